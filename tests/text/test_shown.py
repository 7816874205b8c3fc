"""Views: torn words whole again, odd marks as usual ones, and every sign in its place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.models import encoder
from sayso.text.quotes import quotations
from sayso.text.views import view

WHOLE = {"interview", "operative", "mayor", "long", "term"}


def length(word: str) -> int:
    return 1 if word in WHOLE else 2


def shown(text: str) -> str:
    return view(text, 0, len(text), quotations(text, 0, len(text)), length).text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("in an inter- view", "in an interview"),
        ("in an inter-\nview", "in an interview"),
        ("a ma- yor and an opera-\n  tive", "a mayor and an operative"),
        ("an oper- ative", "an operative"),
        ("long- term and short- and mid-term", "long- term and short- and mid-term"),
        ("the inter - view", "the inter - view"),
        ("„We wait,“ he said.", "“We wait,” he said."),
        ("``We wait,'' he said.", "“We wait,” he said."),
        ("«We wait», he said.", "“We wait”, he said."),
        ("”We wait,” he said.", "“We wait,” he said."),
        ('"We wait," he said.', '"We wait," he said.'),
        ("They don´t, the workers´ union said", "They don’t, the workers’ union said"),
        ("the `fleet´", "the ‘fleet’"),
    ],
)
def test_damage_is_not_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text(alphabet="ab- \n“”„\"'`´«»."), st.integers(0, 3))
def test_every_sign_stands_for_a_place_of_the_text(text: str, start: int) -> None:
    start = min(start, len(text))
    quoted = quotations(text, start, len(text))

    seen = view(text, start, len(text), quoted, lambda word: 3 if len(word) < 4 else 1)

    assert len(seen.text) == len(seen.starts) == len(seen.ends)
    places = list(zip(seen.starts, seen.ends, strict=True))
    assert all(start <= left < right <= len(text) for left, right in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_a_torn_word_is_read_as_the_word_and_keeps_its_place() -> None:
    text = "The harbour- master gave an inter-\nview on Monday."

    made = encoder().pieces(text, [(0, len(text))])
    whole = encoder().pieces("The harbourmaster gave an interview on Monday.", [(0, 46)])

    words = [text[a:b] for a, b in zip(made.starts, made.ends, strict=True)]
    assert "inter-\nview" in words
    assert made.ids[-4:] == whole.ids[-4:]
