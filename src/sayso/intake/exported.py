"""Exports of press databases that came as a page or as plain text; see ``exports``."""

from collections.abc import Collection, Iterator
from itertools import islice

from lxml import etree

from sayso.intake import decoding, exports, factiva, pages, parts, visible
from sayso.intake.exports import Clip
from sayso.intake.parts import Found, Part, Way, odd
from sayso.records.articles import Mark
from sayso.records.ids import content_digest
from sayso.records.places import Finding, Outcome

ROWS = 200  # rows of an indexed article; Factiva has some thirty codes
_CLASS = "Article"  # of a Factiva article: "article enArticle", by the language of its text


def read(part: Part, way: Way) -> Found:
    """Yield the articles of an export; what looked like one and is none is read as what it is."""
    del way
    with part.open() as stream:
        data = stream.read(exports.LIMIT + 1)
    if data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _page(data, part)
    elif len(data) > exports.LIMIT:
        message = f"is an export of over {exports.LIMIT // 1_000_000} MB; split it"
        yield odd("IN206", message, part.path)
    else:
        decoded = decoding.decode(data, part.given.charset)
        if decoded.odd:
            yield Outcome(findings=(Finding("IN207", decoded.odd, path=part.path),))
        yield from exports.documents(decoded.text, content_digest(data), part, "text/plain")


def _page(data: bytes, part: Part) -> Found:
    """Yield the articles of a page of an export, or else the page."""
    tree, decoded = _opened(data, part)
    if tree is None or decoded is None:
        yield parts.html(data, part)
        return
    text = visible.visible(tree).text
    found = tuple(_factiva(tree, text))
    house = None if found else exports.house_of(text)
    if not found and not house:
        yield parts.html(data, part)
        return
    if decoded.odd:
        yield Outcome(findings=(Finding("IN207", decoded.odd, path=part.path),))
    clips = house.clips(text) if house else found
    yield from exports.clipped(text, clips, part, "text/html")


def _opened(data: bytes, part: Part) -> tuple[etree._Element | None, decoding.Decoded | None]:
    """Return the tree of a page and how it was decoded; None of both if it is too long."""
    if len(data) > parts.PAGE_LIMIT:
        return None, None
    return pages.opened(data, part.given.charset)


def _factiva(tree: etree._Element, text: str) -> Iterator[Clip]:
    """Yield the articles of a Factiva page, by their place in its visible text."""
    last = 0
    for element in _outermost(tree, {"div"}, _CLASS):
        own = visible.visible(element).text
        start = text.find(own, last) if own else -1
        if start >= 0:
            last = start + len(own)
            yield _clip(element, own, start)


def _outermost(
    tree: etree._Element, tags: Collection[str], ending: str
) -> Iterator[etree._Element]:
    """Yield the elements of which a class ends so, but none inside another: each is read once."""
    walker = etree.iterwalk(tree, events=("start",))
    for _, element in walker:
        if element.tag in tags:
            named = (element.get("class") or "").split()
            if any(name.endswith(ending) for name in named):
                yield element
                walker.skip_subtree()


def _clip(element: etree._Element, own: str, start: int) -> Clip:
    """Return an article of a Factiva page."""
    rows = own.split("\n")
    table = _table(element)
    if table:
        stated = factiva.fields({code: " ".join(inner) for code, inner in table})
        kinds = _kinds_by_code(table, rows)
    else:
        found = factiva.head(rows)
        _classed(element, rows, found)
        stated = factiva.said(found, rows)
        kinds = factiva.kinds(found, len(rows))
        _keep(element, rows, kinds)
    marks = []
    at = 0
    for row, kind in zip(rows, kinds, strict=True):
        marks.append(Mark(at, at + len(row), kind))
        marks += [Mark(at, at + len(row), "p")] if kind == "kept" else []
        at += len(row) + 1
    return Clip(start, start + len(own), stated, tuple(marks), factiva.number(rows[-1]))


def _table(element: etree._Element) -> list[tuple[str, list[str]]]:
    """Return the codes of an indexed article, each with the lines of its cell."""
    found = []
    for row in islice(element.iter("tr"), ROWS):
        cells = [cell for cell in row if cell.tag == "td"]
        code = visible.visible(cells[0]).text.strip() if cells else ""
        if len(cells) > 1 and code in factiva.CODES:
            found.append((code, visible.visible(cells[1]).text.split("\n")))
    return found


def _kinds_by_code(table: list[tuple[str, list[str]]], rows: list[str]) -> list[str]:
    """Return the kind of each line: those of the text are kept, the codes beside them are not."""
    queue: list[tuple[str, str]] = []
    for code, inner in table:
        kind = factiva.KINDS.get(code, "footer")
        queue += [(code, "footer"), *((line, kind) for line in inner)]
    kinds = []
    for row in rows:
        place = next((n for n, (line, _) in enumerate(queue[:3]) if line == row), -1)
        kinds.append(queue[place][1] if place >= 0 else "footer")
        del queue[: place + 1]
    return kinds


def _classed(element: etree._Element, rows: list[str], found: factiva.Head) -> None:
    """Take headline and authors by the classes that Factiva gives them."""
    titles = [line for line in _of_class(element, "Headline") if line in rows]
    if titles:
        found.title = rows.index(titles[0])
    named = [rows.index(line) for line in _of_class(element, "author") if line in rows]
    found.bylines = named or [n for n in found.bylines if n != found.title]


def _keep(element: etree._Element, rows: list[str], kinds: list[str]) -> None:
    """Mark as text what stands in the paragraphs of the article, and nothing else."""
    kept = set(_of_class(element, "articleParagraph"))
    for index, row in enumerate(rows) if kept else ():
        if kinds[index] in {"kept", "footer"}:
            kinds[index] = "kept" if row in kept else "footer"


def _of_class(element: etree._Element, ending: str) -> list[str]:
    """Return the lines of all elements of which a class ends so."""
    return [
        line
        for inner in _outermost(element, {"div", "span", "p"}, ending)
        for line in visible.visible(inner).text.split("\n")
        if line
    ]
