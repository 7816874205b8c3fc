"""Sayso as its users run it: a command in a folder, whose listings are read back."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
COMMAND = Path(sys.executable).with_name("sayso")
LISTINGS = ("articles", "statements", "origins", "conflicts", "derivations")


class RunError(Exception):
    """Sayso did not do what the bench asked."""

    def __init__(self, arguments: Sequence[str], status: int, told: str) -> None:
        super().__init__(f"sayso {' '.join(arguments)}: exit status {status}\n{told[-2000:]}")


@dataclass(frozen=True, slots=True)
class Told:
    """What Sayso told of a pile: the rows of its listings, paths below the pile's folder."""

    articles: tuple[Row, ...]
    statements: tuple[Row, ...]
    origins: tuple[Row, ...]
    conflicts: tuple[Row, ...]
    derivations: tuple[Row, ...]


def sayso(arguments: Sequence[str], folder: Path) -> str:
    """Run Sayso in ``folder`` and return what it printed.

    Raises:
        RunError: If its exit status is not 0.
    """
    done = subprocess.run(
        [str(COMMAND), *arguments], cwd=folder, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise RunError(arguments, done.returncode, done.stderr)
    return done.stdout


def told_of(pile: Path, reader: str) -> Told:
    """Read the folder ``pile`` into a ledger of its own and return what Sayso tells of it."""
    with tempfile.TemporaryDirectory() as place:
        ledger = str(Path(place) / "bench.db")
        sayso(["add", pile.name, "--ledger", ledger, "--reader", reader], pile.parent)
        listed = {
            listing: rows(
                sayso([listing, "--as", "jsonl", "--ledger", ledger], pile.parent), pile.name
            )
            for listing in LISTINGS
        }
    return Told(**listed)


def rows(printed: str, pile: str) -> tuple[Row, ...]:
    """Return the objects of a JSONL listing, their paths taken from below the pile."""
    return tuple(_below(json.loads(line), pile) for line in printed.split("\n") if line)


def _below(value: Any, pile: str) -> Any:
    """Take the pile's name off every ``path``, however deep it stands."""
    if isinstance(value, list):
        return [_below(item, pile) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: str(item).removeprefix(f"{pile}/") if key == "path" else _below(item, pile)
        for key, item in value.items()
    }
