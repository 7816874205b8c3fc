"""When an article was published: an interval with its evidence, or None. Never a guess.

The surest hint is taken. What agrees with it makes it surer and narrower, what does not is named
in the note and makes it less sure; a day off, which is how time zones show, makes it wider.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.intake import filenames, hints, yearless
from sayso.intake.clocks import Days
from sayso.intake.eitherway import settled
from sayso.intake.hints import Hint, Sight
from sayso.intake.leads import weekday
from sayso.records.articles import Block, Document, Named
from sayso.records.places import Basis, Dating
from sayso.text import outlets

DIVIDED = "two signs as sure as each other name days apart"
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_DAY = timedelta(days=1)
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
    told = settled(told, later, seen)
    later = settled(later, told, seen)
    explained = [hint.hull for hint in later]
    explained += [seen.fetched.anywhere()] if seen.fetched else []
    stated = told[:1]
    told, later = _first_print(told, later), _since(later, told)
    explained += [hint.hull for hint in stated if hint is not told[0]]
    told += yearless.published(seen, told, later)
    later += yearless.updated(seen, told)
    told += _in_week(seen) if not told else []
    told += _named(seen) if not told and not later else []
    return _chosen(told, explained), _chosen(later)


def _first_print(told: list[Hint], later: Sequence[Hint]) -> list[Hint]:
    """Put an earlier stamp before a stated date that is the date of a change.

    A site that knows one date only writes that of the last change into both fields; the address
    then has another.
    """
    if not told or not later or {told[0].basis.rule, later[0].basis.rule} != {"IN107"}:
        return told
    if any(hint.basis.rule == "IN108" and hint.hull == told[0].hull for hint in told):
        return told
    if later[0].hull[0] <= told[0].hull[1]:
        for hint in told[1:]:
            sure = hint.basis.rule == "IN109" and hint.basis.score > hints.FAR
            if sure and hint.hull[1] < told[0].hull[0] - _DAY:
                return [hint, *(other for other in told if other is not hint)]
    return told


def _since(later: Sequence[Hint], told: Sequence[Hint]) -> list[Hint]:
    """Return changes without one that is stated to be before the stated day of publication.

    Before an article came out on the day it was set for, its writer changed it: that is no change.
    """
    if not told or told[0].basis.rule != "IN107":
        return list(later)
    first = told[0].hull[0] - _DAY
    return [hint for hint in later if hint.basis.rule != "IN107" or hint.hull[1] >= first]


def _named(seen: Sight) -> list[Hint]:
    """Return the day in the name of the file, where nothing else dates the article."""
    return settled(_possible(filenames.named(seen.document.path), seen), (), seen)


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


def _in_week(seen: Sight) -> list[Hint]:
    """Return the week before a feed was fetched, if the lead of its item names a weekday.

    Items of feeds are new; a page that is fetched can be of any age.
    """
    lead = weekday(seen) if seen.document.media_type in _FEEDS else None
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
    if len(found) == 1:
        return Dating(low, high, top.basis)
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
        yield from (hint for hint in differ if sure and hint.basis.score == hints.FAR)


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
