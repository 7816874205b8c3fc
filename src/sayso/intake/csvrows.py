"""Rows of a CSV table. A quotation mark that is never closed costs its own row, not the rest.

A cell may hold line breaks, so an open mark would swallow all that follows. A row that runs on for
longer than articles do, or to the end of the file, or into a line that is a whole row by itself, is
read as its first line alone; reading goes on with the second one.

Source: RFC 4180, and what the ``csv`` module of Python takes besides.
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import BinaryIO, Self

from sayso.intake import decoding, fields, sniffing, tables
from sayso.intake.tables import LINE_LIMIT, Found, Table
from sayso.records.articles import Document
from sayso.records.places import Outcome

ROW_LINES = 5000  # lines of one row; no article has that many
ROW_LIMIT = LINE_LIMIT  # bytes of one row
AS_ONE = 50  # lines of a row that weigh as much as one record, where nothing comes of them
AGAIN_LIMIT = 20_000_000  # bytes of one table that may be read a second time; a line has 100 more

_SEPARATOR = re.compile(r"\ufeff?\"?sep=([,;\t|])\"?\s*", re.IGNORECASE)

csv.field_size_limit(LINE_LIMIT)


class _OpenError(Exception):
    """A quotation mark is open for too long, or at the end."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table: its number from 1, its bytes, and what they say."""

    number: int
    data: bytes
    text: str


class _Lines:
    """The lines of a table; those of the present row are remembered, and can be read again.

    Attributes:
        taken: The lines of the present row.
        troubles: Findings on lines that were read.
    """

    def __init__(self, stream: BinaryIO, table: Table) -> None:
        self._lines = decoding.lines(stream, LINE_LIMIT)
        self._table = table
        self._waiting: deque[_Line] = deque()
        self._size = 0
        self._spare = AGAIN_LIMIT
        self._last = 0
        self.taken: list[_Line] = []
        self.troubles: list[Outcome[Document]] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._fetched()
        if line is None:
            if self.taken:
                raise _OpenError
            raise StopIteration
        too_long = len(self.taken) >= ROW_LINES or self._size + len(line.data) > ROW_LIMIT
        if self.taken and too_long:
            self._waiting.appendleft(line)
            raise _OpenError
        self.taken.append(line)
        self._size += len(line.data)
        return line.text

    @property
    def number(self) -> int:
        """Return the number of the line that comes next."""
        return self._waiting[0].number if self._waiting else self._last + 1

    def begin(self) -> None:
        """Begin a new row."""
        self.taken.clear()
        self._size = 0

    def go_back(self) -> bool:
        """Give back all lines of the row but its first; tell whether that was still allowed."""
        again = self.taken[1:]
        self._spare -= sum(len(line.data) + 100 for line in again)
        if self._spare < 0:
            return False
        self._waiting.extendleft(reversed(again))
        del self.taken[1:]
        return True

    def _fetched(self) -> _Line | None:
        """Return the next line of the stream; one that is too long is a finding and left out."""
        for number, line in self._lines:
            self._last = number
            if line is None:
                message = f"line {number} is over {LINE_LIMIT // 1_000_000} MB; split it"
                self.troubles.append(self._table.odd("IN206", message))
                continue
            made = [self._line(*each) for each in enumerate(_parted(line), start=number)]
            self._waiting.extend(made[1:])
            self._last = made[-1].number
            return made[0]
        return None

    def _line(self, number: int, data: bytes) -> _Line:
        text, odd = self._table.decoded(data, number)
        if odd.findings:
            self.troubles.append(odd)
        return _Line(number, data, text)


def _parted(line: bytes) -> list[bytes]:
    """Return the lines of a file that ends them with a carriage return alone, as old Macs did."""
    if line.endswith(b"\n") or b"\r" not in line[:-1]:
        return [line]
    return [part + b"\r" for part in line.removesuffix(b"\r").split(b"\r")]


def rows(stream: BinaryIO, table: Table) -> Found:
    """Yield the documents of a CSV table, whatever parts its columns."""
    yield from table.wrong_names()
    source = _Lines(stream, table)
    first = next(source, "")
    said = _SEPARATOR.fullmatch(first)
    if said:  # a spreadsheet's line that names the sign between cells
        source.begin()
        first = next(source, "")
    mark = said[1] if said else sniffing.delimiter(first, table.path + ".csv", table.mapping) or ","
    header = [name.strip() for name in sniffing.cells(first.strip("\r\n"), mark)]
    yield from tables.header_troubles(header, table)
    if fields.find(header, "text", table.mapping) is not None:
        yield from _records(source, header, mark, table)
    yield from table.unlisted()


def _records(source: _Lines, header: list[str], mark: str, table: Table) -> Found:
    """Yield the documents of the rows below the header."""
    count = 0
    for cells, odd in _rows(source, len(header), mark, table):
        found = [*source.troubles, odd]
        source.troubles.clear()
        if any(cell.strip() for cell in cells):
            count += 1
            start = source.taken[0].number
            data = b"".join(line.data for line in source.taken)
            found += _row(cells, header, (f"line {start}", count), table, data)
        yield Outcome.joined(found)
        yield from repeat(Outcome(), len(source.taken) // AS_ONE)
    yield from source.troubles


def _rows(
    source: _Lines, width: int, mark: str, table: Table
) -> Iterator[tuple[list[str], Outcome[Document]]]:
    """Yield the cells of each row, with a finding if the row is broken."""
    reader = csv.reader(source, delimiter=mark)
    while True:
        source.begin()
        start = source.number
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if len(source.taken) == 1 or not _ran_on(cells, source.taken, width, mark):
                yield cells, Outcome()
                continue
        except csv.Error as error:
            message = f"line {start} is broken CSV ({error}); mend or remove it"
            yield [], table.odd("IN213", message)
            continue
        except _OpenError:
            pass
        yield _first_line(source, mark), table.odd("IN213", _unclosed(source))
        reader = csv.reader(source, delimiter=mark)


def _ran_on(cells: list[str], taken: Sequence[_Line], width: int, mark: str) -> bool:
    """Tell whether a row has swallowed a line that is a row by itself."""
    if len(sniffing.cells(taken[1].text, mark)) != width or width < 2:
        return False
    return len(cells) != width or not _is_strict((line.text for line in taken), mark)


def _is_strict(lines: Iterable[str], mark: str) -> bool:
    """Tell whether a row has quotation marks where the form has them, and nowhere else."""
    try:
        next(csv.reader(lines, delimiter=mark, strict=True), None)
    except csv.Error:
        return False
    return True


def _first_line(source: _Lines, mark: str) -> list[str]:
    """Return the cells of the first line of a row that ran on; none if that may not be."""
    return sniffing.cells(source.taken[0].text.rstrip("\r\n"), mark) if source.go_back() else []


def _unclosed(source: _Lines) -> str:
    """Return what to say of a row that ran on, after it was read again or given up."""
    start, end = source.taken[0].number, source.taken[-1].number
    if start == end:
        return f"line {start}: a quotation mark is not closed; read to the end of the line, mend it"
    return f"line {start}: a quotation mark is not closed; passed over up to line {end}, mend it"


def _row(
    cells: list[str], header: list[str], name: tuple[str, int], table: Table, data: bytes
) -> Found:
    if len(cells) != len(header):
        message = f"{name[0]} has {len(cells)} fields instead of {len(header)}; check its quotes"
        yield table.odd("IN217", message)
    record: dict[str, str] = {}
    for key, cell in zip(header, cells, strict=False):
        record.setdefault(key, cell)
    yield tables.made(record, data, name, table, "text/csv")
