"""One pass over the readings: the dossier's lines of articles and statements, and their order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.records.articles import Article, Document, Role
from sayso.records.dossier import ArticleLine, Aside, Hand, SideLine, StatementLine, Text, Title
from sayso.records.places import Anchor, Dating, Finding
from sayso.records.speech import Mention, Persona, Reading, Statement
from sayso.records.stories import Link, Source, Story, Verdict

KEPT = frozenset({Role.BODY, Role.HEADLINE})  # every other role was set aside
OPENING = 70  # code points of an article's first words
_DIGITS = re.compile(r"([0-9]{1,18})")


@dataclass(slots=True)
class Pile:
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
            carries = statement.id in carriers
            self.statements[statement.id] = _statement_line(statement, document, hands, carries)
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
                titles[naming.title] = min(titles.get(naming.title, title), title, key=by_place)

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


def gather(readings: Iterable[Reading], story: Story) -> Pile:
    """Return the lines of all readings, articles numbered and statements in their order."""
    asked = frozenset(
        side for link in story.links if link.verdict is Verdict.UNSURE for side in sides_of(link)
    )
    sources = {persona: source for source in story.sources for persona in source.personas}
    pile = Pile(sources, asked)
    for reading in readings:
        pile.take(reading)
    ordered = sorted(pile.articles.values(), key=_by_date)
    for number, line in enumerate(ordered, start=1):
        pile.articles[line.doc] = replace(line, number=number)
    pile.statements = {
        line.id: line for line in sorted(pile.statements.values(), key=lambda s: place(s, pile))
    }
    return pile


def _article_line(reading: Reading) -> ArticleLine:
    document, article = reading.document, reading.article
    return ArticleLine(
        doc=document.id,
        number=0,
        path=document.path,
        url=document.url,
        title=article.title.name if article.title else "",
        opening=_opening(reading),
        outlet=article.outlet.name if article.outlet else "",
        published=article.published,
        credit=article.credit.name if article.credit else "",
        characters=len(document.text),
        aside=_aside(article),
        statements=len(reading.statements),
        findings=len(reading.findings),
    )


def _opening(reading: Reading) -> str:
    """Return the first words of the body, cut between two words."""
    text = reading.document.text
    for block in reading.article.blocks:
        if block.role is Role.BODY:
            words = " ".join(text[block.at.start : min(block.at.end, block.at.start + 200)].split())
            return words if len(words) <= OPENING else words[:OPENING].rpartition(" ")[0]
    return ""


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


def _statement_line(
    statement: Statement,
    document: Document,
    hands: _Hands,
    carries: bool,  # noqa: FBT001 - a fact of the record
) -> StatementLine:
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
        carries=carries,
        confidence=statement.basis.score,
        rule=statement.basis.rule,
    )


def sides_of(link: Link) -> tuple[str, str]:
    """Return the ids of the two things that a link is about."""
    return link.left, link.right


def days(when: Dating | None) -> tuple[int, int]:
    """Return the sort key of a date: undated is last."""
    last = date.max.toordinal() + 1
    return (when.earliest.toordinal(), when.latest.toordinal()) if when else (last, last)


def _by_date(line: ArticleLine) -> tuple[tuple[int, int], list[str | int], str]:
    """Sort key of articles: by date, then as people count ("feed#9" before "feed#10")."""
    path = [int(part) if odd % 2 else part for odd, part in enumerate(_DIGITS.split(line.path))]
    return days(line.published), path, line.doc


def by_place(title: Title) -> tuple[Anchor, str]:
    """Return the sort key of titles."""
    return title.at, title.text


def place(line: StatementLine, pile: Pile) -> tuple[int | str, ...]:
    """Return the sort key of reading: by article, then by place in it."""
    return (pile.articles[line.doc].number, line.content[0].start, line.content[-1].end, line.id)


def moment(line: StatementLine, pile: Pile) -> tuple[int | str, ...]:
    """Return the sort key of time: by date, then by article and place."""
    return (*days(pile.when(line)), *place(line, pile))
