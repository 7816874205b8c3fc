"""The one module that touches the network: one request to one address, and nothing beyond it.

A name is looked up once, every number that it stands for is checked, and the connection goes to a
number that was checked: a name that changes its mind in between changes nothing. Neither cookies
nor credentials are sent, proxies of the environment are not asked (they would look the name up
anew, behind the check), and what comes is bounded in time and in size, packed and unpacked.

``http.client`` of the standard library speaks HTTP. Larger libraries look names up by themselves,
which is the very thing to be prevented.
"""

import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from io import BufferedReader, RawIOBase
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import cast

from sayso.intake.addresses import Address, FailedError, is_public, parsed
from sayso.intake.links import shown
from sayso.records.places import Finding, Outcome
from sayso.records.ports import Answer, Clock

CHUNK = 1 << 16  # bytes read at a time
SLACK = 1 << 20  # bytes of header and framing that may come beside the body
MEMBERS = 100  # of a gzip body; one is usual
GZIP = 31  # how zlib is told to expect gzip
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,*/*;q=0.8"
)
_ONWARD = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_SAVE = "save the page from a browser, and read that file"
_PACKED = {  # as the header says it: the ways in which zlib may have to read it
    "gzip": (GZIP,),
    "x-gzip": (GZIP,),
    "deflate": (15, -15),  # RFC 9110 says zlib, many servers send bare deflate
}

Place = tuple[int, tuple[str, int]]  # a family of addresses, and what a socket connects to
Resolve = Callable[[str, int, float], Sequence[Place]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a request ends.

    Attributes:
        connect: Seconds until a host must have been reached, and until it is known.
        total: Seconds for the whole request.
        size: Bytes of the body, as sent and as unpacked.
    """

    connect: float = 10.0
    total: float = 60.0
    size: int = 20_000_000


LIMITS = Limits()


def looked_up(host: str, port: int, seconds: float) -> Sequence[Place]:
    """Return the numbers that a host stands for, in the order of the system.

    Raises:
        TimeoutError: If that takes longer than ``seconds``; the system itself knows no limit.
        OSError: If there are none.
    """
    found: SimpleQueue[Sequence[Place] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            named = socket.getaddrinfo(host.encode("ascii"), port, type=socket.SOCK_STREAM)
            found.put([(family, cast("tuple[str, int]", at)) for family, _, _, _, at in named])
        except OSError as error:
            found.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = found.get(timeout=max(seconds, 0.001))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


@dataclass(frozen=True, slots=True)
class HttpFetcher:
    """The real network.

    Attributes:
        agent: What it calls itself.
        clock: Dates the answers.
        allow_private: Whether addresses of this machine and of private networks may be asked.
        limits: Bounds of one request.
        resolve: Looks names up.
        trust: Which certificates count; those of the system if None.
    """

    agent: str
    clock: Clock
    allow_private: bool = False
    limits: Limits = LIMITS
    resolve: Resolve = looked_up
    trust: ssl.SSLContext | None = None

    def fetch(self, url: str) -> Outcome[Answer]:
        """Ask one address once; what goes wrong is a finding."""
        try:
            with _told():
                return Outcome((self._asked(parsed(url)),))
        except FailedError as error:
            return Outcome(findings=(Finding(error.code, str(error), path=shown(url)),))

    def _asked(self, address: Address) -> Answer:
        deadline = time.monotonic() + self.limits.total
        with closing(self._connected(address, deadline)) as sock:
            line = _Line(sock, deadline, self.limits.size + SLACK)
            talk = HTTPConnection(address.host, address.port)
            talk.auto_open = 0  # it has a connection, and makes no other
            talk.sock = cast("socket.socket", line)
            talk.request("GET", address.target, headers=self._fields(address))
            with closing(talk.getresponse()) as response:
                return self._read(address, response)

    def _fields(self, address: Address) -> dict[str, str]:
        return {
            "Host": address.authority,
            "User-Agent": self.agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def _connected(self, address: Address, deadline: float) -> socket.socket:
        """Return a connection to one of the numbers that the host stands for."""
        soon = time.monotonic() + self.limits.connect
        places = self._checked(address, self.limits.connect)
        for place in places[:-1]:
            try:
                return self._reached(address, place, min(deadline, soon))
            except OSError:  # the next number may answer
                soon = time.monotonic() + self.limits.connect
        return self._reached(address, places[-1], min(deadline, soon))

    def _checked(self, address: Address, seconds: float) -> Sequence[Place]:
        """Return the numbers that a host stands for, if all of them may be asked."""
        try:
            places = list(dict.fromkeys(self.resolve(address.host, address.port, seconds)))
        except socket.gaierror as error:
            message = "there is no such host; check the address, and that you are online"
            raise FailedError("IN231", message) from error
        if not places:
            raise FailedError("IN231", "the host has no address; check how it is written")
        numbers = [ip_address(at[0]) for _, at in places]
        closed = [number for number in numbers if not is_public(number)]
        if closed and not self.allow_private:
            message = f"is on this machine or in a private network ({closed[0]})"
            raise FailedError("IN235", f"{message}; add --allow-private if you trust it")
        return places

    def _reached(self, address: Address, place: Place, until: float) -> socket.socket:
        """Return a connection to one number, with the host's certificate checked."""
        family, at = place
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(_left(until))
            sock.connect(at)
            if address.scheme == "http":
                return sock
            sock.settimeout(_left(until))
            trust = self.trust or _of_the_system()
            return trust.wrap_socket(sock, server_hostname=address.host)
        except BaseException:
            sock.close()
            raise

    def _read(self, address: Address, response: HTTPResponse) -> Answer:
        """Return what the site answered, if that is a page or the way to one."""
        said = response.headers
        location = str(said.get("Location", ""))
        if response.status in _ONWARD and location:
            return Answer(address.url, self.clock.now(), onward=_as_meant(location))
        _judge(response.status)
        packed = _body(response, self.limits.size)
        coding = str(said.get("Content-Encoding", "")).strip().lower()
        body = _unpacked(packed, coding, self.limits.size)
        charset = _CHARSET.search(str(said.get("Content-Type", "")))
        return Answer(address.url, self.clock.now(), body, charset[1] if charset else "")


@cache
def _of_the_system() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _told() -> Iterator[None]:
    """Raise ``FailedError`` for whatever a network can do."""
    try:
        yield
    except TimeoutError as error:
        message = f"did not answer in time; try again later, or {_SAVE}"
        raise FailedError("IN233", message) from error
    except ssl.SSLError as error:
        why = str(getattr(error, "verify_message", "") or error.reason or "no common protocol")
        message = f"its certificate or encryption is not to be trusted ({why.lower()[:100]})"
        raise FailedError("IN234", f"{message}; check the address, or ask the site") from error
    except IncompleteRead as error:
        raise _broke_off() from error
    except OSError as error:
        why = (error.strerror or str(error) or "the connection broke").lower()
        message = f"cannot be reached ({why}); check the address, and that you are online"
        raise FailedError("IN232", message) from error
    except (HTTPException, ValueError) as error:
        why = " ".join(str(error).split())[:80] or type(error).__name__
        message = f"does not answer as a web site does ({why!a}); {_SAVE}"
        raise FailedError("IN232", message) from error


def _judge(status: int) -> None:
    """Raise ``FailedError`` unless the status says that the page follows."""
    if 200 <= status < 300:
        return
    if status in {401, 402, 403, 407, 451}:
        message = f"is not shown to programs, or wants a log-in or payment (status {status})"
        raise FailedError("IN238", f"{message}; {_SAVE}")
    if status == 429 or status >= 500:
        raise FailedError("IN232", f"cannot answer now (status {status}); try again later")
    raise FailedError("IN237", f"there is no such page (status {status}); check the address")


def _body(response: HTTPResponse, limit: int) -> bytes:
    """Return the bytes that follow a header, as they were sent."""
    if (response.length or 0) > limit:
        raise _too_large(limit)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
    if response.length:
        raise _broke_off()
    return b"".join(pieces)


def _unpacked(data: bytes, coding: str, limit: int) -> bytes:
    """Return the bytes that were packed as ``coding`` says, if that is one that was asked for."""
    if coding in {"", "identity"} or not data:
        return data
    if coding not in _PACKED:
        raise FailedError("IN208", f"is packed in a way that was not asked for; {_SAVE}")
    for bits in _PACKED[coding]:
        try:
            return _inflated(data, bits, limit)
        except zlib.error:
            continue
    raise FailedError("IN208", f"what it sent is damaged; try again later, or {_SAVE}")


def _inflated(data: bytes, bits: int, limit: int) -> bytes:
    """Return packed bytes unpacked, at most ``limit`` of them; gzip may come in several members."""
    pieces: list[bytes] = []
    size = 0
    for _ in range(MEMBERS):
        unpacker = zlib.decompressobj(bits)
        pieces.append(unpacker.decompress(data, limit + 1 - size))
        size += len(pieces[-1])
        if size > limit:
            raise _too_large(limit)
        if not unpacker.eof:
            raise _broke_off()
        data = unpacker.unused_data
        if bits != GZIP or not data.startswith(b"\x1f\x8b"):
            return b"".join(pieces)
    raise zlib.error


def _too_large(limit: int) -> FailedError:
    size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit:,} bytes"
    return FailedError("IN236", f"is larger than {size}; save it, and read that file")


def _broke_off() -> FailedError:
    return FailedError("IN208", "broke off before its end; try again later")


def _as_meant(location: str) -> str:
    """Return an address that a header holds; headers are Latin-1, addresses in them often UTF-8."""
    data = location.encode("latin-1", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return location


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Line:
    """A connection whose every wait ends at one moment, and which takes in so many bytes only.

    It has what ``http.client`` asks of a socket.
    """

    def __init__(self, sock: socket.socket, until: float, allowed: int) -> None:
        self._sock = sock
        self._until = until
        self._allowed = allowed

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(_left(self._until))
        self._sock.sendall(data)

    def take(self, buffer: memoryview) -> int:
        """Fill a buffer with what comes next; return how much that is, 0 at the end."""
        self._sock.settimeout(_left(self._until))
        size = self._sock.recv_into(buffer)
        self._allowed -= size
        if self._allowed < 0:
            raise FailedError("IN236", f"sends without an end; {_SAVE}")
        return size

    def makefile(self, mode: str) -> BufferedReader:  # noqa: ARG002 - http.client only reads
        return BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Do nothing: who connected lets go."""


class _Incoming(RawIOBase):
    """What a connection brings, as a file."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._line.take(buffer)
