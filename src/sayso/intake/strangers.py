"""Other stories among the running text, known by their words: set aside, and why.

Navigation words and the like are the work of ``judging``. Here lines are weighed that the rules
left as running text, or set aside only because of words that stand somewhere above them. A small
model of our own sees what ``strangeness`` counts of a line and of three on either side. Where it
suspects one, a second sees what each line shares with each other one (``cohesion``), and is heard
with caution: what quotes somebody or goes on a list stays, unless something announces it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.intake.agreeing import agreed
from sayso.intake.cohesion import cohesion
from sayso.intake.inside import opens_with_dateline
from sayso.intake.rough import Rough, is_transcript
from sayso.intake.sharing import say_why
from sayso.intake.strangeness import (
    WEAK,
    Woven,
    announces,
    ended,
    is_end,
    is_woven,
    points_back,
    strangeness,
    woven,
)
from sayso.intake.weighing import quotes_somebody
from sayso.records.articles import Document, Role
from sayso.records.places import Anchor
from sayso.text.models import cohesion_model, story_model

MOST = 400  # lines; a longer text is a book, a log or a debate
GLANCE = 0.5  # probability from which a line is worth a closer look
LETTERS = 100_000  # code points; so that lines times words stay within memory
FEWEST = 6  # lines; in a shorter text too little is the story's for anything to be strange to it
UNLIKE = 0.1  # share of known words above which no line of a text is looked at further
NEAR = 8  # lines below announcing words, or below an end, that are likelier to be strange
ASIDE = 8  # blanks of a whole sentence by itself; blurbs are longer
LISTED = 2  # lines below one that ends in a colon in which a list may go on
HEADING = 6  # blanks of a line; headlines of stories are seldom shorter
RUN = 8  # lines of running text in a row; so many without a sign are a story told on, or a splice
RESUMES = 3  # lines of running text in a row that show that a story goes on
MENU = 3  # lines of a site's own words; a page with more is the line model's
SHARE = 0.35  # of the running text that may be set aside without a sign
_OPEN = frozenset({"IN001", "IN030"})
LEAST = 0.5  # probability below which nothing is done about a line
BEGINS = 0.85  # probability from which a line with a dateline may begin a second story
SURELY = 0.05  # probability below which one line alone is the story's again
_SETTING = ("quoting", "item", "listed", "kin", "paired", "heading", "loose", "prose")
LIKELY = 0.3  # probability below which a line is surely the story's
SIGNED_LEAD = 0.8  # how sure it is that a story begins below a headline and a byline
TELLING = 0.5  # how much a name must tell for lines to be kin by it
NO_NAMES = frozenset(
    "monday tuesda wednes thursd friday saturd sunday januar februa march april june july august"
    " septem octobe novemb decemb the this that your best what how why here".split()
)
_FURNITURE = frozenset({Role.SITE, Role.BANNER, Role.TEASER})
_BELOW = WEAK | {"IN031"}
_FULL = re.compile(r"\b[A-ZÀ-Þ][a-zà-þ’'-]+ ([A-ZÀ-Þ][a-zà-þ’'-]{2,})\b")
_ALONE = re.compile(
    r"(?:^|(?<=[a-z,”\"] ))[“\"]?([A-ZÀ-Þ][a-zà-þ’'-]{2,})"
    r" (?:said|says|told|added|also|has|had|was)\b"
)
_ITEM = re.compile(r"(?:[-–—•*·▪◦‣]|\(?(?:\d{1,2}|[a-z])[.):])\s")


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one line when it is decided on.

    Attributes:
        index: Of the line.
        score: Probability that it is another story's.
        sign: The words above it that announce other stories or end this one, or None.
        kin: How many names it shares with lines that are surely the story's.
    """

    index: int
    score: float
    sign: Anchor | None
    kin: int


def set_strangers_aside(document: Document, lines: Sequence[Rough]) -> None:
    """Set lines of other stories aside, and let the story have its own lines back.

    Only of plain text: markup and the forms of exports say themselves what stands apart.
    """
    too_long = len(lines) > MOST or len(document.text) > LETTERS
    if document.marks or too_long or not is_plain(lines):
        return
    model = story_model()
    if not _suspect(lines) and is_woven(lines, model.rare, UNLIKE):
        return
    numbers = strangeness(lines, model.rare)
    below = any(rough.rule in _BELOW for rough in lines)
    first = model.strangers(numbers).tolist()
    if not below and not _is_worth(lines, first):
        return
    seen = cohesion(lines, model.rare)
    nodes = np.concatenate([numbers, seen.nodes], axis=1)
    texts = [rough.line.text for rough in lines]
    second = cohesion_model().strangers(nodes, seen.pairs, texts).tolist()
    signs = _signs(document, lines)
    bare = [
        n
        for n, rough in enumerate(lines)
        if is_open(rough) and rough.rule not in _BELOW and not signs[n]
    ]
    decide(document, lines, agreed(first, second, bare), second)


def _is_worth(lines: Sequence[Rough], found: Sequence[float]) -> bool:
    """Tell whether lines are worth a closer look: one may be another story's."""
    return any(
        score >= GLANCE and is_open(rough) for rough, score in zip(lines, found, strict=True)
    )


def decide(
    document: Document, lines: Sequence[Rough], found: Sequence[float], second: Sequence[float]
) -> None:
    """Set aside what the probabilities and the rules of caution agree on.

    Args:
        document: The document.
        lines: Its lines, each with the role that it has so far.
        found: The probability that each is another story's, by all that looked at it.
        second: The same by the cohesion model alone: where a whole second story begins.
    """
    below = any(rough.rule in _BELOW for rough in lines)
    limits = cohesion_model().limits
    least = LEAST if below else min(limits[name] for name in _SETTING)
    some = {
        n
        for n, rough in enumerate(lines)
        if rough.rule in _BELOW or (is_open(rough) and found[n] >= least)
    }
    if not some:
        return
    words = woven(tuple(rough.line.text for rough in lines))
    own = _own_names(lines, words, found)
    signs = _signs(document, lines)
    cases = [
        Case(n, found[n], signs[n], len(words.names_of(n) & own) if n in some else 0)
        for n, rough in enumerate(lines)
        if is_open(rough) or rough.rule in _BELOW
    ]
    out = {
        case.index
        for case in cases
        if is_open(lines[case.index]) and _is_strange(lines, case, found)
    }
    out -= {case.index for case in cases if _is_aside(lines, case, out)}
    out -= _told_on(lines, cases, out)
    leads = {n for n in range(len(lines)) if is_open(lines[n]) and second[n] >= BEGINS}
    out -= _begun(lines, second, out | leads)
    _give_back(lines, cases, out)
    for case in cases:
        rough = lines[case.index]
        if case.index in out and rough.role is Role.BODY:
            at = document.at(rough.line.start, rough.line.end)
            evidence = (at, case.sign) if case.sign else (at,)
            rough.be(Role.TEASER, "IN040", case.score, evidence)
    if out:
        say_why(document, lines, words, out)


def is_plain(lines: Sequence[Rough]) -> bool:
    """Tell whether a text is a story with little around it: no page with its menus, no transcript.

    Words that announce others, and what was set aside for standing below them, are no menu.
    """
    menu = sum(
        rough.role in _FURNITURE and rough.rule not in _BELOW and not announces(rough.line.text)
        for rough in lines
    )
    few = sum(map(is_open, lines)) < FEWEST
    return not few and menu <= MENU and not is_transcript(lines)


def is_open(rough: Rough) -> bool:
    """Tell whether words may decide on a line: nothing sure speaks for what it is."""
    return rough.rule in WEAK or (rough.role is Role.BODY and rough.rule in _OPEN)


def _suspect(lines: Sequence[Rough]) -> bool:
    """Tell whether a line announces others, ends the story, or looks like a headline."""
    body = Role.BODY
    for rough in lines:
        text = rough.line.text
        headed = rough.role is body and not rough.prose and text.count(" ") >= 4
        if headed or rough.rule in WEAK or announces(text) or is_end(rough):
            return True
    return False


def _own_names(lines: Sequence[Rough], words: Woven, found: Sequence[float]) -> frozenset[str]:
    """Return the stems of the names of the lines that are surely the story's; no weekdays."""
    rare = story_model().rare
    sure = (
        words.names_of(n)
        for n, rough in enumerate(lines)
        if rough.role is Role.HEADLINE
        or (rough.role is Role.BODY and rough.prose and found[n] < LIKELY)
    )
    return frozenset(
        stem for stem in frozenset().union(*sure) if rare.get(stem, 1.0) >= TELLING
    ).difference(NO_NAMES)


def _is_strange(lines: Sequence[Rough], case: Case, found: Sequence[float]) -> bool:
    """Tell whether a line is another story's, for all we can see."""
    text = lines[case.index].line.text
    if case.sign:
        hard = quotes_somebody(text) or bool(_ITEM.match(text))
        return case.score >= cohesion_model().limits["hard" if hard else "signed"]
    if text[0].islower() or text[-1] == ":":
        return False
    limits = cohesion_model().limits
    return case.score >= limits[_kind(lines, case, found, limits["paired"])]


def _is_aside(lines: Sequence[Rough], case: Case, out: set[int]) -> bool:
    """Tell whether a line would go alone, and is a short sentence or stands in a list.

    Blurbs are longer; and items without a mark may go on for some lines below a colon.
    """
    if case.sign or not out.isdisjoint({case.index - 1, case.index + 1}):
        return False
    text = lines[case.index].line.text
    above = lines[max(0, case.index - LISTED) : case.index]
    listed = any(rough.line.text.endswith(":") for rough in above)
    return listed or (text[-1] == "." and text.count(" ") < ASIDE)


def _kind(lines: Sequence[Rough], case: Case, found: Sequence[float], paired: float) -> str:
    """Return what a line is that nothing announces: how sure one has to be depends on it."""
    rough, text = lines[case.index], lines[case.index].line.text
    if quotes_somebody(text):
        return "quoting"
    if _is_item(lines, case.index):
        return "item"
    if _is_beside_item(lines, case.index):
        return "listed"
    if case.kin:
        return "kin"
    if _is_paired(lines, case.index, found, paired):
        return "paired"
    if rough.prose:
        return "prose"
    return "heading" if text.count(" ") < HEADING else "loose"


def _is_paired(lines: Sequence[Rough], index: int, found: Sequence[float], limit: float) -> bool:
    """Tell whether a line is a headline above a blurb, or the blurb below a headline."""
    for upper, lower in ((index, index + 1), (index - 1, index)):
        if upper >= 0 and lower < len(lines) and min(found[upper], found[lower]) >= limit:
            head, blurb = lines[upper], lines[lower]
            if _is_headline(head) and is_open(head) and is_open(blurb) and blurb.prose:
                return True
    return False


def _is_headline(rough: Rough) -> bool:
    return not rough.prose and rough.line.text.count(" ") >= HEADING - 2


def _is_item(lines: Sequence[Rough], index: int) -> bool:
    """Tell whether a line is an item of a list, or follows a colon."""
    above = lines[index - 1].line.text if index else ""
    return bool(_ITEM.match(lines[index].line.text)) or above.endswith(":")


def _is_beside_item(lines: Sequence[Rough], index: int) -> bool:
    beside = lines[max(0, index - 1) : index + 2]
    return any(_ITEM.match(rough.line.text) for rough in beside)


def _signs(document: Document, lines: Sequence[Rough]) -> list[Anchor | None]:
    """Return the words above each line that announce other stories or end this one."""
    found: list[Anchor | None] = []
    last, left = None, 0
    for rough, end in zip(lines, ended(lines), strict=True):
        found.append(last if left > 0 else None)
        left -= 1
        if announces(rough.line.text) or end:
            last, left = document.at(rough.line.start, rough.line.end), NEAR
    return found


def _told_on(lines: Sequence[Rough], cases: Sequence[Case], out: set[int]) -> set[int]:
    """Return what cannot be teasers.

    Much of a text, or a long run of it, without a sign; and three paragraphs that a dateline opens,
    for that is a story and not a blurb of one.
    """
    bare = [case.index in out and case.sign is None for case in cases]
    if sum(bare) > max(2, SHARE * len(cases)):
        return {case.index for case, is_bare in zip(cases, bare, strict=True) if is_bare}
    found: set[int] = set()
    for start, end in _runs(bare):
        if end - start > RUN:
            found.update(case.index for case in cases[start:end])
    for start, end in _runs([case.index in out for case in cases]):
        texts = (lines[case.index].line.text for case in cases[start:end])
        dated = next((n for n, words in enumerate(texts, start) if _is_dated(words)), end)
        if sum(lines[case.index].prose for case in cases[dated:end]) >= RESUMES:
            found.update(case.index for case in cases[dated:end])
    return found


def _is_dated(words: str) -> bool:
    return words[:2].isupper() and opens_with_dateline(words)


def _begun(lines: Sequence[Rough], found: Sequence[float], out: set[int]) -> set[int]:
    """Return the lines with which a second story begins, its headline too; these are no teasers.

    A dateline opens it, or a headline and a byline stand above; and from there on nothing is surely
    the first story's. One below a byline is marked, for nothing in its words shows it.
    """
    begun: set[int] = set()
    above = {index - 1 for index in out if is_open(lines[index - 1])}
    for lead in sorted(out | above):
        top = _above(lines, lead)
        headed = _is_headline(lines[top])
        signed = headed and any(rough.role is Role.BYLINE for rough in lines[top + 1 : lead])
        opens = signed or (lead in out and _is_dated(lines[lead].line.text))
        end = _end_of_run(lines, found, lead) if opens else lead
        if end - lead < RESUMES or sum(rough.prose for rough in lines[:lead]) < RESUMES:
            continue
        begun.update(range(top if headed else lead, end))
        if signed and lines[lead].role is Role.BODY:
            lines[lead].be(Role.BODY, "IN042", SIGNED_LEAD)
    return begun


def _above(lines: Sequence[Rough], lead: int) -> int:
    """Return the index of the line above a lead, and above its byline and date."""
    index = lead - 1
    while index > 0 and lines[index].role in {Role.BYLINE, Role.DATE}:
        index -= 1
    return max(index, 0)


def _end_of_run(lines: Sequence[Rough], found: Sequence[float], lead: int) -> int:
    """Return where the paragraphs end that are of one story with a lead.

    There are none if the first story goes on somewhere below, or another dateline stands so near
    that all are blurbs.
    """
    below = [n for n in range(lead + 1, len(lines)) if is_open(lines[n]) and lines[n].prose]
    if any(_is_dated(lines[n].line.text) for n in below[: RESUMES - 1]):
        return lead
    if any(found[n] < SURELY for n in below) or (below and found[below[0]] < LIKELY):
        return lead
    last = lead
    for n in below:
        if n > last + 1:
            break
        last = n
    return last + 1


def _give_back(lines: Sequence[Rough], cases: Sequence[Case], out: set[int]) -> None:
    """Let the story go on where announcing words stand in its middle, not at its end.

    Blurbs of stories on the same matter share its words as well. So at least three paragraphs have
    to stand in a row, with nothing but teasers between them; one of them names whom the story
    names, and one points back to what was said before it, as no blurb does.
    """
    limit = cohesion_model().limits["story"]
    back = {
        case.index: case
        for case in cases
        if case.index not in out and case.score <= limit and lines[case.index].rule in _BELOW
    }
    if not back:
        return
    near = [rough.rule in _BELOW or index in out for index, rough in enumerate(lines)]
    known = _surnames(lines)
    for start, end in _runs(near):
        run = [back[index] for index in range(start, end) if index in back]
        prose = [case for case in run if lines[case.index].prose]
        pointing = sum(_goes_on(lines[case.index].line.text, known) for case in prose)
        if not (len(prose) >= RESUMES and pointing and any(case.kin for case in prose)):
            box = next((c.index for c in cases if start <= c.index < end and c.score >= LEAST), end)
            below = _told_below(lines, [case for case in run if case.index > box], known)
            run = [c for c in run if c.index in below or _is_own(lines[c.index], c, known)]
        for case in run:
            lines[case.index].be(Role.BODY, "IN041", round(1 - case.score, 3))


def _told_below(
    lines: Sequence[Rough], run: Sequence[Case], known: frozenset[str]
) -> frozenset[int]:
    """Return the lines on end in which the story goes on below a box that has teasers of its own.

    Two of which one points back, or more. The line right below a headline is its blurb, whatever
    it shares with the story.
    """
    told = {case.index for case in run if not _is_headline(lines[case.index - 1])}
    found: set[int] = set()
    for start, end in _runs([index in told for index in range(len(lines))]):
        points = any(_goes_on(rough.line.text, known) for rough in lines[start:end])
        if end - start >= RESUMES or (end - start > 1 and points):
            found.update(range(start, end))
    return frozenset(found)


def _is_own(rough: Rough, case: Case, known: frozenset[str]) -> bool:
    """Tell whether a line by itself is surely the story's, though announcing words are above it.

    One that the line model alone set aside, and one that points back, as no blurb does.
    """
    if rough.rule == "IN031":
        return True
    text = rough.line.text
    return case.score <= SURELY and _goes_on(text, known)


def _surnames(lines: Sequence[Rough]) -> frozenset[str]:
    """Return the last words of the names that the story gives in full."""
    own = (rough.line.text for rough in lines if rough.role is Role.BODY)
    return frozenset(found[1] for text in own for found in _FULL.finditer(text))


def _goes_on(words: str, known: frozenset[str]) -> bool:
    """Tell whether a paragraph points back: by a pronoun, or by the surname alone of somebody."""
    alone = (found[1] for found in _ALONE.finditer(words))
    return points_back(words) or any(name in known for name in alone)


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the bounds of the runs of what is so."""
    edges = [n for n, (one, two) in enumerate(pairwise((False, *flags, False))) if one != two]
    return list(zip(edges[::2], edges[1::2], strict=True))
