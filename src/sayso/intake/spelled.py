"""Dates, names and outlets as databases and wires spell them, in the tongue of their user."""

import re

from sayso.intake import calendars
from sayso.intake.rough import names_in_byline
from sayso.text import outlets, times

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
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITIONS = frozenset({"online", "web", "web edition", "print", "print edition"})
_SEAT = re.compile(r"(?P<name>[^()]{2,80}?)\s*\((?P<seat>[^()]{2,30})\)")
_TASKS = re.compile(
    r"(?i)\b(?:editor|correspondent|reporter|writer|staff|bureau|chief|columnist|journalist"
    r"|producer|analyst|contributor|agenc(?:y|ies)|desk|special|photographs?|by)\b"
)
_WIRES = re.compile(r"\b(?:Wire|Newswire|Press|Agency|Agencies|Service|News)$")
_BY = re.compile(r"(?i:by|von|par|por|di|van)[:\s]\s*")
_WHERE = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){0,2}")
_REVERSED = re.compile(r"[A-ZÀ-Þ][\w'’-]+,\s+[A-ZÀ-Þ][\w'’-]+(?:\s[A-Z]\.)?")


def dated(words: str) -> str:
    """Return a date as it stands, with the day in ISO form before it if only that can be read.

    "27. Februar 2012 Montag" becomes "2012-02-27 (27. Februar 2012 Montag)". Month names:
    those of ``calendars``; dates in Chinese and Japanese characters. "" if there is no full date.
    """
    plain = " ".join(words.split())
    if not plain or len(plain) > LONGEST:
        return ""
    if times.readings(plain):
        return plain
    found = calendars.days(plain) if _YEAR.search(plain) else ()
    return f"{found[0].isoformat()} ({plain})" if len(found) == 1 else ""


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


def is_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's that is no agency, by the table or by how it is built."""
    known = outlets.by_name(name)
    if known is not None:
        return known.kind == "outlet"
    return outlets.looks_like_outlet(name) and not _WIRES.search(name)
