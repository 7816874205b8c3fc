"""Options that many verbs share, and how their output leaves the house."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from sayso.desk.tables import FORMS, Row, Shape, lines
from sayso.desk.text import folded
from sayso.records.errors import SaysoError

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
}
F = TypeVar("F", bound=Callable[..., Any])
LEDGER = "sayso.db"

NOTHING = 1  # exit status: the input was read, but nothing usable was found
WRONG_USE = 2  # exit status: it could not be done as asked


class OutputError(SaysoError):
    """A file cannot be written where the user wants it."""

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(f"{path}: {why}")


def ledger_option(command: F) -> F:
    """Add ``--ledger``."""
    return click.option(
        "--ledger",
        default=LEDGER,
        show_default=True,
        metavar="FILE",
        help="The ledger file.",
    )(command)


def form_option(*forms: str) -> Callable[[F], F]:
    """Add ``--as`` with these choices; the first is the default."""
    choices = forms or FORMS
    return click.option(
        "--as",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="The form of the output.",
    )


def output_option(command: F) -> F:
    """Add ``-o``."""
    return click.option(
        "-o", "--output", metavar="FILE", help="Write to this file instead of the terminal."
    )(command)


def form_for(output: str | None, form: str, forms: Sequence[str]) -> str:
    """Return the form in which to write: that of the file's name, unless the user named one.

    Args:
        output: The file, or None.
        form: What ``--as`` says, or is by default.
        forms: What ``--as`` may say.
    """
    source = click.get_current_context().get_parameter_source("form")
    if output is None or source is not ParameterSource.DEFAULT:
        return form
    named = _SUFFIXES.get(os.path.splitext(output)[1].lower(), form)  # noqa: PTH122 -- any byte
    return named if named in forms else form


def asked(words: str, ledger: str) -> str:
    """Return the command line that asks this ledger; ``words`` stand behind ``sayso``."""
    return f"sayso {words}" + ("" if ledger == LEDGER else f" --ledger {shlex.quote(ledger)}")


def emit(rows: Iterable[Row], shape: Shape, form: str) -> None:
    """Print rows; in a table, say so on standard error if there are none."""
    any_row = False

    def watched() -> Iterable[Row]:
        nonlocal any_row
        for row in rows:
            any_row = True
            yield row

    put(lines(watched(), shape, form))
    if form == "table" and not any_row:
        click.echo("sayso: nothing to list.", err=True)


def colored() -> bool:
    """Tell whether to use colours: at a terminal whose user did not say NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def tell(pieces: Iterable[str]) -> None:
    """Write lines for the eye: at a terminal they are folded at words to its width."""
    if not sys.stdout.isatty():
        put(pieces)
        return
    columns = max(shutil.get_terminal_size().columns, 20)
    rows = (row for piece in pieces for row in piece.splitlines(keepends=True))
    put(folded(row, columns) for row in rows)


def check_output(output: str | None) -> None:
    """Check that a file can be written, before the work that it is for is done.

    Raises:
        OutputError: If it cannot.
    """
    if output is None or output == "-":
        return
    folder = os.path.dirname(output) or "."  # noqa: PTH120 -- the name may hold any byte
    if os.path.isdir(output):  # noqa: PTH112
        raise OutputError(output, "this is a folder. Name a file in it.")
    if not os.path.isdir(folder):  # noqa: PTH112
        raise OutputError(output, "its folder does not exist. Create it, or name another file.")
    if not os.access(output if os.path.exists(output) else folder, os.W_OK):  # noqa: PTH110
        raise OutputError(output, "may not be written. Name another file.")


def put(pieces: Iterable[str], output: str | None = None) -> None:
    """Write text piece by piece, to a file in UTF-8 or to standard output."""
    if output is None or output == "-":
        sys.stdout.writelines(pieces)
        return
    with open(output, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:  # noqa: PTH123 -- the name may hold any byte
        stream.writelines(pieces)
