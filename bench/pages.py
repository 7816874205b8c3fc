"""Articles out of pages: ``python bench/pages.py FOLDER [--part test] [--language en]``.

FOLDER holds an unpacked collection that ``bench/pages_gold.py`` knows. Each page is read twice: as
HTML, and as plain text, which is its visible text with markup, title and address gone. Beside
Sayso, on the same lines and in the same run: *keep all*; *C4*, lines that end in a stop or a
quotation mark, curly ones too, and have five words; *trafilatura* with its defaults.

*lines*: the lines of the visible text that are body by the gold (see ``pages_gold``). *words* is
the same, each line counting its words. trafilatura gives no lines of the visible text: one of them
counts as kept if it stands in the output, or most of its triples of words do.
*clean*: pages of which no junk and no doubled line is kept, and half of the gold's words are.
*quotations kept*: body lines that hold a quotation mark; *with a say verb*: those that show speech.
*shingles*: four words in a row of the body text, as a bag, against the gold's with its lead; for
trafilatura its own output. *title exact, plain text*: where it is a line of the visible text.
*authors*: an agency that the gold counts among them is right where Sayso tells it as the credit.
Pages of which the visible text holds less than half of the gold are left out of *lines*.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.attribution import Rate
from bench.intervals import Figure, Share, report, together, values
from bench.pages_gold import Gold, Label, corpus, labels, pages, part

from sayso.intake import article, documents, files
from sayso.intake.crediting import wire
from sayso.intake.cutting import Line, cut
from sayso.intake.decoding import decode
from sayso.records.articles import Article, Document, Role, Stated
from sayso.text.words import folded

_END = re.compile(r"[.!?\"”’]\s*$")
_QUOTE = re.compile(r"[\"“”„«»]")
_SAY = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)|according|asked|wrote|announced|warned|claimed"
    r"|stated|insisted|explained|argued|noted|denied|called)\b"
)
_SHINGLE = 4
_BESIDE = frozenset({"keep all", "C4", "trafilatura"})
Kept = Sequence[bool]


def document(gold: Gold) -> Document | None:
    """Return the page as Sayso opens it; None if it shows no text."""
    for found in files([str(gold.file)]):
        for file in found.items:
            for read in documents(file, {}):
                return read.items[0] if read.items else None
    return None


def plain(page: Document) -> Document:
    """Return the visible text of a page as if somebody had pasted it into a file."""
    return replace(page, marks=(), stated=Stated(), url="", media_type="text/plain")


def kept_lines(found: Article, lines: Sequence[Line]) -> list[bool]:
    """Return whether each line holds running text of the article."""
    body = [block.at for block in found.blocks if block.role is Role.BODY]
    kept: list[bool] = []
    at = 0
    for line in lines:
        while at < len(body) and body[at].end <= line.start:
            at += 1
        kept.append(at < len(body) and body[at].start < line.end)
    return kept


def _c4(line: Line) -> bool:
    words = line.text.split()
    no_end = line.text.endswith("...") or "javascript" in line.text.lower()
    return bool(_END.search(line.text)) and len(words) >= 5 and not no_end


def trafilatura_rows(html: str) -> list[str]:
    """Return the lines that trafilatura gives of a page."""
    found = trafilatura.extract(html, include_comments=False)
    return (found or "").splitlines()


def _standing(lines: Sequence[Line], rows: Sequence[str]) -> list[bool]:
    """Return whether each line stands in other lines."""
    words = [folded(row) for row in rows]
    whole = {" ".join(row) for row in words}
    triples = {triple for row in words for triple in zip(row, row[1:], row[2:], strict=False)}
    return [_stands(folded(line.text), whole, triples) for line in lines]


def _stands(row: Sequence[str], whole: set[str], triples: set[tuple[str, str, str]]) -> bool:
    mine = list(zip(row, row[1:], row[2:], strict=False))
    most = len(row) > 3 and 2 * sum(triple in triples for triple in mine) > len(mine)
    return " ".join(row) in whole or most


def _text(found: Article, page: Document) -> list[str]:
    roles = {Role.BODY, Role.DATELINE}
    return [block.at.words(page.text) for block in found.blocks if block.role in roles]


def _shingles(rows: Sequence[str]) -> Counter[tuple[str, ...]]:
    words = [word for row in rows for word in folded(row)]
    return Counter(zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False))


def shingles(rows: Sequence[str], gold: Gold) -> Rate:
    """Return how the shingles of a text and those of the gold overlap."""
    told, wanted = _shingles(rows), _shingles((*gold.lead, *gold.body))
    both = (told & wanted).total()
    return Rate(both, told.total(), both, wanted.total())


def _lines_of(
    name: str, kept: Kept, lines: Sequence[Line], found: Sequence[Label]
) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of one system on the lines of one page."""
    rows = [
        (keep, label is Label.BODY, len(folded(line.text)), line.text)
        for keep, line, label in zip(kept, lines, found, strict=True)
        if label is not Label.EITHER
    ]
    for unit in ("lines", "words"):
        by = [(keep, body, count if unit == "words" else 1) for keep, body, count, _ in rows]
        right = sum(count for keep, body, count in by if keep and body)
        told = sum(count for keep, _, count in by if keep)
        gold = sum(count for _, body, count in by if body)
        yield f"{unit}, {name}", Rate(right, told, right, gold)
    clean = not any(keep and not body for keep, body, _, _ in rows)
    half = 2 * right >= gold
    yield f"clean, {name}", Share(clean and half, 1)
    quoting = [(keep, text) for keep, body, _, text in rows if body and _QUOTE.search(text)]
    saying = [keep for keep, text in quoting if _SAY.search(text)]
    yield f"quotations kept, {name}", Share(sum(keep for keep, _ in quoting), len(quoting))
    yield f"  with a say verb, {name}", Share(sum(saying), len(saying))


def _about(found: Article, gold: Gold) -> Iterator[tuple[str, Figure]]:
    """Yield whether title, date and authors are right, where the gold has them."""
    if gold.title:
        yield "title exact", Share(_is_titled(found, gold), 1)
    if gold.date:
        day = found.published
        inside = day and day.earliest.isoformat() <= gold.date <= day.latest.isoformat()
        yield "date inside the interval", Share(bool(inside), 1)
    if gold.authors:
        told, names = _authors(found, gold)
        yield "authors, names found", Share(len(told & names), len(names))
        yield "authors exact", Share(told == names, 1)


def _authors(found: Article, gold: Gold) -> tuple[set[str], set[str]]:
    """Return who wrote an article by Sayso and by the gold, to which agencies are authors too."""
    houses = {name: agency.name for name in gold.authors if (agency := wire(name))}
    names = {" ".join(folded(houses.get(name, name))) for name in gold.authors}
    told = {named.name for named in found.authors}
    if found.credit and found.credit.name in houses.values():
        told.add(found.credit.name)
    return {" ".join(folded(name)) for name in told}, names


def _is_titled(found: Article, gold: Gold) -> bool:
    told = found.title.name if found.title else ""
    return folded(told) == folded(gold.title)


def tally(gold: Gold, page: Document, html: str) -> dict[str, Figure]:
    """Return the figures of one page."""
    lines = cut(page.text)
    found = labels([line.text for line in lines], gold)
    (read,) = article(page).items
    text = plain(page)
    (bare,) = article(text).items
    theirs = trafilatura_rows(html)
    made: dict[str, Figure] = {}
    wanted = sum(len(folded(row)) for row in gold.body)
    shown = sum(
        len(folded(line.text))
        for line, label in zip(lines, found, strict=True)
        if label is Label.BODY
    )
    if 2 * shown >= wanted > 0:
        for name, kept in (
            ("HTML", kept_lines(read, lines)),
            ("plain text", kept_lines(bare, lines)),
            ("keep all", [True] * len(lines)),
            ("C4", [_c4(line) for line in lines]),
            ("trafilatura", _standing(lines, theirs)),
        ):
            made |= dict(_lines_of(name, kept, lines, found))
    made["shingles, HTML"] = shingles(_text(read, page), gold)
    made["shingles, plain text"] = shingles(_text(bare, text), gold)
    made["shingles, trafilatura"] = shingles(theirs, gold)
    made |= dict(_about(read, gold))
    printed = any(folded(line.text) == folded(gold.title) for line in lines)
    if gold.title and printed:
        made["title exact, plain text"] = Share(_is_titled(bare, gold), 1)
    return made


def figures(tallies: Sequence[Mapping[str, Figure]]) -> dict[str, float]:
    """Return the figures that have floors, as shares of one: ours, not those beside them."""
    return {
        name.strip(): values(figure)[-1]
        for name, figure in together(tallies).items()
        if name.partition(", ")[2] not in _BESIDE
    }


def chosen(folder: Path, asked_part: str, language: str) -> list[Gold]:
    """Return the pages of one part and language; "all" and "any" are every one."""
    return [
        gold
        for gold in pages(folder)
        if asked_part in {"all", part(gold.outlet)}
        and (language == "any" or gold.english is (language == "en"))
    ]


def measure(golds: Sequence[Gold]) -> tuple[Mapping[str, Figure], ...]:
    """Measure every page, in order."""
    tallies: list[Mapping[str, Figure]] = []
    for gold in golds:
        page = document(gold)
        if page is not None:
            html = decode(_bytes(gold.file)).text
            tallies.append(tally(gold, page, html))
    return tuple(tallies)


def _bytes(file: Path) -> bytes:
    import gzip  # noqa: PLC0415 - one use

    return gzip.decompress(file.read_bytes())


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score what Sayso takes for the article of pages.")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--part", default="all", choices=["all", "train", "dev", "test"])
    parser.add_argument("--language", default="en", choices=["en", "other", "any"])
    asked = parser.parse_args(arguments)
    for folder in asked.folders:
        golds = chosen(folder, asked.part, asked.language)
        tallies = measure(golds)
        print(
            f"{folder.name}, corpus {corpus(folder)}, part {asked.part}, language {asked.language}"
        )
        print(f"{len(tallies)} pages that show text of {len(golds)}; 95 % intervals over pages")
        print("\n".join(sorted_report(tallies)))


def sorted_report(tallies: Sequence[Mapping[str, Figure]]) -> Iterator[str]:
    """Yield the table with the rows of one measure side by side."""
    order: dict[str, None] = {}
    for each in tallies:
        order |= dict.fromkeys(each)
    kinds = list(dict.fromkeys(name.partition(",")[0] for name in order))
    names = sorted(order, key=lambda name: kinds.index(name.partition(",")[0]))
    ordered = [{name: each[name] for name in names if name in each} for each in tallies]
    yield from report(ordered)


if __name__ == "__main__":
    main()
