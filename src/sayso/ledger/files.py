"""Opening the file: what it is, whether it may be used, and bringing an older one up to date.

The journal is SQLite's rollback journal, not its write-ahead log. A closed ledger is then one file
and nothing else, it can be read where nothing may be written, and copying it copies all of it. The
price is that a reader waits while a batch is being committed: a fraction of a second.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sayso.ledger import migrations
from sayso.ledger.trouble import typed
from sayso.records.errors import (
    InputError,
    LedgerDamagedError,
    LedgerReadOnlyError,
    LedgerTooNewError,
    NotALedgerError,
)

_CACHE_KIB = 16_000


def connect(path: str, *, create: bool, write: bool, patience: float) -> sqlite3.Connection:
    """Return a connection to the ledger at ``path``, in the present format.

    Args:
        path: The file.
        create: Make it if there is none; an empty file counts as none.
        write: False to ask questions only; nothing is then written, not even beside the file.
        patience: Seconds to wait while another process is writing.

    Raises:
        InputError: If there is no such file, or it cannot be one.
        LedgerError: If the file cannot be used; the subclass says why.
    """
    _look(path, create=create and write)
    if write and not _writable(path):
        raise LedgerReadOnlyError(path)
    with typed(path):
        db = _open(path, "rwc" if write else "ro", patience)
        try:
            _prepare(db, path, write=write, patience=patience)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """Hold the only place of a writer; all that is done inside happens, or none of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk makes SQLite roll back by itself
            db.execute("ROLLBACK")
        raise


def _look(path: str, *, create: bool) -> None:
    """Raise what a person can understand before SQLite says "unable to open"."""
    file = Path(path)
    with typed(path):
        if file.is_dir():
            raise InputError(path, "this is a folder. Name a file in it with --ledger.")
        if file.exists():
            if not file.is_file():
                raise NotALedgerError(path)
            if not os.access(file, os.R_OK):
                raise InputError(
                    path, "may not be read. Change its permissions, or check --ledger."
                )
            return
        if not file.parent.is_dir():
            raise InputError(path, "its folder does not exist. Create it, or check --ledger.")
        if not create:
            raise InputError(path, "there is no ledger here. `sayso add PATH...` makes one.")


def _writable(path: str) -> bool:
    """Tell whether file and folder may be written; the folder holds the journal."""
    file = Path(path).absolute()
    return os.access(file.parent, os.W_OK | os.X_OK) and (
        not file.exists() or os.access(file, os.W_OK)
    )


def _open(path: str, mode: str, patience: float) -> sqlite3.Connection:
    uri = f"{Path(path).absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def _prepare(db: sqlite3.Connection, path: str, *, write: bool, patience: float) -> None:
    """Check what the file is, and migrate it if it is new or older."""
    if not write:
        _heal(db, path, patience)
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    found = _format(db, path)
    if write and db.execute("PRAGMA journal_mode").fetchone() == ("wal",):
        db.execute("PRAGMA journal_mode = DELETE")  # another program's choice, see above
    if found < migrations.FORMAT:
        if not write:
            raise LedgerReadOnlyError(path) if found else NotALedgerError(path)
        _migrate(db, path, patience)
    have = migrations.schema_of(db)
    for name, sql in migrations.schema().items():
        if have.get(name) != sql:
            raise LedgerDamagedError(path, f"{name} is not as it was made")


def _migrate(db: sqlite3.Connection, path: str, patience: float) -> None:
    with writing(db):
        found = _format(db, path)
        if found == migrations.FORMAT:
            return  # another process was quicker
        copy = _copy(path, found, patience) if found else None
        try:
            migrations.migrate(db, found)
        except BaseException:
            if copy:
                copy.unlink()
            raise


def _format(db: sqlite3.Connection, path: str) -> int:
    """Return the format of the file, 0 for an empty one."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if application == migrations.APPLICATION and found:
        if found > migrations.FORMAT:
            raise LedgerTooNewError(path, found, migrations.FORMAT)
        return int(found)
    if application or found or db.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise NotALedgerError(path)
    return 0


def _heal(db: sqlite3.Connection, path: str, patience: float) -> None:
    """Undo the unfinished batch of a process that was killed; a reader may not do it itself."""
    try:
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK or not _writable(path):
            raise
        with closing(_open(path, "rw", patience)) as healer:
            healer.execute("SELECT 1 FROM sqlite_schema").fetchone()


def _copy(path: str, found: int, patience: float) -> Path:
    """Keep the file as it is beside itself, and return where; an earlier copy is not replaced."""
    name = Path(f"{path}.v{found}.bak")
    more = 1
    while name.exists():
        more += 1
        name = Path(f"{path}.v{found}.{more}.bak")
    part = Path(f"{name}.part")
    part.unlink(missing_ok=True)
    try:
        with (
            closing(_open(path, "ro", patience)) as source,
            closing(_open(str(part), "rwc", patience)) as target,
        ):
            source.backup(target)
        part.replace(name)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return name
