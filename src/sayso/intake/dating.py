"""When an article was published: an interval with its evidence, or None. Never a guess.

The surest hint is taken. What agrees with it makes it surer and narrower, what does not is named
in the note and makes it less sure; a day off, which is how time zones show, makes it wider.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.intake import hints
from sayso.intake.clocks import Days
from sayso.intake.hints import Hint, Sight
from sayso.records.articles import Block, Document, Named, Role
from sayso.records.places import Basis, Dating
from sayso.text import outlets, times

AMBIGUOUS = "day and month could be either way round"
DIVIDED = "two signs as sure as each other name days apart"
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:s|nes|rs|ur)?(?:day)?\b", re.IGNORECASE)
_LEAD = re.compile(r"\bon (Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?day\b")
_DOTTED = re.compile(r"\b\d\d?\.\d\d?\.\d{4}\b")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d\d?)([-/.])(\d\d?)\2(?:19|20)\d\d(?![\d/-])")
_MONTH_FIRST = frozenset({"US", "PH"})
_DAY_FIRST = frozenset(
    "GB IE AU NZ IN PK BD LK NP SG MY HK NG GH KE UG ZW ZM IL EG QA AE SA LB FR DE IT ES PT NL BE"
    " AT CH PL CZ RU UA TR GR SE NO DK FI".split()
)
_DAY = timedelta(days=1)
NEAR = 10  # days between two dates of one article
LEADS = 2  # blocks of running text that can hold the lead
LATE = 2  # days from the weekday in the lead to the dateline
FRESH = 92  # days from a dateline to the fetching; an older one can be of any year
BACK = 8  # years, the longest between two 29ths of February
AGREES, DIFFERS = 0.5, 0.85  # share of the doubt that goes, share of the score that stays
MOST = 0.99


def dates(
    document: Document, blocks: Sequence[Block], outlet: Named | None
) -> tuple[Dating | None, Dating | None]:
    """Return when an article was published and when it was changed, as far as anything shows.

    Nothing is published after it was fetched; that it was fetched dates nothing.
    """
    seen = hints.sight(document, blocks, _country(outlet))
    told, later = _possible(hints.published(seen), seen), _possible(hints.updated(seen), seen)
    told = _settled(told, later, seen)
    later = _settled(later, told, seen)
    explained = [hint.hull for hint in later]
    explained += [seen.fetched.anywhere()] if seen.fetched else []
    stated = told[:1]
    told = _first_print(told, later)
    explained += [hint.hull for hint in stated if hint is not told[0]]
    told += _yearless(seen, told, later)
    told += _in_week(seen) if not told else []
    return _chosen(told, explained), _chosen(later)


def _first_print(told: list[Hint], later: Sequence[Hint]) -> list[Hint]:
    """Put an earlier stamp before a stated date that is the date of a change.

    A site that knows one date only writes that of the last change into both fields.
    """
    if not told or not later or {told[0].basis.rule, later[0].basis.rule} != {"IN107"}:
        return told
    if later[0].hull[0] <= told[0].hull[1]:
        for hint in told[1:]:
            sure = hint.basis.rule == "IN109" and hint.basis.score > hints.FAR
            if sure and hint.hull[1] < told[0].hull[0] - _DAY:
                return [hint, *(other for other in told if other is not hint)]
    return told


def _country(outlet: Named | None) -> str:
    known = outlets.by_name(outlet.name) if outlet else None
    return known.country if known else ""


def _possible(found: Iterator[Hint], seen: Sight) -> list[Hint]:
    """Return hints without the readings that lie after the day on which the page was fetched."""
    if seen.fetched is None:
        return list(found)
    last = seen.fetched.anywhere()[1]
    cut = ((hint, tuple(span for span in hint.spans if span[0] <= last)) for hint in found)
    return [replace(hint, spans=spans) for hint, spans in cut if spans]


def _settled(found: Sequence[Hint], others: Sequence[Hint], seen: Sight) -> list[Hint]:
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
    if named := _WEEKDAY.search(hint.words):
        number = _WEEKDAYS.index(named[1].lower())
        yield tuple(day.weekday() == number for day in days), "the weekday beside it decides"
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
    if order := _order(text):
        yield _first(days, day_first=order > 0), "read as another date in the text is written"
    if seen.country in _MONTH_FIRST | _DAY_FIRST:
        day_first = seen.country in _DAY_FIRST
        yield _first(days, day_first=day_first), f"read as dates are written in {seen.country}"
    if _DOTTED.search(hint.words):
        yield _first(days, day_first=True), "with dots the day goes first"


def _close(days: Sequence[date], others: Sequence[date], near: int) -> tuple[bool, ...]:
    return tuple(any(abs(day - other) <= near * _DAY for other in others) for day in days)


def _first(days: Sequence[date], *, day_first: bool) -> tuple[bool, ...]:
    """Return which reading remains; ``times.readings`` gives the one with the day first first."""
    return tuple((index == 0) is day_first for index in range(len(days)))


def _order(text: str) -> int:
    """Return 1 if the text's other dates in numbers have the day first, -1 the month, else 0."""
    pairs = [(int(found[1]), int(found[3])) for found in _NUMERIC.finditer(text)]
    day = any(first > 12 >= second for first, second in pairs)
    month = any(second > 12 >= first for first, second in pairs)
    return day - month


def _lead(seen: Sight) -> int | None:
    """Return the weekday that the lead tells of, Monday 0; None if it tells of none, or of two."""
    body = [index for index in seen.by.get(Role.BODY, ()) if index >= seen.body][:LEADS]
    words = " ".join(seen.words(index) for index in body)
    named = {found[1].lower() for found in _LEAD.finditer(words)}
    return _WEEKDAYS.index(named.pop()) if len(named) == 1 else None


def _yearless(seen: Sight, told: Sequence[Hint], later: Sequence[Hint]) -> list[Hint]:
    """Return datelines without a year, in the year that another date gives them."""
    made: list[Hint] = []
    for at, month, number in hints.yearless(seen):
        for day, score, why in _years(seen, (*told, *later), month, number):
            made.append(Hint(((day, day),), Basis("IN113", score, (at,), f"the year: {why}")))
            break
    return made


def _years(
    seen: Sight, found: Sequence[Hint], month: int, number: int
) -> Iterator[tuple[date, float, str]]:
    """Yield the day of a dateline in the years that something gives it, the surest first."""
    for hint in found[:1]:
        if day := _latest(month, number, hint.hull[1] + _DAY):
            yield day, 0.8, "of what else dates the article"
    others = times.expressions(seen.document.text) if not found else ()
    near: set[date] = set()
    for each in others:
        day = _latest(month, number, each.latest + NEAR * _DAY)
        if each.kind == "date" and day and abs(each.earliest - day) <= NEAR * _DAY:
            near.add(day)
    if len(near) == 1:
        yield near.pop(), 0.6, "of a date in the text"
    lead = _lead(seen)
    last = seen.fetched.anywhere()[1] if seen.fetched else None
    day = _latest(month, number, last) if last else None
    if last and day and last - day <= FRESH * _DAY:
        if lead is None:
            yield day, 0.5, "the last before it was fetched"
        elif (day.weekday() - lead) % 7 <= LATE:
            yield day, 0.7, "the last before it was fetched, and the weekday in the lead fits"


def _latest(month: int, number: int, last: date) -> date | None:
    """Return the latest such day that is not after ``last``."""
    for year in range(last.year, max(0, last.year - BACK), -1):
        try:
            day = date(year, month, number)
        except ValueError:  # a 29th of February
            continue
        if day <= last:
            return day
    return None


def _in_week(seen: Sight) -> list[Hint]:
    """Return the week before a feed was fetched, if the lead of its item names a weekday.

    Items of feeds are new; a page that is fetched can be of any age.
    """
    lead = _lead(seen) if seen.document.media_type in _FEEDS else None
    if lead is None or seen.fetched is None:
        return []
    last = seen.fetched.anywhere()[1]
    first = last - (last.weekday() - lead) % 7 * _DAY
    return [Hint(((first, last),), Basis("IN114", 0.5, note="a weekday in the lead of a feed"))]


def _chosen(found: Sequence[Hint], explained: Sequence[Days] | None = None) -> Dating | None:
    """Return the surest date, with what agrees and what does not.

    Args:
        found: The hints, the surest first.
        explained: Days that something else explains, such as that of a change. None if the
            interval is to hold no more than the surest hint and what agrees.
    """
    if not found:
        return None
    top = found[0]
    low, high = top.hull
    agree: list[Hint] = []
    differ: list[Hint] = []
    for other in found[1:]:
        first, last = other.hull
        if first <= high and last >= low:
            agree.append(other)
            low, high = max(low, first), min(high, last)
        else:
            differ.append(other)
    wider = [] if agree else [hint for hint in differ if _a_day_off(hint, low, high)][:1]
    rest = [hint for hint in differ if hint not in wider]
    against = [] if explained is None else list(_against(top, agree, rest, explained))
    for hint in (*wider, *against):
        low, high = min(low, hint.hull[0]), max(high, hint.hull[1])
    basis = _basis(top, agree, wider, rest)
    if against:
        basis = replace(basis, note=f"{DIVIDED}; {basis.note}")
    return Dating(low, high, basis)


def _against(
    top: Hint, agree: Sequence[Hint], differ: Sequence[Hint], explained: Sequence[Days]
) -> Iterator[Hint]:
    """Yield the hints that speak as surely against the surest one.

    None if another kind of evidence agrees with that; against what a container states one day must
    stand alone, for lists of other stories have many.
    """
    if top.basis.note == hints.FIRST or {hint.basis.rule for hint in agree} - {top.basis.rule}:
        return
    sure = [
        hint
        for hint in differ
        if hint.basis.score >= hints.STRONG
        and hint.hull[1] - hint.hull[0] <= _DAY
        and not any(low - _DAY <= hint.hull[0] <= high + _DAY for low, high in explained)
    ]
    if top.basis.rule != "IN107" or len({hint.hull for hint in sure}) == 1:
        yield from sure


def _a_day_off(hint: Hint, low: date, high: date) -> bool:
    """Tell whether a hint is a single day next to others, as another time zone would have it."""
    first, last = hint.hull
    return first == last and low == high and abs(first - low) == _DAY


def _basis(
    top: Hint, agree: Sequence[Hint], wider: Sequence[Hint], differ: Sequence[Hint]
) -> Basis:
    """Return why a date was chosen, the hints that were not in its note."""
    score = top.basis.score
    for rule in dict.fromkeys(hint.basis.rule for hint in agree):
        score += (MOST - score) * AGREES if rule != top.basis.rule and score < MOST else 0.0
    for _ in dict.fromkeys(hint.hull for hint in differ):
        score *= DIFFERS
    notes = [top.basis.note, *_listed("agrees", agree), *_listed("a day off", wider)]
    notes += _listed("differs", differ)
    evidence = (*top.basis.evidence, *(at for hint in agree for at in hint.basis.evidence))
    note = "; ".join(filter(None, notes))
    return Basis(top.basis.rule, score, tuple(dict.fromkeys(evidence)), note)


def _listed(label: str, found: Sequence[Hint]) -> Iterator[str]:
    """Yield other hints in a few words: their rule, days and score."""
    said: dict[str, None] = {}
    for hint in found:
        days = " to ".join(dict.fromkeys(str(day) for day in hint.hull))
        said[f"{hint.basis.rule} {days} ({hint.basis.score:.2f})"] = None
    if said:
        yield f"{label}: {', '.join(said)}"
