"""Texts, markup and messages that were made to do harm, by what they try."""

import json
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice, product

from tests.intake.bounds import Task
from tests.intake.forms import STORIES, STYLES, docx, factiva_page, paragraph
from tests.intake.hostile import LINE, MANY, http, pdf_of, warc
from tests.intake.printed import paragraphs, pdf, rtf
from tests.intake.seeds import PAGE, TEXT
from tests.intake.tools import zipped

LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
)
QUADRATIC = f"<!DOCTYPE q [<!ENTITY a11 '{'ha' * 20_000}'>]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = (
    '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY % p SYSTEM "http://192.0.2.1/"> %p;]>'
)
_NITF = "<nitf><body><body.head><hedline><hl1>Port</hl1></hedline></body.head><body.content>"


def _xml(words: str) -> Iterator[tuple[str, str, str]]:
    """Yield the name of a file, what stands in front, and the XML of each form."""
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content>{words}</content></entry>"
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{words}</p></body></html>"
    space = "http://iptc.org/std/nar/2006-10-01/"
    yield "nitf.xml", "<?xml version='1.0'?>", f"{_NITF}<p>{words}</p></body.content></body></nitf>"
    yield (
        "newsml.xml",
        "<?xml version='1.0'?>",
        f"<newsItem xmlns='{space}'><contentSet><inlineXML>{page}</inlineXML></contentSet>",
    )
    yield (
        "rss.xml",
        "<?xml version='1.0'?>",
        f"<rss><channel><item><description>{words}</description></item></channel></rss>",
    )
    yield "atom.xml", "<?xml version='1.0'?>", f"{atom}</feed>"
    yield "page.xhtml", "<?xml version='1.0'?>", page


def entities() -> Iterator[Task]:
    """Yield XML of every form with entities that grow, or that lie elsewhere."""
    for trick in (LAUGHS, QUADRATIC, OUTSIDE, ELSEWHERE):
        times = 20_000 if trick is QUADRATIC else 1
        for name, head, body in _xml(f"The port &a11; {'&a11;' * times} will reopen."):
            yield Task(name, f"{head}{trick}{body}".encode())
        words = f"<w:p><w:r><w:t>The port {'&a11;' * times} will reopen.</w:t></w:r></w:p>"
        plain = docx(words)
        yield Task("main.docx", _with(plain, "word/document.xml", trick))
        yield Task("styles.docx", _with(docx(paragraph("Port.")), "word/styles.xml", trick, STYLES))


def _with(data: bytes, member: str, trick: str, body: str = "") -> bytes:
    """Return a Word file with a document type put in front of one member."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    plain = held[member].decode()
    rest = plain.partition("?>")[2] or plain
    if body:
        rest = rest.replace("heading 1", "heading &a11;")
    held[member] = f"<?xml version='1.0'?>{trick}{rest}".encode()
    return zipped(held)


def encodings() -> Iterator[Task]:
    """Yield texts and pages whose encoding is not what they say."""
    names = "utf-7 utf-16 utf-32 idna punycode unicode_escape rot13 zlib_codec mbcs undefined"
    for name in (*names.split(), "../../etc/passwd", "x" * 39, "utf-8\0", "hex"):
        for body in ("Caf\xe9 +ADw-script+AD4-alert+ADw-/script+AD4-", "xn--" + "-a" * 40_000):
            data = (
                PAGE.replace("utf-8", name)
                .replace("</h1>", f"</h1><p>{body}</p>")
                .encode("latin-1", "replace")
            )
            yield Task(f"{name[:20].replace('/', '_')}.html", data)
    marks = (b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\xef\xbb\xbf")
    for mark in marks:
        for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-7", "latin-1"):
            yield Task("mark.txt", mark + TEXT.encode(coding, "replace"))
            yield Task("mark.html", mark + PAGE.encode(coding, "replace"))
            yield Task("mark.csv", mark + b"id,text\n1,Port\n" + TEXT.encode(coding, "replace"))
    for coding in ("utf-16-le", "utf-16-be"):
        yield Task("lone.txt", TEXT.encode(coding) + b"\xd8" * 9)
        yield Task("nitf.xml", b"<?xml version='1.0' encoding='utf-16'?>" + PAGE.encode(coding))
    for name in ("utf-16", "utf-7", "ebcdic-cp-be", "x"):
        yield Task("rss.xml", f"<?xml version='1.0' encoding='{name}'?><rss><item>\xe9".encode())
        yield Task("nitf.xml", f"<?xml version='1.0' encoding='{name}'?>{_NITF}<p>\xe9".encode())
    letter = (
        f"Content-Type: text/plain; charset={'x' * 900}\nSubject: =?{'x' * 30}?b?/////?=\n\nCaf\xe9"
    )
    yield Task("a.eml", f"From: a\nTo: b\nMessage-ID: <1>\n{letter}".encode("latin-1"))


def markup() -> Iterator[Task]:
    """Yield pages and XML that are deep, broad or broken."""
    for tag in ("div", "table", "b", "a", "font", "svg", "ul", "p", "template", "select", "form"):
        yield Task(f"{tag}.html", f"<html><body>{f'<{tag}>' * MANY}Port{TEXT}".encode())
    yield Task("broad.html", b"<html><body>" + b"<p>Port.</p>" * 30_000)
    yield Task("empty.html", b"<html><body>Port" + b"<p>" * 500_000)
    yield Task("links.html", b"<html><body>" + b"<a href=/x>Port</a> " * 30_000)
    yield Task("attributes.html", b"<html><body><p " + b"a=b " * MANY + b">Port</p>")
    names = b" ".join(b"a%d=b" % n for n in range(MANY))
    yield Task("names.html", b"<html><body><p " + names + b">Port</p>")
    yield Task("open.html", b"<html><body>Port" + b"<a " * 300_000)
    yield Task("signs.html", b"<html><body>Port" + b"<" * 300_000)
    yield Task("comments.html", b"<html><body>Port" + b"<!--" * 100_000)
    yield Task("metas.html", b"<html><head>" + b'<meta name="date" content="1 May 2031">' * MANY)
    deep = b'<script type="application/ld+json">' + b'{"@graph": [' * MANY + b"</script>"
    yield Task("deep-data.html", b"<html><head>" + deep + PAGE.encode())
    data = b'<script type="application/ld+json">{"@type": "NewsArticle", "author": '
    value = b"[" * 900 + b'"x"' + b"]" * 900 + b"}</script>"
    yield Task("deep-author.html", b"<html><head>" + data + value + PAGE.encode())
    yield Task("datas.html", b"<html><head>" + (data + b'"x"}</script>') * 5000 + PAGE.encode())
    yield Task("title.html", b"<html><title>" + b"Port " * 150_000 + b"</title><p>Port")
    yield Task("hints.html", b"<html><body><p class='" + b"share " * 150_000 + b"'>Port</p>")
    inside = "<span class='enHeadline'>" * 14_000
    page = factiva_page(STORIES).replace('<span class="enHeadline">', inside, 1)
    yield Task("factiva.html", page.encode())
    for head, opened in ((b"<rss><channel><item><description>", b"<a>"), (b"<nitf><body>", b"<p>")):
        yield Task("deep.xml", head + opened * MANY + b"Port")
    yield Task("items.xml", b"<rss><channel>" + b"<item><title>a</title></item>" * 5000)
    yield Task("brackets.xml", b"<rss><item><![CDATA[" * 50_000)
    yield Task("doctype.xml", b"<!DOCTYPE a [" + b"<!ENTITY" * MANY)
    for inner in ("<w:p>", "<w:tbl><w:tr><w:tc>", "<w:r>", "<w:p><w:r><w:t>x</w:t>"):
        yield Task("deep.docx", docx(inner * 8000))
    yield Task(
        "cells.docx", docx("<w:tbl>" + "<w:tr>" + "<w:tc><w:p/></w:tc>" * MANY + "</w:tr></w:tbl>")
    )
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/aFChunk" Target="file:///etc/passwd" '
        'TargetMode="External"/><Relationship Id="r2" Type="http://x/attachedTemplate" '
        'Target="http://192.0.2.1/t.dotm" TargetMode="External"/></Relationships>'
    )
    body = '<w:altChunk r:id="r1" xmlns:r="r"/><w:subDoc r:id="r1" xmlns:r="r"/>' + paragraph(
        "Port."
    )
    yield Task("outside.docx", docx(body, {"word/_rels/document.xml.rels": outside}))


def mime() -> Iterator[Task]:
    """Yield messages whose parts make no sense."""
    head = "From: a\nTo: b\nMessage-ID: <1>\nMIME-Version: 1.0\n"

    def multi(kind: str, boundary: str, body: str) -> bytes:
        return f'{head}Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{body}'.encode()

    yield Task("none.eml", multi("mixed", "", "--\n\nPort\n--\n"))
    yield Task("never.eml", multi("mixed", "b", LINE.decode() * 10))
    yield Task("only.eml", multi("mixed", "b", "--b\n" * MANY))
    yield Task("prefix.eml", multi("mixed", "b", "--b1\n\nA\n--b\n\nPort.\n--b1--\n"))
    yield Task("long.eml", multi("mixed", "b" * 1900, "--" + "b" * 1900 + "\n\nPort."))
    inner = "".join(
        f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(2000)
    )
    yield Task("deep.eml", multi("mixed", "b0", inner + LINE.decode()))
    same = "--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 5000
    yield Task("same.eml", multi("mixed", "b", same + LINE.decode()))
    digests = "--b\n\nFrom: x\nTo: y\nContent-Type: multipart/digest; boundary=b\n\n" * 400
    yield Task("digest.eml", multi("digest", "b", digests))
    both = "--b\nContent-Type: text/html\n\n<p>x\n--b\n\nx\n" * 3000
    yield Task("choices.eml", multi("alternative", "b", both))
    for coding, body in (("base64", "=A" * 500_000), ("quoted-printable", "=\n" * 500_000)):
        yield Task(f"{coding}.eml", f"{head}Content-Transfer-Encoding: {coding}\n\n{body}".encode())
    flowed = f"{head}Content-Type: text/plain; format=flowed\n\n"
    yield Task("flow.eml", flowed.encode() + b"> \n" * MANY)
    odd = "Content-Disposition: attachment; filename*0*=utf-8''%ff; filename*9999999999=x"
    yield Task("name.eml", multi("mixed", "b", f"--b\n{odd}\n\n{TEXT}"))
    start = "Content-Type: multipart/related; start=<a>; boundary=b\n\n--b\nContent-ID: <a>\n"
    loop = f"From: <Saved by Blink>\nMIME-Version: 1.0\n{start}{start}{start}"
    yield Task("loop.mhtml", loop.encode())
    lines = b"From a@b Sat May 03 18:05:12 2031\nFrom: x\n\n" * 5000
    yield Task("a.mbox", lines)


def loops() -> Iterator[Task]:
    """Yield PDF files that lead back to themselves, and RTF that goes deep."""
    sound = pdf_of()
    start = sound.index(b"xref\n")
    yield Task("kids.pdf", pdf_of(kids="2 0 R 2 0 R 3 0 R"))
    yield Task("many-kids.pdf", pdf_of(kids="3 0 R " * 10_000))
    yield Task(
        "wide-kids.pdf",
        pdf_of(kids="7 0 R " * 40, more=f"<< /Type /Pages /Count 40 /Kids [{'7 0 R ' * 40}] >>"),
    )
    yield Task("prev.pdf", sound.replace(b"/Root", b"/Prev %d /Root" % start))
    yield Task("prev-far.pdf", sound.replace(b"/Root", b"/Prev 99999999999 /Root"))
    yield Task(
        "size.pdf", sound.replace(b"0 7\n", b"0 99999999\n").replace(b"/Size 7", b"/Size 999999999")
    )
    yield Task("forms.pdf", pdf_of(b"/X Do " * 10))
    yield Task("length.pdf", sound.replace(b"/Length 15", b"/Length 4 0 R"))
    yield Task("lengths.pdf", sound.replace(b"/Length 15", b"/Length 99999999999"))
    yield Task("root.pdf", sound.replace(b"/Root 1 0 R", b"/Root 2 0 R"))
    yield Task("parent.pdf", sound.replace(b"/Parent 2 0 R", b"/Parent 3 0 R"))
    inside = (
        "<< /Type /ObjStm /N 1 /First 4 /Extends 7 0 R /Length 9 >>\nstream\n7 0 << >>\nendstream"
    )
    yield Task("objects.pdf", pdf_of(more=inside).replace(b"/Root", b"/XRefStm 0 /Root"))
    yield Task("filters.pdf", pdf_of(zlib.compress(b"x"), f"/Filter [{'/FlateDecode ' * 5000}]"))
    columns = "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 >>"
    yield Task("columns.pdf", pdf_of(zlib.compress(b"x" * 500), columns))
    yield Task("arrays.pdf", pdf_of(b"BT " + b"[" * MANY + b" Tj ET"))
    yield Task("states.pdf", pdf_of(b"q " * 150_000))
    yield Task("shows.pdf", pdf_of(b"BT /F1 9 Tf " + b"(Port) Tj " * 10_000 + b" ET"))
    yield Task("strings.pdf", pdf_of(b"BT " + b"(" * 500_000))
    yield Task("dictionaries.pdf", sound.replace(b"/Type /Catalog", b"/A " + b"<< /A " * 50_000))
    yield Task("references.pdf", b"%PDF-1.5\n" + b"1 0 obj 1 0 R endobj\n" * 20_000 + sound[9:])
    yield Task("none.pdf", b"%PDF-1.5\n" + b"obj " * 200_000)
    locked = b"/Encrypt << /Filter /Standard /V 5 /R 6 /O () /U () /P 0 >> /Root"
    yield Task("locked.pdf", sound.replace(b"/Root", locked))
    yield Task("pages.pdf", pdf([[(10, 60, 780, "Port")]] * 3001))
    for body in ("{" * MANY, "}" * MANY, "{\\b" * MANY, "\\bin999999999 x", "{\\*\\x " * MANY):
        yield Task("deep.rtf", rtf(body + "Port"))
    for body in (
        "\\u-1?" * MANY,
        "\\'" * MANY,
        "{\\fonttbl" * MANY,
        "\\uc9999999 " * MANY,
        "\\" * MANY,
    ):
        yield Task("odd.rtf", rtf(body + paragraphs("Port")))
    yield Task("fonts.rtf", b"{\\rtf1{\\fonttbl" + b"{\\f1\\fcharset0 A;}" * MANY + b"}Port}")
    yield Task("hex.rtf", rtf("\\pict " + "00" * 2_000_000 + "Port"))


def lies() -> Iterator[Task]:
    """Yield web archives, tables and dumps that say what is not so."""
    page = http(PAGE.encode())
    for length in ("0", "5", "-1", "99999999999999", "x", "1e9", "", " 7 7", "0x10", "٣"):
        yield Task("length.warc", warc(page, length or " ") + b"\r\n\r\n" + warc(page))
    chunks = (
        "ffffffffffffffff",
        "-5",
        "5;" + "x" * MANY,
        "g",
        "",
        "0x5",
        "1\r\na\r\n" * 50_000,
        "+5",
    )
    for size in chunks:
        body = f"{size}\r\n{PAGE}".encode()
        yield Task("chunks.warc", warc(http(body, "Transfer-Encoding: chunked\r\n")))
    for more in (
        "Content-Length: 1\r\n",
        "Content-Length: 999999999999\r\n",
        "Content-Encoding: x\r\n",
    ):
        yield Task("answer.warc", warc(http(PAGE.encode(), more)))
    for status in (b"HTTP/1.1 99999999999999999999 OK", b"HTTP/1.1 -1 OK", b"HTTP/9 200", b"\0"):
        yield Task("status.warc", warc(page.replace(b"HTTP/1.1 200 OK", status)))
    yield Task(
        "line.arc", b"filedesc://a 0 0 text/plain 3\n1 0\n\n" + b"http://a b c " * MANY + b"\n"
    )
    for body in (b'"never closed\n2,Port\n3,Ferry\n', b'"a\n"b\n"c\n', b'"' * MANY, b'"\n' * MANY):
        yield Task("quote.csv", b"id,text\n1," + body)
    yield Task("quotes.csv", b"id,text\n" + b'a"b,"c\n' * 30_000)
    yield Task("lines.csv", b'id,text\n1,"' + LINE * 5200 + b"2,Port\n")
    for deep in (
        b"[" * MANY,
        b'{"a":' * MANY,
        b'{"text": ' + b"[" * MANY,
        b'[{"text":"a"},' * MANY,
    ):
        for name in ("deep.json", "deep.jsonl"):
            yield Task(name, deep)
    for depth in (300, 900, 990):
        value = "[" * depth + '"x"' + "]" * depth
        inside = '{"name": ' * depth + '"x"' + "}" * depth
        for one in (value, inside):
            row = f'{{"text": "The port.", "authors": {one}, "title": {one}}}'
            yield Task("authors.jsonl", f"{row}\n{json.dumps({'text': 'B'})}\n".encode())
            yield Task("authors.json", f"[{row}]".encode())
            yield Task(
                "wire.json", f'{{"pubstatus":"","body_text":"Port","byline":{one}}}'.encode()
            )
            yield Task(
                "wires.json", f'{{"pubstatus":"","body_text":"Port","items":{one}}}'.encode()
            )
            feed = '{"version": "https://jsonfeed.org/1", "items": [{"content_text": "Port", '
            yield Task("feed.json", f'{feed}"title": {one}, "authors": {one}}}]}}'.encode())
    yield Task(
        "number.jsonl", b'{"text": "Port", "id": ' + b"9" * 5000 + b"}\n" + b'{"text": "B"}\n'
    )
    yield Task("same.jsonl", b'{"text": "A", "text": 7}\n{"text": "\\ud800 port"}\n')


def texts() -> Iterator[Task]:
    """Yield plain texts that make patterns work: one thing over and over."""
    pieces = (
        *("x", " ", "\n", "\t", '"', "“", "“a", "By ", "a@", "1 May 2031 ", "Monday ", "A. ", "- "),
        *(
            "(AP) - ",
            "ORVALE ",
            "http://a.b/",
            "...",
            "By A ",
            "Mr. X ",
            "said ",
            "\n\n",
            "\r",
            "\x0c",
        ),
        *(
            "told the Courier ",
            "© ",
            "|",
            "_",
            "1/2/",
            "12:",
            "March 1 - ",
            "\u202e",
            "\ud83d",
            "İ",
        ),
        *("Read more\n", "Sign up\n", "A, ", "12 ", "the Port of ", "By Dana Orlo and ", "&amp;"),
        *("From: a\n", "> ", "1 of 2 DOCUMENTS\n", "Body\n", "Document A1\n", "{", "<p", "\\'"),
    )
    for piece in pieces:
        data = (piece * (15_000 // len(piece))).encode("utf-8", "replace")
        yield Task("again.txt", b"The port will reopen.\n" + data)
        yield Task("again.html", b"<html><body><p>The port will reopen.</p><p>" + data)
    letters = "abcdefghijklmnop"
    words = ("".join(chosen) for chosen in islice(product(letters, repeat=6), 150_000))
    yield Task(
        "words.txt", b"Read more\nThe port will reopen, he said.\n" * 150 + " ".join(words).encode()
    )
