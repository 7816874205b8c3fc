"""What a model in training hears, by the decoder of the run time, to see how far it is."""

from collections.abc import Iterator

import torch
from bench.attribution import Attribution
from training.batches import Cut, gather
from training.corpus import Range, Read
from training.model import Cues, Reader

from sayso.speech import decode
from sayso.speech.decode import BEGIN_CUE, INSIDE_CUE
from sayso.text.pieces import windows

SIZE, CONTEXT = 230, 40  # pieces of a window, and of those before it that are shown again
LEAST = 0.4  # probability of a cue


def heard(model: Reader, document: Read) -> list[Attribution]:
    """Return the outermost attributions that ``model`` hears in ``document``."""
    made = document.made

    def places(ranges: tuple[Range, ...], first: int) -> tuple[Range, ...]:
        return tuple((made.starts[a + first], made.ends[b + first - 1]) for a, b in ranges)

    return [
        Attribution(
            places(one.content, window.start),
            places(one.source, window.start),
            places((one.cue,), window.start),
        )
        for window in windows(made, SIZE, CONTEXT)
        for one in _in_window(
            model, Cut(document, window.start, window.end), window.core - window.start
        )
    ]


@torch.no_grad()
def _in_window(model: Reader, cut: Cut, core: int) -> Iterator[decode.Attribution]:
    """Yield the attributions of one window, over its pieces, whose cues begin in its core."""
    batch = gather([cut])
    states = model.encoder(batch.ids, batch.cases, batch.layouts, batch.quotes)
    roles = model.roles(states).softmax(-1)[0, 1:-1].numpy()
    found = [
        (cue, chance)
        for cue, chance in decode.cues(roles[:, BEGIN_CUE], roles[:, INSIDE_CUE], LEAST)
        if cue[0] >= core
    ]
    if not found:
        return
    told = Cues(*torch.tensor([(0, start + 1, end) for (start, end), _ in found]).T)
    scores = model.arguments(states, told, batch.sentences, batch.paragraphs, batch.quotes)
    yield from decode.attributions(found, scores[:, 1:-1].numpy(), model.sequence.steps().numpy())
