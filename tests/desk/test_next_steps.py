"""What a newcomer is told to do next: commands that work, and errors that say what helps."""

from pathlib import Path

import pytest
from tests.desk.test_articles import at_terminal
from tests.desk.tools import Desk

from sayso.desk.listings import LISTINGS
from sayso.desk.tables import _fitted, _needed
from sayso.desk.text import width


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
