"""Pages with gold articles: two public collections, and which lines of a page are the article.

Gold of these collections is the text of an article, not labels of lines. A line of a page's visible
text is *body* if most of its words lie in the gold text, in order; the second print of a passage is
*doubled*; the title's and the standfirst's own lines count neither way; all else is *junk*.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from bench.corpora import CorpusError, below, digest

from sayso.text.words import folded

_STOPS = frozenset(
    "the of and to in a that is for on it was with as he be by at from his they this are".split()
)
ENGLISH = 0.15  # share of such words from which a gold text counts as English
_MOST = 0.5  # share of a line's triples that make it the article's
_PLACES = 3  # of the gold at which a line is tried
_SKIP = 0.02  # what each line passed over costs a chain, so that the closest of equal chains wins


class Label(Enum):
    """What a line of a page is, by the gold."""

    BODY = "body"
    DOUBLED = "doubled"
    JUNK = "junk"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Gold:
    """One page and what it should give.

    Attributes:
        file: The page.
        outlet: Whose it is; pages of one outlet never stand in two parts.
        url: Its address, "" if unknown.
        title: The headline.
        authors: Names.
        date: Day of publication as YYYY-MM-DD, "" if unknown.
        lead: Paragraphs that may count as headline or as text.
        body: Paragraphs, with the headlines between them.
    """

    file: Path
    outlet: str
    url: str
    title: str
    authors: tuple[str, ...]
    date: str
    lead: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def english(self) -> bool:
        """True if the gold text is in English."""
        found = [word for paragraph in self.body for word in folded(paragraph)]
        return sum(word in _STOPS for word in found) > ENGLISH * len(found)


def part(outlet: str) -> str:
    """Return the part of an outlet's pages: "train", "dev" or "test".

    Four, two and four of ten, by a digest of the outlet's name.
    """
    number = int(hashlib.sha256(outlet.encode()).hexdigest()[:8], 16) % 10
    return "train" if number < 4 else "dev" if number < 6 else "test"


def collection(folder: Path) -> str:
    """Return which collection a folder holds: "wcxb" or "fundus".

    Raises:
        CorpusError: If it holds neither.
    """
    if (folder / "ground-truth").is_dir():
        return "wcxb"
    if any(folder.rglob("meta.info")):
        return "fundus"
    raise CorpusError(f"{folder}: neither ground-truth nor meta.info stands below it.")


def pages(folder: Path) -> tuple[Gold, ...]:
    """Return the pages of an unpacked collection, sorted.

    Raises:
        CorpusError: If the folder holds neither collection.
    """
    return tuple(_wcxb(folder) if collection(folder) == "wcxb" else _fundus(folder))


def corpus(folder: Path) -> str:
    """Return the digest of a collection: its pages and their gold."""
    return digest([*below(folder, "*.gz"), *below(folder, "*.json")], folder)


def _wcxb(folder: Path) -> Iterator[Gold]:
    for file in sorted((folder / "ground-truth").glob("*.json")):
        read = json.loads(file.read_text(encoding="utf-8"))
        gold, url = read["ground_truth"], read["url"]
        if gold.get("main_content"):
            yield Gold(
                folder / "html" / f"{file.stem}.html.gz",
                host(url),
                url,
                gold.get("title") or "",
                (gold["author"],) if gold.get("author") else (),
                (gold.get("publish_date") or "")[:10],
                (),
                _rows(gold["main_content"].splitlines()),
            )


def host(url: str) -> str:
    """Return the host of an address, without "www."."""
    return url.split("//", 1)[-1].split("/", 1)[0].lower().removeprefix("www.")


def _fundus(folder: Path) -> Iterator[Gold]:
    for about in sorted(folder.rglob("meta.info")):
        met = json.loads(about.read_text(encoding="utf-8"))
        for file in sorted(about.parent.glob("*.json")):
            golds = json.loads(file.read_text(encoding="utf-8"))
            found = sorted(about.parent.glob(f"{file.stem}_[0-9]*.html.gz"))
            for page, version in zip(found, sorted(golds, key=_number), strict=True):
                url = met.get(page.name, {}).get("url", "")
                yield _fundus_page(page, file.stem, url, golds[version])


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.removeprefix("V").split("_"))


def _fundus_page(page: Path, outlet: str, url: str, gold: Mapping[str, Any]) -> Gold:
    body = gold["body"] or {"summary": [], "sections": []}
    parts = [(*part["headline"], *part["paragraphs"]) for part in body["sections"]]
    return Gold(
        page,
        outlet,
        url,
        gold.get("title") or "",
        tuple(gold.get("authors") or ()),
        (gold.get("publishing_date") or "")[:10],
        _rows(body["summary"]),
        _rows([row for part in parts for row in part]),
    )


def _rows(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.strip() for row in found if row.strip())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line may stand in the gold: words ``start`` to ``end``, so many of them its own."""

    line: int
    start: int
    end: int
    weight: float


def labels(lines: Sequence[str], gold: Gold) -> list[Label]:
    """Return what each line of a page is."""
    words = [folded(line) for line in lines]
    target = [word for paragraph in gold.body for word in folded(paragraph)]
    places = _places(words, target)
    chain = _chain(places)
    used = bytearray(len(target))
    for place in chain.values():
        used[place.start : place.end] = b"\1" * (place.end - place.start)
    _fill(words, target, chain, used)
    beside = {place.line: place for place in places if place.line not in chain}
    found = [
        Label.BODY if index in chain else _left(beside.get(index), used)
        for index in range(len(lines))
    ]
    _free(words, gold, found)
    return found


def _left(place: _Place | None, used: bytearray) -> Label:
    """Return what a line is that stands in no chain."""
    if place is None:
        return Label.JUNK
    again = sum(used[place.start : place.end])
    return Label.DOUBLED if 2 * again >= place.end - place.start else Label.EITHER


def _free(words: Sequence[Sequence[str]], gold: Gold, found: list[Label]) -> None:
    """Let the first print of the title, and the lead, count neither way."""
    lead = [folded(row) for row in gold.lead]
    said = {" ".join(row) for row in lead}
    triples = {triple for row in lead for triple in zip(row, row[1:], row[2:], strict=False)}
    title = folded(gold.title)
    seen = False
    for index, line in enumerate(words):
        mine = list(zip(line, line[1:], line[2:], strict=False))
        led = sum(triple in triples for triple in mine) > _MOST * len(mine) if mine else False
        if title and line == title and not seen:
            seen, found[index] = True, Label.EITHER
        elif (
            (led or " ".join(line) in said) and found[index] is not Label.BODY and line
        ) or not line:
            found[index] = Label.EITHER


def _places(words: Sequence[Sequence[str]], target: Sequence[str]) -> list[_Place]:
    """Return where lines of four words and more stand in the gold, by their triples."""
    index: dict[tuple[str, ...], list[int]] = {}
    for at, triple in enumerate(zip(target, target[1:], target[2:], strict=False)):
        index.setdefault(triple, []).append(at)
    found: list[_Place] = []
    for line, row in enumerate(words):
        mine = list(zip(row, row[1:], row[2:], strict=False))
        if len(row) < 4 or sum(triple in index for triple in mine) < _MOST * len(mine):
            continue
        shifts = Counter(
            at - own for own, triple in enumerate(mine) for at in index.get(triple, ())[:20]
        )
        for shift, count in shifts.most_common(_PLACES):
            start, end = max(0, shift), min(len(target), shift + len(row))
            found.append(_Place(line, start, end, float(count + 2)))
    return found


def _chain(places: Sequence[_Place]) -> dict[int, _Place]:
    """Return the heaviest chain of places that go on in page and gold alike, by line."""
    best: list[float] = []
    before: list[int] = []
    for index, place in enumerate(places):
        top, came = place.weight, -1
        for other in range(index):
            left = places[other]
            if left.line < place.line and left.end <= place.start + 2:
                skipped = _SKIP * min(50, place.line - left.line - 1)
                total = best[other] + place.weight - skipped
                if total > top:
                    top, came = total, other
        best.append(top)
        before.append(came)
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    chain: dict[int, _Place] = {}
    while at >= 0:
        chain[places[at].line] = places[at]
        at = before[at]
    return chain


def _fill(
    words: Sequence[Sequence[str]],
    target: Sequence[str],
    chain: dict[int, _Place],
    used: bytearray,
) -> None:
    """Add lines whose words fill a gap that the chain leaves in the gold."""
    ordered = sorted(chain)
    edges = [(-1, 0), *((line, chain[line].end) for line in ordered)]
    starts = [*((line, chain[line].start) for line in ordered), (len(words), len(target))]
    for (line, low), (following, high) in zip(edges, starts, strict=True):
        at = low
        for index in range(line + 1, following) if high > low else ():
            place = _inside(words[index], target, at, high)
            if place is not None:
                chain[index] = _Place(index, place, place + len(words[index]), 1.0)
                at = place + len(words[index])
                used[place:at] = b"\1" * (at - place)


def _inside(row: Sequence[str], target: Sequence[str], low: int, high: int) -> int | None:
    """Return where a line stands as a whole between two places of the gold; None if nowhere."""
    if not row or (low == 0 and len(row) < 2):
        return None
    last = min(high - len(row), low + 40)
    for at in range(low, last + 1):
        if list(target[at : at + len(row)]) == list(row):
            return at
    return None
