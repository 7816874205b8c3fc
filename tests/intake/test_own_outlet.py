"""The outlet of an article, from what the text, its lines and its title say of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.tools import made

from sayso.intake import hosts, imprint
from sayso.records.articles import Article, Stated
from sayso.text import outlets

STORY = (
    "The port will reopen on Monday, a harbour official said. The union had asked for talks since "
    "the spring.\n\nNobody expected the strike to last for so long, and shops ran out of bread."
    "\n\nTrucks waited at the gate for three days."
)
TOLD = "Milo Trenn told the Varne Courier that the pier was safe."


def told(*more: str, title: str = "Bridge closed to lorries", url: str = "") -> Article:
    _, found = made("\n\n".join((title, STORY, *more)), url=url)
    return found


def named(found: Article) -> tuple[str, str, float] | None:
    outlet = found.outlet
    return (outlet.name, outlet.basis.rule, outlet.basis.score) if outlet else None


@pytest.mark.parametrize(
    "line",
    [
        "The Varne Courier has learned that the pier was sold twice.",
        "The Varne Courier understands that the pier was sold twice.",
        "The owner did not respond to The Varne Courier’s requests for comment.",
        "When contacted by The Varne Courier, the owner hung up.",
        "In a statement to The Varne Courier, the owner said that he was sorry.",
        "The Varne Courier's Dana Orlo contributed to this report.",
        "Dana Orlo is a reporter for The Varne Courier. She covers ports.",
        f"{TOLD} The owner told the Varne Courier that he was sorry.",
    ],
)
def test_an_outlet_speaks_of_itself(line: str) -> None:
    assert named(told(line)) == ("The Varne Courier", "IN116", 0.8)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("“We will sue,” Milo Trenn told The Varne Courier.", "The Varne Courier"),
        ("“We will sue,” Milo Trenn told the Courier.", "The Courier"),
        ("“We will sue,” Milo Trenn told USA Today.", "USA Today"),
    ],
)
def test_who_is_told_something_once_is_the_outlet_if_no_other_is_named(
    line: str, name: str
) -> None:
    other = "She had told The Orvale Herald another story."

    assert named(told(line)) == (name, "IN116", 0.5)
    assert named(told(line, other)) is None
    assert named(told(line, "Le Monde came out late on Friday.")) is None


@pytest.mark.parametrize(
    "line",
    [
        TOLD,  # a small "the" and a full name: another paper, introduced
        "“We will sue,” Milo Trenn told the Courier, which the Varne Courier denied.",
        "Milo Trenn told Reuters. He told Reuters that the pier was safe. Reuters has seen it.",
        "Milo Trenn told CNN that the pier was safe. He told CNN that he was sorry.",
        "Milo Trenn told The Times. He told The Times that he was sorry.",
        "“I told The Varne Courier twice, and I told The Varne Courier again,” Trenn said.",
        "The Varne Courier reported that the owner told The Varne Courier he was sorry.",
        "Milo Trenn told The Varne Courier in 2019 that the pier was safe.",
        "Milo Trenn told The Varne Courier reporter that the pier was safe.",
        "The owner told this newspaper that he was sorry.",
        f"{TOLD} {TOLD} He told The Vell Herald, and told The Vell Herald again.",
    ],
)
def test_others_that_are_told_something_are_not_the_outlet(line: str) -> None:
    assert named(told(line)) is None


def test_the_places_that_speak_for_an_outlet_are_its_evidence() -> None:
    document, found = made(f"{STORY}\n\n{TOLD}\n\nHe told the Varne Courier that he was sorry.")

    assert found.outlet is not None
    words = [at.words(document.text) for at in found.outlet.basis.evidence]
    assert words == ["the Varne Courier"] * 2


def test_an_address_to_write_to_is_the_outlets() -> None:
    assert named(told("Contact the reporter at orlo@theguardian.com.")) == (
        "The Guardian",
        "IN116",
        0.8,
    )
    assert named(told("Contact the harbour at orlo@port.example.")) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Varne Courier is not responsible for the content of external sites.", None),
        ("The Varne Courier may earn a commission when you buy through links.", None),
        ("The Varne Courier’s journalism is made possible by readers like you.", None),
        ("All rights reserved by The Varne Courier.", None),
        ("Subscribe to The Varne Courier newsletter.", None),
        ("Buy the Varne Courier every Tuesday.", None),
        ("© 2031 The Varne Courier Ltd. All rights reserved.", None),
        ("The Varne Courier © 2031", None),
        ("© 2031 Guardian News & Media Limited or its affiliated companies.", "The Guardian"),
        ("© 2031 - theguardian.com. All rights reserved.", "The Guardian"),
    ],
)
def test_the_small_print_names_the_outlet(line: str, name: str | None) -> None:
    found = named(told(line))

    assert found is not None
    assert outlets.by_name(found[0]) is outlets.by_name(name or "The Varne Courier")
    assert name or found[0].endswith("Varne Courier")


@pytest.mark.parametrize(
    "line",
    [
        "© 2031 Harbour Holdings (Pty) Ltd. All rights reserved.",
        "© 2031 Orlo Software Inc. All rights reserved.",
        "© 2031 Gannett",  # owns several
        "© Dana Orlo",
        "Copyright Notice",
        "Buy the ticket every Tuesday.",
        "© 2014-2031. All rights reserved.",
        "We may earn a commission when you buy through links.",
        "The ministry is not responsible for the content of external sites.",
    ],
)
def test_small_print_that_names_no_outlet(line: str) -> None:
    assert named(told(line)) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge closed to lorries | The Varne Courier", "The Varne Courier"),
        ("Bridge closed to lorries - BBC News", "BBC"),
        ("Bridge closed to lorries | Reuters", "Reuters"),
        ("The Guardian | Bridge closed to lorries", "The Guardian"),
        ("Bridge to close to lorries - WSJ", ""),
        ("Bridge to close to lorries - Reuters", ""),
        ("Bridge closed - The Guardian", ""),  # too short for a title
        ("Bridge closed to lorries | Harbour life", ""),
        ("It is a race against time - Time", ""),
    ],
)
def test_an_outlets_name_behind_a_title(title: str, name: str) -> None:
    found = imprint.of_title(title)

    assert bool(found) is bool(name)
    assert outlets.by_name(found) is outlets.by_name(name)


def test_the_headline_brings_the_name_of_its_outlet_along() -> None:
    assert named(told(title="Bridge closed to lorries after crash | The Varne Courier")) == (
        "The Varne Courier",
        "IN117",
        0.75,
    )


def test_menus_name_their_own_outlet_most_often() -> None:
    menu = [f"HuffPost {word}" for word in ("Life", "Jobs", "Shop", "Events")] + ["Sign in", "Home"]
    few = "\n".join([*menu[2:], "Search", "Sport"])

    assert named(told("\n".join([*menu, "Search", "Sport"]))) == (
        "HuffPost",
        "IN103",
        0.7,
    )
    assert named(told(few)) is None


ORIGINAL = "https://www.theguardian.com/world/port"


@pytest.mark.parametrize(
    "url",
    [
        f"https://web.archive.org/web/20310403101010/{ORIGINAL}",
        f"http://web.archive.org/web/20310403101010id_/{ORIGINAL}",
        "https://web.archive.org/web/2031/www.theguardian.com/world/port",
        f"https://archive.ph/20310403101010/{ORIGINAL}",
        f"https://webcache.googleusercontent.com/search?q=cache:AbC1:{ORIGINAL}+&cd=1",
        "https://www-theguardian-com.translate.goog/world/port?_x_tr_sl=en",
        "https://www.google.com/amp/s/www.theguardian.com/world/port",
        "https://www-theguardian-com.cdn.ampproject.org/c/s/www.theguardian.com/world/port",
        "https://translate.google.com/translate?u=https%3A%2F%2Fwww.theguardian.com%2Fworld%2Fport",
        ORIGINAL,
    ],
)
def test_copies_of_a_page_have_its_address(url: str) -> None:
    assert hosts.original(url) == ORIGINAL
    assert named(told(url=url)) == ("The Guardian", "IN102", 0.95)


def test_the_day_of_a_snapshot_is_not_the_articles() -> None:
    page = "https://courier.example/2031/03/18/port"

    for url in (f"https://web.archive.org/web/20310403/{page}", page):
        found = told(url=url).published
        assert found is not None
        assert str(found.latest) == "2031-03-18"


@pytest.mark.parametrize("device", ["www", "www2", "m", "amp", "mobile"])
def test_hosts_for_devices_are_one_site(device: str) -> None:
    assert named(told(url=f"https://{device}.varne.example/a")) == ("varne.example", "IN102", 0.8)


def test_a_name_that_goes_with_an_unknown_host_is_the_outlets() -> None:
    url = "https://www.varnecourier.example/port"

    assert named(told("© 2031 The Varne Courier", url=url)) == ("The Varne Courier", "IN103", 0.85)
    assert named(told("© 2031 The Vell Herald", url=url)) == ("varnecourier.example", "IN102", 0.8)


def test_what_is_stated_goes_before_what_the_text_says() -> None:
    _, found = made(f"{STORY}\n\n{TOLD} {TOLD}", Stated(outlet="The Vell Herald"))

    assert named(found) == ("The Vell Herald", "IN101", 0.95)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_address_and_title_is_survived(words: str) -> None:
    url = f"https://web.archive.org/web/2031/{words}"

    assert isinstance(hosts.host(url), str)
    assert imprint.of_title(f"{words} | {words} - {words}") in f"{words} | {words} - {words}"


@settings(max_examples=40)
@given(st.lists(st.sampled_from([TOLD, "The Courier has learned", "“", '"', "@", "©"])))
def test_evidence_always_lies_in_the_text(parts: list[str]) -> None:
    document, found = made(f"{STORY}\n\n{' '.join(parts)}")

    if found.outlet:
        assert all(at.words(document.text).strip() for at in found.outlet.basis.evidence)
