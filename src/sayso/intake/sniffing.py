"""What a stream of bytes is, told from its first bytes; the name decides only in doubt."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from sayso.intake import fields, signs
from sayso.intake.decoding import bom

HEAD = 1 << 16  # bytes that are looked at


class Form(StrEnum):
    """The forms that intake tells apart."""

    EMPTY = "empty"
    BINARY = "binary"
    FOREIGN = "foreign"
    GZIP = "gzip"
    ZIP = "zip"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TEXT = "text"
    MAIL = "mail"
    MBOX = "mbox"
    MHTML = "MHTML"
    FEED = "feed"
    NEWSML = "news XML"
    WARC = "WARC"
    WACZ = "WACZ"
    PDF = "PDF"
    DOCX = "Word"
    RTF = "RTF"
    PARQUET = "Parquet"
    TAR = "tar"
    EXPORT = "database export"
    NINJS = "ninjs"
    BZIP = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"


_PACKED = (
    (b"\x1f\x8b", Form.GZIP),
    (b"PK\x03\x04", Form.ZIP),
    (b"PK\x05\x06", Form.ZIP),
    (b"PAR1", Form.PARQUET),
    (b"\xfd7zXZ\0", Form.XZ),
    (b"\x28\xb5\x2f\xfd", Form.ZSTD),
    (b"\x5d\x2a\x4d\x18", Form.ZSTD),
    *((b"BZh%d" % level, Form.BZIP) for level in range(1, 10)),
    (b"{\\rtf", Form.RTF),
    (b"%PDF-", Form.PDF),
    (b"WARC/", Form.WARC),
    (b"filedesc:", Form.WARC),
)
_FOREIGN = (  # first bytes, what they show, what to do
    (b"SQLite format 3\0", "a SQLite database", "export its articles as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
)
_BINARY = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "sound, video or an image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\0\0\0 ftyp", "a video"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_ROOT = re.compile(  # what may stand before the first element, and its name
    r"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?>[^\[>\"']|\"[^\"]*\"|'[^']*')*+"
    r"(?:\[(?>[^\]\"']|\"[^\"]*\"|'[^']*')*+\]\s*)?>)*+<(?:[\w.-]{1,40}:)?([\w.-]{1,40})",
    re.DOTALL | re.IGNORECASE,
)
_LISTS = {
    "urlset": ("a sitemap, a list of addresses", "save the pages that it lists"),
    "sitemapindex": ("a sitemap, a list of addresses", "save the pages that it lists"),
    "opml": ("a list of feeds (OPML)", "save the feeds that it lists"),
}
_RSS_1 = re.compile(r"purl\.org/rss/1\.0|my\.netscape\.com/rdf")
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_PAGE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|title|meta|article|main|div|p|h1|section|script)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:p|div|a|br|span|h[1-6]|ul|li|em|strong|b|i|img|table)\b[^<>]*>", re.IGNORECASE
)
_FIELDS = re.compile(rb"\s{0,8}(?:\d{1,12}\s{1,9})?((?:[!-9;-~]{1,78}[ \t]*:.*\n(?:[ \t].*\n)*)+)")
_FIELD = re.compile(rb"(?m)^([!-9;-~]{1,78})[ \t]*:")
_MBOX = re.compile(
    rb"\s{0,8}From \S.{0,300}\d\d:\d\d.{0,40}\b[12]\d{3}\b.*\n(?:[!-9;-~]{1,78}[ \t]*:|>From )"
)
_SENT = frozenset({b"received", b"message-id", b"return-path", b"delivered-to", b"mime-version"})
_SAYS = frozenset({b"from", b"subject", b"date", b"content-type"})
_SAVED = re.compile(
    rb"(?im)^(?:From:\s*[\"<]?Saved by|Snapshot-Content-Location:|X-MAF-Information:"
    rb"|Content-Location:|Content-Type:\s*multipart/related)"
)
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1b"})
_JSON_NAME = (".jsonl", ".ndjson", ".jl")
_CSV_NAME = (".csv", ".tsv", ".tab")


def foreign(head: bytes) -> tuple[str, str]:
    """Return what a document of a form not read yet is, and what to do; ("", "") if none."""
    for mark, what, cure in _FOREIGN:
        if head.startswith(mark):
            return what, cure
    return _LISTS.get(root(_shown(head)), ("", "")) if b"<" in head[:8] else ("", "")


def root(shown: str) -> str:
    """Return the name of the first element of XML in lower case, without its prefix; else ""."""
    found = _ROOT.match(shown) if shown.startswith("<") else None
    return found[1].lower() if found else ""


def _is_feed(shown: str) -> bool:
    """Tell whether text is a feed: RSS of any version, Atom, or JSON Feed."""
    if shown.startswith("{"):
        return bool(_JSON_FEED.search(shown[:8000]))
    first = root(shown)
    return first in {"rss", "feed"} or (first == "rdf" and bool(_RSS_1.search(shown[:8000])))


def binary(head: bytes) -> str:
    """Return what a binary file holds, or "" if the bytes could be text."""
    for mark, what in _BINARY:
        if head.startswith(mark):
            return what
    if bom(head)[0]:
        return ""
    control = len(head) - len(head.translate(None, _CONTROL))
    return "binary data" if control > len(head) / 100 else ""


def form(head: bytes, name: str, mapping: Mapping[str, str]) -> Form:
    """Return the form of what begins with ``head``.

    Args:
        head: The first ``HEAD`` bytes, or all if there are fewer.
        name: File name, for doubtful cases.
        mapping: Columns that the user named.
    """
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Form.EMPTY if not head.strip(b" \t\r\n\xef\xbb\xbf") else Form.BINARY
    for mark, packed in _PACKED:
        if head.startswith(mark):
            return packed
    if found := _printed(head):
        return found
    if signs.is_tar(head):
        return Form.TAR
    if foreign(head)[0]:
        return Form.FOREIGN
    if message := _message(head, name.lower()):
        return message
    return Form.BINARY if binary(head) else _written(_shown(head), signs.bare(name), mapping)


def _printed(head: bytes) -> Form | None:
    """Return PDF or RTF if blanks or a byte-order mark stand before it, else None."""
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return Form.PDF if start.startswith(b"%PDF-") else Form.RTF if start[:5] == b"{\\rtf" else None


def _message(head: bytes, name: str) -> Form | None:
    """Return MBOX, MHTML or MAIL if header fields stand at the beginning, else None."""
    if _MBOX.match(head):
        return Form.MBOX
    found = _FIELDS.match(head)
    if not found:
        return None
    fields = {field.lower() for field in _FIELD.findall(found[1])}
    if not fields & _SAYS or not (fields & _SENT or name.endswith((".eml", ".emlx"))):
        return None
    sent = fields & {b"received", b"message-id", b"to", b"delivered-to"}
    return Form.MAIL if sent or not _SAVED.search(found[1]) else Form.MHTML


def _written(shown: str, name: str, mapping: Mapping[str, str]) -> Form:
    """Return the form of text."""
    if signs.is_export(shown):
        return Form.EXPORT
    if _is_feed(shown):
        return Form.FEED
    if root(shown) in signs.NEWS:
        return Form.NEWSML
    if not mapping and signs.is_ninjs(shown):
        return Form.NINJS
    if _is_page(shown, name):
        return Form.HTML
    if shown[:1] in {"{", "["} or name.endswith(_JSON_NAME):
        found = _json(shown, name)
        if found is not None:
            return found
    return Form.CSV if delimiter(shown, name, mapping) else Form.TEXT


def _shown(head: bytes) -> str:
    encoding, skip = bom(head)
    return head[skip:].decode(encoding or "utf-8", "replace").lstrip("\ufeff \t\r\n")


def _is_page(shown: str, name: str) -> bool:
    if shown.startswith("<") and _PAGE.search(shown[:8000]):
        return True
    if name.endswith((".html", ".htm", ".xhtml")):
        return len(_TAG.findall(shown)) >= 3
    return False


def _json(shown: str, name: str) -> Form | None:
    """Return JSONL, JSON, or None if it only begins like them."""
    rows = [row for row in shown.splitlines()[:100] if row.strip()]
    if name.endswith(_JSON_NAME) and any(row.lstrip().startswith("{") for row in rows):
        return Form.JSONL
    if any(_is_record(row) for row in rows):
        return Form.JSONL
    if re.match(r'\{\s*(?:"|\}|$)', shown):
        return Form.JSONL if len(rows) == 1 else Form.JSON
    return Form.JSON if re.match(r"\[\s*(?:\{|\]\s*$)", shown) else None


def _is_record(row: str) -> bool:
    if not row.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(row), dict)
    except (ValueError, RecursionError):
        return False


def delimiter(shown: str, name: str, mapping: Mapping[str, str]) -> str:
    """Return what parts the columns of a table, or "" if this is no table.

    A table has a header row that names a text column; under a name such as ``.csv`` any header of
    short names will do, so that a table without a text column can be reported as such.
    """
    first = shown[: shown.find("\n") if "\n" in shown else None].partition("\r")[0]
    named = name.endswith(_CSV_NAME)
    if not named and not fields.may_name(first.replace('"', ""), "text", mapping):
        return ""
    best: tuple[bool, int, str] = (False, 0, "")
    for mark in (",", ";", "\t", "|"):
        header = cells(first, mark)
        has_text = fields.find(header, "text", mapping) is not None
        best = max(best, (has_text, len(header), mark))
    has_text, width, mark = best
    if has_text and (named or (width > 1 and _is_table(shown, cells(first, mark), mark, mapping))):
        return mark
    return mark if named and width > 1 and _is_header(first, mark) else ""


def cells(line: str, mark: str) -> list[str]:
    """Return the cells of one line of a table; none if it is broken."""
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def _is_table(shown: str, header: Sequence[str], mark: str, mapping: Mapping[str, str]) -> bool:
    """Tell whether a line that names a text is a header, and not a headline: "Body, mind and soul".

    A header names another field as well, or the next line has as many cells.
    """
    others = (name for name in fields.USUAL if name != "text")
    if mapping or any(fields.find(header, name, mapping) is not None for name in others):
        return True
    rest = shown.lstrip().splitlines()[1:2]
    return bool(rest) and len(cells(rest[0], mark)) == len(header)


def _is_header(first: str, mark: str) -> bool:
    names = cells(first, mark)
    return all(len(name) <= 60 and not name.rstrip().endswith((".", "!", "?")) for name in names)
