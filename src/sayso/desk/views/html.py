"""The dossier as one HTML file: nothing is fetched, and it works without its few lines of script.

Each line opens its passage in the article; the number at a passage leads back to the line. Where
the window is wide enough, dossier and articles stand side by side.
"""

from base64 import b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.resources import files

from sayso.desk.views import lines, phrases
from sayso.desk.views.html_sections import Sections
from sayso.desk.views.index import Index
from sayso.desk.views.markup import Html, tag
from sayso.desk.views.passages import Setter, passages, targets
from sayso.desk.views.phrases import Section, count
from sayso.desk.views.safe import one_line
from sayso.records.dossier import ArticleLine, Dossier

_STYLE = files(__package__).joinpath("dossier.css").read_text("utf-8")
_SCRIPT = files(__package__).joinpath("dossier.js").read_text("utf-8")
_OPEN = 12  # with more articles than this, each is folded until a line opens it
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
        self._passages = passages(dossier)
        self._sections = Sections(dossier, self._index, targets(dossier, self._passages))

    def html(self) -> str:
        """Return the whole page; the texts are set last, they lead back to lines that are."""
        sections = [
            self._section(number, section, body)
            for number, (section, body) in enumerate(self._sections.each(), start=1)
        ]
        setter = Setter(self._index, self._passages, self._sections.told)
        texts = self._texts([setter.html(text) for text in self._dossier.texts])
        preface = tag(
            "header",
            tag("h1", "Dossier"),
            tag("p", lines.summary(self._dossier), class_="summary"),
            *(tag("p", line) for line in phrases.PREFACE),
        )
        main = tag("main", preface, self._contents(), *sections, id="dossier", tabindex="-1")
        skip = tag("a", "Skip to the claims", href=f"#{phrases.CLAIMS.key}", class_="skip")
        body = tag("body", skip, tag("div", main, texts, class_="desk"), _script())
        head = self._head(_STYLE + "".join(map(_lit, setter.broken)))
        return f'<!doctype html>\n<html lang="en">\n{head}\n{body}\n</html>\n'

    def _head(self, style: str) -> Html:
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

    def _contents(self) -> Html:
        listed = [section for section, _ in self._sections.each()] + [_TEXTS] * bool(
            self._dossier.texts
        )
        items = [tag("li", tag("a", each.title, href=f"#{each.key}")) for each in listed]
        return tag("nav", tag("ol", *items), aria_label="Contents")

    def _section(self, number: int, section: Section, body: Callable[[], Html]) -> Html:
        line = tag("p", section.line, class_="explained")
        content = body() or tag("p", "None.")
        name = f"{section.key}-title"
        head = tag("h2", tag("span", f"{number} ", class_="number"), section.title, id=name)
        return tag("section", head, line, content, id=section.key, aria_labelledby=name)

    def _texts(self, words: Sequence[Html]) -> Html:
        """Return the articles in full, given the words of each."""
        if not words:
            return Html()
        articles = [self._index.articles[text.doc] for text in self._dossier.texts]
        opened = len(words) <= _OPEN
        each = [self._in_full(*pair, opened=opened) for pair in zip(articles, words, strict=True)]
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


def _lit(key: str) -> str:
    """Return the rule that lights the later pieces of a target whose passage is in pieces."""
    look = "background:var(--lit);color:var(--lit-ink);outline:1px solid var(--edge)"
    return f".text:has(#{key}:target) .{key}{{{look}}}\n"


def _script() -> Html:
    return tag("script", Html(_SCRIPT))


def _digest(content: str) -> str:
    return b64encode(sha256(content.encode()).digest()).decode()
