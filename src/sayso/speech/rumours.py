"""Hearsay: "Reports that p were false", "denied rumours that p", "p, it is whispered".

Nobody stands behind such words. A noun that belongs to somebody ("his claims that", "the Courier's
reports that") is not looked at: the model hears whose it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.records.speech import Act
from sayso.speech.frame import Frame, Span
from sayso.speech.heard import Heard
from sayso.speech.lexicon import FORMS, HEARSAY, PASSIVE_HEARSAY
from sayso.text.words import words

_NOUN = (
    r"(?P<cue>(?:(?:unconfirmed|media|press|local|recent|earlier|persistent)\s+)?"
    r"(?:reports|rumou?rs|speculation|allegations|whispers|claims))(?:\s+on\s+[A-Z]\w+day)?\s+"
)
_WORDS = r"that\s+[^.;:,“”\"\n]+"
_FIRST = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=[.!?]” )|(?<=\n)){_NOUN}(?P<words>{_WORDS})"
    r"\s(?:are|were|is|was|have|has|could|cannot|remain|remained|proved|turned|"
    r"(?<!have )(?<!has )(?<!had )(?:spread|spreads|swirled|circulated|persist|persisted|surfaced)|"
    r"had(?! (?:\w+ )?(?:\w+ed|been|gone|left|lost|taken|made)\b))\b",
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
    r"(?P<cue>fears|talk|speculations?|rumou?rs|suggestions|suspicions|whispers|reports)"
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
_NOBODY_DOES = _PASSIVE | {"hoped", "argued", "suggested"}
_SAYING = frozenset(
    "say tell announce claim declare state argue admit confirm insist assert allege reveal".split()
)
_MAYBE = frozenset({"may", "might", "could"})
LONGEST = 3  # words of a cue such as "could soon announce"
_IF = re.compile(r"\bif $", re.IGNORECASE)
NEAR = 4  # code points before a source in which "if" may stand
_TO_DO = re.compile(r"to\b")
_BE = frozenset("is are was were be been being".split())
_TO = re.compile(r"\s+to\s+(?:be|have)\b")


def is_hearsay(text: str, cue: Span) -> bool:
    """Tell whether a cue without a source is hearsay: "reportedly", "is said", "rumours"."""
    row = [word.text.lower() for word in words(text, *cue)]
    if not row or not HEARSAY.isdisjoint(row) or row[-1] in _NOUNS:
        return bool(row)
    if row[-1] not in _NOBODY_DOES:
        return False
    return not _BE.isdisjoint(row) or (len(row) == 1 and _TO.match(text, cue[1]) is not None)


def undoubted(text: str, one: Heard) -> Heard:
    """Return what was heard without a doubt in its cue, which is a cue of its own.

    In "Drost allegedly told p" the cue is "told"; what Drost told, and that she did, is hearsay.
    """
    if one.source is None:
        return one
    if _impersonal(text, one.source, one.cue, one.content):
        return replace(one, source=None)
    row = words(text, *one.cue)
    at = next((n for n, word in enumerate(row) if word.text.lower() in HEARSAY), None)
    if at is None or len(row) == 1:
        return one
    behind = row[at + 1 :] or row[:at]
    return replace(one, cue=(behind[0].start, behind[-1].end))


def _impersonal(text: str, source: Span, cue: Span, content: Sequence[Span]) -> bool:
    """Tell whether "it" stands for nobody: "It is claimed that p", not "It was told that p"."""
    row = [word.text.lower() for word in words(text, *cue)]
    if text[slice(*source)].lower() != "it" or not row or _BE.isdisjoint(row):
        return False
    return row[-1] in _NOBODY_DOES and _TO_DO.match(text, content[0][0]) is None


def unsaid(text: str, source: Span | None, cue: Span) -> bool:
    """Tell whether words are those that somebody may say: "might announce", "if he says that".

    Only verbs of saying: "may think" tells of what somebody thinks.
    """
    row = [word.text.lower() for word in words(text, *cue)]
    form = FORMS.get(row[-1]) if row else None
    if form is None or form.lemma not in _SAYING:
        return False
    if row[0] in _MAYBE and form.kind == "base" and len(row) <= LONGEST:
        return True
    if source is None or form.kind not in {"third", "past"} or len(row) > 1:
        return False
    return (
        source[1] <= cue[0] and _IF.search(text[max(0, source[0] - NEAR) : source[0]]) is not None
    )


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
