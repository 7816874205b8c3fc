"""What a zip archive holds, and what in it is refused: bombs, climbing names, locked members."""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from sayso.intake.sniffing import Form
from sayso.records.places import Finding

RATIO = 200  # a member that unpacks to more than this times its size is no text
FLOOR = 2_000_000  # bytes that any member may unpack to
TOTAL_FLOOR = 200_000_000  # bytes that any archive may unpack to in all
COUNT = 200_000  # members that are looked at
_WHOLE = (("word/document.xml", Form.DOCX), ("datapackage.json", Form.WACZ))


@dataclass(frozen=True, slots=True)
class Member:
    """A member that may be read."""

    name: str
    info: zipfile.ZipInfo


def form(archive: zipfile.ZipFile) -> Form:
    """Return what an archive is as a whole: a document of one of the forms kept in zip, or ZIP."""
    names = set(archive.namelist()) if len(archive.filelist) <= COUNT else set()
    for name, found in _WHOLE:
        if name in names:
            return found
    return Form.ZIP


def members(archive: zipfile.ZipFile, path: str) -> Iterator[Member | Finding]:
    """Yield the members of an archive by name, or why one is not read.

    Args:
        archive: An open archive.
        path: Its path as shown to the user.
    """
    infos = [info for info in archive.infolist() if not info.is_dir()]
    infos.sort(key=lambda info: (info.filename, info.header_offset))
    refusal = _whole(infos, path)
    if refusal:
        yield refusal
        return
    shown = False
    for info in infos:
        name = info.filename.replace("\\", "/")
        if not _is_hidden(name):
            shown = True
            why = _refused(info, name)
            yield Finding(*why, path=f"{path}/{name}") if why else Member(name, info)
    if not shown:
        what = "only hidden files" if infos else "no file"
        yield Finding("IN203", f"the archive holds {what}; leave it out", path=path)


def _whole(infos: list[zipfile.ZipInfo], path: str) -> Finding | None:
    """Refuse an archive as a whole."""
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or "mimetype" in names:
        message = "is an office document or e-book, which is not read yet; save it as plain text"
        return Finding("IN205", message, path=path)
    full = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if full > max(TOTAL_FLOOR, packed * RATIO) or len(infos) > COUNT:
        message = "unpacks to far more than news text does; unpack it by hand if you trust it"
        return Finding("IN210", message, path=path)
    return None


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part[:1] == "." and part.strip(".")) for part in parts)


def _refused(info: zipfile.ZipInfo, name: str) -> tuple[str, str] | None:
    """Return code and message if a member may not be read."""
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or (parts and ":" in parts[0]):
        return "IN209", "the name leads outside the archive; refused. Repack it without this member"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "IN209", "is a link, not a file; refused. Repack the archive with the file itself"
    if info.flag_bits & 1:
        return "IN212", "is locked with a password; unpack the archive by hand"
    if info.file_size > max(FLOOR, info.compress_size * RATIO):
        return "IN210", "unpacks to far more than news text does; unpack it by hand if you trust it"
    return None
