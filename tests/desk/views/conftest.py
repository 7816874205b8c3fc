"""A small story about an invented harbour, drawn by hand: what every rendering must show well."""

from datetime import date

import pytest

from sayso.records.articles import Article, Block, Document, Named, Role
from sayso.records.dossier import Dossier
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating, Finding
from sayso.records.speech import (
    GAP,
    Act,
    Anonymity,
    Chain,
    Hop,
    Kind,
    Manner,
    Mention,
    Naming,
    Persona,
    Reading,
    Statement,
)
from sayso.records.stories import (
    Claim,
    Conflict,
    ConflictKind,
    Derivation,
    Direction,
    Event,
    EventKind,
    Link,
    Origin,
    Position,
    Relation,
    Side,
    Source,
    Story,
    Support,
    Verdict,
)
from sayso.story.dossier import dossier

DRAWN = Basis("IN000", 1.0, (), "drawn by hand")

COURIER = """\
Home | News | Sport
Ferry to Vell may stop
By Ina Brandt
ORLO: The ferry to Vell will stop on Monday, harbour minister Dana Orlo said, Northwire reported on 3 May.

“We have no oil,” Ms Orlo told reporters, “and we will not beg for any.”

Two hundred jobs are reportedly at risk. A harbour insider said the port owes 12 million crowns.
Read also: Mayor of Quill “never” ate the fish, he says
"""  # noqa: E501 - an article's lines are as long as they are

GAZETTE = """\
The minister of trade, Dana Orlo, denied that the port owes anything.\r\n\r\n\
Union leader Tomas Reik said the port owes 20 million crowns & <b>more</b>.\r\n\
<script>alert("the harbour")</script> he added.\r\n\
It was \x1b[31mred\x1b[0m and \u202edenrut\u202c.\r\n"""

WEEKLY = """\
An official said the ferry would stop. Sources said otherwise.
"""


class Sheet:
    """One article on which statements and voices are marked by quoting their words."""

    def __init__(self, path: str, text: str, **article: object) -> None:
        self.document = Document(digest(path), text, "text/plain", path, digest=digest(text))
        self.article = article
        self.statements: list[Statement] = []
        self.personas: list[Persona] = []
        self.blocks: list[Block] = []

    def at(self, words: str, nth: int = 0) -> Anchor:
        """Return where the words stand for the nth time."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        return self.document.at(start, start + len(words))

    def mark(self, words: str, role: Role) -> None:
        self.blocks.append(Block(self.at(words), role, DRAWN))

    def voice(self, *words: str, name: str, kind: Kind, title: str = "") -> Persona:
        places = tuple(self.at(each) for each in words)
        namings = (Naming(self.at(f"{title} {name}"), name, title),) if title else ()
        which = Anonymity.OFFICIAL if "official" in name else Anonymity.DESIGNATED
        persona = Persona(
            digest(self.document.id, kind, name),
            self.document.id,
            kind,
            name,
            which if kind is Kind.UNNAMED else None,
            places,
            namings,
            DRAWN,
        )
        self.personas.append(persona)
        return persona

    def say(
        self,
        *words: str,
        chain: tuple[tuple[str, Kind], ...],
        manner: Manner = Manner.INDIRECT,
        act: Act = Act.ASSERT,
        within: Statement | None = None,
        said: date | None = None,
    ) -> Statement:
        content = tuple(self.at(each) for each in words)
        hops = tuple(Hop(Mention(self.at(t) if t else None, t, kind)) for t, kind in chain)
        statement = Statement(
            id=digest(self.document.id, *map(str, content)),
            content=content,
            text=GAP.join(words),
            cue=None,
            manner=manner,
            act=act,
            chain=Chain(hops),
            within=within.id if within else None,
            said=Dating(said, said, DRAWN) if said else None,
            basis=Basis("SP001", 0.9),
        )
        self.statements.append(statement)
        return statement

    def reading(self, *findings: Finding) -> Reading:
        """Return all that was marked; what has no role yet is body, line by line."""
        return Reading(
            self.document,
            Article(self.document.id, blocks=tuple(self._blocks()), **self.article),  # type: ignore[arg-type]
            tuple(self.statements),
            tuple(self.personas),
            findings,
        )

    def _blocks(self) -> list[Block]:
        marked = sorted(self.blocks, key=lambda block: block.at.start)
        found, start = [], 0
        for block in [*marked, None]:
            end = block.at.start if block else len(self.document.text)
            found += self._lines(start, end)
            if block:
                found.append(block)
                start = block.at.end
        return found

    def _lines(self, start: int, end: int) -> list[Block]:
        blocks = []
        for line in self.document.text[start:end].splitlines(keepends=True):
            words = line.strip()
            if words:
                first = start + line.index(words)
                at = self.document.at(first, first + len(words))
                blocks.append(Block(at, Role.BODY, DRAWN))
            start += len(line)
        return blocks


def day(number: int) -> Dating:
    return Dating(date(2031, 5, number), date(2031, 5, number), DRAWN)


def courier() -> Sheet:
    sheet = Sheet(
        "pile/courier.txt",
        COURIER,
        title=Named("Ferry to Vell may stop", DRAWN),
        outlet=Named("The Orlo Courier", DRAWN),
        published=day(4),
    )
    sheet.mark("Home | News | Sport", Role.BANNER)
    sheet.mark("Ferry to Vell may stop", Role.HEADLINE)
    sheet.mark("By Ina Brandt", Role.BYLINE)
    sheet.mark("ORLO:", Role.DATELINE)
    sheet.mark("Read also: Mayor of Quill “never” ate the fish, he says", Role.TEASER)
    outer = sheet.say(
        "The ferry to Vell will stop on Monday, harbour minister Dana Orlo said",
        chain=(("Northwire", Kind.OUTLET),),
    )
    sheet.say(
        "The ferry to Vell will stop on Monday",
        chain=(("harbour minister Dana Orlo", Kind.PERSON), ("Northwire", Kind.OUTLET)),
        within=outer,
        said=date(2031, 5, 3),
    )
    sheet.say(
        "We have no oil,",
        "and we will not beg for any.",
        chain=(("Ms Orlo", Kind.PERSON),),
        manner=Manner.DIRECT,
    )
    sheet.say("Two hundred jobs are reportedly at risk", chain=(("reportedly", Kind.HEARSAY),))
    sheet.say("the port owes 12 million crowns", chain=(("A harbour insider", Kind.UNNAMED),))
    sheet.voice(
        "harbour minister Dana Orlo",
        "Ms Orlo",
        name="Dana Orlo",
        kind=Kind.PERSON,
        title="harbour minister",
    )
    sheet.voice("Northwire", name="Northwire", kind=Kind.OUTLET)
    sheet.voice("A harbour insider", name="A harbour insider", kind=Kind.UNNAMED)
    return sheet


def gazette() -> Sheet:
    sheet = Sheet("pile/gazette.txt", GAZETTE, outlet=Named("Vell Gazette", DRAWN))
    sheet.say(
        "the port owes anything",
        chain=(("The minister of trade, Dana Orlo", Kind.PERSON),),
        act=Act.DENY,
    )
    sheet.say(
        "the port owes 20 million crowns & <b>more</b>",
        chain=(("Union leader Tomas Reik", Kind.PERSON),),
    )
    sheet.say('<script>alert("the harbour")</script>', chain=(("he", Kind.PERSON),))
    sheet.say("It was \x1b[31mred\x1b[0m and \u202edenrut\u202c", chain=(("", Kind.PERSON),))
    sheet.voice("The minister of trade, Dana Orlo", name="Dana Orlo", kind=Kind.PERSON)
    sheet.voice("Union leader Tomas Reik", "he", name="Tomas Reik", kind=Kind.PERSON)
    return sheet


def weekly() -> Sheet:
    sheet = Sheet("pile/weekly.txt", WEEKLY)
    sheet.say("the ferry would stop", chain=(("An official", Kind.UNNAMED),))
    sheet.say("otherwise", chain=(("Sources", Kind.UNNAMED),))
    sheet.voice("An official", name="An official", kind=Kind.UNNAMED)
    return sheet


def _sources(sheets: list[Sheet]) -> tuple[Source, ...]:
    groups: dict[tuple[Kind, str], list[Persona]] = {}
    for sheet in sheets:
        for persona in sheet.personas:
            groups.setdefault((persona.kind, persona.name), []).append(persona)
    return tuple(
        Source(digest(kind, name), kind, name, each[0].anonymity, tuple(sorted(p.id for p in each)))
        for (kind, name), each in groups.items()
    )


def _claims(first: Sheet, second: Sheet, third: Sheet) -> tuple[Claim, ...]:
    """Return the ferry, told by two, and one claim for each other statement."""
    ferry = (first.statements[1], third.statements[0])
    rest = [*first.statements[2:], *second.statements, third.statements[1]]
    groups = [ferry, *((statement,) for statement in rest)]
    return tuple(
        Claim(
            digest("claim", min(s.id for s in group)),
            tuple(sorted(s.id for s in group)),
            group[0].text,
            group[0].id,
        )
        for group in groups
    )


def _origins(claims: tuple[Claim, ...], sheets: list[Sheet]) -> tuple[Origin, ...]:
    claim = claims[0].id
    first, third = sheets[0], sheets[2]
    return (
        Origin(
            digest(claim, "Orlo"),
            claim,
            "Dana Orlo, 3 May",
            first.statements[1].id,
            (first.document.id,),
            certain=True,
            basis=DRAWN,
        ),
        Origin(
            digest(claim, "official"),
            claim,
            "unnamed official in pile/weekly.txt",
            third.statements[0].id,
            (third.document.id,),
            certain=False,
            basis=DRAWN,
        ),
    )


def _conflicts(first: Sheet, second: Sheet) -> tuple[Conflict, ...]:
    def conflict(kind: ConflictKind, about: str, left: Side, right: Side) -> Conflict:
        return Conflict(digest(kind, about), left, right, kind, about, Basis("ST001", 1.0))

    def side(sheet: Sheet, words: str, statement: int | None) -> Side:
        which = sheet.statements[statement].id if statement is not None else None
        return Side(sheet.at(words), words, which)

    return (
        conflict(
            ConflictKind.FIGURE,
            "the port owes",
            side(first, "12 million crowns", 4),
            side(second, "20 million crowns", 1),
        ),
        conflict(
            ConflictKind.IDENTITY,
            "Dana Orlo",
            side(first, "harbour minister Dana Orlo", None),
            side(second, "The minister of trade, Dana Orlo", None),
        ),
    )


def _events(sheets: list[Sheet]) -> tuple[Event, ...]:
    said = [
        Event(digest("said", s.id), EventKind.SAID, s.said, s.doc, s.id, s.text)
        for sheet in sheets
        for s in sheet.statements
    ]
    first = sheets[0].document.id
    return (
        Event(digest("out", first), EventKind.PUBLISHED, day(4), first, None, "Ferry to Vell"),
        *said,
    )


def story(sheets: list[Sheet]) -> Story:
    first, second, third = sheets
    claims = _claims(first, second, third)
    left, right = sorted([first.document.id, third.document.id])
    doubted = sorted([first.personas[2].id, third.personas[0].id])
    return Story(
        links=(
            Link(doubted[0], doubted[1], Verdict.UNSURE, "rule", Basis("VO001", 0.5, (), "a note")),
        ),
        sources=_sources(sheets),
        claims=claims,
        derivations=(
            Derivation(
                digest(left, right),
                left,
                right,
                Relation.COMMON_SOURCE,
                Direction.LATENT,
                0.8,
                (0.31, 0.002),
                ((3, 9, 4, 10),),
                ("both credit Northwire",),
                DRAWN,
            ),
        ),
        origins=_origins(claims, sheets),
        supports=(
            Support(claims[0].id, 1, 2, ("the official may be Dana Orlo",), ("Northwire",)),
            *(Support(claim.id, 1, 1, (), ()) for claim in claims[1:]),
        ),
        positions=(
            Position(
                _sources(sheets)[0].id,
                "we will not beg for any",
                -1,
                day(3),
                first.statements[2].id,
                observed=True,
                condition="",
                basis=DRAWN,
            ),
        ),
        conflicts=_conflicts(first, second),
        events=_events(sheets),
        findings=(Finding("ST001", "something odd | about *all*"),),
    )


@pytest.fixture
def sheets() -> list[Sheet]:
    return [courier(), gazette(), weekly()]


@pytest.fixture
def harbour(sheets: list[Sheet]) -> Dossier:
    odd = Finding("IN005", "no date was found", sheets[1].at("The minister"))
    readings = [sheets[0].reading(), sheets[1].reading(odd), sheets[2].reading()]
    missing = Finding("IN001", "cannot be opened", None, "pile/<gone>.txt")
    return dossier(readings, story(sheets), (missing,))
