"""How a pile is carried through the corridor: in batches, one transaction each, by many hands."""

import signal
from collections import deque
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Protocol

from sayso import intake
from sayso.intake.opening import COMMAND, File, about, key
from sayso.records.articles import Document
from sayso.records.places import Finding, Outcome
from sayso.records.ports import Again, Input, Ledger
from sayso.records.speech import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

READINGS = 200  # in one transaction: few enough to lose nothing dear, enough to be quick
ROWS = 50  # articles that were met before, which weigh as much as a new one
SHARED = 8  # in one where several processes read: so few that all have work in a small pile
AHEAD = 2  # batches at hand beside those that processes work at
LETTERS = 4_000_000  # likewise, in code points: what keeps memory flat when articles are long


Work = Callable[[Sequence[Document]], tuple[Reading, ...]]


@dataclass(slots=True)
class Batch:
    """What goes into the ledger in one transaction, or not at all."""

    documents: list[Document] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    anew: list[str] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)
    opened: int = 0
    known: int = 0
    given: int = 0
    letters: int = 0
    size: int = READINGS
    _here: set[str] = field(default_factory=set)
    _under_way: tuple[set[str], ...] = ()

    @property
    def full(self) -> bool:
        """Tell whether it is time to write it down."""
        heard = len(self.documents) + len(self.findings) + len(self.again) // ROWS
        return heard >= self.size or self.letters >= LETTERS

    def take(self, found: Outcome[Document], ledger: Ledger, file: File) -> None:
        """Take in what a file gave, except for the documents that the ledger knows."""
        self.given += len(found.items)
        self.findings += (replace(each, input=file.key) for each in found.findings)
        for document in found.items:
            if self._has(document.id) or ledger.knows_document(document.id):
                self.again.append(Again(document.id, document.path))
            else:
                self._here.add(document.id)
                self.documents.append(document)
                self.letters += len(document.text)

    def _has(self, doc: str) -> bool:
        return doc in self._here or any(doc in each for each in self._under_way)

    def after(self, jobs: int) -> "Batch":
        """Return an empty batch that knows what those before it hold: they may be under way."""
        before = (*self._under_way, self._here)[-jobs - AHEAD :]
        return Batch(size=self.size, _under_way=before)

    def end(self, file: File, given: int) -> None:
        """Note that a file was read to its end and gave so many documents."""
        came = file.came
        self.anew.append(file.key)
        if given and not (came and came.unfinished):
            self.inputs.append(Input(file.original, file.path, file.digest, given))
        elif not given and came and came.instead:  # a feed, all of whose pages are read instead
            self.opened -= 1
            self.known += 1


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

    @property
    def again(self) -> int:
        """Documents met before, in the ledger or in another file: the same address and bytes."""
        return self.given - self.added

    def note(self, batch: Batch, readings: Sequence[Reading], added: int) -> None:
        """Add one batch."""
        self.files += batch.opened
        self.known += batch.known
        self.given += batch.given
        self.added += added
        self.statements += sum(len(reading.statements) for reading in readings)
        self.findings += len(batch.findings)
        self.first_findings += batch.findings[: 20 - len(self.first_findings)]


Done = tuple[Batch, tuple[Reading, ...]]


class Web(Protocol):
    """Brings what stands at addresses; ``sayso.intake.visiting.Visitor`` is one."""

    @property
    def follow(self) -> bool:
        """Whether the pages that a feed leads to are brought, too."""

    def bring(self, url: str, read: Container[str]) -> Iterator[Outcome[File]]:
        """Yield what stands at an address; ``read`` are addresses that gave documents so far."""


def batches(  # noqa: PLR0913, PLR0917 - what a run is given, and where it goes
    paths: Sequence[str],
    ledger: Ledger,
    mapping: Mapping[str, str],
    stdin: BinaryIO | None,
    web: Web | None = None,
    jobs: int = 1,
) -> Iterator[Batch]:
    """Yield what ``paths`` hold and the ledger does not know, in order, a batch at a time.

    A file that gave nothing is not noted as read: the next ``--map`` may open it. What came over
    the network goes into the ledger page by page, as it is dear to get.
    """
    size = READINGS if jobs <= 1 else SHARED
    batch = Batch(size=size)
    read = {each.path for each in ledger.inputs()} if web and web.follow else set[str]()
    for found in intake.files(paths, stdin, partial(web.bring, read=read) if web else None):
        batch.findings += (replace(each, input=about(each)) for each in found.findings)
        for file in found.items:
            if ledger.knows_input(file.original, file.digest):
                batch.known += 1
                continue
            batch.opened += 1
            given = 0
            for outcome in intake.documents(file, mapping):
                given += len(outcome.items)
                batch.take(outcome, ledger, file)
                if batch.full:
                    yield batch
                    batch = batch.after(jobs)
            batch.end(file, given)
            if file.came:
                read.update({file.path} if given else ())
                yield batch
                batch = batch.after(jobs)
    batch.anew += (COMMAND, *map(key, paths))
    yield batch


def done(waiting: Iterator[Batch], work: Work, jobs: int) -> Iterator[Done]:
    """Yield each batch with its readings, in order, whatever the number of processes."""
    if jobs <= 1:
        return ((batch, work(batch.documents)) for batch in waiting)
    return _side_by_side(waiting, work, jobs)


def _side_by_side(waiting: Iterator[Batch], work: Work, jobs: int) -> Iterator[Done]:
    """Keep as many batches at work as there are processes, and two more at hand."""
    import multiprocessing  # noqa: PLC0415 - slow to load, and most piles are read by one process
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    under_way: deque[tuple[Batch, Future[tuple[Reading, ...]]]] = deque()
    pool = ProcessPoolExecutor(
        jobs,
        multiprocessing.get_context("spawn"),
        signal.signal,  # Ctrl-C is the parent's to answer
        (signal.SIGINT, signal.SIG_IGN),
    )
    try:
        for batch in waiting:
            under_way.append((batch, pool.submit(work, batch.documents)))
            if len(under_way) >= jobs + AHEAD:
                first, readings = under_way.popleft()
                yield first, readings.result()
        yield from ((batch, readings.result()) for batch, readings in under_way)
    finally:
        pool.shutdown(cancel_futures=True)
