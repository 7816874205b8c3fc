"""What the pile shows to be an outlet's template, from reading to every question."""

import json
import random
from pathlib import Path

import pytest
from tests.desk.tools import Desk

CALL = "Dana Orlo, our founder, said that forty thousand readers start their morning with a letter."
STORIES = [
    "harbour cranes pilots ferry dockers anchor vessel captain timber quayside lantern sailors",
    "hospital nurses surgeon patients clinic vaccine bandage medicine recovery ambulance pharmacy",
    "orchard apples farmers harvest tractor irrigation blossom cider market drought fertile barley",
    "theatre actors curtain audience rehearsal costume orchestra playwright balcony applause stage",
]


def page(number: int) -> str:
    """Return a page of its own words, in which somebody speaks, with the outlet's call inside."""
    words = STORIES[number].split() + [f"{word}{number}th" for word in STORIES[number - 1].split()]
    words += [f"{word}{end}" for word in STORIES[number].split() for end in ("ly", "less")]
    chance = random.Random(number)  # noqa: S311 - no secret
    lines = [" ".join(chance.sample(words, 12)).capitalize() + "." for _ in range(12)]
    said = f"Mara Prell said that the {words[0]} would open again on Monday."
    told = "".join(f"<p>{line}</p>\n" for line in [*lines[:6], said, CALL, *lines[6:]])
    name = '<meta property="og:site_name" content="The Tern Post">'
    head = f"<head><title>{words[1]}</title>{name}</head>"
    return f"<!doctype html><html>{head}<body><article>{told}</article></body></html>"


def write(desk: Desk, numbers: range) -> None:
    """Put pages of one outlet into a folder."""
    for number in numbers:
        desk.write(f"pile/{number}.html", page(number))


@pytest.fixture
def learnt(desk: Desk) -> Desk:
    """Return a desk with four articles of one outlet read."""
    write(desk, range(4))
    desk("add", "pile", "--reader", "rules")
    return desk


def test_every_template_line_is_listed_with_its_example(learnt: Desk) -> None:
    (row,) = learnt.rows("templates")

    assert (row["outlet"], row["text"], row["documents"]) == ("The Tern Post", CALL, 4)
    assert row["path"].startswith("pile/")
    assert learnt.rows("templates", "--outlet", "the tern post") == [row]
    assert learnt.rows("templates", "--outlet", "Varne Today") == []
    assert "forty thousand readers" in learnt("templates").stdout
    for form in ("csv", "json"):
        assert CALL in learnt("templates", "--as", form).stdout


def test_what_stands_in_a_template_is_no_statement_and_no_voice(learnt: Desk) -> None:
    rows = learnt.rows("statements")

    assert [row["chain"][0]["text"] for row in rows] == ["Mara Prell"] * 4
    assert [row["name"] for row in learnt.rows("sources")] == ["Mara Prell"]
    assert "Dana Orlo" not in learnt("dossier", "--as", "json").stdout.replace(CALL, "")


def test_the_line_is_shown_in_its_place_with_the_reason(learnt: Desk) -> None:
    blocks = learnt.rows("blocks", "--rule", "IN032")

    assert [(row["role"], row["text"]) for row in blocks] == [("site", CALL)] * 4
    shown = json.loads(learnt("show", blocks[0]["doc"], "--as", "json").stdout)["blocks"]
    (shown,) = (block for block in shown if block["text"] == CALL)
    assert "4 articles of The Tern Post" in shown["note"]
    for form in ("terminal", "markdown"):
        assert "IN032" in learnt("show", "1.html", "--as", form).stdout


def test_health_counts_the_lines_of_each_outlet(learnt: Desk) -> None:
    rows = [row for row in learnt.rows("health") if row["section"] == "template"]

    assert [(row["what"], row["number"]) for row in rows] == [
        ("lines learnt", 1),
        ("The Tern Post", 1),
    ]
    assert rows[1]["command"] == "sayso templates --outlet 'The Tern Post'"


def test_a_statement_that_was_there_before_is_explained(desk: Desk) -> None:
    write(desk, range(1))
    desk("add", "pile", "--reader", "rules")
    (key,) = (row["id"] for row in desk.rows("statements") if "Orlo" in row["chain"][0]["text"])
    (voice,) = (row for row in desk.rows("sources") if "Orlo" in row["name"])
    write(desk, range(1, 4))
    desk("add", "pile", "--reader", "rules")

    for gone in (key, voice["personas"][0]):
        assert "`sayso templates` and" in desk("why", gone, status=2).stderr
    assert any(row["change"] == "gone" for row in desk.rows("diff"))


def test_questions_that_check_still_hold(learnt: Desk) -> None:
    assert "all as they should be" in learnt("verify").stdout
    assert learnt.rows("verify") == []


def test_one_run_or_many_in_any_order_gives_the_same_bytes(desk: Desk) -> None:
    write(desk, range(4))
    desk("add", "pile", "--ledger", "once.db", "--reader", "rules")
    for number in (3, 0, 2, 1):
        desk("add", f"pile/{number}.html", "--ledger", "often.db", "--reader", "rules")
        desk("dossier", "--ledger", "often.db")  # a question in between

    once, often = (
        desk("export", "--as", "jsonl", "--ledger", name).stdout for name in ("once.db", "often.db")
    )

    assert sorted(once.splitlines()) == sorted(often.splitlines())


def test_reading_again_adds_nothing_and_a_locked_ledger_answers(learnt: Desk) -> None:
    before = learnt("export", "--as", "jsonl").stdout
    learnt("add", "pile", "--reader", "rules")
    assert learnt("export", "--as", "jsonl").stdout == before

    Path("copy.db").write_bytes(Path("sayso.db").read_bytes())
    Path("copy.db").chmod(0o444)

    assert learnt("export", "--as", "jsonl", "--ledger", "copy.db").stdout == before
