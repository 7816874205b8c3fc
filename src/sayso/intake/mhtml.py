"""Pages saved as MHTML: the page itself; its pictures, styles and frames are not read.

Chrome, Edge and Opera say the address as Snapshot-Content-Location, Internet Explorer and Word only
beside the page (Content-Location). The date of the message is the day of saving, not of publishing.

Source: RFC 2557; files saved by Blink, WebKit, Internet Explorer 5 to 11, UnMHT and Word.
"""

import re
from dataclasses import replace

from sayso.intake import mime, parts
from sayso.intake.mime import Entity
from sayso.intake.parts import NESTED_LIMIT, Found, Given, Part, Way, odd

LIMIT = NESTED_LIMIT  # bytes of a saved page with its pictures
MEDIA = "multipart/related"
_PAGE = frozenset({"text/html", "application/xhtml+xml"})
_WEB = re.compile(r"https?://\S+")


def read(part: Part, way: Way) -> Found:  # noqa: ARG001 - a page holds nothing else to read
    """Yield the document of the page that was saved."""
    whole = mime.entity(part.whole(LIMIT))
    page = _page(whole, 0)
    if page is None:
        yield odd("IN203", "holds no page; save it again from a browser", part.path)
        return
    places = [whole.says(name) for name in ("snapshot-content-location", "content-location")]
    places.append(page.says("content-location"))
    url = next((found[0] for place in places if (found := _WEB.match(place))), "")
    when, charset = whole.says("date"), page.parameter("charset")
    given = Given(url=url, retrieved=when, media_type=MEDIA, charset=charset)
    yield parts.html(page.payload(), replace(part, given=given))


def _page(whole: Entity, depth: int) -> Entity | None:
    """Return the part that is the page: the one named as start, or the first of HTML."""
    if whole.kind in _PAGE:
        return whole
    if not whole.kind.startswith("multipart/") or depth > mime.NESTED:
        return None
    inner = list(mime.children(whole))
    start = whole.parameter("start")
    inner.sort(key=lambda one: not (start and one.says("content-id") == start))
    return next((page for one in inner if (page := _page(one, depth + 1))), None)
