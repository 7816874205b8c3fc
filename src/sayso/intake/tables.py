"""Records of a dump as documents: JSON Lines and JSON. Good ones are read, bad ones named."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from sayso.intake import decoding, fields
from sayso.intake.parts import too_much
from sayso.records.articles import Document, Stated
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome

LINE_LIMIT = 20_000_000  # bytes of one line
VALUES = 4_000_000  # signs that part values, in one JSON value; each may cost a hundred bytes
DENSE = f"over {VALUES:,} values"
LISTED = 100  # findings of one kind that are listed one by one

Found = Iterator[Outcome[Document]]


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
            if decoding.is_spoilt(line):
                found = decoding.guessed(line)
                return found.text, self.odd("IN207", f"line {number}: {found.odd}")
            self.fallback = self.fallback or decoding.guess(line)
            odd = f"line {number}: not UTF-8; read as {self.fallback}"
            return line.decode(self.fallback, "replace"), self.odd("IN207", odd)

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
        elif is_dense(line):
            yield table.odd("IN206", f"line {number} has {DENSE}; split it")
        elif line.strip():
            count += 1
            text, odd = table.decoded(line, number)
            found = _json_record(text, number, count, table)
            yield Outcome(found.items, (*odd.findings, *found.findings))
        else:
            yield Outcome()
    yield from table.unlisted()


def is_dense(data: bytes) -> bool:
    """Tell whether JSON holds more values than a dump needs: a small file, a large object."""
    return len(data) > VALUES and sum(map(data.count, (b"{", b"[", b","))) > VALUES


def _json_record(line: str, number: int, count: int, table: Table) -> Outcome[Document]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "not readable"
        return table.odd("IN213", f"line {number} is broken JSON ({why}); mend or remove it")
    data = line.strip().encode("utf-8", "surrogatepass")
    return made(record, data, (f"line {number}", count), table, "application/jsonl")


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
    for count, record in enumerate(listed(json.loads(text), table.mapping), start=1):
        raw = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
        yield made(record, raw, (f"record {count}", count), table, "application/json")
    yield from table.unlisted()


def listed(value: Any, mapping: Mapping[str, str]) -> list[Any]:
    """Return the records of a JSON value."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not fields.value(value, "text", mapping):
        lists = [inner for inner in value.values() if isinstance(inner, list)]
        if lists:
            return [record for inner in lists for record in inner if isinstance(record, dict)]
    return [value]


def header_troubles(header: Sequence[str], table: Table) -> Found:
    """Yield a finding for each column that the user named and that is missing, or the text's."""
    shown = ", ".join(name[:40] for name in header[:30]) or "none"
    for name, column in sorted(table.mapping.items()):
        if name in fields.USUAL and fields.find(header, name, table.mapping) is None:
            yield table.odd("IN216", f"--map {name}={column}: no such column; there are {shown}")
    if fields.find(header, "text", table.mapping) is None:
        message = f"no column holds the text; there are {shown}. Name it with --map text=COLUMN"
        yield table.odd("IN215", message)


def made(
    record: Any, data: bytes, name: tuple[str, int], table: Table, media: str
) -> Outcome[Document]:
    """Return the document of one record, or the finding that says why there is none.

    Args:
        record: Names and values.
        data: The bytes that it was made of.
        name: What a finding calls it, and its number from 1.
        table: The dump that it comes from.
        media: Of the dump.
    """
    where, count = name
    if not isinstance(record, dict):
        return table.odd("IN213", f"{where} is no object with named fields; mend or remove it")
    text = fields.value(record, "text", table.mapping)
    if not isinstance(text, str) or not text.strip():
        shown = ", ".join(str(key)[:40] for key in list(record)[:30]) or "none"
        cure = f"its fields are {shown}. Name the one with --map text=FIELD"
        return table.odd("IN214", f"{where} has no text; {cure}")
    if trouble := too_much(text):
        return table.odd("IN206", f"{where} {trouble}")
    got = {key: fields.value(record, key, table.mapping) for key in fields.USUAL}
    own = fields.words(got["id"]) or str(count)
    url = fields.words(got["url"])
    place = url or f"{table.place}#{own}"
    found = content_digest(data)
    return Outcome(
        (
            Document(
                digest(found, place),
                text,
                media,
                f"{table.path}#{own}",
                url=url,
                retrieved=fields.words(got["retrieved"]),
                digest=found,
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
