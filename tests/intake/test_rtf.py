"""An RTF file gives the text of its paragraphs in every code page, and nothing of its machinery."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.forms import (
    PORT,
    STORIES,
    factiva_id,
    factiva_lines,
    nexis_uni,
)
from tests.intake.printed import escaped, paragraphs, rtf
from tests.intake.tools import only, read, safe, spoilt

from sayso.intake import rtf as reader

DATA = rtf(paragraphs(PORT.title, PORT.byline, *PORT.body))


def text(body: str, page: str = r"\ansicpg1252") -> str:
    (document,) = read(rtf(body, page=page), "a.rtf").items
    return document.text


def test_paragraphs_are_lines() -> None:
    assert text(paragraphs(*PORT.body)) == "\n".join(PORT.body)


@pytest.mark.parametrize(
    ("body", "page", "words"),
    [
        (r"caf\'e9", r"\ansicpg1252", "café"),
        (r"\'cf\'ee\'f0\'f2", r"\ansicpg1251", "Порт"),
        (r"caf\'8e", r"\ansicpg10000", "café"),
        (r"caf\'8e", r"\mac", "café"),
        (r"{\f1\'cf\'ee\'f0\'f2}", r"\ansicpg1252", "Порт"),
        (r"{\f2\'8d\'60}", r"\ansicpg1252", "港"),
        (r"\u1055?\u1086?", r"\ansicpg1252", "По"),
        (r"\uc0\u8220 Port\u8221", r"\ansicpg1252", "“Port”"),
        (r"\u-10179?\u-8704?", r"\ansicpg1252", "\U0001f600"),
        (r"\ldblquote Port\rdblquote\~\endash\emdash", r"\ansicpg1252", "“Port”\u00a0–—"),
        (r"\'97\'99", r"\ansicpg99999", "—™"),
    ],
)
def test_letters_are_read_in_their_code_page(body: str, page: str, words: str) -> None:
    assert text(body, page) == words


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
@settings(deadline=None, max_examples=60)
def test_any_letters_come_back(words: str) -> None:
    assert text(f"x{escaped(words)}x") == f"x{words}x"


def test_a_link_gives_its_words_and_not_its_address() -> None:
    field = r'{\field{\*\fldinst HYPERLINK "http://port.example/"}{\fldrslt the plan}}'

    assert text(f"See {field} here") == "See the plan here"


def test_cells_of_a_table_stand_in_a_row() -> None:
    rows = r"\trowd\cellx100\intbl Port\cell Ships\cell\row\trowd\intbl Orvale\cell 7\cell\row"

    assert text(rows) == "Port\tShips\nOrvale\t7"


@pytest.mark.parametrize(
    "picture", [r"{\pict\pngblip " + "89504e47\n" * 900 + "}", r"{\pict\bin9 {{{{{{{{{}"]
)
def test_pictures_are_no_text(picture: str) -> None:
    assert text(f"Before {picture}after") == "Before after"


def test_headers_and_styles_are_no_text() -> None:
    assert text(r"{\stylesheet{\s1 Heading;}}{\header Page 1}{\footer 2031}Port") == "Port"


def test_when_a_file_was_made_dates_nothing_and_its_author_needs_a_byline() -> None:
    info = r"{\title Harbour plan}{\author Jona Tavo}{\creatim\yr2033\mo1\dy1}"
    (document,) = read(rtf(paragraphs(*PORT.body), info), "a.rtf").items
    (named,) = read(rtf(paragraphs("By Jona Tavo", *PORT.body), info), "a.rtf").items

    assert document.stated.title == "Harbour plan"
    assert document.stated.published == ""
    assert document.stated.authors == ()
    assert named.stated.authors == ("Jona Tavo",)


def test_exports_of_databases_are_read_by_article() -> None:
    nexis = paragraphs(*(line for story in STORIES for line in nexis_uni(story)))
    lines = (line for n, story in enumerate(STORIES, 1) for line in factiva_lines(story, n))

    titles = [story.title for story in STORIES]
    for body in (nexis, paragraphs(*lines)):
        assert [one.stated.title for one in read(rtf(body), "a.rtf").items] == titles


def test_an_indexed_export_is_a_table() -> None:
    cells = {"HD": PORT.title, "WC": "355 words", "PD": "18 March 2031", "SN": PORT.outlet}
    cells |= {"LP": PORT.body[0], "TD": PORT.body[1], "AN": f"Document {factiva_id(1)}"}
    rows = "".join(rf"\trowd\intbl {k}\cell {escaped(v)}\cell\row" for k, v in cells.items())
    (document,) = read(rtf(rows), "a.rtf").items

    assert document.path == f"a.rtf#{factiva_id(1)}"
    assert document.stated.outlet == PORT.outlet


def test_an_empty_document_is_named() -> None:
    assert only(read(rtf(""), "a.rtf")).code == "IN203"


def test_a_file_that_breaks_off_is_read_and_named() -> None:
    found = read(DATA[:-40], "a.rtf")

    assert found.items[0].text.startswith(PORT.title)
    assert [finding.code for finding in found.findings] == ["IN208"]


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "WORDS_LIMIT", 100)

    assert only(read(DATA, "a.rtf")).code == "IN206"


@pytest.mark.parametrize(
    "body",
    [
        r"{\fonttbl" + r"\f1" * 200_000,
        r"{\field{\*\fldinst HYPERLINK " * 20_000,
        "{" * 200_000,
        r"\pict\bin" * 50_000,
        r"\u99999999\u-99999\uc\bin99999999999 Port",
        "0a" * 300 + "x" + "0a" * 200_000,
    ],
)
def test_work_is_bounded_whatever_stands_there(body: str) -> None:
    safe(b"{\\rtf1 " + body.encode(), "a.rtf")


@settings(deadline=None, max_examples=80)
@given(spoilt(DATA))
def test_a_spoilt_file_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/port.rtf")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*r"{ } \ a 1 -".split(), "\\u", "\\'", "\\bin", "\\f", "\\par"])))
def test_any_tokens_are_read(tokens: list[str]) -> None:
    safe(b"{\\rtf1 " + "".join(tokens).encode(), "pile/port.rtf")
