"""Paragraphs: sentences in a row, and the quotations that go on across them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.records.speech import Act
from sayso.speech.frame import Frame, Span, with_more
from sayso.speech.frames import frames, may_speak, waiting
from sayso.speech.naming import is_outlet
from sayso.speech.signed import signed
from sayso.text.quotes import Quotation, quotations
from sayso.text.sentences import Token, sentences, tokens

LEAST = (
    6  # words of a quotation that nobody is given for; below this it is a title or a scare quote
)
_CITED = re.compile(
    r"\b(?:sources?|officials?|people|persons?|insiders?|diplomats?|aides?|spokes\w+|ministry|"
    r"documents?|reports?|"
    r"agency|agencies|newspapers?|media|outlets?|memos?|letters?|emails?|witness\w*|"
    r"residents?|lawmakers?|analysts?)\b",
    re.IGNORECASE,
)
_CITES = re.compile(r"\b(?:cit|quot)")
_CITING = re.compile(
    r",?\s+(?:(?:which|who|that|itself)\s+)?(?:cites|cited|citing|quoted|quoting|"
    r"quotes)\s+([^.;,]+)",
)
_REASON = re.compile(
    r"\b(?:rules?|laws?|privacy|secrecy|security|safety|concerns?|reasons?|fears?|lack|need|"
    r"rights?|costs?|risks?|policy|example|precedent|him|her|them)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One stretch of body text: its quotations and its frames.

    Attributes:
        start: First code point.
        end: One past the last.
        quoted: Quotations, in order.
        frames: Frames, in order of their cues.
        goes_on: Whether its last quotation goes on in the next paragraph.
    """

    start: int
    end: int
    quoted: tuple[Quotation, ...]
    frames: tuple[Frame, ...]
    goes_on: bool


def paragraphs(text: str, stretches: Sequence[Span]) -> list[Paragraph]:
    """Return the paragraphs at ``stretches`` of ``text`` with all their frames.

    A quotation that goes on in the next paragraph stays one frame, and so does one that its cue
    announces with a colon at the end of a paragraph.
    """
    made: list[Paragraph] = []
    running = False
    for place, (start, end) in enumerate(stretches):
        quoted = quotations(text, start, end, running=running)
        named = list(signed(text, quoted, stretches, place))
        found = named or _settled(text, _read(text, quoted, start, end), start, end)
        lead = _lead(text, quoted, found, (start, end))
        taken: Quotation | None = None
        if lead and made:
            made[-1], found, taken = _joined(text, made[-1], found, lead, running=running)
        found = _orphans(text, found, [one for one in quoted if one is not taken], start)
        running = bool(quoted) and not quoted[-1].closed and quoted[-1].end >= end - 1
        goes_on = running and _opens_quoted(text, stretches, place + 1)
        made.append(Paragraph(start, end, tuple(quoted), tuple(found), goes_on))
    return [_without_waiting(one) for one in made]


def _lead(
    text: str, quoted: Sequence[Quotation], found: Sequence[Frame], place: Span
) -> Quotation | None:
    """Return the quotation that a paragraph begins with, if it stands there for itself.

    Nobody in the paragraph is given for it, and its sentence holds no other words: "'It is a
    shame' - so the mayor put it" names its own speaker, whom no rule here knows.
    """
    start, end = place
    if not quoted or quoted[0].start != start or any(_inside(quoted[0], frame) for frame in found):
        return None
    rest = text[quoted[0].end : end].lstrip(" .,")
    closed = text[start : quoted[0].end].rstrip("”\"'’»")[-1:] in {".", "?", "!", "…"}
    alone = not rest or (closed and (rest[0].isupper() or rest[0] in "“\"‘'«„"))
    return quoted[0] if alone else None


def _joined(
    text: str,
    before: Paragraph,
    found: list[Frame],
    lead: Quotation,
    *,
    running: bool,
) -> tuple[Paragraph, list[Frame], Quotation | None]:
    """Give a leading quotation to the last speaker of the paragraph before.

    If that speaker was quoted up to the paragraph's end, or was announced by a colon, the quotation
    goes on and stays one frame; else it is a frame of its own, with the same speaker.
    """
    speaker = _last_speech(before.frames)
    if speaker is None:
        return before, found, None
    more = with_more(speaker, (lead.start, lead.end))
    near = _ends_speaking(text, before, speaker)
    if near and (running or not speaker.content or _quoted_to_end(before, speaker)):
        frames_now = tuple(more if frame is speaker else frame for frame in before.frames)
        return replace(before, frames=frames_now), found, lead
    return before, [_orphan(lead, speaker), *found], lead


def _ends_speaking(text: str, before: Paragraph, speaker: Frame) -> bool:
    """Tell whether nothing but the speaker's own clause stands at the end of the paragraph."""
    last = max([speaker.tail[1], speaker.cue[1], *(end for _, end in speaker.content)])
    if speaker.source:
        last = max(last, speaker.source[1])
    return len(text[last : before.end].split()) <= 8


def _quoted_to_end(before: Paragraph, speaker: Frame) -> bool:
    return any(one.end >= speaker.content[-1][1] > one.start for one in before.quoted)


def _without_waiting(paragraph: Paragraph) -> Paragraph:
    if all(one.content for one in paragraph.frames):
        return paragraph
    return replace(paragraph, frames=tuple(one for one in paragraph.frames if one.content))


def _opens_quoted(text: str, stretches: Sequence[Span], place: int) -> bool:
    return place < len(stretches) and text[stretches[place][0]] in "“\"'‘«„"


def _last_speech(found: Sequence[Frame]) -> Frame | None:
    spoken = [frame for frame in found if frame.source and not frame.hearsay and not frame.attitude]
    return spoken[-1] if spoken else None


def _read(text: str, quoted: Sequence[Quotation], start: int, end: int) -> list[Frame]:
    """Return the frames of one paragraph; a quotation that goes on joins the frame before."""
    found: list[Frame] = []
    for first, last in sentences(text, start, end, quoted):
        inner = [one for one in quoted if first <= one.start < last]
        if not inner and not may_speak(text[first:last]):
            continue
        row = tokens(text, first, last, inner)
        bare = _bare(row)
        if bare and found and found[-1].open:
            found[-1] = with_more(found[-1], bare)
            continue
        met = frames(row)
        waits = waiting(row) if row[-1].low == ":" else None
        if waits and not any(frame.cue == waits.cue for frame in met):
            met.append(waits)
        found += met
    return found


def _bare(row: Sequence[Token]) -> Span | None:
    """Return the place of a sentence that is nothing but a quotation, else None."""
    inner = [token for token in row if token.low not in {".", ",", "…"}]
    if len(inner) == 1 and inner[0].quoted:
        return inner[0].start, inner[0].end
    return None


def _settled(text: str, found: Sequence[Frame], start: int, end: int) -> list[Frame]:
    """Return frames with their cited sources, without hearsay that somebody stands behind."""
    kept: list[Frame] = []
    cites = bool(found) and _CITES.search(text, start, end) is not None
    for frame in found:
        if frame.hearsay and any(_covers(other, frame) for other in found if not other.hearsay):
            continue
        if frame.lemma in {"cite", "quote"} and _cites_source(text, frame, found):
            continue
        kept.append(with_cited(text, frame) if cites else frame)
    return kept


def _covers(outer: Frame, inner: Frame) -> bool:
    return any(start <= inner.cue[0] and inner.cue[1] <= end for start, end in outer.content)


def _cites_source(text: str, frame: Frame, found: Sequence[Frame]) -> bool:
    """Tell whether a "citing" names a source of another frame and says nothing by itself."""
    if not frame.content:
        return False
    start, end = frame.content[0]
    if not _CITED.search(text, start, min(end, start + 80)):
        return False
    return any(other is not frame and other.source for other in found)


def with_cited(text: str, frame: Frame) -> Frame:
    """Return ``frame`` with the source that its speaker cites, if the text says so."""
    if frame.source is None or frame.hearsay:
        return frame
    by = text[slice(*frame.source)]
    places = [frame.source[1], frame.tail[1], *(end for _, end in frame.content)]
    for place in places:
        match = _CITING.match(text, place) or _CITING.match(text, max(place - 1, 0))
        if match and _is_source(match.group(1), by):
            return frame._replace(cited=_first_noun(match))
    match = _CITING.search(text, *frame.source)
    if match and _is_source(match.group(1), by):
        return frame._replace(cited=_first_noun(match), source=(frame.source[0], match.start()))
    return frame


def _is_source(cited: str, by: str) -> bool:
    """Tell whether what is cited can have said it; an outlet cites sources, others reasons too."""
    if _CITED.search(cited):
        return True
    return is_outlet(by) and _REASON.search(cited) is None


def _first_noun(match: re.Match[str]) -> Span:
    start, end = match.span(1)
    stop = re.search(r"\s+(?:that|said|says|as|and|reported|also)\b|\s*$|[”\"]", match.group(1))
    end = start + stop.start() if stop else end
    return (start, end) if end > start else match.span(1)


def _orphans(
    text: str,
    found: list[Frame],
    quoted: Sequence[Quotation],
    start: int,
) -> list[Frame]:
    """Return the frames with one more for each whole quotation that nobody is given for.

    Behind a speaker of the same paragraph it goes on with them; a paragraph that is nothing but a
    quotation has a speaker that the text leaves out; other quotations are phrases of the article.
    """
    if not quoted:
        return found
    made = list(found)
    for one in quoted:
        if (
            any(_inside(one, frame) for frame in found)
            or len(text[one.start : one.end].split()) < LEAST
        ):
            continue
        near = _last_speech(
            [frame for frame in found if frame.content and frame.cue[0] < one.start]
        )
        sentence = text[start : one.start].rstrip()[-1:] in {"", ".", "?", "!", "”", '"', ":"}
        ends = text[one.start : one.end].rstrip("”\"'’")[-1:] in {".", "?", "!", ",", "…"}
        if sentence and ends and near and _quotes(near, quoted):
            place = next(at for at, frame in enumerate(made) if frame.cue == near.cue)
            made[place] = with_more(made[place], (one.start, one.end))
        elif sentence and ends and (near or one.start == start):
            made.append(_orphan(one, near))
    return sorted(made, key=lambda frame: (frame.content[:1], frame.cue))


def _quotes(frame: Frame, quoted: Sequence[Quotation]) -> bool:
    """Tell whether the frame's content begins or ends with a quotation."""
    first, last = frame.content[0][0], frame.content[-1][1]
    return any(one.start == first or one.end == last for one in quoted)


def _inside(one: Quotation, frame: Frame) -> bool:
    places = [*frame.content, *([frame.source] if frame.source else [])]
    return any(start < one.end and one.start < end for start, end in places)


def _orphan(one: Quotation, speaker: Frame | None) -> Frame:
    rule = "SP009" if speaker else "SP010"
    source = speaker.source if speaker else None
    cited = speaker.cited if speaker else None
    return Frame(
        rule,
        "",
        Act.ASSERT,
        (one.start, one.start),
        source,
        ((one.start, one.end),),
        cited=cited,
        addressee=speaker.addressee if speaker else None,
    )
