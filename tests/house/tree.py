"""The repository as the tests of the house see it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[2]
SOURCE = HOME / "src" / "sayso"
ROOMS = ("intake", "speech", "voices", "claims", "origins", "story", "ledger")
PURE = ("speech", "voices", "claims", "origins", "story")
CODE = re.compile(r"[A-Z]{2}\d{3}")
LEFT_BEHIND = frozenset({"__pycache__", "dist", "build", "node_modules"})
TEXT = frozenset(
    ".py .md .toml .tsv .csv .txt .json .jsonl .html .css .js .cfg .yml .yaml .typed".split()
)


@cache
def settings() -> dict[str, Any]:
    """Return what ``pyproject.toml`` says."""
    return tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))


def modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield every source file of these rooms, or of the whole package, with its tree."""
    for folder in [SOURCE / room for room in rooms] or [SOURCE]:
        for file in sorted(folder.rglob("*.py")):
            yield file, parsed(file)


@cache
def parsed(file: Path) -> ast.Module:
    """Return the tree of a source file."""
    return ast.parse(file.read_text(encoding="utf-8"))


def shown(file: Path) -> str:
    """Return the path of a file below the repository."""
    return file.relative_to(HOME).as_posix()


def texts() -> Iterator[Path]:
    """Yield the text files of the repository; what tools leave behind is passed over."""
    waiting = [HOME]
    while waiting:
        for entry in sorted(waiting.pop().iterdir()):
            hidden = entry.name.startswith(".") and entry.name not in {".ci", ".gitignore"}
            if hidden or entry.name in LEFT_BEHIND or entry.name.endswith(".egg-info"):
                continue
            if entry.is_dir():
                waiting.append(entry)
            elif entry.suffix in TEXT or entry.parent.name == ".ci" or not entry.suffix:
                yield entry
