"""The dossier as one HTML file: nothing is fetched, and it works without its few lines of script.

Each line opens its passage in the article; the number at a passage leads back to the line. Where
the window is wide enough, dossier and articles stand side by side.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from importlib.resources import files
from itertools import groupby

from sayso.desk.views import lines, phrases
from sayso.desk.views.index import Index, short
from sayso.desk.views.markup import Html, join, tag, text
from sayso.desk.views.passages import Setter, key_of, key_of_statement
from sayso.desk.views.phrases import Section, count
from sayso.desk.views.safe import one_line
from sayso.records.dossier import (
    ArticleLine,
    ClaimLine,
    ConflictLine,
    Dossier,
    DoubtLine,
    EventLine,
    SideLine,
    StatementLine,
    Tally,
    VoiceLine,
)
from sayso.records.places import Anchor, Dating, Finding
from sayso.records.speech import Anonymity
from sayso.records.stories import Derivation, Position, Support

_STYLE = files(__package__).joinpath("dossier.css").read_text("utf-8")
_SCRIPT = files(__package__).joinpath("dossier.js").read_text("utf-8")
_OPEN = 12  # with more articles than this, each is folded until a line opens it
_MANY = 60  # claims told by one article alone, folded if they are more
_TEXTS = Section(
    "texts",
    "The articles",
    "Every passage that the dossier rests on is underlined; its number leads back to the line. "
    "What was set aside is folded where it stands.",
)


def render(dossier: Dossier) -> str:
    """Return the dossier as one self-contained HTML file, ending in a newline."""
    return _Page(dossier).html()


class _Page:
    """Sets one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._index = Index(dossier)
        self._setter = Setter(dossier, self._index)
        self._texts = [(self._index.articles[t.doc], self._setter.html(t)) for t in dossier.texts]
        self._set: set[str] = set()  # statements that have their own line already

    def html(self) -> str:
        """Return the whole page."""
        sections = [
            self._section(number, section, body)
            for number, (section, body) in enumerate(self._sections(), start=1)
        ]
        head = tag(
            "header",
            tag("h1", "Dossier"),
            tag("p", lines.summary(self._dossier), class_="summary"),
            *(tag("p", line) for line in phrases.PREFACE),
        )
        main = tag("main", head, self._contents(), *sections, id="dossier", tabindex="-1")
        skip = tag("a", "Skip to the claims", href=f"#{phrases.CLAIMS.key}", class_="skip")
        body = tag(
            "body", skip, tag("div", main, self._articles_in_full(), class_="desk"), _script()
        )
        return f'<!doctype html>\n<html lang="en">\n{self._head()}\n{body}\n</html>\n'

    def _head(self) -> Html:
        style = _STYLE + "".join(_lit(key) for key in self._setter.broken)
        policy = (
            f"default-src 'none'; style-src 'sha256-{_digest(style)}'; "
            f"script-src 'sha256-{_digest(_SCRIPT)}'; base-uri 'none'; form-action 'none'"
        )
        return tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=policy),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("meta", name="referrer", content="no-referrer"),
            tag("title", f"Dossier: {lines.summary(self._dossier)}"),
            tag("style", Html(style)),
        )

    def _sections(self) -> Iterable[tuple[Section, Callable[[], Html]]]:
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

    def _contents(self) -> Html:
        listed = [section for section, _ in self._sections()] + [_TEXTS] * bool(self._texts)
        items = [tag("li", tag("a", each.title, href=f"#{each.key}")) for each in listed]
        return tag("nav", tag("ol", *items), aria_label="Contents")

    def _section(self, number: int, section: Section, body: Callable[[], Html]) -> Html:
        line = tag("p", section.line, class_="explained")
        content = body() or tag("p", "None.")
        name = f"{section.key}-title"
        head = tag("h2", tag("span", f"{number} ", class_="number"), section.title, id=name)
        return tag("section", head, line, content, id=section.key, aria_labelledby=name)

    # --- what came in ---

    def _articles(self) -> Html:
        return (
            tag("ol", *map(self._article, self._dossier.articles), class_="plain")
            if (self._dossier.articles)
            else Html()
        )

    def _article(self, line: ArticleLine) -> Html:
        label = self._label(line.doc)
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
        before, date, after = lines.about(line).partition(phrases.when(line.published))
        evidence = line.published.basis.evidence[:1] if line.published else ()
        return join(before, self._opening(evidence[0], date) if evidence else text(date), after)

    # --- claims ---

    def _claims(self) -> Html:
        several, single = lines.split(self._dossier.claims)
        parts = []
        if several:
            parts += [tag("h3", "In several articles"), *map(self._claim, several)]
        if single:
            head = tag("h3", "In one article each")
            each = [self._claim(claim) for claim in single]
            opened = len(single) <= _MANY
            summary = tag("summary", head, f" {count(len(single), 'claim')}")
            parts.append(tag("details", summary, *each, open=opened))
        return join(*parts)

    def _claim(self, claim: ClaimLine) -> Html:
        index = self._index
        statements = [index.statements[one] for one in claim.statements]
        weight = f"{count(len(claim.articles), 'article')}, {phrases.origins(claim.support)}"
        head = tag("h4", f"C{claim.number} ", _bar(claim.support), " ", weight)
        parts = [head]
        if len(statements) > 1:
            words = phrases.gist(claim.gist, index.statements.get(claim.gist_of))
            parts.append(_quote(words, "gist"))
        weighed = [tag("li", line) for line in lines.weighing(claim, index)]
        if weighed:
            parts.append(tag("ul", *weighed, class_="weighed"))
        parts += [self._statement(line) for line in statements]
        return tag("article", *parts, id=f"C{claim.number}", class_="claim")

    def _statement(self, line: StatementLine) -> Html:
        """Return a statement: its hands, its words, and the way to the words."""
        return tag(
            "div",
            tag("p", self._chain(line), class_="chain"),
            _quote(phrases.quoted(line)),
            tag("p", self._reference(line), class_="particulars"),
            id=self._once(line),
            class_="statement",
        )

    def _once(self, line: StatementLine) -> str | None:
        """Return the id of a statement's first line on the page, None for later ones."""
        if line.id in self._set:
            return None
        self._set.add(line.id)
        return f"in-{line.id}"

    def _chain(self, line: StatementLine) -> Html:
        article = self._index.articles[line.doc]
        hands = [tag("b", phrases.hand(line.chain[0]))]
        hands += [text(phrases.hand(one)) for one in line.chain[1:]]
        last = join(self._label(line.doc), " ", one_line(article.outlet))
        arrow = tag("span", phrases.ARROW, class_="arrow", aria_label="by way of", role="img")
        return join(*(join(hand, arrow) for hand in hands), last)

    def _reference(self, line: StatementLine) -> Html:
        article = self._index.articles[line.doc]
        number = self._index.passages[line.id]
        name = f"{self._index.label(line.doc)}, passage {number}"
        key = key_of_statement(line.id)
        link = tag("a", name, href=f"#{key}", class_="open") if self._has(key) else text(name)
        place = f"{line.content[0].start}–{line.content[-1].end}"
        labels = [*phrases.labels(line, article.published), f"characters {place}"]
        return join(link, " · ", " · ".join(labels), " · ", tag("code", short(line.id)))

    # --- voices ---

    def _voices(self) -> Html:
        return join(*map(self._voice, self._dossier.voices))

    def _voice(self, voice: VoiceLine) -> Html:
        parts = [tag("h3", lines.voice(voice))]
        if voice.titles:
            titles = [
                join("“", self._opening(title.at, one_line(title.text)), "”")
                for title in voice.titles
            ]
            parts.append(tag("p", "called ", _series(titles), class_="particulars"))
        parts += [self._statement(self._index.statements[one]) for one in voice.statements]
        return tag("article", *parts, class_="voice")

    # --- timeline ---

    def _timeline(self) -> Html:
        parts = []
        for day, events in groupby(
            self._dossier.timeline, key=lambda line: phrases.when(line.when)
        ):
            each = list(events)
            items = tag("ul", *map(self._event, each), class_="plain")
            parts.append(tag("li", tag("h3", _time(each[0].when, day)), items))
        made = tag("ol", *parts, class_="timeline") if parts else Html()
        if not self._dossier.undated:
            return made
        items = tag("ul", *map(self._event, self._dossier.undated), class_="plain")
        return join(made, tag("div", tag("h3", "Undated"), items, class_="gutter"))

    def _event(self, line: EventLine) -> Html:
        statement = self._index.statements.get(line.statement or "")
        if statement is None:
            return tag("li", tag("p", lines.event(line, self._index)))
        link = self._passage(statement)
        chain = tag("p", "said: ", self._chain(statement), " · ", link)
        return tag("li", chain, _quote(phrases.quoted(statement)))

    # --- conflicts, shared text, positions ---

    def _conflicts(self) -> Html:
        return join(*map(self._conflict, self._dossier.conflicts))

    def _conflict(self, line: ConflictLine) -> Html:
        note = tag("p", f"{line.rule}: {one_line(line.note)}", class_="particulars")
        parts = [tag("h3", lines.conflict(line)), self._sides(line.left, line.right)]
        return tag("article", *parts, *[note] * bool(line.note), class_="conflict")

    def _sides(self, left: SideLine, right: SideLine) -> Html:
        return tag("div", self._side(left), self._side(right), class_="sides")

    def _side(self, side: SideLine) -> Html:
        line = self._index.statements.get(side.statement or "")
        article = self._index.articles[side.doc]
        place = f"{self._index.label(side.doc)}, characters {side.at.start}–{side.at.end}"
        caption = [self._opening(side.at, place), " · ", lines.printed(article)]
        said = [tag("p", self._chain(line), class_="chain")] if line else []
        words = _quote(one_line(side.text))
        return tag("figure", *said, words, tag("figcaption", *caption, class_="particulars"))

    def _reuse(self) -> Html:
        return join(*map(self._derivation, self._dossier.reuse))

    def _derivation(self, one: Derivation) -> Html:
        head, *rest = lines.derivation(one, self._index)
        items = [tag("li", line) for line in rest]
        stretches = [
            tag("li", self._stretch(one.left, left), " = ", self._stretch(one.right, right))
            for left, right in ((span[:2], span[2:]) for span in one.spans)
        ]
        folded = tag("details", tag("summary", "Shared stretches"), tag("ol", *stretches))
        return tag("article", tag("h3", head), tag("ul", *items), *[folded] * bool(stretches))

    def _stretch(self, doc: str, span: tuple[int, int]) -> Html:
        place = f"{self._index.label(doc)}, characters {span[0]}–{span[1]}"
        return self._opening(Anchor(doc, *span), place)

    def _positions(self) -> Html:
        return join(*map(self._position, self._dossier.positions))

    def _position(self, one: Position) -> Html:
        line = self._index.statements[one.statement]
        return tag(
            "article",
            tag("h3", lines.position(one, self._index)),
            _quote(one_line(one.proposal)),
            tag("p", self._chain(line), " · ", self._passage(line), class_="particulars"),
        )

    # --- unnamed sources ---

    def _unnamed(self) -> Html:
        everything, *_ = self._dossier.unnamed
        heads = ["Outlet", "Statements", "Unnamed", *phrases.ANONYMITIES.values()]
        heads += ["Hearsay", "No speaker"]
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
                tag("summary", f"{name}: {count(len(ids), 'statement')}"),
                self._list(ids),
            )
            for name, ids in lists
            if ids
        ]

    def _list(self, ids: Iterable[str]) -> Html:
        found = [self._index.statements[one] for one in ids]
        items = [
            tag(
                "li",
                self._chain(line),
                ": ",
                text(phrases.quoted(line)),
                " · ",
                self._passage(line),
            )
            for line in found
        ]
        return tag("ul", *items)

    # --- gaps ---

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
            parts += [tag("h3", "Undecided: one or two?"), *map(self._doubt, gaps.doubts)]
        if gaps.findings:
            parts += [tag("h3", "Met on the way"), self._findings(gaps.findings)]
        return join(*parts)

    def _missing(self, docs: Sequence[str], what: str) -> Html:
        named = _series([self._label(doc) for doc in docs])
        return tag("li", f"{len(docs):,} {what}", *([": ", named] if docs else []))

    def _speakerless(self, ids: Sequence[str]) -> Html:
        named = _series([self._passage(self._index.statements[one]) for one in ids])
        of = f"{len(ids):,} of {count(len(self._dossier.statements), 'statement')}"
        return tag("li", f"{of} without any speaker", *([": ", named] if ids else []))

    def _doubt(self, doubt: DoubtLine) -> Html:
        note = tag("p", lines.doubt(doubt), class_="particulars")
        return tag("article", self._sides(doubt.left_side, doubt.right_side), note)

    def _findings(self, findings: Sequence[Finding]) -> Html:
        groups = []
        for code, found in groupby(findings, key=lambda one: one.code):
            each = list(found)
            summary = tag("summary", f"{code} · {count(len(each), 'time')}")
            items = tag("ul", *map(self._finding, each))
            groups.append(tag("details", summary, items, open=len(each) <= _OPEN))
        return join(*groups)

    def _finding(self, finding: Finding) -> Html:
        where = text(one_line(finding.path))
        if finding.at and finding.at.doc in self._index.articles:
            at = finding.at
            place = f"{self._index.label(at.doc)}, characters {at.start}–{at.end}"
            where = self._opening(at, place)
        return tag("li", one_line(finding.message), *([" · ", where] if where else []))

    # --- the articles in full ---

    def _articles_in_full(self) -> Html:
        if not self._texts:
            return Html()
        opened = len(self._texts) <= _OPEN
        each = [self._in_full(line, words, opened=opened) for line, words in self._texts]
        head = tag("h2", _TEXTS.title, id="texts-title")
        intro = tag("p", _TEXTS.line, class_="explained")
        left_out = self._left_out()
        return tag(
            "section",
            head,
            intro,
            *each,
            *[left_out] * bool(left_out),
            id=_TEXTS.key,
            class_="texts",
            tabindex="0",
            aria_labelledby="texts-title",
        )

    def _in_full(self, line: ArticleLine, words: Html, *, opened: bool) -> Html:
        label = f"A{line.number}"
        title = tag("h3", f"{label} ", tag("cite", phrases.title(line), lang="", dir="auto"))
        about = tag("p", lines.printed(line), class_="particulars")
        path = tag("p", one_line(line.path), class_="path")
        address = tag("p", one_line(line.url), class_="path") if line.url else Html()
        summary = tag("summary", title)
        return tag(
            "details", summary, about, path, address, words, id=label, class_="full", open=opened
        )

    def _left_out(self) -> Html:
        docs = self._dossier.left_out
        if not docs:
            return Html()
        told = (
            f"{count(len(docs), 'more article')} with statements would make this file too large. "
            "Their lines name the file and the characters; sayso articles --as jsonl prints "
            "their text, and a ledger of fewer articles shows them here."
        )
        return tag("p", told, class_="left-out")

    # --- small parts ---

    def _has(self, key: str) -> bool:
        return key in self._setter.targets

    def _label(self, doc: str) -> Html:
        """Return the article's label as a link to its text, or to its line in the list."""
        label = self._index.label(doc)
        target = label if doc in self._index.texts else f"list-{doc}"
        return tag("a", label, href=f"#{target}", class_="label")

    def _passage(self, line: StatementLine) -> Html:
        name = f"{self._index.label(line.doc)}, passage {self._index.passages[line.id]}"
        key = key_of_statement(line.id)
        return tag("a", name, href=f"#{key}", class_="open") if self._has(key) else text(name)

    def _opening(self, at: Anchor, words: str) -> Html:
        key = key_of(at)
        return tag("a", words, href=f"#{key}", class_="open") if self._has(key) else text(words)


def _quote(words: str, class_: str | None = None) -> Html:
    return tag("blockquote", tag("p", words, lang="", dir="auto"), class_=class_)


def _series(parts: Sequence[Html]) -> Html:
    """Return the parts with commas between them."""
    return join(*(join(part, ", ") for part in parts[:-1]), *parts[-1:])


def _bar(support: Support | None) -> Html:
    """Return the origins as dots; the words beside them say the same."""
    bar = phrases.bar(support) if support else ""
    return tag("span", bar, class_="bar", aria_hidden="true") if bar else Html()


def _time(when: Dating | None, words: str) -> Html:
    if when and when.earliest == when.latest:
        return tag("time", words, datetime=when.earliest.isoformat())
    return text(words)


def _row(tally: Tally) -> Html:
    name = "All outlets" if tally.everything else one_line(tally.outlet) or "Outlet unknown"
    shares = {share.anonymity: len(share.statements) for share in tally.unnamed}
    numbers = [tally.statements, sum(shares.values())]
    numbers += [shares.get(each, 0) for each in Anonymity]
    numbers += [len(tally.hearsay), len(tally.absent)]
    cells = [tag("td", f"{number:,}" if number else "–") for number in numbers]
    return tag("tr", tag("th", name, scope="row"), *cells)


def _lit(key: str) -> str:
    """Return the rule that lights the later pieces of a target whose passage is in pieces."""
    return f".text:has(#{key}:target) .{key}{{background:var(--lit);color:var(--lit-ink)}}\n"


def _script() -> Html:
    return tag("script", Html(_SCRIPT))


def _digest(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
