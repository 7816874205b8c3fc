"""What the reader is blamed for: wrong tags, and wrong words for a given cue."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from training.batches import CUE, Batch
from training.model import HANDS, NEVER, Cues, Reader

TAGS, TOLD, DEEP = 2, 0.3, 1.0  # weights of the three losses
DOUBT = 0.3  # probability at which a cue that is none is believed in
NOTHING = -100  # class of pieces that there is nothing to learn of


def loss_of(model: Reader, batch: Batch, *, doubt: bool) -> tuple[Tensor, dict[str, float]]:
    """Return the loss of a batch, and its parts to look at.

    Args:
        model: The model.
        batch: The batch.
        doubt: Add cues that the tagger wrongly believes in; the head learns that nothing
            belongs to them.
    """
    states = model.encoder(batch.ids, batch.cases, batch.layouts, batch.quotes)
    logits = model.roles(states)
    tags = _tagging(logits, batch.roles)
    deep = torch.zeros(())
    if (batch.inner >= 0).any():
        deep = _tagging(model.inner(states), batch.inner)
    cues, marks, handed = _lessons(batch, _false(logits.detach(), batch) if doubt else None)
    told = torch.zeros(())
    if len(marks):
        scores = model.arguments(states, cues, batch.sentences, batch.paragraphs, batch.quotes)
        scores[..., HANDS:] = scores[..., HANDS:] + NEVER * (~handed)[:, None, None]
        told = model.sequence.loss(scores, marks, batch.mask[cues.window]).mean()
    parts = {"tags": tags, "told": told, "deep": deep}
    shown = {name: float(part.detach()) for name, part in parts.items()}
    return TAGS * tags + TOLD * told + DEEP * deep, shown


def _tagging(logits: Tensor, gold: Tensor) -> Tensor:
    return cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=NOTHING)


def _lessons(batch: Batch, false: Tensor | None) -> tuple[Cues, Tensor, Tensor]:
    """Return cues, their marks and whether their hands were labelled; false cues come last."""
    keep = batch.learn
    cues = Cues(batch.cues.window[keep], batch.cues.first[keep], batch.cues.last[keep])
    marks, handed = batch.marks[keep], batch.handed[keep]
    if false is None or not len(false):
        return cues, marks, handed
    old = (cues.window, cues.first, cues.last)
    return (
        Cues(*(torch.cat([one, new]) for one, new in zip(old, false.T, strict=True))),
        torch.cat([marks, torch.zeros((len(false), marks.shape[1]), dtype=torch.long)]),
        torch.cat([handed, torch.zeros(len(false), dtype=torch.bool)]),
    )


def _false(logits: Tensor, batch: Batch) -> Tensor:
    """Return (cues, 3) windows, first and last pieces of what the tagger wrongly calls a cue."""
    chance = logits.softmax(-1)[..., CUE]
    wrong = (chance > DOUBT) & (batch.roles >= 0)
    wrong &= (batch.roles != CUE) & (batch.roles != CUE + 1)
    if batch.inner.ge(0).any():
        wrong &= ~(batch.inner > 0)
    where = wrong.nonzero()
    return torch.cat([where, where[:, 1:]], 1)
