"""The ledgers that the tests are about."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.ledger import SqliteLedger
from sayso.records.fakes import MemoryLedger
from sayso.records.ports import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sayso.db"


@pytest.fixture
def file(path: Path) -> Iterator[SqliteLedger]:
    ledger = SqliteLedger(path, patience=0.05)
    yield ledger
    ledger.close()


@pytest.fixture(params=["memory", "file"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Ledger]]:
    """Return the function that makes one more empty ledger of a kind."""
    made: list[Ledger] = []

    def make() -> Ledger:
        number = len(made)
        in_memory = request.param == "memory"
        made.append(MemoryLedger() if in_memory else SqliteLedger(tmp_path / f"{number}.db"))
        return made[-1]

    yield make
    for ledger in made:
        ledger.close()


@pytest.fixture
def ledger(new: Callable[[], Ledger]) -> Ledger:
    return new()
