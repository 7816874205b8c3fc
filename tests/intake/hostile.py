"""Containers made to do harm, by what they try: small files, or files made as they are read."""

import bz2
import gzip
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import brotli
from tests.intake.bounds import Task
from tests.intake.forms import docx
from tests.intake.making import Endless, zstd
from tests.intake.seeds import PAGE, ROW, TEXT, URL
from tests.intake.tools import zipped

FEW = (("sayso.intake.listing", "FLOOR", 200),)
SOON = (("sayso.intake.listing", "BARREN", 2000),)
SHORT = (
    ("sayso.intake.mbox", "STRETCH", 1_000_000),
    ("sayso.intake.webrecords", "STRETCH", 300_000),
    *SOON,
)
RECORD = b'{"text": "The port will reopen."}\n'
LINE = b"The port will reopen on Monday, he said.\n"
MANY = 5000
LONG = 128 << 20  # bytes of a file that is over every limit but that of MHTML


def bombs() -> Iterator[Task]:
    """Yield small files that unpack to far more, in bytes or in records."""
    block = LINE * 60_000  # 2.5 MB
    packers: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress,
        "bz2": bz2.compress,
        "xz": _xz,
        "zst": zstd,
    }
    for name, pack in packers.items():
        packed = pack(block) * 20
        yield Task(f"a.txt.{name}", packed)
        yield Task(f"a.jsonl.{name}", pack(b'{"text": "' + b"port " * 500_000) * 20)
        yield Task(f"records.{name}", pack(RECORD * 150_000), limits=FEW)
        yield Task(f"barren.jsonl.{name}", pack(b"{}\n" * 300_000), limits=SOON)
        yield Task(f"blank.jsonl.{name}", pack(RECORD + b"\n" * 900_000), limits=SOON)
        yield Task(f"a.tar.{name}", pack(_tar_head("a.txt", len(block) * 20)) + packed)
        yield Task(f"a.warc.{name}", pack(b"WARC/1.0\r\n" + b"a: b\r\n" * MANY) + packed)
    yield Task("a.zip", zipped({"a.txt": block * 3}))
    yield Task("many.zip", zipped({f"{n}.txt": LINE * 40_000 for n in range(150)}))
    yield Task("overlapping.zip", overlapping(2000))
    yield Task("main.docx", docx("<w:p/>" * 450_000))
    brotlied = brotli.compress(block * 9, quality=1)
    for coding, data in (("gzip", gzip.compress(block) * 9), ("br", brotlied)):
        yield Task(f"{coding}.warc", warc(http(data, f"Content-Encoding: {coding}\r\n")))
    deflated = zlib.compress(block * 9)
    yield Task("deflate.warc", warc(http(deflated, "Content-Encoding: deflate\r\n")))
    layers = ", ".join(["gzip"] * 500)
    yield Task("layers.warc", warc(http(_layers(30), f"Content-Encoding: {layers}\r\n")))
    stream = zlib.compress(zlib.compress(b"BT (a) Tj ET " * 2_000_000, 9), 9)
    yield Task("a.pdf", pdf_of(content=stream, about="/Filter [/FlateDecode /FlateDecode]"))


def _xz(data: bytes) -> bytes:
    return lzma.compress(data, preset=0)


def _layers(count: int) -> bytes:
    data = PAGE.encode()
    for _ in range(count):
        data = gzip.compress(data)
    return data


def overlapping(count: int) -> bytes:
    """Return a zip of which all members are the same stretch of it."""
    made = bytearray(zipped({"a000000.txt": LINE * 45_000}))
    with zipfile.ZipFile(BytesIO(bytes(made))) as archive:
        start = archive.start_dir
    entry = bytes(made[start : made.index(b"PK\x05\x06")])
    rows = b"".join(entry.replace(b"a000000", b"a%06d" % n) for n in range(count))
    end = bytearray(made[made.index(b"PK\x05\x06") :])
    end[8:12] = count.to_bytes(2, "little") * 2
    end[12:16] = len(rows).to_bytes(4, "little")
    return bytes(made[:start]) + rows + bytes(end)


def _tar_head(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size = size
    return info.tobuf(tarfile.GNU_FORMAT)


def tar(*members: tuple[str, bytes]) -> bytes:
    """Return a tar archive of these members."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    return made.getvalue()


def nested() -> Iterator[Task]:
    """Yield containers in containers in containers."""
    kinds: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress,
        "xz": _xz,
        "zst": zstd,
        "zip": lambda data: zipped({"in": data}),
        "tar": lambda data: tar(("in", data)),
        "wacz": lambda data: zipped({"datapackage.json": b"{}", "a.wacz": data}),
        "eml": lambda data: forwarded(1, data),
    }
    for kind, pack in kinds.items():
        data = TEXT.encode()
        for _ in range(40):
            data = pack(data)
        yield Task(f"deep.{kind}", data)
    mixed = TEXT.encode()
    for _ in range(8):
        for pack in kinds.values():
            mixed = pack(mixed)
    yield Task("mixed", mixed)
    yield Task("forwarded.eml", forwarded(3000, TEXT.encode()))


def forwarded(times: int, data: bytes) -> bytes:
    """Return a message that was forwarded over and over."""
    head = (
        b"From: a@b.example\nTo: c\nMIME-Version: 1.0\nSubject: x\nContent-Type: message/rfc822\n\n"
    )
    return head * times + data


def warc(block: bytes, length: str = "", kind: str = "response") -> bytes:
    """Return a web archive of one record."""
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {length or len(block)}\r\n\r\n"
    ).encode() + block


def http(body: bytes, more: str = "") -> bytes:
    """Return an answer of HTTP."""
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}\r\n".encode() + body


def large(size: int = LONG) -> Iterator[Task]:
    """Yield files of ``size`` bytes that hold one record."""
    mail = b"From: a@b\nTo: c\nMessage-ID: <1@b>\nSubject: x\n\n"
    box = b"From a@b Sat May 03 18:05:12 2031\n"
    plans = {
        "a.txt": Endless(LINE, LINE),
        "one-line.txt": Endless(LINE, b"word "),
        "a.html": Endless(b"<html><body>", b"<p>Words</p>"),
        "a.jsonl": Endless(b'{"text": "B"}\n{"text": "', b"x", b'"}\n{"text": "A"}\n'),
        "a.json": Endless(b'[{"text": "', b"x", b'"}]'),
        "a.csv": Endless(b'id,text\n1,"', b"x", b'"\n2,A\n'),
        "rows.csv": Endless(b'id,text\n1,"', b"x\n", b'"\n2,A\n'),
        "a.eml": Endless(mail, LINE),
        "field.eml": Endless(mail[:-1] + b"X: ", b"x"),
        "a.mbox": Endless(box + mail, LINE, b"\n" + box + mail + b"Body.\n"),
        "line.mbox": Endless(box + mail, b"x", b"\n\n" + box + mail + b"Body.\n"),
        "a.mhtml": Endless(b"From: <Saved by Blink>\nMIME-Version: 1.0\n\n", b"<p>x</p>"),
        "rss.xml": Endless(b"<rss><channel><item><description>", b"x"),
        "nitf.xml": Endless(b"<nitf><body><body.content><p>", b"x"),
        "ninjs.json": Endless(b'{"pubstatus": "", "body_text": "', b"x"),
        "feed.json": Endless(b'{"version": "https://jsonfeed.org/version/1", "items": [', b"{},"),
        "a.rtf": Endless(b"{\\rtf1 ", b"word "),
        "a.pdf": Endless(b"%PDF-1.7\n", b"1 0 obj << >> endobj\n"),
        "a.parquet": Endless(b"PAR1", b"x", b"\xff\xff\xff\x3fPAR1"),
        "a.tar": Endless(_tar_head("a.txt", size), LINE),
        "a.zip": Endless(b"PK\x03\x04", b"x"),
        "nexis.txt": Endless(b"1 of 2 DOCUMENTS\n\n\nCourier\n\nMay 3, 2031\n\nLENGTH: 3\n", LINE),
        "a.warc": Endless(warc(http(b""), str(size)), b"<p>x</p>", warc(http(PAGE.encode()))),
        "field.warc": Endless(b"WARC/1.0\r\nA: ", b"x"),
        "fields.warc": Endless(b"WARC/1.0\r\n", b"A: x\r\n"),
    }
    for name, plan in plans.items():
        whole = len(plan.head) + size + len(plan.tail)
        yield Task(f"pile/{name}", make=replace(plan, size=size), size=whole, limits=SHORT)


NAMES: Sequence[str] = (
    *("../../up.txt", "/etc/passwd", "a/../../b.txt", "C:\\x.txt", "..\\..\\x.txt", "", ".", ".."),
    *("a\nb.txt", "a\x1b[2Jb.txt", "\u202etxt.exe", "x" * 60_000, "a/" * 20_000 + "b.txt", "CON"),
    *(
        "a\0b.txt",
        "\ud800.txt",
        "a\u2028b.txt",
        "~/x.txt",
        "$HOME/x.txt",
        "-",
        "https://x.example/",
    ),
)


def named() -> Iterator[Task]:
    """Yield archives, dumps, feeds and mail that name what they hold to do harm."""
    for name in NAMES:
        plain = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        if plain:
            yield Task("a.zip", zipped({plain: TEXT.encode()}))
        yield Task("a.tar", tar((plain, TEXT.encode())))
        yield Task("a.jsonl", json.dumps({**ROW, "id": name, "url": "", "title": name}).encode())
        yield Task("urls.jsonl", json.dumps({**ROW, "url": name}).encode())
        item = {"id": name, "url": name, "title": name, "content_text": TEXT}
        yield Task(
            "f.json", json.dumps({"version": "https://jsonfeed.org/1", "items": [item]}).encode()
        )
        quoted = plain.replace("\n", " ").replace("\0", " ")[:900]
        part = f'Content-Disposition: attachment; filename="{quoted}"\n\n{TEXT}'
        head = "From: a\nTo: b\nMessage-ID: <1>\nContent-Type: text/plain\n"
        yield Task("a.eml", (head + part).encode())
        record = warc(http(PAGE.encode())).replace(
            b"\r\n", f"\r\nWARC-Record-ID: <{quoted}>\r\n".encode(), 1
        )
        yield Task("a.warc", record.replace(URL.encode(), quoted.encode()))


def fields() -> Iterator[Task]:
    """Yield headers, tags and records in numbers that nobody sends."""
    mail = b"From: a\nTo: b\nMessage-ID: <1>\n"
    yield Task("many.eml", mail + b"Received: from x by y\n" * MANY + b"\nBody.")
    yield Task("names.eml", mail + b"".join(b"X-%d: y\n" % n for n in range(MANY)) + b"\nBody.")
    yield Task("folded.eml", mail + b"Subject: x\n" + b" y\n" * MANY + b"\nBody.")
    yield Task("words.eml", mail + b"Subject: " + b"=?utf-8?q?a?= " * MANY + b"\n\nBody.")
    yield Task("list.eml", mail + b"From: " + b"a <a@b>, " * MANY + b"\n\nBody.")
    yield Task(
        "comment.eml", mail + b"From: " + b"(" * MANY + b"\nDate: " + b"(" * MANY + b"\n\nBody."
    )
    kind = b"Content-Type: text/plain" + b"; x*0*=a" * MANY
    yield Task("parameters.eml", mail + kind + b"\n\nBody.")
    many = "".join(f"X-{n}: y\r\n" for n in range(MANY))
    yield Task("many.warc", warc(http(PAGE.encode(), many)))
    yield Task("fields.warc", b"WARC/1.0\r\n" + many.encode() + b"\r\n" + warc(http(PAGE.encode())))
    yield Task("records.warc", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * MANY)
    yield Task("columns.csv", b"text," + b"a," * 100_000 + b"\nPort," + b"b," * 100_000 + b"\n")
    yield Task(
        "keys.jsonl", json.dumps({"text": TEXT, **{f"k{n}": n for n in range(MANY)}}).encode()
    )
    yield Task("lists.json", b'{"text": [' + b"[]," * 300_000 + b"[]]}")
    yield Task("dense.json", b"[" + b"{}," * 4_000_000 + b"{}]")
    yield Task("dense.jsonl", b'{"text": "A"}\n[' + b"[]," * 4_000_000 + b"[]]\n" + RECORD)
    yield Task("objects.json", b"[" + b"{}," * 20_000 + b"{}]", limits=SOON)
    yield Task("objects.jsonl", b"{}\n" * 20_000, limits=SOON)
    yield Task("cells.csv", b"id,text\n" + b",\n" * 50_000, limits=SOON)
    yield Task("files.zip", zipped({f"{n}": b"" for n in range(3000)}))
    yield Task("files.tar", b"".join(_tar_head(f"{n}", 0) for n in range(3000)))


def pdf_of(
    content: bytes = b"BT (Port) Tj ET", about: str = "", more: str = "", kids: str = ""
) -> bytes:
    """Return a PDF of one page, put together by hand."""
    drawn = "/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids or '3 0 R'}] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {drawn} >> >>",
    ]
    made = b"%PDF-1.5\n"
    places = []
    rows = [one.encode() for one in objects]
    stream = b"\nstream\n" + content + b"\nendstream"
    rows.append(f"<< /Length {len(content)} {about} >>".encode() + stream)
    rows.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    own = b"/Resources << /XObject << /X 6 0 R >> >>"
    rows.append(
        b"<< /Type /XObject /Subtype /Form "
        + own
        + b" /Length 12 >>\nstream\n/X Do /X Do \nendstream"
    )
    if more:
        rows.append(more.encode())
    for number, one in enumerate(rows, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(rows) + 1) + table
    return made + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(rows) + 1,
        start,
    )


def footers(sound: bytes) -> Iterator[Task]:
    """Yield Parquet files whose last bytes lie: of its length, of its rows, of where they are."""
    size = int.from_bytes(sound[-8:-4], "little")
    for told in (0, 1, size - 1, size + 1, 2 * size, 0x7FFFFFFF, 0xFFFFFFFF):
        yield Task("a.parquet", sound[:-8] + told.to_bytes(4, "little") + b"PAR1")
    start = len(sound) - 8 - size
    for at in range(start, len(sound) - 8, 11):
        for byte in (0x00, 0x7F, 0xFF):
            yield Task("a.parquet", sound[:at] + bytes([byte]) + sound[at + 1 :])
    yield Task("a.parquet", b"PAR1" + b"\x15" * MANY + MANY.to_bytes(4, "little") + b"PAR1")
