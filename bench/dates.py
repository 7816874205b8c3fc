"""Dates of pages: ``python bench/dates.py FOLDER... [--part test] [--language en] [--misses]``.

FOLDER holds an unpacked collection that ``bench/pages_gold.py`` knows; pages without a gold day
are left out. Each page is read three times: *HTML*, whole; *visible*, its HTML without what it
states of itself and without address; *bare*, its visible text as if pasted into a file. Beside it
in the same run htmldate with the address, asked for the original date.

*inside*: the gold day lies in the interval that is told. *shown*: the gold day stands in what was
read, in any usual spelling: in the HTML and its address, or in the visible text. *narrow*: an
interval of at most a week. The gold of these collections is often the day of the last change: rows
with *no change* leave out misses where the page itself gives it as that, in what it states or in a
stamp such as "Updated: 3 May 2031", and not as publication.
"""

import argparse
import gzip
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import htmldate

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.intervals import Figure, Share, report, together, values
from bench.pages import chosen, document, plain
from bench.pages_gold import Gold, corpus

from sayso.intake import article
from sayso.intake.clocks import moment
from sayso.intake.decoding import decode
from sayso.records.articles import Document, Stated
from sayso.records.places import Dating

DAY = 10  # characters of a gold date that is a whole day
NARROW = 6  # days between both ends of a narrow interval
_FLOORS = {
    "dated, where shown": "dated",
    "inside, where shown, no change": "inside",
    "inside, of dated, no change": "right",
    "wrong and narrow, no change": "not narrow and wrong",
}
_WIDTHS = ((0, "1 day"), (1, "2 days"), (6, "a week"), (30, "a month"), (366, "a year"))
_CHANGED = r"(?:updated?|modified|changed|reviewed|revised)(?: on)?\W{0,3}"
_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one page read in one way.

    Attributes:
        way: How it was read.
        gold: Day of publication, YYYY-MM-DD.
        first: First day of the interval, or "".
        last: Last day, or "".
        shown: True if the gold day stands in what was read.
        change: True on a miss where the page gives the gold day as that of a change, and not as
            that of publication.
        why: The basis, for whoever looks at a miss.
    """

    way: str
    gold: str
    first: str
    last: str
    shown: bool
    change: bool
    why: str = ""

    @property
    def inside(self) -> bool:
        """True if the gold day lies in the interval."""
        return bool(self.first) and self.first <= self.gold <= self.last

    @property
    def width(self) -> int:
        """Days between both ends."""
        return 0 if self.first == self.last else _days(self.first, self.last)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def spelled(day: str) -> re.Pattern[str]:
    """Return what finds a day in its usual spellings, English month names among them."""
    year, month, number = (part.lstrip("0") for part in day.split("-"))
    name = _MONTHS.split()[int(month) - 1]
    named = rf"(?:{name}|{name[:3]}\.?|{'Sept' if name[0] == 'S' else name[:3]}\.?)"
    of = rf"0?{number}(?:st|nd|rd|th)?"
    forms = (
        rf"{year}[-/.]?0?{month}[-/.]?0?{number}",
        rf"{of}(?: of)?[\s-]+{named},?[\s-]+{year}",
        rf"{named}\s+{of},?\s+{year}",
        rf"0?{number}([-/.])0?{month}\1{year}",
        rf"0?{month}([-/.])0?{number}\2{year}",
    )
    return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)", re.IGNORECASE)


def labelled(day: str, text: str) -> bool:
    """Tell whether a text gives a day as that of a change, and nowhere as that of publication."""
    form = spelled(day).pattern
    changed = re.search(f"{_CHANGED}(?:{form})", text, re.IGNORECASE)
    published = re.search(f"published(?: on)?\\W{{0,3}}(?:{form})", text, re.IGNORECASE)
    return bool(changed) and not published


def answers(gold: Gold, page: Document, html: str) -> Iterator[Told]:
    """Yield what each system tells of a page."""
    day = spelled(gold.date)
    first_day, change = _day(page.stated.published), _day(page.stated.updated)
    said = labelled(gold.date, page.text)
    ways = (
        ("HTML", page, f"{html}\n{gold.url}"),
        ("visible", replace(page, stated=Stated(), url=""), page.text),
        ("bare", plain(page), page.text),
    )
    for way, read, text in ways:
        (found,) = article(read).items
        later = found.updated.latest.isoformat() if found.updated else ""
        changed = said or gold.date in {change, later} - {first_day}
        yield _answer(
            found.published, Told(way, gold.date, "", "", bool(day.search(text)), changed)
        )
    first = _theirs(html, gold.url)
    shown = bool(day.search(ways[0][2]))
    changed = first != gold.date and (said or gold.date in {change} - {first_day})
    yield Told("htmldate", gold.date, first, first, shown, changed, "htmldate")


def _day(words: str) -> str:
    """Return the day that a page states, YYYY-MM-DD, or ""."""
    found = moment(words)
    return found.day.isoformat() if found else ""


def _answer(dating: Dating | None, made: Told) -> Told:
    """Return an answer with the interval that was told."""
    if dating is None:
        return made
    first, last = dating.earliest.isoformat(), dating.latest.isoformat()
    why = f"{dating.basis.rule} {dating.basis.score:.2f} {dating.basis.note}"
    change = made.change and not first <= made.gold <= last
    return replace(made, first=first, last=last, change=change, why=why)


def _theirs(html: str, url: str) -> str:
    try:
        return htmldate.find_date(html, original_date=True, url=url or None) or ""
    except (ValueError, TypeError, RecursionError):  # what it raises on odd pages
        return ""


def tally(found: Sequence[Told]) -> dict[str, Figure]:
    """Return the figures of one page."""
    made: dict[str, Figure] = {}
    for told in found:
        dated, wrong = bool(told.first), bool(told.first) and not told.inside
        narrow = wrong and told.width <= NARROW
        kept = not told.change
        row = partial(_row, made, told.way)
        row("dated, of all", hit=dated, counts=True)
        row("dated, where shown", hit=dated, counts=told.shown)
        row("inside, where shown", hit=told.inside, counts=told.shown)
        row("inside, where shown, no change", hit=told.inside, counts=told.shown and kept)
        row("inside, of dated", hit=told.inside, counts=dated)
        row("inside, of dated, no change", hit=told.inside, counts=dated and kept)
        row("wrong and narrow, of all", hit=narrow, counts=True)
        row("wrong and narrow, no change", hit=narrow, counts=kept)
    return made


def _row(made: dict[str, Figure], way: str, name: str, *, hit: bool, counts: bool) -> None:
    made[f"{way}: {name}"] = Share(int(hit and counts), int(counts))


def measure(golds: Sequence[Gold]) -> list[tuple[Gold, tuple[Told, ...]]]:
    """Return what every page gave, in order; pages that show no text are left out."""
    logging.disable(logging.ERROR)  # htmldate complains of every odd page
    found: list[tuple[Gold, tuple[Told, ...]]] = []
    for gold in golds:
        page = document(gold)
        if page is not None:
            html = decode(gzip.decompress(gold.file.read_bytes())).text
            found.append((gold, tuple(answers(gold, page, html))))
    return found


def figures(tallies: Sequence[Mapping[str, Figure]]) -> dict[str, float]:
    """Return the figures that have floors, as shares of one."""
    shares = {name: values(figure)[-1] for name, figure in together(tallies).items()}
    return {
        f"{way}.{short}": 1.0 - share if name.startswith("wrong") else share
        for way in ("HTML", "visible", "bare")
        for name, short in _FLOORS.items()
        for share in [shares[f"{way}: {name}"]]
    }


def widths(found: Sequence[Told]) -> Iterator[str]:
    """Yield how wide the intervals of each way are."""
    counts: dict[str, Counter[str]] = {}
    for told in found:
        if told.first and told.way != "htmldate":
            name = next((name for most, name in _WIDTHS if told.width <= most), "more")
            counts.setdefault(told.way, Counter())[name] += 1
    for way, each in counts.items():
        yield f"{way:10}" + ", ".join(f"{name} {count}" for name, count in each.most_common())


def misses(found: Sequence[tuple[Gold, tuple[Told, ...]]]) -> Iterator[str]:
    """Yield the pages on which Sayso is wrong, or tells nothing though the day is shown."""
    for gold, answered in found:
        for told in answered:
            missed = not told.inside and (told.first or told.shown)
            if missed and told.way != "htmldate":
                kind = "change" if told.change else "wrong" if told.first else "none"
                yield f"{told.way} {kind}: gold {gold.date}, told {told.first} {told.last}"
                yield f"    {gold.url or gold.file.name} {told.why}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score when Sayso takes pages to be published.")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--part", default="all", choices=["all", "train", "dev", "test"])
    parser.add_argument("--language", default="en", choices=["en", "other", "any"])
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    asked = parser.parse_args(arguments)
    for folder in asked.folders:
        golds = [
            gold for gold in chosen(folder, asked.part, asked.language) if len(gold.date) == DAY
        ]
        found = measure(golds)
        tallies: list[Mapping[str, Figure]] = [tally(answered) for _, answered in found]
        print(
            f"{folder.name}, corpus {corpus(folder)}, part {asked.part}, language {asked.language}"
        )
        print(f"{len(tallies)} pages with a date, htmldate {htmldate.__version__}")
        print("\n".join(report(tallies)))
        print("\n".join(widths([told for _, answered in found for told in answered])))
        if asked.misses:
            print("\n".join(misses(found)))


if __name__ == "__main__":
    main()
