"""Where and when a page was saved or archived, by the program that did it.

Source: what SingleFile, Save Page WE, Internet Explorer and Firefox ("saved from url") write into a
page; the addresses and closing remark of the Wayback Machine; the addresses of archive.today.
"""

import re
from collections.abc import Mapping, Sequence

NEAR = 5000  # code points of a page among which such a remark stands
_SINGLE = re.compile(
    r"Page saved with SingleFile\s+url:\s+(?P<url>https?://\S+)[^\n]*(?:\n\s*saved date:\s+"
    r"(?P<when>[^\n]{8,80}))?"
)
_SAVED = re.compile(r"saved from url=\(\d+\)\s*(https?://[^\s<>]+)")
_ARCHIVED = re.compile(r"FILE ARCHIVED ON (?P<time>[\d:]{8}) (?P<day>\w{3} \d{1,2}, \d{4})")
_CLOCK = re.compile(
    r"\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<time>[\d:]{8})"
    r"(?: GMT(?P<shift>[+-]\d{4}))?"
)
_COPY = re.compile(
    r"https?://(?:web\.archive\.org/web/(?P<when>\d{4,14})(?:[a-z]{2}_)?"
    r"|archive\.(?:today|is|ph|li|vn|fo|md)/(?:o/\w+|[\d.-]{4,20}))/(?P<url>https?:/{1,2}\S+)",
    re.IGNORECASE,
)


def original(url: str) -> str:
    """Return the address of the page of which an address names a copy in a public archive."""
    found = _COPY.match(url)
    return re.sub(r"^(https?:)/+", r"\1//", found["url"]) if found else url


def place(named: Mapping[str, Sequence[str]], text: str) -> str:
    """Return the address that a page was saved from, or "".

    Args:
        named: Contents of its meta tags by their names.
        text: Its markup.
    """
    head = text[:NEAR]
    single = _SINGLE.search(head) if "SingleFile" in head else None
    saved = _SAVED.search(head)
    marked = named.get("savepage-url", ())
    return single["url"] if single else saved[1] if saved else next(iter(marked), "")


def moment(named: Mapping[str, Sequence[str]], text: str) -> str:
    """Return when a page was saved or archived, in words that are read as a date; "" if unknown."""
    single = _SINGLE.search(text[:NEAR]) if "SingleFile" in text[:NEAR] else None
    said = (single["when"] or "") if single else next(iter(named.get("savepage-date", ())), "")
    if found := _CLOCK.match(said.strip()):
        shift = found["shift"] or ""
        return f"{found['day']} {found['month']} {found['year']} {found['time']} {shift}".strip()
    at = text.rfind("FILE ARCHIVED ON")
    archived = _ARCHIVED.match(text, at) if at >= 0 else None
    return f"{archived['day']} {archived['time']} GMT" if archived else ""
