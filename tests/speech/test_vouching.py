"""Promises of who only passes on what somebody said: one statement with two hands, and no more."""

import pytest
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

TOLD = "Orlo told the board that the pier was sold"


@pytest.mark.parametrize(
    ("behind", "cue", "source"),
    [
        (", the Orvale Courier reported.", "reported", "the Orvale Courier"),
        (", according to the Orvale Courier.", "according to", "the Orvale Courier"),
        (", minutes of the meeting show.", "show", "minutes of the meeting"),
    ],
)
def test_a_paper_passes_on_who_said_what(behind: str, cue: str, source: str) -> None:
    text = TOLD + behind
    inner = heard(text, "told", "Orlo", "that the pier was sold")

    (one,) = built(make(text), inner, heard(text, cue, source, TOLD))

    assert chain(one) == ["Orlo", source]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (f"{TOLD}, Milo Trenn said.", "said", "Milo Trenn", TOLD),
        (f"“{TOLD},” the Orvale Courier wrote.", "wrote", "the Orvale Courier", f"“{TOLD},”"),
        (f"The Orvale Courier reported that {TOLD}.", "reported", "The Orvale Courier", TOLD),
    ],
)
def test_who_is_named_or_quoted_says_it_too(text: str, cue: str, source: str, content: str) -> None:
    inner = heard(text, "told", "Orlo", "that the pier was sold")

    found = built(make(text), inner, heard(text, cue, source, content))

    assert len(found) == 2
    assert found[1].within == found[0].id
