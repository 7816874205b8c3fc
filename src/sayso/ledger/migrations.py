"""The tables, as the numbered steps that lead to them. A step that was released never changes.

Words in columns are there for people who open the file in Datasette; lone surrogates in them became
U+FFFD. What Sayso reads back stands in the ``record`` columns, packed, without loss.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache

APPLICATION = 0x5A150A5A  # PRAGMA application_id: how a Sayso ledger is known from other files

_FIRST = """
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL,
    added INTEGER NOT NULL DEFAULT 0
);
CREATE TRIGGER run_may_only_grow BEFORE UPDATE ON run
WHEN OLD.finished != '' OR NEW.number != OLD.number OR NEW.command != OLD.command
    OR NEW.started != OLD.started OR NEW.version != OLD.version OR NEW.added < OLD.added
BEGIN SELECT RAISE(ABORT, 'a run may only be finished'); END;
CREATE TRIGGER run_is_not_erased BEFORE DELETE ON run
BEGIN SELECT RAISE(ABORT, 'a run is never erased'); END;

CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), digest TEXT NOT NULL);
CREATE TABLE shape (id TEXT PRIMARY KEY, fields TEXT NOT NULL);

CREATE TABLE input (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    original TEXT NOT NULL,
    digest TEXT NOT NULL,
    documents INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES run (number),
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL
);
CREATE TABLE document (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    original TEXT NOT NULL,
    url TEXT NOT NULL,
    media_type TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    digest TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run (number),
    text TEXT NOT NULL,
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL
);
CREATE INDEX document_path ON document (path);
CREATE TABLE reading (
    nr INTEGER PRIMARY KEY REFERENCES document (nr),
    record BLOB NOT NULL
);
CREATE TABLE article (
    nr INTEGER PRIMARY KEY,
    doc TEXT NOT NULL UNIQUE REFERENCES document (id),
    title TEXT,
    outlet TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    updated_earliest TEXT,
    updated_latest TEXT,
    credit TEXT,
    authors TEXT NOT NULL
);
CREATE INDEX article_outlet ON article (outlet);
CREATE INDEX article_published ON article (published_earliest);
CREATE TABLE statement (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    doc TEXT NOT NULL REFERENCES document (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    manner TEXT NOT NULL,
    act TEXT NOT NULL,
    mouth TEXT NOT NULL,
    mouth_kind TEXT NOT NULL,
    hands TEXT NOT NULL,
    within TEXT,
    said_earliest TEXT,
    said_latest TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX statement_doc ON statement (doc);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    text, content='statement', content_rowid='nr', tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE persona (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    doc TEXT NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    anonymity TEXT,
    mentions INTEGER NOT NULL
);
CREATE INDEX persona_doc ON persona (doc);
CREATE TABLE finding (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    path TEXT NOT NULL,
    doc TEXT,
    start INTEGER,
    "end" INTEGER,
    run INTEGER NOT NULL REFERENCES run (number),
    shape TEXT REFERENCES shape (id),
    record BLOB
);
CREATE INDEX finding_doc ON finding (doc);

CREATE TABLE link (
    number INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL,
    by TEXT NOT NULL,
    rule TEXT NOT NULL,
    note TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run (number),
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL
);
CREATE INDEX link_pair ON link ("left", "right");
CREATE TRIGGER link_is_not_altered BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'a link is overruled by a later one, never altered'); END;
CREATE TRIGGER link_is_not_erased BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'a link is overruled by a later one, never erased'); END;

CREATE TABLE kept (
    run INTEGER PRIMARY KEY REFERENCES run (number),
    state TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE TABLE kept_part (
    run INTEGER NOT NULL REFERENCES kept (run) ON DELETE CASCADE,
    part TEXT NOT NULL,
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL,
    PRIMARY KEY (run, part)
);
CREATE TABLE woven (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    PRIMARY KEY (id, kind)
) WITHOUT ROWID;
CREATE INDEX woven_kind ON woven (kind);
"""

_ARTICLE_SEARCH = """
CREATE VIRTUAL TABLE document_words USING fts5 (
    text, content='document', content_rowid='nr', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO document_words (document_words) VALUES ('rebuild');
CREATE VIEW said AS
SELECT statement.mouth, statement.text, statement.act, statement.manner, statement.hands,
    article.outlet, article.published_earliest, article.published_latest, document.path,
    statement.id, statement.doc
FROM statement JOIN document ON document.id = statement.doc JOIN article USING (doc);
"""

_TEMPLATES = """
CREATE TABLE learnt (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    state TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE TABLE template (
    nr INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    doc TEXT NOT NULL REFERENCES document (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL
);
CREATE INDEX template_outlet ON template (outlet);
"""

_WHERE_FOUND = """
ALTER TABLE finding ADD COLUMN input TEXT;
UPDATE finding SET input =
    coalesce((SELECT original FROM input WHERE input.path = finding.path), '')
WHERE record IS NOT NULL;
CREATE INDEX finding_input ON finding (input);
CREATE INDEX input_original ON input (original);
CREATE INDEX input_path ON input (path);
"""

_POINTERS = """
CREATE TABLE pointer (
    nr INTEGER PRIMARY KEY,
    doc TEXT NOT NULL REFERENCES document (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    to_doc TEXT NOT NULL REFERENCES document (id),
    note TEXT NOT NULL,
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL
);
CREATE INDEX pointer_doc ON pointer (doc);
CREATE TABLE habit (
    nr INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    shape TEXT NOT NULL REFERENCES shape (id),
    record BLOB NOT NULL
);
CREATE TABLE again (
    doc TEXT NOT NULL REFERENCES document (id),
    path TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run (number),
    PRIMARY KEY (doc, path)
) WITHOUT ROWID;
"""


def first(db: sqlite3.Connection) -> None:
    """0001: readings, links, runs and kept stories."""
    _each(db, _FIRST)
    db.execute("INSERT INTO state VALUES (1, ?)", ("0" * 32,))


def article_search(db: sqlite3.Connection) -> None:
    """0002: search in the text of articles, and one table of who said what, for visitors."""
    _each(db, _ARTICLE_SEARCH)


def templates(db: sqlite3.Connection) -> None:
    """0003: lines that are an outlet's template, and the state that they were learnt from."""
    _each(db, _TEMPLATES)


def where_found(db: sqlite3.Connection) -> None:
    """0004: which file a finding on an input is about, so that a better reading supersedes it."""
    _each(db, _WHERE_FOUND)


def pointers(db: sqlite3.Connection) -> None:
    """0005: lines that lead to other articles of the pile, and where an article was given again."""
    _each(db, _POINTERS)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    first,
    article_search,
    templates,
    where_found,
    pointers,
)
FORMAT = len(MIGRATIONS)  # PRAGMA user_version of a file that has them all


def migrate(db: sqlite3.Connection, known: int) -> None:
    """Bring a file of format ``known`` to ``FORMAT``, inside the caller's transaction."""
    for step in MIGRATIONS[known:]:
        step(db)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {FORMAT}")


@cache
def schema() -> dict[str, str]:
    """Return name -> SQL of every table, index, trigger and view of the present format."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, 0)
        return schema_of(db)


def schema_of(db: sqlite3.Connection) -> dict[str, str]:
    """Return name -> SQL of everything that the file says it has."""
    return dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def _each(db: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script; ``executescript`` would end the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
