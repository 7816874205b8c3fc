"""A large file that was read in part: the second run loses nothing, and doubles nothing."""

import gzip
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.intake.tools import zipped
from tests.records.worlds import NOON

from sayso import pipeline
from sayso.batches import READINGS
from sayso.ledger import open_ledger
from sayso.records.fakes import MemoryLedger, ScriptedReader, SilentProgress
from sayso.records.places import Finding
from sayso.records.ports import Again, Input, Ledger
from sayso.records.speech import Reading
from sayso.records.stories import Run

ROOT = Path(__file__).parents[2]
COUNT = 3 * READINGS + 50  # records: three whole batches and a part of one
ONE = "The port of Orvale will reopen on day {}, a harbour official said.\n"


def mailbox() -> bytes:
    head = "From a@b Sat May 03 18:05:12 2031\nFrom: a@b.example\nMessage-ID: <{}@b>\n\n"
    texts = (head.format(n) + (ONE.format(n) if n % 50 else "") + "\n" for n in range(COUNT))
    return "".join(texts).encode()


def web_archive() -> bytes:
    head = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n"
    packed = bytearray()
    for number in range(COUNT):
        body = ONE.format(number).encode()
        length = f"Content-Length: {len(body)}\r\n\r\n"
        address = f"WARC-Target-URI: https://courier.example/{number}\r\n"
        packed += gzip.compress((head + address + length).encode() + body + b"\r\n\r\n", 1)
    return bytes(packed)


def feed() -> bytes:
    item = "<item><guid>{}</guid><description>{}</description></item>"
    items = "".join(item.format(n, ONE.format(n)) for n in range(COUNT))
    return f"<rss><channel><title>Courier</title>{items}</channel></rss>".encode()


def table() -> bytes:
    rows = (f'{{"text": "{ONE.format(n).strip()}"}}\n' for n in range(COUNT))
    return "".join(rows).encode()


def archive() -> bytes:
    texts = {f"{n:04}.txt": ONE.format(n).encode() for n in range(READINGS + 50)}
    return zipped({**texts, "table.jsonl": table(), "0099.txt": b"", "z.txt": b"\0\1"})


class Breaking(MemoryLedger):
    """A ledger whose program is killed when it is to store yet another batch."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self.left = batches

    def add(
        self,
        run: Run,
        readings: Sequence[Reading],
        *,
        inputs: Sequence[Input] = (),
        findings: Sequence[Finding] = (),
        anew: Sequence[str] = (),
        again: Sequence[Again] = (),
    ) -> int:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return super().add(run, readings, inputs=inputs, findings=findings, anew=anew, again=again)


def add(path: Path, ledger: Ledger) -> int:
    """Read a file into a ledger; return how many documents were new."""
    run = ledger.begin("sayso add", NOON, "1")
    way = pipeline.Way(ScriptedReader({}), SilentProgress())
    return pipeline.read([str(path)], ledger, run, way).added


def held(ledger: Ledger) -> tuple[list[Reading], list[Finding], tuple[Input, ...]]:
    readings = sorted(ledger.readings(), key=lambda reading: reading.document.path)
    return readings, list(ledger.findings()), ledger.inputs()


@pytest.mark.parametrize("make", [mailbox, web_archive, feed, table, archive])
@pytest.mark.parametrize("batches", [0, 1, 3])
def test_a_run_that_is_killed_is_taken_up_where_it_ended(
    tmp_path: Path, make: Callable[[], bytes], batches: int
) -> None:
    path = tmp_path / "pile"
    path.write_bytes(make())
    whole, broken = MemoryLedger(), Breaking(batches)
    total = add(path, whole)
    with pytest.raises(KeyboardInterrupt):
        add(path, broken)
    before = len(list(broken.readings()))
    assert not broken.inputs()

    broken.left = COUNT
    added = add(path, broken)

    assert before + added == total
    assert held(broken) == held(whole)
    assert add(path, broken) == 0
    assert held(broken) == held(whole)


ADD = """
import os, signal, sys
from pathlib import Path
from sayso.ledger import SqliteLedger
from tests.intake.test_resuming import add

ledger = SqliteLedger(sys.argv[1])
left, store = int(sys.argv[3]), ledger.add


def stored(*args, **named):
    global left
    count = store(*args, **named)
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return count


ledger.add = stored
print(add(Path(sys.argv[2]), ledger))
"""


def test_a_kill_in_the_middle_of_a_file_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path, ledger = tmp_path / "pile.mbox", tmp_path / "sayso.db"
    path.write_bytes(mailbox())
    ended = [
        subprocess.run(
            [sys.executable, "-c", ADD, str(ledger), str(path), str(batches)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        ).returncode
        for batches in (1, 2, 99)
    ]
    whole = MemoryLedger()
    add(path, whole)

    assert ended == [-signal.SIGKILL, -signal.SIGKILL, 0]
    with open_ledger(str(ledger), create=False) as found:
        assert held(found) == held(whole)
