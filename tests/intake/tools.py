"""Small helpers: bytes to documents, a text to its article, the roles of its blocks."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from sayso.intake import File, article, documents, files
from sayso.records.articles import Article, Document, Role, Stated
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome


def held(data: bytes, name: str = "pile/harbour.txt") -> File:
    """Return a file that lies nowhere but in memory."""
    return File(name, f"/{name}", content_digest(data), len(data), name, lambda: BytesIO(data))


def read(
    data: bytes, name: str = "pile/harbour.txt", mapping: Mapping[str, str] | None = None
) -> Outcome[Document]:
    """Return all that a file with these bytes and this name gives."""
    return Outcome.joined(documents(held(data, name), mapping or {}))


def only(found: Outcome[Document] | Outcome[File]) -> Finding:
    """Return the one finding of an outcome that holds nothing else."""
    assert not found.items
    (finding,) = found.findings
    return finding


def named(*paths: str) -> Outcome[File]:
    """Return all files that these paths name."""
    return Outcome.joined(files(paths, None))


def plain(text: str, stated: Stated | None = None, url: str = "") -> Document:
    """Return a plain document of this text."""
    return Document(
        digest(text), text, "text/plain", "pile/text.txt", url=url, stated=stated or Stated()
    )


def made(text: str, stated: Stated | None = None, url: str = "") -> tuple[Document, Article]:
    """Return a document of this text and the article in it."""
    document = plain(text, stated, url)
    (found,) = article(document).items
    return document, found


def blocks(text: str) -> list[tuple[Role, str]]:
    """Return role and words of each block of a text."""
    document, found = made(text)
    return [(block.role, block.at.words(document.text)) for block in found.blocks]


def roles(text: str) -> list[Role]:
    """Return the role of each block of a text."""
    return [role for role, _ in blocks(text)]


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these members."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()
