"""One request to one address: what comes back, what is refused, and that it always ends."""

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.loopback import NOON, QUICK, Say, fetcher, onward, page, site

from sayso.intake import fetching
from sayso.intake.addresses import FailedError
from sayso.intake.fetching import Limits, Place, looked_up
from sayso.records.places import Finding
from sayso.records.ports import Answer

HTML = b"<html><body><p>The port of Orvale will reopen on Monday.</p></body></html>"
KEYS = Path(__file__).parent / "courier.pem"  # a key and certificate for courier.example, ours


def fetched(answer: bytes | Say, limits: Limits = QUICK) -> Answer:
    """Return what is read of an answer."""
    with site({"/": answer}) as running:
        (found,) = fetcher(limits).fetch(running.url()).items
        return found


def told(answer: bytes | Say, limits: Limits = QUICK) -> Finding:
    """Return the finding that an answer gives."""
    with site({"/": answer}) as running:
        found = fetcher(limits).fetch(running.url())
    assert not found.items
    (finding,) = found.findings
    assert finding.path == running.url()
    assert "\n" not in finding.message
    return finding


def pinned(*numbers: str) -> Sequence[Place]:
    """Return the places of these numbers, as a look-up gives them."""
    return [
        (socket.AF_INET6 if ":" in number else socket.AF_INET, (number, 80)) for number in numbers
    ]


def test_a_page_comes_back_as_it_is_with_time_and_charset() -> None:
    found = fetched(page(HTML, 'Content-Type: text/html; Charset="windows-1252"'))

    assert (found.body, found.charset, found.retrieved) == (HTML, "windows-1252", NOON)
    assert found.onward == ""


def test_a_request_names_us_and_gives_nothing_away() -> None:
    with site({"/a?b=1": page(HTML, "Set-Cookie: id=7")}) as running:
        ours = fetcher()
        ours.fetch(running.url("/a?b=1#part"))
        ours.fetch(running.url("/a?b=1"))

    for request in running.heard:
        first, *fields = request.decode().split("\r\n")
        named = dict(each.split(": ", 1) for each in fields if each)
        assert first == "GET /a?b=1 HTTP/1.1"
        assert named["User-Agent"] == "sayso/test"
        assert named["Host"] == f"127.0.0.1:{running.port}"
        wanted = {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert set(named) == wanted


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")

    assert fetched(page(HTML)).body == HTML


def test_a_redirect_is_told_and_not_followed() -> None:
    with site({"/": onward("/harbour"), "/harbour": page(HTML)}) as running:
        (found,) = fetcher().fetch(running.url()).items

    assert (found.onward, found.body) == ("/harbour", b"")
    assert running.asked() == ["/"]


def test_a_redirect_in_utf_8_is_understood() -> None:
    assert fetched(onward("/hafen-zürich".encode().decode("latin-1"))).onward == "/hafen-zürich"


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML[:20]) + gzip.compress(HTML[20:])),
        ("deflate", zlib.compress(HTML)),
        ("deflate", zlib.compress(HTML)[2:-4]),
        ("identity", HTML),
    ],
)
def test_what_was_packed_on_the_way_is_unpacked(coding: str, data: bytes) -> None:
    assert fetched(page(data, f"Content-Encoding: {coding}")).body == HTML


def test_a_chunked_answer_is_joined() -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (HTML[:9], HTML[9:]))
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

    assert fetched(head + chunks + b"0\r\n\r\n").body == HTML
    assert told(head + chunks).code == "IN208"


def test_an_answer_without_a_length_ends_with_the_connection() -> None:
    assert fetched(b"HTTP/1.0 200 OK\r\n\r\n" + HTML).body == HTML


@pytest.mark.parametrize(
    ("status", "code", "cure"),
    [
        ("404 Not Found", "IN237", "check the address"),
        ("410 Gone", "IN237", "check the address"),
        ("401 Unauthorized", "IN238", "save the page"),
        ("402 Payment Required", "IN238", "save the page"),
        ("403 Forbidden", "IN238", "save the page"),
        ("451 Unavailable For Legal Reasons", "IN238", "save the page"),
        ("429 Too Many Requests", "IN232", "later"),
        ("503 Service Unavailable", "IN232", "later"),
        ("304 Not Modified", "IN237", "check"),
        ("302 Found", "IN237", "check"),
    ],
)
def test_a_status_says_what_to_do(status: str, code: str, cure: str) -> None:
    finding = told(page(HTML, status=status))

    assert finding.code == code
    assert cure in finding.message
    assert status[:3] in finding.message


@pytest.mark.parametrize(
    "answer",
    [
        page(b"x" * 60_000),
        page(b"", length=10_000_000_000),
        b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 60_000,
        page(gzip.compress(b"x" * 5_000_000), "Content-Encoding: gzip"),
        page(zlib.compress(b"x" * 5_000_000), "Content-Encoding: deflate"),
        page(gzip.compress(b"x" * 40_000) * 2, "Content-Encoding: gzip"),
    ],
)
def test_what_is_too_large_is_cut_off(answer: bytes) -> None:
    assert told(answer).code == "IN236"


def test_the_largest_page_that_is_allowed_is_read() -> None:
    assert len(fetched(page(b"x" * QUICK.size)).body) == QUICK.size


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 1000,
    ],
)
def test_a_site_that_never_stops_is_stopped(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = 0
    monkeypatch.setattr(fetching, "SLACK", 100_000)

    def pour(talk: socket.socket) -> None:
        nonlocal sent
        while sent < 50_000_000:
            sent += talk.send(head if sent < len(head) else head[-12:] * 5000)

    assert told(pour).code in {"IN208", "IN232", "IN236"}
    assert sent < 20_000_000


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", page(b"", length=100)])
def test_a_slow_drip_ends_in_time(start: bytes) -> None:
    def drip(talk: socket.socket) -> None:
        talk.sendall(start)
        for _ in range(200):
            talk.sendall(b"x")
            time.sleep(0.02)

    began = time.monotonic()
    finding = told(drip, Limits(1.0, 0.3, 1000))

    assert finding.code == "IN233"
    assert time.monotonic() - began < 2


def test_a_slow_look_up_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object, **__: object) -> list[Place]:
        time.sleep(0.5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)

    with pytest.raises(TimeoutError):
        looked_up("courier.example", 80, 0.05)


@pytest.mark.parametrize("cut", [1, 20, len(HTML) - 1])
def test_an_answer_that_breaks_off_is_no_page(cut: int) -> None:
    assert told(page(HTML[:cut], length=len(HTML))).code == "IN208"
    packed = gzip.compress(HTML)
    half = page(packed[: len(packed) - cut % len(packed)], "Content-Encoding: gzip")
    assert told(half).code == "IN208"


def test_a_length_that_is_too_short_counts() -> None:
    assert fetched(page(HTML, length=10)).body == HTML[:10]


@pytest.mark.parametrize("data", [b"no gzip at all", gzip.compress(b"") * 101])
def test_damaged_packing_is_a_finding(data: bytes) -> None:
    assert told(page(data, "Content-Encoding: gzip")).code == "IN208"


def test_a_packing_that_was_not_asked_for_is_a_finding() -> None:
    assert told(page(HTML, "Content-Encoding: br")).code == "IN208"


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"\x00" * 100, b"\r\n" * 9])
def test_what_is_no_web_site_is_a_finding(answer: bytes) -> None:
    assert told(answer).code == "IN232"


def test_nobody_listens() -> None:
    with site({}) as running:
        gone = running.url()

    (finding,) = fetcher().fetch(gone).findings

    assert finding.code == "IN232"
    assert "refused" in finding.message


def test_a_host_that_does_not_exist() -> None:
    def nobody(host: str, port: int, seconds: float) -> Sequence[Place]:
        raise socket.gaierror(socket.EAI_NONAME, f"{host} {port} {seconds}")

    found = replace(fetcher(), resolve=nobody).fetch("https://courier.example/")
    empty = replace(fetcher(), resolve=lambda *_: []).fetch("https://courier.example/")

    assert [found.findings[0].code, empty.findings[0].code] == ["IN231", "IN231"]
    assert "check the address" in found.findings[0].message


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{}/",
        "http://127.1:{}/",
        "http://2130706433:{}/",
        "http://0x7f.0.0.1:{}/",
        "http://localhost:{}/",
        "http://0:{}/",
        "http://[::1]:{}/",
        "http://[::ffff:127.0.0.1]:{}/",
        "http://１２７.0.0.1:{}/",
    ],
)
def test_this_machine_is_not_asked_however_it_is_written(url: str) -> None:
    with site({"/": page(HTML)}) as running:
        (finding,) = fetcher(allow_private=False).fetch(url.format(running.port)).findings

    assert finding.code in {"IN235", "IN231"}
    assert running.heard == []


def test_the_finding_says_how_to_allow_it() -> None:
    (finding,) = fetcher(allow_private=False).fetch("http://10.1.2.3/").findings

    assert "--allow-private" in finding.message
    assert "10.1.2.3" in finding.message


@pytest.mark.parametrize("numbers", [("9.9.9.9", "10.0.0.1"), ("127.0.0.1",), ("9.9.9.9", "::1")])
def test_one_private_number_among_several_is_enough(numbers: tuple[str, ...]) -> None:
    ours = replace(fetcher(allow_private=False), resolve=lambda *_: pinned(*numbers))

    assert ours.fetch("http://courier.example/").findings[0].code == "IN235"


def test_a_name_is_looked_up_once_and_what_was_checked_is_asked() -> None:
    asked: list[str] = []

    with site({"/": page(HTML)}) as running:

        def turning(host: str, port: int, seconds: float) -> Sequence[Place]:  # noqa: ARG001
            asked.append(host)
            return [(socket.AF_INET, ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

        found = replace(fetcher(), resolve=turning).fetch(running.url(host="courier.example"))

    assert found.items[0].body == HTML
    assert asked == ["courier.example"]
    assert f"Host: courier.example:{running.port}".encode() in running.heard[0]


def test_if_one_number_does_not_answer_the_next_is_asked() -> None:
    with site({}) as gone:
        silent = (socket.AF_INET, ("127.0.0.1", gone.port))
    with site({"/": page(HTML)}) as running:
        right = (socket.AF_INET, ("127.0.0.1", running.port))
        ours = replace(fetcher(), resolve=lambda *_: [silent, right])

        assert ours.fetch(running.url()).items[0].body == HTML


def tls(url_host: str, trust: ssl.SSLContext | None) -> Answer | Finding:
    """Return what the real fetcher makes of a site with our own certificate."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(KEYS)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def serve() -> None:
            plain, _ = listening.accept()
            plain.settimeout(5)
            with plain, suppress(OSError), ours.wrap_socket(plain, server_side=True) as talk:
                talk.recv(65536)
                talk.sendall(page(HTML))

        thread = Thread(target=serve, daemon=True)
        thread.start()
        place = (socket.AF_INET, ("127.0.0.1", port))
        there = replace(fetcher(), resolve=lambda *_: [place], trust=trust)
        found = there.fetch(f"https://{url_host}:{port}/")
        thread.join()
    return found.items[0] if found.items else found.findings[0]


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    found = tls("courier.example", None)

    assert isinstance(found, Finding)
    assert found.code == "IN234"


def test_a_certificate_must_be_made_out_to_the_host() -> None:
    trust = ssl.create_default_context(cafile=str(KEYS))

    right, wrong = tls("courier.example", trust), tls("bank.example", trust)

    assert isinstance(right, Answer)
    assert right.body == HTML
    assert isinstance(wrong, Finding)
    assert (wrong.code, "bank.example" in wrong.message) == ("IN234", True)


def test_https_where_none_is_spoken_is_a_finding() -> None:
    with site({"/": page(HTML)}) as running:
        (finding,) = fetcher().fetch(running.url().replace("http:", "https:")).findings

    assert finding.code == "IN234"


def test_names_and_passwords_are_refused_and_not_repeated() -> None:
    (finding,) = fetcher().fetch("https://dana:secret@courier.example/").findings

    assert finding.code == "IN230"
    assert "secret" not in f"{finding.path}{finding.message}"


PIECES = st.sampled_from(
    [
        *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n", b"\r\n", b"Location: //[", b"0\r\n"),
        *(b"Transfer-Encoding: chunked\r\n", b"Content-Length: 5\r\n", b"Content-Length: -5\r\n"),
        *(b"Content-Encoding: gzip\r\n", b"Content-Type: text/html; charset=\xff\r\n", b"-1\r\n"),
        *(
            b"ffffffffffff\r\n",
            b" folded\r\n",
            b": no name\r\n",
            b"\x00",
            HTML,
            gzip.compress(HTML),
        ),
    ]
)


def test_any_answer_is_a_page_or_one_finding() -> None:
    with site({}) as running:

        @given(st.one_of(st.lists(PIECES, max_size=9).map(b"".join), st.binary(max_size=80)))
        def holds(said: bytes) -> None:
            running.answers["/"] = said
            found = fetcher().fetch(running.url())
            assert len(found.items) + len(found.findings) == 1
            for finding in found.findings:
                assert finding.code in {"IN208", "IN232", "IN233", "IN236", "IN237", "IN238"}
                assert finding.message.isprintable()

        holds()


def test_bounds_hold_for_whatever_is_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 5_000_000)

    with pytest.raises(FailedError, match="larger"):
        fetching._unpacked(bomb, "gzip", 1_000_000)
