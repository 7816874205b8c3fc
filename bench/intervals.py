"""How sure a figure is: intervals by drawing the documents again.

A figure over documents is a ratio of counts. Each document leaves its own counts, its *tally*; a
thousand times as many documents as there are get drawn from them with replacement, and the middle
95 % of the figures so found is the interval. Statements of one document are not independent of
each other, so documents are drawn, not statements. The seed is fixed: the same tallies give the
same interval.

Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from operator import mul

from bench.attribution import Rate, percent

RESAMPLES = 1000
SEED = 20_190_101
TAIL = 0.025  # left out at either end


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of things were right."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share, in [0, 1]; 0 of nothing."""
        return self.right / self.of if self.of else 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)


Figure = Rate | Share
Tally = Mapping[str, Figure]
Bounds = tuple[float, float]


def values(figure: Figure) -> tuple[float, ...]:
    """Return precision, recall and F1 of a rate, or the one value of a share."""
    if isinstance(figure, Share):
        return (figure.value,)
    return figure.precision, figure.recall, figure.f1


def together(tallies: Iterable[Tally]) -> dict[str, Figure]:
    """Return the counts of all documents, names in the order in which they first occur."""
    total: dict[str, Figure] = {}
    for tally in tallies:
        for name, figure in tally.items():
            total[name] = _sum(total[name], figure) if name in total else figure
    return total


def _sum(one: Figure, other: Figure) -> Figure:
    if isinstance(one, Share) and isinstance(other, Share):
        return one + other
    if isinstance(one, Rate) and isinstance(other, Rate):
        return one + other
    raise TypeError("one name is a rate in one document and a share in another")


def bounds(
    tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, tuple[Bounds, ...]]:
    """Return the 95 % interval of each value of each figure.

    Args:
        tallies: What each document gave; a name that one lacks counts nothing there.
        resamples: How often the documents are drawn again.
        seed: Of the draws.

    Returns:
        By name of figure, in the order of ``values``, the lower and the upper end.
    """
    dice = random.Random(seed)  # noqa: S311 - chance that must come out the same, no secret
    draws = [_weights(dice, len(tallies)) for _ in range(resamples)] if tallies else []
    return {
        name: _ends([each.get(name, type(figure)()) for each in tallies], draws)
        for name, figure in together(tallies).items()
    }


def _weights(dice: random.Random, count: int) -> list[int]:
    """Return how often each of ``count`` documents is drawn."""
    weights = [0] * count
    for drawn in dice.choices(range(count), k=count):
        weights[drawn] += 1
    return weights


def _ends(figures: Sequence[Figure], draws: Sequence[Sequence[int]]) -> tuple[Bounds, ...]:
    columns = list(zip(*map(astuple, figures), strict=True))
    kind = type(figures[0])
    found = (
        values(kind(*(sum(map(mul, column, weights)) for column in columns))) for weights in draws
    )
    return tuple(map(_middle, zip(*found, strict=True)))


def _middle(found: Sequence[float]) -> Bounds:
    ordered = sorted(found)
    cut = int(TAIL * len(ordered))
    return ordered[cut], ordered[-1 - cut]


def report(tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield the lines of a printed table: each value with its interval, then the counts."""
    ends = bounds(tallies)
    yield f"{'':30}{'P or share':20}{'R':20}{'F1':20}told of gold"
    for name, figure in together(tallies).items():
        cells = [
            f"{percent(value):>5} [{percent(low):>5},{percent(high):>6}]"
            for value, (low, high) in zip(values(figure), ends[name], strict=True)
        ]
        yield f"{name:30}{''.join(f'{cell:20}' for cell in cells):60}{_counts(figure)}"


def _counts(figure: Figure) -> str:
    if isinstance(figure, Share):
        return f"{figure.right} of {figure.of}"
    return f"{figure.predicted} of {figure.gold}"
