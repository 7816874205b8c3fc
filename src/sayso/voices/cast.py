"""The cast of one article: whom it names, gathered before anybody is asked who spoke."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.records.articles import Article, Document, Role
from sayso.records.places import Anchor
from sayso.records.speech import Anonymity, Kind, Naming
from sayso.records.stories import Verdict
from sayso.text.names import Name, namings, parts, same_person, sound
from sayso.text.nouns import gender_of, listed
from sayso.text.offices import Office, agree, office
from sayso.text.outlets import looks_like_outlet

READ = frozenset({Role.BODY, Role.HEADLINE, Role.CAPTION})  # where a naming counts
_HIS = listed("mr sir lord king prince father monsieur herr")
_HERS = listed("mrs ms miss dame lady queen princess madame frau sister baroness")
_BY_GIVEN = listed("sir dame")  # "Sir Keir" is no surname


@dataclass(slots=True, eq=False)
class Figure:
    """A voice as it takes shape while an article is read.

    Attributes:
        kind: What it is.
        name: The fullest name so far.
        anonymity: For kind UNNAMED.
        mentions: Places in chains.
        namings: Places that name it in full, or by title and surname.
        spots: Where it stands, speaking or not; first code points.
        rule: Code of the weakest rule that joined a mention to it.
        score: Confidence of that rule.
        answered: ``m`` or ``f`` with the place where it answered to "he" or "she" last.
        key: What it is known by, such as the principal of a spokesperson.
    """

    kind: Kind
    name: str
    anonymity: Anonymity | None = None
    mentions: list[Anchor] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    spots: list[int] = field(default_factory=list)
    rule: str = ""
    score: float = 2.0
    answered: tuple[str, int] = ("", 0)
    key: str = ""

    def speaks(self, at: Anchor, rule: str, score: float) -> None:
        """Take a mention for this voice; the weakest rule is what the persona rests on."""
        self.mentions.append(at)
        self.spots.append(at.start)
        self.hold(rule, score)

    def hold(self, rule: str, score: float) -> None:
        """Remember a rule if it is weaker than those before."""
        if score < self.score:
            self.rule, self.score = rule, score

    def gender(self) -> str:
        """Return ``m`` or ``f`` if titles or a given name tell, else ""."""
        for naming in self.namings:
            told = told_gender(f"{naming.text.partition(naming.name)[0]} {naming.title}")
            if told:
                return told
        _, given = parts(self.name) if self.kind is Kind.PERSON else ("", ())
        known = (gender_of(word) for word in given)
        return next(filter(None, known), "") if given else told_gender(self.name)

    def offices(self) -> list[Office]:
        """Return the offices of its titles."""
        return [office(naming.title) for naming in self.namings if naming.title]

    def before(self, at: int) -> int:
        """Return the last spot before ``at``, or -1."""
        return max((spot for spot in self.spots if spot < at), default=-1)


@lru_cache(maxsize=20_000)
def told_gender(words: str) -> str:
    """Return ``m`` or ``f`` if a word of a title tells ("Mr", "spokeswoman"), else ""."""
    for word in words.casefold().replace(".", "").split():
        if word in _HIS or word.endswith(("spokesman", "chairman", "businessman")):
            return "m"
        if word in _HERS or word.endswith("woman"):
            return "f"
    return ""


class Cast:
    """Everybody whom one article names, found by family name or by key."""

    def __init__(self, document: Document, article: Article) -> None:
        self.doc, self.text = document.id, document.text
        lower = document.text.lower()
        self._lower = lower if len(lower) == len(document.text) else document.text
        self.figures: list[Figure] = []
        self.outlet = article.outlet.name if article.outlet else ""
        self.spans = [
            (block.at.start, block.at.end) for block in article.blocks if block.role in READ
        ]
        self._opens = [start for start, _ in self.spans]
        self._families: dict[str, list[Figure]] = {}
        self._keys: dict[tuple[Kind, str], Figure] = {}
        self._gather()

    def _gather(self) -> None:
        """Read all namings: full names first, then surnames with a title."""
        self.names = [name for span in self.spans for name in namings(self.text, *span)]
        self._starts = [name.start for name in self.names]
        found = [
            name
            for name in self.names
            if name.sure and (name.title or not looks_like_outlet(name.name))
        ]
        for name in found:
            if " " in name.name:
                self.person(name)
        for name in found:
            if " " not in name.name:
                self.person(name)

    def namings(self, start: int, end: int) -> list[Name]:
        """Return the persons named in ``text[start:end]``; looked up where no name is cut."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        cut_left = first > 0 and self.names[first - 1].end > start
        cut_right = last > first and self.names[last - 1].end > end
        if cut_left or cut_right:
            return namings(self.text, start, end)
        return self.names[first:last]

    def person(self, name: Name) -> Figure:
        """Return the figure that ``name`` means, with this naming added to it."""
        figure = self._same(name)
        if figure is None:
            figure = self.add(Figure(Kind.PERSON, name.name))
            self._families.setdefault(sound(parts(name.name)[0]), []).append(figure)
        elif _fuller(name.name, figure.name):
            figure.name = name.name
        words = self.text[name.start : name.end]
        naming = Naming(Anchor(self.doc, name.start, name.end), name.name, name.title, words)
        if naming not in figure.namings:
            figure.namings.append(naming)
            figure.spots.append(name.at)
        return figure

    def _same(self, name: Name) -> Figure | None:
        family, given = parts(name.name)
        if not given:
            return self.surname(family, name.title, name.at, self.led(name))
        bearers = self.family(family)
        if not bearers:
            return None
        judged = [(same_person(f.name, name.name), f) for f in bearers]
        for verdict in (Verdict.SAME, Verdict.UNSURE):
            fitting = [figure for found, figure in judged if found is verdict]
            if fitting and (verdict is Verdict.SAME or len(fitting) == 1):
                return fitting[0]
        return None

    def family(self, surname: str) -> list[Figure]:
        """Return the persons of this family name, in any spelling."""
        return self._families.get(sound(surname), [])

    def led(self, name: Name) -> str:
        """Return all that stands before a name, and its title: "Mr " of "Mr Orlo"."""
        return f"{self.text[name.start : name.at]} {name.title}"

    def surname(self, name: str, title: str, at: int, led: str = "") -> Figure | None:
        """Return the person whom a surname, perhaps with a title, means at ``at``.

        Where several bear it, the title decides, else whoever was named last before. ``led`` is
        all that stands before it: "Mr Orlo" is not Anna Orlo.
        """
        sex = told_gender(led)
        found = [one for one in self.family(name) if not sex or one.gender() in {"", sex}]
        if title.casefold().rpartition(" ")[2].rstrip(".") in _BY_GIVEN or not found:
            found += [f for f in self.persons() if f not in found and _is_given(name, f)]
        titled = office(title)
        if len(found) > 1 and titled.head:
            agreeing = [f for f in found if any(_agree(titled, one) for one in f.offices())]
            found = agreeing or found
        return nearest(found, at)

    def persons(self) -> list[Figure]:
        """Return the persons of the cast."""
        return [figure for figure in self.figures if figure.kind is Kind.PERSON]

    def add(self, figure: Figure) -> Figure:
        """Take a new figure into the cast."""
        self.figures.append(figure)
        return figure

    def keyed(self, kind: Kind, key: str, name: str) -> Figure:
        """Return the figure of this kind and key, a new one if there is none."""
        figure = self._keys.get((kind, key))
        if figure is None:
            figure = self._keys[kind, key] = self.add(Figure(kind, name, key=key))
        return figure

    def fuller(self, phrase: str, at: int) -> str:
        """Return the longest capitalised name that ends with ``phrase``: the nearest before ``at``.

        "the union" after "the Ferry Workers' Union" is that union. Without one, ``phrase``.
        """
        words = phrase.split()
        if not words or len(words) > 6 or self._lower.count(" ".join(words).lower()) < 2:
            return phrase
        tail = " ".join(words).lower()
        best = ""
        for spot, (start, _) in self.occurrences(tail, self._lower):
            led = _CAPITALS.search(self.text, max(start, spot - 90), spot)
            if led is None:
                continue
            if led.start() >= at and best:
                return best
            best = _without_openers(self.text[led.start() : spot + len(tail)]) or best
        return best or phrase

    def occurrences(self, words: str, text: str = "") -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield where ``words`` stand whole in what is read, each with its span, in order.

        Args:
            words: What to look for.
            text: Another spelling of the text, of the same length; else the text as it stands.
        """
        for at in occurrences(text or self.text, words):
            place = bisect_right(self._opens, at) - 1
            if place >= 0 and at + len(words) <= self.spans[place][1]:
                yield at, self.spans[place]


_CAPITALS = re.compile(r"(?<!\w)(?:[^\W\d_a-zà-ÿ][\w’'\-]*\s+(?:of\s+)?){1,4}$")


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield where ``words`` stand in ``text`` as whole words."""
    at = text.find(words)
    while at >= 0:
        stop = at + len(words)
        if not (at and _wordly(text[at - 1])) and not _wordly(text[stop : stop + 1]):
            yield at
        at = text.find(words, at + 1)


def _wordly(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _without_openers(name: str) -> str:
    """Return a capitalised name without function words in front; "" if nothing fuller is left."""
    words = name.split()
    while words and words[0].casefold() in _OPENERS:
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""


_OPENERS = listed(
    "the a an this that but and or if when while as in on at for from by with after before since "
    "however meanwhile earlier later yesterday today last both its his her their some all most many"
)


def _is_given(name: str, figure: Figure) -> bool:
    given = parts(figure.name)[1]
    return bool(given) and sound(given[0]) == sound(name)


def _fuller(name: str, than: str) -> bool:
    """Tell whether ``name`` says more than ``than``; capitals throughout say less."""
    size, other = len(name.split()), len(than.split())
    return size > other or (size == other and than.isupper() and not name.isupper())


def _agree(left: Office, right: Office) -> bool:
    return agree(left, right) is Verdict.SAME


def nearest(figures: Iterable[Figure], at: int) -> Figure | None:
    """Return the figure that stands last before ``at``; else the first that stands after it."""
    standing = [figure for figure in figures if figure.spots]
    if len(standing) < 2:
        return standing[0] if standing else None
    return min(standing, key=lambda figure: (-figure.before(at), min(figure.spots)))
