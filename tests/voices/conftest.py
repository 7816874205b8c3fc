"""Articles written as plain text with their mouths between ⟦ and ⟧, and readings made of them."""

import re
from collections.abc import Callable

import pytest

from sayso.records.articles import Article, Block, Document, Role
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Outcome
from sayso.records.speech import Act, Chain, Hop, Manner, Mention, Persona, Statement
from sayso.text.names import classify
from sayso.voices import personas

WHY = Basis("IN001", 1.0)
MOUTH = re.compile("⟦(.*?)⟧", re.DOTALL)
Reader = Callable[..., Outcome[Persona]]


def written(marked: str, doc: str) -> tuple[Document, tuple[Anchor, ...]]:
    """Return the document without its marks, and the places that stood between them."""
    text, places = "", []
    at = 0
    for found in MOUTH.finditer(marked):
        text += marked[at : found.start()]
        if found.group(1):
            places.append(Anchor(doc, len(text), len(text) + len(found.group(1))))
        text += found.group(1)
        at = found.end()
    return Document(doc, text + marked[at:], "text/plain", doc), tuple(places)


def statement(document: Document, at: Anchor) -> Statement:
    """Return a statement whose mouth stands ``at`` and whose content is the word behind it."""
    end = min(at.end + 1, len(document.text))
    start = at.end if end > at.end else at.end - 1
    words = at.words(document.text)
    chain = Chain((Hop(Mention(at, words, *classify(words))),))
    content = (Anchor(document.id, start, max(end, start + 1)),)
    key = digest(document.id, at.start, at.end)
    return Statement(key, content, "x", None, Manner.INDIRECT, Act.ASSERT, chain, None, None, WHY)


def article(document: Document) -> Article:
    """Return an article that is all body, one block for each paragraph."""
    spans = re.finditer(r"\S(?:.*\S)?", document.text)
    blocks = (Block(document.at(*m.span()), Role.BODY, WHY) for m in spans)
    return Article(document.id, blocks=tuple(blocks))


@pytest.fixture
def read() -> Reader:
    """Return a function from a marked text to its personas."""

    def reader(marked: str, doc: str = "a") -> Outcome[Persona]:
        document, places = written(marked, doc)
        said = tuple(statement(document, at) for at in places)
        return personas(document, article(document), said)

    return reader


@pytest.fixture
def heard(request: pytest.FixtureRequest, read: Reader) -> dict[str, list[str]]:
    """Return name -> the words of its mentions, for the article in the test's docstring."""
    marked = request.function.__doc__ or ""
    document, _ = written(marked, "a")
    return {
        p.name: [at.words(document.text) for at in p.mentions]
        for p in read(marked).items
        if p.mentions
    }
