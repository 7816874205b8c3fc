"""A web site on this machine that says exactly the bytes that a test gives it, and then ends."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sayso.intake.fetching import HttpFetcher, Limits
from sayso.records.fakes import FixedClock

NOON = datetime(2031, 5, 3, 12, 0, tzinfo=UTC)
QUICK = Limits(connect=1.0, total=5.0, size=50_000)
Say = Callable[[socket.socket], None]


def page(body: bytes, *fields: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """Return an answer with this body, its length (or another), and these header fields."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*head, *fields, "", ""]).encode("latin-1") + body


def onward(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads elsewhere."""
    return page(b"", f"Location: {location}", status=status)


@dataclass(slots=True)
class Site:
    """A running site.

    Attributes:
        port: Where it listens, on 127.0.0.1.
        answers: Path -> all bytes of the answer, or what speaks for itself. Others are 404.
        heard: The requests, as they came.
    """

    port: int
    answers: dict[str, bytes | Say]
    heard: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def asked(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [each.split(b" ")[1].decode() for each in self.heard]


@contextmanager
def site(answers: Mapping[str, bytes | Say]) -> Iterator[Site]:
    """Run a site; it is gone at the end."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            talk: socket.socket = self.request
            talk.settimeout(5)
            head = b""
            while b"\r\n\r\n" not in head and (piece := talk.recv(65536)):
                head += piece
                if not head.startswith(b"GET "):
                    break  # TLS, say
            running.heard.append(head)
            path = head.split(b" ")[1].decode() if head.startswith(b"GET ") else ""
            answer = running.answers.get(path, page(b"no", status="404 Not Found"))
            try:
                talk.sendall(answer) if isinstance(answer, bytes) else answer(talk)
            except OSError:
                return  # the other side had enough

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        running = Site(server.server_address[1], dict(answers))
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()


def fetcher(limits: Limits = QUICK, *, allow_private: bool = True) -> HttpFetcher:
    """Return the real fetcher with bounds that a test can wait for."""
    return HttpFetcher("sayso/test", FixedClock(NOON), allow_private, limits)
