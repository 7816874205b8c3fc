"""The walls of the house stand, and each of them would stop what it is there to stop."""

import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from tests.house.tree import HOME, SOURCE, settings

# Contract -> faults: the module that is planted, and what it must not import.
FAULTS = {
    "Rooms look one way, and never into one another": (
        ("sayso.voices.planted_layer", "sayso.claims.linking"),
        ("sayso.text.planted_layer", "sayso.intake.fields"),
        ("sayso.records.planted_layer", "sayso.text.words"),
        ("sayso.story.planted_layer", "sayso.pipeline"),
        ("sayso.origins.planted_layer", "sayso.desk.text"),
    ),
    "Only the ledger knows SQL": (("sayso.desk.planted_sql", "sqlite3"),),
    "Reading rooms have no clock, chance, network or files": (
        ("sayso.speech.planted_clock", "time"),
        ("sayso.voices.planted_chance", "random"),
        ("sayso.claims.planted_network", "socket"),
        ("sayso.origins.planted_files", "pathlib"),
        ("sayso.story.planted_system", "os"),
    ),
    "Terminal and command-line libraries stay at the desk": (
        ("sayso.story.planted_click", "click"),
        ("sayso.ledger.planted_rich", "rich"),
    ),
    "HTML libraries stay in intake": (
        ("sayso.text.planted_lxml", "lxml"),
        ("sayso.speech.planted_resiliparse", "resiliparse"),
        ("sayso.desk.planted_trafilatura", "trafilatura"),
    ),
    "Learned models load through text.models alone": (
        ("sayso.speech.planted_model", "onnxruntime"),
    ),
    "Records need the standard library only": (
        ("sayso.records.planted_library", "charset_normalizer"),
    ),
}


def linted(folder: Path) -> str:
    """Return what the linter says of the package in ``folder``, under our own contracts."""
    command = Path(sys.executable).with_name("lint-imports")
    config = HOME / "pyproject.toml"
    done = subprocess.run(
        [command, "--config", config, "--no-cache"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(folder), "COLUMNS": "200", "PYTHONUTF8": "1"},
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy of the house with all faults planted in it."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copytree(SOURCE, folder / "sayso", ignore=shutil.ignore_patterns("__pycache__"))
    for faults in FAULTS.values():
        for module, forbidden in faults:
            file = folder.joinpath(*module.split(".")).with_suffix(".py")
            file.write_text(f'"""A fault."""\n\nimport {forbidden}\n', encoding="utf-8")
    return linted(folder)


def test_the_house_keeps_its_contracts() -> None:
    said = linted(SOURCE.parent)

    assert "0 broken" in said, said


def test_every_contract_has_a_fault_to_be_proven_with() -> None:
    contracts = settings()["tool"]["importlinter"]["contracts"]

    assert {contract["name"] for contract in contracts} == set(FAULTS)


@pytest.mark.parametrize("contract", FAULTS)
def test_a_planted_fault_breaks_the_contract(report: str, contract: str) -> None:
    assert f"{contract} BROKEN" in report, report

    reasons = re.split(r"\n-+\n", report.partition("Broken contracts")[2])
    (told,) = (after for name, after in pairwise(reasons) if name.endswith(contract))
    for module, forbidden in FAULTS[contract]:
        assert f"{module} -> {forbidden}" in told, told
