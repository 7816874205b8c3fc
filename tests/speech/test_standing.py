"""Promises of pointing words: their kind is that of what they point to."""

import pytest
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

from sayso.records.speech import Kind
from sayso.speech.papers import rested
from sayso.speech.standing import stood

SHUT = "that the pier was shut"


@pytest.mark.parametrize(
    ("before", "pronoun", "kind"),
    [
        ("It relied on a deckhand who", "who", Kind.UNNAMED),
        ("It thanked Dana Orlo, who", "who", Kind.PERSON),
        ("It asked the residents of Varne, who", "who", Kind.GROUP),
        ("It wrote to the ministry, which", "which", Kind.INSTITUTION),
        ("It wrote to the Varne Courier, which", "which", Kind.OUTLET),
        ("It read a report that", "that", Kind.DOCUMENT),
    ],
)
def test_a_relative_pronoun_has_the_kind_of_the_words_before_it(
    before: str, pronoun: str, kind: Kind
) -> None:
    text = f"The Marle Bank opened. {before} said {SHUT}."
    (one,) = built(make(text), heard(text, "said", pronoun, SHUT))

    (told,) = stood([one], text)

    assert told.chain.mouth.kind is kind


def test_what_rests_on_which_rests_on_the_outlet_that_it_stands_for() -> None:
    inside = f"two dockers had told it {SHUT}"
    text = f"It was in the Varne Courier, which said {inside}. The dockers said the sea was calm."
    found = built(
        make(text),
        heard(text, "said", "which", inside),
        heard(text, "had told", "two dockers", SHUT),
        heard(text, "said", "The dockers", "the sea was calm"),
    )

    *_, last = rested(stood(found, text), text)

    assert chain(last) == ["The dockers", "the Varne Courier"]
