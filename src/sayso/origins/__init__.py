from sayso.origins.counting import count
from sayso.origins.derivations import derivations
from sayso.origins.rules import OR001, OR002, OR003, OR004, OR005, OR010, OR011, OR012

__all__ = [
    "OR001",
    "OR002",
    "OR003",
    "OR004",
    "OR005",
    "OR010",
    "OR011",
    "OR012",
    "count",
    "derivations",
]
