"""Data sets of the bench: where they lie, and the digest that ties a figure to its data."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
STORY = HOME / "examples" / "strait"
GOLD = HOME / "examples" / "gold"


class CorpusError(Exception):
    """A data set is not where it was said to be, or does not hold what it should."""


def digest(files: Iterable[Path], root: Path) -> str:
    """Return a digest of files, by name below ``root`` and bytes, whatever their order.

    Args:
        files: The files of the corpus, all below ``root``.
        root: The folder that their names are taken from.

    Returns:
        Twelve hexadecimal digits.
    """
    lines = sorted(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()} {file.relative_to(root).as_posix()}"
        for file in files
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def below(folder: Path, pattern: str = "*") -> tuple[Path, ...]:
    """Return the files in ``folder`` and below that match ``pattern``, sorted.

    Raises:
        CorpusError: If there is no such folder or no such file in it.
    """
    found = tuple(sorted(file for file in folder.rglob(pattern) if file.is_file()))
    if not found:
        raise CorpusError(f"{folder}: holds no {pattern}. Give the folder of the unpacked corpus.")
    return found
