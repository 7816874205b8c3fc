"""Papers: what an article takes from another outlet that it names once.

"According to the Courier, which cites two officials, ..." and three paragraphs later "the officials
added": the words came through the Courier again. Each statement that rests on an outlet in this way
gets it as its last hop, with the places that say so and a confidence that falls with the distance.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.records.places import Basis
from sayso.records.speech import Chain, Hop, Kind, Mention, Statement

SAME, FRESH, FADE = 0.85, 0.6, 0.93  # the same voice again; another unnamed one; per step away
LEAST = 0.3
_CUT = re.compile(
    r",|\s[—–-]\s|\b(?:who|whom|whose|which|that|of|at|in|from|within|inside|close|familiar|with|"
    r"on|for|to|speaking|involved|present|briefed|near|told|said)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PRONOUNS = frozenset("he she they it i we who".split())
_OTHERS = frozenset("another other second third one both former latter".split())
_SPEAKS_FOR = re.compile(
    r"\bspokes|\brepresentative|\bministry|\bpolice|\bgovernment|\boffice\b", re.IGNORECASE
)
_SOURCES = frozenset(
    "source sources insider insiders person people official officials aide aides diplomat "
    "diplomats executive executives employee employees colleague colleagues friend friends "
    "witness witnesses negotiator negotiators".split()
)


@dataclass(slots=True)
class _Carried:
    """An outlet that carried words in this article: its hop, and who spoke through it."""

    hop: Hop
    voices: set[str] = field(default_factory=set)
    steps: int = 0


def rested(found: Sequence[Statement]) -> list[Statement]:
    """Return statements with the outlets that they rest on; in order of their place.

    Args:
        found: The statements of one article in order of their content, outer ones first.
    """
    carried: list[_Carried] = []
    made: dict[str, Statement] = {}
    last = ""
    for one in found:
        outer = made.get(one.within or "")
        if outer is not None:
            made[one.id] = _through(one, outer)
            continue
        voice = key(one.chain.mouth, last)
        outlet = _outlet(one)
        if outlet is not None:
            _note(carried, outlet, voice)
            made[one.id] = one
        else:
            made[one.id] = _resting(one, voice, carried)
        last = voice or last
    return [made[one.id] for one in found]


def _outlet(one: Statement) -> Hop | None:
    """Return the last outlet of the chain, if it stands in the text."""
    hops = [hop for hop in one.chain.hops if hop.mention.kind is Kind.OUTLET and hop.cue]
    return hops[-1] if hops else None


def _note(carried: list[_Carried], hop: Hop, voice: str) -> None:
    """Take note that ``voice`` spoke through an outlet, which becomes the last one named."""
    name = _plain(hop.mention.text)
    known = next((each for each in carried if _plain(each.hop.mention.text) == name), None)
    if known is None and carried and _backward(hop.mention.text):
        known = carried[-1]
    if known is None:
        known = _Carried(hop)
    else:
        carried.remove(known)
    known.hop, known.steps = hop, 0
    if voice:
        known.voices.add(voice)
    carried.append(known)


def _resting(one: Statement, voice: str, carried: list[_Carried]) -> Statement:
    """Return the statement with the outlet that its speaker spoke through, if there is one."""
    mouth = one.chain.mouth
    if _found(one) is not None:
        return one
    same = next((each for each in reversed(carried) if voice and voice in each.voices), None)
    fresh = carried[-1] if carried and _nameless(mouth) else None
    through = same or fresh
    if through is None or mouth.kind in {Kind.HEARSAY, Kind.OUTLET}:
        return one
    score = round((SAME if same else FRESH) * FADE**through.steps, 3)
    through.steps += 1
    if score < LEAST:
        return one
    if voice:
        through.voices.add(voice)
    return _with(one, _inferred(through.hop, mouth, score))


def _inferred(hop: Hop, mouth: Mention, score: float) -> Hop:
    places = (hop.mention.at, hop.cue, mouth.at)
    return Hop(hop.mention, None, Basis("SP023", score, tuple(at for at in places if at)))


def _through(one: Statement, outer: Statement) -> Statement:
    """Return an inner statement with the outlet that the outer one was found to rest on."""
    hop = _found(outer)
    if hop is None or hop in one.chain.hops:
        return one
    return _with(one, hop)


def _with(one: Statement, hop: Hop) -> Statement:
    """Return the statement with one more hand, before the agency that the article credits."""
    hops = one.chain.hops
    credited = len(hops) > 1 and hops[-1].cue is None and hops[-1].mention.kind is Kind.OUTLET
    at = len(hops) - credited
    return replace(one, chain=Chain((*hops[:at], hop, *hops[at:])))


def _found(one: Statement) -> Hop | None:
    """Return the hop that was inferred for a statement."""
    return next((hop for hop in one.chain.hops if hop.basis is not None), None)


def _nameless(mouth: Mention) -> bool:
    """Tell whether a mouth is an unnamed source that no house speaks through."""
    if mouth.kind is not Kind.UNNAMED or mouth.at is None or _SPEAKS_FOR.search(mouth.text):
        return False
    head = _CUT.split(mouth.text, maxsplit=1)[0]
    row = {word.lower() for word in _WORD.findall(head)}
    return bool(row & (_SOURCES | _OTHERS))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").removesuffix("’s").removesuffix("'s")


def _backward(words: str) -> bool:
    """Tell whether words point back to an outlet: "the newspaper"."""
    return words.lower().startswith(("the ", "this ", "that ")) and words[4:].islower()


def key(mouth: Mention, last: str) -> str:
    """Return what a voice is known by inside one article: surname, head noun, or the last voice."""
    words = _CUT.split(mouth.text, maxsplit=1)[0]
    row: list[str] = _WORD.findall(words)
    if not row:
        return ""
    low = [word.lower() for word in row]
    if low[-1] in _PRONOUNS:
        return last
    head = row[-1].removesuffix("’s").removesuffix("'s")
    if head[0].isupper() and head.lower() not in _SOURCES | _OTHERS:
        return head
    head = head.lower()
    if head in _OTHERS or (low[0] in _OTHERS and len(low) == 1):
        return last
    return head.removesuffix("s")
