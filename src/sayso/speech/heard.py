"""What the model hears in a text: sources, cues and contents as places, with their probability."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.speech.decode import BEGIN_CUE, INSIDE_CUE, Attribution, attributions, cues
from sayso.text.models import Encoder, Seen
from sayso.text.pieces import Pieces, Window, windows

Span = tuple[int, int]
TINY = 1e-6  # probabilities are told apart down to here


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
        inner: Whether the cue was heard as one inside the content of another.
        traits: What ``chance`` was made from.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    out: tuple[Span, ...]
    into: tuple[Span, ...]
    chance: float
    inner: bool
    traits: tuple[float, ...] = ()


def hear(encoder: Encoder, text: str, stretches: Sequence[Span]) -> list[Heard]:
    """Return the attributions in the paragraphs at ``stretches`` of ``text``, by their cues.

    Those of which the model is less sure than its settings ask for are left out.
    """
    least = {False: encoder.settings["keep"], True: encoder.settings["keep_inner"]}
    return [one for one in answers(encoder, text, stretches) if one.chance >= least[one.inner]]


def answers(encoder: Encoder, text: str, stretches: Sequence[Span]) -> list[Heard]:
    """Return all that the model hears, however unsure of it."""
    made = encoder.pieces(text, stretches)
    size, context = encoder.settings["size"], encoder.settings["context"]
    found = [
        one for window in windows(made, size, context) for one in _in_window(encoder, made, window)
    ]
    whole = [one for one in found if not _cuts_a_word(text, one.cue)]
    return sorted(whole, key=lambda one: (one.cue, one.inner))


def _cuts_a_word(text: str, place: Span) -> bool:
    """Tell whether a place begins or ends between two letters."""
    return any(text[at - 1 : at].isalpha() and text[at : at + 1].isalpha() for at in place)


def _in_window(encoder: Encoder, made: Pieces, window: Window) -> Iterator[Heard]:
    settings = encoder.settings
    seen = encoder.see(made, window)
    outer = _cues(seen, settings["least"], inner=False)
    taken = [cue for cue, _ in outer]
    inner = [
        (cue, chance)
        for cue, chance in _cues(seen, settings["least_inner"], inner=True)
        if not any(start < cue[1] and cue[0] < end for start, end in taken)
    ]
    both = outer + inner
    if not both:
        return
    scores = encoder.arguments(made, seen, [cue for cue, _ in both])
    steps = np.array(settings["steps"], dtype=np.float32)
    deep = {cue for cue, _ in inner}
    for one in attributions(both, scores, steps):
        chance = calibrated(traits(one), settings["sure"])
        yield _placed(one, made, window, chance, inner=one.cue in deep)


def _cues(seen: Seen, least: float, *, inner: bool) -> list[tuple[Span, float]]:
    """Return the cues in the core of a window, as ranges of its pieces."""
    scores, first = (seen.inner, 1) if inner else (seen.roles, BEGIN_CUE)
    second = first + (INSIDE_CUE - BEGIN_CUE)
    found = cues(np.exp(scores[:, first]), np.exp(scores[:, second]), least)
    core = seen.window.core - seen.window.start
    return [(cue, chance) for cue, chance in found if cue[0] >= core]


def _placed(one: Attribution, made: Pieces, window: Window, chance: float, *, inner: bool) -> Heard:
    def place(span: Span) -> Span:
        start, end = span[0] + window.start, span[1] + window.start
        return made.starts[start], made.ends[end - 1]

    source = max(one.source, key=lambda span: span[1] - span[0]) if one.source else None
    return Heard(
        place(one.cue),
        place(source) if source else None,
        tuple(place(span) for span in one.content),
        tuple(place(span) for span in one.out),
        tuple(place(span) for span in one.into),
        chance,
        inner,
        traits(one),
    )


def traits(one: Attribution) -> tuple[float, ...]:
    """Return what shows how sure an answer may be.

    Returns:
        The log-odds of its cue, the log-probability of its marks, the logarithm of the length of
        its content in pieces, and 1 if it has no source.
    """
    begun = min(max(one.begun, TINY), 1 - TINY)
    length = sum(end - start for start, end in one.content)
    return (
        math.log(begun / (1 - begun)),
        math.log(max(one.marked, TINY)),
        math.log(length),
        float(not one.source),
    )


def calibrated(found: Sequence[float], weights: Sequence[float]) -> float:
    """Return the probability that content and source are right, by a logistic regression.

    Args:
        found: What ``traits`` gives.
        weights: The intercept, then a weight for each trait, fitted on articles that the model was
            not trained on (``training/calibrate.py``).
    """
    score = weights[0] + sum(w * x for w, x in zip(weights[1:], found, strict=True))
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, score)))), 4)
