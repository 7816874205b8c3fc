"""Quantities: what counts as one, the interval that its words allow, and what it counts."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.text.numbers import Quantity, comparable, compatible, quantities


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "bounds", "kind"),
    [
        ("More than 30 ports are expected", "More than 30 ports", (31, inf), ("port", "")),
        ("Around two dozen envoys took part", "Around two dozen envoys", (19, 29), ("envoy", "")),
        (
            "up to 30,000 Velian troops to watch",
            "up to 30,000 Velian troops",
            (0, 30e3),
            ("troop", ""),
        ),
        ("between 5 and 10 ships", "between 5 and 10 ships", (5, 10), ("ship", "")),
        ("5 to 10 million dollars", "5 to 10 million dollars", (5e6, 10e6), ("", "USD")),
        ("$5-10 million", "$5-10 million", (5e6, 10e6), ("", "USD")),
        ("half a million people", "half a million people", (5e5, 5e5), ("person", "")),
        ("a hundred workers left", "a hundred workers", (100, 100), ("worker", "")),
        ("one hundred and five ships", "one hundred and five ships", (105, 105), ("ship", "")),
        (
            "two and a half million tonnes",
            "two and a half million tonnes",
            (2.5e6, 2.5e6),
            ("tonne", ""),
        ),
        ("for twenty-one days", "twenty-one days", (21, 21), ("day", "")),
        ("at least one docker died", "at least one docker", (1, inf), ("docker", "")),
        ("a 100-year pact", "100-year", (100, 100), ("year", "")),
        ("20 per cent of voters", "20 per cent of voters", (20, 20), ("voter", "percent")),
        ("3.5% more", "3.5%", (3.5, 3.5), ("", "percent")),
        ("fewer than four boats", "fewer than four boats", (0, 3), ("boat", "")),
        ("30-plus harbours", "30-plus harbours", (30, inf), ("harbour", "")),
        ("12 or more crews", "12 or more crews", (12, inf), ("crew", "")),
        ("nearly 400 jobs", "nearly 400 jobs", (360, 400), ("job", "")),
        ("dozens of officials", "dozens of officials", (24, 200), ("official", "")),
        ("a €3m loan", "€3m", (3e6, 3e6), ("", "EUR")),
        ("1.2m barrels a day", "1.2m barrels", (1.2e6, 1.2e6), ("barrel", "")),
        ("12\u202f500 children", "12\u202f500 children", (12500, 12500), ("child", "")),
    ],
)
def test_a_figure_is_the_interval_that_its_words_allow(
    text: str, words: str, bounds: tuple[float, float], kind: tuple[str, str]
) -> None:
    found = only(text)

    assert text[found.start : found.end] == words
    assert [found.low, found.high] == pytest.approx(list(bounds))
    assert (found.noun, found.unit) == kind


@pytest.mark.parametrize(
    "text",
    [
        "in 2022 and from 1995 to 1997",
        "on Feb. 20, on 3 July 2024, on August 15, 2025",
        "18-03-2025 or 2025-04-26 or 18/03/2025",
        "a spokesman for 10 Harbour Street declined",
        "the 21st century, the 1990s, the 2nd fleet",
        "at 10:30 or 5 p.m. or 0900 GMT",
        "Article 5, Resolution 1701, Flight 370",
        "an F-16, a G7 meeting, COVID-19",
        "one of them, no one, this one.",
        "two-thirds of the harbour",
        "Dana Orlo, 69, has left",
        "first, second and third",
        "2 min read",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert quantities(text) == []


def test_money_with_its_conversion_is_two_quantities() -> None:
    """The port received £9.4 billion ($12 billion) in aid."""
    text = "The port received £9.4 billion ($12 billion) in aid."

    assert [(q.unit, q.low, text[q.start : q.end]) for q in quantities(text)] == [
        ("GBP", 9.4e9, "£9.4 billion"),
        ("USD", 12e9, "$12 billion"),
    ]


def test_from_to_is_a_change_and_between_and_is_a_range() -> None:
    """Traffic rose from 5 percent to 10 percent."""
    assert [q.low for q in quantities("Traffic rose from 5 percent to 10 percent.")] == [5, 10]
    assert only("between 5 percent and 10 percent").high == 10


def test_different_kinds_are_never_one_figure() -> None:
    """More than 30 towns; two dozen mayors."""
    countries, leaders = quantities("More than 30 towns; two dozen mayors.")

    assert not comparable(countries, leaders)
    assert not compatible(countries, leaders)


def test_figures_of_one_kind_disagree_when_their_intervals_do_not_meet() -> None:
    """41 sailors; about 40 sailors; 60 sailors; up to 50 sailors."""
    exact, about, other, most = quantities(
        "41 sailors; about 40 sailors; 60 sailors; up to 50 sailors"
    )

    assert compatible(exact, about)
    assert compatible(exact, most)
    assert comparable(exact, other)
    assert not compatible(exact, other)


def test_a_rounded_figure_may_be_the_fuller_one() -> None:
    assert compatible(only("$12.8 billion"), only("$12.83 billion"))
    assert not compatible(only("$12.8 billion"), only("$13.4 billion"))
    assert compatible(only("30,000 soldiers"), only("30,000 Velian troops"))


@settings(deadline=None)
@given(st.text() | st.text("0123456789 ,.-$£%one twdzmilabufpt\n\u00a0", max_size=80))
def test_any_text_gives_ordered_disjoint_intervals_inside_it(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert last <= found.start < found.end <= len(text)
        assert 0 <= found.low <= found.high
        last = found.end


@settings(deadline=None)
@given(
    st.text("0123456789 ,.-$ones twdzmilu\n", max_size=60), st.integers(0, 30), st.integers(0, 60)
)
def test_nothing_outside_the_window_is_read(text: str, start: int, end: int) -> None:
    for found in quantities(text, start, end):
        assert start <= found.start < found.end <= end


@settings(deadline=None)
@given(st.text("0123456789 ones twdzmi%$", max_size=60))
def test_compatible_is_symmetric_and_every_figure_fits_itself(text: str) -> None:
    found = quantities(text)
    for left in found:
        assert compatible(left, left)
        for right in found:
            assert compatible(left, right) == compatible(right, left)
