"""A document as it came in, and the article that a reader sees in it."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.places import Anchor, Basis, Dating


class Role(StrEnum):
    """What a stretch of a document is to its reader. Only BODY and HEADLINE are the story."""

    BODY = "body"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    CREDIT = "credit"
    CAPTION = "caption"
    REPEAT = "repeat"
    TEASER = "teaser"
    BANNER = "banner"
    LEGAL = "legal"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the container says of its text: columns of a dump, metadata of a page.

    Strings as they stood; reading them is the work of ``intake``. "" is absent.
    """

    title: str = ""
    outlet: str = ""
    published: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the markup says of a stretch of text: evidence for its role, nothing more.

    Attributes:
        start: First code point in the document's text.
        end: One past the last.
        kind: Lower-case name of the evidence, such as ``h1``, ``nav``, ``footer``, ``figcaption``,
            ``links``, ``taken`` or ``kept`` (an extractor took this stretch for main text).
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One input, decoded once. Its text never changes.

    Attributes:
        id: Digest of content and place.
        text: The text layer; for a plain text input, exactly its decoded text.
        media_type: Such as ``text/plain``, ``text/html``, ``application/jsonl``.
        path: The input as the user named it; records in one file are ``FILE#ID``.
        url: Address of the page, or "".
        retrieved: When it was fetched, in the words of the container, or "".
        digest: Hex digest of the bytes that it was decoded from.
        original: Absolute path of the file on this machine, or ""; never exported.
        stated: What the container says of its text.
        marks: What the markup says of stretches of the text.
    """

    id: str
    text: str
    media_type: str
    path: str
    url: str = ""
    retrieved: str = ""
    digest: str = ""
    original: str = ""
    stated: Stated = Stated()
    marks: tuple[Mark, ...] = ()

    def at(self, start: int, end: int) -> Anchor:
        """Return the anchor of ``text[start:end]``."""
        return Anchor(self.id, start, end)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with a role. Blocks are disjoint, in order, and lose no word."""

    at: Anchor
    role: Role
    basis: Basis


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was read somewhere (an outlet, a credit, an author, a title), with its basis."""

    name: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Part:
    """One of several stories that were joined into one article.

    Attributes:
        at: From its first word to its last.
        published: When its words were written, or None if nothing of its own shows that.
        basis: Why it is taken for a story of its own.
    """

    at: Anchor
    published: Dating | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Article:
    """A document as a reader sees it.

    Attributes:
        doc: Id of the document.
        title: The headline, or None if nothing shows one.
        outlet: Who published it, or None if nothing names it.
        published: When, or None if nothing dates it.
        credit: The agency or author that the outlet credits, or None.
        authors: Persons named in the byline.
        blocks: All stretches of the text that hold a character other than white space.
        updated: When the text was last changed, if the text itself says so.
        parts: The stories that were joined into it, in order; empty unless there are several.
    """

    doc: str
    title: Named | None = None
    outlet: Named | None = None
    published: Dating | None = None
    credit: Named | None = None
    authors: tuple[Named, ...] = ()
    blocks: tuple[Block, ...] = ()
    updated: Dating | None = None
    parts: tuple[Part, ...] = ()

    def written(self, at: int) -> Dating | None:
        """Return when the words at a code point were written: "on Monday" is read against it."""
        for part in self.parts:
            if part.at.start <= at < part.at.end:
                return part.published
        return self.published


@dataclass(frozen=True, slots=True)
class Template:
    """A line that an outlet prints in articles which share little else.

    Attributes:
        key: Digest of the outlet's name and of the line, without regard to case, white space and
            the shape of quotation marks.
        outlet: Who prints it.
        at: The line in one article, as an example.
        documents: How many articles it stands in, without belonging to what they tell.
        first: The first day on which one of them can have come out, ISO 8601, or "".
        last: The last such day, or "".
    """

    key: str
    outlet: str
    at: Anchor
    documents: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A line of one article that leads to another article of the pile, and is no part of its own.

    Attributes:
        at: The line.
        to: What it repeats in the other article: the headline or the lead; the first paragraph
            where the headline is not in the text.
        score: How sure that is.
        note: What was seen, for the reader.
    """

    at: Anchor
    to: Anchor
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class Habit:
    """Which way round an outlet, or a file of records, writes days in figures.

    Attributes:
        of: Name of the outlet; of a file its path as the user named it, and ``#``.
        day_first: True if 03/04 is a day of April.
        documents: How many articles show it; none shows the other way.
    """

    of: str
    day_first: bool
    documents: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the whole pile shows of its articles that none of them shows by itself.

    Attributes:
        templates: Lines that outlets print in article after article.
        pointers: Lines that lead to other articles of the pile, by place.
        habits: Which way round days are written in figures, by name.
    """

    templates: tuple[Template, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    habits: tuple[Habit, ...] = ()
