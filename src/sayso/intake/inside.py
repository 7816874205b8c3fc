"""Datelines, credits and date stamps that stand inside a line, as stretches of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.intake.bylines import byline
from sayso.intake.captions import picture_credit
from sayso.intake.phrases import DATE, MOMENT, STAMP_INSIDE
from sayso.intake.rough import Rough, is_transcript
from sayso.intake.spelled import is_agency
from sayso.records.articles import Role
from sayso.text import outlets

_CITIES = frozenset(
    """
    LONDON|PARIS|BERLIN|ROME|MADRID|BRUSSELS|VIENNA|WARSAW|PRAGUE|BUDAPEST|KYIV|KIEV|MOSCOW|MINSK
    RIGA|VILNIUS|TALLINN|HELSINKI|STOCKHOLM|OSLO|COPENHAGEN|DUBLIN|LISBON|ATHENS|ANKARA|ISTANBUL
    GENEVA|ZURICH|THE HAGUE|AMSTERDAM|LUXEMBOURG|BELGRADE|SOFIA|BUCHAREST|CHISINAU|TBILISI|YEREVAN
    BAKU|WASHINGTON|NEW YORK|UNITED NATIONS|LOS ANGELES|CHICAGO|OTTAWA|TORONTO|MEXICO CITY|BOGOTA
    CARACAS|LIMA|BRASILIA|BUENOS AIRES|SANTIAGO|HAVANA|CAIRO|JERUSALEM|TEL AVIV|GAZA|RAMALLAH
    BEIRUT|DAMASCUS|AMMAN|BAGHDAD|TEHRAN|RIYADH|JEDDAH|DOHA|DUBAI|ABU DHABI|KUWAIT|SANAA|ADEN
    KABUL|ISLAMABAD|KARACHI|LAHORE|PESHAWAR|QUETTA|RAWALPINDI|NEW DELHI|DELHI|MUMBAI|KOLKATA|DHAKA
    COLOMBO|KATHMANDU|BEIJING|SHANGHAI|HONG KONG|TAIPEI|SEOUL|PYONGYANG|TOKYO|MANILA|HANOI|BANGKOK
    JAKARTA|SINGAPORE|KUALA LUMPUR|CANBERRA|SYDNEY|MELBOURNE|WELLINGTON|NAIROBI|ADDIS ABABA
    KHARTOUM|TRIPOLI|TUNIS|ALGIERS|RABAT|LAGOS|ABUJA|ACCRA|DAKAR|JOHANNESBURG|PRETORIA|CAPE TOWN
    HARARE|KAMPALA|KIGALI|KINSHASA|MOGADISHU|VATICAN CITY|EDINBURGH|BELFAST|CARDIFF|MUNICH|DAVOS
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
_NO_PLACE = frozenset(
    "BREAKING UPDATE UPDATED EXCLUSIVE OPINION ANALYSIS WATCH VIDEO LIVE NOTE EDITOR Q A NATO EU UN"
    " US UK USA CORRECTION EXPLAINER FACTBOX INTERVIEW COMMENT DEVELOPING ALERT READ MORE".split()
)
_PLACE = (
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
    r"|[A-ZÀ-Þ][a-zà-þ'’-]+(?:[ /][A-ZÀ-Þ][a-zà-þ'’-]+){0,2})"
    r"(?P<region>, (?:(?:[A-Z]\.){1,3}|[A-Z][a-z][\w.'’ ]{0,25}?)"
    r"| ?[(\[][A-Z][\w .'’-]{1,25}[)\]](?=,))?"
)
_ON = (
    rf"(?P<date>,? (?:(?i:{DATE})"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)\b)"
)
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"{_PLACE}{_ON}?"
    r"\s*(?P<agency>[(\[][^()\[\]]{2,50}[)\]])?\s*(?P<mark>:|--|[-–—―_]|\.-)(?=\s|[“\"‘'])",
)
_BARE_DATELINE = re.compile(  # as TASS and Indian agencies set it, without a dash
    rf"{_PLACE}(?:{_ON}(?:\s*(?P<agency>[(\[][^()\[\]]{{2,50}}[)\]])"
    r"|[.,]?\s*(?P<slashed>/[A-Z][\w -]{1,30}/)\.?(?:\s[-–—]{1,2})?)"
    rf"|(?:, {_DAY})?, (?P<named>[A-Z][A-Za-z]{{1,11}}(?: [A-Z][a-z]+)?)\s*[-–—]{{1,2}}"
    r"|:? (?P<bare>[(\[][^()\[\]]{2,50}[)\]]))(?P<mark>)(?=\s)"
)
_NO_PLACE_LINE = re.compile(  # "Dec 29 (Reuters) -", "TASS, April 3.", "AFP, VARNE —"
    rf"(?:{_DAY} [(\[](?P<agency>[^()\[\]]{{2,50}})[)\]]\s*(?:--|[-–—:])"
    r"|(?P<wire>[A-Z][\w-]{1,12})(?:,|\s?[/|])\s*"
    rf"(?:{_DAY}[.:]?|{_PLACE}(?:,? {_DAY})?\s*(?:--|[-–—:])))(?=\s)"
)
_START_CREDIT = re.compile(r"[(\[](?P<name>[^()\[\]]{2,50})[)\]]\s*[-–—:]*\s*")
_START_WIRE = re.compile(r"(?P<name>[A-Z]\w{1,12})\s+(?P<mark>[-–—]{1,2}|[|])\s+(?=[A-ZÀ-Þ“\"‘'])")
_WIRE = "PTI|IANS|ANI|UNI|AFP|AP|Reuters|ANSA|TASS|Xinhua|Bernama|dpa|EFE|KUNA|WAM|APP|Agencies"
_END_CREDIT = re.compile(
    r"(?:[(\[](?P<name>[^()\[\]]{2,80})[)\]]|(?:—|–|--|\s-)\s?(?P<bare>[^—–()\[\]]{2,40}))\s*\.?$"
    rf"|(?<=[.!?”\"’'] )(?P<wire>{_WIRE})(?: [A-Z]{{2,4}}){{0,4}}$"
    r"|(?<=[.!?”\"’'] )(?P<alone>(?:(?:©|\([cC]\)) ?(?:\d{4} )?)?"
    r"[A-Z][\w&./-]*(?: [\w&./-]+){0,4})$"
    r"|(?<=[.!?”\"’'] )/(?P<slashed>[A-Z][\w -]{1,30})/$"
)
_ENDS = frozenset(".!?”\"'’")
_SIGN_OFF = re.compile(  # below the last words, or right behind them
    r"(?<=[.!?”\"’'] )\((?i:(?:additional )?(?:reporting|writing|compiled|edited|editing)"
    r"(?: and \w+)? by) [^()]{3,240}\)\.?$"
)
_ASIDES = frozenset(
    "Video Photo Photos Picture Pictures Image Graphic Map Archive Advertisement Sponsored "
    "Laughter Applause Laughs Pause Crosstalk Continued Updated Corrected End Ends More".split()
)
_SPLIT = frozenset({Role.BYLINE, Role.CAPTION})
SHORTEST = 6  # letters of an unknown agency's name at the start of an article
ROUNDUP = 3  # paragraphs of a letter of short news that end in credits
LONGEST = 4  # words of an agency's name
TAIL = 90  # code points at the end of a line in which a credit stands
BEHIND = 42  # code points from its dash, if nothing but that stands before it
_MARK = re.compile(r"[)\]—–/]|--|\s-")  # one of them is in each that ends in another sign
_DASH = re.compile(r"[-–—―:]")  # no dateline ends without one
SIGNED = 110  # code points of a byline at the start of a line
_CAPITALS = re.compile(r"\s(?=[A-ZÀ-Þ])")
_DESK = re.compile(
    r"(?i)\b(?:desk|agenc(?:y|ies)|staff|correspondent|newsroom|wires?|monitoring|bureau|inputs?"
    r"|news service)\b"
)
_SITE = re.compile(r"[A-Z][\w-]*(?:\.[A-Za-z]{2,4})+")  # "SocialNews.XYZ" in brackets
_WITH = re.compile(r"(?i:with )")
_RIGHTS = re.compile(r"(?:©|\([cC]\)) ?(?:\d{4} )?|,? \d{4}$")
_SOURCE = re.compile(r"(?i:sources?|via|courtesy|credit) ?: ?")
_STAMP_START = re.compile(rf"(?P<date>{DATE})(?:\s*[|•·–—:-])?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inner:
    """A stretch inside a line: its place in the text, what it is, and the name it gives."""

    start: int
    end: int
    role: Role
    rule: str
    score: float
    name: str = ""


def opens_with_dateline(words: str) -> bool:
    """Tell whether a paragraph begins with a dateline or an agency's name in brackets."""
    if words[0] in "([":
        return _credit_at_start(words, 0) is not None
    return bool(_DASH.search(words, 0, 90)) and _dateline(words, 0) is not None


def inner(lines: Sequence[Rough], leads: Sequence[int] = ()) -> dict[int, tuple[Inner, ...]]:
    """Return, by index of line, the stretches inside body lines that are not running text.

    Args:
        lines: All lines of a document, each with its role.
        leads: Those in which a further story begins.
    """
    body = [index for index, rough in enumerate(lines) if rough.role is Role.BODY]
    heads = set() if is_transcript(lines) else {*body[:2], *leads}
    found: dict[int, tuple[Inner, ...]] = {}
    for index in body:
        if index in heads or index == body[-1] or _may_end(lines[index].line.text):
            made = tuple(_in_line(lines[index], head=index in heads, last=index == body[-1]))
            if made:
                found[index] = made
    if _is_roundup(found):
        found = {index: tuple(map(_unnamed, made)) for index, made in found.items()}
    for index, rough in enumerate(lines):
        if rough.role in _SPLIT and (made := tuple(_aside(rough))):
            found[index] = made
    return found


def _is_roundup(found: Mapping[int, Sequence[Inner]]) -> bool:
    """Tell whether paragraphs end in credits of several houses: then none is the article's."""
    named = [made[-1].name for made in found.values() if made[-1].role is Role.CREDIT]
    return len(named) >= ROUNDUP and len(set(named)) > 1


def _unnamed(stretch: Inner) -> Inner:
    return replace(stretch, name="") if stretch.role is Role.CREDIT else stretch


def _aside(rough: Rough) -> Iterator[Inner]:
    """Yield the dates inside a byline, or whom a caption names as the picture's source."""
    words, offset = rough.line.text, rough.line.start
    if rough.role is Role.BYLINE:
        for start, end in _moments(words) if any(map(str.isdigit, words)) else ():
            yield _moved(Inner(start, end, Role.DATE, "IN007", 0.85), offset)
    elif picture := picture_credit(words):
        stretch = Inner(picture.start, picture.end, Role.CAPTION, "IN023", 0.9, picture.name)
        yield _moved(stretch, offset)


def _moments(words: str) -> Iterator[tuple[int, int]]:
    """Yield where dates stand; those without a word between them are one stretch."""
    spans: list[tuple[int, int]] = []
    for found in MOMENT.finditer(words):
        start = found.end() - len(found.group().lstrip())
        between = words[spans[-1][1] : start] if spans else "-"
        if spans and not any(map(str.isalnum, between)):
            start = spans.pop()[0]
        spans.append((start, found.end()))
    yield from spans


def _may_end(words: str) -> bool:
    """Tell whether a line inside a story may end in a credit: a look at its last letters.

    A bare name, which may end in any sign, is one in the last line only.
    """
    last = words[-1]
    if last.isalnum() or last in '"”':
        return last.isalnum()
    end = (words[:-1].rstrip() if last == "." else words)[-BEHIND:]
    return end[-1:] in ")]/" or "-" in end or "–" in end or "—" in end


def _in_line(rough: Rough, *, head: bool, last: bool) -> Iterator[Inner]:
    """Yield the stretches of one line, in order."""
    words, offset = rough.line.text, rough.line.start
    at = 0
    for opening in _at_start(words) if head else ():
        at = opening.end
        yield _moved(opening, offset)
    if ")" in words[-2:] and (off := _SIGN_OFF.search(words, at)):
        yield _moved(Inner(off.start(), len(words), Role.CREDIT, "IN008", 0.9), offset)
        return
    tail = max(at, len(words) - TAIL)
    some = words[-1] not in '"”' and (words[-1].isalnum() or _MARK.search(words, tail))
    end = _END_CREDIT.search(words, tail) if some else None
    alone = last and not head
    if end and (end.start() > at or alone) and (stretch := _credit_at_end(end, last=last)):
        yield _moved(stretch, offset)


def _moved(stretch: Inner, offset: int) -> Inner:
    return Inner(
        stretch.start + offset,
        stretch.end + offset,
        stretch.role,
        stretch.rule,
        stretch.score,
        stretch.name,
    )


def _at_start(words: str) -> Iterator[Inner]:
    """Yield date stamp, credit and dateline from the start of a line, whatever the order."""
    at = 0
    for _ in range(3):
        found = _stamp(words, at) or _byline_at_start(words, at)
        found = found or _credit_at_start(words, at) or _dateline(words, at)
        if found is None:
            return
        yield found
        at = len(words) - len(words[found.end :].lstrip())


def _byline_at_start(words: str, at: int) -> Inner | None:
    """Return a byline that runs into a dateline: "By ANN BERG, Associated Press VARNE (AP) —"."""
    if at or not words.startswith(("By ", "BY ")):
        return None
    ends = [found.start() for found in _CAPITALS.finditer(words, 0, SIGNED)]
    for end in reversed(ends):
        signed = byline(words[:end])
        if signed and signed.people and _dateline(words, end + 1):
            return Inner(0, end, Role.BYLINE, "IN005", 0.85)
    return None


def _stamp(words: str, at: int) -> Inner | None:
    found = STAMP_INSIDE.match(words, at) or _STAMP_START.match(words, at)
    return Inner(at, found.end("date"), Role.DATE, "IN007", 0.85) if found else None


def is_credit(name: str) -> bool:
    """Tell whether words in brackets name who wrote: an agency, an outlet, a desk."""
    plain = _SOURCE.sub("", name.strip(" .-–—"))
    if outlets.by_name(plain) or (len(plain) <= 40 and _DESK.search(plain)):
        return not plain.casefold().startswith(("see", "by then", "as "))
    parts = [part for part in plain.replace("/", ",").split(",") if part.strip()]
    known = len(parts) > 1 and all(outlets.by_name(part) for part in parts)
    return known or is_credit_of_agencies(_WITH.sub("", plain, count=1))


def _signs(name: str) -> bool:
    """Tell whether words without brackets sign a story: an outlet, or agencies."""
    bare = _WITH.sub("", name, count=1)
    return outlets.by_name(bare) is not None or is_credit_of_agencies(bare)


def is_credit_of_agencies(name: str) -> bool:
    """Tell whether words are names of agencies alone, also joined as "Bernama-Xinhua"."""
    if outlets.only_agencies(name):
        return True
    return "-" in name and all(map(is_agency, name.split("-")))


def _sounds(name: str) -> bool:
    """Tell whether words could be the name of an agency that no table lists: "Cambrian Wire"."""
    parts = name.split()
    if not 1 <= len(parts) <= LONGEST or parts[0].upper().strip(".,") in _NO_PLACE:
        return False
    return all(part[:1].isupper() and part.isalpha() for part in parts) and name not in _ASIDES


def _credit_at_start(words: str, at: int) -> Inner | None:
    found = _START_CREDIT.match(words, at)
    if not found:
        found = _START_WIRE.match(words, at)
        if not found or not is_agency(found["name"]):
            return None
        return Inner(at, found.end("mark"), Role.CREDIT, "IN008", 0.85, found["name"])
    named = is_credit(found["name"]) or found["name"].isupper()
    if not named and not (_sounds(found["name"]) and words[found.end() :][:1].isupper()):
        return None
    if not named and len(found["name"]) < SHORTEST:
        return None
    return Inner(at, len(found.group().rstrip()) + at, Role.CREDIT, "IN008", 0.9, found["name"])


def _dateline(words: str, at: int) -> Inner | None:
    made = _without_place(words, at) or _marked_dateline(words, at)
    if made:
        return made
    found = _bare_dateline(words, at)
    if not found or found.end() - at > 90 or found.end() >= len(words) - 20:
        return None
    return Inner(at, found.end(), Role.DATELINE, "IN006", 0.9, _agency_of(found))


def _marked_dateline(words: str, at: int) -> Inner | None:
    """Return a dateline that a dash or colon ends."""
    found = _DATELINE.match(words, at)
    if not found or found.end() - at > 90 or found.end() >= len(words) - 20:
        return None
    place, agency = found["place"], _agency_of(found)
    if place in _NO_PLACE or place.split()[0] in _NO_PLACE:
        return None
    known = place.upper() in _CITIES
    if found["mark"] == ":":
        sure = known or bool(agency or found["date"])
    else:
        sure = (place.isupper() and len(place) > 3) or bool(agency or found["date"])
        sure = sure or (known and found["mark"] != "-")
    if not sure or (agency and not known and not place.isupper() and not is_credit(agency)):
        return None
    told = agency[:1].isupper() or outlets.only_agencies(agency)
    name = agency if told and agency.count(" ") <= 3 else ""
    return Inner(at, found.end(), Role.DATELINE, "IN006", 0.9, name)


def _bare_dateline(words: str, at: int) -> re.Match[str] | None:
    """Return a dateline that nothing but an agency's name ends: "VELL, May 3. /TASS/."."""
    found = _BARE_DATELINE.match(words, at)
    if found is None:
        return None
    agency = _agency_of(found)
    opens = words[found.end() :].lstrip()[:1]
    dated = any(map(str.isdigit, found.group()))
    site = dated and _SITE.fullmatch(agency) is not None
    return found if outlets.only_agencies(agency) or (site and opens.isupper()) else None


def _without_place(words: str, at: int) -> Inner | None:
    """Return a dateline that an agency's name makes one: "Dec 29 (Reuters) -", "TASS, April 3."."""
    found = _NO_PLACE_LINE.match(words, at)
    name = (found["agency"] or found["wire"]) if found else ""
    if not found or not outlets.only_agencies(name) or found.end() >= len(words) - 20:
        return None
    return Inner(at, found.end(), Role.DATELINE, "IN006", 0.9, name)


def _agency_of(found: re.Match[str]) -> str:
    groups = found.groupdict()
    kinds = ("agency", "slashed", "named", "bare")
    words = next(filter(None, map(groups.get, kinds)), "")
    return words.strip("/()[] ")


def _credit_at_end(found: re.Match[str], *, last: bool) -> Inner | None:
    kinds = ("name", "bare", "wire", "slashed")
    name = (next(filter(None, map(found.group, kinds)), "")).strip()
    if found["alone"]:
        name = _RIGHTS.sub("", found["alone"])
        if not is_credit_of_agencies(name) or not last:
            return None
    before = found.string[: found.start()].rstrip()[-1:]
    closed = not before or before in _ENDS
    if found["name"] and last and closed and _sounds(name.partition(",")[0]):
        first = name.partition(",")[0].strip()
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        end = found.start() + len(found.group().rstrip())
        return Inner(start, end, Role.CREDIT, "IN008", 0.7, first)
    if not is_credit(name) or (found["bare"] and not (last and _signs(name))):
        return None
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    return Inner(
        start, len(found.group().rstrip()) + found.start(), Role.CREDIT, "IN008", 0.9, name
    )
