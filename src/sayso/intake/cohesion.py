"""How lines of a text hang together: what each one shares with each other one.

``strangeness`` counts what a line has in common with the rest as a whole; here lines are looked at
in pairs, so that lines that hang together with one another and not with the story show. The same
function serves training (``training/cohesion.py``) and reading: a change to it asks for new
weights.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.intake.rough import Rough
from sayso.intake.strangeness import Woven, woven
from sayso.records.articles import Role

Floats = NDArray[np.float32]

STEM = 6  # letters under which two words are the same, as in ``strangeness``
PAIRS = 5  # numbers of each pair of lines
BESIDE = 3  # lines; a name that recurs only within so many may be a teaser's
NODES = 16  # numbers of each line
SHARP = 0.85  # how much a stem tells that few stories hold
FEW = 0.2  # of the lines of a document that hold a stem which still ties two of them together
_ROWS = 1 << 18  # multiplications that OpenBLAS gives to one thread; more wait for each other
_NAME = re.compile(
    r"(?<=[a-zà-þ0-9,’”\"] )[“\"‘(]?([A-ZÀ-Þ][a-zà-þ’'-]{2,})((?: (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+)+)?"
)
_START = re.compile(
    r"[“\"‘(]?([A-ZÀ-Þ][a-zà-þ’'-]{2,}) (?:said|says|told|added|also|has|had|was|is|did|will|who)\b"
)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose) ([a-zà-þ]{4,})")
_NO_NAMES = frozenset(
    "monday tuesda wednes thursd friday saturd sunday januar februa march april june july august"
    " septem octobe novemb decemb".split()
)
_ITEM = re.compile(r"(?:[-–—•*·▪◦‣]|\(?(?:\d{1,2}|[a-z])[.):])\s")


@dataclass(frozen=True, slots=True)
class Cohesion:
    """What a document's lines show of how they hang together.

    Attributes:
        nodes: (lines, NODES) numbers of each line.
        pairs: (lines, lines, PAIRS) numbers of each line with each other one.
    """

    nodes: Floats
    pairs: Floats


def cohesion(lines: Sequence[Rough], rare: Mapping[str, float]) -> Cohesion:
    """Return how lines hang together.

    Args:
        lines: All lines of a document, each with the role that it has so far.
        rare: How much a stem tells, in [0, 1], of stems that are common; others tell 1.
    """
    words = woven(tuple(rough.line.text for rough in lines))
    return Cohesion(_nodes(lines, words), _pairs(lines, words, rare))


def _pairs(lines: Sequence[Rough], words: Woven, rare: Mapping[str, float]) -> Floats:
    count, size = len(lines), len(words.stems)
    weight = np.array([rare.get(stem, 1.0) for stem in words.stems], np.float32)
    here = np.zeros((count, size), np.float32)
    here[words.line, words.stem] = 1.0
    named = np.zeros((count, size), np.float32)
    named[words.name_line, words.name_stem] = 1.0
    kept = np.array([stem not in _NO_NAMES for stem in words.stems], np.float32)
    named *= kept
    spread = here.sum(0)
    telling = weight / np.log2(1.0 + np.maximum(spread, 1.0))
    common = _products(here * telling, here)
    total = np.maximum((here * telling).sum(1), 0.2)
    names = _products(named * weight, np.maximum(named, here))
    rarest = _products(here * (weight > SHARP) * (spread <= max(2.0, FEW * count)), here)
    made = np.stack(
        [
            common / np.sqrt(total[:, None] * total[None, :]),
            common / np.minimum(total[:, None], total[None, :]),
            np.minimum(names, 3) / 3,
            np.minimum(rarest, 3) / 3,
            (names > 0) * np.minimum(common, 3) / 3,
        ],
        axis=2,
    )
    made[np.arange(count), np.arange(count)] = 0.0
    return made.astype(np.float32)


def _products(left: Floats, right: Floats) -> Floats:
    """Return all products of rows, made in pieces too small to be shared out among threads."""
    rows = max(1, _ROWS // max(1, right.size))
    turned = right.T
    pieces = [left[at : at + rows] @ turned for at in range(0, len(left), rows)]
    made: Floats = np.concatenate(pieces)
    return made


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where the stems of a story stand.

    Attributes:
        first: Of each stem, the first line that holds it.
        last: The last one.
        count: Of all lines.
        middle: Code points of a line of middling length.
    """

    first: Mapping[str, int]
    last: Mapping[str, int]
    count: int
    middle: int

    def before(self, stems: Iterable[str], at: int) -> set[str]:
        """Return those that a line above ``at`` holds."""
        return {stem for stem in stems if self.first.get(stem, self.count) < at}

    def after(self, stems: Iterable[str], at: int) -> set[str]:
        """Return those that a line below ``at`` holds."""
        return {stem for stem in stems if self.last.get(stem, -1) > at}


def _nodes(lines: Sequence[Rough], words: Woven) -> Floats:
    """Return what each line shows of whom and what it names: known, new, or never again."""
    own = [rough.role is None or rough.role is Role.BODY for rough in lines]
    held = [is_own or rough.role is Role.HEADLINE for rough, is_own in zip(lines, own, strict=True)]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, numbers in ((words.line, words.stem), (words.name_line, words.name_stem)):
        for line, number in zip(at.tolist(), numbers.tolist(), strict=True):
            if held[line]:
                stem = words.stems[number]
                first[stem] = min(first.get(stem, line), line)
                last[stem] = max(last.get(stem, line), line)
    sizes = sorted(len(rough.line.text) for rough, is_own in zip(lines, own, strict=True) if is_own)
    seen = _Seen(first, last, len(lines), sizes[len(sizes) // 2] if sizes else 1)
    rows = [_node(rough.line.text, at, seen) for at, rough in enumerate(lines)]
    return np.array(rows, np.float32).reshape(len(lines), NODES)


def _node(text: str, at: int, seen: _Seen) -> tuple[float, ...]:
    alone, full = _named(text)
    names = alone | full
    before, after = seen.before(names, at), seen.after(names, at)
    far = seen.before(names, at - BESIDE) | seen.after(names, at + BESIDE)
    never = names - before - after
    the = {found[1][:STEM] for found in _THE.finditer(text)}
    known = seen.before(the, at)
    blanks = text.count(" ")
    return (
        min(3, len(alone)) / 3,
        min(3, len(alone & never)) / 3,
        min(3, len(alone & before)) / 3,
        min(3, len(full & never)) / 3,
        min(3, len(full & before)) / 3,
        min(3, len(before)) / 3,
        min(3, len(after)) / 3,
        min(3, len(far)) / 3,
        min(3, len(never)) / 3,
        bool(names) and not far,
        min(4, len(the) - len(known)) / 4,
        min(4, len(known)) / 4,
        max(-2.0, min(2.0, log(max(1, len(text)) / max(1, seen.middle)))) / 2,
        bool(_ITEM.match(text)),
        blanks / 40 if blanks < 80 else 2.0,
        text[-1] in '”"' and text[0] in '“"',
    )


def _named(text: str) -> tuple[set[str], set[str]]:
    """Return the stems of the names that stand alone, and of the surnames of those in full."""
    found = [(name[1], name[2]) for name in _NAME.finditer(text)]
    alone = {name[:STEM].casefold() for name, rest in found if not rest}
    full = {rest.split()[-1][:STEM].casefold() for _, rest in found if rest}
    if opening := _START.match(text):
        alone.add(opening[1][:STEM].casefold())
    return alone - _NO_NAMES, full
