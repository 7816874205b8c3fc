"""Promises of antecedents: what "who" and "which" stand for is the noun phrase before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.antecedents import RELATIVES, antecedent


def meant(text: str, pronoun: str = "") -> str | None:
    """Return the words that the last relative pronoun of ``text`` stands for."""
    words = [pronoun] if pronoun else sorted(RELATIVES)
    at = max(text.rfind(f" {word} ") for word in words) + 1
    place = antecedent(text, at)
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell on the ministry, which said no.", "the ministry"),
        ("It was a driver who asked not to be named.", "a driver"),
        ("They asked Dana Orlo, the mayor, who denied it.", "Dana Orlo, the mayor"),
        (
            "It wrote to the head of the harbour board, who laughed.",
            "the head of the harbour board",
        ),
        ("It wrote to the head of the harbour board, which laughed.", "the harbour board"),
        ("She met the ministry of the fleet, which said no.", "the ministry of the fleet"),
        ("Residents in Port Fennel, who heard it, said so.", "Residents in Port Fennel"),
        ("She thanked one of three members who voted no.", "one of three members"),
        ("So said the quarry’s manager, who left.", "the quarry’s manager"),
        ("He told Ivo Marsh (51), who left.", "Ivo Marsh"),
        ("A guard who slept and who said so left.", "A guard"),
        ("It quotes demonstrators here, who say no.", "demonstrators"),
        ("It began with Zarva, which wrote on Monday.", "Zarva"),
        ("It plans to sue anyone who says so.", "anyone"),
    ],
)
def test_a_relative_pronoun_stands_for_the_phrase_before_it(text: str, words: str) -> None:
    assert meant(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Orlo asked who had paid.",
        "They differ about who said it.",
        "She would not say which boat sank.",
        "Nobody spoke. Who would say so?",
        "“Go home,” which nobody did.",
        "The mayor said that the pier was shut.",
    ],
)
def test_a_question_or_a_clause_stands_for_nothing(text: str) -> None:
    assert meant(text.replace("Who", "who").replace(". who", ", he asked, who")) is None


def test_no_other_word_has_one() -> None:
    assert antecedent("the mayor, he said", 11) is None


@given(
    st.lists(
        st.sampled_from(
            ["who", "which", "that", "the", "a", "mayor", "of", "Orlo", ",", "(51)", "board’s",
             "said", ".", "“", "and", "one", "&", "’", "-", "in", "two", "\n"]
        ),
        max_size=14,
    ).map(" ".join)
)  # fmt: skip
def test_it_lies_before_the_pronoun_in_any_text(text: str) -> None:
    for at in range(len(text) + 1):
        place = antecedent(text, at)
        assert place is None or 0 <= place[0] < place[1] <= at
