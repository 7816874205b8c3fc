"""Hearsay: "Reports that p were false", "denied rumours that p", "p, it is whispered".

Nobody stands behind such words. A noun that belongs to somebody ("his claims that", "the Courier's
reports that") is not looked at: the model hears whose it is.
"""

import re
from collections.abc import Iterator

from sayso.records.speech import Act
from sayso.speech.frame import Frame, Span
from sayso.speech.lexicon import HEARSAY, PASSIVE_HEARSAY
from sayso.text.words import words

_NOUN = (
    r"(?P<cue>(?:(?:unconfirmed|media|press|local|recent|earlier|persistent)\s+)?"
    r"(?:reports|rumou?rs|speculation|allegations|whispers|claims))(?:\s+on\s+[A-Z]\w+day)?\s+"
)
_WORDS = r"that\s+[^.;:,“”\"\n]+"
_FIRST = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=[.!?]” )|(?<=\n)){_NOUN}(?P<words>{_WORDS})"
    r"\s(?:are|were|is|was|have|has|had|could|cannot|remain|remained|proved|turned)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|asked\s+about|amid)\s+"
    rf"{_NOUN}(?P<words>{_WORDS})",
    re.IGNORECASE,
)
_TOLD = (
    r"(?:said|believed|thought|rumou?red|whispered|reported|alleged|understood|assumed|supposed|"
    r"feared|claimed|presumed|put about)"
)
_ASIDE = re.compile(
    rf"(?:^|(?<=[.!?;\n]) ?)(?P<before>[^.;:“”\"\n]+), (?P<cue>it (?:is|was) (?:widely )?{_TOLD}), "
    r"(?P<words>[^.;:“”\"\n]+)"
)
_IT = re.compile(
    rf"\b[Ii]t (?P<cue>(?:is|was|has been|was being|is being) (?:widely |generally )?{_TOLD})"
    r"(?: (?:in|among|around|on|at) [^.,;:“”\"\n]{2,40}?)? (?P<words>that\s+[^.;:“”\"\n]+)"
)
_THERE = re.compile(
    r"\b(?:[Tt]here (?:is|are|was|were|has been|have been|had been) (?:\w+ ){0,2}?|[Aa]mid )"
    r"(?P<cue>fears|talk|speculation|rumou?rs|suggestions|whispers|reports)"
    r"(?: for (?:weeks|months|days|years))? (?P<words>(?:that|of)\s+[^.,;:“”\"\n]+)"
)
_FREE = re.compile(
    r"\b(?:the |persistent |reject(?:s|ed|ing)? |dismiss(?:es|ed|ing)? |den(?:y|ies|ied|ying) )"
    r"(?P<cue>rumou?rs?|speculation|suggestions|whispers) (?P<words>that\s+[^.,;:“”\"\n]+)"
)
_WORD = re.compile(r"\b(?P<cue>Word) (?:[^.,;:“”\"\n]{2,40} )?is (?P<words>that\s+[^.;:“”\"\n]+)")
_PASSIVE = PASSIVE_HEARSAY | {"assumed", "supposed", "feared"}
_NOUNS = frozenset(
    "reports rumours rumors rumour rumor speculation talk whispers claims suggestions fears "
    "hopes".split()
)
_BE = frozenset("is are was were be been being".split())
_TO = re.compile(r"\s+to\s+(?:be|have)\b")


def is_hearsay(text: str, cue: Span) -> bool:
    """Tell whether a cue without a source is hearsay: "reportedly", "is said", "rumours"."""
    row = [word.text.lower() for word in words(text, *cue)]
    if not row or not HEARSAY.isdisjoint(row) or row[-1] in _NOUNS:
        return bool(row)
    if row[-1] not in _PASSIVE:
        return False
    return not _BE.isdisjoint(row) or (len(row) == 1 and _TO.match(text, cue[1]) is not None)


def rumours(text: str, start: int, end: int) -> Iterator[Frame]:
    """Yield a frame of hearsay for each rumour between two places of a text.

    Args:
        text: The text.
        start: Where a paragraph begins.
        end: Where it ends.
    """
    taken: list[Span] = []
    for pattern in (_FIRST, _BEHIND, _IT, _THERE, _FREE, _WORD, _ASIDE):
        for found in pattern.finditer(text, start, end):
            cue, told = found.span("cue"), [found.span("words")]
            if any(a < cue[1] and cue[0] < b for a, b in taken):
                continue
            if pattern is _ASIDE:
                told = [found.span("before"), *told]
            taken.append(cue)
            yield Frame(
                "SP006", "report", Act.ASSERT, cue, cue, tuple(told), hearsay=True, tail=cue
            )
