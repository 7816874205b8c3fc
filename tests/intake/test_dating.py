"""Dates: what shows them, what decides between readings, how sure that is, and what shows none."""

from dataclasses import replace
from datetime import date

import pytest
from tests.intake.tools import plain, read

from sayso.intake import article
from sayso.intake.clocks import moment
from sayso.records.articles import Article, Document, Stated
from sayso.records.places import Dating

TITLE = "Harbour workers reject the night shift"
ONE = "The port of Orvale will reopen soon, a harbour official told reporters on Tuesday."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
FOUR = "The ministry did not answer questions about the night shift."
STORY = f"{ONE}\n{TWO}\n{THREE}\n{FOUR}"
FETCHED = "2031-05-08T09:30:00Z"


def made(document: Document) -> Article:
    (found,) = article(document).items
    return found


def fetched(text: str, retrieved: str = FETCHED, media_type: str = "text/plain") -> Dating | None:
    return made(replace(plain(text), retrieved=retrieved, media_type=media_type)).published


def page(body: str, head: str = "") -> Article:
    html = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    (document,) = read(html.encode(), "pile/harbour.html").items
    return made(document)


def paragraphs() -> str:
    return "".join(f"<p>{row}</p>" for row in STORY.splitlines())


def days(found: Dating | None) -> tuple[date, date] | None:
    return (found.earliest, found.latest) if found else None


def day(year: int, month: int, number: int) -> tuple[date, date]:
    return date(year, month, number), date(year, month, number)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Dana Orlo May 3, 2031 0 Comments", day(2031, 5, 3)),
        ("Dana Orlo • 3 May 2031 • 5 min read", day(2031, 5, 3)),
        ("Published\nMay 3, 2031\nUpdated on\nMay 6, 2031", day(2031, 5, 3)),
        ("May 2031", (date(2031, 5, 1), date(2031, 5, 31))),
        ("viewed 3 times · 12:04", None),
        ("2 hours ago", None),
        ("Yesterday at 10:45", None),
    ],
)
def test_a_line_between_headline_and_story_dates_it(
    line: str, expected: tuple[date, date] | None
) -> None:
    assert days(made(plain(f"{TITLE}\n{line}\n{STORY}")).published) == expected


def test_a_change_is_told_apart_though_its_label_stands_above_it() -> None:
    found = made(plain(f"{TITLE}\nUpdated on\nMay 6, 2031\n{STORY}"))

    assert found.published is None
    assert days(found.updated) == day(2031, 5, 6)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 hours ago", (date(2031, 5, 7), date(2031, 5, 8))),
        ("Published 3 days ago", (date(2031, 5, 3), date(2031, 5, 5))),
        ("Yesterday at 10:45", (date(2031, 5, 6), date(2031, 5, 7))),
    ],
)
def test_a_stamp_that_counts_back_is_counted_from_when_it_was_fetched(
    line: str, expected: tuple[date, date]
) -> None:
    found = fetched(f"{TITLE}\n{line}\n{STORY}")

    assert days(found) == expected
    assert found is not None
    assert found.basis.rule == "IN115"


def test_that_a_page_was_fetched_does_not_date_it() -> None:
    assert fetched(f"{TITLE}\n{STORY}") is None


def test_a_reading_after_the_page_was_fetched_is_none() -> None:
    assert days(fetched(f"{TITLE}\n04-06-2031\n{STORY}")) == day(2031, 4, 6)


@pytest.mark.parametrize(
    ("words", "retrieved", "expected"),
    [
        ("May 6", FETCHED, day(2031, 5, 6)),
        ("6 May", FETCHED, day(2031, 5, 6)),
        ("Dec. 31", "2031-01-02", day(2030, 12, 31)),
        ("May 9", FETCHED, None),  # of any year: it would be a year old
        ("May 3", FETCHED, None),  # a Saturday; the lead tells of a Tuesday
        ("May 6", "", None),
    ],
)
def test_a_dateline_without_a_year_is_of_the_year_before_it_was_fetched(
    words: str, retrieved: str, expected: tuple[date, date] | None
) -> None:
    found = fetched(f"VELL, {words} (Norwire) - {STORY}", retrieved)

    assert days(found) == expected
    assert found is None or found.basis.rule == "IN113"


def test_a_date_near_it_in_the_text_gives_a_dateline_its_year() -> None:
    text = f"VELL, May 6 (Norwire) - {STORY}\nThe strike began on 1 May 2031 at noon."
    found = made(plain(text)).published

    assert days(found) == day(2031, 5, 6)
    assert found is not None
    assert found.basis.score < 0.7


def test_the_day_of_a_change_gives_a_dateline_its_year() -> None:
    document = plain(f"VELL, May 6 (Norwire) - {STORY}", Stated(updated="2031-06-01"))

    assert days(made(document).published) == day(2031, 5, 6)


def test_a_weekday_in_a_feed_gives_a_week_and_on_a_page_nothing() -> None:
    text = f"{TITLE}\n{STORY}"
    found = fetched(text, media_type="application/rss+xml")

    assert days(found) == (date(2031, 5, 6), date(2031, 5, 8))
    assert found is not None
    assert found.basis.rule == "IN114"
    assert fetched(text, media_type="text/html") is None


@pytest.mark.parametrize(
    ("text", "url", "expected", "why"),
    [
        (f"{TITLE}\nTuesday 04/03/2031\n{STORY}", "", day(2031, 3, 4), "weekday beside"),
        (f"{TITLE}\n04/03/2031\n{STORY}", "https://a.example/2031/04/03/x", day(2031, 4, 3), ""),
        (f"{TITLE}\n04/03/2031\n{STORY}", "https://a.example/2031/03/port", day(2031, 3, 4), ""),
        (f"{TITLE}\n04/03/2031\n{STORY}\nSeen 25/12/2029.", "", day(2031, 3, 4), "is written"),
    ],
)
def test_what_decides_between_day_and_month(
    text: str, url: str, expected: tuple[date, date], why: str
) -> None:
    found = made(plain(text, url=url)).published

    assert days(found) == expected
    assert found is not None
    assert why in found.basis.note


def test_both_readings_stay_and_a_finding_says_so() -> None:
    outcome = article(plain(f"{TITLE}\n04/03/2031\n{STORY}"))

    assert days(outcome.items[0].published) == (date(2031, 3, 4), date(2031, 4, 3))
    assert [finding.code for finding in outcome.findings] == ["IN302"]


def test_what_agrees_makes_a_date_surer_and_what_does_not_less_sure() -> None:
    text, stated = f"{TITLE}\n3 May 2031\n{STORY}", Stated(published="2031-05-03")
    alone = made(plain(f"{TITLE}\n{STORY}", stated)).published
    both = made(plain(text, stated)).published
    other = made(
        plain(f"{TITLE}\n{STORY}\n{FOUR}\nPublished: 3 May 2031", Stated(published="2031-05-20"))
    ).published

    assert alone is not None
    assert both is not None
    assert other is not None
    assert both.basis.score > alone.basis.score > other.basis.score
    assert both.basis.evidence
    assert "agrees: IN109 2031-05-03" in both.basis.note
    assert days(other) == day(2031, 5, 20)
    assert "differs: IN109 2031-05-03" in other.basis.note


def test_two_signs_as_sure_as_each_other_give_all_days_between_and_a_finding() -> None:
    document = plain(f"{TITLE}\n3 May 2031\n{STORY}", Stated(published="2031-05-20"))
    outcome = article(document)

    assert days(outcome.items[0].published) == (date(2031, 5, 3), date(2031, 5, 20))
    assert [finding.code for finding in outcome.findings] == ["IN304"]


@pytest.mark.parametrize(
    ("url", "updated"),
    [
        ("https://courier.example/2031/05/20/port", ""),  # a third sign agrees with the container
        ("", "2031-06-03"),  # the stamp is that of a change
    ],
)
def test_a_stamp_that_something_explains_leaves_the_stated_day_alone(
    url: str, updated: str
) -> None:
    stated = Stated(published="2031-05-20", updated=updated)
    outcome = article(plain(f"{TITLE}\n3 June 2031\n{STORY}", stated, url))

    assert days(outcome.items[0].published) == day(2031, 5, 20)
    assert outcome.findings == ()


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2031May 20, 2031 by Dana Orlo",
        "Dana Orlo May 20, 2031 10:45 am | May 3, 2031",
        "Published May 3, 2031 Updated May 20, 2031",
        "Updated May 20, 2031 Published May 3, 2031",
        "May 20, 2031\nFirst published on May 3, 2031.",
    ],
)
def test_of_two_days_side_by_side_the_earlier_is_that_of_publication(line: str) -> None:
    found = made(plain(f"{TITLE}\n{line}\n{STORY}"))

    assert days(found.published) == day(2031, 5, 3)
    assert days(found.updated) in {day(2031, 5, 20), None}


def test_an_article_that_says_when_it_was_first_published_is_believed() -> None:
    note = "This article was originally published on 3 May 2031 and has been updated since."
    outcome = article(plain(f"{TITLE}\n20 May 2031\n{STORY}\n{note}"))

    assert days(outcome.items[0].published) == day(2031, 5, 3)
    assert outcome.findings == ()


@pytest.mark.parametrize("line", ["Released: 20 May 2031", "Available until 20 May 2031"])
def test_a_day_that_is_said_to_be_of_something_else_dates_nothing(line: str) -> None:
    assert made(plain(f"{TITLE}\n{line}\n{STORY}")).published is None


def test_a_stamp_beside_a_name_below_the_headline_goes_before_one_above_it() -> None:
    text = f"Tuesday, 20 May 2031\n{TITLE}\nby Dana Orlo | 3 May 2031\n{STORY}"

    assert days(made(plain(text)).published) == day(2031, 5, 3)


def test_two_signs_a_day_apart_give_both_days() -> None:
    stated = Stated(published="2031-05-03T23:30:00Z")
    found = made(plain(f"{TITLE}\n4 May 2031\n{STORY}", stated)).published

    assert days(found) == (date(2031, 5, 3), date(2031, 5, 4))
    assert found is not None
    assert "a day off: IN109 2031-05-04" in found.basis.note


def test_an_earlier_stamp_goes_before_a_stated_day_that_is_the_last_change() -> None:
    stated = Stated(published="2031-05-20", updated="2031-05-20")
    found = made(plain(f"{TITLE}\n3 May 2031\n{STORY}", stated)).published

    assert days(found) == day(2031, 5, 3)
    assert found is not None
    assert "IN107 2031-05-20" in found.basis.note


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://courier.example/2031/may/03/port", day(2031, 5, 3)),
        ("https://courier.example/2031/05/port", (date(2031, 5, 1), date(2031, 5, 31))),
        ("https://courier.example/2031/plans-for-the-port", None),
    ],
)
def test_an_address_gives_a_day_or_a_month(url: str, expected: tuple[date, date] | None) -> None:
    assert days(made(plain(f"{TITLE}\n{STORY}", url=url)).published) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2031-05", (date(2031, 5, 1), date(2031, 5, 31))),
        ("2031", (date(2031, 1, 1), date(2031, 12, 31))),
        ("3 mai 2031", day(2031, 5, 3)),
        ("2031-05-03T23:45:00-07:00", day(2031, 5, 3)),
        ("2031-05-03T02:00:00Z", day(2031, 5, 3)),
    ],
)
def test_what_is_stated_is_as_wide_as_it_says(stated: str, expected: tuple[date, date]) -> None:
    assert days(made(plain(f"{TITLE}\n{STORY}", Stated(published=stated))).published) == expected


def test_a_clock_in_utc_gives_the_day_of_the_outlets_country_too() -> None:
    stated = Stated(published="2031-05-03T02:00:00Z", outlet="The New York Times")
    found = made(plain(f"{TITLE}\n{STORY}", stated)).published

    assert days(found) == (date(2031, 5, 2), date(2031, 5, 3))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1935571500", date(2031, 5, 3)),
        ("20310503104500", date(2031, 5, 3)),
        ("04-03-2031", None),
        ("2099-12-31T23:59:59Z", date(2099, 12, 31)),
        ("", None),
    ],
)
def test_a_moment_has_one_reading_or_is_none(words: str, expected: date | None) -> None:
    found = moment(words)

    assert (found.day if found else None) == expected
    if found:
        assert found.anywhere()[0] <= found.day <= found.anywhere()[1]


def test_neither_footer_nor_caption_nor_another_story_dates_a_page() -> None:
    found = page(
        "<nav><a href='/'>Home</a></nav>"
        f"<h1>{TITLE}</h1>"
        "<figure><figcaption>Ferries at Vell on July 3, 2029.</figcaption></figure>"
        f"{paragraphs()}<footer>© 2019-2031 The Orvale Courier</footer>"
        "<aside class='related'><p>Council delays its vote</p><p>5 May 2031</p></aside>"
    )

    assert found.published is None


def test_a_page_whose_signs_agree_is_dated_with_its_place_on_the_page() -> None:
    found = page(
        f"<h1>{TITLE}</h1><p class='meta'>Saturday, May 3, 2031</p>{paragraphs()}",
        "<meta property='article:published_time' content='2031-05-03T10:45:00+02:00'>",
    )

    assert days(found.published) == day(2031, 5, 3)
    assert found.published is not None
    assert found.published.basis.rule == "IN107"
    assert found.published.basis.evidence
