"""What fuzzing found once is read again: documents or findings, and no exception."""

from pathlib import Path

import pytest
from tests.intake.tools import read

from sayso.intake import article

FOUND = sorted(one for one in (Path(__file__).parent / "found").iterdir() if one.suffix != ".md")


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_broke_a_reader_once_breaks_none(file: Path) -> None:
    found = read(file.read_bytes(), f"pile/{file.name}")

    assert found.items or found.findings
    for document in found.items:
        assert article(document).items
