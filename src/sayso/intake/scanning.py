"""All lines of a document looked at in one pass: what kinds of signs and which words they hold.

A page has hundreds of lines. Ten looks at each of them by itself take ten times as long as ten
looks at all of them, so here the lines are one text, and one table tells of each sign what it is.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from re import Pattern

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Sign:
    """Kinds of signs, each a bit; a sign can be of several."""

    DOT, COMMA, COLON, ASKED, BRACKET, COPYRIGHT, AT = (1 << bit for bit in range(7))
    END, PAUSE, MORE, CLOSED, QUOTED, OPENED, PARTED = (1 << bit for bit in range(7, 14))
    UPPER, LOWER, TITLED, CAPITAL = (1 << bit for bit in range(14, 18))
    DIGIT, FIGURE, LETTER, WORD = (1 << bit for bit in range(18, 22))
    KNOWN = 1 << 31  # it has been looked at


_SETS = {  # kinds that are told by the signs themselves
    Sign.DOT: ".",
    Sign.COMMA: ",",
    Sign.COLON: ":",
    Sign.ASKED: "?",
    Sign.BRACKET: "(",
    Sign.COPYRIGHT: "©",
    Sign.AT: "@",
    Sign.END: ".!?",
    Sign.PAUSE: ",;:",
    Sign.MORE: "…",
    Sign.CLOSED: "\"”’'»",
    Sign.QUOTED: '"“„«‘',
    Sign.OPENED: "\"“„«‘'",
    Sign.PARTED: "|›»•·→",
}
_KINDS = np.zeros(sys.maxunicode + 1, np.uint32)  # filled in as signs come along
_EDGE = "\n\n"  # before the first line, so that two signs before any place can be looked at


def _kind(sign: str) -> int:
    """Return what a sign is, as the sum of its kinds."""
    told = (
        (Sign.KNOWN, True),
        (Sign.UPPER, sign.isupper()),
        (Sign.LOWER, sign.islower()),
        (Sign.TITLED, sign.istitle() and not sign.isupper()),
        (Sign.CAPITAL, "A" <= sign <= "Z" or "À" <= sign <= "Þ"),
        (Sign.DIGIT, sign.isdecimal()),
        (Sign.FIGURE, sign.isdigit()),
        (Sign.LETTER, sign.isalnum()),
        (Sign.WORD, sign.isalnum() or sign == "_"),
        *((kind, sign in signs) for kind, signs in _SETS.items()),
    )
    return sum(kind for kind, so in told if so)


def _kinds(text: str) -> NDArray[np.uint32]:
    """Return the kinds of each sign of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = _KINDS.take(codes)
    if not found.all():
        for sign in set(text):
            _KINDS[ord(sign)] = _kind(sign)
        found = _KINDS.take(codes)
    return found


class Scanned:
    """The lines of a document as one text.

    Attributes:
        text: The lines, one below the other; a line may hold a line feed itself.
        starts: Of each line, its first sign in ``text``.
        ends: One past the last.
        kinds: Of each sign of ``text``, what it is.
        words: Of each line, its words in small letters.
        sizes: How many of them each line has.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        lengths = np.fromiter(map(len, lines), np.int64, len(lines))
        self.text = _EDGE + "\n".join(lines)
        self.ends = np.cumsum(lengths + 1) + len(_EDGE) - 1
        self.starts = self.ends - lengths
        self.kinds = _kinds(self.text)
        self.words = [line.casefold().split() for line in lines]
        self.sizes = np.fromiter(map(len, self.words), np.int64, len(lines))

    @cached_property
    def held(self) -> NDArray[np.uint32]:
        """All kinds of signs that each line has."""
        return np.bitwise_or.reduceat(self.kinds, self.starts)

    def has(self, kind: int) -> Flags:
        """Tell of each line whether it has a sign of a kind."""
        return (self.held & kind) > 0

    def counts(self, signs: Flags) -> Ids:
        """Return how many signs of each line are so.

        Args:
            signs: Of each sign of the text.
        """
        found: Ids = np.add.reduceat(signs, self.starts, dtype=np.int64)
        return found

    def of(self, places: Sequence[int]) -> Ids:
        """Return the lines in which places of the text stand."""
        found = np.searchsorted(self.starts, np.array(places, np.int64), "right") - 1
        return found.astype(np.int64)

    def found(self, pattern: Pattern[str]) -> tuple[Ids, list[str]]:
        """Return what a pattern finds, which never goes over a line feed: the lines, the words."""
        met = list(pattern.finditer(self.text))
        return self.of([each.start() for each in met]), [each.group() for each in met]

    def stand(self, stretches: Sequence[str]) -> Iterator[int]:
        """Yield where one of several stretches stands in the text."""
        for stretch in stretches:
            at = self.text.find(stretch)
            while at >= 0:
                yield at
                at = self.text.find(stretch, at + 1)
