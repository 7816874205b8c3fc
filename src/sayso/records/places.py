"""Where words stand, when something was, why we think so, and what was odd on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A half-open range of code points in one document's text.

    Attributes:
        doc: Id of the document.
        start: First code point, from 0.
        end: One past the last code point.

    Raises:
        ValueError: Unless ``0 <= start < end``.
    """

    doc: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"an anchor needs 0 <= start < end, got {self.start}, {self.end}")

    def words(self, text: str) -> str:
        """Return the words of ``text``, the anchored document's text, that stand here."""
        return text[self.start : self.end]

    def overlaps(self, other: "Anchor") -> bool:
        """Tell whether the two ranges share a code point of one document."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end

    def covers(self, other: "Anchor") -> bool:
        """Tell whether ``other`` lies wholly inside this range."""
        return self.doc == other.doc and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Basis:
    """Why a derived record exists.

    Attributes:
        rule: Code of the rule, such as ``"IN012"``, or the name of a model head.
        score: Confidence of our extraction in [0, 1].
        evidence: The places looked at; empty if the evidence is not in a text.
        note: What the rule saw there, for the reader; may be empty.
    """

    rule: str
    score: float
    evidence: tuple[Anchor, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """When something was: a closed interval of days, with its basis.

    An unknown date is the absence of a Dating, never a wide one and never today.

    Raises:
        ValueError: If ``latest`` is before ``earliest``.
    """

    earliest: date
    latest: date
    basis: Basis

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"{self.latest} is before {self.earliest}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd met on the way. Data, never an exception.

    Attributes:
        code: Rule code that names the oddity.
        message: One line for the reader, with what to do if anything can be done.
        at: The place in a document, if there is one.
        path: The input it is about, as the user named it; "" if ``at`` says it.
        input: What that input is known by under any name: its absolute path, its address, or the
            digest of what was piped in; of a path that leads nowhere, the command that named it;
            "" if the finding is about an article.
    """

    code: str
    message: str
    at: Anchor | None = None
    path: str = ""
    input: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What every room hands on: the items, and what was odd on the way to them."""

    items: tuple[T, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def joined(cls, parts: "Iterable[Outcome[T]]") -> "Outcome[T]":
        """Return one outcome with the items and findings of all ``parts``, in order."""
        kept = tuple(parts)
        return cls(
            tuple(item for part in kept for item in part.items),
            tuple(finding for part in kept for finding in part.findings),
        )
