"""What a reader finds: ``python bench/teasers_sample.py draw FOLDER... [--texts DIR] --out OUT``.

Of ``bench/teasers.py``'s texts a seed draws some that a person can read: stories of few lines,
each once, three quarters with teasers of other stories that have no sign above, in equal parts by
place, topic and shape as far as they go, and one quarter untouched. Each is written into a file of
numbered lines in OUT; its name says nothing of what it holds, and no file holds the truth. With
``--alone`` no story stands in two texts, be it as a teaser: there are fewer, and none helps with
another.

A reader writes a line for each file, as in ``3f1c20ab: 4-6 9?``: the numbers of the lines that
belong to other stories, a question mark behind those that he is not sure of, or "none". Then
``score FOLDER... [--texts DIR] --answers FILE`` draws the same texts again and compares the reader,
and Sayso on the same texts, with the truth. What counts is what counts in ``bench/teasers.py``.
*sure*: marks without a question mark. Where nobody errs, the interval has no width and says little.
"""

import argparse
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.intervals import Figure, Share, report
from bench.teasers import Made, Story, chosen, stories_of_texts, texts

from sayso.intake import article
from sayso.records.articles import Document, Role

LINES = 38  # of a story that a person reads to its end
WORDS = 1300
TEXTS = 96
UNTOUCHED = 24  # of them
SEED = 20_310_504
HEAD = 30  # code points by which the line of a story is known again
Marks = Mapping[int, bool]  # number of a line of another story; whether the reader is sure


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text as it is read.

    Attributes:
        name: What its file is called; says nothing of the text.
        made: The text and the truth of it.
        spans: (start, end) of each numbered line.
    """

    name: str
    made: Made
    spans: tuple[tuple[int, int], ...]

    def numbers(self, lines: Sequence[tuple[int, int]]) -> frozenset[int]:
        """Return the numbers, from 1, of some lines of the text."""
        held = set(lines)
        return frozenset(n for n, span in enumerate(self.spans, 1) if span in held)

    @property
    def page(self) -> str:
        """The text with its lines numbered."""
        told = (self.made.text[start:end] for start, end in self.spans)
        return "".join(f"{n:2} {words}\n" for n, words in enumerate(told, 1))


def sheet(made: Made) -> Sheet:
    """Return a text as it is read."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in made.text.split("\n"):
        if line:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    name = hashlib.sha256(made.text.encode()).hexdigest()[:8]
    return Sheet(name, made, tuple(spans))


def drawn(
    found: Sequence[Story], *, count: int = TEXTS, clean: int = UNTOUCHED, alone: bool = False
) -> list[Sheet]:
    """Return some texts in the order of their names, no story twice.

    Args:
        found: All stories of a part, long ones too: teasers are drawn from all of them.
        count: How many texts; fewer if there are not as many short stories.
        clean: How many of them are untouched.
        alone: Whether a story that is a text of its own, or a teaser, may be no other teaser.
    """
    dice = random.Random(SEED)  # noqa: S311 - chance that must come out the same, no secret
    all_texts = zip(found, texts(found), strict=True)
    short = [(n, made) for n, (story, made) in enumerate(all_texts) if _is_short(story)]
    dice.shuffle(short)
    kept = [made[0] for _, made in short[:clean]]
    seen = {n for n, _ in short[:clean]} if alone else set()
    heads = {words[:HEAD]: n for n, one in enumerate(found) for words in _lines(one)}
    used: Counter[tuple[str, str, str]] = Counter()
    for n, made in short[clean:count]:
        fit = [one for one in made if one.kind[1] == "unsigned" and one.teasers]
        if alone:
            fit = [one for one in fit if seen.isdisjoint({n, *_others(one, heads)})]
        if fit:
            best = min(fit, key=lambda one: (used[_cell(one)], dice.random()))
            used[_cell(best)] += 1
            kept.append(best)
            seen.update({n, *_others(best, heads)} if alone else ())
    return sorted(map(sheet, kept), key=lambda each: each.name)


def _lines(story: Story) -> tuple[str, ...]:
    return (*story.rows, story.blurb, story.title)


def _others(made: Made, heads: Mapping[str, int]) -> set[int]:
    """Return the numbers of the stories that the teasers of a text are of."""
    starts = [start for block in made.teasers for start, _ in block]
    known = (made.text[start : start + HEAD].split("\n")[0] for start in starts)
    return {heads[words] for words in known if words in heads}


def _is_short(story: Story) -> bool:
    return len(story.rows) <= LINES and sum(len(row.split()) for row in story.rows) <= WORDS


def _cell(made: Made) -> tuple[str, str, str]:
    place, _, topic = made.kind
    return place, topic, made.shape


def marks(answers: str) -> dict[str, Marks]:
    """Return what a reader wrote down, by name of text.

    Raises:
        ValueError: If a line is no answer, such as "3f1c20ab: 4-6 9?" or "3f1c20ab: none".
    """
    found: dict[str, Marks] = {}
    for line in filter(None, map(str.strip, answers.splitlines())):
        name, _, told = line.partition(":")
        found[name] = {}
        for word in told.split():
            if word != "none":
                first, _, last = word.rstrip("?").partition("-")
                numbers = range(int(first), int(last or first) + 1)
                found[name] = {**found[name], **dict.fromkeys(numbers, not word.endswith("?"))}
    return found


def by_sayso(one: Sheet) -> frozenset[int]:
    """Return the numbers of the lines that Sayso keeps nothing of in the running text."""
    (read,) = article(Document("bench", one.made.text, "text/plain", "bench.txt")).items
    kept = [(b.at.start, b.at.end) for b in read.blocks if b.role is Role.BODY]
    return one.numbers(
        [(a, b) for a, b in one.spans if not any(start < b and a < end for start, end in kept)]
    )


def tally(one: Sheet, gone: frozenset[int], who: str) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of one text, of which somebody set lines aside."""
    body = one.numbers(one.made.body)
    place, _, topic = one.made.kind
    blocks = [one.numbers(block) for block in one.made.teasers]
    kinds = ("all", topic, place, f"{topic}, {place}", one.made.shape) if place else ("untouched",)
    for kind in kinds:
        if blocks:
            yield f"teasers, {kind}, {who}", Share(sum(b <= gone for b in blocks), len(blocks))
        yield f"body lines, {kind}, {who}", Share(len(body - gone), len(body))


def compared(sheets: Sequence[Sheet], told: Mapping[str, Marks]) -> list[dict[str, Figure]]:
    """Return the figures of each text that the reader has read."""
    return [
        {
            **dict(tally(one, frozenset(n for n, sure in told[one.name].items() if sure), "sure")),
            **dict(tally(one, frozenset(told[one.name]), "with guesses")),
            **dict(tally(one, by_sayso(one), "Sayso")),
        }
        for one in sheets
        if one.name in told
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, or score."""
    parser = argparse.ArgumentParser(description="Let a reader find other stories in texts.")
    parser.add_argument("task", choices=["draw", "score"])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument("--texts", type=Path, metavar="DIR", help="stories of plain text")
    parser.add_argument("--out", type=Path, default=Path("sheets"), help="where texts go")
    parser.add_argument("--answers", type=Path, default=Path("answers.txt"))
    parser.add_argument("--alone", action="store_true", help="no story in two texts")
    asked = parser.parse_args(arguments)
    found = chosen(asked.folders, asked.part)
    found += stories_of_texts(asked.texts) if asked.texts else []
    sheets = drawn(found, alone=asked.alone)
    if asked.task == "draw":
        asked.out.mkdir(parents=True, exist_ok=True)
        for one in sheets:
            (asked.out / f"{one.name}.txt").write_text(one.page, encoding="utf-8")
        return
    told = marks(asked.answers.read_text(encoding="utf-8"))
    if unknown := sorted(told.keys() - {one.name for one in sheets}):
        parser.error(f"{unknown[0]} was not drawn from these stories; ask with the same words")
    tallies = compared(sheets, told)
    print(f"part {asked.part}, {len(tallies)} of {len(sheets)} texts; 95 % intervals over texts")
    order = sorted({name for each in tallies for name in each})
    print("\n".join(report([{n: each[n] for n in order if n in each} for each in tallies])))


if __name__ == "__main__":
    main()
