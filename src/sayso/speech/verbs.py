"""Cue verbs: whether a word that looks like one is a verb here, and which cue it is."""

import re
from dataclasses import dataclass

from sayso.speech import classes as c
from sayso.speech import grammar as g
from sayso.speech.lexicon import CUES, FORMS, HEARSAY, Cue
from sayso.text.sentences import Token

_MAYBE = frozenset("may might could".split())


_BEFORE_NOUN = c.DETERMINERS - {"all", "both", "that", "this", "some", "many", "several"}
_NO_SUBJECT = c.AUXILIARIES | c.DETERMINERS
_NOUN_LIKE = frozenset(
    "states claims reports notes calls comments remarks questions demands offers charges supports "
    "hopes fears doubts pledges promises requests attacks plans posts reads signals".split(),
)
_ADJECTIVE = re.compile(r"(?:ing|al|ous|ive|ern|ed|ary|ish|ic|ful|ian|able|ible|ent|ant)$")
_COUNTED = frozenset(
    "other several two three four few new recent earlier those these all any such member united "
    "various more most certain public his her their its your our".split(),
)


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A cue verb met in a sentence: tokens of the whole group, and the cue that it is."""

    at: int
    start: int
    end: int
    cue: Cue
    kind: str


def cue_verb(row: list[Token], at: int) -> CueVerb | None:
    """Return the cue verb at ``at``, or None if the word is no verb in active use here."""
    form = FORMS[row[at].low]
    if row[at].capital and at > 0 and not row[at - 1].quoted:
        return None  # "the United States", "the Report"
    if at > 0 and form.kind == "third" and _is_noun(row, at):
        return None  # "several other states", "neighbouring states"
    start = g.group_start(row, at)
    before = row[start - 1].low if start else ""
    auxiliaries = {token.low for token in row[start:at]}
    if (
        form.kind == "past"
        and auxiliaries & c.BE
        and not auxiliaries & {"has", "have", "had"}
        and form.lemma != "ask"
    ):
        return None
    if form.kind == "base" and not _base_is_verb(row, start, at):
        return None
    if (
        form.kind in {"past", "third", "ing"}
        and start == at
        and (before in _BEFORE_NOUN or (before in c.PREPOSITIONS and form.kind != "ing"))
    ):
        return None
    if (
        form.kind == "past"
        and before
        and row[start - 1].low.endswith("'s")
        and row[start - 1].low not in c.AUXILIARIES
    ):
        return None
    if auxiliaries & (_MAYBE | HEARSAY):
        return None  # what may be said was not said; what is reportedly said is hearsay
    if form.lemma == "call" and at + 1 < len(row) and row[at + 1].low in {"out", "off", "up", "in"}:
        return None
    cue, end = _cue_of(row, at, form.lemma)
    return CueVerb(at, start, end, cue, form.kind) if cue else None


def _is_noun(row: list[Token], at: int) -> bool:
    """Tell the plural noun from the verb that looks the same, by the word before."""
    before = row[at - 1]
    if before.low in _COUNTED:
        return True
    adjective = not before.capital and _ADJECTIVE.search(before.low)
    return row[at].low in _NOUN_LIKE and bool(adjective)


def _base_is_verb(row: list[Token], start: int, at: int) -> bool:
    """Tell a verb in base form from the noun that looks the same ("report", "claim", "plan")."""
    if start == 0:
        return False
    before = row[start - 1]
    if start < at and (
        not row[at - 1].low.endswith("ly")
        or row[start].low in c.AUXILIARIES
        or before.low in c.SUBJECTS
    ):
        return True
    if before.low in {"they", "we", "i", "you", "who", "many", "some", "others", "to"}:
        return before.low != "to" or _wants_to(row, start - 1) or _speaks(row, at)
    return (
        before.low.endswith("s")
        and not before.low.endswith(("ss", "'s", "us"))
        and before.low not in _NO_SUBJECT
    )


def _speaks(row: list[Token], at: int) -> bool:
    """Tell whether a quotation follows at once behind "to say"."""
    after = at + 1 if at + 1 < len(row) and row[at + 1].low not in {",", ":"} else at + 2
    return (
        after < len(row)
        and row[after].quoted
        and row[at].low in {"say", "state", "add", "declare", "write"}
    )


def _wants_to(row: list[Token], to: int) -> bool:
    return to > 0 and row[to - 1].low in {"on", "went", "goes", "came", "used"}


def _cue_of(row: list[Token], at: int, lemma: str) -> tuple[Cue | None, int]:
    """Return the cue for a lemma with the particles behind it, and where its words end."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    phrasal = CUES.get(f"{lemma}_{after}")
    if phrasal:
        keeps = after in {"that", "how", "whether"}
        return phrasal, at + 1 if keeps else at + 2
    return CUES.get(lemma), at + 1
