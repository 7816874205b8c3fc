"""Which addresses may be asked: of the web, without secrets, and of the public internet only."""

from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.addresses import FailedError, is_public, onward, parsed
from sayso.intake.links import has_secret, is_address, shown

CLOSED = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
    *("172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"),
    *("::/128", "::1/128", "::ffff:0:0/96", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    *("2001:db8::/32", "2002::/16", "2001::/32", "64:ff9b:1::/48", "100::/64"),
]
FOUR = st.ip_addresses(v=4).map(lambda number: IPv4Address(int(number)))
SIX = st.ip_addresses(v=6).map(lambda number: IPv6Address(int(number)))


@given(st.one_of(FOUR, SIX))
def test_a_public_address_is_one_for_the_standard_library_as_well(
    number: IPv4Address | IPv6Address,
) -> None:
    if is_public(number) and number not in IPv6Network("64:ff9b::/96"):
        assert number.is_global
        assert not number.is_private
        assert not number.is_loopback
        assert not number.is_link_local
        assert not number.is_multicast
        assert not number.is_reserved
        assert not number.is_unspecified


@pytest.mark.parametrize("block", CLOSED)
@given(chance=st.integers(min_value=0, max_value=(1 << 128) - 1))
def test_no_address_of_a_closed_block_is_public(block: str, chance: int) -> None:
    net = IPv6Network(block) if ":" in block else IPv4Network(block)

    assert not is_public(net[chance % net.num_addresses])


@given(FOUR)
def test_ipv4_inside_ipv6_opens_no_door(number: IPv4Address) -> None:
    inside = int(number)

    assert not is_public(IPv6Address(0xFFFF << 32 | inside))  # mapped
    assert not is_public(IPv6Address(0x2002 << 112 | inside << 80))  # 6to4
    assert not is_public(IPv6Address(inside))  # compatible
    nat64 = IPv6Address(int(IPv6Address("64:ff9b::")) | inside)
    assert is_public(nat64) == is_public(number)


@pytest.mark.parametrize("number", ["9.9.9.9", "93.184.216.34", "2606:2800:220:1::1", "172.32.0.1"])
def test_the_open_internet_is_public(number: str) -> None:
    assert is_public(IPv6Address(number) if ":" in number else IPv4Address(number))


def test_the_name_of_an_interface_changes_nothing() -> None:
    assert not is_public(IPv6Address("fe80::1%eth0"))


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("https://courier.example/a", True),
        ("HTTP://courier.example", True),
        ("http:/courier.example", False),
        ("courier.example/a", False),
        ("ftp://courier.example/a", False),
        ("pile/https://courier.example", False),
        ("-", False),
    ],
)
def test_a_path_is_an_address_only_if_it_begins_like_one(path: str, *, is_one: bool) -> None:
    assert is_address(path) is is_one


@pytest.mark.parametrize(
    ("url", "whole", "host", "port", "target"),
    [
        ("HTTPS://Courier.Example", "https://courier.example/", "courier.example", 443, "/"),
        ("http://courier.example:80/a?b=c#d", "http://courier.example/a?b=c", None, 80, "/a?b=c"),
        ("http://courier.example:8080/", "http://courier.example:8080/", None, 8080, "/"),
        ("https://[2606:2800::1]/a", "https://[2606:2800::1]/a", "2606:2800::1", 443, "/a"),
        ("https://zürich.example/ö ü", None, "xn--zrich-kva.example", 443, "/%C3%B6%20%C3%BC"),
        ("https://courier.example/%C3%B6?x=ä|b", None, None, 443, "/%C3%B6?x=%C3%A4%7Cb"),
        ("https://courier.example./", "https://courier.example/", None, 443, "/"),
        ("https://courier.example/a\r\nHost: evil\t", None, None, 443, "/aHost:%20evil"),
    ],
)
def test_an_address_is_brought_into_one_form(
    url: str, whole: str | None, host: str | None, port: int, target: str
) -> None:
    found = parsed(url)

    assert found.url == (whole or found.url)
    assert found.host == (host or "courier.example")
    assert (found.port, found.target) == (port, target)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://courier.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///harbour",
        "https://dana:secret@courier.example/",
        "https://courier.example\\@127.0.0.1/",
        "https://courier.example:99999/",
        "https://courier.example:0/",
        "https://courier.example:x/",
        "https://[::1/",
        "https://[bad]/",
        "https://cou rier.example/",
        "https://courier..example/",
        "https://%31%32%37.0.0.1/",
        "https://" + "a" * 300 + ".example/",
        "https://-courier.example/",
    ],
)
def test_what_is_refused_says_what_to_do(url: str) -> None:
    with pytest.raises(FailedError) as told:
        parsed(url)

    assert told.value.code == "IN230"
    assert "secret" not in str(told.value)


@given(st.text(max_size=60).map(lambda rest: f"http://{rest}"))
def test_any_text_is_an_address_in_ascii_or_refused(url: str) -> None:
    try:
        found = parsed(url)
    except FailedError:
        return
    assert found.url.isascii()
    assert found.url.isprintable()
    assert " " not in found.url
    assert parsed(found.url) == found
    assert found.site + found.target == found.url


@given(st.text(max_size=60))
def test_any_redirect_is_an_address_or_refused(location: str) -> None:
    with suppress(FailedError):
        assert isinstance(onward(parsed("https://courier.example/a/b"), location), str)


def test_a_redirect_is_read_from_where_it_stands() -> None:
    assert onward(parsed("https://courier.example/a/b"), " ../c ") == "https://courier.example/c"


def test_names_and_passwords_are_never_shown() -> None:
    assert has_secret("https://dana:secret@courier.example/a@b")
    assert shown("https://dana:secret@courier.example/a@b") == "https://courier.example/a@b"
    assert not has_secret("https://courier.example/a@b")
    assert shown("https://courier.example/a@b") == "https://courier.example/a@b"
