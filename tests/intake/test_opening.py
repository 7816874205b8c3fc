"""What the user names becomes files: each once, in a fixed order, or a finding with a cure."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from tests.intake.tools import named, only

from sayso.intake import files
from sayso.records.ids import content_digest


@pytest.fixture(name="pile")
def _pile(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    (pile / "sub").mkdir(parents=True)
    (pile / "b.txt").write_text("The ferry left.")
    (pile / "a.txt").write_text("The port closed.")
    (pile / "sub" / "c.txt").write_text("The union met.")
    return pile


def test_a_folder_gives_its_files_in_sorted_order_with_all_below(pile: Path) -> None:
    found = named(str(pile))

    assert [file.path for file in found.items] == [
        f"{pile}/a.txt",
        f"{pile}/b.txt",
        f"{pile}/sub/c.txt",
    ]
    assert found.items[2].place == "pile/sub/c.txt"
    assert not found.findings


def test_a_file_knows_its_bytes_and_opens_again_and_again(pile: Path) -> None:
    (file,) = named(str(pile / "a.txt")).items

    for _ in range(2):
        with file.open() as stream:
            assert content_digest(stream.read()) == file.digest
    assert file.size == len("The port closed.")
    assert file.original == str(pile / "a.txt")
    assert file.place == "pile/a.txt"


def test_a_pattern_that_the_shell_left_alone_is_expanded(pile: Path) -> None:
    flat = named(f"{pile}/*.txt")
    deep = named(f"{pile}/**/*.txt")

    assert [Path(file.path).name for file in flat.items] == ["a.txt", "b.txt"]
    assert [Path(file.path).name for file in deep.items] == ["a.txt", "b.txt", "c.txt"]


def test_a_file_named_twice_is_read_once(pile: Path) -> None:
    assert len(named(str(pile), str(pile / "a.txt"), f"{pile}/*.txt").items) == 3


def test_the_same_pile_elsewhere_has_the_same_places(pile: Path, tmp_path: Path) -> None:
    before = [file.place for file in named(str(pile)).items]
    (tmp_path / "elsewhere").mkdir()
    moved = pile.rename(tmp_path / "elsewhere" / "pile")

    assert [file.place for file in named(str(moved)).items] == before


def test_the_folder_in_which_one_stands_has_its_name(
    pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pile)

    assert next(file.place for file in named(".").items) == "pile/a.txt"


def test_standard_input_is_kept_and_can_be_read_twice() -> None:
    (outcome,) = files(["-"], BytesIO(b"The port closed."))
    (file,) = outcome.items

    assert (file.path, file.original, file.place) == ("-", "-", "-")
    for _ in range(2):
        with file.open() as stream:
            assert stream.read() == b"The port closed."


def test_a_long_standard_input_goes_to_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.opening.IN_MEMORY", 10)
    (outcome,) = files(["-"], BytesIO(b"The port closed." * 10))
    (file,) = outcome.items

    for _ in range(2):
        with file.open() as stream:
            assert stream.read() == b"The port closed." * 10


def test_no_standard_input_is_a_finding() -> None:
    finding = only(named("-"))

    assert (finding.code, finding.path) == ("IN202", "-")
    assert "no standard input" in finding.message


def test_a_missing_path_is_named() -> None:
    finding = only(named("nowhere/harbour.txt"))

    assert (finding.code, finding.path) == ("IN201", "nowhere/harbour.txt")
    assert finding.message == "there is no such file or folder; check the path"


@pytest.mark.parametrize("path", ["", "a\0b", "x" * 5000, "/dev/null/x"])
def test_a_path_that_cannot_be_is_a_missing_one(path: str) -> None:
    assert only(named(path)).code == "IN201"


def test_a_pattern_without_a_match_is_named(tmp_path: Path) -> None:
    finding = only(named(f"{tmp_path}/*.html"))

    assert finding.code == "IN201"
    assert finding.message == "nothing matches this pattern; check the path"


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    finding = only(named(str(tmp_path)))

    assert (finding.code, finding.path) == ("IN220", str(tmp_path))


def test_hidden_files_are_passed_over_and_counted(pile: Path) -> None:
    (pile / ".cache").mkdir()
    (pile / ".notes").write_text("mine")

    found = named(str(pile))

    assert len(found.items) == 3
    (finding,) = found.findings
    assert finding.code == "IN218"
    assert finding.message.startswith("2 hidden entries passed over (.cache, .notes)")


def test_a_ledger_that_lies_in_the_folder_is_no_article(pile: Path) -> None:
    for name in ("sayso.db", "sayso.db-wal", "sayso.db.bak"):
        (pile / name).write_bytes(b"SQLite format 3\0")

    found = named(str(pile))

    assert len(found.items) == 3
    assert not found.findings


def test_a_broken_link_is_unreadable(pile: Path) -> None:
    (pile / "gone.txt").symlink_to(pile / "nothing.txt")

    finding = only(named(str(pile / "gone.txt")))

    assert finding.code == "IN202"
    assert "cannot be read (no such file or directory)" in finding.message


def test_an_unreadable_file_is_named_and_the_others_are_read(pile: Path) -> None:
    os.mkfifo(pile / "pipe.txt")

    found = named(str(pile))

    assert len(found.items) == 3
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("IN202", f"{pile}/pipe.txt")
    assert finding.message == "is no ordinary file; copy its content to a file"


def test_a_file_that_goes_away_after_it_was_found_is_a_finding(pile: Path) -> None:
    from sayso.intake import documents  # noqa: PLC0415 - only this test reads on

    (file,) = named(str(pile / "a.txt")).items
    (pile / "a.txt").unlink()
    (pile / "a.txt").mkdir()

    (outcome,) = documents(file, {})

    (finding,) = outcome.findings
    assert (finding.code, finding.path) == ("IN208", str(pile / "a.txt"))
    assert "(is a directory)" in finding.message.lower()
