"""Lines on their way to becoming blocks: a first judgement of each, by its words and its markup."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from sayso.intake import bylines, phrases
from sayso.intake.cutting import Line, cut
from sayso.records.articles import Document, Mark, Role
from sayso.records.places import Anchor

_END = frozenset(".!?…:;,\"”’'»)]")
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.|de|van|von|der|al|bin|el|la|di|da)"
_BY = re.compile(
    rf"(?:By[:\s]|BY[:\s]|by(?=\s[A-Z'’-]{{2,}}\s[A-Z'’-]{{2,}}\b))\s*(?P<names>{_NAME}(?:\s+{_NAME}){{0,4}}(?:(?:,|\s+and|\s+AND|\s*&)\s+{_NAME}(?:\s+{_NAME}){{0,4}})*)"
    r"(?:\s*[,|/–—-].{0,80}|\s+(?:in|for|of)\s.{2,60})?"
)
_PERSON = re.compile(r"[A-ZÀ-Þ][a-zà-þ'’.-]+(?:\s[A-Z]\.)?(?:\s[A-ZÀ-Þ][\w'’-]+){1,2}")
_DIGIT = re.compile(r"\d")
_start = attrgetter("start")
_TRANSCRIPT = re.compile(r"(?:[A-Z][A-Z .'’-]{1,30}|Q|A):\s")


@dataclass(slots=True, eq=False)
class Rough:
    """One line with the role that it has so far; None until something speaks for one.

    Attributes:
        line: The words and their place.
        prose: True if it reads like a sentence of running text.
        role: What it is, or None.
        rule: Code of the rule that said so.
        score: How sure that is.
        evidence: Where the reason stands; the line itself if empty.
        marks: Kinds of markup that it stands in.
        note: What the rule saw.
    """

    line: Line
    prose: bool
    role: Role | None = None
    rule: str = ""
    score: float = 0.0
    evidence: tuple[Anchor, ...] = ()
    marks: frozenset[str] = field(default_factory=frozenset)
    note: str = ""

    def be(self, role: Role, rule: str, score: float, evidence: tuple[Anchor, ...] = ()) -> None:
        """Take a role."""
        self.role, self.rule, self.score, self.evidence = role, rule, score, evidence

    @property
    def free(self) -> bool:
        """True while nothing speaks against its being part of the story."""
        return self.role is None


def is_prose(words: str) -> bool:
    """Tell whether a line reads like running text: it ends a sentence and has five words."""
    return len(words) > 20 and words[-3:].rstrip()[-1:] in _END and words.count(" ") >= 4


def roughs(document: Document) -> list[Rough]:
    """Return the lines of a document, each with a role if its own words or markup show one."""
    known = sorted((mark.start, mark.end) for mark in document.marks if mark.kind == "p")
    made = [Rough(line, is_prose(line.text)) for line in cut(document.text, known)]
    if document.marks:
        _mark(made, document.marks)
    for rough in made:
        _judge(rough)
    return made


def _mark(made: Sequence[Rough], marks: Sequence[Mark]) -> None:
    """Note on each line the markup that covers more than half of it."""
    starts = [rough.line.start for rough in made]
    ends = [rough.line.end for rough in made]
    held: list[set[str]] = [set() for _ in made]
    part: Counter[tuple[int, str]] = Counter()  # code points of lines at the edges of a mark
    for start, end, kind in _merged(marks):
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        for index in {first, last} if first <= last else ():
            part[index, kind] += min(end, ends[index]) - max(start, starts[index])
        for inner in held[first + 1 : last]:
            inner.add(kind)
    for (index, kind), shared in part.items():
        if 2 * shared > ends[index] - starts[index]:
            held[index].add(kind)
    for rough, kinds in zip(made, held, strict=True):
        rough.marks = frozenset(kinds)


def _merged(marks: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """Yield where marks stand, as one where those of a kind overlap: pages nest by the thousand."""
    last: dict[str, tuple[int, int]] = {}
    for mark in sorted(marks, key=_start):
        start, end = last.get(mark.kind, (mark.start, mark.end))
        if mark.start >= end:
            yield start, end, mark.kind
            start, end = mark.start, mark.end
        last[mark.kind] = (start, max(end, mark.end))
    for kind, (start, end) in last.items():
        yield start, end, kind


def _judge(rough: Rough) -> None:
    """Give a line the role that its own words show."""
    words = rough.line.text
    if len(words) <= 110 and _DIGIT.search(words) and phrases.is_stamp(words):
        rough.be(Role.DATE, "IN007", 0.95)
        return
    found = phrases.known(words)
    if len(words) <= bylines.LONGEST and bylines.byline(words):
        rough.be(Role.BYLINE, "IN005", 0.9)
    elif found:
        rough.be(*found, 0.9)
    elif "figcaption" in rough.marks:
        rough.be(Role.CAPTION, "IN009", 0.9)
    elif "furniture" in rough.marks:
        rough.be(Role.SITE, "IN019", 0.9)


def names_in_byline(words: str) -> tuple[str, ...]:
    """Return the persons that a byline names."""
    found = _BY.fullmatch(words)
    if not found:
        return ()
    parts = re.split(r",|\s+(?:and|AND)\s+|\s*&\s*", found["names"])
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def is_person_line(words: str) -> bool:
    """Tell whether a line is nothing but what looks like a person's name."""
    return len(words) <= 40 and bool(_PERSON.fullmatch(words))


def is_transcript(lines: Sequence[Rough]) -> bool:
    """Tell whether several lines of the story begin with a speaker in capitals and a colon."""
    spoken = [
        rough
        for rough in lines
        if ":" in rough.line.text[:34] and _TRANSCRIPT.match(rough.line.text)
    ]
    return sum(rough.role is None or rough.role is Role.BODY for rough in spoken) >= 3
