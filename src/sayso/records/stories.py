"""What a whole pile says: links, sources, claims, origins, conflicts, and the story they make."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.records.places import Anchor, Basis, Dating, Finding
from sayso.records.speech import Anonymity, Kind


class Verdict(StrEnum):
    """Whether two things are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Link:
    """A stored judgement on two personas or two statements. Overruled, never erased.

    Attributes:
        left: Id of the one, the smaller of the two.
        right: Id of the other.
        verdict: What was judged.
        by: ``rule`` or the name of a person. A person overrules every rule, the later the earlier.
        basis: Why.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Source:
    """A voice across articles, under the name most often used.

    Attributes:
        id: Digest of kind, name and, where two sources share those, their first persona.
        kind: What it is.
        name: The name most often used.
        anonymity: For kind UNNAMED; else None.
        personas: Ids of the personas judged to be this voice, sorted.
    """

    id: str
    kind: Kind
    name: str
    anonymity: Anonymity | None
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What several statements express.

    Attributes:
        id: Digest of its statements' smallest id.
        statements: Ids, sorted.
        gist: The words of one of them.
        gist_of: Id of the statement that the gist is quoted from.
    """

    id: str
    statements: tuple[str, ...]
    gist: str
    gist_of: str


class Relation(StrEnum):
    """How two articles share text."""

    COPY = "copy"
    REWRITE = "rewrite"
    COMMON_SOURCE = "common-source"
    UPDATE = "update"


class Direction(StrEnum):
    """Which article came first; LATENT if both come from a text that is not in the pile."""

    LEFT = "left"
    RIGHT = "right"
    LATENT = "latent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Derivation:
    """Evidence that two articles share text.

    Attributes:
        id: Digest of both documents.
        left: Id of the one document, the smaller of the two.
        right: Id of the other.
        relation: How they share text.
        direction: Which came first.
        confidence: In [0, 1], of the relation.
        containment: Share of the left's word 5-grams that stand in the right, and the reverse.
        spans: (left start, left end, right start, right end) of each shared stretch, in order.
        reasons: What speaks for relation and direction, one line each.
        basis: Rule and evidence.
    """

    id: str
    left: str
    right: str
    relation: Relation
    direction: Direction
    confidence: float
    containment: tuple[float, float]
    spans: tuple[tuple[int, int, int, int], ...]
    reasons: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim entered the world.

    Attributes:
        id: Digest of claim and key.
        claim: Id of the claim.
        name: For the reader: "Dana Orlo, 3 May", "unnamed official in The Courier".
        first: Id of the statement that shows it first.
        carriers: Ids of the documents that carry the claim from here, sorted.
        certain: False if it may be the same as another origin of the claim.
        basis: Rule and evidence.
    """

    id: str
    claim: str
    name: str
    first: str
    carriers: tuple[str, ...]
    certain: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class Support:
    """How many independent origins a claim has, as an interval with reasons.

    Attributes:
        claim: Id of the claim.
        low: Origins left if every possible identity holds, at least 0.
        high: Origins left if only certain identities hold.
        reasons: What was merged, and what could not be decided; one line each.
        witnesses: Names of outlets that heard the speaker themselves, sorted.
    """

    claim: str
    low: int
    high: int
    reasons: tuple[str, ...]
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on a proposal from a date on.

    Attributes:
        source: Id of the actor.
        proposal: The proposal, quoted from the statement.
        stance: -2 reject and threaten, -1 oppose, 0 undecided, 1 support, 2 committed or acting.
        since: When, if the article tells.
        statement: Id of the statement that shows it.
        observed: True if the actor says so, False if somebody says it of them.
        condition: "if" or "unless" clause, quoted, or "".
        basis: Rule and evidence.
    """

    source: str
    proposal: str
    stance: int
    since: Dating | None
    statement: str
    observed: bool
    condition: str
    basis: Basis


class ConflictKind(StrEnum):
    """How two reports cannot both be right."""

    CONTRADICTION = "contradiction"
    FIGURE = "figure"
    DATE = "date"
    DENIAL = "denial"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: its words, where they stand, and the statement they belong to."""

    at: Anchor
    text: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two passages that cannot both be right. Shown side by side, never decided.

    Attributes:
        id: Digest of kind and both places.
        left: The one side, the earlier in document order.
        right: The other side.
        kind: In what they differ.
        about: Who or what it is about, in the articles' words.
        basis: Rule and evidence.
    """

    id: str
    left: Side
    right: Side
    kind: ConflictKind
    about: str
    basis: Basis


class EventKind(StrEnum):
    """What the timeline tells of: that something was said, or that an article came out."""

    SAID = "said"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; an event without ``when`` stands in the undated gutter."""

    id: str
    kind: EventKind
    when: Dating | None
    doc: str
    statement: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the whole pile says. Every tuple is sorted, so that order of reading leaves no trace."""

    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    supports: tuple[Support, ...] = ()
    positions: tuple[Position, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One act of reading or judging, as the ledger remembers it.

    Attributes:
        number: From 1, in order.
        command: What the user asked for.
        started: ISO 8601 time in UTC.
        finished: Likewise; "" if the run did not end.
        version: Of Sayso and its rules.
        added: How many documents it added.
    """

    number: int
    command: str
    started: str
    finished: str
    version: str
    added: int
