"""What the model hears in a text: sources, cues and contents as places, with their probability.

The corpus that it learnt from marks the outermost attributions only, so of what stands inside a
content it hears little while it reads the whole. Each content is therefore read once more by
itself: what is outermost there is inside here.
"""

import math
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sayso.speech.decode import (
    BEGIN_CUE,
    INSIDE_CUE,
    Attribution,
    Heard,
    attributions,
    cues,
)
from sayso.speech.lexicon import FORMS
from sayso.speech.wholes import whole
from sayso.text.models import Encoder, Seen
from sayso.text.pieces import Pieces, Window, around, windows

__all__ = ["Heard", "answers", "beside", "calibrated", "deeper", "hear", "opened", "traits"]

Span = tuple[int, int]
TINY = 1e-6  # probabilities are told apart down to here
WIDE = 2  # how much longer a window is that is read again for what an edge cut
SHORT = 5  # words of a content that can hold another attribution
EDGE = 2  # code points by which a content may differ from the one it stands in, and be all of it
_LEAD = re.compile(r"[\s“\"'‘]*")


def hear(encoder: Encoder, text: str, stretches: Sequence[Span]) -> list[Heard]:
    """Return the attributions in the paragraphs at ``stretches`` of ``text``, by their cues.

    Those of which the model is less sure than its settings ask for are left out.
    """
    found = answers(encoder, text, stretches)
    found = [one for one in found if one.chance >= encoder.settings["keep"]]
    found = whole(text, stretches, found)
    both = beside(text, found, deeper(encoder, text, found))
    return sorted(both, key=lambda one: one.cue)


def beside(text: str, found: Sequence[Heard], inner: Sequence[Heard]) -> list[Heard]:
    """Return both rows, where "said p and urged q" is heard as two attributions of one source.

    The content of the first was heard too long; what stands at its end names nobody, or the same.
    """
    outer, made = list(found), []
    for one in [*found, *inner]:
        cut = _joined(text, one)
        at = next((n for n, each in enumerate(outer) if cut and _ends_with(each, one)), None)
        left = _up_to(cut, outer[at].content) if cut is not None and at is not None else ()
        if at is not None and left:
            outer[at] = replace(outer[at], content=left)
            made += [replace(one, source=outer[at].source, inner=False)] if one.inner else []
        elif one.inner:
            made.append(one)
    return [*outer, *made]


def _joined(text: str, one: Heard) -> int | None:
    """Return where the "and" begins that joins a verb without a subject to another before it."""
    first = text[slice(*one.cue)].split(maxsplit=1)[0].lower()
    if first not in FORMS or FORMS[first].kind not in {"past", "third"}:
        return None
    before = text[: one.cue[0]].rstrip()
    left = before.removesuffix(" and").removesuffix(" but")
    return None if left == before else len(left.removesuffix(","))


def _up_to(cut: int, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return a content whose last stretch ends at ``cut``; without it, if it begins behind that."""
    *kept, (start, _) = content
    return (*kept, (start, cut)) if start < cut else tuple(kept)


def _ends_with(outer: Heard, one: Heard) -> bool:
    """Tell whether the last stretch of a content ends with another attribution, and goes before."""
    start, end = outer.content[-1]
    same = outer.source is not None and one.source in {None, outer.source}
    return same and start < one.cue[0] and abs(one.content[-1][1] - end) <= EDGE


def deeper(encoder: Encoder, text: str, found: Sequence[Heard]) -> list[Heard]:
    """Return what else stands inside the contents of ``found``, and inside those, and so on.

    A content that is too short, or in which no cue was suspected, is not read again. Two levels
    down, what nobody says is an infinitive: "plans to ask for p".
    """
    taken = [one.cue for one in found]
    queue, made = deque(found), []
    while queue:
        outer = queue.popleft()
        for one in _inside(encoder, text, outer):
            known = one.source is not None or not outer.inner
            if known and not any(_touch(one.cue, cue) for cue in taken):
                taken.append(one.cue)
                made.append(one)
                queue.append(one)
    return made


def _inside(encoder: Encoder, text: str, one: Heard) -> Iterator[Heard]:
    """Yield what the content of ``one`` says when it is read by itself."""
    settings = encoder.settings
    read = opened(text, one.content)
    words = sum(len(text[start:end].split()) for start, end in read)
    if words < SHORT or one.deep < settings["look"]:
        return
    for each in answers(encoder, text, read, inside=True):
        chance = calibrated(each.traits, settings["sure_deep"])
        if chance >= settings["keep_deep"] and not _all_of(each, read):
            yield replace(each, inner=True, chance=chance)


def opened(text: str, content: Sequence[Span]) -> list[Span]:
    """Return the stretches of a content that hold words, without quotation marks before them."""
    found = [(lead.end(), end) for at, end in content if (lead := _LEAD.match(text, at, end))]
    return [(start, end) for start, end in found if start < end]


def _all_of(one: Heard, read: Sequence[Span]) -> bool:
    """Tell whether an attribution's content is all that was read, so that it says nothing new."""
    return one.content[0][0] <= read[0][0] + EDGE and one.content[-1][1] >= read[-1][1] - EDGE


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def answers(
    encoder: Encoder, text: str, stretches: Sequence[Span], *, inside: bool = False
) -> list[Heard]:
    """Return all that the model hears, however unsure of it.

    Args:
        encoder: The model.
        text: The document's text.
        stretches: Places to read.
        inside: Whether they are the content of an attribution; then what is outermost in them is
            told alone.
    """
    made = encoder.pieces(text, stretches)
    size, context = encoder.settings["size"], encoder.settings["context"]
    found = [
        one
        for window in windows(made, size, context)
        for one in _in_window(encoder, made, window, inside=inside)
    ]
    whole = [one for one in found if not _cuts_a_word(text, one.cue)]
    return sorted(whole, key=lambda one: one.cue)


def _cuts_a_word(text: str, place: Span) -> bool:
    """Tell whether a place begins or ends between two letters."""
    return any(text[at - 1 : at].isalpha() and text[at : at + 1].isalpha() for at in place)


def _in_window(encoder: Encoder, made: Pieces, window: Window, *, inside: bool) -> Iterator[Heard]:
    """Yield what is heard in a window; what its edges cut is read in a window around its cue."""
    seen = encoder.see(made, window, inside=inside)
    found = _cues(seen, encoder.settings["least"])
    heard = {one.cue: one for one in _marked(encoder, made, seen, found)}
    for cue, begun in found if _cuts(made, window) else []:
        if cue in heard and not _touches(heard[cue], window):
            continue
        at = cue[0] + window.start, cue[1] + window.start
        wide = encoder.see(made, around(made, at, WIDE * encoder.settings["size"]), inside=inside)
        again = at[0] - wide.window.start, at[1] - wide.window.start
        for one in _marked(encoder, made, wide, [(again, begun)]):
            first = heard.pop(cue, None)
            before = _placed(encoder, made, seen, first) if first else None
            yield _surer(_placed(encoder, made, wide, one), before)
    for one in heard.values():
        yield _placed(encoder, made, seen, one)


def _surer(one: Heard, other: Heard | None) -> Heard:
    """Return an attribution with the larger chance of two readings; longer marks seem less sure."""
    if other is None or other.chance <= one.chance:
        return one
    return replace(one, chance=other.chance, traits=other.traits)


def _marked(
    encoder: Encoder, made: Pieces, seen: Seen, found: Sequence[tuple[Span, float]]
) -> list[Attribution]:
    """Return the attributions of the cues that were found in what was seen."""
    if not found:
        return []
    scores = encoder.arguments(made, seen, [cue for cue, _ in found])
    return attributions(found, scores, np.array(encoder.settings["steps"], dtype=np.float32))


def _cuts(made: Pieces, window: Window) -> bool:
    """Tell whether a window begins or ends inside a sentence."""
    return any(
        0 < at < len(made) and made.sentences[at - 1] == made.sentences[at]
        for at in (window.start, window.end)
    )


def _touches(one: Attribution, window: Window) -> bool:
    """Tell whether the source or the content of an attribution reaches an edge of its window."""
    places = [*one.source, *one.content]
    return any(start == 0 or end == window.end - window.start for start, end in places)


def _cues(seen: Seen, least: float) -> list[tuple[Span, float]]:
    """Return the outermost cues in the core of a window, as ranges of its pieces."""
    roles = seen.roles
    found = cues(np.exp(roles[:, BEGIN_CUE]), np.exp(roles[:, INSIDE_CUE]), least)
    core = seen.window.core - seen.window.start
    return [(cue, chance) for cue, chance in found if cue[0] >= core]


def _suspected(seen: Seen, one: Attribution) -> float:
    """Return the largest probability with which a cue inside the content was seen."""
    return float(max(np.exp(seen.inner[start:end, 1].max()) for start, end in one.content))


def _placed(encoder: Encoder, made: Pieces, seen: Seen, one: Attribution) -> Heard:
    def place(span: Span) -> Span:
        start, end = span[0] + seen.window.start, span[1] + seen.window.start
        return made.starts[start], made.ends[end - 1]

    source = max(one.source, key=lambda span: span[1] - span[0]) if one.source else None
    return Heard(
        place(one.cue),
        place(source) if source else None,
        tuple(place(span) for span in one.content),
        tuple(place(span) for span in one.out),
        tuple(place(span) for span in one.into),
        calibrated(traits(one), encoder.settings["sure"]),
        inner=False,
        traits=traits(one),
        deep=_suspected(seen, one),
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
