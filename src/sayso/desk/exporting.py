"""The verb ``export``: the whole ledger, in files that other programs read."""

from collections.abc import Iterator
from pathlib import Path

import click

from sayso import story
from sayso.desk import views
from sayso.desk.case import Case, opened
from sayso.desk.listings import LISTINGS
from sayso.desk.options import form_for, form_option, ledger_option, put
from sayso.desk.progress import wrote
from sayso.desk.tables import encoded, lines

FORMS = ("jsonl", "json", "csv", "markdown", "html")
ONCE = tuple(name for name in LISTINGS if name != "blocks")  # articles hold their blocks


@click.command()
@ledger_option
@form_option(*FORMS)
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    help="Where to write; csv needs a folder, and jsonl may have one: a file for each listing.",
)
def export(ledger: str, form: str, output: str | None) -> None:
    """Write the whole ledger to files.

    markdown and html are the dossier with every article in full. A file named .html, .md or
    .json is written in that form.

    Example: sayso export --as csv -o tables/
    """
    folder = output is not None and (output.endswith("/") or Path(output).is_dir())
    if form == "csv" and output is None:
        raise click.UsageError("csv is one file for each listing: name a folder with -o.")
    form = form_for(None if folder else output, form, FORMS)
    with opened(ledger) as case:
        if form == "csv" or (form == "jsonl" and folder):
            _write_folder(case, Path(str(output)), form)
        else:
            put(_pieces(case, form), output)
    wrote(output)


def _write_folder(case: Case, folder: Path, form: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in LISTINGS if form == "csv" else ONCE:
        listing = LISTINGS[name]
        put(lines(listing.rows(case), listing.shape, form), str(folder / f"{name}.{form}"))


def _pieces(case: Case, form: str) -> Iterator[str]:
    if form == "jsonl":
        return _as_jsonl(case)
    if form == "json":
        return _as_json(case)
    made = story.dossier(case.unsorted(), case.story, case.ledger.findings(), texts=len(case.order))
    return iter([views.render(made, form)])


def _as_jsonl(case: Case) -> Iterator[str]:
    """Yield one line for each record; ``record`` says of which listing."""
    for name in ONCE:
        for row in LISTINGS[name].rows(case):
            yield encoded({"record": name, **row}) + "\n"


def _as_json(case: Case) -> Iterator[str]:
    """Yield one object: the name of each listing, and its rows."""
    before = "{\n"
    for name in ONCE:
        listing = LISTINGS[name]
        yield f"{before}{encoded(name)}: "
        yield from lines(listing.rows(case), listing.shape, "json")
        before = ",\n"
    yield "}\n"
