"""Learned models: the only file that loads weights.

The weights are our own (``training/``), in ONNX, and lie beside this file. One thread each: many
articles are read by many processes. Windows are read one by one, because the numbers that an
eight-bit graph scales by depend on everything in a batch, and no article may change the answer to
another.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.text.pieces import PLAIN, WITHIN, Pieces, Span, Tokenize, Window, pieces
from sayso.text.relating import CohesionModel

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

FIRST, LAST = 101, 102  # entries of the vocabulary for the window's first and last sign
_OTHER_CASE = 4
_KEPT = 1 << 14  # words of which the pieces are kept
_LONGEST = 24  # code points of such a word
_ONE_THREAD = 1 << 18  # multiplications that OpenBLAS gives to one thread; more wait for each other


@dataclass(frozen=True, slots=True)
class Seen:
    """One window as the encoder sees it; rows are its pieces, without first and last sign.

    Attributes:
        window: The window.
        states: (pieces + 2, width), with the two signs.
        roles: (pieces, 7) log-probabilities: nothing; begin, inside of source, of cue, of content.
        inner: (pieces, 3) log-probabilities: nothing, begin and inside of a cue inside a content.
    """

    window: Window
    states: Floats
    roles: Floats
    inner: Floats


@lru_cache(maxsize=8)
def logistic(name: str) -> Mapping[str, float]:
    """Return the weights of a logistic regression over named traits, made by ``training/``."""
    text = (files("sayso.text") / "weights" / f"{name}.json").read_text(encoding="utf-8")
    found: Mapping[str, float] = json.loads(text)
    return found


class Encoder:
    """The encoder and the head that reads for a cue.

    Attributes:
        version: Name of the weights; it changes whenever they do.
        settings: What was chosen together with the weights: thresholds, steps, calibration.
    """

    def __init__(self, folder: str = "weights") -> None:
        self._folder = files("sayso.text") / folder
        self.settings: Mapping[str, Any] = json.loads(self._text("reader.json"))
        self.version: str = self.settings["version"]

    def pieces(self, text: str, stretches: Sequence[Span]) -> Pieces:
        """Return the pieces of the paragraphs at ``stretches`` of ``text``."""
        return pieces(text, stretches, self._tokenize)

    def ids(self, texts: Sequence[str]) -> list[Sequence[int]]:
        """Return the entries of the vocabulary that each text is made of.

        No piece goes over a blank, so words are looked up one by one, and kept.
        """
        found = self._entries.__getitem__
        return [list(chain.from_iterable(map(found, text.split(" ")))) for text in texts]

    def see(self, made: Pieces, window: Window, *, inside: bool = False) -> Seen:
        """Read one window, telling the model whether it is ``inside`` the content of another."""
        cut = slice(window.start, window.end)
        sign = WITHIN if inside else PLAIN
        states, roles, inner = self._front.run(
            None,
            {
                "ids": _row([FIRST, *made.ids[cut], LAST]),
                "cases": _row([_OTHER_CASE, *made.cases[cut], _OTHER_CASE]),
                "layouts": _row([sign, *made.layouts[cut], PLAIN]),
                "quotes": _row([0, *made.quotes[cut], 0]),
            },
        )
        return Seen(window, states[0], roles[0, 1:-1], inner[0, 1:-1])

    def arguments(self, made: Pieces, seen: Seen, cues: Sequence[Span]) -> Floats:
        """Return scores (cues, pieces, 9) of the marks that ``sayso.speech.decode`` names.

        Args:
            made: The pieces of the document.
            seen: The window that the cues stand in.
            cues: Ranges of pieces of the window, half open, counted from its first piece.
        """
        cut = slice(seen.window.start, seen.window.end)
        scores: Floats = self._back.run(
            None,
            {
                "states": seen.states[None],
                "window": np.zeros(len(cues), dtype=np.int64),
                "first": np.array([start + 1 for start, _ in cues], dtype=np.int64),
                "last": np.array([end for _, end in cues], dtype=np.int64),
                "sentences": _row(_edged(made.sentences[cut])),
                "paragraphs": _row(_edged(made.paragraphs[cut])),
                "quotes": _row([0, *made.quotes[cut], 0]),
            },
        )[0]
        return scores[:, 1:-1]

    @staticmethod
    def vectors(seen: Seen, ranges: Sequence[Span]) -> Floats:
        """Return what stretches of a window are about, from a reading that is there already.

        The mean of the states of their pieces. Source: Reimers and Gurevych 2019, Sentence-BERT,
        mean pooling.

        Args:
            seen: The window.
            ranges: Ranges of pieces of the window, half open and not empty, counted from its first.

        Returns:
            (ranges, 384), each of length 1, so that a product of two is their cosine.
        """
        rows = np.stack([seen.states[start + 1 : end + 1].mean(0) for start, end in ranges])
        made: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return made

    def _text(self, name: str) -> str:
        return (self._folder / name).read_text(encoding="utf-8")

    def _session(self, name: str) -> Any:
        import onnxruntime as ort  # noqa: PLC0415

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        raw = (self._folder / name).read_bytes()
        return ort.InferenceSession(raw, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _front(self) -> Any:
        return self._session("front.onnx")

    @cached_property
    def _back(self) -> Any:
        return self._session("back.onnx")

    @cached_property
    def _vocabulary(self) -> Any:
        from tokenizers import Tokenizer  # noqa: PLC0415

        found = Tokenizer.from_str(self._text("tokenizer.json"))
        found.no_truncation()
        found.no_padding()
        return found

    @cached_property
    def _entries(self) -> "_Entries":
        return _Entries(self._tokenize)

    def _tokenize(self, text: str) -> tuple[Sequence[int], Sequence[Span]]:
        whole = text.encode("utf-8", "replace").decode()  # "?" for each lone surrogate
        found = self._vocabulary.encode(whole, add_special_tokens=False)
        return found.ids, found.offsets


class _Entries(dict[str, Sequence[int]]):
    """The pieces of what stands between two blanks; not kept of long stretches, nor of too many."""

    def __init__(self, tokenize: Tokenize) -> None:
        super().__init__()
        self._tokenize = tokenize

    def __missing__(self, word: str) -> Sequence[int]:
        found = self._tokenize(word)[0]
        if len(word) <= _LONGEST:
            if len(self) >= _KEPT:
                self.clear()
            self[word] = found
        return found


def _row(numbers: Sequence[int]) -> Numbers:
    return np.array([numbers], dtype=np.int64)


def _edged(numbers: Sequence[int]) -> list[int]:
    return [numbers[0], *numbers, numbers[-1]]


class LineModel:
    """How likely each line of a document is running text, from its traits and its neighbours'.

    Layers of a few dozen numbers a line: what a line shows, five convolutions over the lines
    around it, the document as a whole, and how much running text stands before and after by a
    first guess. The weights are made by ``training/lines``.

    Attributes:
        version: Name of the weights; it changes whenever they do.
        settings: Thresholds and calibration, chosen together with the weights.
    """

    def __init__(self, file: str = "weights/lines.npz") -> None:
        raw = (files("sayso.text") / file).read_bytes()
        with np.load(io.BytesIO(raw), allow_pickle=False) as held:
            parts = {name: held[name] for name in held.files}
        self.settings: Mapping[str, Any] = json.loads(str(parts.pop("settings")))
        self.version: str = self.settings["version"]
        self._parts = {name: part.astype(np.float32) for name, part in parts.items()}

    def probabilities(self, numbers: Floats, words: Numbers) -> Floats:
        """Return the probability of each line, in [0, 1], to three decimals.

        Args:
            numbers: (lines, width) as ``sayso.intake.traits`` gives them.
            words: (lines, words) buckets of hashed words; 0 where there is none.
        """
        if not len(numbers):
            return np.zeros(0, np.float32)
        held = self._parts
        shown = held["words"][words]
        first = self.settings["first"]
        ends = [shown[:, :first].sum(1) / 2, shown[:, first:].sum(1) / 2]
        state = self._full("in", np.concatenate([numbers, *ends], axis=1))
        for index, step in enumerate(self.settings["near"]):
            state += self._near(f"near{index}", state, step)
            if index == 0:
                whole = np.concatenate([state.mean(0), state.max(0)])
                state += self._full("whole", whole[None])
        guess = _squashed(self._one("guess", state))
        sizes = (np.minimum(np.expm1(4 * numbers[:, 1]), 60) / 20).astype(np.float32)
        beside = _beside(guess * sizes)
        state += self._full("again", np.concatenate([state, beside], axis=1))
        for index, step in enumerate(self.settings["far"]):
            state += self._near(f"far{index}", state, step)
        found = self._one("out", state)
        slope, shift = self.settings["calibration"]
        rounded: Floats = np.round(_squashed(slope * found + shift), 3)
        return rounded

    def _full(self, name: str, state: Floats) -> Floats:
        made = _times(state, self._parts[f"{name}.w"])
        made += self._parts[f"{name}.b"]
        return np.maximum(made, 0, out=made)

    def _one(self, name: str, state: Floats) -> Floats:
        weighed: Floats = state * self._parts[f"{name}.w"][:, 0]
        made: Floats = weighed.sum(1, dtype=np.float32) + self._parts[f"{name}.b"]
        return made

    def _near(self, name: str, state: Floats, step: int) -> Floats:
        """Look at each line and at two on either side, ``step`` lines apart."""
        count, width = state.shape
        padded = np.zeros((count + 4 * step, width), np.float32)
        padded[2 * step : 2 * step + count] = state
        views = [padded[shift * step : shift * step + count] for shift in range(5)]
        return self._full(name, np.concatenate(views, axis=1))


def _times(state: Floats, weights: Floats) -> Floats:
    """Return the product, made in pieces that are too small to be shared out among threads."""
    rows = max(1, _ONE_THREAD // weights.size)
    made = np.empty((len(state), weights.shape[1]), np.float32)
    for at in range(0, len(state), rows):
        np.matmul(state[at : at + rows], weights, out=made[at : at + rows])
    return made


def _squashed(found: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(found, -30, 30)))).astype(np.float32)


def _beside(weight: Floats) -> Floats:
    """Return how much running text stands before and after each line: amounts, then shares."""
    before = np.cumsum(weight) - weight
    total = weight.sum()
    after = total - before - weight
    amounts = [np.log1p(np.maximum(side, 0)) / 3 for side in (before, after)]
    shares = (before / (total + 1), after / (total + 1))
    return np.stack([*amounts, *shares], axis=1).astype(np.float32)


class StoryModel:
    """How likely a line is another story's, from the words that it shares with its own text.

    A net of two hidden layers over a line and three on either side. The weights are made by
    ``training/stories.py``.

    Attributes:
        version: Name of the weights; it changes whenever they do.
        rare: How much common stems tell, in [0, 1]; others tell 1.
        limits: Probabilities from which something is done, chosen together with the weights.
    """

    def __init__(self, file: str = "weights/stories.npz") -> None:
        settings, parts = _loaded(file)
        self.version: str = settings["version"]
        self.rare: Mapping[str, float] = settings["rare"]
        self.limits: Mapping[str, float] = settings["limits"]
        self._near: int = settings["near"]
        self._parts = {name: part.astype(np.float32) for name, part in parts.items()}

    def strangers(self, numbers: Floats) -> Floats:
        """Return the probability that each line is another story's, to three decimals.

        Args:
            numbers: (lines, width) as ``sayso.intake.strangeness`` gives them.
        """
        count, width = numbers.shape
        padded = np.zeros((count + 2 * self._near, width + 1), np.float32)
        padded[self._near : self._near + count, :width] = numbers
        padded[self._near : self._near + count, width] = 1.0
        state = np.concatenate(
            [padded[shift : shift + count] for shift in range(2 * self._near + 1)], axis=1
        )
        depth = len(self._parts) // 2
        for layer in range(depth):
            state = _times(state, self._parts[f"w{layer}"]) + self._parts[f"b{layer}"]
            if layer < depth - 1:
                state = np.maximum(state, 0)
        rounded: Floats = np.round(_squashed(state[:, 0]), 3)
        return rounded


def _loaded(file: str) -> tuple[Mapping[str, Any], dict[str, NDArray[Any]]]:
    """Return the settings and the arrays of a file of weights."""
    raw = (files("sayso.text") / file).read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        parts = {name: held[name] for name in held.files}
    return json.loads(str(parts.pop("settings"))), parts


@lru_cache(maxsize=1)
def cohesion_model() -> CohesionModel:
    """Return the cohesion model that ships with the package, loaded once."""
    return CohesionModel(*_loaded("weights/cohesion.npz"), encoder().ids)


@lru_cache(maxsize=1)
def story_model() -> StoryModel:
    """Return the story model that ships with the package, loaded once."""
    return StoryModel()


@lru_cache(maxsize=1)
def line_model() -> LineModel:
    """Return the line model that ships with the package, loaded once."""
    return LineModel()


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """Return the encoder that ships with the package, loaded once."""
    return Encoder()
