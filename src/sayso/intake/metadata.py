"""What a page states of itself: meta tags, JSON-LD, canonical address. Strings as they stand."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from html import unescape
from typing import Any

from lxml import etree

from sayso.intake import fields, hosts, imprint
from sayso.records.articles import Stated
from sayso.text import outlets
from sayso.text.words import folded, squash

_NEWS = re.compile(r"News|Report")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage)$")
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline"),
    "outlet": ("og:site_name", "dc.publisher", "application-name", "citation_journal_title"),
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished", "pubdate"),
        *("publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date"),
        *("dc.date.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date"),
        *(
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "citation_date",
            "date",
            "rnews:datepublished",
        ),
    ),
    "updated": (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "dcterms.modified",
    ),
    "authors": (
        "author",
        "article:author",
        "parsely-author",
        "dc.creator",
        "byl",
        "citation_author",
    ),
}
_NO_OUTLET = re.compile(  # an address, or the program that made the page
    r"https?:|(?:Blogger|WordPress(?:\.com)?|Wix(?:\.com)?|Squarespace|Ghost)$"
)
_SOURCES = ("original-source", "syndication-source")
_SAVED = re.compile(r"saved from url=\(\d+\)\s*(https?://[^\s<>]+)")
_SITE = re.compile(r"\s+[|–—•·]\s+[^|–—•·]{2,40}$|\s+-\s+[^-]{2,40}$")
_BETWEEN = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&|und|et|y)\s+")
_BY = re.compile(r"(?i)^by:?\s+")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|bin|al|la)){1,4}")
CUT = 90  # code points from which a headline may be cut off; search machines take 110
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
LEAST = 4  # words of a heading that stands for a title of other words
LONGEST_HEADING = 1000  # code points of a heading, its markup's line breaks included
MOST_AUTHORS = 6  # a page that marks more lists its staff

Metas = dict[str, list[str]]


def stated(tree: etree._Element, metas: Metas) -> Stated:
    """Return what a page says of itself; JSON-LD goes before meta tags."""
    linked = _linked(tree)
    outlet = _outlet(tree, metas, linked)
    title = _title(tree, metas, linked)
    published = fields.words(linked.get("datePublished")) or _first(metas, "published")
    updated = fields.words(linked.get("dateModified")) or _first(metas, "updated")
    authors = _people(linked.get("author")) or _meta_authors(metas)
    if not authors or all(squash(name) == squash(outlet) for name in authors):
        authors = _marked_authors(tree) or authors
    return Stated(
        title=title,
        outlet=outlet,
        published=published or _timed(tree),
        updated=updated,
        authors=authors,
        credit=_credit(metas, linked, outlet),
    )


def _outlet(tree: etree._Element, metas: Metas, linked: Mapping[str, Any]) -> str:
    """Return the name of the outlet: the publisher's, or the site's if that is better known.

    A publisher can be the house that owns the site, or an agency whose copy it prints. Where a
    page names neither, an outlet's name in its title counts.
    """
    said = [fields.words(linked.get("publisher")), _first(metas, "outlet")]
    publisher, site = ("" if _NO_OUTLET.match(one) else _line(one) for one in said)
    if publisher and site and _rank(site) > _rank(publisher):
        return site
    behind = [fields.words(linked.get(name)) for name in ("sourceOrganization", "provider")]
    return (
        publisher
        or site
        or next((name for name in map(imprint.of_title, _titles(tree, metas)) if name), "")
        or next((_line(name) for name in behind if _rank(name) > 1), "")
    )


def _rank(name: str) -> int:
    """Return how surely a name is that of an outlet which has pages of its own."""
    known = outlets.by_name(imprint.bare(name))
    if known is None:
        return 2 if outlets.looks_like_outlet(name) else 1
    return 0 if known.kind == "agency" else 3


def _titles(tree: etree._Element, metas: Metas) -> list[str]:
    """Return the titles of a page with whatever the site puts around them."""
    shown = [element.text or "" for element in tree.iter("title")]
    return list(map(_line, (*shown[:1], *metas.get("og:title", ())[:1])))


def _credit(metas: Metas, linked: Mapping[str, Any], outlet: str) -> str:
    """Return whose article a page says that it prints: an agency's or another outlet's, or ""."""
    said = [fields.words(linked.get(name)) for name in ("sourceOrganization", "provider")]
    found = [outlets.by_name(imprint.bare(name)) for name in said]
    urls = [url for name in _SOURCES for url in metas.get(name, ()) if url.startswith("http")]
    found += [outlets.by_host(hosts.host(url)) for url in urls]
    own = outlets.by_name(imprint.bare(outlet))
    pages = [outlets.by_host(hosts.host(url)) for url in metas.get("og:url", ())]
    mine = {name for one in (own, *pages) if one for name in (one.name, one.parent)}
    others = (one for one in found if one and one.name not in mine)
    return next((one.name for one in others if not own or one.parent != own.name), "")


def _title(tree: etree._Element, metas: Metas, linked: Mapping[str, Any]) -> str:
    """Return the title: what news say in JSON-LD; of other pages a like heading goes first.

    What other pages state is often written for search machines. A headline that JSON-LD cuts off
    is read on where the page has it whole.
    """
    shown = list(dict.fromkeys(filter(None, map(_words, tree.iter("h1")))))
    sites = _sites(metas, linked)
    headline = _line(unescape(fields.words(linked.get("headline"))))
    if len(headline) >= CUT:
        rest = (*shown, *map(_line, map(unescape, metas.get("og:title", ()))))
        start = headline.rstrip(" .…")
        headline = next((words for words in rest if words.startswith(start)), headline)
    if headline and _NEWS.search(str(linked.get("@type"))):
        return _bare(headline, shown, sites)
    said = headline or unescape(_first(metas, "title")) or _titled(tree)
    stated = _line(said)
    return _heading(stated, shown) or _bare(stated, shown, sites)


def _words(element: etree._Element) -> str:
    """Return the words of a heading; none if it holds too much, such as all that follows it.

    A heading that holds another was never closed, and says nothing by itself.
    """
    if element.find(".//h1") is not None:
        return ""
    made: list[str] = []
    size = 0
    for piece in element.itertext():
        made.append(str(piece))
        size += len(made[-1])
        if size > LONGEST_HEADING:
            return ""
    return _line("".join(made))


def _line(words: str) -> str:
    """Return words as one line, without signs that show nothing."""
    return " ".join(words.translate(_UNSEEN).split())


def _heading(stated: str, shown: Sequence[str]) -> str:
    """Return the heading that says what is stated: most of its words, a third if it is alone."""
    wanted = set(folded(stated))
    for words in shown:
        found = set(folded(words))
        both = len(wanted & found)
        if 2 * both > max(len(wanted), len(found)):
            return words
        alone = len(shown) == 1 and len(found) >= LEAST
        if alone and 3 * both >= min(len(wanted), len(found)):
            return words
    return ""


def _bare(title: str, shown: Sequence[str], sites: AbstractSet[str]) -> str:
    """Return a title without the name of the site, where it is known or a heading shows it so."""
    bare = _SITE.sub("", title)
    if bare == title:
        return title
    if _plain(title[len(bare) :]) in sites:
        return _bare(bare, shown, sites)
    alike = any(folded(words) == folded(bare) for words in shown)
    return bare if alike else title


def _sites(metas: Metas, linked: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the site, plain: what it calls itself, and its host."""
    named = [name for each in _META["outlet"] for name in metas.get(each, ())]
    named.append(fields.words(linked.get("publisher")))
    hosts = [url.split("/")[2] for url in metas.get("og:url", ()) if url.count("/") > 2]
    named += [host.removeprefix("www.") for host in hosts]
    named += [host.removeprefix("www.").partition(".")[0] for host in hosts]
    return frozenset(filter(None, map(_plain, named)))


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name).casefold().removeprefix("the")


def address(tree: etree._Element, metas: Metas, text: str) -> str:
    """Return the address of a page: where it was saved from, or what it names as its own."""
    saved = _SAVED.search(text[:3000])
    if saved:
        return hosts.original(saved[1])
    names = metas.get("og:url", [])
    links = [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"]
    urls = (url.strip() for url in (*names, *links))
    return hosts.original(next((url for url in urls if url.startswith("http")), ""))


def meta_tags(tree: etree._Element) -> Metas:
    """Return the contents of the meta tags of a page by their names, in small letters."""
    found: Metas = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: Metas, field: str) -> str:
    return next((metas[name][0] for name in _META[field] if name in metas), "")


def _meta_authors(metas: Metas) -> tuple[str, ...]:
    for name in _META["authors"]:
        people = [
            value for value in metas.get(name, ()) if not value.startswith(("http", "/", "@"))
        ]
        if people:
            return _people(people)
    return ()


def _titled(tree: etree._Element) -> str:
    """Return the page's title without the name of the site."""
    found = next((element.text for element in tree.iter("title") if element.text), "")
    return _SITE.sub("", " ".join((found or "").split()))


def _timed(tree: etree._Element) -> str:
    """Return what the page marks as its date outside its head, if it marks only one."""
    marked: list[str] = []
    for element in tree.iter("time"):
        value = element.get("datetime") or element.get("content") or ""
        if value and (element.get("itemprop") == "datePublished" or "pubdate" in element.attrib):
            return value
        if value and any(above.tag in {"article", "main"} for above in element.iterancestors()):
            marked.append(value)
    return marked[0] if len({value[:10] for value in marked}) == 1 else ""


def _people(found: Any) -> tuple[str, ...]:
    people = fields.several(found if isinstance(found, list) else [found])
    named = (name for name in people if not name.startswith("http"))
    return tuple(dict.fromkeys(one for name in named for one in _parted(name)))


def _parted(names: str) -> tuple[str, ...]:
    """Return several people in one string one by one; anything else as it stands."""
    parts = [part.strip() for part in _BETWEEN.split(names) if part.strip()]
    people = len(parts) > 1 and all(_PERSON.fullmatch(part) for part in parts)
    return tuple(parts) if people else (names,)


def _marked_authors(tree: etree._Element) -> tuple[str, ...]:
    """Return who a page marks as its authors among what it shows, if that reads like people."""
    found = [each for each in tree.iter() if "author" in (each.get("rel"), each.get("itemprop"))]
    texts = (" ".join("".join(map(str, each.itertext())).split()) for each in found)
    named = [_BY.sub("", text) for text in texts]
    return tuple(dict.fromkeys(name for name in named if _PERSON.fullmatch(name)))[:MOST_AUTHORS]


def _linked(tree: etree._Element) -> Mapping[str, Any]:
    """Return the JSON-LD object of the article, or an empty one."""
    best: Mapping[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            for found in _objects(_parsed(script.text), 0):
                score = _weight(found)
                if score > _weight(best):
                    best = found
    return best


def _weight(found: Mapping[str, Any]) -> int:
    """Return how much an object looks like the article's."""
    types = found.get("@type")
    names = types if isinstance(types, list) else [types]
    if not any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
        return 0
    page = any(isinstance(name, str) and name.endswith("WebPage") for name in names)
    return (1 if page else 4) + 2 * ("datePublished" in found) + ("headline" in found)


def _parsed(words: str) -> Any:
    plain = words.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    plain = plain.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("]]>")
    try:
        return json.loads(plain.removesuffix("//"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD value, also those in a graph or list."""
    if depth > 4:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "itemListElement"):
            yield from _objects(value.get(name), depth + 1)
