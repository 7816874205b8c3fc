"""Damage leaves the words where the gold can find them."""

import pytest
from bench.attribution import Attribution
from bench.perturb import perturb
from hypothesis import given
from hypothesis import strategies as st

TEXT = """VARNE — “The harbour stays shut,” Dana Orlo said on Monday.

The commission answered that “nobody asked the engineers” about the breakwater.
According to the residents, everything had been arranged beforehand."""
SEEDS = [str(number) for number in range(40)]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def test_the_same_seed_does_the_same_damage_and_others_do_other() -> None:
    made = [perturb(TEXT, seed) for seed in SEEDS]

    assert made == [perturb(TEXT, seed) for seed in SEEDS]
    assert len({each.text for each in made}) > 10


@pytest.mark.parametrize("words", ["The harbour stays shut", "Dana Orlo", "said", "beforehand"])
def test_gold_moves_along(words: str) -> None:
    start = TEXT.index(words)
    span = (start, start + len(words))

    for seed in SEEDS:
        after = perturb(TEXT, seed)
        moved = after.moved(Attribution((span,), (span,)))
        assert letters(after.text[slice(*moved.content[0])]) == letters(words)
        assert moved.source == moved.content
        assert moved.cue == ()
        assert after.restored(moved).content == (span,)


def test_every_kind_of_damage_is_done_to_some_text() -> None:
    made = [perturb(TEXT, seed).text for seed in SEEDS]

    assert any("“" not in text for text in made)
    assert any("\n" not in text for text in made)
    assert any("-\n" in text for text in made)
    assert any("DANA ORLO" in text or "“THE" in text for text in made)


@given(st.text(), st.text(max_size=3))
def test_no_letter_is_lost_and_places_keep_their_order(text: str, seed: str) -> None:
    after = perturb(text, seed)

    assert letters(after.text) == letters(text)
    assert len(after.places) == len(text) + 1
    assert list(after.places) == sorted(after.places)
    assert after.places[-1] == len(after.text)
