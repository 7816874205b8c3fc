"""The dossier: which records are shown, in which order. It selects and counts, and adds no word."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.records.articles import Article, Document, Role
from sayso.records.dossier import (
    ArticleLine,
    Aside,
    ClaimLine,
    ConflictLine,
    Dossier,
    DoubtLine,
    EventLine,
    Gaps,
    Hand,
    Matter,
    Share,
    SideLine,
    StatementLine,
    Tally,
    Text,
    Title,
    VoiceLine,
)
from sayso.records.places import Anchor, Dating, Finding
from sayso.records.speech import Anonymity, Kind, Mention, Persona, Reading, Statement
from sayso.records.stories import (
    Claim,
    Conflict,
    ConflictKind,
    Event,
    Link,
    Origin,
    Position,
    Side,
    Source,
    Story,
    Verdict,
)

TEXTS = 500  # articles shown in full unless asked otherwise; about 5 MB of HTML
KEPT = frozenset({Role.BODY, Role.HEADLINE})  # every other role was set aside
_DIGITS = re.compile(r"([0-9]{1,18})")
NAMELESS = frozenset({Kind.UNNAMED, Kind.HEARSAY})


@dataclass(slots=True)
class _Pile:
    """What one pass over the readings gathers: lines, not yet in the order of the dossier."""

    sources: Mapping[str, Source]  # by id of persona
    personas_asked: frozenset[str]
    articles: dict[str, ArticleLine] = field(default_factory=dict)
    statements: dict[str, StatementLine] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    personas: dict[str, SideLine] = field(default_factory=dict)
    titles: dict[str, dict[str, Title]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, reading: Reading) -> None:
        """Add one reading."""
        document = reading.document
        self.articles[document.id] = _article_line(reading)
        self.findings += reading.findings
        hands = _Hands(document, reading.personas, self.sources)
        carriers = {s.within for s in reading.statements if s.within}
        for statement in reading.statements:
            line = _statement_line(statement, document, hands)
            self.statements[statement.id] = replace(line, carries=statement.id in carriers)
        if reading.statements:
            self.texts[document.id] = Text(document.id, document.text, reading.article.blocks)
        for persona in reading.personas:
            self._take_persona(persona, document)

    def _take_persona(self, persona: Persona, document: Document) -> None:
        places = persona.mentions + tuple(naming.at for naming in persona.namings)
        if persona.id in self.personas_asked and places:
            at = min(places)
            self.personas[persona.id] = SideLine(document.id, at, at.words(document.text), None)
        source = self.sources.get(persona.id)
        if source is None:
            return
        titles = self.titles.setdefault(source.id, {})
        for naming in persona.namings:
            if naming.title:
                title = Title(naming.title, naming.at)
                titles[naming.title] = min(titles.get(naming.title, title), title, key=_by_place)

    def when(self, line: StatementLine) -> Dating | None:
        """Return when the statement was made, or else printed."""
        return line.said or self.articles[line.doc].published


class _Hands:
    """Finds the voice behind each mention of one article."""

    def __init__(
        self, document: Document, personas: Iterable[Persona], sources: Mapping[str, Source]
    ) -> None:
        self._text = document.text
        self._sources = sources
        self._personas: defaultdict[Anchor, list[Persona]] = defaultdict(list)
        for persona in personas:
            for at in persona.mentions:
                self._personas[at].append(persona)

    def hand(self, mention: Mention) -> Hand:
        """Return the hand that ``mention`` is: the source if there is one, else its own words."""
        found = self._personas.get(mention.at, []) if mention.at else []
        if not found:
            name = " ".join(mention.text.split())
            return Hand(name, mention.text, mention.kind, mention.anonymity, "", mention.at)
        persona = min(found, key=lambda one: (one.kind is not mention.kind, one.id))
        voice = self._sources.get(persona.id)
        known = voice or persona
        text = mention.text
        return Hand(
            known.name, text, known.kind, known.anonymity, voice.id if voice else "", mention.at
        )


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
    pile = _gather(readings, story)
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
        reuse=tuple(
            d for d in story.derivations if d.left in pile.articles and d.right in pile.articles
        ),
        positions=_positions(pile, story.positions),
        unnamed=_tallies(pile),
        gaps=_gaps(pile, story, findings),
        texts=shown,
        left_out=left_out,
    )


def _gather(readings: Iterable[Reading], story: Story) -> _Pile:
    asked = frozenset(
        side for link in story.links if link.verdict is Verdict.UNSURE for side in _sides(link)
    )
    sources = {persona: source for source in story.sources for persona in source.personas}
    pile = _Pile(sources, asked)
    for reading in readings:
        pile.take(reading)
    ordered = sorted(pile.articles.values(), key=_by_date)
    for number, line in enumerate(ordered, start=1):
        pile.articles[line.doc] = replace(line, number=number)
    pile.statements = {
        line.id: line for line in sorted(pile.statements.values(), key=lambda s: _place(s, pile))
    }
    return pile


# --- lines ---------------------------------------------------------------------------------------


def _article_line(reading: Reading) -> ArticleLine:
    document, article = reading.document, reading.article
    return ArticleLine(
        doc=document.id,
        number=0,
        path=document.path,
        url=document.url,
        title=article.title.name if article.title else "",
        outlet=article.outlet.name if article.outlet else "",
        published=article.published,
        credit=article.credit.name if article.credit else "",
        characters=len(document.text),
        aside=_aside(article),
        statements=len(reading.statements),
        findings=len(reading.findings),
    )


def _aside(article: Article) -> tuple[Aside, ...]:
    blocks: Counter[Role] = Counter()
    characters: Counter[Role] = Counter()
    for block in article.blocks:
        blocks[block.role] += 1
        characters[block.role] += block.at.end - block.at.start
    return tuple(
        Aside(role, blocks[role], characters[role])
        for role in Role
        if role not in KEPT and blocks[role]
    )


def _statement_line(statement: Statement, document: Document, hands: _Hands) -> StatementLine:
    return StatementLine(
        id=statement.id,
        doc=statement.doc,
        path=document.path,
        content=statement.content,
        fragments=tuple(at.words(document.text) for at in statement.content),
        manner=statement.manner,
        act=statement.act,
        chain=tuple(hands.hand(hop.mention) for hop in statement.chain.hops),
        said=statement.said,
        within=statement.within,
        carries=False,
        confidence=statement.basis.score,
        rule=statement.basis.rule,
    )


def _event_line(event: Event, pile: _Pile) -> EventLine:
    line = pile.statements.get(event.statement or "")
    at = line.content[0] if line else None
    return EventLine(event.id, event.kind, event.when, event.doc, event.statement, event.text, at)


# --- claims --------------------------------------------------------------------------------------


def _claims(pile: _Pile, story: Story) -> tuple[ClaimLine, ...]:
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


def _claim_line(claim: Claim, pile: _Pile) -> ClaimLine | None:
    """Return the claim with its statements in order, or None if none of them was handed in."""
    lines = [pile.statements[one] for one in claim.statements if one in pile.statements]
    if not lines:
        return None
    lines.sort(key=lambda line: _place(line, pile))
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


def _weight(line: ClaimLine, pile: _Pile) -> tuple[int | str, ...]:
    """Sort key: several articles before one, then origins, articles, first appearance."""
    high, low = (line.support.high, line.support.low) if line.support else (0, 0)
    count = len(line.articles)
    first = pile.statements[line.statements[0]]
    return (count < 2, -high, -low, -count, *_place(first, pile), line.id)


# --- voices --------------------------------------------------------------------------------------


def _voices(pile: _Pile, story: Story) -> tuple[VoiceLine, ...]:
    """Return the voices; a mouth that is no source is shown under its own words."""
    sources = {source.id: source for source in story.sources}
    said: defaultdict[Source, list[StatementLine]] = defaultdict(list)
    for line in pile.statements.values():
        mouth = line.chain[0]
        own = Source("", mouth.kind, mouth.name, mouth.anonymity, ())
        said[sources.get(mouth.source, own)].append(line)
    lines = []
    for source, each in said.items():
        titles = sorted(pile.titles.get(source.id, {}).values(), key=_by_place)
        ordered = sorted(each, key=lambda line: _moment(line, pile))
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


def _tallies(pile: _Pile) -> tuple[Tally, ...]:
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


def _conflicts(pile: _Pile, conflicts: Iterable[Conflict]) -> tuple[ConflictLine, ...]:
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


def _positions(pile: _Pile, positions: Iterable[Position]) -> tuple[Position, ...]:
    held = [one for one in positions if one.statement in pile.statements]
    held.sort(key=lambda one: (one.source, one.proposal, *_days(one.since), one.statement))
    return tuple(held)


def _side(side: Side) -> SideLine:
    return SideLine(side.at.doc, side.at, side.text, side.statement)


def _gaps(pile: _Pile, story: Story, findings: Sequence[Finding]) -> Gaps:
    articles = sorted(pile.articles.values(), key=_by_number)
    met = {*findings, *story.findings, *pile.findings}
    return Gaps(
        undated=tuple(line.doc for line in articles if not line.published),
        outletless=tuple(line.doc for line in articles if not line.outlet),
        silent=tuple(line.doc for line in articles if not line.statements),
        speakerless=tuple(s.id for s in pile.statements.values() if _is_absent(s.chain[0])),
        doubts=tuple(_doubts(pile, story.links)),
        findings=tuple(sorted(met, key=lambda one: _finding_key(one, pile))),
    )


def _doubts(pile: _Pile, links: Sequence[Link]) -> Iterator[DoubtLine]:
    """Yield the undecided links whose two sides were handed in and which no person decided."""
    decided = {
        (link.left, link.right)
        for link in links
        if link.by != "rule" and link.verdict is not Verdict.UNSURE
    }
    unsure = [link for link in links if link.verdict is Verdict.UNSURE]
    for link in sorted(unsure, key=lambda one: (one.left, one.right, one.by)):
        sides = [_doubted(one, pile) for one in _sides(link)]
        if (link.left, link.right) in decided or None in sides:
            continue
        left, right = (side for side in sides if side)
        about = Matter.STATEMENT if left.statement else Matter.VOICE
        rule, note = link.basis.rule, link.basis.note
        yield DoubtLine(about, link.left, link.right, left, right, rule, note)


def _doubted(one: str, pile: _Pile) -> SideLine | None:
    line = pile.statements.get(one)
    if line:
        return SideLine(line.doc, line.content[0], line.fragments[0], line.id)
    return pile.personas.get(one)


def _texts(
    pile: _Pile, claims: Iterable[ClaimLine], limit: int
) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    """Return the articles shown in full, and the ids of those that have statements but no room."""
    wanted = dict.fromkeys(doc for claim in claims for doc in claim.articles)
    wanted.update(dict.fromkeys(line.doc for line in pile.statements.values()))
    by_number = sorted(list(wanted)[:limit], key=lambda doc: pile.articles[doc].number)
    left_out = sorted(list(wanted)[limit:], key=lambda doc: pile.articles[doc].number)
    return tuple(pile.texts[doc] for doc in by_number), tuple(left_out)


# --- orders --------------------------------------------------------------------------------------


def _sides(link: Link) -> tuple[str, str]:
    return link.left, link.right


def _days(when: Dating | None) -> tuple[int, int]:
    """Return the sort key of a date: undated is last."""
    last = date.max.toordinal() + 1
    return (when.earliest.toordinal(), when.latest.toordinal()) if when else (last, last)


def _by_date(line: ArticleLine) -> tuple[tuple[int, int], list[str | int], str]:
    """Sort key of articles: by date, then as people count ("feed#9" before "feed#10")."""
    path = [int(part) if odd % 2 else part for odd, part in enumerate(_DIGITS.split(line.path))]
    return _days(line.published), path, line.doc


def _by_number(line: ArticleLine) -> int:
    return line.number


def _by_place(title: Title) -> tuple[Anchor, str]:
    return title.at, title.text


def _place(line: StatementLine, pile: _Pile) -> tuple[int | str, ...]:
    """Return the sort key of reading: by article, then by place in it."""
    return (pile.articles[line.doc].number, line.content[0].start, line.content[-1].end, line.id)


def _moment(line: StatementLine, pile: _Pile) -> tuple[int | str, ...]:
    return (*_days(pile.when(line)), *_place(line, pile))


def _event_key(line: EventLine, pile: _Pile) -> tuple[int | str, ...]:
    start = line.at.start if line.at else -1
    return (*_days(line.when), pile.articles[line.doc].number, start, line.id)


def _finding_key(one: Finding, pile: _Pile) -> tuple[int | str, ...]:
    if one.at is None:
        return (one.code, 0, 0, 0, "", one.path, one.message)
    article = pile.articles.get(one.at.doc)
    number = article.number if article else 0
    return (one.code, number, one.at.start, one.at.end, one.at.doc, one.path, one.message)
