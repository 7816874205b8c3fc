"""A Nexis download is as many articles as it holds, each whole, with what its fields say."""

import pytest
from hypothesis import given, settings
from tests.intake.forms import (
    COVER,
    FERRY,
    PORT,
    STORIES,
    STRAIT,
    docx,
    nexis_labelled,
    nexis_old,
    nexis_uni,
    paragraph,
)
from tests.intake.tools import read, safe, spoilt

from sayso.intake import article
from sayso.records.articles import Document, Role
from sayso.records.places import Outcome

TITLES = [story.title for story in STORIES]
OLD = "\n".join(nexis_old(story, number, 3) for number, story in enumerate(STORIES, start=1))
OLD_COVER = "Download Request: Selected Items: 1-3\n\nSend To:\nLIBRARY\n\nTerms: (harbour)\n\n\n"


def uni(*before: str, number: str = "") -> Outcome[Document]:
    """Return what a Nexis Uni download gives: a cover, and articles, perhaps under numbers."""
    paragraphs = list(before)
    for count, story in enumerate(STORIES, start=1):
        paragraphs += [number.format(count), *nexis_uni(story)]
    return read(docx("".join(map(paragraph, paragraphs))), "news.docx")


def titles(found: Outcome[Document]) -> list[str]:
    return [document.stated.title for document in found.items]


def test_each_article_is_a_document_with_what_its_fields_say() -> None:
    found = uni()
    stated = [document.stated for document in found.items]

    assert [document.path for document in found.items] == [f"news.docx#{n}" for n in (1, 2, 3)]
    assert titles(found) == TITLES
    assert [one.outlet for one in stated] == [PORT.outlet, FERRY.outlet, STRAIT.outlet]
    assert [one.published for one in stated] == [one.published for one in STORIES]
    assert [one.authors for one in stated] == [("Dana Orlo", "Milo Trenn"), ("Jona Tavo",), ()]
    assert not found.findings


def test_the_text_is_the_whole_article_junk_included() -> None:
    first = uni().items[0]

    assert first.text == "\n\n".join(nexis_uni(PORT))


def test_only_the_text_is_body_and_the_fields_have_their_roles() -> None:
    first = uni().items[0]
    (made,) = article(first).items
    roles = [(block.role, block.at.words(first.text)) for block in made.blocks]

    body = [words for role, words in roles if role is Role.BODY]
    assert body[0] == "The port will reopen on Monday, a harbour official told the paper."
    assert body[1:] == list(PORT.body[1:])
    assert roles[0] == (Role.HEADLINE, PORT.title)
    assert (Role.BYLINE, "Byline:\u00a0By Dana Orlo and Milo Trenn") in roles
    assert (Role.CAPTION, "Dana Orlo attends a meeting in Orvale.") in roles
    assert (Role.SITE, "Load-Date:\u00a0March 30, 2031") in roles
    assert (Role.SITE, "End of Document") in roles


def test_the_day_of_loading_dates_nothing() -> None:
    lines = [line for line in nexis_uni(PORT) if line != PORT.published]
    (first,) = read(docx("".join(map(paragraph, lines))), "one.docx").items

    assert first.stated.published == ""
    assert (first.stated.title, first.stated.outlet) == (PORT.title, PORT.outlet)


@pytest.mark.parametrize("before", [(), COVER, COVER[:4]])
@pytest.mark.parametrize("number", ["", "Document {} of 3"])
def test_cover_contents_and_numbers_are_no_part_of_an_article(
    before: tuple[str, ...], number: str
) -> None:
    found = uni(*before, number=number)

    assert titles(found) == TITLES
    assert not any("Job Number" in document.text for document in found.items)
    assert [finding.code for finding in found.findings] == ["IN223"] * bool(before)


def test_a_headline_like_an_entry_of_the_contents_stays() -> None:
    title = "4. harbour strike this year begins"
    lines = [*COVER, title, *nexis_uni(PORT)[1:]]

    assert titles(read(docx("".join(map(paragraph, lines))), "a.docx")) == [title]


def test_the_older_service_is_read_from_plain_text() -> None:
    found = read((OLD_COVER + OLD).encode(), "news.txt")

    assert titles(found) == TITLES
    assert [document.path for document in found.items] == [f"news.txt#{n}" for n in (1, 2, 3)]
    assert [one.stated.authors for one in found.items[:2]] == [
        ("Dana Orlo", "Milo Trenn"),
        ("Jona Tavo",),
    ]
    assert [finding.code for finding in found.findings] == ["IN223"]
    for document in found.items:
        assert document.text in OLD


def test_a_paragraph_that_was_broken_to_a_width_is_one_block() -> None:
    (first, *_) = read(OLD.encode(), "news.txt").items
    (made,) = article(first).items
    story = [
        " ".join(block.at.words(first.text).split())
        for block in made.blocks
        if block.role in {Role.BODY, Role.DATELINE}
    ]

    dateline = "ORVALE, March 18 -"
    assert story == [dateline, PORT.body[0].removeprefix(dateline).strip(), *PORT.body[1:]]


def test_the_older_service_is_read_from_a_page() -> None:
    rows = [line.strip() for line in OLD.replace("- The", "-\nThe").split("\n") if line.strip()]
    divs = "".join(f'<BR><DIV CLASS="c0"><P><SPAN>{row}</SPAN></P></DIV>' for row in rows)
    page = f"<HTML><HEAD><!-- LXNComment 18:62 --></HEAD><BODY>{divs}</BODY></HTML>"
    found = read(page.encode(), "news.html")

    assert titles(found) == TITLES
    assert {document.media_type for document in found.items} == {"text/html"}


@pytest.mark.parametrize(
    ("label", "value", "words", "date"),
    [
        ("AUTOR", "Jona Tavo", "27. Februar 2031 Montag 9:50 PM GMT+1", "2031-02-27"),
        ("AUTEUR", "Jona Tavo", "lundi 3 août 2031", "2031-08-03"),
        ("BYLINE", "Jona Tavo", "4 oktober 2031 woensdag", "2031-10-04"),
    ],
)
def test_other_tongues_are_read(label: str, value: str, words: str, date: str) -> None:
    lines = ["Dokument 1 von 1", PORT.outlet, words, PORT.title, f"{label}: {value}"]
    lines += ["LÄNGE: 355 Wörter", *PORT.body, "SPRACHE: GERMAN; DEUTSCH", "Copyright 2031 A"]
    (found,) = read("\n\n".join(lines).encode(), "news.txt").items

    assert found.stated.published.startswith(f"{date} (")
    assert found.stated.authors == ("Jona Tavo",)
    assert found.stated.title == PORT.title
    (made,) = article(found).items
    assert [b.at.words(found.text) for b in made.blocks if b.role is Role.BODY][1:] == list(
        PORT.body[1:]
    )


def test_an_article_that_the_vendor_could_not_show_spoils_no_other() -> None:
    sorry = "We are sorry but there is an error in this document and it is not possible to"
    lines = [f"{sorry} display it.", "End of Document", *nexis_uni(PORT)]
    found = read(docx("".join(map(paragraph, lines))), "a.docx")

    assert PORT.title in titles(found)


def test_a_report_that_quotes_the_words_of_an_export_stays_one_text() -> None:
    words = "The last page says:\n\nEnd of Document\n\nNobody at the port knows what that means."
    (found,) = read(words.encode(), "a.txt").items

    assert found.text == words


def test_an_agency_in_the_byline_is_the_credit() -> None:
    lines = [line.replace("By Dana Orlo and Milo Trenn", "Reuters") for line in nexis_uni(PORT)]
    (found,) = read(docx("".join(map(paragraph, lines))), "a.docx").items

    assert (found.stated.authors, found.stated.credit) == ((), "Reuters")


@settings(deadline=None, max_examples=60)
@given(spoilt((OLD_COVER + OLD).encode()))
def test_a_spoilt_export_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/news.txt")


def test_the_older_service_may_label_headline_and_text() -> None:
    text = "\n".join(nexis_labelled(story, n, 3) for n, story in enumerate(STORIES, start=1))

    found = read(text.encode(), "news.txt")

    assert titles(found) == TITLES
    assert [document.stated.outlet for document in found.items] == [one.outlet for one in STORIES]
    for document, story in zip(found.items, STORIES, strict=True):
        (made,) = article(document).items
        told = [block for block in made.blocks if block.role is Role.BODY]
        words = " ".join(block.at.words(document.text) for block in told)
        assert words.split()[-20:] == " ".join(story.body).split()[-20:]
        assert "HEADLINE" not in words
        assert "LOAD-DATE" not in words


def test_the_day_of_loading_dates_no_article_of_the_older_service() -> None:
    for document, day in zip(read(OLD.encode(), "news.txt").items, (18, 19, 20), strict=True):
        (made,) = article(document).items
        assert made.published is not None
        assert made.published.latest.isoformat() == f"2031-03-{day}"


def test_links_to_pictures_and_originals_are_no_text() -> None:
    lines = [row for row in nexis_uni(FERRY) if not row.startswith("Highlight")]
    at = lines.index("Body") + 1
    linked = [*lines[:3], "Link to Image", *lines[3:at], "Link to Image", *lines[at:]]
    linked.insert(-4, "Link to Original Story")

    (document,) = read(docx("".join(map(paragraph, linked))), "a.docx").items

    (made,) = article(document).items
    roles = {
        block.role for block in made.blocks if block.at.words(document.text).startswith("Link to")
    }
    assert roles == {Role.SITE}
    assert document.stated.title == FERRY.title
