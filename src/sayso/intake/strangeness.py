"""What makes a line look like another story's: numbers of each line, from its own text only.

The same function serves training (``training/stories.py``) and reading. A change to it asks for
new weights, so ``VERSION`` goes up with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, repeat
from math import log1p
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from sayso.intake import phrases
from sayso.intake.lettered import STEM, all_known, digits, letters, stems
from sayso.intake.rough import Rough
from sayso.records.articles import Role

VERSION = 2
REACH = 6  # lines; words that recur only within so many may be those of one list of teasers
LEAD = 3  # paragraphs whose people and places are the story's
TITLE = 25  # words; no headline is longer
SHORT = 60  # code points; words that announce other stories are shorter
Numbers = NDArray[np.float32]
Floats = NDArray[np.float64]
Ids = NDArray[np.int64]

# What a pattern begins with is what it is looked for by: a capital, not any letter or blank. The
# end takes what a name beside this one would begin with: no two names share a blank.
_NAME = re.compile(
    r"([A-ZÀ-Þ](?:(?<=[a-zà-þ0-9,’”] .)|(?<=[a-zà-þ0-9,’”] [“\"‘(].))[\w’'-]{2,})"
    r"(?: ([A-ZÀ-Þ][\w’'-]{2,}))?(?: [“\"‘(]?[A-ZÀ-Þ]?)?"
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<![^\s“\"‘(-].)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BACK = frozenset(  # words that point back to what was said before
    """
    he she they it his her their its this that these those such him them also but and so yet however
    meanwhile still then there both another
    """.split()
)
_INNER = frozenset("he she they his her their him them it its".split())
_SAID = frozenset("said says say told tells added according asked wrote announced warned".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow".split()
)
_YOU = frozenset("you your we our us i my me".split())
_TELLING = _INNER | _SAID | _DAYS | _YOU
_END = re.compile(
    r"(?i)\W*(?:ends?|###+|-?30-?|\*{3,}|the end)\W*|.{0,60}\bis (?:an?|the) (?:[\w’'-]+ ){0,5}"
    r"(?:reporter|correspondent|editor|journalist|writer|columnist|author|contributor|analyst"
    r"|fellow|professor|intern|freelancer?)\b.{0,200}"
)
_ANNOUNCES = re.compile(
    r"(?i)(?:\W*(?:(?:read |see |find |our |the )?(?:more|latest|other|related|popular|trending"
    r"|recommended|further|similar|top|most (?:read|popular|viewed|shared))\b(?: [\w’'&-]+){0,5}"
    r"|(?:also|see also|also read|read also|also see|read next|in other news|elsewhere)\b"
    r"(?: [\w’'&-]+){0,3}"
    r"|you (?:may|might|will|[’']ll) (?:also )?(?:be interested in|like|enjoy|have missed)(?: \w+)?"
    r"|(?:don[’']?t miss|must[ -]reads?|keep reading|continue reading|what(?:[’']s| to read)? next"
    r"|editors?[’']?s? (?:picks?|choice)|in case you missed it|up next|news ?feed|headlines"
    r"|from (?:our|the) [\w’'& -]{2,30})))[^\w.!?]*"
)
_OPENS_WITH_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+ (?:[A-ZÀ-Þ][\w’'-]+|[a-z]+ [A-ZÀ-Þ])")
_FULL = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)[a-zà-þ’'-]+ [A-ZÀ-Þ][a-zà-þ’'-]{2,}")
_PERFECT = re.compile(r"\b(?:has|have|is set to|are set to|will)\b")
_STOP = re.compile(r"[.!?][\"”’]?(?:\s|$)")
_YEARS = re.compile(r"19\d\d(?<!\w.{4})(?!\w)|20\d\d(?<!\w.{4})(?!\w)|, \d\d,")
_GOES_ON = re.compile(r"\b(?:he|she|they) (?:said|says|added|told)\b|\b\w+ (?:also|added)\b")
_END_ROLES = frozenset({Role.CREDIT, Role.LEGAL, Role.BYLINE})
_OUT_ROLES = frozenset({Role.SITE, Role.BANNER, Role.TEASER})
WEAK = frozenset({"IN015", "IN016", "IN021"})
_PACKED = Struct("39f").pack
_EVEN = (0, 1, 2, 3, 4, 5, 8)  # columns of ``_placed`` that are the same in all texts of a length


@dataclass(frozen=True, slots=True)
class Woven:
    """The words of a document that can tell stories apart, by line.

    Attributes:
        low: All words of each line, case-folded.
        capitals: How many of its words begin with a capital, as a share; 0 in longer lines.
        held: The stems of those words of each line that mean something.
        names: The same of capitalised words that do not open a sentence.
        line: Of each entry of ``held``, the line; rising.
        stem: Of each entry, the number of its stem.
        name_line: The same of ``names``.
        name_stem: Numbers of their stems.
        stems: All stems, by number.
        table: The number of each stem.
    """

    low: tuple[tuple[str, ...], ...]
    capitals: tuple[float, ...]
    held: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    line: Ids
    stem: Ids
    name_line: Ids
    name_stem: Ids
    stems: tuple[str, ...]
    table: Mapping[str, int]

    def of(self, index: int) -> frozenset[str]:
        """Return the stems of one line."""
        return frozenset(self.held[index])

    def names_of(self, index: int) -> frozenset[str]:
        """Return the stems of the names of one line."""
        return frozenset(self.names[index])


@lru_cache(maxsize=2)
def woven(lines: tuple[str, ...]) -> Woven:
    """Return the words of a document's lines; kept for the next who asks for the same."""
    low = [letters(line) for line in lines]
    held = tuple([stems(line) for line in lines])
    names = tuple([_names(line) for line in lines])
    table: dict[str, int] = dict.fromkeys(chain.from_iterable(held + names), 0)
    table = dict(zip(table, range(len(table)), strict=True))
    capitals = tuple(_capitals(line, len(found)) for line, found in zip(lines, low, strict=True))
    (line_ids, stem_ids), (name_lines, name_ids) = _entries(held, table), _entries(names, table)
    return Woven(
        *(tuple(low), capitals, held, names, line_ids, stem_ids, name_lines, name_ids),
        *(tuple(table), table),
    )


def _capitals(line: str, count: int) -> float:
    return min(1.0, len(_CAPITAL.findall(line)) / count) if 0 < count <= TITLE else 0.0


def _names(line: str) -> tuple[str, ...]:
    """Return the stems of the capitalised words that do not open a sentence, each once."""
    found = [name[:STEM].casefold() for pair in _NAME.findall(line) for name in pair if name]
    return tuple(dict.fromkeys(found))


def _entries(held: Sequence[Sequence[str]], table: Mapping[str, int]) -> tuple[Ids, Ids]:
    """Return the line and the number of all stems, line by line."""
    sizes = [len(one) for one in held]
    found = map(table.__getitem__, chain.from_iterable(held))
    numbers = np.fromiter(found, np.int64, sum(sizes))
    return np.repeat(np.arange(len(held)), sizes), numbers


def announces(line: str) -> bool:
    """Tell whether a line's words announce other stories."""
    return len(line) < SHORT and _announces(line)


@lru_cache(maxsize=1 << 10)
def _announces(line: str) -> bool:
    return phrases.opens_tail(line) or bool(_ANNOUNCES.fullmatch(line))


def points_back(line: str) -> bool:
    """Tell whether a paragraph goes on from one before it: "But he ...", "..., she added"."""
    found = _WORD.search(line)
    return bool(found and found.group().casefold() in _BACK) or bool(_GOES_ON.search(line))


def is_end(rough: Rough) -> bool:
    """Tell whether a line stands below a story: who wrote it, whose views these are, "ENDS"."""
    if rough.role in _END_ROLES:
        return True
    text = rough.line.text
    return (len(text) < 16 or " is a" in text or " is the " in text) and bool(_END.fullmatch(text))


def strangeness(lines: Sequence[Rough], rare: Mapping[str, float]) -> Numbers:
    """Return what speaks for and against each line's being another story's, (lines, WIDTH).

    Args:
        lines: All lines of a document, each with the role that it has so far.
        rare: How much a stem tells, in [0, 1], of stems that are common; others tell 1.
    """
    words = woven(tuple(rough.line.text for rough in lines))
    opens = [announces(rough.line.text) for rough in lines]
    ends = ended(lines)
    rows = [
        _own(rough, low, capitals)
        for rough, low, capitals in zip(lines, words.low, words.capitals, strict=True)
    ]
    own = np.frombuffer(b"".join(rows), np.float32).reshape(len(lines), -1)
    signs = np.array([opens, ends], np.float32).T
    parts = [own, signs, _shared(lines, words, rare), _placed(lines, opens, ends)]
    return np.concatenate(parts, axis=1)


def ended(lines: Sequence[Rough]) -> list[bool]:
    """Return of each line whether a story ends above it or in it: a credit, a biography, "ENDS".

    The byline under a headline ends nothing.
    """
    found: list[bool] = []
    told = 0
    for rough in lines:
        found.append(told >= LEAD and is_end(rough))
        told += rough.prose and (
            rough.role is None or rough.role is Role.BODY or rough.rule in WEAK
        )
    return found


def is_woven(lines: Sequence[Rough], rare: Mapping[str, float], least: float) -> bool:
    """Tell whether all longer lines of the story have more than a share of words from elsewhere.

    Quick, and enough to pass over most texts that are one story.
    """
    own = (rough.line.text for rough in lines if rough.role is None or rough.role is Role.BODY)
    return all_known([stems(text) for text in own], rare, least)


def _own(rough: Rough, low: tuple[str, ...], capitals: float) -> bytes:
    """Return what a line shows by itself; packed, because numpy takes bytes faster than numbers."""
    text, count, role = rough.line.text, len(low), rough.role
    head = low[0] if low else ""
    last = text[-2] if text[-1] in "\"”’'" and len(text) > 1 else text[-1]
    first = text[0]
    told = _TELLING.intersection(low)
    figures = digits(text)
    return _PACKED(
        role is None or role is Role.BODY,
        rough.rule in WEAK,
        role in _END_ROLES,
        role in _OUT_ROLES,
        role is Role.HEADLINE,
        role is Role.DATE or role is Role.DATELINE,
        rough.prose,
        not rough.prose and count >= 5,
        log1p(count) / 4,
        count <= 4,
        5 <= count <= 20,
        count > 45,
        capitals,
        capitals > 0.6 and count >= 5,
        last in ".!?",
        last == ":",
        last in ",;",
        last == "…" or text.endswith("..."),
        first in "\"“‘'",
        first.isdigit(),
        not first.isalnum() and first not in "\"“‘'(",
        first.islower(),
        head in _BACK,
        head in {"the", "this", "that"},
        head in {"a", "an"},
        min(3, sum(map(low.count, _INNER & told))) / 3 if told else 0,
        not _YOU.isdisjoint(told),
        not _SAID.isdisjoint(told),
        "“" in text or '"' in text,
        not _DAYS.isdisjoint(told),
        last == "?",
        ":" in text,
        "-" in text or "–" in text or "|" in text,
        bool(_OPENS_WITH_NAME.match(text)),
        min(3, len(_FULL.findall(text))) / 3,
        _is_perfect(text[:120]),
        min(4, len(_STOP.findall(text))) / 4,
        figures > 1 and bool(_YEARS.search(text)),
        min(3, figures) / 3,
    )


def _is_perfect(start: str) -> bool:
    """Tell whether a line tells of what has happened or will, as blurbs do."""
    some = "has" in start or "have" in start or "will" in start or "set to" in start
    return some and bool(_PERFECT.search(start))


def _shared(lines: Sequence[Rough], words: Woven, rare: Mapping[str, float]) -> Numbers:
    """Return how much each line shares with the rest of the document."""
    size, count = len(words.stems), len(lines)
    line, stem, name_line, name = words.line, words.stem, words.name_line, words.name_stem
    weight = np.fromiter(map(rare.get, words.stems, repeat(1.0)), np.float64, size)
    own = np.array([rough.role is None or rough.role is Role.BODY for rough in lines])
    titled, lead, lead_name = _leading(lines, words, own)
    told = weight[stem]
    sums = partial(np.bincount, line, minlength=count)
    ours, our_names = own[line], own[name_line]
    counts, named = np.bincount(stem, ours, size), np.bincount(name, our_names, size)
    first, last = np.full(size, count), np.full(size, -1)
    first[stem[ours][::-1]] = line[ours][::-1]
    last[stem[ours]] = line[ours]
    others, known = counts[stem] - ours, named[stem] > ours
    some = others > 0
    shared_told = told * some
    total = np.maximum(sums(told), 0.2)
    width = np.maximum(np.bincount(line, minlength=count), 1.0)
    shared, many = sums(shared_told), sums(told * np.minimum(others, 4))
    by_title, by_lead = sums(told * titled[stem]), sums(told * lead[stem])
    far = sums(told * ((first[stem] < line - REACH) | (last[stem] > line + REACH)))
    before = sums(told * (first[stem] < line))
    any_known = sums(known)
    names = np.bincount(name_line, minlength=count)
    elsewhere = (counts[name] > our_names) | (named[name] > our_names)
    known_names = np.bincount(name_line, elsewhere, count)
    share = shared / total
    mean, spread = _spread(share[own & (width >= 4)])
    columns = (
        share,
        share - mean,
        (share - mean) / (spread + 0.1),
        sums(some) / width,
        far / total,
        before / total,
        many / total / 2,
        np.minimum(shared, 4) / 4,
        np.minimum(many, 6) / 6,
        np.minimum(far, 4) / 4,
        sums(shared_told * told) / total,
        by_title / total,
        by_lead / total,
        np.minimum(by_title, 3) / 3,
        np.minimum(by_lead, 3) / 3,
        known_names / np.maximum(names, 1),
        np.minimum(known_names, 4) / 4,
        np.minimum(names - known_names, 4) / 4,
        np.minimum(np.bincount(name_line, lead_name[name], count), 3) / 3,
        np.minimum(any_known, 4) / 4,
        any_known == 0,
        *_beside(words, told, total),
        np.full(count, mean),
        *np.log1p([total / 3, width / 3, names / 2]),
    )
    return np.array(columns, np.float32).T


def _leading(lines: Sequence[Rough], words: Woven, own: NDArray[np.bool_]) -> Floats:
    """Return 1 for stems of the headline, of headline or lead, and of names in the lead."""
    title = next((n for n, rough in enumerate(lines) if rough.role is Role.HEADLINE), -1)
    leading = np.zeros(len(lines), np.bool_)
    leading[np.flatnonzero(own)[:LEAD]] = True
    found = np.zeros((3, len(words.stems)))
    found[0, words.stem[words.line == title]] = 1.0
    found[1, words.stem[leading[words.line] | (words.line == title)]] = 1.0
    found[2, words.name_stem[leading[words.name_line]]] = 1.0
    return found


def _spread(found: Floats) -> tuple[float, float]:
    """Return mean and standard deviation, as numpy has them and quicker; zeros of nothing."""
    if not len(found):
        return 0.0, 0.0
    mean = np.add.reduce(found) / len(found)
    off = found - mean
    return float(mean), float(np.sqrt(np.add.reduce(off * off) / len(found)))


def _beside(words: Woven, told: Floats, total: Floats) -> list[Floats]:
    """Return the share of words that each line has in common with those beside it.

    Two lines before, the line before, the line after, two lines after; of the shorter one.
    """
    count = len(total)
    held = np.zeros((count + 2, len(words.stems)), np.bool_)
    held[words.line, words.stem] = True
    before: list[Floats] = []
    after: list[Floats] = []
    for step in (1, 2):
        common = np.bincount(words.line, told * held[words.line + step, words.stem], count)
        least = np.minimum(total, np.concatenate([total[step:], np.ones(min(step, count))]))
        after.append(common / least)
        before.append(np.concatenate([np.zeros(min(step, count)), after[-1][:-step]]))
    return [before[1], before[0], after[0], after[1]]


def _placed(lines: Sequence[Rough], opens: Sequence[bool], ends: Sequence[bool]) -> Numbers:
    """Return where each line stands: in the document, below announcing words, below an end."""
    count = len(lines)
    title = next((n for n, rough in enumerate(lines) if rough.role is Role.HEADLINE), -1)
    opened = ended = count + 10
    near: list[tuple[bool, bool, bool]] = []
    for opening, ending in zip(opens, ends, strict=True):
        near.append((opened <= 3, opened <= 8, ended <= 8))
        opened = 1 if opening else opened + 1
        ended = 1 if ending else ended + 1
    made = np.empty((count, 12), np.float32)
    made[:, _EVEN] = _evenly(count)
    made[:, 6] = np.arange(count) - title <= 2
    made[:, 7] = [rough.line.after_gap for rough in lines]
    made[:, 9:] = near
    return made


@lru_cache(maxsize=64)
def _evenly(count: int) -> Numbers:
    """Return where the lines of a text of so many lines stand, and how many they are."""
    index = np.arange(count)
    left = index[::-1]
    logs = np.log1p(index) / 5
    size = np.full(count, log1p(count) / 5)
    columns = (index / count, logs, logs[::-1], left == 0, left <= 2, left <= 6, size)
    return np.array(columns, np.float32).T
