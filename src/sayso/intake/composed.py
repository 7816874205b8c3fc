"""Paragraphs with what their form says of them, put together to one text with marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records.articles import Mark

GAP = "\n\n"  # between paragraphs
_GENERIC = re.compile(
    r"(?i)(?:microsoft word\b.*|document ?\d*|dokument ?\d*|untitled.*|unbenannt.*|\d+|slide \d+"
    r"|.*\.(?:docx?|rtf|odt|pdf|txt|indd|qxp|qxd|html?|tmp))"
)
_SITE = re.compile(r"\s+[|–—•·]\s+[^|–—•·]{2,40}$|\s+-\s+[^-]{2,40}$")
_NEAR = 3000  # code points from the start among which a byline would stand


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, and kinds of marks such as ``h1``; no mark if there are none."""

    text: str
    kinds: tuple[str, ...] = ()


def composed(pieces: Iterable[Piece]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of all pieces, a blank line between them, and its marks."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for piece in pieces:
        words = piece.text.strip()
        if not words:
            continue
        marks += [Mark(at, at + len(words), kind) for kind in piece.kinds]
        texts.append(words)
        at += len(words) + len(GAP)
    return GAP.join(texts), tuple(marks)


def title(words: str, text: str) -> str:
    """Return the title that a file states of itself; "" if a program made it up.

    Without the name of the site that a browser put behind it, where the text shows it so.
    """
    plain = " ".join(words.split())
    if _GENERIC.fullmatch(plain):
        return ""
    bare = _SITE.sub("", plain)
    shown = " ".join(text[:_NEAR].split()).casefold()
    return bare if bare and bare.casefold() in shown else plain


def authors(words: str, text: str) -> tuple[str, ...]:
    """Return whom a file states as its author, if the text names the same person near its start.

    Whoever saved a file is its author to a program; only a byline makes a journalist of them.
    """
    plain = " ".join(words.split())
    if " " not in plain or plain.casefold() not in " ".join(text[:_NEAR].split()).casefold():
        return ()
    return (plain,)
