"""PDF and RTF files, written byte by byte, so that each test says what it holds."""

from collections.abc import Sequence

Line = tuple[int, int, int, str]  # size, left, height, words

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset204 Times;}"
    r"{\f2\fnil\fcharset78 Osaka;}}{\colortbl;\red0\green0\blue0;}"
)


def escaped(words: str) -> str:
    """Return words as RTF writes them: ASCII as it is, the rest as numbers."""
    made = []
    for letter in words:
        number = ord(letter)
        if number < 128:
            made.append(f"\\{letter}" if letter in "{}\\" else letter)
        else:
            pair = letter.encode("utf-16-le")
            units = (pair[n] + 256 * pair[n + 1] for n in range(0, len(pair), 2))
            made += [f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in units]
    return "".join(made)


def rtf(body: str, info: str = "", page: str = r"\ansicpg1252") -> bytes:
    """Return an RTF file with this body, in RTF."""
    return (rf"{{\rtf1\ansi{page}\deff0{FONTS}{{\info{info}}}" + body + "}").encode()


def paragraphs(*rows: str) -> str:
    """Return paragraphs of RTF."""
    return "".join(f"\\pard\\f0 {escaped(row)}\\par\n" for row in rows)


def pdf(
    pages: Sequence[Sequence[Line]], info: dict[str, str] | None = None, picture: int = -1
) -> bytes:
    """Return a PDF with these lines on its pages.

    Args:
        pages: Lines by page, each at its place.
        info: What the file says of itself.
        picture: Number of a page, from 0, that shows a picture as well; -1 for none.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /XObject /Subtype /Image /Length 1 >>\nstream\n0\nendstream",
    ]
    kids = []
    for number, lines in enumerate(pages):
        drawn = b"\n".join(_line(*line) for line in lines)
        shown = b" /XObject << /I1 4 0 R >>" if number == picture else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >>%s >> >>" % (len(objects), shown)
        )
        kids.append(len(objects))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    trailer = b"/Size %d /Root 1 0 R" % (len(objects) + 1)
    if info:
        said = b" ".join(b"/%s (%s)" % (k.encode(), v.encode("cp1252")) for k, v in info.items())
        objects.append(b"<< " + said + b" >>")
        trailer = b"/Size %d /Root 1 0 R /Info %d 0 R" % (len(objects) + 1, len(objects))
    return _put_together(objects, trailer)


def _line(size: int, left: int, height: int, words: str) -> bytes:
    plain = words.encode("cp1252").replace(b"\\", b"\\\\")
    plain = plain.replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, left, height, plain)


def _put_together(objects: Sequence[bytes], trailer: bytes) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return made + b"trailer << %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
