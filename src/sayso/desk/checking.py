"""The verbs that check: ``health`` and ``verify``."""

import shutil
import sys

import click

from sayso.desk import checks, healthy
from sayso.desk.case import opened
from sayso.desk.exports import finding
from sayso.desk.listings import LISTINGS
from sayso.desk.options import NOTHING, emit, form_option, ledger_option, put
from sayso.desk.tables import lines
from sayso.desk.text import counted


@click.command()
@ledger_option
@form_option()
def health(ledger: str, form: str) -> None:
    """Show what came in, what was set aside, what is not known.

    Each number stands beside the command that lists what it counts.

    Example: sayso health
    """
    with opened(ledger, may_be_empty=True) as case:
        rows = healthy.rows(case, ledger)
        if form == "table":
            columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
            put(healthy.told(rows, columns))
        else:
            put(lines(rows, healthy.SHAPE, form))


@click.command()
@ledger_option
@form_option()
@click.pass_context
def verify(ctx: click.Context, ledger: str, form: str) -> None:
    """Re-hash the originals and re-check every quotation.

    The exit status is 1 if anything is off.

    Example: sayso verify
    """
    tally = checks.Tally()
    with opened(ledger) as case:
        faults = [finding(each, "") for each in checks.faults(case, tally, ledger)]
    if faults or form != "table":
        emit(faults, LISTINGS["findings"].shape, form)
    if form == "table":
        click.echo(_summary(tally, len(faults)))
    if faults:
        ctx.exit(NOTHING)


def _summary(tally: checks.Tally, faults: int) -> str:
    left = f" ({tally.unchecked} from standard input cannot be)" if tally.unchecked else ""
    off = counted(faults, "fault") if faults else "all as they should be"
    return (
        f"{counted(tally.originals, 'original')} re-hashed{left}, "
        f"{counted(tally.quotations, 'quotation')} re-checked: {off}."
    )
