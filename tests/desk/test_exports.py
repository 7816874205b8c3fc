"""The contract of ``--as jsonl``: keys, types and offsets; and the other forms of a listing."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.tools import Desk

from sayso.desk.exports import interval
from sayso.desk.listings import LISTINGS
from sayso.desk.tables import Column, Shape, encoded, lines

Row = dict[str, Any]


def texts(told: Desk) -> dict[str, str]:
    return {row["id"]: row["text"] for row in told.rows("articles")}


def is_range(value: Any, text: str) -> bool:
    start, end = value
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)


def is_interval(value: Any) -> bool:
    return value is None or (
        len(value) == 2 and value == sorted(value) and all(len(day) == 10 for day in value)
    )


def test_statements_keep_their_contract(told: Desk) -> None:
    text = texts(told)
    rows = told.rows("statements")

    assert len(rows) >= 5
    for row in rows:
        own = text[row["doc"]]
        assert all(is_range(pair, own) for pair in row["content"])
        assert row["content_text"] == " ".join(own[s:e] for s, e in row["content"])
        assert row["cue"] is None or is_range(row["cue"], own)
        assert row["within"] is None or row["within"] in {other["id"] for other in rows}
        assert row["manner"] in {"direct", "mixed", "indirect"}
        assert row["act"] in "assert deny decline pledge demand propose question".split()
        assert is_interval(row["said"])
        assert isinstance(row["confidence"], float)
        assert row["path"].startswith("pile/")


def test_chains_keep_their_contract(told: Desk) -> None:
    text = texts(told)
    for row in told.rows("statements"):
        assert row["chain"]
        for hand in row["chain"]:
            assert {"mention", "text", "kind", "anonymity", "source"} <= hand.keys()
            if hand["mention"] is not None:
                start, end = hand["mention"]
                assert text[row["doc"]][start:end] == hand["text"]
            assert hand["anonymity"] in {None, "authoritative", "official", "designated", "bare"}
            assert hand["source"] is None or isinstance(hand["source"], str)


def test_a_hand_that_is_inferred_says_why(desk: Desk) -> None:
    text = (
        "An engineer told the Ostrel Courier that the gate was open.\n\n"
        "The engineer said that the berth was wet.\n"
    )
    desk.write("a.txt", text)

    desk("add", "a.txt")
    first, second = desk.rows("statements")

    assert [hand["inferred"] for hand in first["chain"]] == [None, None]
    mouth, outlet = second["chain"]
    assert mouth["inferred"] is None
    assert outlet["cue"] is None
    assert outlet["inferred"]["rule"] == "SP023"
    assert 0 < outlet["inferred"]["score"] < 1
    shown = [text[at["start"] : at["end"]] for at in outlet["inferred"]["evidence"]]
    assert shown == ["the Ostrel Courier", "told", "The engineer"]
    assert "came through the Ostrel Courier, inferred: SP023" in desk("why", second["id"]).stdout
    assert "Ostrel Courier (inferred) >" in desk("trace", second["id"]).stdout


def test_offsets_are_code_points_of_the_file_as_it_was_decoded(desk: Desk) -> None:
    desk.write("a.txt", b"\xef\xbb\xbf" + "🚢🚢\r\n“We sail,” Dana Orlo said.\r\n".encode())

    desk("add", "a.txt")
    (article,) = desk.rows("articles")
    (statement,) = desk.rows("statements")
    ((start, end),) = statement["content"]

    assert article["text"] == "🚢🚢\r\n“We sail,” Dana Orlo said.\r\n"
    assert "We sail" in article["text"][start:end]
    assert start in {4, 5}


def test_articles_keep_their_contract(told: Desk) -> None:
    for row in told.rows("articles"):
        keys = "id path title outlet outlet_basis published published_basis credit authors blocks"
        assert {*keys.split(), "text"} <= row.keys()
        assert is_interval(row["published"])
        assert (row["published"] is None) == (row["published_basis"] is None)
        assert (row["outlet"] is None) == (row["outlet_basis"] is None)
        assert isinstance(row["authors"], list)
        before = 0
        for block in row["blocks"]:
            assert block.keys() == {"start", "end", "role", "rule", "score"}
            assert before <= block["start"] < block["end"] <= len(row["text"])
            assert not row["text"][before : block["start"]].strip()
            before = block["end"]
        assert not row["text"][before:].strip()


def test_derivations_keep_their_contract(desk: Desk) -> None:
    story = (
        "The harbour of Varne will reopen on Monday after nine weeks, and the first three ships "
        "are waiting outside the mole already. The cranes were repaired over the winter by a yard "
        "from across the bay, which sent forty welders and a cook. Nobody in the town believed "
        "that the work would be done before the spring tides came.\n"
    )
    desk.write("a.txt", "VARNE, March 3, 2024 (Varne News Agency)\n\n" + story)
    desk.write("b.txt", story + "\nThe Tern Post\n")
    desk("add", "a.txt", "b.txt")

    (row,) = desk.rows("derivations")

    text = {each["path"]: each["text"] for each in desk.rows("articles")}
    left, right = text[row["left"]["path"]], text[row["right"]["path"]]
    assert row["relation"] in {"copy", "rewrite", "common-source", "update"}
    assert row["direction"] in {"left", "right", "latent", "unknown"}
    assert 0 <= row["confidence"] <= 1
    assert all(0 <= share <= 1 for share in row["containment"])
    for a, b, c, d in row["spans"]:
        assert "".join(left[a:b].split()) == "".join(right[c:d].split())
    assert row["reasons"]


def test_origins_keep_their_contract(told: Desk) -> None:
    docs, statements = texts(told), {row["id"] for row in told.rows("statements")}
    rows = told.rows("origins")

    assert rows
    assert {row["claim"] for row in rows} == {row["id"] for row in told.rows("claims")}
    for row in rows:
        assert set(row["statements"]) <= statements
        assert set(row["articles"]) <= docs.keys()
        support = row["support"]
        assert 0 <= support["low"] <= support["high"]
        assert isinstance(support["reasons"], list)
        for origin in row["origins"]:
            assert isinstance(origin["name"], str)
            assert origin["first"] in statements
            assert set(origin["carriers"]) <= docs.keys()
        assert isinstance(row["witnesses"], list)


def test_conflicts_hold_the_words_of_both_sides(desk: Desk) -> None:
    desk.write("a.txt", "Varne mayor Dana Orlo said the cranes were back.\n")
    desk.write("b.txt", "Opposition leader Dana Orlo said the cranes were back in Varne.\n")
    desk("add", "a.txt", "b.txt")
    text = texts(desk)

    for row in desk.rows("conflicts"):
        for side in (row["left"], row["right"]):
            start, end = side["at"]
            assert text[side["doc"]][start:end] == side["text"]


@pytest.mark.parametrize("name", sorted(LISTINGS))
def test_every_listing_has_the_same_rows_in_every_form(told: Desk, name: str) -> None:
    rows = told.rows(name)
    shape = LISTINGS[name].shape

    assert all({key.removesuffix("*") for key in shape.keys} == row.keys() for row in rows)
    assert json.loads(told(name, "--as", "json").stdout) == rows
    cells = list(
        csv.reader(io.StringIO(told(name, "--as", "csv").stdout_bytes.decode(), newline=""))
    )
    assert len(cells) == len(rows) + 1
    assert len({len(line) for line in cells}) == 1
    assert len(told(name).stdout.splitlines()) == len(rows) + 1


def test_csv_is_rfc_4180_and_leaves_text_as_it_is() -> None:
    rows = [{"a": '=1+1, "x"\r\ny', "b": ["2024-03-03", "2024-03-04"], "c": [1, None]}]
    shape = Shape(("a", "b*", "c"), ())

    text = "".join(lines(rows, shape, "csv"))

    assert text == (
        'a,b_earliest,b_latest,c\r\n"=1+1, ""x""\r\ny",2024-03-03,2024-03-04,"[1, null]"\r\n'
    )


def test_an_empty_listing_is_an_empty_list_in_every_form() -> None:
    shape = Shape(("a",), (Column("a", 3, lambda row: str(row["a"])),))

    assert "".join(lines([], shape, "json")) == "[]\n"
    assert "".join(lines([], shape, "jsonl")) == ""
    assert "".join(lines([], shape, "csv")) == "a\r\n"
    assert "".join(lines([], shape, "table")) == "A\n"


@given(st.text(st.characters(codec=None)))
def test_any_text_survives_json(text: str) -> None:
    line = encoded({"a": text})

    assert json.loads(line.encode("utf-8")) == {"a": text}
    assert len(line.splitlines()) == 1 or "\n" not in line


@given(st.text(st.characters(codec=None)), st.integers(0, 3))
def test_any_text_is_one_line_of_a_table(text: str, n: int) -> None:
    shape = Shape(("a",), (Column("a", 3, lambda row: str(row["a"])),))

    table = "".join(lines([{"a": text}] * n, shape, "table"))

    assert table.count("\n") == n + 1
    assert len(table.splitlines()) == n + 1
    assert "\x1b" not in table


def test_an_unknown_date_is_null() -> None:
    assert interval(None) is None


def test_lone_surrogates_and_control_characters_do_not_stop_an_export(desk: Desk) -> None:
    text = "“We \ud800 sail \x1b[31m now,” Dana Orlo said.\n"
    desk.write("a.jsonl", json.dumps({"id": "1", "text": text}) + "\n")
    desk("add", "a.jsonl")

    (row,) = desk.rows("articles")
    assert row["text"] == text
    assert b"\\ud800" in desk("articles", "--as", "csv").stdout_bytes
    table = desk("statements").stdout
    assert "\x1b" not in table
    assert "sail" in table


def test_json_and_jsonl_exports_hold_every_listing(told: Desk) -> None:
    whole = json.loads(told("export", "--as", "json").stdout)
    rows = [json.loads(line) for line in told("export").stdout.splitlines()]

    assert {row["record"] for row in rows} <= whole.keys()
    for name, listed in whole.items():
        assert [row for row in rows if row["record"] == name] == [
            {"record": name, **row} for row in listed
        ]
        assert listed == told.rows(name)


def test_csv_and_jsonl_exports_write_a_file_for_each_listing(told: Desk) -> None:
    told("export", "--as", "csv", "-o", "tables")
    told("export", "--as", "jsonl", "-o", "rows/")

    for name in ("statements", "articles", "origins"):
        expected = told(name, "--as", "csv").stdout_bytes
        assert (told.folder / f"tables/{name}.csv").read_bytes() == expected
        expected = told(name, "--as", "jsonl").stdout_bytes
        assert (told.folder / f"rows/{name}.jsonl").read_bytes() == expected


def test_markdown_and_html_exports_are_the_dossier(told: Desk) -> None:
    told("export", "--as", "html", "-o", "story.html")
    page = (told.folder / "story.html").read_text()

    assert "No ship will wait longer than a day" in page
    assert "<script src" not in page
    assert "No ship will wait longer than a day" in told("export", "--as", "markdown").stdout


def test_csv_without_a_folder_says_what_to_do(told: Desk) -> None:
    assert "name a folder with -o" in told("export", "--as", "csv", status=2).stderr
