"""From the scores of a window to attributions: which cues there are, and the best marks of each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Span = tuple[int, int]
NEVER = -1e4
SOURCE, CONTENT, OUT, INTO = 1, 3, 5, 7  # marks that begin a role; the next one goes on with it
BEGIN_CUE, INSIDE_CUE = 3, 4  # classes of the role tagger


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution over pieces; ranges are half open.

    Attributes:
        cue: Range of the cue.
        source: Ranges of the source; empty if the text names none.
        content: Ranges of the content.
        out: Ranges of the hands that the words passed after the source ("told the Courier").
        into: Ranges of the hands that they passed before it ("the Courier, citing officials").
        begun: Probability that a cue begins there.
        marked: Probability of all marks together, given the cue; seldom high for long contents.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    out: tuple[Span, ...]
    into: tuple[Span, ...]
    begun: float
    marked: float


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution as the model hears it; places are code points of the text.

    Attributes:
        cue: Place of the cue.
        source: Place of the source, or None if the text names none.
        content: Places of the content, in order.
        out: Places of the hands that the words passed after the source, in order.
        into: Places of the hands that they passed before it.
        chance: Calibrated probability that content and source are right.
        inner: Whether it was heard where the content of another was read by itself.
        traits: What ``chance`` was made from.
        deep: Largest probability with which a cue was seen inside its content.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    out: tuple[Span, ...]
    into: tuple[Span, ...]
    chance: float
    inner: bool
    traits: tuple[float, ...] = ()
    deep: float = 0.0


def cues(begin: Floats, inside: Floats, least: float) -> list[tuple[Span, float]]:
    """Return the ranges of cues with the probability that one begins there.

    Args:
        begin: (pieces,) probability that a cue begins.
        inside: (pieces,) probability that a cue goes on.
        least: Smallest probability of a beginning that is taken.
    """
    found = []
    at = 0
    starts = np.flatnonzero((begin >= least) & (begin >= inside))
    goes_on = (inside > 0.5) & (inside > begin)
    for start in map(int, starts):
        if start < at:
            continue
        at = start + 1
        while at < len(begin) and goes_on[at]:
            at += 1
        found.append(((start, at), float(begin[start])))
    return found


def best_marks(scores: Floats, steps: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return the best marks of each row and their log-probability (Viterbi, forward algorithm).

    Args:
        scores: (rows, pieces, marks).
        steps: (marks, marks) scores of one mark after another; NEVER where it may not.
    """
    rows, length, marks = scores.shape
    first = np.where(steps[0] <= NEVER / 2, np.float32(NEVER), np.float32(0))
    best = scores[:, 0] + first
    top = scores.max(2, keepdims=True)
    grown = np.exp((scores - top).astype(np.float64))  # single precision would fade to nothing
    sums = grown[:, 0] * np.exp(first)
    total = top[:, :, 0].sum(1).astype(np.float64)
    moves = np.exp(steps.astype(np.float64))
    back = np.zeros((length, rows, marks), dtype=np.int8)
    turned = steps.T[None]
    for at in range(1, length):
        grid = best[:, None, :] + turned
        back[at] = grid.argmax(2)
        best = grid.max(2) + scores[:, at]
        sums = (sums @ moves) * grown[:, at]
        scale = sums.sum(1)
        total += np.log(scale)
        sums /= scale[:, None]
    total += np.log(sums.sum(1))
    path = np.zeros((rows, length), dtype=np.int8)
    path[:, -1] = best.argmax(1)
    every = np.arange(rows)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[at, every, path[:, at]]
    return path, (best.max(1) - total).astype(np.float32)


def ranges(path: Sequence[int], begin: int) -> tuple[Span, ...]:
    """Return the runs of the role that ``begin`` begins."""
    found: list[Span] = []
    for at, mark in enumerate(path):
        if mark == begin:
            found.append((at, at + 1))
        elif mark == begin + 1 and found:
            found[-1] = (found[-1][0], at + 1)
    return tuple(found)


def attributions(
    found: Sequence[tuple[Span, float]], scores: Floats, steps: Floats
) -> list[Attribution]:
    """Return the best attribution of each cue that has a content.

    Args:
        found: The cues with their probabilities.
        scores: (cues, pieces, marks) what the head says for each.
        steps: Scores of one mark after another.
    """
    free = scores.copy()
    for row, ((start, end), _) in enumerate(found):
        free[row, start:end, 1:] = NEVER
    paths, logs = best_marks(free, steps)
    made = []
    for (cue, begun), path, log in zip(found, paths.tolist(), logs, strict=True):
        content = ranges(path, CONTENT)
        if content:
            source, out, into = (ranges(path, begin) for begin in (SOURCE, OUT, INTO))
            marked = float(np.exp(min(log, 0.0)))
            made.append(Attribution(cue, source, content, out, into, begun, marked))
    return made
