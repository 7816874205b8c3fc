"""The timeline: what was said and what came out, with an undated gutter at its end."""

from collections.abc import Iterator, Sequence

from sayso.records.articles import Article
from sayso.records.ids import digest
from sayso.records.speech import Statement
from sayso.records.stories import Event, EventKind


def events(articles: Sequence[Article], statements: Sequence[Statement]) -> tuple[Event, ...]:
    """Return one event for each article and each statement, in the order of time.

    An event starts where its interval starts; of two that start together the shorter interval
    goes first. Without a date (``when`` is None) it stands at the end, by document and place. The
    date of publication never stands in for the day on which something was said.
    """
    place = {one.id: one.content[0].start for one in statements}
    found = [*_published(articles), *_said(statements)]
    return tuple(sorted(found, key=lambda one: _order(one, place.get(one.statement or "", -1))))


def _published(articles: Sequence[Article]) -> Iterator[Event]:
    for article in articles:
        title = article.title.name if article.title else ""
        made = digest(EventKind.PUBLISHED, article.doc)
        yield Event(made, EventKind.PUBLISHED, article.published, article.doc, None, title)


def _said(statements: Sequence[Statement]) -> Iterator[Event]:
    for one in statements:
        made = digest(EventKind.SAID, one.id)
        yield Event(made, EventKind.SAID, one.said, one.doc, one.id, one.text)


def _order(event: Event, start: int) -> tuple[bool, str, str, str, int, str]:
    when = event.when
    earliest = when.earliest.isoformat() if when else ""
    latest = when.latest.isoformat() if when else ""
    return (when is None, earliest, latest, event.doc, start, event.id)
