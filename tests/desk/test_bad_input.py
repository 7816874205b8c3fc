"""Bad input, end to end: each kind has its message, and the good part of a pile is read."""

import io
import json
import os
import zipfile
from collections.abc import Callable

import pytest
from tests.desk.tools import ORLO, Desk, may_do_anything


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def bomb() -> bytes:
    return zipped(**{"big.txt": b"A" * 300_000_000})


def traversal() -> bytes:
    return zipped(**{"../../outside.txt": ORLO.encode(), "inside.txt": ORLO.encode()})


NOTHING_USABLE: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "no_text_column.csv": b"colour,size\nred,3\n",
    "broken.zip": b"PK\x03\x04 and then nothing of use",
    "broken.jsonl": b"{not json\n[1, 2\n",
}


@pytest.mark.parametrize("name", NOTHING_USABLE)
def test_a_file_that_gives_nothing_is_named_with_its_reason(desk: Desk, name: str) -> None:
    desk.write(name, NOTHING_USABLE[name])

    result = desk("add", name, status=1)

    assert result.stdout.startswith("0 new articles")
    assert name in result.stderr
    assert result.stderr.startswith("sayso: ")
    assert "not read" in desk("health").stdout


@pytest.mark.parametrize("name", NOTHING_USABLE)
def test_a_pile_with_one_bad_document_is_read_without_it(pile: Desk, name: str) -> None:
    pile.write(f"pile/{name}", NOTHING_USABLE[name])

    result = pile("add", "pile")

    assert result.stdout.startswith("3 new articles")
    assert name in result.stderr
    assert len(pile.rows("articles")) == 3
    assert any(name in row["path"] or name in row["message"] for row in pile.rows("findings"))
    unread = [row for row in pile.rows("health") if row["section"] == "not read"]
    assert unread


def test_broken_lines_are_named_and_the_good_ones_read(desk: Desk) -> None:
    good = [json.dumps({"id": f"r{n}", "text": f"{n}. {ORLO}"}) for n in (1, 2)]
    desk.write("a.jsonl", "\n".join([good[0], "{broken", good[1], '{"id": "r4"}', ""]))

    result = desk("add", "a.jsonl")

    assert [row["path"] for row in desk.rows("articles")] == ["a.jsonl#r1", "a.jsonl#r2"]
    messages = [row["path"] + " " + row["message"] for row in desk.rows("findings")]
    assert any("2" in message for message in messages)
    assert any("4" in message or "r4" in message for message in messages)
    assert "a.jsonl" in result.stderr


def test_a_line_of_fifty_megabytes_does_not_stop_the_run(desk: Desk) -> None:
    desk.write("long.txt", b"x" * 50_000_000)
    desk.write("good.txt", ORLO)

    desk("add", "long.txt", "good.txt")

    assert "good.txt" in {row["path"] for row in desk.rows("articles")}


def test_invalid_utf_8_is_read_as_something(desk: Desk) -> None:
    desk.write("latin.txt", ORLO.replace("harbour", "hörbär").encode("cp1252"))

    desk("add", "latin.txt")

    (row,) = desk.rows("articles")
    assert "hörbär" in row["text"]


def test_a_wrong_extension_does_not_mislead(desk: Desk) -> None:
    desk.write("page.txt", f"<!DOCTYPE html><html><body><p>{ORLO}</p></body></html>")
    desk.write("rows.csv", json.dumps({"id": "1", "text": ORLO}) + "\n")

    desk("add", "page.txt", "rows.csv")

    assert not any("<p>" in row["text"] for row in desk.rows("articles"))
    assert len(desk.rows("articles")) == 2


@pytest.mark.parametrize("make", [bomb, traversal])
def test_a_hostile_archive_does_no_harm(pile: Desk, make: Callable[[], bytes]) -> None:
    pile.write("pile/evil.zip", make())

    result = pile("add", "pile")

    assert "evil.zip" in result.stderr
    assert len(pile.rows("articles")) >= 3
    assert all(len(row["text"]) < 1_000_000 for row in pile.rows("articles"))
    assert not (pile.folder.parent / "outside.txt").exists()
    assert not (pile.folder.parent.parent / "outside.txt").exists()
    paths = [row["path"] for row in pile.rows("articles")]
    assert not any("outside" in path for path in paths)


def test_a_page_without_an_article_is_no_trouble(desk: Desk) -> None:
    desk.write("a.html", "<html><head><script>var x = 1;</script></head><body></body></html>")

    result = desk("add", "a.html", status=1)

    assert "a.html" in result.stderr


def test_a_missing_path_among_several_is_told_and_the_others_read(pile: Desk) -> None:
    result = pile("add", "nowhere.txt", "pile")

    assert "nowhere.txt" in result.stderr
    assert result.stdout.startswith("3 new articles")
    assert any("nowhere.txt" in row["path"] for row in pile.rows("findings"))


def test_nothing_but_missing_paths_is_wrong_use(desk: Desk) -> None:
    error = desk("read", "nowhere.txt", "neither", status=2).stderr

    assert error == "sayso: nowhere.txt: no such file or folder.\n"
    assert list(desk.folder.iterdir()) == []


def test_an_empty_folder_holds_nothing_usable(desk: Desk) -> None:
    (desk.folder / "void").mkdir()

    assert "0 new articles" in desk("add", "void", status=1).stdout
    assert desk("read", "void", status=1).stdout == ""


@pytest.mark.skipif(may_do_anything(), reason="root may read everything")
def test_an_unreadable_file_is_told(pile: Desk) -> None:
    (pile.folder / "pile" / "1 courier.txt").chmod(0)

    result = pile("add", "pile")

    assert "1 courier.txt" in result.stderr
    assert len(pile.rows("articles")) == 2


def test_odd_file_names_do_not_stop_anything(desk: Desk) -> None:
    for name in (b"\xff\xfe.txt", "ö 🚢\n.txt".encode(), b"-x.txt", b"a#1.txt"):
        with open(os.fsencode(desk.folder) + b"/" + name, "wb") as stream:  # noqa: PTH123 -- bytes
            stream.write(ORLO.encode() + name)

    desk("add", ".")

    assert len(desk.rows("articles")) == 4
    for form in ("table", "json", "csv"):
        desk("articles", "--as", form)
    assert desk("verify").stdout.startswith("4 originals")
