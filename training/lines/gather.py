"""Step 1: pages with gold become examples: traits and labels of their lines, no text.

``python training/lines/gather.py WCXB FUNDUS OUT``. Sayso must be installed here. Each page gives
its lines as HTML, as plain text, and (training outlets only) three damaged plain texts: the article
alone or with less around it, other titles and paragraphs of other pages spliced in, its title
stated or printed. The dice have a fixed seed. Pages of test outlets are not opened. What
resiliparse takes for main text is among the traits; trafilatura's advice is left out, because the
model has no say on the pages that it is asked of.
"""

import argparse
import pickle
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.pages import document, plain
from bench.pages_gold import Gold, Label, host, labels, pages, part

from sayso.intake.cutting import cut
from sayso.intake.judging import by_rules
from sayso.intake.rough import Rough, roughs
from sayso.intake.traits import traits
from sayso.intake.weighing import TAIL, agreed, open_to_the_model, quotes_somebody
from sayso.records.articles import Document, Role, Stated
from sayso.text.words import folded

SEED = 7
DAMAGED = 3
_OPENERS = (
    "Related|More from us|Read more|Latest news|Most read|You may also like|Recommended|Trending"
    "|News Feed|More stories|Related articles|Top stories|What to read next"
).split("|")

Row = tuple[str, Label]


@dataclass(frozen=True, slots=True)
class Example:
    """The lines of one reading of one page.

    Attributes:
        source: "wcxb" or "fundus".
        page: Name of its file.
        outlet: Whose it is.
        part: "train" or "dev".
        english: Whether its gold is.
        form: "html", "plain" or "damaged".
        numbers: As ``traits`` gives them.
        words: Likewise.
        body: 1 for lines of the article.
        counts: Whether the line counts at all.
        sizes: Words of each line.
        quoting: Whether somebody is quoted.
        open: Whether the model has a say, by line: 0 no, 1 kept by the rules, 2 set aside, 3
            set aside as standing after the end.
        agreed: Whether extractor and markup agree that it is.
        rules: Whether the rules alone take it for the article.
    """

    source: str
    page: str
    outlet: str
    part: str
    english: bool
    form: str
    numbers: np.ndarray
    words: np.ndarray
    body: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray
    quoting: np.ndarray
    open: np.ndarray
    agreed: np.ndarray
    rules: np.ndarray


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines and labels."""

    source: str
    gold: Gold
    part: str
    document: Document
    rows: tuple[Row, ...]

    @property
    def body(self) -> list[str]:
        """The lines of the article."""
        return [words for words, label in self.rows if label is Label.BODY]


def opened(wcxb: Path, fundus: Path) -> Iterator[Page]:
    """Yield the pages that show their article, those of other parts' outlets left out of WCXB."""
    news = pages(fundus)
    held = {host(gold.url) for gold in news if part(gold.outlet) != "train"}
    for source, golds in (("fundus", news), ("wcxb", pages(wcxb))):
        for gold in golds:
            if source == "wcxb" and any(_same_site(host(gold.url), other) for other in held):
                continue
            where = part(gold.outlet) if source == "fundus" else "train"
            page = None if where == "test" else document(gold)
            if page is None:
                continue
            lines = [line.text for line in cut(page.text)]
            made = Page(
                source, gold, where, page, tuple(zip(lines, labels(lines, gold), strict=True))
            )
            if _shown(made):
                yield made


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _shown(page: Page) -> bool:
    """Tell whether the visible text holds half of the gold."""
    shown = sum(len(folded(line)) for line in page.body)
    return 2 * shown >= sum(len(folded(row)) for row in page.gold.body) > 0


def example(page: Page, read: Document, found: Sequence[Label], form: str) -> Example | None:
    """Return what the model learns from one reading of a page."""
    lines = roughs(read)
    if len(lines) != len(found):
        return None
    by_rules(read, lines)
    seen = traits(read, lines)
    words = [rough.line.text for rough in lines]
    return Example(
        page.source,
        page.gold.file.name,
        page.gold.outlet,
        page.part,
        page.gold.english,
        form,
        seen.numbers.astype(np.float16),
        seen.words.astype(np.int16),
        np.array([label is Label.BODY for label in found], np.int8),
        np.array([label is not Label.EITHER for label in found]),
        np.array([len(line.split()) for line in words], np.int32),
        np.array([quotes_somebody(line) for line in words]),
        np.array([_say(rough) for rough in lines], np.int8),
        np.array([agreed(rough) for rough in lines]),
        np.array([rough.role is Role.BODY for rough in lines]),
    )


def _say(rough: Rough) -> int:
    if not open_to_the_model(rough):
        return 0
    return 1 if rough.role is Role.BODY else 3 if rough.rule == TAIL else 2


def unadvised(page: Document) -> Document:
    """Return a page without what trafilatura says of it."""
    return replace(page, marks=tuple(mark for mark in page.marks if mark.kind != "kept"))


def damaged(page: Page, others: Sequence[Page], dice: random.Random) -> Example | None:
    """Return a damaged plain text of a page."""
    body = [index for index, (_, label) in enumerate(page.rows) if label is Label.BODY]
    if len(body) < 3:
        return None
    rows = _less(page.rows, body, dice)
    if dice.random() < 0.35:
        _splice(rows, _strange(page, others, dice), dice)
    title = page.gold.title
    stated = Stated(title=title) if dice.random() < 0.3 else Stated()
    if title and dice.random() < 0.35:
        rows.insert(0, (title, Label.EITHER))
    text = dice.choice(["\n", "\n\n"]).join(words for words, _ in rows)
    read = replace(plain(page.document), text=text, stated=stated)
    return example(page, read, [label for _, label in rows], "damaged")


def _less(rows: Sequence[Row], body: Sequence[int], dice: random.Random) -> list[Row]:
    """Return the article alone, or with some of what stands around it."""
    if dice.random() < 0.3:
        return [rows[index] for index in body]
    start = max(0, body[0] - int(dice.expovariate(1 / 15)))
    end = min(len(rows), body[-1] + 1 + int(dice.expovariate(1 / 20)))
    drop = dice.choice([0.0, 0.0, 0.3, 0.6])
    return [row for row in rows[start:end] if row[1] is Label.BODY or dice.random() > drop]


def _strange(page: Page, others: Sequence[Page], dice: random.Random) -> list[Row]:
    """Return teasers of other pages: perhaps a word before them, titles, first paragraphs."""
    made: list[Row] = []
    if dice.random() < 0.5:
        made.append((dice.choice(_OPENERS), Label.JUNK))
    for _ in range(dice.randint(1, 4)):
        other = dice.choice(others)
        if other.gold.outlet != page.gold.outlet:
            long = [line for line in other.body if line.count(" ") >= 7]
            start = 0 if dice.random() < 0.8 else dice.randrange(len(long) + 1)
            titled = bool(other.gold.title) and dice.random() < 0.8
            count = dice.choice([0, 1, 1, 1, 2]) if titled else 1
            made += [(other.gold.title, Label.JUNK)] if titled else []
            made += [(line, Label.JUNK) for line in long[start : start + count]]
    return made


def _splice(rows: list[Row], strange: Sequence[Row], dice: random.Random) -> None:
    """Put strange lines after the article, or between its paragraphs."""
    body = [index for index, (_, label) in enumerate(rows) if label is Label.BODY]
    after = dice.random() < 0.7 or len(body) < 6
    at = body[-1] + 1 if after else dice.choice(body[2:-2])
    rows[at:at] = strange


def gather(wcxb: Path, fundus: Path) -> Iterator[Example]:
    """Yield the examples of both collections."""
    found = list(opened(wcxb, fundus))
    others = [page for page in found if page.part == "train" and page.gold.english]
    dice = random.Random(SEED)
    for page in found:
        gold = [label for _, label in page.rows]
        made = [example(page, unadvised(page.document), gold, "html")]
        made.append(example(page, plain(page.document), gold, "plain"))
        if page.part == "train":
            made += [damaged(page, others, dice) for _ in range(DAMAGED)]
        yield from filter(None, made)


def main() -> None:
    """Gather and write."""
    parser = argparse.ArgumentParser(description="Make examples for the line model.")
    for name in ("wcxb", "fundus", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    made = list(gather(asked.wcxb, asked.fundus))
    fields = [{name: getattr(one, name) for name in Example.__slots__} for one in made]
    (asked.out / "examples.pkl").write_bytes(pickle.dumps(fields))
    print(len(made), "readings of pages")


if __name__ == "__main__":
    main()
