"""The text of a wire story in XML or HTML: paragraphs, their kinds, and lines that were typed.

NITF, XHTML and the fragments that agencies put into NewsML and ninjs name the same things by other
words. Whatever the vocabulary, an element that begins a new line begins a paragraph here. Agencies
also send typed text in one element: lines broken to a width, a paragraph begun with blanks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from sayso.intake.composed import Piece

_BLOCKS = frozenset(
    "p hl1 hl2 h1 h2 h3 h4 h5 h6 hedline headline byline dateline distributor abstract rights"
    " li ul ol dl dt dd tr table block blockquote bq pre div section header footer article aside"
    " figure figcaption media media-caption media-producer body body.head body.content body.end"
    " caption note series slugline tagline datasource nitf-table hr fn".split()
)
_UNSEEN = frozenset(
    "head script style media-reference media-metadata media-object img docdata pubdata meta"
    " revision-history noscript template iframe object key-list distributor rights".split()
)
_KINDS = {
    "hl1": "h1",
    "h1": "h1",
    "hl2": "h2",
    "h2": "h2",
    "h3": "h3",
    "byline": "byline",
    "dateline": "dateline",
    "abstract": "summary",
    "media-caption": "figcaption",
    "figcaption": "figcaption",
    "media-producer": "figcaption",
    "header": "footer",
    "footer": "footer",
    "slugline": "footer",
    "series": "footer",
    "tagline": "footer",
}
_BREAK, _CELL = "\x0b", "\x1f"  # stand for line break and tab while white space is shrunk
_SPACE = re.compile(r"[^\S\x0b\x1f]+")
_TYPED = re.compile(r"\n[ \t]{2,}\S")
_BEGINS = re.compile(r"\n(?=[ \t]{2,}\S)|\n[ \t]*\n")
_TAGS = re.compile(
    r"</?(?:p|br|div|span|b|i|a|h[1-6]|ul|li|em|strong|table)\b[^<>]{0,300}>", re.IGNORECASE
)
TYPED = 3  # lines that begin with blanks from which a text was typed


@dataclass(slots=True)
class _Writer:
    """The paragraph that is being put together, and the kinds of the elements around it."""

    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    pre: int = 0
    inside: int = 0
    ready: list[Piece] = field(default_factory=list)

    def flush(self) -> None:
        """End the paragraph."""
        raw = "".join(self.words)
        self.words.clear()
        kinds = self._marks()
        typed = self.pre or len(_TYPED.findall(raw)) >= TYPED
        for piece in _BEGINS.split(raw) if typed else [raw]:
            lines = piece.split("\n") if typed else [piece]
            words = "\n".join(_shrunk(line) for line in lines if line.strip())
            words = "\n".join(filter(None, (line.strip() for line in words.split(_BREAK))))
            if words := words.replace(_CELL, "\t").rstrip():
                self.ready.append(Piece(words, kinds))

    def _marks(self) -> tuple[str, ...]:
        """Return the marks of the paragraph: headings inside the text are text."""
        kind = next((kind for kind in reversed(self.kinds) if kind), "")
        if self.inside and kind in {"", "h2", "h3"}:
            return ("kept", "p", kind) if kind else ("kept", "p")
        return ("summary",) if kind in {"h2", "h3"} else tuple(filter(None, (kind,)))


def _shrunk(words: str) -> str:
    cells = _SPACE.sub(" ", words).strip(" ").split(_CELL)
    return _CELL.join(cell.strip() for cell in cells) if len(cells) > 1 else cells[0]


def pieces(element: etree._Element, *, all_text: bool) -> list[Piece]:
    """Return the paragraphs of an element, those of the text marked ``kept`` and ``p``.

    Args:
        element: NITF, XHTML or a fragment of them.
        all_text: True if what bears no other kind is text; else only what ``body.content`` holds.
    """
    writer = _Writer(inside=1 if all_text else 0)
    skipped: etree._Element | None = None
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        name = local(inner)
        if event == "start":
            if skipped is None and name in _UNSEEN:
                skipped = inner
            elif skipped is None:
                _begin(writer, inner, name)
            continue
        if skipped is None:
            _end(writer, name)
        elif skipped is inner:
            skipped = None
        if skipped is None and inner is not element:
            writer.words.append(inner.tail or "")
    writer.flush()
    return writer.ready


def _begin(writer: _Writer, element: etree._Element, name: str) -> None:
    if name in _BLOCKS:
        writer.flush()
    elif name == "br":
        writer.words.append(_BREAK)
    elif name in {"byttl", "story.date"}:
        writer.words.append(" ")
    writer.kinds.append("footer" if element.get("class") == "slugline" else _KINDS.get(name, ""))
    writer.inside += name == "body.content"
    writer.pre += name == "pre"
    writer.words.append((element.text or "") if isinstance(element.tag, str) else "")


def _end(writer: _Writer, name: str) -> None:
    if name in {"td", "th"}:
        writer.words.append(_CELL)
    if name in _BLOCKS:
        writer.flush()
    writer.kinds.pop()
    writer.inside -= name == "body.content"
    writer.pre -= name == "pre"


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in lower case; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def found(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these local names, in order."""
    for inner in element.iter():
        if local(inner) in names:
            yield inner


def words(element: etree._Element | None) -> str:
    """Return the text of an element as one line."""
    if element is None:
        return ""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def fragment(text: str) -> etree._Element | None:
    """Return the tree of a piece of HTML; None if it holds no markup or nothing else."""
    if not _TAGS.search(text):
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    clean = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        return etree.fromstring(clean, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def typed(text: str) -> list[Piece]:
    """Return the paragraphs of a plain text."""
    writer = _Writer([text], pre=1, inside=1)
    writer.flush()
    return writer.ready
