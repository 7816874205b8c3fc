"""The corridor: the order of the rooms, and nothing else.

Articles are read one by one (``intake``, ``speech``, ``voices``) into the ledger. When a question
needs it, the pile shows which lines are an outlet's template or another article's headline
(``intake``), and the story is woven from all the rest (``voices``, ``claims``, ``origins``,
``story``).
A room is loaded when the first record comes to it: a pile that is known waits for none of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from sayso import __version__, intake
from sayso.batches import Counts, Web, batches, done
from sayso.records.articles import Article, Document, Learnt
from sayso.records.errors import LedgerBusyError, LedgerReadOnlyError
from sayso.records.ids import digest
from sayso.records.places import Outcome
from sayso.records.ports import Ledger, Progress, SpeechReader
from sayso.records.speech import Persona, Reading, Statement
from sayso.records.stories import Link, Run, Story
from sayso.text.weights import VERSION
from sayso.text.weights.outlets import VERSION as OUTLETS
from sayso.text.weights.papers import VERSION as PAPERS


@dataclass(frozen=True, slots=True)
class Way:
    """How to read: with which reader, which field names, how many processes, who is told.

    Attributes:
        reader: What finds statements.
        progress: Who hears how far it has come.
        mapping: Field of ours to column of a table or dump.
        jobs: Processes.
        stdin: Where ``-`` is read from.
        web: What brings addresses; None touches no network.
    """

    reader: SpeechReader
    progress: Progress
    mapping: Mapping[str, str] = field(default_factory=dict)
    jobs: int = 1
    stdin: BinaryIO | None = None
    web: Web | None = None


@dataclass(frozen=True, slots=True)
class House:
    """A reader that the house has of its own, loaded when the first article comes to it.

    Attributes:
        name: ``learned`` (a model, with rules around it) or ``rules``.
        version: What the reader itself calls its version.
    """

    name: str
    version: str

    def __call__(self, document: Document, article: Article) -> Outcome[Statement]:
        """Return the statements of an article."""
        from sayso import speech  # noqa: PLC0415

        reader: SpeechReader = getattr(speech, f"{self.name}_reader")
        return reader(document, article)


RULES = House("rules", "rules-4")
LEARNED = House("learned", f"learned-5 {VERSION} {PAPERS} {OUTLETS} {RULES.version}")
READERS = {each.name: each for each in (LEARNED, RULES)}


def read_one(document: Document, reader: SpeechReader) -> Reading:
    """Return everything that one document gives, before other articles are looked at."""
    from sayso import voices  # noqa: PLC0415

    arrived = intake.article(document)
    (article,) = arrived.items
    said = reader(document, article)
    heard = voices.personas(document, article, said.items)
    findings = arrived.findings + said.findings + heard.findings
    return Reading(document, article, said.items, heard.items, findings)


def read_all(documents: Sequence[Document], reader: SpeechReader) -> tuple[Reading, ...]:
    """Return the readings of several documents, in order."""
    return tuple(read_one(document, reader) for document in documents)


def read(paths: Sequence[str], ledger: Ledger, run: Run, way: Way) -> Counts:
    """Read ``paths`` into the ledger; files and documents that it knows are passed over."""
    counts = Counts()
    work = partial(read_all, reader=way.reader)
    waiting = batches(paths, ledger, way.mapping, way.stdin, way.web, way.jobs)
    with closing(way.progress):
        for batch, readings in done(waiting, work, way.jobs):
            added = ledger.add(
                run,
                readings,
                inputs=batch.inputs,
                findings=batch.findings,
                anew=batch.anew,
                again=batch.again,
            )
            counts.note(batch, readings, added)
            way.progress.step("articles", counts.added, None)
    return counts


def learnt_of(ledger: Ledger) -> Learnt:
    """Return what the whole pile shows of its articles; learnt at most once for each state."""
    known = ledger.learnt(intake.PILE)
    if known is None:
        state = ledger.state()
        known = intake.learn(ledger.readings)
        with suppress(LedgerReadOnlyError, LedgerBusyError):  # as with the story
            ledger.keep_learnt(known, state, intake.PILE)
    return known


def readings(ledger: Ledger) -> Iterator[Reading]:
    """Yield every reading, by document id; what the pile shows to be no part of it is set aside."""
    sieve = intake.Sieve(learnt_of(ledger))
    return map(sieve, ledger.readings())


def weave(
    readings: Iterable[Reading],
    documents: Mapping[str, Document],
    judgements: Sequence[Link],
) -> Story:
    """Return what the whole pile says; the order of ``readings`` leaves no trace."""
    from sayso import claims, origins, story, voices  # noqa: PLC0415

    articles: list[Article] = []
    statements: list[Statement] = []
    personas: list[Persona] = []
    for reading in readings:
        articles.append(reading.article)
        statements.extend(reading.statements)
        personas.extend(reading.personas)
    same_voice = voices.link(personas)
    sources = voices.sources(personas, (*same_voice, *judgements))
    speakers = story.Voices(personas, sources).speakers(statements)
    same_claim = claims.link(statements, speakers)
    links = (*same_voice, *same_claim, *judgements)
    found = claims.claims(statements, links)
    derivations = origins.derivations(articles, documents)
    first, supports = origins.count(
        found, statements, personas, sources, articles, derivations, links=links
    )
    return Story(
        links=links,
        sources=sources,
        claims=found,
        derivations=derivations,
        origins=first,
        supports=supports,
        positions=story.positions(statements, speakers, sources),
        conflicts=story.conflicts(statements, personas, sources, found, links),
        events=story.events(articles, statements),
    )


def version(reader: SpeechReader = LEARNED) -> str:
    """Return the name of what reads and weaves: another name, another story."""
    return digest(__version__, reader.version, intake.PILE)


def story_of(ledger: Ledger, reader: SpeechReader = LEARNED) -> Story:
    """Return the story of all that the ledger holds; woven at most once for each state of it.

    Whoever read the articles, the story is woven from what was read; ``reader`` gives it its name.
    """
    kept = ledger.story(version(reader))
    if kept is not None:
        return kept
    before = ledger.state()
    found = readings(ledger)
    fits = ledger.state() == before  # else somebody added while the templates were learnt
    woven = weave(found, ledger.documents(), ledger.links())
    with suppress(LedgerReadOnlyError, LedgerBusyError):  # a question needs no right to write
        for last in ledger.runs()[-1:] if fits else ():
            ledger.keep(last, woven, version(reader))
    return woven
