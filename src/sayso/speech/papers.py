"""Papers: what an article takes from another outlet that it names once.

"According to the Courier, which cites two officials, ..." and three paragraphs later "the officials
added": the words came through the Courier again. Each statement that rests on an outlet in this way
gets it as its last hop, with the places that say so and a confidence that falls with the distance.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from sayso.records.places import Anchor, Basis
from sayso.records.speech import Chain, Hop, Kind, Mention, Statement
from sayso.speech.resting import (
    Before,
    Carried,
    Sheet,
    Traits,
    chance,
    keys,
    known,
    nameless,
    plain,
    stands_apart,
    traits,
)
from sayso.text.antecedents import RELATIVES, antecedent
from sayso.text.models import logistic

FADE = 0.95  # per statement since the outlet was named
LEAST = 0.3  # below it nothing is inferred
SURE = 0.42  # probability from which a statement is taken to rest on an outlet
AGAIN = 0.6  # probability of an unnamed source who is known to have spoken through it, at least
FAR = 12  # statements by others in a row, behind which only a voice it is known for rests on it
_NEVER = frozenset({Kind.HEARSAY, Kind.OUTLET})

Decide = Callable[[Statement, Traits], float]
Weigh = Callable[[Statement, Carried, Before], tuple[float, int]]


def rested(found: Sequence[Statement], text: str) -> list[Statement]:
    """Return statements with the outlets that they rest on; in order of their place.

    Args:
        found: The statements of one article in order of their content, outer ones first.
        text: The text that they stand in.
    """
    return settled(found, text, _learnt)


def _learnt(one: Statement, seen: Traits) -> float:  # noqa: ARG001 - training decides by the statement
    return chance(seen, logistic("papers"))


def settled(found: Sequence[Statement], text: str, decide: Decide) -> list[Statement]:
    """Return statements with the outlets that they rest on, as ``decide`` says.

    Args:
        found: As in ``rested``.
        text: Likewise.
        decide: Gives the probability that a statement with these traits rests on an outlet.
    """
    carried: list[Carried] = []
    before, sheet = Before(), Sheet(text)
    made: dict[str, Statement] = {}
    for one in found:
        outer = made.get(one.within or "")
        if outer is not None:
            made[one.id] = _through(one, outer)
            _heard_inside(made[one.id], carried, text)
            continue
        voice = keys(one.chain.mouth, before.last)
        hop = _outlet(one, text)
        if hop is not None:
            before.through = _noted(carried, hop, one, sheet)
            before.papers = len(carried)
            made[one.id] = one
        else:
            made[one.id] = _resting(one, carried, before, partial(_weighed, sheet, decide))
        if before.through:
            before.through.voices |= voice
            before.through.unnamed |= voice if one.chain.mouth.kind is Kind.UNNAMED else frozenset()
        before.last = voice or before.last
        before.seen |= voice
    return [made[one.id] for one in found]


def _heard_inside(one: Statement, carried: Sequence[Carried], text: str) -> None:
    """Take note that a voice inside another's words came through the outlet of its chain."""
    hop = _outlet(one, text)
    paper = known(carried, plain(hop.mention.text)) if hop else None
    if paper:
        paper.voices |= keys(one.chain.mouth, frozenset())


def _weighed(
    sheet: Sheet, decide: Decide, one: Statement, paper: Carried, before: Before
) -> tuple[float, int]:
    """Return the probability that ``one`` rests on ``paper``, and the row where it stands."""
    return decide(one, traits(one, paper, before, sheet)), sheet.row(one.content[0].start)


def _outlet(one: Statement, text: str) -> Hop | None:
    """Return the last outlet of the chain, if it stands in the text; for "which" its name."""
    hops = [hop for hop in one.chain.hops if hop.mention.kind is Kind.OUTLET and hop.cue]
    if not hops:
        return None
    at = hops[-1].mention.at
    place = antecedent(text, at.start) if at and hops[-1].mention.text in RELATIVES else None
    if at is None or place is None:
        return hops[-1]
    return replace(
        hops[-1], mention=Mention(Anchor(at.doc, *place), text[slice(*place)], Kind.OUTLET)
    )


def _noted(carried: list[Carried], hop: Hop, one: Statement, sheet: Sheet) -> Carried:
    """Take note that words came through an outlet, which becomes the last one named."""
    paper = known(carried, plain(hop.mention.text))
    if paper is None and carried and _backward(hop.mention.text):
        paper = carried[-1]
    if paper is None:
        paper = Carried(hop)
    else:
        carried.remove(paper)
    at = hop.mention.at
    paper.hop, paper.sure, paper.since = hop, 1.0, 0
    paper.mouth = one.chain.mouth.kind
    paper.around = sheet.sentence(at.start) if at else ""
    paper.row = sheet.row(one.content[0].start)
    carried.append(paper)
    return paper


def _resting(one: Statement, carried: list[Carried], before: Before, weigh: Weigh) -> Statement:
    """Return the statement with the outlet that its speaker spoke through, if there is one."""
    if not carried:
        return one
    mouth, voice = one.chain.mouth, keys(one.chain.mouth, before.last)
    mine = [each for each in reversed(carried) if not each.voices.isdisjoint(voice)]
    paper = mine[0] if mine else carried[-1]
    apart = mouth.kind in _NEVER or stands_apart(one) or (not mine and paper.since >= FAR)
    sure, row = (0.0, 0) if apart else weigh(one, paper, before)
    known_again = mouth.text.lower().startswith("the ") or nameless(mouth)
    if mine and known_again and not apart and not paper.unnamed.isdisjoint(voice):
        sure = max(sure, AGAIN)
    score = round(min(sure, paper.sure) * FADE, 3)
    before.through = None
    if sure <= SURE or score < LEAST:
        paper.since += 1
        return one
    paper.row, paper.since, paper.sure = row, 0, score
    before.through = paper
    return one if _found(one) else _with(one, _inferred(paper.hop, mouth, score))


def _inferred(hop: Hop, mouth: Mention, score: float) -> Hop:
    places = (hop.mention.at, hop.cue, mouth.at)
    return Hop(hop.mention, None, Basis("SP023", score, tuple(at for at in places if at)))


def _through(one: Statement, outer: Statement) -> Statement:
    """Return an inner statement with the outlet that the outer one was found to rest on."""
    hop = _found(outer)
    return one if hop is None else _with(one, hop)


def _with(one: Statement, hop: Hop) -> Statement:
    """Return the statement with one more hand, before the agency that the article credits.

    A hand that is in its chain already, by name, is not listed twice.
    """
    hops = one.chain.hops
    name = plain(hop.mention.text)
    if any(plain(each.mention.text) == name for each in hops):
        return one
    credited = len(hops) > 1 and hops[-1].cue is None and hops[-1].mention.kind is Kind.OUTLET
    at = len(hops) - credited
    return replace(one, chain=Chain((*hops[:at], hop, *hops[at:])))


def _found(one: Statement) -> Hop | None:
    """Return the hop that was inferred for a statement."""
    return next((hop for hop in one.chain.hops if hop.basis is not None), None)


def _backward(words: str) -> bool:
    """Tell whether words point back to an outlet: "the newspaper"."""
    return words.lower().startswith(("the ", "this ", "that ")) and words[4:].islower()
