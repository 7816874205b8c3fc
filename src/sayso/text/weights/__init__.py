"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""

VERSION = "2a948ccd7d46"
