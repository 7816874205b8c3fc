"""A net that looks at the lines of a document in pairs: which of them are another story's.

Two layers of attention over lines, in numpy. ``sayso.text.models`` loads it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = Sequence[Sequence[int]]

REACH = 2  # lines on either side that a line is seen with
MOST = 200  # word pieces of a line that say what it is about
LIKEST = 4  # other lines that a line is held against
FEW = 60  # lines; how those of shorter texts stand to each other is kept
_NEVER = -1e4
_ROWS = 1 << 18  # multiplications that OpenBLAS gives to one thread; more wait for each other


class CohesionModel:
    """How likely a line is another story's, from what it shares with each other line.

    What two lines have in common (words, names, what they are about) says how much they look at
    each other. What a line is about is the sum of small vectors of its word pieces. The weights
    are made by ``training/cohesion.py``.

    Attributes:
        version: Name of the weights; it changes whenever they do.
        limits: Probabilities from which something is done, chosen together with the weights.
        weights: Of 1, and of the log-odds by the story model and by this one, where both are heard.
    """

    def __init__(
        self,
        settings: Mapping[str, Any],
        parts: Mapping[str, NDArray[Any]],
        split: Callable[[Sequence[str]], Ids],
    ) -> None:
        """Take the weights.

        Args:
            settings: Version, limits and weights.
            parts: The arrays, by name; ``pieces`` holds a small vector of each word piece.
            split: Returns the word pieces of texts.
        """
        self.version: str = settings["version"]
        self.limits: Mapping[str, float] = settings["limits"]
        self.weights: Sequence[float] = settings["weights"]
        self._split = split
        self._table = parts["pieces"]
        self._parts = {name: np.asarray(part, np.float32) for name, part in parts.items()}
        self._parts.pop("pieces")
        self._depth = sum(name.endswith("bias.w") for name in parts)

    def strangers(self, nodes: Floats, pairs: Floats, texts: Sequence[str]) -> Floats:
        """Return the probability that each line is another story's, to three decimals.

        Args:
            nodes: (lines, width) as ``sayso.intake.strangeness`` and then ``cohesion`` give them.
            pairs: (lines, lines, width) as ``sayso.intake.cohesion`` gives them.
            texts: The lines, two at least.
        """
        alike = self._alike(texts)
        inner = 1.0 - np.eye(len(texts), dtype=np.float32)
        mean = alike.sum(1, keepdims=True) / (len(texts) - 1)
        whole = mean.mean()
        about = np.stack([alike, (alike - mean - mean.T + whole) * inner], axis=2)
        seen = np.concatenate([pairs, _apart(len(texts)), about], axis=2, dtype=np.float32)
        scaled = (nodes - self._parts["mean"]) / self._parts["scale"]
        rows = np.concatenate([scaled, _likest(alike, mean - whole)], axis=1, dtype=np.float32)
        state: Floats = np.maximum(self._times("in", _near(rows, REACH)), 0)
        for layer in range(self._depth):
            state = self._looked(f"{layer}.", state, seen, inner)
        raised = np.exp(-np.clip(self._times("out", state)[:, 0], -30, 30))
        found: Floats = (1 / (1 + raised)).astype(np.float32)
        rounded: Floats = np.round(found, 3)
        return rounded

    def _looked(self, name: str, state: Floats, seen: Floats, inner: Floats) -> Floats:
        """Let each line look at the others, then at the lines beside it."""
        count, width = state.shape
        hidden = np.maximum(self._times(f"{name}pair", seen.reshape(count * count, -1)), 0)
        force = self._times(f"{name}bias", hidden).reshape(count, count, -1)
        heads = force.shape[2]
        asked = self._times(f"{name}qk", state).reshape(count, 2, heads, -1)
        by_head = asked[:, 0].transpose(1, 0, 2) @ asked[:, 1].transpose(1, 2, 0)
        force = force.transpose(2, 0, 1) + by_head / self._parts["soft"]
        force = np.where(inner > 0, force, _NEVER)
        share = np.exp(force - force.max(2, keepdims=True))
        share *= inner / share.sum(2, keepdims=True)
        told = self._times(f"{name}v", state).reshape(count, heads, -1).transpose(1, 0, 2)
        by_state = (share @ told).transpose(1, 0, 2).reshape(count, width)
        by_pair = (share.transpose(1, 0, 2) @ seen).reshape(count, -1)
        mixed = np.concatenate([state, by_state, by_pair], axis=1)
        state = state + np.maximum(self._times(f"{name}mix", mixed), 0)
        upper = np.maximum(self._times(f"{name}up", _near(state, 1)), 0)
        made: Floats = state + self._times(f"{name}down", upper)
        return made

    def _times(self, name: str, state: Floats) -> Floats:
        """Return a full layer's answer, made in pieces too small to be shared out among threads."""
        weights = self._parts[f"{name}.w"]
        rows = max(1, _ROWS // weights.size)
        if len(state) <= rows:
            made: Floats = state @ weights
        else:
            pieces = [state[at : at + rows] @ weights for at in range(0, len(state), rows)]
            made = np.concatenate(pieces)
        made += self._parts[f"{name}.b"]
        return made

    def _alike(self, texts: Sequence[str]) -> Floats:
        """Return how much any two lines are about the same, by cosine; 0 with themselves."""
        held = [ids[:MOST] for ids in self._split(texts)]
        sizes = np.array([len(ids) for ids in held])
        ends = sizes.cumsum()
        one_more = np.fromiter(chain(*held, (0,)), np.int64, ends[-1] + 1)  # so that all begin
        found = self._table.take(one_more, 0)
        sums = np.add.reduceat(found, ends - sizes, 0, np.int32)
        sums[-1] -= found[-1]
        vectors = sums.astype(np.float32)
        vectors[sizes == 0] = 0.0
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-4)
        made: Floats = vectors @ vectors.T
        np.fill_diagonal(made, 0.0)
        return made


def _likest(alike: Floats, mean: Floats) -> Floats:
    """Return how each line is like the others: on the whole, the likest, those beside it; and 1."""
    most = np.sort(alike, axis=1)[:, -LIKEST:].mean(1, keepdims=True)
    beside = np.concatenate([[0.0], np.diagonal(alike, 1), [0.0]])
    sides = np.stack([beside[:-1], beside[1:]], axis=1)
    return np.concatenate([mean, most, sides, np.ones_like(mean)], axis=1, dtype=np.float32)


def _near(rows: Floats, reach: int) -> Floats:
    """Return each row with those beside it, zeros beyond the ends."""
    count, width = rows.shape
    padded = np.zeros((count + 2 * reach, width), np.float32)
    padded[reach : reach + count] = rows
    return np.concatenate([padded[n : n + count] for n in range(2 * reach + 1)], axis=1)


def _apart(count: int) -> Floats:
    """Return how lines stand to each other: right before, right after, how far, after, near."""
    return (_apart_again if count <= FEW else _away)(count)


def _away(count: int) -> Floats:
    away = np.arange(count)[None, :] - np.arange(count)[:, None]
    far = np.abs(away)
    made = np.stack([away == -1, away == 1, np.log1p(far) / 4, away > 0, far <= 3], axis=2)
    return made.astype(np.float32)


_apart_again = lru_cache(maxsize=FEW)(_away)
