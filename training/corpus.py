"""Documents with pieces and attributions: PolNeAR as training material, whole or damaged."""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.attribution import Attribution, Spans
from bench.perturb import perturb
from bench.polnear import load
from tokenizers import Tokenizer

from sayso.speech.heard import SHORT, opened
from sayso.text.pieces import Pieces, pieces

Range = tuple[int, int]
Tokenize = Callable[[str], tuple[Sequence[int], Sequence[Range]]]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as a labeller marks it.

    Attributes:
        words: Its source, cue and content.
        deep: Whether it stands inside the content of another.
        out: Hands that the words passed after the source; None if nobody labelled them.
        into: Hands that they passed before it ("the Courier, citing two officials").
    """

    words: Attribution
    deep: bool = False
    out: Spans | None = None
    into: Spans = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution over pieces: ranges of pieces, half open, by role; the rest as in ``Told``.

    Attributes:
        cue: Range of the cue.
        source: Ranges of the source.
        content: Ranges of the content.
        out: Ranges of the hands after the source; None if nobody labelled them.
        into: Ranges of the hands before it.
        deep: Whether it stands inside the content of another.
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    out: tuple[Range, ...] | None
    into: tuple[Range, ...]
    deep: bool


@dataclass(frozen=True, slots=True)
class Read:
    """One document ready for training.

    Attributes:
        name: Name of the document.
        text: Its text.
        told: What labellers marked.
        nested: Whether attributions inside others are marked too.
        made: Its pieces.
        marked: ``told`` over the pieces.
        inside: Whether it is the content of an attribution, read by itself.
    """

    name: str
    text: str
    told: tuple[Told, ...]
    nested: bool
    made: Pieces
    marked: tuple[Marked, ...]
    inside: bool = False

    @property
    def gold(self) -> list[Attribution]:
        """The outermost attributions, in the form of the bench."""
        return [one.words for one in self.told if not one.deep]


def tokenizer(file: Path) -> Tokenize:
    """Return a function that gives entries and places of the pieces of a text.

    Args:
        file: ``tokenizer.json`` of the base weights.
    """
    tool = Tokenizer.from_file(str(file))
    tool.no_truncation()
    tool.no_padding()

    def tokenize(text: str) -> tuple[Sequence[int], Sequence[Range]]:
        found = tool.encode(text, add_special_tokens=False)
        return found.ids, found.offsets

    return tokenize


def lines(text: str) -> list[Range]:
    """Return the places of the lines that hold something."""
    return [found.span() for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def prepared(
    name: str, text: str, told: Iterable[Told], tokenize: Tokenize, *, nested: bool = False
) -> Read:
    """Return a document with its attributions over pieces; those without a cue are left out.

    Args:
        name: Name of the document.
        text: Its text.
        told: What labellers marked.
        tokenize: Gives the pieces of a text.
        nested: Whether attributions inside others are marked too.
    """
    made = pieces(text, lines(text), tokenize)
    rows = tuple(told)
    marked = tuple(row for one in rows if (row := _marked(made, one)) is not None)
    return Read(name, text, rows, nested, made, marked)


def _marked(made: Pieces, one: Told) -> Marked | None:
    cue = _ranges(made, one.words.cue)
    if not cue:
        return None
    return Marked(
        (cue[0][0], cue[-1][1]),
        _ranges(made, one.words.source),
        _ranges(made, one.words.content),
        None if one.out is None else _ranges(made, one.out),
        _ranges(made, one.into),
        one.deep,
    )


def _ranges(made: Pieces, spans: Spans) -> tuple[Range, ...]:
    return tuple(found for span in spans if (found := cover(made, span)))


def cover(made: Pieces, span: Range) -> Range | None:
    """Return the range of pieces that overlap ``span``."""
    first = bisect_right(made.ends, span[0])
    last = bisect_left(made.starts, span[1])
    return (first, last) if first < last else None


def polnear(folder: Path, split: str, tokenize: Tokenize) -> list[Read]:
    """Return the documents of one split of PolNeAR, sorted by name."""
    return [
        prepared(one.file.stem, one.text, map(Told, one.gold), tokenize)
        for one in load(folder, split)
    ]


def with_silver(documents: Iterable[Read], silver: Path, tokenize: Tokenize) -> list[Read]:
    """Return documents with the attributions inside contents that an earlier model found.

    Args:
        documents: Documents without such attributions.
        silver: What ``training/silver.py`` wrote.
        tokenize: Gives the pieces of a text.
    """
    found = json.loads(silver.read_text(encoding="utf-8"))
    made = []
    for one in documents:
        more = [
            Told(Attribution(*(tuple(map(tuple, spans)) for spans in row)), deep=True)
            for row in found.get(one.name, ())
        ]
        made.append(prepared(one.name, one.text, (*one.told, *more), tokenize, nested=True))
    return made


def with_inner(
    documents: Iterable[Read], files: Iterable[Path], tokenize: Tokenize, times: int
) -> list[Read]:
    """Return documents, those that were read for attributions inside contents with them.

    Args:
        documents: Documents with outermost attributions.
        files: Of ``training/inner``.
        tokenize: Gives the pieces of a text.
        times: How often a document that was read is returned.
    """
    found: dict[str, list[Told]] = {}
    for file in files:
        made = json.loads(file.read_text(encoding="utf-8"))
        found.update({name: [] for name in made["read"]})
        for row in made["labels"]:
            found[row["article"]].append(_told(row))
    read: list[Read] = []
    for one in documents:
        if one.name in found:
            rows = (*(told for told in one.told if not told.deep), *found[one.name])
            read += [prepared(one.name, one.text, rows, tokenize, nested=True)] * times
        else:
            read.append(one)
    return read


def _told(row: Mapping[str, Any]) -> Told:
    source = (_pair(row["source"]),) if row["source"] else ()
    content = tuple(map(_pair, row["content"]))
    return Told(Attribution(content, source, (_pair(row["cue"]),)), deep=True)


def _pair(places: Sequence[int]) -> Range:
    start, end = places
    return start, end


def insides(documents: Iterable[Read], tokenize: Tokenize) -> Iterator[Read]:
    """Yield the contents of attributions as documents of their own.

    The run time reads what it heard once more by itself (``sayso.speech.heard``): what stands
    outermost there are the attributions inside it. Only documents whose inner attributions are
    marked give any; a document that is shown twice gives them twice.
    """
    for one in documents:
        if one.nested:
            for number, told in enumerate(one.told):
                found = _inside(one, told)
                if found is not None:
                    name = f"{one.name}-{number}"
                    made = prepared(name, *found, tokenize, nested=True)
                    yield replace(made, inside=True)


def _inside(one: Read, told: Told) -> tuple[str, tuple[Told, ...]] | None:
    """Return the text of a content, a stretch a line, and what is told in it; None if too short."""
    stretches = tuple(opened(one.text, told.words.content))
    text = "\n".join(one.text[start:end].replace("\n", " ") for start, end in stretches)
    if len(text.split()) < SHORT:
        return None
    held = [
        (each, moved)
        for each in one.told
        if each is not told and (moved := _moved(each, stretches)) is not None
    ]
    outer = [each.words.content for each, _ in held]
    return text, tuple(
        replace(moved, deep=any(_holds(content, each.words) for content in outer))
        for each, moved in held
    )


def _holds(content: Spans, words: Attribution) -> bool:
    """Tell whether cue and content of an attribution stand in ``content`` and are not all of it."""
    if words.content == content:
        return False
    return all(
        any(start <= a and b <= end for start, end in content)
        for a, b in (*words.cue, *words.content)
    )


def _moved(told: Told, stretches: Spans) -> Told | None:
    """Return what is told in ``stretches``, as places of their lines; None if it is not in them."""
    if not _holds(stretches, told.words):
        return None

    def at(spans: Spans) -> Spans:
        moved, before = [], 0
        for start, end in stretches:
            here = [(a, b) for a, b in spans if start <= a and b <= end]
            moved += [(before + a - start, before + b - start) for a, b in here]
            before += end - start + 1
        return tuple(moved)

    words = told.words
    return replace(
        told,
        words=Attribution(at(words.content), at(words.source), at(words.cue)),
        out=None if told.out is None else at(told.out),
        into=at(told.into),
    )


def damaged(one: Read, seed: str, tokenize: Tokenize) -> Read:
    """Return a document with typographic junk, the same for the same ``seed``.

    Source: ``bench/perturb.py``.
    """
    found = perturb(one.text, seed)

    def moved(spans: Spans) -> Spans:
        return found.moved(Attribution(spans, (), ())).content

    told = [
        replace(
            each,
            words=found.moved(each.words),
            out=None if each.out is None else moved(each.out),
            into=moved(each.into),
        )
        for each in one.told
    ]
    made = prepared(one.name, found.text, told, tokenize, nested=one.nested)
    return replace(made, inside=one.inside)
