"""Which way round days are written in figures, as the rest of the pile shows.

A file of records writes all of its days one way, and so does an outlet: "14/04/2031" in one record
tells how "03/04/2031" is to be read in the next. Where both ways are met, nothing is learnt. What
is learnt is a function of the pile; the order in which it came leaves no trace.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.intake import calendars
from sayso.intake.eitherway import AMBIGUOUS, AS_WRITTEN, written
from sayso.records.articles import Article, Habit
from sayso.records.places import Dating
from sayso.records.speech import Reading

ENOUGH = 2  # articles of an outlet that show its way; of a file one record does
_RECORDS = ("application/jsonl", "application/json", "text/csv", "application/parquet")


class Ways:
    """Counts which way round the days of files and outlets are written."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[int, int]] = {}

    def note(self, reading: Reading) -> None:
        """Note the days of a reading that can be read one way only."""
        met = {(name, written(words)) for name, words in _dates(reading)}
        for name, order in met:
            day, month = self._met.get(name, (0, 0))
            self._met[name] = (day + (order > 0), month + (order < 0))

    def found(self) -> tuple[Habit, ...]:
        """Return the habits that were met without exception, by name."""
        made = (
            Habit(name, day > 0, day + month)
            for name, (day, month) in self._met.items()
            if not (day and month) and day + month >= (1 if name.endswith("#") else ENOUGH)
        )
        return tuple(sorted(made, key=lambda habit: habit.of))


def settled(reading: Reading, habits: Mapping[str, Habit]) -> Reading:
    """Return a reading in which the pile decides between day and month, if it can."""
    article, left = reading.article, reading.findings
    published = _read(reading, article.published, habits)
    updated = _read(reading, article.updated, habits)
    if published is article.published and updated is article.updated:
        return reading
    if published is not article.published:
        left = tuple(finding for finding in left if finding.code != "IN302")
    parts = tuple(
        replace(part, published=published) if part.published == article.published else part
        for part in article.parts
    )
    made: Article = replace(article, published=published, updated=updated, parts=parts)
    return replace(reading, article=made, findings=left)


def _read(reading: Reading, told: Dating | None, habits: Mapping[str, Habit]) -> Dating | None:
    """Return a date in the reading that a habit leaves, as it is if none decides."""
    note = told.basis.note if told else ""
    if told is None or (AMBIGUOUS not in note and AS_WRITTEN not in note):
        return told
    for name, words in _words(reading, told):
        habit, days = habits.get(name), calendars.days(words)
        if habit is None or len(days) < 2 or (AMBIGUOUS not in note and not name.endswith("#")):
            continue
        day = days[0] if habit.day_first else days[1]
        if (told.earliest, told.latest) in {(min(days), max(days)), (days[0],) * 2, (days[1],) * 2}:
            others = f"{habit.documents:,} others" if habit.documents > 1 else "another"
            why = f"read as {others} of {name.rstrip('#')} must be"
            basis = replace(told.basis, note=note.replace(AMBIGUOUS, "").strip("; ") + f"; {why}")
            return Dating(day, day, basis)
    return told


def _dates(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield what is stated or shown as a date of a reading, with whose it is."""
    document, article = reading.document, reading.article
    for told in filter(None, (article.published, article.updated)):
        yield from _words(reading, told)
    if name := _file(reading):
        yield name, document.stated.updated


def _words(reading: Reading, told: Dating) -> Iterator[tuple[str, str]]:
    """Yield a date as it stands, with its file if that states it, else with its outlet."""
    document, outlet = reading.document, reading.article.outlet
    if told.basis.rule == "IN107":
        if name := _file(reading):
            stated = document.stated
            first = told is reading.article.published
            yield name, stated.published if first else stated.updated
    elif outlet and told.basis.rule == "IN109":
        for at in told.basis.evidence[:1]:
            yield outlet.name, at.words(document.text)


def _file(reading: Reading) -> str:
    """Return the path of the file of records that a document stands in, with a "#"; else ""."""
    document = reading.document
    if document.media_type not in _RECORDS or "#" not in document.path:
        return ""
    return f"{document.path.rpartition('#')[0]}#"
