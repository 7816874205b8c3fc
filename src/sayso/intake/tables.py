"""Records of a dump as documents: JSON Lines, JSON, CSV. Good ones are read, bad ones named."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from sayso.intake import decoding, fields, sniffing
from sayso.records.articles import Document, Stated
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome

TEXT_LIMIT = 5_000_000  # code points of one text
LINE_LIMIT = 20_000_000  # bytes of one line
LISTED = 100  # findings of one kind that are listed one by one

Found = Iterator[Outcome[Document]]

csv.field_size_limit(LINE_LIMIT)


@dataclass(slots=True)
class Table:
    """The dump that records come from, and how many findings of each kind it gave."""

    path: str
    place: str
    original: str
    mapping: dict[str, str]
    counts: dict[str, int] = field(default_factory=dict)
    fallback: str = ""

    def odd(self, code: str, message: str) -> Outcome[Document]:
        """Return a finding on the dump; after ``LISTED`` of a kind they are only counted."""
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] > LISTED:
            return Outcome()
        return Outcome(findings=(Finding(code, message, path=self.path),))

    def unlisted(self) -> Found:
        """Yield how many more findings there were than are listed."""
        for code, count in sorted(self.counts.items()):
            if count > LISTED:
                message = f"{count - LISTED} more records of this file have the trouble {code}"
                yield Outcome(findings=(Finding("IN222", message, path=self.path),))

    def decoded(self, line: bytes, number: int) -> tuple[str, Outcome[Document]]:
        """Return a line as text, with a finding if it was not UTF-8."""
        try:
            return line.decode("utf-8-sig" if number == 1 else "utf-8"), Outcome()
        except UnicodeDecodeError:
            found = decoding.guessed(line)
            if found.encoding != "utf-8":
                self.fallback = self.fallback or found.encoding
                found = decoding.Decoded(
                    line.decode(self.fallback, "replace"),
                    self.fallback,
                    f"not UTF-8; read as {self.fallback}",
                )
            return found.text, self.odd("IN207", f"line {number}: {found.odd}")

    def wrong_names(self) -> Found:
        """Yield a finding for each name in the mapping that is no field of ours."""
        for name in fields.unknown(self.mapping):
            known = ", ".join(fields.USUAL)
            yield self.odd("IN216", f"--map {name}=...: no such field; there are {known}")


def json_lines(stream: BinaryIO, table: Table) -> Found:
    """Yield the documents of JSON Lines."""
    yield from table.wrong_names()
    count = 0
    for number, line in decoding.lines(stream, LINE_LIMIT):
        if line is None:
            yield table.odd(
                "IN206", f"line {number} is over {LINE_LIMIT // 1_000_000} MB; split it"
            )
        elif line.strip():
            count += 1
            text, odd = table.decoded(line, number)
            yield odd
            yield _json_record(text, number, count, table)
    yield from table.unlisted()


def _json_record(line: str, number: int, count: int, table: Table) -> Outcome[Document]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "not readable"
        return table.odd("IN213", f"line {number} is broken JSON ({why}); mend or remove it")
    data = line.strip().encode("utf-8", "surrogatepass")
    return _made(record, data, (f"line {number}", count), table, "application/jsonl")


def is_json(data: bytes) -> bool:
    """Tell whether these bytes are JSON as a whole."""
    try:
        json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return False
    return True


def whole_json(data: bytes, table: Table) -> Found:
    """Yield the documents of one JSON value: a record, a list of them, or an object of lists."""
    yield from table.wrong_names()
    text, odd = table.decoded(data, 1)
    yield odd
    for count, record in enumerate(_listed(json.loads(text), table.mapping), start=1):
        raw = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
        yield _made(record, raw, (f"record {count}", count), table, "application/json")
    yield from table.unlisted()


def _listed(value: Any, mapping: Mapping[str, str]) -> list[Any]:
    """Return the records of a JSON value."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not fields.value(value, "text", mapping):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        if lists:
            return [record for inner in lists for record in inner if isinstance(record, dict)]
    return [value]


def rows(stream: BinaryIO, table: Table) -> Found:
    """Yield the documents of a CSV table, whatever parts its columns."""
    yield from table.wrong_names()
    source = _Lines(stream, table)
    first = next(source, "")
    mark = sniffing.delimiter(first, table.path + ".csv", table.mapping) or ","
    header = [name.strip() for name in sniffing.cells(first.strip("\r\n"), mark)]
    yield from _header_troubles(header, table)
    if fields.find(header, "text", table.mapping) is not None:
        yield from _read_rows(source, header, mark, table)
    yield from table.unlisted()


def _header_troubles(header: Sequence[str], table: Table) -> Found:
    shown = ", ".join(name[:40] for name in header[:30]) or "none"
    for name, column in sorted(table.mapping.items()):
        if name in fields.USUAL and fields.find(header, name, table.mapping) is None:
            yield table.odd("IN216", f"--map {name}={column}: no such column; there are {shown}")
    if fields.find(header, "text", table.mapping) is None:
        message = f"no column holds the text; there are {shown}. Name it with --map text=COLUMN"
        yield table.odd("IN215", message)


class _Lines:
    """The lines of a table as text; remembers which bytes the present row was made of."""

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        self._lines = decoding.lines(stream, LINE_LIMIT)
        self._table = table
        self.number = 0
        self.taken: list[bytes] = []
        self.troubles: list[Outcome[Document]] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        for number, line in self._lines:
            self.number = number
            if line is None:
                message = f"line {number} is over {LINE_LIMIT // 1_000_000} MB; split it"
                self.troubles.append(self._table.odd("IN206", message))
                continue
            self.taken.append(line)
            text, odd = self._table.decoded(line, number)
            if odd.findings:
                self.troubles.append(odd)
            return text
        raise StopIteration


def _read_rows(source: _Lines, header: list[str], mark: str, table: Table) -> Found:
    reader = csv.reader(source, delimiter=mark)
    count = 0
    while True:
        source.taken.clear()
        start = source.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield table.odd("IN213", f"line {start} is broken CSV ({error}); mend or remove it")
            continue
        yield from source.troubles
        source.troubles.clear()
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            count += 1
            data = b"".join(source.taken)
            yield from _row(cells, header, (f"line {start}", count), table, data)


def _row(
    cells: list[str], header: list[str], name: tuple[str, int], table: Table, data: bytes
) -> Found:
    if len(cells) != len(header):
        message = f"{name[0]} has {len(cells)} fields instead of {len(header)}; check its quotes"
        yield table.odd("IN217", message)
    record: dict[str, str] = {}
    for key, cell in zip(header, cells, strict=False):
        record.setdefault(key, cell)
    yield _made(record, data, name, table, "text/csv")


def _made(
    record: Any, data: bytes, name: tuple[str, int], table: Table, media: str
) -> Outcome[Document]:
    """Return the document of one record, or the finding that says why there is none."""
    where, count = name
    if not isinstance(record, dict):
        return table.odd("IN213", f"{where} is no object with named fields; mend or remove it")
    got = {key: fields.value(record, key, table.mapping) for key in fields.USUAL}
    text = got["text"]
    if not isinstance(text, str) or not text.strip():
        shown = ", ".join(str(key)[:40] for key in list(record)[:30]) or "none"
        cure = f"its fields are {shown}. Name the one with --map text=FIELD"
        return table.odd("IN214", f"{where} has no text; {cure}")
    if len(text) > TEXT_LIMIT:
        message = f"{where} holds more than {TEXT_LIMIT // 1_000_000} MB of text; split it"
        return table.odd("IN206", message)
    own = fields.words(got["id"]) or str(count)
    url = fields.words(got["url"])
    place = url or f"{table.place}#{own}"
    made = content_digest(data)
    return Outcome(
        (
            Document(
                digest(made, place),
                text,
                media,
                f"{table.path}#{own}",
                url=url,
                retrieved=fields.words(got["retrieved"]),
                digest=made,
                original=table.original,
                stated=_stated(got),
            ),
        )
    )


def _stated(got: Mapping[str, Any]) -> Stated:
    return Stated(
        title=fields.words(got["title"]),
        outlet=fields.words(got["outlet"]),
        published=fields.words(got["published"]),
        updated=fields.words(got["updated"]),
        authors=fields.several(got["authors"]),
        credit=fields.words(got["credit"]),
    )
