"""The verbs that read: ``read``, ``add`` and ``dossier``.

What shows a story is loaded by the verbs that show one, so that ``add`` does not wait for it.
"""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso import pipeline
from sayso.batches import Counts, Web
from sayso.desk.options import (
    NOTHING,
    asked,
    check_output,
    colored,
    form_for,
    form_option,
    ledger_option,
    output_option,
    put,
)
from sayso.desk.progress import progress, wrote
from sayso.desk.text import counted, one_line
from sayso.intake.links import has_secret, is_address, shown
from sayso.ledger import SqliteLedger, open_ledger
from sayso.records.errors import InputError
from sayso.records.places import Finding

if TYPE_CHECKING:
    from sayso.desk.case import Case

FIELDS = (
    *("text", "title", "url", "outlet", "published", "updated", "authors", "credit"),
    *("retrieved", "id"),
)
_PATTERN = re.compile(r"[*?\[]")
SHOWN = 5  # paths that are kept in the ledger's list of runs
DOSSIERS = ("terminal", "markdown", "html", "json")

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes to read with. The result is the same.",
)

reader_option = click.option(
    "--reader",
    type=click.Choice(list(pipeline.READERS)),
    default=pipeline.LEARNED.name,
    show_default=True,
    help="What finds statements: the learned model, or rules alone (faster, finds less).",
)


F = TypeVar("F", bound=Callable[..., Any])


def network_options(command: F) -> F:
    """Add ``--follow`` and ``--allow-private``."""
    command = click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses of this machine and of private networks, too.",
    )(command)
    return click.option(
        "--follow", is_flag=True, help="Of a feed that is fetched, fetch the pages, too."
    )(command)


@dataclass(frozen=True, slots=True)
class How:
    """How to read: the reader's name, how many processes, and what of the network."""

    reader: str
    jobs: int
    follow: bool = False
    allow_private: bool = False


def _mapping(
    ctx: click.Context,  # noqa: ARG001 -- click's signature
    param: click.Parameter,  # noqa: ARG001
    pairs: tuple[str, ...],
) -> Mapping[str, str]:
    """Return FIELD=COLUMN pairs as a mapping, or explain what is wrong with one."""
    mapping: dict[str, str] = {}
    for each in pairs:
        known, _, column = each.partition("=")
        if known not in FIELDS or not column:
            raise click.BadParameter(
                f"'{each}' is not FIELD=COLUMN with one of the fields {', '.join(FIELDS)}."
            )
        mapping[known] = column
    return mapping


map_option = click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    callback=_mapping,
    help="Where JSONL and CSV keep a field, such as outlet=medium. May be repeated.",
)


def _web(paths: tuple[str, ...], ledger: str, how: How) -> Web | None:
    """Return what brings addresses if one was given; else the network is not even loaded."""
    if not any(map(is_address, paths)):
        return None
    from sayso.desk.network import visitor  # noqa: PLC0415

    return visitor(ledger, follow=how.follow, allow_private=how.allow_private)


def _take_in(
    paths: tuple[str, ...], ledger: SqliteLedger, mapping: Mapping[str, str], how: How
) -> Counts:
    """Read paths into the ledger as one run."""
    reader = pipeline.READERS[how.reader]
    version = pipeline.version(reader)
    shown = shlex.join(paths[:SHOWN]) + (" ..." if len(paths) > SHOWN else "")
    run = ledger.begin(f"read {shown}", datetime.now(UTC), version)
    stdin = sys.stdin.buffer if "-" in paths else None
    web = _web(paths, ledger.path, how)
    way = pipeline.Way(reader, progress(), mapping, how.jobs, stdin, web)
    counts = pipeline.read(paths, ledger, run, way)
    ledger.finish(run, datetime.now(UTC))
    return counts


def _refuse(paths: tuple[str, ...]) -> None:
    """Stop if nothing that was named exists, or if a secret would get into the ledger.

    One missing path among several is a finding.
    """
    if all(
        path != "-"
        and not _PATTERN.search(path)
        and not is_address(path)
        and not os.path.lexists(path)
        for path in paths
    ):
        raise InputError(paths[0], "no such file or folder.")
    for path in paths:
        if is_address(path) and has_secret(path):
            message = "the address holds a name or password, which would be kept. Leave them out."
            raise InputError(shown(path), message)


def _tell(counts: Counts, ledger: str) -> None:
    """Print what could not be read, on standard error."""
    for finding in counts.first_findings:
        click.echo(f"sayso: {_finding_line(finding)}", err=True)
    left = counts.findings - len(counts.first_findings)
    if left:
        listing = asked("findings", ledger)
        click.echo(f"sayso: and {left:,} more: `{listing}` lists them.", err=True)


def _tell_unmapped(counts: Counts, mapping: Mapping[str, str]) -> None:
    """Say that a mapping came too late, if every file is known: none is read a second time."""
    if mapping and counts.known and not counts.files:
        click.echo(
            "sayso: --map changes nothing, as these files were read before. To read them with it, "
            "name a new ledger with --ledger.",
            err=True,
        )


def _finding_line(finding: Finding) -> str:
    at = f"{finding.path}: " if finding.path and finding.path not in finding.message else ""
    return one_line(f"{at}{finding.message} [{finding.code}]")


@click.command()
@paths_argument
@ledger_option
@map_option
@reader_option
@jobs_option
@network_options
@click.pass_context
def add(  # noqa: PLR0913 -- one parameter for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    ledger: str,
    mapping: Mapping[str, str],
    reader: str,
    jobs: int,
    follow: bool,
    allow_private: bool,
) -> None:
    """Read articles into the ledger.

    PATH is a file, a folder, a pattern, - for standard input, or the address of a page or feed.
    What the ledger knows already is passed over. Without an address, nothing touches the network.

    Example: sayso add wire/ dump.jsonl.gz --map outlet=medium
    """
    _refuse(paths)
    with open_ledger(ledger) as kept:
        counts = _take_in(paths, kept, mapping, How(reader, jobs, follow, allow_private))
    _tell(counts, ledger)
    _tell_unmapped(counts, mapping)
    click.echo(_summary(counts))
    if not counts.given and not counts.known:
        ctx.exit(NOTHING)


def _summary(counts: Counts) -> str:
    known = f", {counted(counts.known, 'file')} known before" if counts.known else ""
    if counts.again:
        known += f"; {counted(counts.again, 'article')} met before, and not counted again"
    return (
        f"{counted(counts.added, 'new article')} with {counted(counts.statements, 'statement')} "
        f"from {counted(counts.files, 'file')}{known}"
    )


@click.command()
@paths_argument
@ledger_option
@map_option
@reader_option
@jobs_option
@network_options
@form_option(*DOSSIERS)
@click.option("--html", metavar="FILE", help="Write the dossier as one HTML file, too.")
@click.pass_context
def read(  # noqa: PLR0913 -- one parameter for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    ledger: str,
    mapping: Mapping[str, str],
    reader: str,
    jobs: int,
    follow: bool,
    allow_private: bool,
    form: str,
    html: str | None,
) -> None:
    """Read articles into the ledger, then print the dossier.

    PATH is a file, a folder, a pattern, - for standard input, or the address of a page or feed.
    What the ledger knows already is passed over; the dossier is about all that it holds. Without
    an address, nothing touches the network.

    Example: sayso read articles/ --html dossier.html
    """
    from sayso.desk.case import Case  # noqa: PLC0415

    _refuse(paths)
    check_output(html)
    with open_ledger(ledger) as kept:
        counts = _take_in(paths, kept, mapping, How(reader, jobs, follow, allow_private))
        _tell(counts, ledger)
        _tell_unmapped(counts, mapping)
        if not counts.given and not counts.known:
            click.echo("sayso: nothing that can be read as an article was found.", err=True)
            ctx.exit(NOTHING)
        _show(Case(kept), ledger, form, html=html)
    wrote(html)


def _show(
    case: "Case", ledger: str, form: str, *, html: str | None = None, output: str | None = None
) -> None:
    from sayso import story  # noqa: PLC0415
    from sayso.desk import views  # noqa: PLC0415

    made = story.dossier(case.unsorted(), case.story, case.ledger.findings())
    if html:
        put([views.render(made, "html")], html)
    if output is None:
        columns = shutil.get_terminal_size().columns
        put([views.render(made, form, width=columns, color=colored(), ledger=ledger)])
    else:
        put([views.render(made, form, limit=None, ledger=ledger)], output)


@click.command()
@ledger_option
@form_option(*DOSSIERS)
@output_option
def dossier(ledger: str, form: str, output: str | None) -> None:
    """Show the story: who said what, and what stands behind it.

    A file named .html, .md or .json is written in that form.

    Example: sayso dossier -o dossier.html
    """
    from sayso.desk.case import opened  # noqa: PLC0415

    check_output(output)
    with opened(ledger) as case:
        _show(case, ledger, form_for(output, form, DOSSIERS), output=output)
    wrote(output)
