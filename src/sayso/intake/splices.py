"""Stories that were joined into one article: where a further one begins, and what dates it.

A second lead shows itself by a dateline in the middle, or by somebody who is introduced again on
another day. Labels only: the words stay where they are, and stay running text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.intake.inside import opens_with_dateline
from sayso.intake.rough import Rough, is_transcript
from sayso.intake.strangeness import ended
from sayso.records.articles import Block, Document, Part, Role
from sayso.records.places import Anchor, Basis, Dating
from sayso.text import times

FEWEST = 3  # paragraphs that a part has
BEFORE = 4  # paragraphs above a dateline that begins another story; captions and bylines seem some
MOST = 4  # datelines; more are a column of short items
OPENING = 60  # code points in which a dateline has its date
LONGEST = 400  # paragraphs; a longer text is a book, a log or a debate
ASIDE = frozenset({Role.DATELINE, Role.DATE, Role.BYLINE})
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_LEAD = re.compile(
    r"(?P<who>(?:[A-ZÀ-Þ][\w.'’-]+ ){2,6})(?:said|told|announced|hosted|warned|urged)\b.{0,60}?"
    rf"\bon (?P<day>{_DAYS})\b"
)
_ON = re.compile(rf"\bon ({_DAYS})\b")
_PLACED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/-]|$)")
_SIGNED = re.compile(
    r"[^()]{2,50}\([^()]*[A-Za-z][^()]*\)|.{2,40}(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\.? \d|.{2,40}\d (?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A line in which a further story begins.

    Attributes:
        index: Of the line.
        score: How sure that is.
        note: What was seen, for the reader.
    """

    index: int
    score: float
    note: str


def leads(document: Document, lines: Sequence[Rough]) -> list[Lead]:
    """Return the lines in which further stories begin, in order; most articles have none."""
    body = [index for index, rough in enumerate(lines) if rough.role is Role.BODY]
    if not FEWEST < len(body) <= LONGEST or is_transcript(lines):
        return []
    found = {lead.index: lead for lead in _by_dateline(lines, body)}
    for lead in _introduced_again(document, lines, body):
        near = (abs(body.index(lead.index) - body.index(index)) < FEWEST for index in found)
        if not any(near):
            found[lead.index] = lead
    return [found[index] for index in sorted(found)]


def _by_dateline(lines: Sequence[Rough], body: Sequence[int]) -> list[Lead]:
    """Return the paragraphs in the middle that open with a dateline, as a first one does.

    Place and agency, or place and day; the place alone counts only where the story itself opens
    with a dateline, or where a credit or the like ends it right above.
    """
    texts = [lines[index].line.text for index in body]
    dated = [bool(_PLACED.match(text)) and opens_with_dateline(text) for text in texts]
    if not any(dated[BEFORE:]) or sum(dated) > MOST:
        return []
    ends = ended(lines)
    so = any(dated[:BEFORE])
    found: list[Lead] = []
    for place in range(BEFORE, len(body) - FEWEST + 1):
        signed = _SIGNED.match(texts[place][:OPENING])
        if dated[place] and (so or signed or ends[body[place] - 1]):
            score = 0.8 if signed else 0.7
            found.append(Lead(body[place], score, "a dateline stands in the middle"))
    return found


def _introduced_again(
    document: Document, lines: Sequence[Rough], body: Sequence[int]
) -> Iterator[Lead]:
    """Yield the paragraph that introduces somebody again, with title and name, on another day."""
    opening = (_ON.search(lines[index].line.text) for index in body[:2])
    first = next((found for found in opening if found), None)
    for index in body[FEWEST:] if first else ():
        line = lines[index].line
        lead = _LEAD.match(line.text)
        if first and lead and lead["day"] != first[1]:
            who = lead["who"].strip()
            if who.count(" ") >= 2 and document.text.find(who, 0, line.start) >= 0:
                yield Lead(index, 0.7, "somebody is introduced again, on another day")
                return


def parts(
    document: Document,
    lines: Sequence[Rough],
    blocks: Sequence[Block],
    published: Dating | None,
    found: Sequence[Lead],
) -> tuple[Part, ...]:
    """Return the stories that an article was joined from, in order; none if it is one story.

    A further one is dated by its own dateline or not at all: "on Saturday" in it is not read
    against the first one's day.

    Args:
        document: Where the lines stand.
        lines: All of its lines.
        blocks: All of its blocks.
        published: When the article came out.
        found: The lines in which further stories begin.
    """
    body = [block.at for block in blocks if block.role is Role.BODY]
    if not found or not body:
        return ()
    starts = [body[0].start, *(_start(lines, lead.index) for lead in found)]
    ends = [max(at.end for at in body if at.end <= start) for start in starts[1:]]
    spans = [document.at(*span) for span in zip(starts, [*ends, body[-1].end], strict=True)]
    first = Basis("IN042", found[0].score, (spans[0],), "the first of them")
    made = [Part(spans[0], published, first)]
    for lead, span in zip(found, spans[1:], strict=True):
        line = lines[lead.index].line
        at = document.at(line.start, line.end)
        basis = Basis("IN042", lead.score, (at,), lead.note)
        made.append(Part(span, _written(document, at, published), basis))
    return tuple(made)


def _start(lines: Sequence[Rough], index: int) -> int:
    """Return where a part begins: at the dateline, date or byline right above its lead."""
    while index > 1 and lines[index - 1].role in ASIDE:
        index -= 1
    return lines[index].line.start


def _written(document: Document, lead: Anchor, published: Dating | None) -> Dating | None:
    """Return when a part was written: the day in its dateline, unless it lies ahead."""
    if not opens_with_dateline(lead.words(document.text)):
        return None
    end = min(lead.end, lead.start + OPENING)
    for found in times.expressions(document.text, lead.start, end, published):
        day = found.kind == "date" and found.earliest == found.latest
        if day and not (published and found.earliest > published.latest):
            at = (document.at(found.start, found.end),)
            return Dating(found.earliest, found.latest, Basis("IN118", 0.8, at))
    return None
