"""Promises of presses: a text tells whose name is an outlet's, and no name is one by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.presses import as_outlet, as_person, bare_name, signs

STORY = "The pier is to be shut, {} reported on Monday, citing a memo. {} has seen the memo."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (STORY.format("Vantry", "Vantry"), "Vantry"),
        (
            "A memo seen by Cross-Plank says so. Two dockers told Cross-Plank it was so.",
            "Cross-Plank",
        ),
        ("Kiln & Plank has revealed it. The trade monthly has the log.", "Kiln & Plank"),
        ("In an interview with Quire, an online newsletter, Orlo said no.", "Quire"),
        ("The paper Ostrana writes that the pier is shut; Ostrana’s reporter saw it.", "Ostrana"),
    ],
)
def test_what_reports_and_is_told_and_sees_papers_is_an_outlet(text: str, name: str) -> None:
    assert as_outlet(text, name)
    assert as_outlet(text, f"{name}, which is sold at the pier")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Orlo told the council that the pier was shut. Orlo, 41, hopes to open it.", "Orlo"),
        ("Ilan Tavo is a docker. Orlo said he had told Tavo twice.", "Tavo"),
        ("The Pier Board declined to comment. The Pier Board’s lawyer wrote to us.", "Pier Board"),
        (
            "It was told on Saturday that the pier was shut, Saturday’s edition reported.",
            "Saturday",
        ),
        (STORY.format("He", "He"), "He"),
        (STORY.format("France", "France"), "France"),
    ],
)
def test_persons_houses_days_and_states_are_none(text: str, name: str) -> None:
    assert not as_outlet(text, name)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the Vantry", "Vantry"),
        ("Vantry’s", "Vantry"),
        ("Kiln & Plank, a monthly for potters", "Kiln & Plank"),
        ("“Quire”", "Quire"),
        ("the harbour master", ""),
        ("Orlo who told us", ""),
        ("it", ""),
        ("May.", ""),
        ("", ""),
    ],
)
def test_a_bare_name_is_what_a_mention_consists_of(mention: str, name: str) -> None:
    assert bare_name(mention) == name


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_words_are_an_outlet_or_not(text: str, mention: str) -> None:
    assert as_outlet(text, mention) in {True, False}


@given(st.text(alphabet="Vantry rep orted, by“”.\n", max_size=120))
def test_every_sign_is_there_or_not(text: str) -> None:
    seen = signs(text, "Vantry")

    assert set(seen.values()) <= {0.0, 1.0}
    assert seen["always"] == 1.0


def test_the_same_signs_are_looked_for_in_every_text() -> None:
    assert signs("", "Vantry").keys() == signs(STORY.format("Vantry", "Vantry"), "Vantry").keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlo told Gans to wait. Tilo Gans waited.", "Gans"),
        ("Orlo told Gans to wait. “Never,” said Gans.", "Gans"),
        ("Orlo told Gans to wait. Gans denies it.", "Gans"),
        ("Orlo told Ivo Strand to wait. Strand told him no.", "Ivo Strand"),
    ],
)
def test_who_has_a_first_name_or_answers_is_somebody(text: str, name: str) -> None:
    assert as_person(text, name)
    assert not as_outlet(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlo told Vantry to wait.", "Vantry"),
        ("When Vantry was asked, it was late. On Monday Vantry went on.", "Vantry"),
        ("Orlo told the Telegraph. The Telegraph said it was late.", "the Telegraph"),
        ("Orlo told them.", "them"),
        ("", ""),
    ],
)
def test_who_is_only_told_is_not_known_for_somebody(text: str, name: str) -> None:
    assert not as_person(text, name)
