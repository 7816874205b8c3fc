"""The dossier: which records are shown, in which order. It selects and counts, and adds no word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.records.dossier import (
    ArticleLine,
    ClaimLine,
    ConflictLine,
    Dossier,
    DoubtLine,
    EventLine,
    Gaps,
    Hand,
    Matter,
    PositionLine,
    Share,
    SideLine,
    StatementLine,
    Tally,
    Text,
    Title,
    VoiceLine,
)
from sayso.records.places import Finding
from sayso.records.speech import Anonymity, Kind, Reading
from sayso.records.stories import (
    Claim,
    Conflict,
    ConflictKind,
    Derivation,
    Event,
    Link,
    Origin,
    Side,
    Source,
    Story,
    Verdict,
)
from sayso.story.pile import Pile, by_place, days, gather, moment, place, sides_of

TEXTS = 500  # articles shown in full unless asked otherwise; about 5 MB of HTML
NAMELESS = frozenset({Kind.UNNAMED, Kind.HEARSAY})


def dossier(
    readings: Iterable[Reading],
    story: Story,
    findings: Sequence[Finding] = (),
    *,
    texts: int = TEXTS,
) -> Dossier:
    """Return what the dossier of a pile shows; the order of ``readings`` leaves no trace.

    Args:
        readings: Every document that was read, each once; gone through once.
        story: What all of them say together.
        findings: Findings about inputs that gave no document.
        texts: How many articles to hold in full, at least 0; those that the heaviest claims
            rest on come first.

    Returns:
        The tree that all renderings share. Records of ``story`` that name a document or a
        statement which is not among ``readings`` are left out.
    """
    pile = gather(readings, story)
    claims = _claims(pile, story)
    shown, left_out = _texts(pile, claims, texts)
    timeline = [_event_line(event, pile) for event in story.events if event.doc in pile.articles]
    return Dossier(
        articles=tuple(sorted(pile.articles.values(), key=_by_number)),
        statements=tuple(pile.statements.values()),
        claims=claims,
        voices=_voices(pile, story),
        timeline=tuple(sorted((e for e in timeline if e.when), key=lambda e: _event_key(e, pile))),
        undated=tuple(
            sorted((e for e in timeline if not e.when), key=lambda e: _event_key(e, pile))
        ),
        conflicts=_conflicts(pile, story.conflicts),
        reuse=_reuse(pile, story.derivations),
        positions=_positions(pile, story),
        unnamed=_tallies(pile),
        gaps=_gaps(pile, story, findings),
        texts=shown,
        left_out=left_out,
    )


def _event_line(event: Event, pile: Pile) -> EventLine:
    line = pile.statements.get(event.statement or "")
    at = line.content[0] if line else None
    return EventLine(event.id, event.kind, event.when, event.doc, event.statement, event.text, at)


# --- claims --------------------------------------------------------------------------------------


def _claims(pile: Pile, story: Story) -> tuple[ClaimLine, ...]:
    supports = {support.claim: support for support in story.supports}
    origins: defaultdict[str, list[Origin]] = defaultdict(list)
    for origin in story.origins:
        if origin.first in pile.statements:
            origins[origin.claim].append(origin)
    lines = []
    for claim in story.claims:
        line = _claim_line(claim, pile)
        if line:
            found = sorted(origins[claim.id], key=lambda o: (not o.certain, o.name, o.id))
            support = supports.get(claim.id)
            lines.append(replace(line, support=support, origins=tuple(found)))
    lines.sort(key=lambda line: _weight(line, pile))
    return tuple(replace(line, number=number) for number, line in enumerate(lines, start=1))


def _claim_line(claim: Claim, pile: Pile) -> ClaimLine | None:
    """Return the claim with its statements in order, or None if none of them was handed in."""
    lines = [pile.statements[one] for one in claim.statements if one in pile.statements]
    if not lines:
        return None
    lines.sort(key=lambda line: place(line, pile))
    articles = tuple(dict.fromkeys(line.doc for line in lines))
    dated = [line for line in lines if pile.articles[line.doc].published]
    return ClaimLine(
        id=claim.id,
        number=0,
        gist=claim.gist,
        gist_of=claim.gist_of,
        statements=tuple(line.id for line in lines),
        articles=articles,
        first=dated[0].id if dated else None,
        undated=sum(not pile.articles[doc].published for doc in articles),
        support=None,
        origins=(),
    )


def _weight(line: ClaimLine, pile: Pile) -> tuple[int | str, ...]:
    """Sort key: several articles before one, then origins, articles, first appearance."""
    high, low = (line.support.high, line.support.low) if line.support else (0, 0)
    count = len(line.articles)
    first = pile.statements[line.statements[0]]
    return (count < 2, -high, -low, -count, *place(first, pile), line.id)


# --- voices --------------------------------------------------------------------------------------


def _voices(pile: Pile, story: Story) -> tuple[VoiceLine, ...]:
    """Return the voices; a mouth that is no source is shown under its own words."""
    sources = {source.id: source for source in story.sources}
    said: defaultdict[Source, list[StatementLine]] = defaultdict(list)
    for line in pile.statements.values():
        mouth = line.chain[0]
        own = Source("", mouth.kind, mouth.name, mouth.anonymity, ())
        said[sources.get(mouth.source, own)].append(line)
    lines = []
    for source, each in said.items():
        titles = sorted(pile.titles.get(source.id, {}).values(), key=by_place)
        ordered = sorted(each, key=lambda line: moment(line, pile))
        lines.append(_voice_line(source, ordered, titles))
    lines.sort(key=_voice_key)
    return tuple(lines)


def _voice_line(source: Source, own: Sequence[StatementLine], titles: Iterable[Title]) -> VoiceLine:
    return VoiceLine(
        source=source.id,
        name=source.name,
        kind=source.kind,
        anonymity=source.anonymity,
        titles=tuple(titles),
        statements=tuple(line.id for line in own),
        articles=len({line.doc for line in own}),
    )


def _voice_key(one: VoiceLine) -> tuple[int | str, ...]:
    nameless = one.kind in NAMELESS or not one.name
    return (nameless, not one.name, -len(one.statements), one.name, one.kind, one.source)


def _tallies(pile: Pile) -> tuple[Tally, ...]:
    """Return the tally of all statements, then one for each outlet, the largest first."""
    counted = [line for line in pile.statements.values() if not line.carries]
    outlets: defaultdict[str, list[StatementLine]] = defaultdict(list)
    for line in counted:
        outlets[pile.articles[line.doc].outlet].append(line)
    each = [_tally(outlet, lines) for outlet, lines in outlets.items()]
    each.sort(key=lambda tally: (-tally.statements, tally.outlet))
    return (replace(_tally("", counted), everything=True), *each)


def _tally(outlet: str, lines: Sequence[StatementLine]) -> Tally:
    mouths = [(line.chain[0], line.id) for line in lines]
    shares = []
    for anonymity in Anonymity:
        ids = tuple(
            i for m, i in mouths if m.kind is Kind.UNNAMED and m.name and _class(m) is anonymity
        )
        if ids:
            shares.append(Share(anonymity, ids))
    return Tally(
        outlet=outlet,
        everything=False,
        statements=len(lines),
        unnamed=tuple(shares),
        hearsay=tuple(i for m, i in mouths if m.kind is Kind.HEARSAY),
        absent=tuple(i for m, i in mouths if _is_absent(m)),
    )


def _class(mouth: Hand) -> Anonymity:
    return mouth.anonymity or Anonymity.BARE


def _is_absent(mouth: Hand) -> bool:
    return not mouth.name and mouth.kind is not Kind.HEARSAY


# --- conflicts, doubts, gaps ---------------------------------------------------------------------


def _conflicts(pile: Pile, conflicts: Iterable[Conflict]) -> tuple[ConflictLine, ...]:
    lines = [
        ConflictLine(
            id=one.id,
            kind=one.kind,
            about=one.about,
            left=_side(one.left),
            right=_side(one.right),
            rule=one.basis.rule,
            note=one.basis.note,
        )
        for one in conflicts
        if {one.left.at.doc, one.right.at.doc} <= pile.articles.keys()
    ]
    kinds = list(ConflictKind)
    return tuple(sorted(lines, key=lambda line: (kinds.index(line.kind), line.about, line.id)))


def _reuse(pile: Pile, derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """Return the pairs of articles that share text, in the order of the articles."""

    def key(one: Derivation) -> tuple[list[int], str]:
        return sorted(pile.articles[doc].number for doc in (one.left, one.right)), one.id

    known = [one for one in derivations if {one.left, one.right} <= pile.articles.keys()]
    return tuple(sorted(known, key=key))


def _positions(pile: Pile, story: Story) -> tuple[PositionLine, ...]:
    names = {source.id: source.name for source in story.sources}
    lines = [
        PositionLine(
            source=one.source,
            name=names.get(one.source, ""),
            proposal=one.proposal,
            stance=one.stance,
            since=one.since,
            statement=one.statement,
            observed=one.observed,
            condition=one.condition,
        )
        for one in story.positions
        if one.statement in pile.statements
    ]
    lines.sort(key=lambda one: _position_key(one, pile))
    return tuple(lines)


def _position_key(one: PositionLine, pile: Pile) -> tuple[int | str, ...]:
    """Sort key: by actor, then by date, then by place in the pile."""
    where = place(pile.statements[one.statement], pile)
    return (one.name, one.source, *days(one.since), *where, one.proposal, one.stance)


def _side(side: Side) -> SideLine:
    return SideLine(side.at.doc, side.at, side.text, side.statement)


def _gaps(pile: Pile, story: Story, findings: Sequence[Finding]) -> Gaps:
    articles = sorted(pile.articles.values(), key=_by_number)
    met = {*findings, *story.findings, *pile.findings}
    return Gaps(
        undated=tuple(line.doc for line in articles if not line.published),
        outletless=tuple(line.doc for line in articles if not line.outlet),
        silent=tuple(line.doc for line in articles if not line.statements),
        speakerless=tuple(s.id for s in pile.statements.values() if _is_absent(s.chain[0])),
        doubts=tuple(sorted(_doubts(pile, story.links), key=lambda one: _doubt_key(one, pile))),
        findings=tuple(sorted(met, key=lambda one: _finding_key(one, pile))),
    )


def _doubts(pile: Pile, links: Sequence[Link]) -> Iterator[DoubtLine]:
    """Yield the undecided links whose two sides were handed in and which no person decided."""
    decided = {
        (link.left, link.right)
        for link in links
        if link.by != "rule" and link.verdict is not Verdict.UNSURE
    }
    for link in links:
        if link.verdict is not Verdict.UNSURE or (link.left, link.right) in decided:
            continue
        sides = [(_doubted(one, pile), one) for one in sides_of(link)]
        found = sorted(
            ((side, one) for side, one in sides if side),
            key=lambda pair: (pile.articles[pair[0].doc].number, pair[0].at, pair[1]),
        )
        if len(found) == 2:
            (left, first), (right, second) = found
            about = Matter.STATEMENT if left.statement else Matter.VOICE
            yield DoubtLine(about, first, second, left, right, link.basis.rule, link.basis.note)


def _doubt_key(one: DoubtLine, pile: Pile) -> tuple[int | str, ...]:
    """Sort key: voices before statements, then by place in the pile."""
    left, right = (
        (pile.articles[side.doc].number, side.at.start) for side in (one.left_side, one.right_side)
    )
    return (one.about is Matter.STATEMENT, *left, *right, one.left, one.right, one.rule, one.note)


def _doubted(one: str, pile: Pile) -> SideLine | None:
    line = pile.statements.get(one)
    if line:
        return SideLine(line.doc, line.content[0], line.fragments[0], line.id)
    return pile.personas.get(one)


def _texts(
    pile: Pile, claims: Iterable[ClaimLine], limit: int
) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    """Return the articles shown in full, and the ids of those that have statements but no room."""
    wanted = dict.fromkeys(doc for claim in claims for doc in claim.articles)
    wanted.update(dict.fromkeys(line.doc for line in pile.statements.values()))
    by_number = sorted(list(wanted)[:limit], key=lambda doc: pile.articles[doc].number)
    left_out = sorted(list(wanted)[limit:], key=lambda doc: pile.articles[doc].number)
    return tuple(pile.texts[doc] for doc in by_number), tuple(left_out)


# --- orders --------------------------------------------------------------------------------------


def _by_number(line: ArticleLine) -> int:
    return line.number


def _event_key(line: EventLine, pile: Pile) -> tuple[int | str, ...]:
    start = line.at.start if line.at else -1
    return (*days(line.when), pile.articles[line.doc].number, start, line.id)


def _finding_key(one: Finding, pile: Pile) -> tuple[int | str, ...]:
    if one.at is None:
        return (one.code, 0, 0, 0, "", one.path, one.message)
    article = pile.articles.get(one.at.doc)
    number = article.number if article else 0
    return (one.code, number, one.at.start, one.at.end, one.at.doc, one.path, one.message)
