"""Promises of stretches: damaged lines are the paragraphs that they were, and no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import make

from sayso.speech import LearnedReader
from sayso.speech.stretches import mended


def parts(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    places: list[tuple[int, int]] = []
    for line in lines:
        start = places[-1][1] + 2 if places else 0
        places.append((start, start + len(line)))
    return [text[start:end].strip() for start, end in mended(text, places)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("the har-", "bour is shut"), ["the har-\n\nbour is shut"]),
        (("the har-", "Bour is shut"), ["the har-", "Bour is shut"]),
        (("He waits -", "and waits"), ["He waits -", "and waits"]),
        (("He said: “No.” “Yes,” said Orlo.",), ["He said: “No.”", "“Yes,” said Orlo."]),
        (("He called it “bad,” “odd” and “late.”",), ["He called it “bad,” “odd” and “late.”"]),
        (
            ("“We wait.” ― Dana Orlo “We go.” ― Milo Trenn, 40",),
            ["“We wait.” ― Dana Orlo", "“We go.” ― Milo Trenn, 40"],
        ),
        (("It was “a gift.” – Dana Orlo",), ["It was “a gift.” – Dana Orlo"]),
    ],
)
def test_lines_become_paragraphs(lines: tuple[str, ...], found: list[str]) -> None:
    assert parts(*lines) == found


@given(st.lists(st.text(alphabet='aB -.“”"―', min_size=1), max_size=5))
def test_no_place_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    places: list[tuple[int, int]] = []
    for line in lines:
        start = places[-1][1] + 1 if places else 0
        places.append((start, start + len(line)))

    made = mended(text, places)

    assert made == sorted(made)
    held = {at for start, end in made for at in range(start, end)}
    assert held >= {at for start, end in places for at in range(start, end)}


def test_signatures_in_one_line_name_who_speaks() -> None:
    text = (
        "“The quay belongs to all of us, and to nobody else.” ― Dana Orlo "
        "“Sell it before the roof comes down on our heads.” ― Milo Trenn"
    )

    found = LearnedReader()(*make(text)).items

    assert [one.chain.mouth.text for one in found] == ["Dana Orlo", "Milo Trenn"]
