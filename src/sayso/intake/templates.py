"""Lines that an outlet prints in article after article: learnt from the whole pile, set aside.

A line of an outlet is template if it stands in enough of its articles, is *foreign* to each of them
(few of its words stand in the rest of the article, so that background which a reporter repeats from
day to day stays), and these articles are no copies or versions of one another. What is learnt and
what is set aside are functions of the pile; the order in which it came leaves no trace.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from zlib import crc32

from sayso.intake.repeats import key
from sayso.intake.rough import is_prose
from sayso.records.articles import Block, Role, Template
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis
from sayso.records.speech import Reading
from sayso.text.words import folded

SUPPORT = ((60, 3), (25, 4), (1, 6))  # (least code points of a line, articles it must stand in)
LONG = 5  # letters; shorter words say little of what a line is about
COMMON = frozenset(
    "about after again all also and any are because been before being between both could does"
    " during each every first from have having here into just like many more most much only other"
    " over people said same should since some such than that their them then there these they"
    " this those through today under until very were what when where which while will with would"
    " year years your yours".split()
)
HOME = 0.3  # share of a line's words from which it belongs to the article around it
JUDGED, APPLIED = 40, 15  # words of an article's own, to learn from it and to apply to it
ALIKE = 0.25  # share of the smaller article from which two are versions of one
_FAMILIES = 12  # that are looked for at most
_BITS = 24  # of the sketch: 16 MiB, whatever the size of the pile
_SEEN, _BODY = 3, 4  # in the sketch: articles with a line, up to three; once as running text
_QUOTE = re.compile(r"[\"“”„«»]|(?<!\w)‘")
_PIECE = re.compile(r"[.,;:!?…\"“”()–—]+")
_PIECE_LEAST = 20  # code points
_WITNESS = frozenset(Role) - {Role.HEADLINE, Role.REPEAT}


class Lines:
    """The lines of a pile on their way to templates; every reading is noted, then looked at.

    Memory holds a sketch of fixed size, and what recurs.
    """

    def __init__(self) -> None:
        self._sketch = bytearray(1 << _BITS)
        self._seen: dict[str, _Seen] = {}

    def note(self, reading: Reading) -> None:
        """Take note of a reading in the first pass."""
        _note(reading, self._sketch)

    def look(self, reading: Reading) -> None:
        """Look at a reading in the second pass, when all were noted."""
        _witness(reading, self._sketch, self._seen)

    def found(self) -> tuple[Template, ...]:
        """Return the template lines of every outlet, by outlet and place of the example."""
        alike = Alike()
        made = (_template(line, self._seen[line], alike) for line in self._seen)
        return tuple(sorted(filter(None, made), key=lambda one: (one.outlet.casefold(), one.at)))


def strange(reading: Reading, templates: Mapping[str, Template]) -> dict[int, Block]:
    """Return the template lines of an article's outlet that are none of its own, as what they are.

    A line that belongs to this very article stays: the lead of a story is a teaser in others.

    Args:
        reading: As it was read.
        templates: By key.

    Returns:
        Number of the block -> the block with its role.
    """
    outlet = _outlet(reading)
    known: dict[int, Template] = {}
    for index, block in enumerate(reading.article.blocks if outlet else ()):
        if block.role is Role.BODY:
            found = templates.get(_key(outlet, block.at.words(reading.document.text)))
            if found:
                known[index] = found
    if not known:
        return {}
    around = _Around(reading, frozenset(known))
    if len(around.words) < APPLIED:
        return {}
    blocks = reading.article.blocks
    return {
        index: replace(blocks[index], role=Role.SITE, basis=_basis(each, blocks[index]))
        for index, each in known.items()
        if around.foreign(index)
    }


def _outlet(reading: Reading) -> str:
    return reading.article.outlet.name if reading.article.outlet else ""


def _key(outlet: str, words: str) -> str:
    return digest(outlet.casefold(), key(words))


def content(words: str) -> set[str]:
    """Return the words of a line that say what it is about."""
    return {word for word in folded(words) if len(word) >= LONG} - COMMON


# --- learning ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Witness:
    """An article that may bear witness: what it shares with others is no template if they are one.

    Attributes:
        id: Of the document.
        name: Of the outlet, as the article has it.
        days: First and last day of publication, ISO 8601, or "".
        pieces: Digests of the stretches between points and commas, strangers left out.
    """

    id: str
    name: str = ""
    days: tuple[str, str] = ("", "")
    pieces: "array[int]" = field(default_factory=lambda: array("L"))


@dataclass(slots=True)
class _Seen:
    """A recurring line: its length, and where it stands as a stranger."""

    length: int
    places: list[tuple[Witness, int, int]] = field(default_factory=list)


class _Around:
    """What an article says besides some of its blocks, and whether these belong to it."""

    def __init__(self, reading: Reading, but: frozenset[int]) -> None:
        self._text = reading.document.text
        self._blocks = reading.article.blocks
        self.own = [i for i, b in enumerate(self._blocks) if b.role is Role.BODY and i not in but]
        titles = [i for i, b in enumerate(self._blocks) if b.role is Role.HEADLINE]
        self.words: set[str] = set()
        for index in (*self.own, *titles):
            self.words |= content(self.at(index))
        if reading.article.title:
            self.words |= content(reading.article.title.name)
        prose = [index for index in self.own if is_prose(self.at(index))]
        self._inside = range(prose[0], prose[-1]) if prose else range(0)

    def at(self, index: int) -> str:
        """Return the words of a block."""
        return self._blocks[index].at.words(self._text)

    def foreign(self, index: int) -> bool:
        """Tell whether a block is a stranger: few of its words, and no quotation in the story."""
        words = self.at(index)
        about = content(words)
        if len(about) < 2 or (index in self._inside and _QUOTE.search(words)):
            return False
        return len(about & self.words) < HOME * len(about)


def _lines(reading: Reading) -> Iterator[tuple[int, Block, str]]:
    """Yield the blocks that can bear witness, running text first, with their keys."""
    outlet, text = _outlet(reading), reading.document.text
    blocks = enumerate(reading.article.blocks)
    usable = [(i, block) for i, block in blocks if outlet and block.role in _WITNESS]
    for index, block in sorted(usable, key=lambda pair: pair[1].role is not Role.BODY):
        yield index, block, _key(outlet, block.at.words(text))


def _slot(line: str) -> int:
    return int(line[: _BITS // 4], 16)


def _note(reading: Reading, sketch: bytearray) -> None:
    """Count each line of an article once, up to three, and mark what is running text."""
    counted: set[str] = set()
    for _, block, line in _lines(reading):
        if line in counted:
            continue
        counted.add(line)
        slot = _slot(line)
        seen = sketch[slot]
        body = _BODY if block.role is Role.BODY else seen & _BODY
        sketch[slot] = body | min(_SEEN, (seen & _SEEN) + 1)


def _witness(reading: Reading, sketch: bytearray, seen: dict[str, _Seen]) -> None:
    """Note where an article's recurring lines stand, if it has enough of its own to judge by."""
    least = min(count for _, count in SUPPORT)
    recurring: dict[str, int] = {}
    again: set[int] = set()
    for index, _, line in _lines(reading):
        slot = sketch[_slot(line)]
        if slot & _BODY and slot & _SEEN >= least:
            recurring.setdefault(line, index)
            again.add(index)
    around = _Around(reading, frozenset(again)) if recurring else None
    if around is None or len(around.words) < JUDGED:
        return
    blocks = reading.article.blocks
    home = {i for i in again if blocks[i].role is Role.BODY and not around.foreign(i)}
    doc = _doc(reading, around, [*around.own, *home])
    for line, index in recurring.items():
        if index not in home:
            at = blocks[index].at
            known = seen.setdefault(line, _Seen(at.end - at.start))
            known.length = min(known.length, at.end - at.start)
            known.places.append((doc, at.start, at.end))


def _doc(reading: Reading, around: _Around, told: Iterable[int]) -> Witness:
    """Return an article as a witness; ``told`` are the blocks that belong to it."""
    when = reading.article.published
    days = (when.earliest.isoformat(), when.latest.isoformat()) if when else ("", "")
    made = Witness(reading.document.id, _outlet(reading), days)
    made.pieces = pieces(map(around.at, told))
    return made


def pieces(lines: Iterable[str]) -> "array[int]":
    """Return digests of the stretches between points and commas, by which articles are compared."""
    found: set[int] = set()
    for line in lines:
        for piece in _PIECE.split(key(line)):
            if len(piece) >= _PIECE_LEAST:
                found.add(crc32(piece.strip().encode("utf-8", "surrogatepass")))
    return array("L", sorted(found))


class Alike:
    """Tells whether two articles are copies or versions of one; remembers what it told.

    What is compared are pieces of lines, so that a sentence put into every paragraph hides nothing.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], bool] = {}

    def __call__(self, one: Witness, other: Witness) -> bool:
        """Compare what they tell; one that has no piece of any length is like every other."""
        pair = (one.id, other.id)
        if pair not in self._told:
            same = len(set(one.pieces).intersection(other.pieces))
            self._told[pair] = same >= ALIKE * min(len(one.pieces), len(other.pieces))
        return self._told[pair]


def _template(line: str, seen: _Seen, alike: Alike) -> Template | None:
    """Return a line as a template, if enough articles that are no versions of one have it."""
    places = sorted(seen.places, key=lambda place: place[0].id)
    enough = next(count for least, count in SUPPORT if seen.length >= least)
    if len(places) < enough:
        return None
    families: list[Witness] = []
    for doc, _, _ in places:
        if not any(alike(first, doc) for first in families):
            families.append(doc)
        if len(families) >= _FAMILIES:
            break
    if len(families) < enough:
        return None
    first, start, end = places[0]
    days = [day for doc, _, _ in places for day in doc.days if day]
    return Template(
        line,
        first.name,
        Anchor(first.id, start, end),
        len(places),
        min(days, default=""),
        max(days, default=""),
    )


# --- setting aside -------------------------------------------------------------------------------


def _basis(known: Template, block: Block) -> Basis:
    """Return why a block is template; the evidence stands in another article, where one can."""
    note = f"stands in {known.documents:,} articles of {known.outlet} that share little else"
    at = block.at if known.at.doc == block.at.doc else known.at
    return Basis("IN032", round(known.documents / (known.documents + 1), 2), (at,), note)
