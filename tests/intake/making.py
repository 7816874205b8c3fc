"""Streams that are made as they are read, so that a file of a gigabyte lies nowhere."""

from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, cast

GIGABYTE = 1 << 30


def zstd(data: bytes) -> bytes:
    """Return bytes packed with zstd."""
    from fastwarc.stream_io import ZstdWriter  # noqa: PLC0415 - slow to load

    made = BytesIO()
    with ZstdWriter(made) as packing:
        packing.write(data)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Endless:
    """Opens ``head``, then ``filling`` over and over up to ``size`` bytes, then ``tail``."""

    head: bytes
    filling: bytes
    tail: bytes = b""
    size: int = GIGABYTE

    def __call__(self) -> BinaryIO:
        """Return a fresh stream."""
        return cast("BinaryIO", BufferedReader(_Made(self), 1 << 20))


class _Made(RawIOBase):
    """The bytes of an ``Endless``; can be read in any order."""

    def __init__(self, plan: Endless) -> None:
        self._plan = plan
        self._at = 0
        self._block = plan.filling * ((1 << 20) // len(plan.filling) + 2)
        self._end = len(plan.head) + plan.size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        base = (0, self._at, self._end + len(self._plan.tail))[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._piece(min(len(buffer), 1 << 20))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _piece(self, size: int) -> bytes:
        head, filling = self._plan.head, self._plan.filling
        if self._at < len(head):
            return head[self._at : self._at + size]
        if self._at < self._end:
            shift = (self._at - len(head)) % len(filling)
            return self._block[shift : shift + min(size, self._end - self._at)]
        start = self._at - self._end
        return self._plan.tail[start : start + size]
