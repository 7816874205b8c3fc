"""Fit how sure the reader may be: ``python training/calibrate.py POLNEAR WEIGHTS``.

A logistic regression (Platt 1999, with four features) turns what the model says of its own answers
into the share of them that is right, on PolNeAR dev, which no weight was trained on. The expected
calibration error is printed by cross-fitting over articles: each article is judged by weights that
were fitted on the others. The weights, and the confidence below which statements are dropped, are
written into ``training/settings.json``; ``export.py`` puts them beside the graphs.

What is heard where a content is read by itself has weights of its own, from the attributions inside
PolNeAR's contents that were labelled by hand (``bench/inner.py``).
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src")]

from bench import inner  # noqa: E402
from bench.attribution import Attribution, matched  # noqa: E402
from bench.polnear import Marked, load  # noqa: E402
from training.corpus import lines  # noqa: E402

from sayso.speech.heard import SHORT, Heard, answers, opened  # noqa: E402
from sayso.text.models import Encoder  # noqa: E402

SETTINGS = HOME / "training" / "settings.json"
FOLDS, BINS = 6, 10
FLOOR = 0.05  # chance of a cue that is looked at
Floats = NDArray[np.float64]


def main() -> None:
    """Fit, print, write."""
    corpus, folder = Path(sys.argv[1]), Path(sys.argv[2])
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    encoder = Encoder(str(folder.resolve()))
    encoder.settings = {**encoder.settings, "least": FLOOR}
    articles = load(corpus, "dev")
    read = [answers(encoder, one.text, lines(one.text)) for one in articles]
    table, right, group = rows(articles, read)
    gold = sum(len(one.gold) for one in articles)
    settings["sure"], settings["keep"] = judged(table, right, group, gold)
    articles, read = insides(encoder, articles)
    table, right, group = rows(articles, read)
    gold = sum(len(one.gold) for one in articles)
    settings["sure_deep"], settings["keep_deep"] = judged(table, right, group, gold)
    SETTINGS.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def judged(
    table: Floats, right: Floats, group: NDArray[np.int64], gold: int
) -> tuple[list[float], float]:
    """Print how well answers can be judged; return the weights, and what to ask for at least."""
    sure = np.zeros(len(right))
    for fold in range(FOLDS):
        out = group % FOLDS == fold
        sure[out] = chances(table[out], fit(table[~out], right[~out]))
    keep = best(gold, sure, right)
    kept = sure >= keep
    print(f"{len(right)} answers, {right.mean():.3f} right; cross-fitted over {FOLDS} folds")
    print(f"ECE {error(sure, right):.4f} of all, {error(sure[kept], right[kept]):.4f} of the kept")
    for low in np.arange(0, 1, 0.1):
        here = (sure >= low) & (sure < low + 0.1)
        if here.any():
            told, good = sure[here].mean(), right[here].mean()
            print(f"  from {low:.1f} {here.sum():5}: said {told:.3f}, right {good:.3f}")
    for certain in (0.85, 0.9, 0.95):
        here = sure >= certain
        if here.any():
            print(f"  at {certain} and above: {here.sum()} answers, {right[here].mean():.3f} right")
    weights = [round(float(weight), 4) for weight in fit(table, right)]
    print(weights, "keep", keep)
    return weights, keep


def insides(
    encoder: Encoder, articles: tuple[Marked, ...]
) -> tuple[tuple[Marked, ...], list[list[Heard]]]:
    """Return the contents that were read by hand, each with its labels, and what is heard in it."""
    labels = inner.load(inner.GOLD)
    contents, read = [], []
    for one in articles:
        told = {each.words: each for each in labels.marked.get(one.file.stem, ())}
        for name, outer in sorted(labels.read or ()):
            places = opened(one.text, outer)
            if name != one.file.stem or sum(len(one.text[a:b].split()) for a, b in places) < SHORT:
                continue
            held = tuple(
                words
                for words in told
                if all(any(a <= x and y <= b for a, b in outer) for x, y in words.cue)
            )
            contents.append(Marked(one.file, one.text, held))
            read.append(answers(encoder, one.text, places, inside=True))
    return tuple(contents), read


def rows(
    articles: tuple[Marked, ...], read: list[list[Heard]]
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Return features, whether each answer is right, and the number of its article."""
    table, right, group = [], [], []
    numbers: dict[Path, int] = {}
    for article, found in zip(articles, read, strict=True):
        number = numbers.setdefault(article.file, len(numbers))
        told = [
            Attribution(one.content, (one.source,) if one.source else (), (one.cue,))
            for one in found
        ]
        good = {at for at, _ in matched(article.text, told, article.gold)[1]}
        for at, one in enumerate(found):
            table.append((1.0, *one.traits))
            right.append(float(at in good))
            group.append(number)
    return np.array(table), np.array(right), np.array(group)


def fit(table: Floats, right: Floats) -> Floats:
    """Return the weights of a logistic regression with a slight ridge, by Newton's method."""
    weights = np.zeros(table.shape[1])
    ridge = np.eye(len(weights)) * 1.0
    for _ in range(25):
        sure = chances(table, weights)
        slope = table.T @ (right - sure) - ridge @ weights
        bend = (table * (sure * (1 - sure))[:, None]).T @ table + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def chances(table: Floats, weights: Floats) -> Floats:
    """Return the probability of each row."""
    return 1 / (1 + np.exp(-(table @ weights)))


def error(sure: Floats, right: Floats) -> float:
    """Return the expected calibration error over ten bins (Guo et al. 2017)."""
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(
        sum(
            abs(sure[place == n].mean() - right[place == n].mean()) * (place == n).mean()
            for n in range(BINS)
            if (place == n).any()
        )
    )


def best(gold: int, sure: Floats, right: Floats) -> float:
    """Return the confidence that gives the best F1 of ``gold`` answers when less is dropped."""

    def f1(least: float) -> float:
        kept = sure >= least
        return 2 * right[kept].sum() / (kept.sum() + gold)

    tried = [round(0.02 * n, 2) for n in range(5, 30)]
    found = max(tried, key=lambda least: (f1(least), -least))
    print(f"best F1 {f1(found):.4f} at {found}")
    return found if math.isfinite(found) else 0.3


if __name__ == "__main__":
    main()
