"""The public Python API does what the command line does."""

from pathlib import Path

import sayso
from sayso.records.fakes import MemoryLedger

TEXT = "Dana Orlo said that the berth was shut. Orlo told the Courier that it would stay so."


def test_a_folder_becomes_a_story_and_a_page(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")

    with sayso.open_ledger(str(tmp_path / "s.db")) as ledger:
        counts = sayso.read_articles([str(tmp_path / "one.txt")], ledger)
        again = sayso.read_articles([str(tmp_path / "one.txt")], ledger)
        story = sayso.story_of(ledger)
        page = sayso.render(sayso.dossier_of(ledger), "html")

    assert (counts.added, counts.statements, again.added) == (1, 2, 0)
    assert {source.name for source in story.sources} >= {"Dana Orlo"}
    assert "the berth was shut" in page


def test_any_ledger_serves(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    ledger = MemoryLedger()

    sayso.read_articles([str(tmp_path)], ledger)

    assert len(sayso.story_of(ledger).claims) == 2


def test_a_name_that_is_not_there_is_no_attribute() -> None:
    assert not hasattr(sayso, "truth")
