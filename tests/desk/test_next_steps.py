"""What a newcomer is told to do next: commands that work, and errors that say what helps."""

import json
import re
import shlex
from pathlib import Path

import pytest
from tests.desk.test_articles import at_terminal
from tests.desk.tools import ORLO, PRELL, Desk

from sayso.desk import healthy
from sayso.desk.listings import LISTINGS
from sayso.desk.tables import _fitted, _needed
from sayso.desk.text import width
from sayso.desk.views import lines
from sayso.desk.views.page import Page
from sayso.records.dossier import DoubtLine, Matter, SideLine
from sayso.records.places import Anchor


@pytest.mark.parametrize(("verb", "status"), [("why", 2), ("trace", 2), ("show", 1)])
def test_a_number_of_a_dossier_is_told_from_an_id(told: Desk, verb: str, status: int) -> None:
    error = told(verb, "A2", status=status).stderr

    assert error.startswith("sayso: 'A2' is a number in one dossier, and no id. Name the eight")


def test_an_unknown_rule_leads_to_the_rules(desk: Desk) -> None:
    error = desk("why", "IN999", status=2).stderr

    assert error == "sayso: no rule is called 'IN999'. `sayso rules` lists them.\n"


def test_a_misspelt_verb_is_answered_with_one_spelt_nearly_so(desk: Desk) -> None:
    assert "No such command 'shwo'. Did you mean show?" in desk("shwo", status=2).stderr
    assert "Did you mean" not in desk("zzzz", status=2).stderr


def test_where_no_ledger_is_the_message_names_those_beside_it(told: Desk) -> None:
    error = told("claims", "--ledger", "other.db", status=2).stderr

    assert error.endswith("reads articles into one. Or did you mean --ledger sayso.db?\n")
    assert not Path("other.db").exists()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("nowhere/d.html", "its folder does not exist. Create it, or name another file."),
        ("pile", "this is a folder. Name a file in it."),
    ],
)
def test_a_page_that_cannot_be_written_is_told_before_anything_is_read(
    pile: Desk, file: str, why: str
) -> None:
    error = pile("read", "pile", "--html", file, status=2).stderr

    assert error == f"sayso: {file}: {why}\n"
    assert not Path("sayso.db").exists()


def test_no_heading_stands_above_an_error(told: Desk) -> None:
    claim = str(told.rows("claims")[0]["id"])

    result = told("impact", claim, status=2)

    assert result.stdout == ""
    assert "this is the id of one claim" in result.stderr


def test_an_unknown_role_is_answered_with_those_that_exist(told: Desk) -> None:
    assert (
        "'teasers' is not one of 'body', " in told("blocks", "--role", "teasers", status=2).stderr
    )
    assert told.rows("blocks", "--role", "BODY") == told.rows("blocks", "--role", "body")


def test_rows_of_one_article_are_asked_by_its_path(told: Desk) -> None:
    every = told.rows("statements")
    mine = [row for row in every if row["path"] == "pile/2 post.txt"]

    assert mine
    assert told.rows("statements", "--article", "2 post.txt") == mine
    error = told("statements", "--article", "3 post.txt", status=2).stderr
    assert error.endswith("has this path. `sayso articles` lists them.\n")


@pytest.mark.parametrize("verb", ["why", "impact", "trace"])
def test_a_name_or_a_path_in_place_of_an_id_is_answered_with_the_id(told: Desk, verb: str) -> None:
    voices = {row["name"]: row["id"][:8] for row in told.rows("sources")}
    docs = {row["path"]: row["id"][:8] for row in told.rows("articles")}

    by_name = told(verb, "prell", status=2).stderr
    by_path = told(verb, "2 post.txt", status=2).stderr

    prell = voices["Jan Prell"]
    assert by_name == f"sayso: 'prell' is no id. Did you mean {prell} (Jan Prell)?\n"
    meant = f"{docs['pile/2 post.txt']} (pile/2 post.txt)"
    assert by_path == f"sayso: '2 post.txt' is no id. Did you mean {meant}?\n"


def test_of_many_that_may_be_meant_a_few_are_named(desk: Desk) -> None:
    names = ("Orlo", "Orlone", "Orloff", "Orlovin", "Orlokin")
    desk.write("a.txt", "\n\n".join(f"“We sail,” said Dana {name}." for name in names))
    desk("add", "a.txt", "--reader", "rules")

    error = desk("why", "Dana", status=2).stderr

    assert error.count("(Dana Orlo") == 3
    assert error.endswith("? There are 2 more.\n")


def test_a_part_of_a_path_is_answered_with_the_path(told: Desk) -> None:
    error = told("show", "courier", status=1).stderr

    assert "Did you mean pile/1 courier.txt? `sayso articles` lists them." in error


def test_a_record_is_shown_by_its_own_id(desk: Desk) -> None:
    lines = [json.dumps({"id": key, "text": f"{key}. {ORLO}"}) for key in ("k1", "k2")]
    desk.write("dump.jsonl", "\n".join(lines))
    desk("add", "dump.jsonl", "--reader", "rules")

    assert "dump.jsonl#k2" in desk("show", "k2").stdout
    assert desk("show", "#k2").stdout == desk("show", "k2").stdout
    assert "no article" in desk("show", "#", status=1).stderr


def test_who_only_passed_words_on_is_told_so(told: Desk) -> None:
    (courier,) = [row for row in told.rows("sources") if "Courier" in row["name"]]

    result = told("said", courier["name"])

    found = re.search(
        r"^(\d+) statements? of others came through .*: (.+)$", result.stdout, re.MULTILINE
    )
    assert found
    sayso, *words = shlex.split(found[2])
    assert sayso == "sayso"
    rows = [row for row in told.rows(*words) if row["how"] == "passed through its hands"]
    assert len(rows) == int(found[1]) > 0
    assert "of others" not in told("said", "Prell").stdout


def test_what_a_voice_said_and_what_it_passed_on_are_told_apart(told: Desk) -> None:
    (orlo,) = [row["id"] for row in told.rows("sources") if row["name"] == "Dana Orlo"]

    how = {row["how"] for row in told.rows("impact", orlo) if row["kind"] == "statement"}

    assert how == {"said"}


def test_a_mapping_that_comes_too_late_is_told(desk: Desk) -> None:
    desk.write("a.csv", f'medium,text\nThe Varne Courier,"{PRELL}"\n')
    assert desk("add", "a.csv", "--reader", "rules").stderr == ""

    late = desk("add", "a.csv", "--map", "outlet=medium").stderr

    assert late.startswith("sayso: --map changes nothing, as these files were read before.")
    assert desk("add", "a.csv").stderr == ""


def test_the_page_of_a_rule_has_no_marks_of_another_format(desk: Desk) -> None:
    text = desk("why", "IN214").stdout

    assert "``" not in text
    assert "`--map text=artikel`" in text


@pytest.mark.parametrize("verb", ["dossier", "export"])
@pytest.mark.parametrize(
    ("file", "form"), [("a.html", "html"), ("a.MD", "markdown"), ("a.json", "json")]
)
def test_a_file_is_written_in_the_form_of_its_name(
    told: Desk, verb: str, file: str, form: str
) -> None:
    told(verb, "-o", file)
    told(verb, "--as", form, "-o", "same")

    assert Path(file).read_bytes() == Path("same").read_bytes()


def test_a_form_that_is_named_goes_before_that_of_the_file(told: Desk) -> None:
    told("dossier", "--as", "terminal", "-o", "a.html")
    told("dossier", "-o", "a.txt")
    told("export", "-o", "b.csv")

    assert Path("a.html").read_bytes() == Path("a.txt").read_bytes()
    assert Path("a.txt").read_text().startswith("DOSSIER\n")
    assert Path("b.csv").read_text().startswith('{"record": ')


def test_nobody_has_no_name(told: Desk) -> None:
    for name in ("", " "):
        assert "no voice is called" in told("said", name, status=2).stderr


# --- the width of a terminal ---------------------------------------------------------------------


def test_the_help_page_fits_80_columns(desk: Desk) -> None:
    assert all(width(line) <= 80 for line in desk("--help").stdout.splitlines())


@pytest.mark.parametrize(("listing", "least"), [("claims", 32), ("statements", 26)])
def test_what_a_table_is_about_keeps_its_room(listing: str, least: int) -> None:
    columns = _needed(LISTINGS[listing].shape.columns, 80)

    assert _fitted(columns, 80)[-1] >= least


@pytest.mark.parametrize("listing", LISTINGS)
def test_at_60_columns_the_last_column_can_still_be_read(listing: str) -> None:
    columns = _needed(LISTINGS[listing].shape.columns, 60)

    assert _fitted(columns, 60)[-1] >= 8


@pytest.mark.usefixtures("pile")
def test_a_terminal_is_told_last_which_page_was_written() -> None:
    shown = at_terminal("read", "pile", "--reader", "rules", "--html", "d.html")

    assert shown.splitlines()[-1] == "wrote d.html"
    assert Path("d.html").exists()


def test_a_long_word_is_cut_where_its_command_stands_below_it() -> None:
    long = "application/vnd.varne.harbour." + "very-" * 12 + "long"
    command = f"sayso articles --type {long}"
    row = {"section": "format", "what": long, "number": 1, "characters": None, "share": None}

    shown = "".join(healthy.told([{**row, "command": command}], 80)).splitlines()

    assert [width(line) <= 80 for line in shown] == [True, True, False]
    assert shown[1].endswith("…")
    assert shown[2].strip() == command


def test_a_command_that_decides_is_never_broken() -> None:
    side = SideLine("d" * 16, Anchor("d" * 16, 0, 4), "Ship", None)
    line = DoubtLine(Matter.STATEMENT, "a" * 16, "b" * 16, side, side, "CL003", "word " * 12)

    shown = Page(80, color=False)
    shown.items(lines.doubt(line, "a b.db"), "    ")

    assert "    decide: sayso link aaaaaaaa bbbbbbbb --ledger 'a b.db' same, or different" in (
        shown.text().splitlines()
    )
