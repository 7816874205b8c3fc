"""Places that speak: states, their capitals and seats of power, and the adjectives of states."""

from dataclasses import dataclass
from functools import cache

from sayso.text.nouns import rows


@dataclass(frozen=True, slots=True)
class Place:
    """A name under which a state or union speaks.

    Attributes:
        name: The name, as the table writes it.
        state: The state or union that it stands for.
        how: ``state``, ``capital`` or ``seat`` (a building, a street, a chamber).
    """

    name: str
    state: str
    how: str


def place(name: str) -> Place | None:
    """Return what ``name`` stands for when it speaks: "Warsaw", "the Kremlin", "10 Downing Street".

    A leading "the" and the possessive ending are passed over; case counts, since "us" is no state.
    """
    return _places().get(_plain(name))


def state_of(word: str) -> str | None:
    """Return the state that ``word`` belongs to: adjective ("Polish"), name, capital or seat."""
    plain = _plain(word)
    found = _places().get(plain)
    return found.state if found else _adjectives().get(plain)


def _plain(name: str) -> str:
    words = name.replace("’", "'").split()
    if words and words[0].casefold() in {"the", "both"}:
        words = words[1:]
    plain = " ".join(words)
    return plain.removesuffix("'s").removesuffix("'")


@cache
def _places() -> dict[str, Place]:
    made: dict[str, Place] = {}
    for state, _, capitals, others, seats in rows("places"):
        made.setdefault(state, Place(state, state, "state"))
        for how, names in (("state", others), ("capital", capitals), ("seat", seats)):
            for name in filter(None, names.split(",")):
                made.setdefault(_plain(name), Place(name, state, how))
    return made


@cache
def _adjectives() -> dict[str, str]:
    return {
        word: state
        for state, adjectives, *_ in reversed(rows("places"))
        for word in filter(None, adjectives.split(","))
    }


@cache
def place_words() -> frozenset[str]:
    """Return every single word, as written, that is a place's name or a state's adjective."""
    return frozenset(word for word in (*_places(), *_adjectives()) if " " not in word)
