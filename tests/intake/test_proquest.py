"""An export of ProQuest is as many articles as it holds, whatever file it came in."""

import pytest
from hypothesis import given, settings
from tests.intake.forms import PORT, STORIES, docx, paragraph, proquest
from tests.intake.printed import paragraphs, rtf
from tests.intake.tools import read, spoilt

from sayso.intake import article
from sayso.records.articles import Document, Role

TEXT = "".join(proquest(story, number, 3) for number, story in enumerate(STORIES, start=1))
ROWS = [row for row in TEXT.split("\n") if row]
PAGE = "".join(f"<p>{row}</p>" for row in ROWS)
FORMS = {
    "text": (TEXT.encode(), "a.txt"),
    "text without blank lines": (TEXT.replace("\n\n", "\n").encode(), "a.txt"),
    "RTF": (rtf(paragraphs(*ROWS)), "a.rtf"),
    "Word": (docx("".join(map(paragraph, ROWS))), "a.docx"),
    "page": (f"<html><body>{PAGE}</body></html>".encode(), "a.html"),
}


def body(document: Document) -> str:
    (made,) = article(document).items
    told = (block for block in made.blocks if block.role in {Role.BODY, Role.DATELINE})
    return " ".join(" ".join(block.at.words(document.text).split()) for block in told)


@pytest.mark.parametrize("form", FORMS)
def test_each_article_is_a_document_with_what_its_fields_say(form: str) -> None:
    found = read(*FORMS[form]).items

    stated = [document.stated for document in found]
    assert [one.title for one in stated] == [story.title for story in STORIES]
    assert [one.outlet for one in stated] == [story.outlet for story in STORIES]
    assert [one.authors for one in stated] == [("Dana Orlo", "Milo Trenn"), ("Jona Tavo",), ()]
    assert [document.path[-10:] for document in found] == [f"#99887766{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("form", FORMS)
def test_only_the_full_text_is_body(form: str) -> None:
    for document, story in zip(read(*FORMS[form]).items, STORIES, strict=True):
        assert body(document) == " ".join(story.body)


def test_the_day_on_which_the_database_was_updated_dates_nothing() -> None:
    for document, day in zip(read(TEXT.encode()).items, (18, 19, 20), strict=True):
        (made,) = article(document).items
        assert made.published is not None
        assert made.published.latest.isoformat() == f"2031-03-{day}"
        assert made.updated is None


def test_what_stands_around_the_articles_is_counted() -> None:
    foot = "_" * 60 + "\n\nContact ProQuest\n"

    (finding,) = read(f"{TEXT}{foot}".encode()).findings

    assert finding.code == "IN223"


def test_a_report_that_names_the_database_stays_one_text() -> None:
    text = (
        f"Full text: what ProQuest is. A ProQuest document ID: it has ten digits.\n\n{PORT.body[0]}"
    )

    (document,) = read(text.encode()).items

    assert document.text == text


@settings(max_examples=60)
@given(spoilt(TEXT.encode()))
def test_a_spoilt_export_gives_findings_or_documents(data: bytes) -> None:
    found = read(data)

    assert found.items or found.findings
