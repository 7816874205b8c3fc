"""All frames of one sentence."""

from sayso.records.speech import Act
from sayso.speech import classes as c
from sayso.speech import grammar as g
from sayso.speech.active import active
from sayso.speech.frame import Frame, Span, place_of, trimmed
from sayso.speech.lexicon import CUES, FORMS, HEARSAY
from sayso.speech.others import (
    SAYINGS,
    according,
    colon,
    hearsay_adverb,
    noun_of_saying,
    passive,
    undecided,
)
from sayso.speech.verbs import cue_verb
from sayso.text.sentences import Token

_CUE_WORDS = frozenset(FORMS) | HEARSAY | SAYINGS | {"according", "neither"}
_TRIGGERS = _CUE_WORDS | {":"}
_SIGNS = str.maketrans(dict.fromkeys(".,;:!?()[]—–…*_", " ") | {"’": "'"})


def may_speak(sentence: str) -> bool:
    """Tell whether a sentence without a quotation can hold a frame at all; a quick look."""
    if sentence.endswith(":"):
        return True
    return not _CUE_WORDS.isdisjoint(sentence.lower().translate(_SIGNS).split())


def frames(row: list[Token]) -> list[Frame]:
    """Return the frames of one sentence in order of their cues."""
    found: list[Frame] = []
    for at in [place for place, token in enumerate(row) if token.low in _TRIGGERS]:
        low = row[at].low
        if low in FORMS:
            verb = cue_verb(row, at)
            frame = (
                active(row, verb, found) if verb else passive(row, at) or noun_of_saying(row, at)
            )
        elif low == "neither":
            frame = undecided(row, at)
        elif low == "according":
            frame = according(row, at)
        elif low in SAYINGS:
            frame = noun_of_saying(row, at)
        elif low in HEARSAY:
            frame = hearsay_adverb(row, at)
        else:
            frame = colon(row, at) if 0 < at <= 8 else None
        if frame:
            found.append(frame)
    return found + [
        frame for at, token in enumerate(row) if token.quoted and (frame := _beside(row, at, found))
    ]


def waiting(row: list[Token]) -> Frame | None:
    """Return the frame, still without content, of a sentence that ends "..., she continued:"."""
    if len(row) < 3 or row[-1].low != ":":
        return None
    for at in range(len(row) - 2, 0, -1):
        form = FORMS.get(row[at].low)
        plain = row[at].low.endswith("ed") and at == len(row) - 2
        if (form and form.kind != "base") or plain:
            start = g.group_start(row, at)
            subject = g.subject_before(row, start)
            if subject is None:
                return None
            cue = (row[start].start, row[at].end)
            source = place_of(row, trimmed(row, subject))
            act = CUES[form.lemma].act if form and form.lemma in CUES else Act.ASSERT
            lemma = form.lemma if form else row[at].low
            return Frame(
                "SP014", lemma, act, cue, source, (), open=True, tail=(cue[0], row[-1].start)
            )
    return None


def _beside(row: list[Token], at: int, found: list[Frame]) -> Frame | None:
    """Return the frame of a quotation that stands beside a verb which is in no list."""
    token = row[at]
    if token.end - token.start < 25:
        return None
    if any(
        start < token.end and token.start < end for frame in found for start, end in frame.content
    ):
        return None
    verb = at - 3 if at >= 4 and row[at - 2].low in {"back", "out", "in", "on"} else at - 2
    if verb >= 1 and row[at - 1].low in {":", ","} and _any_verb(row[verb]):
        start = g.group_start(row, verb)
        subject = g.subject_before(row, start)
        if subject and row[verb].low not in c.FINITE:
            return _plain_frame(row, (start, at - 1), subject, (at, g.clause_end(row, at)))
    if token.low[1:] in {",", "?", "!"}:
        for place in range(at + 2, min(at + 9, len(row))):
            if row[place].low in c.STOPS or row[place].quoted:
                return None
            if _any_verb(row[place]) and not row[place].capital:
                subject = g.subject_before(row, place)
                if subject and subject[0] == at + 1:
                    return _plain_frame(row, (place, place + 1), subject, (at, at + 1))
    return None


def _any_verb(token: Token) -> bool:
    low = token.low
    return low in FORMS or (low.endswith(("ed", "es", "ts", "ks", "ns")) and not low.endswith("ss"))


def _plain_frame(row: list[Token], cue: Span, subject: Span, content: Span) -> Frame:
    place = place_of(row, cue)
    return Frame(
        "SP013",
        row[cue[1] - 1].low,
        Act.ASSERT,
        place,
        place_of(row, trimmed(row, subject)),
        (place_of(row, content),),
        open=True,
        tail=place,
    )
