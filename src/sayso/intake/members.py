"""Gzip files of many members, such as packed WARC: past damage, the next whole member is read.

The standard library gives up at the first damaged byte, and with it everything behind.

Source: RFC 1952; WARC, annex D, on records packed one by one.
"""

import zlib
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from sayso.intake.parts import TooMuchError

CHUNK = 1 << 14  # packed bytes that are read at a time
PIECE = 1 << 16  # bytes that are unpacked at a time
_MAGIC = b"\x1f\x8b\x08"


def opened(packed: BinaryIO, allowed: int, damaged: set[int]) -> BinaryIO:
    """Return a stream of what the members of a gzip file hold.

    Args:
        packed: The gzip file; closed with the stream.
        allowed: Bytes that it may unpack to.
        damaged: Takes up the places, in packed bytes, at which it was damaged or ended early.
    """
    return cast("BinaryIO", BufferedReader(_Members(packed, allowed, damaged), PIECE))


class _Members(RawIOBase):
    """Unpacks member by member; raises ``TooMuchError`` and nothing else."""

    def __init__(self, packed: BinaryIO, allowed: int, damaged: set[int]) -> None:
        self._packed = packed
        self._left = allowed
        self._damaged = damaged
        self._chunk = b""  # packed bytes, of which those before _at are done with
        self._at = 0
        self._before = 0  # packed bytes in front of the chunk
        self._ready = b""
        self._machine: zlib._Decompress | None = None
        self._ended = False

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._packed.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            self._go_on()
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _go_on(self) -> None:
        """Unpack the next piece, or find the next member, or read the next chunk."""
        if len(self._chunk) - self._at < len(_MAGIC) and self._fetch():
            return
        if self._machine is None:
            self._find()
            return
        try:
            self._ready = self._machine.decompress(self._chunk[self._at :], PIECE)
        except zlib.error:
            self._note()
            self._machine = None
            self._at += 1
            return
        rest = self._machine.unused_data if self._machine.eof else self._machine.unconsumed_tail
        self._at = len(self._chunk) - len(rest)
        if self._machine.eof:
            self._machine = None
        self._left -= len(self._ready)
        if self._left < 0:
            raise TooMuchError

    def _fetch(self) -> bool:
        """Read the next chunk; tell whether there is none and the file has ended."""
        more = self._packed.read(CHUNK)
        self._before += self._at
        self._chunk = self._chunk[self._at :] + more
        self._at = 0
        if more or (self._chunk and self._machine):
            return False
        self._ended = True
        if self._machine or self._chunk.strip(b"\0"):
            self._note()
        return True

    def _find(self) -> None:
        """Go to where the next member begins; zeros between members are no damage."""
        found = self._chunk.find(_MAGIC, self._at)
        end = found if found >= 0 else max(self._at, len(self._chunk) - len(_MAGIC) + 1)
        if self._chunk[self._at : end].strip(b"\0"):
            self._note()
        self._at = end
        if found >= 0:
            self._machine = zlib.decompressobj(31)

    def _note(self) -> None:
        self._damaged.add(self._before + self._at)
