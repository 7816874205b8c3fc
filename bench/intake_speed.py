"""How fast intake alone reads: ``python bench/intake_speed.py [--pages FOLDER] [--count N]``.

Pages and plain texts are opened and made articles of, on one core and without a ledger: pages of
HTML and texts per second of processor, and where the time goes, step by step. The pages are made
here, or are the ``.html`` and ``.html.gz`` files below FOLDER; *plain texts* are articles alone,
*pages as text* what the pages show, menus and all; both of 3,000 letters. ``--texts FOLDER`` also
reads the ``.txt`` files of a folder, whole. Cycles are sought as seldom as the command line seeks
them. ``--records N`` also streams a WARC and a JSON Lines file of N records, made as they are read
and never written, and tells the peak of memory at a tenth of them and at the end.
Aims: 60 pages and 400 texts a second, memory flat.
"""

import argparse
import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from io import BufferedReader, BytesIO, RawIOBase
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.speed import articles, machine, one_core

from sayso.intake import (
    File,
    article,
    dating,
    decoding,
    documents,
    extraction,
    judging,
    naming,
    pages,
    reading,
    visible,
)
from sayso.records.articles import Document
from sayso.records.ids import content_digest

LETTERS = 3000
SELDOM = (100_000, 20, 50)  # when cycles are sought, as in ``sayso.desk.verbs``
CHROME = 60  # links in the menus of a made page
URL = "https://courier.example/2031/03/{:02d}/{}"

STEPS: Sequence[tuple[str, Any, str]] = (  # name, module, the function as that module calls it
    ("decode", decoding, "decode"),
    ("parse", pages, "_parsed"),
    ("visible text", visible, "visible"),
    ("what the page states", pages, "stated"),
    ("main text by resiliparse", extraction, "_taken"),
    ("main text by trafilatura", extraction, "_kept"),
    ("lines and marks", reading, "roughs"),
    ("judging lines", reading, "judge"),
    ("of it the line model", judging, "weigh"),
    ("credits inside lines", reading, "inner"),
    ("naming", naming, "names"),
    ("dating", dating, "dates"),
    ("oddities", reading, "oddities"),
)


@dataclass(slots=True)
class Clock:
    """Seconds of processor by step; a step inside a step counts for itself too."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time the steps while this is open."""
        kept = []
        for name, module, function in STEPS:
            if hasattr(module, function):
                own = getattr(module, function)
                kept.append((module, function, own))
                setattr(module, function, partial(self._timed, name, own))
        try:
            yield
        finally:
            for module, function, own in kept:
                setattr(module, function, own)

    def _timed(self, name: str, own: Callable[..., Any], *given: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return own(*given, **named)
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - started


@dataclass(frozen=True, slots=True)
class Pace:
    """What reading a number of files took, in seconds of processor."""

    count: int
    opening: float
    judging: float

    @property
    def rate(self) -> float:
        """Return files a second."""
        return self.count / max(1e-9, self.opening + self.judging)


def page(text: str, number: int) -> bytes:
    """Return a page as papers print them around an article, with menus and other stories."""
    rows = text.split("\n")
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(CHROME))
    others = "".join(
        f'<div class="teaser"><h3><a href="/{n}">{escape(rows[-1 - n % 5][:60])}</a></h3>'
        f"<p>{escape(rows[n % len(rows)][:140])}</p></div>"
        for n in range(12)
    )
    body = "".join(f"<p>{escape(row)}</p>" for row in rows[2:] if row)
    style = "".join(f".c{n} {{ color: #{n:06x}; margin: 0 }}\n" for n in range(400))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(rows[0])}'
        f'</title><meta property="og:site_name" content="The Orvale Courier"><style>{style}</style>'
        f'<meta property="article:published_time" content="2031-03-{1 + number % 28:02d}T10:00Z">'
        f"</head><body><header><nav><ul>{links}</ul></nav></header><main><article>"
        f"<h1>{escape(rows[0])}</h1><p class='byline'>By Dana Orlo</p>{body}</article>"
        f"<aside class='related'><h2>Read more</h2>{others}</aside></main>"
        f"<footer><ul>{links}</ul><p>© 2031 The Orvale Courier</p></footer></body></html>"
    ).encode()


def made(count: int) -> Iterator[File]:
    """Yield pages that are made here."""
    for number, text in enumerate(articles(count, LETTERS)):
        yield held(page(text, number), f"pile/{number}.html")


def real(folder: Path, count: int, names: str = "*.htm*") -> Iterator[File]:
    """Yield the files of such names below a folder, read before the clock runs."""
    paths = sorted(path for path in folder.rglob(names) if path.is_file())
    for path in paths[:: max(1, len(paths) // count)][:count]:
        yield held(path.read_bytes(), f"pile/{path.name}")


def held(data: bytes, name: str) -> File:
    """Return a file that lies in memory."""
    return File(name, f"/{name}", content_digest(data), len(data), name, partial(BytesIO, data))


def measure(files: Sequence[File]) -> tuple[Pace, list[Document]]:
    """Open files and make articles of what they hold; return what that took, and the documents."""
    started = time.process_time()
    found = [each for file in files for told in documents(file, {}) for each in told.items]
    opened = time.process_time()
    for document in found:
        article(document)
    return Pace(len(files), opened - started, time.process_time() - opened), found


class _Stream(RawIOBase):
    """The bytes that an iterator gives, as a stream that can be read once."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._ready:
            self._ready = next(self._pieces, b"")
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size


def streamed(name: str, pieces: Callable[[], Iterator[bytes]]) -> File:
    """Return a file that is made whenever it is opened."""

    def opened() -> BinaryIO:
        return cast("BinaryIO", BufferedReader(_Stream(pieces()), 1 << 16))

    return File(name, f"/{name}", "0" * 32, 1 << 40, name, opened)


def _records(count: int) -> Iterator[tuple[int, str]]:
    """Yield as many texts, the same hundred over and over: making them is not what is measured."""
    pool = list(articles(100, 600))
    for number in range(count):
        yield number, f"{pool[number % len(pool)]}\n\nRecord {number} ends here.\n"


def json_lines(count: int) -> Iterator[bytes]:
    """Yield the lines of a dump."""
    for number, text in _records(count):
        yield json.dumps({"id": f"r-{number}", "text": text}).encode() + b"\n"


def warc(count: int) -> Iterator[bytes]:
    """Yield the records of a web archive, each a short page."""
    for number, text in _records(count):
        body = f"<html><body><p>{'</p><p>'.join(escape(text).split(chr(10)))}</p></body></html>"
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
        url = URL.format(1 + number % 28, number)
        head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        head += "WARC-Date: 2031-03-18T12:00:00Z\r\nContent-Type: application/http\r\n"
        yield f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def peaks(file: File, count: int) -> tuple[float, float, float]:
    """Return seconds of processor, and the peak of memory in MiB after a tenth and at the end."""
    started = time.process_time()
    found = (each for told in documents(file, {}) for each in told.items)
    for document in islice(found, count // 10):
        article(document)
    tenth = _peak()
    for document in found:
        article(document)
    return time.process_time() - started, tenth, _peak()


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def report(name: str, pace: Pace, spent: dict[str, float]) -> Iterator[str]:
    """Yield the lines that tell how fast one kind of file was read."""
    total = pace.opening + pace.judging
    yield f"{name}: {pace.rate:.0f}/s of processor ({1000 * total / pace.count:.1f} ms each)"
    for step, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        share = 100 * seconds / max(1e-9, total)
        yield f"  {step:26} {1000 * seconds / pace.count:7.2f} ms  {share:4.0f} %"


def timed(name: str, files: Sequence[File]) -> list[Document]:
    """Measure twice, without and with the clock in the steps; print; return the documents."""
    pace, found = measure(files)
    clock = Clock()
    with clock.running():
        measure(files)
    print(*report(name, pace, clock.spent), sep="\n")
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how fast intake alone reads.")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="read these pages")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="read these texts too")
    parser.add_argument("--count", type=int, default=200, help="pages and texts")
    parser.add_argument("--records", type=int, default=0, help="records of a WARC and a dump")
    asked = parser.parse_args(arguments)
    print(machine())
    gc.set_threshold(*SELDOM)
    with one_core():
        files = list(real(asked.pages, asked.count) if asked.pages else made(asked.count))
        measure(files[:3])  # loads the libraries
        found = timed("pages", files)
        plain = [text.encode() for text in articles(asked.count, LETTERS)]
        timed("plain texts", [held(text, f"pile/{n}.txt") for n, text in enumerate(plain)])
        if asked.texts:
            timed("real texts", list(real(asked.texts, asked.count, "*.txt")))
        shown = [document.text[:LETTERS].encode("utf-8", "replace") for document in found]
        timed("pages as text", [held(text, f"pile/{n}.txt") for n, text in enumerate(shown)])
        for name, make in (("dump.jsonl", json_lines), ("pages.warc", warc)):
            if asked.records:
                file = streamed(name, partial(make, asked.records))
                seconds, tenth, end = peaks(file, asked.records)
                rate = asked.records / seconds
                print(f"{name}: {asked.records:,} records, {rate:.0f}/s, {tenth:.0f} MiB after a")
                print(f"  tenth of them, {end:.0f} MiB at the end")


if __name__ == "__main__":
    main()
