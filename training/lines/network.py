"""The line model as it learns; ``sayso.text.models.LineModel`` computes the same in numpy."""

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

BUCKETS, FIRST, WORD, WIDTH = 4096, 4, 12, 48
NEAR, FAR = (1, 2, 4), (1, 3)
HIDE_WORDS, DROP = 0.5, 0.25


class Network(nn.Module):
    """Traits, five convolutions over lines, the whole document, a first guess looked at again."""

    def __init__(self, numbers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(BUCKETS, WORD, padding_idx=0)
        nn.init.normal_(self.words.weight, 0, 0.1)
        self.words.weight.data[0] = 0
        self.first = nn.Linear(numbers + 2 * WORD, WIDTH)
        self.near = nn.ModuleList(_over(step) for step in NEAR)
        self.whole = nn.Linear(2 * WIDTH, WIDTH)
        self.guess = nn.Linear(WIDTH, 1)
        self.again = nn.Linear(WIDTH + 4, WIDTH)
        self.far = nn.ModuleList(_over(step) for step in FAR)
        self.out = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, numbers: Tensor, words: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits and the logits of the first guess.

        Args:
            numbers: (documents, lines, numbers).
            words: (documents, lines, words).
            there: (documents, lines), 1 where a line is.
        """
        if self.training:
            words = words * (torch.rand(words.shape) > HIDE_WORDS)
        mask = there.unsqueeze(-1)
        shown = self.words(words)
        ends = (shown[:, :, :FIRST].sum(2) / 2, shown[:, :, FIRST:].sum(2) / 2)
        state = functional.relu(self.first(torch.cat([numbers, *ends], -1))) * mask
        state = self.drop(state)
        for index, layer in enumerate(self.near):
            state = (state + _near(layer, state)) * mask
            if index == 0:
                mean = state.sum(1) / mask.sum(1)
                most = (state - 1e4 * (1 - mask)).max(1).values
                whole = functional.relu(self.whole(torch.cat([mean, most], -1)))
                state = (state + whole.unsqueeze(1)) * mask
            state = self.drop(state)
        guess = self.guess(state).squeeze(-1)
        sizes = torch.clamp(torch.expm1(4 * numbers[:, :, 1]), max=60) / 20
        beside = _beside(torch.sigmoid(guess) * sizes * there)
        state = (state + functional.relu(self.again(torch.cat([state, beside], -1)))) * mask
        for layer in self.far:
            state = (state + _near(layer, state)) * mask
        return self.out(self.drop(state)).squeeze(-1), guess

    def parts(self) -> Mapping[str, np.ndarray]:
        """Return the weights by the names of the run time."""
        made = {"words": self.words.weight}
        named = {"in": self.first, "whole": self.whole, "guess": self.guess, "again": self.again}
        for name, layer in (*named.items(), ("out", self.out)):
            made |= {f"{name}.w": layer.weight.T, f"{name}.b": layer.bias}
        for name, layers in (("near", self.near), ("far", self.far)):
            for index, layer in enumerate(layers):
                flat = layer.weight.permute(2, 1, 0).reshape(-1, WIDTH)
                made |= {f"{name}{index}.w": flat, f"{name}{index}.b": layer.bias}
        return {name: part.detach().numpy().astype(np.float16) for name, part in made.items()}


def _over(step: int) -> nn.Conv1d:
    return nn.Conv1d(WIDTH, WIDTH, 5, padding=2 * step, dilation=step)


def _near(layer: nn.Module, state: Tensor) -> Tensor:
    return functional.relu(layer(state.transpose(1, 2)).transpose(1, 2))


def _beside(weight: Tensor) -> Tensor:
    """Return how much running text stands before and after: amounts, then shares."""
    total = weight.sum(1, keepdim=True)
    before = weight.cumsum(1) - weight
    after = total - before - weight
    amounts = [torch.log1p(torch.clamp(side, min=0)) / 3 for side in (before, after)]
    return torch.stack([*amounts, before / (total + 1), after / (total + 1)], -1)
