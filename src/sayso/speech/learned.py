"""The learned reader: a model finds sources, cues and contents; rules build the chain on them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from sayso.records.articles import Article, Document, Role
from sayso.records.places import Finding, Outcome
from sayso.records.speech import Act, Statement
from sayso.speech.chains import is_outlet
from sayso.speech.frame import Frame, Span
from sayso.speech.heard import Heard, hear
from sayso.speech.lexicon import CUES, FORMS, HEARSAY, PASSIVE_HEARSAY
from sayso.speech.papers import rested
from sayso.speech.paragraphs import Paragraph, paragraphs, with_cited
from sayso.speech.reader import RulesReader, odd_marks
from sayso.speech.statements import Page, place, statements
from sayso.text.models import Encoder, encoder
from sayso.text.sentences import sentences
from sayso.text.words import words

KEPT = frozenset({"SP005", "SP006", "SP009"})  # rules that hear what the model does not
INNER = frozenset({"SP001", "SP002", "SP003", "SP004"})  # also inside a content that was heard
BARE = "SP010"  # a quotation that nobody is given for; short ones are titles and scare quotes
LONG = 250  # code points of a quotation that is never dropped
AROUND = 200  # code points before a cue in which its source may cite another
NEXT = 12  # code points between a source and the cue of what it cites
_SOURCE = re.compile(
    r"\b(?:sources?|officials?|people|persons?|insiders?|diplomats?|aides?|spokes\w+|ministry|"
    r"documents?|reports?|agency|agencies|newspapers?|media|outlets?|memos?|letters?|e-?mails?|"
    r"witness\w*|residents?|lawmakers?|analysts?|minutes|stud(?:y|ies)|polls?|surveys?|audits?|"
    r"data|figures|records?|filings?|court|police|employees?|staff|colleagues?|friends?|members?|"
    r"executives?|engineers?|doctors?|lawyers?|relatives?|channels?|daily|weekly|magazine)\b",
    re.IGNORECASE,
)
_CITES = re.compile(r"\b(?:cit|quot)")
_BE = frozenset("is are was were be been being".split())


class LearnedReader:
    """A ``SpeechReader`` of a model and rules.

    Args:
        model: The encoder to read with; the one that ships, if none is given.
    """

    def __init__(self, model: Encoder | None = None) -> None:
        self._given = model

    @cached_property
    def _model(self) -> Encoder:
        return self._given or encoder()

    @property
    def version(self) -> str:
        """The names of the weights and of the rules that build on them."""
        return f"learned-1 {self._model.version} {RulesReader.version}"

    def __call__(self, document: Document, article: Article) -> Outcome[Statement]:
        """Return the statements of the article's body, in order of their content."""
        body = [block.at for block in article.blocks if block.role is Role.BODY]
        stretches = [(at.start, at.end) for at in body]
        read = paragraphs(document.text, stretches)
        findings: list[Finding] = [each for one in read for each in odd_marks(document, one)]
        heard = hear(self._model, document.text, stretches)
        found: dict[str, Statement] = {}
        page = Page(document, article, [each for one in read for each in one.quoted])
        for statement in statements(page, merged(document.text, read, heard)):
            found.setdefault(statement.id, statement)
        ordered = sorted(found.values(), key=place)
        return Outcome(tuple(rested(ordered)), tuple(findings))


learned_reader = LearnedReader()


def merged(text: str, read: Sequence[Paragraph], heard: Sequence[Heard]) -> list[Frame]:
    """Return the frames of model and rules together, in order of their contents."""
    ruled = [frame for one in read for frame in one.frames]
    bounds = Bounds(text, read)
    found = [framed(text, one, ruled, bounds) for one in heard]
    found += [frame for frame in ruled if _missed(frame, heard)]
    return sorted(
        relayed(text, cited(text, found)), key=lambda frame: (frame.content[0], frame.cue)
    )


class Bounds:
    """Where the sentences of paragraphs end."""

    def __init__(self, text: str, read: Sequence[Paragraph]) -> None:
        self._ends = [
            end for one in read for _, end in sentences(text, one.start, one.end, one.quoted)
        ]

    def end(self, at: int) -> int:
        """Return the end of the sentence that holds the code point ``at``."""
        place = bisect_right(self._ends, at)
        return self._ends[place] if place < len(self._ends) else at


def framed(text: str, one: Heard, ruled: Sequence[Frame], bounds: Bounds) -> Frame:
    """Return what the model heard as a frame, with what only the rules can tell."""
    partner = _partner(one, ruled)
    behind = [start for start, _ in one.content if start >= one.cue[1]]
    behind += [one.source[0]] if one.source and one.source[0] >= one.cue[1] else []
    tail = (one.cue[0], min([*behind, max(bounds.end(one.cue[0]), one.cue[1])]))
    lemma, act, attitude = _verb(text, one.cue)
    if partner:
        lemma, act, attitude = partner.lemma, partner.act, partner.attitude
        tail = (min(tail[0], partner.tail[0]), max(tail[1], partner.tail[1]))
    hearsay = one.source is None and _nobody(text, one.cue)
    made = Frame(
        "SP022" if attitude else "SP021" if one.inner else "SP020",
        lemma,
        act,
        one.cue,
        one.cue if hearsay else one.source,
        one.content,
        hearsay=hearsay,
        attitude=attitude,
        addressee=partner.addressee if partner else None,
        cited=None if one.into or partner is None else partner.cited,
        tail=tail,
        chance=one.chance,
        hands=tuple((hand, one.cue) for hand in one.out),
        into=one.into,
    )
    near = text[max(0, one.cue[0] - AROUND) : bounds.end(one.cue[1])]
    return made if one.into or made.cited or not _CITES.search(near) else with_cited(text, made)


def _nobody(text: str, cue: Span) -> bool:
    """Tell whether a cue without a source is hearsay: "reportedly", "is said to"."""
    row = [word.text.lower() for word in words(text, *cue)]
    if not HEARSAY.isdisjoint(row):
        return True
    return bool(row) and row[-1] in PASSIVE_HEARSAY and not _BE.isdisjoint(row)


def _partner(one: Heard, ruled: Iterable[Frame]) -> Frame | None:
    """Return the frame of the rules that has the same cue."""
    near = [frame for frame in ruled if _common(frame.cue, one.cue)]
    return max(near, key=lambda frame: _common(frame.cue, one.cue)) if near else None


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _missed(frame: Frame, heard: Sequence[Heard]) -> bool:
    """Tell whether a frame of the rules is kept although the model did not hear it."""
    if any(_common(frame.cue, one.cue) for one in heard):
        return False
    if frame.rule in INNER and not frame.attitude and _inside(frame, heard):
        return True
    size = sum(end - start for start, end in frame.content)
    if frame.rule not in KEPT and not (frame.rule == BARE and size >= LONG):
        return False
    return not any(_common(a, b) for a in frame.content for one in heard for b in one.content)


def _inside(frame: Frame, heard: Sequence[Heard]) -> bool:
    """Tell whether cue and content of a frame lie inside one stretch of a heard content."""
    start = min(frame.cue[0], frame.content[0][0])
    end = max(frame.cue[1], frame.content[-1][1])
    return any(a <= start and end <= b + 1 for one in heard for a, b in one.content)


def cited(text: str, found: Sequence[Frame]) -> list[Frame]:
    """Return frames where "citing two officials" is no frame, but a hand of the one beside it."""
    made = list(found)
    gone: set[int] = set()
    for row, frame in enumerate(found):
        if (
            frame.lemma != "cite"
            or len(frame.content) != 1
            or not _SOURCE.search(text, *frame.content[0])
        ):
            continue
        for at, other in enumerate(made):
            if at == row or at in gone or other.source is None or other.lemma == "cite":
                continue
            if other.source == frame.source or 0 <= frame.cue[0] - other.source[1] < NEXT:
                into = other.into or _several(text, frame.content[0])
                made[at] = other._replace(into=into, cited=None)
                gone.add(row)
                break
    return [frame for row, frame in enumerate(made) if row not in gone]


def _several(text: str, place: Span) -> tuple[Span, ...]:
    """Return the cited source at ``place``, without the clause behind it that says what it said."""
    found = re.search(
        r",? (?:as saying|who said|that said|saying)\b|, (?:and|but)\b", text[slice(*place)]
    )
    return ((place[0], place[0] + found.start()),) if found and found.start() else (place,)


def relayed(text: str, found: Sequence[Frame]) -> list[Frame]:
    """Return frames where two cues on one content are one frame with two hands.

    In "p, Orlo said, the Courier reported" the words of the outer frame are those of the inner one
    with its cue and source, and nothing else.
    """
    gone: set[int] = set()
    made = list(found)
    for row, outer in enumerate(found):
        if outer.source is None or outer.hearsay:
            continue
        for at, inner in enumerate(made):
            if at == row or at in gone or not _same_words(text, outer, inner):
                continue
            kept = tuple(hand for hand in inner.hands if not _common(hand[0], outer.source))
            further = tuple(hand for hand in outer.hands if hand not in kept)
            made[at] = inner._replace(hands=(*kept, (outer.source, outer.cue), *further))
            gone.add(row)
    return [frame for row, frame in enumerate(made) if row not in gone]


def _same_words(text: str, outer: Frame, inner: Frame) -> bool:
    """Tell whether the outer content is the inner content, followed by who said it."""
    if inner.source is None or inner.hearsay or outer.hearsay:
        return False
    if inner.content == outer.content and outer.source is not None:
        names = [is_outlet(text[slice(*each)]) for each in (outer.source, inner.source)]
        if names == [True, False]:
            return True
        if outer.cue < inner.cue:
            return False
    start, end = outer.content[0][0], outer.content[-1][1]
    if not (start - 2 <= inner.content[0][0] and inner.content[-1][1] <= end + 2):
        return False
    behind = inner.content[0][0] <= start + 8 and inner.cue[0] > inner.content[0][0]
    if not behind and outer.lemma != "quote":
        return False
    inside = [*inner.content, inner.cue, inner.source]
    rest = sum(
        1
        for left, right in outer.content
        for word in words(text, left, right)
        if not any(a <= word.start and word.end <= b for a, b in inside)
    )
    return rest <= 3


def _verb(text: str, cue: Span) -> tuple[str, Act, bool]:
    """Return lemma and act of the cue's last verb of saying, and whether it shows an attitude."""
    row = [word.text.lower() for word in words(text, *cue)]
    if "according" in row:
        return "according", Act.ASSERT, False
    for at in range(len(row) - 1, -1, -1):
        form = FORMS.get(row[at])
        if form is None:
            continue
        after = row[at + 1] if at + 1 < len(row) else ""
        known = CUES.get(f"{form.lemma}_{after}") or CUES.get(form.lemma)
        if known:
            return form.lemma, known.act, "a" in known.governs
    return row[-1] if row else "", Act.ASSERT, HEARSAY.isdisjoint(row)
