"""Windows of documents, gathered into batches of tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from training.corpus import Marked, Range, Read
from training.model import Cues

from sayso.speech.decode import CONTENT, INTO, OUT, SOURCE
from sayso.text.models import FIRST, LAST
from sayso.text.pieces import OTHER, PLAIN, WITHIN, Pieces

UNKNOWN = 103  # [MASK]
SIZE = 190  # pieces of the longest window; two signs come on top
FEATURES = ("cases", "layouts", "quotes")
PLACES = ("sentences", "paragraphs")
CUE = 3  # role that begins a cue; in the tags of cues inside contents it is 1


@dataclass(frozen=True, slots=True)
class Cut:
    """Pieces ``start`` to ``end`` of a document."""

    read: Read
    start: int
    end: int


@dataclass(slots=True)
class Batch:
    """Tensors of one batch.

    Attributes:
        ids: (windows, pieces) entries of the vocabulary; a first and a last sign; 0 is padding.
        cases: (windows, pieces), like the next four as ``sayso.text.pieces`` has them.
        layouts: (windows, pieces).
        quotes: (windows, pieces).
        sentences: (windows, pieces).
        paragraphs: (windows, pieces).
        roles: (windows, pieces) classes, -100 where there is nothing to learn.
        inner: (windows, pieces) classes of cues inside contents, -100 likewise.
        cues: The cues that stand whole in their window.
        marks: (cues, pieces) classes of the arguments.
        learn: (cues,) whether source and content reach into the window, where there are any.
        handed: (cues,) whether hands were labelled.
    """

    ids: Tensor
    cases: Tensor
    layouts: Tensor
    quotes: Tensor
    sentences: Tensor
    paragraphs: Tensor
    roles: Tensor
    inner: Tensor
    cues: Cues
    marks: Tensor
    learn: Tensor
    handed: Tensor

    @property
    def mask(self) -> Tensor:
        """1 for pieces, 0 for padding."""
        return (self.ids != 0).float()


def cuts(read: Read, dice: random.Random, size: int = SIZE) -> Iterator[Cut]:
    """Yield windows that cover a document, with ends that differ from time to time."""
    at, total = 0, len(read.made)
    room = dice.randint(size // 3, size)
    while at < total:
        end = _end(read.made, at, at + room) if at + room < total else total
        yield Cut(read, at, end)
        at, room = end, dice.randint(int(size * 0.75), size)


def _end(made: Pieces, start: int, stop: int) -> int:
    """Return where a paragraph ends in the second half of a window, else a sentence, else stop."""
    for numbers, least in ((made.paragraphs, start + (stop - start) // 2), (made.sentences, start)):
        for at in range(stop, least, -1):
            if numbers[at] != numbers[at - 1]:
                return at
    return stop


def batches(windows: Sequence[Cut], count: int, dice: random.Random) -> list[list[Cut]]:
    """Return windows of like length together, ``count`` at a time, in random order."""
    rows = sorted(windows, key=lambda cut: (cut.end - cut.start, dice.random()))
    made = [rows[at : at + count] for at in range(0, len(rows), count)]
    dice.shuffle(made)
    return made


def gather(windows: Sequence[Cut], dice: random.Random | None = None, drop: float = 0.0) -> Batch:
    """Return the tensors of ``windows``; ``drop`` is the share of pieces whose entry is hidden."""
    shape = (len(windows), max(cut.end - cut.start for cut in windows) + 2)
    seen = {name: torch.zeros(shape, dtype=torch.long) for name in ("ids", *FEATURES, *PLACES)}
    roles, inner = torch.full(shape, -100), torch.full(shape, -100)
    for row, cut in enumerate(windows):
        _show(seen, row, cut)
        ids = cut.read.made.ids[cut.start : cut.end]
        if dice and drop:
            ids = [UNKNOWN if dice.random() < drop else one for one in ids]
        seen["ids"][row, : len(ids) + 2] = torch.tensor([FIRST, *ids, LAST])
        _tag(roles[row], inner[row], cut)
    return Batch(**seen, roles=roles, inner=inner, **_told(windows, shape[1]))


def _show(seen: dict[str, Tensor], row: int, cut: Cut) -> None:
    """Write what the run time tells of the pieces of one window, its signs included."""
    width = cut.end - cut.start
    for name in (*FEATURES, *PLACES):
        given = torch.tensor(getattr(cut.read.made, name)[cut.start : cut.end])
        seen[name][row, 1 : width + 1] = given
        if name in PLACES:
            seen[name][row, 0], seen[name][row, width + 1 :] = given[0], given[-1]
    seen["cases"][row, 0] = seen["cases"][row, width + 1] = OTHER
    seen["layouts"][row, 0] = WITHIN if cut.read.inside else PLAIN


def _tag(roles: Tensor, inner: Tensor, cut: Cut) -> None:
    """Write the classes that the taggers learn for one window."""
    width = cut.end - cut.start
    roles[1 : width + 1] = 0
    if cut.read.nested:
        inner[1 : width + 1] = 0
    for one in cut.read.marked:
        if one.deep:
            _write(inner, _clipped(one.cue, cut), 1)
            continue
        for span in one.content:
            _write(roles, _clipped(span, cut), 5)
        for span in one.source:
            _write(roles, _clipped(span, cut), 1)
        _write(roles, _clipped(one.cue, cut), CUE)


def _told(windows: Sequence[Cut], length: int) -> dict[str, Cues | Tensor]:
    """Return the cues of the windows, and what the head that reads for a cue learns of each."""
    cues: list[tuple[int, int, int]] = []
    marks: list[Tensor] = []
    learn: list[bool] = []
    handed: list[bool] = []
    for row, cut in enumerate(windows):
        for one in cut.read.marked:
            if cut.start <= one.cue[0] and one.cue[1] <= cut.end:
                cues.append((row, one.cue[0] - cut.start + 1, one.cue[1] - cut.start))
                line, kept = _arguments(one, cut, length)
                marks.append(line)
                learn.append(kept)
                handed.append(one.out is not None)
    told = torch.tensor(cues, dtype=torch.long).view(-1, 3)
    return {
        "cues": Cues(told[:, 0], told[:, 1], told[:, 2]),
        "marks": torch.stack(marks) if marks else torch.zeros((0, length), dtype=torch.long),
        "learn": torch.tensor(learn, dtype=torch.bool),
        "handed": torch.tensor(handed, dtype=torch.bool),
    }


def _arguments(one: Marked, cut: Cut, length: int) -> tuple[Tensor, bool]:
    """Return (pieces,) marks of one attribution, and whether the window is enough to learn it."""
    line = torch.zeros(length, dtype=torch.long)
    contents = [_clipped(span, cut) for span in one.content]
    sources = [_clipped(span, cut) for span in one.source]
    for begin, spans in ((CONTENT, contents), (SOURCE, sources)):
        for span in spans:
            _write(line, span, begin)
    for begin, hands in ((OUT, one.out or ()), (INTO, one.into)):
        for hand in hands:
            _write(line, _clipped(hand, cut), begin)
    cue = _clipped(one.cue, cut)
    if cue:
        line[cue[0] : cue[1]] = 0
    for at in range(1, length):  # roles that overlap leave no rest without its beginning
        mark = int(line[at])
        if mark and mark % 2 == 0 and int(line[at - 1]) not in {mark, mark - 1}:
            line[at] = mark - 1
    return line, any(contents) == bool(one.content) and any(sources) == bool(one.source)


def _clipped(span: Range, cut: Cut) -> Range | None:
    """Return the part of a range that lies in a window, as the window's rows count pieces."""
    start, end = max(span[0], cut.start), min(span[1], cut.end)
    return (start - cut.start + 1, end - cut.start + 1) if start < end else None


def _write(line: Tensor, span: Range | None, begin: int) -> None:
    if span:
        line[span[0] : span[1]] = begin + 1
        line[span[0]] = begin
