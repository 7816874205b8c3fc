"""What is shipped: names with their docstrings, a version, tables, and nothing of our machines."""

import inspect
import os
import re
import subprocess
import sys
import zipfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest
from tests.house.tree import HOME, ROOMS, SOURCE, settings, shown, texts

import sayso

# Folders of one machine. "/tmp" may stand in .ci/run, which makes its own folder there.
MACHINE = re.compile(
    "|".join(["/" + "work/", "/" + "root/", "/" + r"tmp/(?!\w*X{4})", "/" + "home/"])
)


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_what_a_room_offers_has_a_docstring(room: str) -> None:
    module = import_module(f"sayso.{room}" if room else "sayso")
    offered = getattr(module, "__all__", ())

    silent = [name for name in offered if not inspect.getdoc(getattr(module, name))]

    assert silent == []
    assert room == "" or offered, f"{room} offers nothing"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_offers_only_what_it_has(room: str) -> None:
    module = import_module(f"sayso.{room}")

    for name in module.__all__:
        offered = getattr(module, name)
        home = offered.__name__ if isinstance(offered, ModuleType) else type(offered).__module__
        if inspect.isclass(offered) or inspect.isfunction(offered):
            home = offered.__module__
        assert home.startswith(f"sayso.{room}"), name


def test_the_version_is_the_latest_of_the_changelog() -> None:
    changelog = (HOME / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.search(r"^## (\d\S*)", changelog, re.MULTILINE)  # after what is unreleased

    assert latest
    assert latest[1] == sayso.__version__


def test_types_are_shipped() -> None:
    assert (SOURCE / "py.typed").exists()


def test_no_two_test_files_have_one_name() -> None:
    names = [file.name for file in (HOME / "tests").rglob("test_*.py")]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_the_licence_is_whole() -> None:
    licence = (HOME / "LICENSE").read_text(encoding="utf-8")

    assert settings()["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = [
        f"{shown(file)}:{number}"
        for file in texts()
        for number, line in enumerate(
            file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if MACHINE.search(line)
    ]

    assert found == []


def built(folder: Path) -> zipfile.ZipFile:
    """Return the wheel of the tree, built into ``folder``."""
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "-q", "-w", str(folder)]
    if find_spec("hatchling"):
        command.append("--no-build-isolation")
    done = subprocess.run(
        command,
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    wheels = list(folder.glob("sayso-*.whl"))
    if not wheels and "onnection" in done.stderr:
        pytest.skip("the builder cannot be fetched: no network")
    assert wheels, done.stderr
    return zipfile.ZipFile(wheels[0])


def test_the_wheel_holds_every_module_and_table_and_nothing_else(tmp_path: Path) -> None:
    with built(tmp_path) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}

    wanted = {
        file.relative_to(SOURCE.parent).as_posix()
        for file in SOURCE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }
    assert names == wanted
    assert {name for name in names if name.endswith(".tsv")}
    assert "sayso/py.typed" in names


def test_the_weights_that_ship_stay_small() -> None:
    held = sum(file.stat().st_size for file in (SOURCE / "text" / "weights").iterdir())

    assert held < 30_000_000
