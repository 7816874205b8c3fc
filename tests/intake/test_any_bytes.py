"""Garbage gives findings, never exceptions; the same bytes give the same documents."""

import gzip

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.tools import read, zipped

from sayso.intake import article

NAMES = st.sampled_from(
    ["a.txt", "a.html", "a.html.gz", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.zip", "a", "-"]
)
HEADS = st.sampled_from(
    [
        *(b"", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x05\x06"),
        *(b"<html>", b"id,text\n", b'{"text": "x"}\n', b'{"', b"[{", b"<p>", b"<!DOCTYPE html>"),
        *(b"%PDF", b"text\ttitle\n", b"\0", b'{"articles": [', b'"text","id"\n"'),
        b"<html><meta charset=utf-7>",
        *(b"MIME-Version: 1.0\nSubject: x\n\n", b"From a@b Sat May 03 18:05:12 2031\nFrom: a\n\n"),
        *(b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html\n\n", b"filedesc:"),
        *(b"<rss><channel><item><description>", b"<feed><entry><content>", b"WARC/1.0\r\n"),
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"content_text": "x"}]',
        *(b"{\\rtf1 ", b"%PDF-1.7\n", b"PAR1", b"\xfd7zXZ\0", b"BZh91AY&SY", b"<nitf><p>"),
        *(b"<newsItem>", b'{"pubstatus":"", "body_text":"', b"End of Document\nBody\nLength: 1\n"),
        *(b"1 of 2 DOCUMENTS\n\nLENGTH: 3\n", b"<title>Factiva</title>"),
        b"3 words\nDocument ORVC000020310301dr3i00001\n",
    ]
)
PIECES = st.one_of(
    HEADS,
    st.binary(max_size=30),
    st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([b"The port will reopen, he said.\n", b'"', b"\r", b"</p>", b"}", b",", b"\n"]),
)
PLAIN = st.lists(PIECES, max_size=12).map(b"".join)
BYTES = st.one_of(
    PLAIN,
    PLAIN.map(gzip.compress),
    PLAIN.map(lambda data: zipped({"a.txt": data, "b/c.html": data})),
    st.tuples(PLAIN.map(lambda data: zipped({"a.txt": data})), st.integers(0, 200)).map(
        lambda pair: pair[0][: pair[1]]
    ),
)


@settings(deadline=None)
@given(BYTES, NAMES)
def test_any_bytes_under_any_name_give_documents_or_findings(data: bytes, name: str) -> None:
    found = read(data, f"pile/{name}")

    assert found.items or found.findings
    for finding in found.findings:
        assert finding.message
        assert "\n" not in finding.message
        assert finding.path.startswith("pile/")
    for document in found.items:
        assert document.text.strip()
        (made,) = article(document).items
        covered = "".join(block.at.words(document.text) for block in made.blocks)
        assert "".join(covered.split()) == "".join(document.text.split())


@settings(deadline=None)
@given(BYTES, NAMES)
def test_the_same_bytes_give_the_same_documents(data: bytes, name: str) -> None:
    assert read(data, name) == read(data, name)
