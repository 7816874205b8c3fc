"""The metric of attributions: who said what, and with which words, by character offsets.

An attribution is a content, a source and a cue, each a set of stretches of the text. Before two
spans are compared they are brought to one form: edges that cut a word are moved to its border,
white space does not count, and quotation marks, brackets and stops at the two outer ends are
peeled off. Three figures matter:

*role exact*: a predicted span is right if it equals a gold span of that role.
*AR exact*: source, cue and content are all equal.
*WSW50*, who said what: one to one, contents overlap by half (intersection over union), and the
sources agree: both absent, or half overlap, or half of the shorter one lies in the other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Spans = tuple[tuple[int, int], ...]
Places = frozenset[int]
Pairs = list[tuple[int, int]]

ROLES = ("source", "cue", "content")
TYPES = ("direct", "mixed", "indirect")
EDGE = frozenset("\"“”‘’'`«».,;:!?()[]-–— \n\t\r")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as stretches of code points; an absent role has none."""

    content: Spans
    source: Spans = ()
    cue: Spans = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were right of those predicted, and how many found of those in the gold.

    The two counts of hits differ only where hits are sorted into types by the span's own type.
    """

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, in [0, 1]; 0 if nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, in [0, 1]; 0 if there is none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, in [0, 1]."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Rate") -> "Rate":
        return Rate(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything that the metric says of a set of articles."""

    roles: dict[str, Rate]
    exact: Rate
    who_said_what: Rate
    contents: Rate
    types: dict[str, Rate]

    @property
    def sources_right(self) -> float:
        """Share of the found contents whose source is right too, in [0, 1]."""
        return self.who_said_what.right / self.contents.right if self.contents.right else 0.0


@dataclass(frozen=True, slots=True)
class _Form:
    """An attribution in the form in which it is compared."""

    content: Places
    source: Places
    cue: Places
    type: str

    def role(self, name: str) -> Places:
        return {"content": self.content, "source": self.source, "cue": self.cue}[name]


@dataclass(slots=True)
class _Tally:
    roles: dict[str, Rate] = field(default_factory=lambda: dict.fromkeys(ROLES, Rate()))
    exact: Rate = Rate()
    wsw: Rate = Rate()
    contents: Rate = Rate()
    types: dict[str, Rate] = field(default_factory=lambda: dict.fromkeys(TYPES, Rate()))


def places(text: str, spans: Spans) -> Places:
    """Return the places of a span's characters in the form in which spans are compared.

    Args:
        text: The text of the article.
        spans: Half-open stretches of it, in any order; what lies past its end is ignored.
    """
    marked: set[int] = set()
    for start, end in spans:
        low, high = _whole_words(text, start, min(end, len(text)))
        marked.update(at for at in range(low, high) if not text[at].isspace())
    ordered = sorted(marked)
    inner = [n for n, at in enumerate(ordered) if text[at] not in EDGE]
    return frozenset(ordered[inner[0] : inner[-1] + 1] if inner else ordered)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def overlap(one: Places, other: Places) -> float:
    """Return intersection over union, in [0, 1]; 0 if either is empty."""
    if not one or not other:
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def same_source(one: Places, other: Places) -> bool:
    """Tell whether two sources agree: both absent, or enough of the shorter in the other."""
    if not one or not other:
        return not one and not other
    shared = len(one & other)
    return overlap(one, other) >= HALF or shared >= HALF * min(len(one), len(other))


def quoted(text: str) -> bytearray:
    """Return for each code point whether it stands between double quotation marks.

    Marks are paired within a line: a straight one opens or closes, a curly one says which.
    """
    inside = bytearray(len(text))
    opened = False
    for at, char in enumerate(text):
        if char in "\n“”":
            opened = char == "“"
        elif char == '"':
            opened = not opened
        else:
            inside[at] = opened
    return inside


def manner(inside: bytearray, text: str, content: Spans) -> str:
    """Return ``direct``, ``mixed`` or ``indirect`` by the share of letters inside quotations."""
    letters = [
        at
        for start, end in content
        for at in range(start, min(end, len(text)))
        if text[at].isalnum()
    ]
    share = sum(inside[at] for at in letters) / len(letters) if letters else 0.0
    if share >= 0.95:
        return "direct"
    return "indirect" if share <= 0.05 else "mixed"


def pair_off(
    predicted: Sequence[_Form],
    gold: Sequence[_Form],
    fits: Callable[[_Form, _Form], bool],
) -> Pairs:
    """Pair predictions and gold one to one, closest first; return their indices."""
    closest = sorted(
        (
            (_closeness(one, other), i, j)
            for i, one in enumerate(predicted)
            for j, other in enumerate(gold)
            if fits(one, other)
        ),
        reverse=True,
    )
    used: set[int] = set()
    taken: set[int] = set()
    pairs: Pairs = []
    for _, i, j in closest:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((i, j))
    return pairs


def _closeness(one: _Form, other: _Form) -> float:
    near = overlap(one.content, other.content) + 0.5 * overlap(one.source, other.source)
    return near + 0.1 * overlap(one.cue, other.cue)


def _contents_fit(one: _Form, other: _Form) -> bool:
    return overlap(one.content, other.content) >= HALF


def _who_said_what(one: _Form, other: _Form) -> bool:
    return _contents_fit(one, other) and same_source(one.source, other.source)


def forms(text: str, attributions: Iterable[Attribution]) -> tuple[_Form, ...]:
    """Return attributions of one text in the form in which they are compared."""
    inside = quoted(text)
    return tuple(
        _Form(
            places(text, each.content),
            places(text, each.source),
            places(text, each.cue),
            manner(inside, text, each.content),
        )
        for each in attributions
    )


def matched(
    text: str, predicted: Sequence[Attribution], gold: Sequence[Attribution]
) -> tuple[Pairs, Pairs]:
    """Return the pairs (predicted, gold) whose contents fit, and those of who said what."""
    ours, theirs = forms(text, predicted), forms(text, gold)
    return pair_off(ours, theirs, _contents_fit), pair_off(ours, theirs, _who_said_what)


def score(
    articles: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]],
) -> Scores:
    """Score a set of articles.

    Args:
        articles: For each its text, its gold attributions and the predicted ones.
    """
    tally = _Tally()
    for text, gold, predicted in articles:
        _count(tally, forms(text, predicted), forms(text, gold))
    return Scores(tally.roles, tally.exact, tally.wsw, tally.contents, tally.types)


def _count(tally: _Tally, ours: Sequence[_Form], theirs: Sequence[_Form]) -> None:
    for role in ROLES:
        tally.roles[role] += _distinct(ours, theirs, role)
    triples = Counter((one.source, one.cue, one.content) for one in ours)
    gold = Counter((one.source, one.cue, one.content) for one in theirs)
    tally.exact += _rate((triples & gold).total(), ours, theirs)
    tally.contents += _rate(len(pair_off(ours, theirs, _contents_fit)), ours, theirs)
    pairs = pair_off(ours, theirs, _who_said_what)
    tally.wsw += _rate(len(pairs), ours, theirs)
    for kind in TYPES:
        tally.types[kind] += Rate(
            sum(ours[i].type == kind for i, _ in pairs),
            sum(one.type == kind for one in ours),
            sum(theirs[j].type == kind for _, j in pairs),
            sum(one.type == kind for one in theirs),
        )


def _rate(hits: int, ours: Sequence[_Form], theirs: Sequence[_Form]) -> Rate:
    return Rate(hits, len(ours), hits, len(theirs))


def _distinct(ours: Sequence[_Form], theirs: Sequence[_Form], role: str) -> Rate:
    """Compare the distinct spans of one role: a source shared by two counts once."""
    said = {one.role(role) for one in ours} - {frozenset()}
    gold = {one.role(role) for one in theirs} - {frozenset()}
    return Rate(len(said & gold), len(said), len(said & gold), len(gold))


def percent(share: float) -> str:
    """Return a share of one as a percentage with one decimal."""
    return f"{100 * share:.1f}"


def rows(scores: Scores) -> dict[str, Rate]:
    """Return the rates by the names under which they are printed, in the order of the table."""
    return {
        **{f"{role} exact": scores.roles[role] for role in ROLES},
        "AR exact": scores.exact,
        "content 50": scores.contents,
        "WSW50": scores.who_said_what,
        **{f"WSW50 {kind}": scores.types[kind] for kind in TYPES},
    }


def table(scores: Scores) -> list[tuple[str, str, str, str, str]]:
    """Return the rows of the printed table: name, precision, recall, F1, predicted of gold."""
    return [
        (
            name,
            percent(rate.precision),
            percent(rate.recall),
            percent(rate.f1),
            f"{rate.predicted} of {rate.gold}",
        )
        for name, rate in rows(scores).items()
    ]
