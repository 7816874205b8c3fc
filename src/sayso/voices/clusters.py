"""Links -> sources: clusters of personas in which a person's word goes before every rule."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.records.ids import digest
from sayso.records.speech import Kind, Persona
from sayso.records.stories import Link, Source, Verdict

RULE = "rule"


class Clusters:
    """Disjoint sets of ids in which some pairs must stay apart."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {one: one for one in ids}
        self._size = dict.fromkeys(self._parent, 1)
        self._apart: dict[str, set[str]] = {}

    def root(self, one: str) -> str:
        """Return the id that stands for the set that ``one`` is in."""
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def part(self, left: str, right: str) -> None:
        """Keep two sets apart from now on; sets that are one already stay one."""
        a, b = self.root(left), self.root(right)
        if a != b:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def join(self, left: str, right: str) -> bool:
        """Make one set of two, unless they must stay apart; tell whether they are one now."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        if (self._size[a], b) < (self._size[b], a):
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def sets(self) -> list[list[str]]:
        """Return the sets, each sorted, in the order of their smallest id."""
        found: dict[str, list[str]] = {}
        for one in sorted(self._parent):
            found.setdefault(self.root(one), []).append(one)
        return sorted(found.values())


def sources(personas: Sequence[Persona], links: Sequence[Link]) -> tuple[Source, ...]:
    """Return the voices of the pile: personas joined by links.

    Only SAME joins; UNSURE never does, so no chain of doubts merges anybody. On one pair a person
    overrules every rule, and a later person an earlier one. Where links contradict one another
    through a third, the order is: what persons keep apart, what persons join, what rules keep
    apart, what rules join, the surest rule first. A join that would put two into one set that
    must stay apart is passed over, so of A = B, B = C and "A is not C" by a person the surer
    of the first two holds.

    Args:
        personas: Personas of any number of articles.
        links: Judgements of rules, and of persons from the oldest to the latest.

    Returns:
        The sources, sorted by id; every persona stands in one of them.
    """
    by_id = {persona.id: persona for persona in personas}
    clusters = Clusters(by_id)
    persons, rules = _ruling(links, by_id)
    for left, right in sorted(pair for pair, v in persons.items() if v is Verdict.DIFFERENT):
        clusters.part(left, right)
    for left, right in sorted(pair for pair, v in persons.items() if v is Verdict.SAME):
        clusters.join(left, right)
    for found in rules:
        if found.verdict is Verdict.DIFFERENT:
            clusters.part(found.left, found.right)
    for found in rules:
        if found.verdict is Verdict.SAME:
            clusters.join(found.left, found.right)
    groups = [[by_id[one] for one in group] for group in clusters.sets()]
    return _named(groups)


Pair = tuple[str, str]


def _ruling(
    links: Sequence[Link],
    known: Mapping[str, Persona],
) -> tuple[dict[Pair, Verdict], list[Link]]:
    """Return the last word of persons on each pair, and the rules that it leaves standing."""
    persons: dict[Pair, Verdict] = {}
    rules: dict[tuple[Pair, Verdict], Link] = {}
    for found in links:
        pair = (min(found.left, found.right), max(found.left, found.right))
        if found.left not in known or found.right not in known or pair[0] == pair[1]:
            continue
        if found.by != RULE:
            persons[pair] = found.verdict
        elif _surer(found, rules.get((pair, found.verdict))):
            rules[pair, found.verdict] = found
    standing = [found for (pair, _), found in rules.items() if pair not in persons]
    return persons, sorted(standing, key=lambda one: (-one.basis.score, one.left, one.right))


def _surer(found: Link, than: Link | None) -> bool:
    return than is None or found.basis.score > than.basis.score


def _named(groups: Sequence[Sequence[Persona]]) -> tuple[Source, ...]:
    """Return one source for each group, ids told apart where kind and name are the same."""
    heads = [(_kind(group), _name(group)) for group in groups]
    often = Counter(heads)
    made = []
    for group, (kind, name) in zip(groups, heads, strict=True):
        first = min(persona.id for persona in group)
        apart = (first,) if often[kind, name] > 1 else ()
        hidden = next((p.anonymity for p in group if p.anonymity), None)
        anonymity = hidden if kind is Kind.UNNAMED else None
        ids = tuple(sorted(persona.id for persona in group))
        made.append(Source(digest(kind, name, *apart), kind, name, anonymity, ids))
    return tuple(sorted(made, key=lambda source: source.id))


def _kind(group: Sequence[Persona]) -> Kind:
    """Return the kind that most have, named ones before unnamed."""
    order = list(Kind)
    counted = Counter(persona.kind for persona in group)
    if counted[Kind.INSTITUTION]:  # a town that one article could not tell from a surname
        return Kind.INSTITUTION
    return min(counted, key=lambda kind: (-counted[kind], order.index(kind)))


def _name(group: Sequence[Persona]) -> str:
    """Return the name most often used, a full name before a surname."""
    used: Counter[str] = Counter()
    for persona in group:
        used[persona.name] += len(persona.mentions) + len(persona.namings)
    full = {name for name in used if " " in name} or set(used)
    return min(full, key=lambda name: (-used[name], -len(name), name))
