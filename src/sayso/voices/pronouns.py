"""Whom "he", "she", "they" and "it" mean: the last speaker or subject that fits."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.records.speech import Kind, Manner, Mention, Statement
from sayso.text.antecedents import RELATIVES
from sayso.text.heads import head
from sayso.text.metonyms import place
from sayso.text.names import parts
from sayso.text.nouns import nouns
from sayso.voices.cast import Cast, Figure

SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "who": ""}
_PLURAL = {"they": frozenset({Kind.GROUP, Kind.UNNAMED, Kind.INSTITUTION})}
_THINGS = frozenset({Kind.INSTITUTION, Kind.OUTLET, Kind.DOCUMENT})
PRONOUNS = frozenset({*SINGULAR, "they", "them", "it", "which", "that", "i", "we", "me", "us"})
_NEVER = RELATIVES | {"i", "we", "me", "us"}
_MOMENT = 300  # code points in which somebody is either "he" or "she"
REACH = 1_500  # code points that a pronoun looks back
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+|\n")
_SUBJECT = re.compile(  # somebody named by surname alone whom nobody quotes
    r"(?<!\S)(?P<name>[^\W\d_a-zß-ÿ][\w’'\-]+)\s+"
    r"(?:(?:has|had)\s+(?:also\s+)?made\s+(?:it\s+)?(?:\w+\s+)?clear|"
    r"(?:smiled|shrugged|laughed|nodded|sighed|paused|grinned|frowned|hesitated)\b|"
    r"(?:is|was|seemed|looked|sounded|appeared|remained|stayed)\s+(?:\w+\s+)?"
    r"(?:blunt|clear|defiant|adamant|unmoved|unrepentant|firm|frank|cautious|angry|furious|calm|"
    r"scathing|dismissive|sceptical|skeptical|optimistic|pessimistic|emphatic|undeterred|"
    r"unapologetic|categorical|guarded|evasive)\b)"
)
_STOPS = ("", *'.!?"”’)')  # what a sentence begins behind
Spot = tuple[int, bool, Figure]


def spots(cast: Cast, statements: Sequence[Statement]) -> list[Spot]:
    """Return (place, is it a speaker, figure) of everybody named outside quotations, in order."""
    _meet(cast)
    quoted = sorted(
        (at.start, at.end)
        for statement in statements
        if statement.manner is not Manner.INDIRECT
        for at in statement.content
    )
    spoken = {(at.start, id(f)) for f in cast.figures for at in f.mentions}
    found = {(spot, f) for f in cast.figures for spot in f.spots}
    found.update(_surnames(cast))
    marked = [(at, (at, id(f)) in spoken, f) for at, f in found]
    outside = [spot for spot in marked if spot[1] or not _within(quoted, spot[0])]
    return sorted(outside, key=lambda spot: (spot[0], not spot[1], spot[2].name))


def _meet(cast: Cast) -> None:
    """Take into the cast whom a surname alone brings in: "Orlo was blunt"."""
    known = {figure.name for figure in cast.figures}
    for start, end in cast.spans:
        for met in _SUBJECT.finditer(cast.text, start, end):
            word = met["name"]
            before = cast.text[max(start, met.start() - 9) : met.start()].rstrip()
            if before[-1:] not in _STOPS or word in known or _is_known(word):
                continue
            if not cast.family(word):
                known.add(word)
                cast.add(Figure(Kind.PERSON, word))


def _is_known(word: str) -> bool:
    """Tell a place, a noun, a function word or a firm of the tables from a surname."""
    key = word.casefold()
    kinds = ("function", "calendar", "organisation", "house", "place", "outlet")
    listed = key in PRONOUNS or any(key in nouns(kind) for kind in kinds)
    return listed or place(word) is not None or head(key) is not None


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    place = bisect_right(spans, at, key=_first)
    return place > 0 and at < max(end for _, end in spans[max(0, place - 3) : place])


def _first(span: tuple[int, int]) -> int:
    return span[0]


def _surnames(cast: Cast) -> list[tuple[int, Figure]]:
    """Return each bare surname of somebody named in the article; of two who bear it, the last.

    A woman and a man of one name both stand there: "she" and "he" tell who is meant.
    """
    families: dict[str, list[Figure]] = {}
    for figure in cast.persons():
        family = parts(figure.name)[0]
        if family[:1].isupper():
            families.setdefault(family, []).append(figure)
    if not families:
        return []
    met = sorted(
        (at, -len(family), family) for family in families for at, _ in cast.occurrences(family)
    )
    found: list[tuple[int, Figure]] = []
    last = 0
    for at, minus, family in met:
        if at < last:
            continue  # "Dorrel" inside "van Dorrel"
        last = at - minus
        bearers = families[family]
        meant = bearers[0] if len(bearers) == 1 else _last_named(bearers, last)
        found.append((at, meant))
        if not _is_in_full(meant, at):
            met_before = [one for one in bearers if one.before(at) >= 0]
            found += [(at, one) for one in met_before if _of_another_sex(one, meant)]
    return found


def _is_in_full(figure: Figure, at: int) -> bool:
    """Tell whether a surname stands in a place that names the figure in full."""
    return any(naming.at.start <= at < naming.at.end for naming in figure.namings)


def _of_another_sex(one: Figure, other: Figure) -> bool:
    return {one.gender(), other.gender()} == {"m", "f"}


def _last_named(bearers: Sequence[Figure], at: int) -> Figure:
    return max(bearers, key=lambda figure: figure.before(at))


def answer(cast: Cast, mention: Mention, known: Sequence[Spot]) -> tuple[Figure, float] | None:
    """Return the figure that a pronoun means and how sure that is, or None.

    Of the sentences before, the nearest with anybody who fits decides: its speaker, else the one
    whom it names first. "I" and "we" are never anybody; "who", "which" and "that" are no earlier
    speaker: they stand for the words before them, or ask.
    """
    word = mention.text.casefold()
    if mention.at is None or word in _NEVER:
        return None
    start = mention.at.start
    same: list[Spot] = []
    sentence = -1
    for spot in reversed(known[: bisect_left(known, start, key=_at)]):
        if spot[0] < max(start - REACH, sentence):
            break
        if _fits(word, spot) and not _just_answered_another(spot[2], word, start):
            same.append(spot)
            sentence = sentence if sentence >= 0 else _sentence_start(cast.text, spot[0])
    if not same:
        return None
    figure = next((spot for spot in same if spot[1]), same[-1])[2]
    alone = len({id(spot[2]) for spot in same}) == 1
    return figure, 0.7 if alone else 0.5


def _just_answered_another(figure: Figure, word: str, at: int) -> bool:
    """Tell whether somebody of unknown gender was "she" a moment before "he" stands ``at``."""
    sex, last = figure.answered
    other = {sex, SINGULAR.get(word, "")} == {"m", "f"}
    return other and at - last < _MOMENT and not figure.gender()


def _at(spot: Spot) -> int:
    return spot[0]


def add(known: list[Spot], at: int, figure: Figure) -> None:
    """Put a speaker that was found into the list of those named, at its place."""
    known.insert(bisect_left(known, at, key=_at), (at, True, figure))


def _fits(word: str, spot: Spot) -> bool:
    _, speaks, figure = spot
    if word in SINGULAR:
        wanted = SINGULAR[word]
        person = figure.kind is Kind.PERSON or (speaks and figure.kind is Kind.UNNAMED)
        return person and (not wanted or figure.gender() in {"", wanted})
    if word in _PLURAL or word == "them":
        return speaks and figure.kind in _PLURAL["they"]
    return speaks and figure.kind in _THINGS


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds ``at`` begins, as far back as it matters."""
    start = max(0, at - 400)
    for end in _SENTENCE.finditer(text, start, at):
        start = end.end()
    return start
