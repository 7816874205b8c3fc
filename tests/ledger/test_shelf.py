"""What was fetched lies beside the ledger, under names that no site can choose."""

import errno
import os
from pathlib import Path

import pytest

from sayso.ledger.shelf import FolderShelf, beside
from sayso.records.errors import LedgerFullError
from sayso.records.ids import content_digest

URL = "https://courier.example/a"


def keep(shelf: FolderShelf, data: bytes, url: str = URL) -> Path:
    return Path(shelf.keep(url, content_digest(data), data))


def test_bytes_are_kept_once_under_their_digest(tmp_path: Path) -> None:
    shelf = FolderShelf(str(tmp_path / "s.db"))
    assert not shelf.folder.exists()

    file = keep(shelf, b"The port closed.")
    before = file.stat().st_mtime_ns
    again = keep(shelf, b"The port closed.")

    assert file == again
    assert file.is_absolute()
    assert file.stat().st_mtime_ns == before
    assert file.read_bytes() == b"The port closed."
    assert file.name == content_digest(b"The port closed.")
    assert [each for each in shelf.folder.rglob("*") if each.is_file()] == [file]


def test_versions_of_one_address_lie_side_by_side(tmp_path: Path) -> None:
    shelf = FolderShelf(str(tmp_path / "s.db"))

    one, two = keep(shelf, b"first"), keep(shelf, b"second")

    assert one.parent == two.parent
    assert keep(shelf, b"first", "https://post.example/a").parent != one.parent


def test_half_a_file_is_written_anew(tmp_path: Path) -> None:
    shelf = FolderShelf(str(tmp_path / "s.db"))
    file = keep(shelf, b"The port closed.")
    file.write_bytes(b"The po")

    assert keep(shelf, b"The port closed.").read_bytes() == b"The port closed."


@pytest.mark.parametrize("url", ["https://courier.example/../../a", "https://x/\0", "C:\\a"])
def test_no_address_leads_out_of_the_folder(tmp_path: Path, url: str) -> None:
    shelf = FolderShelf(str(tmp_path / "s.db"))

    file = keep(shelf, b"x", url)

    assert file.parent.parent == shelf.folder
    assert set(file.parent.name) <= set("0123456789abcdef")


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, f"no room for {number}")

    monkeypatch.setattr(os, "fsync", full)
    shelf = FolderShelf(str(tmp_path / "s.db"))

    with pytest.raises(LedgerFullError):
        keep(shelf, b"The port closed.")

    assert not [each for each in shelf.folder.rglob("*") if each.is_file()]


def test_a_folder_that_moved_with_its_ledger_is_found(tmp_path: Path) -> None:
    file = keep(FolderShelf(str(tmp_path / "s.db")), b"x")
    moved = tmp_path / "elsewhere.db.pages"
    (tmp_path / "s.db.pages").rename(moved)

    assert beside(str(tmp_path / "elsewhere.db"), str(file)) == moved / file.parent.name / file.name


@pytest.mark.parametrize("original", ["-", "pile/a.txt", "/pile/news/a.txt", ""])
def test_other_files_are_looked_for_where_they_were(original: str) -> None:
    assert beside("s.db", original) is None
