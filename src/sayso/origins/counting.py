"""How many independent origins a claim has, as an interval, with reasons in plain words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.origins.joining import Reuse, Sets, behind, possibly, surely
from sayso.origins.naming import outlet_key
from sayso.origins.reasons import named_apart, reasons
from sayso.origins.reports import HEARSAY, VOICE, Report, Voices, report
from sayso.records.articles import Article
from sayso.records.ids import digest
from sayso.records.places import Basis
from sayso.records.speech import Anonymity, Kind, Persona, Statement
from sayso.records.stories import Claim, Derivation, Link, Origin, Source, Support, Verdict

_UNKNOWN = "an article that names no outlet"


@dataclass(frozen=True, slots=True)
class _Pile:
    """What every claim is counted against."""

    statements: Mapping[str, Statement]
    articles: Mapping[str, Article]
    voices: Voices
    reuse: Reuse
    doubts: frozenset[frozenset[str]]


def count(  # noqa: PLR0913, PLR0917 - the six things that a count rests on, each of another room
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    personas: Sequence[Persona],
    sources: Sequence[Source],
    articles: Sequence[Article],
    derivations: Sequence[Derivation],
    *,
    links: Sequence[Link] = (),
) -> tuple[tuple[Origin, ...], tuple[Support, ...]]:
    """Return the origins of each claim, and how many of them are independent.

    ``high`` merges certain identities only, ``low`` every possible one as well. Hearsay is nobody's
    word: it may raise ``high`` by one and never ``low``. If anybody at all stands behind a claim,
    ``1 <= low <= high``.

    Args:
        claims: The claims of the pile.
        statements: All statements; those of no claim are passed over.
        personas: All personas.
        sources: The voices that personas belong to.
        articles: All articles.
        derivations: Which of them share text.
        links: Judgements on personas; UNSURE ones make voices that may be one.

    Returns:
        Origins sorted by claim and then by their first statement; supports sorted by claim.
    """
    pile = _Pile(
        {one.id: one for one in statements},
        {one.doc: one for one in articles},
        Voices.of(personas, sources, articles),
        Reuse.of(derivations),
        _doubts(links, sources),
    )
    origins: list[Origin] = []
    supports: list[Support] = []
    for claim in sorted(claims, key=lambda one: one.id):
        found, support = _counted(claim, pile)
        origins += found
        supports.append(support)
    return tuple(origins), tuple(supports)


def _doubts(links: Sequence[Link], sources: Sequence[Source]) -> frozenset[frozenset[str]]:
    """Return pairs of keys of voices whose personas may be one."""
    of = {persona: source.id for source in sources for persona in source.personas}
    return frozenset(
        frozenset((f"voice {of[one.left]}", f"voice {of[one.right]}"))
        for one in links
        if one.verdict is Verdict.UNSURE and one.left in of and one.right in of
    )


def _counted(claim: Claim, pile: _Pile) -> tuple[list[Origin], Support]:
    held = (pile.statements[one] for one in claim.statements if one in pile.statements)
    reports = sorted(
        (report(one, pile.articles.get(one.doc), pile.voices) for one in held),
        key=lambda one: one.order,
    )
    sure = surely(reports, pile.reuse)
    fewest = possibly(reports, sure, pile.doubts)
    groups = sure.groups()
    alone = _alone(reports, sure, fewest)
    origins = named_apart(
        [_origin(claim, [reports[at] for at in group], pile, alone) for group in groups],
        [[reports[at] for at in group] for group in groups],
    )
    witnesses = _witnesses(one.witness for one in reports if not _second(one, pile))
    support = Support(
        claim.id,
        low=len(fewest),
        high=len(groups),
        reasons=reasons(reports, groups, fewest, pile.reuse),
        witnesses=witnesses,
    )
    return sorted(origins, key=lambda one: (one.claim, one.first, one.id)), support


def _alone(reports: Sequence[Report], sure: Sets, fewest: Sequence[Sequence[int]]) -> set[str]:
    """Return the ids of the statements whose origin cannot be another of the claim's origins."""
    return {
        reports[place].statement.id
        for group in fewest
        if len({sure.find(place) for place in group}) == 1
        for place in group
    }


def _witnesses(names: Iterable[str]) -> tuple[str, ...]:
    """Return the outlets of these names, sorted, each once, by the fullest of its names."""
    found: dict[str, str] = {}
    for name in sorted(names):
        key = outlet_key(name)
        if key and len(name) >= len(found.get(key, "")):
            found[key] = name
    return tuple(sorted(found.values()))


def _second(one: Report, pile: _Pile) -> bool:
    """Tell whether the witness is the article's own outlet, and its text may be another's."""
    outlet = one.article.outlet.name if one.article and one.article.outlet else ""
    return outlet_key(one.witness) == outlet_key(outlet) and behind(pile.reuse, one)


def _origin(claim: Claim, group: Sequence[Report], pile: _Pile, alone: set[str]) -> Origin:
    """Return the origin that reports have in common."""
    first = min(group, key=lambda one: (behind(pile.reuse, one), *_when(one), *one.order))
    voice = next((one for one in group if one.way == VOICE), None)
    stands = [one for one in group if one.way != HEARSAY]
    key = min(one.key for one in (stands or group))
    if voice:
        name, rule = voice.name, "OR010"
    elif stands:
        name, rule = _inside(stands, first), "OR011"
    else:
        name, rule = "hearsay", "OR012"
    evidence = tuple(anchor for one in group for anchor in one.statement.content[:1])
    return Origin(
        id=digest("origin", claim.id, key, group[0].statement.id),
        claim=claim.id,
        name=name,
        first=first.statement.id,
        carriers=tuple(sorted({one.doc for one in group})),
        certain=any(one.statement.id in alone for one in group),
        basis=Basis(rule, min(one.statement.basis.score for one in group), evidence),
    )


def _when(one: Report) -> tuple[str, str]:
    """Return what puts a report in time: publication, then what it says of the saying."""
    published = one.article.published if one.article else None
    said = one.statement.said
    return str(published.earliest if published else "~"), str(said.earliest if said else "~")


def _inside(group: Sequence[Report], first: Report) -> str:
    """Return the name of an origin inside an outlet's story: "unnamed source in The Courier"."""
    where = first.name or next((one.name for one in group if one.name), "") or _UNKNOWN
    kinds = {one.kind for one in group}
    if kinds <= {Kind.OUTLET} and where != _UNKNOWN:
        return where
    if Kind.DOCUMENT in kinds:
        return f"unnamed document in {where}"
    official = any(one.anonymity is Anonymity.OFFICIAL for one in group)
    return f"unnamed {'official' if official else 'source'} in {where}"
