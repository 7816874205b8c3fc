"""Quantities in running text: how many of what, as an interval, and where it stands.

A figure is read as the interval that its words allow. "More than 30 ships" is 31 or more, "up to
30,000 troops" is 0 to 30,000, "around two dozen mayors" is 19 to 29. What merely looks like a
figure (a year, a date, a time of day, an address, an ordinal, "Article 5") is left out.
"""

import re
from dataclasses import dataclass
from math import ceil, floor, inf

LOOSE = 0.2  # "around N" is read as N give or take this share
NEARLY = 0.1  # "nearly N" is read as N or up to this share less


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what.

    Attributes:
        start: First code point of the phrase, comparator and currency sign included.
        end: One past the last, the counted noun included where it follows.
        low: Smallest value that the words allow.
        high: Largest; ``math.inf`` if they are open upwards.
        noun: Singular, lower-case head noun of what is counted ("country"), or "".
        unit: "" for a count, "percent", or a currency as in ISO 4217 ("GBP").
        approximate: True if the words say so ("around", "nearly", "some", "dozens of").
        comparator: The words of comparison in lower case ("more than"), or "".
        grain: Size of the last digit stated with a multiplier: 1e8 for "12.8 billion", else 0.
    """

    start: int
    end: int
    low: float
    high: float
    noun: str = ""
    unit: str = ""
    approximate: bool = False
    comparator: str = ""
    grain: float = 0.0


@dataclass(frozen=True, slots=True)
class _Figure:
    """One number as it stands, before comparators and nouns are looked at."""

    start: int
    end: int
    value: float
    unit: str = ""
    grain: float = 0.0
    vague: bool = False
    scaled: bool = False
    plain: bool = False  # digits and nothing else


def _listed(words: str) -> list[str]:
    return words.split()


_UNITS = _listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_VALUE = {word: at for at, word in enumerate(_UNITS, 1)} | {
    word: at * 10 for at, word in enumerate(_TENS, 2)
}
_SCALE: dict[str, float] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_VAGUE = {  # a bare plural: "dozens of"; to ten times as much, but that is loose talk too
    "dozens": (24.0, 200.0),
    "scores": (40.0, 200.0),
    "hundreds": (200.0, 9_999.0),
    "thousands": (2e3, 999_999.0),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
}
_SIGN = {
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₩": "KRW",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "chf": "CHF",
    "rs": "INR",
    "rs.": "INR",
}
_COIN = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "rupee": "INR",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "yuan": "CNY",
    "won": "KRW",
    "franc": "CHF",
    "lira": "TRY",
    "zloty": "PLN",
}

_U = "|".join(sorted(_UNITS, key=len, reverse=True))
_T = "|".join(_TENS)
_SMALL = rf"(?:(?:{_T})(?:[-‑\s](?:{'|'.join(_UNITS[:9])})\b)?|(?:{_U}))\b"
_HUNDRED = rf"(?:(?:{_SMALL}|an?)\s+hundred\b(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
_BIG = r"(?:dozen|thousand|million|billion|trillion|lakh|crore)\b"
_SPELLED = (
    rf"(?:half\s+an?\s+(?:hundred\b|{_BIG})"
    rf"|(?:{_HUNDRED}(?:\s+and\s+a\s+half)?|an?)\s+{_BIG}"
    rf"(?:(?:,\s+|\s+)(?:and\s+)?{_HUNDRED}(?:\s+{_BIG})?)*"
    rf"|{_HUNDRED})"
)
_GAPS = "\u00a0\u2009\u202f"
_DIGITS = (  # at most fifteen digits: longer ones are codes, and no float holds them
    rf"(?:\d{{1,3}}(?:[,{_GAPS}’']\d{{3}}){{1,4}}(?:\.\d{{1,6}})?|\d{{1,15}}(?:[.,]\d{{1,6}})?)(?!\d)"
)
_MONEY = r"(?:(?:US|CA?|A|NZ|HK)?\$|[£€¥₹₽₴₺₩]|(?:USD|EUR|GBP|CHF)\b|\bRs\.?)"
_TIMES = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|mn|bn|tn)\b"
_PLURALS = r"(?:dozens|scores|hundreds|thousands|millions|billions)"

_FIGURE = re.compile(
    rf"(?P<sign>{_MONEY})\s?(?P<money>{_DIGITS})(?:[\s-]?(?P<times>{_TIMES}|[mbk]\b))?"
    rf"|(?P<digits>(?<![\w.,:/\-‑#№]){_DIGITS})"
    rf"(?:[\s-]?(?P<scale>{_TIMES})|(?P<k>k\b|m(?=\s[a-z]+s\b|\speople\b)))?"
    rf"|\b(?P<plural>{_PLURALS})(?P<more>\s+of\s+{_PLURALS})*(?=\s+of\b)"
    rf"|\b(?P<spelled>{_SPELLED})",
    re.IGNORECASE,
)
_TRIGGER = re.compile(r"(?P<word>[^\W\d_]+)|\d+|[$£€¥₹₽₴₺₩]")
_FIRST = frozenset(  # words that a figure may begin with, in the three ways that they are written
    written
    for word in [*_UNITS, *_TENS, *_VAGUE, *_listed("a an half us c ca nz hk usd eur gbp chf rs")]
    for written in (word, word.capitalize(), word.upper())
)
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_BEFORE = re.compile(  # what makes of a number a name, not a quantity
    rf"(?:\b{_MONTH}|\b(?:no|nos|number|article|section|chapter|resolution|rule|room|flight|route|"
    r"highway|page|pages|volume|phase|part|paragraph|para|annex|protocol|gate|terminal|channel|"
    r"bbc|radio|type|version|level|class|grade|tier|pier|berth|zone|sector|unit|line|day|week|"
    r"group|tel|phone|fax|code|act of|year))[.:]?\s*$"
    rf"|\b{_MONTH}\s*\d{{1,2}}\s*(?:to|and|-|–)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(  # a date, a time, an ordinal, a fraction, a score or a code goes on
    rf"(?:\s?(?:st|nd|rd|th)\b|\s*(?:of\s+)?{_MONTH}(?![a-z])(?:\s|,|$)|[:/]\d|[-‑.]\d+[-‑./]\d"
    r"|\s?[ap]\.?m\b|\s?(?:gmt|utc|bst|est|cet|hrs|o['’]clock)\b|\s?(?:bc|ad|bce)\b"
    r"|[-‑](?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|quarter|half|halve)s?\b"
    r"|['’]?s\b|\s+(?:min|minutes?)\s+read\b|[-‑]to[-‑]\w|[-‑]on[-‑]|[-‑]?[a-z]*\d)",
    re.IGNORECASE,
)
_AGE = re.compile(r"[A-Z]\w+,\s$")
_ADDRESS = re.compile(
    r"(?:\s+[A-Z][\w'’]+){1,3}\s+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Place|Drive|Row|Way|"
    r"Boulevard|Blvd|Quay|Terrace|Court|Gardens|Hill|Park|Crescent)\b",
)
_BELOW = r"fewer than|less than|under|below|short of"
_ABOVE = r"more than|over|above|upwards? of|in excess of|exceeding|north of|>"
_LEAST = r"at least|no fewer than|no less than|not less than|a minimum of"
_MOST = r"up to|as many as|as much as|at most|no more than|not more than|a maximum of"
_ABOUT = (
    r"around|about|approximately|approx\.?|roughly|some|an estimated|estimated|circa|ca\.|~|"
    r"or so|in the region of|on the order of|perhaps"
)
_CLOSE = r"nearly|almost|close to|just under|not quite"
_LEAD = re.compile(
    rf"(?:(?<=\W)|^)(?P<words>(?:(?:{_BELOW}|{_ABOVE}|{_LEAST}|{_MOST}|{_ABOUT}|{_CLOSE}|between|"
    r"from)\s*)+)$",
    re.IGNORECASE,
)
_KIND = (
    ("most", re.compile(rf"(?:{_MOST})$")),
    ("least", re.compile(rf"(?:{_LEAST})$")),
    ("close", re.compile(rf"(?:{_CLOSE})$")),
    ("about", re.compile(rf"(?:{_ABOUT})$")),
    ("above", re.compile(rf"(?:{_ABOVE})$")),
    ("below", re.compile(rf"(?:{_BELOW})$")),
)
_TAIL = re.compile(
    r"\s?\+|[-‑\s]plus\b|\s+or\s+(?P<word>more|above|fewer|less|so)\b|,?\s+if\s+not\s+more\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percentage\s+points?\b|pc\b)", re.IGNORECASE)
_COINS = re.compile(
    rf"[\s-](?:(?:US|U\.S\.|Canadian|Australian)\s+)?(?P<coin>{'|'.join(_COIN)})s?\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\s+(?:of|another|thing|day|way|time|side|hand|point|reason|question|more|who|that|could|can|"
    r"may|might|must|should|would|has|had|is|was|as|in|on|or|and|by|at|to|for|with)\b|\s*[.,;:!?’”)]"
    r"|['’]s\b|\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:\s+|[-‑])([^\W\d_]+(?:['’][^\W\d_]+)?)(\.?)")
_OF = re.compile(r"\s+of\s+(?:the|these|those|its|their|his|her|our)(?=\s)", re.IGNORECASE)
_IN = re.compile(r"(?:\s+worth)?\s+(?:in|of)(?=\s)", re.IGNORECASE)
_STOP = frozenset(
    _listed(
        "a an the this that these those its their his her our and or but nor of in on at by "
        "for with from to into as than then is are was were be been being has have had do "
        "does did will would can could may might must shall should not who which what when "
        "where while whose if because so that it he she they we you i per each about over "
        "under since until during before after across against between among through without "
        "within said says say told took take were",
    ),
)
_NOT_PLURAL = frozenset(
    _listed(
        "this is was has does its his us yes less across always perhaps news series arms "
        "sports plus as besides thus sales goods works versus says seems remains wants needs "
        "toss",
    ),
)
_SAME_PLURAL = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "servicemen": "serviceman",
    "policemen": "policeman",
    "fishermen": "fisherman",
    "personnel": "personnel",
    "staff": "staff",
    "police": "police",
    "aircraft": "aircraft",
    "km": "kilometre",
    "kilometers": "kilometre",
    "kg": "kilogram",
    "mph": "mile",
    "tons": "tonne",
    "ha": "hectare",
    "dead": "dead",
    "wounded": "wounded",
    "injured": "injured",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "halves": "half",
    "heroes": "hero",
    "buses": "bus",
    "crises": "crisis",
    "series": "series",
    "meters": "metre",
}
_KIN = {  # words that reports use for one another when they count
    "soldier": "troop",
    "serviceman": "troop",
    "nation": "country",
    "state": "country",
    "individual": "person",
    "kid": "child",
    "death": "dead",
    "fatality": "dead",
    "labourer": "worker",
    "employee": "worker",
    "meter": "metre",
    "kilometer": "kilometre",
    "ton": "tonne",
}


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities that stand in ``text[start:end]``, in order, disjoint.

    Left out: years, dates, times of day, ordinals, addresses, numbers that are names ("Article 5"),
    and "one" where it counts nothing.

    Args:
        text: Any text.
        start: First code point to look at.
        end: One past the last; None is the end of the text.

    Returns:
        Quantities with offsets into ``text``.
    """
    stop = len(text) if end is None else min(end, len(text))
    found: list[Quantity] = []
    at = start
    for trigger in _TRIGGER.finditer(text, start, stop):
        if trigger.start() < at or (trigger.lastgroup and trigger.group() not in _FIRST):
            continue
        match = _FIGURE.match(text, trigger.start(), stop)
        if match is None:
            continue
        quantity = _read(text, match, at, stop)
        at = match.end()
        if quantity is not None:
            found.append(quantity)
            at = max(at, quantity.end)
    return found


def comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether both count the same kind of thing: same unit, and same noun by name or kin.

    A count without a noun is comparable with nothing. What the two are about may still differ.
    """
    if left.unit != right.unit:
        return False
    one, two = _KIN.get(left.noun, left.noun), _KIN.get(right.noun, right.noun)
    return one == two and bool(one or left.unit)


def compatible(left: Quantity, right: Quantity) -> bool:
    """Tell whether both may be one and the same figure.

    Their units agree, their nouns agree or one of them is left out, and their intervals meet,
    within the grain of a rounded figure ("12.8 billion" and "12.83 billion" may be one).
    Two figures that are comparable and not compatible disagree.
    """
    if left.unit != right.unit:
        return False
    if left.noun and right.noun and not comparable(left, right):
        return False
    slack = max(left.grain, right.grain) / 2
    return left.low - slack <= right.high and right.low - slack <= left.high


def _read(text: str, match: re.Match[str], start: int, stop: int) -> Quantity | None:
    """Return the quantity around one figure, or None if the figure counts nothing."""
    figure = _figure(match)
    lead = _LEAD.search(text, max(start, figure.start - 32), figure.start)
    words = " ".join(lead["words"].casefold().split()) if lead else ""
    changing = words.endswith("from")  # "from 5 to 10" is a change, not a range
    words = "" if changing else words
    if _is_name(text, figure, words, stop):
        return None
    if figure.vague:
        return _vague(text, match, stop)
    last = None if changing else _range_end(text, figure, words, stop)
    end, unit = (last or figure).end, (last or figure).unit or figure.unit
    end, unit = _unit(text, end, unit, stop)
    tail = _TAIL.match(text, end, stop)
    if last:
        low, high = _first_of_range(figure, last), last.value
        kind, words = "", "between"
    else:
        kind = _tail_kind(tail) if tail else _kind(words)
        low, high = _interval(figure.value, kind, exact=bool(unit or figure.scaled))
    if tail and not last:
        end, words = tail.end(), words or " ".join(tail.group().casefold().split())
    end, noun = _noun(text, end, unit, stop)
    if not noun and not unit and figure.value == 1:
        end, noun = _single(text, end, stop)
    if figure.plain and not unit and words in {"", "between"} and _year_like(text, figure):
        return None
    first = lead.start("words") if lead and words and lead["words"].strip() else figure.start
    loose = kind in {"about", "close"}
    grain = (last or figure).grain
    return Quantity(first, end, low, high, noun, unit, loose, words, grain)


def _figure(match: re.Match[str]) -> _Figure:
    start, end = match.span()
    if match["plural"]:
        return _Figure(start, end, 0.0, vague=True)
    if match["spelled"]:
        value = _spelled(match["spelled"])
        scaled = value >= 1e3
        return _Figure(start, end, value, grain=_word_grain(match["spelled"]), scaled=scaled)
    number = match["money"] or match["digits"]
    scale = (match["times"] or match["scale"] or match["k"] or "").casefold()
    times = _SCALE.get(scale, 1.0)
    value, step = _digits(number)
    sign = (match["sign"] or "").casefold()
    grain = step * times if times >= 1e3 else 0.0
    return _Figure(
        start,
        end,
        value * times,
        unit=_SIGN.get(sign, ""),
        grain=grain,
        scaled=times >= 1e3,
        plain=not sign and not scale and number.isdigit(),
    )


def _digits(number: str) -> tuple[float, float]:
    """Return the value of digits with separators, and the size of the last digit."""
    bare = re.sub(rf"[{_GAPS}’']", "", number)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        bare = bare.replace(",", "")
    bare = bare.replace(",", ".")
    decimals = len(bare.partition(".")[2])
    return float(bare), 10.0**-decimals


def _spelled(words: str) -> float:
    total = current = 0.0
    for word in re.split(r"[-‑\s,]+", words.casefold()):
        if word in _VALUE:
            current += _VALUE[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word == "half":
            current += 0.5
        elif word in _SCALE:
            total, current = total + (current or 1) * _SCALE[word], 0.0
    return total + current


def _word_grain(words: str) -> float:
    """Return the size of a spelled multiplier that ends the words: "half a million" is 1e5."""
    last = words.rsplit(maxsplit=1)[-1].casefold()
    times = _SCALE.get(last, 0.0)
    if times < 1e3:
        return 0.0
    return times / 10 if "half" in words.casefold() else times


def _is_name(text: str, figure: _Figure, words: str, stop: int) -> bool:
    """Tell whether a number names something (a date, a street) instead of counting it."""
    if figure.value == 1 and text[figure.start : figure.end].casefold() == "one":
        return not words and (
            _ONE_OF.match(text, figure.end, stop) is not None
            or re.search(r"\b(?:no|any|every|this|that|the|each|an?)\s$", text[: figure.start][-8:])
            is not None
        )
    if not figure.vague and not figure.unit and _AFTER.match(text, figure.end, stop):
        return True
    if not figure.plain:
        return False
    before = text[max(0, figure.start - 20) : figure.start]
    if figure.value < 120 and _AGE.search(before) and text.startswith(",", figure.end):
        return True
    return bool(_BEFORE.search(before) or _ADDRESS.match(text, figure.end, stop))


def _year_like(text: str, figure: _Figure) -> bool:
    digits = text[figure.start : figure.end]
    return len(digits) == 4 and 1800 <= figure.value < 2100


def _kind(words: str) -> str:
    for kind, pattern in _KIND:
        if pattern.search(words):
            return kind
    return ""


def _tail_kind(tail: re.Match[str]) -> str:
    word = (tail["word"] or "more").casefold()
    return {"so": "about", "fewer": "most", "less": "most"}.get(word, "least")


def _interval(value: float, kind: str, *, exact: bool) -> tuple[float, float]:
    """Return the values that a comparator allows; ``exact`` if the figure is no whole count."""
    step = 0.0 if exact or value != floor(value) else 1.0
    down, up = (floor, ceil) if step else (float, float)
    ways = {
        "above": (value + step, inf),
        "below": (0.0, max(0.0, value - step)),
        "least": (value, inf),
        "most": (0.0, value),
        "close": (float(down(value * (1 - NEARLY))), value),
        "about": (float(down(value * (1 - LOOSE))), float(up(value * (1 + LOOSE)))),
    }
    return ways.get(kind, (value, value))


def _range_end(text: str, figure: _Figure, words: str, stop: int) -> _Figure | None:
    """Return the second figure of "5 to 10" or "between 5 and 10", if there is one."""
    end = figure.end
    percent = _PERCENT.match(text, end, stop)
    end = percent.end() if percent else end
    joint = (_AND if words.endswith("between") else _RANGE).match(text, end, stop)
    found = _FIGURE.match(text, joint.end(), stop) if joint else None
    if joint and not found and joint.end() < stop:  # the look-behind bars a digit after a dash
        found = _FIGURE.match(text[joint.end() : min(stop, joint.end() + 40)])
        if found:
            return _shifted(_figure(found), joint.end(), figure)
    return _shifted(_figure(found), 0, figure) if found else None


def _shifted(last: _Figure, by: int, first: _Figure) -> _Figure | None:
    """Return ``last`` moved by an offset, if it can end a range that ``first`` begins."""
    if (
        last.vague
        or last.value <= first.value
        or (first.unit and last.unit not in {"", first.unit})
    ):
        return None
    unit = last.unit or first.unit
    return _Figure(
        last.start + by, last.end + by, last.value, unit, last.grain, last.vague, last.scaled
    )


def _first_of_range(first: _Figure, last: _Figure) -> float:
    """Return the low end: in "5 to 10 million" the multiplier serves both."""
    if last.scaled and not first.scaled and first.value < 1e3:
        for times in (1e12, 1e9, 1e6, 1e3):
            if last.value >= times and first.value * times < last.value:
                return first.value * times
    return first.value


def _unit(text: str, end: int, unit: str, stop: int) -> tuple[int, str]:
    if percent := _PERCENT.match(text, end, stop):
        return percent.end(), "percent"
    if not unit and (coin := _COINS.match(text, end, stop)):
        return coin.end(), _COIN[coin["coin"].casefold()]
    return end, unit


def _vague(text: str, match: re.Match[str], stop: int) -> Quantity:
    """Return "dozens of X" and "hundreds of thousands of X", which are wide and loose."""
    low, high = _VAGUE[match["plural"].casefold()]
    for word in match.group().casefold().split()[2::2]:
        times = _VAGUE[word][0] / 2
        low, high = low * times, high * times
    of = re.compile(r"\s+of\b", re.IGNORECASE).match(text, match.end(), stop)
    after = of.end() if of else match.end()
    end, noun = _noun(text, after, "", stop)
    end = end if noun else match.end()
    return Quantity(match.start(), end, low, high, noun, approximate=True)


def _noun(text: str, end: int, unit: str, stop: int) -> tuple[int, str]:
    """Return the end of the counted noun and its singular; (``end``, "") if none follows.

    After money and percent it follows "in" or "of". A hyphened noun is as it stands ("100-year").
    """
    after = _OF.match(text, end, stop)
    if not after and unit:
        after = _IN.match(text, end, stop)
        if not after:
            return end, ""
    at = after.end() if after else end
    if at < stop and text[at] in "-‑":
        found = _NEXT.match(text, at, stop)
        if not found:
            return end, ""
        if found[1].casefold() not in {"strong", "odd", "member", "man", "seat"}:
            return found.end(1), _singular(found[1].casefold())
        at = found.end(1)
    return _head(text, at, stop, unit) or (end, "")


def _head(text: str, at: int, stop: int, unit: str) -> tuple[int, str] | None:
    """Return the first word in the plural among the next five, before any function word or sign.

    Money is spent on things that have no plural: there the last of those words will do.
    """
    last = None
    for _ in range(5):
        found = _NEXT.match(text, at, stop)
        word = found[1].casefold() if found else ""
        if found is None or word in _STOP:
            break
        if _is_plural(word):
            return found.end(1), _singular(word)
        last = (found.end(1), word) if found[1][0].islower() else None
        if found[2] and len(word) > 3:
            break
        at = found.end()
    return last if unit else None


def _single(text: str, end: int, stop: int) -> tuple[int, str]:
    """Return the end and the noun of "one soldier", if a word in lower case follows at once."""
    found = _NEXT.match(text, end, stop)
    if found and found[1].islower() and found[1] not in _STOP:
        return found.end(1), found[1]
    return end, ""


def _is_plural(word: str) -> bool:
    if word in _SAME_PLURAL:
        return True
    return (
        len(word) > 3 and word.endswith("s") and word[-2] not in "su'’" and word not in _NOT_PLURAL
    )


def _singular(word: str) -> str:
    """Return the singular of an English noun in lower case, by its ending."""
    if word in _SAME_PLURAL:
        return _SAME_PLURAL[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis")) and len(word) > 3:
        return word[:-1]
    return word
