"""What was merged and what could not be decided, one plain line each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from sayso.origins.joining import Reuse, touched
from sayso.origins.naming import outlet_key
from sayso.origins.reports import HEARSAY, VOICE, Report, one_quotation
from sayso.records.places import Dating
from sayso.records.speech import Kind
from sayso.records.stories import Origin


def reasons(
    reports: Sequence[Report],
    groups: Sequence[Sequence[int]],
    fewest: Sequence[Sequence[int]],
    reuse: Reuse,
) -> tuple[str, ...]:
    """Return the lines that explain a count: first what attributions show, then what text shows.

    Args:
        reports: Of one claim, in order.
        groups: What is surely one origin.
        fewest: What is possibly one origin.
        reuse: The derivations of the pile.
    """
    named = [[reports[at] for at in group] for group in groups]
    return (
        *_voices(named),
        *_credited(reports),
        *_open(named, len(fewest)),
        *_rumours(reports),
        *_text(reports, reuse),
    )


def _voices(groups: Sequence[Sequence[Report]]) -> Iterable[str]:
    """Yield who is reported by several articles, and who spoke several times."""
    times: dict[str, int] = {}
    for group in groups:
        voice = next((one for one in group if one.way == VOICE), None)
        if voice is None:
            continue
        times[voice.name] = times.get(voice.name, 0) + 1
        docs = {one.doc for one in group}
        if len(docs) > 1:
            yield f"{len(docs)} articles report {voice.name}: one origin"
    for name, count in sorted(times.items()):
        if count > 1:
            yield f"{name} may have said it on {count} occasions, or once"


def _credited(reports: Sequence[Report]) -> Iterable[str]:
    """Yield how many articles credit an outlet that is not their own."""
    names: dict[str, str] = {}
    docs: dict[str, set[str]] = {}
    for one in reports:
        for name in one.through:
            key = outlet_key(name)
            names[key] = min(name, names.get(key, name))
            docs.setdefault(key, set()).add(one.doc)
    for key in sorted(docs, key=lambda key: (-len(docs[key]), key)):
        yield f"{_articles(len(docs[key]))} {_s('credit', len(docs[key]))} {names[key]}"


def _open(groups: Sequence[Sequence[Report]], low: int) -> Iterable[str]:
    """Yield which origins may be one."""
    assessed = [group for group in groups if any(one.way != HEARSAY for one in group)]
    if len(assessed) <= low:
        return
    voices = [next((one for one in group if one.way == VOICE), None) for group in assessed]
    inside = sum(voice is None for voice in voices)
    if inside:
        have = "has no name: may be one of the others" if inside == 1 else ""
        have = have or "have no name: may be one another, or any of the others"
        yield f"{_count(inside, 'origin')} {have}"
    offices = sorted({one.name for one in voices if one and one.kind is not Kind.PERSON})
    if offices:
        yield f"may speak with one of the other voices: {', '.join(offices)}"


def _rumours(reports: Sequence[Report]) -> Iterable[str]:
    held = sum(one.way == HEARSAY for one in reports)
    if held:
        yield f"{_count(held, 'report')} of hearsay: nobody stands behind it"


def _text(reports: Sequence[Report], reuse: Reuse) -> Iterable[str]:
    """Yield which articles share text with another one of the claim."""
    by_doc = {one.doc: one for one in reports}
    docs = sorted(by_doc)
    quoting = {
        doc
        for one, two in combinations(reports, 2)
        if one.doc != two.doc and one_quotation(one, two)
        for doc in (one.doc, two.doc)
    }
    if quoting:
        yield f"{len(quoting)} articles print the same quotation"
    sharing: set[str] = set()
    passing: set[str] = set()
    for at, one in enumerate(docs):
        for two in docs[at + 1 :]:
            made = reuse.between(one, two)
            if made is None:
                continue
            hits = [r for r in reports if r.doc in {one, two} and touched(made, r)]
            (sharing if {r.doc for r in hits} == {one, two} else passing).update((one, two))
    if sharing:
        whose = _listed(by_doc[doc] for doc in sorted(sharing))
        yield f"{len(sharing)} articles share text here: {whose}"
    elif passing:
        yield f"{len(passing)} articles share text, but not in what they say here"
    elif len(docs) > 1:
        yield f"no text is shared by the {len(docs)} articles; rewrites in other words leave none"


def _listed(reports: Iterable[Report]) -> str:
    names = [
        one.article.outlet.name if one.article and one.article.outlet else "" for one in reports
    ]
    known = sorted({name for name in names if name})
    unknown = sum(not name for name in names)
    return ", ".join([*known, *([f"{unknown} without a named outlet"] if unknown else [])])


def _articles(count: int) -> str:
    return _count(count, "article")


def _count(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _s(verb: str, count: int) -> str:
    return f"{verb}s" if count == 1 else verb


def named_apart(origins: Sequence[Origin], groups: Sequence[Sequence[Report]]) -> list[Origin]:
    """Return the origins, those of one name told apart by the day: "Dana Orlo, by 12 March"."""
    names = [one.name for one in origins]
    made: list[Origin] = []
    for origin, group in zip(origins, groups, strict=True):
        day = _day(group) if names.count(origin.name) > 1 else ""
        made.append(replace(origin, name=f"{origin.name}, {day}") if day else origin)
    return made


def _day(group: Sequence[Report]) -> str:
    """Return when the words were said, as far as the reports tell."""
    said = [one.statement.said for one in group if one.statement.said]
    if said:
        first = min(said, key=lambda when: (when.earliest, when.latest))
        return _written(first.earliest) if first.earliest == first.latest else _span(first)
    printed = [
        one.article.published.latest for one in group if one.article and one.article.published
    ]
    return f"by {_written(min(printed))}" if printed else ""


def _span(when: Dating) -> str:
    return f"{_written(when.earliest)} to {_written(when.latest)}"


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
