"""``sayso articles``: evidence beside every name, and a table that reads well in 80 columns."""

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress

import pytest
from tests.desk.tools import ORLO, Desk

from sayso.desk.listings import LISTINGS
from sayso.desk.tables import Column, _cell, _fitted, _needed
from sayso.desk.text import width

SAYSO = [sys.executable, "-c", "from sayso.desk.cli import main; main()"]
LONG = "a folder with a long name/and another one/of the spring of the year/harbour of varne.txt"
UNDECIDED = (
    "Ferry sails again on Monday, says its master\n\n04-03-2031\n\nThe ferry sails at noon.\n"
)


def at_terminal(*words: str, columns: int = 80) -> str:
    """Run ``sayso words...`` at a terminal of its own, and return what it shows there."""
    ours, theirs = pty.openpty()
    setting = {**os.environ, "COLUMNS": str(columns)}
    setting.pop("NO_COLOR", None)
    with subprocess.Popen([*SAYSO, *words], stdout=theirs, stderr=theirs, env=setting) as running:
        os.close(theirs)
        parts: list[bytes] = []
        with suppress(OSError):  # the other end was closed
            while part := os.read(ours, 65536):
                parts.append(part)
        os.close(ours)
    assert running.returncode == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


@pytest.fixture
def odd(desk: Desk) -> Desk:
    """Articles that lack things, and one with a long path."""
    desk.write(LONG, ORLO)
    desk.write("undecided.txt", UNDECIDED)
    desk.write("bare.txt", "“We sail,” Dana Orlo said.\n")
    desk.write("menu.txt", "Home\nWorld\nSport\nWeather\nPuzzles\n")
    desk("add", ".", "--reader", "rules")
    return desk


def test_every_name_has_its_basis(told: Desk) -> None:
    texts = {row["id"]: row["text"] for row in told.rows("articles")}

    for row in told.rows("articles"):
        for key in ("title", "outlet", "published", "credit", "updated"):
            basis = row[f"{key}_basis"]
            assert (basis is None) == (row[key] is None)
            for at in basis["evidence"] if basis else ():
                assert texts[at["doc"]][at["start"] : at["end"]].strip()
        assert len(row["authors_basis"]) == len(row["authors"])
        for basis in row["authors_basis"]:
            assert basis.keys() == {"rule", "score", "note", "evidence"}


@pytest.mark.usefixtures("odd")
def test_the_table_reads_well_in_eighty_columns() -> None:
    lines = at_terminal("articles").splitlines()

    rows = {line[10:25].strip()[-9:]: line[27:] for line in lines}
    assert all(width(line) <= 80 for line in lines)
    assert lines[0].startswith("learning from ")  # stands above the table, never inside it
    assert lines[1].split() == ["ID", "PATH", "PUBLISHED", "OUTLET", "TITLE"]
    assert re.match(r"undated +unknown +““We sail,” Dana Orlo sa", rows["/bare.txt"])
    assert re.match(r"undated +unknown +no running text$", rows["/menu.txt"])
    assert re.match(r"2031-03-04\? +unknown +Ferry sails again on Mond", rows["cided.txt"])
    assert re.match(r"2024-03-03 +The Varne C… +Harbour to reopen on Mond", rows["varne.txt"])


@pytest.mark.usefixtures("odd")
def test_a_wide_terminal_and_a_pipe_show_more(odd: Desk) -> None:
    wide, piped = at_terminal("articles", columns=200), odd("articles").stdout

    for text in (wide, piped):
        assert "2031-03-04 to 2031-04-03" in text
        assert "CREDIT" in text
    assert LONG in piped


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("columns", [80, 132])
def test_health_and_show_fit_the_terminal(columns: int) -> None:
    for words in (["health"], ["show", "harbour of varne.txt"], ["blocks"], ["findings"]):
        shown = re.sub(r"\x1b\[[\d;]*m", "", at_terminal(*words, columns=columns))
        assert all(width(line) <= columns for line in shown.splitlines())


@pytest.mark.usefixtures("odd")
def test_colour_is_for_terminals(odd: Desk) -> None:
    assert "\x1b[2m" in at_terminal("show", "bare.txt")
    assert "\x1b" not in odd("show", "bare.txt").stdout


def test_spare_columns_give_way_and_others_keep_their_least() -> None:
    columns = LISTINGS["articles"].shape.columns
    narrow = _needed(columns, 80)

    assert [column.name for column in narrow] == ["id", "path", "published", "outlet", "title"]
    assert _needed(columns, 200) == _needed(columns, None) == columns
    for column, wide in zip(narrow, _fitted(narrow, 80), strict=True):
        assert wide >= min(column.least, column.width)


def test_a_cell_without_room_is_brief() -> None:
    column = Column("when", 10, lambda row: str(row["when"]), brief=lambda _: "soon")

    assert _cell({"when": "in the spring"}, column, 6, cut=True) == "soon"
    assert _cell({"when": "in the spring"}, column, 20, cut=True) == "in the spring"
    assert _cell({"when": "in the spring"}, column, 6, cut=False) == "in the spring"
