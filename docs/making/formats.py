"""What the page of formats takes from the code: fields, limits, findings, keys, tables."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

from docs.making.markers import cell, fenced
from docs.making.rulepages import every_rule
from docs.making.worked import worked

from sayso.desk.listings import LISTINGS
from sayso.intake import (
    archives,
    containers,
    exports,
    feed,
    fields,
    mail,
    mbox,
    mhtml,
    newsxml,
    ninjs,
    packed,
    parquet,
    parts,
    pdf,
    rtf,
    tables,
    webrecords,
)
from sayso.intake.fetching import LIMITS
from sayso.intake.listing import BARREN, FLOOR, LISTED, MOST, PACKED, TOLD
from sayso.intake.visiting import HOPS, PAGES
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
        ("visible text of one page", f"{parts.TEXT_LIMIT:,} code points", "IN206"),
        ("one line of JSON Lines or CSV", f"{tables.LINE_LIMIT // MB} MB", "IN206"),
        ("text of one record", f"{parts.TEXT_LIMIT:,} code points", "IN206"),
        ("one JSON file that is not JSON Lines", f"{containers.JSON_LIMIT // MB} MB", "IN206"),
        ("one Nexis or Factiva export", f"{exports.LIMIT // MB} MB", "IN206"),
        ("one RTF file, with its pictures", f"{rtf.LIMIT // MB} MB", "IN206"),
        ("one RTF file without them", f"{rtf.WORDS_LIMIT // MB} MB", "IN206"),
        ("one PDF", f"{pdf.LIMIT // MB} MB, {pdf.PAGES:,} pages", "IN206"),
        ("drawing in one PDF", f"{pdf.OPERATIONS:,} operations", "IN206"),
        ("one page of a PDF", f"{pdf.PER_PAGE:,} operations and operands", "IN208"),
        ("one file of news XML", f"{newsxml.LIMIT // MB} MB", "IN206"),
        ("one ninjs file that is not JSON Lines", f"{ninjs.LIMIT // MB} MB", "IN206"),
        ("one group of rows of Parquet", f"{parquet.GROUP_LIMIT // MB:,} MB", "IN210"),
        ("one mail message with its attachments", f"{mail.LIMIT // MB} MB", "IN206"),
        ("one feed", f"{feed.LIMIT // MB} MB", "IN206"),
        ("one page saved as MHTML", f"{mhtml.LIMIT // MB} MB", "IN210"),
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
        (
            "bzip2, xz and zstd, unpacked",
            f"{packed.RATIO} times its size, at least {packed.FLOOR // MB} MB",
            "IN210",
        ),
        ("memory for unpacking xz", f"{packed.MEMORY // MB} MB", "IN210"),
        ("dictionary of a WARC in zstd", f"{packed.DICTIONARY // MB} MB", "IN210"),
        ("member of a packed tar", f"{parts.NESTED_LIMIT // MB} MB", "IN206"),
        ("members of a tar", f"{archives.COUNT:,}", "IN210"),
        ("containers inside one another", f"{parts.DEPTH}", "IN211"),
        ("tags of one page", f"{parts.TAGS_LIMIT:,}", "IN206"),
        ("lines of one document", f"{parts.LINES_LIMIT:,}", "IN206"),
        ("values in one JSON file or line", f"{tables.VALUES:,}", "IN206"),
        (
            "articles of one file",
            f"one for {PACKED} bytes and {FLOOR:,} more, at most {MOST:,}",
            "IN226",
        ),
        (
            "records in a row without an article",
            f"{BARREN * (1 + parts.DEPTH):,}, in a packed file {BARREN:,} fewer",
            "IN226",
        ),
        ("lines of one message of a mailbox", f"{mbox.STRETCH:,}", "IN226"),
        ("lines of damage in a web archive", f"{webrecords.STRETCH:,}", "IN226"),
        ("findings of one kind on the records of a file", f"{LISTED}", "IN222"),
        ("findings of one kind on a file or archive", f"{TOLD:,}", "IN222"),
        ("what stands at an address, as sent and unpacked", f"{LIMITS.size // MB} MB", "IN236"),
        ("time to reach a host", f"{LIMITS.connect:g} seconds", "IN233"),
        ("time for one request", f"{LIMITS.total:g} seconds", "IN233"),
        ("redirects from one address", f"{HOPS}", "IN239"),
        ("pages that are followed in one run", f"{PAGES}", "IN240"),
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
