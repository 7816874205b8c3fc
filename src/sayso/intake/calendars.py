"""Days as people and machines write them: in figures, by weeks, with months of many tongues.

Months: English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish,
Polish, Russian. A year of two digits is one from 1969 to 2068, as in POSIX. What could be read in
several ways is: "3/4/31" is a day of April or of March.
"""

import re
from datetime import date, timedelta

from sayso.text import times

_MONTHS = (
    ("jan(?:uary|uar|vier|uari)?|ene(?:ro)?|gen(?:naio)?|janeiro|jänner|stycz(?:eń|nia)|январ[ья]"),
    "f[eé]v(?:r(?:ier)?)?|feb(?:ruary|ruar|rero|braio|ruari)?|fevereiro|lut(?:y|ego)|феврал[ья]",
    "mar(?:ch|s|ts|zo|ço)?|märz|maart|mrt|marz(?:ec|ca)|марта?",
    "apr(?:ile?)?|avr(?:il)?|abr(?:il)?|kwie(?:cień|tnia)|апрел[ья]",
    "may|mai|mayo|mag(?:gio)?|maio|mei|maja?|ма[йя]",
    "jun[ei]?|juin|junio|giu(?:gno)?|junho|czerw(?:iec|ca)|июн[ья]",
    "jul[iy]?|juil(?:let)?|julio|lug(?:lio)?|julho|lip(?:iec|ca)|июл[ья]",
    "aug(?:usti?|ustus)?|ao[uû]t|ago(?:sto)?|sierp(?:ień|nia)|августа?",
    "sept?(?:ember|embre|iembre)?|set(?:tembre|embro)?|wrze(?:sień|śnia)|сентябр[ья]",
    "o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?|październik(?:a)?|октябр[ья]",
    "nov(?:ember|embre|iembre|embro)?|listopad(?:a)?|ноябр[ья]",
    (
        "de[czs](?:ember|iembre)?|d[eé]c(?:embre)?|dic(?:embre|iembre)?|dez(?:embro)?"
        "|grud(?:zień|nia)|декабр[ья]"
    ),
)
_NAMES = tuple(re.compile(rf"(?:{row})", re.IGNORECASE) for row in _MONTHS)
MONTH = rf"(?:{'|'.join(_MONTHS)})\b\.?"  # of any tongue, for patterns without regard to case
WEEKDAY = (  # of the other tongues
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
    r"|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tisdag|lördag|söndag"
    r"|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)"
)
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_NAME = r"([^\W\d_]{3,12})\.?"
_DAY = r"(?<!\d)(\d\d?)(?:st|nd|rd|th|\.|º|°|ª|er)?"
_OF = r"(?:of\s+|de\s+|d['’])?"
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:\s+day)?[\s-]+{_OF}{_NAME},?[\s-]+(?:del?\s+)?{_YEAR}", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"{_NAME}\s+(?:the\s+)?(\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE)
_CLOCKED = re.compile(  # as C's ctime() and Twitter write it
    rf"{_NAME}\s+(\d\d?)\s+\d\d?:\d\d(?::\d\d)?\s+(?:(?:[A-Za-z]{{1,5}}|[+-]\d\d:?\d\d)\s+)?{_YEAR}"
)
_SHORT_DAY = re.compile(rf"{_DAY}(?:-{_NAME}-['’]?|\s+{_NAME}\s+['’])(\d\d)(?!\d)")
_SHORT_MONTH = re.compile(rf"{_NAME}\s+(\d\d?),?\s+['’](\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d/.])(?:(\d\d?)/(\d\d?)/(\d\d)|(\d\d)\.(\d\d)\.(\d\d))(?![\d/.])")
_EASTERN = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_SPACED = re.compile(r"((?:19|20)\d\d)\.\s(\d\d?)\.\s(\d\d?)(?!\d)")
_WEEK = re.compile(r"((?:19|20)\d\d)-?W(\d\d)(?:-?([1-7]))?(?=$|[T\s])")
_ORDINAL = re.compile(r"((?:19|20)\d\d)-?(\d{3})(?=$|[T\s])")
LONGEST = 400  # code points that are looked at; a date is shorter
_CENTURY = 69  # years of two digits from here on are of the last century

Days = tuple[date, date]


def days(words: str) -> tuple[date, ...]:
    """Return the days that one full date, alone in ``words``, can mean; () if none.

    Of two readings the one with the day first goes first, as in ``times.readings``.
    """
    plain = " ".join(words[:LONGEST].split())
    return times.readings(plain) or _worded(plain) or _figures(plain)


def week(words: str) -> Days | None:
    """Return the seven days of an ISO week that stands alone in ``words``: "2031-W14"."""
    found = _WEEK.fullmatch(words.strip())
    first = _in_week(found, 1) if found and not found[3] else None
    return (first, first + timedelta(days=6)) if first else None


def month(name: str) -> int:
    """Return the number of a month by its name in any of the tongues, 0 if this is none."""
    plain = name.rstrip(".")
    return next((n for n, names in enumerate(_NAMES, start=1) if names.fullmatch(plain)), 0)


def _worded(plain: str) -> tuple[date, ...]:
    """Return the day of a date with a month's name."""
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)), (_CLOCKED, (3, 1, 2))):
        for found in pattern.finditer(plain):
            year, name, day = (found[number] for number in order)
            if made := _made(int(year), month(name), int(day)):
                return (made,)
    for found in _SHORT_DAY.finditer(plain):
        if made := _made(_full(found[4]), month(found[2] or found[3]), int(found[1])):
            return (made,)
    for found in _SHORT_MONTH.finditer(plain):
        if made := _made(_full(found[3]), month(found[1]), int(found[2])):
            return (made,)
    return ()


def _figures(plain: str) -> tuple[date, ...]:
    """Return the days of a date in figures alone that ``times.readings`` does not know."""
    if found := _EASTERN.search(plain) or _SPACED.match(plain):
        told = (_made(int(found[1]), int(found[2]), int(found[3])),)
    elif found := _WEEK.match(plain):
        told = (_in_week(found, int(found[3])) if found[3] else None,)
    elif found := _ORDINAL.match(plain):
        told = (_numbered(int(found[1]), int(found[2])),)
    elif found := _SHORT.search(plain):
        first, second, year = (number for number in found.groups() if number)
        return times.readings(f"{first}/{second}/{_full(year)}")
    else:
        return ()
    return tuple(filter(None, told))


def _full(year: str) -> int:
    return int(year) + (1900 if int(year) >= _CENTURY else 2000)


def _made(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _in_week(found: re.Match[str], day: int) -> date | None:
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), day)
    except ValueError:
        return None


def _numbered(year: int, number: int) -> date | None:
    """Return a day by its number in the year."""
    made = date(year, 1, 1) + timedelta(days=number - 1)
    return made if number and made.year == year else None
