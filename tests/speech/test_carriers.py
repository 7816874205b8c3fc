"""Promises of carriers: who was told, or has the papers, is a hand; who speaks is said once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

from sayso.speech.carriers import carriers

SHUT = "that the pier was shut"
LATER = "\n\nVantry has learnt more. The site also published a map."


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "hands"),
    [
        (
            f"A memo seen by Vantry says {SHUT}.",
            "A memo seen by Vantry",
            "says",
            ["A memo", "Vantry"],
        ),
        (
            f"A plan leaked to Vantry shows {SHUT}.",
            "A plan",
            "shows",
            ["A plan", "Vantry"],
        ),
        (
            f"In an interview with Vantry the master said {SHUT}.",
            "the master",
            "said",
            ["the master", "Vantry"],
        ),
        (
            f"The master, who spoke to Vantry at the pier, said {SHUT}.",
            "The master",
            "said",
            ["The master", "Vantry"],
        ),
    ],
)
def test_who_has_the_words_or_papers_is_a_hand(
    sentence: str, source: str, cue: str, hands: list[str]
) -> None:
    text = sentence + LATER

    (one,) = built(make(text), heard(text, cue, source, SHUT))

    assert chain(one) == hands


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        (f"The master spoke to Vantry. The clerk said {SHUT}.", "said"),  # another sentence
        (f"The clerk said {SHUT}; the master spoke to Vantry.", "said"),
        (f"Ilan Tavo fell. The clerk told Tavo {SHUT}.", "told"),  # a person
        (f"“I spoke to Vantry.” The clerk said {SHUT}.", "said"),  # inside a quotation
    ],
)
def test_who_has_something_else_is_no_hand(sentence: str, cue: str) -> None:
    text = sentence + LATER

    (one,) = (
        each for each in built(make(text), heard(text, cue, "The clerk", SHUT)) if each.text == SHUT
    )

    assert chain(one) == ["The clerk"]


@given(st.text(alphabet="Vantry seen by told the, .“”\n", max_size=150))
def test_every_carrier_stands_in_the_text_behind_the_words_that_say_so(text: str) -> None:
    found = carriers(text)

    assert all(0 <= one.said < one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})


@pytest.mark.parametrize(
    ("text", "inner", "outer", "hands"),
    [
        ("Orlo said she feared p was q.", "she", "Orlo", ["she"]),
        ("The Pier Board said it feared p was q.", "it", "The Pier Board", ["it"]),
        ("Two dockers said they feared p was q.", "they", "Two dockers", ["they"]),
        ("“I feared p was q,” Orlo said.", "I", "Orlo", ["I"]),
        ("“She feared p was q,” Orlo said.", "She", "Orlo", ["She", "Orlo"]),
        ("“They feared p was q,” Orlo said.", "They", "Orlo", ["They", "Orlo"]),
        ("“We feared p was q,” Orlo said.", "We", "Orlo", ["We", "Orlo"]),
        ("Orlo said they feared p was q.", "they", "Orlo", ["they", "Orlo"]),
        ("Orlo said it feared p was q.", "it", "Orlo", ["it", "Orlo"]),
        ("A docker said they feared p was q.", "they", "A docker", ["they", "A docker"]),
    ],
)
def test_who_tells_of_their_own_words_is_listed_once(
    text: str, inner: str, outer: str, hands: list[str]
) -> None:
    whole = f"{inner} feared p was q"
    found = [
        heard(text, "said", outer, whole),
        heard(text, "feared", inner, "p was q", inner=True),
    ]

    (deep,) = (one for one in built(make(text), *found) if one.text == "p was q")

    assert chain(deep) == hands


def test_who_tells_of_their_own_words_inside_a_quotation_is_listed_once_too() -> None:
    text = "“Tavo told me he feared p was q,” Orlo said."
    found = [
        heard(text, "said", "Orlo", "“Tavo told me he feared p was q,”"),
        heard(text, "told", "Tavo", "he feared p was q", inner=True),
        heard(text, "feared", "he", "p was q", inner=True),
    ]

    (deep,) = (one for one in built(make(text), *found) if one.text == "p was q")

    assert chain(deep) == ["he", "Orlo"]


def test_what_somebody_reacts_to_did_not_come_through_them() -> None:
    text = f"Orlo made the statement in reaction to a Varne Courier story saying {SHUT}."
    story = "a Varne Courier story"
    found = [
        heard(text, "made", "Orlo", f"the statement in reaction to {story} saying {SHUT}"),
        heard(text, "saying", story, SHUT, inner=True),
    ]

    (deep,) = (one for one in built(make(text), *found) if one.text == SHUT)

    assert chain(deep) == [story]
