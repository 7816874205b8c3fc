"""Fakes that ship with the package keep the promises of the ports."""

import pytest
from tests.records.worlds import NOON, reading

from sayso.ledger import SqliteLedger
from sayso.records.fakes import (
    FixedClock,
    MemoryLedger,
    RememberingProgress,
    ScriptedReader,
    SilentProgress,
)
from sayso.records.places import Outcome
from sayso.records.ports import Clock, Ledger, Progress, SpeechReader


def test_each_fake_fits_its_port() -> None:
    clock: Clock = FixedClock(NOON)
    progress: list[Progress] = [SilentProgress(), RememberingProgress()]
    reader: SpeechReader = ScriptedReader({})
    ledgers: list[type[Ledger]] = [MemoryLedger, SqliteLedger]

    assert clock.now() == clock.now() == NOON
    assert (len(progress), reader.version, len(ledgers)) == (2, "scripted", 2)


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
