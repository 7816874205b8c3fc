"""A process of its own in which files are read within bounds of work, memory and reach.

What breaks it, what costs too much and what reaches out of it is told, and hurts nobody: a crash
below Python, too. Bounds are on processor time, not on the clock: a busy machine changes nothing.
"""

import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
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
SECONDS = 20  # of processor for one file, after which the process is ended
PATIENCE = 3600.0  # seconds by the clock, for a process that waits and does not work
SHOWN = 20  # documents that are handed back with their words
FINDINGS = 2100  # on one file: a thousand of a kind are listed, and files have few kinds
Make = Callable[[], BinaryIO]

_ACTS = (
    *("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.send", "subprocess."),
    *("os.mkdir", "os.rename", "os.link", "os.symlink", "os.system", "os.exec", "os.posix_spawn"),
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: bytes, or what opens a stream of them, which must be picklable.

    Attributes:
        name: Path as shown to the user.
        data: The bytes.
        make: Opens a stream instead.
        size: Of that stream.
        limits: Module, name and value of limits that are lower than those that ship.
    """

    name: str
    data: bytes = b""
    make: Make | None = None
    size: int = 0
    limits: tuple[tuple[str, str, int], ...] = ()


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
        reached: Files that were opened for writing, and what else left the process.
    """

    texts: tuple[str, ...] = ()
    count: int = 0
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    peak: int = 0
    trouble: str = ""
    reached: tuple[str, ...] = ()

    @property
    def codes(self) -> set[str]:
        """Return the codes of the findings."""
        return {finding.code for finding in self.findings}


@dataclass(slots=True)
class Room:
    """The process; begun when first used, and anew after it broke."""

    memory: int = MEMORY
    seconds: int = SECONDS
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
            if not self._line.poll(PATIENCE):
                return self._broken()
            return self._line.recv()
        except (EOFError, OSError):
            return self._broken()

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
        given = (theirs, self.memory, self.seconds)
        self._process = context.Process(target=_serve, args=given, daemon=True)
        self._process.start()
        theirs.close()
        self._line.recv()

    def _broken(self) -> Told:
        assert self._process is not None
        self._process.join(5)
        code = self._process.exitcode
        self.close()
        is_spent = code == -signal.SIGXCPU
        return Told(trouble=f"over {self.seconds} s of processor" if is_spent else f"died: {code}")


def _serve(line: "Connection[Told, Task | None]", memory: int, seconds: int) -> None:
    """Read what comes along the line, in an empty folder, within bounds."""
    sys.dont_write_bytecode = True
    reached: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for form in FORMS:
            judged(Task(f"pile/{seed(form).name}", seed(form).data))
        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = size * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        before = _largest()
        sys.addaudithook(lambda event, given: _note(event, given, reached))
        line.send(Told())
        while (task := line.recv()) is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (_spent() + seconds, resource.RLIM_INFINITY))
            reached.clear()
            line.send(judged(task, before, reached))


def _note(event: str, given: tuple[object, ...], reached: list[str]) -> None:
    """Note what leaves the process: files that are written, addresses, other programs."""
    is_written = event == "open" and isinstance(given[2], int) and bool(given[2] & _WRITES)
    if (is_written and given[0] != os.devnull) or event.startswith(_ACTS):
        reached.append(f"{event} {given[0]!s:.80}")


def _spent() -> int:
    return int(time.process_time()) + 1


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def judged(task: Task, before: int = 0, reached: "list[str] | None" = None) -> Told:
    """Return what came of a task; never raises, but for what ends the process."""
    started = time.process_time()
    texts: list[str] = []
    findings: list[Finding] = []
    count = 0
    trouble = ""
    try:
        with _limited(task):
            for outcome in documents(_file(task), {}):
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
        trouble = _told(error)
    return Told(
        tuple(texts),
        count,
        tuple(findings),
        time.process_time() - started,
        _largest() - before,
        trouble or _unsaid(count, findings),
        tuple(reached or ()),
    )


def _file(task: Task) -> File:
    opener: Make = task.make or (lambda: BytesIO(task.data))
    made, size = content_digest(task.data), task.size or len(task.data)
    return File(task.name, f"/{task.name}", made, size, task.name, opener)


@contextmanager
def _limited(task: Task) -> Iterator[None]:
    """Lower the limits that a task names."""
    modules = [(import_module(module), name, value) for module, name, value in task.limits]
    before = [getattr(module, name) for module, name, _ in modules]
    for module, name, value in modules:
        setattr(module, name, value)
    try:
        yield
    finally:
        for (module, name, _), value in zip(modules, before, strict=True):
            setattr(module, name, value)


def _told(error: BaseException) -> str:
    """Return an exception in a line, with the place in our code that it came from."""
    rows = traceback.extract_tb(error.__traceback__)
    own = [row for row in rows if "/sayso/" in row.filename] or list(rows)
    at = f"{Path(own[-1].filename).name}:{own[-1].name}" if own else ""
    return f"{type(error).__name__} in {at}: {error!s:.200}"


def _unsaid(count: int, findings: list[Finding]) -> str:
    """Return what is wrong with findings, or that nothing at all was said."""
    if not count and not findings:
        return "neither a document nor a finding"
    if len(findings) > FINDINGS:
        return f"{len(findings)} findings"
    for finding in findings:
        if not finding.message or "\n" in finding.message or len(finding.message) > 1000:
            return f"a message that is no line: {finding.code} {finding.message!r:.200}"
        if "more memory than there is" in finding.message:
            return f"no memory for {finding.path:.80}"
    return ""
