"""A stream of bytes to be read, what the container around it says, and what every reader shares.

A reader of one form is a module with one function, ``read(part, way)``, named in
``containers.READERS``; see ``docs/formats.md`` on how to add one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import BinaryIO

from sayso.intake import decoding
from sayso.records.articles import Document, Mark, Stated
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome

TEXT_LIMIT = 5_000_000  # bytes of one plain text; a long book has a fifth of it
TAGS_LIMIT = 150_000  # signs that open a tag, in one page; of 858 real pages none had 10,000
LINES_LIMIT = 100_000  # lines of one document; each is looked at by itself
PAGE_LIMIT = 20_000_000  # bytes of one HTML page; saved pages carry their pictures
NESTED_LIMIT = 256_000_000  # bytes of what must lie in memory whole, such as a packed archive
DEPTH = 3  # how many containers may stand in one another
NO_TEXT = "holds no text; leave it out, or save it again"

Found = Iterator[Outcome[Document]]


class TooMuchError(Exception):
    """A packed stream gave more than its size allows; becomes the finding IN210."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a container says of a document in it; goes before what the document says of itself.

    Attributes:
        stated: Title, outlet, dates, authors, credit; "" where the container is silent.
        url: Address, or "".
        retrieved: When it was fetched, in the container's words, or "".
        media_type: What the container calls the form it keeps documents in, or "".
        charset: What it calls their encoding, or "".
    """

    stated: Stated = field(default_factory=Stated)
    url: str = ""
    retrieved: str = ""
    media_type: str = ""
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stream of bytes to be read: a file, or what a container holds.

    Attributes:
        path: As shown to the user.
        place: Part of document ids.
        original: Absolute path of the file that it comes from.
        open: Opens the bytes anew.
        size: Of the packed bytes, for limits.
        depth: How many containers it stands in.
        given: What the container says of it.
    """

    path: str
    place: str
    original: str
    open: Callable[[], BinaryIO]
    size: int
    depth: int = 0
    given: Given = field(default_factory=Given)

    def start(self, size: int) -> bytes:
        """Return the first ``size`` bytes."""
        with self.open() as stream:
            return stream.read(size)

    def whole(self, limit: int) -> bytes:
        """Return all bytes.

        Raises:
            TooMuchError: If there are more than ``limit``.
        """
        data = self.start(limit + 1)
        if len(data) > limit:
            raise TooMuchError
        return data

    def seekable(self) -> BinaryIO:
        """Return a stream that can be read in any order; what stands in a container is unpacked.

        Raises:
            TooMuchError: If that is more than ``NESTED_LIMIT`` bytes.
        """
        return BytesIO(self.whole(NESTED_LIMIT)) if self.depth else self.open()

    def knowing(self, stated: Stated) -> "Part":
        """Return this part with what is stated of its document."""
        return replace(self, given=replace(self.given, stated=stated))

    def inner(self, name: str, data: bytes, given: Given | None = None, mark: str = "#") -> "Part":
        """Return a part for ``data`` that stands in this one under ``name``."""
        return replace(
            self,
            path=f"{self.path}{mark}{name}",
            place=f"{self.place}{mark}{name}",
            open=lambda: BytesIO(data),
            size=len(data),
            depth=self.depth + 1,
            given=given or Given(),
        )


@dataclass(frozen=True, slots=True)
class Way:
    """What a reader is given beside its part.

    Attributes:
        mapping: Field of ours to column of the table or dump.
        read: Reads a part inside this one, whatever it is; what fails becomes findings.
    """

    mapping: Mapping[str, str]
    read: Callable[[Part], Found]


def odd(code: str, message: str, path: str) -> Outcome[Document]:
    """Return an outcome with one finding."""
    return Outcome(findings=(Finding(code, message, path=path),))


def html(data: bytes, part: Part) -> Outcome[Document]:
    """Return the document of one HTML page or fragment."""
    from sayso.intake.pages import page  # noqa: PLC0415 - loads the HTML libraries

    if len(data) > PAGE_LIMIT:
        return _too_long(part, PAGE_LIMIT)
    if not is_page_sized(data):
        message = f"holds more than {TAGS_LIMIT:,} tags in one page; split it into articles"
        return odd("IN206", message, part.path)
    return page(data, part)


def is_page_sized(data: bytes) -> bool:
    """Tell whether bytes are no more than a page may have, in size and in tags."""
    return len(data) <= PAGE_LIMIT and data.count(b"<") <= TAGS_LIMIT


def plain(data: bytes, part: Part) -> Outcome[Document]:
    """Return the document of one plain text, as its bytes decode."""
    if len(data) > TEXT_LIMIT:
        return _too_long(part, TEXT_LIMIT)
    decoded = decoding.decode(data, part.given.charset)
    found = written(decoded.text, content_digest(data), part)
    trouble = (Finding("IN207", decoded.odd, path=part.path),) if decoded.odd else ()
    return Outcome(found.items, (*trouble, *found.findings)) if found.items else found


def written(
    text: str,
    made: str,
    part: Part,
    media_type: str = "text/plain",
    marks: tuple[Mark, ...] = (),
) -> Outcome[Document]:
    """Return the document of a text that a reader got out of its form.

    Args:
        text: The text layer.
        made: Digest of the bytes that it came from.
        part: Where it stands, and what the container says of it.
        media_type: Of the form; what ``part.given`` says goes first.
        marks: What the form says of stretches of the text.
    """
    if not text.strip():
        return odd("IN203", NO_TEXT, part.path)
    if trouble := too_much(text):
        return odd("IN206", trouble, part.path)
    given = part.given
    document = Document(
        digest(made, given.url or part.place),
        text,
        given.media_type or media_type,
        part.path,
        url=given.url,
        retrieved=given.retrieved,
        digest=made,
        original=part.original,
        stated=given.stated,
        marks=marks,
    )
    return Outcome((document,))


def too_much(text: str) -> str:
    """Return why a text layer is too much for one document, "" if it is not."""
    if len(text) > TEXT_LIMIT:
        return f"holds more than {TEXT_LIMIT // 1_000_000} MB of text; split it into articles"
    if max(text.count("\n"), text.count("\r")) > LINES_LIMIT:
        return f"holds more than {LINES_LIMIT:,} lines in one document; split it into articles"
    return ""


def _too_long(part: Part, limit: int) -> Outcome[Document]:
    message = f"holds more than {limit // 1_000_000} MB in one document; split it into articles"
    return odd("IN206", message, part.path)


def joined(first: Stated, second: Stated) -> Stated:
    """Return what ``first`` says, and where it is silent what ``second`` says."""
    return Stated(
        title=first.title or second.title,
        outlet=first.outlet or second.outlet,
        published=first.published or second.published,
        updated=first.updated or second.updated,
        authors=first.authors or second.authors,
        credit=first.credit or second.credit,
    )
