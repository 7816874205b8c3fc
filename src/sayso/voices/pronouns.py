"""Whom "he", "she", "they" and "it" mean: the last speaker or subject that fits."""

import re
from collections.abc import Sequence

from sayso.records.speech import Kind, Manner, Mention, Statement
from sayso.text.names import parts
from sayso.voices.cast import Cast, Figure

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "who": ""}
_PLURAL = {"they": frozenset({Kind.GROUP, Kind.UNNAMED, Kind.INSTITUTION})}
_THINGS = frozenset({Kind.INSTITUTION, Kind.OUTLET, Kind.DOCUMENT})
PRONOUNS = frozenset({*SINGULAR, "they", "them", "it", "which", "i", "we", "me", "us"})
REACH = 1_500  # code points that a pronoun looks back
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+|\n")
Spot = tuple[int, bool, Figure]


def spots(cast: Cast, statements: Sequence[Statement]) -> list[Spot]:
    """Return (place, is it a speaker, figure) of everybody named outside quotations, in order."""
    quoted = sorted(
        (at.start, at.end)
        for statement in statements
        if statement.manner is not Manner.INDIRECT
        for at in statement.content
    )
    spoken = {(at.start, id(f)) for f in cast.figures for at in f.mentions}
    found = {(spot, f) for f in cast.figures for spot in f.spots}
    found |= set(_surnames(cast))
    marked = [(at, (at, id(f)) in spoken, f) for at, f in found]
    outside = [spot for spot in marked if spot[1] or not _within(quoted, spot[0])]
    return sorted(outside, key=lambda spot: (spot[0], not spot[1], spot[2].name))


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _surnames(cast: Cast) -> list[tuple[int, Figure]]:
    """Return each bare surname of somebody named in the article; of two who bear it, the last."""
    families: dict[str, list[Figure]] = {}
    for figure in cast.persons():
        family = parts(figure.name)[0]
        if family[:1].isupper():
            families.setdefault(family, []).append(figure)
    if not families:
        return []
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(families)))})\b")
    found: list[tuple[int, Figure]] = []
    for start, end in cast.spans:
        for match in pattern.finditer(cast.text, start, end):
            bearers = families[match.group()]
            found.append((match.start(), max(bearers, key=lambda f: f.before(match.end()))))
    return found


def answer(cast: Cast, mention: Mention, known: Sequence[Spot]) -> tuple[Figure, float] | None:
    """Return the figure that a pronoun means and how sure that is, or None.

    Of the sentences before, the nearest with anybody who fits decides: its speaker, else the one
    whom it names first. "I" and "we" are never anybody.
    """
    word = mention.text.casefold()
    if mention.at is None or word in {"i", "we", "me", "us"}:
        return None
    at = mention.at
    near = [s for s in known if at.start - REACH <= s[0] < at.start and _fits(word, s)]
    if not near:
        return None
    last = _sentence_start(cast.text, near[-1][0])
    same = [spot for spot in near if spot[0] >= last]
    speakers = [spot for spot in same if spot[1]]
    figure = (speakers[-1] if speakers else same[0])[2]
    alone = len({id(spot[2]) for spot in same}) == 1
    return figure, 0.7 if alone else 0.5


def _fits(word: str, spot: Spot) -> bool:
    _, speaks, figure = spot
    if word in SINGULAR:
        wanted = SINGULAR[word]
        person = figure.kind is Kind.PERSON or (speaks and figure.kind is Kind.UNNAMED)
        told = figure.gender()
        return person and not (wanted and told and wanted != told)
    if word in _PLURAL or word == "them":
        return speaks and figure.kind in _PLURAL["they"]
    return speaks and figure.kind in _THINGS


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds ``at`` begins, as far back as it matters."""
    start = max(0, at - 400)
    for end in _SENTENCE.finditer(text, start, at):
        start = end.end()
    return start
