"""How an address of the web looks among paths; light, as every reading asks for it."""

import re

_BEGIN = re.compile(r"https?://", re.IGNORECASE)
_SECRET = re.compile(r"^([a-z][a-z0-9+.-]*:)?//[^/?#]*@", re.IGNORECASE)
_REDIRECT = re.compile(
    r"https?://(?:www\.)?(?:google\.[a-z.]{2,6}/url|bing\.com/news/apiclick\.aspx)\?"
    r"(?:[^#\s]{0,2000}?&)?(?:url|q)=(https?(?::|%3a)[^&\s]{4,4000})",
    re.IGNORECASE,
)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def is_address(path: str) -> bool:
    """Tell whether what the user named is an address: it begins with http:// or https://."""
    return bool(_BEGIN.match(path))


def target(url: str) -> str:
    """Return the address to which one of Google or Bing leads; else the address itself."""
    found = _REDIRECT.match(url)
    if not found:
        return url
    from urllib.parse import unquote  # noqa: PLC0415 - seldom needed

    return unquote(found[1])


def has_secret(url: str) -> bool:
    """Tell whether a name or password stands in an address."""
    return bool(_SECRET.match(url))


def shown(url: str) -> str:
    """Return an address as it may be shown and kept: without name and password, in one line."""
    return _SECRET.sub(r"\1//", CONTROL.sub("", url))
