"""Sayso: a ledger of claims from a pile of news."""

__version__ = "0.1.0"
