"""The story model in one command: ``python training/stories.py WCXB FUNDUS POLNEAR OUT``.

How likely a line is another story's (``sayso.intake.strangers``). Examples are made as
``bench/teasers.py`` makes its texts, of stories of the part "train" and of the texts of PolNeAR
train, so that the figures on dev and test are of other outlets. Needs numpy alone.
``OUT/stories.npz`` belongs into ``src/sayso/text/weights``.
"""

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import itertools

from bench import splices, teasers
from bench.pages_gold import pages, part

from sayso.intake.judging import by_rules
from sayso.intake.rough import Rough, roughs
from sayso.intake.strangeness import WEAK, strangeness, woven
from sayso.records.articles import Document, Role

NEAR = 3  # lines on either side that a line is seen with
KEPT = 3500  # common stems whose weight is kept
LIMITS = {
    "signed": 0.75,
    "unsigned": 0.94,
    "paired": 0.75,
    "heading": 0.98,
    "quoting": 0.98,
    "story": 0.2,
}
Floats = NDArray[np.float32]
Layers = list[Floats]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one net is trained: widths of its hidden layers, rounds, rate, share left out."""

    widths: tuple[int, ...]
    rounds: int
    rate: float
    out: float


PLAN = Plan((64, 32), 10, 2e-3, 0.3)


def rarity(rows: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return how much common stems tell: 1 for one that three stories hold, 0 for one that all do.

    Args:
        rows: The lines of each story.
    """
    held: Counter[str] = Counter()
    for lines in rows:
        held.update(woven(tuple(lines)).stems)
    common = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    most = log(len(rows) / 3)
    return {word: round(log(len(rows) / n) / most, 2) for word, n in sorted(common) if n > 4}


def line_examples(
    found: Sequence[teasers.Story], count: int, rare: dict[str, float], dice: random.Random
) -> Iterator[tuple[Floats, Floats]]:
    """Yield what is seen of lines, each with those beside it, and whether they are another's."""
    for made in teasers.texts(found):
        for each in (made[0], *dice.sample(made[1:], min(count, len(made) - 1))):
            out = [line for block in each.teasers for line in block]
            yield _of_text(each.text, each.body, out, rare)
    for joined in splices.texts(found):
        for one in joined[1::3]:
            at, body = len(one.rows[0]) + 1, []
            for row in one.rows[1:]:
                body.append((at, at + len(row)))
                at += len(row) + 1
            yield _of_text(one.text, body, [], rare)


def _of_text(
    text: str,
    body: Sequence[tuple[int, int]],
    out: Sequence[tuple[int, int]],
    rare: dict[str, float],
) -> tuple[Floats, Floats]:
    lines = roughs(document := Document("d", text, "text/plain", "d.txt"))
    by_rules(document, lines)
    numbers = strangeness(lines, rare)
    strange = np.array([_stands(rough, out) for rough in lines])
    asked = np.array([_open(rough) for rough in lines])
    asked &= strange | np.array([_stands(rough, body) for rough in lines])
    return windows(numbers)[asked], strange[asked].astype(np.float32)


def _stands(rough: Rough, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < rough.line.end and rough.line.start < end for start, end in spans)


def _open(rough: Rough) -> bool:
    return (rough.role is Role.BODY and rough.rule == "IN001") or rough.rule in WEAK


def windows(numbers: Floats) -> Floats:
    """Return each line's numbers with those of its neighbours, as ``StoryModel`` lays them."""
    count, width = numbers.shape
    padded = np.zeros((count + 2 * NEAR, width + 1), np.float32)
    padded[NEAR : NEAR + count, :width] = numbers
    padded[NEAR : NEAR + count, width] = 1.0
    return np.concatenate([padded[n : n + count] for n in range(2 * NEAR + 1)], axis=1)


def fitted(numbers: Floats, truth: Floats, plan: Plan) -> Layers:
    """Return the layers of a net: weights and biases in turn, the numbers' scale folded in."""
    dice = np.random.default_rng(0)
    mean, scale = numbers.mean(0), numbers.std(0) + 0.05
    numbers -= mean
    numbers /= scale
    sizes = [numbers.shape[1], *plan.widths, 1]
    layers: Layers = []
    for fan, width in itertools.pairwise(sizes):
        layers.append(dice.normal(0, (1.5 / fan) ** 0.5, (fan, width)).astype(np.float32))
        layers.append(np.zeros(width, np.float32))
    held = _descended(numbers, truth, layers, plan, dice)
    first = held[0] / scale[:, None]
    return [first, held[1] - mean @ first, *held[2:]]


def _descended(
    numbers: Floats, truth: Floats, layers: Layers, plan: Plan, dice: np.random.Generator
) -> Layers:
    """Return the running mean of the layers as Adam leads them down.

    Source: Kingma and Ba 2015, "Adam: a method for stochastic optimization".
    """
    batch, step = 512, 0
    total = plan.rounds * (len(truth) // batch)
    speed = [np.zeros_like(layer) for layer in layers]
    force = [np.zeros_like(layer) for layer in layers]
    mean = [layer.copy() for layer in layers]
    for turn in range(plan.rounds):
        loss, order = 0.0, dice.permutation(len(truth))
        for start in range(0, len(truth) - batch + 1, batch):
            rows = order[start : start + batch]
            seen = numbers[rows] * (dice.random(numbers.shape[1]) > plan.out)
            slopes, missed = _slopes(seen, truth[rows], layers)
            loss, step = loss + missed, step + 1
            rate = plan.rate * (1 - step / (total + 1))
            for at, slope in enumerate(slopes):
                speed[at] = 0.9 * speed[at] + 0.1 * slope
                force[at] = 0.999 * force[at] + 0.001 * slope**2
                away = (speed[at] / (1 - 0.9**step)) / (
                    np.sqrt(force[at] / (1 - 0.999**step)) + 1e-8
                )
                kept = 1 - 0.05 * rate if at % 2 == 0 else 1.0
                layers[at] = (kept * layers[at] - rate * away).astype(np.float32)
                pull = 0.001 if step > 500 else 1.0
                mean[at] += pull * (layers[at] - mean[at])
        print(f"round {turn}: {loss / (len(truth) // batch):.4f}", flush=True)
    return mean


def _slopes(seen: Floats, truth: Floats, layers: Layers) -> tuple[list[Floats], float]:
    """Return the slope of the loss along each layer, and the loss."""
    states = [seen]
    for at in range(0, len(layers) - 2, 2):
        states.append(np.maximum(states[-1] @ layers[at] + layers[at + 1], 0))
    chance = 1 / (1 + np.exp(-(states[-1] @ layers[-2] + layers[-1])[:, 0]))
    back = ((chance - truth) / len(truth))[:, None].astype(np.float32)
    slopes: list[Floats] = []
    for at in range(len(layers) - 2, -1, -2):
        state = states[at // 2]
        slopes[:0] = [state.T @ back, back.sum(0)]
        back = (back @ layers[at].T) * (state > 0)
    right = np.where(truth > 0, chance, 1 - chance)
    return slopes, float(-np.log(right + 1e-7).mean())


def _written(layers: Layers, rare: dict[str, float], out: Path) -> None:
    parts = {
        f"{'wb'[at % 2]}{at // 2}": layer.astype(np.float32) for at, layer in enumerate(layers)
    }
    told = json.dumps([rare, LIMITS], sort_keys=True).encode()
    raw = b"".join(layer.tobytes() for layer in parts.values())
    version = hashlib.sha256(raw + told).hexdigest()[:12]
    settings = {"version": version, "near": NEAR, "rare": rare, "limits": LIMITS}
    held: dict[str, Any] = {"settings": np.array(json.dumps(settings)), **parts}
    np.savez_compressed(out / "stories.npz", **held)
    print(f"stories.npz {version}")


def _joined(rows: Iterator[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    numbers, truth = zip(*rows, strict=True)
    return np.concatenate(numbers), np.concatenate(truth)


def main() -> None:
    """Gather, train and write."""
    parser = argparse.ArgumentParser(description="Train the story model.")
    for name in ("wcxb", "fundus", "polnear", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    golds = [gold for folder in (asked.wcxb, asked.fundus) for gold in pages(folder)]
    golds = [gold for gold in golds if part(gold.outlet) == "train" and gold.english]
    web = teasers.stories(golds)
    news = teasers.stories_of_texts(asked.polnear / "train" / "text")
    rare = rarity([(g.title, *g.body) for g in golds] + [(s.title, *s.rows) for s in news[::12]])
    print(f"{len(web)} stories of the web, {len(news)} of news")
    dice = random.Random(0)
    some = [*line_examples(web, 14, rare, dice), *line_examples(news, 5, rare, dice)]
    layers = fitted(*_joined(iter(some)), PLAN)
    asked.out.mkdir(parents=True, exist_ok=True)
    _written(layers, rare, asked.out)


if __name__ == "__main__":
    main()
