"""Frame: one cue in one sentence with its source and content, as places in the text."""

from typing import NamedTuple

from sayso.records.speech import Act
from sayso.speech import classes as c
from sayso.speech import grammar as g
from sayso.speech.lexicon import FORMS
from sayso.text.sentences import Token

Span = tuple[int, int]


class Frame(NamedTuple):
    """One attribution as a rule found it; all places are code points of the document's text.

    Attributes:
        rule: Code of the rule.
        lemma: Lemma of the cue.
        act: What the speaker does.
        cue: Place of the cue words; empty, at the content's start, if there are none.
        source: Place of the speaker, or None.
        content: Places of the content, in order.
        hearsay: Whether the cue is hearsay, so that nobody stands behind the words.
        attitude: Whether the cue shows an attitude rather than speech.
        addressee: Place of the one who was told, or None.
        cited: Place of a source that the speaker cites ("which cited unnamed officials"), or None.
        open: Whether a quotation right behind this sentence goes on with it.
        tail: Place of the words of the cue clause around the cue, for time and channel.
        chance: Calibrated probability that the frame is right, if a model read it.
        hands: Places of those who pass the words on, with the places of their cues, outwards.
        into: Places of those from whom the source has the words, the mouth first.
    """

    rule: str
    lemma: str
    act: Act
    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    hearsay: bool = False
    attitude: bool = False
    addressee: Span | None = None
    cited: Span | None = None
    open: bool = False
    tail: Span = (0, 0)
    chance: float | None = None
    hands: tuple[tuple[Span, Span], ...] = ()
    into: tuple[Span, ...] = ()


def with_more(frame: Frame, span: Span) -> Frame:
    """Return ``frame`` with one more fragment of content."""
    return frame._replace(content=tuple(sorted({*frame.content, span})))


def place_of(row: list[Token], part: tuple[int, int]) -> Span:
    """Return the place of the token range ``part``, which is not empty."""
    return row[part[0]].start, row[part[1] - 1].end


def span_of(row: list[Token], start: int, end: int) -> Span | None:
    """Return the place of tokens ``start`` to ``end``, or None if there are none."""
    return (row[start].start, row[end - 1].end) if start < end else None


def trimmed(row: list[Token], subject: tuple[int, int]) -> tuple[int, int]:
    """Return the subject without commas, dashes and asides ("however") behind it."""
    start, end = subject
    while end > start + 1 and (
        row[end - 1].low in {",", "--", "—", "–", "-"} or row[end - 1].low in _ASIDE
    ):
        end -= 1
    return start, end


_ASIDE = frozenset("however meanwhile too though therefore also".split())


def shorn(row: list[Token], start: int, end: int) -> int:
    """Return ``end`` moved left over separating signs, but not below ``start``."""
    while end > start and row[end - 1].low in {",", ";", ":"}:
        end -= 1
    return end


SOURCE_ENDS = frozenset([",", ".", ";", ":", "?", "!", "—", "–", "--", ")"])


def main_subject(row: list[Token], stop: int) -> Span | None:
    """Return the subject of the sentence's first finite verb before ``stop``."""
    for at in range(1, stop):
        low = row[at].low
        plain_past = low.endswith("ed") and not row[at].capital and low not in FORMS
        if low in c.FINITE or plain_past or (low in FORMS and FORMS[low].kind in {"past", "third"}):
            subject = g.subject_before(row, g.group_start(row, at))
            return place_of(row, trimmed(row, subject)) if subject else None
    return None


def clause_start(row: list[Token], stop: int) -> int:
    """Return where the clause that ends before ``stop`` begins."""
    for at in range(stop - 1, -1, -1):
        if row[at].low == ";":
            return at + 1
    at = 0
    while at < stop and (row[at].low in {"but", "and", "meanwhile", "however", "still", ",", "so"}):
        at += 1
    return at
