"""What the line model sees of each line: numbers and hashed words, none of them from another file.

The same function serves training (``training/lines``) and reading. A change to it asks for new
weights, so ``VERSION`` goes up with it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from struct import Struct
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.intake import phrases
from sayso.intake.rough import Rough
from sayso.records.articles import Document, Role

VERSION = 3
BUCKETS = 4096  # of hashed words; 0 stands for no word
FIRST, LAST = 4, 3  # words of a line that are hashed, from its start and from its end
RULES = tuple(f"IN{number:03d}" for number in range(1, 23))
MARKS = (
    *("nav", "header", "footer", "aside", "article", "main", "h1", "h2", "h3", "figcaption"),
    *("time", "form", "button", "menu", "blockquote", "table", "address", "cookie", "comments"),
    *("share", "newsletter", "ad", "related", "caption", "byline", "links", "kept"),
    *("core", "dense", "like", "para", "item", "h4", "taken"),
    *("embed", "promo", "media", "tags", "bio", "points"),
)
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
_VOICES = _SAYING | _YOU | _WE | _I
_DATED = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\d+ ?(?:min|mins|minutes|hours?|hrs?|days?|weeks?|months?|years?) ago)\b"
)
_LINKED = re.compile(r"@|https?:|www\.|\.(?:com|org|net)\b")
_SENTENCES = re.compile(r"[.!?][\"”’)]* +[\"“‘A-ZÀ-Þ]")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]")
_NAMES = re.compile(  # that begin with a capital, and open no sentence
    r"[A-ZÀ-Þ](?:(?<=[^.!?\s] .)|(?<=[^.!?\s] [\"“‘(].))[\w’'-]{2,}"
)
_DIGIT = re.compile(r"\d")
_PARTED = re.compile(r"[|›»•·→]")
_QUOTED = re.compile(r"[\"“„«‘]")
_CLOSED = frozenset("\"”’'»")
_EDGES = "\"“”‘’'.,;:!?()[]"
_NOBODY: frozenset[str] = frozenset()
_KINDS = bytes(  # of ASCII: A a capital, a another sign of words, 0 a digit, and the rest
    ord("A" if sign.isupper() else "0" if sign.isdigit() else "a" if sign.isidentifier() else " ")
    for sign in map(chr, range(256))
)
TOPIC = 6  # letters of a word that tells what a line is about
LONG = 80  # code points; longer lines are hardly the same on another page
UNPARTED = 30  # code points; longer lines of one word are in a script that parts no words
LONGER = 25  # code points from which names are looked for

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
    seen = [_seen(rough.line.text) for rough in lines]
    count = len(lines)
    numbers = np.zeros((count, WIDTH), np.float32)
    numbers[:, _AMOUNTS] = _rows([line.amounts for line in seen], np.float32)
    numbers[:, _FLAGS] = _rows([line.flags for line in seen], np.uint8)
    numbers[:, _PROSE] = [rough.prose for rough in lines]
    _place(numbers[:, OWN:], [line.size for line in seen], lines)
    _repeats(numbers[:, OWN + 8 :], seen)
    _named(numbers[:, OWN + 11 :], seen, lines)
    _titled(numbers[:, OWN + 14 :], seen, document.stated.title)
    _worded(numbers[:, OWN + 17 :], seen, lines)
    _coded(numbers[:, OWN + AROUND :], lines)
    return Traits(numbers, _rows([line.buckets for line in seen], np.uint16).astype(np.int64))


def is_english(numbers: Numbers) -> bool:
    """Tell whether the running text among the lines looks English; False if there is none.

    Nor does it where lines of a script without blanks are as many.
    """
    shares = np.sort(numbers[numbers[:, _PROSE] > 0, _STOP_SHARE])
    unparted = (numbers[:, 0] > log1p(UNPARTED) / 6) & (numbers[:, 1] < log1p(2) / 4)
    if len(shares) <= unparted.sum():
        return False
    middle = shares[(len(shares) - 1) // 2 : len(shares) // 2 + 1]  # one or two: the median
    return float(middle.mean()) > LEAST_STOPS


_PROSE, _STOP_SHARE = 6, 19  # columns
LEAST_STOPS = 0.12  # share of different stop words in half of the lines of running text
OWN = 37  # numbers of a line by itself
AROUND = 19  # numbers of its place among the others
WIDTH = OWN + AROUND + len(RULES) + len(MARKS)
_AMOUNTS = (0, 1, 16, 17, _STOP_SHARE, 35, 36)  # columns of ``_amounts``; others are ``_flags``
_FLAGS = tuple(column for column in range(OWN) if column not in {_PROSE, *_AMOUNTS})
_PACKED = Struct(f"{len(_AMOUNTS)}f").pack
_BUCKETS = Struct(f"{FIRST + LAST}H").pack


class _Seen(NamedTuple):
    """What one line shows by itself; packed, because numpy takes bytes faster than numbers.

    Attributes:
        amounts: As float32, in the order of ``_AMOUNTS``.
        flags: A byte each, in the order of ``_FLAGS``.
        buckets: Of its first and last words, as uint16.
        size: Its number of words.
        key: As ``squash`` gives it.
        names: Those in it, if it is long.
        topics: Its words of some length, in small letters.
        opens: Whether it announces other stories.
    """

    amounts: bytes
    flags: bytes
    buckets: bytes
    size: int
    key: str
    names: frozenset[str]
    topics: frozenset[str]
    opens: bool


def _seen(text: str) -> _Seen:
    """Return what a line shows; pages of one outlet have the same short lines over and over."""
    return (_seen_again if len(text) < LONG else _look)(text)


def _look(text: str) -> _Seen:
    low = text.casefold().split()
    held = set(low)
    capitals, digits = _signs(text)
    shares = (capitals / len(low), digits / len(text), len(held & _STOPS) / len(low))
    return _Seen(
        _amounts(text, len(low), shares),
        _flags(text, len(low), held, digits=digits > 0),
        _hashed(low),
        len(low),
        " ".join(low),
        frozenset(_NAMES.findall(text)) if len(text) > LONGER else _NOBODY,
        frozenset([word.strip(_EDGES) for word in low if len(word) >= TOPIC]),
        len(low) <= 8 and phrases.opens_tail(text),
    )


_seen_again = lru_cache(maxsize=1 << 13)(_look)


def _signs(text: str) -> tuple[int, int]:
    """Return how many words of a line begin with a capital, and how many digits it has."""
    if not text.isascii():
        return len(_CAPITAL.findall(text)), len(_DIGIT.findall(text))
    kinds = text.encode().translate(_KINDS)
    return kinds.count(b" A") + kinds.startswith(b"A"), kinds.count(b"0")


def _amounts(text: str, count: int, shares: tuple[float, float, float]) -> bytes:
    """Return sizes and shares of a line."""
    ends = "." in text or "?" in text or "!" in text
    return _PACKED(
        log1p(len(text)) / 6,
        log1p(count) / 4,
        *shares,
        min(2.0, text.count(",") / 3),
        log1p(len(_SENTENCES.findall(text))) if ends else 0.0,
    )


def _flags(text: str, count: int, held: set[str], *, digits: bool) -> bytes:
    """Return what a line shows or does not show."""
    first, last = text[0], text[-1]
    end = text[-2] if last in _CLOSED and len(text) > 1 else last
    quoted = _QUOTED.search(text) is not None
    speaks = not _VOICES.isdisjoint(held)
    saying = speaks and not _SAYING.isdisjoint(held)
    pointed = "." in text or "@" in text or ":" in text
    return bytes(
        (
            count == 1,
            count <= 4,
            count >= 10,
            count >= 25,
            end in ".!?",
            end in ",;:",
            last in _CLOSED,
            end == "…" or text.endswith("..."),
            first.isupper(),
            first.islower(),
            first.isdigit(),
            first in "\"“„«‘'",
            not first.isalnum(),
            digits,
            not _STOPS.isdisjoint(held),
            text.isupper(),
            quoted,
            saying,
            quoted and saying,
            speaks and not _YOU.isdisjoint(held),
            speaks and not _WE.isdisjoint(held),
            speaks and not _I.isdisjoint(held),
            _PARTED.search(text) is not None,
            "©" in text,
            pointed and _LINKED.search(text) is not None,
            "?" in text,
            ":" in text,
            "(" in text,
            digits and _DATED.search(text.casefold()) is not None,
        )
    )


def _hashed(low: Sequence[str]) -> bytes:
    """Return buckets of the first and last words of a line."""
    if len(low) >= FIRST + LAST:
        return _BUCKETS(*map(_bucket, low[:FIRST]), *map(_bucket, low[-LAST:]))
    start = [*map(_bucket, low[:FIRST])]
    end = [*map(_bucket, low[-LAST:])] if len(low) > FIRST else []
    return _BUCKETS(*start, *[0] * (FIRST - len(start)), *end, *[0] * (LAST - len(end)))


@lru_cache(maxsize=1 << 14)
def _bucket(word: str) -> int:
    """Return the bucket of a word, its digits all alike and its punctuation at the end left out."""
    plain = _DIGIT.sub("0", word.strip(_EDGES)) or word
    return 1 + crc32(plain.encode("utf-8", "replace")) % (BUCKETS - 1)


def _rows(packed: Sequence[bytes], kind: type[np.generic]) -> NDArray[Any]:
    """Return packed rows as an array, one row each."""
    return np.frombuffer(b"".join(packed), kind).reshape(len(packed), -1)


def _place(numbers: Numbers, sizes: Sequence[int], lines: Sequence[Rough]) -> None:
    """Fill in where each line stands, by lines and by words, and what the document is like."""
    count = len(sizes)
    ends = np.cumsum(sizes)
    logs = np.array([log1p(index) / 5 for index in range(count)])
    numbers[:, 0] = np.arange(count) / count
    numbers[:, 1] = logs
    numbers[:, 2] = logs[::-1]
    numbers[:, 3] = (ends - sizes) / ends[-1]
    numbers[:, 4] = 1 - ends / ends[-1]
    numbers[:, 5] = log1p(count) / 5
    numbers[:, 6] = sum(rough.prose for rough in lines) / count
    numbers[:, 7] = any("kept" in rough.marks for rough in lines)


def _repeats(numbers: Numbers, seen: Sequence[_Seen]) -> None:
    """Fill in whether the same words stand before, whether they stand after, and how often."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(seen):
        places.setdefault(line.key, []).append(index)
    if len(places) == len(seen):
        return
    for same in places.values():
        if len(same) > 1:
            numbers[same[1:], 0] = 1
            numbers[same[:-1], 1] = 1
            numbers[same, 2] = log1p(len(same) - 1)


def _named(numbers: Numbers, seen: Sequence[_Seen], lines: Sequence[Rough]) -> None:
    """Fill in how many of a line's names other running text has, and whether the line has any."""
    naming = [(index, line.names) for index, line in enumerate(seen) if line.names]
    counts = Counter(name for index, names in naming if lines[index].prose for name in names)
    for index, names in naming:
        own = lines[index].prose
        shared = sum(counts[name] > own for name in names)
        numbers[index, :3] = (shared / len(names), 1, min(shared, 4) / 4)


def _titled(numbers: Numbers, seen: Sequence[_Seen], stated: str) -> None:
    """Fill in how much of a line stands in the stated title; whether it opens other stories."""
    title = set(stated.casefold().split())
    if title:
        shares = [len(title.intersection(line.key.split())) / line.size for line in seen]
        numbers[:, 0] = shares
        numbers[:, 1] = [share > 0.8 for share in shares]
    numbers[:, 2] = [line.opens for line in seen]


def _worded(numbers: Numbers, seen: Sequence[_Seen], lines: Sequence[Rough]) -> None:
    """Fill in how many of a line's long words the story's text has, and how many there are.

    The story is the running text that the rules left in it.
    """
    story = [rough.prose and rough.role is Role.BODY for rough in lines]
    counts = Counter(
        word for line, inside in zip(seen, story, strict=True) if inside for word in line.topics
    )
    known = set(counts)
    again = {word for word, times in counts.items() if times > 1}
    numbers[:, :2] = [
        (len(line.topics & (again if inside else known)) / len(line.topics), _log(len(line.topics)))
        if line.topics
        else (0, 0)
        for line, inside in zip(seen, story, strict=True)
    ]


@lru_cache(maxsize=1 << 10)
def _log(count: int) -> float:
    return log1p(count) / 3


def _coded(numbers: Numbers, lines: Sequence[Rough]) -> None:
    """Fill in the rule that judged each line, and the markup that it stands in."""
    codes = [_coded_again(rough.rule, rough.marks) for rough in lines]
    numbers[:] = _rows(codes, np.uint8)


@lru_cache(maxsize=1 << 12)
def _coded_again(rule: str, marks: frozenset[str]) -> bytes:
    """Return a byte for each rule and each kind of markup."""
    return bytes((*map(rule.__eq__, RULES), *map(marks.__contains__, MARKS)))
