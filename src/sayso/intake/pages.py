"""HTML pages: their visible text, what the markup says of it, and what they state of themselves.

The libraries load with this module, so that plain text never waits for them.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from lxml import etree
from resiliparse.extract.html2text import extract_plain_text

from sayso.intake import decoding, ends, extraction, savedby, visible
from sayso.intake.metadata import address, meta_tags, stated
from sayso.intake.parts import Part, joined, too_much
from sayso.records.articles import Document
from sayso.records.ids import content_digest, digest
from sayso.records.places import Finding, Outcome

ATTRIBUTES = 1000  # of one tag
LONG = 4000  # code points of a tag that is looked at
_place = attrgetter("start", "end", "kind")
_NUL = "\ufffd".encode()  # what a browser shows for it
_LONG_TAG = re.compile(rf"<([A-Za-z][\w:-]{{0,40}})\s[^<>]{{{LONG},}}+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)


def page(data: bytes, part: Part) -> Outcome[Document]:
    """Return the document of one HTML page.

    Args:
        data: The bytes of the page.
        part: Where it stands, and what the container says of it. The place is part of the
            document's id, unless the page has an address.
    """
    path, given = part.path, part.given
    tree, decoded = opened(data, given.charset)
    odd = tuple(_troubles(decoded, path))
    seen = visible.Visible("", ()) if tree is None else visible.visible(tree)
    if tree is not None and not seen.text and not any(map(str.strip, map(str, tree.itertext()))):
        seen = visible.Visible(_second_opinion(decoded.text), ())
    if tree is None or not seen.text.strip():
        message = "the page shows no text without its scripts; save it from a browser, or as text"
        return Outcome(findings=(*odd, Finding("IN203", message, path=path)))
    if trouble := too_much(seen.text):
        return Outcome(findings=(*odd, Finding("IN206", trouble, path=path)))
    named = meta_tags(tree)
    url = savedby.original(
        given.url or savedby.place(named, decoded.text) or address(tree, named, decoded.text)
    )
    made = content_digest(data)
    marks = (*seen.marks, *extraction.advice(decoded.text, seen.text))
    document = Document(
        digest(made, url or part.place),
        seen.text,
        given.media_type or "text/html",
        path,
        url=url,
        retrieved=given.retrieved or savedby.moment(named, decoded.text),
        digest=made,
        original=part.original,
        stated=joined(given.stated, stated(tree, named)),
        marks=tuple(sorted(marks, key=_place)),
    )
    return Outcome((document,), odd)


def _troubles(decoded: decoding.Decoded, path: str) -> Iterator[Finding]:
    """Yield what is odd about the bytes of a page that can be read all the same."""
    if decoded.odd:
        yield Finding("IN207", decoded.odd, path=path)
    if where := ends.cut_off(decoded.text):
        message = f"the page breaks off {where}; what came is read, save it again to have it whole"
        yield Finding("IN228", message, path=path)


def opened(data: bytes, charset: str = "") -> tuple[etree._Element | None, decoding.Decoded]:
    """Return the tree of a page, None if nothing is left of it, and its text as decoded.

    Args:
        data: The bytes of the page.
        charset: The encoding that the site named; goes before what the page declares.
    """
    decoded = decoding.decode(data, charset, _declared(data))
    if starts := list(_long_tags(decoded.text)):
        decoded = replace(decoded, text=_without_crowds(decoded.text, starts))
    elif decoded.encoding == "utf-8" and not decoded.odd:
        return _parsed(data.removeprefix(BOM_UTF8)), decoded
    return _parsed(decoded.text.encode("utf-8", "replace")), decoded


def _long_tags(text: str) -> Iterator[int]:
    """Yield where a sign that opens a tag has no other sign of a tag soon after it.

    From window to window: in most of them the last such sign is near the end.
    """
    start = 0
    while start + LONG <= len(text):
        end = start + LONG
        last = max(text.rfind("<", start, end), text.rfind(">", start, end))
        if last < 0:
            if text[start - 1 : start] == "<":
                yield start - 1
            last = text.find("<", end)
            if last < 0:
                return
        start = last + 1


def _without_crowds(text: str, starts: Sequence[int]) -> str:
    """Return a page with long tags bare if they have thousands of attributes.

    Each attribute is held against all.
    """
    kept: list[str] = []
    last = 0
    for start in starts:
        found = _LONG_TAG.match(text, start)
        if found and len(found[0].split(None, ATTRIBUTES)) > ATTRIBUTES:
            kept += text[last:start], f"<{found[1]} "
            last = found.end()
    return "".join((*kept, text[last:]))


def _second_opinion(html: str) -> str:
    """Return the visible text by another parser: one loses pages that are nested very deep."""
    found: str = extract_plain_text(html, preserve_formatting=True, noscript=False)
    return found.strip()


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:8192]) or _XML.search(data[:200])
    return found[1].decode("ascii", "replace") if found else ""


def _parsed(data: bytes) -> etree._Element | None:
    """Return the tree of a page in UTF-8, whatever it looks like; None if nothing is left of it."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data.replace(b"\0", _NUL), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
