"""Time expressions in running text, as closed intervals of days.

Relative expressions ("last week", "on Saturday") are read against a reference; without one only
absolute dates are given. A weekday is the one before the reference unless the words around it
look ahead. Where day and month cannot be told apart the interval spans both readings.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.records.places import Dating


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: ``text[start:end]``, and the days that it can mean.

    Attributes:
        start: First code point.
        end: One past the last.
        earliest: First day, inclusive.
        latest: Last day, inclusive.
        kind: ``date``, ``month``, ``year``, ``weekday``, ``day``, ``week`` or ``span``.
    """

    start: int
    end: int
    earliest: date
    latest: date
    kind: str


_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY_NUMBER = {name[:3]: number for number, name in enumerate(_DAYS)}
_COUNTS = "a an one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = {word: max(1, number - 1) for number, word in enumerate(_COUNTS)}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"

_LEAD = r"(?:[Ii]n|[Ss]ince|[Ll]ast|[Nn]ext|[Dd]uring|[Uu]ntil|[Bb]y|[Ff]rom|[Tt]his)"
_NO_COUNT = r"(?!\s*(?:percent|per\s+cent|%|million|billion|troops|people|soldiers|men|women)\b)"
_FORMS = (
    rf"(?P<iso>\b{_YEAR}(?P<sep>[-/])\d\d?(?P=sep)\d\d?(?:\b|(?=T)))",
    rf"(?P<numeric>(?<![\d/.-])\d\d?(?P<mark>[-/.])\d\d?(?P=mark){_YEAR}(?![\d/-]))",
    (
        rf"(?P<mdy>\b{_MONTH}\s+(?P<md>\d\d?){_TH}\b{_NO_COUNT}"
        rf"(?:\s*[-–]\s*(?P<mdto>\d\d?){_TH}\b)?(?:,?\s+(?P<mdyear>{_YEAR})\b)?)"
    ),
    (
        rf"(?P<dmy>\b(?P<dm>\d\d?){_TH}(?:\s+of)?\s+(?P<dmmonth>{_MONTH})"
        rf"(?:,?\s+(?P<dmyear>{_YEAR})\b)?)"
    ),
    (
        r"(?P<my>\b(?:(?P<mypart>[Ee]arly|[Ll]ate|[Mm]id)[\s-]+)?"
        rf"(?P<mymonth>{_MONTH}),?\s+(?:of\s+)?(?P<myyear>{_YEAR})\b)"
    ),
    (
        rf"(?P<month>\b(?P<monthlead>{_LEAD})\s+(?:(?P<monthpart>early|late|mid)[\s-]+)?"
        rf"(?P<monthname>{_MONTH})(?!\s*\d)(?![-\w]))"
    ),
    (
        r"(?P<year>\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Ll]ate|[Ee]arly|[Mm]id-?)"
        rf"\s+(?P<yearname>{_YEAR})\b{_NO_COUNT}(?!\s*[-–]\s*\d|[,.]\d))"
    ),
    (
        r"(?P<weekday>\b(?:(?P<wdlead>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming)\s+)?"
        rf"(?P<wdname>{_WEEKDAY})\b"
        rf"{_PART}(?:\s+(?:of\s+)?(?P<wdtail>last|this|next)\s+week\b)?)"
    ),
    (
        r"(?P<day>\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast\s+night"
        rf"|[Tt]his\s+(?:morning|afternoon|evening)|[Tt]he\s+day\s+before\s+yesterday)\b{_PART})"
    ),
    (
        rf"(?P<ago>\b(?P<agocount>{_NUMBER})\s+(?P<agounit>day|week|month|year)s?"
        r"\s+(?:ago|earlier)\b)"
    ),
    (
        rf"(?P<ahead>\b[Ii]n\s+(?P<aheadcount>{_NUMBER})\s+(?P<aheadunit>day|week|month|year)s?"
        r"['’]?(?:\s+time)?\b)"
    ),
    (
        rf"(?P<span>\b(?:[Tt]he\s+)?(?:[Pp]ast|[Ll]ast)\s+(?P<spancount>{_NUMBER}|few)"
        r"\s+(?P<spanunit>day|week|month|year)s\b)"
    ),
    (
        r"(?P<unit>\b(?P<unitpart>[Ee]arlier\s+|[Ll]ater\s+)?"
        r"(?P<unitlead>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he\s+(?:past|following|coming|previous))"
        r"\s+(?P<unitname>week(?:end)?|month|year)\b)"
    ),
)
_WORD = r"([A-Za-z]{3,9})\.?"
_ISO = re.compile(rf"({_YEAR})(?:[-/.](\d\d?)[-/.](\d\d?)|(\d\d)(\d\d))(?=$|[Tt\s,])")
_EITHER = re.compile(rf"(?:[A-Za-z]+,?\s+)?(\d\d?)([-/.])(\d\d?)\2({_YEAR})\b")
_DAY_MONTH = re.compile(rf"\b(\d\d?){_TH}(?:\s+of)?[\s-]+{_WORD},?[\s-]+({_YEAR})\b")
_MONTH_DAY = re.compile(rf"\b{_WORD}\s+(\d\d?){_TH},?\s+({_YEAR})\b")
_DAY_BEFORE = rf"(?:(?:[Nn]ext\s+|[Ll]ast\s+)?{_WEEKDAY},?\s+(?:the\s+)?(?=[\dJFMASOND]))?"
_ALL = re.compile(rf"{_DAY_BEFORE}(?:{'|'.join(_FORMS)})")
_GATE = re.compile(  # no expression is without one of these
    r"(?:1[89]|20)\d\d|days?\b|week|month|year|night|tomorrow|[Tt]his (?:morn|after|even)"
    r"|January|February|March|April|\bMay\b|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|\d (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) \d"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|set to|going to|plans? to|expected|scheduled|by|until|before|next"
    r"|to (?:meet|hold|begin|start|vote|visit|decide|reopen|be)|coming|upcoming|tomorrow"
    r"|(?:is|are|am)\s+(?:to|\w+ing))\b|['’]ll\b"
)
_PAST = re.compile(r"\b(?:said|told|was|were|had|announced|added|\w{3,}ed)\b")
_AROUND = 45  # code points around a telling word that an expression can take up
_CLAUSE = 90  # code points before an expression that tell whether it looks ahead

Days = tuple[date, date]
_DAY = timedelta(days=1)


def expressions(
    text: str, start: int = 0, end: int | None = None, reference: Dating | None = None
) -> list[Timex]:
    """Return the time expressions of ``text[start:end]``, in order.

    Args:
        text: Any text.
        start: First code point to look at.
        end: One past the last; None for the end of the text.
        reference: When the words were written; None if unknown, then only absolute dates count.
    """
    stop = len(text) if end is None else end
    found: list[Timex] = []
    for low, high in _windows(text, start, stop):
        for match in _ALL.finditer(text, low, high):
            read = _read(match, text, start, reference)
            if read is not None:
                days, kind = read
                found.append(Timex(match.start(), match.end(), *days, kind))
    return found


def _windows(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the few stretches that can hold an expression; each begins at a word."""
    low = high = start
    for gate in _GATE.finditer(text, start, stop):
        if gate.start() - _AROUND > high:
            if high > low:
                yield low, high
            low = text.find(" ", gate.start() - _AROUND, gate.start())
            low = gate.start() - _AROUND if low < 0 else low
        high = min(stop, gate.end() + _AROUND)
    if high > low:
        yield low, high


def readings(words: str) -> tuple[date, ...]:
    """Return the days that one full date, alone in ``words``, can mean; () if none.

    "04-03-2025" has two, day first before month first; "18-03-2025" has one.
    ISO timestamps and mail dates are read too.
    """
    plain = words.strip()
    found = _ISO.match(plain)
    if found:
        day = _day(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
        return (day,) if day else ()
    found = _EITHER.match(plain)
    if found:
        return _numeric(found[1], found[3], int(found[4]))
    return _worded(plain)


def _worded(plain: str) -> tuple[date, ...]:
    """Return the day of a date with a month's name."""
    found = _DAY_MONTH.search(plain)
    if found:
        parts = found[3], found[2], found[1]
    else:
        found = _MONTH_DAY.search(plain)
        if not found:
            return ()
        parts = found[3], found[1], found[2]
    number = _MONTH_NUMBER.get(parts[1][:3].lower())
    day = _day(int(parts[0]), number, int(parts[2])) if number else None
    return (day,) if day else ()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(first: str, second: str, year: int) -> tuple[date, ...]:
    """Return the readings of ``first second year``, day first and month first."""
    found = (_day(year, int(second), int(first)), _day(year, int(first), int(second)))
    return tuple(dict.fromkeys(day for day in found if day))


def _read(
    match: re.Match[str], text: str, start: int, reference: Dating | None
) -> tuple[Days, str] | None:
    """Return what one match means, or None if that cannot be told."""
    absolute = _absolute(match)
    if absolute is not None:
        return absolute
    if reference is None:
        return None
    name = next((name for name in _RELATIVE if match[name]), "")
    if not name:
        return None
    make, kind = _RELATIVE[name]
    ahead = _looks_ahead(text, start, match)
    try:
        first = make(match, reference.earliest, ahead)
        last = make(match, reference.latest, ahead)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return None
    if first is None or last is None:
        return None
    kind = match["unitname"].removesuffix("end") if name == "unit" else kind
    return (min(first[0], last[0]), max(first[1], last[1])), kind


def _looks_ahead(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the clause before an expression speaks of what is to come."""
    clause = text[max(start, match.start() - _CLAUSE) : match.start()]
    clause = re.split(r"[.!?;\n]\s", clause)[-1]
    ahead = list(_AHEAD.finditer(clause))
    if not ahead:
        return False
    past = list(_PAST.finditer(clause))
    return not past or past[-1].start() < ahead[-1].end()


def _absolute(match: re.Match[str]) -> tuple[Days, str] | None:
    """Return the days of an expression that needs no reference."""
    if match["iso"] or match["numeric"]:
        days = readings(match["iso"] or match["numeric"])
        return ((min(days), max(days)), "date") if days else None
    if match["mdy"] and match["mdyear"]:
        return _dated(match["mdy"], match["md"], match["mdto"], int(match["mdyear"]))
    if match["dmy"] and match["dmyear"]:
        return _dated(match["dmmonth"], match["dm"], None, int(match["dmyear"]))
    if match["my"]:
        days = _month(int(match["myyear"]), match["mymonth"], match["mypart"])
        return days, "month"
    if match["year"]:
        year = int(match["yearname"])
        return (date(year, 1, 1), date(year, 12, 31)), "year"
    return None


def _dated(month: str, day: str, to: str | None, year: int) -> tuple[Days, str] | None:
    number = _MONTH_NUMBER[month[:3].lower()]
    first = _day(year, number, int(day))
    last = _day(year, number, int(to)) if to else first
    if first is None or last is None or last < first:
        return None
    return (first, last), "date"


def _month(year: int, name: str, part: str | None) -> Days:
    number = _MONTH_NUMBER[name[:3].lower()]
    last = monthrange(year, number)[1]
    bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
    low, high = bounds.get((part or "").lower(), (1, last))
    return date(year, number, low), date(year, number, high)


def _yearless(match: re.Match[str], today: date, ahead: bool) -> Days | None:  # noqa: FBT001
    """Return a day of a month without a year: the nearest, before the reference unless ahead."""
    name = match["mdy"] or match["dmmonth"]
    near: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1):
        days = _dated(name, match["md"] or match["dm"], match["mdto"], year)
        if days:
            near.append(days[0][0])
    if not near:
        return None
    fit = [day for day in near if (day >= today if ahead else day <= today + 7 * _DAY)]
    best = min(fit or near, key=lambda day: abs(day - today))
    if not ahead and (best - today).days < -240:
        best = min(near, key=lambda day: abs(day - today))
    days = _dated(name, match["md"] or match["dm"], match["mdto"], best.year)
    return days[0] if days else None


def _bare_month(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: FBT001
    lead = match["monthlead"].lower()
    number = _MONTH_NUMBER[match["monthname"][:3].lower()]
    forward = ahead or lead in {"next", "until", "by"}
    year = today.year
    if forward and number < today.month:
        year += 1
    elif (not forward and number > today.month) or (lead == "last" and number == today.month):
        year -= 1
    return _month(year, match["monthname"], match["monthpart"])


def _weekday(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: FBT001
    number = _DAY_NUMBER[match["wdname"][:3].lower()]
    lead = (match["wdlead"] or "").lower()
    if match["wdtail"]:
        week = {"last": -7, "this": 0, "next": 7}[match["wdtail"]]
        shift = number - today.weekday() + week
    elif lead in {"next", "coming"} or (ahead and lead != "last"):
        shift = (number - today.weekday()) % 7 or (7 if lead == "next" else 0)
    else:
        shift = -((today.weekday() - number) % 7) or (-7 if lead == "last" else 0)
    return today + shift * _DAY, today + shift * _DAY


def _near_day(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: ARG001, FBT001
    words = match["day"].lower()
    shift = 0
    if words.startswith("the day before"):
        shift = -2
    elif words.startswith(("yesterday", "last")):
        shift = -1
    elif words.startswith("tomorrow"):
        shift = 1
    return today + shift * _DAY, today + shift * _DAY


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _COUNT.get(words.lower(), 3)


def _shifted(today: date, unit: str, count: int) -> Days:
    """Return the day, week (Monday to Sunday), month or year ``count`` units from today's."""
    if unit == "day":
        return today + count * _DAY, today + count * _DAY
    if unit == "week":
        monday = today - today.weekday() * _DAY + 7 * count * _DAY
        return monday, monday + 6 * _DAY
    if unit == "month":
        months = today.year * 12 + today.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    return date(today.year + count, 1, 1), date(today.year + count, 12, 31)


def _ago(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: ARG001, FBT001
    return _shifted(today, match["agounit"], -_count(match["agocount"]))


def _in_future(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: ARG001, FBT001
    return _shifted(today, match["aheadunit"], _count(match["aheadcount"]))


def _span(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: ARG001, FBT001
    unit, count = match["spanunit"], _count(match["spancount"])
    back = {"day": 1, "week": 7, "month": 31, "year": 366}[unit] * count
    return today - back * _DAY, today


def _unit(match: re.Match[str], today: date, ahead: bool) -> Days:  # noqa: ARG001, FBT001
    lead, name = match["unitlead"].lower(), match["unitname"]
    shift = 0
    if lead == "last" or lead.endswith(("past", "previous")):
        shift = -1
    elif lead == "next" or lead.endswith(("following", "coming")):
        shift = 1
    if name == "weekend":
        first, last = _shifted(today, "week", shift)
        return first + 5 * _DAY, last
    first, last = _shifted(today, name, shift)
    if match["unitpart"] and shift == 0:
        early = match["unitpart"].lower().startswith("earlier")
        return (first, today) if early else (today, last)
    return first, last


_Maker = Callable[[re.Match[str], date, bool], Days | None]
_RELATIVE: dict[str, tuple[_Maker, str]] = {
    "mdy": (_yearless, "date"),
    "dmy": (_yearless, "date"),
    "month": (_bare_month, "month"),
    "weekday": (_weekday, "weekday"),
    "day": (_near_day, "day"),
    "ago": (_ago, "span"),
    "ahead": (_in_future, "span"),
    "span": (_span, "span"),
    "unit": (_unit, "week"),
}
