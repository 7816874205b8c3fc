"""What kind of source a word that only points has: "he" is as nameless as the insider before it.

Whom a pronoun means is for the room of voices to say; here it only takes the kind of the nearest
speaker before it that fits, so that the words of somebody unnamed do not count as a person's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.records.speech import Chain, Hop, Kind, Mention, Statement
from sayso.speech.naming import is_outlet
from sayso.text.antecedents import RELATIVES, antecedent
from sayso.text.mentions import classify
from sayso.text.presses import as_outlet

REACH = 1_500  # code points that a pronoun looks back
_ONE = frozenset({"he", "she", "who"})
_MANY = frozenset({"they", "we", "who"})
_THING = frozenset({"it", "which", "that"})
_SINGLE = re.compile(
    r"(?:an?|one|another|the|his|her|its|their|my|a second|a third)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"(?:the|this|that) (?P<noun>(?:[a-z][\w’'-]*)(?: [a-z][\w’'-]*)?)$", re.IGNORECASE
)
_FIRST = r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){{0,3}}{}\b(?P<behind>.{{0,30}})"
_KINDS = {
    "one": frozenset({Kind.PERSON, Kind.UNNAMED}),
    "many": frozenset({Kind.GROUP, Kind.UNNAMED, Kind.INSTITUTION}),
    "thing": frozenset({Kind.INSTITUTION, Kind.DOCUMENT, Kind.OUTLET}),
}


def stood(found: Sequence[Statement], text: str) -> list[Statement]:
    """Return statements whose pointing mouths have the kind of the one they point to.

    Args:
        found: The statements of one article, in any order.
        text: The text that they stand in.
    """
    mouths = sorted(_mouths(found), key=_start)
    known: list[Mention] = []
    kinds: dict[int, Kind] = {}
    for mouth in mouths:
        low = mouth.text.casefold()
        kind = _related(mouth, text) or _pointed(low, mouth, known) or _introduced(mouth, text)
        if kind is None:
            known.append(mouth)
        else:
            kinds[_start(mouth)] = kind
            known.append(replace(mouth, kind=kind))
    return [_with(one, kinds) for one in found]


def _mouths(found: Sequence[Statement]) -> Iterator[Mention]:
    """Yield each mouth that stands in the text, once."""
    seen = set()
    for one in found:
        mouth = one.chain.mouth
        if mouth.at is not None and mouth.at.start not in seen:
            seen.add(mouth.at.start)
            yield mouth


def _start(mouth: Mention) -> int:
    return mouth.at.start if mouth.at else -1


def _related(mouth: Mention, text: str) -> Kind | None:
    """Return the kind of the noun phrase before a relative pronoun: "the ministry, which"."""
    low = mouth.text.casefold()
    place = antecedent(text, _start(mouth)) if mouth.at and low in RELATIVES else None
    if place is None:
        return None
    words = text[slice(*place)]
    kind = Kind.OUTLET if is_outlet(words) or as_outlet(text, words) else classify(words)[0]
    if low == "which" and kind not in _KINDS["thing"] | {Kind.GROUP}:
        return Kind.INSTITUTION  # a name that tells nothing of its bearer
    return kind


def _pointed(low: str, mouth: Mention, known: Sequence[Mention]) -> Kind | None:
    """Return the kind of the nearest speaker before a pronoun that it can mean."""
    wanted = [
        _KINDS[name]
        for name, row in (("one", _ONE), ("many", _MANY), ("thing", _THING))
        if low in row
    ]
    if not wanted:
        return None
    fitting = frozenset().union(*wanted)
    for other in reversed(known):
        if _start(mouth) - _start(other) > REACH:
            break
        if other.kind in fitting and not (low in _ONE and _several(other)):
            return other.kind
    return None


def _several(other: Mention) -> bool:
    """Tell whether a nameless mention is of more than one: "two officials"."""
    if other.kind is not Kind.UNNAMED or other.text.casefold() in _ONE:
        return False
    head = re.split(r",| (?:who|of|in|at|from|with|familiar|close)\b", other.text, maxsplit=1)[0]
    return head.endswith("s") and not _SINGLE.match(head)


def _introduced(mouth: Mention, text: str) -> Kind | None:
    """Return UNNAMED for "the engineer" where the text has "an engineer" before it, and no name."""
    if mouth.kind is not Kind.PERSON:
        return None
    found = _NOUN.fullmatch(mouth.text)
    if found is None:
        return None
    noun = found["noun"].split()[-1]
    before = text[max(0, _start(mouth) - REACH) : _start(mouth)]
    first = re.search(_FIRST.format(re.escape(noun)), before, re.DOTALL)
    if first is None or re.match(r",? [A-ZÀ-Þ]\w+", first["behind"]):
        return None
    named = re.search(rf"\b{re.escape(noun)},? [A-ZÀ-Þ][\w’'-]+", text)
    return None if named else Kind.UNNAMED


def _with(one: Statement, kinds: dict[int, Kind]) -> Statement:
    """Return the statement with the kinds of those hands that speak somewhere."""
    hops = tuple(_kinded(hop, kinds) for hop in one.chain.hops)
    return one if hops == one.chain.hops else replace(one, chain=Chain(hops))


def _kinded(hop: Hop, kinds: dict[int, Kind]) -> Hop:
    kind = kinds.get(_start(hop.mention), hop.mention.kind)
    if kind is hop.mention.kind:
        return hop
    return replace(hop, mention=replace(hop.mention, kind=kind, anonymity=None))
