"""Signatures: the name behind a quotation that stands alone, as readers' comments are printed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.records.speech import Act
from sayso.speech.frame import Frame, Span
from sayso.text.quotes import Quotation

LONGEST = 90  # code points of a signature
_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-Я"
_SIGNATURE = re.compile(
    r"\s*(?P<dash>[―—–~]|--|-)\s*"
    rf"(?P<name>[{_BIG}][\w.’'-]*(?:\s+(?:(?:de|da|del|di|la|van|von|der|al|bin|y)\s+){{0,2}}"
    rf"[{_BIG}][\w.’'-]*){{0,4}})"
    r"(?:,\s[^.!?;:“”\"]*|\s*\([^()]*\))?\s*$"
)
_ENDS = re.compile(r"[.!?…,][”“\"’'»«]*$|[”“\"’'»«][.!?…]$")


def signed(
    text: str, quoted: Sequence[Quotation], stretches: Sequence[Span], place: int
) -> Iterator[Frame]:
    """Yield the frame of a paragraph that is a quotation with its speaker's name behind a dash.

    Args:
        text: The document's text.
        quoted: The paragraph's quotations.
        stretches: The paragraphs' places.
        place: Which of them it is. The name may stand alone in the one behind it.
    """
    start, end = stretches[place]
    if not quoted or quoted[0].start != start or not quoted[-1].closed:
        return
    last = quoted[-1].end
    if not ends_whole(text[start:last]) or _between(text, quoted):
        return
    found = signature(text, last, end)
    if found is None and not text[last:end].strip(" .") and place + 1 < len(stretches):
        found = signature(text, *stretches[place + 1])
    if found:
        yield Frame("SP024", "", Act.ASSERT, found.span("dash"), found.span("name"), _spans(quoted))


def ends_whole(quotation: str) -> bool:
    """Tell whether the words of a quotation end a sentence."""
    return _ENDS.search(quotation) is not None


def signature(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the signature that ``text[start:end]`` is: a dash and a name, and little more."""
    return _SIGNATURE.match(text, start, end) if end - start <= LONGEST else None


def _between(text: str, quoted: Sequence[Quotation]) -> bool:
    """Tell whether words stand between the quotations of a paragraph."""
    return any(text[one.end : other.start].strip(" .…") for one, other in pairwise(quoted))


def _spans(quoted: Sequence[Quotation]) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in quoted)
