"""Words of a text: where they stand, and the form under which they are compared."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]++(?:['’.\-‑][^\W_]++)*+")  # nothing is tried twice


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as it stands and where: ``text[start:end]``."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of ``text[start:end]`` in order, with offsets into ``text``.

    A word is a run of letters and digits, with inner apostrophes, hyphens and points
    ("Int'l", "U.S", "twenty-one").
    """
    stop = len(text) if end is None else end
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, stop)]


def folded(text: str) -> list[str]:
    """Return the words of ``text`` in case-folded form, apostrophes made straight."""
    low = text.casefold()
    if len(low) == len(text) and "\u0345" not in text:  # or words would be parted elsewhere
        return _WORD.findall(low.replace("’", "'"))
    return [found.casefold().replace("’", "'") for found in _WORD.findall(text)]


def squash(text: str) -> str:
    """Return ``text`` as one case-folded line with single spaces: the key of a repeat."""
    return " ".join(text.casefold().split())
