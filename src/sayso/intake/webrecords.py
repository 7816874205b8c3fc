"""The records of a WARC or ARC file as a stream, however damaged: one of them is held at a time.

FastWARC was measured first: it does not read ARC, it steps over damage without a word, and where a
stream breaks it may end in a panic that is no ``Exception``. The format itself is a few lines.

Source: ISO 28500 (WARC 1.0, 1.1); "ARC File Format", Internet Archive 1996, versions 1 and 2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

LINE = 1 << 16  # bytes of one header line
HEADERS = 1 << 17  # bytes of the header of one record
CHUNK = 1 << 20  # bytes passed over at a time
STRETCH = 5_000_000  # lines without a record, after which none is looked for any more

_FIELD = re.compile(r"([!-9;-~]{1,78})[ \t]*:[ \t]*(.*)")
_ARC_LINE = re.compile(rb"[A-Za-z][\w+.-]{0,20}:\S.{0,8000} \d{1,15}\r?\n")
_ARC_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_LENGTH = re.compile(r"\d{1,15}")


@dataclass(slots=True)
class Record:
    """One record; its block can be read once, before the next record is asked for.

    Attributes:
        kind: WARC-Type in lower case; ``arc`` for a record of ARC; "" for damage between records.
        fields: Header fields by lower-case name, of WARC's names for both formats.
        stream: Where its block stands.
        left: Bytes of the block that were not read yet.
        cut: Whether the file ended before the block did.
    """

    kind: str
    fields: dict[str, str]
    stream: BinaryIO = field(repr=False)
    left: int = 0
    cut: bool = False

    def take(self, limit: int) -> bytes:
        """Return the next bytes of the block, at most ``limit``; b"" at its end."""
        data = self.stream.read(min(limit, self.left))
        self.cut = self.cut or len(data) < min(limit, self.left)
        self.left -= len(data)
        return data

    def skip(self) -> None:
        """Pass over what is left of the block."""
        while self.left and not self.cut:
            self.take(CHUNK)


def records(stream: BinaryIO) -> Iterator[Record]:
    """Yield the records of a file; a stretch of damage is one record of kind "".

    So is an end in the middle of a block, which says ``cut``, and damage without end: ``lost``.
    """
    names: tuple[str, ...] = ()
    broken, since = False, 0
    while line := stream.readline(LINE):
        since += 1
        if since > STRETCH:
            yield Record("", {"lost": "yes"}, stream)
            return
        if not line.strip():
            continue
        if line.startswith(b"WARC/"):
            record = _warc(stream)
        elif _ARC_LINE.fullmatch(line) and (names or line.startswith(b"filedesc:")):
            record = _arc(line, names, stream)
        else:
            record = None
        if record is None:
            if not broken:
                yield Record("", {}, stream)
            broken = True
            continue
        broken, since = False, 0
        if record.fields.get("warc-target-uri", "").startswith("filedesc:"):
            names = _arc_names(record)
        else:
            yield record
        record.skip()
        if record.cut:
            yield Record("", {"cut": "yes"}, stream)


def _warc(stream: BinaryIO) -> Record | None:
    """Return a record of WARC, or None if its header is broken."""
    rows: list[str] = []
    size = 0
    while (line := stream.readline(LINE)).strip():
        size += len(line)
        if size > HEADERS:
            return None
        rows.append(line.decode("utf-8", "replace").rstrip("\r\n"))
    fields: dict[str, str] = {}
    for row in re.sub(r"\n[ \t]+", " ", "\n".join(rows)).split("\n"):
        if found := _FIELD.match(row):
            fields[found[1].lower()] = found[2].strip()
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        return None
    return Record(fields.get("warc-type", "").lower() or "unknown", fields, stream, int(length))


def _arc(line: bytes, names: tuple[str, ...], stream: BinaryIO) -> Record | None:
    """Return a record of ARC, or None if its line does not have the file's fields."""
    count = len(names) - 1 if names else 4
    cells = line.decode("utf-8", "replace").strip().rsplit(" ", count)
    if len(cells) != count + 1:
        return None
    said = dict(zip(names or ("url", "ip", "day", "type", "length"), cells, strict=True))
    day = _ARC_DAY.fullmatch(said.get("archive-date", ""))
    fields = {
        "warc-target-uri": cells[0],
        "content-type": said.get("content-type", ""),
        "warc-date": "{}-{}-{}T{}:{}:{}Z".format(*day.groups()) if day else "",
    }
    return Record("arc", fields, stream, int(cells[-1]))


def _arc_names(record: Record) -> tuple[str, ...]:
    """Return the names of an ARC file's fields, as its first record gives them."""
    rows = record.take(LINE).decode("utf-8", "replace").splitlines()
    names = rows[1].lower().split() if len(rows) > 1 else []
    usual = ("url", "ip-address", "archive-date", "content-type", "archive-length")
    return tuple(names) if 5 <= len(set(names)) == len(names) <= 20 else usual
