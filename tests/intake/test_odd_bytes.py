"""Promises of what comes in oddly: misnamed encodings, archives cut off, tables of old programs."""

import gzip
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import only, read, zipped

from sayso.intake.decoding import decode
from sayso.intake.metadata import LONGEST_HEADING

WORDS = "“The quay is shut,” Orlo said – “for good.”"
NITF = (
    '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.content>'
    f"<p>{WORDS}</p></body.content></body></nitf>"
)


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "ISO_8859-1", "iso-8859-9"])
def test_quotation_marks_under_the_name_of_latin_1_are_read(name: str) -> None:
    assert decode(WORDS.encode("cp1252"), name).text == WORDS


def test_latin_1_without_such_signs_stays_what_it_says() -> None:
    found = decode("Café".encode("latin-1"), "iso-8859-1")

    assert (found.text, found.encoding) == ("Café", "iso-8859-1")


@given(st.binary(), st.sampled_from(["latin-1", "iso-8859-9", "koi8-r", "nonsense", ""]))
def test_every_byte_is_read_somehow(data: bytes, name: str) -> None:
    assert decode(data, name).text or not data.strip(b"\xef\xbb\xbf\xff\xfe\x00")


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (f'<html><meta charset="iso-8859-1"><p>{WORDS}</p></html>', "a.html"),
        (NITF, "a.xml"),
    ],
)
def test_pages_and_news_xml_read_them_too(data: str, path: str) -> None:
    (document,) = read(data.encode("cp1252"), path).items

    assert WORDS in document.text


def test_an_archive_that_was_cut_off_is_no_archive_inside_it() -> None:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_STORED) as archive:
        archive.writestr("one.txt", WORDS)
        archive.writestr("two.zip", zipped({"inner.txt": b"The ferry left."}))
        archive.writestr("three.txt", "The port reopens.")
    cut = whole.getvalue()[: whole.getvalue().rindex(b"three.txt") - 30]

    assert only(read(cut, "pile/all.zip")).code == "IN208"


@pytest.mark.parametrize(
    "data",
    [
        "sep=;\ntitle;text\nPort;It reopens, they say.\n",
        "\ufeffsep=;\r\ntitle;text\r\nPort;It reopens, they say.\r\n",
        "title;text\rPort;It reopens, they say.\r",
        "title;text\rPort;It reopens, they say.",
    ],
)
@pytest.mark.parametrize("name", ["dump.csv", "dump.csv.gz"])
def test_tables_of_old_programs_are_read(data: str, name: str) -> None:
    held = gzip.compress(data.encode()) if name.endswith("gz") else data.encode()
    (document,) = read(held, name).items

    assert (document.stated.title, document.text) == ("Port", "It reopens, they say.")


def test_headings_that_are_never_closed_are_no_titles() -> None:
    nested = "<h1>Harbour news of the day " * 400
    (document,) = read(f"<html><body>{nested}<p>{WORDS}</p>".encode(), "a.html").items

    assert len(document.stated.title) <= LONGEST_HEADING
