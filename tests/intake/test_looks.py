"""Cheap looks before dear patterns: what they pass over, no pattern would have found."""

import re
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.intake import naming, phrases, traits, visible
from sayso.text import outlets

LATIN = st.characters(codec="latin-1")
WIDE = st.characters(codec="utf-8")


@pytest.mark.parametrize(("kind", "pattern"), visible._HINTS)
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_a_pattern_finds_in_the_names_of_an_element_is_a_hint(
    kind: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    names = data.draw(st.from_regex(pattern))

    assert kind in visible._hinted(names)


@pytest.mark.parametrize(("words", "pattern"), naming._SELF)
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_shows_an_outlet_holds_the_words_that_are_looked_for_first(
    words: tuple[str, ...], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    line = data.draw(st.from_regex(pattern, alphabet=LATIN))

    assert any(word in line.casefold() for word in words)


def test_an_agency_is_known_under_each_of_its_names() -> None:
    names = [name for one in outlets._table() if one.kind == "agency" for name in one.names]

    for name in names:
        if not re.search(r"[()&/,|+]| and ", name) and outlets.by_name(name):
            assert outlets.only_agencies(f"({name})")
            assert outlets.only_agencies(f"{name}/Agencies")


def test_a_line_is_known_in_any_case() -> None:
    for line in ("Read more: the port reopens", "SHARE THIS STORY", "ADVERTISEMENT"):
        known = {phrases.known(each) for each in (line, line.lower(), line.upper())}

        assert len(known) == 1
        assert None not in known


def test_patterns_of_whole_lines_are_in_small_letters() -> None:
    for _, _, pattern in phrases._rows("phrases.tsv"):
        assert not re.search(r"(?<!\\)[^\W\d_a-zß-öø-ÿ]", pattern)


@given(st.text(WIDE, max_size=30))
def test_small_letters_stand_where_the_line_had_its_own(line: str) -> None:
    assert len(phrases._small(line)) == len(line)


@given(st.text(st.characters(codec="ascii"), min_size=1) | st.text(WIDE, min_size=1))
def test_capitals_and_digits_are_counted_alike_in_any_alphabet(line: str) -> None:
    found = len(re.findall(r"\b[A-ZÀ-Þ]", line)), len(re.findall(r"\d", line))

    assert traits._signs(line) == found


@given(st.lists(st.floats(0, 1, width=32), max_size=12))
def test_a_text_is_english_by_the_middle_of_its_lines(shares: list[float]) -> None:
    numbers = np.zeros((len(shares), traits.WIDTH), np.float32)
    numbers[:, traits._PROSE] = 1
    numbers[:, traits._STOP_SHARE] = shares

    told = traits.is_english(numbers)

    assert told is (bool(shares) and float(np.float32(median(shares))) > traits.LEAST_STOPS)
