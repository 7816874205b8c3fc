"""Lines that are the headline of another article of the pile, and the blurbs right below them.

What leads to another story is printed as that story is headed, and followed by how it begins. Where
the other story is in the pile, its own headline and lead prove what the line is. Both are compared
by words, without regard to marks, a label in front ("Read more:") and a name behind ("| The Post").
What is found is a function of the pile; the order in which it came leaves no trace.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

from sayso.intake.rough import is_prose
from sayso.intake.templates import Alike, Witness, content, pieces
from sayso.records.articles import Block, Pointer, Role
from sayso.records.places import Anchor, Basis
from sayso.records.speech import Reading
from sayso.text.words import folded

FEWEST, MOST = 5, 40  # words of a headline that can be told from any other line
LEAD = 60  # words of how a story begins that are remembered
SHARED = 0.6  # share of a line's words from which it is the article's own headline in other words
TELLING = 2  # long words by which a line can be told from the own headline
BLURB = 0.6  # share of a blurb's words that stand in the lead, in order, from the first one on
GIVEN = 0.5  # share of the running text that may go; an article of which more goes is a list
STAMPS = 3  # times alone in a line from which an article is a live blog
NEAR = 3  # blocks below a headline in which its blurb begins: a stamp, a byline may stand between
_SLOTS = 22  # bits: 4 MiB, whatever the size of the pile
_HEADED, _PRINTED = 1, 2  # in the sketch: a headline begins so, a line of an article does
_FIRST = 4  # words by which they are looked up
_WORD = 4  # bytes that stand for one word
_STANDFIRST = "IN018"
_LABEL = re.compile(r"(?:[^\s:|»›]+\s+){0,2}[^\s:|»›]+\s*[:|»›]\s+")
_TAIL = re.compile(
    r"\s+(?:[|–—-]\s+\S+(?:\s+\S+){0,3}|\d+\s+(?:minute|hour|day|week)s?\s+ago)\s*\Z",
    re.IGNORECASE,
)
_BROKEN = ("…", "...")
_QUOTED = re.compile(r"[\"“„«‘'].*[\"”“»’']", re.DOTALL)
_LIVE = re.compile(
    r"\blive\s*(?:blog|updates?|coverage|ticker)\b|^live\b|\bas it happened\b|/live/", re.IGNORECASE
)
_STAMP = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Story:
    """An article whose headline may stand in another one.

    Attributes:
        doc: By what it is compared.
        at: The headline, or the first paragraph if that is not in the text.
        below: Where it begins.
        leads: Codes of its first words, and of those of its standfirst.
    """

    doc: Witness
    at: Anchor
    below: Anchor
    leads: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a headline, with what stands right below it.

    Attributes:
        at: Its place.
        codes: Of the words that it may be told by.
        broken: If it ends with three dots.
        below: Place and code of what may be its blurb.
        aside: If it is set aside already, and only the blurb is in question.
    """

    at: Anchor
    codes: tuple[bytes, ...]
    broken: bool
    below: tuple[Anchor, bytes] | None
    aside: bool


@dataclass(slots=True)
class _Page:
    """An article with lines that may be other articles' headlines."""

    doc: Witness
    length: int
    lines: tuple[_Line, ...]


@dataclass(slots=True)
class _Index:
    """Headlines by the words that they begin with."""

    stories: dict[bytes, list[tuple[bytes, _Story]]] = field(default_factory=dict)

    def add(self, code: bytes, story: _Story) -> None:
        """Enter a headline."""
        self.stories.setdefault(code[: _FIRST * _WORD], []).append((code, story))

    def fits(self, line: _Line) -> Iterator[_Story]:
        """Yield the stories that are headed as this line is, or as it begins if it breaks off."""
        for code in line.codes:
            for known, story in self.stories.get(code[: _FIRST * _WORD], ()):
                if code == known or (line.broken and _begins(known, code)):
                    yield story


class Heads:
    """The headlines of a pile and the lines that repeat them; readings are noted, then looked at.

    Memory holds a sketch of fixed size and digests of the articles in question, which are few.
    """

    def __init__(self) -> None:
        self._sketch = bytearray(1 << _SLOTS)
        self._index = _Index()
        self._pages: list[_Page] = []

    def note(self, reading: Reading) -> None:
        """Take note of a reading in the first pass."""
        for code in _headlines(reading):
            self._sketch[_slot(code)] |= _HEADED
        for _, words in _candidates(reading):
            for code in codes(words):
                self._sketch[_slot(code)] |= _PRINTED

    def look(self, reading: Reading) -> None:
        """Look at a reading in the second pass, when all were noted."""
        headed = [code for code in _headlines(reading) if self._sketch[_slot(code)] & _PRINTED]
        if headed and (story := _story(reading)):
            for code in dict.fromkeys(headed):
                self._index.add(code, story)
        maybe = [
            (index, words)
            for index, words in _candidates(reading)
            if any(self._sketch[_slot(code)] & _HEADED for code in codes(words))
        ]
        if maybe and not _is_live(reading):
            self._pages += _page(reading, maybe)

    def found(self) -> tuple[Pointer, ...]:
        """Return the lines that lead to other articles of the pile, by place."""
        alike = Alike()
        made = (each for page in self._pages for each in _leading(page, self._index, alike))
        return tuple(sorted(made, key=lambda one: one.at))


def elsewhere(reading: Reading, pointers: Iterable[Pointer]) -> dict[int, Block]:
    """Return the blocks of an article that lead to others, as what they are, by number."""
    found = {each.at: each for each in pointers}
    return {
        index: replace(
            block,
            role=Role.TEASER,
            basis=Basis(
                "IN043", found[block.at].score, (found[block.at].to,), found[block.at].note
            ),
        )
        for index, block in enumerate(reading.article.blocks)
        if block.role is Role.BODY and block.at in found
    }


# --- words ---------------------------------------------------------------------------------------


def codes(words: str) -> tuple[bytes, ...]:
    """Return what a headline may be told by: all of it; without a label, or a name behind it.

    Four bytes stand for each word. None is shorter than ``FEWEST`` words or longer than ``MOST``.
    """
    wholes = (words, _TAIL.sub("", words))
    forms = dict.fromkeys((*wholes, *(_without_label(each) for each in wholes)))
    made = (_code(folded(form)) for form in forms)
    return tuple(dict.fromkeys(c for c in made if FEWEST * _WORD <= len(c) <= MOST * _WORD))


def _without_label(words: str) -> str:
    found = _LABEL.match(words)
    return words[found.end() :] if found else words


def _code(words: Sequence[str]) -> bytes:
    return array("I", (crc32(w.encode("utf-8", "surrogatepass")) for w in words)).tobytes()


def _slot(code: bytes) -> int:
    return crc32(code[: _FIRST * _WORD]) & ((1 << _SLOTS) - 1)


def _begins(known: bytes, code: bytes) -> bool:
    """Tell whether a headline begins with a line that breaks off, be it inside its last word."""
    whole = code[:-_WORD] if len(code) > FEWEST * _WORD else code
    return known.startswith(whole)


def _common(one: bytes, other: bytes) -> int:
    """Return how many words two codes have in common, from the first one on."""
    count = 0
    while one[count : count + _WORD] == other[count : count + _WORD] != b"":
        count += _WORD
    return count // _WORD


# --- articles ------------------------------------------------------------------------------------


def _text(reading: Reading, block: Block) -> str:
    return block.at.words(reading.document.text)


def _titles(reading: Reading) -> Iterator[str]:
    """Yield the headlines of an article, without its standfirst."""
    if reading.article.title:
        yield reading.article.title.name
    for block in reading.article.blocks:
        if block.role is Role.HEADLINE and block.basis.rule != _STANDFIRST:
            yield _text(reading, block)


def _headlines(reading: Reading) -> Iterator[bytes]:
    for title in _titles(reading):
        yield from codes(title)


def _candidates(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the lines that may be a headline, and their words: no sentence, no quotation."""
    for index, block in enumerate(reading.article.blocks):
        if block.role in {Role.BODY, Role.TEASER} and block.at.end - block.at.start < 40 * MOST:
            words = _text(reading, block).strip()
            if words.count(" ") >= FEWEST - 1 and _may_head(words):
                yield index, words


def _may_head(words: str) -> bool:
    stop = words.rstrip("\"”’'»)").endswith(".") and not words.endswith(_BROKEN)
    return not (stop or words[0].islower() or _QUOTED.fullmatch(words))


def _story(reading: Reading) -> _Story | None:
    """Return an article as the one that a line may lead to; None if it has no running text."""
    blocks = reading.article.blocks
    body = [block for block in blocks if block.role is Role.BODY]
    first = next((block for block in body if is_prose(_text(reading, block))), None)
    if first is None:
        return None
    heads = [b for b in blocks if b.role is Role.HEADLINE and b.basis.rule != _STANDFIRST]
    below = [b for b in blocks if b.role is Role.HEADLINE and b.basis.rule == _STANDFIRST]
    leads = (_code(folded(_text(reading, b))[:LEAD]) for b in (first, *below))
    at = (heads or [first])[0].at
    return _Story(_witness(reading, body), at, first.at, tuple(leads))


def _witness(reading: Reading, blocks: Iterable[Block]) -> Witness:
    outlet = reading.article.outlet
    made = Witness(reading.document.id, outlet.name if outlet else "")
    made.pieces = pieces(_text(reading, block) for block in blocks)
    return made


def _is_live(reading: Reading) -> bool:
    """Tell whether an article is a live blog, whose entries have headlines of their own."""
    title = reading.article.title
    if _LIVE.search(title.name if title else "") or _LIVE.search(reading.document.url):
        return True
    lines = reading.document.text.split("\n")
    return sum(len(line) < 20 and bool(_STAMP.fullmatch(line.strip())) for line in lines) >= STAMPS


def _page(reading: Reading, maybe: Sequence[tuple[int, str]]) -> Iterator[_Page]:
    """Yield an article with the lines that are in question, if there are any."""
    blocks = reading.article.blocks
    body = [index for index, block in enumerate(blocks) if block.role is Role.BODY]
    prose = next((i for i in body if is_prose(_text(reading, blocks[i]))), len(blocks))
    own = [frozenset(folded(title)) for title in _titles(reading)]
    further = [part.at for part in reading.article.parts[1:]]
    lines: list[_Line] = []
    asked: set[Anchor] = set()
    for index, words in maybe:
        at = blocks[index].at
        if index < prose or any(part.overlaps(at) for part in further):
            continue
        if _is_whole(reading, at) and not _is_own(words, own):
            aside = blocks[index].role is Role.TEASER
            below = _below(reading, index)
            lines.append(_Line(at, codes(words), words.endswith(_BROKEN), below, aside))
            asked.update({at, below[0]} if below else {at})
    if lines:
        rest = [blocks[i] for i in body if blocks[i].at not in asked]
        length = sum(blocks[i].at.end - blocks[i].at.start for i in body)
        yield _Page(_witness(reading, rest), length, tuple(lines))


def _is_whole(reading: Reading, at: Anchor) -> bool:
    """Tell whether a block is a line by itself, and no stretch of a longer one."""
    text = reading.document.text
    before = text[: at.start].rpartition("\n")[2] if at.start else ""
    after = text[at.end :].partition("\n")[0]
    return not (before.strip() or after.strip())


def _is_own(words: str, titles: Sequence[frozenset[str]]) -> bool:
    """Tell whether a line is the article's own headline, or one in other words."""
    said = content(words)
    if len(said) < TELLING:
        said = set(folded(words))
    return any(len(said & title) >= SHARED * len(said) for title in titles)


def _below(reading: Reading, index: int) -> tuple[Anchor, bytes] | None:
    """Return what may be the blurb of the line at ``index``."""
    for block in reading.article.blocks[index + 1 : index + 1 + NEAR]:
        if block.role is Role.BODY:
            return block.at, _code(folded(_text(reading, block))[: 2 * LEAD])
        if block.role is Role.HEADLINE:
            return None
    return None


# --- what leads elsewhere ------------------------------------------------------------------------


def _leading(page: _Page, index: _Index, alike: Alike) -> list[Pointer]:
    """Return the lines of an article that lead to others; none if too much of it would go."""
    found: list[Pointer] = []
    for line in page.lines:
        stories = list({each.doc.id: each for each in index.fits(line)}.values())
        stories.sort(key=lambda one: one.doc.id)
        if page.doc.id in {each.doc.id for each in stories}:
            continue
        if any(alike(page.doc, each.doc) for each in stories):
            continue  # a reprint of that story: the line is its own
        found += _pointers(line, stories, page, alike)
    lost = sum(each.at.end - each.at.start for each in found)
    return found if lost <= GIVEN * page.length else []


def _pointers(
    line: _Line, stories: Sequence[_Story], page: _Page, alike: Alike
) -> Iterator[Pointer]:
    """Yield a line and its blurb, if one of the stories that are headed so is meant.

    A heading of several stories that share nothing is a phrase, and tells nothing without a blurb.
    """
    told = [(each, _told(line, each)) for each in stories]
    sure = [(each, lead) for each, lead in told if lead]
    if not stories or (not sure and not all(alike(stories[0].doc, s.doc) for s in stories[1:])):
        return
    story, lead = min(sure or told, key=lambda pair: pair[0].doc.name != page.doc.name)
    of = f", {story.doc.name}" if story.doc.name else ""
    if not line.aside:
        score = 0.85 if line.broken and not lead else 0.95 if lead else 0.9
        note = f"the headline of another article of the pile{of}"
        yield Pointer(line.at, story.at, score, note)
    if lead and line.below:
        note = f"how another article of the pile begins, below its headline{of}"
        yield Pointer(line.below[0], story.below, 0.9, note)


def _told(line: _Line, story: _Story) -> bool:
    """Tell whether what stands below a line is how a story begins, or a good part of that."""
    if line.below is None:
        return False
    words = len(line.below[1]) // _WORD
    shared = max(_common(line.below[1], lead) for lead in story.leads)
    return shared >= max(FEWEST, BLURB * words)
