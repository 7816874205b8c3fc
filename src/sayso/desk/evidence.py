"""Why a record exists: its rules, their scores, and the words that they looked at."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.desk.case import Case
from sayso.desk.rules import pages
from sayso.desk.tables import Row
from sayso.desk.text import one_line
from sayso.records.articles import Named
from sayso.records.places import Anchor, Basis
from sayso.records.speech import Persona, Statement
from sayso.records.stories import Link


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason, and what it is a reason for.

    Attributes:
        of: Such as "outlet" or "same voice"; "" if it is for the record itself.
        basis: The reason.
    """

    of: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Explained:
    """A record with the words that it shows and the reasons behind it."""

    kind: str
    id: str
    text: str
    places: tuple[Anchor, ...]
    grounds: tuple[Ground, ...]


def explained(prefix: str, case: Case, form: str) -> Iterator[str]:
    """Return why a record exists, as text or JSON.

    Raises:
        UnknownIdError: If no record has this id.
        AmbiguousIdError: If several have.
    """
    kind, key = case.find(prefix)
    record = _EXPLAIN[kind](key, case)
    if form == "json":
        return iter([json.dumps(_as_row(record, case), indent=2) + "\n"])
    return _as_text(record, case)


def _document(key: str, case: Case) -> Explained:
    reading = case.reading(key)
    article = reading.article
    named: list[tuple[str, Named | None]] = [
        ("title", article.title),
        ("outlet", article.outlet),
        ("credit", article.credit),
        *(("author", author) for author in article.authors),
    ]
    grounds = [Ground(f"{label} {each.name}", each.basis) for label, each in named if each]
    for label, dating in (("published", article.published), ("updated", article.updated)):
        if dating is not None:
            when = " to ".join(dict.fromkeys((str(dating.earliest), str(dating.latest))))
            grounds.append(Ground(f"{label} {when}", dating.basis))
    return Explained("article", key, reading.document.path, (), tuple(grounds))


def _statement(key: str, case: Case) -> Explained:
    doc = case.places.statements[key].doc
    each = _in(case.reading(doc).statements, key)
    grounds = [Ground("", each.basis)]
    if each.said is not None:
        grounds.append(Ground("when it was said", each.said.basis))
    grounds.extend(
        Ground(f"came through {hop.mention.text}, inferred", hop.basis)
        for hop in each.chain.hops
        if hop.basis is not None
    )
    return Explained("statement", key, each.text, each.content, tuple(grounds))


def _in(statements: tuple[Statement, ...], key: str) -> Statement:
    return next(each for each in statements if each.id == key)


def _personas(keys: set[str], case: Case) -> Iterator[Persona]:
    for reading in case.readings():
        yield from (persona for persona in reading.personas if persona.id in keys)


def _persona(key: str, case: Case) -> Explained:
    (each,) = _personas({key}, case)
    return Explained("voice in one article", key, each.name, each.mentions, _self(each.basis))


def _self(basis: Basis) -> tuple[Ground, ...]:
    return (Ground("", basis),)


def _source(key: str, case: Case) -> Explained:
    source = next(each for each in case.story.sources if each.id == key)
    grounds = [Ground(each.name, each.basis) for each in _personas(set(source.personas), case)]
    return Explained(
        "source", key, source.name, (), (*grounds, *_links(set(source.personas), case))
    )


def _claim(key: str, case: Case) -> Explained:
    claim = next(each for each in case.story.claims if each.id == key)
    doc = case.places.statements[claim.gist_of].doc
    gist = _in(case.reading(doc).statements, claim.gist_of)
    return Explained("claim", key, claim.gist, gist.content, _links(set(claim.statements), case))


def _links(members: set[str], case: Case) -> tuple[Ground, ...]:
    """Return the judgements on pairs of these; those of persons are among the story's."""
    return tuple(
        Ground(_judged(link), link.basis)
        for link in case.story.links
        if link.left in members and link.right in members
    )


def _judged(link: Link) -> str:
    by = "" if link.by == "rule" else f", says {link.by}"
    return f"{link.left} and {link.right} {link.verdict.value}{by}"


def _origin(key: str, case: Case) -> Explained:
    each = next(each for each in case.story.origins if each.id == key)
    return Explained("origin", key, each.name, (), _self(each.basis))


def _derivation(key: str, case: Case) -> Explained:
    each = next(each for each in case.story.derivations if each.id == key)
    paths = f"{case.path(each.left)} and {case.path(each.right)}"
    grounds = (*_self(each.basis), *(Ground(reason, each.basis) for reason in each.reasons))
    return Explained("derivation", key, paths, (), grounds)


def _conflict(key: str, case: Case) -> Explained:
    each = next(each for each in case.story.conflicts if each.id == key)
    text = f"{each.kind.value}: {each.about}"
    return Explained("conflict", key, text, (each.left.at, each.right.at), _self(each.basis))


def _event(key: str, case: Case) -> Explained:
    each = next(each for each in case.story.events if each.id == key)
    grounds = (Ground("when", each.when.basis),) if each.when else ()
    return Explained("event", key, each.text, (), grounds)


_EXPLAIN: dict[str, Callable[[str, Case], Explained]] = {
    "document": _document,
    "statement": _statement,
    "persona": _persona,
    "source": _source,
    "claim": _claim,
    "origin": _origin,
    "derivation": _derivation,
    "conflict": _conflict,
    "event": _event,
}


def _as_text(record: Explained, case: Case) -> Iterator[str]:
    yield f"{record.kind} {record.id}\n    {one_line(record.text)}\n"
    yield from (f"    {_place(at, case)}\n" for at in record.places)
    if not record.grounds:
        yield "\nNo rule had to decide anything here.\n"
    for ground in record.grounds:
        basis = ground.basis
        of = f"{one_line(ground.of)}: " if ground.of else ""
        yield f"\n{of}{basis.rule} {_headline(basis.rule)} (score {basis.score:.2f})\n"
        if basis.note:
            yield f"    {one_line(basis.note)}\n"
        yield from (f"    {_place(at, case)}\n" for at in basis.evidence)


def _headline(rule: str) -> str:
    return pages().get(rule, "").partition("\n")[0]


def _place(at: Anchor, case: Case) -> str:
    return f"{one_line(case.path(at.doc))}:{at.start}-{at.end}  {one_line(case.words(at))}"


def _as_row(record: Explained, case: Case) -> Row:
    return {
        "kind": record.kind,
        "id": record.id,
        "text": record.text,
        "places": [_place_row(at, case) for at in record.places],
        "grounds": [
            {
                "of": ground.of,
                "rule": ground.basis.rule,
                "what": _headline(ground.basis.rule),
                "score": ground.basis.score,
                "note": ground.basis.note,
                "evidence": [_place_row(at, case) for at in ground.basis.evidence],
            }
            for ground in record.grounds
        ],
    }


def _place_row(at: Anchor, case: Case) -> Row:
    return {
        "doc": at.doc,
        "path": case.path(at.doc),
        "start": at.start,
        "end": at.end,
        "text": case.words(at),
    }
