"""Whose an address is: archives, caches and mobile pages lead back to the page itself."""

import re
from urllib.parse import unquote, urlsplit

LONGEST = 4000  # code points of an address that is looked into
_FULL = r"(?P<url>https?:/{1,2}\S+)"
_ARCHIVES = (
    r"(?:web\.archive\.org|archive\.(?:today|is|ph|fo|li|md|vn)|(?:www\.)?webcitation\.org"
    r"|arquivo\.pt|webarchive\.(?:nationalarchives\.gov\.uk|loc\.gov|org\.uk)|12ft\.io|r\.jina\.ai"
    r"|removepaywall\.com)"
)
_KEPT = tuple(  # addresses that hold that of a page
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"https?://{_ARCHIVES}/(?:[^\s?#:]{{0,80}}/)?{_FULL}",
        rf"https?://{_ARCHIVES}/[^\s#]{{0,80}}\?(?:\S*&)?(?:q|url)={_FULL}",
        r"https?://web\.archive\.org/web/[\w*]{4,20}/(?P<url>[\w-]+(?:\.[\w-]+)+(?:/\S*)?)$",
        (
            r"https?://webcache\.googleusercontent\.com/search\?(?:\S*&)?q=cache:"
            r"(?:[\w-]+:(?!/))?(?P<url>[^\s+&]+)"
        ),
        r"https?://translate\.google(?:usercontent)?\.[a-z.]+/[\w/]*\?(?:\S*&)?u=(?P<url>[^\s&]+)",
        r"https?://(?:www\.)?google\.[a-z.]+/amp/(?:s/)?(?P<url>[\w-]+(?:\.[\w-]+)+/\S*)",
        r"https?://(?:www\.)?google\.[a-z.]+/url\?(?:\S*&)?(?:q|url)=(?P<url>[^\s&]+)",
        r"https?://[\w.-]+\.cdn\.ampproject\.org/\w/(?:s/)?(?P<url>[\w-]+(?:\.[\w-]+)+/\S*)",
    )
)
_LOOKS = ("archive.", "webcitation.", "arquivo.", "12ft.", "jina.", "removepaywall.", "google")
_LOOKS_TOO = ("ampproject.", ".translate.goog")
_TRANSLATED = re.compile(
    r"(?P<scheme>https?)://(?P<host>[\w-]+)\.translate\.goog(?P<rest>/[^?#\s]*)?", re.IGNORECASE
)
_DEVICE = re.compile(r"(?:www\d{0,2}|m|mobile|mobil|amp|touch|wap)\.(?=[\w-]+\.)")
_SIGNS = re.compile(r"[\W_]+")
LEAST = 4  # letters in which a name and a host agree


def original(url: str) -> str:
    """Return the address of the page itself, where one of an archive, a cache or the like holds it.

    Any other address stays as it is. An archive's own day stands in its address, not in the page's.

    Args:
        url: As it stands, such as ``https://web.archive.org/web/2031/http://courier.example/port``.
    """
    low = url[:LONGEST].lower()
    if not any(look in low for look in (*_LOOKS, *_LOOKS_TOO)):
        return url
    if found := _TRANSLATED.match(url):
        host = found["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
        return f"{found['scheme']}://{host}{found['rest'] or '/'}"
    for pattern in _KEPT:
        if found := pattern.match(url[:LONGEST]):
            return _whole(found["url"])
    return url


def _whole(url: str) -> str:
    """Return an address with its scheme, as it would be typed."""
    plain = url if "://" in url else unquote(url)
    bare = re.sub(r"^(https?):/{1,2}", r"\1://", plain, flags=re.IGNORECASE)
    return bare if "://" in bare else f"https://{bare}"


def host(url: str) -> str:
    """Return the host of the page behind an address, or "" if it has none."""
    try:
        return urlsplit(original(url)).hostname or ""
    except ValueError:
        return ""


def bare(host: str) -> str:
    """Return a host without what tells devices apart: "m.courier.example" is "courier.example"."""
    return _DEVICE.sub("", host, count=1) if _DEVICE.match(host) else host


def agree(host: str, name: str) -> bool:
    """Tell whether a name goes with a host: "The Varne Courier" with "varnecourier.example"."""
    plain = _SIGNS.sub("", name.casefold().removeprefix("the "))
    label = _SIGNS.sub("", bare(host).rpartition(".")[0])
    return len(plain) >= LEAST and (plain in label or (len(label) >= LEAST and label in plain))
