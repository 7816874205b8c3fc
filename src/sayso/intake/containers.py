"""From a file to its documents, whatever it is: content decides, bad input becomes findings."""

import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import BinaryIO, cast

from sayso.intake import archives, csvrows, decoding, members, parts, signs, sniffing, tables
from sayso.intake.links import is_address
from sayso.intake.listing import fenced
from sayso.intake.opening import Came, File
from sayso.intake.parts import (
    DEPTH,
    NO_TEXT,
    Found,
    Given,
    Part,
    TooMuchError,
    Way,
    joined,
    odd,
)
from sayso.intake.sniffing import Form
from sayso.records.places import Finding, Outcome

JSON_LIMIT = 64_000_000  # bytes of one JSON file that is not JSON Lines
GZIP_RATIO = 200  # a gzip file that unpacks to more than this times its size is no text
GZIP_FLOOR = 16_000_000  # bytes that any gzip file may unpack to
HELD = 1 << 20  # bytes; what a gzip file holds of no more is unpacked once

READERS: Mapping[Form, str] = {  # modules with ``read(part, way)``, loaded when needed
    Form.BZIP: "sayso.intake.packed",
    Form.DOCX: "sayso.intake.word",
    Form.EXPORT: "sayso.intake.exported",
    Form.NEWSML: "sayso.intake.newsxml",
    Form.NINJS: "sayso.intake.ninjs",
    Form.PARQUET: "sayso.intake.parquet",
    Form.PDF: "sayso.intake.pdf",
    Form.RTF: "sayso.intake.rtf",
    Form.TAR: "sayso.intake.tarball",
    Form.XZ: "sayso.intake.packed",
    Form.ZSTD: "sayso.intake.packed",
    Form.FEED: "sayso.intake.feed",
    Form.MAIL: "sayso.intake.mail",
    Form.MBOX: "sayso.intake.mbox",
    Form.MHTML: "sayso.intake.mhtml",
    Form.WARC: "sayso.intake.warc",
    Form.WACZ: "sayso.intake.wacz",
}

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
    OverflowError,
)
_SUFFIX = {
    Form.HTML: (".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".shtml"),
    Form.TEXT: (".txt", ".text", ".md", ".asc"),
    Form.JSONL: (".jsonl", ".ndjson", ".jl"),
    Form.JSON: (".json",),
    Form.CSV: (".csv", ".tsv", ".tab"),
    Form.GZIP: (".gz",),
    Form.ZIP: (".zip",),
    Form.FEED: (".rss", ".atom"),
    Form.MAIL: (".eml", ".emlx"),
    Form.MBOX: (".mbox",),
    Form.MHTML: (".mht", ".mhtml"),
    Form.WARC: (".warc", ".arc"),
    Form.PARQUET: (".parquet",),
    Form.PDF: (".pdf",),
    Form.RTF: (".rtf",),
    Form.TAR: (".tar", ".tgz", ".txz", ".tbz2"),
    Form.BZIP: (".bz2",),
    Form.XZ: (".xz",),
    Form.ZSTD: (".zst",),
}

_PACKED = frozenset({Form.GZIP, Form.BZIP, Form.XZ, Form.ZSTD})  # what is in them tells their form

_WARC = (b"WARC/", b"filedesc:")  # how web archives begin

_NO_RECORD = "holds no record: a header, an empty list or blank rows are all there is"


def documents(file: File, mapping: Mapping[str, str] | None = None) -> Found:
    """Yield the documents of a file as they are read; one bad record is one finding.

    Args:
        file: What ``files`` found.
        mapping: Field of ours to column of the table or dump, such as ``{"outlet": "medium"}``.

    Yields:
        Outcomes with a document, findings, or both. Never raises for what the bytes hold.
    """
    part = Part(file.path, file.place or file.path, file.original, file.open, file.size)
    if file.came is None:
        yield from _guarded(dict(mapping or {}), part)
        return
    given = Given(url=file.came.url, charset=file.came.charset)
    found = _guarded(dict(mapping or {}), replace(part, given=given))
    yield from _fetched(found, file.path, file.came)


def _fetched(found: Found, path: str, came: Came) -> Found:
    """Yield what a file gave that came over the network, with what is known of its way.

    Of a feed that was followed, items whose pages were read are left out, and so is the remark
    that some of them are summaries.
    """
    instead = came.instead or ()
    for outcome in found:
        items = tuple(
            replace(
                each,
                retrieved=each.retrieved or came.retrieved,
                stated=joined(each.stated, came.stated) if each.path == path else each.stated,
            )
            for each in outcome.items
            if each.path not in instead
        )
        findings = tuple(
            each
            for each in outcome.findings
            if each.path not in instead and not (came.instead is not None and each.code == "IN225")
        )
        yield Outcome(items, findings)


def _guarded(mapping: Mapping[str, str], part: Part) -> Found:
    """Read a part; what cannot be read becomes a finding."""
    try:
        yield from fenced(_read(part, Way(mapping, partial(_guarded, mapping))), part)
    except TooMuchError:
        message = "unpacks to far more than news text does; unpack it by hand if you trust it"
        yield odd("IN210", message, part.path)
    except MemoryError:
        yield odd("IN210", "asks for more memory than there is; split it", part.path)
    except UNREADABLE as error:
        message = f"cannot be read to its end ({_why(error)}); get the file anew"
        yield odd("IN208", message, part.path)


def _why(error: Exception) -> str:
    """Return what an error says, in one line; the system's own name the file by another path."""
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(told.split())[:120] or type(error).__name__


def _read(part: Part, way: Way) -> Found:
    """Read a part by its form."""
    head = part.start(sniffing.HEAD)
    form = sniffing.form(head, part.path, way.mapping)
    yield from _misnamed(part, form)
    match form:
        case Form.EMPTY:
            yield odd("IN203", NO_TEXT, part.path)
        case Form.BINARY:
            what = sniffing.binary(head) or "binary data"
            yield odd("IN204", f"holds {what}, no text; leave it out", part.path)
        case Form.FOREIGN:
            what, cure = sniffing.foreign(head)
            yield odd("IN205", f"is {what}, which is not read yet; {cure}", part.path)
        case Form.GZIP:
            yield from _gzip(part, way)
        case Form.ZIP:
            yield from _zip(part, way)
        case Form.HTML:
            yield parts.html(_all(part, head, parts.PAGE_LIMIT), part)
        case Form.TEXT:
            yield parts.plain(_all(part, head, parts.TEXT_LIMIT), part)
        case Form.JSONL | Form.JSON | Form.CSV:
            yield from _records(part, form, way)
        case _:
            yield from _by_module(form, part, way)


def _by_module(form: Form, part: Part, way: Way) -> Found:
    """Read a part by the module that is named for its form."""
    if part.depth > DEPTH:
        yield odd("IN211", "is packed too many times; unpack it by hand", part.path)
        return
    found: Found = import_module(READERS[form]).read(part, way)
    yield from found


def _all(part: Part, head: bytes, limit: int) -> bytes:
    """Return the bytes of one document, or more than ``limit`` of them."""
    return head if len(head) < sniffing.HEAD else part.start(limit + 1)


def _misnamed(part: Part, form: Form) -> Found:
    """Say so if the name promises another form than the content has; an address promises none."""
    if is_address(part.path):
        return
    name = signs.bare(part.path)
    for promised, suffixes in _SUFFIX.items():
        if name.endswith(suffixes) and form in _SUFFIX and form is not promised:
            if {form, promised} <= {Form.JSON, Form.JSONL, Form.FEED} or form in _PACKED:
                return
            message = f"is named like {promised}, but holds {form}; read as {form}"
            yield odd("IN221", message, part.path)
            return


def _records(part: Part, form: Form, way: Way) -> Found:
    """Read a part that holds one record per document."""
    with part.open() as raw:
        encoding, _ = decoding.bom(raw.read(decoding.SAMPLE))
    with part.open() as raw:
        wide = encoding not in {"", "utf-8"}
        with decoding.recoded(raw, encoding) if wide else raw as stream:
            source = tables.Table(part.path, part.place, part.original, dict(way.mapping))
            if form is Form.JSONL:
                found = tables.json_lines(stream, source)
            elif form is Form.CSV:
                found = csvrows.rows(stream, source)
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
        yield odd("IN203", f"{_NO_RECORD}; leave it out, or save it again", part.path)


def _whole_json(stream: BinaryIO, part: Part, source: tables.Table) -> Found:
    data = stream.read(JSON_LIMIT + 1)
    if len(data) > JSON_LIMIT:
        message = f"is a JSON file of over {JSON_LIMIT // 1_000_000} MB; save it as JSON Lines"
        yield odd("IN206", message, part.path)
    elif tables.is_dense(data):
        yield odd("IN206", f"is a JSON file with {tables.DENSE}; save it as JSON Lines", part.path)
    elif tables.is_json(data):
        yield from tables.whole_json(data, source)
    else:
        yield odd("IN213", "is broken JSON; read as plain text", part.path)
        yield parts.plain(data, part)


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
            raise TooMuchError
        return data


def _gzip(part: Part, way: Way) -> Found:
    """Read what a gzip file holds."""
    if part.depth >= DEPTH:
        yield odd("IN211", "is packed too many times; unpack it by hand", part.path)
        return

    allowed = max(GZIP_FLOOR, part.size * GZIP_RATIO)
    damaged: set[int] = set()

    def unpacked() -> BinaryIO:
        return cast("BinaryIO", _Bounded(part.open(), allowed))

    def by_member() -> BinaryIO:
        return members.opened(part.open(), allowed, damaged)

    inner = replace(part, open=by_member, depth=part.depth + 1)
    start = _start(unpacked)
    if not (start or inner.start(len(_WARC[1]))).startswith(_WARC):
        held = 0 < len(start) <= HELD
        inner = replace(inner, open=partial(BytesIO, start) if held else unpacked)
    yield from way.read(inner)
    if damaged and inner.open is by_member:
        yield odd("IN208", "is damaged; what is whole in it was read, get it anew", part.path)


def _start(unpacked: Callable[[], BinaryIO]) -> bytes:
    """Return what a gzip file holds, or its beginning if that is much; b"" if it is damaged."""
    try:
        with unpacked() as stream:
            first = stream.read(len(_WARC[1]))
            return first if first.startswith(_WARC) else first + stream.read(HELD)
    except UNREADABLE:
        return b""


def _zip(part: Part, way: Way) -> Found:
    """Read the members of a zip archive, sorted by name."""
    with part.seekable() as stream, zipfile.ZipFile(stream) as archive:
        archives.check(archive)
        form = archives.form(archive)
        if form in READERS:
            yield from _by_module(form, part, way)
            return
        if part.depth >= DEPTH - 1:
            yield odd("IN211", "is an archive too deep in archives; unpack it by hand", part.path)
            return
        for member in archives.members(archive, part.path):
            if isinstance(member, Finding):
                yield Outcome(findings=(member,))
            else:
                yield from way.read(archives.inner(part, archive, member))
