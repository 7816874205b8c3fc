"""Looking at all lines at once tells of each what looking at it alone would."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.scanning import Scanned, Sign

LINE = st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
LINES = st.lists(LINE | st.sampled_from(["Ǆ.", "×a", "“É”", "٣²½", "ﬁn", "..."]), min_size=1)


@given(LINES)
def test_signs_and_words_are_those_of_each_line(lines: list[str]) -> None:
    seen = Scanned(lines)

    assert [seen.text[a:b] for a, b in zip(seen.starts, seen.ends, strict=True)] == lines
    assert seen.words == [line.casefold().split() for line in lines]
    assert seen.sizes.tolist() == [len(line.split()) for line in lines]
    digits = seen.counts((seen.kinds & Sign.DIGIT) > 0)
    assert digits.tolist() == [len(re.findall(r"\d", line)) for line in lines]
    shouted = seen.has(Sign.UPPER) & ~seen.has(Sign.LOWER | Sign.TITLED)
    assert shouted.tolist() == [line.isupper() for line in lines]


@given(LINES)
def test_what_a_pattern_finds_belongs_to_its_line(lines: list[str]) -> None:
    pattern = re.compile(r"[a-zé.]+")

    where, words = Scanned(lines).found(pattern)

    alone = [(n, found) for n, line in enumerate(lines) for found in pattern.findall(line)]
    assert list(zip(where.tolist(), words, strict=True)) == alone


def test_a_stretch_is_found_wherever_it_stands() -> None:
    seen = Scanned(["www.courier.example", "Nothing here", "a@b.com, c@d.com"])

    places = seen.of(list(seen.stand(("www.", ".com"))))

    assert places.tolist() == [0, 2, 2]


def test_a_sign_that_was_never_met_is_known_the_next_time() -> None:
    line = "\U0001f6a2 Ω"

    assert np.array_equal(Scanned([line]).kinds, Scanned([line]).kinds)
    assert (Scanned([line]).kinds & Sign.UPPER).any()
