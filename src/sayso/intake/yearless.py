"""Days without a year, in datelines and stamps, in the year that something else gives them.

"May 3" could be of any year. What else dates the article gives it, the address, the name of the
file, a date in the text that is near, or the day of fetching; a weekday beside it must fit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.intake import calendars, filenames
from sayso.intake.hints import Hint, Sight
from sayso.intake.leads import WEEKDAYS, weekday
from sayso.intake.stamps import tells_change
from sayso.records.articles import Role
from sayso.records.places import Anchor, Basis
from sayso.text import times

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ON = (
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?![:.,]?\d)"
    rf"|(?P<first>\d\d?)(?:st|nd|rd|th)?\s+(?P<second>{_MONTH}))"
)
_DATELINE = re.compile(rf"\b{_ON}", re.IGNORECASE)
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)"
_STAMP = re.compile(
    r"(?P<label>(?:(?:first |last |date )?(?:published|posted|updated?|modified)|date)"
    rf"(?: on| at)?\s*:?\s*)?(?:{_CLOCK}\s*(?:on|[,|•·–—-])?\s*)?"
    rf"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?{_ON}"
    rf"(?:\s*(?:at|[,|•·–—-])?\s*{_CLOCK})?\W*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR_IN_URL = re.compile(r"/((?:19|20)\d\d)(?=/)")
_DAY = timedelta(days=1)
SHORT = 50  # code points of a line that is such a stamp
NEAR = 10  # days between two dates of one article
LATE = 2  # days from the weekday in the lead to the dateline
FRESH = 92  # days from a dateline to the fetching; an older one can be of any year
YEAR = 366  # the same, where the weekday fits
BACK = 8  # years, the longest between two 29ths of February
MOST = 0.75  # of a stamp, which any line with a day may seem; no datelines seem so
TURN = 30  # of December: from here on the year of an address may be the next one


@dataclass(frozen=True, slots=True)
class _Yearless:
    """A day of a month somewhere in an article.

    Attributes:
        at: Its place.
        month: Number of the month.
        day: Of the month.
        weekday: Monday 0; None if none stands beside it.
        change: True if its label names a change.
        line: True if it is a dateline.
    """

    at: Anchor
    month: int
    day: int
    weekday: int | None
    change: bool
    line: bool = False

    def fits(self, day: date) -> bool:
        """Tell whether the weekday beside it, if there is one, is that of ``day``."""
        return self.weekday is None or day.weekday() == self.weekday

    def latest(self, last: date) -> date | None:
        """Return the latest such day that is not after ``last``."""
        for year in range(last.year, max(0, last.year - BACK), -1):
            day = self.of(year)
            if day and day <= last:
                return day
        return None

    def of(self, year: int) -> date | None:
        """Return this day in a year; None for a 29th of February in most of them."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def published(seen: Sight, told: Sequence[Hint], later: Sequence[Hint]) -> list[Hint]:
    """Return datelines and stamps without a year that tell when an article came out."""
    made: list[Hint] = []
    for one in _found(seen):
        if not one.change:
            for day, score, why in _years(one, seen, (*told, *later)):
                made.append(_hint(one, day, score if one.line else min(score, MOST), why))
                break
    return made


def updated(seen: Sight, told: Sequence[Hint]) -> list[Hint]:
    """Return stamps of a change without a year: the first such day since the article came out."""
    made: list[Hint] = []
    for one in _found(seen) if told else ():
        first = told[0].hull[0]
        days = filter(None, (one.of(first.year), one.of(first.year + 1)))
        day = next((day for day in days if day >= first and one.fits(day)), None)
        if one.change and day:
            made.append(_hint(one, day, 0.7, "the first since it came out"))
    return made


def _hint(one: _Yearless, day: date, score: float, why: str) -> Hint:
    return Hint(((day, day),), Basis("IN113", score, (one.at,), f"the year: {why}"))


def _found(seen: Sight) -> Iterator[_Yearless]:
    """Yield days without a year: in datelines, then alone between headline and text."""
    for index in seen.by.get(Role.DATELINE, ()):
        words = seen.words(index)
        found = None if times.readings(words) else _DATELINE.search(words)
        if found:
            one = _read(found, seen.blocks[index].at, None, change=False)
            yield replace(one, line=True)
    for index in seen.between():
        block = seen.blocks[index]
        if block.at.end - block.at.start > SHORT or block.role is Role.DATELINE:
            continue
        words = seen.words(index).strip()
        stamp = _STAMP.fullmatch(words) if _DIGIT.search(words) else None
        if stamp:
            day = stamp["weekday"]
            number = WEEKDAYS.index(day[:3].lower()) if day else None
            change = tells_change(stamp["label"] or "")
            yield _read(stamp, block.at, number, change=change)


def _read(found: re.Match[str], at: Anchor, number: int | None, *, change: bool) -> _Yearless:
    month = calendars.month((found["month"] or found["second"])[:3])
    return _Yearless(at, month, int(found["day"] or found["first"]), number, change)


def _years(one: _Yearless, seen: Sight, found: Sequence[Hint]) -> Iterator[tuple[date, float, str]]:
    """Yield a day in the years that something gives it, the surest first."""
    for hint in found[:1]:
        if (day := one.latest(hint.hull[1] + _DAY)) and one.fits(day):
            yield day, 0.8, "of what else dates the article"
    yield from _addressed(one, seen)
    if not found and (one.line or one.weekday is not None):
        yield from _beside(one, seen)
    yield from _fetched(one, seen)


def _addressed(one: _Yearless, seen: Sight) -> Iterator[tuple[date, float, str]]:
    """Yield a day in the year of the address, or of the day in the name of the file."""
    turn = (one.month, one.day) >= (12, TURN)
    for named in _YEAR_IN_URL.findall(seen.document.url) if not turn else ():
        if (day := one.of(int(named))) and one.fits(day):
            yield day, 0.75, "of the address"
    for hint in filenames.named(seen.document.path):
        day = one.latest(hint.hull[1] + _DAY)
        if day and one.fits(day) and hint.hull[1] - day <= FRESH * _DAY:
            yield day, 0.6, "of the day in the name of the file"


def _beside(one: _Yearless, seen: Sight) -> Iterator[tuple[date, float, str]]:
    """Yield a day near a date of the text; if a weekday fits, up to three months after it."""
    dated = [each for each in times.expressions(seen.document.text) if each.kind == "date"]
    wide = FRESH if one.weekday is not None else NEAR
    near: set[date] = set()
    for each in dated:
        day = one.latest(each.latest + wide * _DAY)
        if day and -wide * _DAY <= each.earliest - day <= NEAR * _DAY and one.fits(day):
            near.add(day)
    if len(near) == 1:
        yield near.pop(), 0.6, "of a date in the text"


def _fetched(one: _Yearless, seen: Sight) -> Iterator[tuple[date, float, str]]:
    """Yield the last such day before the page was fetched, if it is recent and weekdays fit."""
    last = seen.fetched.anywhere()[1] if seen.fetched else None
    day = one.latest(last) if last else None
    if not last or not day or not one.fits(day):
        return
    lead = weekday(seen)
    if one.weekday is not None and last - day <= YEAR * _DAY:
        yield day, 0.7, "the last before it was fetched, and the weekday beside it fits"
    elif last - day <= FRESH * _DAY and lead is None:
        yield day, 0.5, "the last before it was fetched"
    elif last - day <= FRESH * _DAY and lead is not None and (day.weekday() - lead) % 7 <= LATE:
        yield day, 0.7, "the last before it was fetched, and the weekday in the lead fits"
