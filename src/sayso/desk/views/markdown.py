"""The dossier in Markdown (CommonMark): complete, with every word of the articles escaped."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from sayso.desk.views import lines, phrases
from sayso.desk.views.index import Index, short
from sayso.desk.views.phrases import Section
from sayso.desk.views.safe import one_line
from sayso.records.dossier import (
    ArticleLine,
    ClaimLine,
    ConflictLine,
    Dossier,
    EventLine,
    SideLine,
    StatementLine,
    Tally,
    VoiceLine,
)
from sayso.records.places import Anchor, Finding

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&|~#$]")
_LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")  # a list, a rule or a table at a line's start
_ADDRESS = re.compile(r"(?i)(?<=\bhttp)(s?)://|(?<=\bwww)\.|(?<=\bftp)://")


def render(dossier: Dossier) -> str:
    """Return the dossier as Markdown, ending in a newline."""
    return _tidy("\n".join(_Markdown(dossier).lines()))


def escaped(text: str) -> str:
    """Return ``text`` on one line, such that Markdown shows it and does nothing else with it."""
    safe = _ACTIVE.sub(r"\\\g<0>", one_line(text))
    safe = _ADDRESS.sub(lambda found: found.group().replace(":", "\\:").replace(".", "\\."), safe)
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", safe)


class _Markdown:
    """Sets one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._index = Index(dossier)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the whole dossier."""
        yield from ("# Dossier", "", lines.summary(self._dossier), "")
        for line in (*phrases.PREFACE, phrases.REFERENCES):
            yield from (escaped(line), "")
        for number, (section, body) in enumerate(self._sections(), start=1):
            yield from (f"## {number}. {section.title}", "", f"*{escaped(section.line)}*", "")
            found = list(body())
            yield from found or ["None."]
            yield ""

    def _sections(self) -> Iterable[tuple[Section, Callable[[], Iterator[str]]]]:
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

    # --- sections ---

    def _articles(self) -> Iterator[str]:
        for line in self._dossier.articles:
            yield from self._article(line)

    def _article(self, line: ArticleLine) -> Iterator[str]:
        label = f"A{line.number}"
        yield f'- <a id="{label}"></a>**{label}** {escaped(phrases.title(line))}  '
        yield f"  {escaped(' · '.join(lines.about(line)))}  "
        yield f"  {escaped(line.path)}" + ("  " if line.aside else "")
        if line.aside:
            yield f"  {escaped(lines.aside(line))}"

    def _claims(self) -> Iterator[str]:
        several, single = lines.split(self._dossier.claims)
        for heading, claims in ((phrases.SEVERAL, several), (phrases.SINGLE, single)):
            yield from (f"### {heading}", "")
            yield from () if claims else ("None.", "")
            for claim in claims:
                yield from self._claim(claim)

    def _claim(self, claim: ClaimLine) -> Iterator[str]:
        index = self._index
        label = f"C{claim.number}"
        yield from (f'#### <a id="{label}"></a>{label} {escaped(lines.weight(claim))}', "")
        statements = [index.statements[one] for one in claim.statements]
        if len(statements) > 1:
            words = phrases.gist(claim.gist, index.statements.get(claim.gist_of))
            yield from (f"> {escaped(words)}", "")
            yield from (f"- {escaped(line)}" for line in lines.weighing(claim, index))
        yield ""
        for statement in statements:
            yield from self._statement(statement)

    def _statement(self, line: StatementLine) -> Iterator[str]:
        article = self._index.articles[line.doc]
        labels = [*phrases.labels(line, article.published), f"`{short(line.id)}`"]
        place = self._place(line.content[0], line.content[-1])
        yield f"- {self._chain(line)}"
        yield ""
        yield f"  > {escaped(phrases.quoted(line))}"
        yield ""
        yield f"  {place} · {' · '.join(labels)}"
        yield ""

    def _voices(self) -> Iterator[str]:
        for voice in self._dossier.voices:
            yield from self._voice(voice)

    def _voice(self, voice: VoiceLine) -> Iterator[str]:
        yield from (f"### {escaped(lines.voice(voice))}", "")
        if voice.titles:
            yield from (escaped(lines.titles(voice)), "")
        for one in voice.statements:
            yield from self._statement(self._index.statements[one])

    def _timeline(self) -> Iterator[str]:
        day = ""
        for line in self._dossier.timeline:
            if phrases.when(line.when) != day:
                day = phrases.when(line.when)
                yield from ("", f"### {day}", "")
            yield from self._event(line)
        if self._dossier.undated:
            yield from ("", "### Undated", "")
            for line in self._dossier.undated:
                yield from self._event(line)

    def _event(self, line: EventLine) -> Iterator[str]:
        statement = self._index.statements.get(line.statement or "")
        yield f"- {escaped(lines.event(line, self._index))}"
        if statement:
            yield from ("", f"  > {escaped(phrases.quoted(statement))}", "")

    def _conflicts(self) -> Iterator[str]:
        for line in self._dossier.conflicts:
            yield from self._conflict(line)

    def _conflict(self, line: ConflictLine) -> Iterator[str]:
        yield from (f"### {escaped(lines.conflict(line))}", "")
        yield from self._sides(line.left, line.right)
        if line.note:
            yield from (f"{line.rule}: {escaped(line.note)}", "")

    def _sides(self, left: SideLine, right: SideLine) -> Iterator[str]:
        """Yield two passages as a table: side by side, as wide as the reader's window."""
        pair = [self._side(left), self._side(right)]
        for number, row in enumerate(zip(*pair, strict=True)):
            if any(row):
                yield f"| {row[0]} | {row[1]} |"
            if not number:
                yield "|---|---|"
        yield ""

    def _side(self, side: SideLine) -> tuple[str, str, str]:
        line = self._index.statements.get(side.statement or "")
        place = f"{self._place(side.at)} {escaped(lines.printed(self._index.articles[side.doc]))}"
        return place, escaped(side.text), self._chain(line) if line else ""

    def _reuse(self) -> Iterator[str]:
        for one in self._dossier.reuse:
            head, *rest = lines.derivation(one, self._index)
            yield f"- {escaped(head)}"
            yield from (f"  - {escaped(line)}" for line in rest)

    def _positions(self) -> Iterator[str]:
        for one in self._dossier.positions:
            line = self._index.statements[one.statement]
            yield from (f"- {escaped(lines.position(one))}", "")
            yield from (f"  > {escaped(one.proposal)}", "")
            yield from (f"  {self._chain(line)} · {self._place(line.content[0])}", "")

    def _unnamed(self) -> Iterator[str]:
        for tally in self._dossier.unnamed:
            yield f"- **{_outlet(tally)}:** {escaped(phrases.tally(tally))}."
            if phrases.apart(tally):
                yield f"  {escaped(phrases.apart(tally))}."

    def _gaps(self) -> Iterator[str]:
        gaps = self._dossier.gaps
        for line in lines.gaps(gaps, self._dossier, self._index):
            yield f"- {escaped(line)}"
        if gaps.doubts:
            yield from ("", "### Undecided: one or two?", "")
        for doubt in gaps.doubts:
            yield from self._sides(doubt.left_side, doubt.right_side)
            yield from (escaped(" · ".join(lines.doubt(doubt))), "")
        if gaps.findings:
            yield from ("", "### Met on the way", "")
        for finding, times in Counter(gaps.findings).items():
            yield self._finding(finding) + (f" ({times} times)" if times > 1 else "")

    def _finding(self, finding: Finding) -> str:
        where = self._place(finding.at) if finding.at else escaped(finding.path)
        text = f"- {escaped(lines.finding(finding))}"
        return f"{text} · {where}" if where else text

    def _chain(self, line: StatementLine) -> str:
        article = self._index.articles[line.doc]
        return escaped(phrases.chain(line, f"A{article.number} {article.outlet}".rstrip()))

    def _place(self, at: Anchor, last: Anchor | None = None) -> str:
        if at.doc not in self._index.articles:
            return ""
        label = self._index.label(at.doc)
        return f"[{label}](#{label}) {at.start}–{(last or at).end}"


def _outlet(tally: Tally) -> str:
    if tally.everything:
        return "All outlets"
    return escaped(tally.outlet) or "Outlet unknown"


def _tidy(text: str) -> str:
    """Return ``text`` with no more than one empty line in a row."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
