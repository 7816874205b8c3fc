"""Promises of batches: several processes share a small pile, and nothing depends on the shares."""

from itertools import chain
from pathlib import Path

from sayso.batches import READINGS, SHARED, batches
from sayso.records.fakes import MemoryLedger

COUNT = 3 * SHARED + 1


def shares(folder: Path, jobs: int) -> list[list[str]]:
    for number in range(COUNT):
        (folder / f"{number:02}.txt").write_text(f"Ferry {number} left, Dana Orlo said.")
    found = batches([str(folder)], MemoryLedger(), {}, None, jobs=jobs)
    return [[one.path for one in batch.documents] for batch in found]


def test_a_small_pile_gives_work_to_several_processes(tmp_path: Path) -> None:
    found = shares(tmp_path, 2)

    assert max(map(len, found)) <= SHARED
    assert len([each for each in found if each]) == COUNT // SHARED + 1


def test_shares_hold_the_same_documents_in_the_same_order(tmp_path: Path) -> None:
    (alone,) = [each for each in shares(tmp_path, 1) if each]

    assert len(alone) == COUNT < READINGS
    assert list(chain.from_iterable(shares(tmp_path, 2))) == alone
