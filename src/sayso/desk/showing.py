"""The verb ``show``: one article with its set-aside parts in place."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from os.path import abspath, normpath

import click

from sayso.desk import exports
from sayso.desk.case import NUMBER, Case, NumberError, natural, opened
from sayso.desk.options import NOTHING, asked, colored, form_option, ledger_option, put
from sayso.desk.tables import Row
from sayso.desk.text import one_line
from sayso.desk.views import article_markdown, article_terminal
from sayso.desk.views.article import Sheet
from sayso.desk.views.index import short
from sayso.desk.views.json import dumped
from sayso.records.articles import Document, Role
from sayso.records.errors import SaysoError, UnknownIdError
from sayso.records.speech import Reading, Statement

FEW = 4  # articles that a message names


class NoArticleError(SaysoError):
    """No article has this id or path."""

    def __init__(self, name: str, listing: str, near: Sequence[str] = ()) -> None:
        self.name, self.near = name, near
        meant = f" Did you mean {' or '.join(near[:FEW])}?" if near else ""
        super().__init__(
            f"no article begins with '{name}' or has this path.{meant} `{listing}` lists them."
        )


class SeveralArticlesError(SaysoError):
    """Several articles have this id or path."""

    def __init__(self, name: str, found: list[Document]) -> None:
        self.name, self.found = name, found
        named = ", ".join(f"{short(one.id)} ({one.path})" for one in found[:FEW])
        more = f" and {len(found) - FEW:,} more" if len(found) > FEW else ""
        super().__init__(f"'{name}' could be {named}{more}. Give more letters, or an id.")


@click.command()
@click.argument("article")
@ledger_option
@form_option("terminal", "json", "markdown")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    metavar="ROLE",
    help="Show no parts but those of this role, such as teaser. May be repeated.",
)
@click.option("--all", "whole", is_flag=True, help="Show long runs of site lines, too.")
@click.pass_context
def show(  # noqa: PLR0913 -- one parameter for each option
    ctx: click.Context, article: str, *, ledger: str, form: str, only: tuple[str, ...], whole: bool
) -> None:
    """Show an article with its set-aside parts in place.

    ARTICLE is its id, the first letters of that, its path or the end of that, its address, or the
    id of a statement in it, whose words are then marked.

    Example: sayso show 7f3a --only teaser
    """
    with opened(ledger) as case:
        try:
            reading, statement = article_named(article, case, asked("articles", ledger))
        except (NoArticleError, NumberError) as error:
            click.echo(f"sayso: {one_line(str(error))}", err=True)
            ctx.exit(NOTHING)
    sheet = Sheet(
        reading,
        asked(f"show {short(reading.document.id)}", ledger),
        frozenset(map(Role, only)),
        statement.id if statement else "",
        statement.content if statement else (),
    )
    put([_rendered(sheet, form, whole=whole)])
    if only and not sheet.blocks:
        click.echo(f"sayso: no {' or '.join(only)} part in this article.", err=True)


def _rendered(sheet: Sheet, form: str, *, whole: bool) -> str:
    if form == "json":
        return dumped(row(sheet))
    if form == "markdown":
        return article_markdown.render(sheet)
    columns = shutil.get_terminal_size().columns
    return article_terminal.render(sheet, width=columns, color=colored(), whole=whole)


def told_of(readings: Iterable[Reading], ledger: str) -> Iterator[str]:
    """Yield what is known of each article, and what that and its parts rest on."""
    columns = shutil.get_terminal_size().columns
    for number, reading in enumerate(readings):
        again = asked(f"show {short(reading.document.id)}", ledger)
        told = article_terminal.brief(Sheet(reading, again), width=columns, color=colored())
        yield f"\n{told}" if number else told


def row(sheet: Sheet) -> Row:
    """Return the article as ``sayso articles`` has it, with words, reasons and findings."""
    document = sheet.reading.document
    return {
        **exports.article(document, sheet.reading.article),
        "blocks": [
            {
                "start": block.at.start,
                "end": block.at.end,
                "role": block.role.value,
                **(exports.grounds(block.basis) or {}),
                "text": block.at.words(document.text),
            }
            for block in sheet.blocks
        ],
        "findings": [exports.finding(each, document.path) for each in sheet.reading.findings],
        "statement": sheet.statement or None,
        "marked": [exports.pair(at) for at in sheet.marked],
    }


def article_named(name: str, case: Case, listing: str) -> tuple[Reading, Statement | None]:
    """Return the article that a user means; with the statement, if that was named.

    An id goes first, then a path; the more exact fit decides.

    Args:
        name: What the user typed.
        case: The ledger.
        listing: The command that lists what could be meant, for the message.

    Raises:
        NoArticleError: If nothing fits.
        SeveralArticlesError: If several articles fit equally.
        AmbiguousIdError: If several other records begin so.
        NumberError: If nothing fits, and it is the number of a line in a dossier.
    """
    documents = case.ledger.documents()
    found = [doc for doc in documents if name and doc.startswith(name)]
    found = found or _by_path(name, documents)
    if len(found) > 1:
        several = sorted((documents[doc] for doc in found), key=lambda one: natural(one.path))
        raise SeveralArticlesError(name, several)
    if found:
        return case.reading(found[0]), None
    said = _by_statement(name, case)
    if said is None:
        near = [case.paths[doc] for doc in case.order if name and name in case.paths[doc]]
        raise NoArticleError(name, listing, near)
    return said


def _by_path(name: str, documents: Mapping[str, Document]) -> list[str]:
    """Return the documents that fit best.

    By path or address, then the file, a path's end, its file's, the record's own id in its file.
    """
    known = [replace(one, text="", marks=()) for one in documents.values()]
    plain, full = normpath(name), abspath(name)  # noqa: PTH100 -- intake makes paths absolute so
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda one: name in {one.path, one.url},
        lambda one: normpath(one.path) == plain or one.original == full,
        lambda one: _ends(one.path, name),
        lambda one: _ends(one.path.rpartition("#")[0], name),
        lambda one: "#" in one.path and one.path.partition("#")[2] == name.removeprefix("#"),
    )
    for fits in tests if name else ():
        found = [one.id for one in known if fits(one)]
        if found:
            return found
    return []


def _ends(path: str, name: str) -> bool:
    return f"/{path}".endswith(f"/{name}")


def _by_statement(name: str, case: Case) -> tuple[Reading, Statement] | None:
    try:
        kind, key = case.ledger.find(name)
    except UnknownIdError:
        if NUMBER.fullmatch(name):
            raise NumberError(name) from None
        return None
    for reading in case.unsorted() if kind == "statement" else ():
        for each in reading.statements:
            if each.id == key:
                return reading, each
    return None
