"""Promises of figures of speech: the sea says nothing, but a survey does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import make
from tests.speech.test_learned import built, heard

from sayso.speech import learned_reader, rules_reader

SHUT = "that the pier was shut"


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The sea", "has told", SHUT),
        ("History", "says", SHUT),
        ("The long history of the port", "suggests", SHUT),
        ("Common sense", "suggests", SHUT),
        ("Their own experience", "tells", SHUT),
        ("The figures", "tell", "a story of decline"),
        ("The harbour’s numbers", "told", "their own sad story"),
    ],
)
def test_a_figure_of_speech_says_nothing(source: str, cue: str, content: str) -> None:
    text = f"{source} {cue} {content}."

    assert built(make(text), heard(text, cue, source, content)) == []


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The figures", "show", SHUT),
        ("The survey", "found", SHUT),
        ("A sea of protesters", "said", SHUT),
        ("The Sea Board", "said", SHUT),
        ("Winter", "said", SHUT),
        ("Dana Orlo", "told", "a story of decline"),
        ("An inspector of the night watch", "said", SHUT),
    ],
)
def test_documents_people_and_names_speak(source: str, cue: str, content: str) -> None:
    text = f"{source} {cue} {content}."

    (one,) = built(make(text), heard(text, cue, source, content))

    assert one.chain.mouth.text == source


@pytest.mark.parametrize("source", ["The sea", "History", "Experience"])
def test_no_reader_tells_it(source: str) -> None:
    page = make(f"{source} says that the pier was shut.")

    assert not learned_reader(*page).items
    assert not rules_reader(*page).items


@given(
    st.lists(st.sampled_from(["the", "sea", "of", "History", "'s", ",", "“", "tells"]), max_size=5)
)
def test_any_source_is_read(words: list[str]) -> None:
    source = " ".join(["Orlo", *words])
    text = f"{source} said {SHUT}."

    assert len(built(make(text), heard(text, "said", source, SHUT))) <= 1
