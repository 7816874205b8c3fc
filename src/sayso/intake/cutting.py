"""A text cut into lines, or into paragraphs where its lines were broken to a width."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"\S[^\n\r\u2028\u2029\x0b\x0c\x85]*")
_OTHER_ENDS = "\r\u2028\u2029\x0b\x0c\x85"
WIDEST = 110  # code points; broken lines are shorter, unbroken paragraphs longer
_MANY = 3  # forced breaks before a text counts as broken to a width
_SHARE = 0.85  # of the breaks in a paragraph that must have been forced


class Line(NamedTuple):
    """A stretch without white space at its edges, ``text[start:end]``.

    A tuple and no dataclass, because a page has hundreds of them and tuples are made twice as fast.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The words.
        after_gap: True if a blank line stands before it, or nothing.
    """

    start: int
    end: int
    text: str
    after_gap: bool


def cut(text: str, paragraphs: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """Return the lines of ``text`` that hold a character other than white space, in order.

    A paragraph whose lines were broken to a width is one line of the result.

    Args:
        text: Any text.
        paragraphs: Where paragraphs are known to stand, in order. With them, no width is looked
            for.
    """
    single = _lines(text)
    if paragraphs:
        return _as_known(text, single, list(_disjoint(paragraphs)))
    width = _width(text, single)
    if not width:
        return single
    joined: list[Line] = []
    group: list[Line] = []
    for line in single:
        if line.after_gap and group:
            joined += _joined(text, group, width)
            group = []
        group.append(line)
    return joined + _joined(text, group, width)


def _lines(text: str) -> list[Line]:
    if any(end in text for end in _OTHER_ENDS):
        return _oddly_ended(text)
    found: list[Line] = []
    new, line = tuple.__new__, Line  # past the named constructor, which costs as much again
    at, gap = 0, True
    for row in text.split("\n"):
        words = row.strip()
        if words:
            start = at if len(words) == len(row) else at + row.index(words)
            found.append(new(line, (start, start + len(words), words, gap)))
        gap = not words
        at += len(row) + 1
    return found


def _oddly_ended(text: str) -> list[Line]:
    """Return the lines of a text in which other signs than a line feed end some."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        start = match.start()
        words = match.group().rstrip()
        gap = text.count("\n", last, start) > 1 or not found
        found.append(Line(start, start + len(words), words, gap))
        last = start + len(words)
    return found


def _disjoint(paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield those that begin where no other one goes on."""
    last = 0
    for start, end in paragraphs:
        if start >= last:
            yield start, end
            last = end


def _as_known(text: str, single: list[Line], paragraphs: Sequence[tuple[int, int]]) -> list[Line]:
    """Return the lines with those of one known paragraph as one, and others cut at its edges."""
    made: list[Line] = []
    place, joining = 0, False
    for line in _cut_at(single, [edge for known in paragraphs for edge in known]):
        while place < len(paragraphs) and paragraphs[place][1] <= line.start:
            place, joining = place + 1, False
        inside = place < len(paragraphs) and paragraphs[place][0] <= line.start
        if inside and joining:
            first = made.pop()
            words = text[first.start : line.end]
            made.append(Line(first.start, line.end, words, first.after_gap))
        else:
            made.append(line)
        joining = inside
    return made


def _cut_at(single: list[Line], edges: list[int]) -> Iterator[Line]:
    """Yield the lines, cut where an edge stands inside one."""
    place = 0
    for line in single:
        start, gap = line.start, line.after_gap
        while place < len(edges) and edges[place] < line.end:
            edge = edges[place]
            place += 1
            if (
                edge > start
                and (words := line.text[start - line.start : edge - line.start]).strip()
            ):
                yield _trimmed(start, words, gap)
                start, gap = edge, False
        if (words := line.text[start - line.start :]).strip():
            yield _trimmed(start, words, gap)


def _trimmed(start: int, words: str, after_gap: bool) -> Line:  # noqa: FBT001 - as in Line
    """Return a line without the white space at its edges."""
    shift = len(words) - len(words.lstrip())
    plain = words.strip()
    return Line(start + shift, start + shift + len(plain), plain, after_gap)


def _forced(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line's first word had no room on this line."""
    word = following.text.split(None, 1)[0]
    return len(line.text) <= width < len(line.text) + 1 + len(word)


def _width(text: str, lines: list[Line]) -> int:
    """Return the width that the lines of a text were broken to, or 0 if they were not."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_gap]
    if len(pairs) < _MANY or "\n" not in text:
        return 0
    longest = max(len(first.text) for first, _ in pairs)
    if longest > WIDEST or longest < 40:
        return 0
    forced = sum(_forced(first, second, longest) for first, second in pairs)
    return longest if forced >= max(_MANY, 0.6 * len(pairs)) else 0


def _joined(text: str, group: list[Line], width: int) -> list[Line]:
    """Return a group of lines as one paragraph, if its breaks were forced."""
    pairs = list(pairwise(group))
    forced = sum(_forced(first, second, width) for first, second in pairs)
    if not pairs or forced < _SHARE * len(pairs):
        return group
    start, end = group[0].start, group[-1].end
    return [Line(start, end, text[start:end], group[0].after_gap)]
