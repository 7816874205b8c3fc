"""``sayso health``: every number beside a command that lists exactly as many rows."""

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.tools import Desk

from sayso.desk.exports import READ
from sayso.desk.healthy import DOUBTFUL, told
from sayso.desk.rules import pages
from sayso.desk.tables import Row
from sayso.desk.text import width

EXAMPLES = Path(__file__).parents[2] / "examples" / "strait"
SECTIONS = [
    "came in",
    "format",
    "outlet",
    "met again",
    "set aside",
    "because",
    "not known",
    "doubtful",
]
SAID = "The ferry will sail on Monday, harbour master {} said on Sunday."
SPLICED = """The Tern Post

12 March 2031

Varne Harbour Master Dana Orlo said on Monday that the ferry would sail again at noon.

The union was not asked, and nobody told the pilots either.

Tickets are sold at the mole, in the tower and in the bakery.

The bakery bakes a cake for every hundredth passenger.

Varne Harbour Master Dana Orlo said on Friday that the ferry would not sail at all.

The tower was closed for repairs.
"""
RECORDS = [
    {"outlet": "The Orvale Courier", "text": SAID.format("Dana Orlo"), "author": "Ilse Marn"},
    {"outlet": "THE ORVALE COURIER", "text": SAID.format("Jan Prell"), "date": "3 March 2031"},
    {"outlet": "The Orvale Courier", "text": SAID.format("Milo Trenn"), "title": "Sailing"},
    {"outlet": "-x", "text": SAID.format("Per Landa"), "date": "2031-03-18"},
    {"outlet": "Tern’s \"Post\" & 'Sons' $HOME `ls` *", "text": SAID.format("Una Dahl")},
    {"outlet": "Straße Zwei", "text": SAID.format("Ole Rask")},
    {"outlet": "STRASSE ZWEI", "text": SAID.format("Eva Lind")},
    {"outlet": "Two\nlines  \t here", "text": SAID.format("Ivo Kast"), "date": "04-03-2031"},
    {"outlet": "  ", "text": SAID.format("Ada Wren")},
    {"outlet": "Kurier 🚢 中文", "text": "“We sail.”\n\n“Nobody asked us.”"},
    {"text": "Home\nWorld\nSport\nWeather\nPuzzles"},
    {"title": "No text", "text": ""},
]


def fill(desk: Desk) -> None:
    """Put a dirty pile into the folder ``pile``, and read it."""
    lines = [json.dumps({"id": f"r{n}", **record}) for n, record in enumerate(RECORDS)]
    desk.write("pile/a.jsonl", "\n".join([*lines, "{broken", ""]))
    desk.write("pile/spliced.txt", SPLICED)
    desk.write("pile/twice.txt", SPLICED + SPLICED)
    desk.write("pile/empty.txt", "")
    desk.write("pile/picture.png", b"\x89PNG\r\n\x1a\n" + bytes(500))
    desk.write("pile/latin.txt", SAID.format("Bjørn Ås").encode("latin-1"))
    desk.write("pile/.hidden", "x")
    desk.write("pile/quotes.txt", "“We sail, said Dana Orlo.\n\nThe tower is closed, she added.\n")
    page = f"<!doctype html><title>A</title><nav><a>Home</a></nav><p>{SAID.format('Dana Orlo')}"
    desk.write("pile/page.htm", page)
    desk("add", "pile", "nowhere.txt", "--reader", "rules")


def listed(desk: Desk, row: Row) -> int:
    """Run the command of a row as a shell would, and count what it lists."""
    sayso, *words = shlex.split(row["command"])
    assert sayso == "sayso"
    return len(desk.rows(*words))


# --- each number opens its list ------------------------------------------------------------------


def test_every_command_lists_as_many_rows_as_its_number_on_the_example_story(desk: Desk) -> None:
    desk("add", str(EXAMPLES), "--reader", "rules")

    rows = desk.rows("health")

    assert [listed(desk, row) for row in rows] == [row["number"] for row in rows]
    assert set(SECTIONS) <= {row["section"] for row in rows}


def test_every_command_lists_as_many_rows_as_its_number_on_a_dirty_pile(desk: Desk) -> None:
    fill(desk)

    rows = desk.rows("health")

    for row in rows:
        assert listed(desk, row) == row["number"], row
    assert {*SECTIONS, "not read"} <= {row["section"] for row in rows}
    outlets = {row["what"]: row["number"] for row in rows if row["section"] == "outlet"}
    assert outlets["The Orvale Courier"] == 3
    found = {row["what"]: row["number"] for row in rows}
    assert found["doubled passages"] >= 1
    assert found["second stories in an article"] >= 1
    assert found["dates that can be read two ways"] == 1
    assert found["files, members and records"] >= 4
    assert found["articles without author or credit"] > 0


def test_every_command_works_on_a_ledger_without_an_article(desk: Desk) -> None:
    desk.write("empty.txt", "")
    desk("add", "empty.txt", "missing.txt", status=1)

    rows = desk.rows("health")

    assert [listed(desk, row) for row in rows] == [row["number"] for row in rows]
    assert sum(row["number"] for row in rows if row["section"] == "not read") == 4  # 2, by code


def test_every_command_asks_the_ledger_that_was_asked(desk: Desk) -> None:
    desk.write("a.txt", SPLICED)
    desk("add", "a.txt", "--reader", "rules", "--ledger", "my 'own'.db")

    rows = desk.rows("health", "--ledger", "my 'own'.db")

    assert [listed(desk, row) for row in rows] == [row["number"] for row in rows]


# --- what it tells -------------------------------------------------------------------------------


def test_roles_and_rules_account_for_all_that_was_set_aside(desk: Desk) -> None:
    fill(desk)
    rows = desk.rows("health")
    total, *roles = (row for row in rows if row["section"] == "set aside")
    rules = [row for row in rows if row["section"] == "because"]

    for parts in (roles, rules):
        assert sum(row["number"] for row in parts) == total["number"]
        assert sum(row["characters"] for row in parts) == total["characters"]
        assert sum(row["share"] for row in parts) == pytest.approx(total["share"], abs=0.01)
    blocks = desk.rows("blocks")
    letters = sum(row["end"] - row["start"] for row in blocks)
    aside = sum(
        row["end"] - row["start"] for row in blocks if row["role"] not in {"body", "headline"}
    )
    assert total["characters"] == aside
    assert total["share"] == pytest.approx(aside / letters, abs=0.0001)


def test_what_was_read_all_the_same_is_not_among_what_was_not(desk: Desk) -> None:
    desk.write("pile/.hidden", "x")
    desk.write("pile/a.txt", SPLICED)
    desk("add", "pile", "--reader", "rules")

    sections = {row["what"][:5]: row["section"] for row in desk.rows("health")}

    assert sections["IN218"] == "odd"
    assert desk.rows("findings", "--unread") == []


def test_codes_that_health_knows_by_name_are_rules() -> None:
    assert READ | DOUBTFUL.keys() <= pages().keys()


def test_numbers_that_are_nought_are_told(desk: Desk) -> None:
    desk.write("a.txt", SAID.format("Dana Orlo"))
    desk("add", "a.txt", "--reader", "rules")

    text = desk("health").stdout

    assert re.search(r"^ +0  doubled passages ", text, re.MULTILINE)
    assert re.search(r"^ +0  files, members and records ", text, re.MULTILINE)


def test_all_forms_hold_the_same_rows(desk: Desk) -> None:
    fill(desk)
    rows = desk.rows("health")

    assert json.loads(desk("health", "--as", "json").stdout) == rows
    written = desk("health", "--as", "csv").stdout_bytes.decode()
    cells = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [cell["command"] for cell in cells] == [row["command"] for row in rows]
    text = desk("health").stdout
    assert sum(line.startswith(" ") for line in text.splitlines()) == len(rows)
    for row in rows:
        assert " ".join(row["command"].split()) in text


ROWS = st.fixed_dictionaries(
    {
        "section": st.sampled_from(["outlet", "format"]),
        "what": st.text(min_size=1, max_size=60),
        "number": st.integers(0, 10**7),
        "characters": st.none(),
        "share": st.none(),
        "command": st.sampled_from(["sayso articles", "sayso articles --outlet 'The Tern Post'"]),
    }
)
SIZED = st.fixed_dictionaries(
    {
        "section": st.just("because"),
        "what": st.text("ab 中", min_size=1, max_size=60),
        "number": st.integers(0, 10**7),
        "characters": st.integers(0, 10**9),
        "share": st.floats(0, 1),
        "command": st.sampled_from(["sayso blocks --rule IN012", "sayso blocks --aside " * 3]),
    }
)


@given(st.lists(ROWS, max_size=4), st.lists(SIZED, max_size=4), st.integers(80, 140))
def test_lines_fit_the_terminal_and_commands_are_whole(
    some: list[Row], sized: list[Row], columns: int
) -> None:
    rows = [*some, *sized]
    lines = "".join(told(rows, columns)).splitlines()

    assert all(width(line) <= columns for line in lines)
    for row in rows:
        assert any(line.endswith(row["command"].strip()) for line in lines)
    assert len([line for line in "".join(told(rows, None)).splitlines() if "sayso" in line]) == len(
        rows
    )
