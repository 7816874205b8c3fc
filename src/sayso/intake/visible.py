"""The text that a page shows, one line per block, and the markup that each stretch stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from sayso.intake.density import Blocks, placed, runs
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
_PROMO = r"promo|widget|side-?bar|(?:^|[\s_-])rail(?:[\s_-]|$)|inset|call-?out|(?:^|[\s_-])cta"
_POINTS = r"key-?points|highlights|take-?away|tl-?dr|(?:^|[\s_-])toc(?:[\s_-]|$)|contents"
_HINTS = {
    kind: re.compile(pattern, re.IGNORECASE)
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
        ("embed", r"tweet|twitter-|instagram|tiktok|fb-post|embed"),
        ("promo", _PROMO),
        ("media", r"video|gallery|player|slide-?show|carousel|lightbox"),
        ("tags", r"(?:^|[\s_-])(?:tags?|topics?|keywords?|categor(?:y|ies))(?:[\s_-]|$)"),
        ("bio", r"(?:^|[\s_-])bio(?:graphy)?(?:[\s_-]|$)|about-?(?:the|us|author)|disclaimer"),
        ("points", _POINTS),
    )
}
_PARTS = {  # one of them is in whatever a pattern finds: a look before dear ones
    **dict.fromkeys(("cookie", "consent", "gdpr"), ("cookie",)),
    **dict.fromkeys(("comment", "disqus"), ("comments",)),
    **dict.fromkeys(("shar", "social"), ("share",)),
    **dict.fromkeys(("newsl", "subscri", "signup", "sign-up"), ("newsletter",)),
    **dict.fromkeys(("ad", "sponsor"), ("ad",)),
    **dict.fromkeys(
        ("relat", "recomm", "read", "more", "trend", "teaser", "also", "most", "outbrain"),
        ("related",),
    ),
    **dict.fromkeys(("taboola", "recirc", "next"), ("related",)),
    **dict.fromkeys(("caption", "credit", "legend"), ("caption",)),
    **dict.fromkeys(("byline", "author", "contrib"), ("byline",)),
    **dict.fromkeys(("crumb", "nav", "menu", "pagin"), ("nav",)),
    **dict.fromkeys(("foot", "copyr"), ("footer",)),
    **dict.fromkeys(("tweet", "twitter", "instagram", "tiktok", "fb-post"), ("embed",)),
    **dict.fromkeys(("widget", "side", "rail", "inset", "call", "cta"), ("promo",)),
    **dict.fromkeys(("video", "gallery", "player", "slide", "carousel", "light"), ("media",)),
    **dict.fromkeys(("tag", "topic", "keyword", "categor"), ("tags",)),
    **dict.fromkeys(("bio", "about", "disclaimer"), ("bio",)),
    **dict.fromkeys(("point", "highl", "away", "tldr", "tl-dr", "toc", "contents"), ("points",)),
    "embed": ("embed",),
    "promo": ("promo", "ad"),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TELLING = frozenset({"class", "id", "role", "itemprop"})  # attributes that name an element
_NOTHING = ("", "", False)  # that an element without attributes says of itself
HINTS = 1000  # code points of an element's names that are looked at
LINKED = 0.6  # share of a line in links from which it counts as a line of links


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows, and the markup of its stretches."""

    text: str
    marks: tuple[Mark, ...]


def visible(tree: etree._Element) -> Visible:  # noqa: C901, PLR0912 - as below
    """Return the text that a page shows without scripts, put together as a browser would.

    One loop, longer than others are: a page has a thousand elements, and calls for each of them
    would take as long again.
    """
    opened: list[tuple[int, tuple[str, ...], bool]] = []  # where it began, its kinds, if a block
    stood: list[tuple[int, int, str]] = []
    parts: list[str] = []
    blocks = Blocks()
    at = block = 0
    gap = ""  # white space that goes before the next words
    unseen: etree._Element | None = None
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            name = element.tag
            hints, look, hidden = _attributes(held) if (held := element.items()) else _NOTHING
            if hidden or name in _UNSEEN:
                walker.skip_subtree()
                unseen = element
                continue
            is_block = name in _BLOCKS
            if is_block:
                gap = "\n"
                block = blocks.add(block, name, look)
            opened.append((at, _kinds(name, hints), is_block))
            words = element.text
        else:
            if unseen is element:
                unseen = None
            else:
                start, kinds, is_block = opened.pop()
                if kinds and at > start:
                    stood += [(start, at, kind) for kind in kinds]
                if is_block:
                    gap = "\n"
                    block = blocks.above[block]
            words = element.tail if element is not tree else None
            name = ""
        if not words:
            continue
        for row in words.splitlines() if name == "pre" else (words,):
            shown = row.split()
            if shown:
                gap = gap or (" " if row[0].isspace() else "")
                if not at or gap == "\n":
                    blocks.owners.append(block)
                body = gap + " ".join(shown) if at else " ".join(shown)
                parts.append(body)
                at += len(body)
                gap = " " if row[-1].isspace() else ""
            else:
                gap = gap or " "
            if name == "pre":
                gap = "\n"
    text = "".join(parts)
    return Visible(text, tuple(_marks(text, stood, blocks)))


def _attributes(held: Sequence[tuple[str, str]]) -> tuple[str, str, bool]:
    """Return the names that an element goes by, its class alone, and whether it is hidden."""
    names: list[str] = []
    look = ""
    for key, value in held:
        if key in _TELLING:
            names.append(value)
            look = value if key == "class" else look
        elif key == "hidden" or (key == "style" and _HIDDEN.search(value)):
            return "", "", True
    return " ".join(names)[:HINTS] if names else "", look[:HINTS], False


@lru_cache(maxsize=1 << 14)
def _kinds(name: str, hints: str) -> tuple[str, ...]:
    """Return what an element says of its text, by its name and its attributes."""
    own = (name,) if name in _KINDS or name == "a" else ()
    if not hints or name in _WHOLE:
        return own
    return tuple(dict.fromkeys((*own, *_hinted(hints))))


def _hinted(hints: str) -> tuple[str, ...]:
    """Return what the names of an element hint at."""
    low = hints.lower()
    if not low.isascii():
        return tuple(kind for kind, pattern in _HINTS.items() if pattern.search(hints))
    asked = {kind for part, kinds in _PARTS.items() if part in low for kind in kinds}
    return tuple(kind for kind in _HINTS if kind in asked and _HINTS[kind].search(hints))


def _marks(text: str, stood: Sequence[tuple[int, int, str]], blocks: Blocks) -> Iterator[Mark]:
    """Yield marks trimmed to words; links only where they make up most of a line."""
    for start, end, kind in stood:
        if kind != "a":
            yield Mark(start + text[start].isspace(), end, kind)
    rows = text.split("\n")
    links = sorted((start, end) for start, end, kind in stood if kind == "a")
    yield from runs(rows, _linked(rows, links), "links")
    yield from placed(rows, blocks)


def _linked(rows: Sequence[str], links: Sequence[tuple[int, int]]) -> list[bool]:
    """Return which lines are mostly links."""
    found: list[bool] = []
    at, first = 0, 0
    for row in rows:
        end = at + len(row)
        while first < len(links) and links[first][1] <= at:
            first += 1
        linked, index = 0, first
        while index < len(links) and links[index][0] < end:
            linked += max(0, min(links[index][1], end) - max(links[index][0], at))
            index += 1
        found.append(linked > LINKED * len(row))
        at = end + 1
    return found
