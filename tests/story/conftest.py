"""Statements, personas and sources made in a line each."""

from collections.abc import Callable
from datetime import date

import pytest

from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import Act, Chain, Hop, Kind, Manner, Mention, Naming, Persona, Statement
from sayso.records.stories import Source

WHY = Basis("IN001", 1.0)


class Told:
    """A small pile: each ``say`` adds a statement in the next place of an article."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.personas: list[Persona] = []
        self._ends: dict[str, int] = {}

    def place(self, doc: str, size: int) -> Anchor:
        """Return the next free place of an article."""
        start = self._ends.get(doc, 0)
        self._ends[doc] = start + size + 1
        return Anchor(doc, start, start + size)

    def say(
        self,
        who: str,
        text: str,
        doc: str = "a",
        act: Act = Act.ASSERT,
        said: date | None = None,
    ) -> Statement:
        """Add a statement by a voice of this name; "A > B" passed through B's hands."""
        hops = []
        for name in who.split(" > "):
            at = self.place(doc, len(name))
            hops.append(Hop(Mention(at, name, Kind.PERSON)))
            self._voice(doc, name, at)
        content = self.place(doc, len(text))
        when = Dating(said, said, WHY) if said else None
        direct = Manner.DIRECT if text[:1].isupper() else Manner.INDIRECT
        key = digest(doc, content.start, who)
        made = Statement(
            key, (content,), text, None, direct, act, Chain(tuple(hops)), None, when, WHY
        )
        self.statements.append(made)
        return made

    def _voice(self, doc: str, name: str, at: Anchor) -> None:
        self.personas.append(
            Persona(digest(doc, at.start), doc, Kind.PERSON, name, None, (at,), (), WHY)
        )

    def name(self, doc: str, title: str, name: str) -> None:
        """Add a place where an article names somebody in full."""
        text = f"{title} {name}".strip()
        at = self.place(doc, len(text))
        naming = Naming(at, name, title, text)
        key = digest(doc, "named", at.start)
        self.personas.append(Persona(key, doc, Kind.PERSON, name, None, (), (naming,), WHY))

    @property
    def sources(self) -> tuple[Source, ...]:
        """One source for each name."""
        homes: dict[str, list[str]] = {}
        for persona in self.personas:
            homes.setdefault(persona.name, []).append(persona.id)
        return tuple(
            Source(digest("source", name), Kind.PERSON, name, None, tuple(sorted(ids)))
            for name, ids in sorted(homes.items())
        )


@pytest.fixture
def told() -> Told:
    """Return an empty pile."""
    return Told()


@pytest.fixture
def pile() -> Callable[[], Told]:
    """Return a maker of empty piles, for tests that need many."""
    return Told


@pytest.fixture
def voice_of(told: Told) -> Callable[[], dict[str, str]]:
    """Return a function that tells each statement's speaker by source id."""

    def speakers() -> dict[str, str]:
        home = {p: s.id for s in told.sources for p in s.personas}
        at = {m: home[p.id] for p in told.personas for m in p.mentions}
        return {s.id: at[m] for s in told.statements if (m := s.chain.mouth.at)}

    return speakers
