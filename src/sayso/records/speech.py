"""Who said what in one article: mentions, chains, statements, and the personas behind them."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.articles import Article, Document
from sayso.records.places import Anchor, Basis, Dating, Finding

GAP = " "  # stands between the fragments of a broken quotation in ``Statement.text``
ATTITUDE = "SP022"  # rule of statements that show what somebody thinks or wants


class Kind(StrEnum):
    """What a source is."""

    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    OUTLET = "outlet"
    HEARSAY = "hearsay"


class Anonymity(StrEnum):
    """How much an article tells of a source that it does not name.

    AUTHORITATIVE: placed so that they would know ("familiar with the talks", "in the room").
    OFFICIAL: holds an office ("a senior official", "a minister").
    DESIGNATED: placed by house or side ("a Whitehall source", "a union insider").
    BARE: nothing ("sources", "some", "a source").
    """

    AUTHORITATIVE = "authoritative"
    OFFICIAL = "official"
    DESIGNATED = "designated"
    BARE = "bare"


class Manner(StrEnum):
    """How the words are given: between quotation marks, in the article's words, or both."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the speaker does by speaking. DECLINE is neither to confirm nor to deny."""

    ASSERT = "assert"
    DENY = "deny"
    DECLINE = "decline"
    PLEDGE = "pledge"
    DEMAND = "demand"
    PROPOSE = "propose"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as one article names it.

    Attributes:
        at: Where it is named; None if the article leaves it out or it is inferred.
        text: The words at ``at``; "" if there are none.
        kind: What it is.
        anonymity: How much is told of it, for kind UNNAMED; else None.
    """

    at: Anchor | None
    text: str
    kind: Kind
    anonymity: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One pair of hands: who, and the cue that shows the words passing through them.

    Attributes:
        mention: Who.
        cue: What shows it; None if nothing does.
        basis: Why the hop is there, if it is inferred and not written; else None.
    """

    mention: Mention
    cue: Anchor | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """The hands that words passed through, from the mouth outwards; the article is not listed.

    Raises:
        ValueError: If there is no hop; an absent speaker is a Mention without a place.
    """

    hops: tuple[Hop, ...]

    def __post_init__(self) -> None:
        if not self.hops:
            raise ValueError("a chain has at least the mouth")

    @property
    def mouth(self) -> Mention:
        """The one who spoke."""
        return self.hops[0].mention


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of reported speech in one article.

    Attributes:
        id: Digest of the document, the content's place and the mouth.
        content: Where the words are, in order; several anchors if a cue breaks the quotation.
        text: The words at ``content``, fragments joined by GAP.
        cue: The words that show speech, such as "said"; None for a bare quotation.
        manner: How the words are given.
        act: What the speaker does by speaking.
        chain: The hands that the words passed through.
        within: Id of the statement that this one stands inside, if any.
        said: When it was said, if the article tells; not the date of publication.
        basis: Why we think so; its score is the confidence of the extraction.
    """

    id: str
    content: tuple[Anchor, ...]
    text: str
    cue: Anchor | None
    manner: Manner
    act: Act
    chain: Chain
    within: str | None
    said: Dating | None
    basis: Basis

    @property
    def doc(self) -> str:
        """Id of the document that it stands in."""
        return self.content[0].doc


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an article names somebody in full, with the title it gives them.

    Attributes:
        at: The name and its title, such as "French President Emmanuel Macron".
        name: The name alone.
        title: The title as it stands, or "".
        text: The words at ``at``.
    """

    at: Anchor
    name: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """A source as one article presents it: every place there that names the same voice.

    Attributes:
        id: Digest of document, kind and name.
        doc: Id of the document.
        kind: What it is.
        name: The fullest name that this article gives; for an unnamed source its own words.
        anonymity: For kind UNNAMED; else None.
        mentions: Places of the chain mentions that are this voice.
        namings: Places that name it in full, with titles.
        basis: Why these mentions are one voice.
    """

    id: str
    doc: str
    kind: Kind
    name: str
    anonymity: Anonymity | None
    mentions: tuple[Anchor, ...]
    namings: tuple[Naming, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one document gave, before other articles are looked at."""

    document: Document
    article: Article
    statements: tuple[Statement, ...] = ()
    personas: tuple[Persona, ...] = ()
    findings: tuple[Finding, ...] = ()
