"""Chains inside one article: whose hands the words of a frame passed through.

Three things make a chain: an attribution inside the content of another, a source that is cited by
the one who speaks, and an outlet that was told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records.articles import Document
from sayso.records.places import Anchor
from sayso.records.speech import Hop, Kind, Mention
from sayso.speech.carriers import Carrier, beside
from sayso.speech.channels import SENTENCE_END, carries, channel
from sayso.speech.citing import can_be_cited, opening
from sayso.speech.frame import Frame, Span
from sayso.speech.naming import BACKWARD, NAME, is_outlet, is_platform, sounds
from sayso.text.mastheads import introduced, surname_in
from sayso.text.mentions import classify
from sayso.text.metonyms import place
from sayso.text.nouns import given_names
from sayso.text.outlets import find
from sayso.text.persons import is_title, key_of
from sayso.text.presses import as_outlet, as_person
from sayso.text.words import folded

_TOLD = re.compile(r"\b(?:to|with|by|in|on|for)\s+(?:the\s+)?$", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:documents?|memos?|minutes|letters?|report|study|poll|survey|indictment|transcripts?|"
    r"recordings?|screenshots?|e-?mails?|files?|filings?|ruling|audit|diary|note|court|commission|"
    r"inquiry)\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\b(?:conference|briefing|jury|court|judge|reporters?|journalists?|parliament|lawmakers|"
    r"committee|crowd|rally|meeting|council|supporters|investigators|police|"
    r"(?:this|our) (?:news)?(?:paper|(?:web)?site|magazine|station)|us|them|him|her|me)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"(?:this|our)\b", re.IGNORECASE)  # who prints the article is no hand in it
_REPORTS = frozenset({"report", "reveal", "publish"})
_SPEAKERS = frozenset("He She They It I We You Who Police Others Some Many One This That".split())
_TO = re.compile(r"\b(?:to|with|by|in|on|for)\b", re.IGNORECASE)
_INTERVIEW = re.compile(r"\binterview (?:with|to|for|on|in|by|published by|aired by) (?:the )?$")
_WITH = re.compile(r"\b(?:with|to|for|by) (?:the )?$")
_APPOSED = re.compile(r",? (?:the|an?|his|her|its|their|who|\d\d)\b|, [a-z]+ of\b")
_TELL = re.compile(r"\b(?:told|tells?|telling)$")
_TELLS = re.compile(
    r"\s+(?P<name>(?:[Tt]he\s+)?(?:[a-z-]+\s+){0,3}?(?:[^\W\d_a-z][\w’'.&-]*(?:\s+(?=[^\W\d_a-z&]))?"
    r"(?:&\s+)?){1,4}(?<!\s)|the\s+[a-z]+)(?=\s+(?:that|how|of|on|in|at|last|this|he|she|it|they)\b"
    r"|[,.:;]|\s+[“\"‘]|$)"
)


@dataclass(frozen=True, slots=True)
class Nested:
    """A frame and the place, in the same list, of the frame that it stands inside (-1: none)."""

    frame: Frame
    outer: int


def nested(frames: Sequence[Frame]) -> list[Nested]:
    """Return each frame with the smallest other frame whose content holds its cue and its words."""
    return [Nested(frame, _outer(frames, place)) for place, frame in enumerate(frames)]


def _outer(frames: Sequence[Frame], place: int) -> int:
    inner = frames[place]
    best, size = -1, 0
    for other, frame in enumerate(frames):
        if other == place or not _holds(frame, inner) or _holds(inner, frame):
            continue
        length = frame.content[-1][1] - frame.content[0][0]
        if best < 0 or length < size:
            best, size = other, length
    return best


def _holds(outer: Frame, inner: Frame) -> bool:
    """Tell whether cue and content of ``inner`` lie inside one fragment of the outer's content."""
    return any(
        start <= inner.cue[0]
        and inner.cue[1] <= end
        and start <= inner.content[0][0]
        and inner.content[-1][1] <= end
        for start, end in outer.content
    )


def mention(
    document: Document, place: Span | None, *, hearsay: bool = False, outlet: bool = False
) -> Mention:
    """Return the mention of a source at ``place``; without a place, a speaker who is left out.

    ``outlet`` says that it passes on words: a name that tells nothing of its bearer is an outlet's.
    """
    if place is None:
        return Mention(None, "", Kind.UNNAMED, None)
    words = document.text[place[0] : place[1]]
    at = Anchor(document.id, *place)
    if hearsay:
        return Mention(at, words, Kind.HEARSAY)
    if is_outlet(words):
        named = surname_in(document.text, words)
        return Mention(at, words, Kind.PERSON if named else Kind.OUTLET)
    kind, anonymity = classify(words)
    if kind in {Kind.PERSON, Kind.INSTITUTION} and (
        introduced(document.text, words) or as_outlet(document.text, words)
    ):
        return Mention(at, words, Kind.OUTLET)
    if outlet and kind in {Kind.PERSON, Kind.INSTITUTION} and not _DOCUMENT.search(words):
        return Mention(at, words, Kind.OUTLET)
    return Mention(at, words, kind, anonymity)


def hops(document: Document, frame: Frame) -> list[Hop]:
    """Return the frame's own hops from the mouth outwards, without those of outer frames."""
    cue = Anchor(document.id, *frame.cue) if frame.cue[0] < frame.cue[1] else None
    before = frame.into or ((frame.cited,) if frame.cited else ()) or opening(document.text, frame)
    cited = [mention(document, place) for place in before]
    found = [Hop(one, None) for one in cited if can_be_cited(one)]
    carrier = None if frame.hearsay else beside(document.text, frame)
    reports = frame.lemma in _REPORTS and _unknown_name(document.text, frame.source)
    place = _without(document.text, frame.source, carrier)
    found.append(Hop(mention(document, place, hearsay=frame.hearsay, outlet=reports), cue))
    told = _told(document.text, frame) or _addressed(document.text, frame)
    if told and not _OURS.match(document.text, told[0]):
        if found[-1].mention.kind is not Kind.OUTLET and not _named(told, frame):
            found.append(Hop(mention(document, told), cue))
    elif carried := channel(document.text, frame):
        passer = mention(document, carried[0], outlet=carried[1])
        if found[-1].mention.kind is not Kind.OUTLET and not _named(carried[0], frame):
            found.append(Hop(passer, cue))
    for hand, passed in frame.hands:
        passes = _hand(document, hand, told=passed == frame.cue)
        if passes and not any(_same_hand(hop.mention, passes) for hop in found):
            outside = len(found) > 1 and found[-1].mention.kind is Kind.OUTLET
            at = len(found) - (outside and passes.kind is Kind.DOCUMENT)  # papers that it has
            found.insert(at, Hop(passes, Anchor(document.id, *passed)))
    if carrier and not any(hop.mention.kind is Kind.OUTLET for hop in found):
        found.append(Hop(mention(document, (carrier.start, carrier.end), outlet=True), cue))
    return found


def _without(text: str, source: Span | None, carrier: Carrier | None) -> Span | None:
    """Return the place of papers without who has them: "a memo seen by Vantry"."""
    if source is None or carrier is None or not carrier.papers:
        return source
    if not source[0] < carrier.said < source[1]:
        return source
    end = len(text[: carrier.said].rstrip(" ,"))
    return (source[0], end) if end > source[0] else source


def _same_hand(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions of one frame are of one hand: by place, or by the same name.

    "Assertions made by the Ostrel Courier" come from the Ostrel Courier.
    """
    words, others = set(folded(one.text)), set(folded(other.text))
    both = one.kind is Kind.OUTLET is other.kind and bool(words) and bool(others)
    return one.at == other.at or words == others or (both and (words <= others or others <= words))


def _hand(document: Document, place: Span, *, told: bool) -> Mention | None:
    """Return the mention of one who passed words on; None for an audience or an occasion.

    ``told`` says that the speaker's own cue shows the hand ("told the Courier"): then a person or a
    group is somebody who listened.
    """
    hand = mention(document, place)
    audience = _AUDIENCE.search(hand.text) and (told or hand.kind is not Kind.DOCUMENT)
    if audience or is_platform(hand.text) or "@" in hand.text:
        return None
    if document.text[max(0, place[0] - 1) : place[0]] == "@":  # a name on a platform
        return None
    if hand.kind in {Kind.OUTLET, Kind.DOCUMENT}:
        return hand
    if as_person(document.text, hand.text):
        return None if told else hand
    single = " " not in hand.text.removeprefix("the ").removeprefix("The ")
    named = any(map(str.isupper, hand.text))
    if told and not (named and (single or hand.kind is Kind.INSTITUTION)):
        return None
    if named and (single or told):
        return mention(document, place, outlet=True)
    return hand


def _unknown_name(text: str, place: Span | None) -> bool:
    """Tell whether a single name stands at ``place`` that is no surname: "Vantage reported"."""
    if place is None:
        return False
    words = text[slice(*place)].removeprefix("The ").removeprefix("the ")
    if " " in words or not words[:1].isupper() or words in _SPEAKERS:
        return False
    return not re.search(rf"[A-Z][\w.’'-]*\s+{re.escape(words)}\b", text)


def _named(told: Span, frame: Frame) -> bool:
    """Tell whether a hand stands at ``told`` already, or takes the words from there."""
    return any(told[0] < hand[1] and hand[0] < told[1] for hand, _ in frame.hands)


def _told(text: str, frame: Frame) -> Span | None:
    """Return the place of the outlet that was told: "told the Courier"."""
    if frame.hearsay or frame.lemma == "according":
        return None
    if frame.addressee:
        start, end = frame.addressee
        return frame.addressee if is_outlet(text[start:end]) else None
    start, end = max(frame.cue[1], frame.tail[0]), frame.tail[1]
    if start >= end:
        return None
    if _TO.search(text, start, end) is None:
        return None
    back = BACKWARD.search(text, start, end)
    if back and _TOLD.search(text, start, back.start()):
        return back.start(), _named_behind(text, back.end())
    for left, right, _ in find(text, start, end):
        if _TOLD.search(text[start:left]) and not is_platform(text[left:right]):
            return left, right
    return _named_hand(text, start, end)


def _named_behind(text: str, at: int) -> int:
    """Return the end of the name right behind ``at``: "the weekly Lantern"; or ``at``."""
    name = NAME.match(text, at + 1) if text[at : at + 1] == " " else None
    return name.end() if name and name.group()[:1].isupper() else at


def _named_hand(text: str, start: int, end: int) -> Span | None:
    """Return the place of a name that no table lists: one that sounds so, or "interview with"."""
    for name in NAME.finditer(text, start, end):
        before, words = text[start : name.start()], SENTENCE_END.split(name.group())[0]
        place = (name.start(), name.start() + len(words))
        if is_platform(words) or text[place[0] - 1 : place[0]] == "@":
            continue
        if _TOLD.search(before) and (sounds(words) or as_outlet(text, words)):
            return place
        if _INTERVIEW.search(before) and carries(text, words, loose=bool(_WITH.search(before))):
            return place
    return None


def _addressed(text: str, frame: Frame) -> Span | None:
    """Return the place of an outlet that no table lists right behind "told": "told Zarmir Today".

    Whom news tells and names for the first time, without a title or a first name, is an outlet; a
    person who is told something was introduced before.
    """
    told = _TELLS.match(text, frame.cue[1]) if _TELL.search(text[slice(*frame.cue)]) else None
    if (
        told is None
        or frame.hearsay
        or any(_common(told.span("name"), each) for each in frame.content)
    ):
        return None
    name = told["name"]
    if BACKWARD.fullmatch(name) or is_outlet(name) or as_outlet(text, name):
        return told.span("name")
    if as_person(text, name) or (
        _APPOSED.match(text, told.end("name")) and not introduced(text, name)
    ):
        return None
    first = name.removeprefix("the ").split()[0]
    if not first[0].isupper() or _AUDIENCE.search(name) or first.casefold() in given_names():
        return None
    if is_title(key_of(first)):
        return None
    known = text.find(name.split()[-1], 0, told.start("name")) >= 0 or place(name) is not None
    kind = classify(name)[0]
    plain = " " in name and kind is Kind.PERSON
    return None if known or not (plain or kind in {Kind.OUTLET, Kind.PERSON}) else told.span("name")


def _common(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
