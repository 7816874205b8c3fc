"""Stamps that count back from when a page was fetched: "2 hours ago", "Yesterday at 10:45"."""

import re
from datetime import datetime, timedelta

from sayso.intake.clocks import Days, Moment

_UNITS = {  # in English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish
    "second": "s|secs?|seconds?|sekunden?|secondes?|segundos?|second[oi]|sekunder|sekundy?",
    "minute": "m|mins?|minutes?|minuten|minutos?|minut[oi]|minuut|minut|minuter|minutter|minuty",
    "hour": "h|hrs?|hours?|stunden?|heures?|horas?|or[ae]|uur|timm(?:e|ar)|timer?|godzin[aęy]?|std",
    "day": "d|days?|tag(?:en)?|jours?|d[ií]as?|giorn[oi]|dag|dagen|dagar|dager?|dzień|dni",
    "week": "w|wks?|weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|veck(?:a|or)|uker?|uger?",
    "month": "mo|months?|monat(?:en)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|månader?|måneder",
}
_STEPS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=31),
}
_UNIT = "|".join(_UNITS.values())
_NAMES = {unit: re.compile(words, re.IGNORECASE) for unit, words in _UNITS.items()}
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|einer?|einem|une?|uma?|una)"
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BEFORE = {"yesterday", "gestern", "hier", "ayer", "ieri", "gisteren", "igår", "wczoraj", "ontem"}
_NOW = {"today", "heute", "hoy", "oggi", "vandaag", "idag", "dziś", "hoje"}
_PLAIN = {"today", "yesterday"}  # that may stand without an hour, as a line of their own
_CLOCK = r"(?:\s*(?:,|at|um|à|alle|om|kl\.?|a las|às|\||-)?\s*\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?)?"
_FORM = re.compile(
    r"(?:^|[|•·–—,-]\s*)(?P<label>(?:published|posted|(?:last )?updated|modified|edited)\s*:?\s*)?"
    r"(?:(?:about|almost|over|around|nearly)\s+)?"
    rf"(?:(?P<count>{_COUNT})\s*(?P<unit>{_UNIT})\.?\s+(?:ago|fa|geleden|sedan|siden|temu|atrás)"
    rf"|(?:vor|il y a|hace|há)\s+(?P<count2>{_COUNT})\s+(?P<unit2>{_UNIT})"
    rf"|(?P<day>{'|'.join(sorted(_NOW | _BEFORE))})(?P<clock>{_CLOCK}))\s*(?=$|[|•·–—,-])",
    re.IGNORECASE,
)
SHORT = 80  # code points of a line with such a stamp
_MIDDLE = timedelta(hours=23)  # of a day on which the hour of fetching is unknown


def find(words: str) -> re.Match[str] | None:
    """Return the stamp that a line is, or that stands beside a name in it; None if none does."""
    found = _FORM.search(words) if len(words) <= SHORT else None
    if found and found["day"] and not found["clock"]:
        alone = found["day"].lower() in _PLAIN and len(found[0]) == len(words)
        return found if alone else None
    return found


def before(found: re.Match[str], fetched: Moment) -> Days:
    """Return the days that so long before a moment can be; nobody knows the reader's clock.

    Sites round months: "2 months ago" can be a month and a half.
    """
    unit = _unit(found["unit"] or found["unit2"] or "day")
    step = _STEPS[unit]
    if found["day"]:
        first = last = step * (found["day"].lower() in _BEFORE)
    else:
        count = _number((found["count"] or found["count2"]).lower())
        first, last = (count + 1) * step, count * step
        last -= timedelta(days=17) if unit == "month" else timedelta()
    morning = datetime(fetched.day.year, fetched.day.month, fetched.day.day)  # noqa: DTZ001
    early = (fetched.time or morning) - first
    late = (fetched.time or morning + _MIDDLE) - max(last, timedelta())
    return (
        Moment(early.date(), early, fetched.utc).anywhere()[0],
        Moment(late.date(), late, fetched.utc).anywhere()[1],
    )


def _unit(name: str) -> str:
    return next(unit for unit, names in _NAMES.items() if names.fullmatch(name))


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS.get(words, 1)
