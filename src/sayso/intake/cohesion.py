"""How lines of a text hang together: what each one shares with each other one.

``strangeness`` counts what a line has in common with the rest as a whole; here lines are looked at
in pairs, so that lines that hang together with one another and not with the story show. The same
function serves training (``training/cohesion.py``) and reading: a change to it asks for new
weights.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
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
# What a pattern begins with is what it is looked for by: a capital or an "h", not any letter.
_NAME = re.compile(
    r"([A-ZÀ-Þ](?:(?<=[a-zà-þ0-9,’”\"] .)|(?<=[a-zà-þ0-9,’”\"] [“\"‘(].))[a-zà-þ’'-]{2,})"
    r"((?: (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+)+)?"
)
_START = re.compile(
    r"[“\"‘(]?([A-ZÀ-Þ][a-zà-þ’'-]{2,}) (?:said|says|told|added|also|has|had|was|is|did|will|who)\b"
)
_THE = re.compile(r"h(?<=[Tt]h)(?<!\w.h)(?:e|is|ese|ose) ([a-zà-þ]{4,})")
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
    weight = np.fromiter(map(rare.get, words.stems, repeat(1.0)), np.float32, size)
    here = np.zeros((count, size), np.float32)
    here[words.line, words.stem] = 1.0
    named = np.zeros((count, size), np.float32)
    named[words.name_line, words.name_stem] = 1.0
    named[:, [words.table[stem] for stem in _NO_NAMES if stem in words.table]] = 0.0
    spread = here.sum(0)
    telling = weight / np.log2(1.0 + np.maximum(spread, 1.0))
    told = here * telling
    common = _products(told, here)
    total = np.maximum(told.sum(1), 0.2)
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
    return made.astype(np.float32, copy=False)


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
        places: Of each stem, the first line that holds it and the last one.
        nowhere: The same of a stem that none holds: beyond the ends.
        middle: Code points of a line of middling length.
    """

    places: Mapping[str, tuple[int, int]]
    nowhere: tuple[int, int]
    middle: int


def _nodes(lines: Sequence[Rough], words: Woven) -> Floats:
    """Return what each line shows of whom and what it names: known, new, or never again."""
    own = [rough.role is None or rough.role is Role.BODY for rough in lines]
    held = [is_own or rough.role is Role.HEADLINE for rough, is_own in zip(lines, own, strict=True)]
    sizes = sorted(len(rough.line.text) for rough, is_own in zip(lines, own, strict=True) if is_own)
    middle = max(1, sizes[len(sizes) // 2] if sizes else 1)
    seen = _Seen(_places(words, np.array(held, np.bool_)), (len(lines), -1), middle)
    rows = [_node(rough.line.text, at, seen) for at, rough in enumerate(lines)]
    return np.array(rows, np.float32).reshape(len(lines), NODES)


def _places(words: Woven, held: NDArray[np.bool_]) -> dict[str, tuple[int, int]]:
    """Return of each stem the first line that holds it, of those that count, and the last one."""
    first, last = np.full((2, len(words.stems)), len(held)), np.full((2, len(words.stems)), -1)
    for kind, (line, stem) in enumerate(
        ((words.line, words.stem), (words.name_line, words.name_stem))
    ):
        kept = held[line]
        rising, stems = line[kept], stem[kept]
        first[kind, stems[::-1]] = rising[::-1]
        last[kind, stems] = rising
    places = zip(first.min(0).tolist(), last.max(0).tolist(), strict=True)
    return dict(zip(words.stems, places, strict=True))


def _node(text: str, at: int, seen: _Seen) -> tuple[float, ...]:
    alone, full = _named(text)
    before = after = far = never = alone_never = alone_before = full_never = full_before = 0
    for stem in alone | full:
        first, last = seen.places.get(stem, seen.nowhere)
        is_before, is_after, by_itself, in_full = first < at, last > at, stem in alone, stem in full
        is_never = not (is_before or is_after)
        before += is_before
        after += is_after
        far += first < at - BESIDE or last > at + BESIDE
        never += is_never
        alone_never += is_never and by_itself
        alone_before += is_before and by_itself
        full_never += is_never and in_full
        full_before += is_before and in_full
    the = {word[:STEM] for word in _THE.findall(text)}
    known = sum(seen.places.get(stem, seen.nowhere)[0] < at for stem in the)
    blanks = text.count(" ")
    return (
        min(3, len(alone)) / 3,
        min(3, alone_never) / 3,
        min(3, alone_before) / 3,
        min(3, full_never) / 3,
        min(3, full_before) / 3,
        min(3, before) / 3,
        min(3, after) / 3,
        min(3, far) / 3,
        min(3, never) / 3,
        bool(alone or full) and not far,
        min(4, len(the) - known) / 4,
        min(4, known) / 4,
        max(-2.0, min(2.0, log(max(1, len(text)) / seen.middle))) / 2,
        bool(_ITEM.match(text)),
        blanks / 40 if blanks < 80 else 2.0,
        text[-1] in '”"' and text[0] in '“"',
    )


def _named(text: str) -> tuple[set[str], set[str]]:
    """Return the stems of the names that stand alone, and of the surnames of those in full."""
    found = _NAME.findall(text)
    alone = {name[:STEM].casefold() for name, rest in found if not rest}
    full = {rest.split()[-1][:STEM].casefold() for _, rest in found if rest}
    if opening := _START.match(text):
        alone.add(opening[1][:STEM].casefold())
    return alone - _NO_NAMES, full
