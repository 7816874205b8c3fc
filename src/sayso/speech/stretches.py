"""Paragraphs of damaged text: a word torn at the end of a line, paragraphs whose breaks were lost.

A line that ends in the middle of a word is no paragraph. A quotation that ends in a full stop and
is followed by another, with nothing between them or with the name of its speaker, ended one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.speech.frame import Span
from sayso.speech.signed import ends_whole, signature
from sayso.text.quotes import Quotation, quotations


def mended(text: str, stretches: Sequence[Span]) -> list[Span]:
    """Return the places of the paragraphs that the ``stretches`` of a text were.

    Args:
        text: The document's text.
        stretches: Places of lines of running text, disjoint, in order.
    """
    return [part for start, end in _joined(text, stretches) for part in _parted(text, start, end)]


def _joined(text: str, stretches: Sequence[Span]) -> list[Span]:
    """Return stretches where one that ends in a torn word goes on in the next."""
    made: list[Span] = []
    for start, end in stretches:
        if made and _torn(text, made[-1], start):
            made[-1] = made[-1][0], end
        else:
            made.append((start, end))
    return made


def _torn(text: str, before: Span, start: int) -> bool:
    hyphen = before[1] - 1
    return (
        text[hyphen] == "-"
        and hyphen > before[0]
        and text[hyphen - 1].isalpha()
        and text[start].islower()
        and text[hyphen + 1 : start].isspace()
    )


def _parted(text: str, start: int, end: int) -> list[Span]:
    """Return the paragraphs of one stretch."""
    cuts = sorted({start, *_breaks(text, start, end), end})
    return list(pairwise(cuts))


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where paragraphs begin inside a stretch: beside quotations that are whole."""
    quoted = quotations(text, start, end)
    if len(quoted) < 2:
        return
    for one, other in pairwise([*quoted, None]):
        behind = other.start if other else end
        if one is None or not one.closed or not ends_whole(text[one.start : one.end]):
            continue
        if signature(text, one.end, behind):
            yield from (one.start, behind) if _begins(text, start, one.start) else ()
        elif other and other.opened and _full_stop(text, one) and text[one.end : behind].isspace():
            yield behind


def _begins(text: str, start: int, at: int) -> bool:
    """Tell whether a sentence can begin at a place of a stretch."""
    return text[start:at].rstrip("”\"'’» \t\n")[-1:] in {"", ".", "!", "?", "…"}


def _full_stop(text: str, one: Quotation) -> bool:
    """Tell whether a quotation ends a sentence, and not one of a row of words."""
    return text[one.start : one.end].rstrip("”“\"'’»«")[-1:] in {".", "!", "?", "…"}
