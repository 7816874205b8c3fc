"""Parquet: one document per row, by the same names of columns as in CSV.

Asks for pyarrow, which is five times the size of all else: ``pip install 'sayso[parquet]'``. Only
the columns that may be fields are read, a few rows at a time.

Source: Apache Parquet format 2.11; pyarrow, ``pyarrow.parquet.ParquetFile``.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from sayso.intake import archives, fields, tables
from sayso.intake.parts import Found, Part, TooMuchError, Way, odd
from sayso.intake.tables import Table

ROWS = 16  # that are turned into records at a time
GROUP_LIMIT = 2_000_000_000  # bytes of one group of rows, unpacked, all columns
HEADER_LIMIT = 10_000_000  # bytes or entries of what describes the file
_MISSING = "is a Parquet file; to read it, pip install 'sayso[parquet]', or save it as CSV"


def read(part: Part, way: Way) -> Found:
    """Yield the documents of a Parquet file."""
    try:
        import pyarrow.parquet  # noqa: PLC0415, F401 - optional, and slow to load
    except ImportError:
        yield odd("IN205", _MISSING, part.path)
        return
    table = Table(part.path, part.place, part.original, dict(way.mapping))
    yield from table.wrong_names()
    with part.seekable() as stream:
        try:
            yield from _rows(stream, part, table)
        except (TooMuchError, GeneratorExit):
            raise
        except Exception as error:  # noqa: BLE001 - pyarrow raises what it likes for broken bytes
            why = " ".join(str(error).split())[:120] or type(error).__name__
            yield odd("IN208", f"cannot be read to its end ({why}); get the file anew", part.path)
    yield from table.unlisted()


def _rows(stream: BinaryIO, part: Part, table: Table) -> Found:
    count, size, named = 0, 0, False
    allowed = max(archives.TOTAL_FLOOR, part.size * archives.RATIO)
    for record in _records(stream, table):
        if isinstance(record, list):
            named = True
            yield from tables.header_troubles(record, table)
            continue
        count += 1
        raw = json.dumps(record, ensure_ascii=True, sort_keys=True, default=str).encode()
        size += len(raw)
        if size > allowed:
            raise TooMuchError
        yield tables.made(record, raw, (f"row {count}", count), table, "application/parquet")
    if not count and not named:
        yield odd("IN203", "holds no row; leave it out, or save it again", part.path)


def _records(stream: BinaryIO, table: Table) -> Iterator[dict[str, Any] | list[str]]:
    """Yield the names of all columns if no text is among them; else the rows.

    Raises:
        Exception: Whatever pyarrow raises if the file is broken.
        TooMuchError: If a group of rows unpacks to more than its limit.
    """
    from pyarrow import parquet  # noqa: PLC0415 - optional, and slow to load

    file = parquet.ParquetFile(
        stream,
        memory_map=False,
        pre_buffer=False,
        thrift_string_size_limit=HEADER_LIMIT,
        thrift_container_size_limit=HEADER_LIMIT,
    )
    names = [str(name) for name in file.schema_arrow.names]
    if fields.find(names, "text", _tops(table)) is None or _unnamed(names, table):
        yield names
    wanted = _wanted(names, table)
    _bounded(file.metadata)
    if fields.find(names, "text", _tops(table)) is None:
        return
    table.passed += (name for name in names if name not in wanted)
    for batch in file.iter_batches(batch_size=ROWS, columns=wanted):
        for record in batch.to_pylist():
            yield {name: _plain(value) for name, value in record.items()}


def _unnamed(names: Sequence[str], table: Table) -> bool:
    """Tell whether the user named a column that is not there."""
    return any(
        name in fields.USUAL and fields.find(names, name, _tops(table)) is None
        for name in table.mapping
    )


def _tops(table: Table) -> dict[str, str]:
    """Return the mapping with the outermost column of names that lead inside."""
    return {name: column.partition(".")[0] for name, column in table.mapping.items()}


def _wanted(names: Sequence[str], table: Table) -> list[str]:
    """Return the columns that may be fields."""
    usual = {name for field in fields.KEYS.values() for name in field}
    mapped = {fields.key(column) for column in _tops(table).values()}
    return [name for name in names if fields.key(name) in usual | mapped]


def _bounded(metadata: Any) -> None:
    """Refuse groups of rows that are too large, by what they say of themselves as a whole.

    Of its columns one by one pyarrow does not tell without ending the process if the file lies.
    """
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    if any(group.total_byte_size > GROUP_LIMIT for group in groups):
        raise TooMuchError


def _plain(value: Any) -> Any:
    """Return a value as JSON has them: bytes as text, times as they are written."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
