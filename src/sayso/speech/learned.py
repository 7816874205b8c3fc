"""The learned reader: a model finds sources, cues and contents; rules build the chain on them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from sayso.records.articles import Article, Document, Role
from sayso.records.places import Finding, Outcome
from sayso.records.speech import Act, Statement
from sayso.speech import papers
from sayso.speech.edges import edged, shut
from sayso.speech.figures import spoken
from sayso.speech.frame import Frame, Span
from sayso.speech.heard import Heard, hear
from sayso.speech.lexicon import CUES, FORMS, HEARSAY
from sayso.speech.naming import is_outlet
from sayso.speech.paragraphs import Paragraph, paragraphs, with_cited
from sayso.speech.quoting import quoting
from sayso.speech.reader import RulesReader, odd_marks
from sayso.speech.rumours import is_hearsay, rumours, undoubted, unsaid
from sayso.speech.standing import stood
from sayso.speech.statements import Page, place, statements
from sayso.speech.stories import stories
from sayso.speech.stretches import mended
from sayso.speech.vouching import vouched
from sayso.text.models import Encoder, encoder
from sayso.text.quotes import Quotation
from sayso.text.sentences import sentences
from sayso.text.weights.outlets import VERSION as OUTLETS
from sayso.text.weights.papers import VERSION as PAPERS
from sayso.text.words import words

KEPT = frozenset({"SP005", "SP006"})  # rules that hear what the model does not
UNSURE = frozenset({"expect"})  # "is expected to" is told where the model heard nothing near
SIGNED = "SP024"  # a rule that knows better than the model
INNER = frozenset({"SP001", "SP002", "SP003", "SP004"})  # also inside a content that was heard
BARE = {"SP009": 120, "SP010": 250}  # quotations without a cue; shorter ones are rarely speech
TITLE = 0.8  # confidence that is asked of what a headline says; the story mostly says it again
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
_BEHIND = re.compile(r"\s(?:after|as|in|on|at|by|from|with|to|about|over|for|who|which|that)\b")
_QUESTION = re.compile(
    r"(?:when\s+)?(?:asked|pressed|questioned|responding|replying)\b", re.IGNORECASE
)
_CITES = re.compile(r"\b(?:cit|quot)")
_REST = re.compile(r",? (?:citing|quoting) .*$|,? as saying$", re.DOTALL)
_BY = re.compile(r"by (?=[Tt]he |an? )")
_NOBODY = frozenset({"nobody", "no one", "no-one", "none"})


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
        return f"learned-5 {self._model.version} {PAPERS} {OUTLETS} {RulesReader.version}"

    def __call__(self, document: Document, article: Article) -> Outcome[Statement]:
        """Return the statements of the article's body, in order of their content."""
        titles, body = _titles(document, article), _body(document, article)
        heard = [one for one in self._heard(document, titles) if one.chance >= TITLE]
        heard += self._heard(document, body)
        read = sorted([*titles, *body], key=lambda one: one.start)
        findings: list[Finding] = [each for one in read for each in odd_marks(document, one)]
        found: dict[str, Statement] = {}
        page = Page(document, article, [each for one in read for each in one.quoted])
        for statement in statements(page, merged(document.text, read, heard)):
            found.setdefault(statement.id, statement)
        ordered = sorted(found.values(), key=place)
        stood_for = stood(ordered, document.text)
        return Outcome(tuple(papers.rested(stood_for, document.text)), tuple(findings))

    def _heard(self, document: Document, read: Sequence[Paragraph]) -> list[Heard]:
        """Return what the model hears; headlines and text are windows of their own."""
        return hear(self._model, document.text, [(one.start, one.end) for one in read])


learned_reader = LearnedReader()


def _body(document: Document, article: Article) -> list[Paragraph]:
    """Return the paragraphs of the running text, with what the rules find in them."""
    return paragraphs(document.text, mended(document.text, _stretches(article, Role.BODY)))


def _titles(document: Document, article: Article) -> list[Paragraph]:
    """Return the headlines; no rule reads them, as theirs is a grammar of its own."""
    found = paragraphs(document.text, _stretches(article, Role.HEADLINE))
    return [replace(one, frames=()) for one in found]


def _stretches(article: Article, role: Role) -> list[Span]:
    return [(block.at.start, block.at.end) for block in article.blocks if block.role is role]


def merged(text: str, read: Sequence[Paragraph], heard: Sequence[Heard]) -> list[Frame]:
    """Return the frames of model and rules together, in order of their contents."""
    ruled = [each for one in read for each in one.frames if not unsaid(text, each.source, each.cue)]
    bounds = Bounds(text, read)
    signed = [frame for frame in ruled if frame.rule == SIGNED]
    heard = [one for one in heard if not any(_meets(frame, one) for frame in signed)]
    heard = [one for one in heard if not one.inner or _held(one, heard, ruled)]
    heard = [undoubted(text, one) for one in heard if not _by_nobody(text, one)]
    heard = [one for one in heard if not unsaid(text, one.source, one.cue)]
    quoted = [each for one in read for each in one.quoted]
    heard = [shut(text, edged(text, one)) for one in heard]
    heard = [replace(one, content=_snapped(_answered(text, one), quoted)) for one in heard]
    found = [framed(text, one, ruled, bounds) for one in heard]
    found += [frame for frame in ruled if _missed(frame, heard)]
    told = [each for one in read for each in rumours(text, one.start, one.end)]
    told += [each for one in read for each in stories(text, one.start, one.end)]
    found += [each for each in told if not any(_common(each.cue, one.cue) for one in found)]
    found = spoken(text, found)
    made = asked(text, relayed(text, cited(text, quoting(text, found, quoted))), bounds)
    return sorted(made, key=lambda frame: (frame.content[0], frame.cue))


def _snapped(content: Sequence[Span], quoted: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return places that take in both marks of a quotation that they hold but for a mark."""
    made = []
    for start, end in content:
        for one in quoted:
            if one.start < start <= one.start + 1 and end >= one.end - 2:
                start = one.start  # noqa: PLW2901 - the same place, with its marks
            if start <= one.start + 1 and one.end - 2 <= end < one.end:
                end = one.end  # noqa: PLW2901
        made.append((start, end))
    return tuple(made)


def _answered(text: str, one: Heard) -> tuple[Span, ...]:
    """Return a content without the question before it: "Asked about p, Orlo said q" says q."""
    if len(one.content) > 1 and _QUESTION.match(text, *one.content[0]):
        return one.content[1:]
    return one.content


def _by_nobody(text: str, one: Heard) -> bool:
    """Tell whether words are given to nobody: "Nobody is talking about a fleet"."""
    return one.source is not None and text[slice(*one.source)].casefold() in _NOBODY


def _meets(frame: Frame, one: Heard) -> bool:
    """Tell whether what the model heard is about the content of ``frame``, and not inside it."""
    start, end = frame.content[0][0], frame.content[-1][1]
    if start <= one.cue[0] and one.cue[1] <= end:
        return False
    return any(_common(a, b) for a in frame.content for b in one.content)


def _held(one: Heard, heard: Sequence[Heard], ruled: Sequence[Frame]) -> bool:
    """Tell whether an attribution that was heard as an inner one stands inside any other."""
    start = min(one.cue[0], one.content[0][0])
    end = max(one.cue[1], one.content[-1][1])
    outer = [each.content for each in heard if each is not one]
    outer += [frame.content for frame in ruled if frame.rule in {*KEPT, *BARE, SIGNED}]
    return any(a <= start and end <= b + 1 for content in outer for a, b in content)


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
    one = replace(one, source=_trimmed(text, one.source))
    partner = _partner(one, ruled)
    behind = [start for start, _ in one.content if start >= one.cue[1]]
    behind += [one.source[0]] if one.source and one.source[0] >= one.cue[1] else []
    tail = (one.cue[0], min([*behind, max(bounds.end(one.cue[0]), one.cue[1])]))
    lemma, act, attitude = _verb(text, one.cue)
    if partner:
        lemma, act, attitude = partner.lemma, partner.act, partner.attitude
        tail = (min(tail[0], partner.tail[0]), max(tail[1], partner.tail[1]))
    hearsay = one.source is None and is_hearsay(text, one.cue)
    into = tuple(hand for hand in one.into if bounds.end(hand[0]) == bounds.end(one.cue[0]))
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
        cited=None if into or partner is None else partner.cited,
        tail=tail,
        chance=one.chance,
        hands=tuple((hand, one.cue) for hand in one.out),
        into=into,
    )
    near = text[max(0, one.cue[0] - AROUND) : bounds.end(one.cue[1])]
    return made if into or made.cited or not _CITES.search(near) else with_cited(text, made)


def _trimmed(text: str, source: Span | None) -> Span | None:
    """Return a source without what it cites and how it is quoted: ", citing the law"."""
    if source is None:
        return None
    if by := _BY.match(text, *source):
        source = (by.end(), source[1])
    rest = _REST.search(text, *source)
    return (source[0], rest.start()) if rest and rest.start() > source[0] else source


def _partner(one: Heard, ruled: Iterable[Frame]) -> Frame | None:
    """Return the frame of the rules that has the same cue."""
    near = [frame for frame in ruled if _common(frame.cue, one.cue)]
    return max(near, key=lambda frame: _common(frame.cue, one.cue)) if near else None


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _missed(frame: Frame, heard: Sequence[Heard]) -> bool:
    """Tell whether a frame of the rules is kept although the model did not hear it."""
    if frame.rule == SIGNED:
        return True
    if any(_common(frame.cue, one.cue) for one in heard):
        return False
    if frame.rule in INNER and not frame.attitude and _inside(frame, heard):
        return True
    if frame.rule in KEPT and frame.lemma not in UNSURE and _nested(frame, heard):
        return True
    size = sum(end - start for start, end in frame.content)
    if frame.rule not in KEPT and not size >= BARE.get(frame.rule, size + 1):
        return False
    return not any(_common(a, b) for a in frame.content for one in heard for b in one.content)


def _nested(frame: Frame, heard: Sequence[Heard]) -> bool:
    """Tell whether each thing heard that meets hearsay stands inside its content, or around it."""
    near = [one for one in heard if any(_common(a, b) for a in frame.content for b in one.content)]
    start, end = frame.content[-1]
    inner = [one for one in near if start <= one.cue[0] and one.content[-1][1] <= end + 1]
    full = end - start > len("to have answered")
    return full and all(one in inner or _inside(frame, [one]) for one in near)


def _inside(frame: Frame, heard: Sequence[Heard]) -> bool:
    """Tell whether cue and content of a frame lie inside one stretch of a heard content."""
    start = min(frame.cue[0], frame.content[0][0])
    end = max(frame.cue[1], frame.content[-1][1])
    return any(a - 1 <= start and end <= b + 1 for one in heard for a, b in one.content)


def cited(text: str, found: Sequence[Frame]) -> list[Frame]:
    """Return frames where "citing two officials" is no frame, but a hand of the one beside it."""
    made = list(found)
    gone: set[int] = set()
    for row, frame in enumerate(found):
        if (
            frame.lemma != "cite"
            or len(frame.content) != 1
            or not _SOURCE.search(_head(text[slice(*frame.content[0])]))
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


def _head(words: str) -> str:
    """Return a noun phrase up to its first preposition or clause."""
    return _BEHIND.split(words, maxsplit=1)[0]


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
    if not behind and outer.lemma != "quote" and not vouched(text, outer, inner):
        return False
    inside = [*inner.content, inner.cue, inner.source]
    rest = sum(
        1
        for left, right in outer.content
        for word in words(text, left, right)
        if not any(a <= word.start and word.end <= b for a, b in inside)
    )
    return rest <= 3


def asked(text: str, found: Sequence[Frame], bounds: Bounds) -> list[Frame]:
    """Return frames where an outlet that asked is a hand of the answer in the same sentence."""
    made = list(found)
    for one in found:
        words = text[slice(*one.cue)].lower().split()
        if one.source is None or words[:1] != ["asked"] or one.source[0] < one.cue[1]:
            continue
        if not is_outlet(text[slice(*one.source)]):
            continue
        for at, other in enumerate(made):
            near = bounds.end(other.cue[0]) == bounds.end(one.cue[0])
            if near and other.source and other.cue[0] > one.source[1] and not other.hearsay:
                made[at] = other._replace(hands=(*other.hands, (one.source, one.cue)))
    return made


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
