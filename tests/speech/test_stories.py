"""Promises of stories: what an outlet's story is said to say is the outlet's."""

import pytest
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

from sayso.speech.stories import stories

SHUT = "that the pier was shut"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"He was reacting to a story in the Varne Courier saying {SHUT}.", "the Varne Courier"),
        (f"She laughed at a Varne Courier report claiming {SHUT}.", "Varne Courier"),
        (f"An article in Vantry, suggesting {SHUT}, is new. Vantry reports more.", "Vantry"),
    ],
)
def test_a_story_of_an_outlet_says_what_it_is_named_for(text: str, source: str) -> None:
    (one,) = built(make(text))

    assert one.text.startswith(SHUT)
    assert source in one.chain.mouth.text
    assert chain(one) == [one.chain.mouth.text]
    assert one.basis.rule == "SP015"


@pytest.mark.parametrize(
    "text",
    [
        f"He told a story in the harbour saying {SHUT}.",  # no outlet
        f"Orlo wrote a piece in May saying {SHUT}.",
        "The story in the Varne Courier was long.",
    ],
)
def test_no_other_story_does(text: str) -> None:
    assert list(stories(text, 0, len(text))) == []


def test_what_the_model_hears_goes_first() -> None:
    text = f"He was reacting to a story in the Varne Courier saying {SHUT}."

    (one,) = built(make(text), heard(text, "saying", "the Varne Courier", SHUT))

    assert one.basis.rule != "SP015"
