"""Learn what shows that a name is an outlet's: ``python training/outlets.py [OUT]``.

A logistic regression over the signs of ``sayso.text.presses``, from the names that the train part
of ``bench/chains/gold`` and ``training/passages`` give to outlets and to other sources; needs numpy
alone. It prints precision and recall by five-fold cross-fitting over passages, and writes OUT
(``src/sayso/text/weights/outlets.json`` if none is named).
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "src"))

from bench.gold import locate
from training.papers import FOLDERS, FOLDS, fitted, written

from sayso.text.presses import SURE, Signs, bare_name, probability, signs

_TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|assured) "
    r"(?P<name>(?:[Tt]he )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)"
)
OUT = Path(__file__).resolve().parents[1] / "src" / "sayso" / "text" / "weights" / "outlets.json"
Named = tuple[Signs, float]  # signs of a name; 1 for an outlet's


def passages(part: str = "train") -> Iterator[list[Named]]:
    """Yield the names of each passage of a part."""
    for folder in FOLDERS:
        for file in sorted(folder.glob("*.json")):
            for one in json.loads(file.read_text(encoding="utf-8")):
                if one["part"] == part:
                    yield named(one)


def named(one: Mapping[str, Any]) -> list[Named]:
    """Return the signs of the names in the chains of one passage, and of all who are told."""
    found: dict[str, float] = {}
    for told in one["statements"]:
        for hop in told["chain"]:
            if hop["mention"]:
                start, end = locate(one["id"], one["text"], hop["mention"])
                name = bare_name(one["text"][start:end])
                found[name] = max(found.get(name, 0.0), float(hop["kind"] == "outlet"))
    outlets = [name for name, told in found.items() if told]
    for each in _TOLD.finditer(one["text"]):
        name = bare_name(each["name"])
        if not any(name in other or other in name for other in outlets):
            found.setdefault(name, 0.0)
    return [(signs(one["text"], name), told) for name, told in found.items() if name]


def main() -> None:
    """Print how well it does on passages that it was not fitted on; write the weights of all."""
    given = list(passages())
    right = told = known = 0
    for fold in range(FOLDS):
        rest = [each for n, one in enumerate(given) if n % FOLDS != fold for each in one]
        weights = fitted([seen for seen, _ in rest], [label for _, label in rest])
        for seen, label in (each for one in given[fold::FOLDS] for each in one):
            sure = probability(seen, weights) >= SURE
            right, told, known = right + int(sure and label), told + sure, known + int(label)
    print(f"{len(given)} passages, {known} names of outlets")
    print(f"cross-fitted: precision {right / told:.3f} recall {right / known:.3f}")
    every = [each for one in given for each in one]
    weights = fitted([seen for seen, _ in every], [label for _, label in every])
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    written(out, weights, "What shows that a name is an outlet's")


if __name__ == "__main__":
    main()
