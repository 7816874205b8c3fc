"""Frames without an active verb: hearsay, "according to", nouns of saying, colons."""

from sayso.records.speech import Act
from sayso.speech import classes as c
from sayso.speech import grammar as g
from sayso.speech.frame import (
    Frame,
    Span,
    clause_start,
    main_subject,
    place_of,
    shorn,
    span_of,
    trimmed,
)
from sayso.speech.lexicon import FORMS, PASSIVE_HEARSAY
from sayso.text.sentences import Token

SOURCE_ENDS = frozenset([",", ".", ";", ":", "?", "!", "—", "–", "--", ")"])


def passive(row: list[Token], at: int) -> Frame | None:
    """Return the frame of hearsay in the passive: "is said to have met", "is expected to"."""
    low = row[at].low
    if low not in PASSIVE_HEARSAY or at + 1 >= len(row) or row[at + 1].low not in {"to", "that"}:
        return None
    start = g.group_start(row, at)
    if not {token.low for token in row[start:at]} & c.BE:
        return None
    subject = g.subject_before(row, start)
    end = g.clause_end(row, at + 1)
    behind = span_of(row, at + 1, end)
    if behind is None or (
        end - at <= 4 and row[end - 1].low in FORMS and row[at + 2].low == "have"
    ):
        return None  # "'p', Orlo is reported to have said": the words are p
    content = (behind,) if subject is None else (place_of(row, trimmed(row, subject)), behind)
    if subject is not None and row[at + 1].low == "that":
        content = (behind,)
    cue = (row[start].start, row[at].end)
    return Frame("SP006", FORMS[low].lemma, Act.ASSERT, cue, cue, content, hearsay=True, tail=cue)


def undecided(row: list[Token], at: int) -> Frame | None:
    """Return the frame of "neither confirmed nor denied the report"; ``at`` is at "neither"."""
    verbs = [token.low[:6] for token in row[at + 1 : at + 4]]
    if len(verbs) < 3 or verbs[0] != "confir" or verbs[1] != "nor" or verbs[2][:3] != "den":
        return None
    start = g.group_start(row, at)
    subject = g.subject_before(row, start)
    noun = at + 4 < len(row) and row[at + 4].low != "that"
    content = span_of(row, at + 4, g.clause_end(row, at + 4, noun=noun))
    if subject is None or content is None:
        return None
    cue = (row[start].start, row[at + 3].end)
    source = place_of(row, trimmed(row, subject))
    return Frame("SP007", "confirm", Act.DECLINE, cue, source, (content,), tail=cue)


def hearsay_adverb(row: list[Token], at: int) -> Frame | None:
    """Return the frame of a hearsay adverb: its clause without the adverb is the content."""
    cue = (row[at].start, row[at].end)
    start, end = _around(row, at)
    before = span_of(row, start, shorn(row, start, at))
    group = g.group_start(row, at)
    if group > 0 and row[group - 1].low in {"and", "or"}:
        before = main_subject(row, group - 1)
    after = span_of(row, at + 1, end)
    content = tuple(part for part in (before, after) if part)
    if not content or after is None:
        return None
    return Frame("SP005", row[at].low, Act.ASSERT, cue, cue, content, hearsay=True, tail=cue)


def _around(row: list[Token], at: int) -> tuple[int, int]:
    """Return the clause around a hearsay adverb, without an attribution behind it."""
    start = at
    while start > 0 and not (
        row[start - 1].low in {";", ":", "--", "—"}
        or row[start - 1].low in {"that", "while", "but"}
    ):
        start -= 1
    while start < at and row[start].low in {",", "and", "however", "meanwhile", "additionally"}:
        start += 1
    return start, g.clause_end(row, at + 1)


def according(row: list[Token], at: int) -> Frame | None:
    """Return the frame of "according to": its source, and the clause before or behind it."""
    if at + 2 >= len(row) or row[at + 1].low != "to":
        return None
    end = at + 2
    while (
        end < len(row)
        and row[end].low not in SOURCE_ENDS
        and not (row[end].quoted and end > at + 2)
    ):
        end += 1
    source = span_of(row, at + 2, end)
    if source is None:
        return None
    content, cited = _according_content(row, at, end)
    if content is None:
        return None
    cue = (row[at].start, row[at + 1].end)
    return Frame(
        "SP004",
        "according",
        Act.ASSERT,
        cue,
        source,
        (content,),
        cited=cited,
        tail=(cue[0], row[end - 1].end),
    )


def _according_content(row: list[Token], at: int, end: int) -> tuple[Span | None, Span | None]:
    lead = at == 0 or (at <= 2 and row[at - 1].low in {"but", "and", ","} and not row[0].quoted)
    if not lead and row[at - 1].low in {"who", "which"}:
        lead = True
    if (
        not lead
        and row[at - 1].low == ","
        and at >= 2
        and row[at - 2].low in {"who", "which", "that", "and"}
    ):
        lead = True
    if lead:
        start = end + 1 if end < len(row) and row[end].low == "," else end
        return span_of(row, start, g.clause_end(row, start)) if start < len(row) else None, None
    stop = shorn(row, 0, at)
    start = clause_start(row, stop)
    return span_of(row, start, stop), None


_SAYING_ENDS = c.STOPS | {"that", "and", "on", "about"}
SAYINGS = frozenset(
    "statement statements claim claims report reports comments comment remarks assertion "
    "assertions allegation "
    "allegations warning warnings".split(),
)


def noun_of_saying(row: list[Token], at: int) -> Frame | None:
    """Return the frame of a noun of saying: "statements by the ministry that ..."."""
    if at + 2 >= len(row) or row[at + 1].low not in {"by", "from"}:
        return None
    end = at + 2
    while end < len(row) and not row[end].quoted and row[end].low not in _SAYING_ENDS:
        end += 1
    if end >= len(row) or end - at > 12 or row[end].low != "that":
        return None
    content = span_of(row, end, g.clause_end(row, end))
    source = span_of(row, at + 2, end)
    if content is None or source is None:
        return None
    cue = (row[at].start, row[at].end)
    return Frame("SP015", row[at].low, Act.ASSERT, cue, source, (content,), tail=cue)


def colon(row: list[Token], at: int) -> Frame | None:
    """Return the frame of "Name: quotation"."""
    if at + 1 >= len(row) or not row[at + 1].quoted or not row[0].capital:
        return None
    if not (row[at - 1].capital or row[at - 1].low == ")"):
        return None  # "She stormed: ..."
    if any(
        token.quoted or token.low in FORMS or token.low in c.STOPS or token.low in c.FINITE
        for token in row[:at]
    ):
        return None
    content = span_of(row, at + 1, g.clause_end(row, at + 1))
    if content is None:
        return None
    cue = (row[at].start, row[at].end)
    return Frame("SP008", ":", Act.ASSERT, cue, place_of(row, (0, at)), (content,), tail=cue)
