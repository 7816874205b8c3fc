"""What follows from the whole pile: woven stories, and what it shows of its articles.

Each is kept under the state of the ledger and the version of the rules that it rests on.
"""

import sqlite3
from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from sayso.ledger.packed import Shape, pack, unpack
from sayso.ledger.rows import SHAPE_ID, Row, of_habit, of_pointer, of_template, shown
from sayso.records import keeping
from sayso.records.articles import Learnt
from sayso.records.stories import Story

WHOLE = 10  # stories kept whole; of older ones only run, state and version stay known


def parts_of(story: Story) -> list[tuple[str, bytes]]:
    """Return (name, packed records) of each part of a story."""
    return [(name, pack(getattr(story, name))) for name in _hints()]


def words_of(story: Story) -> list[Row]:
    """Return (id, kind, words, low, high) of each record of a story that has an id."""
    counted = {support.claim: (support.low, support.high) for support in story.supports}
    return [
        (
            key,
            kind,
            shown(words),
            *(counted.get(key, (None, None)) if kind == "claim" else (None, None)),
        )
        for kind, key, words in keeping.named(story)
    ]


def store(
    db: sqlite3.Connection,
    label: tuple[int, str, str],
    parts: list[tuple[str, bytes]],
    words: list[Row],
) -> None:
    """Write a story inside the caller's transaction; its label is run, state and version."""
    run, state, version = label
    db.execute(
        "INSERT INTO kept (run, state, version) VALUES (?, ?, ?) "
        "ON CONFLICT (run) DO UPDATE SET state = excluded.state, version = excluded.version",
        (run, state, shown(version)),
    )
    db.execute("DELETE FROM kept_part WHERE run = ?", (run,))
    rows = [(run, name, SHAPE_ID, record) for name, record in parts]
    db.executemany("INSERT INTO kept_part (run, part, shape, record) VALUES (?, ?, ?, ?)", rows)
    db.execute(
        "DELETE FROM kept_part WHERE run NOT IN (SELECT run FROM kept ORDER BY run DESC LIMIT ?)",
        (WHOLE,),
    )
    db.execute("DELETE FROM woven")
    db.executemany("INSERT OR IGNORE INTO woven VALUES (?, ?, ?, ?, ?)", words)


def store_learnt(db: sqlite3.Connection, state: str, version: str, learnt: Learnt) -> None:
    """Write what was learnt inside the caller's transaction, in place of what was."""
    db.execute("DELETE FROM template")
    db.execute("DELETE FROM pointer")
    db.execute("DELETE FROM habit")
    lines = map(of_template, learnt.templates)
    db.executemany("INSERT INTO template VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", lines)
    leading = map(of_pointer, learnt.pointers)
    db.executemany("INSERT INTO pointer VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", leading)
    db.executemany("INSERT INTO habit VALUES (NULL, ?, ?, ?)", map(of_habit, learnt.habits))
    db.execute("INSERT OR REPLACE INTO learnt VALUES (1, ?, ?)", (state, shown(version)))


def story_of(rows: list[tuple[str, bytes]], shape: Shape) -> Story:
    """Return the story whose parts these are."""
    hints = _hints()
    return Story(**{name: unpack(hints[name], record, shape) for name, record in rows})


@cache
def _hints() -> dict[str, Any]:
    hints = get_type_hints(Story)
    return {field.name: hints[field.name] for field in fields(Story)}
