"""Tar archives: their members in the order in which they stand, none of them ever put on disk.

Of an archive that is a file the members are read where they stand, whatever their size; of a packed
one each is kept in memory while it is read, for a stream goes one way only.

Source: POSIX.1-2017, pax, "ustar interchange format"; GNU tar, "basic tar format".
"""

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader, BytesIO, RawIOBase
from typing import Any, BinaryIO, cast

from sayso.intake import archives
from sayso.intake.parts import DEPTH, NESTED_LIMIT, Found, Given, Part, TooMuchError, Way, odd

HEADER_LIMIT = 1_000_000  # bytes of a header that names a member
_LONG = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Member(tarfile.TarInfo):
    """A member whose own header is bounded, before the standard library reads it whole."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in _LONG and self.size > HEADER_LIMIT:
            raise TooMuchError
        return super()._proc_member(archive)  # type: ignore[misc]


def read(part: Part, way: Way) -> Found:
    """Read the members of a tar archive."""
    if part.depth >= DEPTH:
        yield odd("IN211", "is an archive too deep in archives; unpack it by hand", part.path)
        return
    shown = False
    try:
        for member in _members(part):
            if isinstance(member, tuple):
                yield odd(member[1], member[2], f"{part.path}/{member[0]}")
            else:
                yield from way.read(member)
            shown = True
    except tarfile.TarError as error:
        why = " ".join(str(error).split())[:120]
        yield odd("IN208", f"cannot be read to its end ({why}); get the file anew", part.path)
        return
    if not shown:
        message = "the archive holds no file, or only hidden ones; leave it out"
        yield odd("IN203", message, part.path)


def _members(part: Part) -> Iterator[Part | tuple[str, str, str]]:
    """Yield the members to be read; name, code and message for one that is not."""
    mode = "r|" if part.depth else "r:"
    with (
        part.open() as stream,
        tarfile.open(
            fileobj=stream, mode=cast("Any", mode), tarinfo=_Member, errors="replace"
        ) as archive,
    ):
        count = 0
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # else it remembers each one
            count += 1
            if count > archives.COUNT:
                raise TooMuchError
            name = info.name.replace("\\", "/").removeprefix("./")
            why = _refused(info, name)
            if info.isdir() or archives.is_hidden(name):
                continue
            if why:
                yield (name, *why)
            else:
                yield _part(part, archive, info, name)


def _refused(info: tarfile.TarInfo, name: str) -> tuple[str, str] | None:
    """Return code and message if a member may not be read."""
    if archives.leads_out(name):
        return "IN209", "the name leads outside the archive; refused. Repack it without this member"
    if info.issym() or info.islnk():
        return "IN209", "is a link, not a file; refused. Repack the archive with the file itself"
    if not info.isreg():
        return "IN209", "is a device, not a file; refused. Repack the archive without it"
    if info.issparse():
        return "IN210", "unpacks to far more than it holds; unpack it by hand if you trust it"
    return None


def _part(
    part: Part, archive: tarfile.TarFile, info: tarfile.TarInfo, name: str
) -> Part | tuple[str, str, str]:
    if not part.depth:
        opened = partial(_section, part, info.offset_data, info.size)
    elif info.size > NESTED_LIMIT:
        size = NESTED_LIMIT // 1_000_000
        return name, "IN206", f"holds more than {size} MB in a packed archive; unpack it by hand"
    else:
        stream = archive.extractfile(info)
        data = stream.read() if stream else b""
        if len(data) < info.size:
            raise tarfile.ReadError("unexpected end of data")
        opened = partial(_held, data)
    return replace(
        part,
        path=f"{part.path}/{name}",
        place=f"{part.place}/{name}",
        open=opened,
        size=info.size,
        depth=part.depth + 1,
        given=Given(),
    )


def _held(data: bytes) -> BinaryIO:
    return BytesIO(data)


def _section(part: Part, start: int, size: int) -> BinaryIO:
    return cast("BinaryIO", BufferedReader(_Section(part.open(), start, size)))


class _Section(RawIOBase):
    """A stretch of a file, as a stream of its own.

    Raises:
        EOFError: If the file ends before it.
    """

    def __init__(self, stream: BinaryIO, start: int, size: int) -> None:
        stream.seek(start)
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._stream.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), self._left))
        if not data and self._left and len(buffer):
            raise EOFError("the archive ends before its end")
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)
