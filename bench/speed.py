"""How fast Sayso reads: ``python bench/speed.py [ARTICLES] [--texts FOLDER]``.

It writes a pile of articles, runs ``sayso add`` on it in a process pinned to one core, twice, and
tells articles per second, peak memory, what the second reading costs, how long one article takes
from a cold start, and on which machine. ``--jobs 2`` gives it two processes on two cores. The
articles are made from the paragraphs of the example story, with other names and figures in each
(twice as many statements as real news has), or cut from the ``.txt`` files of a folder.
"""

import argparse
import hashlib
import os
import platform
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import readers
from bench.gold import source_text, written
from bench.running import sayso

LETTERS = 3000
FOLDER = 1000  # articles in one folder
COLD = 3  # readings of one article, of which the quickest counts
SYLLABLES = "ba den fi gor hal im ka lun mer no pel qui ras sten tor ul ver win yar zo".split()
NAMES = re.compile(
    r"Hallorand|Vorel|Grevik|Pembrake|Zahlen|Finch|Lindqvorn|Roux-Kale|Tarrant|Hask|Dorrel|Merin"
    r"|Halvane|Sarmund|Aldmoor|Ostrel|Tessary|Wexholm|Kelder|Port Callis|Dunmarrow|Havgard",
)
FIGURES = re.compile(r"\b[1-9]\d{0,2}(?:,\d{3})?\b")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds by the clock, seconds of processor, peak memory in MiB."""

    clock: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Both runs over one pile."""

    articles: int
    letters: int
    first: Cost
    again: Cost

    @property
    def rate(self) -> float:
        """Articles per second of processor in the first run: what a free core would do."""
        return self.articles / self.first.processor

    @property
    def clock_rate(self) -> float:
        """Articles per second by the clock, in the first run: others may use the core too."""
        return self.articles / self.first.clock

    @property
    def second_share(self) -> float:
        """Processor time of the second run as a share of the first."""
        return self.again.processor / self.first.processor


def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of the example story, each once, in order."""
    found: dict[str, None] = {}
    for each in written():
        text = source_text(each.path)
        for line in each.on(text).lines:
            if line.role == "body":
                found.setdefault(text[slice(*line.at)].strip())
    return tuple(found)


def articles(count: int, letters: int = LETTERS) -> Iterator[str]:
    """Yield articles of about ``letters`` code points; the same ones every time."""
    pool = paragraphs()
    for number in range(count):
        kept = [f"{_name(number, 0)} news, {1 + number % 28} March 2024", ""]
        size = 0
        for place in range(len(pool)):
            paragraph = _varied(pool[_pick(number, place) % len(pool)], number)
            kept += [paragraph, ""]
            size += len(paragraph)
            if size >= letters:
                break
        yield "\n".join(kept)


def _pick(number: int, place: int) -> int:
    """Return a large number that looks like chance and is always the same."""
    return int.from_bytes(hashlib.sha256(f"{number} {place}".encode()).digest()[:8], "big")


def _name(number: int, place: int) -> str:
    chosen = _pick(number, 1_000_000 + place)
    parts = [SYLLABLES[chosen // 20**n % 20] for n in range(3)]
    return "".join(parts).capitalize()


def _varied(paragraph: str, number: int) -> str:
    renamed = NAMES.sub(lambda m: _name(number, sum(map(ord, m[0]))), paragraph)
    return FIGURES.sub(lambda m: f"{1 + _pick(number, len(m[0]) + m.start()) % 9000:,}", renamed)


def pieces(folder: Path, count: int, letters: int = LETTERS) -> Iterator[str]:
    """Yield up to ``count`` pieces of ``letters`` code points of the texts in ``folder``."""
    made = 0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for start in range(0, max(1, len(text) - letters // 2), letters):
            if made >= count:
                return
            made += 1
            yield text[start : start + letters]


def write(folder: Path, texts: Iterable[str]) -> tuple[int, int]:
    """Write the pile below ``folder``; return how many articles and code points it has."""
    count = total = 0
    for number, text in enumerate(texts):
        count += 1
        place = folder / f"{number // FOLDER:03d}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06d}.txt").write_text(text, encoding="utf-8")
        total += len(text)
    return count, total


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process and its children on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextmanager
def _cores(count: int) -> Iterator[None]:
    """Keep this process and its children on so many cores, where the system can."""
    if count == 1:
        with one_core():
            yield
        return
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(before)[:count]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def cost(arguments: Sequence[str], folder: Path, cores: int = 1) -> Cost:
    """Run Sayso and return what it took; memory is the highest of all children so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with _cores(cores):
        sayso(arguments, folder)
    clock = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Cost(clock, used, after.ru_maxrss * unit / 2**20)


def measure(texts: Iterable[str], jobs: int = 1, reader: str = readers.DEFAULT) -> Measured:
    """Write a pile of ``texts``, read it twice, and return what that took."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pile = folder / "pile"
        pile.mkdir()
        count, letters = write(pile, texts)
        arguments = ["add", "pile", "--ledger", "speed.db", "--jobs", str(jobs)]
        arguments += ["--reader", reader]
        first = cost(arguments, folder, jobs)
        return Measured(count, letters, first, cost(arguments, folder, jobs))


def cold(reader: str = readers.DEFAULT) -> float:
    """Return the seconds by the clock from nothing to the statements of one short article.

    The least of several, each a process of its own with a ledger of its own.
    """
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "one.txt").write_text("The pier is shut, Dana Orlo said.", encoding="utf-8")
        command = ["add", "one.txt", "--reader", reader, "--ledger"]
        return min(cost([*command, f"{n}.db"], Path(place)).clock for n in range(COLD))


def machine() -> str:
    """Return processor, cores, system and Python, for the record."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        lines = []
    model = next(
        (line.partition(": ")[2] for line in lines if line.startswith("model name")), model
    )
    cores = os.cpu_count() or 1
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how fast Sayso reads.")
    parser.add_argument("articles", type=int, nargs="?", default=2000)
    parser.add_argument("--texts", type=Path, help="folder of .txt files to cut articles from")
    parser.add_argument("--jobs", type=int, default=1, help="processes, on as many cores")
    readers.add_option(parser)
    asked = parser.parse_args(arguments)
    texts = pieces(asked.texts, asked.articles) if asked.texts else articles(asked.articles)
    found = measure(texts, asked.jobs, asked.reader)
    first, again = found.first, found.again
    print(machine())
    size = found.letters / found.articles
    cores = "one core" if asked.jobs == 1 else f"{asked.jobs} cores"
    print(f"{found.articles} articles of {size:.0f} letters, {cores}, {asked.reader} reader")
    print(f"first reading:  {first.processor:.1f} s of processor, {first.clock:.1f} s by the clock")
    print(f"articles/s:     {found.rate:.0f} of processor, {found.clock_rate:.0f} by the clock")
    print(f"peak memory:    {first.memory:.0f} MiB")
    print(f"one article:    {cold(asked.reader):.2f} s by the clock, start included")
    print(f"second reading: {again.processor:.2f} s, {100 * found.second_share:.1f} % of the first")


if __name__ == "__main__":
    main()
