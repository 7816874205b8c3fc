"""PDF: the text layer of each page as it comes, a form feed between pages; hyphens are left.

Ligatures become the letters that they stand for. pypdf reads the content streams, within bounds of
its own and of ours; all of them count work, not time, so that the same bytes give the same text.
What stands together is the work of ``typeset``.

Source: ISO 32000-2:2020, section 9.4, text objects.
"""

import logging
import re
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from sayso.intake import composed, exports, typeset
from sayso.intake.parts import Found, Part, Way, joined, odd
from sayso.intake.typeset import Chunk, Page
from sayso.records.articles import Stated
from sayso.records.ids import content_digest

LIMIT = 100_000_000  # bytes of one file
PAGES = 3000  # of one file
OPERATIONS = 5_000_000  # drawing operations of one file
PER_PAGE = 500_000  # operations and operands of one page
STREAM_LIMIT = 16_000_000  # bytes that one stream unpacks to
BREAK = "\n\f"  # between pages
_BOUNDS: dict[str, Any] = {
    "zlib_maximum_output_length": STREAM_LIMIT,
    "lzw_maximum_output_length": STREAM_LIMIT,
    "run_length_maximum_output_length": STREAM_LIMIT,
    "brotli_maximum_output_length": STREAM_LIMIT,
    "array_based_stream_maximum_output_length": STREAM_LIMIT,
    "stream_parsing_work_maximum_count": PER_PAGE,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
}
_FOOT = re.compile(r"(?:^|\s)(https?://[^\s…]{4,2000})\s+\d{1,4}/(\d{1,4})$", re.MULTILINE)
_LOCKED = ("IN212", "is locked with a password; open it, and print or save it without")
_SCANNED = "holds pictures of pages and no text; run OCR over it, for example with ocrmypdf"

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class _SpentError(BaseException):
    """The work that one file may cost is done. No Exception, for pypdf catches those."""


@dataclass(slots=True)
class _Work:
    """What has been read of a file, and how much more may be."""

    left: int = field(default_factory=lambda: OPERATIONS)
    pages: list[Page] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    spent: bool = False
    said: dict[str, str] = field(default_factory=dict)
    trouble: tuple[str, str] = ("", "")

    def count(self, *_: Any) -> None:
        """Count one operation.

        Raises:
            _SpentError: If there were too many.
        """
        self.left -= 1
        if self.left < 0:
            raise _SpentError


def read(part: Part, way: Way) -> Found:
    """Yield the document of a PDF, or the articles of an export that it holds."""
    del way
    if part.size > LIMIT:
        message = f"is a PDF of over {LIMIT // 1_000_000} MB; split it into articles"
        yield odd("IN206", message, part.path)
        return
    with part.seekable() as stream:
        made = content_digest(stream.read())
        stream.seek(0)
        work = _read(stream)
    if work.trouble[0]:
        yield odd(*work.trouble, part.path)
        return
    yield from _troubles(work, part)
    text = BREAK.join(page.text.rstrip("\n") for page in work.pages)
    if not text.strip():
        if not work.broken and not work.spent:
            yield odd("IN203", _SCANNED, part.path)
        return
    whole = _knowing(part, work, text)
    marks = tuple(typeset.marks(work.pages, len(BREAK)))
    yield from exports.documents(text, made, whole, "application/pdf", marks)


def _knowing(part: Part, work: _Work, text: str) -> Part:
    """Return the part with what the file says of itself, and what a browser printed on it."""
    title = composed.title(work.said.get("Title", ""), text)
    named = composed.authors(work.said.get("Author", ""), text)
    given = part.given
    stated = joined(given.stated, Stated(title=title, authors=named))
    url = given.url or _printed(text, len(work.pages))
    return replace(part, given=replace(given, stated=stated, url=url))


def _printed(text: str, pages: int) -> str:
    """Return the address that a browser printed at the foot of each page, or ""."""
    found = {match[1] for match in _FOOT.finditer(text) if int(match[2]) == pages}
    return found.pop() if len(found) == 1 else ""


def _troubles(work: _Work, part: Part) -> Found:
    """Yield what could not be read of a file."""
    if work.broken:
        message = f"{_listed(work.broken)} cannot be read; passed over. Get the file anew"
        yield odd("IN208", message, part.path)
    if work.pictures and any(page.text.strip() for page in work.pages):
        message = f"{_listed(work.pictures)} shows a picture and no text; run OCR over it"
        yield odd("IN203", message, part.path)
    if work.spent:
        count = len(work.pages)
        message = f"draws more than articles do; read up to page {count}. Split it into articles"
        yield odd("IN206", message, part.path)


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10])) + (" ..." if len(pages) > 10 else "")
    return f"page {shown}"


def _read(stream: BinaryIO) -> _Work:
    """Read all pages of a PDF, as far as its work allows."""
    work = _Work()
    with pypdf.apply_configuration(**_BOUNDS):
        try:
            reader = pypdf.PdfReader(stream, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                work.trouble = _LOCKED
                return work
            if len(reader.pages) > PAGES:
                work.trouble = ("IN206", f"has over {PAGES:,} pages; split it into articles")
                return work
            _pages(reader, work)
            work.said = _said(reader)
        except (DependencyError, FileNotDecryptedError):
            work.trouble = _LOCKED
        except Exception as error:  # noqa: BLE001 - whatever breaks the reader, the file is damaged
            why = " ".join(str(error).split())[:120] or type(error).__name__
            work.trouble = ("IN208", f"cannot be read as PDF ({why}); get the file anew")
    return work


def _pages(reader: pypdf.PdfReader, work: _Work) -> None:
    for number, page in enumerate(reader.pages, start=1):
        chunks: list[Chunk] = []
        try:
            text = page.extract_text(
                visitor_operand_before=work.count,
                visitor_text=lambda *given, kept=chunks: kept.append(Chunk.of(*given)),
            )
        except _SpentError:
            work.spent = True
            return
        except (DependencyError, FileNotDecryptedError):
            raise
        except Exception:  # noqa: BLE001 - a page that breaks the reader does not break the others
            work.broken.append(number)
            continue
        plain = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        plain = plain.replace("\0", "").translate(typeset.LIGATURES)
        work.pages.append(Page(plain, tuple(chunks)))
        if not plain.strip() and _has_picture(page):
            work.pictures.append(number)


def _has_picture(page: pypdf.PageObject) -> bool:
    """Tell whether a page shows a picture."""
    try:
        objects = page["/Resources"]["/XObject"].get_object()  # type: ignore[index]
        return any(objects[name].get("/Subtype") == "/Image" for name in objects)
    except Exception:  # noqa: BLE001 - what cannot be told is not said
        return False


def _said(reader: pypdf.PdfReader) -> dict[str, str]:
    """Return what the file says of itself; when it was made says nothing of publication."""
    try:
        found = reader.metadata
        title, author = (found.title, found.author) if found else ("", "")
    except Exception:  # noqa: BLE001 - a file may say nothing readable of itself
        return {}
    return {"Title": title or "", "Author": author or ""}
