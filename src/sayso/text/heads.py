"""Head nouns of mentions: what the noun says of the source, in singular and plural."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.text.nouns import listed, nouns, plural


class Sort(StrEnum):
    """What a head noun says of a source.

    SOURCE: a source or an insider, and nothing more.
    SPOKEN: somebody who speaks for another.
    OFFICE: a holder of an office.
    SIDE: somebody placed by whom they belong to: a colleague, an aide, a lawyer.
    KIN: a relative.
    FACELESS: one of many of whom nothing is told, and whom "the" does not name either: a guest.
    FOLK: one of many who may be named elsewhere: a man, a suspect.
    TRADE: somebody by what they do.
    OUTLET, DOCUMENT, BODY: no people.
    """

    SOURCE = "source"
    SPOKEN = "spoken"
    OFFICE = "office"
    SIDE = "side"
    KIN = "kin"
    FACELESS = "faceless"
    FOLK = "folk"
    TRADE = "trade"
    OUTLET = "outlet"
    DOCUMENT = "document"
    BODY = "body"


PEOPLE = frozenset(Sort) - {Sort.OUTLET, Sort.DOCUMENT, Sort.BODY}


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of one form of a noun.

    Attributes:
        sort: What it says of a source.
        single: The noun in the singular.
        many: The form is a plural.
    """

    sort: Sort
    single: str
    many: bool


_ORDER = (  # where a noun stands in several classes, the first one counts
    (Sort.SOURCE, "source"),
    (Sort.SIDE, "side"),
    (Sort.FACELESS, "faceless"),
    (Sort.KIN, "kin"),
    (Sort.FOLK, "folk"),
    (Sort.OFFICE, "office"),
    (Sort.TRADE, "role"),
    (Sort.TRADE, "occupation"),
    (Sort.TRADE, "trade"),
    (Sort.FOLK, "person"),
    (Sort.BODY, "institution"),
    (Sort.OUTLET, "medium"),
    (Sort.OUTLET, "outlet"),
    (Sort.DOCUMENT, "document"),
    (Sort.DOCUMENT, "text"),
    (Sort.BODY, "body"),
)
_SPOKEN = listed(
    "spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople mouthpiece "
    "press-secretary"
)
_PLURALS = {
    "people": "person", "passers-by": "passer-by", "children": "child", "wives": "wife",
    "go-betweens": "go-between", "spokespeople": "spokesperson", "folk": "person",
}  # fmt: skip
_BEINGS = listed(  # how nouns end that can only mean people
    "ist ian man woman person master monger wright"
)
_LIST = ("list", "lists")  # no people


@cache
def _forms() -> dict[str, Head]:
    made = {"regulator": Head(Sort.BODY, "regulator", many=False)}
    for word in sorted(_SPOKEN):
        made[word] = Head(Sort.SPOKEN, word, word.endswith(("men", "people")))
    for sort, kind in _ORDER:
        words = nouns(kind)
        plurals = {plural(word): word for word in sorted(words)}
        for word in sorted(words):
            made.setdefault(word, Head(sort, plurals.get(word, word), word in plurals))
    for head in [head for head in made.values() if not head.many]:
        made.setdefault(plural(head.single), Head(head.sort, head.single, many=True))
    for word, single in _PLURALS.items():
        made[word] = Head(made[single].sort, single, many=True)
    return made


def head(word: str) -> Head | None:
    """Return what a noun says of a source, or None if it is not known.

    Args:
        word: In lower case, without possessive ending; "ex-minister" and "61-year-old" are known
            by their parts, "geochemist" by its ending.
    """
    known = listed_head(word)
    if known is not None:
        return known
    front, dash, tail = word.rpartition("-")
    if dash and tail in {"old", "olds"} and front.endswith("-year"):
        return Head(Sort.FOLK, "person", tail == "olds")
    if dash and tail in _forms() and _forms()[tail].sort in PEOPLE:
        return _forms()[tail]
    return _by_ending(word)


def listed_head(word: str) -> Head | None:
    """Return what the tables say of a noun in lower case, or None: no guess by its ending."""
    return _forms().get(word)


def _by_ending(word: str) -> Head | None:
    """Return what the ending of an unknown noun says: "volcanologists" are people by trade."""
    if word.endswith(_LIST):
        return None
    for ending in sorted(_BEINGS):
        long = len(word) > len(ending) + 2
        if long and word.endswith(ending):
            return Head(Sort.TRADE, word, many=False)
        many = plural(ending)
        if long and word.endswith(many):
            return Head(Sort.TRADE, word[: -len(many)] + ending, many=True)
    return None
