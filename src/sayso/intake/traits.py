"""What the line model sees of each line: numbers and hashed words, none of them from another file.

The same function serves training (``training/lines``) and reading. A change to it asks for new
weights, so ``VERSION`` goes up with it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log1p
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.intake import phrases
from sayso.intake.rough import Rough
from sayso.records.articles import Document
from sayso.text.words import squash

VERSION = 1
BUCKETS = 4096  # of hashed words; 0 stands for no word
FIRST, LAST = 4, 3  # words of a line that are hashed, from its start and from its end
RULES = tuple(f"IN{number:03d}" for number in range(1, 23))
MARKS = (
    *("nav", "header", "footer", "aside", "article", "main", "h1", "h2", "h3", "figcaption"),
    *("time", "form", "button", "menu", "blockquote", "table", "address", "cookie", "comments"),
    *("share", "newsletter", "ad", "related", "caption", "byline", "links", "kept"),
)
_RULE = {code: at for at, code in enumerate(RULES)}
_MARK = {kind: at for at, kind in enumerate(MARKS)}
_STOPS = frozenset(
    "the of and to in a that is for on it was with as he be by at from his they this are have has"
    " had not but who will their she were which its an or been would more about one after said"
    " also than when there what if could her we i you".split()
)
_SAYING = frozenset(
    "said says say told tells added adds according asked wrote writes announced warned claimed"
    " stated insisted explained argued noted denied called recalled reported tweeted".split()
)
_YOU = frozenset("you your yours you're you'll you’re".split())
_WE = frozenset("we our us we're we’re ours".split())
_I = frozenset("i my me i'm i’m i've i’ve".split())
_DATED = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\d+ ?(?:min|mins|minutes|hours?|hrs?|days?|weeks?|months?|years?) ago)\b"
)
_LINKED = re.compile(r"@|https?:|www\.|\.(?:com|org|net)\b")
_PARTED = re.compile(r"[|›»•·→]")
_SENTENCES = re.compile(r"[.!?][\"”’)]* +[\"“‘A-ZÀ-Þ]")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]")
_NAMES = re.compile(r"(?<=[^.!?\s] )[\"“‘(]?([A-ZÀ-Þ][\w’'-]{2,})")
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“„«‘]")
_CLOSED = frozenset("\"”’'»")

Numbers = NDArray[np.float32]
Hashes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is seen of the lines of a document.

    Attributes:
        numbers: (lines, WIDTH).
        words: (lines, FIRST + LAST) buckets of hashed words; 0 where there is none.
    """

    numbers: Numbers
    words: Hashes


def traits(document: Document, lines: Sequence[Rough]) -> Traits:
    """Return what the model sees of the lines that the rules have judged.

    Args:
        document: Where the lines stand; its stated title is looked at as well.
        lines: All of its lines, each with the role that the rules gave.
    """
    if not lines:
        return Traits(np.zeros((0, WIDTH), np.float32), np.zeros((0, FIRST + LAST), np.int64))
    split = [rough.line.text.casefold().split() for rough in lines]
    own = np.array(
        [_own(rough, words) for rough, words in zip(lines, split, strict=True)], np.float32
    )
    around = _around(document, lines, split)
    coded = np.zeros((len(lines), len(RULES) + len(MARKS)), np.float32)
    for row, rough in zip(coded, lines, strict=True):
        if rough.rule in _RULE:
            row[_RULE[rough.rule]] = 1.0
        for kind in rough.marks:
            if kind in _MARK:
                row[len(RULES) + _MARK[kind]] = 1.0
    hashed = np.array([_hashed(words) for words in split], np.int64)
    return Traits(np.concatenate([own, around, coded], axis=1), hashed)


def is_english(numbers: Numbers) -> bool:
    """Tell whether the running text among the lines looks English; True if there is none."""
    prose = numbers[numbers[:, _PROSE] > 0]
    return not len(prose) or float(np.median(prose[:, _STOP_SHARE])) > LEAST_STOPS


_PROSE, _STOP_SHARE = 6, 19  # columns
LEAST_STOPS = 0.12  # share of different stop words in half of the lines of running text
OWN = 37  # numbers of a line by itself
AROUND = 17  # numbers of its place among the others
WIDTH = OWN + AROUND + len(RULES) + len(MARKS)


def _own(rough: Rough, low: Sequence[str]) -> tuple[float, ...]:
    """Return what a line shows by itself."""
    text = rough.line.text
    count, length = len(low), len(text)
    held = set(low)
    first, last = text[0], text[-1]
    end = text[-2] if last in _CLOSED and length > 1 else last
    quoted = _QUOTED.search(text) is not None
    saying = not _SAYING.isdisjoint(held)
    digits = len(_DIGIT.findall(text))
    return (
        log1p(length) / 6,
        log1p(count) / 4,
        count == 1,
        count <= 4,
        count >= 10,
        count >= 25,
        rough.prose,
        end in ".!?",
        end in ",;:",
        last in _CLOSED,
        end == "…" or text.endswith("..."),
        first.isupper(),
        first.islower(),
        first.isdigit(),
        first in "\"“„«‘'",
        not first.isalnum(),
        len(_CAPITAL.findall(text)) / count,
        digits / length,
        digits > 0,
        len(held & _STOPS) / count,
        not _STOPS.isdisjoint(held),
        text.isupper(),
        quoted,
        saying,
        quoted and saying,
        not _YOU.isdisjoint(held),
        not _WE.isdisjoint(held),
        not _I.isdisjoint(held),
        _PARTED.search(text) is not None,
        "©" in text,
        _LINKED.search(text) is not None,
        "?" in text,
        ":" in text,
        "(" in text,
        digits > 0 and _DATED.search(text.casefold()) is not None,
        min(2.0, text.count(",") / 3),
        log1p(len(_SENTENCES.findall(text))),
    )


def _hashed(low: Sequence[str]) -> tuple[int, ...]:
    """Return buckets of the first and last words of a line."""
    start = [_bucket(word) for word in low[:FIRST]]
    end = [_bucket(word) for word in low[-LAST:]] if len(low) > FIRST else []
    return (*start, *[0] * (FIRST - len(start)), *end, *[0] * (LAST - len(end)))


@lru_cache(maxsize=1 << 14)
def _bucket(word: str) -> int:
    """Return the bucket of a word, its digits all alike and its punctuation at the end left out."""
    plain = _DIGIT.sub("0", word.strip("\"“”‘’'.,;:!?()[]")) or word
    return 1 + crc32(plain.encode("utf-8", "replace")) % (BUCKETS - 1)


def _around(
    document: Document, lines: Sequence[Rough], split: Sequence[Sequence[str]]
) -> NDArray[np.float32]:
    """Return what each line is among the others: its place, its repeats, its names."""
    count = len(lines)
    sizes = [len(words) for words in split]
    total = sum(sizes)
    ends = list(accumulate(sizes))
    prose = sum(rough.prose for rough in lines)
    doc = (log1p(count) / 5, prose / count, any("kept" in rough.marks for rough in lines))
    place = [
        (
            index / count,
            log1p(index) / 5,
            log1p(count - index - 1) / 5,
            (ends[index] - sizes[index]) / total,
            1 - ends[index] / total,
            *doc,
        )
        for index in range(count)
    ]
    columns = zip(
        place, _repeats(lines), _named(lines), _titled(document, lines, split), strict=True
    )
    return np.array([(*a, *b, *c, *d) for a, b, c, d in columns], np.float32)


def _repeats(lines: Sequence[Rough]) -> Iterator[tuple[float, ...]]:
    """Yield whether the same words stand before, whether they stand after, and how often."""
    keys = [squash(rough.line.text) for rough in lines]
    counts = Counter(keys)
    seen: Counter[str] = Counter()
    for key in keys:
        many = counts[key]
        yield (seen[key] > 0, seen[key] + 1 < many, log1p(many - 1)) if many > 1 else (0, 0, 0)
        seen[key] += 1


def _named(lines: Sequence[Rough]) -> Iterator[tuple[float, ...]]:
    """Yield how many of a line's names other running text has, and whether the line has any."""
    names = [
        set(_NAMES.findall(rough.line.text)) if len(rough.line.text) > 25 else set()
        for rough in lines
    ]
    counts = Counter(
        name for rough, found in zip(lines, names, strict=True) if rough.prose for name in found
    )
    for rough, found in zip(lines, names, strict=True):
        shared = sum(counts[name] > rough.prose for name in found)
        yield (shared / len(found), 1, min(shared, 4) / 4) if found else (0, 0, 0)


def _titled(
    document: Document, lines: Sequence[Rough], split: Sequence[Sequence[str]]
) -> Iterator[tuple[float, ...]]:
    """Yield how much of a line stands in the stated title; whether it opens other stories."""
    title = set(document.stated.title.casefold().split())
    for rough, words in zip(lines, split, strict=True):
        shared = len(title.intersection(words)) / len(words) if title else 0.0
        short = len(words) <= 8
        yield shared, shared > 0.8, short and phrases.opens_tail(rough.line.text)
