"""Stories that were joined into one article: where a further one begins, and what dates it.

A second lead shows itself by a dateline in the middle, by a headline and a byline above words that
share nothing with what went before (``strangers`` marks it), or by somebody who is introduced again
on another day. Labels only: the words stay where they are, and stay running text but for the
headline of a further story.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.intake.inside import opens_with_dateline
from sayso.intake.rough import Rough, is_transcript
from sayso.intake.strangeness import ended
from sayso.records.articles import Block, Document, Part, Role
from sayso.records.places import Basis, Dating
from sayso.text import times

FEWEST = 3  # paragraphs that a part has
BEFORE = 4  # paragraphs above a dateline that begins another story; captions and bylines seem some
MOST = 4  # datelines; more are a column of short items
OPENING = 60  # code points in which a dateline has its date
LONGEST = 400  # paragraphs; a longer text is a book, a log or a debate
HEAD = 4  # blanks that the headline of a further story has, or more
SIGNED = "a headline and a byline stand in the middle"
SHOWN = frozenset({"IN109", "IN110", "IN113", "IN114"})  # dates that the words of a story show
ASIDE = frozenset({Role.DATELINE, Role.DATE, Role.BYLINE})
DATED = frozenset({Role.DATE, Role.DATELINE})
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SAID = rf"(?:said|told|announced|hosted|warned|urged)\b.{{0,60}}?\bon (?P<day>{_DAYS})\b"
_LEAD = re.compile(rf"(?P<who>(?:[A-ZÀ-Þ][\w.'’-]+ ){{2,6}}){_SAID}")
_TOLD_WHO = re.compile(  # "Dana Orlo, who leads the union, said on Sunday": the name in full
    rf"(?P<who>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){{1,3}}), [^.“”\"]{{4,90}}, {_SAID}"
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
    signed = [index for index in body if lines[index].rule == "IN042"]
    found = {index: Lead(index, lines[index].score, SIGNED) for index in signed}
    found |= {lead.index: lead for lead in _by_dateline(lines, body)}
    for lead in _introduced_again(document, lines, body):
        near = (abs(body.index(lead.index) - body.index(index)) < FEWEST for index in found)
        if not any(near):
            found[lead.index] = lead
    for index in found:
        _head(document, lines, index)
    return [found[index] for index in sorted(found)]


def _by_dateline(lines: Sequence[Rough], body: Sequence[int]) -> list[Lead]:
    """Return the paragraphs in the middle that open with a dateline, as a first one does.

    Place and agency, or place and day; the place alone counts only where the story itself opens
    with a dateline, or where a credit or the like ends it right above.
    """
    texts = [lines[index].line.text for index in body]
    dated = [
        not text[1:2].islower() and bool(_PLACED.match(text)) and opens_with_dateline(text)
        for text in texts
    ]
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
    opening = (lines[index].line.text for index in body[:2])
    first = {found[1] for words in opening if "day" in words for found in _ON.finditer(words)}
    for index in body[FEWEST:] if first else ():
        line = lines[index].line
        lead = _LEAD.match(line.text) or _TOLD_WHO.match(line.text)
        if lead and lead["day"] not in first and _is_known(document, lead, line.start):
            yield Lead(index, 0.7, "somebody is introduced again, on another day")
            return


def _is_known(document: Document, lead: re.Match[str], start: int) -> bool:
    """Tell whether a lead introduces whom the text above it introduced: with title, or who it is.

    The name alone is told twice in many a story.
    """
    who = lead["who"].strip()
    if lead.re is _TOLD_WHO:
        return document.text.find(f"{who}, ", 0, start) >= 0
    return who.count(" ") >= 2 and document.text.find(who, 0, start) >= 0


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
    starts = [body[0].start, *(lines[_top(lines, lead.index)].line.start for lead in found)]
    ends = [max((at.end for at in body if at.end <= start), default=0) for start in starts[1:]]
    pairs = zip((found[0], *found), starts, [*ends, body[-1].end], strict=True)
    told = [(lead, document.at(start, end)) for lead, start, end in pairs if start < end]
    if len(told) < 2:
        return ()
    (_, at), *further = told
    made = [Part(at, published, Basis("IN042", found[0].score, (at,), "the first of them"))]
    for lead, span in further:
        line = lines[lead.index].line
        at = document.at(line.start, line.end)
        basis = Basis("IN042", lead.score, (at,), lead.note)
        made.append(Part(span, _written(document, lines, lead.index, published), basis))
    return tuple(made)


def _head(document: Document, lines: Sequence[Rough], lead: int) -> None:
    """Name the headline of a further story so, where one stands above its lead."""
    above = lines[_top(lines, lead) - 1]
    own = above.role is Role.BODY or above.rule == "IN040"
    if own and not above.prose and above.line.text.count(" ") >= HEAD:
        at = lines[lead].line
        above.be(Role.HEADLINE, "IN042", 0.7, (document.at(at.start, at.end),))
        above.note = "the headline of a further story"


def _top(lines: Sequence[Rough], index: int) -> int:
    """Return the line with which a part begins: headline, dateline, date or byline of its own."""
    while index > 1 and lines[index - 1].role in ASIDE:
        index -= 1
    above = lines[index - 1]
    headed = above.role is Role.HEADLINE and above.rule == "IN042"
    return index - 1 if headed and index > 1 else index


def own_lines(lines: Sequence[Rough], found: Sequence[Lead]) -> int:
    """Return how many lines stand above the first further story; all of them if there is none."""
    return _top(lines, found[0].index) if found else len(lines)


def own_blocks(
    lines: Sequence[Rough], blocks: Sequence[Block], found: Sequence[Lead]
) -> list[Block]:
    """Return the blocks without what opens a further story: its headline to its lead."""
    spans = [
        (lines[_top(lines, lead.index)].line.start, lines[lead.index].line.end) for lead in found
    ]
    return [
        block for block in blocks if not any(start <= block.at.start < end for start, end in spans)
    ]


def _written(
    document: Document, lines: Sequence[Rough], lead: int, published: Dating | None
) -> Dating | None:
    """Return when a part was written: the day in its dateline or right above its lead.

    It may be later than the article only if it names its year and the article's day was read off
    the words of its first story: nobody said then when the whole came out.
    """
    line, top = lines[lead].line, _top(lines, lead)
    places = [(each.line.start, each.line.end) for each in lines[top:lead] if each.role in DATED]
    if opens_with_dateline(line.text):
        places.insert(0, (line.start, min(line.end, line.start + OPENING)))
    for start, end in places:
        for found in times.expressions(document.text, start, end, published):
            day = found.kind == "date" and found.earliest == found.latest
            ahead = published is not None and found.earliest > published.latest
            year = str(found.earliest.year) in document.text[found.start : found.end]
            shown = published is not None and published.basis.rule in SHOWN
            if day and (not ahead or (year and shown)):
                at = (document.at(found.start, found.end),)
                return Dating(found.earliest, found.latest, Basis("IN118", 0.8, at))
    return None
