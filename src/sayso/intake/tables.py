"""Records of a dump as documents: JSON Lines and JSON. Good ones are read, bad ones named."""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from sayso.intake import decoding, fields, unwrapping
from sayso.intake.links import is_address
from sayso.intake.parts import Given, Part, html, too_much
from sayso.records.articles import Document, Mark, Stated
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome

LINE_LIMIT = 20_000_000  # bytes of one line
VALUES = 4_000_000  # signs that part values, in one JSON value; each may cost a hundred bytes
DENSE = f"over {VALUES:,} values"
COLUMNS = 1000  # names of columns that are remembered
NAMED = 20  # of those passed over that are told by name
LISTED = 100  # findings of one kind that are listed one by one

Found = Iterator[Outcome[Document]]


@dataclass(slots=True)
class Table:
    """The dump that records come from, and how many findings of each kind it gave.

    Attributes:
        path: As the user named it.
        place: What stands for it in the ids of its documents.
        original: Absolute path, or "-".
        mapping: Field of ours to column.
        counts: Findings so far, by code.
        fallback: Encoding of the lines that are not UTF-8.
        cut: How many texts the service has cut off.
        judged: Columns of which it is known whether a field takes them.
        passed: Those that none takes and that hold something, in order.
    """

    path: str
    place: str
    original: str
    mapping: dict[str, str]
    counts: dict[str, int] = field(default_factory=dict)
    fallback: str = ""
    cut: int = 0
    judged: set[str] = field(default_factory=set)
    passed: list[str] = field(default_factory=list)

    def judge(self, record: Mapping[str, Any]) -> None:
        """Take note of the columns of a record that hold something and that no field takes."""
        if record.keys() <= self.judged:
            return
        for name, value in record.items():
            if len(self.judged) < COLUMNS and name not in self.judged and has_words(value):
                self.judged.add(name)
                if name.strip() and not fields.takes(name, self.mapping):
                    self.passed.append(name)

    def part(self, own: str, data: bytes, given: Given) -> Part:
        """Return a part for the markup that a record holds.

        Args:
            own: The record's id.
            data: The record.
            given: What it says of its text.
        """
        whole = Part(self.path, self.place, self.original, partial(BytesIO, data), len(data))
        return whole.inner(own, data, given)

    def odd(self, code: str, message: str) -> Outcome[Document]:
        """Return a finding on the dump; after ``LISTED`` of a kind they are only counted."""
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] > LISTED:
            return Outcome()
        return Outcome(findings=(Finding(code, message, path=self.path),))

    def unlisted(self) -> Found:
        """Yield what holds of the dump as a whole: what is cut, passed over or not listed."""
        if self.passed:
            shown = ", ".join(name[:40] for name in self.passed[:NAMED])
            more = f" and {len(self.passed) - NAMED} more" if len(self.passed) > NAMED else ""
            message = f"no field takes the columns {shown}{more}; --map FIELD=COLUMN names one"
            yield self.odd("IN227", message)
        if self.cut:
            cure = "the service gives no more; save the pages that they lead to"
            yield self.odd("IN225", f"{self.cut} of the texts are cut off; {cure}")
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
    numbers = itertools.count(1)
    for number, line in decoding.lines(stream, LINE_LIMIT):
        if line is None:
            yield table.odd(
                "IN206", f"line {number} is over {LINE_LIMIT // 1_000_000} MB; split it"
            )
        elif is_dense(line):
            yield table.odd("IN206", f"line {number} has {DENSE}; split it")
        elif line.strip():
            text, odd = table.decoded(line, number)
            if odd.findings:
                yield odd
            yield from _json_line(text, number, numbers, table)
        else:
            yield Outcome()
    yield from table.unlisted()


def has_words(value: Any) -> bool:
    """Tell whether a value says anything."""
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})


def is_dense(data: bytes) -> bool:
    """Tell whether JSON holds more values than a dump needs: a small file, a large object."""
    return len(data) > VALUES and sum(map(data.count, (b"{", b"[", b","))) > VALUES


def _json_line(line: str, number: int, numbers: Iterator[int], table: Table) -> Found:
    """Yield the documents of one line: of a record, or of all that a service answered."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        next(numbers)
        why = error.msg if isinstance(error, json.JSONDecodeError) else "not readable"
        yield table.odd("IN213", f"line {number} is broken JSON ({why}); mend or remove it")
        return
    lone = isinstance(value, list) and not any(isinstance(one, dict) for one in value)
    records = [value] if lone else unwrapping.records(value, table.mapping)
    if not records:
        yield Outcome()
    for record in records:
        data = line.strip() if record is value else json.dumps(record, sort_keys=True)
        raw = data.encode("utf-8", "surrogatepass")
        name = (f"line {number}", next(numbers))
        yield made(record, raw, name, table, "application/jsonl")


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
    for count, record in enumerate(unwrapping.records(json.loads(text), table.mapping), start=1):
        raw = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
        yield made(record, raw, (f"record {count}", count), table, "application/json")
    yield from table.unlisted()


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
    whole = unwrapping.unwrapped(record)
    got = fields.values(whole, table.mapping)
    text = fields.prose(got["text"])
    if not text.strip():
        shown = ", ".join(str(key)[:40] for key in list(record)[:30]) or "none"
        cure = f"its fields are {shown}. Name the one with --map text=FIELD"
        return table.odd("IN214", f"{where} has no text; {cure}")
    if trouble := too_much(text):
        return table.odd("IN206", f"{where} {trouble}")
    table.judge(unwrapping.bare(whole))
    own = fields.words(got["id"]) or str(count)
    given = Given(_stated(got), _address(whole, got), fields.words(got["retrieved"]), media)
    if unwrapping.is_markup(text):
        return html(text.encode("utf-8", "replace"), table.part(own, data, given))
    found = _written(text, own, data, given, table)
    if unwrapping.is_cut(text):
        table.cut += 1
        found = replace(found, marks=(Mark(0, len(text), "summary"),))
    return Outcome((found,))


def _written(text: str, own: str, data: bytes, given: Given, table: Table) -> Document:
    """Return the document of a record whose text is plain."""
    found = content_digest(data)
    return Document(
        digest(found, given.url or f"{table.place}#{own}"),
        text,
        given.media_type,
        f"{table.path}#{own}",
        url=given.url,
        retrieved=given.retrieved,
        digest=found,
        original=table.original,
        stated=given.stated,
    )


def _address(record: Mapping[str, Any], got: Mapping[str, Any]) -> str:
    """Return the address of a record; trafilatura has it as ``source``."""
    source = fields.words(record.get("source"))
    return fields.words(got["url"]) or (source if is_address(source) else "")


def _stated(got: Mapping[str, Any]) -> Stated:
    outlet = fields.words(got["outlet"])
    return Stated(
        title=fields.untitled(fields.words(got["title"]), outlet),
        outlet=outlet,
        published=fields.words(got["published"]),
        updated=fields.words(got["updated"]),
        authors=fields.several(got["authors"]),
        credit=fields.words(got["credit"]),
    )
