"""Whatever a file holds, it gives documents or findings that say what to do. Content decides."""

import gzip
import struct
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest
from tests.intake.tools import only, read, zipped

from sayso.intake import containers

STORY = "The port will reopen on Monday, a harbour official said.\n"
PAGE = f"<html><body><article><h1>Port</h1><p>{STORY}</p></article></body></html>"
RECORD = b'{"text": "The port will reopen."}\n'


def test_the_text_of_a_plain_file_is_untouched() -> None:
    text = "  A line.\r\n\r\n\tAnother “line”.\u00a0\n"
    (document,) = read(text.encode()).items

    assert document.text == text
    assert document.media_type == "text/plain"
    assert document.path == "pile/harbour.txt"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped(encoding: str) -> None:
    found = read("Zażółć “port”.".encode(encoding))

    assert [document.text for document in found.items] == ["Zażółć “port”."]
    assert not found.findings


def test_the_same_bytes_at_two_places_are_two_documents() -> None:
    (one,) = read(STORY.encode(), "pile/a.txt").items
    (two,) = read(STORY.encode(), "pile/b.txt").items
    (again,) = read(STORY.encode(), "pile/a.txt").items

    assert one.id == again.id != two.id
    assert one.digest == two.digest


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_named(data: bytes) -> None:
    finding = only(read(data))

    assert (finding.code, finding.path) == ("IN203", "pile/harbour.txt")
    assert finding.message == "holds no text; leave it out, or save it again"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "an image"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x7fELF" + bytes(50), "a program"),
        (bytes(1000), "binary data"),
    ],
)
def test_a_binary_file_is_named(data: bytes, what: str) -> None:
    finding = only(read(data, "pile/photo"))

    assert finding.code == "IN204"
    assert finding.message == f"holds {what}, no text; leave it out"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"SQLite format 3\0" + bytes(100), "is a SQLite database"),
        (b'<?xml version="1.0"?><urlset/>', "is a sitemap, a list of addresses"),
    ],
)
def test_a_form_that_is_not_read_yet_is_named_with_a_way_out(data: bytes, what: str) -> None:
    finding = only(read(data, "pile/report"))

    assert finding.code == "IN205"
    assert finding.message.startswith(f"{what}, which is not read yet; ")


def test_an_office_document_is_no_archive_of_articles() -> None:
    data = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"})

    assert only(read(data, "pile/report.xlsx")).message.startswith("is an office document")


def test_invalid_utf_8_is_read_and_said() -> None:
    found = read("The port “reopens”".encode() + b"\xff and \xfe ends.")

    assert found.items[0].text == "The port “reopens”\ufffd and \ufffd ends."
    assert found.findings[0].code == "IN207"
    assert "invalid UTF-8 in 2 places" in found.findings[0].message


def test_an_old_encoding_is_guessed_and_said() -> None:
    text = "Le café à Orvale a rouvert après la grève, a déclaré le maire de la ville. " * 8
    found = read(text.encode("cp1252"))

    assert found.items[0].text == text
    assert found.findings[0].message.startswith("not UTF-8; read as ")


def test_a_line_of_50_mb_is_refused_and_not_held() -> None:
    finding = only(read(b"x" * 50_000_000))

    assert finding.code == "IN206"
    assert finding.message == "holds more than 5 MB in one document; split it into articles"


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", PAGE.encode(), "text/html"),
        ("a.html", STORY.encode(), "text/plain"),
        ("a.json", RECORD * 2, "application/jsonl"),
        ("a.csv", PAGE.encode(), "text/html"),
        ("a.txt", b"title,text\nPort,It reopens.\n", "text/csv"),
        ("a.txt", gzip.compress(STORY.encode()), "text/plain"),
        ("a.txt", zipped({"b.txt": STORY.encode()}), "text/plain"),
    ],
)
def test_content_decides_when_the_name_is_wrong(name: str, data: bytes, media: str) -> None:
    found = read(data, f"pile/{name}")

    assert {document.media_type for document in found.items} == {media}
    kinds = [finding.code for finding in found.findings]
    assert kinds in ([], ["IN221"])


def test_a_wrong_name_is_said() -> None:
    (finding,) = read(PAGE.encode(), "pile/harbour.txt").findings

    assert finding.message == "is named like text, but holds html; read as html"


def test_prose_with_commas_and_braces_is_prose() -> None:
    for text in ("{The port}, he said, will reopen.", "[Orvale] The port, he said, reopens."):
        (document,) = read(text.encode()).items
        assert document.text == text


def test_gzip_is_unpacked() -> None:
    (document,) = read(gzip.compress(PAGE.encode()), "pile/a.html.gz").items

    assert document.media_type == "text/html"
    assert document.path == "pile/a.html.gz"


def test_a_broken_gzip_is_a_finding() -> None:
    finding = only(read(gzip.compress(STORY.encode() * 99)[:60], "pile/a.txt.gz"))

    assert finding.code == "IN208"
    assert "cannot be read to its end" in finding.message


def test_a_gzip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "GZIP_FLOOR", 100_000)
    data = gzip.compress(RECORD.replace(b"port", b"port " * 2000) * 1500)

    found = read(data, "pile/a.jsonl.gz")

    assert found.findings[-1].code == "IN210"


def test_packed_over_and_over_is_refused() -> None:
    data = STORY.encode()
    for _ in range(9):
        data = gzip.compress(data)

    assert only(read(data)).code == "IN211"


def test_a_zip_gives_its_members_by_name() -> None:
    data = zipped({"b/2.txt": b"Two ferries left.", "a.jsonl": RECORD, "c.html": PAGE.encode()})

    found = read(data, "pile/all.zip")

    assert [document.path for document in found.items] == [
        "pile/all.zip/a.jsonl#1",
        "pile/all.zip/b/2.txt",
        "pile/all.zip/c.html",
    ]
    assert not found.findings


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/outside.txt", "..\\outside.txt"])
def test_a_member_that_climbs_out_is_refused_and_the_others_are_read(name: str) -> None:
    found = read(zipped({name: b"Mine.", "inside.txt": STORY.encode()}), "pile/all.zip")

    assert [document.text for document in found.items] == [STORY]
    (finding,) = found.findings
    assert finding.code == "IN209"
    assert finding.message.startswith("the name leads outside the archive; refused.")
    assert finding.path.startswith("pile/all.zip/")


def test_a_link_in_a_zip_is_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        link = ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hosts")

    assert only(read(packed.getvalue(), "pile/all.zip")).code == "IN209"


def test_a_bomb_in_a_zip_is_refused_and_the_others_are_read() -> None:
    data = zipped({"big.txt": b"A" * 30_000_000, "small.txt": STORY.encode()})

    found = read(data, "pile/all.zip")

    assert [document.text for document in found.items] == [STORY]
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("IN210", "pile/all.zip/big.txt")
    assert "unpack it by hand if you trust it" in finding.message


def test_an_archive_that_is_one_big_bomb_is_refused() -> None:
    data = zipped({f"{n}.txt": b"A" * 1_900_000 for n in range(150)})

    finding = only(read(data, "pile/all.zip"))

    assert (finding.code, finding.path) == ("IN210", "pile/all.zip")


def test_an_archive_in_an_archive_is_read_and_no_deeper() -> None:
    one = zipped({"a.txt": STORY.encode()})
    two = zipped({"one.zip": one})
    three = zipped({"two.zip": two})

    assert [document.path for document in read(two, "two.zip").items] == ["two.zip/one.zip/a.txt"]
    finding = only(read(three, "three.zip"))
    assert (finding.code, finding.path) == ("IN211", "three.zip/two.zip/one.zip")


def test_a_locked_member_is_named() -> None:
    data = bytearray(zipped({"a.txt": STORY.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        (flags,) = struct.unpack_from("<H", data, place)
        struct.pack_into("<H", data, place, flags | 1)

    assert only(read(bytes(data), "all.zip")).message.startswith("is locked with a password")


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", zipped({"a.txt": b"x" * 99})[:40]])
def test_a_broken_zip_is_a_finding(data: bytes) -> None:
    assert only(read(data, "all.zip")).code == "IN208"


def test_an_empty_zip_is_a_finding() -> None:
    assert only(read(zipped({}), "all.zip")).code == "IN203"
