"""What a room may not do by itself, whatever it imports."""

import ast
from collections.abc import Iterator

import pytest
from tests.house.tree import PURE, modules, shown

# Calls by the end of their name; what a pure room needs of these is an argument.
FORBIDDEN = (
    "date.today",
    "datetime.today",
    "datetime.now",
    "datetime.utcnow",
    "open",
    "print",
    "input",
    "eval",
    "exec",
)
LONGEST = 60  # lines of a function; a longer one needs a reason here
LONG_FOR_A_REASON: dict[str, str] = {}
# hash() of a string differs from run to run; where it is used nevertheless, and why that is right.
HASHED_FOR_A_REASON = {
    "src/sayso/claims/linking.py": "keys of a dictionary; no order and no sample comes from them",
    "src/sayso/origins/aligning.py": "hashes of numbers, which are the same in every run",
    "src/sayso/origins/shingles.py": "likewise",
}


def calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
            yield node.lineno, ast.unparse(node.func)


def is_forbidden(name: str) -> bool:
    return any(name == each or ("." in each and name.endswith(f".{each}")) for each in FORBIDDEN)


@pytest.mark.parametrize("room", PURE)
def test_a_reading_room_asks_no_clock_and_touches_no_file(room: str) -> None:
    found = [
        f"{shown(file)}:{line} {name}"
        for file, tree in modules(room)
        for line, name in calls(tree)
        if is_forbidden(name)
    ]

    assert found == []


def test_the_test_above_sees_what_it_should() -> None:
    tree = ast.parse("datetime.date.today()\ndate.today()\nopen('x')\nself.open('x')\nnow()")

    assert [name for _, name in calls(tree) if is_forbidden(name)] == [
        "datetime.date.today",
        "date.today",
        "open",
    ]


def test_a_hash_that_differs_from_run_to_run_decides_nothing() -> None:
    found = {
        shown(file)
        for file, tree in modules(*PURE, "intake", "text")
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "hash"
    }

    assert found - set(HASHED_FOR_A_REASON) == set()


def test_only_the_ledger_imports_sqlite() -> None:
    importers = {
        file.parent.name
        for file, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any(a.name == "sqlite3" for a in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "sqlite3")
    }

    assert importers == {"ledger"}


def imported(node: ast.AST) -> set[str]:
    """Return the modules that a statement imports, and the names that it takes from them."""
    if isinstance(node, ast.Import):
        return {each.name for each in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return set()


def test_only_the_fetcher_imports_the_network() -> None:
    doors = {"socket", "ssl", "http", "urllib.request", "urllib3", "ftplib", "smtplib", "asyncio"}
    doors |= {"httpx", "requests", "aiohttp", "http.client", "urllib.robotparser", "xmlrpc"}
    importers = {
        shown(file) for file, tree in modules() for node in ast.walk(tree) if imported(node) & doors
    }

    assert importers == {"src/sayso/intake/fetching.py", "src/sayso/intake/robots.py"}


def test_the_robots_reader_asks_nobody_itself() -> None:
    names = {
        name
        for file, tree in modules("intake")
        for _, name in calls(tree)
        if "robots" in shown(file)
    }

    assert not {name for name in names if name.rpartition(".")[2] in {"read", "set_url"}}


def test_nothing_prints_but_the_desk() -> None:
    found = [
        f"{shown(file)}:{line}"
        for file, tree in modules()
        for line, name in calls(tree)
        if name == "print" and file.parts[-2] not in {"desk", "views"}
    ]

    assert found == []


def test_a_long_function_has_a_reason() -> None:
    long = {
        f"{shown(file)}:{node.name}"
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST
    }

    assert long == set(LONG_FOR_A_REASON)


def test_a_module_says_what_it_is_for() -> None:
    silent = [
        shown(file)
        for file, tree in modules()
        if file.name != "__init__.py" and not ast.get_docstring(tree)
    ]

    assert silent == []
