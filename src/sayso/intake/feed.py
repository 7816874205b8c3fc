"""Feeds: RSS, Atom and JSON Feed; every item is one document under its own address.

What an item says of its content goes before its description. The outlet is the feed's title, or the
source that an aggregator names; of "Courier > Harbour" the part that is an outlet's name.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from sayso.intake import decoding, feeditems, fields, parts, tables
from sayso.intake.links import target
from sayso.intake.listing import listed
from sayso.intake.parts import Found, Given, Part, Way, odd
from sayso.records.articles import Document, Mark, Stated
from sayso.records.ids import content_digest
from sayso.records.places import Finding, Outcome
from sayso.text import outlets

LIMIT = 20_000_000  # bytes of one feed
SHORT = 1000  # code points; a description that is shorter is taken for a summary
XML_MEDIA, ATOM_MEDIA = "application/rss+xml", "application/atom+xml"
JSON_MEDIA = "application/feed+json"

_CONTENT = ("content:encoded", "content", "xhtml:body", "yandex:full-text", "turbo:content")
_SUMMARY = ("description", "summary", "dc:description", "itunes:summary")
_TITLE = ("title", "dc:title", "media:title")
_PUBLISHED = ("pubdate", "published", "dc:date", "dcterms:issued", "dcterms:created", "issued")
_UPDATED = ("updated", "modified", "dcterms:modified")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading)\W*$", re.IGNORECASE)
_PARTS = re.compile(r"\s+(?:[-–—|>»:·•]|::)\s+|:\s+|\s*[|»>]\s*")
_MAIL = re.compile(r"\s*\S{1,100}@\S{1,100}\s*(?:\((?P<name>[^()]{2,80})\))?\s*")
_ID = re.compile(r"\S{1,200}")
_COLLECTION = re.compile(r"^Google Alerts?\b|\bGoogle News$|^Google News\b|\bBing News$")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed.

    Attributes:
        own: Its id in the feed, or "".
        text: HTML, or plain text.
        summary: Whether the feed gives a summary only.
        given: What the feed says of it.
        plain: Whether the text is plain for sure; else its tags tell.
    """

    own: str
    text: str
    summary: bool
    given: Given
    plain: bool = False


def read(part: Part, way: Way) -> Found:  # noqa: ARG001 - an item holds nothing else to read
    """Yield the documents of a feed, item by item."""
    data = part.start(LIMIT + 1)
    if len(data) > LIMIT:
        message = f"is a feed of over {LIMIT // 1_000_000} MB; split it"
        yield odd("IN206", message, part.path)
        return
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and tables.is_dense(data):
        yield odd("IN206", f"is a feed with {tables.DENSE}; split it", part.path)
        return
    decoded = _decoded(data, part)
    if decoded.odd:
        yield odd("IN207", decoded.odd, part.path)
    yield from listed(_items(decoded.text, part, _maker(decoded.text)), part.path)


def linked(part: Part) -> Iterator[tuple[str, Given]]:
    """Yield the path of each item of a feed, and what the feed says of the page behind it."""
    text = _decoded(part.start(LIMIT), part).text
    made = (item for item in _maker(text)(text, part) if isinstance(item, Item))
    for number, item in enumerate(made, start=1):
        yield part.inner(_named(item, number), b"").path, item.given


def _decoded(data: bytes, part: Part) -> decoding.Decoded:
    found = _ENCODING.search(data[:300])
    declared = found[1].decode("ascii", "replace") if found else ""
    return decoding.decode(data, part.given.charset, declared)


def _maker(text: str) -> Callable[[str, Part], Iterator[Item | Finding]]:
    return _json_items if text.lstrip().startswith("{") else _xml_items


def _named(item: Item, number: int) -> str:
    return item.own if _ID.fullmatch(item.own) else str(number)


def _items(text: str, part: Part, make: Callable[[str, Part], Iterator[Item | Finding]]) -> Found:
    """Yield the documents of the items of a feed; then how many were summaries."""
    count = short = 0
    for item in make(text, part):
        if isinstance(item, Finding):
            yield Outcome(findings=(item,))
            continue
        count += 1
        short += item.summary
        yield _document(item, count, part)
    if not count:
        yield odd("IN203", "the feed holds no item; leave it out, or get it anew", part.path)
    if short:
        cure = "save the pages that the feed leads to"
        yield odd("IN225", f"{short} of {count} items are summaries; {cure}", part.path)


def _document(item: Item, number: int, part: Part) -> Outcome[Document]:
    """Return the document of one item; a summary is marked as one."""
    inner = part.inner(_named(item, number), b"", item.given)
    if not item.text.strip():
        return odd("IN214", "the item has no text; save the page that it leads to", inner.path)
    data = item.text.encode("utf-8", "replace")
    if not item.plain and _TAG.search(item.text):
        found = parts.html(data, inner)
    else:
        text = item.text if item.plain else html.unescape(item.text).strip()
        found = parts.written(text, content_digest(data), inner)
    if not item.summary or not found.items:
        return found
    (document,) = found.items
    marks = (Mark(0, len(document.text), "summary"), *document.marks)
    return Outcome((replace(document, marks=marks),), found.findings)


def _xml_items(text: str, part: Part) -> Iterator[Item | Finding]:
    found = feeditems.Items(text)
    for element in found:
        yield _xml_item(element, found.channel)
    if found.lost > 0 or not found.ends:
        lost = f"{found.lost} items are lost" if found.lost > 0 else "its end is missing"
        yield Finding("IN213", f"the feed is broken XML: {lost}; get it anew", path=part.path)


def _xml_item(element: etree._Element, channel: Mapping[str, str]) -> Item:
    """Return what one item of RSS or entry of Atom holds."""
    held: dict[str, list[etree._Element]] = {}
    for inner in element:
        held.setdefault(feeditems.name(inner), []).append(inner)

    def said(names: tuple[str, ...]) -> str:
        found = (feeditems.words(one) for name in names for one in held.get(name, ()))
        return next(filter(None, found), "")

    url = target(_address(held) or _relative(held, _base(element, channel)))
    authors = _authors(held) or fields.several(_person(channel.get("author", "")))
    whole, short = _longest(held, _CONTENT), _longest(held, _SUMMARY)
    title = said(_TITLE)
    outlet = _outlet(_source(held), channel, url)
    if not outlet and _COLLECTION.search(channel.get("title", "")):
        outlet = title.rpartition(" - ")[2] if " - " in title else ""
    stated = Stated(
        title=fields.untitled(title, outlet),
        outlet=outlet,
        published=said(_PUBLISHED),
        updated=said(_UPDATED),
        authors=authors,
    )
    atom = feeditems.name(element) == "entry"
    given = Given(stated, url=url, media_type=ATOM_MEDIA if atom else XML_MEDIA)
    chosen, summary = _chosen(whole, short, sure="description" not in held)
    return Item(said(("guid", "id")), chosen, summary, given)


def _longest(held: Mapping[str, list[etree._Element]], names: tuple[str, ...]) -> str:
    """Return the markup of the fields of these names that holds most words."""
    found = [feeditems.markup(one) for name in names for one in held.get(name, ())]
    return max(found, key=_size, default="")


def _size(text: str) -> int:
    return len(_TAG.sub("", text).split())


def _chosen(whole: str, short: str, *, sure: bool) -> tuple[str, bool]:
    """Return the text of an item, and whether it is a summary.

    Args:
        whole: What the feed calls content, or "".
        short: What it calls description or summary, or "".
        sure: Whether that can be no more than a summary; RSS puts whole articles there too.
    """
    if whole.strip() and _size(whole) >= _size(short):
        ends = _TAG.sub(" ", whole).rstrip()
        return whole, len(ends) < SHORT and bool(_CUT.search(ends[-60:]))
    plain = _TAG.sub(" ", short).rstrip()
    return short, bool(plain) and (sure or len(plain) < SHORT or bool(_CUT.search(plain[-60:])))


def _address(held: Mapping[str, list[etree._Element]]) -> str:
    """Return the address of an item's page, or ""."""
    named = [feeditems.words(one) for one in held.get("feedburner:origlink", ())]
    links = held.get("link", [])
    named += [one.get("href") or feeditems.words(one) for one in links if _is_page(one)]
    guids = held.get("guid", [])
    named += [feeditems.words(one) for one in guids if one.get("isPermaLink") != "false"]
    named += [feeditems.words(one) for one in held.get("id", ())]
    return next((url.strip() for url in named if url.strip().startswith("http")), "")


def _base(element: etree._Element, channel: Mapping[str, str]) -> str:
    """Return what the addresses of an item stand below, or ""."""
    above = element.getparent()
    around = (above, above.getparent()) if above is not None else ()
    said = (one.get(_BASE) for one in (element, *around) if one is not None)
    return next((str(one) for one in said if one), channel.get("link", ""))


def _relative(held: Mapping[str, list[etree._Element]], base: str) -> str:
    """Return the address of an item's page if it is told by what follows the site's, or ""."""
    links = filter(_is_page, held.get("link", []))
    named = [one.get("href") or feeditems.words(one) for one in links]
    if not base.startswith("http") or not any(named) or ":" in named[0].partition("/")[0]:
        return ""
    try:
        return urljoin(base, named[0].strip())
    except ValueError:
        return ""


def _is_page(link: etree._Element) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _authors(held: Mapping[str, list[etree._Element]]) -> tuple[str, ...]:
    """Return the persons that an item names as its authors."""
    for name in ("dc:creator", "author", "itunes:author"):
        people: list[str] = []
        for one in held.get(name, ()):
            people += fields.several(_person(feeditems.words(feeditems.person(one))))
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _person(said: str) -> str:
    """Return the name in ``mail@example (Name)``, which RSS asks for; "" of a mere address."""
    found = _MAIL.fullmatch(said[:300])
    return (found["name"] or "") if found else said


def _source(held: Mapping[str, list[etree._Element]]) -> str:
    """Return the title of the feed that an aggregator took an item from, or ""."""
    for one in held.get("source", ()):
        titles = [feeditems.words(each) for each in one if feeditems.name(each) == "title"]
        return next(iter(titles), "") if len(one) else feeditems.words(one)
    return ""


def _outlet(source: str, channel: Mapping[str, str], url: str) -> str:
    """Return the outlet: of the source, else of the feed's title; "" if the address knows more."""
    if source or _COLLECTION.search(channel.get("title", "")):
        return source
    title = channel.get("dc:publisher") or channel.get("title", "")
    pieces = [title, *filter(None, _PARTS.split(title))]
    known = next((piece for piece in pieces if outlets.by_name(piece)), "")
    if known or _is_known(url):
        return known
    return next((piece for piece in pieces[1:] if outlets.looks_like_outlet(piece)), title)


def _is_known(url: str) -> bool:
    try:
        return outlets.by_host(urlsplit(url).hostname or "") is not None
    except ValueError:
        return False


def _json_items(text: str, part: Part) -> Iterator[Item | Finding]:
    """Yield the items of a JSON Feed.

    Source: jsonfeed.org, versions 1 and 1.1.
    """
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "not readable"
        yield Finding("IN213", f"is broken JSON ({why}); get the feed anew", path=part.path)
        return
    channel = {"title": fields.words(feed.get("title"))}
    found = feed.get("items")
    for item in found if isinstance(found, list) else ():
        if isinstance(item, dict):
            yield _json_item(item, channel, _json_authors(feed))


def _json_item(item: Mapping[str, Any], channel: Mapping[str, str], house: tuple[str, ...]) -> Item:
    url = fields.words(item.get("url")) or fields.words(item.get("external_url"))
    page = fields.words(item.get("content_html"))
    whole = page or fields.words(item.get("content_text"))
    chosen, summary = _chosen(whole, fields.words(item.get("summary")), sure=True)
    stated = Stated(
        title=" ".join(fields.words(item.get("title")).split()),
        outlet=_outlet("", channel, url),
        published=fields.words(item.get("date_published")),
        updated=fields.words(item.get("date_modified")),
        authors=_json_authors(item) or house,
    )
    given = Given(stated, url=url, media_type=JSON_MEDIA)
    return Item(fields.words(item.get("id")), chosen, summary, given, plain=not page)


def _json_authors(holder: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the authors of a feed or item: a list since version 1.1, one before."""
    found = holder.get("authors") or holder.get("author")
    return fields.several(found if isinstance(found, list) else [found])
