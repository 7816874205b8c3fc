"""The sections of the HTML dossier, one method each."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from sayso.desk.views import lines, phrases
from sayso.desk.views.html_parts import MOST, Parts, quote, series
from sayso.desk.views.markup import Html, join, tag, text
from sayso.desk.views.phrases import Section, count
from sayso.desk.views.safe import one_line
from sayso.records.dossier import (
    ArticleLine,
    ClaimLine,
    ConflictLine,
    DoubtLine,
    EventLine,
    PositionLine,
    StatementLine,
    Tally,
    VoiceLine,
)
from sayso.records.places import Anchor, Dating, Finding
from sayso.records.speech import Anonymity
from sayso.records.stories import Derivation

_MANY = 60  # claims told by one article alone are folded if they are more
_FEW = 12  # findings of one kind likewise


class Sections(Parts):
    """Sets the sections of one dossier."""

    def each(self) -> Iterable[tuple[Section, Callable[[], Html]]]:
        """Yield the sections in order, each with what sets it; some only if they hold a line."""
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

    def _articles(self) -> Html:
        listed = [self._article(line) for line in self._dossier.articles]
        return tag("ol", *listed, class_="plain") if listed else Html()

    def _article(self, line: ArticleLine) -> Html:
        label = self.label(line.doc)
        title = tag("cite", phrases.title(line), lang="", dir="auto")
        parts = [
            tag("p", label, " ", title, class_="title"),
            tag("p", self._about(line)),
            tag("p", one_line(line.path), class_="path"),
        ]
        if line.aside:
            parts.append(tag("p", lines.aside(line)))
        return tag("li", *parts, id=f"list-{line.doc}")

    def _about(self, line: ArticleLine) -> Html:
        """Return the article's particulars; its date opens the words that it was read from."""
        outlet, date, *rest = lines.about(line)
        evidence = line.published.basis.evidence[:1] if line.published else ()
        opening = self.opening(evidence[0], date) if evidence else text(date)
        return join(outlet, " · ", opening, *(f" · {part}" for part in rest))

    def _claims(self) -> Html:
        several, single = lines.split(self._dossier.claims)
        found = self.capped(several, self._claim, "sayso claims") or [tag("p", "None.")]
        parts = [tag("h3", phrases.SEVERAL), *found]
        if single:
            head = tag("h3", phrases.SINGLE)
            opened = len(single) <= _MANY
            summary = tag("summary", head, f" {count(len(single), 'claim')}")
            each = self.capped(single, self._claim, "sayso claims")
            parts.append(tag("details", summary, *each, open=opened))
        return join(*parts)

    def _claim(self, claim: ClaimLine) -> Html:
        statements = [self._index.statements[one] for one in claim.statements]
        parts = [tag("h4", f"C{claim.number} ", _weight(claim))]
        if len(statements) > 1:
            gist = phrases.gist(claim.gist, self._index.statements.get(claim.gist_of))
            weighed = [tag("li", line) for line in self._weighing(claim)]
            parts += [quote(gist, "gist"), tag("ul", *weighed, class_="weighed")]
        parts += map(self.statement, statements)
        return tag("article", *parts, id=f"C{claim.number}", class_="claim")

    def _weighing(self, claim: ClaimLine) -> list[Html]:
        """Return the lines under a claim; each article that they name is a link."""
        found = []
        for one in claim.origins:
            docs = self._index.ordered(one.carriers)
            named = self.capped(docs, self.label, "sayso origins", within="span")
            found.append(join("Origin: ", phrases.origin(one), ", in ", series(named)))
        appeared = lines.first(claim, self._index)
        docs = lines.earliest(claim, self._index)
        return [*found, *map(text, lines.standing(claim)), self.linked(appeared, docs)]

    def _voices(self) -> Html:
        return join(*self.capped(self._dossier.voices, self._voice, "sayso sources"))

    def _voice(self, voice: VoiceLine) -> Html:
        parts = [tag("h3", lines.voice(voice))]
        if voice.titles:
            titles = [
                join("“", self.opening(title.at, one_line(title.text)), "”")
                for title in voice.titles
            ]
            parts.append(tag("p", "called ", series(titles), class_="particulars"))
        statements = [self._index.statements[one] for one in voice.statements]
        parts += self.capped(statements, self.statement, "sayso said")
        return tag("article", *parts, class_="voice")

    def _timeline(self) -> Html:
        days = groupby(self._dossier.timeline[:MOST], key=lambda line: phrases.when(line.when))
        parts = [self._day(day, list(events)) for day, events in days]
        more = len(self._dossier.timeline) - MOST
        if more > 0:
            parts.append(tag("li", f"… and {more:,} more: sayso timeline", class_="left-out"))
        made = tag("ol", *parts, class_="timeline") if parts else Html()
        if not self._dossier.undated:
            return made
        events = self.capped(self._dossier.undated, self._event, "sayso timeline", within="li")
        items = tag("ul", *events, class_="plain")
        return join(made, tag("div", tag("h3", "Undated"), items, class_="gutter"))

    def _day(self, day: str, events: Sequence[EventLine]) -> Html:
        items = tag("ul", *map(self._event, events), class_="plain")
        return tag("li", tag("h3", _time(events[0].when, day)), items)

    def _event(self, line: EventLine) -> Html:
        statement = self._index.statements.get(line.statement or "")
        if statement is None:
            return tag("li", tag("p", self.linked(lines.event(line, self._index), [line.doc])))
        link = self.passage(statement)
        chain = tag("p", "said: ", self.chain(statement), " · ", link)
        return tag("li", chain, quote(phrases.quoted(statement)))

    def _conflicts(self) -> Html:
        return join(*self.capped(self._dossier.conflicts, self._conflict, "sayso conflicts"))

    def _conflict(self, line: ConflictLine) -> Html:
        note = tag("p", f"{line.rule}: {one_line(line.note)}", class_="particulars")
        parts = [tag("h3", lines.conflict(line)), self.sides(line.left, line.right)]
        return tag("article", *parts, *[note] * bool(line.note), class_="conflict")

    def _reuse(self) -> Html:
        return join(*self.capped(self._dossier.reuse, self._derivation, "sayso derivations"))

    def _derivation(self, one: Derivation) -> Html:
        head, *rest = lines.derivation(one, self._index)
        items = [tag("li", line) for line in rest]
        stretches = [
            tag("li", self._stretch(one.left, left), " = ", self._stretch(one.right, right))
            for left, right in ((span[:2], span[2:]) for span in one.spans)
        ]
        title = tag("h3", self.linked(head, [one.left, one.right]))
        folded = tag("details", tag("summary", "Shared stretches"), tag("ol", *stretches))
        return tag("article", title, tag("ul", *items), *[folded] * bool(stretches))

    def _stretch(self, doc: str, span: tuple[int, int]) -> Html:
        place = f"{self._index.label(doc)}, characters {span[0]}–{span[1]}"
        return self.opening(Anchor(doc, *span), place)

    def _positions(self) -> Html:
        return join(*self.capped(self._dossier.positions, self._position, "sayso positions"))

    def _position(self, one: PositionLine) -> Html:
        line = self._index.statements[one.statement]
        return tag(
            "article",
            tag("h3", lines.position(one)),
            quote(one_line(one.proposal)),
            tag("p", self.chain(line), " · ", self.passage(line), class_="particulars"),
        )

    def _unnamed(self) -> Html:
        everything, *_ = self._dossier.unnamed
        classes = [name.capitalize() for name in phrases.ANONYMITIES.values()]
        heads = ["Outlet", "Unnamed", *classes, "Hearsay", "No speaker"]
        head = tag("tr", *(tag("th", each, scope="col") for each in heads))
        rows = [_row(tally) for tally in self._dossier.unnamed]
        table = tag("table", tag("thead", head), tag("tbody", *rows))
        scroll = tag("div", table, class_="wide", tabindex="0", role="region", aria_label="Counts")
        lead = tag("p", f"{phrases.tally(everything)}.")
        return join(lead, scroll, *self._resting(everything))

    def _resting(self, everything: Tally) -> list[Html]:
        """Return the lists behind the numbers of the first row."""
        lists = [(phrases.ANONYMITIES[s.anonymity], s.statements) for s in everything.unnamed]
        lists += [("hearsay", everything.hearsay), ("no speaker", everything.absent)]
        return [
            tag(
                "details",
                tag("summary", f"{name.capitalize()}: {count(len(ids), 'statement')}"),
                self._list(ids),
            )
            for name, ids in lists
            if ids
        ]

    def _list(self, ids: Sequence[str]) -> Html:
        found = [self._index.statements[one] for one in ids]
        return tag("ul", *self.capped(found, self._item, "sayso statements", within="li"))

    def _item(self, line: StatementLine) -> Html:
        words = phrases.quoted(line)
        return tag("li", self.chain(line), ": ", words, " · ", self.passage(line))

    def _gaps(self) -> Html:
        gaps = self._dossier.gaps
        total = count(len(self._dossier.articles), "article")
        items = [
            self._missing(gaps.undated, f"of {total} without a date of publication"),
            self._missing(gaps.outletless, f"of {total} whose outlet is unknown"),
            self._missing(gaps.silent, f"of {total} in which no statement was found"),
            self._speakerless(gaps.speakerless),
        ]
        parts = [tag("ul", *items)]
        if gaps.doubts:
            parts += [
                tag("h3", "Undecided: one or two?"),
                *self.capped(gaps.doubts, self._doubt, "sayso dossier --as json"),
            ]
        if gaps.findings:
            parts += [tag("h3", "Met on the way"), self._findings(gaps.findings)]
        return join(*parts)

    def _missing(self, docs: Sequence[str], what: str) -> Html:
        named = series(self.capped(docs, self.label, "sayso articles", within="span"))
        return tag("li", f"{len(docs):,} {what}", *([": ", named] if docs else []))

    def _speakerless(self, ids: Sequence[str]) -> Html:
        found = [self._index.statements[one] for one in ids]
        named = series(self.capped(found, self.passage, "sayso statements", within="span"))
        of = f"{len(ids):,} of {count(len(self._dossier.statements), 'statement')}"
        return tag("li", f"{of} without any speaker", *([": ", named] if ids else []))

    def _doubt(self, doubt: DoubtLine) -> Html:
        note = tag("p", " · ".join(lines.doubt(doubt)), class_="particulars")
        return tag("article", self.sides(doubt.left_side, doubt.right_side), note)

    def _findings(self, findings: Sequence[Finding]) -> Html:
        groups = []
        for code, found in groupby(findings, key=lambda one: one.code):
            each = list(found)
            summary = tag("summary", f"{code} · {count(len(each), 'time')}")
            items = tag("ul", *self.capped(each, self._finding, "sayso findings", within="li"))
            groups.append(tag("details", summary, items, open=len(each) <= _FEW))
        return join(*groups)

    def _finding(self, finding: Finding) -> Html:
        where = text(one_line(finding.path))
        if finding.at and finding.at.doc in self._index.articles:
            at = finding.at
            place = f"{self._index.label(at.doc)}, characters {at.start}–{at.end}"
            where = self.opening(at, place)
        return tag("li", one_line(finding.message), *([" · ", where] if where else []))


def _weight(claim: ClaimLine) -> Html:
    """Return a claim's weight; its dots are for the eye, the words beside them say the same."""
    bar = phrases.bar(claim.support) if claim.support else ""
    words = lines.weight(claim).removeprefix(bar)
    return join(tag("span", bar, class_="bar", aria_hidden="true"), words) if bar else text(words)


def _time(when: Dating | None, words: str) -> Html:
    if when and when.earliest == when.latest:
        return tag("time", words, datetime=when.earliest.isoformat())
    return text(words)


def _row(tally: Tally) -> Html:
    name = "All outlets" if tally.everything else one_line(tally.outlet) or "Outlet unknown"
    shares = {share.anonymity: len(share.statements) for share in tally.unnamed}
    of = f"{sum(shares.values()):,} of {tally.statements:,}"
    numbers = [*(shares.get(each, 0) for each in Anonymity), len(tally.hearsay), len(tally.absent)]
    cells = [tag("td", of), *(tag("td", f"{number:,}" if number else "–") for number in numbers)]
    return tag("tr", tag("th", name, scope="row"), *cells)
