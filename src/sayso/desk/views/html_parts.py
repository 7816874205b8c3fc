"""The parts that the sections of the HTML dossier are made of: links, quotations, statements."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sayso.desk.views import lines, phrases
from sayso.desk.views.index import Index, short
from sayso.desk.views.markup import Html, join, tag, text
from sayso.desk.views.passages import key_of, key_of_statement
from sayso.desk.views.safe import one_line
from sayso.records.dossier import Dossier, SideLine, StatementLine
from sayso.records.places import Anchor

MOST = 1000  # lines of one list: more than anybody reads, few enough for a browser
T = TypeVar("T")


class Parts:
    """Sets parts of one dossier; a link is set only where its target is on the page."""

    def __init__(self, dossier: Dossier, index: Index, targets: set[str]) -> None:
        self._dossier = dossier
        self._index = index
        self._targets = targets
        self.told: set[str] = set()  # statements that have a line to lead back to

    def capped(
        self, items: Sequence[T], put: Callable[[T], Html], more: str, *, within: str = "p"
    ) -> list[Html]:
        """Return the first items, and if they are too many, how many more there are, and where.

        Args:
            items: Of one list.
            put: Sets one of them.
            more: The command that shows all.
            within: Element that the last remark stands in.
        """
        found = [put(item) for item in items[:MOST]]
        if len(items) > MOST:
            told = f"… and {len(items) - MOST:,} more, too many for one page: {more}"
            found.append(tag(within, told, class_="left-out"))
        return found

    def has(self, key: str) -> bool:
        """Tell whether the page has this target."""
        return key in self._targets

    def label(self, doc: str) -> Html:
        """Return the article's label as a link to its text, or to its line in the list."""
        label = self._index.label(doc)
        target = label if doc in self._index.texts else f"list-{doc}"
        return tag("a", label, href=f"#{target}", class_="label")

    def linked(self, words: str, docs: Sequence[str]) -> Html:
        """Return a line of ours in which the first mention of each article is a link."""
        parts = []
        for doc in docs:
            before, label, words = words.partition(self._index.label(doc))
            parts += [text(before), self.label(doc)] if label else [text(before)]
        return join(*parts, words)

    def passage(self, line: StatementLine) -> Html:
        """Return the way to a statement's words in the article."""
        name = f"{self._index.label(line.doc)}, passage {self._index.passages[line.id]}"
        key = key_of_statement(line.id)
        return tag("a", name, href=f"#{key}", class_="open") if self.has(key) else text(name)

    def opening(self, at: Anchor, words: str) -> Html:
        """Return ``words`` as the way to a place in an article."""
        key = key_of(at)
        return tag("a", words, href=f"#{key}", class_="open") if self.has(key) else text(words)

    def chain(self, line: StatementLine) -> Html:
        """Return the hands, from the mouth to the article."""
        article = self._index.articles[line.doc]
        hands = [tag("b", phrases.hand(line.chain[0]))]
        hands += [text(phrases.hand(one)) for one in line.chain[1:]]
        last = join(self.label(line.doc), " ", one_line(article.outlet))
        arrow = tag("span", phrases.ARROW, class_="arrow", aria_label="by way of", role="img")
        return join(*(join(hand, arrow) for hand in hands), last)

    def statement(self, line: StatementLine) -> Html:
        """Return a statement: its hands, its words, and the way to the words."""
        return tag(
            "div",
            tag("p", self.chain(line), class_="chain"),
            quote(phrases.quoted(line)),
            tag("p", self._reference(line), class_="particulars"),
            id=self._once(line),
            class_="statement",
        )

    def _once(self, line: StatementLine) -> str | None:
        """Return the id of a statement's first line on the page, None for later ones."""
        if line.id in self.told:
            return None
        self.told.add(line.id)
        return f"in-{line.id}"

    def _reference(self, line: StatementLine) -> Html:
        article = self._index.articles[line.doc]
        place = f"characters {line.content[0].start}–{line.content[-1].end}"
        told = [*phrases.labels(line, article.published), place]
        return join(self.passage(line), " · ", " · ".join(told), " · ", tag("code", short(line.id)))

    def sides(self, left: SideLine, right: SideLine) -> Html:
        """Return two passages side by side."""
        return tag("div", self._side(left), self._side(right), class_="sides")

    def _side(self, side: SideLine) -> Html:
        line = self._index.statements.get(side.statement or "")
        article = self._index.articles[side.doc]
        place = f"{self._index.label(side.doc)}, characters {side.at.start}–{side.at.end}"
        caption = [self.opening(side.at, place), " · ", lines.printed(article)]
        said = [tag("p", self.chain(line), class_="chain")] if line else []
        words = quote(one_line(side.text))
        return tag("figure", *said, words, tag("figcaption", *caption, class_="particulars"))


def quote(words: str, class_: str | None = None) -> Html:
    """Return words of an article, set off by a bar; their language is not known."""
    return tag("blockquote", tag("p", words, lang="", dir="auto"), class_=class_)


def series(parts: Sequence[Html]) -> Html:
    """Return the parts with commas between them."""
    return join(*(join(part, ", ") for part in parts[:-1]), *parts[-1:])
