"""Fakes for the ports: they keep the promises of the real ones, in memory and without waiting."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sayso.records import keeping
from sayso.records.articles import Article, Document, Learnt
from sayso.records.errors import UnknownIdError
from sayso.records.ids import digest as record_id
from sayso.records.places import Finding, Outcome
from sayso.records.ports import Again, Answer, Input
from sayso.records.speech import Reading, Statement
from sayso.records.stories import Link, Run, Story

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment that it was given."""
        return self.moment


class SilentProgress:
    """Hears, and says nothing."""

    def step(self, what: str, done: int, total: int | None) -> None:
        """Take no note."""

    def close(self) -> None:
        """Take no note."""


@dataclass(slots=True)
class RememberingProgress:
    """Remembers every step as it was told.

    Attributes:
        steps: (what, done, total), in order.
        closed: Whether the end was told.
    """

    steps: list[tuple[str, int, int | None]] = field(default_factory=list)
    closed: bool = False

    def step(self, what: str, done: int, total: int | None) -> None:
        """Take note."""
        self.steps.append((what, done, total))

    def close(self) -> None:
        """Take note."""
        self.closed = True


@dataclass(frozen=True, slots=True)
class ScriptedReader:
    """A speech reader that knows its answers beforehand.

    Attributes:
        answers: Document id -> what it finds there; nothing in other documents.
        version: Name of its "rules".
    """

    answers: Mapping[str, Outcome[Statement]]
    version: str = "scripted"

    def __call__(self, document: Document, article: Article) -> Outcome[Statement]:
        """Return the scripted answer for this document."""
        if article.doc != document.id:
            raise ValueError(f"the article is of {article.doc}, not of {document.id}")
        return self.answers.get(document.id, Outcome())


@dataclass(slots=True)
class ScriptedFetcher:
    """A network that knows its answers beforehand, and remembers what it was asked.

    Attributes:
        answers: Address -> what stands there: an answer, or the finding that there is none.
        asked: The addresses, in order.
    """

    answers: Mapping[str, Answer | Finding]
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str) -> Outcome[Answer]:
        """Return the scripted answer; any other address has no host."""
        self.asked.append(url)
        found = self.answers.get(url) or Finding("IN231", "there is no such host", path=url)
        return Outcome(findings=(found,)) if isinstance(found, Finding) else Outcome((found,))


@dataclass(slots=True)
class MemoryShelf:
    """A shelf that is gone when the program ends.

    Attributes:
        kept: Path -> bytes.
    """

    kept: dict[str, bytes] = field(default_factory=dict)

    def keep(self, url: str, digest: str, data: bytes) -> str:
        """Keep the bytes; return a path that leads nowhere."""
        path = f"/memory/{record_id(url)}/{digest}"
        self.kept[path] = data
        return path


@dataclass(frozen=True, slots=True)
class _Kept:
    run: int
    state: str
    version: str
    story: Story


class MemoryLedger:
    """A ledger that is gone when the program ends; in all else it is like the file."""

    def __init__(self) -> None:
        self._runs: dict[int, Run] = {}
        self._readings: dict[str, Reading] = {}
        self._by: dict[str, int] = {}  # the run that added a document
        self._again: set[Again] = set()
        self._inputs: dict[tuple[str, str], Input] = {}
        self._read: dict[str, int] = {}  # the last run that read what is called so to its end
        self._findings: dict[Finding, int] = {}  # with the last run that met it
        self._links: list[Link] = []
        self._history: dict[tuple[str, str], list[Link]] = {}
        self._state = keeping.NOTHING
        self._kept: dict[int, _Kept] = {}
        self._learnt: tuple[str, str, Learnt] = ("", "", Learnt())

    def begin(self, command: str, at: datetime, version: str) -> Run:
        """Open a run and return it with its number."""
        run = Run(len(self._runs) + 1, command, keeping.stamp(at), "", version, 0)
        self._runs[run.number] = run
        return run

    def finish(self, run: Run, at: datetime) -> Run:
        """Close a run and return it as it is kept; a run ends only once."""
        now = self._runs[run.number]
        if not now.finished:
            now = self._runs[run.number] = replace(now, finished=keeping.stamp(at))
        return now

    def runs(self) -> tuple[Run, ...]:
        """Return all runs in order."""
        return tuple(self._runs.values())

    def knows_input(self, original: str, digest: str) -> bool:
        """Tell whether this file with these bytes was read to its end before."""
        return (original, digest) in self._inputs

    def knows_document(self, doc: str) -> bool:
        """Tell whether a document with this id was read before."""
        return doc in self._readings

    def add(  # noqa: PLR0913 - all of it in one transaction
        self,
        run: Run,
        readings: Sequence[Reading],
        *,
        inputs: Sequence[Input] = (),
        findings: Sequence[Finding] = (),
        anew: Sequence[str] = (),
        again: Sequence[Again] = (),
    ) -> int:
        """Store all of it; return how many readings were new."""
        new = {
            r.document.id: r for r in reversed(readings) if not self.knows_document(r.document.id)
        }
        now = self._runs[run.number]
        if now.finished and new:
            raise ValueError(f"run {run.number} has ended; readings need an open one")
        self._runs[run.number] = replace(now, added=now.added + len(new))
        self._readings.update(new)
        self._by.update(dict.fromkeys(new, run.number))
        for place in again:
            if (known := self._readings.get(place.doc)) and (
                known.document.path != place.path or self._by[place.doc] == run.number
            ):
                self._again.add(place)
        self._state = keeping.state_with(self._state, new, ())
        for item in inputs:
            if not self.knows_input(item.original, item.digest):
                self._read |= dict.fromkeys((item.original, item.path), run.number)
            self._inputs.setdefault((item.original, item.digest), item)
        self._findings |= dict.fromkeys(findings, run.number)
        self._findings = {
            finding: met
            for finding, met in self._findings.items()
            if met >= self._read.get(finding.input, run.number)
            or not any(keeping.lies_in(finding.input, key) for key in anew)
        }
        return len(new)

    def readings(self) -> Iterator[Reading]:
        """Yield every reading, by document id."""
        for doc in sorted(self._readings):
            yield self._readings[doc]

    def reading(self, doc: str) -> Reading:
        """Return one reading, or raise ``UnknownIdError``."""
        if doc not in self._readings:
            raise UnknownIdError(doc, "document")
        return self._readings[doc]

    def documents(self) -> Mapping[str, Document]:
        """Return the documents by id."""
        return {doc: self._readings[doc].document for doc in sorted(self._readings)}

    def inputs(self) -> tuple[Input, ...]:
        """Return every file read to its end, by path."""
        return tuple(sorted(self._inputs.values(), key=keeping.input_key))

    def findings(self) -> tuple[Finding, ...]:
        """Return what was odd about inputs when they were last looked at, sorted, each once."""
        return tuple(sorted(self._findings, key=keeping.finding_key))

    def again(self) -> tuple[Again, ...]:
        """Return where documents were given once more, sorted."""
        return tuple(sorted(self._again))

    def append(self, run: Run, links: Iterable[Link]) -> None:
        """Append judgements of a person; the last word on a pair is not stored twice."""
        self._runs[run.number]  # a run must be open: like the file, this knows no other
        for link in keeping.new_links(links, self._history):
            self._links.append(link)
            earlier = len(self._history[keeping.pair(link)]) - 1
            self._state = keeping.state_with(self._state, (), [(link, earlier)])

    def links(self) -> tuple[Link, ...]:
        """Return the judgements of persons, oldest first."""
        return tuple(self._links)

    def state(self) -> str:
        """Return a digest of documents and judgements; it changes when either does."""
        return self._state

    def keep_learnt(self, learnt: Learnt, state: str, version: str) -> None:
        """Keep what was learnt from this state by rules of this version."""
        if state == self._state:
            self._learnt = (state, version, learnt)

    def learnt(self, version: str) -> Learnt | None:
        """Return what was kept as learnt if it still fits state and version, else None."""
        state, by, learnt = self._learnt
        return learnt if (state, by) == (self._state, version) else None

    def keep(self, run: Run, story: Story, version: str) -> None:
        """Keep the story of the present state, woven by rules of this version."""
        self._kept.pop(run.number, None)
        self._kept[run.number] = _Kept(run.number, self._state, version, story)

    def story(self, version: str) -> Story | None:
        """Return the kept story if it still fits state and version, else None."""
        fits = [k for k in self._kept.values() if (k.state, k.version) == (self._state, version)]
        return fits[-1].story if fits else None

    def story_before(self, run: Run) -> Story | None:
        """Return the last story kept by a run before this one, or None."""
        before = [number for number in self._kept if number < run.number]
        return self._kept[max(before)].story if before else None

    def find(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) of the one record whose id begins so."""
        found = [(kind, key) for kind, key in self._ids() if key.startswith(prefix)]
        return keeping.the_one(prefix, found)

    def _ids(self) -> Iterator[tuple[str, str]]:
        yield from (("document", doc) for doc in self._readings)
        for reading in self._readings.values():
            yield from (("statement", statement.id) for statement in reading.statements)
        for reading in self._readings.values():
            yield from (("persona", persona.id) for persona in reading.personas)
        for kept in list(self._kept.values())[-1:]:
            yield from ((kind, key) for kind, key, _ in keeping.named(kept.story))

    def search(self, words: str, limit: int = 50) -> tuple[str, ...]:
        """Return ids of statements whose content holds all ``words``, shortest first."""
        phrases = [f" {' '.join(_tokens(word))} " for word in words.split() if _tokens(word)]
        found = [
            (len(statement.text), statement.id)
            for reading in self._readings.values()
            for statement in reading.statements
            if all(phrase in f" {' '.join(_tokens(statement.text))} " for phrase in phrases)
        ]
        return tuple(key for _, key in sorted(found)[:limit]) if phrases else ()

    def close(self) -> None:
        """Do nothing: there is no file."""


def _tokens(text: str) -> list[str]:
    """Return the words of a text in lower case and without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return _WORD.findall("".join(c for c in apart if not unicodedata.combining(c)))
