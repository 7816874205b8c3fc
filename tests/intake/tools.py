"""Small helpers: bytes to documents, a text to its article, the roles of its blocks."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

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


def spoilt(data: bytes) -> st.SearchStrategy[bytes]:
    """Return ways to spoil a file: cut it, flip bits of it, put other bytes in its place."""
    size = len(data)
    places = st.integers(0, max(0, size - 1))

    def flipped(at: list[tuple[int, int]]) -> bytes:
        made = bytearray(data)
        for place, mask in at:
            made[place] ^= mask
        return bytes(made)

    def replaced(change: tuple[int, int, bytes]) -> bytes:
        start, length, other = change
        return data[:start] + other + data[start + length :]

    return st.one_of(
        places.map(lambda end: data[:end]),
        st.lists(st.tuples(places, st.integers(1, 255)), min_size=1, max_size=8).map(flipped),
        st.tuples(places, st.integers(0, 400), st.binary(max_size=60)).map(replaced),
    )


def safe(data: bytes, name: str) -> None:
    """Promise that bytes give documents or findings, the same each time, and whole articles."""
    found = read(data, name)

    assert found.items or found.findings
    assert found == read(data, name)
    for finding in found.findings:
        assert finding.message
        assert "\n" not in finding.message
    for document in found.items:
        assert document.text.strip()
        (made,) = article(document).items
        covered = "".join(block.at.words(document.text) for block in made.blocks)
        assert "".join(covered.split()) == "".join(document.text.split())
