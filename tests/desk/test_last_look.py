"""A finding about an input holds until it is read better; paths are as the user named them."""

import json
import os
from pathlib import Path

import pytest
from tests.desk.tools import ORLO, PRELL, Desk

RECORD = {"artikel": ORLO, "id": "r1"}
LINES = "\n".join(json.dumps(each) for each in ({"artikel": ORLO}, {"artikel": PRELL}))
BETTER = ("--map", "text=artikel", "--reader", "rules")


def met(desk: Desk) -> list[tuple[str, str]]:
    """Return code and path of every finding about an input."""
    return [(row["code"], row["path"]) for row in desk.rows("findings") if row["doc"] is None]


def unread(desk: Desk) -> int:
    """Return how many files, members and records ``sayso health`` counts as not read."""
    (row,) = [row for row in desk.rows("health") if row["what"] == "files, members and records"]
    number: int = row["number"]
    return number


def test_what_a_better_mapping_reads_is_no_longer_unread(desk: Desk) -> None:
    desk.write("dump.jsonl", LINES)
    desk("add", "dump.jsonl", status=1)
    assert met(desk) == [("IN214", "dump.jsonl")] * 2
    assert unread(desk) == 2

    desk("add", "dump.jsonl", *BETTER)

    assert met(desk) == []
    assert unread(desk) == 0


@pytest.mark.parametrize("first", [".", "./dump.csv", "../{folder}/dump.csv", "{absolute}"])
def test_a_file_is_the_same_by_whatever_name(desk: Desk, first: str) -> None:
    desk.write("dump.csv", f'artikel,id\n"{PRELL}",3\n')
    named = first.format(folder=desk.folder.name, absolute=desk.folder / "dump.csv")
    desk("add", named, status=1)
    assert [code for code, _ in met(desk)] == ["IN215"]

    desk("add", "dump.csv", *BETTER)

    assert met(desk) == []


def test_files_of_one_name_in_two_folders_are_two(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("north", "south"):
        desk.write(f"{folder}/dump.jsonl", json.dumps({f"{folder}ern": ORLO, "where": folder}))
        monkeypatch.chdir(desk.folder / folder)
        desk("add", "dump.jsonl", "--ledger", "../sayso.db", status=1)

    desk("add", "dump.jsonl", "--map", "text=southern", "--ledger", "../sayso.db")

    monkeypatch.chdir(desk.folder)
    (left,) = desk.rows("findings", "--code", "IN214")
    assert "northern" in left["message"]


def test_what_the_better_reading_finds_again_stays(desk: Desk) -> None:
    desk.write("dump.jsonl", LINES + '\n{"title": "No text"}\n')
    desk("add", "dump.jsonl", status=1)

    desk("add", "dump.jsonl", *BETTER)

    (left,) = desk.rows("findings", "--unread")
    assert left["message"].startswith("line 3 has no text")


def test_a_second_run_changes_no_listing(desk: Desk) -> None:
    desk.write("pile/dump.jsonl", LINES + "\n{broken\n")
    desk.write("pile/empty.txt", "")
    desk.write("pile/.hidden", "x")
    desk("add", "pile", "nowhere.txt", *BETTER)
    before = desk("findings", "--as", "json").stdout
    assert {code for code, _ in met(desk)} == {"IN201", "IN203", "IN213", "IN218"}

    desk("add", "pile", "nowhere.txt", *BETTER)

    assert desk("findings", "--as", "json").stdout == before


def test_what_was_mended_left_out_or_made_is_no_longer_odd(desk: Desk) -> None:
    desk.write("pile/a.jsonl", json.dumps({"text": ORLO}) + "\n{broken\n")
    desk.write("pile/photo.bin", bytes(range(256)) * 40)
    desk("add", "pile", "late.txt", "later/", "--reader", "rules")
    assert {code for code, _ in met(desk)} == {"IN213", "IN204", "IN201"}

    desk.write("pile/a.jsonl", json.dumps({"text": ORLO}) + "\n")
    Path("pile/photo.bin").unlink()
    desk.write("late.txt", PRELL)
    desk.write("later/on.txt", PRELL)
    desk("add", "pile", "late.txt", "later/", "--reader", "rules")

    assert met(desk) == []


def test_what_is_not_looked_at_stays_odd(desk: Desk) -> None:
    desk.write("pile/empty.txt", "")
    desk.write("pile.txt", ORLO)
    desk("add", "pile", "nowhere.txt", status=1)

    desk("add", "pile.txt", "--reader", "rules")

    assert met(desk) == [("IN203", "pile/empty.txt")]


def test_a_slip_is_forgotten_with_the_next_command(desk: Desk) -> None:
    desk.write("pile/a.txt", ORLO)
    desk("add", "pile", "piel", "*.tx", "--reader", "rules")
    assert met(desk) == [("IN201", "*.tx"), ("IN201", "piel")]

    desk("add", "pile", "*.tx")
    assert met(desk) == [("IN201", "*.tx")]

    desk("add", "pile")
    assert met(desk) == []


def test_what_was_piped_in_is_known_by_its_bytes(desk: Desk) -> None:
    desk("add", "-", given=LINES.encode(), status=1)
    desk("add", "-", "--reader", "rules", given=PRELL.encode())
    assert [code for code, _ in met(desk)] == ["IN214", "IN214"]

    desk("add", "-", *BETTER, given=LINES.encode())

    assert met(desk) == []


def test_a_folder_too_deep_is_named_as_the_user_named_it(desk: Desk) -> None:
    desk.write("pile/a.txt", ORLO)
    name, here = "x" * 200, os.open("pile", os.O_RDONLY)
    for _ in range(25):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)

    desk("add", "pile", "--reader", "rules")

    (odd,) = desk.rows("findings", "--code", "IN202")
    assert odd["path"].startswith("pile/x")
    assert str(desk.folder) not in json.dumps(odd)
