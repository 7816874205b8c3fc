"""Floors that only go up: ``python bench/check.py``.

It runs the bench on the example story and on the relay passages, and fails if a figure is below its
floor in ``bench/floors.json``. ``--raise`` writes the figures that are higher; none is ever lowered
while the corpus stays the same. Floors belong to a reader and a corpus digest: when articles or
gold change, the old floors say nothing, the check fails, and ``--raise`` starts new ones.
``--polnear DIR`` checks PolNeAR too, ``--pages DIR`` what is taken for article, date and outlet on
the English pages of a collection's dev part; it may be given for each collection.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import chains, dates, examples, outlets, pages, pages_gold, polnear, readers
from bench import credits as wires
from bench.corpora import HOME

FLOORS = HOME / "bench" / "floors.json"
STEP = 1000  # floors are kept to a tenth of a per cent, rounded down

Floors = dict[str, Any]


def falls(floors: Floors | None, corpus: str, found: Mapping[str, float]) -> Iterator[str]:
    """Yield one line for each reason to fail; none if all floors hold.

    Args:
        floors: ``{"corpus": digest, "floors": {name: share}}`` of one bench, or None.
        corpus: Digest of the corpus that was measured.
        found: The figures, as shares of one.
    """
    if floors is None:
        yield "no floors yet: --raise writes them"
    elif floors["corpus"] != corpus:
        yield f"floors are for corpus {floors['corpus']}, this is {corpus}: --raise starts anew"
    else:
        for name, floor in sorted(floors["floors"].items()):
            if name not in found:
                yield f"{name} has a floor but is not measured any more"
            elif found[name] < floor:
                yield f"{name} is {100 * found[name]:.2f}, below its floor of {100 * floor:.1f}"


def raised(floors: Floors | None, corpus: str, found: Mapping[str, float]) -> Floors:
    """Return floors at the figures found, or at the old floors where those are higher."""
    old: Mapping[str, float] = {}
    if floors is not None and floors["corpus"] == corpus:
        old = floors["floors"]
    new = {name: math.floor(share * STEP) / STEP for name, share in found.items()}
    kept = {name: max(new.get(name, 0.0), old.get(name, 0.0)) for name in new | dict(old)}
    return {"corpus": corpus, "floors": dict(sorted(kept.items()))}


Measured = tuple[str, str, dict[str, float]]


def measured(corpus: Path | None, collections: Sequence[Path]) -> Iterator[Measured]:
    """Yield (bench, corpus digest, figures) of each bench that can be run."""
    for reader in readers.NAMES:
        card = examples.measure(reader=reader)
        print(reader, *examples.report(card), sep="\n")
        yield f"examples, {reader}", card.corpus, examples.figures(card)
    for part in ("dev", "test"):
        yield f"chains {part}", chains.corpus(), chains.figures(chains.measure(part=part))
    if corpus is not None:
        for reader in readers.NAMES:
            result = polnear.measure(corpus, reader=reader)
            yield f"polnear, {reader}", result.corpus, polnear.figures(result)
        told = wires.measure(wires.golds(corpus, "dev"))
        yield "credits dev", result.corpus, wires.figures(list(map(wires.tally, told)))
        yield of_outlets(corpus)
    for folder in collections:
        yield from of_pages(folder)


def of_pages(folder: Path) -> Iterator[Measured]:
    """Yield the same of a collection of pages: its dev part, in English."""
    name, corpus = pages_gold.collection(folder), pages_gold.corpus(folder)
    golds = pages.chosen(folder, "dev", "en")
    yield f"pages dev, {name}", corpus, pages.figures(pages.measure(golds))
    dated = dates.measure([gold for gold in golds if len(gold.date) == dates.DAY])
    yield f"dates dev, {name}", corpus, dates.figures([dates.tally(told) for _, told in dated])
    yield of_outlets(folder)


def of_outlets(folder: Path) -> Measured:
    """Return the same of the outlets told of a collection's dev part."""
    corpus, found = outlets.measure(folder, "dev", "en")
    return f"outlets dev, {folder.name}", corpus, outlets.figures(found)


def check(asked: argparse.Namespace, floors: Floors) -> int:
    """Compare or raise; return the exit status. Who raises is told of what fell, too."""
    status = 0
    for bench, corpus, found in measured(asked.polnear, asked.pages):
        known = floors.get(bench)
        if asked.higher:
            floors[bench] = raised(known, corpus, found)
        begins = known is None or known["corpus"] != corpus
        for line in () if asked.higher and begins else falls(known, corpus, found):
            print(f"{bench}: {line}")
            status = 1
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare, and return the exit status."""
    parser = argparse.ArgumentParser(description="Check the figures against their floors.")
    parser.add_argument("--raise", dest="higher", action="store_true", help="write higher floors")
    parser.add_argument("--polnear", type=Path, metavar="DIR", help="check PolNeAR too")
    parser.add_argument(
        "--pages", type=Path, metavar="DIR", action="append", default=[], help="check pages too"
    )
    asked = parser.parse_args(arguments)
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    status = check(asked, floors)
    if asked.higher:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
