"""Attributions inside contents, on PolNeAR: ``python bench/inner.py DIR [--reader rules]``.

PolNeAR marks the outermost attributions only. ``bench/chains/inner/gold.json`` holds those that
stand inside their contents, in the dev split, as offsets: the outer content, source, cue, content,
and whether it is speech or an attitude. DIR is the unpacked corpus, which has the texts.

What is scored of a reader: its statements that stand inside another, by ``within`` or because
another's content holds their cue and content, and that lie inside a content of the gold; for of
what stands elsewhere nobody said whether it is right. The file
lists the contents that were read. Speech and attitudes are told apart as
the label says in the gold, and by the cue in what is told (``bench/cues.py``); a pair counts for
both, whatever the other's side.

``--agreement A B`` scores the labels in file B by those in file A, where both have read.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import polnear, readers
from bench.attribution import (
    HALF,
    Attribution,
    Pairs,
    Places,
    Rate,
    Spans,
    matched,
    overlap,
    places,
    rows,
    score,
)
from bench.corpora import HOME, digest
from bench.cues import shows_speech, sides
from bench.intervals import Figure, Share, Tally, report

from sayso.records.speech import Statement

GOLD = HOME / "bench" / "chains" / "inner" / "gold.json"
ALMOST = 0.95  # of an inner statement's words, in the outer's content

Outer = tuple[str, Spans]


@dataclass(frozen=True, slots=True)
class Inner:
    """One attribution inside a content, whether it is speech, and the content it stands in."""

    words: Attribution
    speech: bool
    outer: Spans = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """What one labeller marked, by article, and which contents they read; None is all."""

    marked: Mapping[str, tuple[Inner, ...]]
    read: frozenset[Outer] | None

    def within(self, others: frozenset[Outer] | None) -> "Labels":
        """Return the labels in contents that others have read too."""
        if others is None:
            return self
        both = others if self.read is None else others & self.read
        kept = {
            name: tuple(each for each in found if (name, each.outer) in both)
            for name, found in self.marked.items()
        }
        return Labels(kept, both)


def load(file: Path) -> Labels:
    """Return the labels of a file; the same one inside two contents counts once."""
    marked: dict[str, dict[Attribution, Inner]] = {}
    held = json.loads(file.read_text(encoding="utf-8"))
    for row in held["labels"]:
        words = Attribution(spans(row["content"]), _one(row["source"]), _one(row["cue"]))
        one = Inner(words, row["speech"], spans(row["outer"]))
        marked.setdefault(row["article"], {}).setdefault(words, one)
    read = frozenset((row["article"], spans(row["outer"])) for row in held["read"])
    return Labels({name: tuple(found.values()) for name, found in marked.items()}, read or None)


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Return pairs of a file as stretches of text."""
    return tuple((start, end) for start, end in pairs)


def _one(pair: Sequence[int] | None) -> Spans:
    return spans([pair]) if pair else ()


def told(text: str, found: Sequence[Statement], read: Iterable[Spans]) -> tuple[Inner, ...]:
    """Return the statements that stand inside another one and inside a content that was read."""
    words = [polnear.attribution(each) for each in found]
    taken = [_taken(text, one) for one in words]
    contents = [places(text, one.content) for one in words]
    outer = [places(text, each) for each in read]
    return tuple(
        Inner(one, shows_speech(text, one))
        for n, one in enumerate(words)
        if (found[n].within is not None or any(_inside(taken[n], each) for each in contents))
        and any(_inside(taken[n], each, HALF) for each in outer)
    )


def _taken(text: str, one: Attribution) -> tuple[Places, Places]:
    return places(text, one.content), places(text, one.cue)


def _inside(taken: tuple[Places, Places], outer: Places, share: float = ALMOST) -> bool:
    """Tell whether cue and content lie in ``outer``, by that share, and are not all of it."""
    smaller = len(taken[0] & outer) < len(outer)
    return smaller and all(len(each & outer) >= share * len(each) for each in taken)


def tally(text: str, gold: Sequence[Inner], ours: Sequence[Inner]) -> dict[str, Figure]:
    """Return what one article gives to each figure."""
    mine, theirs = ([one.words for one in side] for side in (ours, gold))
    mine_say, theirs_say = ([one.speech for one in side] for side in (ours, gold))
    _, same = matched(text, mine, theirs)
    cues = cue_pairs(text, mine, theirs)
    found = rows(score([(text, theirs, mine)]))
    return {
        "WSW50": found["WSW50"],
        **sides("WSW50", same, mine_say, theirs_say),
        "cue overlap": Rate(len(cues), len(mine), len(cues), len(theirs)),
        **sides("cue overlap", cues, mine_say, theirs_say),
        "cue exact": found["cue exact"],
        "content exact": found["content exact"],
        "speech or not, of found": Share(
            sum(mine_say[i] == theirs_say[j] for i, j in same), len(same)
        ),
    }


def cue_pairs(text: str, told: Sequence[Attribution], gold: Sequence[Attribution]) -> Pairs:
    """Pair attributions whose cues share a letter one to one, closest first."""
    ours, theirs = ([places(text, one.cue) for one in side] for side in (told, gold))
    closest = sorted(
        (-overlap(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b
    )
    pairs: dict[int, int] = {}
    for _, i, j in closest:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def measure(folder: Path, gold: Path = GOLD, reader: str = readers.DEFAULT) -> tuple[Tally, ...]:
    """Score a reader on the articles of the dev split."""
    labels, found = load(gold), readers.reader(reader)
    tallies = []
    for each in polnear.load(folder):
        name = each.file.stem
        outer = (one.content for one in each.gold)
        read = [at for at in outer if labels.read is None or (name, at) in labels.read]
        ours = told(each.text, polnear.statements(polnear.opened(each.file), found), read)
        tallies.append(tally(each.text, labels.marked.get(name, ()), ours))
    return tuple(tallies)


def agreement(folder: Path, one: Path, other: Path) -> tuple[Tally, ...]:
    """Score the labels of ``other`` by those of ``one``, in the contents that both have read."""
    first, second = load(one), load(other)
    left, right = first.within(second.read), second.within(first.read)
    return tuple(
        tally(each.text, left.marked.get(name, ()), right.marked.get(name, ()))
        for each in polnear.load(folder)
        for name in (each.file.stem,)
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score inner attributions on PolNeAR dev.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the unpacked corpus")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FILE")
    parser.add_argument("--agreement", type=Path, nargs=2, metavar=("A", "B"))
    readers.add_option(parser)
    asked = parser.parse_args(arguments)
    if asked.agreement:
        tallies = agreement(asked.folder, *asked.agreement)
        print(f"inner attributions of PolNeAR dev: agreement of B with A, {len(tallies)} articles")
    else:
        tallies = measure(asked.folder, asked.gold, asked.reader)
        print(f"inner attributions of PolNeAR dev, gold {digest([asked.gold], asked.gold.parent)}")
        print(f"reader {readers.reader(asked.reader).version}, 95 % intervals over articles")
    print("\n".join(report(tallies)))


if __name__ == "__main__":
    main()
