"""What came in, what was set aside, and what is not known: every number with its list."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.desk.case import Case
from sayso.desk.rules import pages
from sayso.desk.tables import Column, Row, Shape
from sayso.desk.text import one_line
from sayso.records.articles import Role
from sayso.records.places import Finding
from sayso.records.speech import Reading

SHAPE = Shape(
    ("section", "what", "number", "characters", "command"),
    (
        Column("section", 14, lambda row: str(row["section"])),
        Column("number", 8, lambda row: f"{row['number']:,}".rjust(8)),
        Column("what", 44, lambda row: str(row["what"])),
        Column("list them with", 40, lambda row: str(row["command"])),
    ),
)
_KEPT = frozenset({Role.BODY, Role.HEADLINE})


@dataclass(slots=True)
class _Tally:
    formats: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    blocks: Counter[Role] = field(default_factory=Counter)
    characters: Counter[Role] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    statements: int = 0

    def take(self, reading: Reading) -> None:
        """Add one article."""
        article = reading.article
        self.articles += 1
        self.statements += len(reading.statements)
        self.formats[reading.document.media_type] += 1
        self.outlets[article.outlet.name if article.outlet else ""] += 1
        for block in article.blocks:
            self.blocks[block.role] += 1
            self.characters[block.role] += block.at.end - block.at.start
        self.findings.update(finding.code for finding in reading.findings)
        self.unknown["undated"] += article.published is None
        self.unknown["silent"] += not reading.statements
        self.unknown["unattributed"] += sum(
            not each.chain.mouth.text for each in reading.statements
        )


def rows(case: Case, ledger: str) -> Iterator[Row]:
    """Yield one row for each number; ``ledger`` is the file that the commands name."""
    tally = _Tally()
    for reading in case.ledger.readings():
        tally.take(reading)
    inputs = case.ledger.findings()
    for row in (*_came_in(tally, case), *_aside(tally), *_unknown(tally), *_odd(tally, inputs)):
        command = f"sayso {row['command']}"
        if ledger != "sayso.db":
            command += f" --ledger {shlex.quote(ledger)}"
        yield {**row, "command": command}


def _row(section: str, number: int, what: str, command: str, characters: int = 0) -> Row:
    return {
        "section": section,
        "what": what,
        "number": number,
        "characters": characters or None,
        "command": command,
    }


def _came_in(tally: _Tally, case: Case) -> Iterator[Row]:
    files = len(case.ledger.inputs())
    yield _row("came in", files, "files read to their end", "articles")
    yield _row("came in", tally.articles, "articles", "articles")
    yield _row("came in", tally.statements, "statements", "statements")
    for media_type, number in _ranked(tally.formats):
        yield _row("format", number, media_type, f"articles --type {shlex.quote(media_type)}")
    for outlet, number in _ranked(tally.outlets):
        if outlet:
            yield _row("outlet", number, outlet, f"articles --outlet {shlex.quote(outlet)}")


def _aside(tally: _Tally) -> Iterator[Row]:
    for role in Role:
        number, characters = tally.blocks[role], tally.characters[role]
        if number and role not in _KEPT:
            what = f"{role.value}, {characters:,} characters"
            yield _row("set aside", number, what, f"blocks --role {role.value}", characters)


def _unknown(tally: _Tally) -> Iterator[Row]:
    lines = (
        (tally.unknown["undated"], "articles without a date", "articles --undated"),
        (tally.outlets[""], "articles without a known outlet", "articles --outlet ''"),
        (tally.unknown["silent"], "articles without a statement", "articles --silent"),
        (
            tally.unknown["unattributed"],
            "statements without a speaker",
            "statements --unattributed",
        ),
    )
    for number, what, command in lines:
        yield _row("not known", number, what, command)


def _odd(tally: _Tally, inputs: Iterable[Finding]) -> Iterator[Row]:
    unread = Counter(finding.code for finding in inputs)
    for section, counts in (("not read", unread), ("odd", tally.findings)):
        for code, number in sorted(counts.items()):
            what = f"{code} {one_line(pages().get(code, '').partition(chr(10))[0])}"
            yield _row(section, number, what, f"findings --code {code}")


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
