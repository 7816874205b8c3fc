"""Day and month either way round: "04/03/2031" is a day in March or in April.

What decides, the surest first: the weekday beside it, another date of the article, a date of the
text, how the text writes others, the country of the outlet, the language, the name of the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.intake import filenames
from sayso.intake.clocks import Days
from sayso.intake.hints import Hint, Sight
from sayso.intake.leads import WEEKDAYS
from sayso.text import times
from sayso.text.words import folded

AMBIGUOUS = "day and month could be either way round"
AS_WRITTEN = "read as dates are written in"
NEAR = 10  # days between two dates of one article
BESIDE = 40  # code points on either side of a date in which its weekday stands
LEAST = 60  # words from which the tongue of a text can be told
FOREIGN = 0.04  # share of the words below under which a text is not in English
_ENGLISH = frozenset("the of and to that with from by".split())
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b\d\d?\.\d\d?\.(?:\d{4}|\d\d)\b")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d\d?)([-/.])(\d\d?)\2(?:19|20)\d\d(?![\d/-])")
_MONTH_FIRST = frozenset({"US", "PH"})
_DAY_FIRST = frozenset(
    "GB IE AU NZ IN PK BD LK NP SG MY HK NG GH KE UG ZW ZM IL EG QA AE SA LB FR DE IT ES PT NL BE"
    " AT CH PL CZ RU UA TR GR SE NO DK FI".split()
)
_DAY = timedelta(days=1)


def settled(found: Sequence[Hint], others: Sequence[Hint], seen: Sight) -> list[Hint]:
    """Return hints in which day and month are told apart, as far as anything does."""
    made: list[Hint] = []
    for hint in found:
        if len(hint.spans) < 2:
            made.append(hint)
            continue
        beside = [span for other in (*found, *others) for span in other.spans if other is not hint]
        spans, why = _decided(hint, beside, seen)
        score = hint.basis.score - 0.1 * len(spans)
        note = "; ".join(filter(None, (hint.basis.note, why)))
        made.append(replace(hint, spans=spans, basis=replace(hint.basis, score=score, note=note)))
    return made


def _decided(hint: Hint, beside: Sequence[Days], seen: Sight) -> tuple[tuple[Days, ...], str]:
    """Return the readings that remain, and why: the surest sign that leaves one goes first."""
    for keep, why in _signs(hint, beside, seen):
        left = tuple(span for span, kept in zip(hint.spans, keep, strict=True) if kept)
        if len(left) == 1:
            return left, why
    return hint.spans, AMBIGUOUS


def _signs(
    hint: Hint, beside: Sequence[Days], seen: Sight
) -> Iterator[tuple[tuple[bool, ...], str]]:
    """Yield what tells day and month apart: which of both readings it leaves, and its name."""
    text, days = seen.document.text, [first for first, _ in hint.spans]
    if named := _WEEKDAY.search(_around(hint, text)):
        number = WEEKDAYS.index(named[1].lower())
        yield tuple(day.weekday() == number for day in days), "the weekday beside it decides"
    yield from _near(days, beside, text)
    if order := written(text):
        yield _first(days, day_first=order > 0), "read as another date in the text is written"
    if way := habit(seen.country):
        yield _first(days, day_first=way > 0), f"{AS_WRITTEN} {seen.country}"
    if _DOTTED.search(hint.words):
        yield _first(days, day_first=True), "with dots the day goes first"
    if _is_foreign(text):
        yield _first(days, day_first=True), "in the tongue of the text the day goes first"
    sayings = [span for named in filenames.named(seen.document.path) for span in named.spans]
    yield _close(days, [day for day, _ in sayings], 1), "the name of the file decides"


def _around(hint: Hint, text: str) -> str:
    """Return a date as it stands, with the words beside it in its line."""
    for at in hint.basis.evidence[:1]:
        before = text[max(0, at.start - BESIDE) : at.start].rpartition("\n")[2]
        return f"{before}{hint.words} {text[at.end : at.end + BESIDE].partition(chr(10))[0]}"
    return hint.words


def _near(
    days: Sequence[date], beside: Sequence[Days], text: str
) -> Iterator[tuple[tuple[bool, ...], str]]:
    """Yield which readings other dates are close to, of the article first, then of its text."""
    sure = [first for first, last in beside if first == last]
    yield _close(days, sure, 1), "another date of the article decides between day and month"
    wide = [(first, last) for first, last in beside if first < last]
    held = tuple(any(first <= day <= last for first, last in wide) for day in days)
    yield held, "the month of another date of the article decides"
    others = [
        each.earliest
        for each in times.expressions(text)
        if each.kind == "date" and each.earliest == each.latest
    ]
    yield _close(days, others, NEAR), "another date in the text decides between day and month"


def habit(country: str) -> int:
    """Return 1 if dates in figures have the day first in a country, -1 the month, 0 if unknown."""
    return (country in _DAY_FIRST) - (country in _MONTH_FIRST)


def _is_foreign(text: str) -> bool:
    """Tell whether a text is in another language than English, of which there are many habits."""
    words = folded(text[: 100 * LEAST])
    told = sum(word in _ENGLISH for word in words)
    return len(words) >= LEAST and told < FOREIGN * len(words)


def _close(days: Sequence[date], others: Sequence[date], near: int) -> tuple[bool, ...]:
    return tuple(any(abs(day - other) <= near * _DAY for other in others) for day in days)


def _first(days: Sequence[date], *, day_first: bool) -> tuple[bool, ...]:
    """Return which reading remains; ``times.readings`` gives the one with the day first first."""
    return tuple((index == 0) is day_first for index in range(len(days)))


def written(text: str) -> int:
    """Return 1 if the text's other dates in numbers have the day first, -1 the month, else 0."""
    pairs = [(int(found[1]), int(found[3])) for found in _NUMERIC.finditer(text)]
    day = any(first > 12 >= second for first, second in pairs)
    month = any(second > 12 >= first for first, second in pairs)
    return day - month
