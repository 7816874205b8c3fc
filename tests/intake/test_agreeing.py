"""What two models together say of lines. No text is needed: these are probabilities."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.agreeing import HEARD, agreed

CHANCES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=20)


def test_two_models_that_suspect_a_line_say_more_than_one_that_does() -> None:
    (alone,) = agreed([0.05], [0.9], [0])
    (both,) = agreed([0.9], [0.9], [0])

    assert both > alone


def test_the_second_model_has_the_greater_say() -> None:
    first, second = agreed([0.99, 0.3], [0.3, 0.99], [0, 1])

    assert second > first


def test_what_the_second_model_all_but_rules_out_and_what_is_announced_stay() -> None:
    assert agreed([0.99, 0.01], [HEARD / 2, 0.9], [0]) == [HEARD / 2, 0.9]


@given(CHANCES)
def test_any_two_probabilities_give_one_for_each_line(pairs: list[tuple[float, float]]) -> None:
    first, second = [one for one, _ in pairs], [two for _, two in pairs]

    found = agreed(first, second, range(len(pairs)))

    assert len(found) == len(pairs)
    assert all(0 <= one <= 1 for one in found)
