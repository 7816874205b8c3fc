"""Which reports of one claim are one origin: surely, or possibly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.origins.reports import HEARSAY, INSIDE, VOICE, Report, one_occasion, one_quotation
from sayso.records.speech import Kind
from sayso.records.stories import Derivation, Direction, Relation
from sayso.text.metonyms import state_of

PART = 0.5  # share of an article from which all of it counts as reused
TOUCH = 0.5  # share of a statement that has to lie in reused text


class Sets:
    """Disjoint sets of places, joined step by step; the smallest place stands for its set."""

    def __init__(self, size: int) -> None:
        self._first = list(range(size))

    def find(self, place: int) -> int:
        """Return the smallest place of the set."""
        while self._first[place] != place:
            self._first[place] = self._first[self._first[place]]
            place = self._first[place]
        return place

    def join(self, one: int, two: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(one), self.find(two)))
        self._first[high] = low

    def groups(self) -> list[list[int]]:
        """Return the sets, each in order, by their smallest place."""
        made: dict[int, list[int]] = {}
        for place in range(len(self._first)):
            made.setdefault(self.find(place), []).append(place)
        return list(made.values())


@dataclass(frozen=True, slots=True)
class Reuse:
    """The derivations of a pile, by the pair of documents and by each document."""

    pairs: Mapping[tuple[str, str], Derivation]
    docs: Mapping[str, tuple[Derivation, ...]]

    @classmethod
    def of(cls, derivations: Sequence[Derivation]) -> "Reuse":
        """Return the derivations of a pile, ready to be asked."""
        docs: dict[str, list[Derivation]] = {}
        for one in sorted(derivations, key=lambda made: (made.left, made.right)):
            docs.setdefault(one.left, []).append(one)
            docs.setdefault(one.right, []).append(one)
        return cls(
            {(one.left, one.right): one for one in derivations},
            {doc: tuple(held) for doc, held in docs.items()},
        )

    def between(self, one: str, two: str) -> Derivation | None:
        """Return what two documents share, if they do."""
        return self.pairs.get((min(one, two), max(one, two)))


def touched(made: Derivation, one: Report) -> bool:
    """Tell whether a report lies in text that is reused: in a shared stretch, or most is shared."""
    left = one.doc == made.left
    if made.containment[0 if left else 1] >= PART:
        return True
    return any(covers(span[:2] if left else span[2:], one) for span in made.spans)


def covers(span: tuple[int, ...], one: Report) -> bool:
    """Tell whether half of a report's words lie in a range of its document."""
    start, end = span
    held = sum(max(0, min(end, at.end) - max(start, at.start)) for at in one.statement.content)
    return held >= TOUCH * sum(at.end - at.start for at in one.statement.content)


def behind(reuse: Reuse, one: Report) -> bool:
    """Tell whether another outlet's text may have been first to bring a report's words."""
    for made in reuse.docs.get(one.doc, ()):
        if made.relation is Relation.UPDATE or not touched(made, one):
            continue
        first = {Direction.LEFT: made.left, Direction.RIGHT: made.right}.get(made.direction)
        if first != one.doc:
            return True
    return False


def surely(reports: Sequence[Report], reuse: Reuse) -> Sets:
    """Return the reports grouped by what is certain.

    One origin are: reports of one voice on one occasion; reports inside one outlet's story; reports
    inside articles of which one reuses the other's text there; one long quotation; and one passage
    printed twice. The last two are not, if two named mouths are given that are no kin. Hearsay that
    is printed with a source elsewhere in the same passage is that source's.
    """
    sets = _Guarded(reports)
    named = [place for place, one in enumerate(reports) if one.way != HEARSAY]
    rumours = [place for place, one in enumerate(reports) if one.way == HEARSAY]
    for i, j in combinations(named, 2):
        left, right = reports[i], reports[j]
        same = left.key == right.key and (left.way != VOICE or one_occasion(left, right))
        if same or one_quotation(left, right) or _reused(left, right, reuse):
            sets.join(i, j)
    loose = []
    for place in rumours:
        near = (at for at in named if _same_passage(reports[at], reports[place], reuse))
        at = next(near, None)
        if at is None:
            loose.append(place)
        else:
            sets.join(at, place)
    for place in loose[1:]:
        sets.join(loose[0], place)
    return sets


class _Guarded(Sets):
    """Sets of reports; two with different named voices are never joined."""

    def __init__(self, reports: Sequence[Report]) -> None:
        super().__init__(len(reports))
        self._voice = [one if one.way == VOICE else None for one in reports]

    def join(self, one: int, two: int) -> None:
        """Make one set of two, unless each has a named voice and the voices differ."""
        left, right = self._voice[self.find(one)], self._voice[self.find(two)]
        if left and right and left.key != right.key and not kin(left, right):
            return
        super().join(one, two)
        self._voice[self.find(one)] = left or right


def _reused(left: Report, right: Report, reuse: Reuse) -> bool:
    """Tell whether shared text makes one origin of two reports."""
    made = reuse.between(left.doc, right.doc)
    if made is None:
        return False
    inside = left.way == right.way == INSIDE and left.own and right.own
    both = inside and touched(made, left) and touched(made, right)
    return both or _same_passage(left, right, reuse)


def _same_passage(left: Report, right: Report, reuse: Reuse) -> bool:
    """Tell whether two reports are one passage, printed in both documents."""
    made = reuse.between(left.doc, right.doc)
    if made is None:
        return False
    if left.doc != made.left:
        left, right = right, left
    return any(covers(span[:2], left) and covers(span[2:], right) for span in made.spans)


def possibly(
    reports: Sequence[Report], sure: Sets, doubts: Iterable[frozenset[str]]
) -> list[list[int]]:
    """Return the reports grouped by what is possible, hearsay left out: the fewest origins.

    Possible are: one voice on two occasions; voices that may be one by an UNSURE link; an
    institution and a person who may speak for it; institutions of one state or with a name in
    common; whatever has no name and anybody. Two named persons stay two.

    Args:
        reports: Of one claim.
        sure: The sets from ``surely``.
        doubts: Pairs of keys of voices that may be one.
    """
    sets = Sets(len(reports))
    taken = [place for place, one in enumerate(reports) if one.way != HEARSAY]
    for i, j in combinations(taken, 2):
        left, right = reports[i], reports[j]
        pair = frozenset((left.key, right.key))
        if sure.find(i) == sure.find(j) or left.key == right.key or pair in doubts:
            sets.join(i, j)
    strong = _strongest(reports, taken)
    if strong:
        roots = sorted({sets.find(place) for place in strong})
        for place in taken:
            if sets.find(place) not in roots:
                sets.join(place, roots[0])
                roots = sorted({sets.find(one) for one in strong})
        _join_kin(reports, strong, sets)
    return [group for group in sets.groups() if reports[group[0]].way != HEARSAY]


def _strongest(reports: Sequence[Report], taken: Sequence[int]) -> list[int]:
    """Return the reports that no other can stand for: persons, else institutions, else any one."""
    voices = [place for place in taken if reports[place].way == VOICE]
    persons = [place for place in voices if reports[place].kind is Kind.PERSON]
    return persons or voices or list(taken[:1])


def _join_kin(reports: Sequence[Report], strong: Sequence[int], sets: Sets) -> None:
    """Join institutions that may be one: of one state, or with a word of their names in common."""
    offices = [place for place in strong if reports[place].kind is not Kind.PERSON]
    for i, j in combinations(offices, 2):
        if kin(reports[i], reports[j]):
            sets.join(i, j)


def kin(left: Report, right: Report) -> bool:
    """Tell whether two institutions may be one: of one state, or with a word of name in common."""
    if Kind.PERSON in {left.kind, right.kind}:
        return False
    return bool(_marks(left.name) & _marks(right.name))


def _marks(name: str) -> frozenset[str]:
    """Return what two names of one institution have in common: a state, or a capitalised word."""
    words = [word.strip(".,") for word in name.split()]
    whole = state_of(name)
    return frozenset(
        {
            state_of(word) or word.casefold()
            for word in words
            if word[:1].isupper() and len(word) > 3
        }
        | ({whole} if whole else set())
    )
