"""Mail: one message is one document; forwarded messages and readable attachments are more.

Who speaks is read from the header fields. A newsletter (it says ``List-Id`` or how to unsubscribe)
has an outlet: what its list is called, or what its sender is; an author goes before it, as in
"Dana Orlo from The Harbour Letter". Other mail has an author, unless its sender has an outlet's
name.

Source: RFC 5322 (fields), 2919 (List-Id), 5064 (Archived-At). Substack sends the address of the
post as List-Post, and Mailchimp a number as the name of the list.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from email.utils import parseaddr

from sayso.intake import forwarded, mime, parts
from sayso.intake.mime import Entity
from sayso.intake.parts import DEPTH, Found, Given, Part, Way, odd
from sayso.records.articles import Document, Stated
from sayso.records.ids import content_digest
from sayso.records.places import Outcome
from sayso.text import outlets, times

LIMIT = 64_000_000  # bytes of one message with its attachments
MEDIA = "message/rfc822"

_APPLE = re.compile(rb"\d{1,12}[ \t]*\r?\n")
_NO_WORDS = re.compile(
    r"(?:image|audio|video|font|model)/|text/(?:calendar|x-amp-html|watch-html|(?:x-)?vcard|css)"
    r"|application/(?:pgp-|(?:x-)?pkcs7-signature|ics|vnd\.apple\.pkpass)"
    r"|message/(?:delivery-|disposition-|external-|partial|global-)"
)
_TNEF = b"\x78\x9f\x3e\x22"  # first bytes of winmail.dat
_LOCKED = re.compile(r"multipart/encrypted|application/(?:x-)?pkcs7-mime")
_FROM = re.compile(
    r"(?P<person>.{2,60}?)(?:\s+(?:from|at|via|@|\|)\s+|,\s+(?=The\s))(?P<outlet>.{2,80})"
)
_NUMBER = re.compile(r"[0-9a-f]{10,}|[\w.-]*\d{4,}[\w.-]*(?:\s+list)?$", re.IGNORECASE)
_REPLY = re.compile(
    r"\A(?:(?:re|fwd?|aw|wg|tr|rv|vs|antw|doorst)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)


@dataclass(slots=True)
class _Text:
    """A stretch of a message's own text, in one or two forms."""

    html: str = ""
    plain: str = ""


@dataclass(slots=True)
class _Sorted:
    """The parts of one message: its own text in order, what it carries, whether it is locked."""

    texts: list[_Text] = field(default_factory=list)
    carried: list[Entity] = field(default_factory=list)
    locked: bool = False


def read(part: Part, way: Way) -> Found:
    """Yield the documents of a file that holds one message."""
    data = part.start(LIMIT + 1)
    if len(data) > LIMIT:
        yield too_long(part)
        return
    if counted := _APPLE.match(data):  # Apple Mail: its length, the message, a list of properties
        data = data[counted.end() : counted.end() + int(counted[0])]
    yield from message(mime.entity(data), part, way)


def too_long(part: Part) -> Outcome[Document]:
    """Return the finding on a message over the limit."""
    message = f"holds more than {LIMIT // 1_000_000} MB in one message; save its text by itself"
    return odd("IN206", message, part.path)


def message(whole: Entity, part: Part, way: Way) -> Found:
    """Yield the document of one message, then what it carries.

    Args:
        whole: The message.
        part: Where it stands.
        way: Reads the attachments.
    """
    found = _Sorted()
    _sort(whole, found, 0)
    if found.locked:
        cure = "open it in the mail program and save its text"
        yield odd("IN212", f"the message is encrypted; {cure}", part.path)
    elif found.texts:
        yield _written(found.texts, replace(part, given=_given(whole, found.texts)))
    elif not found.carried:
        yield odd("IN203", parts.NO_TEXT, part.path)
    for number, inner in enumerate(found.carried, start=1):
        yield from _carried(inner, number, part, way)


def _sort(one: Entity, found: _Sorted, depth: int) -> None:
    """Sort a part, or the parts inside it, into the message's own text and what it carries."""
    kind = one.kind
    if _LOCKED.match(kind):
        found.locked = True
    elif kind.startswith("multipart/"):
        if depth < mime.NESTED:
            _sort_many(one, found, depth + 1)
    elif kind in {"text/plain", "text/html"} and not _is_attached(one):
        words = one.text()
        if not words.strip():
            return
        if kind == "text/html":
            found.texts.append(_Text(html=words))
        else:
            found.texts.append(_Text(plain=_lines(one, words)))
    elif one.body.strip() and not _NO_WORDS.match(kind):
        found.carried.append(one)


def _sort_many(one: Entity, found: _Sorted, depth: int) -> None:
    """Sort the parts of a multipart; of alternatives, HTML and plain become one text."""
    inner = list(mime.children(one))
    if not inner:
        _sort(Entity(Message(), one.body), found, depth)
        return
    if one.kind != "multipart/alternative":
        for each in inner:
            _sort(each, found, depth)
        return
    pages, plains = [], []
    for each in inner:
        choice = _Sorted()
        _sort(each, choice, depth)
        found.carried += choice.carried
        found.locked = found.locked or choice.locked
        if any(text.html for text in choice.texts):
            pages = choice.texts
        elif choice.texts:
            plains = choice.texts
    if pages or plains:
        found.texts.append(_Text(_page(pages) if pages else "", _plain(plains)))


def _lines(one: Entity, words: str) -> str:
    """Return plain text with the line breaks that its writer meant."""
    if one.parameter("format").lower() != "flowed" or len(words) > parts.TEXT_LIMIT:
        return words.replace("\r\n", "\n")
    return mime.flowed(words, delete=one.parameter("delsp").lower() == "yes")


def _is_attached(one: Entity) -> bool:
    return one.says("content-disposition").lower().startswith("attachment")


def _written(texts: list[_Text], part: Part) -> Outcome[Document]:
    """Return the document of a message's own text: as HTML, unless that shows no text."""
    if any(text.html for text in texts):
        found = parts.html(_page(texts).encode("utf-8", "replace"), part)
        if found.items or not any(text.plain for text in texts):
            return found
    words = _plain(texts)
    return parts.written(words, content_digest(words.encode("utf-8", "replace")), part)


def _page(texts: list[_Text]) -> str:
    """Return texts as one page; plain ones keep their lines."""
    return "\n".join(text.html or f"<pre>{html.escape(text.plain)}</pre>" for text in texts)


def _plain(texts: list[_Text]) -> str:
    return "\n\n".join(filter(None, (text.plain for text in texts)))


def _carried(one: Entity, number: int, part: Part, way: Way) -> Found:
    """Yield what a forwarded message or an attachment gives."""
    words = one.kind.startswith("text/") and one.parameter("charset")
    data = one.text().encode("utf-8", "replace") if words else one.payload()
    inner = part.inner(_name(one) or str(number), data, mark="/")
    if one.kind.endswith("/ms-tnef") or data.startswith(_TNEF):
        cure = "open the message in Outlook, and save what it carries"
        yield odd("IN205", f"is winmail.dat of Outlook, which is not read; {cure}", inner.path)
        return
    if one.kind not in {MEDIA, "message/global"}:
        yield from way.read(inner)
    elif inner.depth > DEPTH:
        yield odd("IN211", "is forwarded too many times; save it by itself", inner.path)
    else:
        yield from message(mime.entity(data), inner, way)


def _name(one: Entity) -> str:
    """Return the file name of an attachment without folders and odd characters, or ""."""
    shown = one.parameter("filename", "content-disposition") or one.parameter("name")
    last = shown.replace("\\", "/").rpartition("/")[2]
    return re.sub(r"[^\w .,()+&=-]", "_", last)[-120:].strip(" .")


def _given(whole: Entity, texts: list[_Text]) -> Given:
    """Return what the header fields say of a message, or of the one that it passes on."""
    outlet, author = _who(whole)
    told = _passed(texts)
    if told is not None:
        outlet, author = _spoke(parseaddr(told.sender)[0], "", sent=_is_sent(texts))
    subject = told.subject if told and told.subject else whole.says("subject")
    dated = told.date if told and times.readings(told.date) else whole.says("date")
    stated = Stated(
        title=_REPLY.sub("", subject, count=1),
        outlet=outlet,
        published=dated,
        authors=(author,) if author else (),
    )
    return Given(stated, url=next(_addresses(whole), ""), media_type=MEDIA)


def _passed(texts: list[_Text]) -> forwarded.Passed | None:
    """Return the head of the mail that the first text passes on, None if it is none."""
    if not texts:
        return None
    plain, page = texts[0].plain, texts[0].html
    return forwarded.passed(plain or page, page=not plain)


def _is_sent(texts: list[_Text]) -> bool:
    """Tell whether a text says how to get no more of its kind, as newsletters do."""
    return any("unsubscribe" in (text.plain or text.html).casefold() for text in texts)


def _addresses(whole: Entity) -> Iterator[str]:
    """Yield addresses of the message itself on the web, the surest first."""
    for name, like in (("archived-at", r"https?://"), ("list-post", r"https?://[^/]+/p/")):
        found = re.match(rf"<?({like}[^\s<>]+)", whole.says(name))
        if found:
            yield found[1]


def _who(whole: Entity) -> tuple[str, str]:
    """Return the outlet and the author of a message, "" where nothing names them."""
    name = parseaddr(whole.says("from"))[0] or parseaddr(whole.says("sender"))[0]
    listed = whole.says("list-id").partition("<")[0].strip(" \"'")
    sent = any(key in whole.fields for key in ("list-id", "list-unsubscribe", "list-post"))
    return _spoke(name, "" if _NUMBER.match(listed) else listed, sent=sent)


def _spoke(sender: str, listed: str, *, sent: bool) -> tuple[str, str]:
    """Return the outlet and the author behind the name of a sender.

    Args:
        sender: The name, "" if there is none.
        listed: What the list is called.
        sent: Whether it was sent to many.
    """
    name = sender.strip(" \"'*")
    both = _FROM.fullmatch(name)
    if both and (sent or outlets.looks_like_outlet(both["outlet"])):
        return both["outlet"], both["person"]
    if outlets.looks_like_outlet(name) or (sent and not listed):
        return name, ""
    return listed, name if name != listed else ""
