"""What is odd about an article: no running text, doubled text, spliced stories, unclear dates."""

from collections.abc import Iterator

from sayso.intake.dating import AMBIGUOUS
from sayso.records.articles import Article, Document, Role
from sayso.records.places import Finding


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
    undecided = article.published and article.published.earliest < article.published.latest
    if article.published and undecided and AMBIGUOUS in article.published.basis.note:
        first, last = article.published.earliest, article.published.latest
        at = next(iter(article.published.basis.evidence), None)
        message = f"the date is {first} or {last}: {AMBIGUOUS}"
        yield Finding("IN302", message, at, "" if at else document.path)
    for part in article.parts[1:]:
        message = f"another story seems to begin here: {part.basis.note}. Read as one of its own"
        yield Finding("IN303", message, part.basis.evidence[0])
