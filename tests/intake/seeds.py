"""One small sound file of every form, to be spoilt: all invented, all made in memory."""

import bz2
import gzip
import json
import lzma
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from io import BytesIO

from tests.intake.forms import (
    FERRY,
    PORT,
    STORIES,
    core,
    docx,
    factiva_lines,
    factiva_page,
    nexis_old,
    nexis_uni,
    paragraph,
    proquest,
)
from tests.intake.making import zstd
from tests.intake.printed import paragraphs, pdf, rtf
from tests.intake.tools import zipped

URL = "https://courier.example/2031/03/18/harbour"
TEXT = "\n\n".join((PORT.title, PORT.byline, *PORT.body, *FERRY.body))
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Night shift</title>'
    '<meta property="article:published_time" content="2031-03-18T10:00:00Z">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Night shift"}'
    "</script></head><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article>"
    f"<h1>{PORT.title}</h1><p class='byline'>{PORT.byline}</p>"
    f"{''.join(f'<p>{one}</p>' for one in PORT.body)}<figure><figcaption>The port.</figcaption>"
    "</figure></article><footer>© 2031 The Orvale Courier</footer></body></html>"
)
ROW = {
    "id": "17",
    "text": TEXT,
    "title": PORT.title,
    "outlet": PORT.outlet,
    "date": "2031-03-18",
    "url": URL,
    "authors": ["Dana Orlo", "Milo Trenn"],
}
ITEM = {
    "uri": "urn:nw:1",
    "type": "text",
    "versioncreated": "2031-03-19T16:40:08",
    "headline": PORT.title,
    "byline": PORT.byline,
    "copyrightholder": "Norrland Wire",
    "body_html": "".join(f"<p>{one}</p>" for one in PORT.body),
}


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to be spoilt: the name that it goes by, and its bytes."""

    name: str
    data: bytes


def _csv() -> bytes:
    quoted = PORT.body[1].replace('"', '""')
    rows = [f'1,"{quoted}",2031-03-18', f'2,"{FERRY.body[0]}\nMore of it.",2031-03-19']
    return "\r\n".join(["id,text,date", *rows, ""]).encode()


def _rss() -> bytes:
    item = (
        f"<item><title>{PORT.title}</title><link>{URL}</link><dc:creator>Dana Orlo</dc:creator>"
        "<pubDate>Tue, 18 Mar 2031 10:45:00 +0000</pubDate><guid isPermaLink='false'>17</guid>"
        f"<description>Short.</description><content:encoded><![CDATA[<p>{PORT.body[0]}</p>]]>"
        "</content:encoded></item>"
    )
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    channel = f"<channel><title>The Orvale Courier</title>{item * 2}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}>{channel}</rss>'.encode()


def _atom() -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Letter</title>'
        f'<entry><title>Dockers</title><id>tag:l,2031:17</id><link href="{URL}"/>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PORT.body[0]}</p>'
        "</div></content><updated>2031-03-18T10:00:00Z</updated></entry></feed>"
    ).encode()


def _json_feed() -> bytes:
    item = {"id": "1", "url": URL, "title": PORT.title, "content_html": f"<p>{PORT.body[0]}</p>"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [item]}
    return json.dumps(feed).encode()


def _mail() -> bytes:
    made = EmailMessage(policy=SMTP)
    made["From"] = "The Orvale Courier <news@courier.example>"
    made["Subject"] = PORT.title
    made["Date"] = "Tue, 18 Mar 2031 18:05:11 +0200"
    made["Message-ID"] = "<1@courier.example>"
    made["List-Unsubscribe"] = "<https://courier.example/u>"
    made.set_content(TEXT)
    made.add_alternative(PAGE, subtype="html", cte="quoted-printable")
    made.add_attachment(FERRY.body[0].encode(), "text", "plain", filename="ferry.txt")
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "b@wire.example", "Re: port"
    inner.set_content(FERRY.body[1])
    made.add_attachment(inner)
    made.set_boundary("==b==")
    for number, one in enumerate(made.walk()):
        if one.get_content_maintype() == "multipart":
            one.set_boundary(f"==b{number}==")
    return made.as_bytes()


def _mbox() -> bytes:
    one = _mail().replace(b"\r\n", b"\n")
    return b"".join(b"From a@b Tue Mar 18 18:05:12 2031\n" + one + b"\n" for _ in range(2))


def _mhtml() -> bytes:
    head = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {URL}\nSubject: Dockers\n"
        "Date: Tue, 18 Mar 2031 12:00:00 +0200\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b--"\n\n'
    )
    page = f"\n----b--\nContent-Type: text/html\nContent-Location: {URL}\n\n{PAGE}"
    return f"{head}{page}\n----b------\n".encode().replace(b"\n", b"\r\n")


def _warc_record(kind: str, media: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\n"
        f"WARC-Date: 2031-03-18T12:00:00Z\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _chunked(data: bytes) -> bytes:
    pieces = (data[at : at + 200] for at in range(0, len(data), 200))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _warc() -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    plain = head + b"\r\n" + PAGE.encode()
    cut = head + b"Transfer-Encoding: chunked\r\n\r\n" + _chunked(PAGE.encode())
    packed = head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE.encode(), mtime=0)
    http = "application/http; msgtype=response"
    records = [_warc_record("warcinfo", "application/warc-fields", b"software: x\r\n")]
    records += [_warc_record("response", http, block) for block in (plain, cut, packed)]
    records.append(_warc_record("conversion", "text/plain", TEXT.encode()))
    return b"".join(records)


def _arc() -> bytes:
    names = b"1 0 Orvale\nURL IP-address Archive-date Content-type Archive-length\n"
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    first = b"filedesc://a.arc 0.0.0.0 20310318120000 text/plain %d\n" % len(names)
    row = f"{URL} 1.2.3.4 20310318120000 text/html {len(body)}\n".encode()
    return first + names + b"\n" + row + body + b"\n"


def _wacz() -> bytes:
    return zipped({"datapackage.json": b"{}", "archive/a.warc.gz": gzip.compress(_warc(), mtime=0)})


def _tar() -> bytes:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in (("a.txt", TEXT.encode()), (f"{'ä' * 120}/b.html", PAGE.encode())):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    return made.getvalue()


def _pdf() -> bytes:
    lines = [(18, 60, 780, PORT.title), (10, 60, 750, PORT.byline)]
    lines += [(10, 60, 700 - 14 * n, one) for n, one in enumerate(PORT.body)]
    return pdf([lines, [(10, 60, 780, one) for one in FERRY.body]], {"Title": PORT.title})


def _parquet() -> bytes:
    from pyarrow import Table, parquet  # noqa: PLC0415 - optional

    made = BytesIO()
    parquet.write_table(Table.from_pylist([ROW, {**ROW, "id": "18"}]), made)
    return made.getvalue()


def _docx() -> bytes:
    rows = "".join(paragraph(one) for one in PORT.body)
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Port')}</w:tc><w:tc>{paragraph('7')}</w:tc></w:tr>"
    return docx(paragraph(PORT.title, "Own") + rows + table + "</w:tbl>", core("Port", "Dana Orlo"))


def _nexis_docx() -> bytes:
    return docx("".join(paragraph(row) for story in STORIES for row in nexis_uni(story)))


def _nitf() -> bytes:
    body = "".join(f"<p>{one}</p>" for one in PORT.body)
    return (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><docdata>'
        '<doc-id id-string="nw.7"/><date.issue norm="20310318T191044Z"/></docdata></head><body>'
        f"<body.head><hedline><hl1>{PORT.title}</hl1></hedline><byline>{PORT.byline}</byline>"
        f"</body.head><body.content>{body}</body.content></body></nitf>"
    ).encode()


def _newsml() -> bytes:
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{PORT.body[0]}</p></body></html>"
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        '<newsItem guid="tag:nw:1"><itemMeta><itemClass qcode="icls:text"/></itemMeta>'
        f"<contentMeta><headline>{PORT.title}</headline></contentMeta><contentSet><inlineXML>{page}"
        "</inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    ).encode()


def _old() -> str:
    return "\n".join(nexis_old(one, n, 3) for n, one in enumerate(STORIES, start=1))


def _proquest() -> str:
    return "".join(proquest(one, n, 3) for n, one in enumerate(STORIES, start=1))


def _answer() -> bytes:
    """Return what a news service answers: articles some levels down, one of them as markup."""
    first = {"title": PORT.title, "body": PORT.body[0], "source": {"name": "Courier"}, "url": URL}
    whole = {"fields": {"body": f"<p>{PORT.body[0]}</p><p>{PORT.body[1]}</p>"}, "webTitle": "Port"}
    parts = {"title": "Port", "body": {"sections": [{"paragraphs": list(PORT.body)}]}}
    return json.dumps({"articles": {"results": [first, whole, parts]}, "total": 3}).encode()


def _single() -> bytes:
    said = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Mar 20 2031"
    return PAGE.replace("<head>", f"{said} 10:11:12 GMT+0100 (CET)\n--><head>").encode()


def _factiva() -> str:
    return "\n\n".join("\n".join(factiva_lines(one, n)) for n, one in enumerate(STORIES, start=1))


_MAKERS: Mapping[str, Callable[[], Seed]] = {
    "text": lambda: Seed("a.txt", TEXT.encode()),
    "wide": lambda: Seed("wide.txt", TEXT.encode("utf-16-le")),
    "html": lambda: Seed("a.html", PAGE.encode()),
    "jsonl": lambda: Seed("a.jsonl", "\n".join([json.dumps(ROW)] * 3).encode()),
    "json": lambda: Seed("a.json", json.dumps([ROW, ROW], indent=1).encode()),
    "csv": lambda: Seed("a.csv", _csv()),
    "answer": lambda: Seed("answer.json", _answer()),
    "singlefile": lambda: Seed("single.html", _single()),
    "gzip": lambda: Seed("a.html.gz", gzip.compress(PAGE.encode(), mtime=0)),
    "bzip": lambda: Seed("a.txt.bz2", bz2.compress(TEXT.encode())),
    "xz": lambda: Seed("a.txt.xz", lzma.compress(TEXT.encode())),
    "zstd": lambda: Seed("a.txt.zst", zstd(TEXT.encode())),
    "zip": lambda: Seed("a.zip", zipped({"a.txt": TEXT.encode(), "b/c.html": PAGE.encode()})),
    "tar": lambda: Seed("a.tar", _tar()),
    "mail": lambda: Seed("a.eml", _mail()),
    "mbox": lambda: Seed("a.mbox", _mbox()),
    "mhtml": lambda: Seed("a.mhtml", _mhtml()),
    "rss": lambda: Seed("rss.xml", _rss()),
    "atom": lambda: Seed("atom.xml", _atom()),
    "jsonfeed": lambda: Seed("feed.json", _json_feed()),
    "warc": lambda: Seed("a.warc", _warc()),
    "arc": lambda: Seed("a.arc", _arc()),
    "wacz": lambda: Seed("a.wacz", _wacz()),
    "word": lambda: Seed("a.docx", _docx()),
    "rtf": lambda: Seed("a.rtf", rtf(paragraphs(PORT.title, *PORT.body))),
    "pdf": lambda: Seed("a.pdf", _pdf()),
    "parquet": lambda: Seed("a.parquet", _parquet()),
    "nitf": lambda: Seed("nitf.xml", _nitf()),
    "newsml": lambda: Seed("newsml.xml", _newsml()),
    "ninjs": lambda: Seed("ninjs.json", json.dumps(ITEM, indent=1).encode()),
    "nexis": lambda: Seed("nexis.docx", _nexis_docx()),
    "nexis-text": lambda: Seed("nexis.txt", _old().encode()),
    "proquest": lambda: Seed("proquest.txt", _proquest().encode()),
    "factiva": lambda: Seed("factiva.html", factiva_page(STORIES).encode()),
    "factiva-text": lambda: Seed("factiva.txt", _factiva().encode()),
}
FORMS = tuple(_MAKERS)


@cache
def seed(form: str) -> Seed:
    """Return the sound file of one of ``FORMS``."""
    return _MAKERS[form]()
