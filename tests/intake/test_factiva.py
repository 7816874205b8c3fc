"""A Factiva page or text is as many articles as it holds, by their accession numbers."""

import pytest
from hypothesis import given, settings
from tests.intake.forms import (
    FERRY,
    PORT,
    STORIES,
    STRAIT,
    docx,
    factiva_id,
    factiva_indexed,
    factiva_lines,
    factiva_page,
    paragraph,
)
from tests.intake.printed import pdf
from tests.intake.tools import read, safe, spoilt

from sayso.intake import article
from sayso.records.articles import Document, Role, Stated

TEXT = "\n\n".join(
    "\n\n".join(factiva_lines(story, number)) for number, story in enumerate(STORIES, start=1)
)
CODED = "\n".join(
    line
    for number, story in enumerate(STORIES, start=1)
    for line in (
        f"HD\t{story.title}",
        *([f"BY\t{story.byline}"] if story.byline else []),
        "WC\t355 words",
        f"PD\t{17 + number} March 2031",
        f"SN\t{story.outlet}",
        "LA\tEnglish",
        f"LP\t{story.body[0]}",
        f"TD\t{story.body[1]}",
        *story.body[2:],
        "IN the harbour office nobody picked up the telephone on Tuesday.",
        "IN\tiship : Shipping | itsp : Transport",
        f"AN\tDocument {factiva_id(number)}",
        "",
    )
)


def body(document: Document) -> list[str]:
    (made,) = article(document).items
    texts = [block.at.words(document.text) for block in made.blocks if block.role is Role.BODY]
    return [" ".join(words.split()) for words in texts]


def expected(number: int) -> Stated:
    story = STORIES[number - 1]
    authors = {1: ("Dana Orlo", "Milo Trenn"), 2: ("Jona Tavo",), 3: ()}[number]
    return Stated(title=story.title, outlet=story.outlet, authors=authors)


FORMS = {
    "page": (factiva_page(STORIES), "a.html"),
    "page in German": (factiva_page(STORIES, "de"), "a.html"),
    "indexed page": (factiva_indexed(STORIES), "a.html"),
    "text": (TEXT, "a.txt"),
    "text without blank lines": (TEXT.replace("\n\n", "\n"), "a.txt"),
    "indexed text": (CODED, "a.txt"),
    "indexed text of a table": (CODED.replace("\t", "|"), "a.txt"),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_article_is_a_document_with_what_its_fields_say(form: str) -> None:
    data, name = FORMS[form]
    found = read(data.encode(), name)

    assert [document.path for document in found.items] == [
        f"{name}#{factiva_id(number)}" for number in (1, 2, 3)
    ]
    for number, document in enumerate(found.items, start=1):
        stated, want = document.stated, expected(number)
        assert (stated.title, stated.outlet, stated.authors) == (
            want.title,
            want.outlet,
            want.authors,
        )
        (made,) = article(document).items
        assert made.published
        assert made.published.earliest.isoformat() == f"2031-03-{17 + number}"
        assert made.title
        assert made.title.name == want.title


@pytest.mark.parametrize(
    ("above", "title", "authors"),
    [
        (["News; 3", PORT.title, "Dana Orlo"], PORT.title, ("Dana Orlo",)),
        ([PORT.title, "Dana Orlo and Milo Trenn"], PORT.title, ("Dana Orlo", "Milo Trenn")),
        (["Foreign Desk; 3", "Two Ferries Leave Varne"], "Two Ferries Leave Varne", ()),
        (["Ann Berg"], "Ann Berg", ()),
    ],
)
def test_names_alone_above_the_number_of_words_are_a_byline(
    above: list[str], title: str, authors: tuple[str, ...]
) -> None:
    rows = factiva_lines(STRAIT, 3)
    text = "\n".join([*above, *rows[rows.index("355 words") :]])

    (document,) = read(text.encode(), "a.txt").items

    assert (document.stated.title, document.stated.authors) == (title, authors)


def test_a_paragraph_of_a_pdf_ends_where_the_fields_end() -> None:
    rows = [row for one in STORIES[1:] for row in factiva_lines(one, 1)]
    lines = [(10, 60, 800 - 14 * number, row) for number, row in enumerate(rows)]

    found = read(pdf([lines]), "a.pdf").items

    assert [" ".join(body(document)) for document in found] == [
        " ".join(story.body) for story in STORIES[1:]
    ]


@pytest.mark.parametrize("form", FORMS)
def test_only_the_text_is_body(form: str) -> None:
    data, name = FORMS[form]
    _, ferry, _ = read(data.encode(), name).items

    assert body(ferry)[: len(FERRY.body)] == list(FERRY.body)
    assert not [words for words in body(ferry) if "words" in words or "Document" in words]


def test_a_paragraph_that_begins_like_a_code_is_text() -> None:
    (first, *_) = read(CODED.encode(), "a.txt").items

    assert "IN the harbour office nobody picked up the telephone on Tuesday." in body(first)
    assert not [words for words in body(first) if "iship" in words]


def test_a_page_keeps_its_words() -> None:
    (first, *_) = read(factiva_page(STORIES).encode(), "a.html").items

    for words in ("Foreign Desk; 1", "355 words", "Late Edition - Final", *PORT.body):
        assert words in first.text


def test_what_stands_around_the_articles_is_counted() -> None:
    found = read(factiva_indexed(STORIES).encode(), "a.html")

    assert [finding.code for finding in found.findings] == ["IN223"]
    assert found.findings[0].message.startswith("6 words")


def test_an_export_that_was_opened_in_word_is_read() -> None:
    made = docx("".join(paragraph(line) for line in TEXT.split("\n\n")))

    assert len(read(made, "a.docx").items) == 3


def test_articles_may_begin_late_in_a_page() -> None:
    style = f"<style>{'p {margin: 0} ' * 9000}</style>"
    page = factiva_page(STORIES).replace("</title>", f"</title>{style}")

    assert len(read(page.encode(), "a.html").items) == 3


def test_a_page_of_the_database_without_an_article_is_a_page() -> None:
    page = "<html><head><title>Factiva</title></head><body><p>No headlines found.</p></body></html>"
    (found,) = read(page.encode(), "a.html").items

    assert (found.path, found.text) == ("a.html", "No headlines found.")


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("18 mars 2031", "18 mars 2031"),
        ("2031 年 3 月 18 日", "2031-03-18 (2031 年 3 月 18 日)"),
        ("18 марта 2031", "2031-03-18 (18 марта 2031)"),
    ],
)
def test_the_interface_may_be_in_any_of_its_tongues(words: str, published: str) -> None:
    count = {"1": "355 mots", "2": "355 字", "8": "355 слов"}[words[0] if " " in words[:5] else "1"]
    lines = [count if "words" in line else line for line in factiva_lines(PORT, 1)]
    lines = [words if line.endswith("March 2031") else line for line in lines]
    lines = [line for line in lines if line != "05:33 PM"]
    (found,) = read("\n".join(lines).encode(), "a.txt").items

    assert found.stated.published == published


@settings(deadline=None, max_examples=60)
@given(spoilt(factiva_page(STORIES).encode()))
def test_a_spoilt_page_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/a.html")


@settings(deadline=None, max_examples=40)
@given(spoilt(CODED.encode()))
def test_a_spoilt_text_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/a.txt")
