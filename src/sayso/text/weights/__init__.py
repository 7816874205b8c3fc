"""The weights that ship, made by ``training/``; ``models.py`` alone loads them."""

VERSION = "0303c33fc446"
