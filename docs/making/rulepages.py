"""One page for each rule, and their index, from the docstrings of the rule classes."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from docs.making.markers import cell

from sayso.records.rules import catalogue

ROOMS = {
    "IN": ("intake", "from bytes to an article whose every stretch has a role"),
    "SP": ("speech", "who said what, inside one article"),
    "VO": ("voices", "which names are one voice"),
    "CL": ("claims", "which statements are one claim"),
    "OR": ("origins", "which text is shared, and where a claim entered the world"),
    "ST": ("story", "what cannot both be right, and who stands where"),
    "LE": ("ledger", "what the file itself shows"),
    "DK": ("desk", "what a person judged, and what a check found"),
}
_PART = re.compile(r"^(Why|Example|What to do|Source|Bad|Good): *", re.MULTILINE)


def every_rule() -> dict[str, str]:
    """Return code -> docstring of the rules of all rooms."""
    for room, _ in ROOMS.values():
        if find_spec(f"sayso.{room}.rules"):
            import_module(f"sayso.{room}.rules")
    return catalogue()


def made() -> Iterator[tuple[str, str]]:
    """Yield (path below ``docs``, text) of the index and of every rule's page."""
    rules = every_rule()
    yield "rules/index.md", _index(rules)
    for code, text in rules.items():
        yield f"rules/{code}.md", _page(code, text)


def _page(code: str, text: str) -> str:
    room = ROOMS[code[:2]][0]
    body = _PART.sub(lambda found: f"**{found[1]}:** ", text.strip()).replace("``", "`")
    first, _, rest = body.partition("\n")
    return (
        f"# {code}\n\n{first}\n{rest}\n\n"
        f"Room: {room} (`sayso.{room}.rules`). In the terminal: `sayso why {code}`. "
        "[All rules](index.md)\n"
    )


def _index(rules: dict[str, str]) -> str:
    lines = [
        "# Rules",
        "",
        "Every derived record names the rule that made it, and every finding the rule that saw it.",
        "`sayso why ID` shows the rule of a record with the words that it looked at, `sayso rules`",
        "lists them all. A code never changes its meaning, and a code that is gone is not used",
        "again.",
        "",
        "These pages are made from the docstrings in `src/sayso/*/*rules.py` by",
        "`python docs/generate.py`.",
    ]
    for prefix, (room, about) in ROOMS.items():
        found = {code: text for code, text in rules.items() if code.startswith(prefix)}
        if found:
            lines += ["", f"## {room}: {about}", "", "| code | what it sees |", "|---|---|"]
            lines += [
                f"| [{code}]({code}.md) | {cell(text.strip().partition(chr(10))[0])} |".replace(
                    "``", "`"
                )
                for code, text in found.items()
            ]
    return "\n".join(lines) + "\n"
