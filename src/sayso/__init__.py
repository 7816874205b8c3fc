"""Sayso: a ledger of claims from a pile of news.

The names below are the public Python API. They are loaded when they are asked for, so that
``import sayso`` costs nothing.
"""

TYPE_CHECKING = False  # type checkers take it for true; ``typing`` takes time to load
if TYPE_CHECKING:
    from typing import Any

    from sayso.desk.api import dossier_of, open_ledger, read_articles, render, story_of

__all__ = ["dossier_of", "open_ledger", "read_articles", "render", "story_of"]
__version__ = "0.2.0"


def __getattr__(name: str) -> "Any":
    """Load a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'sayso' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module("sayso.desk.api"), name)
