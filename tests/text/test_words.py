"""Words under which texts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.words import folded, words


@given(st.text(max_size=40) | st.text(st.sampled_from("aİß’.-\u0345Σǰ ꭰ"), max_size=12))
def test_words_are_parted_before_their_case_is_folded(text: str) -> None:
    plain = [word.text.casefold().replace("’", "'") for word in words(text)]

    assert folded(text) == plain


@pytest.mark.parametrize(
    ("text", "found"),
    [("Orvale’s PORT, U.S", ["orvale's", "port", "u.s"]), ("a\u0345b", ["a", "b"]), ("", [])],
)
def test_a_sign_that_no_word_holds_parts_words(text: str, found: list[str]) -> None:
    assert folded(text) == found
