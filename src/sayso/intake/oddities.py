"""What is odd about an article: no running text, doubled text, spliced stories, unclear dates."""

from collections.abc import Iterator

from sayso.intake.dating import DIVIDED
from sayso.intake.eitherway import AMBIGUOUS
from sayso.records.articles import Article, Document, Role
from sayso.records.places import Dating, Finding


def oddities(document: Document, article: Article) -> Iterator[Finding]:
    """Yield the findings on one article."""
    body = [block for block in article.blocks if block.role is Role.BODY]
    repeats = [block for block in article.blocks if block.role is Role.REPEAT]
    if not body:
        message = "no running text was found; all of it is set aside. Look at its blocks"
        yield Finding("IN219", message, path=document.path)
    if repeats:
        count = f"{len(repeats)} passages" if len(repeats) > 1 else "a passage"
        yield Finding("IN301", f"{count} printed before; set aside", repeats[0].at)
    if article.published and article.published.earliest < article.published.latest:
        yield from _unclear(document, article.published)
    for part in article.parts[1:]:
        message = f"another story seems to begin here: {part.basis.note}. Read as one of its own"
        yield Finding("IN303", message, part.basis.evidence[0])


def _unclear(document: Document, published: Dating) -> Iterator[Finding]:
    """Yield the finding on a date of several days that evidence leaves open."""
    first, last = published.earliest, published.latest
    at = next(iter(published.basis.evidence), None)
    path = "" if at else document.path
    if AMBIGUOUS in published.basis.note:
        yield Finding("IN302", f"the date is {first} or {last}: {AMBIGUOUS}", at, path)
    elif DIVIDED in published.basis.note:
        yield Finding("IN304", f"the date lies from {first} to {last}: {DIVIDED}", at, path)
