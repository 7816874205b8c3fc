"""Progress on standard error, and only for a terminal."""

import sys
import time
from typing import TextIO

from sayso.desk.text import counted, one_line
from sayso.records.ports import Progress

EVERY = 0.2  # seconds between two drawings: quick enough to look alive, slow enough to cost nothing


class LineProgress:
    """One line that is written over and over, and taken away at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._began = time.monotonic()
        self._drawn = 0.0
        self._length = 0

    def step(self, what: str, done: int, total: int | None) -> None:
        """Draw how far it has come, at most a few times a second; of nothing, nothing."""
        now = time.monotonic()
        if not done or now - self._drawn < EVERY:
            return
        self._drawn = now
        rate = done / max(now - self._began, 0.001)
        of = f" of {total:,}" if total is not None else ""
        self._draw(f"{done:,}{of} {what}, {rate:,.0f} a second")

    def close(self) -> None:
        """Take the line away."""
        if self._length:
            self._draw("")
            self._stream.write("\r")
            self._stream.flush()

    def _draw(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)


class QuietProgress:
    """Says nothing: standard error is a file or a pipe."""

    def step(self, what: str, done: int, total: int | None) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def progress() -> Progress:
    """Return what tells this user how far a run has come."""
    return LineProgress(sys.stderr) if sys.stderr.isatty() else QuietProgress()


def wrote(path: str | None) -> None:
    """Tell a user at a terminal, below what was printed, which file was written."""
    if path and path != "-" and sys.stderr.isatty():
        sys.stderr.write(f"wrote {one_line(path)}\n")


def notice(verb: str, number: int, noun: str) -> None:
    """Tell a user at a terminal that something is going on which has no steps to count."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{verb} {counted(number, noun)} ...\n")
