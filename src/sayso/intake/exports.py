"""Many articles in one text, as press databases export them, whatever file the text came in."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.intake import parts
from sayso.intake.parts import Found, Given, Part, odd
from sayso.records.articles import Mark, Stated
from sayso.records.ids import content_digest

LIMIT = 64_000_000  # code points of one export; the vendors stop at 500 articles


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of an article, ``text[start:end]``, without white space at its edges."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Clip:
    """One article of an export: ``text[start:end]`` of the whole.

    Attributes:
        start: First code point in the whole text.
        end: One past the last.
        stated: What its fields say.
        marks: What its fields are, by their place in the article.
        id: The database's own number, or "".
    """

    start: int
    end: int
    stated: Stated
    marks: tuple[Mark, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """A database: how its texts are told, and where their articles are.

    Attributes:
        speaks: Tells whether a text is an export of it.
        clips: Finds the articles of one.
    """

    speaks: Callable[[str], bool]
    clips: Callable[[str], Iterable[Clip]]


def documents(
    text: str, made: str, part: Part, media_type: str, marks: tuple[Mark, ...] = ()
) -> Found:
    """Yield the articles of a text if it is an export of a known database, or else the text.

    Args:
        text: The text layer of the whole file.
        made: Digest of the bytes that it came from.
        part: The file.
        media_type: Of its form.
        marks: What the form says of stretches of the text.
    """
    house = house_of(text)
    if house:
        yield from clipped(text, house.clips(text), part, media_type, marks)
    else:
        yield parts.written(text, made, part, media_type, marks)


def house_of(text: str) -> House | None:
    """Return the database that a text is an export of, or None."""
    from sayso.intake import factiva, nexis, proquest  # noqa: PLC0415 - they build on this module

    houses = (proquest.HOUSE, nexis.HOUSE, factiva.HOUSE)
    return next((house for house in houses if house.speaks(text)), None)


def clipped(
    text: str, clips: Iterable[Clip], part: Part, media_type: str, marks: tuple[Mark, ...] = ()
) -> Found:
    """Yield the articles of an export, each as ``FILE#ID``, and how much was passed over.

    Args:
        text: The text layer of the whole file.
        clips: The articles in it, in order.
        part: The file.
        media_type: Of its form.
        marks: What the form says of stretches of the text.
    """
    last, over, count = 0, 0, 0
    for count, clip in enumerate(clips, start=1):
        over += len(text[last : clip.start].split())
        last = clip.end
        own = text[clip.start : clip.end]
        inner = part.inner(clip.id or str(count), b"", Given(clip.stated, media_type=media_type))
        kept = tuple(sorted(_joined(clip, tuple(_within(marks, clip))), key=_order))
        yield parts.written(own, content_digest(_bytes(own)), inner, marks=kept)
    over += len(text[last:].split())
    if not count:
        message = "is an export of a press database without an article; export full texts"
        yield odd("IN203", message, part.path)
    elif over:
        message = f"{over} words that stand around the articles passed over, such as a cover page"
        yield odd("IN223", message, part.path)


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind


def _within(marks: Iterable[Mark], clip: Clip) -> Iterator[Mark]:
    """Yield the marks that stand in an article, by their place in it."""
    for mark in marks:
        if clip.start <= mark.start and mark.end <= clip.end:
            yield replace(mark, start=mark.start - clip.start, end=mark.end - clip.start)


def _joined(clip: Clip, outer: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield the marks of an article and those of the form it came in.

    A paragraph of the form that spans lines of several kinds, such as the fields above the text,
    is one for each run of lines of one kind.
    """
    own = sorted((mark for mark in clip.marks if mark.kind != "p"), key=_order)
    starts = [mark.start for mark in own]
    yield from own
    held: set[int] = set()
    for mark in outer:
        first = max(0, bisect_right(starts, mark.start) - 1)
        under = [one for one in own[first : bisect_left(starts, mark.end)] if one.end > mark.start]
        if mark.kind != "p" or len(under) < 2:
            yield mark
            continue
        held.update(one.start for one in under)
        for _, run in groupby(under, lambda one: one.kind):
            alike = list(run)
            yield Mark(max(alike[0].start, mark.start), min(alike[-1].end, mark.end), "p")
    yield from (mark for mark in clip.marks if mark.kind == "p" and mark.start not in held)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def blocks(text: str, start: int, end: int) -> list[Block]:
    """Return the paragraphs of ``text[start:end]``: lines without a blank line between them."""
    found: list[Block] = []
    first, last = -1, -1
    for line in lines(text, start, end):
        if line.text:
            first = line.start if first < 0 else first
            last = line.end
        elif first >= 0:
            found.append(Block(first, last, text[first:last]))
            first = -1
    if first >= 0:
        found.append(Block(first, last, text[first:last]))
    return found


def lines(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield the lines of ``text[start:end]``, blank ones too, each without its outer blanks."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        words = text[at:stop]
        plain = words.strip()
        begin = at + len(words) - len(words.lstrip()) if plain else at
        yield Block(begin, begin + len(plain), plain)
        at = stop + 1
