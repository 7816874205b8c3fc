"""Frames of active cue verbs: "the union said that", "'We will wait,' Orlo told the Courier"."""

from sayso.speech import classes as c
from sayso.speech import grammar as g
from sayso.speech.frame import Frame, Span, clause_start, main_subject, place_of, span_of, trimmed
from sayso.speech.lexicon import FORMS
from sayso.speech.verbs import CueVerb
from sayso.text.sentences import Token

# unions made once, because every sentence asks for them
_NO_ADDRESSEE = c.STOPS | {"that", "how", "why", "what", "whether"}
_LEADS_ON = c.PREPOSITIONS | {"and"}
_CLOSES = c.STOPS - {"(", "[", "…"}
_NOUN_STARTS = c.DETERMINERS | c.PRONOUN_OBJECTS
_NO_NOUN = c.PREPOSITIONS | c.SUBORDINATORS | c.AUXILIARIES | c.STOPS
_FINITE = c.FINITE | c.AUXILIARIES
_AUDIENCES = frozenset(
    "reporters journalists lawmakers supporters newspaper viewers agency".split(),
)
_SHOWS = frozenset("indicate show suggest imply signal reveal".split())


def active(row: list[Token], verb: CueVerb, earlier: list[Frame]) -> Frame | None:
    """Return the frame of an active cue verb."""
    source, inverted = _source(row, verb, earlier)
    behind = verb.end
    if inverted is not None:
        behind = inverted[1]
    addressee = None
    if inverted is None and "o" in verb.cue.governs:
        addressee, behind = _addressee(row, behind)
    left = _left(row, verb, inverted, has_right=False)
    right, channel_end = _right(row, verb, behind, closed=inverted is not None or left is not None)
    if left is not None and right is not None:
        left = _left(row, verb, inverted, has_right=True)
    if right is None and left is None:
        return None
    if source is None:
        return None
    if verb.cue.lemma in _SHOWS and source and _thing(row, source):
        return None
    content = tuple(part for part in (left, right) if part)
    rule = "SP001" if left and not right else "SP003" if left else "SP002"
    if "a" in verb.cue.governs or (right and verb.cue.governs.replace("a", "") in {"n", "nw"}):
        rule = "SP007" if rule == "SP002" else rule
    return Frame(
        rule=rule,
        lemma=verb.cue.lemma,
        act=verb.cue.act,
        cue=(row[verb.start].start, row[verb.end - 1].end),
        source=source,
        content=content,
        attitude="a" in verb.cue.governs,
        addressee=addressee,
        open=channel_end >= len(row) - 1 or (left is not None and right is None),
        tail=(row[verb.start].start, row[max(channel_end, verb.end) - 1].end),
    )


def _thing(row: list[Token], source: Span) -> bool:
    """Tell whether the subject is something that somebody has, such as "the city's support"."""
    tokens = [token for token in row if source[0] <= token.start < source[1]]
    if tokens[0].low in {"this", "that", "these"}:
        return True
    stop = next((at for at, token in enumerate(tokens) if token.low in c.PREPOSITIONS), len(tokens))
    tokens = tokens[:stop] or tokens
    return any(token.low.endswith("'s") for token in tokens[:-1]) and not tokens[-1].capital


def _source(
    row: list[Token], verb: CueVerb, earlier: list[Frame]
) -> tuple[Span | None, tuple[int, int] | None]:
    """Return the speaker's place, and its token range if it stands behind the verb."""
    before = row[verb.start - 1] if verb.start else None
    after_quote = before is None or before.quoted or before.low in {",", "?", "!", "--", "—"}
    may_invert = "o" not in verb.cue.governs or verb.cue.lemma == "ask"
    if after_quote and may_invert and verb.kind in {"past", "third"} and verb.start == verb.at:
        inverted = g.subject_after(row, verb.end)
        if inverted and _left(row, verb, inverted, has_right=False):
            return place_of(row, inverted), inverted
    if verb.kind == "ing" or (before is not None and before.low == "to"):
        return _participle_source(row, verb, earlier), None
    subject = g.subject_before(row, verb.start)
    if subject:
        return place_of(row, trimmed(row, subject)), None
    if earlier and before is not None and before.low in {"and", "but"}:
        return earlier[-1].source, None
    return None, None


def _participle_source(row: list[Token], verb: CueVerb, earlier: list[Frame]) -> Span | None:
    """Return who is "saying": the subject of the cue before it, or the noun right before it."""
    before = row[verb.start - 1] if verb.start else None
    if before is not None and before.low not in {",", "and", "by", "while"} and not before.quoted:
        near = g.noun_before(row, verb.start)
        if near:
            return place_of(row, near)
    spoken = [
        frame
        for frame in earlier
        if not frame.hearsay and frame.source and not _within_any(frame, earlier)
    ]
    if spoken:
        return spoken[-1].source
    return main_subject(row, verb.start)


def _within_any(frame: Frame, others: list[Frame]) -> bool:
    return any(
        start <= frame.cue[0] and frame.cue[1] <= end
        for other in others
        if other is not frame
        for start, end in other.content
    )


def _addressee(row: list[Token], at: int) -> tuple[Span | None, int]:
    """Return the place of the one who is told, and the token behind them."""
    if at >= len(row) or row[at].quoted or row[at].low in _NO_ADDRESSEE:
        return None, at
    if row[at].low in c.PRONOUN_OBJECTS:
        return place_of(row, (at, at + 1)), at + 1
    end = at
    while end < len(row) and end - at < 9:
        low = row[end].low
        if (
            row[end].quoted
            or low in c.STOPS
            or low in {"that", "to", "how", "why", "what", "whether", "if"}
        ):
            break
        if (
            end > at
            and (low in c.SUBJECTS or low in c.DETERMINERS)
            and row[end - 1].low not in _LEADS_ON
        ):
            break
        if low in {"on", "in", "at", "during", "about", "of"} or (low in c.TIMES and low != "may"):
            break
        if low in c.FINITE or low in c.AUXILIARIES:
            return None, at
        end += 1
        named = end < len(row) and row[end].capital  # "the agency Norwire"
        if row[end - 1].low in _AUDIENCES and not named:
            break
    return (place_of(row, (at, end)), end) if end > at else (None, at)


def _right(
    row: list[Token], verb: CueVerb, behind: int, *, closed: bool
) -> tuple[Span | None, int]:
    """Return the content right of the cue, and the token where the cue clause ends.

    ``closed`` says that content stands before the cue already, so that only "that", a sign or a
    quotation can show more of it.
    """
    governs = verb.cue.governs
    at = g.behind_adjuncts(row, behind)
    if at < len(row) and row[at].low in {":", ",", ";"}:
        return _behind_sign(row, verb, at)
    if at >= len(row) or row[at].low in _CLOSES:
        return None, at
    token = row[at]
    if closed:
        if token.low == "that" or token.quoted:
            return span_of(row, at, g.clause_end(row, at)), at
        return None, at
    if _starts_content(row, at, governs):
        return span_of(row, at, g.clause_end(row, at)), at
    if "i" in governs and token.low == "to":
        return span_of(row, at, g.clause_end(row, at, noun=False)), at
    if "n" in governs and _starts_noun(row, behind):
        return span_of(row, behind, g.clause_end(row, behind, noun=True)), behind
    return None, at


def _behind_sign(row: list[Token], verb: CueVerb, at: int) -> tuple[Span | None, int]:
    """Return the content behind a comma or colon that follows the cue clause."""
    if at + 1 >= len(row):
        return None, at
    after = row[at + 1]
    if after.quoted:
        return span_of(row, at + 1, g.clause_end(row, at + 1)), at
    if row[at].low == ":" and "q" in verb.cue.governs:
        return span_of(row, at + 1, g.clause_end(row, at + 1)), at
    if (
        row[at].low == ","
        and "t" in verb.cue.governs
        and _goes_on(row, verb, at)
        and not g.tail_cue(row, at + 1)
    ):
        return span_of(row, at + 1, g.clause_end(row, at + 1)), at
    return None, at


def _goes_on(row: list[Token], verb: CueVerb, comma: int) -> bool:
    """Tell whether the sentence's clause goes on behind "..., X said, ..."."""
    before = row[: verb.start]
    after = row[comma + 1]
    return (
        any(t.low == "," for t in before)
        and not after.low.endswith("ing")
        and after.low
        not in {
            "who",
            "which",
            "according",
            "as",
            "but",
            "while",
            "although",
            "though",
            "and",
            "citing",
        }
    )


def _starts_content(row: list[Token], at: int, governs: str) -> bool:
    token = row[at]
    low = token.low
    if low == "that":
        return bool(set(governs) & set("tb"))
    if token.quoted:
        return bool(set(governs) & set("qtbn"))
    if low in {"whether", "how", "why", "what", "if", "where", "who", "when"}:
        return bool(set(governs) & set("wqb"))
    if "b" not in governs:
        return False
    if low in {"to", "of", "for", "about", "as", "by", "with", "and", "but", "or", "from", "so"}:
        return False
    return governs in {"qtb", "qtbw", "qtbwo"} or _has_verb(row, at + 1)


def _has_verb(row: list[Token], at: int) -> bool:
    """Tell whether a finite verb follows before the clause ends."""
    for token in row[at : at + 16]:
        if token.low in c.STOPS:
            return False
        if token.low in c.FINITE or (
            token.low in c.AUXILIARIES and token.low not in {"been", "being", "be", "not", "'s"}
        ):
            return True
    return False


_PARTICLES = frozenset("out up off down away over apart along".split())


def _starts_noun(row: list[Token], at: int) -> bool:
    if at >= len(row):
        return False
    token = row[at]
    if token.low in _PARTICLES:
        return False
    if token.quoted or token.capital or token.low in _NOUN_STARTS:
        return True
    return token.low.isalpha() and token.low not in _NO_NOUN and not g.is_adverb(token)


def _left(
    row: list[Token],
    verb: CueVerb,
    inverted: tuple[int, int] | None,
    *,
    has_right: bool,
) -> Span | None:
    """Return the content left of the cue clause, or None."""
    edge = verb.start
    if inverted is None:
        subject = g.subject_before(row, verb.start)
        if subject is None:
            return None
        edge = subject[0]
        if row[edge].low in {"who", "which", "that"}:
            return None
    if edge == 0 or not set(verb.cue.governs) & set("qtb"):
        return None
    last = row[edge - 1]
    if last.quoted:
        return _left_span(row, edge, has_right=has_right, quoted=True)
    if last.low in {",", "?", "!", "--", "—", "–"}:
        quoted = edge > 1 and row[edge - 2].quoted
        stop = edge if last.low in {"?", "!"} else edge - 1
        return _left_span(row, stop, has_right=has_right, quoted=quoted)
    return None


def _left_span(row: list[Token], stop: int, *, has_right: bool, quoted: bool) -> Span | None:
    """Return the clause that ends before token ``stop`` if it can be content."""
    if stop <= 0:
        return None
    start = clause_start(row, stop)
    if start >= stop:
        return None
    if quoted and (has_right or row[start].quoted):
        return span_of(row, start if not has_right else stop - 1, stop)
    if has_right and not _clause_like(row, start, stop):
        return None
    if not _clause_like(row, start, stop) and not quoted:
        return None
    return span_of(row, start, stop)


def _clause_like(row: list[Token], start: int, stop: int) -> bool:
    """Tell a clause that can be content from an adverbial such as "On Monday" or "Asked if ..."."""
    first = row[start].low
    if first in {
        "asked",
        "speaking",
        "in",
        "on",
        "at",
        "after",
        "before",
        "as",
        "when",
        "while",
        "during",
        "if",
        "with",
        "despite",
        "although",
        "though",
        "since",
        "because",
        "for",
        "by",
        "under",
        "responding",
        "earlier",
        "last",
    }:
        tail = [t.low for t in row[start:stop]]
        return "," in tail and stop - start > 8 and first not in {"asked", "speaking", "responding"}
    if stop - start < 3:
        return False
    return any(
        token.low in _FINITE or token.low in FORMS or token.low.endswith(("ed", "s"))
        for token in row[start:stop]
    )
