"""Figures on credits and authors, over a corpus of three texts of our own."""

from pathlib import Path

import pytest
from bench.corpora import CorpusError
from bench.credits import figures, golds, main, measure, tally

STORY = (
    "The port of Orvale will reopen on Monday, a harbour official said.\n"
    "The union called the plan unacceptable, and warned of a longer strike.\n"
    "“We have waited for a year,” said Dana Orlo, who leads the union."
)
HEAD = "compartment\tfilename\tauthor\tcredit\twire"
ROWS = (
    "dev\ttern_1\tAP\tNone\tAP",
    "dev\ttern_2\tAnn Berg\tNone\tNone",
    "dev\ttern_3\tJan Moe\th/t: Norrland Wire\treuters",
)
TEXTS = (
    f"ORVALE (AP) — {STORY}",
    f"By Ann Berg\n{STORY}",
    f"By Ida Holm\n{STORY}\nh/t: Norrland Wire",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "metadata.tsv").write_text("\n".join((HEAD, *ROWS)), encoding="utf-8")
    (tmp_path / "dev" / "text").mkdir(parents=True)
    for number, text in enumerate(TEXTS, start=1):
        (tmp_path / "dev" / "text" / f"tern_{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_wire_that_no_text_shows_is_missed_and_another_author_is_wrong(folder: Path) -> None:
    found = [tally(told) for told in measure(golds(folder, "dev"))]

    assert figures(found) == {"wire found": 0.5, "credits right": 1.0, "authors right": 0.5}


def test_misses_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder), "--misses"])

    shown = capsys.readouterr().out
    assert "tern_3: wire 'Reuters', credit 'Norrland Wire', 'Jan Moe'" in shown
    assert "tern_1" not in shown


def test_a_folder_of_something_else_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"metadata\.tsv"):
        golds(tmp_path, "dev")
