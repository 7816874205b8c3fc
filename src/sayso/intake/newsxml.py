"""News XML of agencies: NITF, NewsML-G2 and NewsML 1, one document per item that holds text.

The text layer is what the item's content shows, in order; headline, dates, byline and credit that
stand in its metadata are stated. Names are compared without their namespace: agencies differ in it.

Sources: IPTC, NITF 3.6 and NewsML-G2 2.35; samples of agencies in superdesk/superdesk-core.
"""

import re
from collections.abc import Iterator

from lxml import etree

from sayso.intake import decoding, parts, spelled, wire
from sayso.intake.composed import Piece, composed
from sayso.intake.parts import Found, Given, Part, Way, joined, odd
from sayso.intake.wire import found, local, words
from sayso.records.articles import Stated
from sayso.records.ids import content_digest

LIMIT = 32_000_000  # bytes of one file
_SAID = re.compile(rb"\s*<\?xml[^>]*?encoding=[\"']([\w.:-]+)")
_ITEMS = frozenset({"newsitem", "nitf"})
_MEDIA = {"nitf": "application/nitf+xml", "newsitem": "application/vnd.iptc.g2.newsitem+xml"}
_NO_ITEM = "holds no item with text: pictures, a package or a list are all there is"


def read(part: Part, way: Way) -> Found:
    """Yield the documents of a file of news XML."""
    del way
    with part.open() as stream:
        data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        message = f"is news XML of over {LIMIT // 1_000_000} MB; split it into items"
        yield odd("IN206", message, part.path)
        return
    tree, trouble = _parsed(data)
    if trouble:
        yield odd("IN208", f"is no whole XML ({trouble}); what came was read", part.path)
    none = True
    for number, item in enumerate(_items(tree), start=1):
        for outcome in _document(item, number, part):
            none = none and not outcome.items
            yield outcome
    if none:
        yield odd("IN203", _NO_ITEM, part.path)


def _parsed(data: bytes) -> tuple[etree._Element | None, str]:
    """Return the tree, as far as it goes, and what is wrong with it, or "".

    No entity is put in, no document type is loaded, nothing is fetched.
    """
    said = _SAID.match(data)
    declared = said[1].decode() if said else ""
    wider = decoding.meant(data, declared)
    parser = etree.XMLParser(
        encoding=wider if wider != declared else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        return None, " ".join(str(error).split())[:120]
    errors = [entry.message for entry in parser.error_log if entry.level_name != "WARNING"]
    return tree, " ".join(errors[0].split())[:120] if errors else ""


def _items(tree: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the outermost items."""
    if tree is None:
        return
    walker = etree.iterwalk(tree, events=("start",))
    for _, element in walker:
        if local(element) in _ITEMS:
            yield element
            walker.skip_subtree()


def _document(item: etree._Element, number: int, part: Part) -> Found:
    """Yield the document of one item, or why there is none; nothing for a picture and the like."""
    name = local(item)
    text, marks = composed(_content(item))
    own = _number(item) or str(number)
    if not text:
        if _is_text(item):
            message = f"item {own[:80]} has no text in it; export items with their content"
            yield odd("IN214", message, part.path)
        return
    made = content_digest(_bytes(item, text))
    stated = joined(part.given.stated, _stated(item))
    inner = part.inner(own, b"", Given(stated, media_type=_MEDIA[name]))
    yield parts.written(text, made, inner, marks=marks)


def _bytes(item: etree._Element, text: str) -> bytes:
    """Return what an item was made of; its text alone if broken XML cannot be written again."""
    try:
        return etree.tostring(item, with_tail=False)
    except etree.LxmlError:
        return text.encode("utf-8", "replace")


def _content(item: etree._Element) -> list[Piece]:
    """Return the paragraphs of an item: of its NITF, its XHTML, or of text as it stands there."""
    inner = list(found(item, "nitf"))
    if inner:
        return [piece for nitf in inner for piece in wire.pieces(nitf, all_text=False)]
    made = [_pieces(one) for one in found(item, "datacontent")]
    renditions = [_pieces(one) for one in found(item, "inlinexml", "inlinedata")]
    if renditions:  # NewsML-G2: each says the same, in another form or length
        made.append(max(renditions, key=lambda one: sum(len(piece.text) for piece in one)))
    return [piece for pieces in made for piece in pieces]


def _pieces(content: etree._Element) -> list[Piece]:
    """Return the paragraphs of one element of content."""
    page = None if len(content) else wire.fragment("".join(map(str, content.itertext())))
    if page is not None:
        return wire.pieces(page, all_text=True)
    return wire.pieces(content, all_text=True) if len(content) else wire.typed(content.text or "")


def _is_text(item: etree._Element) -> bool:
    """Tell whether an item says that it is text; what says nothing is."""
    for kind in found(item, "itemclass"):
        return str(kind.get("qcode") or "").rpartition(":")[2] in {"", "text"}
    return local(item) == "nitf" or any(True for _ in found(item, "inlinexml"))


def _number(item: etree._Element) -> str:
    """Return the item's own number, or ""."""
    identifiers = [item.get("guid"), *(one.get("id-string") for one in found(item, "doc-id"))]
    identifiers += [words(one) for one in found(item, "publicidentifier", "newsitemid")]
    return next((str(one).strip() for one in identifiers if one and str(one).strip()), "")


def _stated(item: etree._Element) -> Stated:
    """Return what the metadata of an item say."""
    first = _first(item, "firstcreated") or _normed(item, "date.issue", "date.release")
    latest = _first(item, "versioncreated", "thisrevisioncreated")
    published = first or _first(item, "contentcreated") or latest or _publication(item)
    named, agency = spelled.hands(_byline(item))
    outlet, credit = _houses(item)
    return Stated(
        title=_title(item),
        outlet=outlet,
        published=published,
        updated=latest if latest != published else "",
        authors=named,
        credit=credit or agency,
    )


def _first(item: etree._Element, *names: str) -> str:
    return next(filter(None, map(words, found(item, *names))), "")


def _normed(item: etree._Element, *names: str) -> str:
    dates = (str(one.get("norm") or "") for one in found(item, *names))
    return next(filter(None, dates), "")


def _publication(item: etree._Element) -> str:
    dates = (str(one.get("date.publication") or "") for one in found(item, "pubdata"))
    return next(filter(None, dates), "") or _normed(item, "story.date")


def _title(item: etree._Element) -> str:
    """Return the headline: of the content first, for that is what was printed."""
    heads = list(found(item, "hl1"))
    heads += [one for one in found(item, "headline") if "sub" not in str(one.get("role")).lower()]
    return next(filter(None, map(words, heads)), "") or _first(item, "title")


def _byline(item: etree._Element) -> str:
    """Return who wrote it, without their titles."""
    for line in found(item, "byline", "by"):
        titles = {words(one) for one in found(line, "byttl")}
        said = words(line)
        for title in filter(None, titles):
            said = said.replace(title, " ")
        if said.strip():
            return said
    return ""


def _houses(item: etree._Element) -> tuple[str, str]:
    """Return the outlet and the agency.

    NITF names the publication; whoever supplies an item may be an outlet that is no agency.
    """
    credit = _credit(item)
    published = (str(one.get("name") or "").strip() for one in found(item, "pubdata"))
    outlet = next(filter(None, published), "")
    if not outlet and spelled.is_outlet(credit):
        return credit, ""
    return outlet, "" if credit == outlet else credit


def _credit(item: etree._Element) -> str:
    """Return the agency: a credit line, a distributor, a source, a provider, a holder of rights."""
    said = _first(item, "creditline", "distributor").strip(" -–—")
    if said:
        return said
    for name in ("infosource", "provider", "copyrightholder", "rights.owner", "doc.copyright"):
        for one in found(item, name):
            if shown := _party(one):
                return shown
    return ""


def _party(element: etree._Element) -> str:
    """Return the name of a party, however it is given."""
    named = next(filter(None, map(words, found(element, "name"))), "")
    literal = str(element.get("literal") or element.get("holder") or "")
    formal = next((str(one.get("FormalName") or "") for one in found(element, "party")), "")
    code = str(element.get("qcode") or "").rpartition(":")[2]
    plain = words(element) if not len(element) else ""
    return named or literal or formal or plain or code
