"""What came in, what was set aside, and what is not known: every number with its list."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sayso.desk.case import Case
from sayso.desk.doubles import KINDS, Doubles
from sayso.desk.exports import STORY, unread_codes
from sayso.desk.options import asked
from sayso.desk.rules import pages
from sayso.desk.tables import Row, Shape
from sayso.desk.text import clip, folded, one_line, width
from sayso.records.articles import Article, Role
from sayso.records.places import Finding
from sayso.records.speech import Reading

SHAPE = Shape(("section", "what", "number", "characters", "share", "command"), ())
DOUBTFUL = {  # findings on articles that every reader should know of, even that there are none
    "IN301": "doubled passages",
    "IN303": "second stories in an article",
    "IN302": "dates that can be read two ways",
}
_INDENT = " " * 10  # of the words beside a number
_WORDS, _LEAST = 34, 14  # columns of them, at most and at least
_SIZES = 19  # columns of characters and share


@dataclass(slots=True)
class _Tally:
    formats: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    blocks: Counter[str] = field(default_factory=Counter)  # by role
    characters: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)  # blocks by rule
    aside: Counter[str] = field(default_factory=Counter)  # those set aside, by rule
    lost: Counter[str] = field(default_factory=Counter)  # characters set aside, by rule
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
        self._cut(article)
        self.findings.update(finding.code for finding in reading.findings)
        self.unknown["undated"] += article.published is None
        self.unknown["untitled"] += article.title is None
        self.unknown["unsigned"] += article.credit is None and not article.authors
        self.unknown["silent"] += not reading.statements
        self.unknown["unattributed"] += sum(
            not each.chain.mouth.text for each in reading.statements
        )

    def _cut(self, article: Article) -> None:
        for block in article.blocks:
            size = block.at.end - block.at.start
            self.blocks[block.role] += 1
            self.characters[block.role] += size
            self.rules[block.basis.rule] += 1
            if block.role not in STORY:
                self.aside[block.basis.rule] += 1
                self.lost[block.basis.rule] += size


def rows(case: Case, ledger: str) -> Iterator[Row]:
    """Yield one row for each number; ``ledger`` is the file that the commands name.

    A section is a function from the tally to rows, and a line below, in the order of the page.
    """
    tally, doubles = _Tally(), Doubles()
    for reading in case.unsorted():
        tally.take(reading)
        doubles.take(reading)
    inputs = case.ledger.findings()
    for row in (
        *_came_in(tally, len(case.ledger.inputs())),
        *_again(Counter(row["same"] for row in doubles.rows(case.ledger.again()))),
        *_aside(tally),
        *_because(tally),
        *_template(Counter(each.outlet for each in case.learnt.templates)),
        *_unknown(tally),
        *_found(tally, inputs),
    ):
        yield {**row, "command": asked(row["command"], ledger)}


def _row(
    section: str, number: int, what: str, command: str, part: tuple[int, int] | None = None
) -> Row:
    """Return one row; ``part`` is how many characters it is about, out of how many."""
    size, total = part or (0, 0)
    return {
        "section": section,
        "what": what,
        "number": number,
        "characters": None if part is None else size,
        "share": None if part is None else round(size / max(total, 1), 4),
        "command": command,
    }


def _came_in(tally: _Tally, files: int) -> Iterator[Row]:
    yield _row("came in", files, "files read to their end", "inputs")
    yield _row("came in", tally.articles, "articles", "articles")
    yield _row("came in", tally.statements, "statements", "statements")
    for media_type, number in _ranked(tally.formats):
        what = media_type or "unknown"
        yield _row("format", number, what, f"articles --type {shlex.quote(media_type)}")
    for outlet, number in _ranked(tally.outlets):
        what = outlet or "unknown"
        yield _row("outlet", number, what, f"articles --outlet {shlex.quote(outlet)}")


def _again(met: Counter[str]) -> Iterator[Row]:
    """Yield how many articles were met again: as the same record, in its bytes, in its words."""
    for same, what in KINDS.items():
        yield _row("met again", met[same], what, f"duplicates --same {same}")


def _aside(tally: _Tally) -> Iterator[Row]:
    """Yield what was set aside: all of it, then by role."""
    total = tally.characters.total()
    number = sum(tally.blocks[role] for role in Role if role not in STORY)
    size = sum(tally.characters[role] for role in Role if role not in STORY)
    yield _row("set aside", number, "all", "blocks --aside", (size, total))
    for role in Role:
        if tally.blocks[role] and role not in STORY:
            part = (tally.characters[role], total)
            command = f"blocks --role {role.value}"
            yield _row("set aside", tally.blocks[role], role.value, command, part)


def _because(tally: _Tally) -> Iterator[Row]:
    """Yield why it was set aside: by the rule that gave the role."""
    total = tally.characters.total()
    for rule, number in sorted(tally.aside.items()):
        what = f"{rule} {_headline(rule).partition(':')[0]}"
        only = "" if tally.rules[rule] == number else "--aside "
        command = f"blocks {only}--rule {shlex.quote(rule)}"
        yield _row("because", number, what, command, (tally.lost[rule], total))


def _template(learnt: Counter[str]) -> Iterator[Row]:
    """Yield how many lines of each outlet the pile shows to be its template."""
    yield _row("template", learnt.total(), "lines learnt", "templates")
    for outlet, number in _ranked(learnt):
        yield _row("template", number, outlet, f"templates --outlet {shlex.quote(outlet)}")


def _unknown(tally: _Tally) -> Iterator[Row]:
    lines = (
        ("undated", "articles without a date", "articles --undated"),
        ("outlet", "articles without a known outlet", "articles --outlet ''"),
        ("untitled", "articles without a headline", "articles --untitled"),
        ("unsigned", "articles without author or credit", "articles --unsigned"),
        ("silent", "articles without a statement", "articles --silent"),
        ("unattributed", "statements without a speaker", "statements --unattributed"),
    )
    tally.unknown["outlet"] = tally.outlets[""]
    for key, what, command in lines:
        yield _row("not known", tally.unknown[key], what, command)


def _found(tally: _Tally, inputs: Sequence[Finding]) -> Iterator[Row]:
    """Yield what was odd: in articles, in what was not read, and all the rest."""
    counts = tally.findings + Counter(finding.code for finding in inputs)
    for code, what in DOUBTFUL.items():
        yield _row("doubtful", counts[code], what, f"findings --code {code}")
    unread = unread_codes(inputs)
    number = sum(counts[code] for code in unread)
    yield _row("not read", number, "files, members and records", "findings --unread")
    yield from _coded("not read", unread, counts)
    yield from _coded("odd", counts.keys() - unread - DOUBTFUL.keys(), counts)


def _coded(section: str, codes: Iterable[str], counts: Counter[str]) -> Iterator[Row]:
    for code in sorted(codes):
        command = f"findings --code {shlex.quote(code)}"
        yield _row(section, counts[code], f"{code} {_headline(code)}", command)


def _headline(code: str) -> str:
    return one_line(pages().get(code, "").partition("\n")[0])


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return names with their numbers, most first; spellings that a filter takes for one are one.

    A name in two spellings goes by the one that is most frequent.
    """
    together: dict[str, list[tuple[int, str]]] = {}
    for name, number in counts.items():
        together.setdefault(name.casefold(), []).append((-number, name))
    ranked = sorted((sum(n for n, _ in group), min(group)[1]) for group in together.values())
    return [(name, -number) for number, name in ranked]


# --- for the eye ---------------------------------------------------------------------------------


def told(found: Iterable[Row], columns: int | None) -> Iterator[str]:
    """Yield the rows for the eye, by section: number, what it counts, the command that lists it.

    Args:
        found: What ``rows`` yields.
        columns: Of the terminal; None for a file or a pipe, where every row is one line.
    """
    before = ""
    for section, group in groupby(found, key=lambda row: str(row["section"])):
        each = list(group)
        wide = _wide(each, columns)
        sized = each[0]["characters"] is not None
        heads = f"{section:<{len(_INDENT) + wide}}{'characters':>11}{'share':>8}"
        yield f"{before}{heads if sized else section}\n"
        before = "\n"
        for row in each:
            yield from _told(row, wide, columns)


def _wide(each: Sequence[Row], columns: int | None) -> int:
    """Return the width of the words in one section: as long as they are, if there is room."""
    longest = max(width(one_line(row["what"])) for row in each)
    if columns is None or each[0]["characters"] is None:
        return min(longest, _WORDS)
    taken = max(width(one_line(row["command"])) for row in each) + len(_INDENT) + _SIZES + 2
    room = columns - taken
    return min(longest, room if room >= _LEAST else _WORDS)


def _told(row: Row, wide: int, columns: int | None) -> Iterator[str]:
    """Yield one row; a command that has no room beside its number stands below it."""
    what, command = one_line(row["what"]), one_line(row["command"])
    if row["characters"] is not None:
        what = clip(what, wide) if columns is not None else what
        size = f"{row['characters']:>11,}{100 * row['share']:>6.1f} %"
        what = what + " " * (wide - width(what)) + size
        wide += _SIZES
    line = f"{row['number']:>8,}  {what}"
    both = f"{line}{' ' * (wide - width(what))}  {command}"
    if columns is None or width(both) <= columns:
        yield f"{both}\n"
        return
    yield (folded if " " in what.strip() else clip)(line, columns) + "\n"
    yield f"{_INDENT}{command}\n"
