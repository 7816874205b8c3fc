"""One article from a test's docstring: every paragraph of it is body text."""

import inspect
from collections.abc import Callable

import pytest

from sayso.records.articles import Article, Block, Document, Named, Role
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import Statement
from sayso.speech import rules_reader

Page = tuple[Document, Article]
GIVEN = Basis("IN001", 1.0)


def make(
    text: str,
    *,
    published: Dating | None = None,
    credit: Named | None = None,
    outlet: Named | None = None,
) -> Page:
    """Return a document and its article, each line with words a body block."""
    document = Document("d0", text, "text/plain", "page.txt")
    blocks = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            end = at + len(line.rstrip())
            blocks.append(Block(Anchor("d0", start, end), Role.BODY, GIVEN))
        at += len(line)
    article = Article("d0", None, outlet, published, credit, (), tuple(blocks))
    return document, article


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """The article that is the test's docstring."""
    return make(inspect.cleandoc(request.function.__doc__ or ""))


@pytest.fixture
def read() -> Callable[[Page], tuple[Statement, ...]]:
    """Return a reader of pages."""
    return lambda page: rules_reader(*page).items
