"""What was odd about inputs, as the last look at each says, and which articles came again."""

import sqlite3
from collections.abc import Iterable, Sequence

from sayso.ledger.rows import Row, shown
from sayso.records.ports import Again

KEEP = (
    "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET run = excluded.run, shape = excluded.shape, "
    "record = excluded.record, input = excluded.input"
)
_MET = "SELECT 1 FROM finding WHERE id = ? AND run >= ?"
_STALE = """
SELECT id FROM finding
WHERE (finding.input = :key OR finding.input > :below || '/' AND finding.input < :below || '0')
    AND run < (
        SELECT coalesce(max(input.run), :run) FROM input
        WHERE input.original = finding.input OR input.path = finding.input
    )
"""  # "0" is the sign after "/": the range holds what lies in the folder

_AGAIN = """
SELECT document.id, :path, :run FROM document WHERE document.id = :doc
    AND (document.path != :path OR document.run = :run)
    AND NOT EXISTS (SELECT 1 FROM again WHERE again.doc = :doc AND again.path = :path)
"""  # at the same path in a later run, it is the same place that was looked at again


def news(db: sqlite3.Connection, found: Iterable[Row], run: int) -> list[Row]:
    """Return the rows of findings that this run has not met before."""
    return [row for row in found if not db.execute(_MET, (row[0], run)).fetchone()]


def stale(db: sqlite3.Connection, anew: Sequence[str], run: int) -> list[str]:
    """Return ids of findings about these inputs and folders that this run has not met again.

    What was met when a file was last read is none of them, as long as the file is known.
    """
    found: dict[str, None] = {}
    for key in map(shown, anew):
        values = {"key": key, "below": key.rstrip("/"), "run": run}
        found |= dict.fromkeys(row[0] for row in db.execute(_STALE, values))
    return list(found)


def drop(db: sqlite3.Connection, anew: Sequence[str], run: int) -> None:
    """Drop what no longer holds, inside the caller's transaction, when all else is stored."""
    wanted = ((key,) for key in stale(db, anew, run))
    db.executemany("DELETE FROM finding WHERE id = ?", wanted)


def unheard(db: sqlite3.Connection, found: Iterable[Again], run: int) -> bool:
    """Tell whether any of these is news to the ledger."""
    return any(db.execute(_AGAIN, _place(each, run)).fetchone() for each in found)


def note(db: sqlite3.Connection, found: Iterable[Again], run: int) -> None:
    """Note where documents came again, when all else is stored."""
    db.executemany(f"INSERT INTO again {_AGAIN}", (_place(each, run) for each in found))


def _place(each: Again, run: int) -> dict[str, str | int]:
    return {"doc": each.doc, "path": shown(each.path), "run": run}
