"""One article as a reader sees it: what is known of it and why, its lines, what was odd.

What the renderings of ``sayso show`` share; they hold text from the article folded to one line, so
that each rendering escapes it in its own way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.desk.rules import pages
from sayso.desk.text import clip
from sayso.desk.views import phrases
from sayso.desk.views.index import short
from sayso.desk.views.passages import lines_of
from sayso.desk.views.safe import one_line
from sayso.records.articles import Article, Block, Named, Role
from sayso.records.places import Anchor, Basis, Dating, Finding
from sayso.records.speech import Reading

STORY = frozenset({Role.BODY, Role.HEADLINE})
UNDECIDED = "IN302"  # the finding that a date can be read in two ways
_LONG = 120  # columns of words that a reason rests on


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be shown of one article.

    Attributes:
        reading: The article with all that it gave.
        again: The command that shows it.
        only: Roles of the blocks to show; none: the whole article.
        statement: Id of the statement whose words to point out, or "".
        marked: Where these words stand.
    """

    reading: Reading
    again: str
    only: frozenset[Role] = frozenset()
    statement: str = ""
    marked: tuple[Anchor, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks to show, in order."""
        return tuple(
            block
            for block in self.reading.article.blocks
            if not self.only or block.role in self.only
        )

    def lines(self) -> Iterator[list[Block]]:
        """Yield the blocks to show, those of one line of the article together."""
        return lines_of(self.reading.document.text, self.blocks)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of an article: its value, "" if unknown, and what that rests on."""

    label: str
    value: str
    reasons: tuple[str, ...] = ()


def about(sheet: Sheet) -> list[str]:
    """Return what the article is: its id and form, and how much of it is the story."""
    document = sheet.reading.document
    found = [f"article {document.id} · {one_line(document.media_type)}", one_line(document.path)]
    found += [one_line(document.url)] * bool(document.url)
    found.append(_shares(sheet.reading.article))
    if sheet.statement:
        found.append(f"the words of statement {short(sheet.statement)} are marked with >")
    return found


def _shares(article: Article) -> str:
    sizes = {True: 0, False: 0}
    for block in article.blocks:
        sizes[block.role in STORY] += block.at.end - block.at.start
    share = 100 * sizes[False] / max(sum(sizes.values()), 1)
    return (
        f"{phrases.count(sizes[True], 'character')} of the story, {sizes[False]:,} set aside "
        f"({share:.0f} %)"
    )


def facts(reading: Reading) -> Iterator[Fact]:
    """Yield what is known of an article with its evidence, and what is not known."""
    article = reading.article
    undecided = any(finding.code == UNDECIDED for finding in reading.findings)
    yield _named("title", article.title, reading)
    yield _named("outlet", article.outlet, reading)
    yield _dated("published", article.published, reading, undecided=undecided)
    if article.updated is not None:
        yield _dated("updated", article.updated, reading, undecided=False)
    yield _named("credit", article.credit, reading)
    for author in article.authors or (None,):
        yield _named("author", author, reading)


def _named(label: str, named: Named | None, reading: Reading) -> Fact:
    if named is None:
        return Fact(label, "")
    return Fact(label, one_line(named.name), reasons(named.basis, reading, one_line(named.name)))


def _dated(label: str, dating: Dating | None, reading: Reading, *, undecided: bool) -> Fact:
    """Return a date; both readings of one that nothing decides between."""
    if dating is None:
        return Fact(label, "")
    value = phrases.when(dating)
    if undecided and dating.earliest < dating.latest:
        value = f"{_day(dating.earliest, dating)} or {_day(dating.latest, dating)}"
    return Fact(label, value, reasons(dating.basis, reading))


def _day(day: date, dating: Dating) -> str:
    return phrases.when(Dating(day, day, dating.basis))


def reasons(basis: Basis, reading: Reading, value: str = "") -> tuple[str, ...]:
    """Return what something rests on: the rule and its score, what it saw, and the words.

    Args:
        basis: Of the record.
        reading: The article that it is about.
        value: What is known so; words that are the same are not said twice.
    """
    found = [graded(basis)]
    found += [one_line(basis.note)] * bool(basis.note.strip())
    found += [place(at, reading, value) for at in basis.evidence]
    return tuple(found)


def beyond(block: Block, reading: Reading) -> str:
    """Return what a block rests on besides its own words: a note, and places elsewhere; or ""."""
    found = [one_line(block.basis.note)] * bool(block.basis.note.strip())
    found += [place(at, reading) for at in block.basis.evidence if at != block.at]
    return " · ".join(found)


def rules(blocks: Sequence[Block]) -> list[str]:
    """Return what the codes of rules that set something aside stand for, by code."""
    codes = sorted({one_line(block.basis.rule) for block in blocks if block.role not in STORY})
    return [f"{code}  {one_line(pages().get(code, '').partition(chr(10))[0])}" for code in codes]


def graded(basis: Basis) -> str:
    """Return the code of the rule, or the model's name, and its score in [0, 1]."""
    return f"{one_line(basis.rule)} {basis.score:.2f}"


def place(at: Anchor, reading: Reading, value: str = "") -> str:
    """Return the words at a place and where they stand; of another article, where alone."""
    document = reading.document
    if at.doc != document.id:
        return f"article {short(at.doc)} {at.start}–{at.end}"
    words = one_line(at.words(document.text))
    shown = "these words" if words == value else phrases.marked(clip(words, _LONG))
    return f"{shown} at {at.start}–{at.end}"


def findings(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield what was odd about an article: code and message, and the place or ""."""
    for each in reading.findings:
        yield finding(each), place(each.at, reading) if each.at else ""


def finding(each: Finding) -> str:
    """Return a finding's code and message."""
    return f"{each.code} {one_line(each.message)}"


def is_story(line: Sequence[Block]) -> bool:
    """Tell whether anything on a line is the story."""
    return any(block.role in STORY for block in line)


def label(block: Block) -> str:
    """Return a block's role, and the rule and score that it rests on."""
    return f"{block.role.value} {graded(block.basis)}"
