"""A process of its own in which files are read within bounds of memory and time.

What breaks it, what takes too long and what asks for too much memory is told, and hurts nobody: a
crash below Python, too.
"""

import os
import resource
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import BinaryIO, Self

from tests.intake.seeds import FORMS, seed

from sayso.intake import File, article, documents
from sayso.records.ids import content_digest
from sayso.records.places import Finding

MEMORY = 768 << 20  # bytes beside what a warm process holds; address space, which is more than use
SECONDS = 30.0  # by the clock, after which a reading is given up
SHOWN = 20  # documents that are handed back with their words
Make = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: bytes, or what opens a stream of them, which must be picklable."""

    name: str
    data: bytes = b""
    make: Make | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it.

    Attributes:
        texts: Of the first documents.
        count: How many documents there were.
        findings: All of them.
        seconds: Of processor.
        peak: Bytes that the process grew by at its largest, over all tasks so far.
        trouble: The exception or the broken promise, "" if all is well.
        left: Files that were written, by name.
    """

    texts: tuple[str, ...] = ()
    count: int = 0
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    peak: int = 0
    trouble: str = ""
    left: tuple[str, ...] = ()

    @property
    def codes(self) -> set[str]:
        """Return the codes of the findings."""
        return {finding.code for finding in self.findings}


@dataclass(slots=True)
class Room:
    """The process; begun when first used, and anew after it broke."""

    memory: int = MEMORY
    seconds: float = SECONDS
    _process: SpawnProcess | None = None
    _line: "Connection[Task | None, Told] | None" = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, task: Task) -> Told:
        """Read what ``task`` holds, and all articles in it."""
        if self._process is None or self._line is None:
            self._begin()
        assert self._line is not None
        try:
            self._line.send(task)
            if not self._line.poll(self.seconds):
                return self._broken(f"over {self.seconds:.0f} s by the clock")
            return self._line.recv()
        except (EOFError, OSError):
            return self._broken("the process died")

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _begin(self) -> None:
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.memory), daemon=True)
        self._process.start()
        theirs.close()
        self._line.recv()

    def _broken(self, why: str) -> Told:
        self.close()
        return Told(trouble=why)


def _serve(line: "Connection[Told, Task | None]", memory: int) -> None:
    """Read what comes along the line, in an empty folder, within bounds of memory."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for form in FORMS:
            judged(Task(f"pile/{seed(form).name}", seed(form).data))
        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = size * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        before = _largest()
        line.send(Told())
        while (task := line.recv()) is not None:
            line.send(judged(task, before))


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def judged(task: Task, before: int = 0) -> Told:
    """Return what came of a task; never raises, but for what ends the process."""
    started = time.process_time()
    texts: list[str] = []
    findings: list[Finding] = []
    count = 0
    trouble = ""
    opener: Make = task.make or (lambda: BytesIO(task.data))
    made = content_digest(task.data)
    size = task.size or len(task.data)
    try:
        file = File(task.name, f"/{task.name}", made, size, task.name, opener)
        for outcome in documents(file, {}):
            findings += outcome.findings
            for document in outcome.items:
                count += 1
                (whole,) = article(document).items
                covered = "".join(block.at.words(document.text) for block in whole.blocks)
                if "".join(covered.split()) != "".join(document.text.split()):
                    trouble = "the blocks do not hold all words"
                if not document.text.strip():
                    trouble = "a document without text"
                texts += [document.text] if len(texts) < SHOWN else []
    except BaseException as error:  # noqa: BLE001 - this is what is being looked for
        rows = traceback.extract_tb(error.__traceback__)
        own = [row for row in rows if "/sayso/" in row.filename] or list(rows)
        at = f"{Path(own[-1].filename).name}:{own[-1].name}" if own else ""
        trouble = f"{type(error).__name__} in {at}: {error!s:.200}"
    trouble = trouble or _unsaid(count, findings)
    return Told(
        tuple(texts),
        count,
        tuple(findings),
        time.process_time() - started,
        _largest() - before,
        trouble,
        tuple(sorted(path.name for path in Path().iterdir())) if before else (),
    )


def _unsaid(count: int, findings: list[Finding]) -> str:
    """Return what is wrong with findings, or that nothing at all was said."""
    if not count and not findings:
        return "neither a document nor a finding"
    for finding in findings:
        if not finding.message or "\n" in finding.message or len(finding.message) > 1000:
            return f"a message that is no line: {finding.code} {finding.message!r:.200}"
    return ""
