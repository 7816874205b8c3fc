"""Statements on PolNeAR: ``python bench/polnear.py DIR [--split dev]``.

DIR holds the unpacked corpus: ``dev/text/*.txt`` and ``dev/attributions/*.ann`` (brat stand-off;
where several annotators read an article, the first by name counts). Articles go through intake
and speech as any other input. PolNeAR marks the outermost attribution only, so statements inside
another are left out. ``--whole`` calls all text the story: it measures speech without intake.

PolNeAR: Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News".
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.attribution import Attribution, Scores, Spans, percent, score, table
from bench.corpora import CorpusError, below, digest

from sayso import intake
from sayso.records.articles import Article, Block, Document, Role
from sayso.records.places import Anchor, Basis
from sayso.records.speech import Statement
from sayso.speech import rules_reader

_SPAN = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)")
_EVENT = re.compile(r"E\d+\t(\S.*)")
_ANNOTATOR = re.compile(r"_([0-9a-f]{4})\.ann$")


@dataclass(frozen=True, slots=True)
class Marked:
    """One article of the corpus with its gold."""

    file: Path
    text: str
    gold: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The scores, and the corpus they belong to."""

    corpus: str
    articles: int
    scores: Scores


def load(folder: Path, split: str = "dev") -> tuple[Marked, ...]:
    """Return the articles of one split, sorted by name.

    Raises:
        CorpusError: If the split is not there, or an article has no annotation.
    """
    return tuple(_marked(file) for file in below(folder / split / "text", "*.txt"))


def _marked(file: Path) -> Marked:
    notes = first_annotation(file)
    text = file.read_bytes().decode("utf-8")
    return Marked(file, text, tuple(stand_off(notes.read_bytes().decode("utf-8"))))


def first_annotation(file: Path) -> Path:
    """Return the stand-off file of the article's first annotator.

    Raises:
        CorpusError: If there is none.
    """
    folder = file.parents[1] / "attributions"
    notes = sorted(
        each
        for each in folder.iterdir()
        if _ANNOTATOR.search(each.name) and each.name[:-9] == file.stem
    )
    if not notes:
        raise CorpusError(f"{file}: no annotation in {folder}.")
    return notes[0]


def stand_off(notes: str) -> Iterator[Attribution]:
    """Yield the attributions of a brat stand-off text; one without content and cue is none."""
    lines = [line.rstrip("\r") for line in notes.split("\n")]
    spans = {m[1]: _fragments(m[3]) for m in map(_SPAN.match, lines) if m}
    for event in (m for m in map(_EVENT.match, lines) if m):
        found: dict[str, set[tuple[int, int]]] = {"content": set(), "source": set(), "cue": set()}
        for argument in event[1].split():
            role, _, span = argument.partition(":")
            found.get(role.rstrip("0123456789").lower(), set()).update(spans.get(span, ()))
        if found["content"] or found["cue"]:
            yield Attribution(**{role: tuple(sorted(places)) for role, places in found.items()})


def _fragments(offsets: str) -> Spans:
    pairs = (fragment.split() for fragment in offsets.strip().split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def read(file: Path, *, whole: bool = False) -> tuple[Attribution, ...]:
    """Return what the rooms find in one plain text file, outermost statements only."""
    return tuple(
        attribution(statement)
        for document, article in _articles(file, whole=whole)
        for statement in rules_reader(document, article).items
        if statement.within is None
    )


def _articles(file: Path, *, whole: bool) -> Iterator[tuple[Document, Article]]:
    for opened in intake.files([str(file)], None):
        for each in opened.items:
            for made in intake.documents(each, {}):
                for document in made.items:
                    yield from _labelled(document, whole=whole)


def _labelled(document: Document, *, whole: bool) -> Iterator[tuple[Document, Article]]:
    if whole:
        everything = Anchor(document.id, 0, len(document.text))
        block = Block(everything, Role.BODY, Basis("whole", 1.0))
        yield document, Article(document.id, blocks=(block,))
    else:
        yield from ((document, article) for article in intake.article(document).items)


def attribution(statement: Statement) -> Attribution:
    """Return the words of a statement."""
    mouth, cue = statement.chain.mouth.at, statement.cue
    return Attribution(
        tuple((at.start, at.end) for at in statement.content),
        ((mouth.start, mouth.end),) if mouth else (),
        ((cue.start, cue.end),) if cue else (),
    )


def measure(folder: Path, split: str = "dev", *, whole: bool = False) -> Result:
    """Score the rooms on one split."""
    articles = load(folder, split)
    files = [file for each in articles for file in (each.file, first_annotation(each.file))]
    scores = score((each.text, each.gold, read(each.file, whole=whole)) for each in articles)
    return Result(digest(files, folder), len(articles), scores)


def figures(result: Result) -> dict[str, float]:
    """Return the figures that have floors, as shares of one."""
    scores = result.scores
    return {
        "wsw50": scores.who_said_what.f1,
        "wsw50.direct": scores.types["direct"].f1,
        "wsw50.mixed": scores.types["mixed"].f1,
        "wsw50.indirect": scores.types["indirect"].f1,
        "exact": scores.exact.f1,
        "content": scores.roles["content"].f1,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score Sayso's statements on PolNeAR.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the unpacked corpus")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--whole", action="store_true", help="call all text the story")
    asked = parser.parse_args(arguments)
    result = measure(asked.folder, asked.split, whole=asked.whole)
    print(f"PolNeAR {asked.split}, {result.articles} articles, corpus {result.corpus}")
    print(f"{'':26}{'P':>7}{'R':>7}{'F1':>7}   told of gold")
    for name, precision, recall, f1, counts in table(result.scores):
        print(f"{name:26}{precision:>7}{recall:>7}{f1:>7}   {counts}")
    print(f"source right where the content is found: {percent(result.scores.sources_right)}")


if __name__ == "__main__":
    main()
