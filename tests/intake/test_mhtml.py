"""A page saved as MHTML is the page, under the address that it was saved from."""

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import only, read

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
PAGE = (
    '<html><head><meta charset="utf-8"><meta property="og:site_name" content="The Orvale Courier">'
    "<title>Dockers stay out | The Orvale Courier</title></head>"
    f"<body><article><h1>Dockers stay out</h1><p>{ONE} “Yes.”</p></article></body></html>"
)
SHOWN = f"Dockers stay out\n{ONE} “Yes.”"
URL = "https://courier.example/2031/05/03/dockers"
BLINK = f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL}"
DATE = "Sun, 4 May 2031 12:00:00 +0200"


def quoted(page: str, charset: str = "utf-8") -> bytes:
    return quopri.encodestring(page.encode(charset)).replace(b"\n", b"\r\n")


def saved(head: str, *parts: tuple[str, bytes], end: str = "\r\n") -> bytes:
    """Return a saved page of these parts, each with its header fields."""
    top = f"{head}\nSubject: Dockers\nDate: {DATE}\nMIME-Version: 1.0\n"
    top += 'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b--"\n\n'
    inner = b"".join(
        f"\n----b--\n{fields}\n\n".encode() + body.replace(b"\r\n", b"\n") for fields, body in parts
    )
    return (top.encode() + inner + b"\n----b------\n").replace(b"\n", end.encode())


def part(kind: str, location: str, more: str = "") -> str:
    coding = "Content-Transfer-Encoding: quoted-printable"
    return f"Content-Type: {kind}\n{coding}\nContent-Location: {location}{more}"


CHROME = saved(
    BLINK,
    (part("text/html", URL, "\nContent-ID: <frame-1@mhtml.blink>"), quoted(PAGE)),
    (part("text/css", "cid:css-1@mhtml.blink"), b"p { margin: 0 }"),
    (part("text/html", "https://ads.example/"), quoted("<html><p>Buy a boat today.</p></html>")),
    ("Content-Type: image/png\nContent-Transfer-Encoding: base64", b"iVBORw0KGgo="),
)


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page"])
def test_a_page_saved_by_chrome_is_the_page(name: str) -> None:
    found = read(CHROME, name)

    (document,) = found.items
    assert document.text == SHOWN
    assert (document.url, document.retrieved, document.path) == (URL, DATE, name)
    assert document.media_type == "multipart/related"
    assert document.stated.title == "Dockers stay out"
    assert document.stated.outlet == "The Orvale Courier"
    assert not document.stated.published
    assert not found.findings


@pytest.mark.parametrize(
    "head", ['From: "Saved by Windows Internet Explorer 11"', "X-Mailer: Word"]
)
def test_a_page_saved_by_internet_explorer_or_word_has_its_address_beside_it(head: str) -> None:
    data = saved(head, (part('text/html;\n\tcharset="windows-1252"', URL), quoted(PAGE, "cp1252")))

    (document,) = read(data, "page.mht").items

    assert (document.text, document.url) == (SHOWN, URL)


def test_a_page_without_pictures_is_one_part() -> None:
    fields = part('text/html;\n\tcharset="utf-8"', URL)
    head = f'From: "Saved by Windows Internet Explorer 8"\nMIME-Version: 1.0\n{fields}\n\n'

    (document,) = read(head.encode() + quoted(PAGE), "page.mht").items

    assert (document.text, document.url) == (SHOWN, URL)


def test_the_charset_that_the_page_declares_is_taken_where_the_part_names_none() -> None:
    page = f'<html><meta charset="windows-1251"><p>Порт. {ONE}</p></html>'
    data = saved(BLINK, (part("text/html", URL), quoted(page, "cp1251")))

    assert read(data, "page.mht").items[0].text == f"Порт. {ONE}"


def test_the_part_named_as_start_is_the_page() -> None:
    head = "From: <Saved by UnMHT>"
    frame = quoted("<html><p>Buy a boat today.</p></html>")
    data = saved(
        head,
        (part("text/html", "https://ads.example/"), frame),
        (part("text/html", URL, "\nContent-ID: <start@x>"), quoted(PAGE)),
    ).replace(b'type="text/html";', b'start="<start@x>";')

    assert read(data, "page.mht").items[0].url == URL


def test_a_place_on_the_disk_is_no_address() -> None:
    data = saved("From: <Saved by Blink>", (part("text/html", "file:///C:/a.html"), quoted(PAGE)))

    assert read(data, "page.mht").items[0].url == ""


def test_a_saved_picture_is_no_page() -> None:
    data = saved(BLINK, ("Content-Type: image/png\nContent-Transfer-Encoding: base64", b"iVBO"))

    assert only(read(data, "page.mht")).code == "IN203"


@given(st.integers(0, len(CHROME)), st.integers(0, len(CHROME) - 1), st.integers(0, 7))
def test_a_broken_off_or_spoilt_page_gives_a_document_or_findings(
    cut: int, at: int, bit: int
) -> None:
    spoilt = bytearray(CHROME)
    spoilt[at] ^= 1 << bit
    for data in (CHROME[:cut], bytes(spoilt)):
        found = read(data, "page.mht")
        assert found.items or found.findings
        assert found == read(data, "page.mht")
