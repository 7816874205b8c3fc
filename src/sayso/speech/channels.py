"""Through whom somebody spoke, where the words stand apart from the cue.

"Speaking to Radio Marle, Orlo said", "In an interview with the Lantern, Orlo said", "said on state
radio", "said through a spokesman", "asked by the Courier, she said". An occasion ("at a briefing")
or an audience ("the court") is no hand.
"""

import re

from sayso.speech.frame import Frame, Span
from sayso.speech.naming import BACKWARD, is_outlet, is_person, is_platform, sounds
from sayso.text.heads import Sort, head
from sayso.text.mastheads import introduced
from sayso.text.metonyms import place, state_of
from sayso.text.presses import as_outlet, as_person

_NAME = (
    r"(?P<name>(?:[Tt]he\s+|its\s+)?(?:[a-z]+(?:-[a-z]+)*\s+){0,4}?"
    r"(?:[^\W\d_a-z][\w’'.&-]*)(?:\s+(?:(?:of|for|de|la|du|des|di|del|and|&)\s+)?[^\W\d_a-z][\w’'.&-]*){0,5}"
    r"|[Tt]he\s+[a-z]+|state\s+(?:radio|television|tv|media))"
)
_SHOW = (
    r"(?:(?:an?|his|her|their|the)\s+(?:[a-z]+(?:-[a-z]+)*\s+){0,2}?(?:interview|conversation|column|podcast|op-ed|"
    r"essay|article|piece|broadcast|programme|talk|letter|comments|remarks|chat|profile|editorial))"
)
_OPENS = re.compile(
    rf"(?:Speaking\s+(?:to|on|with)|Writing\s+(?:in|for)|Talking\s+to|Interviewed\s+(?:by|on|for)|"
    rf"Quoted\s+(?:by|in)|Asked\s+by|Reached\s+by|Contacted\s+by|Appearing\s+on|"
    rf"In\s+{_SHOW}\s+(?:with|to|for|in|on|by|published\s+(?:by|in)|broadcast\s+(?:by|on))|"
    rf"In\s+(?:comments|remarks|interviews)\s+(?:to|with|on|carried\s+by|published\s+by|broadcast\s+by))\s+{_NAME}"
    r"(?P<rest>\s+[^,.;:“”\"]{0,60})?,\s*"
)
_BEHIND = re.compile(
    rf"[^.;:“”\"]{{0,60}}?\b(?:"
    rf"{_SHOW}\s+(?:with|to|for|in|on|by|published\s+(?:by|in)|broadcast\s+(?:by|on))|"
    rf"(?:reached|contacted|asked|interviewed|approached)(?:\s+by\s+(?:tele)?phone)?\s+by|"
    r"writing\s+(?:in|for)|"
    rf"(?:comments|remarks)\s+(?:to|carried\s+by|published\s+by|quoted\s+by|broadcast\s+by))\s+{_NAME}"
)
_ASIDE = re.compile(
    r",\s+(?:when\s+)?(?:(?:reached|contacted|asked|interviewed|quoted)(?:\s+(?:tele)?phone)?\s+by|"
    rf"speaking\s+to|talking\s+to|writing\s+(?:in|for))\s+{_NAME}[^,.;]{{0,60}},\s*$"
)
_ON_AIR = re.compile(
    r"[^.;:“”\"]{0,20}?\bon\s+(?P<name>(?:(?:the|its|his|her)\s+)?"
    r"(?:state|public|national|local|private)(?:[ -]run)?\s+(?:radio|television|TV|tv))\b"
)
_HELPER = (
    r"(?P<name>(?:an?|the|his|her|its|their)\s+(?:[a-z-]+\s+){0,2}?(?:lawyers?|attorneys?|solicitors?|"
    r"spokes\w+|aides?|representatives?|agents?|publicists?|union|office|cousin|brother|sister|son|"
    r"daughter|wife|husband|friends?|family|mediators?|intermediar(?:y|ies)))"
)
_THROUGH = re.compile(rf"[^.;:“”\"]{{0,30}}?,?\s*\bthrough\s+{_HELPER}\b")
_THROUGH_FIRST = re.compile(
    rf"(?:\bThrough\s+{_HELPER}|,\s+through\s+{_HELPER.replace('name', 'other')}),\s*$"
)
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*\s+|\n")
_AUDIENCE = re.compile(
    r"\b(?:conference|briefing|jury|court|judge|reporters?|journalists?|parliament|lawmakers|"
    r"committee|crowd|rally|meeting|council|supporters|investigators|police|assembly|congress|"
    r"senate|house|board|shareholders|union|university|school|club|"
    r"(?:this|our) (?:news)?(?:paper|(?:web)?site|magazine|station)|us|them|him|her|me)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:to|with|by|for|(?:[Ww]riting|column|op-ed|essay|article|piece|letter|editorial|profile)"
    r"\s+in)\s+$"
)
_LEAD = re.compile(r"(?:[a-z]+(?:-[a-z]+)*\s+)+|[Tt]he\s+")
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})\.(?:\s|$)")  # inside a row of capitals
_ARTICLES = frozenset({"the ", "The ", "its "})
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)$"
)
REACH = 300  # code points back to the start of a sentence
SHORT = 20  # code points of a content behind which "by the Courier" still belongs to the cue
NEAR = 4  # between what opens a sentence and its speaker


def channel(text: str, frame: Frame) -> tuple[Span, bool] | None:
    """Return the place of who carried a frame's words, and whether that is an outlet; or None."""
    if frame.hearsay or frame.source is None or not frame.cue[0] < frame.cue[1]:
        return None
    return _opening(text, frame) or _after(text, frame) or _helped(text, frame)


def _opening(text: str, frame: Frame) -> tuple[Span, bool] | None:
    """Look at what opens the sentence, and at what stands between speaker and cue."""
    source = frame.source or frame.cue
    first = min(source[0], frame.cue[0], *(a for a, _ in frame.content))
    start = _start(text, first)
    found = _OPENS.match(text, start, first + NEAR)
    if found and first - found.end() <= NEAR and (name := _carrying(text, found)):
        return name, True
    aside = _ASIDE.search(text, source[1], frame.cue[0]) if source[1] < frame.cue[0] else None
    name = _carrying(text, aside) if aside else None
    return (name, True) if name else None


def _after(text: str, frame: Frame) -> tuple[Span, bool] | None:
    """Look behind the cue, up to its words, and behind the speaker where the cue stands first."""
    source = frame.source or frame.cue
    at = source[1] if source[0] >= frame.cue[1] else frame.cue[1]
    after = [a for a, _ in frame.content if a >= at]
    end = min([*after, at + 160])
    short = sum(b - a for a, b in frame.content) < SHORT
    spots = [(at, end)]
    if short and after:
        last = frame.content[-1][1]
        spots.append((last, last + 120))
    for left, right in spots:
        for pattern in (_BEHIND, _ON_AIR):
            found = pattern.match(text, left, right)
            if found and pattern is _ON_AIR:
                return found.span("name"), True
            if found and (name := _carrying(text, found)):
                return name, True
    return None


def _helped(text: str, frame: Frame) -> tuple[Span, bool] | None:
    """Look for "through a spokesman" around speaker and cue."""
    source = frame.source or frame.cue
    before = _THROUGH_FIRST.search(text, _start(text, source[0]), source[0])
    if before:
        return before.span("name" if before["name"] else "other"), False
    between = text[source[1] : frame.cue[0]] if source[1] < frame.cue[0] else ""
    if "through" in between:
        found = _THROUGH.match(text, source[1], frame.cue[0])
        return (found.span("name"), False) if found else None
    after = [a for a, _ in frame.content if a >= frame.cue[1]]
    found = _THROUGH.match(text, frame.cue[1], min([*after, frame.cue[1] + 80]))
    return (found.span("name"), False) if found else None


def _start(text: str, at: int) -> int:
    """Return where the sentence that holds ``at`` begins, as far back as it matters."""
    start = max(0, at - REACH)
    for end in _SENTENCE.finditer(text, start, at):
        start = end.end()
    return start


def _carrying(text: str, found: re.Match[str]) -> Span | None:
    """Return the place of the name that was found, if it can be an outlet's."""
    start, end = found.span("name")
    name = found["name"]
    name = SENTENCE_END.split(name)[0]
    end = start + len(name)
    behind = _LOOSE.search(found[0][: start - found.start()]) is not None
    return (start, end) if carries(text, name, loose=behind) else None


def carries(text: str, name: str, *, loose: bool) -> bool:
    """Tell whether a name in ``text`` can be an outlet's.

    ``loose`` says that it stands behind what an outlet follows, or a person: "an interview with",
    "a column in". "An interview in" has a town behind it as often.
    """
    if is_platform(name) or _DAY.search(name):
        return False
    if BACKWARD.fullmatch(name) or is_outlet(name) or sounds(name):
        return True
    if as_outlet(text, name) or introduced(text, name):
        return True
    lead = _LEAD.match(name)
    bare = name[lead.end() :] if lead else name
    if lead and lead.group() not in _ARTICLES:
        return is_outlet(bare) or as_outlet(text, bare) or introduced(text, bare)
    nobody = name.islower() or _AUDIENCE.search(name) or is_person(name) or _is_body(bare)
    return loose and not nobody and not as_person(text, bare)


def _is_body(name: str) -> bool:
    """Tell whether a name is a place's, or ends like a house's: "Citizenship Services"."""
    noun = head(name.rpartition(" ")[2].casefold())
    house = noun is not None and noun.sort is Sort.BODY
    return house or place(name) is not None or state_of(name) is not None
