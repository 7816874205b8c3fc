"""Lines on their way to becoming blocks: a first judgement of each, by its words and its markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.intake import phrases
from sayso.intake.cutting import Line, cut
from sayso.records.articles import Document, Mark, Role
from sayso.records.places import Anchor

_END = re.compile(r"(?:[.!?…:;,]|[.!?…,]?[\"”’'»)\]])\s*$")
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.|de|van|von|der|al|bin|el|la|di|da)"
_BY = re.compile(
    rf"(?:By|BY)[:\s]\s*(?P<names>{_NAME}(?:\s+{_NAME}){{0,4}}(?:(?:,|\s+and|\s+AND|\s*&)\s+{_NAME}(?:\s+{_NAME}){{0,4}})*)"
    r"(?:\s*[,|/–—-].{0,80}|\s+(?:in|for|of)\s.{2,60})?"
)
_PERSON = re.compile(r"[A-ZÀ-Þ][a-zà-þ'’.-]+(?:\s[A-Z]\.)?(?:\s[A-ZÀ-Þ][\w'’-]+){1,2}")
_DIGIT = re.compile(r"\d")
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
    return len(words) > 20 and bool(_END.search(words[-3:])) and words.count(" ") >= 4


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
    ordered = _merged(marks)
    near: list[Mark] = []
    at = 0
    for rough in made:
        line = rough.line
        while at < len(ordered) and ordered[at].start < line.end:
            near.append(ordered[at])
            at += 1
        near = [mark for mark in near if mark.end > line.start]
        covered: dict[str, int] = {}
        for mark in near:
            shared = min(mark.end, line.end) - max(mark.start, line.start)
            covered[mark.kind] = covered.get(mark.kind, 0) + shared
        half = (line.end - line.start) / 2
        rough.marks = frozenset(kind for kind, shared in covered.items() if shared > half)


def _merged(marks: Sequence[Mark]) -> list[Mark]:
    """Return marks in order, those of one kind that overlap as one: pages nest by the thousand."""
    ready: list[Mark] = []
    last: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind)):
        before = last.get(mark.kind)
        if before is not None and mark.start < before.end:
            end = max(before.end, mark.end)
            last[mark.kind] = Mark(before.start, end, mark.kind)
        else:
            ready += [] if before is None else [before]
            last[mark.kind] = mark
    return sorted((*ready, *last.values()), key=lambda mark: (mark.start, mark.end, mark.kind))


def _judge(rough: Rough) -> None:
    """Give a line the role that its own words show."""
    words = rough.line.text
    if len(words) <= 110 and _DIGIT.search(words) and phrases.STAMPS.fullmatch(words):
        rough.be(Role.DATE, "IN007", 0.95)
        return
    found = phrases.known(words)
    if found:
        rough.be(*found, 0.9)
    elif len(words) <= 140 and words.startswith(("By", "BY")) and _BY.fullmatch(words):
        rough.be(Role.BYLINE, "IN005", 0.9)
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
    spoken = (rough for rough in lines if rough.role in {None, Role.BODY})
    return sum(bool(_TRANSCRIPT.match(rough.line.text)) for rough in spoken) >= 3
