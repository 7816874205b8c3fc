"""Typographic junk, put into a text on purpose: what scans, exports and careless pages do to news.

``perturb(text, seed)`` returns the damaged text and where each code point went, so that gold can
follow, and what was told of it can be brought back: other quotation marks, lost line breaks, words
torn by hyphens, first words in capitals.
"""

import hashlib
import random
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.attribution import Attribution, Spans

Edit = tuple[int, int, str]

STYLES = (
    {"“": '"', "”": '"', "‘": "'", "’": "'"},
    {"“": "``", "”": "''", "’": "'", "‘": "`"},
    {"“": "«", "”": "»"},
    {"“": "„", "”": "“"},
    {"“": "”", "”": "”"},
    {"“": "''", "”": "''", "’": "´", "‘": "´"},
)
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_LEAD = re.compile(r"\S+(?: \S+){1,4}")
_LONG = re.compile(r"[A-Za-z]{7,}")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text.

    Attributes:
        text: The text after damage.
        places: Where each code point of the text before, and its end, stands now.
    """

    text: str
    places: tuple[int, ...]

    def moved(self, one: Attribution) -> Attribution:
        """Return an attribution of the text before as one of the text after."""
        return Attribution(self._spans(one.content), self._spans(one.source), self._spans(one.cue))

    def restored(self, one: Attribution) -> Attribution:
        """Return an attribution of the text after as one of the text before."""
        return Attribution(self._back(one.content), self._back(one.source), self._back(one.cue))

    def _back(self, spans: Spans) -> Spans:
        return tuple(
            (bisect_left(self.places, start), bisect_left(self.places, end)) for start, end in spans
        )

    def _spans(self, spans: Spans) -> Spans:
        return tuple((self.places[start], self.places[end - 1] + 1) for start, end in spans)


def perturb(text: str, seed: str) -> Damaged:
    """Return ``text`` with one or two kinds of damage, the same for the same ``seed``."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    dice = random.Random(number)  # noqa: S311 - chance that must come out the same, no secret
    kinds = dice.sample(KINDS, dice.choice((1, 2)))
    edits = sorted({edit[:2]: edit for kind in kinds for edit in kind(text, dice)}.values())
    return _applied(text, edits)


def _marks(text: str, dice: random.Random) -> Iterable[Edit]:
    style = dice.choice(STYLES)
    for at, sign in enumerate(text):
        if sign in style:
            yield at, at + 1, style[sign]
    if '"' in text and "“" not in text:
        for found in _STRAIGHT.finditer(text):
            yield found.start(), found.start() + 1, style["“"]
            yield found.end() - 1, found.end(), style["”"]


def _breaks(text: str, dice: random.Random) -> Iterable[Edit]:
    for found in re.finditer(r"(?<=\S)\s*\n\s*(?=\S)", text):
        if dice.random() < 0.7:
            yield found.start(), found.end(), " "


def _hyphens(text: str, dice: random.Random) -> Iterable[Edit]:
    for found in _LONG.finditer(text):
        if dice.random() < 0.04:
            middle = dice.randrange(found.start() + 2, found.end() - 2)
            yield middle, middle, dice.choice(("-\n", "- "))


def _leads(text: str, dice: random.Random) -> Iterable[Edit]:
    for line in re.finditer(r"[^\n]+", text):
        found = _LEAD.match(text, line.start(), line.end())
        if found and (line.start() == 0 or dice.random() < 0.2):
            for at in range(*found.span()):
                if len(text[at].upper()) == 1:
                    yield at, at + 1, text[at].upper()


KINDS: tuple[Callable[[str, random.Random], Iterable[Edit]], ...] = (
    _marks,
    _breaks,
    _hyphens,
    _leads,
)


def _applied(text: str, edits: list[Edit]) -> Damaged:
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for start, end, fresh in edits:
        if start < at:
            continue
        parts += [text[at:start], fresh]
        places += range(length, length + start - at)
        length += start - at
        places += [length + min(n, max(len(fresh) - 1, 0)) for n in range(end - start)]
        length += len(fresh)
        at = end
    parts.append(text[at:])
    places += range(length, length + len(text) - at + 1)
    return Damaged("".join(parts), tuple(places))
