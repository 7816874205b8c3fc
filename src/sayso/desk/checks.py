"""Whether the ledger keeps its promise: every original unchanged, every quotation in its place."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.desk.case import Case
from sayso.ledger import shelf
from sayso.records.errors import UnknownIdError
from sayso.records.places import Anchor, Finding
from sayso.records.ports import Input
from sayso.records.speech import GAP, Reading, Statement
from sayso.records.stories import Side


@dataclass(slots=True)
class Tally:
    """How much was checked."""

    originals: int = 0
    quotations: int = 0
    unchecked: int = 0


def faults(case: Case, tally: Tally, ledger: str) -> Iterator[Finding]:
    """Yield everything that is not as it should be; count in ``tally`` what was looked at.

    Args:
        case: What the ledger holds.
        tally: Counts.
        ledger: The file; what was fetched lies beside it, even if both were moved.
    """
    for entry in case.ledger.inputs():
        yield from _original(entry, tally, shelf.beside(ledger, entry.original))
    for reading in case.unsorted():
        yield from _reading(reading, tally)
    yield from _story(case, tally)


def _original(entry: Input, tally: Tally, beside: Path | None) -> Iterator[Finding]:
    if entry.original == "-":
        tally.unchecked += 1  # standard input leaves nothing behind
        return
    tally.originals += 1
    try:
        place = Path(entry.original)
        if beside and beside.exists() and not place.exists():
            place = beside
        with place.open("rb") as stream:
            found = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16))
    except OSError as error:
        why = error.strerror or str(error)
        yield Finding("DK003", f"cannot be opened where it was read: {why}", path=entry.path)
        return
    if found.hexdigest() != entry.digest:
        yield Finding("DK002", "is no longer the file that was read", path=entry.path)


def _reading(reading: Reading, tally: Tally) -> Iterator[Finding]:
    text, path = reading.document.text, reading.document.path
    end = len(text)
    for statement in reading.statements:
        tally.quotations += 1
        wrong = _wrong(statement, text)
        if wrong:
            message = f"{wrong} of statement {statement.id} does not stand where the ledger says"
            yield Finding("DK004", message, statement.content[0], path)
    for what, at in _anchors(reading):
        if at.doc != reading.document.id or at.end > end:
            yield Finding("DK005", f"{what} points outside the article", at, path)


def _wrong(statement: Statement, text: str) -> str | None:
    """Return which words of a statement are not those of the text; None if all are."""
    if GAP.join(at.words(text) for at in statement.content) != statement.text:
        return "the quotation"
    for hop in statement.chain.hops:
        if hop.mention.at is not None and hop.mention.at.words(text) != hop.mention.text:
            return "the source"
    return None


def _anchors(reading: Reading) -> Iterator[tuple[str, Anchor]]:
    yield from (("a block", block.at) for block in reading.article.blocks)
    for statement in reading.statements:
        places = [*statement.content, statement.cue, *(hop.cue for hop in statement.chain.hops)]
        yield from ((f"statement {statement.id}", at) for at in places if at is not None)
    for persona in reading.personas:
        yield from ((f"the voice {persona.name}", at) for at in persona.mentions)


def _story(case: Case, tally: Tally) -> Iterator[Finding]:
    """Check the quotations that the story makes of statements and passages."""
    docs = {each.gist_of: case.places.statements.get(each.gist_of) for each in case.story.claims}
    for claim in case.story.claims:
        tally.quotations += 1
        said = docs[claim.gist_of]
        if said is None:
            yield Finding("DK005", f"claim {claim.id} quotes a statement that is not there")
        elif claim.gist != _text(case.reading(said.doc), claim.gist_of):
            path = case.path(said.doc)
            yield Finding("DK004", f"claim {claim.id} does not quote its statement", path=path)
    for conflict in case.story.conflicts:
        for side in (conflict.left, conflict.right):
            tally.quotations += 1
            yield from _side(conflict.id, side, case)


def _text(reading: Reading, key: str) -> str | None:
    return next((each.text for each in reading.statements if each.id == key), None)


def _side(key: str, side: Side, case: Case) -> Iterator[Finding]:
    try:
        words = case.words(side.at)
    except UnknownIdError:
        yield Finding("DK005", f"conflict {key} points at an article that is not there")
        return
    if words != side.text:
        message = f"a side of conflict {key} does not stand where the ledger says"
        yield Finding("DK004", message, side.at, case.path(side.at.doc))
