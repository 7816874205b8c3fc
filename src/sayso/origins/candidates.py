"""Which pairs of articles may share text: those that share two sampled shingles that tell.

A shingle's frequency is counted over families of near duplicates: a wire story that fifty outlets
print is one family, so its words stay telling; a disclaimer under many stories is not.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

SKETCH = 24  # smallest hashes of an article, by which its family is found
ALIKE = 1 / 3  # share of the sketch that an article has in common with its family's first
FAMILIES = 8  # a shingle in more families than this is a stock phrase
CROWD = 24  # in a larger group, members are paired with one of each family, not with one another
_PARTS = 64  # the index is sorted in so many parts, to hold little at a time


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs that may share text, and the shingles that tell nothing.

    Attributes:
        pairs: (place of the one, place of the other, shared telling shingles), sorted.
        stock: Hashes of stock phrases.
    """

    pairs: tuple[tuple[int, int, int], ...]
    stock: frozenset[int]


def candidates(sketched: Sequence[Sequence[int]], least: int = 2) -> Candidates:
    """Return the pairs of articles that share at least ``least`` telling sampled shingles.

    Args:
        sketched: The sampled hashes of each article, ascending; places are by article id.
        least: Shared shingles that make a candidate.
    """
    family = families(sketched)
    shift = max(1, len(sketched)).bit_length()
    met: Counter[int] = Counter()
    stock: list[int] = []
    for part in range(_PARTS):
        for made, places in _groups(sketched, part):
            held = {family[place] for place in places}
            if len(held) > FAMILIES:
                stock.append(made)
                continue
            met.update(one << shift | two for one, two in _pairs(places, family))
    mask = (1 << shift) - 1
    pairs = sorted((key >> shift, key & mask, n) for key, n in met.items() if n >= least)
    return Candidates(tuple(pairs), frozenset(stock))


def families(sketched: Sequence[Sequence[int]]) -> list[int]:
    """Return for each article the place of the first article of its family, maybe its own.

    An article joins the family with whose first member it shares a third of its sketch. It is
    never compared with other members, so a family is no chain.
    """
    leaders: dict[int, list[int]] = {}
    family: list[int] = []
    for place, hashes in enumerate(sketched):
        sketch = hashes[:SKETCH]
        votes = Counter(leader for made in sketch for leader in leaders.get(made, ()))
        best = min(votes, key=lambda leader: (-votes[leader], leader), default=place)
        if best != place and votes[best] >= max(2, ALIKE * len(sketch)):
            family.append(best)
            continue
        family.append(place)
        for made in sketch:
            held = leaders.setdefault(made, [])
            if len(held) < CROWD:
                held.append(place)
    return family


def _groups(sketched: Sequence[Sequence[int]], part: int) -> Iterator[tuple[int, list[int]]]:
    """Yield each hash of one part of the index that several articles hold, with their places."""
    shift = max(1, len(sketched)).bit_length()
    mask = (1 << shift) - 1
    low, high = _bounds(part)
    keys = sorted(
        made << shift | place
        for place, hashes in enumerate(sketched)
        for made in _between(hashes, low, high)
    )
    for made, group in groupby(keys, key=lambda key: key >> shift):
        places = [key & mask for key in group]
        if len(places) > 1:
            yield made, places


def _bounds(part: int) -> tuple[int, int]:
    """Return the range of signed 64-bit hashes that a part of the index holds."""
    size = 2**64 // _PARTS
    return part * size - 2**63, (part + 1) * size - 2**63


def _between(hashes: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Return the part of ascending ``hashes`` that lies in [low, high)."""
    return hashes[bisect_left(hashes, low) : bisect_left(hashes, high)]


def _pairs(places: Sequence[int], family: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs of a group; in a crowd, only those that lead from family to family."""
    if len(places) <= CROWD:
        return combinations(places, 2)
    first: dict[int, int] = {}
    for place in places:
        first.setdefault(family[place], place)
    inside = [(first[family[place]], place) for place in places if first[family[place]] != place]
    return [*combinations(sorted(first.values()), 2), *inside]
