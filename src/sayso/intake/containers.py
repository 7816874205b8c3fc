"""From a file to its documents, whatever it is: content decides, bad input becomes findings."""

import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO, cast

from sayso.intake import decoding, sniffing, tables
from sayso.intake.archives import Member, members
from sayso.intake.opening import File
from sayso.intake.sniffing import Form
from sayso.records.articles import Document
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome

TEXT_LIMIT = 5_000_000  # bytes of one plain text; a long book has a fifth of it
PAGE_LIMIT = 20_000_000  # bytes of one HTML page; saved pages carry their pictures
JSON_LIMIT = 64_000_000  # bytes of one JSON file that is not JSON Lines
NESTED_LIMIT = 256_000_000  # bytes of an archive inside an archive
GZIP_RATIO = 200  # a gzip file that unpacks to more than this times its size is no text
GZIP_FLOOR = 16_000_000  # bytes that any gzip file may unpack to
DEPTH = 3  # how many containers may stand in one another

UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    struct.error,
    ValueError,
)
_SUFFIX = {
    Form.HTML: (".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".shtml", ".mht"),
    Form.TEXT: (".txt", ".text", ".md", ".asc"),
    Form.JSONL: (".jsonl", ".ndjson", ".jl"),
    Form.JSON: (".json",),
    Form.CSV: (".csv", ".tsv", ".tab"),
    Form.GZIP: (".gz",),
    Form.ZIP: (".zip",),
}

_NO_RECORD = "holds no record: a header, an empty list or blank rows are all there is"

Found = Iterator[Outcome[Document]]


@dataclass(frozen=True, slots=True)
class Part:
    """A stream of bytes to be read: a file, or what a container holds.

    Attributes:
        path: As shown to the user.
        place: Part of document ids.
        original: Absolute path of the file that it comes from.
        open: Opens the bytes anew.
        size: Of the packed bytes, for limits.
        depth: How many containers it stands in.
    """

    path: str
    place: str
    original: str
    open: Callable[[], BinaryIO]
    size: int
    depth: int = 0


def documents(file: File, mapping: Mapping[str, str] | None = None) -> Found:
    """Yield the documents of a file as they are read; one bad record is one finding.

    Args:
        file: What ``files`` found.
        mapping: Field of ours to column of the table or dump, such as ``{"outlet": "medium"}``.

    Yields:
        Outcomes with a document, findings, or both. Never raises for what the bytes hold.
    """
    fields = dict(mapping or {})
    part = Part(file.path, file.place or file.path, file.original, file.open, file.size)
    yield from _guarded(part, fields)


def _odd(code: str, message: str, path: str) -> Outcome[Document]:
    return Outcome(findings=(Finding(code, message, path=path),))


def _guarded(part: Part, mapping: Mapping[str, str]) -> Found:
    """Read a part; what cannot be read becomes a finding."""
    try:
        yield from _read(part, mapping)
    except _TooMuchError:
        message = "unpacks to far more than news text does; unpack it by hand if you trust it"
        yield _odd("IN210", message, part.path)
    except UNREADABLE as error:
        why = " ".join(str(error).split()) or type(error).__name__
        message = f"cannot be read to its end ({why[:120]}); get the file anew"
        yield _odd("IN208", message, part.path)


def _read(part: Part, mapping: Mapping[str, str]) -> Found:
    """Read a part by its form."""
    with part.open() as stream:
        head = stream.read(sniffing.HEAD)
    form = sniffing.form(head, part.path, mapping)
    yield from _misnamed(part, form)
    match form:
        case Form.EMPTY:
            yield _odd("IN203", "holds no text; leave it out, or save it again", part.path)
        case Form.BINARY:
            what = sniffing.binary(head) or "binary data"
            yield _odd("IN204", f"holds {what}, no text; leave it out", part.path)
        case Form.FOREIGN:
            what, cure = sniffing.foreign(head)
            yield _odd("IN205", f"is {what}, which is not read yet; {cure}", part.path)
        case Form.GZIP:
            yield from _gzip(part, mapping)
        case Form.ZIP:
            yield from _zip(part, mapping)
        case Form.HTML | Form.TEXT:
            yield _single(part, form, head if len(head) < sniffing.HEAD else None)
        case _:
            yield from _records(part, form, mapping)


def _misnamed(part: Part, form: Form) -> Found:
    """Say so if the name promises another form than the content has."""
    name = part.path.lower().removesuffix(".gz")
    for promised, suffixes in _SUFFIX.items():
        if name.endswith(suffixes) and form in _SUFFIX and form is not promised:
            if {form, promised} <= {Form.JSON, Form.JSONL} or form is Form.GZIP:
                return
            message = f"is named like {promised}, but holds {form}; read as {form}"
            yield _odd("IN221", message, part.path)
            return


def _single(part: Part, form: Form, whole: bytes | None = None) -> Outcome[Document]:
    """Read a part that is one document; ``whole`` are its bytes, if they are at hand."""
    limit = PAGE_LIMIT if form is Form.HTML else TEXT_LIMIT
    data = _start(part, limit + 1) if whole is None else whole
    if len(data) > limit:
        message = f"holds more than {limit // 1_000_000} MB in one document; split it into articles"
        return _odd("IN206", message, part.path)
    if form is Form.HTML:
        from sayso.intake.pages import page  # noqa: PLC0415 - loads the HTML libraries

        return page(data, part.path, part.place, part.original)
    return _plain(data, part)


def _start(part: Part, size: int) -> bytes:
    with part.open() as stream:
        return stream.read(size)


def _plain(data: bytes, part: Part) -> Outcome[Document]:
    decoded = decoding.decode(data)
    if not decoded.text.strip():
        return _odd("IN203", "holds no text; leave it out, or save it again", part.path)
    made = content_digest(data)
    document = Document(
        digest(made, part.place),
        decoded.text,
        "text/plain",
        part.path,
        digest=made,
        original=part.original,
    )
    odd = (Finding("IN207", decoded.odd, path=part.path),) if decoded.odd else ()
    return Outcome((document,), odd)


def _records(part: Part, form: Form, mapping: Mapping[str, str]) -> Found:
    """Read a part that holds one record per document."""
    with part.open() as raw:
        encoding, _ = decoding.bom(raw.read(4))
    with part.open() as raw:
        wide = encoding not in {"", "utf-8"}
        with decoding.recoded(raw, encoding) if wide else raw as stream:
            source = tables.Table(part.path, part.place, part.original, dict(mapping))
            if form is Form.JSONL:
                found = tables.json_lines(stream, source)
            elif form is Form.CSV:
                found = tables.rows(stream, source)
            else:
                found = _whole_json(stream, part, source)
            yield from _or_none(found, part)


def _or_none(found: Found, part: Part) -> Found:
    """Yield what was found, or else that there was no record."""
    none = True
    for outcome in found:
        none = none and not outcome.items and not outcome.findings
        yield outcome
    if none:
        yield _odd("IN203", f"{_NO_RECORD}; leave it out, or save it again", part.path)


def _whole_json(stream: BinaryIO, part: Part, source: tables.Table) -> Found:
    data = stream.read(JSON_LIMIT + 1)
    if len(data) > JSON_LIMIT:
        message = f"is a JSON file of over {JSON_LIMIT // 1_000_000} MB; save it as JSON Lines"
        yield _odd("IN206", message, part.path)
    elif tables.is_json(data):
        yield from tables.whole_json(data, source)
    else:
        yield _odd("IN213", "is broken JSON; read as plain text", part.path)
        yield _single(part, Form.TEXT)


class _TooMuchError(Exception):
    """A packed stream gave more than its size allows."""


class _Bounded(gzip.GzipFile):
    """A gzip stream that refuses to unpack a bomb, and closes what it reads from."""

    def __init__(self, packed: BinaryIO, allowed: int) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._packed = packed
        self._allowed = allowed

    def close(self) -> None:
        super().close()
        self._packed.close()

    def read(self, size: int | None = -1) -> bytes:
        return self._checked(super().read(size))

    def readline(self, size: int | None = -1) -> bytes:
        return self._checked(super().readline(size))

    def _checked(self, data: bytes) -> bytes:
        if self.tell() > self._allowed:
            raise _TooMuchError
        return data


def _gzip(part: Part, mapping: Mapping[str, str]) -> Found:
    """Read what a gzip file holds."""
    if part.depth >= DEPTH:
        yield _odd("IN211", "is packed too many times; unpack it by hand", part.path)
        return

    def unpacked() -> BinaryIO:
        allowed = max(GZIP_FLOOR, part.size * GZIP_RATIO)
        return cast("BinaryIO", _Bounded(part.open(), allowed))

    inner = replace(part, open=unpacked, depth=part.depth + 1)
    yield from _guarded(inner, mapping)


def _zip(part: Part, mapping: Mapping[str, str]) -> Found:
    """Read the members of a zip archive, sorted by name."""
    if part.depth >= DEPTH - 1:
        yield _odd("IN211", "is an archive too deep in archives; unpack it by hand", part.path)
        return
    with _seekable(part) as stream, zipfile.ZipFile(stream) as archive:
        for member in members(archive, part.path):
            if isinstance(member, Finding):
                yield Outcome(findings=(member,))
            else:
                yield from _guarded(_member(part, archive, member), mapping)


def _seekable(part: Part) -> BinaryIO:
    """Return the bytes of an archive; one inside another is unpacked first."""
    if not part.depth:
        return part.open()
    with part.open() as stream:
        data = stream.read(NESTED_LIMIT + 1)
    if len(data) > NESTED_LIMIT:
        raise _TooMuchError
    return BytesIO(data)


def _member(part: Part, archive: zipfile.ZipFile, member: Member) -> Part:
    def opened() -> BinaryIO:
        return cast("BinaryIO", archive.open(member.info))

    return Part(
        f"{part.path}/{member.name}",
        f"{part.place}/{member.name}",
        part.original,
        opened,
        member.info.compress_size,
        part.depth + 1,
    )
