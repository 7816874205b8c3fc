"""What the last run changed: two stories compared, record by record."""

from collections.abc import Iterable, Iterator, Sequence

import click

from sayso.desk.case import Case
from sayso.desk.tables import Row
from sayso.desk.text import counted
from sayso.records.stories import Story, Support


def since_last_run(case: Case) -> Iterator[Row]:
    """Yield what differs from the last story that an earlier run left."""
    last = case.ledger.runs()[-1]
    before = case.ledger.story_before(last)
    if before is None and last.number > 1:
        click.echo(
            "sayso: nothing was asked before the last run, so there is no earlier story to "
            "compare with; everything is new.",
            err=True,
        )
    return changes(before or Story(), case.story)


def changes(before: Story, after: Story) -> Iterator[Row]:
    """Yield one row for each record that came, went or changed."""
    yield from _claims(before, after)
    yield from _grouped(
        "source",
        [(one.id, one.name, one.personas) for one in before.sources],
        [(one.id, one.name, one.personas) for one in after.sources],
    )
    yield from _single("conflict", _conflicts(before), _conflicts(after))
    yield from _single("derivation", _derivations(before), _derivations(after))
    yield from _single("position", _positions(before), _positions(after))


_Cluster = tuple[str, str, tuple[str, ...]]  # id, words for the reader, ids of its members


def _row(change: str, kind: str, key: str, what: str, text: str) -> Row:
    return {"change": change, "kind": kind, "id": key, "what": what, "text": text}


def _claims(before: Story, after: Story) -> Iterator[Row]:
    clusters = [
        [(one.id, one.gist, one.statements) for one in story.claims] for story in (before, after)
    ]
    yield from _grouped("claim", *clusters)
    old = {support.claim: support for support in before.supports}
    gists = {claim.id: claim.gist for claim in after.claims}
    for support in after.supports:
        earlier = old.get(support.claim)
        if earlier is not None and _range(earlier) != _range(support):
            what = f"{_range(support)} origins, was {_range(earlier)}"
            yield _row("changed", "claim", support.claim, what, gists.get(support.claim, ""))


def _range(support: Support) -> str:
    low, high = support.low, support.high
    return str(low) if low == high else f"{low} to {high}"


def _grouped(kind: str, before: Sequence[_Cluster], after: Sequence[_Cluster]) -> Iterator[Row]:
    """Compare clusters by what is in them: an id may change when a cluster grows."""
    home = {member: cluster for cluster in before for member in cluster[2]}
    noun = "statement" if kind == "claim" else "mention"
    for key, text, members in after:
        earlier = list(dict.fromkeys(home[one] for one in members if one in home))
        if not earlier:
            yield _row("new", kind, key, counted(len(members), noun), text)
        elif len(earlier) > 1:
            yield _row("changed", kind, key, f"joins {len(earlier)} that were apart", text)
        elif set(earlier[0][2]) != set(members):
            what = f"{counted(len(members), noun)}, was {len(earlier[0][2])}"
            yield _row("changed", kind, key, what, text)
        elif earlier[0][1] != text:
            yield _row("changed", kind, key, f"was called {earlier[0][1]}", text)
    there = {member for cluster in after for member in cluster[2]}
    for key, text, members in before:
        if there.isdisjoint(members):
            yield _row("gone", kind, key, counted(len(members), noun), text)


def _single(
    kind: str, before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]
) -> Iterator[Row]:
    old, new = dict(before), dict(after)
    yield from (_row("new", kind, key, "", text) for key, text in new.items() if key not in old)
    yield from (_row("gone", kind, key, "", text) for key, text in old.items() if key not in new)


def _conflicts(story: Story) -> Iterator[tuple[str, str]]:
    for one in story.conflicts:
        yield one.id, f"{one.kind.value}: {one.left.text} / {one.right.text}"


def _derivations(story: Story) -> Iterator[tuple[str, str]]:
    for one in story.derivations:
        yield one.id, f"{one.relation.value}, direction {one.direction.value}"


def _positions(story: Story) -> Iterator[tuple[str, str]]:
    for one in story.positions:
        yield one.statement, f"{one.stance:+d} {one.proposal}"
