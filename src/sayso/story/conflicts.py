"""Passages that cannot both be right: shown side by side, never decided."""

from collections.abc import Iterator, Sequence

from sayso.records.ids import digest
from sayso.records.places import Basis
from sayso.records.speech import Kind, Naming, Persona, Statement
from sayso.records.stories import Claim, Conflict, ConflictKind, Link, Side, Source, Verdict
from sayso.story.pairs import Hands, pairs
from sayso.text.offices import Office, agree, office

SHOWN = 12  # places that a basis points at


def conflicts(
    statements: Sequence[Statement],
    personas: Sequence[Persona],
    sources: Sequence[Source],
    claims: Sequence[Claim],
    links: Sequence[Link],
) -> tuple[Conflict, ...]:
    """Return what cannot both be right, sorted; the base rate is low, so every gate is strict.

    Identity: one person bears two titles that exclude one another. Figure and date: one matter,
    two values, from different voices and not on different days (that would be an update). Denial:
    somebody denies what another asserts. Contradiction: near-identical words with one plain
    negation. Of two claims that exclude one another one pair of passages is shown for each kind.

    Args:
        statements: All statements of the pile.
        personas: All personas, with their namings.
        sources: The voices, which say whose personas are one.
        claims: The claims, which say what is one matter told twice.
        links: Links between personas and between statements, of rules and of persons.
    """
    hands = Hands(personas, sources, links)
    found = {one.id: one for one in _identities(personas, sources)}
    for pair in pairs(statements, hands, claims, links):
        left, right = _side(pair.left), _side(pair.right)
        made = _made((left, right), pair.kind, pair.about, pair.basis)
        found.setdefault(made.id, made)
    return tuple(sorted(found.values(), key=lambda one: (one.kind, one.left.at, one.right.at)))


def _side(statement: Statement) -> Side:
    """Return a statement's words where they begin: its first fragment."""
    at = statement.content[0]
    return Side(at, statement.text[: at.end - at.start], statement.id)


def _made(
    sides: tuple[Side, Side],
    kind: ConflictKind,
    about: str,
    basis: Basis,
) -> Conflict:
    left, right = sorted(sides, key=lambda side: side.at)
    places = (left.at.doc, left.at.start, left.at.end, right.at.doc, right.at.start, right.at.end)
    return Conflict(digest(kind, *places), left, right, kind, about, basis)


# --- identity ------------------------------------------------------------------------------------


def _identities(personas: Sequence[Persona], sources: Sequence[Source]) -> Iterator[Conflict]:
    """Yield one conflict for each two offices of one person that exclude one another."""
    by_id = {persona.id: persona for persona in personas}
    for source in sources:
        if source.kind is not Kind.PERSON:
            continue
        offices = _offices([by_id[one] for one in source.personas if one in by_id])
        borne = sorted(offices, key=lambda one: (offices[one][0].at, one.head))
        for at, left in enumerate(borne):
            for right in borne[at + 1 :]:
                if agree(left, right) is Verdict.DIFFERENT:
                    yield _identity(source.name, offices[left], offices[right])


def _offices(personas: Sequence[Persona]) -> dict[Office, list[Naming]]:
    """Return the offices that articles give to one person, with the places, in order.

    A title without a state goes with the one state that is named with that office, so that
    "prime minister" and "British prime minister" are not two sides of two conflicts.
    """
    namings = sorted((n for p in personas for n in p.namings if n.title), key=lambda n: n.at)
    told = [(office(naming.title), naming) for naming in namings]
    states: dict[tuple[str, str], set[str]] = {}
    for one, _ in told:
        if one.state:
            states.setdefault((one.head, one.standing), set()).add(one.state)
    found: dict[Office, list[Naming]] = {}
    for one, naming in told:
        named = states.get((one.head, one.standing), set())
        state = next(iter(named)) if one.state is None and len(named) == 1 else one.state
        if one.head:
            found.setdefault(Office(one.head, state, one.standing, frozenset()), []).append(naming)
    return found


def _identity(name: str, left: Sequence[Naming], right: Sequence[Naming]) -> Conflict:
    sides = (Side(left[0].at, _words(left[0])), Side(right[0].at, _words(right[0])))
    evidence = tuple(naming.at for naming in (*left, *right))[:SHOWN]
    note = f"{left[0].title} ({len(left)}) / {right[0].title} ({len(right)})"
    return _made(sides, ConflictKind.IDENTITY, name, Basis("ST001", 0.9, evidence, note))


def _words(naming: Naming) -> str:
    return naming.text or f"{naming.title} {naming.name}".strip()
