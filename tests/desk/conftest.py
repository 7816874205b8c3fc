"""A desk to work at: an empty folder, and a pile of articles in it."""

from pathlib import Path

import pytest
from tests.desk.tools import DESK, ORLO, PRELL, Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty folder as the working folder, and the command."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def pile(desk: Desk) -> Desk:
    """Three articles in the folder ``pile``, not yet read."""
    desk.write("pile/1 courier.txt", ORLO)
    desk.write("pile/2 post.txt", PRELL)
    desk.write("pile/10 short.txt", DESK)
    return desk


@pytest.fixture
def told(pile: Desk) -> Desk:
    """The same, read into the ledger by the rules: what the desk shows is no matter of weights."""
    pile("add", "pile", "--reader", "rules")
    return pile
