"""Outlet, date, credit, authors: a value with evidence, or None. Never a guess."""

from datetime import date

import pytest
from tests.intake.tools import made

from sayso.intake import article
from sayso.records.articles import Stated

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
FOUR = "The ministry did not answer questions about the night shift."
STORY = f"{ONE}\n{TWO}\n{THREE}\n{FOUR}"


def dated(text: str, stated: Stated | None = None, url: str = "") -> tuple[date, date] | None:
    _, found = made(text, stated, url)
    return (found.published.earliest, found.published.latest) if found.published else None


def day(year: int, month: int, number: int) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("18-03-2031", day(2031, 3, 18)),
        (" date 2031-04-26 403", day(2031, 4, 26)),
        ("Published: 3 May 2031 10:45", day(2031, 5, 3)),
        ("Saturday, May 3, 2031", day(2031, 5, 3)),
        ("04-04-2031", day(2031, 4, 4)),
        ("3 April 2031 1,204 views", day(2031, 4, 3)),
        ("Views: 512 | Posted on 03-Apr-2031 10:22", day(2031, 4, 3)),
        ("03.04.2031", day(2031, 4, 3)),
    ],
)
def test_a_stamp_before_the_story_dates_it(stamp: str, expected: tuple[date, date]) -> None:
    document, found = made(f"{stamp}\n{STORY}")

    assert found.published is not None
    assert (found.published.earliest, found.published.latest) == expected
    (at,) = found.published.basis.evidence
    assert at.words(document.text) in stamp


def test_day_and_month_that_could_be_either_way_round_stay_both() -> None:
    document, found = made(f"04-03-2031\n{STORY}")

    assert dated(document.text) == (date(2031, 3, 4), date(2031, 4, 3))
    assert found.published is not None
    assert "either way round" in found.published.basis.note
    finding = article(document).findings[0]
    assert finding.code == "IN302"
    assert "2031-03-04 or 2031-04-03" in finding.message


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [("The New York Times", day(2031, 4, 3)), ("The Guardian", day(2031, 3, 4))],
)
def test_the_country_of_the_outlet_decides(outlet: str, expected: tuple[date, date]) -> None:
    assert dated(f"04/03/2031\n{STORY}", Stated(outlet=outlet)) == expected


def test_another_date_in_the_text_decides() -> None:
    text = f"04-03-2031\n{STORY}\nThe strike began on 1 March 2031, when the ferries stopped."

    assert dated(text) == day(2031, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\nIt was agreed on Feb. 20.",
        f"The strait was closed on 3 May 2031, the union said.\n{STORY}",
        f"{STORY}\n© 2031 The Orvale Courier. All rights reserved.",
        f"A ferry leaves Vell on July 3, 2031. (Contributor/Getty Images)\n{STORY}",
        f"{STORY}\nLatest news\nCouncil delays its vote\n3 May 2031",
        f"WARSAW, May 3 (Reuters) - {STORY}",
    ],
)
def test_what_does_not_date_the_article_leaves_it_undated(text: str) -> None:
    assert dated(text) is None


def test_a_dateline_with_its_year_dates_the_article() -> None:
    assert dated(f"WARSAW, 3 May 2031 (Reuters) - {STORY}") == day(2031, 5, 3)


@pytest.mark.parametrize(
    "stated",
    ["2031-05-03", "2031-05-03T10:45:00+02:00", "Sat, 03 May 2031 10:45:00 GMT", "1935571500"],
)
def test_what_the_container_states_goes_before_the_month_of_the_address(stated: str) -> None:
    found = dated(STORY, Stated(published=stated), "https://courier.example/2031/03/port")

    assert found == day(2031, 5, 3)


def test_a_stated_date_that_is_none_is_not_believed() -> None:
    assert dated(STORY, Stated(published="soon")) is None


def test_the_address_dates_the_article() -> None:
    assert dated(STORY, url="https://courier.example/2031/05/03/port") == day(2031, 5, 3)
    assert dated(STORY, url="https://courier.example/port-20310503x7-12") is None


def test_an_update_is_no_publication() -> None:
    _, found = made(f"Updated: 4 May 2031\n{STORY}")

    assert found.published is None
    assert found.updated is not None
    assert found.updated.earliest == date(2031, 5, 4)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Discover more from Orvale Talks | Harbour News, Updates", "Orvale Talks"),
        ("MENAFN provides this news “as is” and warrants nothing.", "MENAFN"),
        ("Orvale Digest collects news from third parties and checks none of it.", "Orvale Digest"),
        ("NORNEWS passes this material on as it came and gives no warranty.", "NORNEWS"),
        ("© 2031 The Orvale Courier. All rights reserved.", "The Orvale Courier"),
        ("Copyright 2031 The Guardian", "The Guardian"),
        ("© 2031 The New York Times Company", "The New York Times"),
        ("© 2031 The Orvale Shipping Company", "The Orvale Shipping Company"),
    ],
)
def test_an_outlet_names_itself(line: str, name: str) -> None:
    document, found = made(f"{STORY}\n{line}")

    assert found.outlet is not None
    assert found.outlet.name == name
    assert found.outlet.basis.evidence[0].words(document.text) in line


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Orvale Courier", "The Orvale Courier"),
        ("The Vell Herald, founded 1871", "The Vell Herald"),
        ("Norrland Today – the voice of the north", "Norrland Today"),
    ],
)
def test_a_masthead_names_the_outlet_and_is_no_headline(line: str, name: str) -> None:
    _, found = made(f"{line}\nHarbour workers reject the night shift\n{STORY}")

    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.basis.rule) == (name, "IN111")
    assert found.title is not None
    assert found.title.name == "Harbour workers reject the night shift"


def test_two_stamps_in_a_line_are_told_apart() -> None:
    _, found = made(f"Wednesday 6 May 2031. Updated Thursday 7 May 2031, 08.40\n{STORY}")

    assert found.published is not None
    assert found.published.latest == date(2031, 5, 6)
    assert found.updated is not None
    assert found.updated.latest == date(2031, 5, 7)


def test_a_stamp_above_the_headline_gives_way_to_one_below_it() -> None:
    title = "Harbour workers reject the night shift"

    assert dated(f"Friday, May 9, 2031\n{title}\n3 May 2031\n{STORY}") == day(2031, 5, 3)


def test_an_agency_that_still_signs_its_copy_is_the_outlet() -> None:
    signed = "(Reporting by the Vell desk; editing by P. Landa)"
    _, found = made(f"VELL, May 3 (Norwire) - {STORY}\n{signed}")
    _, printed = made(f"VELL, May 3 (Norwire) - {STORY}")

    assert found.outlet is not None
    assert found.outlet.name == "Norwire"
    assert found.outlet.basis.rule == "IN112"
    assert printed.outlet is None
    assert printed.credit is not None


def test_a_reporter_to_follow_is_no_outlet() -> None:
    _, reporter = made(f"{STORY}\nFollow Dana Orlo on Twitter.")
    _, outlet = made(f"{STORY}\nFollow The Orvale Courier on Twitter.")

    assert reporter.outlet is None
    assert outlet.outlet is not None
    assert outlet.outlet.name == "The Orvale Courier"


def test_an_outlet_that_the_story_speaks_of_is_not_its_own() -> None:
    _, found = made(f"{STORY}\nThe Guardian reported on Monday that the talks had failed.")

    assert found.outlet is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.theguardian.com/world/port", "The Guardian"),
        ("https://www.courier.example/port", "courier.example"),
        ("http://[broken", None),
    ],
)
def test_the_address_names_the_outlet(url: str, name: str | None) -> None:
    _, found = made(STORY, url=url)

    assert (found.outlet.name if found.outlet else None) == name


def test_the_stated_outlet_goes_first() -> None:
    _, found = made(STORY, Stated(outlet="The Vell Herald"), "https://www.theguardian.com/port")

    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.basis.rule) == ("The Vell Herald", "IN101")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"(Reuters) - {STORY}", "Reuters"),
        (f"WARSAW, May 3 (AFP) - {STORY}", "Agence France-Presse"),
        (f"{STORY} (Int’l Wire Desk)", "Int’l Wire Desk"),
        (f"{STORY}\nSource: Norrland Wire", "Norrland Wire"),
        (f"{STORY}\nWith inputs from Reuters", "Reuters"),
        (STORY, None),
    ],
)
def test_a_credit_is_named(text: str, name: str | None) -> None:
    _, found = made(text)

    assert (found.credit.name if found.credit else None) == name


def test_authors_come_from_the_container_or_the_byline() -> None:
    text = f"A headline of five words\nBy Dana Orlo and Milo Trenn\n{STORY}"
    _, plain = made(text)
    _, stated = made(text, Stated(authors=("Ilan Vane",)))

    assert [author.name for author in plain.authors] == ["Dana Orlo", "Milo Trenn"]
    assert [author.name for author in stated.authors] == ["Ilan Vane"]


def test_a_stated_title_is_found_in_the_text() -> None:
    title = "Harbour workers reject the night shift"
    document, found = made(f"Harbour\n{title}\n{STORY}", Stated(title=title))

    assert found.title is not None
    assert found.title.basis.evidence[0].words(document.text) == title

    _, without = made(STORY, Stated(title=title))
    assert without.title is not None
    assert not without.title.basis.evidence


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Dana Orlo, BBC News, Orvale", ["Dana Orlo"]),
        ("By Dana Orlo, The New York Times", ["Dana Orlo"]),
        ("By Dana Orlo, The Orvale Courier | May 6, 2031", ["Dana Orlo"]),
        ("by DANA ORLO | Orvale Courier", ["DANA ORLO"]),
        ("By Dana Orlo, Milo Trenn and Ilan Vane", ["Dana Orlo", "Milo Trenn", "Ilan Vane"]),
        ("By Madonna", ["Madonna"]),
    ],
)
def test_houses_and_places_in_a_byline_are_nobody(line: str, people: list[str]) -> None:
    _, found = made(f"A headline of five words\n{line}\n{STORY}")

    assert [author.name for author in found.authors] == people


def test_all_who_reported_are_authors_wherever_they_were() -> None:
    line = "(Reporting by Dana Orlo in Varne and Milo Trenn in Orvale; Editing by Ilan Vane)"
    _, found = made(f"{STORY}\n{line}")

    assert [author.name for author in found.authors] == ["Dana Orlo", "Milo Trenn"]


def test_an_agency_that_is_stated_as_author_is_credited() -> None:
    _, found = made(STORY, Stated(authors=("Reuters", "Dana Orlo")))

    assert [author.name for author in found.authors] == ["Dana Orlo"]
    assert found.credit is not None
    assert found.credit.name == "Reuters"
