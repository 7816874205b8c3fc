"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""

VERSION = "a1996b3ab36c"
