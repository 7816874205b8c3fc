"""Who is quoted by whom: "the agency quoted a neighbour as saying that p".

The words are the neighbour's and came through the agency. The model mostly takes the agency for
the speaker, as annotators of news do; the grammar of these few words is plain.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from sayso.records.speech import Act
from sayso.speech.frame import Frame, Span
from sayso.text.quotes import Quotation

_AS = r",?\s+as\s+(?P<saying>(?:[a-z]+ly\s+)?[a-z]+ing)\b"
_ACTIVE = re.compile(
    r"\b(?P<cue>quot(?:ed|es|e|ing)|cit(?:ed|es|e|ing))\s+(?P<who>(?!(?:by|in|as)\b)[^.;:“”\"]{2,120}?)"
    + _AS
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
_PLAIN = re.compile(
    r"(?P<who>[^.;:“”\"\n]{2,140}?),?\s+(?:is|was|are|were|has been|have been)\s+"
    r"(?P<cue>quoted|cited)\s+as\s+(?P<saying>saying|telling)\b"
    r"(?:\s+(?:by|in)\s+(?P<hand>[^.;:,“”\"\n]{2,60}))?"
)
_CUE = re.compile(r"\b(?:quoted|cited|reported|recorded)\s+(?:by|in|as)\b")
REACH = 160  # code points on each side of a cue that a match can take up
_SUBJECT = re.compile(r"[^.;:“”\"\n]*")
LONGEST = 140  # code points of a subject behind what was quoted
TOLD = 20  # code points of who was told: "as telling reporters"
NEAR = 3  # code points between "saying" and the words


def quoting(text: str, found: Sequence[Frame], quoted: Sequence[Quotation] = ()) -> list[Frame]:
    """Return frames in which who is quoted "as saying" is the speaker, and who quotes is a hand.

    A quotation beside such words that no frame holds is a frame of its own.
    """
    if " as " not in text:
        return list(found)
    made = list(found)
    active = list(_ACTIVE.finditer(text))
    passive = list(_near_cues(text, _PASSIVE))
    for match in active:
        made = [_active(text, one, match) if _about(one, match) else one for one in made]
    for match in passive:
        made = [_passive(text, one, match) if _about(one, match) else one for one in made]
    for match in chain(active, passive, _near_cues(text, _PLAIN)):
        if words := _beside(text, quoted, match):
            made = _told(text, made, match, words)
    return made


def _near_cues(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins anywhere; it is tried beside its cues alone."""
    for cue in _CUE.finditer(text):
        for match in pattern.finditer(text, max(0, cue.start() - REACH), cue.end() + REACH):
            if match.start("cue") == cue.start():
                yield match


def _told(text: str, found: list[Frame], match: re.Match[str], words: Span) -> list[Frame]:
    """Return frames of which one says the ``words`` beside a match, as the match has it."""
    about = [one for one in found if _meets(one, match) or _only(one, match)]
    holds = any(_common(words, each) for one in found for each in one.content)
    if not about:
        return found if holds else [*found, _quoted(text, match, words)]
    if words[0] >= match.end("saying"):
        return found
    best = max(about, key=lambda one: any(_common(words, each) for each in one.content))
    plain = _quoted(text, match, words)
    early = [(a, min(b, words[1])) for a, b in best.content if a < words[0]]
    late = [(a, b) for a, b in best.content if a >= words[1] and b > match.end() + TOLD]
    told = {words} if not early or early[-1][1] <= words[0] else set[Span]()
    who = plain.source
    kept = best.hands if who and not plain.hands else ()
    fresh = best._replace(
        cue=best.cue if match.re is _PLAIN else plain.cue,
        source=who,
        content=tuple(sorted({*early, *told, *late})),
        hands=plain.hands + kept,
        into=(),
        cited=None,
        addressee=None,
    )
    return [*(one for one in found if one not in about), fresh]


def _meets(frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a frame's cue stands among the words of a match."""
    start, end = match.start("cue"), match.end()
    return not frame.hearsay and frame.cue[0] < end and start < frame.cue[1]


def _beside(text: str, quoted: Sequence[Quotation], match: re.Match[str]) -> Span | None:
    """Return the place of the quotation right before a match and its subject, or behind it."""
    start, end = match.start("cue"), match.end("saying")
    for one in quoted:
        between = text[one.end : start]
        if 0 <= one.start - end <= NEAR:
            return one.start, one.end
        if one.end <= start and len(between) <= LONGEST and _SUBJECT.fullmatch(between):
            return one.start, one.end
    return None


def _only(frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a frame has nothing but words of a match for its content."""
    start, end = match.span()
    return all(start <= a and b <= end + NEAR for a, b in frame.content)


def _quoted(text: str, match: re.Match[str], words: Span) -> Frame:
    """Return the frame of a quotation as a match tells of it."""
    named = match.groupdict()
    who, cue = _subject(text, match.span("who")), match.span("cue")
    hands: tuple[tuple[Span, Span], ...] = ()
    if named.get("hand"):
        hands = ((_undated(text, match.span("hand")), cue),)
    elif match.re is _ACTIVE:
        who = match.span("who")
        quoter = _subject(text, (min(words[1], cue[0]), cue[0]))
        hands = ((quoter, cue),) if text[slice(*quoter)].strip() else ()
    return Frame(
        "SP013", "say", Act.ASSERT, match.span("saying"), who, (words,), tail=cue, hands=hands
    )


def _about(frame: Frame, match: re.Match[str]) -> bool:
    """Tell whether a frame is the one whose words are introduced, or followed, by these."""
    if frame.hearsay or not frame.content:
        return False
    start, end = match.start("cue"), match.end()
    content = _before(frame.content, match) or frame.content
    if any(a < start < b or (a < end and b < end + NEAR and start < b) for a, b in content):
        return False
    meets = frame.cue[0] < end and start < frame.cue[1]
    behind = 0 <= frame.content[0][0] - end <= NEAR
    return meets or behind


def _before(content: Sequence[Span], match: re.Match[str]) -> tuple[Span, ...]:
    """Return content that stands before the match, without what was taken of the match itself.

    "p, the agency quoted a neighbour as saying": nothing is said right behind it.
    """
    start, end = match.span()
    held = tuple((a, b) for a, b in content if not (start <= a < end and b <= end + TOLD))
    return held if held and held[0][1] <= match.start("cue") else ()


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
    content = _before(frame.content, match) or _behind(frame.content, match, text)
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
    return at, max(at, place[0] + len(words.rstrip(_EDGES)))


def _common(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
