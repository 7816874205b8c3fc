"""Pairs of statements that may exclude one another: gates first, comparison after."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.records.places import Basis
from sayso.records.speech import Act, Persona, Statement
from sayso.records.stories import Claim, ConflictKind, Link, Source, Verdict
from sayso.story.content import apart_in_time, common_words, negations, shared, stems
from sayso.text.numbers import Quantity, comparable, compatible, quantities

FEWEST = 3  # content words that two statements share before they are one matter
ONE_MATTER = 0.6  # share of the shorter statement's content words, likewise
CLOSE = 10  # words on either side of a figure that tell what it counts
CROWD = 60  # statements in one bucket beyond which nothing is compared


_CLAUSE = re.compile(
    r"^(?:having |being |\w+ing )|"
    r"\b(?:that|is|are|was|were|has|have|had|did|does|would|could|will)\b",
    re.IGNORECASE,
)
"""A denial holds a clause: who rejects "the presence of ships" denies nothing."""
_REFUSAL = re.compile(
    r"\b(?:reject\w*|den(?:y|ie[sd])|refus\w+|unacceptable|oppos\w+|rul(?:e|es|ed) out)\b",
    re.IGNORECASE,
)


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_DAY = re.compile(
    rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?!\w)"
    rf"|\b(?P<first>{_MONTH}) (?P<second>\d\d?)(?:st|nd|rd|th)?(?!\w)",
)
_Dated = tuple[Statement, tuple[str, int], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that cannot both be right, the smaller id left."""

    left: Statement
    right: Statement
    kind: ConflictKind
    about: str
    basis: Basis


class Hands:
    """Whose hands each statement passed through: two reports through one hand are one line."""

    def __init__(
        self,
        personas: Sequence[Persona],
        sources: Sequence[Source],
        links: Sequence[Link],
    ) -> None:
        source = {persona: one.id for one in sources for persona in one.personas}
        self._places = {
            at: source.get(persona.id, persona.id)
            for persona in personas
            for at in persona.mentions
        }
        self._open = {
            frozenset({source[link.left], source[link.right]})
            for link in links
            if link.verdict is Verdict.UNSURE and link.left in source and link.right in source
        }

    def of(self, statement: Statement) -> tuple[str, ...]:
        """Return the sources of a statement's hops, from the mouth outwards."""
        places = (hop.mention.at for hop in statement.chain.hops)
        return tuple(self._places[at] for at in places if at is not None and at in self._places)

    def meet(self, left: Statement, right: Statement) -> bool:
        """Tell whether one voice, or one that may be the same, stands in both chains."""
        one, two = self.of(left), self.of(right)
        if set(one) & set(two):
            return True
        return bool(one and two) and frozenset({one[0], two[0]}) in self._open


def pairs(
    statements: Sequence[Statement],
    hands: Hands,
    claims: Sequence[Claim],
    links: Sequence[Link],
) -> list[Pair]:
    """Return the pairs that exclude one another, one for each two claims and kind."""
    by_id = {one.id: one for one in statements}
    outer = {one.within for one in statements}  # what they carry is compared where it stands
    statements = [one for one in statements if one.id not in outer]
    home = {one: claim.id for claim in claims for one in claim.statements}
    same = {frozenset({link.left, link.right}) for link in links if link.verdict is Verdict.SAME}
    kept: dict[tuple[str, str, ConflictKind], Pair] = {}
    found = (*_figures(statements), *_dates(statements), *_denials(statements))
    ordered = sorted((*found, *_negated(by_id, links)), key=_order)
    for pair in ordered:
        left, right = pair.left, pair.right
        if hands.meet(left, right) or _one_carries_other(left, right, by_id):
            continue
        if frozenset({left.id, right.id}) in same and pair.kind is not ConflictKind.FIGURE:
            continue
        first, second = sorted((home.get(left.id, left.id), home.get(right.id, right.id)))
        if first != second or pair.kind in {ConflictKind.FIGURE, ConflictKind.DATE}:
            kept.setdefault((first, second, pair.kind), pair)
    return list(kept.values())


def _order(pair: Pair) -> tuple[float, str, str, str]:
    return (-pair.basis.score, pair.left.id, pair.right.id, pair.kind)


def _one_carries_other(
    left: Statement,
    right: Statement,
    known: Mapping[str, Statement],
) -> bool:
    """Tell whether one of the two stands inside the other, at any depth, or over its words."""
    for inner, outer in ((left, right), (right, left)):
        within, depth = inner.within, 0
        while within is not None and depth < 9:
            if within == outer.id:
                return True
            up = known.get(within)
            within, depth = (up.within if up else None), depth + 1
    return any(a.overlaps(b) for a in left.content for b in right.content)


def _made(
    left: Statement,
    right: Statement,
    kind: ConflictKind,
    about: str,
    because: tuple[str, float],
) -> Pair:
    first, second = sorted((left, right), key=lambda one: one.id)
    evidence = (*first.content, *second.content)
    return Pair(first, second, kind, about, Basis(because[0], because[1], evidence, about))


# --- figures -------------------------------------------------------------------------------------


def _figures(statements: Iterable[Statement]) -> Iterator[Pair]:
    """Yield pairs whose figures count the same thing, and cannot both be right."""
    buckets: dict[str, list[tuple[Statement, Quantity]]] = {}
    for one in sorted(statements, key=lambda one: one.id):
        if one.act in {Act.ASSERT, Act.DENY}:
            for quantity in quantities(one.text):
                if quantity.noun or quantity.unit:
                    buckets.setdefault(_counted(quantity), []).append((one, quantity))
    for key in sorted(buckets):
        bucket = buckets[key]
        if len(bucket) <= CROWD:
            for (left, a), (right, b) in combinations(bucket, 2):
                score = _disagree(left, a, right, b)
                if score:
                    about = a.noun or b.noun or a.unit
                    yield _made(left, right, ConflictKind.FIGURE, about, ("ST002", score))


def _counted(quantity: Quantity) -> str:
    """Return a key that comparable quantities share: their unit, else the stem of the noun."""
    return quantity.unit or "/".join(sorted(stems(quantity.noun)))


def _disagree(left: Statement, a: Quantity, right: Statement, b: Quantity) -> float:
    """Return how sure it is that two figures of one thing disagree; 0.0 if they need not."""
    if left.id == right.id or not comparable(a, b) or compatible(a, b):
        return 0.0
    if (a.approximate and b.approximate) or apart_in_time(left, right):
        return 0.0
    common, share = shared(_around(left.text, a), _around(right.text, b))
    if common >= 2 and share >= 0.5:
        return 0.7
    return 0.6 if common and share == 1.0 else 0.0


def _around(text: str, quantity: Quantity) -> frozenset[str]:
    """Return the stems of the words around a figure, without those of the figure itself."""
    before = text[: quantity.start].split()[-CLOSE:]
    after = text[quantity.end :].split()[:CLOSE]
    figure = stems(text[quantity.start : quantity.end]) | stems(quantity.noun)
    return stems(" ".join((*before, *after))) - figure


# --- dates ---------------------------------------------------------------------------------------


def _dates(statements: Iterable[Statement]) -> Iterator[Pair]:
    """Yield pairs that give one matter two different days of the year."""
    dated: list[_Dated] = []
    for one in sorted(statements, key=lambda one: one.id):
        days = list(_DAY.finditer(one.text))
        if len(days) == 1 and one.act is not Act.QUESTION:
            rest = one.text[: days[0].start()] + one.text[days[0].end() :]
            dated.append((one, _day(days[0]), stems(rest)))
    if len(dated) > 20 * CROWD:
        return
    for at, other in _near(dated):
        (left, day, told), (right, other_day, retold) = dated[at], dated[other]
        if day == other_day or left.id == right.id:
            continue
        common, share = shared(told, retold)
        if common >= 2 and share >= ONE_MATTER and not _odd(left.text, right.text):
            about = common_words(left.text, right.text)
            yield _made(left, right, ConflictKind.DATE, about, ("ST003", 0.6))


def _day(found: re.Match[str]) -> tuple[str, int]:
    """Return (month, day) of "21 March" and "March 21st"."""
    month = found["month"] or found["first"]
    return month[:3].casefold(), int(found["day"] or found["second"])


def _near(dated: Sequence[_Dated]) -> list[tuple[int, int]]:
    """Return pairs of places that share a content word which is not everywhere."""
    posted: dict[str, list[int]] = {}
    for place, (_, _, words) in enumerate(dated):
        for word in words:
            posted.setdefault(word, []).append(place)
    found = {
        pair for places in posted.values() if len(places) <= CROWD
        for pair in combinations(places, 2)
    }  # fmt: skip
    return sorted(found)


def _odd(left: str, right: str) -> bool:
    return negations(left) % 2 != negations(right) % 2


# --- denials and contradictions ------------------------------------------------------------------


def _denials(statements: Sequence[Statement]) -> Iterator[Pair]:
    """Yield each denial with what it denies, where somebody else asserts nearly that."""
    posted: dict[str, list[Statement]] = {}
    asserted = (s for s in statements if s.act is Act.ASSERT and not _REFUSAL.search(s.text))
    for one in sorted(asserted, key=lambda one: one.id):
        for word in stems(one.text):
            posted.setdefault(word, []).append(one)
    denied = (s for s in statements if s.act is Act.DENY and _CLAUSE.search(s.text))
    for denial in sorted(denied, key=lambda one: one.id):
        words = stems(denial.text)
        near = {s.id: s for w in words for s in posted.get(w, ()) if len(posted[w]) <= 4 * CROWD}
        for one in (near[key] for key in sorted(near)):
            common, share = shared(words, stems(one.text))
            wide = len(words) <= 3 * max(1, len(stems(one.text)))
            if common >= FEWEST and share >= ONE_MATTER and wide and not apart_in_time(denial, one):
                about = common_words(denial.text, one.text)
                yield _made(denial, one, ConflictKind.DENIAL, about, ("ST004", 0.5 + share / 4))


def _negated(known: Mapping[str, Statement], links: Iterable[Link]) -> Iterator[Pair]:
    """Yield pairs judged to be two claims that differ by nothing but a plain negation."""
    for link in links:
        left, right = known.get(link.left), known.get(link.right)
        if link.verdict is not Verdict.DIFFERENT or left is None or right is None:
            continue
        acts = {left.act, right.act}
        if not _odd(left.text, right.text) or acts & {Act.QUESTION, Act.DECLINE, Act.DENY}:
            continue
        common, share = shared(stems(left.text), stems(right.text))
        if common >= FEWEST and share >= 0.75 and not apart_in_time(left, right):
            about = common_words(left.text, right.text)
            yield _made(left, right, ConflictKind.CONTRADICTION, about, ("ST005", 0.6))
