"""The dossier for a terminal: plain text, right at 80 columns, the same with and without colour.

Long sections are cut, and say what was cut and which command shows the rest.
"""

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sayso.desk.options import LEDGER, asked
from sayso.desk.views import lines, phrases
from sayso.desk.views.index import Index, short
from sayso.desk.views.page import Column, Page
from sayso.desk.views.phrases import Section
from sayso.desk.views.safe import one_line
from sayso.records.dossier import (
    ArticleLine,
    ClaimLine,
    ConflictLine,
    Dossier,
    DoubtLine,
    EventLine,
    PositionLine,
    SideLine,
    StatementLine,
    Tally,
    VoiceLine,
)
from sayso.records.places import Anchor, Finding
from sayso.records.stories import Derivation

LIMIT = 12  # lines of one section
FEW = 4  # statements of one claim or voice
STEP = "    "
BAR = "│ "

T = TypeVar("T")


def render(
    dossier: Dossier,
    *,
    width: int = 80,
    color: bool = False,
    limit: int | None = LIMIT,
    ledger: str = LEDGER,
) -> str:
    """Return the dossier as text for a terminal.

    Args:
        dossier: What to show.
        width: Columns; fewer than 24 are treated as 24.
        color: Whether to add ANSI styles; they add no meaning. False when piped.
        limit: Lines of a section; None for all.
        ledger: The file that the commands name.
    """
    return _Terminal(dossier, Page(width, color=color), limit, ledger).text()


class _Terminal:
    """Sets one dossier."""

    def __init__(self, dossier: Dossier, page: Page, limit: int | None, ledger: str) -> None:
        self._dossier = dossier
        self._index = Index(dossier)
        self._page = page
        self._limit = limit
        self._ledger = ledger
        self._few = None if limit is None else FEW

    def text(self) -> str:
        """Return the whole dossier."""
        self._head()
        for number, (section, body) in enumerate(self._sections(), start=1):
            self._page.gap()
            self._page.put(f"{number}  {section.title.upper()}", style="bold")
            self._page.put(section.line, "   ", style="dim")
            self._page.gap()
            body()
        return self._page.text()

    def _sections(self) -> Iterable[tuple[Section, Callable[[], None]]]:
        """Yield the sections; those that may be empty without a word are left out."""
        yield phrases.ARTICLES, self._articles
        yield phrases.CLAIMS, self._claims
        yield phrases.VOICES, self._voices
        yield phrases.TIMELINE, self._timeline
        yield phrases.CONFLICTS, self._conflicts
        if self._dossier.reuse:
            yield phrases.REUSE, self._reuse
        if self._dossier.positions:
            yield phrases.POSITIONS, self._positions
        yield phrases.UNNAMED, self._unnamed
        yield phrases.GAPS, self._gaps

    def _head(self) -> None:
        put, dossier = self._page.put, self._dossier
        put("DOSSIER", style="title")
        put(lines.summary(dossier))
        self._page.gap()
        for line in phrases.PREFACE:
            put(line, style="dim")
        put(phrases.REFERENCES, style="dim")

    def _cut(
        self, items: Sequence[T], put: Callable[[T], None], more: str, limit: int | None = None
    ) -> None:
        """Show the first items, and say how many more there are and the verb that shows them."""
        limit = limit or self._limit
        for item in items[:limit]:
            put(item)
        if limit is not None and len(items) > limit:
            command = asked(more, self._ledger)
            self._page.put(f"… and {len(items) - limit:,} more: {command}", STEP, style="dim")
        if not items:
            self._page.put("None.", STEP)

    # --- sections ---

    def _articles(self) -> None:
        self._cut(self._dossier.articles, self._article, "articles")

    def _article(self, line: ArticleLine) -> None:
        put = self._page.put
        put(phrases.title(line), f"{f'A{line.number}':<4}", style="bold")
        self._page.items(lines.about(line), STEP)
        put(one_line(line.path), STEP, style="dim")
        if line.aside:
            put(lines.aside(line), STEP, STEP + "  ")

    def _claims(self) -> None:
        several, single = lines.split(self._dossier.claims)
        for heading, claims in ((phrases.SEVERAL, several), (phrases.SINGLE, single)):
            self._page.gap()
            self._page.put(heading, style="bold")
            self._page.gap()
            self._cut(claims, self._claim, "claims")

    def _claim(self, claim: ClaimLine) -> None:
        put, index = self._page.put, self._index
        number = f"{f'C{claim.number}':<4}"
        statements = [index.statements[one] for one in claim.statements]
        if len(statements) == 1:
            self._statement(statements[0], number, lines.weight(claim))
            self._page.gap()
            return
        put(lines.weight(claim), number, style="bold")
        gist = phrases.gist(claim.gist, index.statements.get(claim.gist_of))
        put(gist, STEP + BAR, STEP + BAR)
        for line in lines.weighing(claim, index):
            put(line, STEP, STEP + "  ")
        words = gist

        def wording(line: StatementLine) -> None:
            nonlocal words
            self._statement(line, above=words)
            words = phrases.quoted(line)

        self._cut(statements, wording, f"trace {short(claim.id)}", self._few)
        self._page.gap()

    def _statement(
        self, line: StatementLine, first: str = STEP, weight: str = "", *, above: str = ""
    ) -> None:
        """Show a statement; its words are not repeated if they stand ``above`` already."""
        label = self._index.label(line.doc)
        self._page.put(phrases.chain(line, label), first, STEP + "  ")
        words = phrases.quoted(line)
        if words != above:
            self._page.put(words, STEP + "  " + BAR, STEP + "  " + BAR)
        same = "same words" if words == above else ""
        place = self._place(line.content[0], line.content[-1])
        labels = phrases.labels(line, self._index.articles[line.doc].published)
        told = [weight, same, place, *labels, short(line.id)]
        self._page.items(told, STEP + "  ", style="dim")

    def _voices(self) -> None:
        self._cut(self._dossier.voices, self._voice, "sources")

    def _voice(self, voice: VoiceLine) -> None:
        self._page.put(lines.voice(voice), style="bold")
        if voice.titles:
            self._page.put(lines.titles(voice), STEP, STEP + "  ", style="dim")
        statements = [self._index.statements[one] for one in voice.statements]
        self._cut(statements, self._statement, self._said(voice), self._few)
        self._page.gap()

    def _said(self, voice: VoiceLine) -> str:
        name = shlex.quote(one_line(voice.name))
        return f"said {name}" if voice.name else "statements --unattributed"

    def _timeline(self) -> None:
        day = ""

        def event(line: EventLine) -> None:
            nonlocal day
            if phrases.when(line.when) != day:
                day = phrases.when(line.when)
                self._page.gap()
                self._page.put(day, style="bold")
            self._event(line)

        self._cut(self._dossier.timeline, event, "timeline")
        if self._dossier.undated:
            self._page.gap()
            self._page.put("Undated", style="bold")
            self._cut(self._dossier.undated, self._event, "timeline")

    def _event(self, line: EventLine) -> None:
        statement = self._index.statements.get(line.statement or "")
        self._page.put(lines.event(line, self._index), STEP, STEP + "  ")
        if statement:
            self._page.put(phrases.quoted(statement), STEP + "  " + BAR, STEP + "  " + BAR)

    def _conflicts(self) -> None:
        self._cut(self._dossier.conflicts, self._conflict, "conflicts")

    def _conflict(self, line: ConflictLine) -> None:
        self._page.put(lines.conflict(line), style="bold")
        self._page.columns(self._side(line.left), self._side(line.right), STEP)
        if line.note:
            self._page.put(f"{line.rule}: {one_line(line.note)}", STEP, style="dim")
        self._page.gap()

    def _side(self, side: SideLine) -> Column:
        """Return one side: its words, who said them if somebody did, and where they stand."""
        line = self._index.statements.get(side.statement or "")
        said = [("", phrases.chain(line, self._index.label(side.doc)))] if line else []
        article = self._index.articles[side.doc]
        place = [("", self._place(side.at)), ("", lines.printed(article))]
        return [*said, (BAR, one_line(side.text)), *place]

    def _reuse(self) -> None:
        self._cut(self._dossier.reuse, self._derivation, "derivations")

    def _derivation(self, one: Derivation) -> None:
        for number, line in enumerate(lines.derivation(one, self._index)):
            self._page.put(line, STEP if number else "", None if not number else STEP + "  ")
        self._page.gap()

    def _positions(self) -> None:
        self._cut(self._dossier.positions, self._position, "positions")

    def _position(self, one: PositionLine) -> None:
        line = self._index.statements[one.statement]
        self._page.put(lines.position(one), "", "  ")
        self._page.put(one_line(one.proposal), STEP + BAR, STEP + BAR)
        chain = phrases.chain(line, self._index.label(line.doc))
        self._page.put(f"{chain} · {self._place(line.content[0])}", STEP, STEP + "  ", style="dim")
        self._page.gap()

    def _unnamed(self) -> None:
        everything, *outlets = self._dossier.unnamed
        self._tally(everything, "All outlets")
        for tally in outlets[: self._limit]:
            self._tally(tally, one_line(tally.outlet) or "Outlet unknown")
        if len(outlets) > len(outlets[: self._limit]):
            self._page.put(f"… and {len(outlets) - (self._limit or 0):,} more outlets", STEP)

    def _tally(self, tally: Tally, name: str) -> None:
        self._page.put(f"{name}: {phrases.tally(tally)}.", "", "  ")
        if phrases.apart(tally):
            self._page.put(phrases.apart(tally) + ".", STEP, STEP + "  ", style="dim")

    # --- gaps ---

    def _gaps(self) -> None:
        gaps = self._dossier.gaps
        for line in lines.gaps(gaps, self._dossier, self._index):
            self._page.put(line, "", "  ")
        if gaps.doubts:
            self._page.gap()
            self._page.put("Undecided: one or two?", style="bold")
            self._cut(gaps.doubts, self._doubt, "dossier --as html -o dossier.html")
        if gaps.findings:
            self._page.gap()
            self._page.put("Met on the way", style="bold")
            self._findings(gaps.findings)

    def _doubt(self, doubt: DoubtLine) -> None:
        self._page.columns(self._side(doubt.left_side), self._side(doubt.right_side), STEP)
        self._page.items(lines.doubt(doubt, self._ledger), STEP, style="dim")
        self._page.gap()

    def _findings(self, findings: Sequence[Finding]) -> None:
        counts = Counter(finding.code for finding in findings)
        first = {finding.code: finding for finding in reversed(findings)}
        self._cut(
            list(counts.items()),
            lambda pair: self._finding(first[pair[0]], pair[1]),
            "health",
        )

    def _finding(self, finding: Finding, times: int) -> None:
        where = self._place(finding.at) if finding.at else one_line(finding.path)
        command = asked(f"findings --code {finding.code}", self._ledger)
        more = f" (and {times - 1:,} like it: {command})" if times > 1 else ""
        text = lines.finding(finding)
        self._page.put(f"{text} · {where}{more}" if where else text + more, STEP, STEP + "  ")

    def _place(self, at: Anchor, last: Anchor | None = None) -> str:
        if at.doc not in self._index.articles:
            return ""
        return f"{self._index.label(at.doc)} {at.start}–{(last or at).end}"
