"""What the page of formats takes from the code: fields, limits, findings, keys, tables."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

from docs.making.markers import cell, fenced
from docs.making.rulepages import every_rule
from docs.making.worked import worked

from sayso.desk.listings import LISTINGS
from sayso.intake import archives, containers, fields, pages, parts, tables
from sayso.ledger import migrations
from sayso.records.articles import Role

MB = 1_000_000


def usual() -> str:
    """Return a table of the fields of a record and the names they are found by."""
    lines = ["| field | found under |", "|---|---|"]
    lines += [
        f"| `{field}` | {', '.join(f'`{name}`' for name in names)} |"
        for field, names in fields.USUAL.items()
    ]
    return "\n".join(lines)


def limits() -> str:
    """Return a table of what is too large to be read, and the finding that says so."""
    rows = [
        ("one plain text file", f"{parts.TEXT_LIMIT // MB} MB", "IN206"),
        ("one HTML page", f"{parts.PAGE_LIMIT // MB} MB", "IN206"),
        ("visible text of one page", f"{pages.TEXT_LIMIT:,} code points", "IN206"),
        ("one line of JSON Lines or CSV", f"{tables.LINE_LIMIT // MB} MB", "IN206"),
        ("text of one record", f"{tables.TEXT_LIMIT:,} code points", "IN206"),
        ("one JSON file that is not JSON Lines", f"{containers.JSON_LIMIT // MB} MB", "IN206"),
        ("archive inside an archive, unpacked", f"{parts.NESTED_LIMIT // MB} MB", "IN210"),
        (
            "member of a zip, unpacked",
            f"{archives.RATIO} times its size, at least {archives.FLOOR // MB} MB",
            "IN210",
        ),
        (
            "whole zip, unpacked",
            f"{archives.RATIO} times its size, at least {archives.TOTAL_FLOOR // MB} MB",
            "IN210",
        ),
        ("members of a zip", f"{archives.COUNT:,}", "IN210"),
        (
            "gzip, unpacked",
            f"{containers.GZIP_RATIO} times its size, at least {containers.GZIP_FLOOR // MB} MB",
            "IN210",
        ),
        ("containers inside one another", f"{parts.DEPTH}", "IN211"),
    ]
    lines = ["| what | limit | beyond it |", "|---|---|---|"]
    return "\n".join(lines + [f"| {a} | {b} | [{c}](rules/{c}.md) |" for a, b, c in rows])


def findings() -> str:
    """Return a table of what can be odd about an input."""
    lines = ["| code | what it sees |", "|---|---|"]
    lines += [
        f"| [{code}](rules/{code}.md) | {cell(text.strip().partition(chr(10))[0])} |"
        for code, text in every_rule().items()
        if code.startswith("IN2")
    ]
    return "\n".join(lines).replace("``", "`")


def roles() -> str:
    """Return the roles in their order."""
    return ", ".join(f"`{role.value}`" for role in Role)


def columns() -> str:
    """Return the columns of every listing's CSV."""
    lines = ["| listing | columns |", "|---|---|"]
    for name, listing in LISTINGS.items():
        shown = [
            f"`{key[:-1]}_earliest`, `{key[:-1]}_latest`" if key.endswith("*") else f"`{key}`"
            for key in listing.shape.keys
        ]
        lines.append(f"| {name} | {', '.join(shown)} |")
    return "\n".join(lines)


def schema() -> str:
    """Return the tables and views of a ledger with their columns."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrations.migrate(db, 0)
        found = db.execute(
            "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') "
            "AND name NOT GLOB '*_words_*' AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
        ).fetchall()
        lines = ["| table | columns |", "|---|---|"]
        for name, kind in found:
            names = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
            label = f"`{name}`" if kind == "table" else f"`{name}` (a view)"
            lines.append(f"| {label} | {', '.join(names)} |")
    return "\n".join(lines)


def statement() -> str:
    """Return one real line of ``sayso statements --as jsonl``."""
    first = json.loads(worked().rows.splitlines()[0])
    return fenced(json.dumps(first, ensure_ascii=False), "json")


STRETCHES: dict[str, Callable[[], str]] = {
    f"formats-{make.__name__}": make
    for make in (usual, limits, findings, roles, columns, schema, statement)
}
