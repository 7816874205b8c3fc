"""Outlets by name: one key for all names of one outlet, and whether it sells its copy to others."""

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.text.outlets import by_name

_AGENCY = re.compile(
    r"\b(?:agency|agencies|wire|wires|newswire|press association|news service|presse)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """Return the key of an outlet: equal for all its known names, "the" and case left out."""
    known = by_name(name)
    plain = " ".join((known.name if known else name).casefold().replace("’", "'").split())
    return plain.removeprefix("the ").strip(" .,()[]")


def fuller_names(names: Iterable[str]) -> dict[str, str]:
    """Return key -> fullest name, for short names that end one other name only.

    A pile that speaks of "The Vell Courier" means it by "the Courier", unless another Courier is
    there too, or the short name is an outlet of its own that everybody knows ("The Times").
    """
    known = {outlet_key(name): name for name in sorted(names, reverse=True)}
    found: dict[str, str] = {}
    for key, name in known.items():
        longer = [other for other in known if other.endswith(f" {key}")]
        if key and by_name(name) is None and len(longer) == 1:
            found[key] = known[longer[0]]
    return found


@lru_cache(maxsize=4096)
def is_agency(name: str) -> bool:
    """Tell whether others print this outlet's copy: known as an agency, or called so."""
    known = by_name(name)
    return known.kind == "agency" if known else bool(_AGENCY.search(name))
