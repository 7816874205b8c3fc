"""A ledger opened for questions: its story, and where everything in it stands."""

import re
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sayso import intake, pipeline
from sayso.desk.progress import notice
from sayso.ledger import open_ledger
from sayso.records.articles import Learnt
from sayso.records.errors import SaysoError, UnknownIdError
from sayso.records.keeping import named, the_one
from sayso.records.places import Anchor
from sayso.records.ports import Ledger, SpeechReader
from sayso.records.speech import Mention, Persona, Reading
from sayso.records.stories import Source, Story

_ARTICLE_KINDS = frozenset({"document", "statement", "persona"})
_FEW = 3  # ledgers or records that a message names
NUMBER = re.compile(r"[AC]\d+")
_DIGITS = re.compile(r"(\d+)")


class NoLedgerError(SaysoError):
    """A question was asked before anything was read."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: no ledger here yet. `sayso read PATH` reads articles into one.{_near(path)}"
        )


class NumberError(SaysoError):
    """A record was named by the number that it has in one dossier."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"'{name}' is a number in one dossier, and no id. Name the eight letters at the end of "
            "a line there, or of an article its path."
        )


class NoIdError(SaysoError):
    """A voice was named by its name, or an article by its path, where an id is wanted."""

    def __init__(self, name: str, found: Sequence[tuple[str, str]]) -> None:
        self.name, self.found = name, found
        known = " or ".join(f"{key[:8]} ({words})" for key, words in found[:_FEW])
        more = f" There are {len(found) - _FEW:,} more." if len(found) > _FEW else ""
        super().__init__(f"'{name}' is no id. Did you mean {known}?{more}")


class SetAsideError(SaysoError):
    """A record was read in a line that turned out to be no part of its article."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key
        super().__init__(
            f"{kind} {key} stands in a line that the rest of the pile shows to be no part of its "
            "article: its outlet's template, or another article's headline. `sayso templates` and "
            "`sayso blocks --rule IN043` list such lines."
        )


class EmptyLedgerError(SaysoError):
    """The ledger holds no article."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: holds no article yet. `sayso read PATH` reads some into it.{_near(path)}"
        )


def _near(path: str) -> str:
    """Return a sentence on what may be the ledger that was meant; empty if nothing may."""
    here = Path(path)
    others = sorted(each for each in here.parent.glob("*.db") if each.name != here.name)
    named = " or ".join(f"--ledger {shlex.quote(str(each))}" for each in others[:_FEW])
    return f" Or did you mean {named}?" if named else ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is kept of a statement: where it stands and whose mouth it has."""

    doc: str
    start: int
    voice: Source | None


@dataclass(slots=True)
class Places:
    """Where statements stand, by id; gathered in one pass over the ledger."""

    statements: dict[str, Said] = field(default_factory=dict)


def natural(path: str) -> list[str | tuple[int, str]]:
    """Return a key under which paths sort as people count: "feed#9" before "feed#10"."""
    parts = _DIGITS.split(path)
    return [(len(p.lstrip("0")), p) if i % 2 else p for i, p in enumerate(parts)]


class Case:
    """A ledger, the reader that its story is woven by, and what follows from both."""

    def __init__(self, ledger: Ledger, reader: SpeechReader = pipeline.LEARNED) -> None:
        self.ledger = ledger
        self.reader = reader

    @cached_property
    def learnt(self) -> Learnt:
        """What the pile shows of its articles: kept, or learnt now."""
        if self.ledger.learnt(intake.PILE) is None:
            notice("learning from", sum(i.documents for i in self.ledger.inputs()), "article")
        return pipeline.learnt_of(self.ledger)

    @cached_property
    def sieve(self) -> intake.Sieve:
        """What sets aside in an article what the pile shows to be no part of it."""
        return intake.Sieve(self.learnt)

    @cached_property
    def story(self) -> Story:
        """What the whole pile says: kept from an earlier question, or woven now."""
        if self.ledger.story(pipeline.version(self.reader)) is None:
            notice(
                "weaving the story of", sum(i.documents for i in self.ledger.inputs()), "article"
            )
        return pipeline.story_of(self.ledger, self.reader)

    @cached_property
    def voices(self) -> dict[str, Source]:
        """The source of each persona, by the persona's id."""
        return {persona: source for source in self.story.sources for persona in source.personas}

    @cached_property
    def places(self) -> Places:
        """Where every statement stands, and whose mouth it has."""
        places = Places()
        for reading in self.unsorted():
            names = Names(reading, self.voices)
            for each in reading.statements:
                voice = names.source(each.chain.mouth)
                places.statements[each.id] = Said(each.doc, each.content[0].start, voice)
        return places

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path of each document as the user named it, by id; asks for no story."""
        return {doc: document.path for doc, document in self.ledger.documents().items()}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Ids of all documents, by path as people count."""
        return tuple(sorted(self.paths, key=lambda doc: (natural(self.paths[doc]), doc)))

    def readings(self) -> Iterator[Reading]:
        """Yield every reading by path; memory holds one at a time."""
        return (self.reading(doc) for doc in self.order)

    def unsorted(self) -> Iterator[Reading]:
        """Yield every reading by id, which is quicker; memory holds one at a time."""
        return map(self.sieve, self.ledger.readings())

    def reading(self, doc: str) -> Reading:
        """Return one reading, without what the pile shows to be no part of it.

        Raises:
            UnknownIdError: If there is no such document.
        """
        return self.sieve(self.ledger.reading(doc))

    def find(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) of the one record whose id begins so, those of the story included.

        Raises:
            UnknownIdError: If there is none.
            AmbiguousIdError: If there are several.
            NumberError: If there is none, and it is the number of a line in a dossier.
            NoIdError: If there is none, and voices are called so, or articles have this path.
            SetAsideError: If it stands in a line that the pile sets aside.
        """
        try:
            return self._found(prefix)
        except UnknownIdError:
            if NUMBER.fullmatch(prefix):
                raise NumberError(prefix) from None
            if meant := self._meant(prefix):
                raise NoIdError(prefix, meant) from None
            raise

    def _meant(self, name: str) -> list[tuple[str, str]]:
        """Return (id, words) of the voices with this in their name, or articles at this path."""
        wanted = name.casefold()
        voices = [(one.id, one.name) for one in self.story.sources if wanted in one.name.casefold()]
        ends = (f"/{name}", f"#{name}")
        return voices or [
            (doc, path) for doc in self.order if f"/{(path := self.paths[doc])}".endswith(ends)
        ]

    def _found(self, prefix: str) -> tuple[str, str]:
        """Return (kind, id) as ``find`` does, without a word on numbers."""
        woven = [(kind, key) for kind, key, _ in named(self.story)]
        try:
            kind, key = self.ledger.find(prefix)
        except UnknownIdError:
            return the_one(prefix, (each for each in woven if each[1].startswith(prefix)))
        if kind in _ARTICLE_KINDS or (kind, key) in woven:
            if self.sieve and not self._stands(kind, key):
                raise SetAsideError(kind, key)
            return kind, key
        raise UnknownIdError(prefix)  # of an earlier story: this ledger may not be written

    def _stands(self, kind: str, key: str) -> bool:
        """Tell whether a record is still there after what the pile shows was set aside."""
        if kind == "statement":
            return key in self.places.statements
        voices = (each.id for reading in self.unsorted() for each in reading.personas)
        return kind != "persona" or key in voices

    def path(self, doc: str) -> str:
        """Return the path of a document as the user named it."""
        return self.paths[doc]

    def words(self, at: Anchor) -> str:
        """Return the words that stand at a place."""
        return at.words(self.ledger.reading(at.doc).document.text)


class Names:
    """Whom the mentions of one article mean."""

    def __init__(self, reading: Reading, voices: dict[str, Source]) -> None:
        self._voices = voices
        self._places: dict[Anchor, list[Persona]] = {}
        self._named: dict[tuple[str, str], list[Persona]] = {}
        for persona in reading.personas:
            self._named.setdefault((persona.kind, persona.name), []).append(persona)
            for at in persona.mentions:
                self._places.setdefault(at, []).append(persona)

    def source(self, mention: Mention) -> Source | None:
        """Return the voice that a mention means; None if the article names nobody."""
        if mention.at is not None:
            found = self._places.get(mention.at, [])
        else:
            found = self._named.get((mention.kind, mention.text), [])
        if not found:
            return None
        persona = min(found, key=lambda one: (one.kind is not mention.kind, one.id))
        return self._voices.get(persona.id)


@contextmanager
def opened(path: str, *, may_be_empty: bool = False) -> Iterator[Case]:
    """Open the ledger at ``path`` for questions.

    Raises:
        NoLedgerError: If there is no such file.
        EmptyLedgerError: If no article was read into it, unless it ``may_be_empty``.
        LedgerError: If the file cannot be used.
    """
    if not Path(path).exists():
        raise NoLedgerError(path)
    with open_ledger(path, create=False) as ledger:
        if not may_be_empty and not ledger.documents():
            raise EmptyLedgerError(path)
        yield Case(ledger)
