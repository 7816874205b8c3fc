"""A little grammar over tokens: where a verb group, a subject and a clause begin and end.

Finite patterns over word classes, in the manner of partial parsing (Abney 1996, "Partial parsing
via finite-state cascades"); no tagger and no parse.
"""

from collections.abc import Sequence

from sayso.speech.classes import (
    ADVERBS,
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    FINITE,
    OCCASIONS,
    PREPOSITIONS,
    STOPS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
)
from sayso.speech.lexicon import FORMS
from sayso.text.sentences import Token

Row = Sequence[Token]


# sets made once, because every sentence asks for them
_ALONE = SUBJECTS | {"some", "many", "others", "another", "all", "both", "one"}
_NO_NAME = PREPOSITIONS - {"of"}
_THE = DETERMINERS - {"that"}
_PRONOUNS = SUBJECTS - {"who", "which"}
_ADJUNCTS = frozenset("on in at during to via from after through by over".split())
_LOOSE = STOPS - {")", "]"}
_CONTENT_STARTS = DETERMINERS | {"that", "to", "on", "for"}


def is_adverb(token: Token) -> bool:
    """Tell whether the token is an adverb that may stand inside a verb group."""
    return token.low in ADVERBS or (token.low.endswith("ly") and not token.capital)


def group_start(row: Row, at: int) -> int:
    """Return where the verb group of the verb at ``at`` begins: with adverbs, auxiliaries."""
    while at > 0 and (row[at - 1].low in AUXILIARIES or is_adverb(row[at - 1])):
        at -= 1
    return at


def subject_before(row: Row, at: int) -> tuple[int, int] | None:
    """Return the token range of the subject that ends before ``at``, or None.

    An apposition between commas belongs to it: "Jan Weer, the campaign's manager, said".
    """
    end = at
    if end and row[end - 1].low in {",", ")"} | DASHES:
        end = _before_apposition(row, end - 1)
        if end <= 0:
            return None
    start = _list_start(row, _phrase_start(row, end), end)
    if (
        start < end
        and row[start].low in {"about", "over", "around"}
        and not row[start + 1].low.isdigit()
    ):
        return None
    return (start, at) if start < end else None


def _list_start(row: Row, start: int, end: int) -> int:
    """Return where the list "A, B and C" begins whose last member is ``row[start:end]``."""
    if start < 2 or start >= end or row[start - 1].low != "and" or row[start - 2].low != ",":
        return start
    at = start - 2
    while at > 0 and row[at].low == ",":
        first = at
        while first > 0 and at - first < 5 and _names(row[first - 1]):
            first -= 1
        if first == at:
            break
        start, at = first, first - 1
    return start


def _names(token: Token) -> bool:
    """Tell whether the token may be part of a name in a list of subjects."""
    if token.low in SUBORDINATORS or token.low in _NO_NAME:
        return False
    return token.capital or token.low in {"the", "of", "."}


def noun_before(row: Row, at: int) -> tuple[int, int] | None:
    """Return the token range of the bare noun phrase before ``at``: "a Courier story"."""
    start = at
    while start > 0 and at - start < 10:
        token = row[start - 1]
        if token.quoted or token.low in STOPS | PREPOSITIONS | SUBORDINATORS | AUXILIARIES | FINITE:
            break
        start -= 1
        if token.low in DETERMINERS:
            break
    return (start, at) if start < at else None


def _before_apposition(row: Row, comma: int) -> int:
    """Return where the phrase ends that the apposition closed at ``comma`` belongs to, or -1."""
    opening = {",": {","}, ")": {"("}}.get(row[comma].low, DASHES)
    for back in range(comma - 1, max(-1, comma - 30), -1):
        token = row[back]
        if token.quoted and row[comma].low == ",":
            return -1
        if token.low in opening and back > 0:
            return back if _may_be_apposition(row, back + 1, comma) else -1
        if token.low in {".", ";", ":"}:
            return -1
    return -1


def _may_be_apposition(row: Row, start: int, end: int) -> bool:
    """Tell an apposition or relative clause from a clause of its own."""
    if start >= end:
        return False
    first = row[start]
    if first.low in {"who", "which", "whose", "a", "an", "the", "one", "of", "himself", "herself"}:
        return True
    if first.low in SUBJECTS or first.low in {"and", "but", "that", "as", "if", "when"}:
        return False
    inner = row[start:end]
    if first.low.isdigit() and len(inner) == 1:
        return True
    return not any(token.low in FINITE or token.low in SUBJECTS for token in inner)


def _phrase_start(row: Row, end: int) -> int:
    """Return where the noun phrase that ends before ``end`` begins; ``end`` if there is none."""
    if end and row[end - 1].low in _ALONE:
        return end - 1
    start = end
    while start > 0 and not _bounds(row, start - 1, end):
        start -= 1
    return _without_lead(row, start, end)


def _bounds(row: Row, at: int, end: int) -> bool:
    """Tell whether the token at ``at`` bounds the noun phrase that ends before ``end``."""
    token = row[at]
    low = token.low
    if token.quoted:
        return at == 0 or low[1:] in {",", ".", "?", "!", "…"} or end - at > 6
    if low in STOPS or low in SUBJECTS or low in FINITE:
        return True
    if low in {"and", "or", "&"}:
        return not _joins_names(row, at, end)
    if low in SUBORDINATORS and low not in {"as", "after", "before", "since"}:
        return True
    if low in FORMS and FORMS[low].kind in {"past", "third"} and at < end - 1:
        return _verb_like(row, at)
    return False


def _verb_like(row: Row, at: int) -> bool:
    """Tell whether an ambiguous form at ``at`` is a verb here: not behind a determiner."""
    before = row[at - 1].low if at else ""
    return before not in DETERMINERS and before not in {"of", "in", "for", "with"}


def _joins_names(row: Row, at: int, end: int) -> bool:
    """Tell whether "and" at ``at`` joins two names or two nouns of one subject."""
    if at == 0 or at + 1 >= end:
        return False
    left, right = row[at - 1], row[at + 1]
    if right.low == "the" and at + 2 < end:
        right = row[at + 2]
    return (left.capital and right.capital) or (
        left.low.endswith("s") and row[end - 1].low.endswith("s") and not left.low.endswith("ss")
    )


def _without_lead(row: Row, start: int, end: int) -> int:
    """Return ``start`` moved right over introductory words that belong to the sentence."""
    while start < end:
        low = row[start].low
        if low in SUBORDINATORS or is_adverb(row[start]) or low in AUXILIARIES or low == "both":
            start += 1
        elif low in PREPOSITIONS and low not in {"about", "over", "around"}:
            start = _behind_preposition(row, start, end)
        elif low in TIMES and end - start > 1 and low not in {"may", "this", "last", "past"}:
            start += 1
        else:
            break
    return start


def _behind_preposition(row: Row, start: int, end: int) -> int:
    """Return where the subject begins behind a leading prepositional phrase without a comma."""
    at = start + 1
    while at < end and (
        row[at].low in TIMES or row[at].low in DETERMINERS or row[at].low.isdigit()
    ):
        at += 1
    for place in range(at, end):
        if place > at and row[place].low in _THE:
            return place
    return at if at < end and at > start + 1 and row[at].capital else end


def subject_after(row: Row, at: int) -> tuple[int, int] | None:
    """Return the token range of the subject behind a cue ("said Jan Weer"), or None."""
    if at >= len(row) or row[at].quoted or row[at].low in STOPS:
        return None
    first = row[at]
    if first.low in _PRONOUNS:
        return (at, at + 1)
    if first.low in {"that", "who", "which"}:
        return None
    if not first.capital and first.low not in DETERMINERS and not first.low.endswith("s"):
        return None
    end = at
    while end < len(row) and not _closes_subject(row, at, end):
        end += 1
    end = _with_apposition(row, end)
    return (at, end) if end > at else None


def _closes_subject(row: Row, start: int, at: int) -> bool:
    low = row[at].low
    if row[at].quoted or low in STOPS or low in AUXILIARIES:
        return True
    if at > start and low in {
        "when",
        "while",
        "as",
        "after",
        "before",
        "that",
        "but",
        "because",
        "if",
    }:
        return True
    if at > start and low in {"in", "on", "at", "during", "to", "from", "by"}:
        after = row[at + 1] if at + 1 < len(row) else None
        return (
            after is None
            or after.low in TIMES
            or low in {"during", "to", "by"}
            or not after.capital
        )
    return at > start and low in TIMES and row[at].capital and low != "may"


def _with_apposition(row: Row, end: int) -> int:
    """Return ``end`` moved behind an apposition: "Jan Weer, the manager"."""
    if end + 1 >= len(row) or row[end].low != "," or row[end + 1].quoted:
        return end
    first = row[end + 1]
    if first.low in {"who", "which", "whose"} or not (
        first.low in DETERMINERS or not first.capital
    ):
        return end
    if (
        first.low in SUBORDINATORS
        or first.low in FORMS
        or first.low in PREPOSITIONS
        or is_adverb(first)
    ):
        return end
    stop = end + 1
    while stop < len(row) and not row[stop].quoted and row[stop].low not in STOPS:
        if row[stop].low in FINITE or row[stop].low in SUBJECTS:
            return end
        stop += 1
    return stop


def behind_adjuncts(row: Row, at: int) -> int:
    """Return ``at`` moved right over when and where it was said: "on Monday", "in a statement"."""
    while at < len(row):
        low = row[at].low
        if _is_time(row[at]) or (is_adverb(row[at]) and _before_content(row, at + 1)):
            at += 1
        elif low == "of" and (after := _behind_topic(row, at)) > at:
            at = after
        elif low in _ADJUNCTS:
            after = _behind_phrase(row, at)
            if after == at:
                return at
            at = after
        else:
            return at
    return at


def _is_time(token: Token) -> bool:
    return token.low in TIMES and (token.low != "may" or token.capital)


def _behind_topic(row: Row, at: int) -> int:
    """Return the place of the colon in "she said of the ferry: ...", or ``at``."""
    for stop in range(at + 2, min(at + 10, len(row))):
        if row[stop].low in {",", ":"}:
            return stop if stop + 1 < len(row) and row[stop + 1].quoted else at
        if row[stop].quoted or row[stop].low in STOPS:
            return at
    return at


def _before_content(row: Row, at: int) -> bool:
    return at < len(row) and (row[at].quoted or row[at].low in {"that", ",", ":", "on", "in", "at"})


def _behind_phrase(row: Row, at: int) -> int:
    """Return the place behind a prepositional phrase that names time or occasion, or ``at``."""
    stop = at + 1
    while stop < len(row) and stop - at < 12:
        token = row[stop]
        if token.quoted or token.low in STOPS or token.low == "that":
            break
        if stop > at + 1 and (token.low in SUBJECTS or token.low in FINITE):
            return at
        stop += 1
        if row[at].low == "to" and token.capital and (stop >= len(row) or not row[stop].capital):
            return stop
        if token.low in OCCASIONS or (token.low in TIMES and not _time_goes_on(row, stop)):
            while stop < len(row) and row[stop].low in OCCASIONS:
                stop += 1
            return _behind_tail(row, stop)
    return at


def _time_goes_on(row: Row, at: int) -> bool:
    return at < len(row) and (row[at].low in TIMES or row[at].low.isdigit())


def _behind_tail(row: Row, at: int) -> int:
    """Return ``at`` moved behind "to the Courier", "with CNN", a day's number or a year."""
    while at < len(row) and row[at].low.isdigit():
        at += 1
    if at + 1 < len(row) and row[at].low in {"to", "with", "on", "for", "in", "from"}:
        stop = at + 1
        while stop < len(row) and (
            row[stop].capital or row[stop].low in {"the", "of", "reporters"}
        ):
            stop += 1
        if stop > at + 1 and row[stop - 1].low != "the":
            return stop
    return at


_NOUN_ENDS = frozenset("-- — – but while because after".split())


def clause_end(row: Row, start: int, *, noun: bool = False) -> int:
    """Return where the content ends that begins at token ``start``: before the next attribution.

    Args:
        row: The sentence.
        start: First token of the content.
        noun: Whether the content is a noun phrase, which ends at the first comma.
    """
    at = start
    while at < len(row):
        low = row[at].low
        if low in {".", "?", "!", ";"} and at >= len(row) - 2:
            break
        if at > start and low == ";":
            break
        if at > start and low == "," and (noun or _leaves(row, at + 1)):
            break
        if at > start and not noun and _second_cue(row, at):
            break
        if row[at].quoted and low == "“," and (noun or _leaves(row, at + 1)):
            at += 1
            break
        if noun and at > start and low in _NOUN_ENDS:
            break
        if noun and at > start and low in {"and", "as"} and _starts_verb(row, at + 1):
            break
        at += 1
    while at > start and row[at - 1].low in _LOOSE:
        at -= 1
    return at


def _starts_verb(row: Row, at: int) -> bool:
    if at >= len(row):
        return False
    form = FORMS.get(row[at].low)
    return bool(form and form.kind != "ing") or row[at].low in FINITE or row[at].low in SUBJECTS


def _leaves(row: Row, at: int) -> bool:
    """Tell whether the words behind a comma are another attribution and not part of the content."""
    if at >= len(row):
        return True
    low = row[at].low
    if low == "according" or (low in FORMS and FORMS[low].kind == "ing") or tail_cue(row, at):
        return True
    if low in {"but", "although", "though", "while"}:
        return _cue_soon(row, at + 1)
    if low == "and" and at + 1 < len(row):
        form = FORMS.get(row[at + 1].low)
        return bool(form and form.kind == "past") or _cue_soon(row, at + 1)
    return False


def _second_cue(row: Row, at: int) -> bool:
    """Tell whether "and" at ``at`` joins a second cue of the same subject: "said p and urged q"."""
    if row[at].low not in {"and", "but"} or at + 2 >= len(row):
        return False
    verb = at + 1
    while verb + 1 < len(row) and is_adverb(row[verb]):
        verb += 1
    form = FORMS.get(row[verb].low)
    if form is None or form.kind != "past" or verb + 1 >= len(row):
        return False
    after = row[verb + 1]
    return after.quoted or after.capital or after.low in _CONTENT_STARTS


def tail_cue(row: Row, at: int) -> bool:
    """Tell whether only an attribution stands from ``at`` to the end: "the Courier wrote"."""
    for place in range(at + 1, min(at + 14, len(row))):
        token = row[place]
        if token.quoted or token.low in {";", ":", "that", "(", "--", "—"} or token.low in FINITE:
            return False
        form = FORMS.get(token.low)
        if form and form.kind in {"past", "third"} and not token.capital and _verb_like(row, place):
            rest = row[place + 1 :]
            return len(rest) <= 10 and not any(
                word.quoted
                or word.low in FINITE
                or word.low in SUBJECTS
                or word.low in {"that", ":"}
                for word in rest
            )
    return False


def _cue_soon(row: Row, at: int) -> bool:
    """Tell whether a subject and a cue follow at once."""
    for place in range(at, min(at + 6, len(row))):
        if row[place].low in STOPS:
            return False
        form = FORMS.get(row[place].low)
        if form and form.kind in {"past", "third"} and place > at:
            return True
    return False
