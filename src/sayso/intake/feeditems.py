"""The items of an RSS or Atom feed, one after the other, however broken its XML is.

lxml reads it without entities, network or document types: what a document type declares is dropped
before, so nothing can be expanded. feedparser was measured first: an author of 80 KB takes it a
minute, and a description of 280 KB of open comments nine seconds.

Source: RSS 0.91 and 2.0 (rssboard.org), RSS 1.0 and its modules (web.resource.org), RFC 4287.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

CHUNK = 1 << 16  # bytes given to the parser at a time

_HOUSES = (  # part of a namespace, the prefix that it is known by
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/dc/terms", "dcterms"),
    ("purl.org/dc/elements", "dc"),
    ("search.yahoo.com/mrss", "media"),
    ("itunes.com/dtds", "itunes"),
    ("news.yandex.ru", "yandex"),
    ("turbo.yandex.ru", "turbo"),
    ("feedburner", "feedburner"),
    ("w3.org/1999/xhtml", "xhtml"),
    ("w3.org/2005/Atom", ""),
    ("purl.org/atom", ""),
    ("purl.org/rss/1.0/", ""),
    ("netscape.com/rdf/simple", ""),
    ("userland.com/rss", ""),
)
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_NO_TAG = re.compile(r"<(?![A-Za-z_/?]|!--|!\[CDATA\[)")
_NO_ENTITY = re.compile(r"&(?!#\d{1,7};|#x[\da-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(\w{2,31};)?")
_NUMBERED = re.compile(r"&#(?:(\d{1,7})|x([\da-fA-F]{1,6}));")
_ITEM = re.compile(r"<(?:item|entry)[\s/>]", re.IGNORECASE)
_END = re.compile(r"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = re.compile(
    r"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?>[^\[>\"']|\"[^\"]*\"|'[^']*')*+"
    r"(?:\[(?>[^\]\"']|\"[^\"]*\"|'[^']*')*+\]\s*)?>)*+",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(slots=True)
class Items:
    """A feed as it is read.

    Attributes:
        data: Its text.
        channel: What it says of itself so far, by lower-case name.
        lost: How many items broken XML has swallowed.
        ends: Whether it ends as it should.
        inside: How many items are open.
    """

    data: str
    channel: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    ends: bool = True
    inside: int = 0

    def __iter__(self) -> Iterator[etree._Element]:
        """Yield the elements of the items; each is gone when the next one comes."""
        parser = etree.XMLPullParser(
            events=("start", "end"),
            encoding="utf-8",
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        rows = _mended(self.data)
        self.lost = sum(len(_ITEM.findall(row)) for row in rows[::2])
        self.ends = bool(_END.search(rows[-1][-500:]))
        data = "".join(rows).encode("utf-8", "replace")
        try:
            for start in range(0, len(data), CHUNK):
                parser.feed(data[start : start + CHUNK])
                yield from self._ended(parser)
            parser.close()
        except etree.LxmlError:
            self.ends = False
        yield from self._ended(parser)

    def _ended(self, parser: "etree.XMLPullParser") -> Iterator[etree._Element]:
        """Yield items that have ended, and note what the feed says of itself."""
        for event, element in parser.read_events():
            if not isinstance(element, etree._Element):  # noqa: SLF001 - its public name is a function
                continue
            known = name(element)
            if known in {"item", "entry"}:
                self.inside += 1 if event == "start" else -1
                self.lost -= event == "end"
                if event == "end" and not self.inside:
                    yield element
            elif event == "end" and not self.inside and _is_channel(element.getparent()):
                said = words(person(element)) or str(element.get("href") or "")
                self.channel.setdefault(known, said)
            if event == "end" and not self.inside and _is_top(element):
                _drop(element)


def _mended(text: str) -> list[str]:
    """Return XML that a parser can read: without document type, odd letters, stray ``&`` and ``<``.

    Names of HTML entities become letters. Every second stretch is CDATA, which stays as it is.
    """
    start = _HEAD.match(text)
    clean = _NO_LETTER.sub("\ufffd", text[start.end() if start else 0 :])
    rows = _CDATA.split(clean)
    rows[::2] = [_NO_ENTITY.sub(_letter, _NO_TAG.sub("&lt;", row)) for row in rows[::2]]
    rows[::2] = [_NUMBERED.sub(_allowed, row) for row in rows[::2]]
    return rows


def _allowed(found: re.Match[str]) -> str:
    """Return a letter given by its number as it stands, or U+FFFD if XML knows no such letter."""
    number = int(found[1]) if found[1] else int(found[2], 16)
    is_known = number in {9, 10, 13} or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
    return found[0] if is_known or 0x10000 <= number <= 0x10FFFF else "\ufffd"


def _letter(found: re.Match[str]) -> str:
    named = found[1] or ""
    letter = html.unescape(f"&{named}") if named else ""
    return letter if letter and not letter.startswith("&") else f"&amp;{named}"


def _is_channel(element: etree._Element | None) -> bool:
    return element is not None and name(element) in {"channel", "feed"}


def _is_top(element: etree._Element) -> bool:
    """Tell whether an element is a direct part of the feed, not of a part."""
    above = element.getparent()
    return above is not None and (_is_channel(above) or above.getparent() is None)


def _drop(element: etree._Element) -> None:
    """Take what was read out of memory; the element itself goes when its next one ends."""
    element.clear()
    before, above = element.getprevious(), element.getparent()
    if before is not None and above is not None:
        above.remove(before)


def name(element: etree._Element) -> str:
    """Return the name of an element in lower case, with the usual prefix of its namespace."""
    tag = element.tag
    return _named(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=2000)
def _named(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    if not space:
        return local.lower()
    prefix = next((prefix for house, prefix in _HOUSES if house in space), "other")
    return f"{prefix}:{local}".lower().lstrip(":")


def words(element: etree._Element) -> str:
    """Return the words of an element as one line: markup taken out, entities read."""
    plain = "".join(map(str, element.itertext()))
    if "<" in plain or "&" in plain:
        plain = re.sub(r"</?[A-Za-z][^<>]{0,300}>", " ", html.unescape(plain))
    return " ".join(plain.split())


def person(element: etree._Element) -> etree._Element:
    """Return the element with the name of an author; the element itself if there is none."""
    return next((inner for inner in element if name(inner) == "name"), element)


def markup(element: etree._Element) -> str:
    """Return what an element holds as HTML, or as plain text if nothing in it is markup."""
    if not len(element):
        return element.text or ""
    for inner in element.iter():
        if isinstance(inner.tag, str):
            inner.tag = inner.tag.rpartition("}")[2]
    rows = [etree.tostring(inner, method="html", encoding="unicode") for inner in element]
    return "".join((html.escape(element.text or "", quote=False), *rows))
