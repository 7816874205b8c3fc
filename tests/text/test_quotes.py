"""Quotations: found by their marks, however odd."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.quotes import quotations


def shown(text: str, *, running: bool = False) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text), running=running)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We wait,” he said.", ["“We wait,”"]),
        ('"We wait," he said. "Not long."', ['"We wait,"', '"Not long."']),
        ("''We wait,'' he said.", ["''We wait,''"]),
        ("«We wait», he said.", ["«We wait»"]),
        ("‘We can’t wait,’ he said.", ["‘We can’t wait,’"]),
        ("the so-called ‘fleet of the willing’ sails", ["‘fleet of the willing’"]),
        ("the workers’ union and the boss’s office", []),
        ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
        ('a 6" pipe and a 4" pipe', []),
        ("“It never closes", ["“It never closes"]),
        ("It never opens,” he said.", []),
        ("„We wait,“ he said. „Not long.“", ["„We wait,“", "„Not long.“"]),
        ("„We wait,” he said.", ["„We wait,”"]),
        ("»We wait«, he said.", ["»We wait«"]),
        ("”We wait,” he said. ”Not long.”", ["”We wait,”", "”Not long.”"]),
        ("“We wait,” he said. ”Not long.", ["“We wait,”"]),
        ("no marks at all", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, found: list[str]) -> None:
    assert shown(text) == found


def test_a_closing_mark_ends_a_quotation_of_the_paragraph_before() -> None:
    assert shown("and it never came,” he said.", running=True) == ["and it never came,”"]


def test_an_opening_mark_inside_a_quotation_shows_that_the_first_was_lost() -> None:
    text = "“It never closes. “But this one does,” he said."

    assert shown(text) == ["“It never closes.", "“But this one does,”"]


@given(st.text(alphabet="“”‘’\"'«»`ab .,?\n", max_size=80), st.booleans())
def test_quotations_are_in_order_and_disjoint(text: str, running: bool) -> None:  # noqa: FBT001
    found = quotations(text, 0, len(text), running=running)

    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
