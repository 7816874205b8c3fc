"""Where two articles hold the same words: exact stretches on both sides, from seeds that grow."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from sayso.origins.shingles import GRAM, SAMPLE, Body

_TRIES = 8  # places of one shingle that are tried; the longest stretch wins


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two bodies share.

    Attributes:
        spans: (left start, left end, right start, right end) in code points, by left start.
        words: Words in all spans.
        longest: Words of the longest span.
        containment: Share of the left's 5-grams outside quotations that lie in spans, and of the
            right's.
        head: Whether the shared words begin both bodies.
    """

    spans: tuple[tuple[int, int, int, int], ...]
    words: int
    longest: int
    containment: tuple[float, float]
    head: bool


def align(left: Body, right: Body, stock: AbstractSet[int]) -> Alignment:
    """Return the stretches of words that stand in both bodies.

    A stretch is found by a 5-gram outside quotations and grows over all words, quoted ones too,
    while they are equal. A stretch that holds nothing but stock phrases is left out.

    Args:
        left: The one body.
        right: The other.
        stock: Hashes of stock phrases.
    """
    runs = [run for run in _runs(left, right) if _tells(run, left, stock)]
    pieces = [piece for run in runs for piece in _cut(run, left, right)]
    spans = tuple(
        (left.starts[i], left.ends[i + n - 1], right.starts[j], right.ends[j + n - 1])
        for i, j, n in pieces
    )
    return Alignment(
        spans,
        words=sum(n for _, _, n in pieces),
        longest=max((n for _, _, n in pieces), default=0),
        containment=(
            _share(left, [(i, i + n) for i, _, n in pieces]),
            _share(right, [(j, j + n) for _, j, n in pieces]),
        ),
        head=any(i < GRAM and j < GRAM for i, j, _ in pieces),
    )


def _runs(left: Body, right: Body) -> list[tuple[int, int, int]]:
    """Return (place in left, place in right, words) of maximal common runs, disjoint in left."""
    index: dict[int, list[int]] = {}
    for place, made in right.grams:
        held = index.setdefault(made, [])
        if len(held) < _TRIES:
            held.append(place)
    found: list[tuple[int, int, int]] = []
    done = 0
    for place, made in left.grams:
        if place < done or made not in index:
            continue
        grown = [_grow(left.numbers, right.numbers, (place, at), done) for at in index[made]]
        best = max(grown, key=lambda run: (run[2], -run[1]))
        if best[2] >= GRAM:
            found.append(best)
            done = best[0] + best[2]
    return found


def _grow(
    left: Sequence[int], right: Sequence[int], seed: tuple[int, int], floor: int
) -> tuple[int, int, int]:
    """Return the run around a seed: back to ``floor`` in the left, and on while words are equal."""
    i, j = seed
    while i > floor and j > 0 and left[i - 1] == right[j - 1]:
        i, j = i - 1, j - 1
    n, most = 0, min(len(left) - i, len(right) - j)
    while n < most and left[i + n] == right[j + n]:
        n += 1
    return i, j, n


def _tells(run: tuple[int, int, int], left: Body, stock: AbstractSet[int]) -> bool:
    """Tell whether not all sampled 5-grams of a run are stock phrases."""
    if not stock:
        return True
    start, _, n = run
    held = left.numbers[start : start + n]
    made = (hash(held[at : at + GRAM]) for at in range(n - GRAM + 1))
    asked = [one for one in made if not one & SAMPLE]
    return not asked or any(one not in stock for one in asked)


def _cut(run: tuple[int, int, int], left: Body, right: Body) -> list[tuple[int, int, int]]:
    """Return the run cut where something other than body stands between two words."""
    i, j, n = run
    cuts = sorted(
        {at for at in range(1, n) if i + at in left.breaks or j + at in right.breaks}
        if left.breaks or right.breaks
        else ()
    )
    bounds = [0, *cuts, n]
    return [
        (i + start, j + start, end - start)
        for start, end in pairwise(bounds)
        if end - start >= GRAM
    ]


def _share(one: Body, ranges: Sequence[tuple[int, int]]) -> float:
    """Return the share of 5-grams that lie wholly in one of the ranges of words."""
    if not one.grams:
        return 0.0
    held: set[int] = set()
    for start, end in ranges:
        held.update(range(start, end - GRAM + 1))
    return round(sum(place in held for place, _ in one.grams) / len(one.grams), 4)
