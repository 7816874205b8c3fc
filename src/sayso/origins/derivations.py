"""Which articles share text, how, and which came first: each with its reasons."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.origins.aligning import Alignment, align
from sayso.origins.candidates import candidates
from sayso.origins.direction import Credits, Side, directed
from sayso.origins.echoes import Echo, echoes
from sayso.origins.naming import outlet_key
from sayso.origins.shingles import Body, Numbers, body, sampled
from sayso.records.articles import Article, Document
from sayso.records.ids import digest
from sayso.records.places import Basis
from sayso.records.stories import Derivation, Direction, Relation

COPY = 0.6  # share of the one's 5-grams in the other from which it is a copy
UPDATE = 0.3  # likewise, from which two articles of one outlet are versions of one story
REWRITE = 0.08  # likewise, from which text was reused at all
LONG = 12  # words in a row that show reuse ...
MANY = 30  # ... together with so many shared words in all
_RULE = {
    Relation.COPY: "OR001",
    Relation.REWRITE: "OR002",
    Relation.COMMON_SOURCE: "OR003",
    Relation.UPDATE: "OR004",
}


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Side
    right: Side
    shared: Alignment


def derivations(
    articles: Sequence[Article], documents: Mapping[str, Document]
) -> tuple[Derivation, ...]:
    """Return the pairs of articles that share text, with the shared stretches.

    An article that retells another in other words and credits it in its lead is one too.

    Only body text is compared, without repeats; longer quotations find no pairs, since everybody
    who quotes one speech would look like a copy. Each pair stands for itself: nothing is chained.

    Args:
        articles: All articles of the pile, in any order.
        documents: Document id -> document, for each of them.

    Returns:
        Derivations, sorted by the ids of both documents; ``left`` is the smaller id.
    """
    ready = sorted((one for one in articles if one.doc in documents), key=lambda one: one.doc)
    numbers = Numbers()
    sketched = [array("q", sampled(one, documents[one.doc], numbers)) for one in ready]
    found = candidates(sketched)
    del sketched
    credit = Credits.of(ready)

    @lru_cache(maxsize=2048)
    def words(place: int) -> Body:
        return body(ready[place], documents[ready[place].doc], numbers)

    def pair(one: int, two: int) -> _Pair:
        left, right = ready[one], ready[two]
        sides = Side(left, documents[left.doc]), Side(right, documents[right.doc])
        return _Pair(*sides, align(words(one), words(two), found.stock))

    made = [_derived(pair(one, two), credit) for one, two, _ in found.pairs]
    told = {(one.left, one.right): one for one in made if one is not None}
    for echo in echoes(ready, documents):
        one, two = sorted((echo.teller, echo.told))
        if (ready[one].doc, ready[two].doc) not in told:
            retold = _retold(pair(one, two), echo)
            told[retold.left, retold.right] = retold
    return tuple(told[key] for key in sorted(told))


def _derived(pair: _Pair, credit: Credits) -> Derivation | None:
    """Return what the shared text of a pair shows, or None if it is too little."""
    shared, most = pair.shared, max(pair.shared.containment)
    if most < REWRITE and not (shared.longest >= LONG and shared.words >= MANY):
        return None
    if not shared.spans:
        return None
    told = directed(pair.left, pair.right, shared, credit)
    relation = _relation(pair, most, told.direction, common=told.common)
    score = round(min(0.99, 0.45 + most / 2 + min(0.25, shared.longest / 160)), 3)
    longest = max(shared.spans, key=lambda span: (span[1] - span[0], -span[0]))
    evidence = (pair.left.document.at(*longest[:2]), pair.right.document.at(*longest[2:]))
    basis = Basis(_RULE[relation], score, evidence)
    return _made(pair, relation, told.direction, (*_measured(shared), *told.reasons), basis)


def _retold(pair: _Pair, echo: Echo) -> Derivation:
    """Return the derivation of an article that retells the other and says so."""
    left_tells = pair.left.article.doc == echo.at.doc
    teller, told = ("left", "right") if left_tells else ("right", "left")
    name = (pair.left if left_tells else pair.right).document.text[echo.at.start : echo.at.end]
    reasons = (
        f"the {teller} credits {name} in its first lines, and the {told} is of that outlet",
        f"{echo.share:.0%} of the shorter one's longer words stand in both",
        "hardly any text is shared word for word",
    )
    score = round(min(0.7, 0.35 + echo.share / 2), 3)
    first = Direction.RIGHT if left_tells else Direction.LEFT
    return _made(pair, Relation.REWRITE, first, reasons, Basis("OR005", score, (echo.at,)))


def _made(
    pair: _Pair, relation: Relation, first: Direction, reasons: tuple[str, ...], basis: Basis
) -> Derivation:
    left, right = pair.left.article.doc, pair.right.article.doc
    return Derivation(
        id=digest("derivation", left, right),
        left=left,
        right=right,
        relation=relation,
        direction=first,
        confidence=basis.score,
        containment=pair.shared.containment,
        spans=pair.shared.spans,
        reasons=reasons,
        basis=basis,
    )


def _relation(pair: _Pair, most: float, direction: Direction, *, common: bool) -> Relation:
    left, right = pair.left.article.outlet, pair.right.article.outlet
    same = left and right and outlet_key(left.name) == outlet_key(right.name)
    if same and most >= UPDATE:
        return Relation.UPDATE
    if common or direction is Direction.LATENT:
        return Relation.COMMON_SOURCE
    return Relation.COPY if most >= COPY else Relation.REWRITE


def _measured(shared: Alignment) -> Iterable[str]:
    """Return what the text shows, in plain words."""
    stretches = "1 stretch" if len(shared.spans) == 1 else f"{len(shared.spans)} stretches"
    yield f"they share {shared.words} words in {stretches}, the longest of {shared.longest}"
    one, two = (f"{share:.0%}" for share in shared.containment)
    yield f"{one} of the left's phrases stand in the right, {two} of the right's in the left"
