"""Other stories in an article: ``python bench/teasers.py FOLDER... [--part test] [--texts DIR]``.

Each FOLDER holds an unpacked collection that ``bench/pages_gold.py`` knows, DIR one story in each
``.txt``, such as the texts of PolNeAR; together they are one pool. The texts are made: headline and
body of an English story of running text, line by line, with one to three *teasers* of other stories
of the same part put in. A teaser is a headline with a blurb, a headline alone, a blurb alone, or
one to three whole paragraphs from within the other story. A blurb is its first sentence or two, one
in four of them broken off with three dots.

*after*: all of them stand below the end. *inside*: all stand between two paragraphs. *between*:
each stands between two paragraphs of its own. *near*: the stories most like this one by TF-IDF;
*far*: chance picks of the less similar half. *words*: words such as "Related" stand before them;
*end*: a line that ends a story does ("ENDS", who wrote it, whose views these are); *unsigned*:
nothing does. Each story gives each of the fourteen kinds once; shape, number, words and places
are drawn from a seed of the story's own. *untouched* is the story without any of it.

*teasers*: those of which no line is left in the running text. *body lines*: those of the story that
are. Lines that are no running text by their own words, such as "FAQ" or "Image: ...", stand in the
texts as they stood in the gold and count neither way. *named so*: lines set aside that are called a
teaser rather than anything else.
"""

import argparse
import hashlib
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpora import below, digest
from bench.intervals import Figure, Share, report
from bench.pages_gold import Gold, pages, part

from sayso.intake import article
from sayso.intake.rough import roughs
from sayso.records.articles import Document, Role
from sayso.text.words import folded

PLACES = {
    "after": ("words", "end", "unsigned"),
    "inside": ("words", "unsigned"),
    "between": ("words", "unsigned"),
}
TOPICS = ("near", "far")
SHAPES = ("headline and blurb", "headline", "blurb", "paragraphs")
FEWEST = 6  # lines of a story's body
PROSE = 0.7  # of them that end a sentence; recipes, tables and lists are no stories
LIKEST = 0.6  # cosine from which two texts are the same story
BLURB = 330  # code points
BROKEN = 0.25  # of the blurbs that break off
MOST = 3  # paragraphs of a story that stand in another
WORDS = (
    *("Latest news", "Related", "Related articles", "Related stories", "More stories", "Most read"),
    *("Read next", "Recommended", "Recommended for you", "You may also like", "Trending now"),
    *(
        "More from The Courier",
        "Top stories",
        "Don't miss",
        "See also",
        "In other news",
        "Also read",
    ),
    *("MORE FROM NEWS", "More on this story", "Editor's picks", "What to read next", "Popular"),
    *(
        "You might be interested in",
        "Other stories",
        "Keep reading",
        "More in Business",
        "News Feed",
    ),
)
ENDS = (
    *("ENDS", "###", "(Reporting by Dana Orlo; Editing by Milo Trenn)", "-30-"),
    "The views expressed in this article are those of the author.",
    "Dana Orlo is a senior reporter who covers the harbour. Follow her @danaorlo",
    "© 2031 The Orvale Courier. All rights reserved.",
    "This article was first published by The Orvale Courier.",
    "Additional reporting by Milo Trenn",
)
_STOP = re.compile(r"(?<=[a-z0-9%)\"”’]{2}[.!?])[\"”’]?\s+(?=[A-Z“\"‘])")
_PROSE = re.compile(r".{40,}[.!?][\"”’]?\s*", re.DOTALL)
_SENTENCE = re.compile(r"[.!?…][\"”’)]*$")
_SITE = re.compile(r"\s[|–—-]\s[^|–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class Story:
    """A story that texts are made from.

    Attributes:
        outlet: Whose it is.
        title: The headline, without the name of the site.
        rows: The lines of the body, each once.
        blurb: The first sentences.
    """

    outlet: str
    title: str
    rows: tuple[str, ...]
    blurb: str


@dataclass(frozen=True, slots=True)
class Made:
    """One text, and what its lines are.

    Attributes:
        kind: Place, sign and topic; all "" if nothing was put in.
        text: The text.
        body: (start, end) of each line of the story's body.
        teasers: The (start, end) of the lines of each teaser.
        shape: One of ``SHAPES``.
    """

    kind: tuple[str, str, str]
    text: str
    body: tuple[tuple[int, int], ...]
    teasers: tuple[tuple[tuple[int, int], ...], ...] = ()
    shape: str = ""


def stories(golds: Sequence[Gold]) -> list[Story]:
    """Return the stories of running text that are long enough and have a headline, in English."""
    made: dict[tuple[str, ...], Story] = {}
    for gold in golds:
        story = story_of(gold) if gold.english else None
        if story:
            made.setdefault(story.rows[:3], story)
    return list(made.values())


def story_of(gold: Gold, prose: float = PROSE, words: int = 4) -> Story | None:
    """Return the story of a page; None if it is too short, or too little of it is running text.

    Args:
        gold: The page.
        prose: Least share of its lines that end a sentence.
        words: Fewest of its headline.
    """
    rows = tuple(dict.fromkeys(" ".join(row.split()) for row in gold.body))
    title = _SITE.sub("", " ".join(gold.title.split()))
    blurb = _blurb(rows)
    told = sum(bool(_SENTENCE.search(row)) for row in rows)
    fits = len(rows) >= FEWEST and told >= prose * len(rows) and len(title.split()) >= words
    if not (fits and blurb):
        return None
    return Story(gold.outlet, title, tuple(row for row in rows if row != title), blurb)


def stories_of_texts(folder: Path) -> list[Story]:
    """Return the stories of a folder of plain texts, their first line the headline."""
    made: dict[tuple[str, ...], Story] = {}
    for file in below(folder, "*.txt"):
        lines = file.read_text(encoding="utf-8").splitlines()
        title, *rows = dict.fromkeys(" ".join(line.split()) for line in lines if line.strip())
        blurb = _blurb(rows)
        if len(rows) >= FEWEST and 4 <= len(title.split()) <= 25 and blurb:
            made.setdefault(tuple(rows[:3]), Story("", title.rstrip("."), tuple(rows), blurb))
    return list(made.values())


def _blurb(rows: Sequence[str]) -> str:
    """Return the first sentence or two of the first line of running text."""
    first = next((row for row in rows[:8] if _PROSE.fullmatch(row)), "")
    blurb = ""
    for sentence in _STOP.split(first)[:2]:
        if len(blurb) + len(sentence) <= BLURB:
            blurb = f"{blurb} {sentence}".strip()
    return blurb


def likeness(found: Sequence[Story]) -> list[list[float]]:
    """Return the cosine of the TF-IDF vectors of all stories with each other, to four decimals."""
    bags = [Counter(folded(" ".join((each.title, *each.rows)))) for each in found]
    held = Counter(word for bag in bags for word in bag)
    shared = {word: n for n, word in enumerate(sorted(w for w, c in held.items() if c > 1))}
    vectors = np.zeros((len(bags), len(shared)), np.float32)
    for row, bag in zip(vectors, bags, strict=True):
        told = {w: (1 + math.log(n)) * math.log(len(bags) / held[w]) for w, n in bag.items()}
        norm = math.sqrt(sum(value * value for value in told.values())) or 1.0
        for word, value in told.items():
            if word in shared:
                row[shared[word]] = value / norm
    cosines: list[list[float]] = np.round(vectors @ vectors.T, 4).tolist()
    return cosines


def texts(found: Sequence[Story]) -> Iterator[list[Made]]:
    """Yield all texts of each story, the untouched one first."""
    alike = likeness(found)
    for index, story in enumerate(found):
        row = alike[index]
        order = [n for n in sorted(range(len(found)), key=lambda n: -row[n]) if n != index]
        order = [n for n in order if row[n] < LIKEST and found[n].title != story.title]
        dice = random.Random(hashlib.sha256(story.blurb.encode()).digest())  # noqa: S311
        made = [text_of(story, [], ("", "", ""), dice)]
        for place, signs in PLACES.items():
            for sign in signs:
                for topic in TOPICS:
                    count = dice.choice((1, 1, 2, 3))
                    pool = order[:count] if topic == "near" else order[len(order) // 2 :]
                    others = [found[n] for n in dice.sample(pool, min(count, len(pool)))]
                    made.append(text_of(story, others, (place, sign, topic), dice))
        yield made


def text_of(
    story: Story, others: Sequence[Story], kind: tuple[str, str, str], dice: random.Random
) -> Made:
    """Return a story with teasers of others put in; ``kind`` is place, sign and topic."""
    place, sign, _ = kind
    shape = dice.choice(SHAPES)
    gap = dice.choice(("\n", "\n\n"))
    rows: list[tuple[str, int]] = [(row, -1) for row in story.rows]  # -1 is body, -2 neither
    blocks = [
        [(words, n) for words in _words(other, shape, dice)] for n, other in enumerate(others)
    ]
    if place == "between":
        count = min(len(blocks), len(rows) - 3)
        gaps = sorted(dice.sample(range(2, len(rows) - 1), count), reverse=True)
        blocks = blocks[:count]
        for at, block in zip(gaps, blocks, strict=True):
            rows[at:at] = [*_sign(sign, dice), *block]
    elif blocks:
        at = dice.randrange(2, len(rows) - 1) if place == "inside" else len(rows)
        rows[at:at] = [*_sign(sign, dice), *(line for block in blocks for line in block)]
    text = story.title
    body: list[tuple[int, int]] = []
    teasers: list[list[tuple[int, int]]] = [[] for _ in blocks]
    for words, owner in rows:
        start = len(text) + len(gap)
        text += gap + words
        if owner == -1 and not is_sure(words):
            body.append((start, len(text)))
        elif owner >= 0:
            teasers[owner].append((start, len(text)))
    return Made(kind, text, tuple(body), tuple(map(tuple, teasers)), shape if blocks else "")


def _words(other: Story, shape: str, dice: random.Random) -> tuple[str, ...]:
    """Return the lines of one teaser."""
    if shape == "paragraphs":
        count = dice.randint(1, MOST)
        start = dice.randint(2, max(2, len(other.rows) - count))
        return other.rows[start : start + count]
    blurb = other.blurb
    if dice.random() < BROKEN:
        words = blurb.split()
        kept = words[: dice.randint(min(len(words), 10), len(words))]
        blurb = " ".join(kept).rstrip(".,;:!?") + dice.choice(("...", "…", " ..."))
    return {SHAPES[0]: (other.title, blurb), SHAPES[1]: (other.title,), SHAPES[2]: (blurb,)}[shape]


def is_sure(row: str) -> bool:
    """Tell whether a row of the gold is no running text, by its own words alone."""
    (rough,) = roughs(Document("bench", row, "text/plain", "bench.txt"))
    return not rough.free


def _sign(sign: str, dice: random.Random) -> list[tuple[str, int]]:
    if sign == "unsigned":
        return []
    return [(dice.choice(WORDS if sign == "words" else ENDS), -2)]


def tally(made: Sequence[Made]) -> dict[str, Figure]:
    """Return the figures of the texts of one story."""
    total: dict[str, Figure] = {}

    def count(name: str, right: int, of: int) -> None:
        old = total.get(name, Share())
        assert isinstance(old, Share)  # noqa: S101 - all of them are
        total[name] = old + Share(right, of)

    for each in made:
        document = Document("bench", each.text, "text/plain", "bench.txt")
        (read,) = article(document).items
        kept = [(b.at.start, b.at.end) for b in read.blocks if b.role is Role.BODY]
        named = [(b.at.start, b.at.end) for b in read.blocks if b.role is Role.TEASER]
        held = sum(_stands(line, kept) for line in each.body)
        gone = [not any(_stands(line, kept) for line in block) for block in each.teasers]
        place, sign, topic = each.kind
        if not place:
            count("body lines, untouched", held, len(each.body))
            continue
        hard = "signed" if sign != "unsigned" else f"unsigned {topic}"
        for name in ("all", hard, f"{place}, {sign}, {topic}", each.shape):
            count(f"teasers, {name}", sum(gone), len(gone))
            count(f"body lines, {name}", held, len(each.body))
        lines = [
            line for block, out in zip(each.teasers, gone, strict=True) if out for line in block
        ]
        count("named so", sum(_stands(line, named) for line in lines), len(lines))
    return total


def _stands(line: tuple[int, int], kept: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a line and one of some stretches overlap."""
    return any(start < line[1] and line[0] < end for start, end in kept)


def chosen(folders: Sequence[Path], asked_part: str) -> list[Story]:
    """Return the stories of one part of some collections, as one pool."""
    golds = [gold for folder in folders for gold in pages(folder)]
    return stories([gold for gold in golds if part(gold.outlet) == asked_part])


def measure(found: Sequence[Story]) -> list[dict[str, Figure]]:
    """Return the figures of each story."""
    return [tally(made) for made in texts(found)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score how other stories are set aside.")
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--part", default="dev", choices=["train", "dev", "test"])
    parser.add_argument("--texts", type=Path, metavar="DIR", help="stories of plain text")
    asked = parser.parse_args(arguments)
    for folder in asked.folders:
        print(f"{folder.name}, corpus {digest(below(folder, '*.json'), folder)}")
    found = chosen(asked.folders, asked.part)
    if asked.texts:
        print(f"texts, corpus {digest(below(asked.texts, '*.txt'), asked.texts)}")
        found += stories_of_texts(asked.texts)
    print(f"part {asked.part}, {len(found)} stories; 95 % intervals over stories")
    tallies = measure(found)
    order = sorted({name for each in tallies for name in each}, key=_order)
    print("\n".join(report([{n: each[n] for n in order if n in each} for each in tallies])))


def _order(name: str) -> tuple[bool, int, str]:
    return name.startswith("body"), name.count(","), name


if __name__ == "__main__":
    main()
