"""Word documents (Office Open XML): paragraphs, tables row by row, notes at the end.

Read as a stream, so that memory does not follow the markup. Text that is not the document's own is
left out: what a tracked change removed, hidden text, page headers and footers, comments.

Source: ECMA-376-1:2016, Office Open XML File Formats, part 1, section 17.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from sayso.intake import archives, exports
from sayso.intake.composed import Piece, authors, composed, title
from sayso.intake.factiva import CODES
from sayso.intake.parts import NO_TEXT, Found, Part, Way, joined, odd
from sayso.records.articles import Stated
from sayso.records.ids import content_digest

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PROPERTIES_LIMIT = 5_000_000  # bytes of the parts that hold styles or properties
ROW_LIMIT = 300  # code points of a cell; longer ones are paragraphs of a page laid out in tables
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_OURS = frozenset({_TRANSITIONAL, _STRICT})
_SKIPPED = frozenset({"moveFrom", "rt", "sectPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_STYLES = {"title": "h1", "caption": "figcaption"}
_BROKEN = re.compile(r"[\w,;]\s*\n\s*[^\W\d_A-ZÀ-Þ]")  # a line break inside a sentence
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read(part: Part, way: Way) -> Found:
    """Yield the document of a Word file, or the articles of an export that it holds."""
    del way
    with part.seekable() as stream, zipfile.ZipFile(stream) as archive:
        names = [info.filename for info in archive.infolist()]
        main = next(filter(archives.NUMBERED.fullmatch, names), "")
        for name in (main, *_NOTES):
            if name in names and (why := archives.refused(archive.getinfo(name), name)):
                yield odd(*why, part.path)
                return
        try:
            yield from _documents(archive, main, part)
        except etree.LxmlError as error:
            said = " ".join(str(error).split())[:120]
            yield odd("IN208", f"cannot be read to its end ({said}); get the file anew", part.path)


def _documents(archive: zipfile.ZipFile, main: str, part: Part) -> Found:
    pieces: list[Piece] = []
    size = 0
    for piece in _all(archive, main):
        pieces.append(piece)
        size += len(piece.text)
        if size > exports.LIMIT:
            message = f"holds more than {exports.LIMIT // 1_000_000} MB of text; split it"
            yield odd("IN206", message, part.path)
            return
    text, marks = composed(pieces)
    if not text:
        yield odd("IN203", NO_TEXT, part.path)
        return
    whole = part.knowing(joined(part.given.stated, _properties(archive, text)))
    made = content_digest(text.encode("utf-8", "surrogatepass"))
    yield from exports.documents(text, made, whole, MEDIA, marks)


def _all(archive: zipfile.ZipFile, main: str) -> Iterator[Piece]:
    """Yield the paragraphs of the document, then its notes."""
    names = frozenset(archive.namelist())
    styles = _styles(archive) if "word/styles.xml" in names else {}
    with archive.open(main) as stream:
        yield from paragraphs(stream, styles)
    for name in _NOTES:
        if name in names:
            with archive.open(name) as stream:
                yield from paragraphs(stream, {})


@dataclass(slots=True)
class _Paragraph:
    """An open paragraph: its words so far, its marks, and what stands in text boxes on it."""

    words: list[str] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    after: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Puts paragraphs and rows together from the events of a stream of XML."""

    styles: dict[str, str]
    ready: list[Piece] = field(default_factory=list)
    open: list[_Paragraph] = field(default_factory=list)
    rows: list[list[list[Piece]]] = field(default_factory=list)
    hidden: bool = False

    def begin(self, element: etree._Element, name: str) -> None:
        """Take the beginning of an element."""
        if name == "p":
            self.open.append(_Paragraph())
        elif name == "tr":
            self.rows.append([])
        elif name == "tc" and self.rows:
            self.rows[-1].append([])
        elif name == "r":
            self.hidden = False
        elif name == "vanish" and _above(element, 2) == "r":
            self.hidden = _is_on(element)
        elif name == "pStyle" and self.open:
            self._mark(self.styles.get(_value(element), ""))
        elif name == "outlineLvl" and self.open and _value(element).isdigit():
            self._mark(_heading(int(_value(element)) + 1))

    def end(self, element: etree._Element, name: str) -> None:
        """Take the end of an element."""
        if name == "p" and self.open:
            self._close()
        elif name == "tr" and self.rows:
            self._put(_row(self.rows.pop()))
        elif not self.open or self.hidden:
            return
        elif name == "t":
            self.open[-1].words.append(element.text or "")
        elif name in _SIGNS and _above(element, 1) == "r":
            self.open[-1].words.append(_SIGNS[name])

    def _mark(self, kind: str) -> None:
        if kind and not self.open[-1].kinds:
            self.open[-1].kinds = (kind,)

    def _close(self) -> None:
        done = self.open.pop()
        words = "".join(done.words)
        breaks = words.strip().count("\n")
        goes_on = ("p",) if 0 < breaks == len(_BROKEN.findall(words)) else ()
        own = [Piece(words, (*done.kinds, *goes_on))] if words.strip() else []
        self._put([*own, *done.after])

    def _put(self, pieces: list[Piece]) -> None:
        if self.open:
            self.open[-1].after += pieces
        elif self.rows and self.rows[-1]:
            self.rows[-1][-1] += pieces
        else:
            self.ready += pieces


def paragraphs(stream: IO[bytes], styles: dict[str, str]) -> Iterator[Piece]:
    """Yield the paragraphs of one part of a Word file, in order.

    Args:
        stream: The XML.
        styles: Kind of mark by id of style.

    Raises:
        etree.LxmlError: If it is not XML.
    """
    reader = _Reader(styles)
    skipped: etree._Element | None = None
    for event, element in _events(stream):
        name = _name(element)
        if event == "start":
            if skipped is None and (name in _SKIPPED or _is_second(element)):
                skipped = element
            elif skipped is None and name:
                reader.begin(element, name)
        elif skipped is element:
            skipped = None
        elif skipped is None and name:
            reader.end(element, name)
            yield from reader.ready
            reader.ready.clear()
            _forget(element, name)


def _events(stream: IO[bytes]) -> Iterator[tuple[str, etree._Element]]:
    """Yield the events of a stream of XML; no entity is put in, nothing is fetched."""
    yield from etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _forget(element: etree._Element, name: str) -> None:
    """Free what has been read, and what stands before it."""
    if name not in {"p", "tr", "tbl"}:
        return
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _name(element: etree._Element) -> str:
    """Return the name of an element of a Word text, "" for others but the text of formulas."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag[1:].partition("}")
    return name if space in _OURS or (space == _MATH and name == "t") else ""


def _is_second(element: etree._Element) -> bool:
    """Tell whether an element says once more, for old programs, what stands before it."""
    return isinstance(element.tag, str) and element.tag.endswith("}Fallback")


def _above(element: etree._Element, steps: int) -> str:
    found: etree._Element | None = element
    for _ in range(steps):
        found = found.getparent() if found is not None else None
    return _name(found) if found is not None else ""


def _value(element: etree._Element, name: str = "val") -> str:
    """Return an attribute of the same vocabulary; "" if it is missing."""
    space = str(element.tag).partition("}")[0]
    return str(element.get(f"{space}}}{name}") or "")


def _is_on(element: etree._Element) -> bool:
    return _value(element) not in {"0", "false", "off"}


def _row(cells: list[list[Piece]]) -> list[Piece]:
    """Return a row of a table as one line, or its paragraphs where they are no cells of a table."""
    full = [cell for cell in cells if cell]
    short = all(len(cell) == 1 and len(cell[0].text) <= ROW_LIMIT for cell in full)
    if full and full[0][0].text.strip() in CODES:  # an article of Factiva with its codes
        short = False
    if len(full) > 1 and short:
        return [Piece("\t".join(" ".join(cell[0].text.split()) for cell in full), ("table",))]
    return [piece for cell in full for piece in cell]


def _heading(level: int) -> str:
    return f"h{level}" if 1 <= level <= 3 else ""


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the kind of mark for each id of a style, by the name that Word gives it everywhere."""
    found: dict[str, str] = {}
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in _small(archive, "word/styles.xml"):
        if _name(style) == "style":
            own = _value(style, "styleId")
            for inner in style:
                if _name(inner) == "name":
                    names[own] = _value(inner).casefold()
                elif _name(inner) == "basedOn":
                    based[own] = _value(inner)
    for own in names:
        at = own
        for _ in range(10):
            kind = _kind(names.get(at, ""))
            if kind or at not in based:
                break
            at = based[at]
        if kind:
            found[own] = kind
    return found


def _kind(name: str) -> str:
    level = name.removeprefix("heading ")
    return _heading(int(level)) if level != name and level.isdigit() else _STYLES.get(name, "")


def _small(archive: zipfile.ZipFile, name: str) -> list[etree._Element]:
    """Return the elements at the top of a small part; none if it is missing or too large."""
    info = archive.NameToInfo.get(name)
    if info is None or info.flag_bits & 1 or info.file_size > PROPERTIES_LIMIT:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return list(etree.fromstring(archive.read(info), parser))


def _properties(archive: zipfile.ZipFile, text: str) -> Stated:
    """Return what the file says of itself; when it was made says nothing of publication."""
    said: dict[str, str] = {}
    for element in _small(archive, "docProps/core.xml"):
        if isinstance(element.tag, str):
            said[element.tag.rpartition("}")[2]] = (element.text or "").strip()
    named = authors(said.get("creator", ""), text)
    return Stated(title=title(said.get("title", ""), text), authors=named)
