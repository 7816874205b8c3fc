"""Credits and authors on PolNeAR: ``python bench/credits.py DIR [--split dev] [--misses]``.

DIR holds the unpacked corpus, whose ``metadata.tsv`` says of each article which wire and whom the
publisher credited, and who wrote it. The texts are bare, so that wire, credit and author are told
only where the words show them.

*wire found*: of the articles with a wire, those in which it is the credit or named beside it.
*credits right*: of the credits told, those that the columns ``wire`` or ``credit`` name. *authors
right*: of the authors told, those that the column ``author`` names.

PolNeAR: Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News".
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpora import CorpusError, below, digest
from bench.intervals import Figure, Share, report, together, values

from sayso.intake import article
from sayso.intake.crediting import credited
from sayso.records.articles import Document
from sayso.text.words import folded

_NONE = frozenset({"", "None", "NA"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One article and whom its publisher names.

    Attributes:
        file: The text.
        wire: The agency, as the table of outlets has it; "" if none.
        credit: Whom else it credits, likewise.
        author: Who wrote it, in the publisher's words.
    """

    file: Path
    wire: str
    credit: str
    author: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one article.

    Attributes:
        gold: What should be.
        credits: Whom it credits, the first one first; several are named beside it.
        authors: Who wrote it.
    """

    gold: Gold
    credits: tuple[str, ...]
    authors: tuple[str, ...]


def golds(folder: Path, split: str) -> tuple[Gold, ...]:
    """Return the articles of a split with their metadata, sorted by name.

    Raises:
        CorpusError: If metadata or texts are not there.
    """
    table = folder / "metadata.tsv"
    if not table.is_file():
        raise CorpusError(f"{table}: not found. Give the folder of the unpacked corpus.")
    files = below(folder / split / "text", "*.txt")
    with table.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["filename"]]
    named = {row["filename"]: row for row in rows if row["compartment"] == split}
    return tuple(_gold(file, named[file.stem]) for file in files if file.stem in named)


def _gold(file: Path, row: Mapping[str, str]) -> Gold:
    credit = row["credit"].removeprefix("h/t:").strip()
    author = "" if row["author"] in _NONE else row["author"]
    return Gold(file, _name(row["wire"]), _name(credit), author)


def _name(words: str) -> str:
    """Return the name that the table of outlets has for a credit, or its words; "" if none."""
    return "" if words in _NONE else credited(words.title() if words.islower() else words).name


def measure(found: Sequence[Gold]) -> tuple[Told, ...]:
    """Return what is told of each article, in order."""
    return tuple(_told(gold) for gold in found)


def _told(gold: Gold) -> Told:
    text = gold.file.read_text(encoding="utf-8")
    document = Document(gold.file.stem, text, "text/plain", gold.file.name)
    (made,) = article(document).items
    others = made.credit.basis.note.removeprefix("with ").split(", ") if made.credit else []
    names = (made.credit.name, *filter(None, others)) if made.credit else ()
    return Told(gold, names, tuple(author.name for author in made.authors))


def tally(told: Told) -> dict[str, Share]:
    """Return the figures of one article."""
    gold = told.gold
    made = {
        "wire found": Share(int(gold.wire in told.credits), 1) if gold.wire else Share(),
        "credits right": Share(
            sum(name in {gold.wire, gold.credit} for name in told.credits[:1]),
            len(told.credits[:1]),
        ),
    }
    words = set(folded(gold.author))
    right = sum(bool(words) and words >= set(folded(name)) for name in told.authors)
    made["authors right"] = Share(right, len(told.authors) if gold.author else 0)
    return made


def figures(tallies: Sequence[Mapping[str, Figure]]) -> dict[str, float]:
    """Return the figures that have floors, as shares of one."""
    return {name: values(figure)[-1] for name, figure in together(tallies).items()}


def misses(found: Sequence[Told]) -> Iterator[str]:
    """Yield the articles whose wire was not found, or whose credit or author is another."""
    for told in found:
        if any(figure.right < figure.of for figure in tally(told).values() if figure.of):
            gold = told.gold
            yield f"{gold.file.stem}: wire {gold.wire!r}, credit {gold.credit!r}, {gold.author!r}"
            yield f"    told {', '.join(told.credits) or 'none'}; {', '.join(told.authors)}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score whom articles credit, and who wrote them.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    asked = parser.parse_args(arguments)
    found = measure(golds(asked.folder, asked.split))
    corpus = digest([told.gold.file for told in found], asked.folder)
    print(f"{asked.folder.name}, corpus {corpus}, {asked.split}: {len(found)} articles")
    print("\n".join(report([tally(told) for told in found])))
    if asked.misses:
        print("\n".join(misses(found)))


if __name__ == "__main__":
    main()
