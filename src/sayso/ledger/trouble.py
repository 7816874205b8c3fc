"""The one place where errors of SQLite and of the disk become errors of ours.

What is not listed here (a broken constraint, wrong SQL) is a bug and passes as it is.
"""

import errno
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sayso.records.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
    NotALedgerError,
)

_BY_SQLITE: dict[int, Callable[[str], LedgerError]] = {
    sqlite3.SQLITE_BUSY: LedgerBusyError,
    sqlite3.SQLITE_LOCKED: LedgerBusyError,
    sqlite3.SQLITE_READONLY: LedgerReadOnlyError,
    sqlite3.SQLITE_PERM: LedgerReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: LedgerReadOnlyError,  # the journal: its folder may not be written
    sqlite3.SQLITE_FULL: LedgerFullError,
    sqlite3.SQLITE_NOTADB: NotALedgerError,
}
_BY_SYSTEM: dict[int | None, Callable[[str], LedgerError]] = {
    errno.ENOSPC: LedgerFullError,
    errno.EDQUOT: LedgerFullError,
    errno.EFBIG: LedgerFullError,
    errno.EACCES: LedgerReadOnlyError,
    errno.EPERM: LedgerReadOnlyError,
    errno.EROFS: LedgerReadOnlyError,
}
_HOLES = (  # how SQLite says, without a code of its own, that part of a file is gone
    "malformed",
    "vtable constructor failed",
    "invalid fts5 file format",
    "unsupported file format",
)


class LedgerMovedError(LedgerError):
    """The file was moved, deleted or replaced while it was open."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: the file was moved or deleted while Sayso was using it. Put it back, and "
            "run the same command again.",
        )


class LedgerDiskError(LedgerError):
    """The disk did not do what it was asked."""

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: the disk could not be read or written ({why}). What was stored before is "
            "as it was; check the disk, and run the same command again.",
        )


@contextmanager
def typed(path: str) -> Iterator[None]:
    """Raise the ``LedgerError`` that stands for what went wrong inside, with its cure."""
    try:
        yield
    except sqlite3.Error as error:
        ours = _of_sqlite(path, error)
        if ours is None:
            raise
        raise ours from error
    except UnicodeDecodeError as error:  # a message of SQLite that quotes the damage
        raise LedgerDamagedError(path, "its text is no UTF-8") from error
    except OSError as error:
        make = _BY_SYSTEM.get(error.errno)
        why = error.strerror or str(error)
        raise (make(path) if make else LedgerDiskError(path, why)) from error


@contextmanager
def whole(path: str, what: str) -> Iterator[None]:
    """Raise ``LedgerDamagedError`` if what stands in the file cannot be turned into records."""
    try:
        yield
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise LedgerDamagedError(path, f"{what} cannot be read: {error}") from error


def _of_sqlite(path: str, error: sqlite3.Error) -> LedgerError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # raised by Python, not by SQLite
        return LedgerDamagedError(path, str(error)) if "decode" in str(error) else None
    first = code & 0xFF
    if first == sqlite3.SQLITE_ERROR and str(error).startswith(_HOLES):
        return LedgerDamagedError(path, str(error))
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return LedgerMovedError(path)
    if code == sqlite3.SQLITE_IOERR_WRITE:  # a quota, or a limit on the size of files
        return LedgerFullError(path)
    if first == sqlite3.SQLITE_CORRUPT:
        return LedgerDamagedError(path, str(error))
    if first == sqlite3.SQLITE_IOERR:
        return LedgerDiskError(path, f"{error}, {error.sqlite_errorname}")
    make = _BY_SQLITE.get(first)
    return make(path) if make else None
