"""The text that a page shows, one line per block, and the markup that each stretch stands in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from sayso.records.articles import Mark

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li main menu nav ol option p pre search section summary table tbody td tfoot th thead"
    " title tr ul".split()
)
_UNSEEN = frozenset(
    "head script style noscript template svg math iframe object embed canvas select datalist"
    " textarea audio video map noframes param source track input img picture meter progress".split()
)
_KINDS = frozenset(
    "nav header footer aside article main h1 h2 h3 figcaption time form button menu blockquote"
    " table address".split()
)
_WHOLE = frozenset({"html", "body", "main", "article"})
_RELATED = (
    r"related|recommend|read-?more|more-(?:stories|news|from|on)|trending|teaser|also-like"
    r"|most-?(?:read|popular|viewed)|outbrain|taboola|recirc|read-?next|up-?next"
)
_HINTS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("cookie", r"cookie|consent|gdpr"),
        ("comments", r"(?:^|[\s_-])comments?(?:[\s_-]|$)|disqus|comment-?(?:list|section|form)"),
        ("share", r"share|sharing|social"),
        ("newsletter", r"newsletter|subscri|sign-?up"),
        ("ad", r"(?:^|[\s_-])ads?(?:[\s_-]|$)|advert|sponsor|promoted"),
        ("related", _RELATED),
        ("caption", r"caption|(?:photo|image|img|media)-?_*credit|legend"),
        ("byline", r"byline|author|contributor"),
        ("nav", r"breadcrumb|(?:^|[\s_-])nav(?:bar|igation)?(?:[\s_-]|$)|menu|pagination"),
        ("footer", r"(?:^|[\s_-])footer(?:[\s_-]|$)|copyright"),
    )
)
_PARTS = (  # one of them is in whatever a pattern finds: a look before dear ones
    *("cookie", "consent", "gdpr", "omment", "disqus", "shar", "social", "newsl", "subscri"),
    *("sign", "ad", "sponsor", "promoted", "relat", "recomm", "read", "more", "trend", "teaser"),
    *("also", "most", "outbrain", "taboola", "recirc", "next", "caption", "credit", "legend"),
    *("byline", "author", "contrib", "crumb", "nav", "menu", "pagin", "foot", "copyr"),
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TELLING = ("class", "id", "role", "itemprop")  # attributes that hint at what an element holds
HINTS = 1000  # code points of an element's names that are looked at
LINKED = 0.6  # share of a line in links from which it counts as a line of links


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows, and the markup of its stretches."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class _Writer:
    """Puts words together as a browser would, and remembers where elements began."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    gap: str = ""
    open: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def write(self, words: str | None) -> None:
        """Add text, its white space shrunk."""
        if not words:
            return
        if words[0].isspace():
            self.gap = self.gap or " "
        body = " ".join(words.split())
        if not body:
            return
        lead = self.gap if self.at else ""
        self.parts.append(lead + body)
        self.at += len(lead) + len(body)
        self.gap = " " if words[-1].isspace() else ""

    def end_line(self) -> None:
        """Begin a new line with whatever comes next."""
        self.gap = "\n"

    def close(self) -> None:
        """End the innermost element."""
        start, kinds = self.open.pop()
        if kinds and self.at > start:
            self.marks += [Mark(start, self.at, kind) for kind in kinds]


def visible(tree: etree._Element) -> Visible:
    """Return the text that a page shows without scripts."""
    writer = _Writer()
    walker = etree.iterwalk(tree, events=("start", "end"))
    unseen: etree._Element | None = None
    for event, element in walker:
        name = element.tag
        if event == "start":
            held = dict(element.items())
            if name in _UNSEEN or (held and _is_hidden(held)):
                walker.skip_subtree()
                unseen = element
            else:
                _open(writer, element, held)
        else:
            if unseen is element:
                unseen = None
            else:
                writer.close()
                if name in _BLOCKS:
                    writer.end_line()
            if element is not tree:
                writer.write(element.tail)
    text = "".join(writer.parts)
    return Visible(text, _tidy(text, writer.marks))


def _open(writer: _Writer, element: etree._Element, held: Mapping[str, str]) -> None:
    name = element.tag
    if name in _BLOCKS:
        writer.end_line()
    writer.open.append((writer.at, _kinds(name, held)))
    if name == "pre":
        for row in (element.text or "").splitlines():
            writer.write(row)
            writer.end_line()
    else:
        writer.write(element.text)


def _is_hidden(held: Mapping[str, str]) -> bool:
    style = held.get("style")
    return "hidden" in held or bool(style and _HIDDEN.search(style))


def _kinds(name: str, held: Mapping[str, str]) -> tuple[str, ...]:
    """Return what an element says of its text, by its name and its attributes."""
    own = (name,) if name in _KINDS or name == "a" else ()
    if not held or name in _WHOLE:
        return own
    hints = " ".join(filter(None, map(held.get, _TELLING)))
    if not hints:
        return own
    found = _hinted(hints[:HINTS])
    return tuple(dict.fromkeys((*own, *found))) if own else found


@lru_cache(maxsize=10_000)
def _hinted(hints: str) -> tuple[str, ...]:
    """Return what the names of an element hint at; pages say the same names over and over."""
    held = {kind for name in hints.split() for kind in _hints_of(name)}
    return tuple(kind for kind, _ in _HINTS if kind in held) if held else ()


@lru_cache(maxsize=10_000)
def _hints_of(name: str) -> tuple[str, ...]:
    """Return what one name hints at; none of the patterns reaches over a space."""
    if name.isascii() and not any(map(name.lower().__contains__, _PARTS)):
        return ()
    return tuple(kind for kind, pattern in _HINTS if pattern.search(name))


def _tidy(text: str, marks: list[Mark]) -> tuple[Mark, ...]:
    """Return marks trimmed to words; links only where they make up most of a line."""
    links = sorted((mark.start, mark.end) for mark in marks if mark.kind == "a")
    kept = [_trimmed(text, mark) for mark in marks if mark.kind != "a"]
    return tuple(mark for mark in kept if mark.end > mark.start) + tuple(_linked(text, links))


def _trimmed(text: str, mark: Mark) -> Mark:
    if not text[mark.start].isspace() and not text[mark.end - 1].isspace():
        return mark
    words = text[mark.start : mark.end]
    shift = len(words) - len(words.lstrip())
    return Mark(mark.start + shift, mark.start + len(words.rstrip()), mark.kind)


def _linked(text: str, links: list[tuple[int, int]]) -> list[Mark]:
    """Return a mark for each line that is mostly links."""
    found: list[Mark] = []
    at, first = 0, 0
    for row in text.split("\n"):
        end = at + len(row)
        while first < len(links) and links[first][1] <= at:
            first += 1
        linked, index = 0, first
        while index < len(links) and links[index][0] < end:
            linked += max(0, min(links[index][1], end) - max(links[index][0], at))
            index += 1
        if row and linked > LINKED * len(row):
            found.append(Mark(at, end, "links"))
        at = end + 1
    return found
