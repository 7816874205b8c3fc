"""What a dossier shows: quotations, counts and references, selected and in order.

Every rendering (terminal, Markdown, HTML, JSON) shows this tree and nothing else. Statements and
articles stand in it once; the sections name them by id. No field holds a sentence of Sayso's own
about the world.
"""

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.articles import Block, Role
from sayso.records.places import Anchor, Dating, Finding
from sayso.records.speech import Act, Anonymity, Kind, Manner
from sayso.records.stories import ConflictKind, Derivation, EventKind, Origin, Support


@dataclass(frozen=True, slots=True)
class Aside:
    """How much of one article has one role other than body and headline."""

    role: Role
    blocks: int
    characters: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article that came in.

    Attributes:
        doc: Id of the document.
        number: Place in the dossier, from 1; shown as "A1".
        path: The input as the user named it.
        url: Address of the page, or "".
        title: The headline as it stands, or "" if nothing shows one.
        opening: The first words of its body, to know it by.
        outlet: Who published it, or "" if nothing names it.
        published: When, or None if nothing dates it.
        credit: The agency or author that the outlet credits, or "".
        characters: Code points of the text.
        aside: What was set aside, by role, in the order of ``Role``.
        statements: How many statements were found in it.
        findings: How many findings are about it.
    """

    doc: str
    number: int
    path: str
    url: str
    title: str
    opening: str
    outlet: str
    published: Dating | None
    credit: str
    characters: int
    aside: tuple[Aside, ...]
    statements: int
    findings: int


@dataclass(frozen=True, slots=True)
class Hand:
    """One pair of hands in a chain.

    Attributes:
        name: The voice's name; "" if the article names nobody.
        text: The words of the article at this place, such as "He"; "" if there are none.
        kind: What the voice is.
        anonymity: For kind UNNAMED; else None.
        source: Id of the source, or "" if the voice is none.
        at: Where the article names it, if it does.
    """

    name: str
    text: str
    kind: Kind
    anonymity: Anonymity | None
    source: str
    at: Anchor | None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement, with all that a reader needs to check it.

    Attributes:
        id: Id of the statement.
        doc: Id of the article that it stands in.
        path: That article's path.
        content: Where its words are; several anchors if a cue breaks the quotation.
        fragments: The words at each of these places, exactly.
        manner: How the words are given.
        act: What the speaker does by speaking.
        chain: The hands, from the mouth outwards; the article is not listed.
        said: When it was said, if the article tells.
        within: Id of the statement that this one stands inside, or None.
        carries: True if another statement stands inside this one.
        confidence: Of the extraction, in [0, 1].
        rule: Code of the rule, or name of the model, that found it.
    """

    id: str
    doc: str
    path: str
    content: tuple[Anchor, ...]
    fragments: tuple[str, ...]
    manner: Manner
    act: Act
    chain: tuple[Hand, ...]
    said: Dating | None
    within: str | None
    carries: bool
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of the story, weighed.

    Attributes:
        id: Id of the claim.
        number: Place in the dossier, from 1; shown as "C1".
        gist: The words of one of its statements.
        gist_of: Id of that statement.
        statements: Ids, by date of publication, then by place.
        articles: Ids of the documents that carry it, in the dossier's order.
        first: Id of the statement in the earliest dated article; None if none is dated.
        undated: How many of its articles are undated.
        support: How many independent origins it has; None if they were not counted.
        origins: These origins, certain ones first.
    """

    id: str
    number: int
    gist: str
    gist_of: str
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    first: str | None
    undated: int
    support: Support | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A title that an article gives to a voice: the words, and where."""

    text: str
    at: Anchor


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One voice and everything that it said, or is said to have said.

    Attributes:
        source: Id of the source, or "" for mouths that are none.
        name: The name most often used; "" if the articles name nobody.
        kind: What it is.
        anonymity: For kind UNNAMED; else None.
        titles: Different titles that the articles give to it, each once.
        statements: Ids of the statements of which it is the mouth, by date, then by place.
        articles: How many articles these stand in.
    """

    source: str
    name: str
    kind: Kind
    anonymity: Anonymity | None
    titles: tuple[Title, ...]
    statements: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the timeline; ``at`` is where its words stand, if they stand in the text."""

    id: str
    kind: EventKind
    when: Dating | None
    doc: str
    statement: str | None
    text: str
    at: Anchor | None


@dataclass(frozen=True, slots=True)
class SideLine:
    """One of two passages that are set side by side."""

    doc: str
    at: Anchor
    text: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Two passages that cannot both be right."""

    id: str
    kind: ConflictKind
    about: str
    left: SideLine
    right: SideLine
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """Where an actor stands on a proposal, and the statement that shows it.

    Attributes:
        source: Id of the actor.
        name: The actor's name.
        proposal: The proposal, quoted from the statement.
        stance: From -2, reject and threaten, to 2, committed or acting.
        since: When, if the article tells.
        statement: Id of the statement.
        observed: True if the actor says so, False if somebody says it of them.
        condition: "if" or "unless" clause, quoted, or "".
    """

    source: str
    name: str
    proposal: str
    stance: int
    since: Dating | None
    statement: str
    observed: bool
    condition: str


class Matter(StrEnum):
    """What an undecided link is about: two names for one voice, or two wordings of one claim."""

    VOICE = "voice"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Two things that may be one: neither the rules nor a person decided it."""

    about: Matter
    left: str
    right: str
    left_side: SideLine
    right_side: SideLine
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class Share:
    """The statements that rest on unnamed sources of one anonymity class."""

    anonymity: Anonymity
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """On whom the statements of one outlet, or of all, rest.

    A statement that carries another one is not counted; the one inside it is.

    Attributes:
        outlet: Its name; "" if unknown.
        everything: True for the tally of all outlets together.
        statements: How many statements are counted: the denominator.
        unnamed: Those resting on unnamed sources, by class.
        hearsay: Ids of those for which nobody stands ("reportedly").
        absent: Ids of those for which the article gives no speaker at all.
    """

    outlet: str
    everything: bool
    statements: int
    unnamed: tuple[Share, ...]
    hearsay: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What could not be established.

    Attributes:
        undated: Ids of documents without a date of publication.
        outletless: Ids of documents without a known outlet.
        silent: Ids of documents in which no statement was found.
        speakerless: Ids of statements without a speaker.
        doubts: Links that are undecided.
        findings: Everything odd that was met, by code, then by place.
    """

    undated: tuple[str, ...]
    outletless: tuple[str, ...]
    silent: tuple[str, ...]
    speakerless: tuple[str, ...]
    doubts: tuple[DoubtLine, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article in full: its text layer and the blocks in it."""

    doc: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole, in the order in which it is shown.

    Attributes:
        articles: What came in, dated ones first and in order of their dates.
        statements: All statements, by article and place.
        claims: By weight: those in several articles first, then by number of origins.
        voices: Named ones first, by number of statements.
        timeline: Dated events, in order.
        undated: Events that nothing dates.
        conflicts: Passages that cannot both be right.
        reuse: Articles that share text.
        positions: Stances of actors, by actor and date.
        unnamed: The tally of all, then one for each outlet.
        gaps: What could not be established.
        texts: Articles in full: those with statements, as many as were asked for.
        left_out: Ids of articles with statements whose text is not among ``texts``.
    """

    articles: tuple[ArticleLine, ...]
    statements: tuple[StatementLine, ...]
    claims: tuple[ClaimLine, ...]
    voices: tuple[VoiceLine, ...]
    timeline: tuple[EventLine, ...]
    undated: tuple[EventLine, ...]
    conflicts: tuple[ConflictLine, ...]
    reuse: tuple[Derivation, ...]
    positions: tuple[PositionLine, ...]
    unnamed: tuple[Tally, ...]
    gaps: Gaps
    texts: tuple[Text, ...]
    left_out: tuple[str, ...]
