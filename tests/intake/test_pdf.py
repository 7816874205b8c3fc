"""A PDF gives its text layer; what stands together on a page is marked, nothing is moved."""

import pytest
from hypothesis import given, settings
from tests.intake.forms import STORIES, nexis_uni
from tests.intake.printed import Line, pdf
from tests.intake.tools import only, read, safe, spoilt

from sayso.intake import article
from sayso.intake import pdf as reader
from sayso.records.articles import Document, Role

TOP: list[Line] = [
    (24, 50, 790, "Harbour workers reject"),
    (24, 50, 762, "the night shift"),
    (10, 50, 740, "By Dana Orlo"),
]
FIRST: list[Line] = [
    (10, 62, 712, "The port will reopen on Monday, a harbour official told"),
    (10, 50, 700, "the paper. The strike has gone on for more than a week."),
    (10, 62, 688, "“We are not machines,” said Ilan Vorel, who leads the"),
    (10, 50, 676, "union of harbour workers, in a talk with the news-"),
    (10, 50, 664, "paper on Tuesday."),
]
SECOND: list[Line] = [
    (8, 50, 810, "2"),
    (10, 62, 700, "Nobody at the ministry of transport would say whether the"),
    (10, 50, 688, "night shift is still planned."),
]
DATA = pdf([TOP + FIRST, SECOND], {"Title": "Harbour workers reject the night shift"})


def document(data: bytes = DATA) -> Document:
    (found,) = read(data, "port.pdf").items
    return found


def words(lines: list[Line]) -> str:
    return "\n".join(line[3] for line in lines)


def test_the_text_layer_is_each_page_as_it_comes() -> None:
    assert document().text == f"{words(TOP + FIRST)}\n\f{words(SECOND)}"
    assert document().media_type == "application/pdf"


def test_lines_of_a_paragraph_are_one_block_and_the_largest_letters_the_headline() -> None:
    found = document(pdf([TOP + FIRST, SECOND]))
    (made,) = article(found).items
    blocks = [(block.role, block.at.words(found.text)) for block in made.blocks]

    assert made.title
    assert made.title.name == "Harbour workers reject the night shift"
    assert blocks[0] == (Role.HEADLINE, words(TOP[:2]))
    body = [text for role, text in blocks if role is Role.BODY]
    assert body == [words(FIRST[:2]), words(FIRST[2:]), words(SECOND[1:])]
    assert [author.name for author in made.authors] == ["Dana Orlo"]


def test_columns_go_on_and_gaps_and_sizes_part() -> None:
    left: list[Line] = [
        (10, 50, 100, "The port will reopen on Monday, a harbour official told"),
        (10, 50, 88, "the paper of Orvale in a talk about the strike, which has"),
    ]
    right: list[Line] = [
        (10, 300, 700, "gone on for more than a week in the harbour of the town."),
        (10, 300, 660, "Nobody knows at the ministry whether it will be over soon."),
        (7, 300, 650, "The paper of Orvale is printed on paper from Orvale, always."),
    ]
    marks = [mark for mark in document(pdf([left + right])).marks if mark.kind == "p"]
    text = document(pdf([left + right])).text

    assert [text[mark.start : mark.end] for mark in marks] == [words(left + right[:1])]


def test_when_a_file_was_made_dates_nothing_and_its_author_needs_a_byline() -> None:
    info = {"Title": "a1.indd", "Author": "Jona Tavo", "CreationDate": "D:20330101000000"}
    found = document(pdf([TOP + FIRST], info))
    named = document(pdf([TOP + FIRST], {"Author": "Dana Orlo"}))

    assert (found.stated.title, found.stated.published, found.stated.authors) == ("", "", ())
    assert named.stated.authors == ("Dana Orlo",)


def test_pages_that_are_pictures_ask_for_ocr() -> None:
    finding = only(read(pdf([[], []], picture=1), "scan.pdf"))

    assert finding.code == "IN203"
    assert "run OCR" in finding.message


def test_one_picture_of_a_page_among_pages_of_text_is_named() -> None:
    found = read(pdf([FIRST, [], SECOND], picture=1), "a.pdf")

    assert [finding.code for finding in found.findings] == ["IN203"]
    assert found.findings[0].message.startswith("page 2 shows a picture and no text")
    assert len(found.items) == 1


def test_what_every_page_repeats_is_no_text() -> None:
    head = (9, 50, 820, "The Orvale Courier, Tuesday")
    pages = [[head, *FIRST, (9, 50, 20, "Page 1")], [head, *SECOND, (9, 50, 20, "Page 2")]]
    found = document(pdf(pages))
    (made,) = article(found).items
    body = [block.at.words(found.text) for block in made.blocks if block.role is Role.BODY]

    assert body == [words(FIRST[:2]), words(FIRST[2:]), words(SECOND[1:])]


def test_a_page_printed_from_a_browser_has_its_address() -> None:
    url = "https://courier.example/2031/03/18/harbour"
    first = [*TOP, *FIRST, (8, 20, 10, f"{url} 1/2")]
    second = [*SECOND, (8, 20, 10, f"{url} 2/2")]
    title = "Harbour workers reject the night shift | The Orvale Courier"
    found = document(pdf([first, second], {"Title": title}))

    assert found.url == url
    assert found.stated.title == "Harbour workers reject the night shift"
    assert document(pdf([first, SECOND, FIRST])).url == ""


def test_a_locked_file_is_named() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a) (a)]"
    data = pdf([FIRST]).replace(b"/Root", lock % (b"o" * 32, b"u" * 32) + b" /Root")
    finding = only(read(data, "a.pdf"))

    assert finding.code == "IN212"
    assert finding.message.startswith("is locked with a password")


def test_an_export_of_a_database_is_read_by_article() -> None:
    pages = []
    for story in STORIES:
        lines = [line for line in nexis_uni(story) if "\u00a0" not in line or "Length" in line]
        pages.append([(10, 50, 800 - 14 * n, line) for n, line in enumerate(lines)])
    found = read(pdf(pages), "news.pdf")

    assert [one.stated.title for one in found.items] == [story.title for story in STORIES]
    assert [one.path for one in found.items] == [f"news.pdf#{n}" for n in (1, 2, 3)]


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PAGES", 1)

    assert only(read(DATA, "a.pdf")).code == "IN206"


def test_a_file_that_draws_too_much_is_read_as_far_as_it_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "OPERATIONS", 45)
    found = read(DATA, "a.pdf")

    assert found.items[0].text == words(TOP + FIRST)
    assert found.findings[0].message.startswith("draws more than articles do; read up to page 1")

    monkeypatch.setattr(reader, "OPERATIONS", 5)
    assert only(read(DATA, "a.pdf")).code == "IN206"


def test_a_broken_page_spoils_no_other() -> None:
    data = DATA.replace(b"(the night shift) Tj", b"(the night sh#))> >j")
    found = read(data, "a.pdf")

    assert "night shift is still planned." in found.items[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"1 0 obj\n" * 50_000,
        b"%PDF-1.7\n" + b"<<" * 100_000,
        b"%PDF-1.7\n" + b"[" * 100_000 + b"\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\ntrailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF",
    ],
)
def test_nonsense_is_a_finding(data: bytes) -> None:
    assert only(read(data, "a.pdf")).code in {"IN203", "IN208"}


@settings(deadline=None, max_examples=60)
@given(spoilt(DATA))
def test_a_spoilt_file_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/port.pdf")
