"""Statements on PolNeAR: ``python bench/polnear.py DIR [--split dev]``.

DIR holds the unpacked corpus: ``dev/text/*.txt`` and ``dev/attributions/*.ann`` (brat stand-off;
where several annotators read an article, the first by name counts). Articles go through intake
and speech as any other input. PolNeAR marks the outermost attribution only, so statements inside
another are left out. ``--whole`` calls all text the story: it measures speech without intake.

Every figure stands with the 95 % interval of a bootstrap over articles. ``--perturbed`` damages
each text first, as careless pages do, always in the same way (``bench/perturb.py``); what is told
of it is brought back to the text as it was, so that gold and types stay the same. ``--apart``
tells speech from attitudes by the cue (``bench/cues.py``): precision is of what was told with such
a cue, recall of the gold with such a cue, and a pair counts for both, whatever the other's side.
``--cofenet`` adds the metric of that paper (``bench/cofenet.py``).

PolNeAR: Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News".
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import cofenet, readers
from bench.attribution import (
    Attribution,
    Rate,
    Scores,
    Spans,
    matched,
    rows,
    score,
)
from bench.corpora import CorpusError, below, digest
from bench.cues import shows_speech, sides
from bench.intervals import Figure, Share, Tally, report
from bench.perturb import perturb

from sayso import intake
from sayso.records.ports import SpeechReader
from sayso.records.speech import Kind, Statement

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
class Asked:
    """What is to be measured.

    Attributes:
        split: Which part of the corpus.
        whole: Call all text the story.
        perturbed: Damage the texts first.
        apart: Tell speech from attitudes.
        cofenet: Add CofeNet's metric.
    """

    split: str = "dev"
    whole: bool = False
    perturbed: bool = False
    apart: bool = False
    cofenet: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The scores, what each article gave to them, and the corpus they belong to."""

    corpus: str
    articles: int
    scores: Scores
    tallies: tuple[Tally, ...]


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


def read(
    pages: Iterable[readers.Page], reader: SpeechReader, *, whole: bool = False
) -> tuple[Attribution, ...]:
    """Return what the reader finds in the pages of one text, outermost statements only."""
    found = statements(pages, reader, whole=whole)
    return tuple(attribution(each) for each in found if each.within is None)


def statements(
    pages: Iterable[readers.Page], reader: SpeechReader, *, whole: bool = False
) -> tuple[Statement, ...]:
    """Return all statements that the reader finds in the pages of one text."""
    return tuple(
        statement
        for document, article in pages
        for statement in reader(*(readers.whole(document) if whole else (document, article))).items
    )


def _told(article: Marked, asked: Asked, reader: SpeechReader) -> tuple[Attribution, ...]:
    """Return what is told of an article, read from its file or damaged, as places of its text."""
    if not asked.perturbed:
        return read(opened(article.file), reader, whole=asked.whole)
    after = perturb(article.text, article.file.stem)
    pages = readers.page(after.text, article.file.name)
    return tuple(map(after.restored, read(pages, reader, whole=asked.whole)))


def opened(file: Path) -> Iterator[readers.Page]:
    """Yield the articles of one file as intake reads it."""
    for outcome in intake.files([str(file)], None):
        for each in outcome.items:
            for made in intake.documents(each, {}):
                for document in made.items:
                    yield from ((document, article) for article in intake.article(document).items)


def attribution(statement: Statement) -> Attribution:
    """Return the words of a statement."""
    nobody = statement.chain.mouth.kind is Kind.HEARSAY  # its mention is the cue itself
    mouth, cue = None if nobody else statement.chain.mouth.at, statement.cue
    return Attribution(
        tuple((at.start, at.end) for at in statement.content),
        ((mouth.start, mouth.end),) if mouth else (),
        ((cue.start, cue.end),) if cue else (),
    )


def measure(folder: Path, asked: Asked = Asked(), reader: str = readers.DEFAULT) -> Result:
    """Score a reader on one split."""
    articles = load(folder, asked.split)
    files = [file for each in articles for file in (each.file, first_annotation(each.file))]
    found = readers.reader(reader)
    triples = [(each.text, each.gold, _told(each, asked, found)) for each in articles]
    tallies = tuple(tally(*each, asked=asked) for each in triples)
    return Result(digest(files, folder), len(articles), score(triples), tallies)


def tally(
    text: str, gold: Sequence[Attribution], told: Sequence[Attribution], *, asked: Asked
) -> dict[str, Figure]:
    """Return what one article gives to each figure."""
    scores = score([(text, gold, told)])
    found: dict[str, Figure] = dict(rows(scores))
    found["source of found content"] = Share(scores.who_said_what.right, scores.contents.right)
    if asked.apart:
        found |= apart(text, gold, told)
    if asked.cofenet:
        for strict in (False, True):
            name = "CofeNet strict" if strict else "CofeNet"
            rates = cofenet.tally(text, gold, told, strict=strict)
            found |= {f"{name} {role}": rate for role, rate in rates.items()}
    return found


def apart(text: str, gold: Sequence[Attribution], told: Sequence[Attribution]) -> dict[str, Rate]:
    """Return WSW50 of speech and of attitudes, each by the side of its own cue."""
    ours, theirs = ([shows_speech(text, one) for one in side] for side in (told, gold))
    _, pairs = matched(text, told, gold)
    return sides("WSW50", pairs, ours, theirs)


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
    parser.add_argument("--perturbed", action="store_true", help="damage the texts first")
    parser.add_argument("--apart", action="store_true", help="speech and attitudes apart")
    parser.add_argument("--cofenet", action="store_true", help="CofeNet's metric as well")
    readers.add_option(parser)
    given = parser.parse_args(arguments)
    asked = Asked(given.split, given.whole, given.perturbed, given.apart, given.cofenet)
    result = measure(given.folder, asked, given.reader)
    damage = ", perturbed" if asked.perturbed else ""
    print(f"PolNeAR {asked.split}{damage}, {result.articles} articles, corpus {result.corpus}")
    print(f"reader {readers.reader(given.reader).version}, 95 % intervals over articles")
    print("\n".join(report(result.tallies)))


if __name__ == "__main__":
    main()
