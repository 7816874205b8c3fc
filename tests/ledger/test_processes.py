"""What the file bears from outside: kills, a second writer, a quota, a place without permission."""

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.records.worlds import NOON, reading

from sayso.ledger import SqliteLedger, open_ledger

ROOT = Path(__file__).parents[2]
NOBODY = 65534
BATCHES, SIZE = 12, 150

ADD = f"""
import sys
from sayso.ledger import SqliteLedger
from sayso.records.errors import LedgerBusyError
from tests.records.worlds import NOON, reading

path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ledger = SqliteLedger(path)
run = ledger.begin("sayso add", NOON, "1")
for batch in range(first, last):
    try:
        ledger.add(run, [reading(f"{{batch}}-{{n}}") for n in range({SIZE})])
    except LedgerBusyError:
        sys.exit(3)
    print(batch, flush=True)
ledger.finish(run, NOON)
ledger.close()
"""


def child(script: str, *args: object) -> subprocess.Popen[str]:
    """Start a Python of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> tuple[list[str], str]:
    """Wait for a child; return the lines that it printed, and what it complained of."""
    out, err = process.communicate(timeout=120)
    return out.split(), err


def beside(path: Path) -> list[str]:
    """Return the names of all files in the ledger's folder."""
    return sorted(file.name for file in path.parent.iterdir())


def batch(number: int | str) -> list[str]:
    """Return the ids of the documents in a batch."""
    return [reading(f"{number}-{n}").document.id for n in range(SIZE)]


def look_through(path: Path, told: list[str]) -> None:
    """Check that the file holds together: every batch whole or absent, those told present."""
    with open_ledger(path, create=False) as ledger:
        ledger.check()
        held = {r.document.id: r for r in ledger.readings()}
        added = sum(run.added for run in ledger.runs())
    for number in range(BATCHES):
        there = [doc in held for doc in batch(number)]
        assert all(there) or not any(there)
        assert all(there) or str(number) not in told
    assert added == len(held)
    for line in told:
        assert held[batch(line)[7]] == reading(f"{line}-7")


def test_a_kill_at_any_moment_loses_no_batch_that_was_told(path: Path) -> None:
    SqliteLedger(path).close()
    for delay in (0, 0.03, 0.07, 0.12, 0.2, 0.31, 0.43):
        process = child(ADD, path, 0, BATCHES)
        assert process.stdout is not None
        told = [process.stdout.readline().strip()]
        time.sleep(delay)
        process.kill()
        more, _ = end(process)
        look_through(path, told + more)

    process = child(ADD, path, 0, BATCHES)
    _, complaint = end(process)

    assert (process.returncode, complaint) == (0, "")
    look_through(path, [str(number) for number in range(BATCHES)])
    assert beside(path) == ["sayso.db"]


KILLED_WITHIN = """
import os, signal, sys
from sayso.ledger import SqliteLedger
from tests.records.worlds import NOON, reading

ledger = SqliteLedger(sys.argv[1])
ledger._db.execute("PRAGMA cache_size = 5")  # pages reach the file long before the batch ends
steps = iter(range(int(sys.argv[2])))


def step(_sql):
    if next(steps, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)


ledger._db.set_trace_callback(step)
ledger.add(ledger.runs()[0], [reading(f"9-{n}") for n in range(150)])
"""


@pytest.mark.parametrize("steps", [200, 600, 1000])
@pytest.mark.parametrize("question", [False, True])
def test_a_kill_within_a_batch_leaves_nothing_of_it(
    path: Path,
    steps: int,
    question: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    with open_ledger(path) as ledger:
        ledger.add(ledger.begin("sayso add", NOON, "1"), [reading("a")])
        before = ledger.state()
    process = child(KILLED_WITHIN, path, steps)
    end(process)
    assert process.returncode == -signal.SIGKILL
    assert beside(path) != ["sayso.db"]  # the journal of the unfinished batch

    ledger = SqliteLedger(path, write=not question)

    assert [r.document.path for r in ledger.readings()] == ["pile/a.txt"]
    assert ledger.state() == before
    ledger.check()
    ledger.close()
    assert beside(path) == ["sayso.db"]


def test_two_writers_at_once_end_well(path: Path) -> None:
    pair = [child(ADD, path, 0, 8), child(ADD, path, 4, BATCHES)]  # the ledger is new to both
    told: list[str] = []
    for process in pair:
        lines, complaint = end(process)
        assert complaint == ""
        assert process.returncode in {0, 3}
        told += lines

    look_through(path, told)
    assert beside(path) == ["sayso.db"]


QUOTA = """
import os, resource, sys
from sayso.ledger import SqliteLedger
from sayso.records.errors import LedgerFullError
from tests.records.worlds import NOON, reading

path = sys.argv[1]
ledger = SqliteLedger(path)
run = ledger.begin("sayso add", NOON, "1")
ledger.add(run, [reading("a")])
limit = os.path.getsize(path) + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    ledger.add(run, [reading(f"0-{n}") for n in range(150)])
except LedgerFullError as error:
    print("full" if "free some space" in str(error) else error)
ledger.check()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(ledger.add(run, [reading(f"0-{n}") for n in range(150)]))
"""


def test_a_quota_loses_nothing(path: Path) -> None:
    pytest.importorskip("resource")

    assert end(child(QUOTA, path)) == (["full", "150"], "")

    with open_ledger(path, create=False) as ledger:
        assert len(list(ledger.readings())) == 151


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a folder that every user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


ASK = f"""
import os, sys
from sayso.ledger import open_ledger
from sayso.records.errors import SaysoError

if os.getuid() == 0:  # whom no permission binds
    os.setuid({NOBODY})
for create in (False, True):
    try:
        with open_ledger(sys.argv[1], create=create) as ledger:
            print(len(list(ledger.readings())), ledger.writable)
    except SaysoError as error:
        print(type(error).__name__)
"""


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "told"),
    [
        (0o444, 0o555, "1 False LedgerReadOnlyError"),
        (0o444, 0o777, "1 False LedgerReadOnlyError"),
        (0o666, 0o555, "1 False LedgerReadOnlyError"),
        (0o666, 0o777, "1 True 1 True"),
        (0o000, 0o555, "InputError InputError"),
        (0o666, 0o000, "LedgerReadOnlyError LedgerReadOnlyError"),
    ],
)
def test_permissions_are_heeded(shared: Path, file_mode: int, folder_mode: int, told: str) -> None:
    path = shared / "sayso.db"
    with open_ledger(path) as ledger:
        ledger.add(ledger.begin("sayso add", NOON, "1"), [reading("a")])
    path.chmod(file_mode)
    shared.chmod(folder_mode)

    lines, complaint = end(child(ASK, path))

    shared.chmod(0o755)
    assert complaint == ""
    assert " ".join(lines) == told
    assert beside(path) == ["sayso.db"]


def test_no_ledger_is_made_where_nothing_may_be_written(shared: Path) -> None:
    shared.chmod(0o555)

    assert end(child(ASK, shared / "sayso.db")) == (["InputError", "LedgerReadOnlyError"], "")
