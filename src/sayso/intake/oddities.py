"""What is odd about an article: no running text, doubled text, spliced stories, unclear dates."""

import re
from collections.abc import Iterator

from sayso.intake.dating import AMBIGUOUS
from sayso.records.articles import Article, Block, Document, Role
from sayso.records.places import Finding

_LEAD = re.compile(
    r"(?P<who>(?:[A-ZÀ-Þ][\w.'’-]+ ){2,6})(?:said|told|announced|hosted|warned|urged)\b.{0,60}?"
    r"\bon (?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(rf"\bon ({'|'.join(_DAYS)})\b")


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
    if article.published and AMBIGUOUS in article.published.basis.note:
        first, last = article.published.earliest, article.published.latest
        at = next(iter(article.published.basis.evidence), None)
        message = f"the date is {first} or {last}: {AMBIGUOUS}"
        yield Finding("IN302", message, at, "" if at else document.path)
    if (splice := _splice(document, body)) is not None:
        message = "a second story may begin here: somebody is introduced again, on another day"
        yield Finding("IN303", message, splice.at)


def _splice(document: Document, body: list[Block]) -> Block | None:
    """Return the paragraph in which a second lead introduces somebody again, or None."""
    first = next((m for b in body[:2] if (m := _DAY.search(b.at.words(document.text)))), None)
    if first is None:
        return None
    for block in body[3:]:
        lead = _LEAD.match(block.at.words(document.text))
        if lead and lead["day"] != first[1]:
            who = lead["who"].strip()
            before = document.text[: block.at.start]
            if who.count(" ") >= 2 and who in before:
                return block
    return None
