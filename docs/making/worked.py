"""The example story, read by the real command; what pages show of it is cut out of what it says.

Everything is read into a ledger of its own, in a folder that is thrown away. Paths are those below
the repository, so that ids and paths are the same on every machine.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.ledger import open_ledger
from sayso.pipeline import story_of
from sayso.records.speech import Reading
from sayso.records.stories import Claim, Source, Story

HOME = Path(__file__).resolve().parents[2]
FOLDER = "examples/strait"
DIGEST = f"{FOLDER}/straits_digest_0308.txt"  # the article that the tour carries through the rooms
WIDTH = 80
SHOWN = 2  # statements of a claim that the excerpt shows


@dataclass(frozen=True, slots=True)
class Worked:
    """The example story as read: what the command printed, and the records behind it."""

    dossier: str
    rows: str
    why: str
    shown: str
    readings: tuple[Reading, ...]
    story: Story

    @property
    def article(self) -> Reading:
        """The reading of the tour's article."""
        return next(each for each in self.readings if each.document.path == DIGEST)

    def reading(self, doc: str) -> Reading:
        """Return the reading of one document."""
        return next(each for each in self.readings if each.document.id == doc)

    def source(self, persona: str) -> Source:
        """Return the source that a persona belongs to."""
        return next(each for each in self.story.sources if persona in each.personas)

    def claims(self) -> Iterator[Claim]:
        """Yield the claims that the tour's article carries, the widest first."""
        mine = {each.id for each in self.article.statements}
        found = (each for each in self.story.claims if mine & set(each.statements))
        yield from sorted(found, key=lambda each: (-len(each.statements), each.id))


@cache
def worked() -> Worked:
    """Return the example story, read once."""
    with TemporaryDirectory() as folder:
        ledger = f"{folder}/story.db"
        dossier = sayso("read", FOLDER, "--ledger", ledger)
        with open_ledger(ledger) as kept:
            readings = tuple(kept.readings())
            story = story_of(kept)
        mine = next(each for each in readings if each.document.path == DIGEST)
        rows = sayso("statements", "--as", "jsonl", "--article", mine.document.id, ledger=ledger)
        first = mine.statements[0].id if mine.statements else mine.document.id
        why = sayso("why", first, ledger=ledger)
        shown = sayso("show", DIGEST, ledger=ledger)
    return Worked(dossier, rows, why, shown, readings, story)


def sayso(*arguments: str, ledger: str = "") -> str:
    """Return what the command prints, run where the examples are.

    Raises:
        subprocess.CalledProcessError: If its exit status is not 0.
    """
    command = [str(Path(sys.executable).with_name("sayso")), *arguments]
    command += ["--ledger", ledger] if ledger else []
    setting = {**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 -- our own command
        command, cwd=HOME, env=setting, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def excerpt() -> str:
    """Return what the README shows of the dossier: its head, one claim, one conflict, the gaps."""
    dossier = worked().dossier
    parts = [
        "\n".join(dossier.splitlines()[:2]),
        _claim(dossier),
        _first(_section(dossier, "REPORTS THAT CANNOT BOTH BE RIGHT")),
        _section(dossier, "WHAT COULD NOT BE ESTABLISHED").partition("\n\n")[0],
    ]
    return "\n\n  ⋮\n\n".join(part for part in parts if part)


def _section(dossier: str, title: str) -> str:
    """Return the body of one section of the dossier, without its heading and its explanation."""
    heading = rf"^\d+ +{title}\n(?: {{3}}\S[^\n]*\n)*\n"
    found = re.search(heading + r"(.*?)(?=^\d+ +[A-Z]{3}|\Z)", dossier, re.MULTILINE | re.DOTALL)
    return found[1].strip("\n") if found else ""


def _claim(dossier: str) -> str:
    """Return the first claim that several articles carry from one origin, with its heading."""
    for part in _section(dossier, "THE CLAIMS, BY WEIGHT").split("\n\n"):
        head = re.match(r"C\d+ +\S+ (\d+) articles, 1 origin\b", part)
        if head and int(head[1]) > 2:
            return _cut(part)
    return ""


def _first(section: str) -> str:
    return section.partition("\n\n")[0]


def _cut(part: str) -> str:
    """Return a claim with the first few of its statements."""
    lines = part.splitlines()
    starts = [at for at, line in enumerate(lines) if re.match(r" {4}\S.* → A\d+$", line)]
    return part if len(starts) <= SHOWN else "\n".join([*lines[: starts[SHOWN]], "    ⋮"])
