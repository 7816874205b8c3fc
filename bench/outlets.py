"""Outlets: ``python bench/outlets.py FOLDER... [--part dev] [--language any] [--misses]``.

FOLDER holds an unpacked collection of pages that ``bench/pages_gold.py`` knows, or PolNeAR, whose
files begin with the name of their publisher. Pages are read three times: as saved (*page*), without
any address (*HTML*), and their visible text as if pasted into a file (*bare*); texts of PolNeAR as
they are. *P* is the share of outlets told that are right, *R* that of all articles whose outlet is
told rightly. Right is the outlet that the table gives to the page's host, the host itself, or a
name that goes with it.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.attribution import Rate
from bench.corpora import below, digest
from bench.intervals import Figure, report, together, values
from bench.pages import chosen, document, plain
from bench.pages_gold import corpus

from sayso.intake import article, hosts
from sayso.records.articles import Document
from sayso.text import outlets

_PUBLISHERS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journal",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one article.

    Attributes:
        way: How it was read.
        gold: The outlet, or the host of the page.
        told: The name, "" if none.
        why: Rule and score.
        path: The file.
    """

    way: str
    gold: str
    told: str
    why: str
    path: str

    @property
    def right(self) -> bool:
        """Whether the right outlet is told."""
        known = outlets.by_host(self.gold) or outlets.by_name(self.gold)
        if known is not None and outlets.by_name(self.told) is known:
            return True
        if "." not in self.gold or not self.told:
            return False
        return self.told == hosts.bare(self.gold) or hosts.agree(self.gold, self.told)


def read(way: str, gold: str, made: Document) -> Told:
    """Return what is told of a document."""
    (found,) = article(made).items
    one = found.outlet
    why = f"{one.basis.rule} {one.basis.score}" if one else ""
    return Told(way, gold, one.name if one else "", why, made.path)


def of_texts(folder: Path, part: str) -> Iterator[Told]:
    """Yield what is told of the texts of a split of PolNeAR."""
    for file in below(folder / part / "text", "*.txt"):
        text = file.read_bytes().decode("utf-8")
        made = Document(file.stem, text, "text/plain", file.name)
        yield read("text", _PUBLISHERS[file.stem.partition("_")[0]], made)


def of_pages(folder: Path, part: str, language: str) -> Iterator[Told]:
    """Yield what is told of the pages of a collection, read in each way."""
    for gold in chosen(folder, part, language):
        page = document(gold) if gold.url else None
        if page is not None:
            host = hosts.host(gold.url)
            yield read("page", host, page)
            yield read("HTML", host, replace(page, url=""))
            yield read("bare", host, plain(page))


def measure(folder: Path, part: str, language: str) -> tuple[str, list[Told]]:
    """Return the digest of a corpus and what is told of its articles."""
    if (folder / part / "text").is_dir():
        files = below(folder / part / "text", "*.txt")
        return digest(files, folder), list(of_texts(folder, part))
    return corpus(folder), list(of_pages(folder, part, language))


def tally(one: Told) -> dict[str, Figure]:
    """Return what one article gives to the figures."""
    return {one.way: Rate(one.right, bool(one.told), one.right, 1)}


def figures(found: Sequence[Told]) -> dict[str, float]:
    """Return precision and recall of each way, as shares of one: they have floors."""
    made: dict[str, float] = {}
    for way, figure in together(map(tally, found)).items():
        precision, recall, _ = values(figure)
        made |= {f"{way}.precision": precision, f"{way}.recall": recall}
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score the outlets that Sayso names.")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--part", default="dev", choices=["train", "dev", "test"])
    parser.add_argument("--language", default="any", choices=["en", "other", "any"])
    parser.add_argument("--misses", action="store_true", help="print every wrong outlet")
    asked = parser.parse_args(arguments)
    for folder in asked.folders:
        made, found = measure(folder, asked.part, asked.language)
        print(f"{folder.name}, corpus {made}, part {asked.part}, language {asked.language}")
        tallies: list[Mapping[str, Figure]] = list(map(tally, found))
        print("\n".join(report(tallies)))
        for one in found if asked.misses else ():
            if one.told and not one.right:
                print(f"{one.way}: {one.told} ({one.why}) for {one.gold}, {one.path}")


if __name__ == "__main__":
    main()
