"""Outlets that a sentence names as having somebody's words, or papers: "a memo seen by Vantry".

"Has admitted to the fortnightly Traps that p", "in an interview with the weekly Istra", "a plan
leaked to Vantry": who told, or what tells, came through that outlet.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.speech.frame import Frame, Span
from sayso.speech.naming import is_outlet
from sayso.text.presses import as_outlet, bare_name

REACH = 160  # code points between an outlet and a cue of one sentence
NEAR = 12  # between papers and who has them
_WORD = r"[^\W\d_a-z][\w’'&.-]*(?<!\.)(?<![’']s)"
_NAME = (
    r"(?P<name>(?:(?:the|an?|its|his|her|this|last) )?(?:[a-z][\w’'-]* ){0,4}?(?:of )?"
    rf"{_WORD}(?: (?:(?:of|de|la|du|des|di|del|della|and|y|und|&) )?{_WORD}){{0,4}})"
)
_HAS_PAPERS = (
    r"\b(?:(?:seen|obtained|reviewed|viewed|published|posted|released|leaked|printed|disclosed|"
    r"uncovered|quoted at length|cited) (?:by|in)"
    r"|(?:leaked|passed|shown|sent|handed|given|in the possession of|a copy of which)"
    rf"(?: it| them)?(?: to)?) {_NAME}"
)
_WAS_TOLD = (
    r"\b(?:(?:interviews?|conversation|column|comments|remarks)(?: [a-z]+)? "
    r"(?:with|to|for|in|on|by)"
    r"|(?:spoke|spoken|speaking|talking|talked|confided) (?:to|with)"
    rf"|told|tells|told to) {_NAME}"
)
_CARRIES = ((True, re.compile(_HAS_PAPERS)), (False, re.compile(_WAS_TOLD)))
_BREAK = re.compile(r"[.!?;:“”\"\n]")
_LEAD = re.compile(r"(?:[a-z][\w’'-]* )+(?:of )?")


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet that is named as having something.

    Attributes:
        said: First code point of the words that say so: "seen by Vantry".
        start: First code point of its name.
        end: One past the last.
        papers: Whether it has papers; else somebody spoke to it.
    """

    said: int
    start: int
    end: int
    papers: bool


@lru_cache(maxsize=8)
def carriers(text: str) -> tuple[Carrier, ...]:
    """Return the outlets that ``text`` names as having words or papers, by place."""
    found: dict[int, Carrier] = {}
    for papers, pattern in _CARRIES:
        for each in pattern.finditer(text):
            start, end = each.span("name")
            if end not in found and _is_press(text, text[start:end]):
                found[end] = Carrier(each.start(), start, end, papers)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _is_press(text: str, words: str) -> bool:
    """Tell whether words name an outlet, with or without what stands before the name."""
    name = _LEAD.sub("", words, count=1) if words[:1].islower() else words
    return is_outlet(words) or is_outlet(name) or (bool(bare_name(name)) and as_outlet(text, name))


def beside(text: str, frame: Frame) -> Carrier | None:
    """Return the outlet that a frame's own sentence names as having its words, or None."""
    source = frame.source or frame.cue
    said = (min(source[0], frame.cue[0]), max(source[1], frame.cue[1]))
    for one in carriers(text):
        place = (one.start, one.end)
        near = said[0] - REACH <= one.end and one.start <= frame.cue[1] + REACH
        if not near or any(_common(place, each) for each in (*frame.content, frame.cue)):
            continue
        if one.papers and source[0] <= one.start <= source[1] + NEAR:
            return one
        if not one.papers and not _apart(text, place, said):
            return one
    return None


def _apart(text: str, one: Span, other: Span) -> bool:
    """Tell whether a sentence or a quotation ends between two places."""
    left, right = min(one[1], other[1]), max(one[0], other[0])
    return left < right and _BREAK.search(text, left, right) is not None


def _common(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
