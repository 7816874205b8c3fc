"""Template lines out of a pile: ``python bench/templates.py [ARTICLES] [--ledger]``.

The pile is of our own making. Every outlet prints the lines of its template in some articles, at
the top, inside or at the end; reporters repeat background from article to article of one story,
with its words; some articles come again as copies and as versions with edited paragraphs; articles
of an agency stand at several outlets. Words are made of syllables, each story has its own.

*found*: template lines printed in running text that were set aside. *lost*: lines of the articles
themselves that were set aside, which should be none. With ``--ledger``, the pile goes through a
ledger file, and the time includes fetching it twice; memory is the most that learning held beside
what was held before.
"""

import argparse
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sayso.intake import Sieve, article, learn
from sayso.ledger import open_ledger
from sayso.records.articles import Document, Role, Stated
from sayso.records.ids import digest
from sayso.records.speech import Reading

SYLLABLES = (
    "bal dor fen gim hul jor kas lem mur nop pel rad sim tov ulk ver wim yor zan qui".split()
)
SMALL = "the of a in to and with for on at by from".split()
OUTLETS = 20
BATCH = 200
PLACES = ("top", "inside", "end")


@dataclass(frozen=True, slots=True)
class Made:
    """One article of the pile, and which of its lines are the outlet's template."""

    document: Document
    template: frozenset[str]


def word(chance: random.Random) -> str:
    """Return a word of two or three syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3))))


def sentence(chance: random.Random, words: Sequence[str], length: int = 14) -> str:
    """Return a sentence of some of ``words``, with small words between them."""
    row = [chance.choice(words) if n % 2 else chance.choice(SMALL) for n in range(length)]
    return f"{row[1].capitalize()} {' '.join(row[2:])}."


def paragraphs(chance: random.Random, words: Sequence[str], count: int = 8) -> list[str]:
    """Return paragraphs of a story that is told in ``words``."""
    return [" ".join(sentence(chance, words) for _ in range(3)) for _ in range(count)]


def edited(chance: random.Random, lines: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return a later version: a sentence added to half of the paragraphs, one paragraph gone."""
    some = [
        f"{line} {sentence(chance, words)}" if chance.random() < 0.5 else line for line in lines
    ]
    some.pop(chance.randrange(len(some)))
    return some


def pile(count: int, seed: int = 1, outlets: int = OUTLETS) -> Iterator[Made]:
    """Yield about ``count`` articles; the same ones every time."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    common = [word(chance) for _ in range(400)]
    lines = {
        n: [sentence(chance, [word(chance) for _ in range(9)]) for _ in range(6)]
        for n in range(outlets)
    }
    wire = paragraphs(chance, [word(chance) for _ in range(60)])
    made = 0
    while made < count:
        outlet = chance.randrange(outlets)
        words = [word(chance) for _ in range(50)] + chance.sample(common, 20)
        background = paragraphs(chance, words, 2)
        for _ in range(chance.choice((1, 1, 1, 4))):  # articles of one story
            own = [word(chance) for _ in range(25)] + words[:40]
            story = paragraphs(chance, own) + background
            if chance.random() < 0.05:
                story = wire
            for again in range(chance.choice((1, 1, 1, 1, 3, 5))):  # versions of one article
                if again % 2:
                    story = edited(chance, story, own)
                yield _made(chance, made, outlet, story, lines[outlet])
                made += 1


def _made(
    chance: random.Random, number: int, outlet: int, story: Sequence[str], lines: Sequence[str]
) -> Made:
    printed = list(story)
    template = chance.sample(lines, chance.choice((0, 1, 2, 3)))
    for line in template:
        place = chance.choice(PLACES)
        at = {"top": 0, "inside": len(printed) // 2, "end": len(printed)}[place]
        printed.insert(at, line)
    doc = digest("pile", number)
    stated = Stated(outlet=f"The {SYLLABLES[outlet].capitalize()} Courier")
    text = "\n\n".join(printed)
    return Made(
        Document(doc, text, "text/plain", f"pile/{number}.txt", stated=stated, digest=doc * 2),
        frozenset(template),
    )


def read(made: Made) -> Reading:
    """Return the reading of an article, without statements."""
    (found,) = article(made.document).items
    return Reading(made.document, found)


def score(made: Iterable[Made], readings: Callable[[], Iterable[Reading]]) -> tuple[int, ...]:
    """Return lines learnt, template lines set aside, all such, and articles' lines set aside."""
    learnt = learn(readings)
    sieve = Sieve(learnt)
    gold = {each.document.id: each.template for each in made}
    found = every = lost = 0
    for before in readings():
        after = sieve(before)
        text = before.document.text
        for old, new in zip(before.article.blocks, after.article.blocks, strict=True):
            if old.role is not Role.BODY:
                continue
            template = old.at.words(text) in gold[before.document.id]
            every += template
            found += template and new.role is not Role.BODY
            lost += not template and new.role is not Role.BODY
    return len(learnt.templates), found, every, lost


def timed(readings: Callable[[], Iterable[Reading]]) -> tuple[float, float]:
    """Return seconds that learning takes, and MiB that it holds at most."""
    started = time.process_time()
    learn(readings)
    seconds = time.process_time() - started
    tracemalloc.start()
    learn(readings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak / 2**20


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how template lines are learnt.")
    parser.add_argument("articles", type=int, nargs="?", default=2000)
    parser.add_argument("--ledger", action="store_true", help="through a ledger file, timed")
    asked = parser.parse_args(arguments)
    made = list(pile(asked.articles))
    with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/pile.db") as ledger:
        run = ledger.begin("bench", datetime.now(UTC), "bench")
        for start in range(0, len(made), BATCH):
            ledger.add(run, [read(each) for each in made[start : start + BATCH]])
        learnt, found, every, lost = score(made, ledger.readings)
        print(f"{len(made):,} articles, {learnt} lines learnt of {OUTLETS * 6}")
        print(f"found {found:,} of {every:,} ({found / every:.3f}), lost {lost}")
        if asked.ledger:
            seconds, memory = timed(ledger.readings)
            print(f"learning: {seconds:.1f} s of processor, {memory:.0f} MiB at most")


if __name__ == "__main__":
    main()
