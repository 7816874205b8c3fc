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
        ("AFP", "Agence France-Presse"),
        ("Agence France-Presse", "Agence France-Presse"),
        ("agence France presse", "Agence France-Presse"),
        ("The NYT", "The New York Times"),
        ("Kyodo News", "Kyodo News"),
        ("The Insider", "The Insider"),
    ],
)
def test_an_outlet_is_known_by_each_of_its_names(name: str, expected: str) -> None:
    found = outlets.by_name(name)

    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    "name",
    [
        *("ap", "", "The Orvale Courier", "Telegraph Road", "Int'l Monitoring Desk"),
        *("insider", "observer", "variety", "The Herald", "The Star"),
    ],
)
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
        ("as agence France presse reported, and AFP", ["agence France presse", "AFP"]),
        ("The NYT and Kyodo News", ["The NYT", "Kyodo News"]),
        ("told 24.kg, then Gazeta.ru’s editor", ["24.kg", "Gazeta.ru"]),
        ("told L’Orient-Le Jour", ["L’Orient-Le Jour"]),
        ("said ČTK, and defenceWeb in May", ["ČTK", "defenceWeb"]),
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
        "an agenda with the APA and a MAP of it",
        "across the Atlantic, on the Hill, in the Age of Sail, off the Sun",
        "the Australian government and the Hindu community said so. The Namibian said so too.",
        "the Ministry of Foreign Affairs and the Foreign Policy chief said so",
        "a Star, an Echo, a Mirror, a Globe and a Dawn",
        "The World is small. Focus on it. Today Sky is blue; the Index fell, the Herald angels.",
        "Fars province, Jane’s mother, Sputnik V and the Fortune 500",
        "SUCH WORDS FOR THE FIRST TIME IN YEARS",
        "The Reuters Institute and the Poynter Institute said so.",
        "A union leader, a rock star, a senior citizen and a local observer",
    ],
)
def test_plain_words_are_no_outlets(text: str) -> None:
    assert [text[start:end] for start, end, _ in outlets.find(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fars reported, as did the newspaper Dawn", ["Fars", "Dawn"]),
        ("the Fars news agency, the state agency WAM (SPA)", ["the Fars", "WAM", "SPA"]),
        ("according to the Atlantic, and to the Hill", ["the Atlantic"]),
        ("she told The Australian on Monday", ["The Australian"]),
        ("he wrote in Foreign Policy that", ["Foreign Policy"]),
        ("Punch newspaper quoted him", ["Punch"]),
        ("WIRED and TIME, both weeklies", ["WIRED", "TIME"]),
    ],
)
def test_the_words_around_a_plain_word_make_it_an_outlet(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in outlets.find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Alcoholics Anonymous (AA) met; the AA said so.",
        "A guide to real-time strategy (RTS) of every kind.",
        "The Norrland Broadcasting Corporation (NBC) and, later, the NBC interview.",
        "Dana Bloomberg spoke first. Bloomberg said so.",
        "Mayor Forbes left, and Forbes did not come back.",
        "The Chief Economist of the bank said so.",
    ],
)
def test_a_name_that_a_text_gives_to_others_is_no_outlet(text: str) -> None:
    assert outlets.find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Press Trust of India (PTI) and then PTI", ["the Press Trust of India", "PTI", "PTI"]),
        ("the Ghana News Agency (GNA) reported", ["the Ghana News Agency", "GNA"]),
        ("Bloomberg reported that Dana Bloomberg had left.", ["Bloomberg"]),
    ],
)
def test_an_outlet_s_own_letters_and_reports_stay_its_own(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in outlets.find(text)] == expected


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


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(["The ", "Sun", "AP", " ", "-", "the ", "24.kg", "(AA)", "L’Echo"])
        ).map("".join),
    )
)
def test_places_are_in_order_and_hold_the_words(text: str) -> None:
    at = 0
    for start, end, outlet in outlets.find(text):
        assert at <= start < end <= len(text)
        name = text[start:end].replace("’", "'")
        assert outlets.by_name(name) is outlet or name.endswith(outlet.names)
        at = end
