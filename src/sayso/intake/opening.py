"""From what the user named to files: folders, globs, pipes, standard input, addresses.

Files are hashed in streams. Addresses are left to whoever may touch the network.
"""

import glob
import os
import stat
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.intake import companions
from sayso.intake.links import is_address, shown
from sayso.records.articles import Stated
from sayso.records.places import Finding, Outcome

if TYPE_CHECKING:
    import tempfile

CHUNK = 1 << 20  # bytes read at a time
IN_MEMORY = 64 << 20  # bytes of a pipe kept in memory; more goes to a temporary file
STDIN = "-"
COMMAND = "the command"  # no file is known by this: paths are absolute
PAGES = ".pages"  # what a ledger's name ends in, as a folder: where it keeps what was fetched
_OWN = (".db", ".db-wal", ".db-shm", ".db-journal", ".bak")  # a ledger that lies in the folder


@dataclass(frozen=True, slots=True)
class Came:
    """How a file came over the network.

    Attributes:
        url: Where it stood in the end.
        retrieved: When, as ISO 8601.
        charset: Its encoding in the words of the site, or "".
        stated: What the feed that led to it says of it; counts where the page itself is silent.
        instead: Of a feed, the paths of the items whose pages are read instead; None if it was
            not followed.
        unfinished: Whether some of those pages are left to the next run.
    """

    url: str
    retrieved: str
    charset: str = ""
    stated: Stated = field(default_factory=Stated)
    instead: frozenset[str] | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """One file as the user named it, not yet decoded.

    Attributes:
        path: As the user named it, joined with what is below it; ``-`` for standard input.
        original: Absolute path on this machine, or ``-``.
        digest: 32 hex digits that stand for its bytes.
        size: In bytes.
        place: Name of the containing folder and the path below it; part of document ids.
        opener: Opens the bytes anew; None opens ``original``.
        came: How it came, if it came over the network.
    """

    path: str
    original: str
    digest: str
    size: int
    place: str = ""
    opener: Callable[[], BinaryIO] | None = field(default=None, repr=False, compare=False)
    came: Came | None = None

    @property
    def key(self) -> str:
        """What this input is known by, whatever it holds and however it is named."""
        if self.came:
            return self.path
        return f"{STDIN} {self.digest}" if self.original == STDIN else self.original

    def open(self) -> BinaryIO:
        """Return a fresh stream of the bytes, at their start.

        Raises:
            OSError: If the file has become unreadable since it was found.
        """
        return self.opener() if self.opener else open(self.original, "rb")  # noqa: PTH123 - quicker


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that was found: how the user named it, where it lies, where it belongs."""

    path: str
    real: str
    place: str


def key(path: str) -> str:
    """Return what the input at a path or an address is known by, however it is named."""
    if path == STDIN or is_address(path):
        return shown(path)
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links away


def about(finding: Finding) -> str:
    """Return what the input of a finding on the way to the files is known by.

    A path that leads nowhere is a slip of the command, and forgotten with the next one.
    """
    return COMMAND if finding.code == "IN201" else key(finding.path)


_Found = _Named | Finding
Bring = Callable[[str], Iterator[Outcome[File]]]


def files(
    paths: Sequence[str], stdin: BinaryIO | None = None, bring: Bring | None = None
) -> Iterator[Outcome[File]]:
    """Yield every file that ``paths`` name, in order, each once.

    Args:
        paths: Files, folders (read through, sorted), globs, ``-`` for standard input, and addresses
            of the web, which begin with ``http://`` or ``https://``.
        stdin: Where ``-`` is read from; None if there is none.
        bring: Brings what stands at an address; None if the network is not to be touched.

    Yields:
        An outcome with one file, or with the finding that says why there is none.
    """
    seen: set[str] = set()
    for path in paths:
        if is_address(path):
            if path not in seen:
                seen.add(path)
                yield from bring(path) if bring else _offline(path)
            continue
        for found in _named(path):
            if isinstance(found, Finding):
                yield Outcome(findings=(found,))
            elif found.real not in seen:
                seen.add(found.real)
                yield _opened(found, stdin)


def _named(path: str) -> Iterator[_Found]:
    """Yield what one argument of the user names."""
    if path == STDIN:
        yield _Named(STDIN, STDIN, STDIN)
    elif "\0" not in path and os.path.lexists(path):
        yield from _below(path)
    elif "\0" not in path and glob.has_magic(path):
        yield from _matching(path)
    else:
        yield Finding("IN201", "there is no such file or folder; check the path", path=path)


def _offline(url: str) -> Iterator[Outcome[File]]:
    """Yield the finding that an address was named where none may be asked."""
    message = "is an address, and this reading has no network; save the page, and name the file"
    yield Outcome(findings=(Finding("IN230", message, path=shown(url)),))


def _matching(pattern: str) -> Iterator[_Found]:
    """Yield what a glob names that the shell did not expand."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute patterns too
    if not found:
        yield Finding("IN201", "nothing matches this pattern; check the path", path=pattern)
    for path in found:
        if "**" not in pattern or not Path(path).is_dir():
            yield from _below(path)


def _below(path: str) -> Iterator[_Found]:
    """Yield a file, or all files of a folder."""
    real = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links away
    if not real.is_dir():
        yield _Named(path, str(real), f"{real.parent.name}/{real.name}")
        return
    count = 0
    for found in _walk(path, real):
        count += isinstance(found, _Named)
        yield found
    if not count:
        yield Finding("IN220", "the folder holds no file to read; name another", path=path)


def _walk(path: str, top: Path) -> Iterator[_Found]:
    """Yield the files of a folder, sorted, and a finding for what is passed over."""
    troubles: list[OSError] = []
    hidden: list[str] = []
    start = len(os.path.join(top, ""))  # noqa: PTH118 - strings here: a pile has many files
    for folder, inner, names in os.walk(top, onerror=troubles.append):
        hidden += [name for name in (*inner, *names) if name.startswith(".")]
        own = {name for name in inner if name.endswith(PAGES) and name[: -len(PAGES)] in names}
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in own)
        for name, page in _companions(inner, names):
            inner.remove(name)
            below = os.path.join(folder, name)[start:].replace(os.sep, "/")  # noqa: PTH118
            yield Finding("IN224", companions.passed_over(page), path=os.path.join(path, below))  # noqa: PTH118
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(_OWN):
                real = os.path.join(folder, name)  # noqa: PTH118
                below = real[start:].replace(os.sep, "/")
                yield _Named(os.path.join(path, below), real, f"{top.name}/{below}")  # noqa: PTH118
    for trouble in troubles:
        below = str(trouble.filename)[start:].replace(os.sep, "/")
        yield _unreadable(os.path.join(path, below) if below else path, trouble)  # noqa: PTH118
    if hidden:
        some = ", ".join(sorted(hidden)[:3])
        message = f"{len(hidden)} hidden entries passed over ({some}); name them to read them"
        yield Finding("IN218", message, path=path)


def _companions(inner: Sequence[str], names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the folders that belong to a saved page beside them, each with that page."""
    beside = frozenset(names) if inner else frozenset()
    found = ((name, companions.page_of(name, beside)) for name in inner)
    return [(name, page) for name, page in found if page]


def _unreadable(path: str, error: OSError) -> Finding:
    why = (error.strerror or str(error)).lower()
    message = f"cannot be read ({why}); check its permissions, or that it is still there"
    return Finding("IN202", message, path=path)


def _opened(found: _Named, stdin: BinaryIO | None) -> Outcome[File]:
    """Return the file with its digest and size."""
    try:
        if found.path == STDIN:
            if stdin is None:
                message = "there is no standard input; pipe an article in, or name a file"
                return Outcome(findings=(Finding("IN202", message, path=STDIN),))
            return Outcome((_spooled(stdin, STDIN, STDIN),))
        mode = os.stat(found.real).st_mode  # noqa: PTH116
        if stat.S_ISFIFO(mode) and found.real.startswith("/dev/"):
            return Outcome((_piped(found),))
        if not stat.S_ISREG(mode):
            message = "is no ordinary file; copy its content to a file"
            return Outcome(findings=(Finding("IN202", message, path=found.path),))
        return Outcome((_hashed(found),))
    except OSError as error:
        return Outcome(findings=(_unreadable(found.path, error),))


def _hashed(found: _Named) -> File:
    made = blake2b(digest_size=16)
    size = 0
    with open(found.real, "rb", buffering=0) as stream:  # noqa: PTH123
        while chunk := stream.read(CHUNK):
            made.update(chunk)
            size += len(chunk)
    return File(found.path, found.real, made.hexdigest(), size, found.place)


def _piped(found: _Named) -> File:
    with open(found.real, "rb") as stream:  # noqa: PTH123
        return _spooled(stream, found.path, found.place)


def _spooled(stream: BinaryIO, path: str, place: str) -> File:
    """Return a file over bytes that can be read once only: they are kept."""
    import tempfile  # noqa: PLC0415 - slow to load, seldom needed

    made = blake2b(digest_size=16)
    kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - lives with the File
    size = 0
    while chunk := stream.read(CHUNK):
        made.update(chunk)
        size += len(chunk)
        kept.write(chunk)
    if size <= IN_MEMORY:
        kept.seek(0)
        opener: Callable[[], BinaryIO] = partial(BytesIO, kept.read())
        kept.close()
    else:
        opener = _Spool(kept)
    return File(path, STDIN, made.hexdigest(), size, place, opener)


class _Spool:
    """Opens a temporary file again and again; the file goes when the last user has gone."""

    def __init__(self, kept: "tempfile.SpooledTemporaryFile[bytes]") -> None:
        kept.flush()
        self.number = kept.fileno()
        weakref.finalize(self, kept.close)

    def __call__(self) -> BinaryIO:
        stream = os.fdopen(os.dup(self.number), "rb")
        stream.seek(0)
        return stream
