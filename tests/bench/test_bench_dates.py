"""Figures on dates and pages that have floors, over a collection of one page of our own."""

import gzip
import json
from pathlib import Path

import pytest
from bench.check import of_pages
from bench.corpora import CorpusError
from bench.dates import labelled
from bench.pages_gold import collection, part

BODY = (
    "The port of Orvale will reopen on Monday, a harbour official said in the town hall.",
    "The union called the plan unacceptable, and warned of a longer strike on the ferries.",
    "“We have waited for a year,” said Dana Orlo, who leads the union of the harbour.",
)
TITLE = "Harbour workers reject the night shift"
HOST = next(
    f"tern{number}.example" for number in range(40) if part(f"tern{number}.example") == "dev"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = "".join(f"<p>{row}</p>" for row in BODY)
    html = (
        f"<html><head><title>{TITLE}</title><link rel='canonical' href='https://{HOST}/port'>"
        f"</head><body><article><h1>{TITLE}</h1>"
        f"<p>3 May 2031</p>{rows}</article></body></html>"
    )
    gold = {"title": TITLE, "publish_date": "2031-05-03", "main_content": "\n".join(BODY)}
    made = {"url": f"https://{HOST}/port", "ground_truth": gold}
    for name in ("html", "ground-truth"):
        (tmp_path / name).mkdir()
    (tmp_path / "html" / "1.html.gz").write_bytes(gzip.compress(html.encode()))
    (tmp_path / "ground-truth" / "1.json").write_text(json.dumps(made), encoding="utf-8")
    return tmp_path


def test_a_page_that_is_read_rightly_has_full_figures(folder: Path) -> None:
    (pages, corpus, about), (dates, same, days), (outlets, again, named) = of_pages(folder)

    assert (pages, dates) == ("pages dev, wcxb", "dates dev, wcxb")
    assert outlets == f"outlets dev, {folder.name}"
    assert corpus == same == again
    assert named["page.precision"] == named["page.recall"] == 1.0
    assert about["title exact"] == about["lines, HTML"] == about["date inside the interval"] == 1.0
    assert days["HTML.inside"] == days["bare.inside"] == days["bare.not narrow and wrong"] == 1.0


def test_systems_beside_ours_have_no_floors(folder: Path) -> None:
    names = [name for _, _, found in of_pages(folder) for name in found]

    assert not [name for name in names if "trafilatura" in name or "htmldate" in name]


def test_a_folder_of_something_else_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="neither"):
        collection(tmp_path)


@pytest.mark.parametrize("text", ["Updated on 3 May 2031", "Last modified: May 3, 2031"])
def test_a_day_counts_as_that_of_a_change_where_a_label_says_so(text: str) -> None:
    assert labelled("2031-05-03", text)


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2031",
        "Updated 4 May 2031, published 3 May 2031",
        "Updated 3 May 2031, published 3 May 2031",
    ],
)
def test_a_day_that_is_no_change_or_is_publication_too_counts_as_none(text: str) -> None:
    assert not labelled("2031-05-03", text)
