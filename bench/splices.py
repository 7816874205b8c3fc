"""Two stories joined into one: ``python bench/splices.py FOLDER... [--part test] [--texts DIR]``.

Each FOLDER holds an unpacked collection that ``bench/pages_gold.py`` knows; DIR holds one story in
each ``.txt``, such as the texts of PolNeAR. Two stories of one pool are joined: headline and first
paragraphs of one, then those of another, without its headline. *near* and *far* are as in
``bench/teasers.py``; *dateline*: the second opens with place and agency, where it had none.

*cuts found*: joined texts that are read in two parts or more with a cut within one paragraph of the
seam. *cuts right*: cuts in joined texts that are so. *wholes split*: stories as they are of which
one is found that is not there.
"""

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpora import below, digest
from bench.intervals import Figure, Share, report
from bench.teasers import LIKEST, Story, chosen, likeness, stories_of_texts

from sayso.intake import article
from sayso.records.articles import Document

LEAST = 4  # paragraphs of either story
DATELINES = ("LONDON (Reuters) - ", "NEW YORK — ", "ORVALE, May 3 (Norrland Wire) - ", "BERLIN: ")


@dataclass(frozen=True, slots=True)
class Joined:
    """One text.

    Attributes:
        kind: Topic and opening; "" for a story as it is.
        rows: Headline and paragraphs.
        seam: Index of the second story's first row; -1 if there is none.
    """

    kind: str
    rows: tuple[str, ...]
    seam: int = -1

    @property
    def text(self) -> str:
        """The rows, one in each line."""
        return "\n".join(self.rows)


def texts(found: Sequence[Story]) -> Iterator[list[Joined]]:
    """Yield all texts of each story, the story as it is first."""
    alike = likeness(found)
    for index, story in enumerate(found):
        row = alike[index]
        order = [n for n in sorted(range(len(found)), key=lambda n: -row[n]) if n != index]
        order = [n for n in order if row[n] < LIKEST and found[n].title != story.title]
        dice = random.Random(hashlib.sha256(story.blurb.encode()).digest())  # noqa: S311
        made = [Joined("", (story.title, *story.rows))]
        for topic in ("near", "far"):
            for opening in ("dateline", "bare"):
                pool = order[:3] if topic == "near" else order[len(order) // 2 :]
                made.append(_joined(story, found[dice.choice(pool)], (topic, opening), dice))
        yield made


def _joined(one: Story, other: Story, kind: tuple[str, str], dice: random.Random) -> Joined:
    first = one.rows[: dice.randint(LEAST, max(LEAST, len(one.rows)))]
    second = [*other.rows[: dice.randint(LEAST, max(LEAST, len(other.rows)))]]
    if kind[1] == "dateline":
        second[0] = dice.choice(DATELINES) + second[0]
    return Joined(", ".join(kind), (one.title, *first, *second), 1 + len(first))


def tally(made: Sequence[Joined]) -> dict[str, Figure]:
    """Return the figures of the texts of one story."""
    total: dict[str, Share] = {}
    for each in made:
        cuts = _cuts(each)
        good = [abs(cut - each.seam) <= 1 for cut in cuts]
        found = {"wholes split": Share(bool(cuts), 1)} if each.seam < 0 else {}
        for name in (each.kind, "all") if each.seam >= 0 else ():
            found[f"cuts found, {name}"] = Share(any(good), 1)
            found[f"cuts right, {name}"] = Share(sum(good), len(good))
        for name, share in found.items():
            total[name] = total.get(name, Share()) + share
    return dict(sorted(total.items()))


def _cuts(each: Joined) -> list[int]:
    """Return the rows at which Sayso lets a further part begin."""
    document = Document("bench", each.text, "text/plain", "bench.txt")
    (read,) = article(document).items
    return [each.text.count("\n", 0, part.at.start) for part in read.parts[1:]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score how joined stories are told apart.")
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
    print("\n".join(report([tally(made) for made in texts(found)])))


if __name__ == "__main__":
    main()
