"""Writes what the documentation takes from the code: ``python docs/generate.py``.

Whole pages: ``docs/api.md`` and ``docs/rules/``. Stretches between ``<!-- generated: NAME -->`` and
``<!-- end -->``: in the README and in ``docs``. ``--check`` writes nothing, names every file that
is not as it would be written, and then fails. The examples are read by the real command, so a page
can show nothing that the program does not print.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.making import apipage, formats, rulepages, tour
from docs.making.markers import fenced, filled
from docs.making.worked import HOME, excerpt

DOCS = HOME / "docs"
MAKERS: dict[str, Callable[[], str]] = {
    "excerpt": lambda: fenced(excerpt()),
    **tour.STEPS,
    **formats.STRETCHES,
}


def wanted() -> Iterator[tuple[Path, str]]:
    """Yield every file that is made, or has a stretch that is made, as it should be."""
    yield DOCS / "api.md", apipage.made()
    for name, text in rulepages.made():
        yield DOCS / name, text
    for page in (HOME / "README.md", *sorted(DOCS.glob("*.md"))):
        if page.exists() and "<!-- generated:" in (text := page.read_text(encoding="utf-8")):
            yield page, filled(text, MAKERS)


def stale() -> Iterator[tuple[Path, str | None]]:
    """Yield every file that is not as it should be, with its right text; None: not to be there."""
    right = dict(wanted())
    for path, text in right.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path, text
    for path in sorted((DOCS / "rules").glob("*.md")):
        if path not in right:
            yield path, None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check; return the exit status."""
    parser = argparse.ArgumentParser(description="Write what the docs take from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if stale")
    asked = parser.parse_args(arguments)
    found = list(stale())
    for path, text in found:
        print(f"{'stale' if asked.check else 'written'}: {path.relative_to(HOME).as_posix()}")
        if not asked.check:
            _put(path, text)
    if asked.check and found:
        print("run `python docs/generate.py` and commit what it writes")
    return int(asked.check and bool(found))


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
