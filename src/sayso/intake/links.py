"""How an address of the web looks among paths; light, as every reading asks for it."""

import re

_BEGIN = re.compile(r"https?://", re.IGNORECASE)
_SECRET = re.compile(r"^([a-z][a-z0-9+.-]*:)?//[^/?#]*@", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def is_address(path: str) -> bool:
    """Tell whether what the user named is an address: it begins with http:// or https://."""
    return bool(_BEGIN.match(path))


def has_secret(url: str) -> bool:
    """Tell whether a name or password stands in an address."""
    return bool(_SECRET.match(url))


def shown(url: str) -> str:
    """Return an address as it may be shown and kept: without name and password, in one line."""
    return _SECRET.sub(r"\1//", CONTROL.sub("", url))
