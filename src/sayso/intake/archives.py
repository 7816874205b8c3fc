"""What a zip archive holds, and what in it is refused: bombs, climbing names, locked members."""

import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from sayso.intake import companions
from sayso.intake.parts import Given, Part
from sayso.intake.sniffing import Form
from sayso.records.places import Finding

RATIO = 200  # a member that unpacks to more than this times its size is no text
FLOOR = 2_000_000  # bytes that any member may unpack to
TOTAL_FLOOR = 200_000_000  # bytes that any archive may unpack to in all
COUNT = 200_000  # members that are looked at
DEEPEST = 20  # folders in one another that are looked at for pictures of a saved page
_MEMBER = b"PK\x03\x04"  # what a member begins with
_KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_WEB_ARCHIVE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?|[^/]+\.wacz", re.IGNORECASE)
NUMBERED = re.compile(r"word/document\d*\.xml")  # Word on the web numbers it now and then


@dataclass(frozen=True, slots=True)
class Member:
    """A member that may be read."""

    name: str
    info: zipfile.ZipInfo


def form(archive: zipfile.ZipFile) -> Form:
    """Return what an archive is as a whole: a document of one of the forms kept in zip, or ZIP."""
    names = set(archive.namelist()) if len(archive.filelist) <= COUNT else set()
    if "datapackage.json" in names and any(map(is_web_archive, names)):
        return Form.WACZ
    return Form.DOCX if any(map(NUMBERED.fullmatch, names)) else Form.ZIP


def is_web_archive(name: str) -> bool:
    """Tell whether a member of a WACZ holds records: a WARC file, or a WACZ of its own."""
    return bool(_WEB_ARCHIVE.fullmatch(name))


def check(archive: zipfile.ZipFile) -> None:
    """Look whether the directory of an archive is its own, and not that of one packed in it.

    Raises:
        zipfile.BadZipFile: If the bytes begin with a member that the directory does not list: the
            archive was cut off, and the directory that was found belongs to a member.
    """
    first = min((info.header_offset for info in archive.infolist()), default=0)
    stream = archive.fp
    if first == 0 or stream is None:
        return
    stream.seek(0)
    if stream.read(len(_MEMBER)) == _MEMBER:
        raise zipfile.BadZipFile("its directory is missing")


def inner(part: Part, archive: zipfile.ZipFile, member: Member) -> Part:
    """Return a part for a member of an archive, to be read while the archive is open."""

    def opened() -> BinaryIO:
        return cast("BinaryIO", archive.open(member.info))

    return replace(
        part,
        path=f"{part.path}/{member.name}",
        place=f"{part.place}/{member.name}",
        open=opened,
        size=member.info.compress_size,
        depth=part.depth + 1,
        given=Given(),
    )


def members(archive: zipfile.ZipFile, path: str) -> Iterator[Member | Finding]:
    """Yield the members of an archive by name, or why one is not read.

    Args:
        archive: An open archive.
        path: Its path as shown to the user.
    """
    infos = [info for info in archive.infolist() if not info.is_dir()]
    infos.sort(key=lambda info: (info.filename, info.header_offset))
    refusal = _whole(infos, archive.start_dir, path)
    if refusal:
        yield refusal
        return
    shown = False
    aside = _companions({info.filename for info in infos})
    for folder, page in aside.items():
        yield Finding("IN224", companions.passed_over(page), path=f"{path}/{folder}")
    for info in infos:
        name = info.filename.replace("\\", "/")
        if not is_hidden(name) and not (aside and aside.keys() & set(_folders(name))):
            shown = True
            why = refused(info, name)
            yield Finding(*why, path=f"{path}/{name}") if why else Member(name, info)
    if not shown:
        what = "only hidden files" if infos else "no file"
        yield Finding("IN203", f"the archive holds {what}; leave it out", path=path)


def _whole(infos: list[zipfile.ZipInfo], size: int, path: str) -> Finding | None:
    """Refuse an archive as a whole; members that share their bytes count once, by its ``size``."""
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or "mimetype" in names:
        message = "is an office document or e-book, which is not read yet; save it as plain text"
        return Finding("IN205", message, path=path)
    full = sum(info.file_size for info in infos)
    packed = min(size, sum(info.compress_size for info in infos))
    if full > max(TOTAL_FLOOR, packed * RATIO) or len(infos) > COUNT:
        message = "unpacks to far more than news text does; unpack it by hand if you trust it"
        return Finding("IN210", message, path=path)
    return None


def _companions(names: set[str]) -> dict[str, str]:
    """Return the folders that hold the pictures of a saved page beside them, and that page."""
    folders = sorted({folder for name in names for folder in _folders(name)})
    found = {folder: companions.page_of(folder, names) for folder in folders}
    return {folder: page.rpartition("/")[2] for folder, page in found.items() if page}


def _folders(name: str) -> list[str]:
    """Return the folders that a member stands in, as paths."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[:end]) for end in range(1, min(len(parts), DEEPEST) + 1)]


def is_hidden(name: str) -> bool:
    """Tell whether a member belongs to programs: a name in it begins with a dot."""
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part[:1] == "." and part.strip(".")) for part in parts)


def leads_out(name: str) -> bool:
    """Tell whether the name of a member leads outside its archive."""
    parts = PurePosixPath(name).parts
    return name.startswith("/") or ".." in parts or bool(parts and ":" in parts[0])


def refused(info: zipfile.ZipInfo, name: str) -> tuple[str, str] | None:
    """Return code and message if a member may not be read."""
    if leads_out(name):
        return "IN209", "the name leads outside the archive; refused. Repack it without this member"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "IN209", "is a link, not a file; refused. Repack the archive with the file itself"
    if info.flag_bits & 1:
        return "IN212", "is locked with a password; unpack the archive by hand"
    if info.compress_type not in _KNOWN:
        return "IN205", f"is packed by method {info.compress_type}; unpack the archive by hand"
    if info.file_size > max(FLOOR, info.compress_size * RATIO):
        return "IN210", "unpacks to far more than news text does; unpack it by hand if you trust it"
    return None
