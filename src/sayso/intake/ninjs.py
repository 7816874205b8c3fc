"""ninjs, the news in JSON of the IPTC: an item, a list, a list in an object, or one item a line.

Versions 1 to 3: ``body_text``, ``body_xhtml`` and ``headline``, or the lists ``bodies`` and
``headlines`` by role; names in lower case or in camel case. The text layer is the paragraphs of the
body, of its marked-up form if it has one. A record that is no item is read as one of any dump.

Source: IPTC, ninjs 1.5, 2.1 and 3.0, with the examples in the repository iptc/newsinjson; samples
of agencies in superdesk/superdesk-core.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from sayso.intake import decoding, fields, parts, spelled, tables, wire
from sayso.intake.composed import Piece, composed
from sayso.intake.parts import Found, Given, Part, Way, odd
from sayso.intake.tables import LINE_LIMIT, Table
from sayso.records.articles import Stated
from sayso.records.ids import content_digest
from sayso.records.places import Outcome

LIMIT = 64_000_000  # bytes of a file that is one JSON value
DEPTH = 4  # objects around an item
_LISTS = ("item", "items", "data", "results", "content", "newsitems", "_items")
_NONE = "holds no item with text: pictures, packages or an empty list are all there is"
_HOLDERS = ("creditline", "infosources", "infosource", "provider", "source", "copyrightholder")
_PUBLISHERS = ("publisher", "publication", "outlet", "site_name")


def read(part: Part, way: Way) -> Found:
    """Yield the documents of a ninjs file."""
    table = Table(part.path, part.place, part.original, dict(way.mapping))
    count, none = 0, True
    for where, value in _values(part, table):
        if isinstance(value, Outcome):
            none = none and not value.findings
            yield value
            continue
        for record in _items(value, 0):
            count += 1
            for outcome in _document(record, (where, count), part, table):
                none = none and not outcome.items and not outcome.findings
                yield outcome
    yield from table.unlisted()
    if none:
        yield odd("IN203", _NONE, part.path)


def _values(part: Part, table: Table) -> Iterator[tuple[str, Any]]:
    """Yield JSON values with their place: one a line, or all of the file; or what went wrong."""
    with part.open() as raw:
        encoding, _ = decoding.bom(raw.read(decoding.SAMPLE))
    wide = encoding not in {"", "utf-8"}
    with part.open() as raw, decoding.recoded(raw, encoding) if wide else raw as stream:
        by_line = _is_value(stream.readline(LINE_LIMIT))
    with part.open() as raw, decoding.recoded(raw, encoding) if wide else raw as stream:
        yield from _lines(stream, table) if by_line else _whole(stream, part, table)


def _is_value(line: bytes) -> bool:
    return (
        not tables.is_dense(line)
        and tables.is_json(line)
        and line.lstrip(b"\xef\xbb\xbf \t")[:1] in {b"{", b"["}
    )


def _lines(stream: BinaryIO, table: Table) -> Iterator[tuple[str, Any]]:
    for number, line in decoding.lines(stream, LINE_LIMIT):
        where = f"line {number}"
        if line is None:
            yield (
                where,
                table.odd("IN206", f"{where} is over {LINE_LIMIT // 1_000_000} MB; split it"),
            )
        elif tables.is_dense(line):
            yield where, table.odd("IN206", f"{where} has {tables.DENSE}; split it")
        elif not line.strip():
            yield where, Outcome()
        else:
            text, trouble = table.decoded(line, number)
            if trouble.findings:
                yield where, trouble
            try:
                yield where, json.loads(text)
            except (ValueError, RecursionError):
                yield where, table.odd("IN213", f"{where} is broken JSON; mend or remove it")


def _whole(stream: BinaryIO, part: Part, table: Table) -> Iterator[tuple[str, Any]]:
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        message = f"is a JSON file of over {LIMIT // 1_000_000} MB; save it as JSON Lines"
        yield "", table.odd("IN206", message)
    elif tables.is_dense(data):
        yield "", table.odd("IN206", f"has {tables.DENSE}; save it as JSON Lines")
    elif tables.is_json(data):
        text, trouble = table.decoded(data, 1)
        if trouble.findings:
            yield "", trouble
        yield "record", json.loads(text)
    else:
        yield "", table.odd("IN213", "is broken JSON; read as plain text")
        yield "", parts.plain(data, part)


def _items(value: Any, depth: int) -> Iterator[Any]:
    """Yield the items of a JSON value, whatever objects and lists stand around them."""
    if isinstance(value, list):
        for inner in value:
            yield from _items(inner, depth + 1) if depth < DEPTH else [inner]
    elif isinstance(value, dict) and not _is_item(value) and depth < DEPTH:
        inner = [value[name] for name in _LISTS if isinstance(value.get(name), dict | list)]
        if inner:
            for one in inner:
                yield from _items(one, depth + 1)
        else:
            yield value
    else:
        yield value


def _is_item(record: Mapping[str, Any]) -> bool:
    """Tell whether an object is an item: it has a body or says what kind of item it is."""
    names = {str(name).lower() for name in record}
    return any(name.startswith("body_") or name == "bodies" for name in names) or (
        bool(names & {"uri", "guid"}) and bool(names & {"versioncreated", "pubstatus"})
    )


def _document(record: Any, name: tuple[str, int], part: Part, table: Table) -> Found:
    """Yield the document of an item; nothing for a picture, a video and the like."""
    where, count = name
    raw = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
    if not isinstance(record, dict) or not _is_item(record):
        yield tables.made(record, raw, (f"{where} {count}", count), table, "application/json")
        return
    item = {str(key).lower(): value for key, value in record.items()}
    text, marks = composed(_body(item))
    own = fields.words(item.get("uri") or item.get("guid") or item.get("id")) or str(count)
    if not text:
        if fields.words(item.get("type")) in {"", "text"}:
            yield table.odd("IN214", f"item {own[:80]} has no text in it; export it with its body")
        return
    url = fields.words(item.get("url") or item.get("link"))
    given = Given(_stated(item), url=url, media_type="application/json")
    yield parts.written(text, content_digest(raw), part.inner(own, b"", given), marks=marks)


def _body(item: Mapping[str, Any]) -> list[Piece]:
    """Return the paragraphs of the body: of its marked-up form, or else of its plain one."""
    bodies = item.get("bodies")
    listed = bodies if isinstance(bodies, list) else []
    texts = [one.get("value") for one in listed if isinstance(one, dict)]
    texts += [value for name, value in item.items() if name.startswith("body_") or name == "body"]
    written = [text for text in texts if isinstance(text, str) and text.strip()]
    for text in written:
        page = wire.fragment(text)
        if page is not None:
            return wire.pieces(page, all_text=True)
    return wire.typed(written[0]) if written else []


def _stated(item: Mapping[str, Any]) -> Stated:
    first = fields.words(item.get("firstcreated"))
    latest = fields.words(item.get("versioncreated"))
    published = first or fields.words(item.get("contentcreated")) or latest
    byline = fields.words(item.get("byline") or item.get("by") or item.get("authors"))
    named, agency = spelled.hands(byline)
    holders = (_holder(item.get(name)) for name in _HOLDERS)
    credit = next(filter(None, holders), "")
    outlet = next(filter(None, (_holder(item.get(name)) for name in _PUBLISHERS)), "")
    if not outlet and spelled.is_outlet(credit):
        outlet, credit = credit, ""
    return Stated(
        title=_headline(item),
        outlet=outlet,
        published=published,
        updated=latest if latest != published else "",
        authors=named,
        credit=("" if credit == outlet else credit) or agency,
    )


def _holder(value: Any) -> str:
    one = value[0] if isinstance(value, list) and value else value
    if isinstance(one, dict):
        return fields.words(one.get("name") or one.get("literal"))
    return fields.words(one)


def _headline(item: Mapping[str, Any]) -> str:
    """Return the main headline."""
    heads = item.get("headlines")
    listed = [one for one in heads if isinstance(one, dict)] if isinstance(heads, list) else []
    listed.sort(key=lambda one: str(one.get("role")) != "main")
    said = [item.get("headline"), *(one.get("value") for one in listed)]
    said += [item.get("headline_main"), item.get("title")]
    words = (" ".join(fields.words(one).split()) for one in said)
    return next(filter(None, words), "")
