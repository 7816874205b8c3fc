"""From bytes to text: byte-order marks, UTF-8, what is declared, and a guess that says so."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BufferedReader, RawIOBase
from typing import BinaryIO

SAMPLE = 1 << 16  # bytes that a guess looks at
FEWEST = 8  # letters from which UTF-16 is told without a byte-order mark
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEVER = frozenset(
    {"utf_7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"}
)
_ZEROS = 0.05  # share of UTF-16 that are ASCII, blanks at least, in any script
_STRAY = 0.01  # share that may be no letters
_MEANT = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}  # as the Encoding Standard has it
_CONTROLS = re.compile(rb"[\x80-\x9f]")
_NO_MARK = "UTF-16 without a byte-order mark"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
LAST_RESORT = "cp1252"
_WESTERN = frozenset("àâäçéèêëîïôöùûüñáíóúßœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜÑÁÍÓÚŒÆ“”‘’„–—…•€£«»°§©®¿¡ºª·\u00a0´")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by, and what was odd ("" if nothing)."""

    text: str
    encoding: str
    odd: str = ""


def bom(data: bytes) -> tuple[str, int]:
    """Return the encoding that a byte-order mark names and the mark's length; ("", 0) if none.

    UTF-16 is told without a mark as well, from bytes enough: a mark of length 0.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return (_unmarked(data[:SAMPLE]), 0) if b"\0" in data[:64] else ("", 0)


def _unmarked(data: bytes) -> str:
    """Return which UTF-16 bytes without a byte-order mark are, "" if they are something else.

    Every script has blanks, stops and line ends, of which one byte is zero: always the first of
    two, or always the second. What they spell must be letters, or else it is binary data.
    """
    whole = data[: len(data) // 2 * 2]
    count = len(whole) // 2
    low, high = whole[::2].count(0), whole[1::2].count(0)
    if count < FEWEST or 3 * min(low, high) > max(low, high) or max(low, high) < _ZEROS * count:
        return ""
    encoding = "utf-16-le" if high > low else "utf-16-be"
    text = whole.decode(encoding, "replace")
    odd = sum(not (letter.isprintable() or letter in "\t\n\v\f\r\ufeff") for letter in text)
    letters = sum(letter.isalpha() or letter == " " for letter in text)
    wrong = odd + text.count("\ufffd") > _STRAY * count + 1
    return "" if wrong or 2 * letters < count else encoding


def decode(data: bytes, *declared: str) -> Decoded:
    """Return ``data`` as text; every byte is read somehow, and what was odd is said.

    Args:
        data: The bytes, with or without a byte-order mark.
        declared: Encodings that the site or the document itself names; tried after UTF-8.
    """
    marked, skip = bom(data)
    if marked:
        read = _strict(data[skip:], marked) or _patched(data[skip:], marked)
        return read if skip or read.odd else replace(read, odd=f"{_NO_MARK}; read as {marked}")
    found = _strict(data, "utf-8")
    if found is not None:
        return found
    for name in filter(None, declared):
        for encoding in dict.fromkeys((meant(data, name), name)):
            if (found := _strict(data, encoding)) is not None:
                return found
    return guessed(data)


def meant(data: bytes, declared: str) -> str:
    """Return the encoding of bytes that are said to be Latin-1 and hold quotation marks or dashes.

    Latin-1 has control characters there that no text uses; who writes them has Windows-1252, and
    pages are read so everywhere. Source: WHATWG, Encoding Standard, names and labels.
    """
    try:
        wider = _MEANT.get(codecs.lookup(declared).name)
    except (LookupError, ValueError):
        return declared
    return wider if wider and _CONTROLS.search(data) else declared


def guessed(data: bytes) -> Decoded:
    """Return bytes that are not UTF-8 as text, by the likeliest encoding, and say so."""
    if is_spoilt(data):
        return _patched(data, "utf-8")
    encoding = guess(data)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, f"not UTF-8; read as {encoding}")


def is_spoilt(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 with some places spoilt, rather than another encoding."""
    spoilt = data.decode("utf-8", "replace").count("\ufffd")
    return spoilt <= len(_MULTIBYTE.findall(data))


def guess(data: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8."""
    first = _first_bad(data)
    sample = data[max(0, first - SAMPLE // 2) : first + SAMPLE // 2]
    if all(
        letter in _WESTERN or letter.isascii() for letter in sample.decode(LAST_RESORT, "replace")
    ):
        return LAST_RESORT
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, seldom needed

    best = from_bytes(sample).best()
    return best.encoding if best and best.encoding != "utf_8" else LAST_RESORT


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _strict(data: bytes, encoding: str) -> Decoded | None:
    """Return the text; None if the bytes are not all of this encoding, or it is none for pages."""
    try:
        if codecs.lookup(encoding).name.replace("-", "_") in _NEVER:
            return None
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _patched(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    count = text.count("\ufffd")
    odd = f"invalid {encoding.upper()} in {count} places; they show as \ufffd"
    return Decoded(text, encoding, odd)


def recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """Return a stream of UTF-8 over one in another encoding, for readers that go line by line."""
    return BufferedReader(_Recoder(stream, encoding))


class _Recoder(RawIOBase):
    """Decodes and encodes again as it is read."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            chunk = self._stream.read(SAMPLE)
            self._ready = self._decoder.decode(chunk, not chunk).encode("utf-8", "replace")
            if not chunk and not self._ready:
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def close(self) -> None:
        self._stream.close()
        super().close()


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number (from 1) and bytes of each line, or None for one of over ``limit`` bytes.

    Never holds more than ``limit`` bytes of a line.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield number, None
