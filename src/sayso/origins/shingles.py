"""Words of an article's body as numbers, quotations masked, and the sampled 5-grams among them.

Everybody who quotes one speech would look like a copy otherwise, so only words outside quotations
find candidates. A hash is made of the words alone: it is the same in every run and for every order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sayso.records.articles import Article, Document, Role
from sayso.text.quotes import quotations

GRAM = 5  # words of a shingle
SAMPLE = 3  # mask of the low bits that are zero in a sampled hash: one in four
SHORT = 40  # code points; a shorter quotation is a term that copies share, and is not masked
_WORD = re.compile(r"[^\W_]+(?:['’.\-‑][^\W_]+)*")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„«»\"‘]|''|``")


class Numbers(dict[str, int]):
    """Word, folded -> a number that only depends on the word."""

    def __missing__(self, word: str) -> int:
        made = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self[word] = number = int.from_bytes(made, "big")
        return number


def fold(text: str) -> str:
    """Return ``text`` as it is compared: case-folded, apostrophes straight."""
    return text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Body:
    """The words of an article's body, with their places.

    Attributes:
        numbers: One number for each word, in order.
        starts: First code point of each word.
        ends: One past the last.
        grams: (place of its first word, hash) of every 5-gram outside quotations.
        breaks: Places of words that something other than body stands before.
    """

    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    grams: tuple[tuple[int, int], ...]
    breaks: frozenset[int]


def sampled(article: Article, document: Document, numbers: Numbers) -> list[int]:
    """Return the sampled hashes of the 5-grams outside quotations, ascending, each once."""
    found: set[int] = set()
    for stretch in _stretches(article, document.text):
        pieces = (fold(document.text[start:end]) for start, end in stretch)
        row = [numbers[word] for piece in pieces for word in _WORD.findall(piece)]
        found.update(made for made in _hashes(row) if not made & SAMPLE)
    return sorted(found)


def body(article: Article, document: Document, numbers: Numbers) -> Body:
    """Return the words of the article's body, quoted ones too, and the grams outside quotations."""
    text = document.text
    row: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: set[int] = set()
    after_other = False
    for block in article.blocks:
        if block.role is not Role.BODY:
            after_other = True
            continue
        if after_other:
            breaks.add(len(row))
        after_other = False
        for match in _WORD.finditer(text, block.at.start, block.at.end):
            row.append(numbers[fold(match.group())])
            starts.append(match.start())
            ends.append(match.end())
    grams = tuple(_grams(article, text, row, starts))
    return Body(tuple(row), tuple(starts), tuple(ends), grams, frozenset(breaks))


def _grams(
    article: Article, text: str, row: Sequence[int], starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield (place, hash) of the 5-grams of each stretch, as ``sampled`` hashes them."""
    at = 0
    for stretch in _stretches(article, text):
        places: list[int] = []
        for start, end in stretch:
            while at < len(row) and starts[at] < start:
                at += 1
            while at < len(row) and starts[at] < end:
                places.append(at)
                at += 1
        yield from zip(places, _hashes([row[place] for place in places]), strict=False)


def _hashes(row: Sequence[int]) -> Iterator[int]:
    """Yield the hash of every 5-gram of a row of numbers; none for a shorter row."""
    return map(hash, zip(row, row[1:], row[2:], row[3:], row[4:], strict=False))


def _stretches(article: Article, text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the body between quotations: each stretch as the ranges of text that make it up."""
    stretch: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.role is not Role.BODY:
            continue
        at = block.at.start
        for start, end in _quoted(text, block.at.start, block.at.end):
            stretch.append((at, start))
            yield stretch
            stretch, at = [], end
        stretch.append((at, block.at.end))
    if stretch:
        yield stretch


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of longer quotations, line by line, so that a lost mark costs one line.

    A quotation that is never closed is only believed where it opens its line, as news prints a
    quotation of several paragraphs; otherwise nothing is masked.
    """
    if not _MARK.search(text, start, end):
        return
    for line in _LINE.finditer(text, start, end):
        for found in quotations(text, line.start(), line.end()):
            opens = not text[line.start() : found.start].strip()
            if found.end - found.start >= SHORT and (found.closed or opens):
                yield found.start, found.end
