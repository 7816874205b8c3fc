"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""

VERSION = "f7d0b4ca5349"
