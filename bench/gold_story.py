"""The whole pile: claims, origins, conflicts and derivations beside the gold."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from bench.attribution import Rate
from bench.gold import Span, locate
from bench.gold_score import Laid
from bench.running import Row, Told

Ref = tuple[str, str]
Passage = tuple[str, Span]
Clusters = Mapping[Ref, Hashable]


@dataclass(frozen=True, slots=True)
class Beside:
    """What joins the gold of the story to what was told.

    Attributes:
        gold: The gold of the story.
        laid: The articles.
        refs: (path, number) of a gold statement by the id of the exported one.
    """

    gold: Mapping[str, Any]
    laid: tuple[Laid, ...]
    refs: Mapping[str, Ref]

    @classmethod
    def of(cls, gold: Mapping[str, Any], laid: Sequence[Laid]) -> "Beside":
        """Join them by the pairs of statements whose contents fit."""
        refs = {
            str(row["id"]): (each.gold.path, one.id) for each in laid for row, one in each.pairs()
        }
        return cls(gold, tuple(laid), refs)

    def statements(self) -> list[Ref]:
        """Return all statements of the gold."""
        return [(each.gold.path, one.id) for each in self.laid for one in each.gold.statements]


@dataclass(frozen=True, slots=True)
class Claims:
    """How statements were put together.

    Attributes:
        pairs: Pairs of gold statements that are in one claim, predicted and gold.
        b3: (precision, recall) by statement, Bagga and Baldwin 1998.
    """

    pairs: Rate
    b3: tuple[float, float]


def claims(beside: Beside, told: Told) -> Claims:
    """Compare the claims; a gold statement that was not found stands alone."""
    every = beside.statements()
    alone: dict[Ref, Hashable] = {ref: ref for ref in every}
    gold = alone | {
        (ref["path"], ref["statement"]): claim["id"]
        for claim in beside.gold["claims"]
        for ref in claim["statements"]
    }
    ours = alone | {
        beside.refs[one]: row["claim"]
        for row in told.origins
        for one in row["statements"]
        if one in beside.refs
    }
    return Claims(_pairwise(ours, gold), _b_cubed(ours, gold))


def _together(clusters: Clusters) -> set[tuple[Ref, Ref]]:
    members: dict[Hashable, list[Ref]] = defaultdict(list)
    for ref, cluster in sorted(clusters.items(), key=lambda item: item[0]):
        members[cluster].append(ref)
    return {pair for refs in members.values() for pair in combinations(refs, 2)}


def _pairwise(ours: Clusters, gold: Clusters) -> Rate:
    mine, right = _together(ours), _together(gold)
    hits = len(mine & right)
    return Rate(hits, len(mine), hits, len(right))


def _b_cubed(ours: Clusters, gold: Clusters) -> tuple[float, float]:
    both = Counter((ours[ref], gold[ref]) for ref in gold)
    mine, right = Counter(ours[ref] for ref in gold), Counter(gold.values())
    precision = sum(both[ours[ref], gold[ref]] / mine[ours[ref]] for ref in gold)
    recall = sum(both[ours[ref], gold[ref]] / right[gold[ref]] for ref in gold)
    return precision / len(gold), recall / len(gold)


@dataclass(slots=True)
class Supports:
    """Independent origins of the gold's claims that have two statements or more.

    A claim of which too little was put together says nothing of its origins: one statement has
    one origin, always. It counts as wrong.

    Attributes:
        claims: How many claims there are.
        together: Of these, two statements and half of all stand in one told claim.
        low: Of these, the lower number is right.
        high: Likewise the upper one.
        both: Likewise both.
        overcounted: Claims for which more certain origins are shown than there can be.
    """

    claims: int = 0
    together: int = 0
    low: int = 0
    high: int = 0
    both: int = 0
    overcounted: int = 0


def supports(beside: Beside, told: Told) -> Supports:
    """Compare the numbers of origins, each by the told claim that holds most of the gold's."""
    total = Supports()
    for claim in beside.gold["claims"]:
        refs = {(ref["path"], ref["statement"]) for ref in claim["statements"]}
        if len(refs) < 2:
            continue
        total.claims += 1
        row = _closest(refs, beside, told)
        if row is None:
            continue
        total.together += 1
        low, high = row["support"]["low"], row["support"]["high"]
        total.low += low == claim["low"]
        total.high += high == claim["high"]
        total.both += (low, high) == (claim["low"], claim["high"])
        total.overcounted += low > claim["high"]
    return total


def _closest(refs: set[Ref], beside: Beside, told: Told) -> Row | None:
    def shared(row: Row) -> int:
        return len(refs & {beside.refs[one] for one in row["statements"] if one in beside.refs})

    best = max(told.origins, key=lambda row: (shared(row), str(row["claim"])), default=None)
    return best if best is not None and shared(best) >= max(2, len(refs) / 2) else None


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts shown and missed.

    Attributes:
        rate: Right of those shown; found of those that must be shown.
        near: What near misses were shown as conflicts, in the gold's words.
        missed: What was not shown, likewise.
    """

    rate: Rate
    near: tuple[str, ...]
    missed: tuple[str, ...]


def conflicts(beside: Beside, told: Told) -> Conflicts:
    """Compare the conflicts by kind and by the passages of both sides, in either order."""
    passages = Passages(beside)
    listed = [(each, passages.sides(each)) for each in beside.gold["conflicts"]]
    near = [(each["about"], passages.sides(each)) for each in beside.gold["near_misses"]]
    shown = [(_family(row["kind"]), _shown(row)) for row in told.conflicts]
    right = sum(
        any(_family(each["kind"]) == kind and _meet(sides, pair) for each, sides in listed)
        for kind, pair in shown
    )
    needed = [(each, sides) for each, sides in listed if each["required"]]
    missed = [
        str(each["about"])
        for each, sides in needed
        if not any(_family(each["kind"]) == kind and _meet(sides, pair) for kind, pair in shown)
    ]
    slips = [about for about, sides in near if any(_meet(sides, pair) for _, pair in shown)]
    rate = Rate(right, len(shown), len(needed) - len(missed), len(needed))
    return Conflicts(rate, tuple(slips), tuple(missed))


def _family(kind: str) -> str:
    """A denial is a contradiction that says so: which of the two it is called does not matter."""
    return "contradiction" if kind == "denial" else kind


def _shown(row: Row) -> tuple[list[Passage], list[Passage]]:
    left, right = (
        [(str(row[side]["path"]), (row[side]["at"][0], row[side]["at"][1]))]
        for side in ("left", "right")
    )
    return left, right


def _meet(
    one: tuple[list[Passage], list[Passage]], other: tuple[list[Passage], list[Passage]]
) -> bool:
    left, right = other
    return (_touch(one[0], left) and _touch(one[1], right)) or (
        _touch(one[0], right) and _touch(one[1], left)
    )


def _touch(one: Iterable[Passage], other: Sequence[Passage]) -> bool:
    return any(
        path == place and start < end and begin < stop
        for path, (start, stop) in one
        for place, (begin, end) in other
    )


class Passages:
    """Finds the words that a side of a gold conflict names."""

    def __init__(self, beside: Beside) -> None:
        self.texts = {each.gold.path: each.text for each in beside.laid}
        self.words = {
            (each.gold.path, one.id): [(each.gold.path, at) for at in one.words.content]
            for each in beside.laid
            for one in each.gold.statements
        }
        self.claims = {claim["id"]: claim["statements"] for claim in beside.gold["claims"]}

    def sides(self, pair: Mapping[str, Any]) -> tuple[list[Passage], list[Passage]]:
        """Return the passages of both sides."""
        return self._side(pair["left"]), self._side(pair["right"])

    def _side(self, listed: Iterable[Mapping[str, Any]]) -> list[Passage]:
        return [passage for each in listed for passage in self._one(each)]

    def _one(self, each: Mapping[str, Any]) -> list[Passage]:
        if "claim" in each:
            return self._side(self.claims[each["claim"]])
        if "statement" in each:
            return self.words[each["path"], each["statement"]]
        path = each["path"]
        return [(path, locate(path, self.texts[path], each["fragment"]))]


@dataclass(frozen=True, slots=True)
class Derivations:
    """Pairs of articles that share text.

    Attributes:
        rate: Right of those shown; found of those that must be shown.
        relation: Of those found, the relation is right.
        directed: Found pairs of which one came first.
        direction: Of these, it is shown so.
        wrong: Pairs shown that do not rest on one another.
    """

    rate: Rate
    relation: int
    directed: int
    direction: int
    wrong: tuple[str, ...]


def derivations(beside: Beside, told: Told) -> Derivations:
    """Compare the derivations; pairs that need not be shown count neither way."""
    gold = {frozenset((row["left"], row["right"])): row for row in beside.gold["derivations"]}
    shown = {
        frozenset((row["left"]["path"], row["right"]["path"])): row for row in told.derivations
    }
    needed = {pair for pair, row in gold.items() if row["required"]}
    found = sorted(needed & shown.keys(), key=sorted)
    wrong = sorted(" + ".join(sorted(pair)) for pair in shown.keys() - gold.keys())
    directed = [pair for pair in found if gold[pair]["first"]]
    return Derivations(
        Rate(len(found), len(found) + len(wrong), len(found), len(needed)),
        sum(shown[pair]["relation"] in gold[pair]["relations"] for pair in found),
        len(directed),
        sum(_first(shown[pair]) == gold[pair]["first"] for pair in directed),
        tuple(wrong),
    )


def _first(row: Row) -> str | None:
    side = row["direction"]
    return str(row[side]["path"]) if side in {"left", "right"} else None
