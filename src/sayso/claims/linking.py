"""Which statements express the same claim: candidates by rare words, a score, and strict gates."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf, log

from sayso.claims.features import Features, features
from sayso.claims.stems import STOP
from sayso.records.places import Basis
from sayso.records.speech import ATTITUDE, Act, Statement
from sayso.records.stories import Link, Verdict
from sayso.text.numbers import Quantity, comparable, compatible
from sayso.text.words import folded

SAME_SHARE = 0.62  # weighted overlap from which two statements are one claim
SAME_VOICE = 0.52  # likewise if the same voice speaks: it repeats itself more than others do
UNSURE_SHARE = 0.36  # below this, no link
RAISED = 0.15  # what a shared quoted fragment, or eight words in a row, adds to the overlap
RUN = 8  # words in a row that two statements do not share by chance
OWN = 4  # content words that a carrier needs of its own to be a claim
NEAR = 0.05  # share by which two bounds may differ and be one: "more than 30", "at least 30"
COMMON = 120  # a word in more statements than this finds no candidates, unless nothing is rarer
SMOOTH = 50  # statements that a pile is thought larger by, so that in a small one no word is rare
RAREST = 10  # words of a statement that look for candidates


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements, and how much they share."""

    left: Features
    right: Features
    share: float
    run: int
    shared: tuple[str, ...]

    @property
    def verbatim(self) -> bool:
        """Nearly the same words in the same order."""
        few, many = sorted((len(self.left.run), len(self.right.run)))
        if self.left.run == self.right.run:
            told = self.enough or self.same_voice
            return few >= RUN or (few >= 5 and told)
        return self.run >= RUN and self.run >= 0.75 * few and many <= 2 * few

    @property
    def enough(self) -> bool:
        """They share four content words, or three with a name among them and little else."""
        shared = self.left.stems & self.right.stems
        named = not self.left.names.isdisjoint(self.right.names)
        return len(shared) >= 4 or (len(shared) == 3 and named and self.share >= 0.7)

    @property
    def same_voice(self) -> bool:
        """One known source spoke both."""
        return bool(self.left.speaker) and self.left.speaker == self.right.speaker


def link(statements: Sequence[Statement], speakers: Mapping[str, str]) -> tuple[Link, ...]:
    """Return what rules judge of pairs of statements: one claim, two, or cannot be told.

    Most pairs get no link: they share too little to be compared. SAME needs near-verbatim words or
    strong overlap, and agreement in polarity, rung of modality, figures, time and names. A pair
    that overlaps as strongly and fails polarity, rung or figures is DIFFERENT. Carriers are left
    out (see ``claimants``), so is a statement and what stands within it.

    Args:
        statements: All statements of the pile, in any order.
        speakers: Statement id -> id of the source that spoke; absent or "" if unknown.

    Returns:
        Links by ``rule``, sorted by their ids.
    """
    ready = features(sorted(claimants(statements), key=lambda one: one.id), speakers)
    weights = _weights(ready)
    whole = [sum(weights[stem] for stem in sorted(one.stems)) or 1.0 for one in ready]
    found = []
    for one, two in _candidates(ready, weights):
        pair = _pair(ready[one], ready[two], weights, whole[one] + whole[two])
        judged = _judge(pair) if pair is not None else None
        if judged is not None:
            found.append(judged)
    return tuple(sorted(found, key=lambda made: (made.left, made.right)))


def claimants(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements that claims are made of.

    A carrier, whose content is another statement and hardly more ("that Orlo had said that p"),
    claims nothing of its own: what it carries is counted once, where its words stand. An attitude
    inside another's words ("that Orlo plans p") was not uttered there: it is what the other claims;
    and who tells of their own words ("we agreed that p") carries nobody's.
    """
    inner: dict[str, list[Statement]] = defaultdict(list)
    spoken = [one for one in statements if not (one.within and _of_the_outer(one))]
    for one in spoken:
        if one.within:
            inner[one.within].append(one)
    return [one for one in spoken if one.id not in inner or _has_own(one, inner[one.id])]


def _of_the_outer(one: Statement) -> bool:
    """Tell whether an inner statement belongs to what the one around it claims."""
    return one.basis.rule == ATTITUDE or one.chain.mouth.text.lower() in {"i", "we"}


def _has_own(outer: Statement, held: Sequence[Statement]) -> bool:
    """Tell whether ``outer`` says something beside what it carries."""
    own: list[str] = []
    at = 0
    for anchor in outer.content:
        piece = list(outer.text[at : at + anchor.end - anchor.start])
        for part in (part for one in held for part in one.content if anchor.overlaps(part)):
            first = max(0, part.start - anchor.start)
            last = min(len(piece), part.end - anchor.start)
            piece[first:last] = " " * max(0, last - first)
        own += folded("".join(piece))
        at += anchor.end - anchor.start + 1
    said = {word for one in held for hop in one.chain.hops for word in folded(hop.mention.text)}
    return len({word for word in own if word not in STOP} - said) >= OWN


def _weights(ready: Sequence[Features]) -> dict[str, float]:
    """Return stem -> weight: rare words weigh more, after how many statements hold them."""
    held = Counter(stem for one in ready for stem in one.stems)
    return {stem: log(1 + (SMOOTH + len(ready)) / (count + 1)) for stem, count in held.items()}


def _candidates(
    ready: Sequence[Features], weights: Mapping[str, float]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of places that share two of their rarest stems, or five words in a row."""
    posted: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(ready):
        rarest = sorted(one.stems, key=lambda stem: (-weights[stem], stem))[:RAREST]
        for key in rarest:
            posted[key].append(place)
    runs: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(ready):
        for at in range(len(one.run) - 4):
            if at == 0 or len(one.run[at]) > 5:  # enough to meet in any run of eight, nearly
                runs[hash(one.run[at : at + 5])].append(place)
    met: Counter[tuple[int, int]] = Counter()
    for places in posted.values():
        if len(places) <= COMMON:
            met.update(combinations(places, 2))
    pairs = {pair for pair, count in met.items() if count >= 2}
    for places in runs.values():
        if 1 < len(places) <= COMMON:
            pairs.update(combinations(sorted(set(places)), 2))
    yield from sorted(pairs)


def _pair(
    left: Features, right: Features, weights: Mapping[str, float], whole: float
) -> _Pair | None:
    """Return what two statements share, or None if it is too little to look further."""
    shared = sorted(left.stems & right.stems)
    share = 2 * sum(weights[stem] for stem in shared) / whole
    if share < UNSURE_SHARE - RAISED and left.run != right.run:
        return None
    rarest = sorted(shared, key=lambda stem: (-weights[stem], stem))
    return _Pair(left, right, share, _longest_run(left.run, right.run), tuple(rarest[:6]))


def _longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many words in a row stand in both."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(right):
        places[word].append(at)
    best = 0
    ending: dict[int, int] = {}
    for word in left:
        ending = {at: ending.get(at - 1, 0) + 1 for at in places.get(word, ())}
        best = max(best, *ending.values()) if ending else best
    return best


def _judge(pair: _Pair) -> Link | None:
    """Return the link of one pair, or None if it says too little either way."""
    left, right = pair.left.statement, pair.right.statement
    score = _score(pair)
    too_little = score < UNSURE_SHARE and not pair.verbatim
    if too_little or left.within == right.id or right.within == left.id or _overlap(left, right):
        return None
    bar = SAME_VOICE if pair.same_voice else SAME_SHARE
    strong = score >= bar and pair.enough
    clash = _clash(pair)
    if clash and (strong or pair.verbatim):
        return _made(pair, Verdict.DIFFERENT, *clash)
    if clash and clash[0] != "CL012":  # words of modality are the least sure of the gates
        return None
    return _agreed(pair, clash[1] if clash else _doubt(pair), strong=strong)


def _agreed(pair: _Pair, doubt: str, *, strong: bool) -> Link | None:
    """Return the link of a pair that no gate parts."""
    if pair.verbatim and not doubt:
        return _made(pair, Verdict.SAME, "CL001", f"{pair.run} words in a row")
    if pair.left.statement.doc == pair.right.statement.doc or len(pair.shared) < 3:
        return None
    note = f"shared: {', '.join(pair.shared)}"
    if strong and not doubt:
        return _made(pair, Verdict.SAME, "CL002", note)
    return _made(pair, Verdict.UNSURE, "CL003", doubt or note)


def _score(pair: _Pair) -> float:
    """Return the overlap in [0, 1], raised by a shared quoted fragment or run of words."""
    score = pair.share
    if not set(pair.left.fragments).isdisjoint(pair.right.fragments) or pair.run >= RUN:
        score += RAISED
    return min(1.0, score)


def _clash(pair: _Pair) -> tuple[str, str] | None:
    """Return the rule and the note of the gate that parts two statements, if one does."""
    left, right = pair.left, pair.right
    acts = {left.statement.act, right.statement.act}
    for act in (Act.DENY, Act.DECLINE, Act.QUESTION):
        if act in acts and len(acts) == 2:
            return "CL010", f"only one of them is to {act.value}"
    if acts == {Act.DECLINE} and not pair.same_voice:
        return "CL010", "each of them declines for itself"
    if pair.left.run == pair.right.run:
        return None
    shared = left.stems & right.stems
    turned = (left.negated ^ right.negated) & shared
    if turned or left.against != right.against:
        return "CL011", f"negated in one only: {', '.join(sorted(turned)) or 'a word of refusal'}"
    if left.rung and right.rung and left.rung != right.rung and not pair.verbatim:
        return "CL012", f"rungs {left.rung} and {right.rung} of four"
    if (figures := _figures_part(left.figures, right.figures)) is not None:
        return "CL013", f"{figures} stands in one only"
    return None


def _figures_part(left: Sequence[Quantity], right: Sequence[Quantity]) -> str | None:
    """Return what is counted by a figure that has no partner, where the other has figures too."""
    if not left or not right:
        return None
    fewer, more = sorted((left, right), key=lambda all_of: (len(all_of), [q.low for q in all_of]))
    for one in fewer:
        if not any(_one_figure(one, other) for other in more):
            return one.noun or one.unit or "a figure"
    for one in more:
        rivals = [other for other in fewer if comparable(one, other)]
        if rivals and not any(_one_figure(one, other) for other in rivals):
            return one.noun or one.unit
    return None


def _one_figure(left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures may be one; "at least 10" and "at least 20" are two."""
    if not compatible(left, right):
        return False
    for one, two, open_both in (
        (left.low, right.low, left.high == right.high == inf),
        (left.high, right.high, left.low == right.low == 0),
    ):
        if open_both and abs(one - two) > NEAR * max(one, two):
            return False
    return True


def _doubt(pair: _Pair) -> str:
    """Return why two statements that overlap may still speak of different things, or ""."""
    left, right = pair.left, pair.right
    if left.run == right.run:
        return "both speak of themselves" if _other_we(pair) else ""
    if left.names - right.names and right.names - left.names:
        ones, twos = sorted(left.names - right.names), sorted(right.names - left.names)
        return f"names differ: {', '.join(ones[:3])} / {', '.join(twos[:3])}"
    if left.times and right.times and left.times.isdisjoint(right.times):
        return f"times differ: {', '.join(sorted(left.times))} / {', '.join(sorted(right.times))}"
    if not pair.verbatim:
        if bool(left.figures) != bool(right.figures) and pair.share < 0.8:
            return "a figure stands in one only"
        if bool(left.rung) != bool(right.rung) and pair.share < 0.7:
            return "how far along it is shows in one only"
    return "both speak of themselves" if _other_we(pair) else ""


def _other_we(pair: _Pair) -> bool:
    """Tell whether two known voices each say "we": they do not mean the same people."""
    known = bool(pair.left.speaker and pair.right.speaker)
    ours = pair.left.ours and pair.right.ours
    return known and ours and not pair.same_voice and max(len(pair.left.run), pair.run) < 12


def _overlap(left: Statement, right: Statement) -> bool:
    return any(a.overlaps(b) for a in left.content for b in right.content)


def _made(pair: _Pair, verdict: Verdict, rule: str, note: str) -> Link:
    left, right = pair.left.statement, pair.right.statement
    evidence = (*left.content, *right.content)
    basis = Basis(rule, round(_score(pair), 3), evidence, note)
    return Link(left.id, right.id, verdict, "rule", basis)
