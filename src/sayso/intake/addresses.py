"""Addresses of the web: their parts, what is refused in them, and which machines are public.

Nothing here touches the network.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import quote, urljoin, urlsplit

from sayso.intake.links import CONTROL

PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?")
_SAFE = "%/:@!$&'()*+,;=~"  # what a path may hold as it is; an escape stays an escape

# Whoever may read a network that is not everybody's is not asked on behalf of a feed or a redirect.
# Source: IANA special-purpose address registries (IPv4 and IPv6), and their multicast blocks.
_CLOSED_4 = tuple(
    IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
_OPEN_6 = IPv6Network("2000::/3")  # all other blocks are local, mapped, multicast or unassigned
_CLOSED_6 = tuple(
    IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")  # with 6to4 and Teredo
)
_NAT64 = IPv6Network("64:ff9b::/96")  # how networks without IPv4 write an IPv4 address


class FailedError(Exception):
    """An address gives nothing; becomes a finding.

    Attributes:
        code: The rule that says why.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked, with the parts that a request needs.

    Attributes:
        url: All of it, in ASCII, without a fragment.
        scheme: ``http`` or ``https``.
        host: Name in lower case (IDNA) or number, without brackets.
        port: 1 to 65535.
        target: Path and query.
    """

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Return scheme, host and port, as the address begins."""
        return self.url[: len(self.url) - len(self.target)]

    @property
    def authority(self) -> str:
        """Return host and port as the field Host wants them."""
        return self.site.partition("://")[2]


def parsed(url: str) -> Address:
    """Return the parts of an address.

    Raises:
        FailedError: If it is none that may be asked (IN230).
    """
    clean = CONTROL.sub("", url).strip()
    try:
        found = urlsplit(clean)
        port = found.port
    except ValueError as error:
        raise FailedError("IN230", f"is no valid address ({error}); check it") from error
    if found.scheme not in PORTS:
        raise FailedError("IN230", "is no address of the web; only http and https are read")
    if "@" in found.netloc:
        message = "holds a name or password; leave them out, and save the page from a browser"
        raise FailedError("IN230", message)
    host = _host(found.hostname or "")
    if port is not None and not port:
        raise FailedError("IN230", "has a port that does not exist; check it")
    usual = PORTS[found.scheme]
    bare = f"[{host}]" if ":" in host else host
    site = f"{found.scheme}://{bare}" + (f":{port}" if port not in {None, usual} else "")
    query = f"?{_quoted(found.query, _SAFE + '?')}" if found.query else ""
    target = (_quoted(found.path, _SAFE) or "/") + query
    return Address(f"{site}{target}", found.scheme, host, port or usual, target)


def onward(address: Address, location: str) -> str:
    """Return the address that a redirect leads to.

    Raises:
        FailedError: If it is no address at all (IN230).
    """
    try:
        return urljoin(address.url, CONTROL.sub("", location).strip())
    except ValueError as error:
        raise FailedError("IN230", f"is no valid address ({error}); check it") from error


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address belongs to the public internet.

    Private, loopback, link-local, shared (CGNAT), multicast and reserved ones do not, nor does
    IPv6 that wraps an IPv4 address (mapped, 6to4, Teredo); NAT64 counts as the address inside.
    """
    if isinstance(number, IPv4Address):
        return not any(number in block for block in _CLOSED_4)
    bare = IPv6Address(int(number))  # without the name of an interface
    if bare in _NAT64:
        return is_public(IPv4Address(int(bare) & 0xFFFFFFFF))
    return bare in _OPEN_6 and not any(bare in block for block in _CLOSED_6)


def _host(name: str) -> str:
    """Return the host of an address as it is looked up."""
    if not name:
        raise FailedError("IN230", "names no host; check the address")
    if ":" in name:
        return _number(name)
    try:
        host = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FailedError("IN230", "names a host that cannot exist; check the address") from error
    host = host.lower().removesuffix(".")
    if not _HOST.fullmatch(host) or ".." in host:
        raise FailedError("IN230", "names a host that cannot exist; check the address")
    return host


def _number(name: str) -> str:
    try:
        return str(IPv6Address(name.partition("%")[0]))
    except ValueError as error:
        raise FailedError("IN230", "names a host that cannot exist; check the address") from error


def _quoted(text: str, safe: str) -> str:
    return quote(text, safe=safe, errors="surrogatepass")
