"""Answers to single questions: what a voice said, a claim's hands, what rests on what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.records.speech import Persona, Statement
from sayso.records.stories import Claim, Origin, Source, Story


@dataclass(frozen=True, slots=True)
class Traced:
    """One telling of a claim.

    Attributes:
        statement: Id of the statement.
        doc: Id of the article, the last hand.
        hands: Ids of the sources from the mouth outwards; "" where nobody is named.
        origins: Ids of the claim's origins that this article carries.
    """

    statement: str
    doc: str
    hands: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on an article or a source; ids, each tuple sorted.

    Attributes:
        statements: Statements that stand in it, or passed through its hands.
        claims: Claims that some of those statements express.
        lost: Claims that nothing else expresses.
        origins: Origins first seen in those statements.
        conflicts: Conflicts with one side in them.
        positions: Statements among them that show a position.
    """

    statements: tuple[str, ...]
    claims: tuple[str, ...]
    lost: tuple[str, ...]
    origins: tuple[str, ...]
    conflicts: tuple[str, ...]
    positions: tuple[str, ...]


class Happened(StrEnum):
    """What became of a record between two stories."""

    APPEARED = "appeared"
    DISAPPEARED = "disappeared"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two stories; ``before`` and ``after`` are words or numbers."""

    kind: str
    id: str
    happened: Happened
    before: str
    after: str


class Voices:
    """Which source stands behind which mention."""

    def __init__(self, personas: Sequence[Persona], sources: Sequence[Source]) -> None:
        home = {persona: source.id for source in sources for persona in source.personas}
        self._places = {
            at: home[persona.id]
            for persona in personas
            if persona.id in home
            for at in persona.mentions
        }

    def hands(self, statement: Statement) -> tuple[str, ...]:
        """Return the sources of a chain from the mouth outwards; "" where nobody is named."""
        places = (hop.mention.at for hop in statement.chain.hops)
        return tuple(self._places.get(at, "") if at else "" for at in places)

    def speakers(self, statements: Sequence[Statement]) -> dict[str, str]:
        """Return statement id -> source of the mouth, "" if there is none."""
        return {one.id: self.hands(one)[0] for one in statements}


def said(source: str, statements: Sequence[Statement], voices: Voices) -> tuple[Statement, ...]:
    """Return what a voice said itself, by date; the undated at the end, by document and place."""
    own = [one for one in statements if voices.hands(one)[0] == source]
    return tuple(sorted(own, key=_moment))


def _moment(one: Statement) -> tuple[bool, str, str, str, int, str]:
    when = one.said
    earliest, latest = (when.earliest.isoformat(), when.latest.isoformat()) if when else ("", "")
    return (when is None, earliest, latest, one.doc, one.content[0].start, one.id)


def trace(
    claim: Claim,
    statements: Mapping[str, Statement],
    voices: Voices,
    origins: Sequence[Origin] = (),
) -> tuple[Traced, ...]:
    """Return the hands that each telling of a claim passed through, by document and place."""
    told = [statements[key] for key in claim.statements if key in statements]
    own = [origin for origin in origins if origin.claim == claim.id]
    return tuple(
        Traced(
            one.id,
            one.doc,
            voices.hands(one),
            tuple(sorted(origin.id for origin in own if one.doc in origin.carriers)),
        )
        for one in sorted(told, key=lambda one: (one.doc, one.content[0].start, one.id))
    )


def impact(
    key: str,
    story: Story,
    statements: Sequence[Statement],
    voices: Voices,
) -> Impact:
    """Return what rests on the article or source with this id; empty if nothing does."""
    resting = {one.id for one in statements if one.doc == key or key in voices.hands(one)}
    touched = [claim for claim in story.claims if resting.intersection(claim.statements)]
    sides = [
        conflict.id
        for conflict in story.conflicts
        for side in (conflict.left, conflict.right)
        if side.statement in resting or side.at.doc == key
    ]
    return Impact(
        tuple(sorted(resting)),
        tuple(sorted(claim.id for claim in touched)),
        tuple(sorted(claim.id for claim in touched if resting.issuperset(claim.statements))),
        tuple(sorted(origin.id for origin in story.origins if origin.first in resting)),
        tuple(sorted(set(sides))),
        tuple(sorted({one.statement for one in story.positions if one.statement in resting})),
    )


def changed(before: Story, after: Story) -> tuple[Change, ...]:
    """Return what appeared, what disappeared, and which claims' support changed, sorted."""
    found: list[Change] = []
    for kind, old, new in (
        ("claim", _claims(before), _claims(after)),
        ("source", _sources(before), _sources(after)),
        ("origin", _origins(before), _origins(after)),
        ("conflict", _conflicts(before), _conflicts(after)),
    ):
        gone, come = old.keys() - new.keys(), new.keys() - old.keys()
        found += [Change(kind, key, Happened.DISAPPEARED, old[key], "") for key in gone]
        found += [Change(kind, key, Happened.APPEARED, "", new[key]) for key in come]
    old, new = _supports(before), _supports(after)
    for key in old.keys() & new.keys():
        if old[key] != new[key]:
            found.append(Change("claim", key, Happened.SUPPORT, old[key], new[key]))
    return tuple(sorted(found, key=lambda one: (one.kind, one.happened, one.id)))


def _claims(story: Story) -> dict[str, str]:
    return {one.id: one.gist for one in story.claims}


def _sources(story: Story) -> dict[str, str]:
    return {one.id: one.name for one in story.sources}


def _origins(story: Story) -> dict[str, str]:
    return {one.id: one.name for one in story.origins}


def _conflicts(story: Story) -> dict[str, str]:
    return {one.id: f"{one.kind}: {one.about}" for one in story.conflicts}


def _supports(story: Story) -> dict[str, str]:
    return {one.claim: f"{one.low} to {one.high}" for one in story.supports}
