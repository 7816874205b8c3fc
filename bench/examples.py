"""How well Sayso reads the example story: ``python bench/examples.py``.

It runs the command on ``examples/strait`` with a ledger of its own, reads the listings back as
anybody could, and lays them beside ``examples/gold``. ``--misses`` lists what went wrong.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import gold_score, gold_story, readers
from bench.attribution import Rate, Scores, percent, table
from bench.corpora import GOLD, HOME, STORY, below, digest
from bench.gold import story, written
from bench.running import told_of


@dataclass(frozen=True, slots=True)
class Card:
    """All figures of one run.

    Attributes:
        corpus: Digest of the articles and of their gold.
        laid: The articles, each beside its gold.
        speech: Statements by the metric of attributions.
        voices: Sources and chains.
        roles: Lines.
        outlets: Outlets.
        dates: Dates of publication.
        claims: Claims.
        supports: Numbers of origins.
        conflicts: Conflicts.
        derivations: Derivations.
    """

    corpus: str
    laid: tuple[gold_score.Laid, ...]
    speech: Scores
    voices: gold_score.Voices
    roles: gold_score.Roles
    outlets: gold_score.Heads
    dates: gold_score.Heads
    claims: gold_story.Claims
    supports: gold_story.Supports
    conflicts: gold_story.Conflicts
    derivations: gold_story.Derivations


def measure(pile: Path = STORY, folder: Path = GOLD, reader: str = readers.DEFAULT) -> Card:
    """Run Sayso on the story and score what it tells."""
    whole = story(folder)
    told = told_of(pile, reader)
    names = gold_score.Names(whole["names"])
    laid = gold_score.lay(written(folder), told)
    beside = gold_story.Beside.of(whole, laid)
    return Card(
        digest((*below(pile), *below(folder, "*.json")), HOME),
        laid,
        gold_score.speech(laid),
        gold_score.voices(laid, names),
        gold_score.roles(laid),
        gold_score.outlets(laid, names),
        gold_score.dates(laid),
        gold_story.claims(beside, told),
        gold_story.supports(beside, told),
        gold_story.conflicts(beside, told),
        gold_story.derivations(beside, told),
    )


def figures(card: Card) -> dict[str, float]:
    """Return the figures that have floors, each the better the higher, as shares of one."""
    voices, supports, found = card.voices, card.supports, card.derivations
    return {
        "statements.wsw50": card.speech.who_said_what.f1,
        "statements.wsw50.precision": card.speech.who_said_what.precision,
        "statements.exact": card.speech.exact.f1,
        "statements.content": card.speech.roles["content"].f1,
        "voices.innermost": _share(voices.mouth, voices.pairs),
        "voices.chain": _share(voices.chain, voices.pairs),
        "voices.edges": voices.edges.f1,
        "voices.name": _share(voices.name, voices.named),
        "voices.true_names": 1 - _share(voices.nameless, voices.rows),
        "roles.body": card.roles.body.f1,
        "roles.exact": _share(card.roles.right, card.roles.lines),
        "outlets": card.outlets.share(),
        "dates": card.dates.share(),
        "claims.pairs": card.claims.pairs.f1,
        "claims.b3": _f1(*card.claims.b3),
        "origins.low": _share(supports.low, supports.claims),
        "origins.high": _share(supports.high, supports.claims),
        "conflicts.precision": card.conflicts.rate.precision,
        "conflicts.recall": card.conflicts.rate.recall,
        "derivations": found.rate.f1,
        "derivations.direction": _share(found.direction, found.directed),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def report(card: Card) -> Iterator[str]:
    """Yield the lines of the printed table."""
    articles = len(card.laid)
    yield f"example story, {articles} articles, corpus {card.corpus}"
    yield f"{'':26}{'P':>7}{'R':>7}{'F1':>7}   told of gold"
    for name, precision, recall, f1, counts in table(card.speech):
        yield f"{name:26}{precision:>7}{recall:>7}{f1:>7}   {counts}"
    yield _rate("chain edges", card.voices.edges)
    yield _rate("body lines", card.roles.body)
    yield _rate("claims, pairs", card.claims.pairs)
    shares = (*card.claims.b3, _f1(*card.claims.b3))
    yield f"{'claims, B3':26}" + "".join(f"{percent(share):>7}" for share in shares)
    yield _rate("conflicts", card.conflicts.rate)
    yield _rate("derivations", card.derivations.rate)
    yield ""
    yield from _counts(card)


def _rate(name: str, rate: Rate) -> str:
    shares = "".join(f"{percent(s):>7}" for s in (rate.precision, rate.recall, rate.f1))
    return f"{name:26}{shares}   {rate.predicted} of {rate.gold}"


def _counts(card: Card) -> Iterator[str]:
    v, r, s, d = card.voices, card.roles, card.supports, card.derivations
    yield f"of {v.pairs} statements found: innermost source {v.mouth}, chain {v.chain},"
    yield f"    kind {v.kind}, anonymity {v.anonymity}, act {v.act}, manner {v.manner},"
    yield f"    within {v.within}"
    yield f"of {v.named} named sources: name right {v.name}; no name shown as one {v.nameless}"
    yield f"of {r.lines} lines: role right {r.right}; of {r.spans} inside lines: {r.spans_right}"
    yield _heads("outlets", card.outlets)
    yield _heads("dates", card.dates)
    yield f"of {s.claims} claims told twice or more: put together {s.together},"
    yield f"    origins low {s.low}, high {s.high}, both {s.both}; overcounted {s.overcounted}"
    yield f"of derivations found: relation {d.relation}, direction {d.direction} of {d.directed}"
    yield f"near misses shown as conflicts: {len(card.conflicts.near)}"


def _heads(name: str, heads: gold_score.Heads) -> str:
    return (
        f"{name}: right {heads.right}, unknown and rightly so {heads.unknown}, wide {heads.wide}, "
        f"wrong {heads.wrong}, absent {heads.absent}, invented {heads.invented}"
    )


def misses(card: Card) -> Iterator[str]:
    """Yield what went wrong, for the one who mends it."""
    for each in card.laid:
        yield f"== {each.gold.path}"
        yield from _misses_of(each)
    yield "== the whole"
    yield from (f"conflict missed: {about}" for about in card.conflicts.missed)
    yield from (f"near miss shown: {about}" for about in card.conflicts.near)
    yield from (f"derivation wrong: {pair}" for pair in card.derivations.wrong)


def _misses_of(laid: gold_score.Laid) -> Iterator[str]:
    found = {j for _, j in laid.same}
    used = {i for i, _ in laid.same}
    for line, role in gold_score.lines_of(laid):
        if role != line.role:
            yield f"line {role or 'none'}, not {line.role}: {laid.text[slice(*line.at)][:70]}"
    for j, one in enumerate(laid.gold.statements):
        if j not in found:
            yield f"missed {one.id}: {laid.text[slice(*one.words.content[0])][:90]}"
    for i, row in enumerate(laid.rows):
        if i not in used:
            yield f"not in the gold: {gold_score.hands(row)[0][:30]}: {row['content_text'][:90]}"
    for row, one in laid.pairs():
        names = [name or "-" for name in one.chain]
        if gold_score.hands(row) != names:
            yield f"hands {one.id}: {' > '.join(gold_score.hands(row))}, not {' > '.join(names)}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score Sayso on the example story.")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    readers.add_option(parser)
    asked = parser.parse_args(arguments)
    card = measure(reader=asked.reader)
    print("\n".join(report(card)))
    if asked.misses:
        print("\n".join(misses(card)))


if __name__ == "__main__":
    main()
