"""Dates, names and outlets as databases and wires spell them, in the tongue of their user."""

import re
from datetime import date

from sayso.intake.rough import names_in_byline
from sayso.text import outlets, times

_MONTHS = (
    "jan(?:uary|uar|vier|uari)? ene(?:ro)? gennaio janeiro stycz(?:eń|nia) январ[ья]",
    "feb(?:ruary|ruar|rero|braio|ruari)? f[ée]v(?:r(?:ier)?)? fevereiro lut(?:y|ego) феврал[ья]",
    "mar(?:ch|s|zo|ço)? märz maart mrt marz(?:ec|ca) марта?",
    "apr(?:il|ile)? avr(?:il)? abr(?:il)? kwie(?:cień|tnia) апрел[ья]",
    "may mai mayo maggio maio mei maja? ма[йя]",
    "jun[ei]? juin junio giugno junho czerw(?:iec|ca) июн[ья]",
    "jul[iy]? juil(?:let)? julio luglio julho lip(?:iec|ca) июл[ья]",
    "aug(?:ust|ustus)? août ago(?:sto)? sierp(?:ień|nia) августа?",
    "sept?(?:ember|embre|iembre)? set(?:tembre|embro)? wrze(?:sień|śnia) сентябр[ья]",
    "o[ck]t(?:ober|obre|ubre)? ott(?:obre)? out(?:ubro)? październik(?:a)? октябр[ья]",
    "nov(?:ember|embre|iembre|embro)? listopad(?:a)? ноябр[ья]",
    (
        "de[czs](?:ember|iembre)? déc(?:embre)? dic(?:embre|iembre)? dez(?:embro)?"
        " grud(?:zień|nia) декабр[ья]"
    ),
)
_NAMES = tuple(re.compile(rf"(?:{'|'.join(row.split())})\.?", re.IGNORECASE) for row in _MONTHS)
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|º|°|er|st|nd|rd|th)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?"
    r"((?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2}),?\s+((?:19|20)\d\d)(?!\d)")
_EASTERN = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
LONGEST = 160  # code points; a line of a date with its edition is shorter
_SEATS = {  # what databases put behind the name of a paper, and the country that it means
    "london": "GB",
    "england": "GB",
    "uk": "GB",
    "united kingdom": "GB",
    "usa": "US",
    "u.s.": "US",
    "us": "US",
    "india": "IN",
    "australia": "AU",
    "canada": "CA",
    "ireland": "IE",
    "dublin": "IE",
    "israel": "IL",
    "pakistan": "PK",
    "singapore": "SG",
    "france": "FR",
    "germany": "DE",
}
_EDITIONS = frozenset({"online", "web", "web edition", "print", "print edition"})
_SEAT = re.compile(r"(?P<name>[^()]{2,80}?)\s*\((?P<seat>[^()]{2,30})\)")
_TASKS = re.compile(
    r"(?i)\b(?:editor|correspondent|reporter|writer|staff|bureau|chief|columnist|journalist"
    r"|producer|analyst|contributor|agenc(?:y|ies)|desk|special|photographs?|by)\b"
)
_BY = re.compile(r"(?i:by|von|par|por|di|van)[:\s]\s*")
_WHERE = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){0,2}")
_REVERSED = re.compile(r"[A-ZÀ-Þ][\w'’-]+,\s+[A-ZÀ-Þ][\w'’-]+(?:\s[A-Z]\.)?")


def dated(words: str) -> str:
    """Return a date as it stands, with the day in ISO form before it if only that can be read.

    "27. Februar 2012 Montag" becomes "2012-02-27 (27. Februar 2012 Montag)". Month names: English,
    German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian; dates in Chinese and
    Japanese characters. "" if there is no full date.
    """
    plain = " ".join(words.split())
    if not plain or len(plain) > LONGEST:
        return ""
    if times.readings(plain):
        return plain
    found = _day(plain)
    return f"{found.isoformat()} ({plain})" if found else ""


def _day(plain: str) -> date | None:
    if found := _EASTERN.search(plain):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for found in pattern.finditer(plain):
            number = _month(found[month])
            made = _made(int(found[3]), number, int(found[day])) if number else None
            if made:
                return made
    return None


def _month(name: str) -> int:
    """Return the number of a month, 0 if this is none."""
    return next((n for n, names in enumerate(_NAMES, start=1) if names.fullmatch(name)), 0)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def outlet(words: str) -> str:
    """Return the name of a paper without the place or edition that a database puts behind it.

    "The Guardian (London)" is The Guardian where the table of outlets has one in that country;
    any other stays as it stands, for "The Times (South Africa)" is not the one in London.
    """
    plain = " ".join(words.split())
    found = _SEAT.fullmatch(plain)
    known = outlets.by_name(found["name"]) if found else None
    if found and known:
        seat = found["seat"].casefold()
        if seat in _EDITIONS or _SEATS.get(seat) == known.country:
            return known.name
    return plain


def people(words: str) -> tuple[str, ...]:
    """Return the persons of a byline: "By Dana Orlo and Milo Trenn, Staff Writers" has two.

    What cannot be taken apart stays as it stands; "Staff Reporter" is nobody.
    """
    plain = " ".join(words[:LONGEST].split()).strip(" .;,")
    bare = _BY.sub("", plain)
    if _REVERSED.fullmatch(bare):
        return (bare,)
    found: list[str] = []
    for piece in _WHERE.sub("", bare).split(";"):
        named = names_in_byline(f"By {piece.strip()}")
        found += [name for name in named if not _TASKS.search(name)]
    if found or not bare or _TASKS.search(bare):
        return tuple(dict.fromkeys(found))
    return (bare,)


def hands(words: str) -> tuple[tuple[str, ...], str]:
    """Return the persons of a byline, and the agency that stands in it, or ""."""
    named = people(words)
    agencies = [name for name in named if is_agency(name)]
    return tuple(name for name in named if name not in agencies), next(iter(agencies), "")


def is_agency(name: str) -> bool:
    """Tell whether the table of outlets has an agency of this name."""
    known = outlets.by_name(name)
    return known is not None and known.kind == "agency"
