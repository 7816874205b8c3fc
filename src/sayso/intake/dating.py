"""When an article was published: an interval with its evidence, or None. Never a guess."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from sayso.intake.phrases import STAMP
from sayso.records.articles import Block, Document, Named, Role
from sayso.records.places import Anchor, Basis, Dating
from sayso.text import outlets, times

_IN_URL = re.compile(
    r"[/=-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/?#._-]|$)"
)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_UPDATED = re.compile(r"(?i)\b(?:updated|modified|changed?)\b")
_FOOTER = frozenset({Role.LEGAL, Role.TEASER, Role.CAPTION, Role.REPEAT})
AFTER = 4  # blocks of running text before which a stamp still dates the article
AMBIGUOUS = "day and month could be either way round"


def dates(
    document: Document, blocks: Sequence[Block], outlet: Named | None
) -> tuple[Dating | None, Dating | None]:
    """Return when an article was published and when it was changed, as far as anything shows."""
    country = _country(outlet)
    published = next(_published(document, blocks, country), None)
    updated = next(_updated(document, blocks, country), None)
    return published, updated


def _country(outlet: Named | None) -> str:
    known = outlets.by_name(outlet.name) if outlet else None
    return known.country if known else ""


def _published(document: Document, blocks: Sequence[Block], country: str) -> Iterator[Dating]:
    """Yield what dates the article, the surest first."""
    if document.stated.published:
        yield from _dated(document.stated.published, "IN107", country, document)
    if found := _IN_URL.search(document.url):
        day = times.readings("-".join(found.groups()))
        if day:
            yield Dating(day[0], day[0], Basis("IN108", 0.85, note=f"address {document.url}"))
    yield from _stamped(document, blocks, country, updated=False)
    yield from _datelined(document, blocks, country)


def _updated(document: Document, blocks: Sequence[Block], country: str) -> Iterator[Dating]:
    if document.stated.updated:
        yield from _dated(document.stated.updated, "IN107", country, document)
    yield from _stamped(document, blocks, country, updated=True)


def _dated(words: str, rule: str, country: str, document: Document) -> Iterator[Dating]:
    """Yield the date that the container states."""
    found = _EPOCH.fullmatch(words.strip())
    if found:
        day = datetime.fromtimestamp(int(found[1]), UTC).date()
        yield Dating(day, day, Basis(rule, 0.95, note=f"stated: {words}"))
        return
    days = times.readings(words)
    if days:
        yield _interval(days, Basis(rule, 0.97, note=f"stated: {words}"), country, document)


def _stamped(
    document: Document, blocks: Sequence[Block], country: str, *, updated: bool
) -> Iterator[Dating]:
    """Yield date stamps: labelled ones anywhere, others near the start of the running text.

    One between headline and text goes before one above the headline, which may be today's.
    """
    body = next((n for n, block in enumerate(blocks) if block.role is Role.BODY), len(blocks))
    title = next((n for n, block in enumerate(blocks) if block.role is Role.HEADLINE), -1)
    near = [n for n, block in enumerate(blocks) if block.role is Role.DATE]
    for index in sorted(near, key=lambda n: (n < title, n)):
        block = blocks[index]
        for found in STAMP.finditer(block.at.words(document.text)):
            label, days = found["label"] or "", times.readings(found["date"])
            fits = bool(_UPDATED.search(label)) is updated and (label or index < body + AFTER)
            if days and fits:
                at = _at(block.at, found)
                yield _interval(days, Basis("IN109", 0.9, (at,)), country, document)


def _at(at: Anchor, found: re.Match[str]) -> Anchor:
    return Anchor(at.doc, at.start + found.start("date"), at.start + found.end("date"))


def _datelined(document: Document, blocks: Sequence[Block], country: str) -> Iterator[Dating]:
    """Yield the full date of a dateline; one without a year dates nothing."""
    for block in blocks:
        if block.role is Role.DATELINE:
            days = times.readings(block.at.words(document.text))
            if days:
                yield _interval(days, Basis("IN110", 0.9, (block.at,)), country, document)


def _interval(days: tuple[date, ...], basis: Basis, country: str, document: Document) -> Dating:
    """Return a date as an interval: both readings, unless country or other dates decide."""
    if len(days) > 1:
        days, why = _decided(days, country, document)
        note = "; ".join(filter(None, (basis.note, why)))
        basis = Basis(basis.rule, basis.score - 0.1 * len(days), basis.evidence, note)
    return Dating(min(days), max(days), basis)


def _decided(
    days: tuple[date, ...], country: str, document: Document
) -> tuple[tuple[date, ...], str]:
    """Return the readings that remain, and why."""
    others = [
        found.earliest
        for found in times.expressions(document.text)
        if found.kind == "date" and found.earliest == found.latest
    ]
    near = [day for day in days if any(abs((day - other).days) <= 10 for other in others)]
    if len(near) == 1:
        return (near[0],), "another date in the text decides between day and month"
    if country:
        return (days[country == "US"],), f"read as dates are written in {country}"
    return days, AMBIGUOUS
