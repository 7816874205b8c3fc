"""Teasers that the pile proves: ``python bench/headlines.py FOLDER... [--part dev] [--texts DIR]``.

Stories are those of ``bench/teasers.py``. Every second one is a page, with one to three of the
others put between its paragraphs or below its end: the headline and the first sentences, or the
headline alone, without any word that announces them. The pile holds these pages, and a share of the
stories that they lead to, drawn from a seed; it is learnt from as a ledger is.

*caught*: teasers of which no line is left in the running text, alone (by what one text shows) and
with the pile. *proved*: of those whose story is in the pile. *body lines*: lines of the pages' own
stories that one text keeps, and that are kept with the pile.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.intervals import Figure, Share, report
from bench.teasers import Story, chosen, stories_of_texts

from sayso.intake import Sieve, article, learn
from sayso.records.articles import Document, Role
from sayso.records.ids import digest
from sayso.records.speech import Reading

HELD = (0.0, 0.25, 0.5, 0.75, 1.0)  # shares of the stories led to that are in the pile
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the pile.

    Attributes:
        reading: Of the page.
        body: Its own lines.
        teasers: Number of the story that is led to, and the lines that do it.
    """

    reading: Reading
    body: tuple[Span, ...]
    teasers: tuple[tuple[int, tuple[Span, ...]], ...] = ()


def read(words: str, name: str) -> Reading:
    """Return the reading of a text, without statements."""
    document = Document(digest("headlines", name), words, "text/plain", f"{name}.txt")
    (made,) = article(document).items
    return Reading(document, made)


def page(story: Story, others: Sequence[Story], number: int) -> Page:
    """Return a story with teasers of one to three of ``others`` put in; always the same ones."""
    dice = random.Random(story.title)  # noqa: S311 - no secret
    rows: list[tuple[str, int]] = [(row, -1) for row in story.rows]
    for other in dice.sample(range(len(others)), dice.choice((1, 1, 2, 3))):
        lines = [others[other].title, others[other].blurb][: dice.choice((1, 2))]
        own = [at for at in range(2, len(rows)) if rows[at][1] < 0]
        at = dice.choice((*own, len(rows), len(rows)))
        rows[at:at] = [(line, other) for line in lines]
    text, body = story.title, list[Span]()
    teasers: dict[int, list[Span]] = {}
    for words, owner in rows:
        span = (len(text) + 2, len(text) + 2 + len(words))
        text += f"\n\n{words}"
        (body if owner < 0 else teasers.setdefault(owner, [])).append(span)
    led = tuple((other, tuple(spans)) for other, spans in teasers.items())
    return Page(read(text, f"page {number}"), tuple(body), led)


def kept(reading: Reading) -> list[Span]:
    """Return where its running text stands."""
    return [(b.at.start, b.at.end) for b in reading.article.blocks if b.role is Role.BODY]


def _stands(line: Span, rest: Sequence[Span]) -> bool:
    return any(start < line[1] and line[0] < end for start, end in rest)


def tally(made: Page, after: Reading, here: frozenset[int], name: str) -> dict[str, Figure]:
    """Return the figures of one page, by itself and with the pile."""
    old, new = kept(made.reading), kept(after)
    held = [line for line in made.body if _stands(line, old)]
    found: dict[str, Figure] = {
        f"{name}, body lines": Share(sum(_stands(line, new) for line in held), len(held))
    }
    proved = [each for each in made.teasers if each[0] in here]
    for what, led in (("caught", made.teasers), ("proved", proved)):
        for which, rest in (("alone", old), ("with the pile", new)):
            gone = sum(not any(_stands(line, rest) for line in lines) for _, lines in led)
            found[f"{name}, {what} {which}"] = Share(gone, len(led))
    return found


def measure(found: Sequence[Story]) -> list[dict[str, Figure]]:
    """Return the figures of each page, for each share of the stories led to in the pile."""
    hosts, others = found[::2], found[1::2]
    pages = [page(story, others, number) for number, story in enumerate(hosts)]
    whole = [
        read("\n\n".join((one.title, *one.rows)), f"story {n}") for n, one in enumerate(others)
    ]
    order = random.Random(1).sample(range(len(others)), len(others))  # noqa: S311 - no secret
    tallies: list[dict[str, Figure]] = [{} for _ in pages]
    for share in HELD:
        here = frozenset(order[: round(share * len(order))])
        pile = [each.reading for each in pages] + [whole[n] for n in sorted(here)]
        sieve = Sieve(learn(partial(iter, pile)))
        for each, made in zip(tallies, pages, strict=True):
            each.update(tally(made, sieve(made.reading), here, f"{100 * share:3.0f} %"))
    return tallies


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score how the pile proves other stories.")
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--part", default="dev", choices=["train", "dev", "test"])
    parser.add_argument("--texts", type=Path, metavar="DIR", help="stories of plain text")
    asked = parser.parse_args(arguments)
    found = chosen(asked.folders, asked.part)
    if asked.texts:
        found += stories_of_texts(asked.texts)
    tallies = measure(sorted(found, key=lambda one: digest(one.title)))
    print(f"part {asked.part}, {len(tallies)} pages; 95 % intervals over pages")
    order = sorted({name for each in tallies for name in each})
    print("\n".join(report([{n: each[n] for n in order if n in each} for each in tallies])))


if __name__ == "__main__":
    main()
