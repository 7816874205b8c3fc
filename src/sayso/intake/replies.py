"""What a server answered, out of a web archive: status, media type, and the body unpacked.

A header may name an encoding that the archive has undone; a body that does not unpack is taken as
it stands. Nothing unpacks to more than its limit.

Source: RFC 9110 (fields, content codings), 9112 (chunks); RFC 7932 (Brotli), RFC 8878 (zstd).
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

HEADERS = 1 << 16  # bytes of a header
CHUNK = 1 << 16  # bytes that are unpacked at a time

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_END = re.compile(rb"\r?\n\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_FIELD = re.compile(r"([!-9;-~]{1,78})[ \t]*:[ \t]*([^\r\n]*)")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a server.

    Attributes:
        status: Such as 200; 0 if what stands there is no answer of HTTP.
        fields: Header fields by lower-case name.
        rest: Bytes of the body that were read with the header.
    """

    status: int
    fields: dict[str, str]
    rest: bytes

    @property
    def media(self) -> str:
        """Return the media type in lower case, or ""."""
        return media_of(self.fields.get("content-type", ""))

    @property
    def charset(self) -> str:
        """Return the charset that the header names, or ""."""
        found = _CHARSET.search(self.fields.get("content-type", ""))
        return found[1] if found else ""

    def body(self, data: bytes, limit: int) -> bytes:
        """Return the body unpacked, at most ``limit + 1`` bytes of it.

        Args:
            data: All of the body as it was sent.
            limit: Bytes from which it is too long.
        """
        if "chunked" in self.fields.get("transfer-encoding", "").lower():
            data = _joined(data)
        codings = self.fields.get("content-encoding", "").lower().split(",")
        for coding in reversed(codings[:3]):
            if unpack := _UNPACK.get(coding.strip()):
                data = unpack(data, limit)
        return data[: limit + 1]


def media_of(words: str) -> str:
    """Return the media type that a field names, in lower case; "" if it names none."""
    return words.partition(";")[0].strip().lower()


def reply(start: bytes) -> Reply:
    """Return an answer whose first bytes, at least its header, are ``start``."""
    status = _STATUS.match(start)
    if not status:
        return Reply(0, {}, start)
    end = _END.search(start)
    head = start[: end.start()] if end else start
    fields: dict[str, str] = {}
    shown = _FOLD.sub(" ", head.decode("latin-1"))
    for found in _FIELD.finditer(shown, shown.find("\n") + 1):
        fields[found[1].lower()] = found[2].strip()
    return Reply(int(status[1]), fields, start[end.end() :] if end else b"")


def _joined(data: bytes) -> bytes:
    """Return a body without the marks between its chunks; as it stands if it has none."""
    found = _CHUNK.match(data)
    pieces: list[bytes] = []
    at = 0
    while found:
        size = int(found[1], 16)
        pieces.append(data[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if data[at : at + 2] == b"\r\n" else data[at : at + 1] == b"\n"
        found = _CHUNK.match(data, at) if size else None
    return b"".join(pieces) if pieces else data


def _inflated(data: bytes, limit: int) -> bytes:
    """Return what gzip or deflate packed, with or without its header, as far as it is whole."""
    for bits in (47, -15):
        made = bytearray()
        try:
            for piece in _inflating(data, bits, limit):
                made += piece
        except zlib.error:
            if not made:
                continue
        return bytes(made)
    return data


def _inflating(data: bytes, bits: int, limit: int) -> Iterator[bytes]:
    """Yield what packed streams hold, one after another, until that is more than ``limit``."""
    machine, left = zlib.decompressobj(bits), limit + 1
    for start in range(0, len(data), CHUNK):
        packed = data[start : start + CHUNK]
        while packed and left:
            machine = zlib.decompressobj(bits) if machine.eof else machine
            made = machine.decompress(packed, left)
            left -= len(made)
            packed = machine.unused_data
            yield made


def _unbrotli(data: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 - seldom needed

    machine = brotli.Decompressor()
    made: bytes = b""
    try:
        made += machine.process(data, output_buffer_limit=limit + 1)
        while made and len(made) <= limit and not machine.can_accept_more_data():
            more = machine.process(b"", output_buffer_limit=limit + 1 - len(made))
            if not more:
                break
            made += more
    except brotli.error:
        return made or data
    return made


def _unzstd(data: bytes, limit: int) -> bytes:
    from sayso.intake import packed  # noqa: PLC0415 - slow to load, seldom needed

    try:
        return packed.unzstd(data, limit + 1)
    except (OSError, ImportError):
        return data


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _unbrotli,
    "zstd": _unzstd,
}
