"""Web archives, WARC and ARC: the pages in them, under their addresses and days of retrieval.

Responses, resources and conversions that are HTML or text, or PDF or Word, give documents. What
else there is (requests, revisits, pictures, scripts, redirections, error pages, pages without text)
is counted, and said once.
"""

from collections import Counter
from dataclasses import dataclass, field

from sayso.intake import parts, replies, sniffing, webrecords
from sayso.intake.listing import listed
from sayso.intake.parts import PAGE_LIMIT, Found, Given, Part, Way, odd
from sayso.intake.sniffing import Form
from sayso.intake.webrecords import Record
from sayso.records.articles import Document
from sayso.records.places import Outcome

MEDIA = "application/warc"
AS_ONE = 10  # records that weigh as much as one, where no page comes of them
PACKED = PAGE_LIMIT + (1 << 20)  # bytes of a block that are read

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_FILES = frozenset(
    {
        "application/pdf",
        "application/rtf",
        "text/rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_NO_PAGES = frozenset(
    {Form.BINARY, Form.GZIP, Form.ZIP, Form.FOREIGN, Form.JSON, Form.JSONL, Form.FEED}
)
_UNKNOWN = frozenset({"", "application/octet-stream", "unknown/unknown", "no-type"})
_COUNTED = {
    "request": "requests",
    "revisit": "revisits",
    "metadata": "records of metadata",
    "warcinfo": "records of metadata",
    "continuation": "continuations",
}
_READ = frozenset({"response", "resource", "conversion", "arc"})
OTHER, ERRORS = "pictures and other files", "error pages"
REDIRECTIONS, EMPTY = "redirections", "pages without text"


@dataclass(slots=True)
class _Archive:
    """A web archive as it is read."""

    part: Part
    way: Way
    passed: Counter[str] = field(default_factory=Counter)


def read(part: Part, way: Way) -> Found:
    """Yield the documents of a WARC or ARC file, record by record."""
    archive = _Archive(part, way)
    yield from listed(_records(archive), part.path)
    if archive.passed:
        counted = ", ".join(f"{what} ({count:,})" for what, count in archive.passed.most_common())
        yield odd("IN224", f"passed over: {counted}", part.path)


def _records(archive: _Archive) -> Found:
    path = archive.part.path
    number = damaged = 0
    with archive.part.open() as stream:
        for record in webrecords.records(stream):
            if "cut" in record.fields:
                yield odd("IN208", "ends in the middle of a record; get the file anew", path)
            elif "lost" in record.fields:
                message = f"is damaged for {webrecords.STRETCH:,} lines behind record {number}"
                yield odd("IN226", f"{message}; the rest is left out, get the file anew", path)
            elif not record.kind:
                damaged += 1
                message = f"what follows record {number} is damaged and passed over"
                yield odd("IN213", f"{message}; get the file anew", path)
            else:
                number += 1
                yield from _record(record, number, archive)
                if not number % AS_ONE:
                    yield Outcome()
    if not number and not damaged:
        yield odd("IN203", "holds no record; leave it out, or get it anew", path)


def _record(record: Record, number: int, archive: _Archive) -> Found:
    """Yield what one record gives, or count it; one that the file's end cuts off gives nothing."""
    if record.kind not in _READ:
        archive.passed[_COUNTED.get(record.kind, "records of other kinds")] += 1
        return
    answered = _answer(record)
    if answered.status and not 200 <= answered.status < 206:
        archive.passed[REDIRECTIONS if 300 <= answered.status < 400 else ERRORS] += 1
        return
    url = record.fields.get("warc-target-uri", "").strip("<> ")
    media = answered.media
    if not (media in _PAGES | _FILES | _UNKNOWN or media == "text/plain") or _is_technical(url):
        archive.passed[OTHER] += 1
        return
    sent = answered.rest + record.take(PACKED)
    if record.cut:
        return
    data = answered.body(sent, PAGE_LIMIT)
    when = record.fields.get("warc-date", "")
    given = Given(url=url, retrieved=when, media_type=MEDIA, charset=answered.charset)
    inner = archive.part.inner(_name(record, number), data, given)
    yield from _written(data, answered, inner, archive)


def _answer(record: Record) -> replies.Reply:
    """Return what a record holds as an answer of HTTP; others have the media type of the record."""
    fields = {"content-type": record.fields.get("content-type", "")}
    if record.kind not in {"response", "arc"}:
        return replies.Reply(0, fields, b"")
    found = replies.reply(record.take(replies.HEADERS))
    if found.status or record.kind == "response":
        return found if found.status else replies.Reply(0, {"content-type": "other"}, b"")
    return replies.Reply(0, fields, found.rest)


def _is_technical(url: str) -> bool:
    """Tell whether an address is that of a text for machines."""
    return url.partition("?")[0].endswith(
        ("/robots.txt", "/ads.txt", "/security.txt", ".css", ".js")
    )


def _name(record: Record, number: int) -> str:
    """Return the record's own id, or its number."""
    own = record.fields.get("warc-record-id", "").strip("<> ").removeprefix("urn:uuid:")
    return own if own and len(own) <= 200 and " " not in own else str(number)


def _written(data: bytes, answered: replies.Reply, part: Part, archive: _Archive) -> Found:
    """Yield the documents of a body, by its media type and by what it is."""
    head = data[: sniffing.HEAD]
    form = sniffing.form(head, "", {})
    if answered.media in _FILES or form in {Form.PDF, Form.DOCX, Form.RTF}:
        yield from archive.way.read(part)
        return
    if form is Form.EMPTY:
        archive.passed[EMPTY] += 1
        return
    is_page = answered.media in _PAGES or form is Form.HTML
    if form in _NO_PAGES:
        archive.passed[OTHER] += 1
    elif is_page:
        yield from _page(data, part, archive)
    elif answered.media == "text/plain":
        yield parts.plain(data, part)
    else:
        archive.passed[OTHER] += 1


def _page(data: bytes, part: Part, archive: _Archive) -> Found:
    """Yield the document of a page; pages without text are counted."""
    found: Outcome[Document] = parts.html(data, part)
    if not found.items and all(finding.code == "IN203" for finding in found.findings):
        archive.passed[EMPTY] += 1
    else:
        yield found
