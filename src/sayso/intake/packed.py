"""Files packed with bzip2 or xz: unpacked as they are read, within bounds of size and memory."""

import bz2
import lzma
from collections.abc import Callable
from dataclasses import replace
from io import BufferedReader, RawIOBase
from typing import BinaryIO, Protocol, cast

from sayso.intake.parts import DEPTH, Found, Part, TooMuchError, Way, odd

RATIO = 200  # a file that unpacks to more than this times its size is no text
FLOOR = 16_000_000  # bytes that any file may unpack to
MEMORY = 256_000_000  # bytes that unpacking may take; ``xz -9`` asks for a quarter
CHUNK = 1 << 16  # packed bytes that are read at a time
_BZIP = b"BZh"


class _Machine(Protocol):
    """What bz2 and lzma unpack one stream with."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def read(part: Part, way: Way) -> Found:
    """Read what a packed file holds."""
    if part.depth >= DEPTH:
        yield odd("IN211", "is packed too many times; unpack it by hand", part.path)
        return
    make = _bzip if part.start(3) == _BZIP else _xz
    allowed = max(FLOOR, part.size * RATIO)

    def unpacked() -> BinaryIO:
        return cast("BinaryIO", BufferedReader(_Unpacked(part.open(), make, allowed)))

    yield from way.read(replace(part, open=unpacked, depth=part.depth + 1))


def _bzip() -> _Machine:
    return bz2.BZ2Decompressor()


def _xz() -> _Machine:
    return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=MEMORY)


class _Unpacked(RawIOBase):
    """The unpacked bytes of one or more packed streams, one after another.

    Raises:
        TooMuchError: If there are more than allowed, or unpacking takes too much memory.
        EOFError: If the file ends before its end.
    """

    def __init__(self, packed: BinaryIO, make: Callable[[], _Machine], allowed: int) -> None:
        self._packed = packed
        self._make = make
        self._left = allowed
        self._machine = make()
        self._rest = b""
        self._begun = False

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._packed.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = b""
        while not data and len(buffer) and self._ready():
            data = self._unpack(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise TooMuchError
        buffer[: len(data)] = data
        return len(data)

    def _ready(self) -> bool:
        """Tell whether there is more to unpack; begin the next stream if one has ended."""
        if self._machine.eof:
            self._rest = (self._machine.unused_data or self._rest).lstrip(b"\0")
            self._machine, self._begun = self._make(), False
        if self._machine.needs_input and not self._rest:
            self._rest = self._packed.read(CHUNK)
        if not self._begun:
            self._rest = self._rest.lstrip(b"\0")
        if self._rest or not self._machine.needs_input:
            return True
        if self._begun:
            raise EOFError("the packed file ends before its end")
        return False

    def _unpack(self, size: int) -> bytes:
        data, self._rest = self._rest, b""
        self._begun = True
        try:
            return self._machine.decompress(data, size)
        except lzma.LZMAError as error:
            if "emory" in str(error):
                raise TooMuchError from error
            raise
