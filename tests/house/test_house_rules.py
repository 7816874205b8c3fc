"""Every rule code that is used has a page, every page a use, and every page says enough."""

import ast
import csv
import inspect
import re
from collections import defaultdict
from importlib import import_module

import pytest
from tests.house.tree import CODE, SOURCE, modules, shown

from sayso.records.rules import Rule

PREFIX = {
    "IN": "intake",
    "SP": "speech",
    "VO": "voices",
    "CL": "claims",
    "OR": "origins",
    "ST": "story",
    "LE": "ledger",
    "DK": "desk",
}
RAISERS = frozenset(
    {"Finding", "odd", "_odd"}
)  # what makes a finding; its first argument is a code


def used() -> dict[str, set[str]]:
    """Return code -> files that use it, as a string of its own or in a table."""
    found: dict[str, set[str]] = defaultdict(set)
    for file, tree in modules():
        for node in ast.walk(tree):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and CODE.fullmatch(value):
                found[value].add(shown(file))
    for table in SOURCE.rglob("*.tsv"):
        with table.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                for cell in row:
                    if CODE.fullmatch(cell) and cell[:2] in PREFIX:
                        found[cell].add(shown(table))
    return found


def defined() -> dict[str, type[Rule]]:
    """Return code -> rule of every room."""
    for file in sorted(SOURCE.glob("*/rules.py")):
        import_module(f"sayso.{file.parent.name}.rules")
    return {
        rule.__name__: rule
        for rule in Rule.__subclasses__()
        if rule.__module__.startswith("sayso.")
    }


def raised() -> set[str]:
    """Return the codes that findings are made with."""
    calls = (
        node
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args
    )
    return {
        call.args[0].value
        for call in calls
        if ast.unparse(call.func).rpartition(".")[2] in RAISERS
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def page(code: str) -> str:
    return inspect.getdoc(defined()[code]) or ""


def test_every_code_that_is_used_has_a_rule() -> None:
    unknown = {code: sorted(files) for code, files in used().items() if code not in defined()}

    assert unknown == {}


def test_every_rule_is_used_somewhere() -> None:
    assert sorted(set(defined()) - set(used())) == []


def test_a_rule_stands_in_the_room_that_its_code_names() -> None:
    wrong = {
        code: rule.__module__
        for code, rule in defined().items()
        if not re.fullmatch(rf"sayso\.{PREFIX.get(code[:2])}\.\w*rules", rule.__module__)
    }

    assert wrong == {}


def test_a_room_uses_codes_of_its_own_only() -> None:
    strange = {
        (code, file)
        for code, files in used().items()
        for file in files
        if file.split("/")[2] not in {PREFIX[code[:2]], "records", "desk"}
    }

    assert strange == set()


@pytest.mark.parametrize("code", sorted(defined()))
def test_a_page_says_what_it_sees_why_and_shows_an_example(code: str) -> None:
    first, _, rest = page(code).partition("\n")

    assert first.endswith("."), f"the first line of {code} is no sentence"
    assert len(first) <= 100, f"the first line of {code} is no line"
    assert re.search(r"^Why: ", rest, re.MULTILINE), f"{code} does not say why"
    assert re.search(r"^Example: ", rest, re.MULTILINE), f"{code} shows no example"


@pytest.mark.parametrize("code", sorted(raised()))
def test_the_page_of_a_finding_says_what_to_do(code: str) -> None:
    assert re.search(r"^What to do: ", page(code), re.MULTILINE), f"{code}: what can the reader do?"
