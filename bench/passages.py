"""Relay passages: the gold of chains as offsets, and what a reader tells in the same form.

``bench/chains/GUIDE.md`` says what is labelled and how. A passage is labelled or read
by a reader; both give ``Said``, so that one program scores a reader, or one labeller by another.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution import Attribution, Spans
from bench.corpora import HOME, below
from bench.gold import locate
from bench.readers import page

from sayso.records.places import Anchor
from sayso.records.ports import SpeechReader
from sayso.records.speech import Hop, Statement

GOLD = HOME / "bench" / "chains" / "gold"
PARTS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Hand:
    """One pair of hands: where it is named (nowhere: no span), in which words, and what it is."""

    at: Spans
    words: str
    kind: str
    anonymity: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with its chain, mouth first; the mouth is also the source of ``words``."""

    id: str
    words: Attribution
    act: str
    manner: str
    within: str | None
    chain: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with the statements that somebody marked in it."""

    id: str
    part: str
    outlet: str | None
    text: str
    said: tuple[Said, ...]


def files(folder: Path = GOLD) -> tuple[Path, ...]:
    """Return the files of the gold, sorted.

    Raises:
        CorpusError: If there is none.
    """
    return below(folder, "*.json")


def load(folder: Path = GOLD, part: str | None = None) -> tuple[Passage, ...]:
    """Return the passages of one part, or all, in the order of files and of ids.

    Raises:
        CorpusError: If there is no file.
        GoldError: If a fragment is not found exactly once.
    """
    rows = (
        row
        for file in files(folder)
        for row in sorted(json.loads(file.read_text(encoding="utf-8")), key=lambda row: row["id"])
    )
    return tuple(passage(row) for row in rows if part in {None, row["part"]})


def passage(row: Mapping[str, Any]) -> Passage:
    """Return one passage of a gold file with its fragments brought to offsets.

    Raises:
        GoldError: If a fragment is not found exactly once.
    """
    said = tuple(_said(row["id"], row["text"], each) for each in row["statements"])
    return Passage(row["id"], row["part"], row["outlet"], row["text"], said)


def _said(name: str, text: str, row: Mapping[str, Any]) -> Said:
    name = f"{name}/{row['id']}"
    chain = tuple(_hand(name, text, hop) for hop in row["chain"])
    words = Attribution(
        tuple(locate(name, text, fragment) for fragment in row["content"]),
        chain[0].at,
        _optional(name, text, row["cue"]),
    )
    return Said(row["id"], words, row["act"], row["manner"], row["within"], chain)


def _hand(name: str, text: str, hop: Mapping[str, Any]) -> Hand:
    at = _optional(name, text, hop["mention"])
    words = " ".join(text[start:end] for start, end in at)
    return Hand(at, " ".join(words.split()), hop["kind"], hop["anonymity"])


def _optional(name: str, text: str, fragment: str | None) -> Spans:
    return () if fragment is None else (locate(name, text, fragment),)


def told(one: Passage, reader: SpeechReader) -> Passage:
    """Return what a reader finds in the passage, read through intake as plain text."""
    found = tuple(
        _statement(statement)
        for document, article in page(one.text, f"{one.id}.txt", outlet=one.outlet)
        for statement in reader(document, article).items
    )
    return Passage(one.id, one.part, one.outlet, one.text, found)


def _statement(one: Statement) -> Said:
    chain = tuple(map(_hop, one.chain.hops))
    content = tuple((at.start, at.end) for at in one.content)
    cue = _span(one.cue)
    return Said(
        one.id, Attribution(content, chain[0].at, cue), one.act, one.manner, one.within, chain
    )


def _hop(hop: Hop) -> Hand:
    mention = hop.mention
    text = " ".join(mention.text.split())
    return Hand(_span(mention.at), text, str(mention.kind), mention.anonymity)


def _span(at: Anchor | None) -> Spans:
    return ((at.start, at.end),) if at else ()


def pairs(ones: Iterable[Passage], others: Iterable[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Yield the passages that both have, by id; the texts must be the same.

    Raises:
        ValueError: If a passage has another text on the other side.
    """
    known = {each.id: each for each in others}
    for one in ones:
        other = known.get(one.id)
        if other is None:
            continue
        if other.text != one.text:
            raise ValueError(f"{one.id}: the two sides have different texts.")
        yield one, other
