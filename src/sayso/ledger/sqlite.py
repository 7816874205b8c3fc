"""The ledger in one SQLite file."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sayso.ledger import files, kept, met, rows
from sayso.ledger.packed import Shape, unpack
from sayso.ledger.trouble import typed, whole
from sayso.records import keeping
from sayso.records.articles import Document, Habit, Learnt, Pointer, Template
from sayso.records.errors import (
    LedgerDamagedError,
    LedgerReadOnlyError,
    UnknownIdError,
)
from sayso.records.places import Finding
from sayso.records.ports import Again, Input
from sayso.records.speech import Reading
from sayso.records.stories import Link, Run, Story

PATIENCE = 5.0  # seconds to wait while another process writes
_AT_HAND = 64  # documents
_PAGE = 25  # readings fetched at a time; no lock is held between two pages
_RUN = "SELECT number, command, started, finished, version, added FROM run"
_DOCUMENT = "SELECT text, shape, record FROM document"
_READING = (
    "SELECT id, text, shape, document.record, reading.record FROM document JOIN reading USING (nr)"
)
_FOUND_IN = {
    "document": "'document'",
    "statement": "'statement'",
    "persona": "'persona'",
    "woven": "kind",
}
_INTO_INPUT = "INSERT OR IGNORE INTO input VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_HAS = {table: f"SELECT 1 FROM {table} WHERE id = ?" for table in ("document", "input")}
_INTO_DOCUMENT = "INSERT OR IGNORE INTO document VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INTO_ARTICLE = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INTO_STATEMENT = "INSERT INTO statement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INTO_PERSONA = "INSERT INTO persona VALUES (NULL, ?, ?, ?, ?, ?, ?)"
_WORD = re.compile(r"[^\W_]+")
R = TypeVar("R")


@contextmanager
def open_ledger(path: str | os.PathLike[str], *, create: bool = True) -> "Iterator[SqliteLedger]":
    """Open the ledger at ``path``, and let go of it at the end.

    Args:
        path: The file.
        create: Make it if there is none, and insist on writing. Without it, a ledger that may not
            be written is opened for questions only; its ``writable`` tells.

    Raises:
        InputError: If there is no such file, or it cannot be one.
        LedgerError: If the file cannot be used; the subclass says why.
    """
    try:
        ledger = SqliteLedger(path, create=create)
    except LedgerReadOnlyError:
        if create:
            raise
        ledger = SqliteLedger(path, write=False)
    try:
        yield ledger
    finally:
        ledger.close()


class SqliteLedger:
    """Keeps readings, links, runs and stories in one file; adding what it has adds nothing.

    Whatever happens (a kill, a full disk, a second writer), the file holds every batch that ``add``
    returned from and nothing of any other.

    Args:
        path: The file.
        create: Make it if there is none; an empty file counts as none.
        write: False to ask questions only; then nothing is written, not even beside the file.
        patience: Seconds to wait while another process is writing.

    Raises:
        InputError: If there is no such file, or it cannot be one.
        LedgerError: If the file cannot be used; the subclass says why.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        write: bool = True,
        patience: float = PATIENCE,
    ) -> None:
        self.path = os.fspath(path)
        self.writable = write
        self._db = files.connect(self.path, create=create, write=write, patience=patience)
        self._shapes: dict[str, Shape] = {rows.SHAPE_ID: rows.SHAPE}
        self._seen: str | None = None  # the state before the readings that a story is woven from

    def begin(self, command: str, at: datetime, version: str) -> Run:
        """Open a run and return it with its number."""
        words = (rows.shown(command), keeping.stamp(at), rows.shown(version))
        with self._writing():
            done = self._db.execute(
                "INSERT INTO run (command, started, version) VALUES (?, ?, ?)",
                words,
            )
            number = done.lastrowid or 0
        return Run(number, words[0], words[1], "", words[2], 0)

    def finish(self, run: Run, at: datetime) -> Run:
        """Close a run and return it as it is kept; a run ends only once."""
        with self._writing():
            self._db.execute(
                "UPDATE run SET finished = ? WHERE number = ? AND finished = ''",
                (keeping.stamp(at), run.number),
            )
        (found,) = self._all(f"{_RUN} WHERE number = ?", run.number)
        return Run(*found)

    def runs(self) -> tuple[Run, ...]:
        """Return all runs in order."""
        return tuple(Run(*row) for row in self._all(f"{_RUN} ORDER BY number"))

    def knows_input(self, original: str, digest: str) -> bool:
        """Tell whether this file with these bytes was read to its end before."""
        return self._has("input", rows.input_id(original, digest))

    def knows_document(self, doc: str) -> bool:
        """Tell whether a document with this id was read before."""
        return self._has("document", rows.shown(doc))

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

        Batches of some 100 readings are quickest. If all of it is known, nothing is written.
        """
        new = {reading.document.id: reading for reading in reversed(readings)}
        ready = [
            rows.of_reading(reading, run.number)
            for doc, reading in reversed(new.items())
            if not self.knows_document(doc)
        ]
        with typed(self.path):
            odd = met.news(self._db, (rows.of_finding(f, run.number) for f in findings), run.number)
            stale = met.stale(self._db, anew, run.number)
        read = [
            rows.of_input(each, run.number)
            for each in inputs
            if not self.knows_input(each.original, each.digest)
        ]
        if not (ready or read or odd or stale or met.unheard(self._db, again, run.number)):
            return 0
        with self._writing():
            docs = _insert(self._db, ready)
            self._db.executemany(_INTO_INPUT, read)
            self._db.executemany(met.KEEP, odd)
            met.drop(self._db, anew, run.number)  # now that the inputs are there
            met.note(self._db, again, run.number)
            self._advance(docs, ())
            count = "UPDATE run SET added = added + ? WHERE number = ?"
            self._db.execute(count, (len(docs), run.number))
        return len(docs)

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, by document id; memory holds one page of packed ones at a time."""
        self._seen = self.state()
        last = ""
        while page := self._all(f"{_READING} WHERE id > ? ORDER BY id LIMIT {_PAGE}", last):
            for row in page:
                yield self._reading(*row)
            last = page[-1][0]

    def reading(self, doc: str) -> Reading:
        """Return one reading, or raise ``UnknownIdError``."""
        for row in self._all(f"{_READING} WHERE id = ?", rows.shown(doc)):
            return self._reading(*row)
        raise UnknownIdError(doc, "document")

    def documents(self) -> Mapping[str, Document]:
        """Return the documents by id, each fetched when it is asked for."""
        return _Documents(self._document, self._all)

    def inputs(self) -> tuple[Input, ...]:
        """Return every file read to its end, by path."""
        found = self._records(Input, "SELECT shape, record FROM input")
        return tuple(sorted(found, key=keeping.input_key))

    def findings(self) -> tuple[Finding, ...]:
        """Return what was odd about inputs when they were last looked at, sorted, each once."""
        found = self._records(Finding, "SELECT shape, record FROM finding WHERE record IS NOT NULL")
        return tuple(sorted(found, key=keeping.finding_key))

    def again(self) -> tuple[Again, ...]:
        """Return where documents were given once more, sorted."""
        return tuple(Again(*row) for row in self._all("SELECT doc, path FROM again"))

    def append(self, run: Run, links: Iterable[Link]) -> None:
        """Append judgements of a person; the last word on a pair is not stored twice."""
        wanted = tuple(links)
        with self._writing():
            history = {keeping.pair(link): self._on_pair(link) for link in wanted}
            added = [
                (link, len(history[keeping.pair(link)]) - 1)
                for link in keeping.new_links(wanted, history)
            ]
            self._db.executemany(
                "INSERT INTO link VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [rows.of_link(link, run.number) for link, _ in added],
            )
            self._advance((), added)

    def links(self) -> tuple[Link, ...]:
        """Return the judgements of persons, oldest first."""
        return tuple(self._records(Link, "SELECT shape, record FROM link ORDER BY number"))

    def state(self) -> str:
        """Return a digest of documents and judgements; it changes when either does."""
        found = self._all("SELECT digest FROM state")
        with whole(self.path, "the state"):
            return f"{int(found[0][0], 16):032x}"

    def keep_learnt(self, learnt: Learnt, state: str, version: str) -> None:
        """Keep what was learnt from this state by rules of this version."""
        with self._writing():
            if state == self.state():
                kept.store_learnt(self._db, state, version, learnt)

    def learnt(self, version: str) -> Learnt | None:
        """Return what was kept as learnt if it still fits state and version, else None."""
        fits = "SELECT 1 FROM learnt JOIN state ON digest = state WHERE version = ?"
        if not self._all(fits, rows.shown(version)):
            return None
        ask = "SELECT shape, record FROM {} ORDER BY nr"
        lines = tuple(self._records(Template, ask.format("template")))
        leading = tuple(self._records(Pointer, ask.format("pointer")))
        return Learnt(lines, leading, tuple(self._records(Habit, ask.format("habit"))))

    def keep(self, run: Run, story: Story, version: str) -> None:
        """Keep the story of the state that was last read, woven by rules of this version.

        Another process may have added since; the story is then known as that of the earlier state.
        """
        parts, words = kept.parts_of(story), kept.words_of(story)
        with self._writing():
            state = self._seen or self.state()
            kept.store(self._db, (run.number, state, version), parts, words)

    def story(self, version: str) -> Story | None:
        """Return the kept story if it still fits state and version, else None."""
        run = "SELECT run FROM kept JOIN state ON digest = state WHERE version = ?"
        return self._story(f"({run} ORDER BY run DESC LIMIT 1)", rows.shown(version))

    def story_before(self, run: Run) -> Story | None:
        """Return the last story kept by a run before this one, or None."""
        return self._story("(SELECT max(run) FROM kept_part WHERE run < ?)", run.number)

    def find(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) of the one record whose id begins so."""
        first, last = rows.shown(prefix), rows.shown(prefix) + "\U0010ffff"
        found: list[tuple[str, str]] = []
        for table, kind in _FOUND_IN.items():
            ask = f"SELECT {kind}, id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 6"
            found += self._all(ask, first, last)
        return keeping.the_one(prefix, found)

    def search(self, words: str, limit: int = 50) -> tuple[str, ...]:
        """Return ids of statements whose content holds all ``words``, best first."""
        tokens = [_WORD.findall(word) for word in words.split()]
        wanted = " ".join(f'"{" ".join(phrase)}"' for phrase in tokens if phrase)
        if not wanted:
            return ()
        ask = (
            "SELECT id FROM statement_words JOIN statement ON nr = statement_words.rowid "
            "WHERE statement_words MATCH ? ORDER BY rank, id LIMIT ?"
        )
        return tuple(row[0] for row in self._all(ask, wanted, limit))

    def check(self) -> None:
        """Look through the whole file; raise ``LedgerDamagedError`` if it does not hold."""
        problems = [row[0] for row in self._all("PRAGMA integrity_check") if row[0] != "ok"]
        loose = self._all("PRAGMA foreign_key_check")
        problems += [f"a row of the table {row[0]} belongs to nothing" for row in loose]
        if problems:
            raise LedgerDamagedError(self.path, problems[0])

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _has(self, table: str, key: str) -> bool:
        """Tell whether a table has this id; asked once for each file and document of a pile."""
        try:
            return self._db.execute(_HAS[table], (key,)).fetchone() is not None
        except (sqlite3.Error, UnicodeDecodeError, OSError):
            with typed(self.path):
                raise

    def _all(self, ask: str, *values: str | int) -> list[Any]:
        with typed(self.path):
            return self._db.execute(ask, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self.writable:
            raise LedgerReadOnlyError(self.path)
        known = (rows.SHAPE_ID, rows.shape_text(rows.SHAPE))
        try:
            with typed(self.path), files.writing(self._db):
                self._db.execute("INSERT OR IGNORE INTO shape VALUES (?, ?)", known)
                yield
        except sqlite3.IntegrityError:
            self.check()  # either the file has lost rows, or this is a bug
            raise

    def _advance(self, docs: Iterable[str], links: Iterable[tuple[Link, int]]) -> None:
        """Bring the state up to date with what this transaction added."""
        state = keeping.state_with(self.state(), docs, links)
        self._db.execute("UPDATE state SET digest = ?", (state,))
        self._seen = None

    def _on_pair(self, link: Link) -> list[Link]:
        left, right = map(rows.shown, keeping.pair(link))
        where = '(?, ?) IN (("left", "right"), ("right", "left"))'
        ask = f"SELECT shape, record FROM link WHERE {where} ORDER BY number"
        return list(self._records(Link, ask, left, right))

    def _records(self, kind: type[R], ask: str, *values: str | int) -> Iterator[R]:
        for shape, record in self._all(ask, *values):
            known = self._shape(shape)
            with whole(self.path, f"a {kind.__name__.lower()}"):
                made = unpack(kind, record, known)
            yield made

    def _reading(self, doc: str, text: str, shape: str, document: bytes, rest: bytes) -> Reading:
        known = self._shape(shape)
        with whole(self.path, f"document {doc}"):
            return rows.to_reading(rows.to_document(text, document, known), rest, known)

    def _document(self, doc: str) -> Document:
        for text, shape, record in self._all(f"{_DOCUMENT} WHERE id = ?", rows.shown(doc)):
            known = self._shape(shape)
            with whole(self.path, f"document {doc}"):
                return rows.to_document(text, record, known)
        raise KeyError(doc)

    def _story(self, run: str, value: str | int) -> Story | None:
        ask = f"SELECT part, record, shape FROM kept_part WHERE run = {run}"
        found = self._all(ask, value)
        if not found:
            return None
        known = self._shape(found[0][2])
        with whole(self.path, "a kept story"):
            return kept.story_of([(part, record) for part, record, _ in found], known)

    def _shape(self, key: str) -> Shape:
        """Return the shape of records that were packed under this key."""
        if key not in self._shapes:
            for (text,) in self._all("SELECT fields FROM shape WHERE id = ?", key):
                self._shapes[key] = rows.shape_from(text)
        if key not in self._shapes:
            raise LedgerDamagedError(self.path, f"the shape {key} is missing")
        return self._shapes[key]


class _Documents(Mapping[str, Document]):
    """The documents of a ledger; the last few stay at hand."""

    def __init__(self, fetch: Callable[[str], Document], ask: Callable[[str], list[Any]]) -> None:
        self._fetch = lru_cache(maxsize=_AT_HAND)(fetch)
        self._ask = ask

    def __getitem__(self, doc: str) -> Document:
        return self._fetch(doc)

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._ask("SELECT id FROM document ORDER BY id"))

    def __len__(self) -> int:
        count: int = self._ask("SELECT count(*) FROM document")[0][0]
        return count


def _insert(db: sqlite3.Connection, ready: Sequence[rows.ReadingRows]) -> list[str]:
    """Store readings inside the caller's transaction; return the ids of those that were new."""
    documents, statements = (_last(db, table) for table in ("document", "statement"))
    added: list[str] = []
    for reading in ready:
        done = db.execute(_INTO_DOCUMENT, reading.document)
        if done.rowcount < 1:
            continue  # another process was quicker
        added.append(reading.doc)
        number = done.lastrowid
        db.execute("INSERT INTO reading VALUES (?, ?)", (number, reading.rest))
        db.execute(_INTO_ARTICLE, (number, *reading.article))
        db.executemany(_INTO_STATEMENT, reading.statements)
        db.executemany(_INTO_PERSONA, reading.personas)
        db.executemany(met.KEEP, reading.findings)
    for table, last in (("document", documents), ("statement", statements)):
        words = f"INSERT INTO {table}_words (rowid, text) SELECT nr, text FROM {table}"
        db.execute(f"{words} WHERE nr > ?", (last,))
    return added


def _last(db: sqlite3.Connection, table: str) -> int:
    (number,) = db.execute(f"SELECT coalesce(max(nr), 0) FROM {table}").fetchone()
    return int(number)
