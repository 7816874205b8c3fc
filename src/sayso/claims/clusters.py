"""Claims out of statements and links; a chain of likenesses makes no claim."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.claims.linking import claimants
from sayso.claims.stems import STOP, stem
from sayso.records.ids import digest
from sayso.records.speech import Manner, Statement
from sayso.records.stories import Claim, Link, Verdict
from sayso.text.words import folded

RULE = "rule"
_COMPARED = 60  # statements of a claim that the gist is chosen among
_DIRECT = {Manner.DIRECT: 0.15, Manner.MIXED: 0.08, Manner.INDIRECT: 0.0}


@dataclass(slots=True)
class _Clusters:
    """Sets of statements that grow together, each under the smallest id that it began with."""

    of: dict[str, str]
    members: dict[str, list[str]]
    said: dict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))

    def join(self, one: str, two: str) -> None:
        keep, gone = sorted((self.of[one], self.of[two]))
        for member in self.members[gone]:
            self.of[member] = keep
        self.members[keep] += self.members.pop(gone)


def claims(statements: Sequence[Statement], links: Sequence[Link]) -> tuple[Claim, ...]:
    """Return the claims of a pile: statements grouped by links, each statement in at most one.

    Two groups become one if more than half of the pairs across are judged SAME and none is judged
    DIFFERENT; so no chain of likenesses is a claim. A person's SAME joins, a person's DIFFERENT
    parts, whatever the rules say. Carriers are in no claim unless a person put them in one.

    Args:
        statements: All statements, in any order.
        links: By rule in any order, by persons oldest first; links about other things are ignored.

    Returns:
        Claims, sorted by id; a statement like no other is a claim of its own.
    """
    by_id = {one.id: one for one in statements}
    judged = effective(links, by_id)
    taken = {one.id for one in claimants(statements)}
    for made in judged.values():
        if made.by != RULE and made.verdict is Verdict.SAME:
            taken |= {made.left, made.right}
    groups = _grouped(sorted(taken), judged)
    return tuple(sorted((_claim(group, by_id) for group in groups), key=lambda claim: claim.id))


def effective(links: Sequence[Link], known: Mapping[str, object]) -> dict[tuple[str, str], Link]:
    """Return pair -> the judgement that holds: a person's over a rule's, the later the earlier."""
    held: dict[tuple[str, str], Link] = {}
    for made in links:
        pair = (min(made.left, made.right), max(made.left, made.right))
        if pair[0] == pair[1] or pair[0] not in known or pair[1] not in known:
            continue
        before = held.get(pair)
        if before is not None and made.by == RULE and not _stronger(made, before):
            continue
        held[pair] = made
    return held


def _stronger(made: Link, before: Link) -> bool:
    """Tell which of two rule links on one pair holds: by verdict and score, never by order."""
    if before.by != RULE:
        return False
    mine, theirs = made.basis.score, before.basis.score
    return (made.verdict.value, mine) < (before.verdict.value, theirs)


def _grouped(ids: Sequence[str], judged: Mapping[tuple[str, str], Link]) -> list[tuple[str, ...]]:
    sets = _Clusters({one: one for one in ids}, {one: [one] for one in ids})
    inside = {pair: made for pair, made in judged.items() if set(pair) <= sets.of.keys()}
    for (left, right), made in inside.items():
        sets.said[left][right] = made
        sets.said[right][left] = made
    same = [pair for pair, made in inside.items() if made.verdict is Verdict.SAME]
    same.sort(key=lambda pair: (inside[pair].by == RULE, -inside[pair].basis.score, pair))
    changed = True
    while changed:
        changed = False
        for left, right in same:
            if sets.of[left] != sets.of[right] and _may_join(sets, left, right, inside):
                sets.join(left, right)
                changed = True
    return [tuple(sorted(group)) for group in sets.members.values()]


def _may_join(
    sets: _Clusters, left: str, right: str, judged: Mapping[tuple[str, str], Link]
) -> bool:
    """Tell whether two groups may become one, by all that is judged across them."""
    ours, theirs = sets.members[sets.of[left]], sets.members[sets.of[right]]
    goal = sets.of[right]
    across = [
        made for one in ours for other, made in sets.said[one].items() if sets.of[other] == goal
    ]
    parted = [made for made in across if made.verdict is Verdict.DIFFERENT]
    if any(made.by != RULE for made in parted):
        return False
    if judged[left, right].by != RULE:
        return True
    same = sum(made.verdict is Verdict.SAME for made in across)
    return not parted and 2 * same > len(ours) * len(theirs)


def _claim(group: Sequence[str], by_id: Mapping[str, Statement]) -> Claim:
    gist = _gist([by_id[one] for one in group])
    return Claim(digest("claim", group[0]), tuple(group), gist.text, gist.id)


def _gist(group: Sequence[Statement]) -> Statement:
    """Return the statement that has most in common with the others, direct words preferred."""
    compared = sorted(group, key=lambda one: one.id)[:_COMPARED]
    held = {one.id: {stem(w) for w in folded(one.text) if w not in STOP} for one in compared}

    def typical(one: Statement) -> float:
        mine = held[one.id]
        shared = (
            2 * len(mine & held[other.id]) / max(1, len(mine) + len(held[other.id]))
            for other in compared
            if other is not one
        )
        return sum(shared) / max(1, len(compared) - 1) + _DIRECT[one.manner]

    return min(compared, key=lambda one: (-round(typical(one), 6), -len(held[one.id]), one.id))
