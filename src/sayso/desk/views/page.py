"""Plain text set in lines: words folded to a width, with hanging indents, and colour if asked."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import TypeAlias

from rich.cells import cell_len, chop_cells

NARROW = 24  # a terminal narrower than this is treated as this wide
Column: TypeAlias = Sequence[tuple[str, str]]  # (what stands before each line, text)
_CODES = {"": "", "bold": "1", "dim": "2", "title": "1;4"}


def folded(text: str, width: int) -> list[str]:
    """Return the words of ``text`` in lines at most ``width`` cells wide; at least one line.

    A word that is wider than a line is cut; wide characters count as two cells.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for part in [word] if cell_len(word) <= width else chop_cells(word, width):
            size = cell_len(part)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {part}", used + 1 + size) if line else (part, size)
    return [*lines, line]


def _set(column: Column, width: int) -> list[str]:
    """Return the lines of a column; what stands before a text stands before each of its lines."""
    return [
        before + line for before, text in column for line in folded(text, width - cell_len(before))
    ]


class Page:
    """Collects lines; colour only ever repeats what the words say already."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = max(NARROW, width)
        self._color = color
        self._lines: list[str] = []

    def put(self, text: str, first: str = "", rest: str | None = None, style: str = "") -> None:
        """Add ``text``, folded; ``first`` stands before its first line, ``rest`` before others."""
        hanging = " " * cell_len(first) if rest is None else rest
        room = max(NARROW // 2, self.width - max(cell_len(first), cell_len(hanging)))
        for number, line in enumerate(folded(text, room)):
            before = hanging if number else first
            self._lines.append(before + self.styled(line, style) if line else before.rstrip())

    def row(self, line: str) -> None:
        """Add a line that is set already."""
        self._lines.append(line.rstrip())

    def items(self, items: Iterable[str], first: str = "", style: str = "") -> None:
        """Add short items with points between them; a line breaks between items if it can."""
        room = self.width - cell_len(first) - 2  # the point at a line's end
        line = ""
        for item in filter(None, items):
            longer = f"{line} · {item}" if line else item
            if line and cell_len(longer) > room:
                self.put(f"{line} ·", first, style=style)
                longer = item
            line = longer
        self.put(line, first, style=style)

    def gap(self) -> None:
        """Add an empty line, unless there is one."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def columns(self, left: Column, right: Column, indent: str) -> None:
        """Add two columns side by side, or one above the other where there is no room."""
        half = (self.width - len(indent) - 3) // 2
        if half < NARROW:
            for before, text in (*left, ("", ""), *right):
                self.put(text, indent + before, indent + before)
            return
        for one, other in zip_longest(_set(left, half), _set(right, half), fillvalue=""):
            padding = " " * (half - cell_len(one))
            self._lines.append(f"{indent}{one}{padding} ┃ {other}".rstrip())

    def text(self) -> str:
        """Return all lines, with one newline at the end."""
        kept = [line for line, after in pairwise([*self._lines, "end"]) if line or after]
        return "\n".join(kept).rstrip("\n") + "\n"

    def styled(self, text: str, style: str) -> str:
        """Return ``text`` in a style: "bold", "dim", "title" or "" for none."""
        code = _CODES[style]
        return f"\x1b[{code}m{text}\x1b[0m" if self._color and code else text
