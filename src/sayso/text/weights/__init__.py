"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""

VERSION = "240c1a849301"
