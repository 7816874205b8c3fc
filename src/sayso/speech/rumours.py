"""Hearsay behind a noun: "Reports that p were false", "denied rumours that p".

Nobody stands behind such words. A noun that belongs to somebody ("his claims that", "the Courier's
reports that") is not looked at: the model hears whose it is.
"""

import re
from collections.abc import Iterator

from sayso.records.speech import Act
from sayso.speech.frame import Frame

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


def rumours(text: str, start: int, end: int) -> Iterator[Frame]:
    """Yield a frame of hearsay for each rumour between two places of a text.

    Args:
        text: The text.
        start: Where a paragraph begins.
        end: Where it ends.
    """
    for pattern in (_FIRST, _BEHIND):
        for found in pattern.finditer(text, start, end):
            cue, words = found.span("cue"), found.span("words")
            yield Frame("SP006", "report", Act.ASSERT, cue, cue, (words,), hearsay=True, tail=cue)
