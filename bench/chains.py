"""Chains of relay passages: ``python bench/chains.py [--part dev] [--reader rules] [--misses]``.

The passages are our own (``bench/chains/gold``, labelled by ``bench/chains/GUIDE.md``). Each is
read in memory as plain text of its outlet, and what the reader tells is laid beside the gold.
Figures stand with the 95 % interval of a bootstrap over passages:

*WSW50, content 50, cue exact*: the metric of attributions, over all statements, inner ones too.
*act, manner, kind, anonymity, within*: shares of the statements that were found by content.
*innermost source right*: of all gold statements, the mouth stands at the right place, or both
have none; what was not found is wrong. *of found*: of those found.
*parent edges*: steps from hand to hand, and from the last hand to the printer; a told step is
right if its statement was found and both hands are right, at their place or, for an outlet, by
name elsewhere in the passage.
*full chain exact*: of all gold statements, all hands right and in order.
*relay outlets*: statements that came through an outlet, told with all of it (R), and those told
so that rightly were (P).
*hearsay named*: gold statements of hearsay that were given to a person, an institution, a group
or an outlet.

``--agreement A B`` scores the labels of folder B by those of folder A, for the passages of both.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import readers
from bench.attribution import places, same_source
from bench.chain_score import Beside, lay, same_chain, tally
from bench.corpora import digest
from bench.intervals import report, together, values
from bench.passages import GOLD, PARTS, Said, files, load, pairs, told

Laid = tuple[tuple[str, Beside], ...]

FLOORED = (
    "WSW50",
    "innermost source right",
    "parent edges",
    "full chain exact",
    "relay outlets",
)


def measure(folder: Path = GOLD, part: str = "dev", reader: str = readers.DEFAULT) -> Laid:
    """Read the passages of one part and lay what is told beside the gold, by passage id."""
    found = readers.reader(reader)
    return tuple((each.id, lay(told(each, found), each)) for each in load(folder, part))


def agreement(one: Path, other: Path) -> Laid:
    """Lay the labels of ``other`` beside those of ``one``, passages of both."""
    return tuple((a.id, lay(b, a)) for a, b in pairs(load(one), load(other)))


def corpus(folder: Path = GOLD) -> str:
    """Return the digest of the gold files."""
    return digest(files(folder), folder)


def figures(laid: Laid) -> dict[str, float]:
    """Return the figures that can have floors, as shares of one; the last value of each."""
    total = together(tally(beside) for _, beside in laid)
    return {name: values(total[name])[-1] for name in FLOORED if name in total}


def misses(laid: Laid) -> Iterator[str]:
    """Yield what went wrong, one line each: the gold's chain, the told chain, the words."""
    for name, beside in laid:
        found = {j: beside.told[i] for i, j in beside.same}
        for j, gold in enumerate(beside.gold):
            ours = found.get(j)
            if ours is None:
                yield f"{name}/{gold.id} missed: {chain(gold)} | {head(beside, gold)}"
            elif why := _wrong(beside.text, ours, gold):
                both = f"{chain(gold)} | {chain(ours)}"
                yield f"{name}/{gold.id} {why}: {both} | {head(beside, gold)}"
        used = {i for i, _ in beside.same}
        for i, ours in enumerate(beside.told):
            if i not in used:
                yield f"{name} not in the gold: {chain(ours)} | {head(beside, ours)}"


def _wrong(text: str, told: Said, gold: Said) -> str:
    """Return what is wrong with a statement that was found, "" if nothing."""
    mouth = same_source(places(text, told.words.source), places(text, gold.words.source))
    reasons = {
        "mouth": mouth,
        "chain": not mouth or same_chain(text, told, gold),
        f"kind {told.chain[0].kind}": told.chain[0].kind == gold.chain[0].kind,
        f"act {told.act}, not {gold.act}": told.act == gold.act,
    }
    return ", ".join(reason for reason, right in reasons.items() if not right)


def chain(one: Said) -> str:
    """Return the hands in short."""
    return " > ".join(hand.words or f"({hand.kind})" for hand in one.chain)


def head(beside: Beside, one: Said) -> str:
    """Return the first words of a content."""
    start, end = one.words.content[0]
    return " ".join(beside.text[start : min(end, start + 60)].split())


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score Sayso's chains on relay passages.")
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="another folder")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--agreement", type=Path, nargs=2, metavar=("A", "B"))
    readers.add_option(parser)
    asked = parser.parse_args(arguments)
    if asked.agreement:
        laid = agreement(*asked.agreement)
        print(f"agreement of B with A on {len(laid)} passages")
    else:
        laid = measure(asked.gold, asked.part, asked.reader)
        print(f"relay passages, {asked.part}: {len(laid)}, gold {corpus(asked.gold)}")
        print(f"reader {readers.reader(asked.reader).version}, 95 % intervals over passages")
    print("\n".join(report([tally(beside) for _, beside in laid])))
    if asked.misses:
        print("\n".join(misses(laid)))


if __name__ == "__main__":
    main()
