"""What stands together on a typeset page: paragraphs, the headline, and what every page repeats.

A PDF knows letters at places, no paragraphs. Lines of one size are joined while they run to the
edge of their column, without a gap or an indent between them; the largest letters of the first page
are the headline; lines at the edge of most pages, numbers apart the same, are no part of the text.
Marks only: no letter of the text layer is moved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import Any

from sayso.records.articles import Mark

FULL = 0.85  # share of the width from which a line may end a sentence and go on
LEAST = 0.6  # share of the width below which a line ends its paragraph
LARGE = 1.2  # times the size of the text from which letters make a headline
GAP = 1.4  # times the usual distance of lines from which a new paragraph begins
INDENT = 0.7  # of the size of letters
NEAR = 2000  # code points within which a chunk is looked for
LONGEST = 300  # code points of a headline
EDGE = 2  # lines at the top and at the foot of a page that may be a running head
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,4}\d{1,4}\W{0,4}(?:/\W?\d{1,4})?")
_BROWSER = re.compile(
    r"\S{4,2000} \d{1,4}/\d{1,4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d\b.{0,300}"
)
LIGATURES = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True)))
_ENDS = tuple('.!?…:"”’»)')


@dataclass(frozen=True, slots=True)
class Chunk:
    """Letters that were drawn at once: their size, and where they begin."""

    text: str
    size: float
    left: float
    height: float

    @classmethod
    def of(cls, text: str, page: Sequence[float], place: Sequence[float], *rest: Any) -> "Chunk":
        """Return a chunk as pypdf reports it: text, two matrices, font, size of the font."""
        scale = sqrt(abs(place[0] * place[3] - place[1] * place[2]))
        scale *= sqrt(abs(page[0] * page[3] - page[1] * page[2]))
        left = place[4] * page[0] + place[5] * page[2] + page[4]
        height = place[4] * page[1] + place[5] * page[3] + page[5]
        return cls(text.translate(LIGATURES), round(float(rest[-1]) * scale, 1), left, height)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one page, and what it was drawn of."""

    text: str
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: its place in the whole text, its words, and its chunk."""

    start: int
    words: str
    chunk: Chunk

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def marks(pages: Sequence[Page], gap: int) -> Iterator[Mark]:
    """Yield ``p`` for paragraphs of several lines, ``h1`` for the headline, ``furniture``.

    Args:
        pages: In order.
        gap: Code points between the pages in the whole text.
    """
    at = 0
    rows: list[list[_Row]] = []
    for page in pages:
        text = page.text.rstrip("\n")
        rows.append(list(_rows(text, page.chunks, at)))
        at += len(text) + gap
    usual = _usual_size(rows)
    furniture = _furniture(rows)
    yield from (Mark(row.start, row.end, "furniture") for row in furniture)
    titled = False
    for inner in rows:
        for group in _groups([row for row in inner if row not in furniture]):
            start, end = group[0].start, group[-1].end
            if len(group) > 1:
                yield Mark(start, end, "p")
            large = group[0].chunk.size >= LARGE * usual > 0
            if not titled and large and _is_largest(group, inner) and end - start <= LONGEST:
                titled = True
                yield Mark(start, end, "h1")


def _rows(text: str, chunks: Sequence[Chunk], at: int) -> Iterator[_Row]:
    """Yield the lines of a page that hold a letter, each with the chunk that begins it."""
    placed: list[tuple[int, Chunk]] = []
    seen = 0
    for chunk in chunks:
        words = chunk.text.strip()
        start = text.find(words, seen, seen + len(words) + NEAR) if words else -1
        if start >= 0:
            placed.append((start, chunk))
            seen = start + len(words)
    place, begin = 0, 0
    for line in text.split("\n"):
        words = line.strip()
        end = begin + len(line)
        while place < len(placed) and placed[place][0] < begin:
            place += 1
        if words and place < len(placed) and placed[place][0] < end:
            yield _Row(at + begin + line.index(words), words, placed[place][1])
        begin = end + 1


def _usual_size(rows: Sequence[Sequence[_Row]]) -> float:
    """Return the size in which most letters are set; 0 if there are none."""
    letters: Counter[float] = Counter()
    for inner in rows:
        for row in inner:
            letters[row.chunk.size] += len(row.words)
    return min(letters.most_common(), key=lambda item: (-item[1], item[0]))[0] if letters else 0.0


def _furniture(rows: Sequence[Sequence[_Row]]) -> list[_Row]:
    """Return the lines at the edges of pages that are on most of them, numbers apart."""
    edges: list[list[_Row]] = []
    for inner in rows:
        ordered = sorted(inner, key=lambda row: -row.chunk.height)
        edges.append(list(dict.fromkeys((*ordered[:EDGE], *ordered[-EDGE:]))))
    seen = Counter(key for edge in edges for key in {_masked(row) for row in edge})
    least = max(2, (len(rows) + 1) // 2)
    return [
        row
        for edge in edges
        for row in edge
        if seen[_masked(row)] >= least
        or _BROWSER.fullmatch(row.words)
        or (len(rows) > 1 and _PAGE_NUMBER.fullmatch(row.words))
    ]


def _masked(row: _Row) -> str:
    return _NUMBER.sub("0", row.words)


def _is_largest(group: Sequence[_Row], page: Sequence[_Row]) -> bool:
    """Tell whether nothing on a page is set in larger letters, of at least three words."""
    larger = (row for row in page if row.chunk.size > group[0].chunk.size * 1.02)
    words = sum(len(row.words.split()) for row in group)
    return words >= 3 and not any(len(row.words.split()) >= 3 for row in larger)


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield the lines of a page, those of one paragraph together."""
    widths = _widths(rows)
    leading = _leading(rows)
    group: list[_Row] = []
    for row in rows:
        if group and not _goes_on(group[-1], row, widths, leading):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _widths(rows: Sequence[_Row]) -> dict[float, int]:
    """Return, by size of letters, how many fill a line: four of five lines hold no more."""
    lengths: dict[float, list[int]] = {}
    for row in rows:
        lengths.setdefault(row.chunk.size, []).append(len(row.words))
    return {size: sorted(found)[(4 * len(found)) // 5] for size, found in lengths.items() if found}


def _leading(rows: Sequence[_Row]) -> dict[float, float]:
    """Return, by size of letters, the usual distance of two lines."""
    steps: dict[float, list[float]] = {}
    for one, two in pairwise(rows):
        step = one.chunk.height - two.chunk.height
        if one.chunk.size == two.chunk.size and step > 0:
            steps.setdefault(one.chunk.size, []).append(step)
    return {size: median(found) for size, found in steps.items()}


def _goes_on(
    row: _Row, following: _Row, widths: dict[float, int], leading: dict[float, float]
) -> bool:
    """Tell whether a line goes on in the next one."""
    one, two = row.chunk, following.chunk
    if abs(one.size - two.size) > 0.05 * one.size:
        return False
    step = one.height - two.height
    if step > GAP * leading.get(one.size, step or 1.0):
        return False
    if row.words.endswith(("-", "\u00ad")):
        return True
    share = len(row.words) / max(1, widths.get(one.size, 1))
    if share < LEAST:
        return False
    indented = INDENT * one.size < two.left - one.left < 6 * one.size and step > 0
    return not (row.words.endswith(_ENDS) and (share < FULL or indented))
