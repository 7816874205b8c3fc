"""Views: how a damaged paragraph is shown to a learned reader, sign by sign, with its places.

Scans tear words by hyphens, and every program has quotation marks of its own. The weights learnt
from texts that are whole and have the usual marks; so they are shown the word as it was and the
marks that they know. Places are those of the text, which stays as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.text.quotes import Quotation

OPENING, CLOSING = "“", "”"
_MARKS = ("``", "''", "“", "”", "„", "«", "»", "‟")
_TORN = re.compile(
    r"(?<![^\W\d_]-)\b(?P<left>[^\W\d_]{2,})(?P<tear>-[ \t]*\n?[ \t]*(?<=\s))"
    r"(?!(?:and|or|to|nor)\b)(?P<right>[^\W\d_]{2,})"
)
_ACCENT = re.compile(r"(?<=[^\W\d_])(?P<behind>[´`])(?!`)|(?<!`)[´`](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class View:
    """A paragraph as it is shown.

    Attributes:
        text: What is shown.
        starts: For each sign of it the first code point that it stands for.
        ends: For each sign one past the last.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def view(
    text: str, start: int, end: int, quoted: Sequence[Quotation], length: Callable[[str], int]
) -> View:
    """Return ``text[start:end]`` without the hyphens of torn words, with the usual marks.

    Args:
        text: The document's text.
        start: Where the paragraph begins.
        end: Where it ends.
        quoted: The paragraph's quotations.
        length: Number of pieces of a word; a word that has fewer than its halves was torn.
    """
    edits = sorted(
        [
            *_odd(text, quoted),
            *(
                (*at.span(), "’" if at["behind"] else "‘")
                for at in _ACCENT.finditer(text, start, end)
            ),
            *((*at.span("tear"), "") for at in torn(text, start, end, length)),
        ]
    )
    if not edits:
        return View(text[start:end], range(start, end), range(start + 1, end + 1))
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for left, right, fresh in [*edits, (end, end, "")]:
        if left < at:
            continue
        shown += (text[at:left], fresh)
        starts += [*range(at, left), *([left] * len(fresh))]
        ends += [*range(at + 1, left + 1), *([right] * len(fresh))]
        at = right
    return View("".join(shown), starts, ends)


def torn(text: str, start: int, end: int, length: Callable[[str], int]) -> list[re.Match[str]]:
    """Return where words of ``text[start:end]`` are torn: "inter- view", "inter-" and a new line.

    What hangs on purpose ("short- and long-term") is no torn word.
    """
    return [
        found
        for found in _TORN.finditer(text, start, end)
        if length(found["left"] + found["right"]) < length(found["left"]) + length(found["right"])
    ]


def _odd(text: str, quoted: Sequence[Quotation]) -> list[tuple[int, int, str]]:
    """Return the edits that give quotations the usual marks where they have others."""
    found = []
    for one in quoted:
        if one.opened and (mark := _mark(text, one.start)) and mark != OPENING:
            found.append((one.start, one.start + len(mark), OPENING))
        before = one.end - 2 if text[one.end - 2 : one.end] in _MARKS else one.end - 1
        if one.closed and (mark := _mark(text, before)) and mark != CLOSING:
            found.append((before, one.end, CLOSING))
    return found


def _mark(text: str, at: int) -> str | None:
    """Return the odd mark that stands at a place."""
    return next((mark for mark in _MARKS if text.startswith(mark, at)), None)
