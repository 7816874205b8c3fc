"""Web archives give their pages; what is no page is counted, and damage is no more than damage."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.making import zstd
from tests.intake.tools import held, only, read, zipped

from sayso.intake import containers, documents

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
PAGE = f"<html><head><title>Dockers</title></head><body><h1>Dockers</h1><p>{ONE} “Yes.”</p></html>"
SHOWN = f"Dockers\n{ONE} “Yes.”"
URL = "https://courier.example/2031/05/03/dockers"
DATE = "2031-05-04T12:00:00Z"
RESPONSE = "application/http; msgtype=response"


def record(
    kind: str = "response", block: bytes = b"", media: str = RESPONSE, url: str = URL, own: str = ""
) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DATE}\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{own}>\r\n" if own else ""
    head += f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(
    body: bytes | str = PAGE,
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    more: str = "",
) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    head = f"HTTP/1.1 {status}\r\nServer: x\r\nContent-Type: {media}\r\n{more}\r\n"
    return head.encode() + data


def response(
    body: bytes | str = PAGE, media: str = "text/html", more: str = "", url: str = URL
) -> bytes:
    return record(block=answer(body, media, more=more), url=url)


def chunked(data: bytes) -> bytes:
    pieces = (data[at : at + 70] for at in range(0, len(data), 70))
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


def test_a_response_is_a_page_under_its_address() -> None:
    found = read(record(block=answer(), own="1f3a"), "crawl.warc")

    (document,) = found.items
    assert document.text == SHOWN
    assert (document.url, document.retrieved) == (URL, DATE)
    assert document.path == "crawl.warc#1f3a"
    assert document.media_type == "application/warc"
    assert document.stated.title == "Dockers"
    assert not found.findings


@pytest.mark.parametrize(
    ("more", "pack"),
    [
        ("Transfer-Encoding: chunked\r\n", chunked),
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", raw_deflate),
        ("content-encoding: BR\r\n", brotli.compress),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            lambda data: chunked(gzip.compress(data)),
        ),
        ("Content-Encoding: deflate, gzip\r\n", lambda data: gzip.compress(zlib.compress(data))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", bytes),
        ("Content-Encoding: br\r\n", bytes),
    ],
)
def test_what_the_header_says_was_done_is_undone_or_was_undone_before(
    more: str, pack: Callable[[bytes], bytes]
) -> None:
    (document,) = read(response(pack(PAGE.encode()), more=more), "crawl.warc").items

    assert document.text == SHOWN


def test_a_body_packed_with_zstd_is_unpacked() -> None:
    packed = zstd(PAGE.encode())

    (document,) = read(response(packed, more="Content-Encoding: zstd\r\n"), "a.warc").items

    assert document.text == SHOWN


def test_a_body_that_is_only_said_to_be_zstd_is_taken_as_it_stands() -> None:
    (document,) = read(response(more="Content-Encoding: zstd\r\n"), "a.warc").items

    assert document.text == SHOWN


def test_a_body_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    packed = gzip.compress((PAGE + "<p>And so on, he said again.</p>" * 3000).encode())
    more = "Content-Encoding: gzip\r\n"

    (document,) = read(response(packed[: len(packed) // 2], more=more), "crawl.warc").items

    assert document.text.startswith(SHOWN)


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-2", "utf-8", "shift_jis"])
def test_the_charset_of_the_header_is_taken(charset: str) -> None:
    text = {"windows-1251": "Порт", "iso-8859-2": "Žluť", "shift_jis": "港は"}.get(charset, "Ö")
    page = f"<html><p>{text} {ONE}</p></html>".encode(charset)

    found = read(response(page, f"text/html; charset={charset}"), "crawl.warc")

    assert found.items[0].text == f"{text} {ONE}"
    assert not found.findings


def test_resources_and_conversions_are_read_without_a_header_of_http() -> None:
    data = record("resource", PAGE.encode(), "text/html") + record(
        "conversion", ONE.encode(), "text/plain"
    )

    found = read(data, "crawl.warc")

    assert [document.text for document in found.items] == [SHOWN, ONE]
    assert [document.path for document in found.items] == ["crawl.warc#1", "crawl.warc#2"]


def test_what_is_no_page_is_counted_and_said_once() -> None:
    data = (
        record("warcinfo", b"software: x", "application/warc-fields")
        + record("request", b"GET / HTTP/1.1\r\n\r\n") * 3
        + record("revisit", answer(""))
        + record("metadata", b"a: b", "application/warc-fields")
        + record("quark", b"")
        + response(b"\x89PNG\r\n", "image/png")
        + response(b"\x89PNG\r\n", "text/html")
        + response('{"a": 1}', "text/html")
        + response("User-agent: *", "text/plain", url="https://courier.example/robots.txt")
        + record(block=answer("<p>Moved.</p>", status="301 Moved"))
        + record(block=answer(status="404 Not Found"))
        + record(block=b"20310504\n1.2.3.4", media="text/dns", url="dns:courier.example")
        + response("<html><script>x()</script></html>")
        + response()
    )

    found = read(data, "crawl.warc")

    assert [document.text for document in found.items] == [SHOWN]
    (finding,) = found.findings
    assert finding.code == "IN224"
    assert finding.message == (
        "passed over: pictures and other files (5), requests (3), records of metadata (2), "
        "revisits (1), records of other kinds (1), redirections (1), error pages (1), "
        "pages without text (1)"
    )


def test_a_file_of_packed_records_is_read_through() -> None:
    data = b"".join(gzip.compress(response(url=f"{URL}/{n}")) for n in range(5))

    found = read(data, "crawl.warc.gz")

    assert [document.url for document in found.items] == [f"{URL}/{n}" for n in range(5)]
    assert not found.findings


def test_a_packed_file_that_breaks_off_gives_what_came_before() -> None:
    data = b"".join(gzip.compress(response(url=f"{URL}/{n}")) for n in range(5))

    found = read(data[:-100], "crawl.warc.gz")

    assert len(found.items) == 4
    assert {finding.code for finding in found.findings} == {"IN208"}


@pytest.mark.parametrize("at", [0, 5, 60, 150])
def test_a_damaged_member_leaves_most_others_whole(at: int) -> None:
    members = [gzip.compress(response(url=f"{URL}/{n}")) for n in range(9)]
    spoilt = bytearray(members[3])
    spoilt[at : at + 9] = b"spoiltspo"
    members[3] = bytes(spoilt)

    found = read(b"".join(members), "crawl.warc.gz")

    read_all = {document.url.rpartition("/")[2] for document in found.items}
    assert read_all >= set("0125678")
    assert "IN208" in {finding.code for finding in found.findings}


def test_zeros_between_packed_records_are_no_damage() -> None:
    data = b"".join(gzip.compress(response(url=f"{URL}/{n}")) + bytes(512) for n in range(3))

    found = read(data, "crawl.warc.gz")

    assert len(found.items) == 3
    assert not found.findings


def test_a_bomb_of_packed_records_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "GZIP_FLOOR", 100_000)

    found = read(gzip.compress(record("request", bytes(9_000_000))), "crawl.warc.gz")

    assert [finding.code for finding in found.findings] == ["IN210"]


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (b"what is this\r\nno record\r\n", "IN213"),
        (record(block=b"x" * 50).replace(b"Length: 50", b"Length: -5"), "IN213"),
        (record(block=b"x" * 50).replace(b"Length: 50", b"Length: " + b"9" * 40), "IN213"),
        (record("request", b"x\r\n" * 50).replace(b"Length: 150", b"Length: 20"), "IN213"),
        (b"WARC/1.0\r\n" + b"x: " + b"y" * 300_000 + b"\r\n\r\n", "IN213"),
    ],
)
def test_a_damaged_record_leaves_the_others_whole(spoilt: bytes, code: str) -> None:
    found = read(response(url=f"{URL}/1") + spoilt + response(url=f"{URL}/2"), "crawl.warc")

    assert [document.url for document in found.items] == [f"{URL}/1", f"{URL}/2"]
    assert code in {finding.code for finding in found.findings}


def test_a_record_longer_than_the_file_is_said() -> None:
    data = record("request", b"x").replace(b"Length: 1", b"Length: 999999999999")

    found = read(response() + data, "crawl.warc")

    assert len(found.items) == 1
    assert found.findings[0].message.startswith("ends in the middle of a record")


def test_a_page_over_the_limit_is_named() -> None:
    found = read(response("<p>" + "port " * 5_000_000), "crawl.warc")

    assert [finding.code for finding in found.findings] == ["IN206"]


ZEROS = bytes(150_000_000)


def test_a_bomb_in_an_answer_is_unpacked_no_further_than_the_limit() -> None:
    packed = {"gzip": gzip.compress(ZEROS, 1), "br": brotli.compress(ZEROS, quality=1)}
    for name, bomb in packed.items():
        tracemalloc.start()
        read(response(bomb, more=f"Content-Encoding: {name}\r\n"), "crawl.warc")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 90_000_000


def test_memory_stays_flat_over_many_records() -> None:
    one = gzip.compress(record("request", b"GET / HTTP/1.1\r\n" * 50))
    page = gzip.compress(record("conversion", ONE.encode() * 20, "text/plain"))
    file = held((one * 4 + page) * 2000, "crawl.warc.gz")
    for _ in documents(held(one + page, "crawl.warc.gz")):
        pass
    tracemalloc.start()
    count = sum(len(found.items) for found in documents(file))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 2000
    assert most < 2_000_000


ARC_HEAD = "1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"


def arc(*rows: tuple[str, bytes], head: str = ARC_HEAD) -> bytes:
    """Return an ARC file of these rows: what stands before the length, and the block."""
    first = f"filedesc://a.arc 0.0.0.0 20310504120000 text/plain {len(head)}\n{head}".encode()
    return first + b"".join(b"\n%s %d\n%s" % (row.encode(), len(b), b) for row, b in rows)


def test_an_arc_file_gives_its_pages() -> None:
    row = f"{URL}?a=1 2 1.2.3.4 20310504120000 text/html"
    found = read(arc((row, answer()), ("dns:c 1.2.3.4 20310504120000 text/dns", b"x")), "old.arc")

    (document,) = found.items
    assert (document.text, document.path) == (SHOWN, "old.arc#1")
    assert (document.url, document.retrieved) == (f"{URL}?a=1 2", DATE)
    assert [finding.code for finding in found.findings] == ["IN224"]


def test_an_arc_file_of_the_second_version_has_more_fields() -> None:
    head = (
        "2 0 InternetArchive\nURL IP-address Archive-date Content-type Result-code Checksum "
        "Location Offset Filename Archive-length\n"
    )
    row = f"{URL} 1.2.3.4 20310504120000 text/html 200 abc - 17 a.arc"

    (document,) = read(gzip.compress(arc((row, answer()), head=head)), "old.arc.gz").items

    assert (document.url, document.retrieved) == (URL, DATE)


def wacz(data: bytes) -> bytes:
    pages = b'{"format": "json-pages-1.0"}\n{"url": "https://x.example", "text": "hidden"}\n'
    return zipped(
        {
            "archive/data.warc.gz": gzip.compress(data),
            "datapackage.json": b"{}",
            "pages/pages.jsonl": pages,
            "indexes/index.cdx": b"x",
        }
    )


def test_a_wacz_gives_the_pages_of_its_warc() -> None:
    found = read(wacz(record(block=answer(), own="7")), "site.wacz")

    (document,) = found.items
    assert document.path == "site.wacz/archive/data.warc.gz#7"
    assert document.text == SHOWN
    assert not found.findings


def test_a_list_of_pages_tells_what_the_page_does_not() -> None:
    """The list has a title for each of two pages; one of them has a title of its own."""
    silent = f"<html><body><p>{ONE}</p></body></html>"
    second = "https://courier.example/2"
    records = record(block=answer(silent)) + record(block=answer(), url=second)
    rows = [
        "{broken",
        f'{{"url": "{URL}", "title": "Dockers\\n stay out", "ts": "{DATE}", "text": "hidden"}}',
        f'{{"url": "{second}", "title": "Dockers - Courier"}}',
        '{"url": ["x"], "title": 7}',
    ]
    data = zipped(
        {
            "archive/a.warc": records,
            "datapackage.json": b"{}",
            "pages/extraPages.jsonl": "\n".join(rows).encode(),
        }
    )
    one, two = read(data, "site.wacz").items

    assert (one.text, one.stated.title) == (ONE, "Dockers stay out")
    assert two.stated.title == "Dockers"
    assert not read(data, "site.wacz").findings


def test_a_wacz_in_a_zip_or_in_a_wacz_is_read() -> None:
    inner = wacz(response())
    outer = zipped({"a.wacz": inner, "datapackage.json": b"{}"})

    for data in (zipped({"b/a.wacz": inner}), outer):
        assert [document.text for document in read(data, "all.zip").items] == [SHOWN]


def test_a_data_package_of_tables_is_no_web_archive() -> None:
    data = zipped({"datapackage.json": b"{}", "a.csv": b"title,text\nPort,It reopens.\n"})

    assert "all.zip/a.csv#1" in [document.path for document in read(data, "all.zip").items]


def test_an_archive_without_records_is_named() -> None:
    assert only(read(b"filedesc:", "a.arc")).code in {"IN203", "IN213"}
    assert only(read(arc(), "a.arc")).code == "IN203"


WHOLE = (
    response(chunked(gzip.compress(PAGE.encode())), more="Transfer-Encoding: chunked\r\n")
    + record("request", b"GET / HTTP/1.1")
    + record("conversion", ONE.encode(), "text/plain")
)
ARC = arc((f"{URL} 1.2.3.4 20310504120000 text/html", answer("<p>A port opens.</p>")))


@given(
    st.sampled_from([WHOLE, ARC, gzip.compress(WHOLE)]),
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.integers(0, 7),
)
def test_a_broken_off_or_spoilt_archive_gives_documents_or_findings(
    whole: bytes, cut: int, at: int, bit: int
) -> None:
    spoilt = bytearray(whole)
    spoilt[at % len(whole)] ^= 1 << bit
    for data in (whole[:cut], bytes(spoilt)):
        found = read(data, "crawl.warc")
        assert found.items or found.findings
        assert found == read(data, "crawl.warc")


PIECES = st.one_of(
    st.binary(max_size=20),
    st.sampled_from(
        [
            *(b"WARC/1.0\r\n", b"Content-Length: 9\r\n", b"\r\n\r\n", b"WARC-Type: response\r\n"),
            *(b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/html\r\n", b"Content-Encoding: br\r\n"),
            *(b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>a ", ONE.encode(), b"0\r\n\r\n", b"<p>"),
            *(b"http://a.example 1 20310504120000 text/html 9\n", record(), ARC_HEAD.encode()),
        ]
    ),
)


@given(st.sampled_from([b"WARC/", b"filedesc:"]), st.lists(PIECES, max_size=15))
def test_any_bytes_give_documents_or_findings(head: bytes, pieces: list[bytes]) -> None:
    data = head + b"".join(pieces)

    found = read(data, "pile/a")

    assert found.items or found.findings
    assert found == read(data, "pile/a")
