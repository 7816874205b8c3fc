"""Step 2: the line model learns from the examples: ``python training/lines/learn.py OUT``.

torch is needed here, Sayso is not. The model is trained twice: first without a third of the outlets
and sites, to calibrate it and to choose its limits on those and on the dev outlets; then on all of
the training part, with as many epochs.
"""

import argparse
import hashlib
import json
import pickle
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as entropy

sys.path.insert(0, str(Path(__file__).resolve().parent))

from network import FAR, FIRST, NEAR, Network

EPOCHS, RATE, DECAY, SEED = 6, 2e-3, 0.05, 0
PADDED = 6000  # lines of a batch, empty ones counted
OTHER = 0.4  # what a page in another language than English weighs
QUOTING = 2.0  # what a line of the article that quotes somebody weighs more
MEAN = 0.99  # of the running mean of the weights
NEWS = 2.0  # what a page of Fundus weighs more than one of WCXB

SOURCES = ("fundus", "wcxb")
TAIL = 3  # what stands after the end by the rules, and may be of the story all the same
CLEAN = {"html": 0.3, "plain": 0.1}  # what pages without a wrong line are worth beside F1
PROSE = 6  # the column of running text
ADVISED = 0.55  # limit of loose lines that the extractor kept, too; chosen on dev of Fundus
AGREED = 0.1  # limit of sentences for which extractor and markup both speak
GRID = (("kept", 0, 2, 8), ("kept", 1, 6, 17), ("outside", 0, 6, 14), ("outside", 1, 8, 17))

Example = dict[str, Any]
Limits = Mapping[str, Any]


def held_out(one: Example) -> bool:
    """Tell whether a page is kept for choosing."""
    fold = int(hashlib.sha256(f"c{one['outlet']}".encode()).hexdigest()[:8], 16) % 3
    return one["part"] == "dev" or fold == 0


def shown(examples: Sequence[Example], number: int) -> list[Example]:
    """Return the examples that an epoch shows: two readings of three, another third each time."""
    return [one for at, one in enumerate(examples) if (at + number) % 3]


def epoch(examples: Sequence[Example], dice: random.Random) -> Iterator[list[Example]]:
    """Yield batches of documents of about the same length."""
    chosen = list(examples)
    dice.shuffle(chosen)
    batches: list[list[Example]] = []
    for start in range(0, len(chosen), 128):
        current: list[Example] = []
        for one in sorted(chosen[start : start + 128], key=lambda one: len(one["body"])):
            if current and len(one["body"]) * (len(current) + 1) > PADDED:
                batches.append(current)
                current = []
            current.append(one)
        batches.append(current)
    dice.shuffle(batches)
    yield from batches


def tensors(batch: Sequence[Example]) -> tuple[torch.Tensor, ...]:
    """Return numbers, words, labels, presence and weight of the lines of a batch."""
    longest = max(len(one["body"]) for one in batch)
    shape = (len(batch), longest)
    numbers = np.zeros((*shape, batch[0]["numbers"].shape[1]), np.float32)
    words = np.zeros((*shape, batch[0]["words"].shape[1]), np.int64)
    body, there, weight = (np.zeros(shape, np.float32) for _ in range(3))
    for row, one in enumerate(batch):
        count = len(one["body"])
        numbers[row, :count], words[row, :count] = one["numbers"], one["words"]
        body[row, :count], there[row, :count] = one["body"], 1
        lines = one["counts"] * (1 + np.minimum(one["sizes"], 40) / 40)
        lines = np.where(one["quoting"] & (one["body"] == 1), QUOTING * lines, lines)
        news = NEWS if one["source"] == "fundus" else 1.0
        weight[row, :count] = lines * news * (1 if one["english"] else OTHER)
    return tuple(torch.from_numpy(part) for part in (numbers, words, body, there, weight))


def train(examples: Sequence[Example]) -> Network:
    """Return a model that has learnt from the examples."""
    torch.manual_seed(SEED)
    dice = random.Random(SEED)
    net = Network(examples[0]["numbers"].shape[1])
    made = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = sum(len(list(epoch(shown(examples, n), random.Random(n)))) for n in range(EPOCHS)) + 60
    plan = torch.optim.lr_scheduler.OneCycleLR(made, RATE, total_steps=steps, pct_start=0.15)
    mean = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(MEAN)
    )
    for number in range(EPOCHS):
        net.train()
        total = 0.0
        for batch in epoch(shown(examples, number), dice):
            numbers, words, body, there, weight = tensors(batch)
            found, guess = net(numbers, words, there)
            losses = [entropy(one, body, weight, reduction="sum") for one in (found, guess)]
            loss = (losses[0] + 0.3 * losses[1]) / weight.sum()
            made.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            made.step()
            plan.step()
            mean.update_parameters(net)
            total += loss.item()
        print(f"epoch {number}: loss {total:.2f}", flush=True)
    learnt: Network = mean.module
    return learnt.eval()


@torch.no_grad()
def logits(net: Network, examples: Sequence[Example]) -> list[np.ndarray]:
    """Return the logits of the lines of each example."""
    net.eval()
    made = []
    for one in examples:
        numbers, words, _, there, _ = tensors([one])
        made.append(net(numbers, words, there)[0][0].numpy())
    return made


def calibration(examples: Sequence[Example], found: Sequence[np.ndarray]) -> tuple[float, float]:
    """Return slope and shift by which logits become probabilities, fitted to English pages."""
    pairs = [
        (one["body"][one["counts"]], logit[one["counts"]])
        for one, logit in zip(examples, found, strict=True)
        if one["english"]
    ]
    body = torch.tensor(np.concatenate([pair[0] for pair in pairs]), dtype=torch.float32)
    logit = torch.tensor(np.concatenate([pair[1] for pair in pairs]))
    fitted = torch.tensor([1.0, 0.0], requires_grad=True)
    search = torch.optim.LBFGS([fitted], max_iter=50)

    def blame() -> torch.Tensor:
        search.zero_grad()
        loss = entropy(fitted[0] * logit + fitted[1], body)
        loss.backward()
        return loss

    search.step(blame)
    slope, shift = fitted.tolist()
    return round(slope, 4), round(shift, 4)


def verdicts(one: Example, scores: np.ndarray, limits: Limits) -> np.ndarray:
    """Return which lines are the article, as ``sayso.intake.weighing`` decides it."""
    limits = limits["html" if one["form"] == "html" else "plain"]
    kept = one["open"] == 1
    prose = one["numbers"][:, PROSE] > 0
    limit = np.where(kept, np.where(prose, *limits["kept"]), np.where(prose, *limits["outside"]))
    limit = np.where(one["open"] == TAIL, limits["outside"][0], limit)
    limit = np.where(one["agreed"], limits["agreed"], limit)
    limit = np.where(one["quoting"] & (one["open"] != TAIL), limits["quoting"], limit)
    return np.where(one["open"] > 0, scores >= limit, one["rules"])


def figures(
    examples: Sequence[Example], scores: Sequence[np.ndarray], limits: Limits | None
) -> dict[str, float]:
    """Return figures over lines; of the rules alone if there are no limits."""
    right = told = gold = quoted = quotes = clean = 0
    words = np.zeros(2, np.int64)
    for one, score in zip(examples, scores, strict=True):
        found = one["rules"] if limits is None else verdicts(one, score, limits)
        body, counts = one["body"] == 1, one["counts"]
        right += (found & body & counts).sum()
        sizes = one["sizes"] * counts
        words += (2 * sizes[found & body].sum(), sizes[found].sum() + sizes[body].sum())
        told += (found & counts).sum()
        gold += (body & counts).sum()
        quoted += (found & body & one["quoting"]).sum()
        quotes += (body & one["quoting"]).sum()
        clean += not (found & ~body & counts).any()
    return {
        "P": right / told,
        "R": right / gold,
        "F1": 2 * right / (told + gold),
        "words": words[0] / words[1],
        "quotations": quoted / max(1, quotes),
        "clean": clean / len(examples),
    }


def choose(examples: Sequence[Example], scores: Sequence[np.ndarray], form: str) -> Limits:
    """Return the best limits, of running text and of all else, by lines, words and clean pages.

    English pages of one form count, news as much as all of WCXB. The limit for running text that
    the rules kept stays low: a paragraph that is lost costs more than junk.
    """
    pairs = [
        (one, score)
        for one, score in zip(examples, scores, strict=True)
        if one["english"] and one["form"] == form
    ]

    def worth(limits: Limits) -> float:
        sides = [[pair for pair in pairs if pair[0]["source"] == name] for name in SOURCES]
        found = [figures(*zip(*side, strict=True), {form: limits}) for side in sides if side]
        return sum(one["F1"] + one["words"] + CLEAN[form] * one["clean"] for one in found)

    best: dict[str, Any] = {"kept": [0.3, 0.5], "outside": [0.5, 0.6], "quoting": 0.02}
    best |= {"agreed": AGREED}
    for name, at, low, high in GRID * 2:
        steps = [round(0.05 * step, 2) for step in range(low, high + 1)]
        rows = [
            [step if at == 0 else best[name][0], best[name][1] if at == 0 else step]
            for step in steps
        ]
        best = max((best | {name: row} for row in rows), key=worth)
    return best | {"advised": (best["kept"][0], ADVISED)}


def report(examples: Sequence[Example], scores: Sequence[np.ndarray], limits: Any) -> None:
    """Print figures of the rules and of the model, by source, language and form."""
    keys = sorted({(one["source"], one["english"], one["form"]) for one in examples})
    for source, english, form in keys:
        wanted = (source, english, form)
        kept = [
            (one, score)
            for one, score in zip(examples, scores, strict=True)
            if (one["source"], one["english"], one["form"]) == wanted
        ]
        some, theirs = [one for one, _ in kept], [score for _, score in kept]
        name = f"{source} {'en' if english else 'other'} {form} ({len(some)})"
        for system, asked in (("rules", None), ("model", limits)):
            found = figures(some, theirs, asked)
            cells = "  ".join(f"{key} {100 * value:5.1f}" for key, value in found.items())
            print(f"{name:30} {system}  {cells}")


def probability(logit: np.ndarray, fitted: tuple[float, float]) -> np.ndarray:
    """Return calibrated probabilities."""
    return 1 / (1 + np.exp(-(fitted[0] * logit + fitted[1])))


def met(examples: Sequence[Example]) -> np.ndarray:
    """Return which numbers of a line any example had; trafilatura's advice is in none."""
    return np.any([one["numbers"].any(0) for one in examples], axis=0)


def export(net: Network, met: np.ndarray, out: Path, settings: dict[str, Any]) -> None:
    """Write weights and settings into one file; its version is a digest of both.

    Numbers that no example had keep the weights that chance gave them: they are set to nothing.
    """
    parts = net.parts()
    parts["in.w"][: len(met)][~met] = 0
    seen = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    for name in sorted(parts):
        seen.update(name.encode() + parts[name].tobytes())
    settings["version"] = seen.hexdigest()[:12]
    written = np.array(json.dumps(settings, sort_keys=True))
    np.savez_compressed(out / "lines.npz", settings=written, **parts)
    print("version", settings["version"])


def main() -> None:
    """Train, choose, train again, write."""
    parser = argparse.ArgumentParser(description="Train the line model.")
    parser.add_argument("out", type=Path, help="holds examples.pkl; lines.npz is written there")
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    every: list[Example] = pickle.loads((asked.out / "examples.pkl").read_bytes())  # noqa: S301 - our own file
    learnt = [one for one in every if one["part"] == "train"]
    chosen = [one for one in every if held_out(one) and one["form"] != "damaged"]
    net = train([one for one in learnt if not held_out(one)])
    found = logits(net, chosen)
    fitted = calibration(chosen, found)
    scores = [probability(logit, fitted) for logit in found]
    limits = {form: choose(chosen, scores, form) for form in CLEAN}
    print(limits, fitted)
    report(chosen, scores, limits)
    settings = {"first": FIRST, "near": NEAR, "far": FAR, "calibration": fitted, "limits": limits}
    export(train(learnt), met(learnt), asked.out, settings)


if __name__ == "__main__":
    main()
