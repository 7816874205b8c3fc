"""Rich Text Format: the text of its paragraphs, a line each; cells of a table with tabs between.

striprtf does the reading. Before it comes what keeps its work in bounds and its text clean: no
pictures, a font table of known letters, no instructions of fields. Headers, footers and notes are
left out with their formatting.

Source: Microsoft, Rich Text Format (RTF) Specification, version 1.9.1, 2008.
"""

import codecs
import re

from striprtf.striprtf import rtf_to_text

from sayso.intake import composed, exports
from sayso.intake.parts import NO_TEXT, Found, Part, Way, joined, odd
from sayso.records.articles import Stated
from sayso.records.ids import content_digest

LIMIT = 64_000_000  # bytes of one file, pictures included
WORDS_LIMIT = 32_000_000  # code points of it that are left without pictures
FONTS = 4096  # fonts of a table that are looked at
_HEAD = 4096  # bytes among which the code page is named
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{8,}+")
_LONG = 1000  # digits of a run from which it is a picture and no number
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_PAGES = {"10000": "mac_roman", "65001": "utf-8", "0": "cp1252", "42": "cp1252"}
_INSTRUCTION = re.compile(r"\\fldinst(?![a-z])", re.IGNORECASE)
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_WILD = re.compile(
    r"\\uc(?!-?\d)|\\u-?\d{6,}|\\u-(?:6553[7-9]|655[4-9]\d|65[6-9]\d\d|6[6-9]\d{3}|[7-9]\d{4})"
    r"|\\ansicpg\d*"
)
_BRACE = re.compile(r"[{}]")
_FONT = re.compile(r"\\f(\d{1,6})(?![\d])|\\fcharset(\d{1,3})(?!\d)")
_SPARE = dict(  # character sets that Python has no codec for, by the one that comes nearest
    pair.split(":")
    for pair in "42:2 78:128 79:136 80:129 81:178 82:177 83:161 84:204 85:134 86:238 87:204"
    " 88:222 89:238".split()
)
_NAMED = re.compile(r"\{\\(title|author)\s([^{}]{1,500})\}")
_TAIL = re.compile(r"[ \t]+$", re.MULTILINE)
_MANY = re.compile(r"\n{4,}")


def read(part: Part, way: Way) -> Found:
    """Yield the document of an RTF file, or the articles of an export that it holds."""
    del way
    with part.open() as stream:
        data = stream.read(LIMIT + 1)
    source = _without_pictures(data) if len(data) <= LIMIT else ""
    if len(data) > LIMIT or len(source) > WORDS_LIMIT:
        message = f"holds more than {WORDS_LIMIT // 1_000_000} MB of RTF; split it into articles"
        yield odd("IN206", message, part.path)
        return
    text = _text(source, _encoding(data))
    if text is None:
        yield odd("IN208", "cannot be read as RTF; open it and save it anew", part.path)
        return
    if not text.strip():
        yield odd("IN203", NO_TEXT, part.path)
        return
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        yield odd("IN208", "breaks off before its end; what came was read", part.path)
    whole = part.knowing(joined(part.given.stated, _properties(source, text)))
    yield from exports.documents(text, content_digest(data), whole, "application/rtf")


def _encoding(data: bytes) -> str:
    """Return the codec of the code page that the file names."""
    head = data[:_HEAD]
    found = _PAGE.search(head)
    number = found[1].decode() if found else ""
    if not found:
        return "mac_roman" if rb"\mac" in head else "cp1252"
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _without_pictures(data: bytes) -> str:
    """Return the file as text, without pictures, whether in digits or in raw bytes."""
    kept: list[bytes] = []
    at = 0
    for found in _BINARY.finditer(data):
        if found.start() >= at:
            kept.append(data[at : found.start()])
            at = found.end() + int(found[1])
    kept.append(data[at:])
    plain = _PICTURE.sub(lambda run: run[0] if len(run[0]) < _LONG else b"", b"".join(kept))
    return plain.decode(_encoding(data), "replace")


def _text(source: str, encoding: str) -> str | None:
    """Return the text of RTF; None if it cannot be read."""
    clean = _WILD.sub("", _INSTRUCTION.sub(r"\\datafield", source)).replace("\\bin", "\\b")
    clean = _CELL.sub(r"\\tab", _with_plain_fonts(clean))
    try:
        made = str(rtf_to_text(clean, encoding, "replace"))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001 - whatever breaks the reader, the file is no RTF
        return None
    whole = made.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    return _MANY.sub("\n\n\n", _TAIL.sub("", whole)).strip("\n")


def _with_plain_fonts(source: str) -> str:
    """Return RTF with a font table that holds numbers and character sets and nothing else."""
    start = source.find("{\\fonttbl")
    if start < 0:
        return source
    depth, end = 0, len(source)
    for brace in _BRACE.finditer(source, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            end = brace.end()
            break
    fonts: dict[str, str] = {}
    last = ""
    for found in _FONT.finditer(source, start, end):
        if found[1] is not None:
            last = found[1]
        elif last and len(fonts) < FONTS:
            fonts.setdefault(last, _SPARE.get(found[2], found[2]))
    table = "".join(f"{{\\f{font}\\fcharset{letters} A;}}\n" for font, letters in fonts.items())
    return f"{source[:start]}{{\\fonttbl{table}}}{source[end:]}"


def _properties(source: str, text: str) -> Stated:
    """Return what the file says of itself; when it was made says nothing of publication."""
    said: dict[str, str] = {}
    for name, words in _NAMED.findall(source[: 10 * _HEAD]):
        made = _text(f"{{\\rtf1 {words}}}", "cp1252")
        said.setdefault(name, (made or "").strip())
    named = composed.authors(said.get("author", ""), text)
    return Stated(title=composed.title(said.get("title", ""), text), authors=named)
