"""Readings as rows: columns for people who open the file, the packed record for Sayso itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.ledger.packed import Shape, pack, shape_of, unpack
from sayso.records.articles import Article, Document, Habit, Named, Pointer, Template
from sayso.records.ids import digest
from sayso.records.places import Dating, Finding
from sayso.records.ports import Input
from sayso.records.speech import Persona, Reading, Statement
from sayso.records.stories import Link, Story

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What a reading holds besides its document."""

    article: Article
    statements: tuple[Statement, ...]
    personas: tuple[Persona, ...]
    findings: tuple[Finding, ...]


SHAPE = shape_of(
    Document, Rest, Input, Finding, Link, Story, Template, Pointer, Habit
)  # of all there is today
SHAPE_ID = digest(*(f"{name} {' '.join(fields)}" for name, fields in SHAPE.items()))


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """The rows of one reading, ready to be stored under the number that its document gets."""

    doc: str
    document: Row
    rest: bytes
    article: Row
    statements: list[Row]
    personas: list[Row]
    findings: list[Row]


def shown(text: str) -> str:
    """Return ``text`` as a column can hold it: lone surrogates become U+FFFD."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogatepass")
    return data.decode("utf-8", "replace")


def of_reading(reading: Reading, run: int) -> ReadingRows:
    """Return the rows of a reading that was added by the run of this number."""
    document = reading.document
    rest = Rest(reading.article, reading.statements, reading.personas, reading.findings)
    return ReadingRows(
        document.id,
        _document(document, run),
        pack(rest),
        _article(reading.article),
        [_statement(statement) for statement in reading.statements],
        [_persona(persona) for persona in reading.personas],
        [_own_finding(finding, document, run) for finding in reading.findings],
    )


def to_document(text: str, record: bytes, shape: Shape) -> Document:
    """Return the document that was stored with this text column and this record."""
    document = unpack(Document, record, shape)
    return document if document.text else replace(document, text=text)


def to_reading(document: Document, rest: bytes, shape: Shape) -> Reading:
    """Return the reading of a document from its packed rest."""
    packed = unpack(Rest, rest, shape)
    return Reading(
        document,
        packed.article,
        packed.statements,
        packed.personas,
        packed.findings,
    )


def of_input(item: Input, run: int) -> Row:
    """Return the row of a file that was read to its end."""
    key = input_id(item.original, item.digest)
    path, original = shown(item.path), shown(item.original)
    return (key, path, original, shown(item.digest), item.documents, run, SHAPE_ID, pack(item))


def input_id(original: str, content: str) -> str:
    """Return the key of a file with these bytes."""
    return digest(original, content)


def of_finding(finding: Finding, run: int) -> Row:
    """Return the row of a finding about an input."""
    about = shown(finding.input)
    return (*_finding(finding, finding.path), run, SHAPE_ID, pack(finding), about)


def of_template(template: Template) -> Row:
    """Return the row of a line that an outlet prints in article after article."""
    at = template.at
    return (
        shown(template.outlet),
        template.key,
        *(at.doc, at.start, at.end),
        *(template.documents, template.first, template.last),
        *(SHAPE_ID, pack(template)),
    )


def of_pointer(pointer: Pointer) -> Row:
    """Return the row of a line that leads to another article."""
    at = pointer.at
    note = shown(pointer.note)
    return (at.doc, at.start, at.end, pointer.to.doc, note, SHAPE_ID, pack(pointer))


def of_habit(habit: Habit) -> Row:
    """Return the row of a way to write days."""
    return (shown(habit.of), SHAPE_ID, pack(habit))


def of_link(link: Link, run: int) -> Row:
    """Return the row of a judgement."""
    words = (link.left, link.right, link.verdict.value, link.by, link.basis.rule, link.basis.note)
    return (*map(shown, words), run, SHAPE_ID, pack(link))


def _document(document: Document, run: int) -> Row:
    text = shown(document.text)
    lean = replace(document, text="") if text == document.text else document
    return (
        document.id,
        shown(document.path),
        shown(document.original),
        shown(document.url),
        document.media_type,
        shown(document.retrieved),
        document.digest,
        run,
        text,
        SHAPE_ID,
        pack(lean),
    )


def _article(article: Article) -> Row:
    return (
        article.doc,
        _name(article.title),
        _name(article.outlet),
        *_days(article.published),
        *_days(article.updated),
        _name(article.credit),
        shown("; ".join(author.name for author in article.authors)),
    )


def _statement(statement: Statement) -> Row:
    hops = statement.chain.hops
    return (
        statement.id,
        statement.doc,
        statement.content[0].start,
        statement.content[-1].end,
        shown(statement.text),
        statement.manner.value,
        statement.act.value,
        shown(hops[0].mention.text),
        hops[0].mention.kind.value,
        shown(" > ".join(hop.mention.text for hop in hops)),
        statement.within,
        *_days(statement.said),
        statement.basis.score,
        statement.basis.rule,
    )


def _persona(persona: Persona) -> Row:
    return (
        persona.id,
        persona.doc,
        persona.kind.value,
        shown(persona.name),
        persona.anonymity and persona.anonymity.value,
        len(persona.mentions),
    )


def _own_finding(finding: Finding, document: Document, run: int) -> Row:
    key, code, message, path, doc, *place = _finding(finding, finding.path or document.path)
    return (
        digest(key, document.id),
        code,
        message,
        path,
        doc or document.id,
        *place,
        run,
        *(None, None, None),
    )


def _finding(finding: Finding, path: str) -> Row:
    at = finding.at
    place: Sequence[str | int | None] = (at.doc, at.start, at.end) if at else (None, None, None)
    key = digest(finding.code, finding.message, finding.path, *(str(part) for part in place))
    return (key, finding.code, shown(finding.message), shown(path), *place)


def _name(named: Named | None) -> str | None:
    return shown(named.name) if named else None


def _days(dating: Dating | None) -> tuple[str | None, str | None]:
    if dating is None:
        return (None, None)
    return (dating.earliest.isoformat(), dating.latest.isoformat())


def shape_text(shape: Shape) -> str:
    """Return a shape as the text that the ledger keeps it in."""
    return "\n".join(f"{name} {' '.join(fields)}" for name, fields in shape.items())


def shape_from(text: str) -> Shape:
    """Return the shape that ``shape_text`` wrote."""
    lines: Iterable[list[str]] = (line.split(" ") for line in text.splitlines())
    return {name: tuple(fields) for name, *fields in lines}
