"""One article for a terminal: the story as running text, what was set aside apart, in place.

The same with and without colour: what was set aside stands behind a bar with its role, rule and
score, stretches inside a line stand between ``‹`` and ``›``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rich.cells import cell_len, chop_cells

from sayso.desk.text import clip
from sayso.desk.views import article, phrases
from sayso.desk.views.article import STORY, Sheet
from sayso.desk.views.page import NARROW, Page
from sayso.desk.views.safe import one_line, shown
from sayso.records.articles import Block, Role

FOLD = 6  # lines of site words in a row that are shown one by one
_WORD = re.compile(r"(?:\S|[\x0b\x0c\x1c-\x1f\x85])+")  # control characters are made visible


@dataclass(frozen=True, slots=True)
class Word:
    """One word on its way to a line.

    Attributes:
        text: As it is shown.
        style: Of the page.
        sign: At the edge of its line: ``>`` for words to point out, ``!`` for a finding.
        glued: If no space stands before it.
    """

    text: str
    style: str = ""
    sign: str = ""
    glued: bool = False


def render(sheet: Sheet, *, width: int = 80, color: bool = False, whole: bool = False) -> str:
    """Return one article as text for a terminal.

    Args:
        sheet: What to show.
        width: Columns; fewer than 24 are treated as 24.
        color: Whether to add ANSI styles; they add no meaning.
        whole: Whether to show long runs of site lines, which are counted otherwise.
    """
    return _Terminal(sheet, Page(width, color=color), whole=whole or bool(sheet.only)).text()


def brief(sheet: Sheet, *, width: int = 80, color: bool = False) -> str:
    """Return what is known of an article and what was set aside in it, without its story.

    Args:
        sheet: What to show.
        width: Columns; fewer than 24 are treated as 24.
        color: Whether to add ANSI styles; they add no meaning.
    """
    return _Terminal(sheet, Page(width, color=color), whole=False).brief()


class _Terminal:
    """Sets one article."""

    def __init__(self, sheet: Sheet, page: Page, *, whole: bool) -> None:
        self._sheet, self._page, self._whole = sheet, page, whole
        self._text = sheet.reading.document.text
        blocks = sheet.blocks
        self._role = max((len(block.role) for block in blocks), default=0)
        self._rule = max((len(article.graded(block.basis)) for block in blocks), default=0)
        places = (each.at for each in sheet.reading.findings)
        self._odd = {at.start for at in places if at and at.doc == sheet.reading.document.id}
        self._before_story = False

    def text(self) -> str:
        """Return the whole article, or the blocks that were asked for."""
        for line in article.about(self._sheet):
            self._page.put(line, "", "  ", style="dim")
        if not self._sheet.only:
            self._facts()
        self._page.gap()
        self._body()
        if not self._sheet.only:
            self._findings()
            self._codes()
        return self._page.text()

    def brief(self) -> str:
        """Return what stands on top of the article, and one line for each part that is aside."""
        for line in article.about(self._sheet):
            self._page.put(line, "", "  ", style="dim")
        self._known()
        self._page.gap()
        for story, run in groupby(self._sheet.blocks, key=lambda block: block.role is Role.BODY):
            blocks = list(run)
            if story:
                size = sum(block.at.end - block.at.start for block in blocks)
                told = f"{phrases.count(len(blocks), 'paragraph')}, {size:,} characters"
                self._page.put(told, f"  {'body':<{self._role}} ", style="dim")
                continue
            for block in blocks:
                self._on_one_line(block)
        return self._page.text()

    def _on_one_line(self, block: Block) -> None:
        """Set one part with what it rests on: its own words, or what stands elsewhere."""
        grade = f"{article.graded(block.basis):<{self._rule}}"
        label = f"  {block.role.value:<{self._role}} {grade} "
        words = one_line(block.at.words(self._text))
        self._page.put(clip(words, max(NARROW, self._page.width - cell_len(label))), label)
        if beyond := article.beyond(block, self._sheet.reading):
            self._page.put(beyond, " " * cell_len(label), style="dim")

    def _facts(self) -> None:
        self._known()
        self._page.gap()
        self._page.put("─" * self._page.width, style="dim")

    def _known(self) -> None:
        self._page.gap()
        for fact in article.facts(self._sheet.reading):
            style = "bold" if fact.label == "title" else ""
            self._page.put(fact.value or "unknown", f"{fact.label:<11}", style=style)
            if fact.reasons:
                self._page.items(fact.reasons, " " * 11, style="dim")

    def _findings(self) -> None:
        found = list(article.findings(self._sheet.reading))
        self._page.gap()
        self._page.put("─" * self._page.width, style="dim")
        if not found:
            self._page.put("No findings.", style="dim")
            return
        self._page.put("Findings, marked with ! where they begin", style="bold")
        for message, place in found:
            self._page.put(message, "  ", "    ")
            self._page.put(place or "the whole article", "    ", style="dim")

    def _codes(self) -> None:
        """Say what the codes of what was set aside stand for."""
        found = article.rules(self._sheet.blocks)
        if found:
            self._page.gap()
            self._page.put("Set aside by (sayso why CODE tells more)", style="bold")
            for line in found:
                self._page.put(line, "  ", " " * 9)

    # --- the text ---

    def _body(self) -> None:
        for site, run in groupby(self._sheet.lines(), key=_is_site):
            lines = list(run)
            if site and len(lines) > FOLD and not self._whole:
                again = f"{self._sheet.again} --only {Role.SITE.value}"
                self._apart(story=False)
                self._page.put(f"… {len(lines)} site lines ({again})", "    ", style="dim")
                continue
            for line in lines:
                self._line(line)

    def _line(self, line: Sequence[Block]) -> None:
        """Set one line: the story as running text, anything else block by block."""
        if not article.is_story(line):
            for block in line:
                self._apart(story=False)
                self._margin(block, list(self._words(block, "dim")), "┊")
                self._beyond(block)
            return
        self._apart(story=True)
        words = [word for block in line for word in self._on_line(block)]
        heads = [block for block in line if block.role is Role.HEADLINE]
        if heads:
            self._margin(heads[0], words, "┃")
        else:
            self._rows(words, "", "", "")

    def _apart(self, *, story: bool) -> None:
        """Leave a line free around a paragraph of the story."""
        if story or self._before_story:
            self._page.gap()
        self._before_story = story

    def _margin(self, block: Block, words: Sequence[Word], bar: str) -> None:
        """Set the words of a block behind its role, rule and score."""
        grade = article.graded(block.basis)
        label = f"  {block.role.value:<{self._role}} {grade:<{self._rule}}"
        style = "dim" if block.role not in STORY else ""
        self._rows(words, f"{label} {bar} ", f"{' ' * len(label)} {bar} ", style)

    def _beyond(self, block: Block) -> None:
        """Say below a block what it rests on besides its own words."""
        if beyond := article.beyond(block, self._sheet.reading):
            label = f"  {'':<{self._role}} {'':<{self._rule}} ┊ "
            words = [Word(word, "dim") for word in f"({beyond})".split()]
            self._rows(words, label, label, "dim")

    def _rows(self, words: Sequence[Word], first: str, rest: str, style: str) -> None:
        room = max(NARROW // 2, self._page.width - 2 - cell_len(first))
        for number, line in enumerate(laid(words, room)):
            signs = {word.sign for word in line}
            sign = next((sign for sign in ">!" if sign in signs), " ")
            before = self._page.styled(rest if number else first, style)
            self._page.row(f"{sign} {before}{self._inked(line)}")

    def _inked(self, line: Sequence[Word]) -> str:
        """Return the words of one line, those of one style together."""
        parts: list[str] = []
        for style, group in groupby(line, key=lambda word: word.style):
            text = "".join(word.text if word.glued else f" {word.text}" for word in group)
            gap = " " if parts and text.startswith(" ") else ""
            parts.append(gap + self._page.styled(text.removeprefix(" "), style))
        return "".join(parts)

    # --- words ---

    def _on_line(self, block: Block) -> Iterator[Word]:
        """Yield the words of a block in running text; what is not the story is set off by signs."""
        if block.role is Role.HEADLINE:
            yield from self._words(block, "bold")
        elif block.role in STORY:
            yield from self._words(block, "")
        else:
            opening = f"‹{article.label(block)}:".split()
            yield from (Word(word, "dim") for word in opening)
            yield from (replace(word, glued=False) for word in self._words(block, "dim"))
            yield Word("›", "dim", glued=True)

    def _words(self, block: Block, style: str) -> Iterator[Word]:
        """Yield the words of a block; those that the sheet points out in bold."""
        glued = bool(self._text[: block.at.start][-1:].strip())
        for found in _WORD.finditer(self._text, block.at.start, block.at.end):
            start, end = found.span()
            marked = any(at.start < end and start < at.end for at in self._sheet.marked)
            sign = ">" if marked else "!" if any(start <= at < end for at in self._odd) else ""
            yield Word(shown(found.group()), "bold" if marked else style, sign, glued)
            glued = False


def _is_site(line: Sequence[Block]) -> bool:
    return all(block.role is Role.SITE for block in line)


def laid(words: Iterable[Word], room: int) -> Iterator[list[Word]]:
    """Yield words in lines of at most ``room`` cells; a word wider than a line is cut."""
    line: list[Word] = []
    used = 0
    for unit in _units(words, room):
        size = sum(cell_len(word.text) for word in unit)
        if line and used + 1 + size > room:
            yield line
            line, used = [], 0
        used += size + bool(line)
        line += unit
    if line:
        yield line


def _units(words: Iterable[Word], room: int) -> Iterator[list[Word]]:
    """Yield the words that stand together without a space, as long as they fit one line."""
    unit: list[Word] = []
    for word in words:
        if unit and (not word.glued or sum(map(_cells, [*unit, word])) > room):
            yield unit
            unit = []
        parts = [word.text] if _cells(word) <= room else chop_cells(word.text, room)
        *full, last = (replace(word, text=part, glued=bool(unit)) for part in parts)
        yield from ([part] for part in full)
        unit.append(last)
    if unit:
        yield unit


def _cells(word: Word) -> int:
    return cell_len(word.text)
