"""Time expressions as intervals of days, both ends inclusive."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records.places import Basis, Dating
from sayso.text.times import expressions, readings

THURSDAY = date(2031, 5, 15)
REFERENCE = Dating(THURSDAY, THURSDAY, Basis("test", 1.0))


def read(text: str, reference: Dating | None = REFERENCE) -> list[tuple[str, str, str]]:
    return [
        (text[found.start : found.end], f"{found.earliest:%m-%d}", f"{found.latest:%m-%d}")
        for found in expressions(text, reference=reference)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was said on 3 May 2031.", ("3 May 2031", "05-03", "05-03")),
        ("It was said on May 3rd, 2031.", ("May 3rd, 2031", "05-03", "05-03")),
        ("Saturday, 3 May 2031", ("Saturday, 3 May 2031", "05-03", "05-03")),
        ("next Friday, August 15, 2031,", ("next Friday, August 15, 2031", "08-15", "08-15")),
        ("2031-05-03T10:45", ("2031-05-03", "05-03", "05-03")),
        ("on 18/03/2031", ("18/03/2031", "03-18", "03-18")),
        ("on 04-03-2031", ("04-03-2031", "03-04", "04-03")),
        ("since February 2028", ("February 2028", "02-01", "02-29")),
        ("early March 2031", ("early March 2031", "03-01", "03-10")),
        ("in 2022", ("in 2022", "01-01", "12-31")),
        ("May 3-5, 2031", ("May 3-5, 2031", "05-03", "05-05")),
    ],
)
def test_full_dates_need_no_reference(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he said on Monday", ("Monday", "05-12", "05-12")),
        ("he said on Thursday", ("Thursday", "05-15", "05-15")),
        ("he said on Friday", ("Friday", "05-09", "05-09")),
        ("he said on Wednesday evening", ("Wednesday evening", "05-14", "05-14")),
        ("last Thursday", ("last Thursday", "05-08", "05-08")),
        ("they will meet on Friday", ("Friday", "05-16", "05-16")),
        ("due to meet in Vell on Monday", ("Monday", "05-19", "05-19")),
        ("next Thursday", ("next Thursday", "05-22", "05-22")),
        ("Tuesday last week", ("Tuesday last week", "05-06", "05-06")),
        ("Friday next week", ("Friday next week", "05-23", "05-23")),
        ("yesterday", ("yesterday", "05-14", "05-14")),
        ("last night", ("last night", "05-14", "05-14")),
        ("tomorrow", ("tomorrow", "05-16", "05-16")),
        ("last week", ("last week", "05-05", "05-11")),
        ("earlier this week", ("earlier this week", "05-12", "05-15")),
        ("last month", ("last month", "04-01", "04-30")),
        ("last weekend", ("last weekend", "05-10", "05-11")),
        ("three days ago", ("three days ago", "05-12", "05-12")),
        ("two weeks ago", ("two weeks ago", "04-28", "05-04")),
        ("in three days", ("in three days", "05-18", "05-18")),
        ("over the past two weeks", ("the past two weeks", "05-01", "05-15")),
        ("reported on May 3.", ("May 3", "05-03", "05-03")),
        ("reported on Dec. 30", ("Dec. 30", "12-30", "12-30")),
        ("in March", ("in March", "03-01", "03-31")),
    ],
)
def test_relative_expressions_are_read_against_the_reference(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert read(text) == [expected]
    assert read(text, None) == []


def test_the_past_is_not_pushed_into_the_future() -> None:
    text = "They will strike, the union said on Friday."

    assert read(text) == [("Friday", "05-09", "05-09")]


def test_a_reference_that_is_an_interval_gives_an_interval() -> None:
    week = Dating(date(2031, 5, 12), date(2031, 5, 18), Basis("test", 1.0))

    assert read("yesterday", week) == [("yesterday", "05-11", "05-17")]


@pytest.mark.parametrize(
    "text",
    [
        "They may go. The march was long, and the sun shone.",
        "We had 16 people and $16 in 2 rooms.",
        "February 30, 2031",
        "99-99-2031",
        "May 12 percent be right?",
    ],
)
def test_other_words_are_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18-03-2031", [date(2031, 3, 18)]),
        ("03/18/2031", [date(2031, 3, 18)]),
        ("04-03-2031", [date(2031, 3, 4), date(2031, 4, 3)]),
        ("2031-05-03T10:45:00Z", [date(2031, 5, 3)]),
        ("20310503", [date(2031, 5, 3)]),
        ("Sat, 03 May 2031 10:45:00 GMT", [date(2031, 5, 3)]),
        ("May 3, 2031", [date(2031, 5, 3)]),
        ("May 3", []),
        ("soon", []),
        ("2031-13-45", []),
    ],
)
def test_the_readings_of_a_full_date(words: str, expected: list[date]) -> None:
    assert list(readings(words)) == expected


WORDS = st.sampled_from(
    "Monday last next week May 3 2031 - / , in ago two days yesterday Feb. 29 31 on will".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.dates(), st.integers(0, 400))
def test_any_text_gives_intervals_in_order(text: str, day: date, length: int) -> None:
    end = date.fromordinal(min(day.toordinal() + length, date.max.toordinal()))
    at = 0
    for found in expressions(text, reference=Dating(day, end, Basis("test", 1.0))):
        assert at <= found.start < found.end <= len(text)
        assert found.earliest <= found.latest
        at = found.end
