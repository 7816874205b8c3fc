"""Cheap looks before dear patterns: what they pass over, no pattern would have found."""

import re
from importlib import import_module
from statistics import median

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.intake import (
    cohesion,
    imprint,
    inside,
    lettered,
    phrases,
    rough,
    strangeness,
    traits,
    visible,
)
from sayso.intake.cutting import Line
from sayso.intake.rough import Rough
from sayso.records.articles import Role
from sayso.text import outlets

LATIN = st.characters(codec="latin-1")
WIDE = st.characters(codec="utf-8")
PRINTED = st.text(
    st.sampled_from("aB é1²’'“\"-.,:;)/\t\u00a0\nÀß"), max_size=60
)  # as lines have it
SLOW = [row for row in phrases._rows("phrases.tsv") if row[0] in phrases._LOOKS]


@pytest.mark.parametrize(("kind", "pattern"), visible._HINTS.items())
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_a_pattern_finds_in_the_names_of_an_element_is_a_hint(
    kind: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    names = data.draw(st.from_regex(pattern))

    assert kind in visible._hinted(names)


@given(st.lists(st.sampled_from([*sorted(visible._PARTS), "-", "x"]), max_size=5).map("".join))
def test_all_parts_of_hints_in_a_name_are_seen_where_they_overlap_too(name: str) -> None:
    told = {part for part in visible._PARTS if part in name}

    assert set(visible._PART.findall(name)) == told


@given(st.lists(st.sampled_from(["ads", "rail", "read", "more", "story", "reſt"]), max_size=4))
def test_names_of_an_element_hint_at_what_each_hints_at(names: list[str]) -> None:
    told = {kind for name in names for kind in visible._hinted(name)}

    assert set(visible._hinted(" ".join(names))) == told
    assert told == {kind for kind, one in visible._HINTS.items() if one.search(" ".join(names))}


@pytest.mark.parametrize(("words", "pattern"), imprint.SELF)
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
    assert len(phrases.lowered(line)) == len(line)


@given(st.lists(st.floats(0, 1, width=32), max_size=12))
def test_a_text_is_english_by_the_middle_of_its_lines(shares: list[float]) -> None:
    numbers = np.zeros((len(shares), traits.WIDTH), np.float32)
    numbers[:, traits._PROSE] = 1
    numbers[:, traits._STOP_SHARE] = shares

    told = traits.is_english(numbers)

    assert told is (bool(shares) and float(np.float32(median(shares))) > traits.LEAST_STOPS)


@pytest.mark.parametrize(("rule", "pattern"), [(rule, pattern) for rule, _, pattern in SLOW])
@settings(max_examples=20)
@given(data=st.data())
def test_a_line_that_a_slow_pattern_matches_holds_what_is_looked_for_first(
    rule: str, pattern: str, data: st.DataObject
) -> None:
    whole = re.compile(pattern, re.DOTALL)
    line = data.draw(st.from_regex(whole, fullmatch=True, alphabet=LATIN))

    assert phrases._LOOKS[rule](line)


@pytest.mark.parametrize("pattern", phrases._LOOSE)
def test_no_long_line_matches_a_pattern_that_may_begin_with_any_word(
    pattern: re.Pattern[str],
) -> None:
    widest = import_module("re._parser").parse(pattern.pattern).getwidth()[1]

    assert widest <= phrases.LOOSE


@pytest.mark.parametrize("pattern", phrases._PLAIN)
@settings(max_examples=10)
@given(data=st.data())
def test_what_a_quick_pattern_matches_is_found_in_the_first_look(
    pattern: str, data: st.DataObject
) -> None:
    whole = re.compile(pattern, re.DOTALL)

    assert phrases._may_be_quick(data.draw(st.from_regex(whole, fullmatch=True, alphabet=LATIN)))


@given(st.text(WIDE, max_size=80) | PRINTED)
def test_words_are_the_runs_of_letters_in_any_alphabet(line: str) -> None:
    runs = re.findall(r"[^\W\d_]+", line.casefold())

    assert lettered.parts(line) == runs
    assert lettered.letters(line) == tuple(run for run in runs if len(run) > 1)
    assert {stem for run in runs for stem in lettered.stems(run)} == set(lettered.stems(line))


def test_words_of_a_long_line_are_not_kept() -> None:
    line = "harbour " * lettered.LONGEST

    assert lettered.stems(line) == ("harbou",)
    assert lettered._parts_again.cache_info().currsize <= lettered.KEPT
    assert lettered.parts(line) is not lettered.parts(line)


@given(PRINTED | st.text(WIDE, max_size=60))
def test_names_that_open_no_sentence_are_found_from_their_blank_on(line: str) -> None:
    """A name counts where a letter, figure or comma stands before its blank; no two share one."""
    plain = re.compile(r"[a-zà-þ0-9,’”] [“\"‘(]?([A-ZÀ-Þ][\w’'-]{2,})(?: ([A-ZÀ-Þ][\w’'-]{2,}))?")

    assert strangeness._NAME.findall(line) == plain.findall(line)


@given(st.text(st.sampled_from("aB Cé1,’“(.\n"), max_size=40))
def test_names_beside_one_another_are_no_two_names(line: str) -> None:
    plain = re.compile(r"[a-zà-þ0-9,’”] [“\"‘(]?([A-ZÀ-Þ][\w’'-]{2,})(?: ([A-ZÀ-Þ][\w’'-]{2,}))?")

    assert strangeness._NAME.findall(line) == plain.findall(line)


@given(PRINTED | st.text(WIDE, max_size=60))
def test_digits_are_counted_in_any_script(line: str) -> None:
    assert lettered.digits(line) == sum(map(str.isdigit, line))


@pytest.mark.parametrize(
    ("quick", "plain"),
    [
        (strangeness._YEARS, r"\b(?:19|20)\d\d\b|, \d\d,"),
        (strangeness._CAPITAL, r"(?<![^\s“\"‘(-])[A-ZÀ-Þ]"),
        (strangeness._FULL, r"\b[A-ZÀ-ÖØ-Þ][a-zà-þ’'-]+ [A-ZÀ-Þ][a-zà-þ’'-]{2,}"),
        (traits._NAMES, r"(?<=[^.!?\s] )[\"“‘(]?([A-ZÀ-Þ][\w’'-]{2,})"),
        (cohesion._THE, r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose) ([a-zà-þ]{4,})"),
        (
            cohesion._NAME,
            (
                r"(?<=[a-zà-þ0-9,’”\"] )[“\"‘(]?([A-ZÀ-Þ][a-zà-þ’'-]{2,})"
                r"((?: (?:[A-Z]\. )?[A-ZÀ-Þ][\w’'-]+)+)?"
            ),
        ),
    ],
)
@given(st.text(st.sampled_from("aBTthes é1920, ’-“(À_ß.\n"), max_size=30))
def test_patterns_that_begin_with_a_letter_find_what_those_with_an_edge_find(
    quick: re.Pattern[str], plain: str, line: str
) -> None:
    assert quick.findall(line) == re.findall(plain, line)


@given(st.from_regex(inside._END_CREDIT, alphabet=LATIN | st.sampled_from("—–“”’")))
@example(f"— {'a' * 39}!")
@example(f"-- {'a' * 39}! .")
def test_a_credit_at_the_end_of_a_line_shows_a_sign_or_ends_in_a_letter_or_digit(line: str) -> None:
    """A bare name, which counts in the last line only, may end in any sign."""
    words = line.rstrip()
    found = inside._END_CREDIT.search(words, max(0, len(words) - inside.TAIL))
    bare = found is None or found["alone"]

    assert bare or words[-1] in '"”' or inside._may_end(words)


@given(PRINTED)
def test_running_text_ends_as_sentences_and_quotations_do(line: str) -> None:
    ends = re.search(r"(?:[.!?…:;,]|[.!?…,]?[\"”’'»)\]])\s*$", line[-3:])

    assert rough.is_prose(line) is (len(line) > 20 and bool(ends) and line.count(" ") >= 4)


@given(
    st.lists(st.lists(st.sampled_from("abcdefghijkl"), max_size=12, unique=True), max_size=6),
    st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1)),
    st.floats(0, 0.9),
)
def test_lines_are_known_as_plain_counting_has_it(
    held: list[list[str]], rare: dict[str, float], least: float
) -> None:
    shares = []
    for one in held:
        known = [stem for stem in one if sum(stem in other for other in held) > 1]
        total = sum(rare.get(stem, 1.0) for stem in one)
        if len(one) >= lettered.LONGER:
            shares.append(sum(rare.get(stem, 1.0) for stem in known) / max(total, 0.2))

    assert lettered.all_known(held, rare, least) is all(share > least for share in shares)


def test_numbers_of_a_line_are_those_of_plain_counting() -> None:
    """Shares of telling words, by hand: one line of two has half of its words from the other."""
    first, second = "Harbour workers met", "Harbour pilots"
    lines = [
        Rough(Line(0, len(words), words, after_gap=True), prose=False, role=Role.BODY)
        for words in (first, second)
    ]

    shown = strangeness._shared(lines, strangeness.woven((first, second)), {"harbou": 0.5})

    assert shown[:, 0].tolist() == pytest.approx([0.5 / 1.5, 0.5 / 1.5])
