"""Whole quotations: what the model heard of a part of one is told of all of it.

A window ends somewhere, and a quotation of several paragraphs opens each with a mark and closes the
last alone. Whoever said one part of it said the others.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.speech.decode import Heard
from sayso.text.quotes import Quotation, quotations

Span = tuple[int, int]
MARKS = 2  # code points by which a content may differ from its quotation
ASIDE = 8  # words of a speaker's own clause between what was quoted and what goes on
NEAR = 4  # cues behind a place that are looked at for those inside a part
_STOPS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Part:
    """One quotation of a paragraph.

    Attributes:
        at: Its place with its marks.
        paragraph: Where the paragraph begins.
        open: Whether no mark closes it.
        more: Whether the next quotation, in the next paragraph, goes on with it.
    """

    at: Span
    paragraph: int
    open: bool
    more: bool = False


def whole(text: str, stretches: Sequence[Span], found: Sequence[Heard]) -> list[Heard]:
    """Return what was heard, with all of each quotation that it holds a part of.

    What follows in a quotation of its own right behind its speaker ("p," said Orlo. "q.") and was
    given to nobody is that speaker's, too.

    Args:
        text: The document's text.
        stretches: Places of its paragraphs, disjoint, in order.
        found: What was heard in them, none of it inside another.
    """
    quoted = parts(text, stretches)
    if not quoted:
        return list(found)
    return _Told(text, quoted, apart(found)).made


def apart(found: Sequence[Heard]) -> list[Heard]:
    """Return what was heard without parts that another says around a cue of its own.

    In "p," Orlo said. "q", he went on, "and r." the second sentence is all of it of "went on".
    """
    cues = sorted((one.cue, at) for at, one in enumerate(found))
    made = list(found)
    for at, one in enumerate(found):
        if len(one.content) < 2:
            continue
        inside = [
            found[other].content
            for left, right in one.content
            for (_, end), other in cues[bisect_left(cues, ((left, 0), 0)) :][:NEAR]
            if other != at and end <= right
        ]
        around = {(held[0][0], held[-1][1]) for held in inside if len(held) > 1}
        kept = tuple(part for part in one.content if part not in around)
        made[at] = replace(one, content=kept) if kept else one
    return made


def parts(text: str, stretches: Sequence[Span]) -> list[Part]:
    """Return the quotations of the paragraphs at ``stretches`` of ``text``, in order."""
    made: list[Part] = []
    running = False
    for start, end in stretches:
        quoted = quotations(text, start, end, running=running)
        if running and quoted and _goes_on(text, made[-1], quoted[0], start):
            made[-1] = replace(made[-1], more=True)
        running = bool(quoted) and not quoted[-1].closed and quoted[-1].end >= end - 1
        made += [Part((one.start, one.end), start, open=not one.closed) for one in quoted]
    return made


def _goes_on(text: str, before: Part, one: Quotation, start: int) -> bool:
    """Tell whether a quotation opens its paragraph with the mark of the one that goes on."""
    return one.start == start and (not one.opened or text[start] == text[before.at[0]])


class _Told:
    """Who is told to have said which part.

    Attributes:
        made: What was heard, with the parts that belong to it.
    """

    def __init__(self, text: str, quoted: Sequence[Part], found: Sequence[Heard]) -> None:
        self._text, self._quoted = text, quoted
        self._starts = [part.at[0] for part in quoted]
        self._ends = [part.at[1] for part in quoted]
        self.made = [self._stretched(one) for one in found]
        self._by: list[list[int]] = [[] for _ in quoted]
        self._taken = [False] * len(quoted)
        for at, one in enumerate(self.made):
            self._enter(at, one)
        for run in self._runs():
            self._go_on(run)

    def _meeting(self, place: Span) -> range:
        """Return which parts a place has code points of."""
        return range(bisect_right(self._ends, place[0]), bisect_left(self._starts, place[1]))

    def _stretched(self, one: Heard) -> Heard:
        """Return an attribution whose content neither begins nor ends inside a quotation."""
        content = []
        for place in one.content:
            near = [self._quoted[at].at for at in self._meeting(place)]
            for part in near[:1] + near[-1:]:
                place = place if _within(one.cue, part) else _taken_in(place, part)  # noqa: PLW2901
            content.append(place)
        same = content == list(one.content)
        return one if same else replace(one, content=tuple(content), deep=1.0)

    def _enter(self, at: int, one: Heard) -> None:
        """Note which parts an attribution has words of, and which it has for itself from within."""
        for place in one.content:
            for row in self._meeting(place):
                part = self._quoted[row].at
                common = min(place[1], part[1]) - max(place[0], part[0])
                if not _within(one.cue, part) and common > MARKS:
                    self._by[row].append(at)
                elif _within(one.cue, part) and common > (part[1] - part[0]) // 2:
                    self._taken[row] = True

    def _runs(self) -> Iterator[list[int]]:
        """Yield which parts are one quotation: each with those of the next paragraphs."""
        run: list[int] = []
        for row, part in enumerate(self._quoted):
            run.append(row)
            if not part.more:
                yield run
                run = []

    def _go_on(self, run: Sequence[int]) -> None:
        """Give the parts of a run that nobody is told to have said to who said the one before."""
        owners = [self._owner(row) for row in run]
        if all(owner is not None for owner in owners):
            return
        last = self._before(run[0]) if owners[0] is None else None
        following = next((owner for owner in owners if owner is not None), None)
        for row, owner in zip(run, owners, strict=True):
            last = owner if owner is not None else last
            taken = last if last is not None else following
            if owner is None and taken is not None and not self._taken[row]:
                one = self.made[taken]
                content = tuple(sorted({*one.content, self._quoted[row].at}))
                self.made[taken] = replace(one, content=content, deep=1.0)
                self._by[row].append(taken)

    def _owner(self, row: int) -> int | None:
        """Return which attribution has words of a part and its cue outside of it."""
        return max(self._by[row], key=lambda at: self.made[at].chance, default=None)

    def _before(self, row: int) -> int | None:
        """Return which attribution was quoted right before a part that is a sentence."""
        part, earlier = self._quoted[row], self._quoted[row - 1] if row else None
        if earlier is None or earlier.paragraph != part.paragraph or not self._sentence(part):
            return None
        near = [at for at in self._by[row - 1] if self._spoke(self.made[at], earlier, part)]
        return max(near, key=lambda at: self.made[at].cue, default=None)

    def _sentence(self, part: Part) -> bool:
        """Tell whether a part begins where a sentence ended, and ends as one."""
        before = self._text[part.paragraph : part.at[0]].rstrip()[-1:]
        ends = self._text[slice(*part.at)].rstrip("”\"'’»«“")[-1:]
        return before in _STOPS and (part.open or ends in _STOPS)

    def _spoke(self, one: Heard, earlier: Part, part: Part) -> bool:
        """Tell whether somebody was quoted to the end of a part, with a clause before the next."""
        if one.source is None:
            return False
        last = max(one.cue[1], one.source[1], one.content[-1][1])
        quoted = any(abs(end - earlier.at[1]) <= MARKS for _, end in one.content)
        aside = self._text[last : part.at[0]].split()
        return quoted and last <= part.at[0] and len(aside) <= ASIDE


def _taken_in(place: Span, quoted: Span) -> Span:
    """Return a place that takes in all of a quotation, if it ends inside it."""
    start, end = place
    if quoted[0] + MARKS < start < quoted[1] - MARKS:
        start = quoted[0]
    if quoted[0] + MARKS < end < quoted[1] - MARKS:
        end = quoted[1]
    return start, end


def _within(place: Span, outer: Span) -> bool:
    return outer[0] <= place[0] and place[1] <= outer[1]
