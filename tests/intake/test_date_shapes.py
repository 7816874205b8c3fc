"""Dates in many shapes: how people and machines write a day, and what is no day of publication."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import plain, read

from sayso.intake import article, calendars, filenames
from sayso.intake.clocks import moment
from sayso.records.articles import Article, Stated
from sayso.records.places import Dating

TITLE = "Harbour workers reject the night shift"
STORY = (
    "The port of Orvale will reopen soon, a harbour official told reporters after a long dispute.\n"
    "The union called the plan unacceptable, and warned of a longer strike in the summer.\n"
    "“We have waited for a year,” said Dana Orlo, who leads the union of the harbour workers.\n"
    "The ministry did not answer questions about the night shift, nor did the company."
)
FRENCH = (
    "Le port d'Orvale va bientôt rouvrir, a déclaré un responsable aux journalistes après un long"
    " conflit sur les salaires.\n"
    "Le syndicat a jugé le plan inacceptable et a annoncé une grève plus longue si le ministère ne"
    " répond pas à sa lettre.\n"
    "« Nous attendons depuis un an », a dit Dana Orlo, qui dirige le syndicat des ouvriers.\n"
    "Le ministère n'a pas répondu aux questions sur le travail de nuit, ni la société des grues."
)
THIRD = date(2031, 4, 3)
BOTH = (date(2031, 3, 4), THIRD)


def made(text: str, stated: Stated | None = None, url: str = "", path: str = "a.txt") -> Article:
    (found,) = article(replace(plain(text, stated, url), path=path)).items
    return found


def lined(line: str, story: str = STORY) -> Article:
    return made(f"{TITLE}\n{line}\n{story}")


def days(found: Dating | None) -> tuple[date, date] | None:
    return (found.earliest, found.latest) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Thu Apr 03 10:00:00 +0000 2031",
        "03-Apr-31",
        "Apr 3, ’31",
        "3. april 2031",
        "3. April 2031, 10:14 Uhr",
        "Publié le 3 avril 2031 à 10h14",
        "Publicado el 3 de abril de 2031",
        "giovedì 3 aprile 2031",
        "Geplaatst op 3 april 2031, 10:14",
        "Publicerad 3 april 2031",
        "3 kwietnia 2031, 10:14",
        "Dated this 3rd day of April, 2031",
        "10:14 AM, Thursday April 3, 2031",
        "Press release: 3 April 2031",
        "03/04/2031 (Thursday)",
    ],
)
def test_a_day_is_read_however_it_is_written(line: str) -> None:
    assert days(lined(line).published) == (THIRD, THIRD)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3/4/31", (THIRD, date(2031, 3, 4))),
        ("13/4/31", (date(2031, 4, 13),)),
        ("3/4/71", (date(1971, 4, 3), date(1971, 3, 4))),
        ("20310403", (THIRD,)),
        ("2031-W14-4", (THIRD,)),
        ("2031W144", (THIRD,)),
        ("2031-093", (THIRD,)),
        ("2031. 04. 03.", (THIRD,)),
        ("2031-366", ()),
        ("2031-W60-1", ()),
        ("3 Sturm 2031", ()),
        ("31 April 2031", ()),
    ],
)
def test_a_date_in_figures_has_all_of_its_readings(words: str, expected: tuple[date, ...]) -> None:
    assert calendars.days(words) == expected


def test_a_week_that_is_stated_is_seven_days() -> None:
    found = made(f"{TITLE}\n{STORY}", Stated(published="2031-W14")).published

    assert days(found) == (date(2031, 3, 31), date(2031, 4, 6))


def test_a_month_that_is_stated_is_all_of_its_days() -> None:
    found = made(f"{TITLE}\n{STORY}", Stated(published="April 2031")).published

    assert days(found) == (date(2031, 4, 1), date(2031, 4, 30))


def test_a_stamp_without_a_year_does_not_widen_what_is_stated() -> None:
    found = made(f"{TITLE}\nMay 5\n{STORY}", Stated(published="2031-05-20")).published

    assert days(found) == (date(2031, 5, 20), date(2031, 5, 20))


@pytest.mark.parametrize("line", ["By Jane Orlo, TODAY", "Hier"])
def test_a_word_that_names_a_site_or_a_place_is_no_stamp(line: str) -> None:
    document = replace(plain(f"{TITLE}\n{line}\n{STORY}"), retrieved="2031-04-03T10:00:00Z")
    (found,) = article(document).items

    assert found.published is None


def test_the_hour_of_a_clock_is_not_taken_from_its_year() -> None:
    found = moment("Thu, 03 Apr 2031 10:05:00 GMT")

    assert found is not None
    assert found.time is not None
    assert (found.time.hour, found.time.minute, found.utc) == (10, 5, True)


@given(st.text(max_size=60))
def test_any_words_have_days_or_none(words: str) -> None:
    assert len(calendars.days(words)) <= 2


@pytest.mark.parametrize(
    "line",
    [
        "Event date: 12 May 2031",
        "Join us on 12 May 2031",
        "Next update: 5 April 2031",
        "Hearing: 12 May 2031",
        "Founded 3 April 1871",
        "Photo taken 3 April 2031",
        "Pages 12/13/31",
        "03.04.31.22.10",
    ],
)
def test_a_day_of_something_else_dates_nothing(line: str) -> None:
    assert lined(line).published is None


def test_in_a_tongue_other_than_english_the_day_goes_first() -> None:
    found = lined("03/04/2031", FRENCH).published

    assert days(found) == (THIRD, THIRD)
    assert found is not None
    assert "tongue" in found.basis.note
    assert days(lined("03/04/2031").published) == BOTH


@pytest.mark.parametrize(
    ("line", "url", "tail", "expected"),
    [
        ("Thursday, April 3", "https://courier.example/2031/port", "", THIRD),
        ("Friday, April 3", "https://courier.example/2031/port", "", None),  # it was a Thursday
        ("Thursday, April 3", "", "The talks began on 14 March 2031.", THIRD),
        ("Wednesday, April 3", "", "The talks began on 14 March 2031.", None),
        ("Thursday, April 3", "", "", None),
        ("April 3", "", "The talks began on 14 March 2031.", None),
        ("April 12", "", "The old pier burnt down on 3 April 1982.", None),
    ],
)
def test_a_stamp_without_a_year_needs_something_that_bounds_it(
    line: str, url: str, tail: str, expected: date | None
) -> None:
    found = made(f"{TITLE}\n{line}\n{STORY}\n{tail}", url=url).published

    assert days(found) == ((expected, expected) if expected else None)


def test_a_change_without_a_year_is_the_first_since_it_came_out() -> None:
    found = made(f"{TITLE}\nUpdated 10:04 GMT, 3 January\n{STORY}", Stated(published="2030-12-29"))

    assert days(found.updated) == (date(2031, 1, 3), date(2031, 1, 3))


@pytest.mark.parametrize(
    "note",
    [
        "This article was amended on 4 April 2031 to correct a name.",
        "Corrected on 4 April 2031: an earlier version misspelt a name.",
        "Editor’s note (4 April 2031): this article has been corrected.",
        "This story was updated on April 4, 2031, with a comment by the ministry.",
    ],
)
def test_what_says_that_it_was_changed_dates_the_change_alone(note: str) -> None:
    found = made(f"{TITLE}\n3 April 2031\n{STORY}\n{note}")

    assert days(found.published) == (THIRD, THIRD)
    assert days(found.updated) == (date(2031, 4, 4), date(2031, 4, 4))


def test_a_change_that_is_stated_before_the_first_print_is_none() -> None:
    found = made(f"{TITLE}\n{STORY}", Stated(published="2031-04-05", updated="2031-04-03"))

    assert days(found.published) == (date(2031, 4, 5), date(2031, 4, 5))
    assert found.updated is None


def test_the_day_of_the_address_keeps_an_older_stamp_from_going_first() -> None:
    stated = Stated(published="2031-04-03", updated="2031-04-03")
    url = "https://courier.example/2031/04/03/port"
    text = f"{TITLE}\nDana Orlo 20 March 2031\n{STORY}"

    assert days(made(text, stated, url).published) == (THIRD, THIRD)


def test_many_stamps_above_the_headline_are_those_of_other_stories() -> None:
    above = "\n".join(f"{day} May 2031" for day in (3, 9, 17))

    assert lined("").published is None
    assert made(f"{above}\n{TITLE}\n{STORY}").published is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pile/2031-04-03-bridge.txt", (THIRD, THIRD)),
        ("20310403_courier.html", (THIRD, THIRD)),
        ("pile/courier 3 April 2031.txt", (THIRD, THIRD)),
        ("03-04-2031.txt", BOTH),
        ("pile/2031-04-03/bridge.txt", None),
        ("scan_20310403.pdf", None),
        ("dump-2031-04-03.jsonl#k2", None),
        ("IMG_20311503.txt", None),
    ],
)
def test_the_name_of_a_file_dates_what_nothing_else_does(
    path: str, expected: tuple[date, date] | None
) -> None:
    found = made(f"{TITLE}\n{STORY}", path=path).published

    assert days(found) == expected
    assert found is None or found.basis.rule == "IN119"
    assert found is None or found.basis.score <= 0.5


def test_the_name_of_a_file_says_nothing_against_a_stamp() -> None:
    found = made(f"{TITLE}\n3 April 2031\n{STORY}", path="2031-06-20-bridge.txt").published

    assert days(found) == (THIRD, THIRD)


def test_the_name_of_a_file_tells_day_from_month() -> None:
    found = made(f"{TITLE}\n03/04/2031\n{STORY}", path="2031-04-03-bridge.txt").published

    assert days(found) == (THIRD, THIRD)


@given(st.text(max_size=80))
def test_any_name_of_a_file_is_safe(path: str) -> None:
    assert len(list(filenames.named(path))) <= 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3h ago", (date(2031, 4, 2), THIRD)),
        ("Published about an hour ago", (date(2031, 4, 2), THIRD)),
        ("By Dana Orlo, 2 days ago", (date(2031, 3, 30), date(2031, 4, 2))),
        ("vor 3 Stunden", (date(2031, 4, 2), THIRD)),
        ("2 months ago", (date(2031, 1, 1), date(2031, 2, 20))),
    ],
)
def test_stamps_that_count_back_in_other_words(line: str, expected: tuple[date, date]) -> None:
    document = replace(plain(f"{TITLE}\n{line}\n{STORY}"), retrieved="2031-04-03T10:00:00Z")
    (found,) = article(document).items

    assert found.published is not None
    assert found.published.basis.rule == "IN115"
    assert found.published.earliest <= expected[1]
    assert found.published.latest >= expected[0]
    assert found.published.latest <= date(2031, 4, 4)


def test_a_letter_says_nothing_of_days_after_it_was_sent() -> None:
    mail = (
        f"From: Dana Orlo <d@letter.example>\nSubject: {TITLE}\n"
        "Date: Sat, 05 Apr 2031 07:00:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{TITLE}\n\n3 April 2031\n\n{STORY}"
    )
    (document,) = read(mail.encode(), "pile/letter.eml").items
    (found,) = article(document).items

    assert found.published is not None
    assert found.published.earliest <= THIRD
    assert found.published.latest <= date(2031, 4, 5)


def test_records_state_their_days_in_many_shapes() -> None:
    stated = ("Thu Apr 03 10:00:00 +0000 2031", 1932984000, 1932984000000, "2031-W14-4", 20310403)
    rows = [
        {"id": str(number), "title": TITLE, "published": words, "text": f"{STORY} {number}"}
        for number, words in enumerate(stated)
    ]
    data = "\n".join(map(json.dumps, rows)).encode()

    found = [article(each).items[0] for each in read(data, "pile/dump.jsonl").items]

    assert [days(each.published) for each in found] == [(THIRD, THIRD)] * len(stated)
