"""The verbs that list records, one row each."""

from collections.abc import Callable, Iterable, Iterator

import click

from sayso.desk import doubles
from sayso.desk.case import Case, natural, opened
from sayso.desk.exports import STORY, unread_codes
from sayso.desk.listings import DUPLICATES, INPUTS, LISTINGS
from sayso.desk.options import asked, emit, form_option, ledger_option, put
from sayso.desk.tables import Row
from sayso.records.articles import Role

Keep = Callable[[Row], bool]
# An empty ledger has them, too.
PLAIN = frozenset({"articles", "statements", "blocks", "templates", "findings"})


def _list(name: str, ledger: str, form: str, *keep: Keep) -> None:
    """Print the rows of one listing that pass every test."""
    listing = LISTINGS[name]
    with opened(ledger, may_be_empty=name in PLAIN) as case:
        emit(_kept(listing.rows(case), keep), listing.shape, form)


def _kept(rows: Iterable[Row], keep: tuple[Keep, ...]) -> Iterator[Row]:
    return (row for row in rows if all(test(row) for test in keep))


def _of_article(name: str | None, ledger: str) -> list[Keep]:
    """Return the test for the rows of one article, found as ``sayso show`` finds it.

    Raises:
        NoArticleError: If there is none.
        SeveralArticlesError: If there are several.
    """
    if name is None:
        return []
    from sayso.desk.showing import article_named  # noqa: PLC0415 -- it loads what shows articles

    with opened(ledger) as case:
        doc = article_named(name, case, asked("articles", ledger))[0].document.id
    return [lambda row: row["doc"] == doc]


def _equals(key: str, value: str | None) -> list[Keep]:
    wanted = (value or "").casefold()
    return [] if value is None else [lambda row: str(row[key] or "").casefold() == wanted]


article_option = click.option(
    "--article",
    metavar="ARTICLE",
    help="Only those of this article: its id, or its path or the end of that.",
)


@click.command()
@ledger_option
@form_option()
@article_option
@click.option("--search", metavar="WORDS", help="Only those whose words hold all of these.")
@click.option("--unattributed", is_flag=True, help="Only those that give no speaker.")
def statements(
    ledger: str, form: str, article: str | None, search: str | None, *, unattributed: bool
) -> None:
    """List who said what, and through whose hands.

    Example: sayso statements --search "harbour strike" --as jsonl
    """
    keep = _of_article(article, ledger)
    if unattributed:
        keep.append(is_unattributed)
    if search is not None:
        keep.append(_found(ledger, search))
    _list("statements", ledger, form, *keep)


def is_unattributed(row: Row) -> bool:
    """Tell whether a statement's row names nobody as its mouth."""
    return not row["chain"][0]["text"]


def _found(ledger: str, words: str) -> Keep:
    with opened(ledger) as case:
        found = set(case.ledger.search(words, limit=1_000_000))
    return lambda row: row["id"] in found


@click.command()
@ledger_option
@form_option()
@click.option("--type", "media_type", metavar="TYPE", help="Only those of this media type.")
@click.option("--outlet", metavar="NAME", help='Only those of this outlet; "" for unknown ones.')
@click.option("--undated", is_flag=True, help="Only those that nothing dates.")
@click.option("--untitled", is_flag=True, help="Only those without a headline.")
@click.option("--unsigned", is_flag=True, help="Only those that name no author and credit nobody.")
@click.option("--silent", is_flag=True, help="Only those without any statement.")
@click.option("--evidence", is_flag=True, help="In place of a table, what each rests on.")
def articles(  # noqa: PLR0913 -- one parameter for each option
    ledger: str,
    form: str,
    media_type: str | None,
    outlet: str | None,
    *,
    undated: bool,
    untitled: bool,
    unsigned: bool,
    silent: bool,
    evidence: bool,
) -> None:
    """List the articles, with every stretch of their text.

    With --evidence each is told at length: date, outlet, credit, authors and what was set aside,
    each with its rule, its score and the words that it rests on. JSON holds that always.

    Example: sayso articles --undated
    """
    keep = [*_equals("media_type", media_type), *_equals("outlet", outlet)]
    if undated:
        keep.append(lambda row: row["published"] is None)
    if untitled:
        keep.append(lambda row: row["title"] is None)
    if unsigned:
        keep.append(lambda row: row["credit"] is None and not row["authors"])
    if silent:
        with opened(ledger, may_be_empty=True) as case:
            speaking = _speaking(case)
        keep.append(lambda row: row["id"] not in speaking)
    if evidence and form == "table":
        _evidence(ledger, tuple(keep))
        return
    _list("articles", ledger, form, *keep)


def _evidence(ledger: str, keep: tuple[Keep, ...]) -> None:
    """Print what is known of each article that passes every test, and what that rests on."""
    from sayso.desk.showing import told_of  # noqa: PLC0415 -- it loads what shows articles

    with opened(ledger, may_be_empty=True) as case:
        rows = _kept(LISTINGS["articles"].rows(case), keep)
        put(told_of((case.reading(row["id"]) for row in rows), ledger))


def _speaking(case: Case) -> set[str]:
    return {each.document.id for each in case.unsorted() if each.statements}


@click.command()
@ledger_option
@form_option()
def inputs(ledger: str, form: str) -> None:
    """List the files that were read, and how many articles each gave.

    Example: sayso inputs
    """
    with opened(ledger, may_be_empty=True) as case:
        emit(_inputs(case), INPUTS, form)


def _inputs(case: Case) -> Iterator[Row]:
    for each in sorted(case.ledger.inputs(), key=lambda one: (natural(one.path), one.digest)):
        yield {"path": each.path, "articles": each.documents, "digest": each.digest}


@click.command()
@ledger_option
@form_option()
@click.option(
    "--same",
    type=click.Choice(list(doubles.KINDS)),
    help="Only those that were given once more, have the same bytes, or the same running text.",
)
def duplicates(ledger: str, form: str, same: str | None) -> None:
    """List the articles that were met again.

    Each stands beside the first one like it. The same record of the same place is kept once;
    articles of the same bytes or words in two places are two.

    Example: sayso duplicates --same words
    """
    keep = tuple(_equals("same", same))
    with opened(ledger, may_be_empty=True) as case:
        emit(_kept(doubles.rows(case), keep), DUPLICATES, form)


@click.command()
@ledger_option
@form_option()
def claims(ledger: str, form: str) -> None:
    """List what several statements express, heaviest first.

    Example: sayso claims
    """
    _list("claims", ledger, form)


@click.command()
@ledger_option
@form_option()
def sources(ledger: str, form: str) -> None:
    """List the voices, the one that said most first.

    Example: sayso sources --as csv > voices.csv
    """
    _list("sources", ledger, form)


@click.command()
@ledger_option
@form_option()
def origins(ledger: str, form: str) -> None:
    """List how many independent origins each claim has.

    Example: sayso origins --as json
    """
    _list("origins", ledger, form)


@click.command()
@ledger_option
@form_option()
def derivations(ledger: str, form: str) -> None:
    """List the articles that share text.

    Example: sayso derivations --as jsonl
    """
    _list("derivations", ledger, form)


@click.command()
@ledger_option
@form_option()
def positions(ledger: str, form: str) -> None:
    """List the stances of actors on proposals.

    Example: sayso positions
    """
    _list("positions", ledger, form)


@click.command()
@ledger_option
@form_option()
def conflicts(ledger: str, form: str) -> None:
    """List passages that cannot both be right, side by side.

    Example: sayso conflicts
    """
    _list("conflicts", ledger, form)


@click.command()
@ledger_option
@form_option()
def timeline(ledger: str, form: str) -> None:
    """List what was said and what came out, by date.

    What nothing dates comes last.

    Example: sayso timeline
    """
    _list("timeline", ledger, form)


@click.command()
@ledger_option
@form_option()
@article_option
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role], case_sensitive=False),
    metavar="ROLE",
    help="Only those with this role, such as teaser.",
)
@click.option("--rule", metavar="CODE", help="Only those whose role this rule gave.")
@click.option("--aside", is_flag=True, help="Only those that were set aside.")
def blocks(  # noqa: PLR0913 -- one parameter for each option
    ledger: str,
    form: str,
    article: str | None,
    role: str | None,
    rule: str | None,
    *,
    aside: bool,
) -> None:
    """List every stretch of text with its role, set aside or not.

    Example: sayso blocks --role legal
    """
    keep = [*_of_article(article, ledger), *_equals("role", role), *_equals("rule", rule)]
    if aside:
        keep.append(lambda row: row["role"] not in STORY)
    _list("blocks", ledger, form, *keep)


@click.command()
@ledger_option
@form_option()
@click.option("--outlet", metavar="NAME", help="Only those of this outlet.")
def templates(ledger: str, form: str, outlet: str | None) -> None:
    """List the lines that an outlet prints in article after article.

    They are learnt from the whole pile and set aside wherever they are not part of the story.

    Example: sayso templates --outlet "The Tern Post"
    """
    _list("templates", ledger, form, *_equals("outlet", outlet))


@click.command()
@ledger_option
@form_option()
@click.option("--code", metavar="CODE", help="Only those of this rule.")
@click.option("--unread", is_flag=True, help="Only those on what could not be read.")
def findings(ledger: str, form: str, code: str | None, *, unread: bool) -> None:
    """List everything odd that was met on the way.

    Example: sayso findings --code IN301
    """
    keep = _equals("code", code)
    if unread:
        with opened(ledger, may_be_empty=True) as case:
            codes = unread_codes(case.ledger.findings())
        keep.append(lambda row: row["code"] in codes)
    _list("findings", ledger, form, *keep)
