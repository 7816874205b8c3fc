"""How lines hang together. Writing, people and places are invented."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.cohesion import NODES, PAIRS, Cohesion, cohesion
from sayso.intake.rough import roughs
from sayso.records.articles import Document
from sayso.text.models import cohesion_model
from sayso.text.relating import CohesionModel

LINES = (
    "Dockers in Orvale turn down the night shift",
    "The dockers' union of Orvale voted on Tuesday against a night shift on the quays.",
    "Dana Orlo, who leads the union, said that nobody would unload ships at night.",
    "The port authority wants the night shift because ships wait outside the quays.",
    "Glass bees from Lindholm hang in the museum, and curator Tessa Quill polishes them.",
    "Visitors of the museum may touch the glass bees, Quill said.",
    "Orlo said the union would talk to the authority about the quays again.",
)


def seen(lines: tuple[str, ...]) -> Cohesion:
    return cohesion(roughs(Document("d", "\n".join(lines), "text/plain", "a.txt")), {})


def test_lines_of_one_story_have_more_in_common_than_lines_of_two() -> None:
    shared = seen(LINES).pairs[:, :, 0]

    assert shared[4, 5] > shared[4, [1, 2, 3, 6]].max()
    assert shared[1, 3] > shared[1, [4, 5]].max()


def test_what_two_lines_have_in_common_does_not_depend_on_which_comes_first() -> None:
    shared = seen(LINES).pairs[:, :, 0]

    assert shared == pytest.approx(shared.T)
    assert not shared.diagonal().any()


def test_a_name_that_was_introduced_is_told_from_one_that_comes_from_nowhere() -> None:
    """Column 1 counts names alone that stand nowhere else, column 2 those that stood above."""
    stranger = "Visitors of the museum may touch them, as Quill said."
    nodes = seen((*LINES[:4], stranger, LINES[6])).nodes

    assert nodes[4, 1] > 0
    assert nodes[4, 2] == 0
    assert nodes[5, 1] == 0
    assert nodes[5, 2] > 0


@given(st.lists(st.text(min_size=1), min_size=1, max_size=12).map("\n".join))
def test_any_text_gives_finite_numbers_of_the_same_shape(text: str) -> None:
    lines = roughs(Document("d", text, "text/plain", "a.txt"))

    made = cohesion(lines, {})

    assert made.nodes.shape == (len(lines), NODES)
    assert made.pairs.shape == (len(lines), len(lines), PAIRS)
    assert np.isfinite(made.nodes).all()
    assert np.isfinite(made.pairs).all()


def test_the_model_gives_a_probability_of_each_line_and_the_same_one_again() -> None:
    model, made = cohesion_model(), seen(LINES)
    width = 82 + NODES
    nodes = np.zeros((len(LINES), width), np.float32)

    found = model.strangers(nodes, made.pairs, LINES)

    assert found.shape == (len(LINES),)
    assert ((found >= 0) & (found <= 1)).all()
    assert (model.strangers(nodes, made.pairs, LINES) == found).all()


@given(st.lists(st.lists(st.integers(0, 4), max_size=5), min_size=2, max_size=6))
def test_what_a_line_is_about_is_the_sum_of_its_pieces(held: list[list[int]]) -> None:
    """A line without pieces, wherever it stands, is about nothing."""
    table = np.array([[1, 0, 0], [0, 2, 0], [0, 0, 3], [1, -1, 0], [0, 5, 5]], np.int8)
    model = CohesionModel(
        {"version": "", "limits": {}, "weights": ()}, {"pieces": table}, lambda _: held
    )

    shown = model._alike([""] * len(held))

    sums = [table[np.array(ids, np.int64)].sum(0, dtype=np.float32) for ids in held]
    units = [one / max(float(np.linalg.norm(one)), 1e-4) for one in sums]
    for first, one in enumerate(units):
        for second, other in enumerate(units):
            told = 0.0 if first == second else float(one @ other)
            assert shown[first, second] == pytest.approx(told, abs=1e-5)
