"""Ctrl-C before anything is read: one line and the exit status of a stopped command, no traceback.

The signal is sent from inside, at a chosen moment, so that no clock decides what is tested.
"""

import subprocess
import sys

import pytest
from tests.desk.tools import ORLO, Desk

STOP = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
WHERE, *sys.argv = sys.argv[1:]
def stop(*_):
    os.kill(os.getpid(), signal.SIGINT)
"""
AT_IMPORT = """
class Watch:
    def find_spec(self, name, *_):
        if name == WHERE:
            stop()
sys.meta_path.insert(0, Watch())
"""
AT_PRINT = """
class Out(type(sys.stdout)):
    def write(self, text):
        stop()
sys.stdout = Out(sys.stdout.buffer)
"""
RUN = """
from sayso.desk.cli import main
main()
"""
LOADS = ("sayso.desk.verbs", "click", "click.core", "sayso.desk.options", "sayso.records.errors")


def run(how: str, where: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``sayso words...`` and press Ctrl-C at a moment."""
    command = [sys.executable, "-c", STOP + how + RUN, where, "sayso", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", LOADS)
def test_while_the_command_loads(module: str) -> None:
    done = run(AT_IMPORT, module, "--version")

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "sayso: stopped.\n")


@pytest.mark.parametrize("module", ["sayso.desk.reading", "sayso.pipeline", "sayso.intake.reading"])
def test_while_a_verb_loads(desk: Desk, module: str) -> None:
    desk.write("a.txt", ORLO)

    done = run(AT_IMPORT, module, "add", "a.txt", "--reader", "rules")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (130, "", 1)
    assert done.stderr.startswith("sayso: stopped.")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_while_a_page_of_help_is_printed(option: str) -> None:
    done = run(AT_PRINT, "", option)

    assert (done.returncode, done.stderr) == (130, "sayso: stopped.\n")


def test_nothing_is_loaded_before_the_command_watches() -> None:
    ask = (
        "import sys; before = set(sys.modules); import sayso.desk.cli; "
        "print(*sorted(set(sys.modules) - before))"
    )

    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["sayso", "sayso.desk", "sayso.desk.cli"]
