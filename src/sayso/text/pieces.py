"""Pieces: the word pieces of a text with their places, and what a learned reader is told of each.

The vocabulary of the weights knows no capitals; what it loses is given back as features: the case
of the word, whether a sentence or paragraph begins, and where quotation marks stand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining

from sayso.text.quotes import Quotation, quotations
from sayso.text.sentences import sentences
from sayso.text.views import view

Span = tuple[int, int]
Tokenize = Callable[[str], tuple[Sequence[int], Sequence[Span]]]

LOWER, CAPITALISED, CAPITALS, NUMBER, OTHER = range(5)  # cases
PLAIN, SENTENCE, PARAGRAPH = range(3)  # layouts
WITHIN = PARAGRAPH  # layout of a window's first sign where the content of another is read by itself
OUTSIDE, INSIDE, UNCLOSED, MARK = range(4)  # places among quotation marks


@dataclass(slots=True)
class Pieces:
    """The pieces of one text in order; all lists have one entry per piece.

    Attributes:
        ids: Entry of the vocabulary.
        starts: First code point.
        ends: One past the last.
        cases: How the word is written: LOWER, CAPITALISED, CAPITALS, NUMBER, OTHER.
        layouts: Whether it begins a SENTENCE or PARAGRAPH, else PLAIN.
        quotes: OUTSIDE or INSIDE a quotation, inside an UNCLOSED one, or a MARK itself.
        sentences: Number of its sentence, from 0.
        paragraphs: Number of its paragraph, from 0.
    """

    ids: list[int]
    starts: list[int]
    ends: list[int]
    cases: list[int]
    layouts: list[int]
    quotes: list[int]
    sentences: list[int]
    paragraphs: list[int]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)


def pieces(text: str, stretches: Sequence[Span], tokenize: Tokenize) -> Pieces:
    """Return the pieces of the paragraphs at ``stretches`` of ``text``.

    Args:
        text: The document's text.
        stretches: Places of its paragraphs, disjoint, in order.
        tokenize: Gives the vocabulary entries and places (code points) of the pieces of a text.
    """
    made = Pieces([], [], [], [], [], [], [], [])
    running, sentence = False, 0
    for number, (start, end) in enumerate(stretches):
        quoted = quotations(text, start, end, running=running)
        running = bool(quoted) and not quoted[-1].closed and quoted[-1].end >= end - 1
        first = len(made)
        shown = view(text, start, end, quoted, lambda word: len(tokenize(word)[0]))
        entries, places = tokenize(shown.text)
        for entry, (left, right) in zip(entries, places, strict=True):
            last = shown.ends[right - 1] if right > left else shown.starts[left]
            while last < end and combining(text[last]):  # which the vocabulary leaves out
                last += 1
            made.ids.append(entry)
            made.starts.append(shown.starts[left])
            made.ends.append(last)
            made.cases.append(case(shown.text[left:right]))
        fresh = len(made) - first
        made.layouts += [PLAIN] * fresh
        made.quotes += [OUTSIDE] * fresh
        made.paragraphs += [number] * fresh
        sentence = _number(made, first, sentences(text, start, end, quoted), sentence)
        if fresh:
            made.layouts[first] = PARAGRAPH
        _mark(made, first, quoted)
    return made


def case(word: str) -> int:
    """Return how a word is written."""
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS if len(word) > 1 else CAPITALISED
    if word[:1].isupper():
        return CAPITALISED
    return NUMBER if word[:1].isdigit() else OTHER


def _number(made: Pieces, first: int, found: Sequence[Span], sentence: int) -> int:
    """Give the pieces from ``first`` on the numbers of their sentences; return the next number."""
    at = first
    for place, (_, stop) in enumerate(found):
        last = place == len(found) - 1
        begins = at
        while at < len(made) and (last or made.starts[at] < stop):
            made.sentences.append(sentence)
            at += 1
        if at > begins:
            made.layouts[begins] = SENTENCE
            sentence += 1
    while at < len(made):
        made.sentences.append(sentence)
        at += 1
    return sentence


def _mark(made: Pieces, first: int, quoted: Sequence[Quotation]) -> None:
    """Tell the pieces from ``first`` on where they stand among quotation marks."""
    at = first
    for one in quoted:
        while at < len(made) and made.ends[at] <= one.start:
            at += 1
        inside = INSIDE if one.closed else UNCLOSED
        begins = at
        while at < len(made) and made.starts[at] < one.end:
            made.quotes[at] = inside
            at += 1
        if at > begins and one.opened:
            made.quotes[begins] = MARK
        if at > begins and one.closed:
            made.quotes[at - 1] = MARK


@dataclass(frozen=True, slots=True)
class Window:
    """A run of pieces that is read at once.

    Attributes:
        start: First piece.
        end: One past the last.
        core: First piece whose cues are taken from here; those before are context.
    """

    start: int
    end: int
    core: int


def windows(made: Pieces, size: int, context: int) -> list[Window]:
    """Return windows of at most ``size`` pieces that cover all pieces, each cue in one core.

    They end where paragraphs end, else where sentences end, else anywhere; whole sentences before
    are given as context, up to ``context`` pieces.
    """
    bounds = _bounds(made, max(1, size - context))
    found = []
    for core, end in pairwise(bounds):
        start = core
        while start > 0 and core - _begin(made, start - 1) <= context:
            start = _begin(made, start - 1)
        found.append(Window(start, end, core))
    return found


def around(made: Pieces, place: Span, size: int) -> Window:
    """Return the window of up to ``size`` pieces that has ``place`` in its middle.

    It holds pieces of one paragraph, and as many before as behind where the paragraph has them.
    """
    start, end = place
    first, last = start, end
    rest = max(0, size - (end - start))
    while (
        first > 0 and start - first < rest and made.paragraphs[first - 1] == made.paragraphs[start]
    ):
        first -= 1
    while (
        last < len(made) and last - end < rest and made.paragraphs[last] == made.paragraphs[start]
    ):
        last += 1
    before = max(rest // 2, rest - (last - end))
    first = max(first, start - before)
    return Window(first, min(last, end + rest - (start - first)), start)


def _begin(made: Pieces, at: int) -> int:
    """Return the first piece of the sentence that piece ``at`` stands in."""
    while at > 0 and made.sentences[at - 1] == made.sentences[at]:
        at -= 1
    return at


def _bounds(made: Pieces, room: int) -> list[int]:
    """Return where cores begin, and the end of the last."""
    bounds = [0]
    while bounds[-1] < len(made):
        start = bounds[-1]
        stop = start + room
        if stop >= len(made):
            bounds.append(len(made))
            break
        end = _last(made.paragraphs, start + room // 2, stop) or _last(made.sentences, start, stop)
        bounds.append(end or stop)
    return bounds


def _last(numbers: Sequence[int], start: int, stop: int) -> int | None:
    """Return the last place after ``start``, up to ``stop``, where the number changes."""
    for at in range(stop, start, -1):
        if numbers[at] != numbers[at - 1]:
            return at
    return None
