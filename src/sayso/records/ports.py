"""Ports: what the rooms need from outside, as Protocols. Fakes for each ship in ``fakes``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sayso.records.articles import Article, Document, Learnt
from sayso.records.places import Finding, Outcome
from sayso.records.speech import Reading, Statement
from sayso.records.stories import Link, Run, Story


class Clock(Protocol):
    """Tells the time; only the desk owns a real one."""

    def now(self) -> datetime:
        """Return the present moment, with its time zone."""


class Progress(Protocol):
    """Hears how far a long run has come."""

    def step(self, what: str, done: int, total: int | None) -> None:
        """Take note that ``done`` of ``total`` (None: unknown) of ``what`` are finished."""

    def close(self) -> None:
        """Take note that nothing more will come."""


class SpeechReader(Protocol):
    """Finds statements in one article: rules today, a model tomorrow.

    A pure function of its arguments; ``version`` changes whenever its answers may.
    """

    @property
    def version(self) -> str:
        """Digest or name of the rules and weights that it reads with."""

    def __call__(self, document: Document, article: Article) -> Outcome[Statement]:
        """Return the statements of one article in order of their content."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file as it was read: known again by where it lies and what it holds.

    Attributes:
        original: Absolute path, or "-" for standard input.
        path: As the user named it.
        digest: Hex digest of its bytes.
        documents: How many documents it gave.
    """

    original: str
    path: str
    digest: str
    documents: int


@dataclass(frozen=True, slots=True, order=True)
class Again:
    """A document that was given once more: the same words of the same place. It is kept once.

    Attributes:
        doc: Its id.
        path: Where it stood this time, as the user named it.
    """

    doc: str
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered to one request.

    Attributes:
        url: The address that was asked.
        retrieved: When the answer was complete, with its time zone.
        body: The bytes, unpacked as the header says; none if the site sends on.
        charset: What the header calls the encoding of the body, or "".
        onward: The address that the site sends on to, as it wrote it, or "".
    """

    url: str
    retrieved: datetime
    body: bytes = b""
    charset: str = ""
    onward: str = ""


class Fetcher(Protocol):
    """The one door to the network. Opened only for addresses that the user gave, or let follow."""

    def fetch(self, url: str) -> Outcome[Answer]:
        """Ask one address once, and go nowhere else.

        Returns:
            The answer, or the finding that says why there is none; ``url`` is its path. Never
            raises for what the network does, and ends within bounds of time and memory.
        """


class Shelf(Protocol):
    """Keeps the bytes that came from the network, beside the ledger.

    May raise a ``LedgerError``.
    """

    def keep(self, url: str, digest: str, data: bytes) -> str:
        """Keep what came from an address, once; return the absolute path of the file.

        Args:
            url: Where it came from. No part of it becomes a name on the disk.
            digest: Hex digest of ``data``.
            data: The bytes.
        """


class Ledger(Protocol):
    """Keeps readings, links, runs and stories; adding what it has adds nothing.

    Every method may raise a ``LedgerError``.
    """

    def begin(self, command: str, at: datetime, version: str) -> Run:
        """Open a run and return it with its number."""

    def finish(self, run: Run, at: datetime) -> Run:
        """Close a run and return it with the number of documents that it added."""

    def runs(self) -> tuple[Run, ...]:
        """Return all runs in order."""

    def knows_input(self, original: str, digest: str) -> bool:
        """Tell whether this file with these bytes was read to its end before."""

    def knows_document(self, doc: str) -> bool:
        """Tell whether a document with this id was read before."""

    def add(  # noqa: PLR0913 - all of it in one transaction
        self,
        run: Run,
        readings: Sequence[Reading],
        *,
        inputs: Sequence[Input] = (),
        findings: Sequence[Finding] = (),
        anew: Sequence[str] = (),
        again: Sequence[Again] = (),
    ) -> int:
        """Store all of it or nothing; return how many readings were new.

        Args:
            run: The open run that they belong to.
            readings: Read documents; those already known are passed over.
            inputs: Files that are now read to their end.
            findings: Findings about inputs.
            anew: What inputs and folders are known by that this run has been through. Of the
                findings about them, or about what lies in them, stay those of this run, and those
                that were met when a known file was last read.
            again: Where known documents were given once more. Their own path counts only if they
                came in by this very run: a later one only looks there again.
        """

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, by document id; memory holds one at a time."""

    def reading(self, doc: str) -> Reading:
        """Return one reading, or raise ``UnknownIdError``."""

    def documents(self) -> Mapping[str, Document]:
        """Return the documents by id, each fetched when it is asked for."""

    def inputs(self) -> tuple[Input, ...]:
        """Return every file read to its end, by path."""

    def findings(self) -> tuple[Finding, ...]:
        """Return what was odd about inputs when they were last looked at, sorted, each once."""

    def again(self) -> tuple[Again, ...]:
        """Return where documents were given once more, sorted, each place once."""

    def append(self, run: Run, links: Iterable[Link]) -> None:
        """Append judgements of a person; nothing is ever taken away."""

    def links(self) -> tuple[Link, ...]:
        """Return the judgements of persons, oldest first."""

    def state(self) -> str:
        """Return a digest of documents and judgements; it changes when either does."""

    def keep_learnt(self, learnt: Learnt, state: str, version: str) -> None:
        """Keep what rules of this version learnt from this state, and nothing else.

        If the state is no longer the present one, nothing is kept.
        """

    def learnt(self, version: str) -> Learnt | None:
        """Return what was kept as learnt if it still fits state and version, else None."""

    def keep(self, run: Run, story: Story, version: str) -> None:
        """Keep the story of the present state, woven by rules of this version."""

    def story(self, version: str) -> Story | None:
        """Return the kept story if it still fits state and version, else None."""

    def story_before(self, run: Run) -> Story | None:
        """Return the last story kept by a run before this one, or None."""

    def find(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) of the one record whose id begins so.

        Kinds: document, statement, persona, source, claim, origin, derivation, conflict, event.

        Raises:
            UnknownIdError: If there is none.
            AmbiguousIdError: If there are several.
        """

    def search(self, words: str, limit: int = 50) -> tuple[str, ...]:
        """Return ids of statements whose content holds all ``words``, best first."""

    def close(self) -> None:
        """Let go of the file."""
