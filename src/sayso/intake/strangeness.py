"""What makes a line look like another story's: numbers of each line, from its own text only.

The same function serves training (``training/stories.py``) and reading. A change to it asks for
new weights, so ``VERSION`` goes up with it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log1p

import numpy as np
from numpy.typing import NDArray

from sayso.intake import phrases
from sayso.intake.rough import Rough
from sayso.records.articles import Role

VERSION = 2
REACH = 6  # lines; words that recur only within so many may be those of one list of teasers
LEAD = 3  # paragraphs whose people and places are the story's
TITLE = 25  # words; no headline is longer
STEM = 6  # letters under which two words are the same
LONGER = 6  # telling words of a line of which a share means something
SHORT = 60  # code points; words that announce other stories are shorter
Numbers = NDArray[np.float32]
Floats = NDArray[np.float64]
Ids = NDArray[np.int64]
Bools = NDArray[np.bool_]

_NAME = re.compile(r"[a-zà-þ0-9,’”] [“\"‘(]?([A-ZÀ-Þ][\w’'-]{2,})(?: ([A-ZÀ-Þ][\w’'-]{2,}))?")
_CAPITAL = re.compile(r"(?<![^\s“\"‘(-])[A-ZÀ-Þ]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STOPS = frozenset(
    """
    about above across after again against ahead all almost along already also although always
    among and another any anyone anything are around asked away back because been before began
    behind being below best better between both but called came can cannot come comes could day
    days despite did does doing done down during each early either else end enough even ever every
    everyone everything far few find first five for former found four from full gave get gets
    getting give given goes going good got great had half has have having help her here hers
    herself high him himself his how however including into its itself just keep kind know known
    large last late later least less let like likely little long look made main make makes making
    many may mean might month months more most much must near need needs never new next nine not
    nothing now number off often old once one only onto other others our out over own part past
    people perhaps place possible put quite rather really right said same saw say saying says see
    seem seen set several shall she should show since six small some someone something soon still
    such take taken takes tell ten than that the their them themselves then there these they thing
    things think this those though three through thus time times today together told too took
    toward towards two under until upon use used using very want wants was way ways week weeks
    well went were what when where whether which while who whole whom whose why will with within
    without work would year years yet you your
    """.split()
)
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
_FULL = re.compile(r"\b[A-ZÀ-Þ][a-zà-þ’'-]+ [A-ZÀ-Þ][a-zà-þ’'-]{2,}")
_PERFECT = re.compile(r"\b(?:has|have|is set to|are set to|will)\b")
_STOP = re.compile(r"[.!?][\"”’]?(?:\s|$)")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b|, \d\d,")
_GOES_ON = re.compile(r"\b(?:he|she|they) (?:said|says|added|told)\b|\b\w+ (?:also|added)\b")
_END_ROLES = frozenset({Role.CREDIT, Role.LEGAL, Role.BYLINE})
_OUT_ROLES = frozenset({Role.SITE, Role.BANNER, Role.TEASER})
WEAK = frozenset({"IN015", "IN016", "IN021"})


@dataclass(frozen=True, slots=True)
class Woven:
    """The words of a document that can tell stories apart, by line.

    Attributes:
        low: All words of each line, case-folded.
        capitals: How many of its words begin with a capital, as a share; 0 in longer lines.
        line: Of each entry, a word that means something and stands in a line, the line; rising.
        stem: Of each entry, the number of its stem.
        name_line: The same of capitalised words that do not open a sentence.
        name_stem: Numbers of their stems.
        stems: All stems, by number.
    """

    low: tuple[tuple[str, ...], ...]
    capitals: tuple[float, ...]
    line: Ids
    stem: Ids
    name_line: Ids
    name_stem: Ids
    stems: tuple[str, ...]

    def of(self, index: int) -> frozenset[str]:
        """Return the stems of one line."""
        return frozenset(self.stems[n] for n in self.stem[self.line == index])

    def names_of(self, index: int) -> frozenset[str]:
        """Return the stems of the names of one line."""
        return frozenset(self.stems[n] for n in self.name_stem[self.name_line == index])


@lru_cache(maxsize=2)
def woven(lines: tuple[str, ...]) -> Woven:
    """Return the words of a document's lines; kept for the next who asks for the same."""
    low: list[tuple[str, ...]] = []
    capitals: list[float] = []
    table: dict[str, int] = {}
    entries: list[list[int]] = [[], [], [], []]
    for index, line in enumerate(lines):
        found = _WORD.findall(line.casefold())
        low.append(tuple(found))
        short = 0 < len(found) <= TITLE
        capitals.append(min(1.0, len(_CAPITAL.findall(line)) / len(found)) if short else 0.0)
        held = _stems(found)
        pairs = _NAME.findall(line)
        names = {name[:STEM].casefold(): 0 for pair in pairs for name in pair if name}
        for at, stems in ((0, held), (2, names)):
            entries[at] += [index] * len(stems)
            entries[at + 1] += [table.setdefault(stem, len(table)) for stem in stems]
    line_ids, stem_ids, name_lines, name_ids = (np.array(each, np.int64) for each in entries)
    return Woven(
        tuple(low), tuple(capitals), line_ids, stem_ids, name_lines, name_ids, tuple(table)
    )


def announces(line: str) -> bool:
    """Tell whether a line's words announce other stories."""
    return len(line) < SHORT and (phrases.opens_tail(line) or bool(_ANNOUNCES.fullmatch(line)))


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
    own = np.array(
        [
            (*_own(rough, low, capitals), opened, ended)
            for rough, low, capitals, opened, ended in zip(
                lines, words.low, words.capitals, opens, ends, strict=True
            )
        ],
        np.float32,
    )
    shared = _shared(lines, words, rare)
    placed = _placed(lines, opens, ends)
    return np.concatenate([own, shared, placed], axis=1, dtype=np.float32)


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


def least_share(lines: Sequence[Rough], rare: Mapping[str, float]) -> float:
    """Return the least share of its words that a longer line of the story has from elsewhere.

    Quick, and enough to pass over most texts that are one story; 1.0 if there is no longer line.
    """
    own = (rough.line.text for rough in lines if rough.role is None or rough.role is Role.BODY)
    held = [_stems(_WORD.findall(text.casefold())) for text in own]
    counts = Counter(chain.from_iterable(held))
    least = 1.0
    for stems in held:
        if len(stems) >= LONGER:
            told = [(rare.get(stem, 1.0), counts[stem] > 1) for stem in stems]
            total = sum(weight for weight, _ in told)
            shared = sum(weight for weight, elsewhere in told if elsewhere)
            least = min(least, shared / max(total, 0.2))
    return least


def _stems(low: Sequence[str]) -> dict[str, int]:
    """Return the stems of the words that tell something, in order, each with 0."""
    return {word[:STEM]: 0 for word in low if len(word) > 3 and word not in _STOPS}


def _own(rough: Rough, low: tuple[str, ...], capitals: float) -> tuple[float, ...]:
    """Return what a line shows by itself."""
    text, count, role = rough.line.text, len(low), rough.role
    head = low[0] if low else ""
    last = text[-2] if text[-1] in "\"”’'" and len(text) > 1 else text[-1]
    return (
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
        text[0] in "\"“‘'",
        text[0].isdigit(),
        not text[0].isalnum() and text[0] not in "\"“‘'(",
        text[0].islower(),
        head in _BACK,
        head in {"the", "this", "that"},
        head in {"a", "an"},
        min(3, sum(map(_INNER.__contains__, low))) / 3,
        not _YOU.isdisjoint(low),
        not _SAID.isdisjoint(low),
        "“" in text or '"' in text,
        not _DAYS.isdisjoint(low),
        last == "?",
        ":" in text,
        "-" in text or "–" in text or "|" in text,
        bool(_OPENS_WITH_NAME.match(text)),
        min(3, len(_FULL.findall(text))) / 3,
        bool(_PERFECT.search(text, 0, 120)),
        min(4, len(_STOP.findall(text))) / 4,
        bool(_YEARS.search(text)),
        min(3, sum(map(str.isdigit, text))) / 3,
    )


def _shared(lines: Sequence[Rough], words: Woven, rare: Mapping[str, float]) -> Numbers:
    """Return how much each line shares with the rest of the document."""
    size, count = len(words.stems), len(lines)
    weight = np.array([rare.get(stem, 1.0) for stem in words.stems])
    own = np.array([rough.role is None or rough.role is Role.BODY for rough in lines])
    held = np.zeros((count + 2, size))
    held[words.line, words.stem] = 1.0
    here, held_names = held[:count], np.zeros((count, size))
    held_names[words.name_line, words.name_stem] = 1.0
    rows = np.arange(count)[:, None]
    counts, named = own @ here, own @ held_names
    there = here * own[:, None] > 0
    first = np.where(counts > 0, there.argmax(0), count)
    last = np.where(counts > 0, count - 1 - there[::-1].argmax(0), -1)
    title = next((n for n, rough in enumerate(lines) if rough.role is Role.HEADLINE), -1)
    leading = np.flatnonzero(own)[:LEAD]
    titled = here[title] if title >= 0 else np.zeros(size)
    lead = np.maximum(titled, here[leading].max(0, initial=0.0))
    lead_names = held_names[leading].max(0, initial=0.0)

    sums = here @ np.stack([weight, np.ones(size), weight * titled, weight * lead], axis=1)
    total, stems = np.maximum(sums[:, 0], 0.2), np.maximum(sums[:, 1], 1.0)
    by_own = [_elsewhere(here, held_names, weight, counts - n, named - n) for n in (0, 1)]
    shared, plain, many, sharp, any_known, known = np.where(own, by_own[1].T, by_own[0].T)
    names, from_lead = (held_names @ np.stack([np.ones(size), lead_names], axis=1)).T
    far = (here * ((first < rows - REACH) | (last > rows + REACH))) @ weight
    before = (here * (first < rows)) @ weight
    share = shared / total
    big = own & (sums[:, 1] >= 4)
    mean, spread = (share[big].mean(), share[big].std()) if big.any() else (0.0, 0.0)
    columns = (
        share,
        share - mean,
        (share - mean) / (spread + 0.1),
        plain / stems,
        far / total,
        before / total,
        many / total / 2,
        np.minimum(shared, 4) / 4,
        np.minimum(many, 6) / 6,
        np.minimum(far, 4) / 4,
        sharp / total,
        *(sums[:, 2:] / total[:, None]).T,
        *(np.minimum(sums[:, 2:], 3) / 3).T,
        known / np.maximum(names, 1),
        np.minimum(known, 4) / 4,
        np.minimum(names - known, 4) / 4,
        np.minimum(from_lead, 3) / 3,
        np.minimum(any_known, 4) / 4,
        any_known == 0,
        *_beside(held, weight, total),
        np.full(count, mean),
        *np.log1p([total / 3, stems / 3, names / 2]),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _elsewhere(
    here: Floats, held_names: Floats, weight: Floats, others: Floats, named: Floats
) -> Floats:
    """Return sums by line over stems that stand elsewhere, (lines, 6).

    Args:
        here: (lines, stems) 1 where a line holds a stem.
        held_names: The same of names.
        weight: How much each stem tells.
        others: In how many other lines each stem stands.
        named: In how many other lines it stands as a name.
    """
    some = others > 0
    told = weight * some
    first = here @ np.stack(
        [told, some, weight * np.minimum(others, 4), told * weight, named > 0], axis=1
    )
    return np.concatenate([first, (held_names @ (some | (named > 0)))[:, None]], axis=1)


def _beside(held: Floats, weight: Floats, total: Floats) -> list[Floats]:
    """Return the share of words that each line has in common with those beside it.

    Two lines before, the line before, the line after, two lines after; of the shorter one.
    """
    count = len(total)
    before: list[Floats] = []
    after: list[Floats] = []
    for step in (1, 2):
        common = (held[:count] * held[step : count + step]) @ weight
        least = np.minimum(total, np.concatenate([total[step:], np.ones(min(step, count))]))
        after.append(common / least)
        before.append(np.concatenate([np.zeros(min(step, count)), after[-1][:-step]]))
    return [before[1], before[0], after[0], after[1]]


def _placed(lines: Sequence[Rough], opens: Sequence[bool], ends: Sequence[bool]) -> Numbers:
    """Return where each line stands: in the document, below announcing words, below an end."""
    count = len(lines)
    title = next((n for n, rough in enumerate(lines) if rough.role is Role.HEADLINE), -1)
    opened = ended = count + 10
    rows: list[tuple[float, ...]] = []
    for index, rough in enumerate(lines):
        left = count - index - 1
        rows.append(
            (
                index / count,
                log1p(index) / 5,
                log1p(left) / 5,
                left == 0,
                left <= 2,
                left <= 6,
                index - title <= 2,
                rough.line.after_gap,
                log1p(count) / 5,
                opened <= 3,
                opened <= 8,
                ended <= 8,
            )
        )
        opened = 1 if opens[index] else opened + 1
        ended = 1 if ends[index] else ended + 1
    return np.array(rows, np.float32)
