"""Who is quoted by whom: "the agency quoted a neighbour as saying that p".

The words are the neighbour's and came through the agency. The model mostly takes the agency for
the speaker, as annotators of news do; the grammar of these few words is plain.
"""

import re
from collections.abc import Sequence

from sayso.speech.frame import Frame, Span

_AS = r",?\s+as\s+(?P<saying>(?:[a-z]+ly\s+)?[a-z]+ing)\b"
_ACTIVE = re.compile(
    r"\b(?P<cue>quot(?:ed|es|e|ing)|cit(?:ed|es|e|ing))\s+(?P<who>[^.;:“”\"]{2,120}?)" + _AS
)
_PASSIVE = re.compile(
    r"(?P<who>[^.;:“”\"\n]{2,140}?),?\s+(?:(?:is|was|are|were|has been|have been)\s+)"
    r"(?P<cue>quoted|cited|reported|recorded)\s+(?:by|in)\s+(?P<hand>[^.;:“”\"]{2,80}?)" + _AS
)
_CLAUSE = re.compile(
    r"(?:^|[\"”,]\s*|\b(?:though|although|but|and|while|as|because|that|whereas|when)\s+)"
    r"(?=[^,]*(?:,[^,]*,?)?$)"
)
_WHEN = re.compile(
    r"\s+(?:on|in|last|this|earlier|late|later|yesterday|today)\s+(?:[A-Z][a-z]+|\w+ (?:week|month|"
    r"year|day))$|\s+(?:yesterday|today|earlier|later)$"
)
_WHICH = re.compile(r"\b(?P<who>which|who|that|it|he|she|they)\s+(?:(?:also|later|then)\s+)?$")
_EDGES = " ,\t\n"
NEAR = 3  # code points between "saying" and the words


def quoting(text: str, found: Sequence[Frame]) -> list[Frame]:
    """Return frames in which who is quoted "as saying" is the speaker, and who quotes is a hand."""
    if " as " not in text:
        return list(found)
    made = list(found)
    for match in _ACTIVE.finditer(text):
        made = [_active(text, one, match) if _about(one, match) else one for one in made]
    for match in _PASSIVE.finditer(text):
        made = [_passive(text, one, match) if _about(one, match) else one for one in made]
    return made


def _about(frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a frame is the one whose words are introduced, or followed, by these."""
    if frame.hearsay or not frame.content:
        return False
    start, end = match.start("cue"), match.end()
    if any(a < start < b or (a < end and b < end + NEAR and start < b) for a, b in frame.content):
        return False
    meets = frame.cue[0] < end and start < frame.cue[1]
    behind = 0 <= frame.content[0][0] - end <= NEAR
    return meets or behind


def _behind(content: Sequence[Span], match: re.Match[str], text: str) -> tuple[Span, ...]:
    """Return content without the words of the match that were taken for it."""
    at = match.end()
    while at < len(text) and text[at] in _EDGES:
        at += 1
    return tuple((at, b) if match.start("cue") <= a < match.end() else (a, b) for a, b in content)


def _active(text: str, frame: Frame, match: re.Match[str]) -> Frame:
    """Return a frame spoken by whom the match quotes; its speaker becomes a hand."""
    who, quotes = match.span("who"), match.span("cue")
    source = _pointing(text, quotes[0]) or frame.source
    hands = frame.hands
    if source and source[1] <= quotes[0] and not any(_common(hand, source) for hand, _ in hands):
        hands = ((source, quotes), *hands)
    kept = tuple(hand for hand in hands if not _common(hand[0], who))
    return _anew(text, frame, match)._replace(source=who, hands=kept)


def _passive(text: str, frame: Frame, match: re.Match[str]) -> Frame:
    """Return a frame spoken by whom the match says to be quoted; by whom is a hand."""
    hand, quoted = _undated(text, match.span("hand")), match.span("cue")
    source = frame.source
    if source is None or source[0] >= match.start("who") + len(match["who"]):
        source = _subject(text, match.span("who"))
    hands = ((hand, quoted), *(each for each in frame.hands if not _common(each[0], hand)))
    return _anew(text, frame, match)._replace(source=source, hands=hands)


def _anew(text: str, frame: Frame, match: re.Match[str]) -> Frame:
    """Return a frame with the cue of the match and without what stood for other hands."""
    content = _behind(frame.content, match, text)
    return frame._replace(
        cue=match.span("saying"), content=content, into=(), cited=None, addressee=None
    )


def _pointing(text: str, at: int) -> Span | None:
    """Return the place of a pronoun right before ``at``: "which also quoted"."""
    found = _WHICH.search(text, max(0, at - 30), at)
    return found.span("who") if found else None


def _undated(text: str, place: Span) -> Span:
    """Return the place of a name without the day behind it: "the same paper in May"."""
    found = _WHEN.search(text[slice(*place)])
    return (place[0], place[0] + found.start()) if found else place


def _subject(text: str, place: Span) -> Span:
    """Return the place of the subject at the end of a stretch of words."""
    words = text[slice(*place)]
    starts = [found.end() for found in _CLAUSE.finditer(words)]
    at = place[0] + (starts[0] if starts else 0)
    while at < place[1] and text[at] in _EDGES:
        at += 1
    return at, place[1]


def _common(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
