"""The readers that the bench can score, and texts that never were files."""

import argparse
from collections.abc import Iterator

from sayso import intake, speech
from sayso.records.articles import Article, Block, Document, Role, Stated
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis
from sayso.records.ports import SpeechReader

NAMES = ("rules", "learned")
DEFAULT = "learned"

Page = tuple[Document, Article]


class NoReaderError(Exception):
    """The reader that was asked for is not to be had here."""


def reader(name: str) -> SpeechReader:
    """Return the reader of that name: ``rules``, or ``learned``.

    Raises:
        NoReaderError: If this Sayso has no such reader.
    """
    if name == "rules":
        return speech.rules_reader
    found: SpeechReader | None = getattr(speech, f"{name}_reader", None)
    if found is None:
        raise NoReaderError(f"This Sayso has no {name} reader; --reader rules is always there.")
    return found


def add_option(parser: argparse.ArgumentParser) -> None:
    """Let a program of the bench ask which reader to score."""
    parser.add_argument("--reader", choices=NAMES, default=DEFAULT, help=f"default: {DEFAULT}")


def page(text: str, name: str, *, outlet: str | None = None) -> Iterator[Page]:
    """Yield ``text`` as intake reads it: plain text of that name and stated outlet."""
    document = in_memory(text, name, outlet=outlet)
    yield from ((document, article) for article in intake.article(document).items)


def whole(document: Document) -> Page:
    """Return a document with an article that calls all of it the story."""
    everything = Anchor(document.id, 0, len(document.text))
    block = Block(everything, Role.BODY, Basis("whole", 1.0))
    return document, Article(document.id, blocks=(block,))


def in_memory(text: str, name: str, *, outlet: str | None = None) -> Document:
    """Return a document of plain text that was never a file."""
    stated = Stated(outlet=outlet or "")
    return Document(digest("bench", name, text), text, "text/plain", name, stated=stated)
