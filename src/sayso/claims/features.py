"""What one statement offers for comparison: stems, names, figures, polarity, rung, time, words."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sayso.claims.stems import STOP, listed, name_stem, stem
from sayso.records.speech import Act, Manner, Statement
from sayso.text.numbers import Quantity, quantities
from sayso.text.words import Word, folded, words

CONSIDERED, PROPOSED, AHEAD, DONE = 1, 2, 3, 4
"""The rungs of modality; 0 is "none shown"."""

_LEXICAL = re.compile(
    r"\b(?:(?P<considered>consider|discuss|mull|weigh|explor|stud(?:y|ied|ies)|debat|examin|"
    r"talks? (?:on|about)|possib|potential|option|might\b|may\b|could\b|speculat|idea\b|undecided|"
    r"not (?:yet )?decided)"
    r"|(?P<proposed>propos|plan|suggest|urg|call(?:s|ed|ing)? (?:for|on)|offer|pitch|want|intend|"
    r"seek|sought|should\b|push|promot|recommend|demand|ask(?:s|ed|ing)?\b|advocat)"
    r"|(?P<ahead>agree|accept|approv|commit|pledg|promis|vow|sign|decid|guarantee|will\b|shall\b|"
    r"won[’']t|[’']ll\b|going to\b|would\b|set to\b|due to\b))",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|was|were)\s+(?:\w+ly\s+|already\s+|been\s+|now\s+)*"
    r"\w+(?:ed|en|ept|uilt|ent|ade|ut)\b",
    re.IGNORECASE,
)
_RUNG = {"considered": CONSIDERED, "proposed": PROPOSED, "ahead": AHEAD}
_ACT_RUNG = {Act.PLEDGE: AHEAD, Act.PROPOSE: PROPOSED, Act.DEMAND: PROPOSED}

_NOT = listed("not no never without neither nor none nobody nothing cannot")
_AGAINST = re.compile(
    r"\b(?:reject|refus|den(?:y|ie)|oppos|rul(?:e|es|ed|ing) out|fail(?:s|ed)? to|unable|declin|"
    r"dismiss|unacceptabl|impossibl|abandon|cancel|scrap|halt|suspend|withdraw|withdrew|against\b)",
    re.IGNORECASE,
)
_REACH = 3  # content words after a "not" that it is taken to negate
_TIMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|"
    r"september|october|november|december|today|tomorrow|yesterday|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = listed("i we our my me us i'm we're i've we've we'll")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,400})[”\"»]")


@dataclass(frozen=True, slots=True)
class Features:
    """One statement, ready to be compared.

    Attributes:
        statement: The statement.
        speaker: Id of the source that spoke, or "".
        run: All its words, folded, in order.
        stems: Stems of its content words and names.
        names: Stems of its proper names.
        negated: Stems that stand behind a "not".
        against: Whether it holds an odd number of words of refusal.
        figures: Its quantities.
        rung: How far along what it tells of is: considered, proposed, ahead, done; 0 if not shown.
        times: Weekdays, months and years that it names.
        ours: Whether it is spoken in the first person.
        fragments: Its longer quoted fragments, folded.
    """

    statement: Statement
    speaker: str
    run: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    negated: frozenset[str]
    against: bool
    figures: tuple[Quantity, ...]
    rung: int
    times: frozenset[str]
    ours: bool
    fragments: tuple[str, ...]


def features(statements: Sequence[Statement], speakers: Mapping[str, str]) -> list[Features]:
    """Return the features of each statement, in order.

    A word with a capital is a name unless some statement of the pile writes it without.

    Args:
        statements: All statements to be compared.
        speakers: Statement id -> id of the source that spoke.
    """
    rows = [words(one.text) for one in statements]
    common = {word.text for row in rows for word in row if word.text[0].islower()}
    return [
        _one(statement, speakers.get(statement.id, ""), row, common)
        for statement, row in zip(statements, rows, strict=True)
    ]


def _one(
    statement: Statement, speaker: str, row: Sequence[Word], common: AbstractSet[str]
) -> Features:
    text = statement.text
    figures = tuple(quantities(text))
    stems: set[str] = set()
    names: set[str] = set()
    negated: set[str] = set()
    reach = 0
    run = tuple(word.text.casefold().replace("’", "'") for word in row)
    for word, low in zip(row, run, strict=True):
        if low in _NOT or low.endswith("n't"):
            reach = _REACH
            continue
        if low in STOP or (
            low[0].isdigit() and any(q.start <= word.start < q.end for q in figures)
        ):
            continue
        is_name = word.text[0].isupper() and low not in common and not low[0].isdigit()
        key = name_stem(word.text) if is_name else stem(low)
        stems.add(key)
        if is_name:
            names.add(key)
        if reach:
            negated.add(key)
            reach -= 1
    return Features(
        statement=statement,
        speaker=speaker,
        run=run,
        stems=frozenset(stems),
        names=frozenset(names),
        negated=frozenset(negated),
        against=len(_AGAINST.findall(text)) % 2 == 1,
        figures=figures,
        rung=_rung(statement),
        times=frozenset(found.casefold() for found in _TIMES.findall(text)),
        ours=not _FIRST_PERSON.isdisjoint(run) and statement.manner is not Manner.INDIRECT,
        fragments=_fragments(statement),
    )


def _rung(statement: Statement) -> int:
    """Return the rung that the first modal word shows, else the act, else the tense, else 0."""
    first = _LEXICAL.search(statement.text)
    if first and first.lastgroup:
        return _RUNG[first.lastgroup]
    if statement.act in _ACT_RUNG:
        return _ACT_RUNG[statement.act]
    return DONE if _PERFECT.search(statement.text) else 0


def _fragments(statement: Statement) -> tuple[str, ...]:
    """Return the quoted fragments of four words or more, folded."""
    if statement.manner is Manner.DIRECT:
        found = [statement.text]
    else:
        found = _QUOTED.findall(statement.text)
    return tuple(" ".join(run) for run in map(folded, found) if len(run) >= 4)
