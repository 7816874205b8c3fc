"""Who reads is the user's choice: the learned reader unless they say otherwise."""

import subprocess
import sys

import pytest
from tests.desk.tools import Desk

import sayso
from sayso import pipeline
from sayso.records.fakes import MemoryLedger
from sayso.speech import learned_reader
from sayso.text.models import encoder
from sayso.text.weights import VERSION

PLAIN = "Dana Orlo said that the berth was shut.\n"
RULED = {f"SP{number:03d}" for number in range(1, 16)}  # codes that the rules give


def rules(desk: Desk) -> set[str]:
    return {row["rule"] for row in desk.rows("statements")}


def test_the_learned_reader_that_loads_later_is_the_reader() -> None:
    assert pipeline.LEARNED.version == learned_reader.version
    assert encoder().version == VERSION


def test_each_reader_has_a_name_and_a_version_of_its_own() -> None:
    assert list(pipeline.READERS) == ["learned", "rules"]
    assert all(name == reader.name for name, reader in pipeline.READERS.items())
    versions = {pipeline.version(reader) for reader in pipeline.READERS.values()}
    assert len(versions) == 2
    assert pipeline.version() == pipeline.version(pipeline.LEARNED)


def test_the_learned_reader_reads_unless_another_is_named(desk: Desk) -> None:
    desk.write("one.txt", PLAIN)

    desk("add", "one.txt")

    assert not rules(desk) & RULED
    assert [row["source"] for row in desk.rows("statements")] == ["Dana Orlo"]


def test_to_name_the_default_changes_nothing(desk: Desk) -> None:
    desk.write("one.txt", PLAIN)

    desk("add", "one.txt")
    desk("add", "one.txt", "--reader", "learned", "--ledger", "other.db")

    rows = desk.rows("statements", "--ledger", "other.db")
    assert rows == desk.rows("statements")


@pytest.mark.parametrize("verb", ["add", "read"])
def test_the_rules_can_be_chosen(desk: Desk, verb: str) -> None:
    desk.write("one.txt", PLAIN)

    desk(verb, "one.txt", "--reader", "rules")

    assert rules(desk) == {"SP002"}
    assert [row["source"] for row in desk.rows("statements")] == ["Dana Orlo"]


@pytest.mark.parametrize("reader", pipeline.READERS)
def test_several_processes_read_as_one_does(desk: Desk, reader: str) -> None:
    for number in range(4):
        desk.write(f"many/{number}.txt", f"Dana Orlo said that berth {number} was shut.\n")

    desk("add", "many", "--reader", reader)
    desk("add", "many", "--reader", reader, "--jobs", "2", "--ledger", "other.db")

    assert len(desk.rows("statements")) == 4
    assert desk.rows("statements", "--ledger", "other.db") == desk.rows("statements")


def test_articles_of_both_readers_are_one_story(desk: Desk) -> None:
    desk.write("one.txt", PLAIN)
    desk.write("two.txt", "“The ferry sails at noon,” Jan Prell said.\n")

    desk("add", "one.txt", "--reader", "rules")
    desk("add", "two.txt")

    assert {row["name"] for row in desk.rows("sources")} == {"Dana Orlo", "Jan Prell"}
    assert "all as they should be" in desk("verify").stdout


@pytest.mark.parametrize("verb", ["add", "read"])
@pytest.mark.parametrize("name", ["oracle", "", "Rules"])
def test_a_reader_that_nobody_knows_is_wrong_use(desk: Desk, verb: str, name: str) -> None:
    desk.write("one.txt", PLAIN)

    error = desk(verb, "one.txt", "--reader", name, status=2).stderr

    assert "--reader" in error
    assert "learned" in error
    assert "rules" in error
    assert not (desk.folder / "sayso.db").exists()


def test_an_article_that_is_known_is_not_read_by_another_reader(desk: Desk) -> None:
    desk.write("one.txt", PLAIN)
    desk("add", "one.txt")
    before = desk.rows("statements")

    again = desk("add", "one.txt", "--reader", "rules")

    assert again.stdout.startswith("0 new articles")
    assert desk.rows("statements") == before


def test_the_api_takes_either_reader(desk: Desk) -> None:
    desk.write("one.txt", PLAIN)
    learned, ruled = MemoryLedger(), MemoryLedger()

    sayso.read_articles(["one.txt"], learned)
    sayso.read_articles(["one.txt"], ruled, reader=pipeline.RULES)

    found = [
        [one.basis.rule for each in ledger.readings() for one in each.statements]
        for ledger in (learned, ruled)
    ]
    assert found == [["SP020"], ["SP002"]]


def test_the_weights_are_not_loaded_before_an_article_comes() -> None:
    ask = (
        "import sys, sayso.desk.reading; "
        "print(*(name for name in sys.modules if name in ('numpy', 'onnxruntime', 'tokenizers')))"
    )

    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
