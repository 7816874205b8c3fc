"""What the line model sees of each line: numbers and hashed words, none of them from another file.

The same function serves training (``training/lines``) and reading. A change to it asks for new
weights, so ``VERSION`` goes up with it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count, repeat
from math import log1p
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.intake import phrases
from sayso.intake.rough import Rough
from sayso.intake.scanning import Flags, Scanned, Sign
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
_CLASSES = (_STOPS, _SAYING, _YOU, _WE, _I)
_TELLING = {word: number for number, word in enumerate(sorted(frozenset().union(*_CLASSES)))}
_MEMBERS = [np.array([word in told for word in _TELLING]) for told in _CLASSES]
_DATED = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\d+ ?(?:min|mins|minutes|hours?|hrs?|days?|weeks?|months?|years?) ago)\b"
)
_LINKED = re.compile(r"@|https?:|www\.|\.(?:com|org|net)\b")
_LINKS = ("@", "http", "www.", ".com", ".org", ".net")  # what each of them begins with
_SENTENCES = re.compile(r"[.!?][\"”’)]* +[\"“‘A-ZÀ-Þ]")
_NAMES = re.compile(  # that begin with a capital, and open no sentence
    r"[A-ZÀ-Þ](?:(?<=[^.!?\s] .)|(?<=[^.!?\s] [\"“‘(].))[\w’'-]{2,}"
)
_DIGIT = re.compile(r"\d")
_EDGES = "\"“”‘’'.,;:!?()[]"
TOPIC = 6  # letters of a word that tells what a line is about
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
    numbers = np.zeros((len(lines), WIDTH), np.float32)
    if not lines:
        return Traits(numbers, np.zeros((0, FIRST + LAST), np.int64))
    seen = Scanned([rough.line.text for rough in lines])
    prose = np.array([rough.prose for rough in lines])
    told = _told(seen)
    for columns, found in ((_AMOUNTS, _amounts(seen, told)), (_FLAGS, _flags(seen, told))):
        numbers[:, columns] = np.array(found, np.float32).T
    numbers[:, _PROSE] = prose
    _place(numbers[:, OWN:], seen, lines)
    _repeats(numbers[:, OWN + 8 :], seen)
    _named(numbers[:, OWN + 11 :], seen, prose)
    _titled(numbers[:, OWN + 14 :], seen, document.stated.title, lines)
    story = prose & np.array([rough.role is Role.BODY for rough in lines])
    _worded(numbers[:, OWN + 17 :], seen, story)
    _coded(numbers[:, OWN + AROUND :], lines)
    return Traits(numbers, _hashed(seen))


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


def _amounts(seen: Scanned, told: Sequence[Hashes]) -> list[Any]:
    """Return sizes and shares of each line, in the order of ``_AMOUNTS``."""
    lengths = seen.ends - seen.starts
    words = (seen.kinds & Sign.WORD) > 0
    begun = np.append(False, words[1:] != words[:-1]) & ((seen.kinds & Sign.CAPITAL) > 0)
    digits = seen.counts((seen.kinds & Sign.DIGIT) > 0)
    commas = seen.counts((seen.kinds & Sign.COMMA) > 0)
    sentences = np.bincount(seen.found(_SENTENCES)[0], minlength=len(lengths))
    return [
        [log1p(length) / 6 for length in lengths.tolist()],
        [log1p(size) / 4 for size in seen.sizes.tolist()],
        seen.counts(begun) / seen.sizes,
        digits / lengths,
        told[0] / seen.sizes,
        np.minimum(2.0, commas / 3),
        [log1p(times) for times in sentences.tolist()],
    ]


def _told(seen: Scanned) -> list[Hashes]:
    """Return how many different words of each kind of ``_CLASSES`` each line has."""
    total = len(seen.words)
    words = chain.from_iterable(seen.words)
    found = np.fromiter(map(_TELLING.get, words, repeat(-1)), np.int64, seen.sizes.sum())
    some = found >= 0
    line, word = _once(np.repeat(np.arange(total), seen.sizes)[some], found[some])
    return [np.bincount(line[member[word]], minlength=total) for member in _MEMBERS]


def _flags(seen: Scanned, told: Sequence[Hashes]) -> list[Flags]:
    """Return what each line shows or does not show, in the order of ``_FLAGS``."""
    size, alone = seen.sizes, seen.ends - seen.starts == 1
    first, last, before = (seen.kinds[at] for at in (seen.starts, seen.ends - 1, seen.ends - 2))
    end = np.where(((last & Sign.CLOSED) > 0) & ~alone, before, last)
    digits, quoted = seen.has(Sign.DIGIT), seen.has(Sign.QUOTED)
    stops, saying, you, we, own = (times > 0 for times in told)
    return [
        size == 1,
        size <= 4,
        size >= 10,
        size >= 25,
        (end & Sign.END) > 0,
        (end & Sign.PAUSE) > 0,
        (last & Sign.CLOSED) > 0,
        ((end & Sign.MORE) > 0) | ((last & before & seen.kinds[seen.ends - 3] & Sign.DOT) > 0),
        (first & Sign.UPPER) > 0,
        (first & Sign.LOWER) > 0,
        (first & Sign.FIGURE) > 0,
        (first & Sign.OPENED) > 0,
        (first & Sign.LETTER) == 0,
        digits,
        stops,
        seen.has(Sign.UPPER) & ~seen.has(Sign.LOWER | Sign.TITLED),
        quoted,
        saying,
        quoted & saying,
        you,
        we,
        own,
        seen.has(Sign.PARTED),
        seen.has(Sign.COPYRIGHT),
        _linked(seen),
        seen.has(Sign.ASKED),
        seen.has(Sign.COLON),
        seen.has(Sign.BRACKET),
        _dated(seen, digits),
    ]


def _linked(seen: Scanned) -> Flags:
    """Tell of each line whether an address stands in it."""
    found = np.zeros(len(seen.sizes), np.bool_)
    found[seen.of([at for at in seen.stand(_LINKS) if _LINKED.match(seen.text, at)])] = True
    return found


def _dated(seen: Scanned, digits: Flags) -> Flags:
    """Tell of each line whether a year, a day of a month, or "2 hours ago" stands in it."""
    found = np.zeros(len(digits), np.bool_)
    places = np.flatnonzero(digits)
    starts, ends = seen.starts[places].tolist(), seen.ends[places].tolist()
    found[places] = [
        _DATED.search(seen.text[start:end].casefold()) is not None
        for start, end in zip(starts, ends, strict=True)
    ]
    return found


def _hashed(seen: Scanned) -> Hashes:
    """Return buckets of the first and last words of each line; 0 where it has no more."""
    found: list[int] = []
    for words in seen.words:
        found += map(_bucket, words[:FIRST])
        if len(words) > FIRST:
            found += map(_bucket, words[-LAST:])
        else:
            found += [0] * (FIRST + LAST - len(words))
    return np.array(found, np.int64).reshape(-1, FIRST + LAST)


@lru_cache(maxsize=1 << 14)
def _bucket(word: str) -> int:
    """Return the bucket of a word, its digits all alike and its punctuation at the end left out."""
    plain = word.strip(_EDGES)
    if not plain.isalpha():
        plain = _DIGIT.sub("0", plain) or word
    return 1 + crc32(plain.encode("utf-8", "replace")) % (BUCKETS - 1)


def _place(numbers: Numbers, seen: Scanned, lines: Sequence[Rough]) -> None:
    """Fill in where each line stands, by lines and by words, and what the document is like."""
    total = len(lines)
    ends = np.cumsum(seen.sizes)
    logs = np.array([log1p(index) / 5 for index in range(total)])
    numbers[:, 0] = np.arange(total) / total
    numbers[:, 1] = logs
    numbers[:, 2] = logs[::-1]
    numbers[:, 3] = (ends - seen.sizes) / ends[-1]
    numbers[:, 4] = 1 - ends / ends[-1]
    numbers[:, 5] = log1p(total) / 5
    numbers[:, 6] = sum(rough.prose for rough in lines) / total
    numbers[:, 7] = any("kept" in rough.marks for rough in lines)


def _repeats(numbers: Numbers, seen: Scanned) -> None:
    """Fill in whether the same words stand before, whether they stand after, and how often."""
    places: dict[str, list[int]] = {}
    for index, words in enumerate(seen.words):
        places.setdefault(" ".join(words), []).append(index)
    if len(places) == len(seen.sizes):
        return
    rows = [(0.0, 0.0, 0.0)] * len(seen.sizes)
    for same in places.values():
        if len(same) > 1:
            often = log1p(len(same) - 1)
            for at in same:
                rows[at] = (at > same[0], at < same[-1], often)
    numbers[:, :3] = rows


def _named(numbers: Numbers, seen: Scanned, prose: Flags) -> None:
    """Fill in how many of a line's names other running text has, and whether the line has any."""
    line, names = seen.found(_NAMES)
    long = (seen.ends - seen.starts > LONGER)[line]
    line, name = _once(line[long], _numbered(names)[long])
    counts = np.bincount(name[prose[line]], minlength=len(names))
    shared = np.bincount(line, counts[name] > prose[line], len(numbers))
    held = np.bincount(line, minlength=len(numbers))
    numbers[:, 0] = shared / np.maximum(held, 1)
    numbers[:, 1] = held > 0
    numbers[:, 2] = np.minimum(shared, 4) / 4


def _numbered(words: Sequence[str]) -> Hashes:
    """Return a number for each word, the same for the same."""
    table: defaultdict[str, int] = defaultdict(count().__next__)
    return np.array([table[word] for word in words], np.int64)


def _once(line: Hashes, word: Hashes) -> tuple[Hashes, Hashes]:
    """Return the pairs of a line and a word, each once."""
    width = 1 + int(word.max(initial=0))
    pairs = np.sort(line * width + word)
    pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
    return pairs // width, pairs % width


def _titled(numbers: Numbers, seen: Scanned, stated: str, lines: Sequence[Rough]) -> None:
    """Fill in how much of a line stands in the stated title; whether it opens other stories."""
    title = set(stated.casefold().split())
    if title:
        shared = [len(title.intersection(words)) for words in seen.words]
        shares = np.array(shared) / seen.sizes
        numbers[:, 0] = shares
        numbers[:, 1] = shares > 0.8
    numbers[:, 2] = [
        size <= 8 and phrases.opens_tail(rough.line.text)
        for rough, size in zip(lines, seen.sizes.tolist(), strict=True)
    ]


def _worded(numbers: Numbers, seen: Scanned, story: Flags) -> None:
    """Fill in how many of a line's long words the story's text has, and how many there are.

    The story is the running text that the rules left in it.
    """
    topics = [[word.strip(_EDGES) for word in words if len(word) >= TOPIC] for words in seen.words]
    lines = np.repeat(np.arange(len(topics)), list(map(len, topics)))
    line, topic = _once(lines, _numbered(list(chain.from_iterable(topics))))
    inside = story[line]
    counts = np.bincount(topic[inside], minlength=len(lines))
    shared = np.bincount(line, counts[topic] > inside, len(numbers))
    held = np.bincount(line, minlength=len(numbers))
    numbers[:, 0] = shared / np.maximum(held, 1)
    numbers[:, 1] = [log1p(one) / 3 for one in held.tolist()]


def _coded(numbers: Numbers, lines: Sequence[Rough]) -> None:
    """Fill in the rule that judged each line, and the markup that it stands in."""
    codes = b"".join([_coded_again(rough.rule, rough.marks) for rough in lines])
    numbers[:] = np.frombuffer(codes, np.uint8).reshape(len(lines), -1)


@lru_cache(maxsize=1 << 12)
def _coded_again(rule: str, marks: frozenset[str]) -> bytes:
    """Return a byte for each rule and each kind of markup."""
    return bytes((*map(rule.__eq__, RULES), *map(marks.__contains__, MARKS)))
