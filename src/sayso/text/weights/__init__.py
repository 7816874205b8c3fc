"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""

VERSION = "1f6317134e49"
