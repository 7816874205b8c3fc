"""The parts of a MIME message: header fields, boundaries, transfer encodings, in linear time.

The standard library's parser holds every line against every open boundary, which a hostile message
makes slow. So bodies are parted here; ``email`` reads a field's parameters.

Source: RFC 2045, 2046 and 2047; RFC 3676 on flowed text.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from itertools import islice, pairwise

from sayso.intake import decoding

HEADERS = 1 << 16  # bytes of one block of header fields that are looked at
VALUE = 2000  # code points of one header field that are looked at
NESTED = 8  # multiparts in one another
COUNT = 1000  # parts in one multipart

_GAP = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_FIRST = re.compile(rb"[!-9;-~]{1,78}[ \t]*:")
_REST = re.compile(rb"(--)?[ \t]*(?:\r?\n|\Z)")
_FOLD = re.compile(r"\r?\n[ \t]+")
_FIELD = re.compile(r"([!-9;-~]{1,78})[ \t]*:[ \t]*(.*)")
_NEXT_WORD = re.compile(r"\?=\s+=\?")
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NO_BASE64 = bytes(set(range(256)) - set(_BASE64))


@dataclass(frozen=True, slots=True)
class Entity:
    """One part of a message, or the message itself.

    Attributes:
        fields: Its header fields, decoded to text but not further.
        body: What follows them, still in its transfer encoding.
        default: Media type where no field says one.
    """

    fields: Message
    body: bytes
    default: str = "text/plain"

    @property
    def kind(self) -> str:
        """Return the media type in lower case."""
        if "content-type" not in self.fields:
            return self.default
        return self.fields.get_content_type()

    def says(self, name: str) -> str:
        """Return a header field as one line of words; "" if there is none."""
        return " ".join(_unworded(str(self.fields.get(name, ""))).split())

    def parameter(self, name: str, header: str = "content-type") -> str:
        """Return a parameter of a field, such as ``charset``; "" if there is none."""
        found = self.fields.get_param(name, "", header)
        whole = found[2] if isinstance(found, tuple) else found
        return _unworded(str(whole or "")).strip()

    def payload(self) -> bytes:
        """Return the body without its transfer encoding."""
        coding = self.says("content-transfer-encoding").lower()
        if coding == "base64":
            return _base64(self.body)
        return binascii.a2b_qp(self.body) if coding == "quoted-printable" else self.body

    def text(self) -> str:
        """Return the words of a text part; every byte is read somehow."""
        return decoding.decode(self.payload(), self.parameter("charset")).text


def entity(data: bytes, default: str = "text/plain") -> Entity:
    """Return a message or a part of one; what does not begin with a header field is all body."""
    if not _FIRST.match(data):
        return Entity(Message(), data, default)
    gap = _GAP.search(data)
    end, start = gap.span() if gap else (len(data), len(data))
    fields = Message()
    shown = _FOLD.sub(" ", decoding.decode(data[: min(end, HEADERS)]).text)
    for line in re.split(r"[\r\n]+", shown):
        if found := _FIELD.match(line):
            fields[found[1]] = found[2][:VALUE]
    return Entity(fields, data[start:], default)


def children(whole: Entity) -> Iterator[Entity]:
    """Yield the parts of a multipart, at most ``COUNT``; none if its boundary is not found."""
    boundary = whole.parameter("boundary").encode("utf-8", "replace")
    if not boundary:
        return
    default = "message/rfc822" if whole.kind == "multipart/digest" else "text/plain"
    last: int | None = None
    for found in islice(_lines(b"--" + boundary, whole.body), COUNT + 1):
        if last is not None:
            yield entity(whole.body[last : max(last, found[0])], default)
        last = None if found[2] else found[1]
        if found[2]:
            return
    if last is not None and last < len(whole.body):
        yield entity(whole.body[last:], default)


def _lines(mark: bytes, body: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether it closes, of each boundary; the line end before is its own."""
    at = body.find(mark)
    while at >= 0:
        after = at + len(mark)
        ends = _REST.match(body, after)
        if ends and (not at or body[at - 1 : at] == b"\n"):
            after = ends.end()
            yield at - _line_end(body, at), after, bool(ends[1])
        at = body.find(mark, after)


def _line_end(body: bytes, at: int) -> int:
    """Return how many bytes the line end in front of ``at`` has."""
    return 2 if body[at - 2 : at] == b"\r\n" else min(at, 1)


def flowed(text: str, *, delete: bool = False) -> str:
    """Return flowed text with its soft line breaks taken out.

    Args:
        text: As it was sent; a line that ends in a blank goes on in the next one.
        delete: Whether that blank was put in as well (``delsp=yes``).

    Source: RFC 3676, section 4.
    """
    made: list[str] = []
    rows = [row.removeprefix(" ") for row in text.replace("\r\n", "\n").split("\n")]
    for row, following in pairwise([*rows, ""]):
        quoted = following.startswith(">") is row.startswith(">")
        soft = row.endswith(" ") and row != "-- " and quoted
        made += (row[:-1] if delete else row,) if soft else (row, "\n")
    return "".join(made).removesuffix("\n")


def _unworded(value: str) -> str:
    """Return a field with its encoded words decoded; those split inside a letter are joined."""
    if "=?" not in value:
        return value
    made: list[str] = []
    held, held_by, at = b"", "", 0
    joined = _NEXT_WORD.sub("?==?", value)
    for found in _WORD.finditer(joined):
        between = joined[at : found.start()]
        if between or found[1].lower() != held_by:
            made += decoding.decode(held, held_by).text, between
            held = b""
        held_by, at = found[1].lower(), found.end()
        held += _word(found[2], found[3])
    return "".join((*made, decoding.decode(held, held_by).text, joined[at:]))


def _word(coding: str, letters: str) -> bytes:
    plain = letters.encode("utf-8", "replace")
    return _base64(plain) if coding in "bB" else binascii.a2b_qp(plain, header=True)


def _base64(data: bytes) -> bytes:
    """Return what base64 holds, whatever stands between, and however it ends."""
    runs = re.split(rb"=+", data.translate(None, _NO_BASE64))
    sized = (run[: len(run) - (len(run) % 4 == 1)] for run in runs)
    return b"".join(binascii.a2b_base64(run + b"=" * (-len(run) % 4)) for run in sized)
