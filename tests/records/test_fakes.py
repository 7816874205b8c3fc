"""Fakes that ship with the package keep the promises of the ports."""

import pytest
from tests.records.worlds import NOON, reading

from sayso.intake.fetching import HttpFetcher
from sayso.ledger import SqliteLedger
from sayso.ledger.shelf import FolderShelf
from sayso.records.fakes import (
    FixedClock,
    MemoryLedger,
    MemoryShelf,
    RememberingProgress,
    ScriptedFetcher,
    ScriptedReader,
    SilentProgress,
)
from sayso.records.places import Finding, Outcome
from sayso.records.ports import Answer, Clock, Fetcher, Ledger, Progress, Shelf, SpeechReader


def test_each_fake_fits_its_port() -> None:
    clock: Clock = FixedClock(NOON)
    progress: list[Progress] = [SilentProgress(), RememberingProgress()]
    reader: SpeechReader = ScriptedReader({})
    ledgers: list[type[Ledger]] = [MemoryLedger, SqliteLedger]
    fetchers: list[Fetcher] = [ScriptedFetcher({}), HttpFetcher("sayso/test", clock)]
    shelves: list[type[Shelf]] = [MemoryShelf, FolderShelf]

    assert clock.now() == clock.now() == NOON
    assert (len(progress), reader.version, len(ledgers)) == (2, "scripted", 2)
    assert (len(fetchers), len(shelves)) == (2, 2)


def test_progress_is_remembered_as_it_was_told() -> None:
    progress = RememberingProgress()
    for listener in (progress, SilentProgress()):
        listener.step("articles", 1, None)
        listener.step("articles", 2, 2)
        listener.close()

    assert progress.steps == [("articles", 1, None), ("articles", 2, 2)]
    assert progress.closed


def test_a_scripted_reader_gives_its_answers_and_nothing_else() -> None:
    one, two = reading("a"), reading("b")
    answer = Outcome(one.statements)
    reader = ScriptedReader({one.document.id: answer})

    assert reader(one.document, one.article) == answer
    assert reader(two.document, two.article) == Outcome()
    with pytest.raises(ValueError, match="the article is of"):
        reader(one.document, two.article)


def test_a_scripted_network_gives_its_answers_and_no_other_host() -> None:
    here = Answer("https://courier.example/", NOON, b"The port closed.")
    gone = Finding("IN237", "there is no such page", path="https://courier.example/a")
    fetcher = ScriptedFetcher({here.url: here, gone.path: gone})

    assert fetcher.fetch(here.url) == Outcome((here,))
    assert fetcher.fetch(gone.path) == Outcome(findings=(gone,))
    assert fetcher.fetch("https://post.example/").findings[0].code == "IN231"
    assert fetcher.asked == [here.url, gone.path, "https://post.example/"]


def test_a_shelf_in_memory_keeps_versions_and_addresses_apart() -> None:
    shelf = MemoryShelf()

    paths = [shelf.keep(url, digest, b"x") for url in ("a", "b") for digest in ("1", "2", "2")]

    assert len(set(paths)) == len(shelf.kept) == 4
