"""Which voice stands behind which mention, and what rests on an article or a source."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records.speech import Persona, Statement
from sayso.records.stories import Source, Story


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
