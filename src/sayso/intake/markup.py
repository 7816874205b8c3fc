"""What the markup of a page says of its lines, with the advice of an extractor or without."""

from collections import Counter
from collections.abc import Sequence

from sayso.intake.rough import Rough
from sayso.records.articles import Role

WIDE = 0.25  # share of the running text from which a kind of markup is no sign
_OUTSIDE = frozenset({"nav", "footer", "form", "button", "menu", "comments", "cookie", "share"})
_BESIDE = frozenset({"aside", "related", "ad", "newsletter"})
_TELLING = _OUTSIDE | _BESIDE | {"figcaption", "caption", "links", "byline"}


def by_advice(lines: Sequence[Rough]) -> None:
    """Set aside what an extractor did not take for main text, by the markup it stands in."""
    main = [index for index, rough in enumerate(lines) if "kept" in rough.marks]
    first, last = main[0], main[-1]
    for index, rough in enumerate(lines):
        linked = "links" in rough.marks and not rough.prose
        kept = "kept" in rough.marks and not linked and "figcaption" not in rough.marks
        if kept or not rough.free:
            continue
        role, rule, score = _outside(rough, inside=first < index < last)
        if role is not Role.BODY and ("h1" not in rough.marks or "links" in rough.marks):
            rough.be(role, rule, score)


def _outside(rough: Rough, *, inside: bool) -> tuple[Role, str, float]:
    """Return what a line is that the extractor did not keep."""
    long = rough.line.text.count(" ") >= 4
    if rough.marks & {"figcaption", "caption"}:
        return Role.CAPTION, "IN009", 0.9
    if rough.marks & _OUTSIDE:
        return Role.SITE, "IN019", 0.9
    if rough.marks & _BESIDE or "links" in rough.marks:
        return (Role.TEASER, "IN019", 0.8) if long else (Role.SITE, "IN019", 0.8)
    if rough.marks & {"byline"} and not rough.prose:
        return Role.BYLINE, "IN005", 0.8
    if rough.marks & {"dateline"}:
        return Role.DATELINE, "IN006", 0.8
    if rough.marks & {"summary"}:
        return Role.HEADLINE, "IN018", 0.8
    if inside and rough.prose:
        return Role.BODY, "IN001", 0.6
    return (Role.TEASER, "IN019", 0.6) if rough.prose else (Role.SITE, "IN019", 0.6)


def by_places(lines: Sequence[Rough]) -> None:
    """Set aside what stands in markup that is never the story, on a page without an extractor.

    Markup that covers much of the running text says nothing: whole stories stand in elements that
    are named after their buttons.
    """
    wide = _wide(lines)
    for rough in lines:
        marks = rough.marks - wide
        if rough.free and not marks & {"h1"} and marks & _TELLING:
            role, rule, score = _placed(rough, marks)
            rough.be(role, rule, score)


def _wide(lines: Sequence[Rough]) -> frozenset[str]:
    """Return the kinds of markup that cover a good part of the running text."""
    words: Counter[str] = Counter()
    total = 0
    for rough in lines:
        if rough.prose:
            size = len(rough.line.text)
            total += size
            for kind in rough.marks & _TELLING:
                words[kind] += size
    return frozenset(kind for kind, size in words.items() if size > WIDE * total)


def _placed(rough: Rough, marks: frozenset[str]) -> tuple[Role, str, float]:
    """Return what a line is by the markup it stands in."""
    if marks & {"figcaption", "caption"}:
        return Role.CAPTION, "IN009", 0.9
    if marks & {"byline"} and not rough.prose:
        return Role.BYLINE, "IN005", 0.65
    long = rough.line.text.count(" ") >= 4
    teaser = long and not marks & _OUTSIDE
    return Role.TEASER if teaser else Role.SITE, "IN019", 0.8 if marks & _OUTSIDE else 0.7
