"""Files packed with bzip2, xz or zstd: unpacked as read, within bounds of size and memory.

Web archives packed with zstd may begin with a dictionary that all their records share.

Source: RFC 8878; "Zstandard Compression for WARC Files 1.0", iipc.github.io.
"""

import bz2
import lzma
from collections.abc import Callable
from dataclasses import replace
from io import BufferedReader, BytesIO, RawIOBase
from typing import Any, BinaryIO, Protocol, cast

from sayso.intake.parts import DEPTH, Found, Part, TooMuchError, Way, odd

RATIO = 200  # a file that unpacks to more than this times its size is no text
FLOOR = 16_000_000  # bytes that any file may unpack to
MEMORY = 256_000_000  # bytes that unpacking may take; ``xz -9`` asks for a quarter
CHUNK = 1 << 16  # packed bytes that are read at a time
DICTIONARY = 10_000_000  # bytes of the dictionary of a web archive
_BZIP = b"BZh"
_ZSTD, _SHARED = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
_OLD = "is packed with zstd; to read it, pip install --upgrade resiliparse, or unpack it by hand"


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
    allowed = max(FLOOR, part.size * RATIO)
    start = part.start(len(_ZSTD))
    if start in {_ZSTD, _SHARED} and not _has_zstd():
        yield odd("IN205", _OLD, part.path)
        return

    def unpacked() -> BinaryIO:
        packed = part.open()
        if start in {_ZSTD, _SHARED}:
            return cast(
                "BinaryIO", BufferedReader(_Zstd(packed, allowed, is_shared=start == _SHARED))
            )
        make = _bzip if start.startswith(_BZIP) else _xz
        return cast("BinaryIO", BufferedReader(_Unpacked(packed, make, allowed)))

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


def _has_zstd() -> bool:
    """Tell whether FastWARC, which comes with resiliparse, is new enough to know zstd."""
    try:
        from fastwarc.stream_io import ZstdReader  # noqa: F401, PLC0415 - slow to load
    except ImportError:
        return False
    return True


class _Zstd(RawIOBase):
    """The unpacked bytes of one or more frames of zstd, one after another.

    Raises:
        TooMuchError: If there are more than allowed, or unpacking takes too much memory.
        OSError: If the file is damaged or ends before its end.
    """

    def __init__(self, packed: BinaryIO, allowed: int, *, is_shared: bool) -> None:
        self._packed = packed
        self._left = allowed
        self._machine = _zstd(packed, _dictionary(packed) if is_shared else None)

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._packed.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data: bytes = self._machine.read(len(buffer))
        except OSError as error:
            if "too much memory" in str(error):
                raise TooMuchError from error
            raise
        self._left -= len(data)
        if self._left < 0:
            raise TooMuchError
        buffer[: len(data)] = data
        return len(data)


class _Forward:
    """A stream that is read once, from where it stands: FastWARC would wind it back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def tell(self) -> int:
        return 0


def _zstd(packed: BinaryIO, shared: bytes | None = None) -> Any:
    """Return what unpacks zstd."""
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 - slow to load

    return ZstdReader(cast("BinaryIO", _Forward(packed)), fsspec_args=False, dictionary=shared)


def unzstd(data: bytes, limit: int) -> bytes:
    """Return what bytes packed with zstd hold, at most ``limit`` of it.

    Raises:
        OSError: If they are damaged, or unpacking takes too much memory.
        ImportError: If FastWARC is too old to know zstd.
    """
    machine = _zstd(cast("BinaryIO", BytesIO(data)))
    made = bytearray()
    while len(made) < limit and (piece := machine.read(min(CHUNK, limit - len(made)))):
        made += piece
    return bytes(made)


def _dictionary(packed: BinaryIO) -> bytes:
    """Return the dictionary that stands in front of the records, itself packed or not."""
    size = int.from_bytes(packed.read(8)[4:], "little")
    if size > DICTIONARY:
        raise TooMuchError
    shared = packed.read(size)
    if not shared.startswith(_ZSTD):
        return shared
    unpacked: bytes = _zstd(BytesIO(shared)).read(DICTIONARY)
    return unpacked
