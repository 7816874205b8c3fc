"""Generated stretches inside hand-written pages.

A stretch stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``. What stands there is
replaced by what the generator of that name says; everything else is the writer's.
"""

import re
from collections.abc import Callable, Mapping

STRETCH = re.compile(r"(<!-- generated: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


class UnknownStretchError(Exception):
    """A page asks for a stretch that nothing generates."""


def filled(page: str, makers: Mapping[str, Callable[[], str]]) -> str:
    """Return ``page`` with every generated stretch made anew.

    Raises:
        UnknownStretchError: If a stretch has a name that is not among ``makers``.
    """

    def made(found: re.Match[str]) -> str:
        name = found[2]
        if name not in makers:
            raise UnknownStretchError(f"nothing generates '{name}'; there are {sorted(makers)}")
        return f"{found[1]}{makers[name]().strip()}\n{found[4]}"

    return STRETCH.sub(made, page)


def fenced(text: str, language: str = "text") -> str:
    """Return ``text`` between fences, longer ones if it holds fences itself."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def cell(text: str) -> str:
    """Return ``text`` as it may stand in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")
