"""The text that a page shows, one line per block, and the markup that each stretch stands in."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
        ("nav", r"breadcrumb|(?:^|[\s_-])nav(?:bar|igation)?(?:[\s_-]|$)|menu|pagination|wm-ipp"),
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
    **dict.fromkeys(("crumb", "nav", "menu", "pagin", "wm-ipp"), ("nav",)),
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


def _begun(words: Iterable[str]) -> str:
    """Return a pattern of words by their first letters: most places are passed after one look."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in found.items())


_SOME = re.compile(_begun(_PARTS))
_PART = re.compile(f"(?=({_begun(_PARTS)}))")  # none begins with another: all are found
_PLAIN = {kind: re.compile(pattern.pattern) for kind, pattern in _HINTS.items()}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TELLING = frozenset({"class", "id", "role", "itemprop"})  # attributes that name an element
HINTS = 1000  # code points of an element's names that are looked at
_Said = tuple[tuple[str, ...], bool, tuple[str, str]]  # kinds of markup, if a block, name and class
LINKED = 0.6  # share of a line in links from which it counts as a line of links


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows, and the markup of its stretches."""

    text: str
    marks: tuple[Mark, ...]


def visible(tree: etree._Element) -> Visible:  # noqa: C901, PLR0912, PLR0915 - as below
    """Return the text that a page shows without scripts, put together as a browser would.

    One loop, longer than others are: a page has a thousand elements, and calls for each of them
    would take as long again.
    """
    opened: list[tuple[int, _Said]] = []  # where each began, and what it is
    stood: list[tuple[int, int, str]] = []
    parts: list[str] = []
    blocks = Blocks()
    owners, above, looks = blocks.owners, blocks.above, blocks.looks
    at = block = 0
    gap = ""  # white space that goes before the next words
    unseen: etree._Element | None = None
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            name = element.tag
            if name in _UNSEEN or (said := _of(name, element.items())) is None:
                walker.skip_subtree()
                unseen = element
                continue
            if said[1]:
                gap = "\n"
                above.append(block)
                block = len(looks)
                looks.append(said[2])
            opened.append((at, said))
            words = element.text
        else:
            if unseen is element:
                unseen = None
            else:
                start, (kinds, is_block, _) = opened.pop()
                if kinds and at > start:
                    stood += [(start, at, kind) for kind in kinds]
                if is_block:
                    gap = "\n"
                    block = above[block]
            words = element.tail if element is not tree else None
            name = ""
        if not words:
            continue
        for row in words.splitlines() if name == "pre" else (words,):
            shown = row.split()
            if shown:
                gap = gap or (" " if row[0].isspace() else "")
                if not at or gap == "\n":
                    owners.append(block)
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


def _of(name: str, held: Sequence[tuple[str, str]]) -> _Said | None:
    """Return what an element is, by its name and its attributes; None if it is hidden."""
    hints = look = ""
    for key, value in held:
        if key == "class":
            look = value[:HINTS]
            hints = f"{hints} {value}" if hints else value
        elif key in _TELLING:
            hints = f"{hints} {value}" if hints else value
        elif key == "hidden" or (key == "style" and _HIDDEN.search(value)):
            return None
    return _said(name, hints[:HINTS], look)


@lru_cache(maxsize=1 << 14)
def _said(name: str, hints: str, look: str) -> _Said:
    """Return what an element is, by its name, the names that it goes by, and its class alone."""
    kinds = (name,) if name in _KINDS or name == "a" else ()
    if hints and name not in _WHOLE:
        kinds = tuple(dict.fromkeys((*kinds, *_hinted(hints))))
    return kinds, name in _BLOCKS, (name, look)


def _hinted(hints: str) -> tuple[str, ...]:
    """Return what the names of an element hint at; each name by itself, as no hint has a blank."""
    found = {kind for name in hints.split() for kind in _hints(name)}
    return tuple(kind for kind in _HINTS if kind in found) if found else ()


@lru_cache(maxsize=1 << 14)
def _hints(name: str) -> tuple[str, ...]:
    """Return what one name hints at; a site has the same names on page after page."""
    low = name.lower()
    if not low.isascii():
        return tuple(kind for kind, pattern in _HINTS.items() if pattern.search(name))
    if not _SOME.search(low):
        return ()
    asked = {kind for part in _PART.findall(low) for kind in _PARTS[part]}
    return tuple([kind for kind in asked if _PLAIN[kind].search(low)])


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
