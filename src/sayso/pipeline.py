"""The corridor: the order of the rooms, and nothing else.

Articles are read one by one (``intake``, ``speech``, ``voices``) into the ledger; the story is
woven from all of them (``voices``, ``claims``, ``origins``, ``story``) when a question needs it.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from sayso import __version__, claims, intake, origins, story, voices
from sayso.records.articles import Article, Document
from sayso.records.errors import LedgerBusyError, LedgerReadOnlyError
from sayso.records.ids import digest
from sayso.records.places import Finding
from sayso.records.ports import Input, Ledger, Progress, SpeechReader
from sayso.records.speech import Persona, Reading, Statement
from sayso.records.stories import Link, Run, Source, Story

READINGS = 200  # in one transaction: few enough to lose nothing dear, enough to be quick
LETTERS = 4_000_000  # likewise, in code points: what keeps memory flat when articles are long


@dataclass(frozen=True, slots=True)
class Way:
    """How to read: with which reader, which field names, how many processes, who is told."""

    reader: SpeechReader
    progress: Progress
    mapping: Mapping[str, str] = field(default_factory=dict)
    jobs: int = 1
    stdin: BinaryIO | None = None


@dataclass(slots=True)
class Batch:
    """What goes into the ledger in one transaction, or not at all."""

    documents: list[Document] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    opened: int = 0
    known: int = 0
    given: int = 0

    @property
    def full(self) -> bool:
        """Tell whether it is time to write it down."""
        return (
            len(self.documents) + len(self.findings) >= READINGS
            or sum(len(document.text) for document in self.documents) >= LETTERS
        )


@dataclass(slots=True)
class Counts:
    """What one run came to.

    Attributes:
        files: Files that were opened.
        known: Files that were read before, and not opened a second time.
        given: Documents that the files gave, known ones included.
        added: Documents that are new.
        statements: Statements in the new documents.
        findings: Oddities of the input.
        first_findings: The first twenty of them.
    """

    files: int = 0
    known: int = 0
    given: int = 0
    added: int = 0
    statements: int = 0
    findings: int = 0
    first_findings: list[Finding] = field(default_factory=list)

    def note(self, batch: Batch, readings: Sequence[Reading], added: int) -> None:
        """Add one batch."""
        self.files += batch.opened
        self.known += batch.known
        self.given += batch.given
        self.added += added
        self.statements += sum(len(reading.statements) for reading in readings)
        self.findings += len(batch.findings)
        self.first_findings += batch.findings[: 20 - len(self.first_findings)]


def read_one(document: Document, reader: SpeechReader) -> Reading:
    """Return everything that one document gives, before other articles are looked at."""
    arrived = intake.article(document)
    (article,) = arrived.items
    said = reader(document, article)
    heard = voices.personas(document, article, said.items)
    findings = arrived.findings + said.findings + heard.findings
    return Reading(document, article, said.items, heard.items, findings)


def read_all(documents: Sequence[Document], reader: SpeechReader) -> tuple[Reading, ...]:
    """Return the readings of several documents, in order."""
    return tuple(read_one(document, reader) for document in documents)


def read(paths: Sequence[str], ledger: Ledger, run: Run, way: Way) -> Counts:
    """Read ``paths`` into the ledger; files and documents that it knows are passed over."""
    counts = Counts()
    for batch, readings in _read_batches(_batches(paths, ledger, way), way):
        added = ledger.add(run, readings, inputs=batch.inputs, findings=batch.findings)
        counts.note(batch, readings, added)
        way.progress.step("articles", counts.added, None)
    way.progress.close()
    return counts


def weave(
    readings: Iterable[Reading],
    documents: Mapping[str, Document],
    judgements: Sequence[Link],
) -> Story:
    """Return what the whole pile says; the order of ``readings`` leaves no trace."""
    articles: list[Article] = []
    statements: list[Statement] = []
    personas: list[Persona] = []
    for reading in readings:
        articles.append(reading.article)
        statements.extend(reading.statements)
        personas.extend(reading.personas)
    voice_links = voices.link(personas)
    sources = voices.sources(personas, (*voice_links, *judgements))
    claim_links = claims.link(statements, _speakers(statements, personas, sources))
    links = (*voice_links, *claim_links, *judgements)
    found = claims.claims(statements, links)
    return Story(links=links, sources=sources, claims=found)


def _speakers(
    statements: Iterable[Statement], personas: Iterable[Persona], sources: Iterable[Source]
) -> dict[str, str]:
    """Return statement id -> id of the source that is its mouth, where there is one."""
    home = {persona: source.id for source in sources for persona in source.personas}
    voice = {at: home[each.id] for each in personas if each.id in home for at in each.mentions}
    mouths = ((each.id, each.chain.mouth.at) for each in statements)
    return {key: voice[at] for key, at in mouths if at is not None and at in voice}


def version(reader: SpeechReader) -> str:
    """Return the name of the rules that a story is woven by: another name, another story."""
    return digest(__version__, reader.version)


def story_of(ledger: Ledger, reader: SpeechReader) -> Story:
    """Return the story of all that the ledger holds; woven at most once for each state of it."""
    kept = ledger.story(version(reader))
    if kept is not None:
        return kept
    woven = weave(ledger.readings(), ledger.documents(), ledger.links())
    with suppress(LedgerReadOnlyError, LedgerBusyError):  # a question needs no right to write
        ledger.keep(ledger.runs()[-1], woven, version(reader))
    return woven


def _batches(paths: Sequence[str], ledger: Ledger, way: Way) -> Iterator[Batch]:
    batch = Batch()
    for found in intake.files(paths, way.stdin):
        batch.findings += found.findings
        for file in found.items:
            if ledger.knows_input(file.original, file.digest):
                batch.known += 1
                continue
            batch.opened += 1
            given = 0
            for outcome in intake.documents(file, way.mapping):
                given += len(outcome.items)
                batch.given += len(outcome.items)
                batch.findings += outcome.findings
                batch.documents += [d for d in outcome.items if not ledger.knows_document(d.id)]
                if batch.full:
                    yield batch
                    batch = Batch()
            if given:  # a file that gave nothing is tried again: the next --map may open it
                batch.inputs.append(Input(file.original, file.path, file.digest, given))
    yield batch


def _read_batches(
    batches: Iterator[Batch], way: Way
) -> Iterator[tuple[Batch, tuple[Reading, ...]]]:
    """Read each batch, in several processes if asked to; the order stays that of ``batches``."""
    if way.jobs <= 1:
        yield from ((batch, read_all(batch.documents, way.reader)) for batch in batches)
        return
    waiting: deque[tuple[Batch, Future[tuple[Reading, ...]]]] = deque()
    pool = ProcessPoolExecutor(
        way.jobs,
        multiprocessing.get_context("spawn"),
        signal.signal,  # Ctrl-C is the parent's to answer
        (signal.SIGINT, signal.SIG_IGN),
    )
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(read_all, batch.documents, way.reader)))
            if len(waiting) > way.jobs + 1:
                done, readings = waiting.popleft()
                yield done, readings.result()
        yield from ((done, readings.result()) for done, readings in waiting)
    finally:
        pool.shutdown(cancel_futures=True)
