"""What shows whether a statement rests on an outlet that the article named before.

The traits are plain to see (the same voice again, the next sentence, a spokesman's words); how much
each counts was learnt from passages of our own (``training/papers.py``).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.records.speech import Act, Hop, Kind, Mention, Statement

_CUT = re.compile(
    r",|\s[—–-]\s|\b(?:who|whom|whose|which|that|of|at|in|from|within|inside|close|familiar|with|"
    r"on|for|to|speaking|involved|present|briefed|near|told|said)\b"
)
_NAME = re.compile(r"\s*(?:[^\W\d_a-z][\w.’'-]*\s*){2,4}$")  # words with capitals alone
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
PRONOUNS = frozenset("he she they it i we who".split())
OTHERS = frozenset("another other second third one both former latter".split())
SPEAKS_FOR = re.compile(
    r"\bspokes|\brepresentative|\bministry|\bpolice|\bgovernment|\boffice\b", re.IGNORECASE
)
SOURCES = frozenset(
    "source sources insider insiders person people official officials aide aides diplomat "
    "diplomats executive executives employee employees colleague colleagues friend friends "
    "witness witnesses negotiator negotiators".split()
)
_ELSEWHERE = re.compile(
    r"\b(?:statement|briefing|conference|press release|spokes\w+|comment|asked|posted?|tweet\w*|"
    r"on (?:X|Facebook|Telegram)|court|parliament|trial|hearing|speech|rally|reporters|letter|"
    r"this (?:newspaper|site|paper)|responded|reply|replied|contacted|reached|earlier|later|"
    r"separately|meanwhile|previously)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:add|adds|added|adding|went on|goes on|continue[ds]?|recall(?:s|ed)?|explain(?:s|ed)?|"
    r"insist(?:s|ed)?|remember\w*|concede\w*|admit\w*|describe\w*|says?)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:memo|documents?|report|letter|e-?mails?|minutes|files?|cable|recording|entry|diary|text|"
    r"draft|page|paper|note|transcript|messages?|analysis|audit|contract|list)\b",
    re.IGNORECASE,
)
_THE_PAPER = re.compile(
    r"\b(?:the|its) (?:paper|newspaper|magazine|outlet|weekly|daily|broadcaster|interview|report|"
    r"book|podcast|site|programme|station|publication)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(  # papers that anybody can read
    r"(?:(?:an?|the|another|recent|new|latest|one|its|his|her) )*(?:[\w’'/.-]+ ){0,3}?"
    r"(?:polls?|surveys?|census|indictments?|charge sheet|lawsuits?|verdict|statute|"
    r"law|constitution|treaty|(?:study|analysis|report|paper) by)\b(?! seen| obtained| leaked)",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"\b(?:comment|respon|repl|return|reach|available)", re.IGNORECASE)
_PRESENT = re.compile(r"\b\w+s$")
_INDEFINITE = ("a ", "an ", "another", "one ", "some ", "two ", "several ")
_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z])|\n+")

_PAIRS = (
    ("is unnamed", "through the unnamed"),
    ("is unnamed", "through a document"),
    ("is person", "through a person"),
    ("is document", "present"),
    ("next", "through a document"),
    ("in the sentence", "same sentence row"),
    ("long", "present"),
    ("definite", "new person"),
    ("new", "papers"),
)

Traits = Mapping[str, float]
Voice = frozenset[str]


@dataclass(slots=True)
class Carried:
    """An outlet that carried words in this article: its hop, and who spoke through it.

    Attributes:
        hop: The hop that names it last.
        voices: Keys of those who spoke through it.
        unnamed: Keys of those among them who had no name.
        around: Words of the sentence that names it.
        mouth: Kind of the one who spoke where it was named.
        since: Statements since the last one through it that did not rest on it.
        row: Paragraph of that one.
        sure: Score of the last one that was found to rest on it since it was named; they only fall.
    """

    hop: Hop
    voices: set[str] = field(default_factory=set)
    unnamed: set[str] = field(default_factory=set)
    around: str = ""
    mouth: Kind = Kind.PERSON
    since: int = 0
    row: int = 0
    sure: float = 1.0


@dataclass(slots=True)
class Before:
    """What was read before a statement.

    Attributes:
        last: Keys of the last voice.
        seen: Keys of all voices.
        through: The outlet that the last statement came through, or None.
        papers: How many outlets were named.
    """

    last: Voice = frozenset()
    seen: set[str] = field(default_factory=set)
    through: Carried | None = None
    papers: int = 0


class Sheet:
    """A text with the ends of its sentences and lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [0, *(found.end() for found in _END.finditer(text)), len(text) + 1]

    def sentence(self, at: int) -> str:
        """Return the sentence that holds the code point ``at``."""
        place = bisect_right(self._ends, at)
        return self.text[self._ends[place - 1] : self._ends[min(place, len(self._ends) - 1)]]

    def row(self, at: int) -> int:
        """Return the number of the line of ``at``."""
        return self.text.count("\n", 0, at)


def keys(mouth: Mention, last: Voice) -> Voice:
    """Return what a voice is known by inside one article: head noun and surname, or the last voice.

    "The chief prosecutor, Montse Aldavert" is later "the prosecutor", or "Aldavert".
    """
    parts = mouth.text.split(",")
    first = _key(_CUT.split(parts[0], maxsplit=1)[0])
    if first is None:
        return last
    named = {_key(_CUT.split(part, maxsplit=1)[0]) for part in parts[1:3] if _NAME.match(part)}
    return frozenset(each for each in (first, *named) if each)


def _key(words: str) -> str | None:
    """Return a noun phrase's key, "" if it has none; None if it points to the last voice."""
    row: list[str] = _WORD.findall(words)
    if not row:
        return ""
    low = [word.lower() for word in row]
    if low[-1] in PRONOUNS:
        return None
    head = row[-1].removesuffix("’s").removesuffix("'s")
    if head[0].isupper() and head.lower() not in SOURCES | OTHERS:
        return head
    head = head.lower()
    if head in OTHERS or (low[0] in OTHERS and len(low) == 1):
        return None
    return head.removesuffix("s")


def nameless(mouth: Mention) -> bool:
    """Tell whether a mouth is an unnamed source that no house speaks through."""
    if mouth.kind is not Kind.UNNAMED or mouth.at is None or SPEAKS_FOR.search(mouth.text):
        return False
    head = _CUT.split(mouth.text, maxsplit=1)[0]
    row = {word.lower() for word in _WORD.findall(head)}
    return bool(row & (SOURCES | OTHERS))


def stands_apart(one: Statement) -> bool:
    """Tell whether words rest on no paper by what they are: a poll, an indictment, "no comment"."""
    mouth = one.chain.mouth
    if mouth.kind is Kind.DOCUMENT and _PUBLIC.match(mouth.text):
        return True
    return one.act is Act.DECLINE and _NO_WORD.search(one.text) is not None


def traits(one: Statement, paper: Carried, before: Before, sheet: Sheet) -> Traits:
    """Return what shows whether ``one`` rests on ``paper``, each as a number, mostly 0 or 1."""
    place = one.cue or one.content[0]
    voice = keys(one.chain.mouth, before.last)
    mine = before.through is paper
    return _together(
        {
            "always": 1.0,
            **_of_mouth(one.chain.mouth, voice, paper, before),
            **_of_words(one, sheet, place.start),
            "next": float(mine),
            "next, same voice": float(mine and bool(voice & before.last)),
            "next, unnamed": float(mine and one.chain.mouth.kind is Kind.UNNAMED),
            "next, speaks for": float(mine and bool(SPEAKS_FOR.search(one.chain.mouth.text))),
            "same sentence row": float(sheet.row(one.content[0].start) == paper.row),
            "rows": min(abs(sheet.row(one.content[0].start) - paper.row), 6) / 3,
            "since": min(paper.since, 6) / 3,
            "papers": float(before.papers > 1),
            "through a person": float(paper.mouth is Kind.PERSON),
            "through a document": float(paper.mouth is Kind.DOCUMENT),
            "through the unnamed": float(paper.mouth is Kind.UNNAMED),
            "long": float(sheet.row(len(sheet.text)) > 6),
        }
    )


def _together(seen: Traits) -> Traits:
    """Return traits with those that tell more, or less, where they stand together."""
    pairs = {f"{one} + {other}": seen[one] * seen[other] for one, other in _PAIRS}
    return {**seen, **pairs}


def _of_mouth(mouth: Mention, voice: Voice, paper: Carried, before: Before) -> Traits:
    low = mouth.text.lower()
    written = bool(_WRITTEN.search(mouth.text))
    pronoun = low in PRONOUNS
    new = before.seen.isdisjoint(voice)
    around = paper.around.lower()
    return {
        "voice": float(not paper.voices.isdisjoint(voice)),
        "in the sentence": float(any(each.lower() in around for each in voice)),
        "nameless": float(nameless(mouth)),
        "speaks for": float(bool(SPEAKS_FOR.search(mouth.text))),
        "pronoun": float(pronoun),
        "absent": float(not mouth.text),
        **{f"is {kind.value}": float(mouth.kind is kind) for kind in Kind},
        "new": float(new),
        "new person": float(new and mouth.kind is Kind.PERSON and not pronoun),
        "indefinite": float(low.startswith(_INDEFINITE)),
        "definite": float(low.startswith("the ")),
        "written": float(written),
        "written as before": float(written and paper.mouth is Kind.DOCUMENT),
    }


def _of_words(one: Statement, sheet: Sheet, at: int) -> Traits:
    cue = one.cue.words(sheet.text) if one.cue else ""
    outside = sheet.sentence(at)
    for each in one.content:
        outside = outside.replace(each.words(sheet.text), " ")
    return {
        "present": float(bool(_PRESENT.search(cue))),
        "goes on": float(bool(_GOES_ON.match(cue))),
        "told": float(cue.startswith(("told", "tells"))),
        "elsewhere": float(bool(_ELSEWHERE.search(outside))),
        "asked": float("ask" in outside.lower()),
        "the paper": float(bool(_THE_PAPER.search(outside))),
        "declines": float(one.act is Act.DECLINE),
        "denies": float(one.act is Act.DENY),
    }


def chance(found: Traits, weights: Mapping[str, float]) -> float:
    """Return the probability that a statement with these traits rests on the outlet."""
    score = sum(weights.get(name, 0.0) * value for name, value in sorted(found.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def known(carried: Sequence[Carried], name: str) -> Carried | None:
    """Return the outlet of this plain name among those that were named."""
    return next((one for one in carried if plain(one.hop.mention.text) == name), None)


def plain(name: str) -> str:
    """Return the name of an outlet as it is compared, without what is told of it behind a comma."""
    return (
        name.split(",", maxsplit=1)[0]
        .casefold()
        .removeprefix("the ")
        .removesuffix("’s")
        .removesuffix("'s")
    )
