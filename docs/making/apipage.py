"""The page of the Python API, from signatures and docstrings as they stand in the source."""

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator, Sequence
from enum import Enum
from types import ModuleType
from typing import Any

from sayso.records.rules import Rule

ROOMS = {
    "sayso": "",
    "sayso.intake": "Bytes to documents to articles.",
    "sayso.speech": "An article to its statements.",
    "sayso.voices": "Mentions to personas, personas to sources.",
    "sayso.claims": "Statements to claims.",
    "sayso.origins": "Shared text, origins and support.",
    "sayso.story": "Questions on the whole pile, and the dossier.",
    "sayso.ledger": "The SQLite file.",
    "sayso.pipeline": "",
}
RECORDS = "places articles speech stories dossier ports errors ids codec rules fakes".split()
WIDTH = 90  # letters of a signature on one line
_SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises|Source):(?: (.*))?$")
_ITEM = re.compile(r"^ {4}([*\w]+(?: \([^)]*\))?): (.*)$")
_INTRO = """\
# Python API

Made from the source by `python docs/generate.py`. Names that are not here are the house's own and
may change in any version.

```python
from sayso import intake
from sayso.speech import learned_reader

for found in intake.files(["examples/strait"]):
    for file in found.items:
        for outcome in intake.documents(file, {}):
            for document in outcome.items:
                (article,) = intake.article(document).items
                for statement in learned_reader(document, article).items:
                    print(statement.chain.mouth.text or "nobody", "|", statement.text)
```

Everything here is a function from records to records. Nothing raises for what an article holds:
oddities come back as findings beside the items. Errors are for what cannot go on; they all are
`SaysoError`, and their text says what helps.
"""


def made() -> str:
    """Return the page."""
    parts = [_INTRO, "## Rooms\n"]
    for name, about in ROOMS.items():
        parts += _module(importlib.import_module(name), about)
    parts.append("## Records\n")
    for name in RECORDS:
        parts += _module(importlib.import_module(f"sayso.records.{name}"), "")
    return "\n".join(parts).rstrip() + "\n"


def public(module: ModuleType) -> list[tuple[str, Any]]:
    """Return what a module offers: its ``__all__``, else what is defined in it without ``_``."""
    names = getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__
    ]
    found = [(name, getattr(module, name)) for name in names]
    return [(name, value) for name, value in found if _is_shown(value)]


def _is_shown(value: Any) -> bool:
    if isinstance(value, ModuleType):
        return False
    return not (inspect.isclass(value) and issubclass(value, Rule) and value is not Rule)


def _module(module: ModuleType, about: str) -> Iterator[str]:
    yield f"### `{module.__name__}`\n"
    text = inspect.getdoc(module) or about
    if "├──" in text:
        first, _, tree = text.partition("\n\n")
        yield f"{first}\n\n```text\n{tree}\n```\n"
    elif text:
        yield _prose(text) + "\n"
    for name, value in public(module):
        yield from _entry(name, value)


def _entry(name: str, value: Any) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class(name, value)
    elif inspect.isfunction(value):
        yield f"#### {name}\n\n```python\n{_signature(value)}\n```\n"
        yield _prose(inspect.getdoc(value) or "") + "\n"
    else:
        yield f"#### {name}\n"
        kind = type(value).__name__
        about = inspect.getdoc(value) if type(value).__module__.startswith("sayso") else ""
        yield f"A `{kind}`. {_prose(about or '')}".rstrip() + "\n"


def _class(name: str, value: type) -> Iterator[str]:
    yield f"#### {name}\n"
    if not issubclass(value, Enum):
        yield f"```python\n{_outline(value)}\n```\n"
    yield _prose(value.__doc__ or "") + "\n"
    if issubclass(value, Enum):
        yield "Values: " + ", ".join(f"`{member.value}`" for member in value) + ".\n"
    for inner, method in vars(value).items():
        if not inner.startswith("_") and inspect.isfunction(method):
            line = " ".join(_signature(method).split())
            yield f"`.{line.replace('( ', '(').replace(', )', ')')}`\n"
            yield _prose(inspect.getdoc(method) or "") + "\n"


def _node(value: Any) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(value))).body[0]


def _signature(value: Any) -> str:
    """Return the signature as it stands in the source, on one line if it is short."""
    node = _node(inspect.unwrap(value))
    assert isinstance(node, ast.FunctionDef)  # noqa: S101 -- getsource of a function gives one
    if node.args.args and node.args.args[0].arg in {"self", "cls"}:
        del node.args.args[0]
    result = f" -> {_written(node.returns)}" if node.returns else ""
    line = f"{node.name}({_written(node.args)}){result}"
    if len(line) <= WIDTH:
        return line
    alone = [_written(part) for part in _each(node.args)]
    return "\n".join([f"{node.name}(", *(f"    {part}," for part in alone), f"){result}"])


def _written(node: ast.AST) -> str:
    """Return the source of a node, with the quotation marks of the house."""
    text = ast.unparse(node)
    return text if '"' in text else text.replace("'", '"')


def _each(args: ast.arguments) -> Iterator[ast.arguments]:
    """Yield the parameters of a function one by one, ``*`` among them."""
    bare = len(args.args) - len(args.defaults)
    for place, arg in enumerate(args.args):
        default = [args.defaults[place - bare]] if place >= bare else []
        yield _only(args=[arg], defaults=default)
    if args.vararg:
        yield _only(vararg=args.vararg)
    elif args.kwonlyargs:
        yield _only(vararg=ast.arg(arg=""))
    for arg, value in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield _only(args=[arg], defaults=[value] if value else [])
    if args.kwarg:
        yield _only(kwarg=args.kwarg)


def _only(
    args: Sequence[ast.arg] = (),
    defaults: Sequence[ast.expr] = (),
    vararg: ast.arg | None = None,
    kwarg: ast.arg | None = None,
) -> ast.arguments:
    return ast.arguments(
        posonlyargs=[],
        args=list(args),
        vararg=vararg,
        kwonlyargs=[],
        kw_defaults=[],
        kwarg=kwarg,
        defaults=list(defaults),
    )


def _outline(value: type) -> str:
    """Return the head of a class: its bases, and its fields if it is a record."""
    node = _node(value)
    assert isinstance(node, ast.ClassDef)  # noqa: S101 -- getsource of a class gives one
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    lines = [f"class {node.name}({bases}):" if bases else f"class {node.name}:"]
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and not ast.unparse(item.target).startswith("_"):
            lines.append(f"    {_written(item)}")
        elif isinstance(item, ast.FunctionDef) and item.name == "__init__":
            lines.append(textwrap.indent(_signature(vars(value)["__init__"]), "    "))
    return "\n".join(lines if len(lines) > 1 else [f"{lines[0]} ..."])


def _prose(text: str) -> str:
    """Return a docstring as Markdown: its sections as lists."""
    lines: list[str] = []
    inside = False
    for line in inspect.cleandoc(text).replace("``", "`").split("\n"):
        section, item = _SECTION.match(line), _ITEM.match(line)
        if section:
            inside = section[1] != "Source"
            lines += [f"*{section[1]}:* {section[2] or ''}".rstrip(), *([""] if inside else [])]
        elif inside and item:
            lines.append(f"- `{item[1]}`: {item[2]}")
        elif inside and line.startswith("    "):
            lines.append(line[2:] if line.startswith("        ") else f"- {line.strip()}")
        else:
            inside = inside and not line
            lines.append(line)
    return _joined(lines)


def _joined(lines: list[str]) -> str:
    """Return lines with the second line of a list item that has no name joined to the first."""
    found: list[str] = []
    for line in lines:
        bare = line.startswith("- ") and not line.startswith("- `")
        if bare and found and found[-1].startswith("- ") and not found[-1].startswith("- `"):
            found[-1] += f" {line[2:]}"
        else:
            found.append(line)
    return "\n".join(found)
