"""The verbs that ask one thing: ``said``, ``trace``, ``why``, ``impact``, ``diff``."""

import re
from collections.abc import Iterator

import click

from sayso.desk import answers, changes, evidence
from sayso.desk.case import opened
from sayso.desk.options import emit, form_option, ledger_option, put, tell
from sayso.desk.rules import page, pages
from sayso.desk.tables import Column, Row, Shape, lines
from sayso.desk.text import one_line
from sayso.records.errors import SaysoError

_IMPACT = Shape(
    ("kind", "id", "how", "text"),
    (
        Column("kind", 11, lambda row: str(row["kind"])),
        Column("id", 8, lambda row: str(row["id"])[:8]),
        Column("how", 25, lambda row: str(row["how"])),
        Column("words", 60, lambda row: str(row["text"])),
    ),
)
_DIFF = Shape(
    ("change", "kind", "id", "text", "what"),
    (
        Column("change", 7, lambda row: str(row["change"])),
        Column("kind", 10, lambda row: str(row["kind"])),
        Column("id", 8, lambda row: str(row["id"] or "")[:8]),
        Column("what", 28, lambda row: str(row["what"])),
        Column("words", 60, lambda row: str(row["text"])),
    ),
)
_RULES = Shape(
    ("code", "what", "page"),
    (
        Column("code", 6, lambda row: str(row["code"])),
        Column("what", 60, lambda row: str(row["what"])),
    ),
)
_FORMS = ("text", "json", "jsonl", "csv")
_CODE = re.compile(r"[A-Z]{2}\d{3}")


class NoRuleError(SaysoError):
    """No rule has this code."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f"no rule is called '{code}'. `sayso rules` lists them.")


@click.command()
@click.argument("who")
@ledger_option
@form_option(*_FORMS)
def said(who: str, ledger: str, form: str) -> None:
    """Show everything that a voice said, dated, verbatim.

    WHO is a name, a part of one, or an id of `sayso sources`.

    Example: sayso said Orlo
    """
    with opened(ledger) as case:
        found = answers.voices_named(who, case)
        rows = answers.said_by(found, case)
        if form == "text":
            tell(answers.said_text(found, rows, answers.carried(found, case), ledger))
        else:
            put(lines(rows, answers.TRACED, form))


@click.command()
@click.argument("claim")
@ledger_option
@form_option(*_FORMS)
def trace(claim: str, ledger: str, form: str) -> None:
    """Show the hands that a claim passed through.

    CLAIM is the id of a claim, or of one of its statements, or the first letters of it.

    Example: sayso trace 7f3a
    """
    with opened(ledger) as case:
        found = answers.claim_named(claim, case)
        rows = answers.statements_of(found.statements, case)
        if form == "text":
            tell(answers.trace_text(found, rows, case))
        else:
            put(lines(rows, answers.TRACED, form))


@click.command()
@click.argument("id", metavar="ID")
@ledger_option
@form_option("text", "json")
def why(id: str, ledger: str, form: str) -> None:  # noqa: A002 -- the argument's name on the help page
    """Show why a record exists, or what a rule code means.

    ID is the id of any record, or the first letters of it, or a rule code such as IN012.

    Example: sayso why 7f3a
    """
    text = page(id)
    if text is not None:
        tell([text])
        return
    if _CODE.fullmatch(id):
        raise NoRuleError(id)
    with opened(ledger) as case:
        (tell if form == "text" else put)(evidence.explained(id, case, form))


@click.command()
@click.argument("id", metavar="ID")
@ledger_option
@form_option()
def impact(id: str, ledger: str, form: str) -> None:  # noqa: A002 -- the argument's name on the help page
    """Show what rests on an article or a source.

    Example: sayso impact 7f3a
    """
    with opened(ledger) as case:
        emit(answers.impact(id, case), _IMPACT, form)


@click.command()
@ledger_option
@form_option()
def diff(ledger: str, form: str) -> None:
    """Show what the last run changed.

    It compares the story with the last one that an earlier run left.

    Example: sayso diff
    """
    with opened(ledger) as case:
        emit(changes.since_last_run(case), _DIFF, form)


@click.command()
@form_option()
def rules(form: str) -> None:
    """List the rules.

    Example: sayso rules --as json
    """
    emit(_rule_rows(), _RULES, form)


def _rule_rows() -> Iterator[Row]:
    for code, text in pages().items():
        yield {"code": code, "what": one_line(text.partition("\n")[0]), "page": text}
