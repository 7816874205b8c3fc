"""Rows of a listing as table, JSON, JSONL or CSV: streamed, so that long lists need no room."""

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from sayso.desk.text import clip, one_line, tail, width

Row = dict[str, Any]
NARROWEST = 8  # terminal columns: an id still fits
FORMS = ("table", "json", "jsonl", "csv")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; the last one of a table takes what room is left.

    Attributes:
        name: Its heading.
        width: Terminal columns.
        of: The cell of a row.
        tail: If it must be cut, keep its end, as for a path.
        least: Terminal columns that it keeps, where the terminal is narrow; where not even
            these fit, all are cut alike.
        spare: If it is left out of a terminal that is too narrow for all.
        brief: A shorter cell, where the whole one has no room.
    """

    name: str
    width: int
    of: Callable[[Row], str]
    tail: bool = False
    least: int = NARROWEST
    spare: bool = False
    brief: Callable[[Row], str] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How rows of one kind are written.

    Attributes:
        keys: Keys of each row in order; the columns of the CSV. A key that ends in ``*`` holds a
            pair of days, and becomes two columns, ``_earliest`` and ``_latest``.
        columns: The table.
    """

    keys: tuple[str, ...]
    columns: tuple[Column, ...]


def lines(rows: Iterable[Row], shape: Shape, form: str) -> Iterator[str]:
    """Yield the text of ``rows`` in ``form``, piece by piece, line ends included.

    The first row is found before anything is written: no heading stands above an error.
    """
    rows = _begun(rows)
    if form == "jsonl":
        return (encoded(row) + "\n" for row in rows)
    if form == "json":
        return _json_lines(rows)
    if form == "csv":
        return _csv_lines(rows, shape.keys)
    return _table_lines(rows, shape.columns)


def _begun(rows: Iterable[Row]) -> Iterator[Row]:
    each = iter(rows)
    return chain(list(islice(each, 1)), each)


def encoded(value: Any) -> str:
    """Return ``value`` as one line of JSON; non-ASCII as it is, unless it cannot be encoded.

    A lone surrogate has no UTF-8 form; a line that holds one is written in ASCII, where JSON has
    an escape for it. Either way a reader of JSON gets the same text back.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, separators=(", ", ": "))
    return text


def _json_lines(rows: Iterable[Row]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + encoded(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _csv_lines(rows: Iterable[Row], keys: tuple[str, ...]) -> Iterator[str]:
    """Yield RFC 4180 lines: comma, CRLF, quotes doubled; nested values as JSON."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    names = chain.from_iterable(_names(key) for key in keys)
    for cells in chain(
        [list(names)],
        ([cell for key in keys for cell in _cells(row, key)] for row in rows),
    ):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _names(key: str) -> tuple[str, ...]:
    name = key.removesuffix("*")
    return (f"{name}_earliest", f"{name}_latest") if key.endswith("*") else (name,)


def _cells(row: Row, key: str) -> tuple[Any, ...]:
    value = row[key.removesuffix("*")]
    if key.endswith("*"):
        return tuple(value) if value else ("", "")
    if isinstance(value, (dict, list)):
        return (encoded(value),)
    return ("" if value is None else value,)


def _table_lines(rows: Iterable[Row], columns: tuple[Column, ...]) -> Iterator[str]:
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    columns = _needed(columns, room)
    widths = _fitted(columns, room)
    yield _line([column.name.upper() for column in columns], columns, widths, cut=room is not None)
    for row in rows:
        cells = [
            _cell(row, *each, cut=room is not None) for each in zip(columns, widths, strict=True)
        ]
        yield _line(cells, columns, widths, cut=room is not None)


def _cell(row: Row, column: Column, room: int, *, cut: bool) -> str:
    """Return what a column shows of a row, on one line."""
    cell = one_line(column.of(row))
    if cut and column.brief is not None and width(cell) > room:
        return one_line(column.brief(row))
    return cell


def _needed(columns: tuple[Column, ...], room: int | None) -> tuple[Column, ...]:
    """Return the columns without those that are spare, as many of them as ``room`` is short of."""
    kept = list(columns)
    for column in reversed(columns):
        if room is not None and column.spare and _taken(_comfortable(kept)) > room:
            kept.remove(column)
    return tuple(kept)


def _comfortable(columns: Sequence[Column]) -> list[int]:
    """Return widths with which a table reads well; the last column has more if there is room."""
    widths = [column.width for column in columns]
    widths[-1] = max(widths[-1] // 3, 12, columns[-1].least)
    return widths


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * len(widths) - 2


def _fitted(columns: tuple[Column, ...], room: int | None) -> list[int]:
    """Return the width of each column; where ``room`` is short, the widest give way first."""
    if room is None:
        return [column.width for column in columns]
    widths = _comfortable(columns)
    for floors in ([column.least for column in columns], [NARROWEST] * len(columns)):
        while _taken(widths) > room:
            over = [at for at, floor in enumerate(floors) if widths[at] > floor]
            if not over:
                break
            widths[max(over, key=lambda at: (widths[at], -at))] -= 1
    widths[-1] = max(room - sum(width + 2 for width in widths[:-1]), 1)
    return widths


def _line(
    cells: list[str], columns: tuple[Column, ...], widths: Sequence[int], *, cut: bool
) -> str:
    """Return one line; where nothing is cut, the last column is as long as its words."""
    parts = [
        (tail if column.tail else clip)(cell, room) if cut else cell
        for cell, column, room in zip(cells, columns, widths, strict=True)
    ]
    padded = [part + " " * (n - width(part)) for part, n in zip(parts[:-1], widths, strict=False)]
    return "  ".join([*padded, parts[-1]]).rstrip() + "\n"
