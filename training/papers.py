"""Learn what shows that a statement rests on an outlet: ``python training/papers.py [OUT]``.

A logistic regression over the traits of ``sayso.speech.resting``, from the train part of
``bench/chains/gold`` and from ``training/passages``; needs numpy alone. It prints precision and
recall of the inferred hands by five-fold cross-fitting over passages, given all other labels, and
writes OUT (``src/sayso/text/weights/papers.json`` if none is named).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "src"))

from bench.gold import locate

from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis
from sayso.records.speech import (
    Act,
    Anonymity,
    Chain,
    Hop,
    Kind,
    Manner,
    Mention,
    Statement,
)
from sayso.speech.papers import settled
from sayso.speech.resting import Traits, chance
from sayso.speech.statements import place

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE.parent / "bench" / "chains" / "gold", HERE / "passages")
OUT = HERE.parent / "src" / "sayso" / "text" / "weights" / "papers.json"
FOLDS = 5
HOLD = 1.0  # weight of the penalty on squares
Floats = NDArray[np.float64]
Passage = tuple[str, list[Statement], frozenset[str]]  # text, statements, ids of those that rest


def passages(part: str = "train") -> Iterator[Passage]:
    """Yield the passages of a part, without the hands that the labellers inferred."""
    for folder in FOLDERS:
        for file in sorted(folder.glob("*.json")):
            for one in json.loads(file.read_text(encoding="utf-8")):
                if one["part"] == part:
                    yield passage(one)


def passage(one: Mapping[str, Any]) -> Passage:
    """Return one passage as its text, its statements, and the ids of those that rest."""
    found = sorted((_statement(one, told) for told in one["statements"]), key=place)
    rest = [t["id"] for t in one["statements"] if any(hop["inferred"] for hop in t["chain"])]
    return one["text"], found, frozenset(rest)


def _statement(one: Mapping[str, Any], told: Mapping[str, Any]) -> Statement:
    def anchor(words: str | None) -> Anchor | None:
        return Anchor("p", *locate(one["id"], one["text"], words)) if words else None

    content = tuple(at for words in told["content"] if (at := anchor(words)))
    hops = []
    for hop in told["chain"]:
        at = anchor(hop["mention"])
        words = at.words(one["text"]) if at else ""
        named = Anonymity(hop["anonymity"]) if hop["anonymity"] else None
        if not hop["inferred"]:
            hops.append(Hop(Mention(at, words, Kind(hop["kind"]), named), anchor(hop["cue"])))
    return Statement(
        told["id"],
        content,
        " ".join(at.words(one["text"]) for at in content),
        anchor(told["cue"]),
        Manner(told["manner"]),
        Act(told["act"]),
        Chain(tuple(hops)),
        told["within"],
        None,
        Basis("SP020", 0.9, content[:1]),
    )


def asked(given: Sequence[Passage]) -> tuple[list[Traits], list[float]]:
    """Return the traits of all statements that an outlet might have carried, and who did rest."""
    rows: list[Traits] = []
    labels: list[float] = []
    for text, found, rest in given:

        def decide(one: Statement, seen: Traits, rest: frozenset[str] = rest) -> float:
            rows.append(seen)
            labels.append(float(one.id in rest))
            return labels[-1]

        settled(found, text, decide)
    return rows, labels


def fitted(rows: Sequence[Traits], labels: Sequence[float]) -> dict[str, float]:
    """Return the weights of a logistic regression, by Newton's method."""
    names = sorted({name for row in rows for name in row})
    table = np.array([[row[name] for name in names] for row in rows])
    wanted, weights = np.array(labels), np.zeros(len(names))
    held = HOLD * np.eye(len(names))
    for _ in range(100):
        share: Floats = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (share - wanted) + held @ weights
        bend = (table.T * (share * (1 - share))) @ table + held
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def _by(weights: Mapping[str, float], one: Statement, seen: Traits) -> float:  # noqa: ARG001 - as papers asks
    return chance(seen, weights)


def counted(given: Sequence[Passage], weights: Mapping[str, float]) -> Counter[str]:
    """Count the statements that are rightly, wrongly and not found to rest."""
    counts: Counter[str] = Counter()
    for text, found, rest in given:
        for one in settled(found, text, partial(_by, weights)):
            told = any(hop.basis for hop in one.chain.hops)
            counts["right" if told else "missed"] += one.id in rest
            counts["wrong"] += told and one.id not in rest
    return counts


def version(weights: Mapping[str, float]) -> str:
    """Return the name of what was learnt; it changes whenever that does."""
    return digest(*(f"{name} {value}" for name, value in sorted(weights.items())))[:6]


def written(out: Path, weights: Mapping[str, float], what: str) -> None:
    """Write weights, and beside them a module with their name."""
    out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    told = f'"""{what}: the name of the weights in ``{out.name}``."""'
    out.with_suffix(".py").write_text(
        f'{told}\n\nVERSION = "{version(weights)}"\n', encoding="utf-8"
    )


def main() -> None:
    """Print how well it does on passages that it was not fitted on; write the weights of all."""
    given = list(passages())
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        rest = [one for place, one in enumerate(given) if place % FOLDS != fold]
        counts += counted(given[fold::FOLDS], fitted(*asked(rest)))
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    print(f"{len(given)} passages, {right + missed} statements that rest on an outlet")
    shares = right / (right + wrong), right / (right + missed)
    print("cross-fitted: precision {:.3f} recall {:.3f}".format(*shares))
    weights = fitted(*asked(given))
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    written(out, weights, "What rests on an outlet")


if __name__ == "__main__":
    main()
