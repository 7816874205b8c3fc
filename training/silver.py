"""Attributions inside PolNeAR's contents, as an earlier model hears them: silver for the next.

``python training/silver.py POLNEAR WEIGHTS OUT``: reads each content of the train split by itself
with the exported weights in the folder WEIGHTS and writes what it hears, by article.
"""

import argparse
import json
import math
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(Path(__file__).resolve().parents[1] / "src"))

from bench.attribution import Spans
from bench.polnear import Marked, load

from sayso.speech.heard import Heard, answers
from sayso.text.models import Encoder
from sayso.text.pieces import Span

LEAST = 8  # words of a content that can hold another attribution
SURE = 0.45  # probability, as the model says it and before calibration, that is believed
EDGE = 2  # code points by which a content may differ from the outer one and be the same
SETTINGS = {  # those of the weights may have been chosen for later ones
    "size": 192,
    "context": 0,
    "least": 0.3,
    "sure": [0.0] * 5,  # calibration, which is not asked
}
_LEAD = re.compile(r"[\s“\"'‘]*")
_encoder: list[Encoder] = []


def start(folder: str) -> None:
    """Load the weights, once in each process."""
    encoder = Encoder(folder)
    encoder.settings = {**encoder.settings, **SETTINGS}
    _encoder.append(encoder)


def inner(one: Marked) -> tuple[str, list[tuple[Spans, Spans, Spans]]]:
    """Return an article's name, and content, source and cue of what its contents hold."""
    found = []
    for gold in one.gold:
        for begin, end in gold.content:
            if len(one.text[begin:end].split()) < LEAST:
                continue
            lead = _LEAD.match(one.text, begin, end)
            at = (lead.end() if lead else begin, end)
            for each in answers(_encoder[0], one.text, [at]):
                if _chance(each) >= SURE and not _whole(each, at):
                    source = (each.source,) if each.source else ()
                    found.append((each.content, source, (each.cue,)))
    return one.file.stem, found


def _chance(one: Heard) -> float:
    """Return the probability that a cue begins there and all marks are right."""
    odds, marked = one.traits[:2]
    return round(math.exp(marked) / (1 + math.exp(-odds)), 4)


def _whole(one: Heard, at: Span) -> bool:
    """Tell whether an attribution's content is all of ``at``, so that it says nothing new."""
    return one.content[0][0] <= at[0] + EDGE and one.content[-1][1] >= at[1] - EDGE


def main() -> None:
    """Write the silver."""
    parser = argparse.ArgumentParser(description="Write silver for attributions inside contents.")
    parser.add_argument("polnear", type=Path, help="the unpacked corpus")
    parser.add_argument("weights", type=Path, help="folder that export.py wrote")
    parser.add_argument("out", type=Path, help="file to write")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    folder = str(asked.weights.resolve())
    with ProcessPoolExecutor(asked.processes, initializer=start, initargs=(folder,)) as pool:
        found = dict(pool.map(inner, load(asked.polnear, "train"), chunksize=8))
    asked.out.write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")
    print(sum(map(len, found.values())), "attributions inside contents of", len(found), "articles")


if __name__ == "__main__":
    main()
