"""Decoding: the best marks are the best, their probability is theirs, and ranges are in order."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.speech.decode import (
    CONTENT,
    INTO,
    NEVER,
    OUT,
    SOURCE,
    Floats,
    Span,
    attributions,
    best_marks,
    cues,
    ranges,
)
from sayso.text.models import encoder

MARKS = 9  # nothing, and begin and inside of four roles
SHIPPED = np.array(encoder().settings["steps"], dtype=np.float32)
ROLES = (SOURCE, CONTENT, OUT, INTO)
REACH = 8.0  # scores lie between this and its negative


def grids(rows: int, length: int, marks: int) -> st.SearchStrategy[Floats]:
    """Return grids of scores; ties have a measure of nothing."""
    shape = (rows, length, marks)
    return st.integers(0, 2**32 - 1).map(
        lambda seed: np.random.default_rng(seed).uniform(-REACH, REACH, shape).astype(np.float32)
    )


@st.composite
def steps_of(draw: st.DrawFn, marks: int) -> Floats:
    """Return steps: nothing may follow anything, and nothing anything; the rest as it comes."""
    seed = draw(st.integers(0, 2**32 - 1))
    chance = np.random.default_rng(seed)
    steps = chance.uniform(-3, 3, (marks, marks)).astype(np.float32)
    barred = chance.random((marks, marks)) < 0.3
    barred[:, 0] = barred[0, 0] = False
    steps[barred] = NEVER
    return steps


def whole(scores: Floats, steps: Floats, path: Sequence[int]) -> float:
    """Return the score of one path; what may not begin is what may not come after nothing."""
    if steps[0][path[0]] <= NEVER / 2:
        return -np.inf
    moves = [float(steps[one][two]) for one, two in pairwise(path)]
    if any(move <= NEVER / 2 for move in moves):
        return -np.inf
    return sum(moves) + sum(float(scores[at][mark]) for at, mark in enumerate(path))


def is_allowed(path: Sequence[int], steps: Floats) -> bool:
    return all(steps[one][two] > NEVER / 2 for one, two in pairwise([0, *path]))


@st.composite
def small(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Return scores and steps that are small enough to try every path."""
    rows, length, marks = draw(st.integers(1, 3)), draw(st.integers(1, 5)), draw(st.integers(2, 4))
    return draw(grids(rows, length, marks)), draw(steps_of(marks))


@given(small())
def test_the_best_marks_are_those_that_trying_all_would_find(drawn: tuple[Floats, Floats]) -> None:
    scores, steps = drawn
    rows, length, marks = scores.shape
    every = list(product(range(marks), repeat=length))

    paths, logs = best_marks(scores, steps)

    for row in range(rows):
        totals = np.array([whole(scores[row], steps, path) for path in every])
        best = whole(scores[row], steps, paths[row].tolist())
        assert np.isclose(best, totals.max(), atol=1e-3)
        assert np.isclose(logs[row], best - np.logaddexp.reduce(totals), atol=1e-3)


@given(small())
def test_all_rows_together_are_each_row_alone(drawn: tuple[Floats, Floats]) -> None:
    scores, steps = drawn

    paths, logs = best_marks(scores, steps)

    for row in range(len(scores)):
        alone, log = best_marks(scores[row : row + 1], steps)
        assert paths[row].tolist() == alone[0].tolist()
        assert np.isclose(logs[row], log[0], atol=1e-5)


@given(st.integers(1, 4).flatmap(lambda rows: grids(rows, 30, MARKS)))
def test_a_step_that_may_not_be_is_never_taken(scores: Floats) -> None:
    paths, logs = best_marks(scores, SHIPPED)

    assert all(is_allowed(path, SHIPPED) for path in paths.tolist())
    assert (logs <= 1e-4).all()


@given(st.integers(1, 200).flatmap(lambda length: grids(2, length, MARKS)))
def test_a_long_window_has_a_probability_too(scores: Floats) -> None:
    _, logs = best_marks(scores, SHIPPED)

    assert np.isfinite(logs).all()


def test_a_score_far_above_all_others_still_has_a_probability() -> None:
    scores = np.zeros((1, 3, MARKS), dtype=np.float32)
    scores[0, 0, SOURCE + 1] = 500  # an inside where nothing has begun

    paths, logs = best_marks(scores, SHIPPED)

    assert is_allowed(paths[0].tolist(), SHIPPED)
    assert np.isfinite(logs).all()


def test_the_shipped_steps_let_nothing_go_on_that_has_not_begun() -> None:
    assert SHIPPED.shape == (MARKS, MARKS)
    for begin, before in product(ROLES, range(MARKS)):
        may = SHIPPED[before][begin + 1] > NEVER / 2
        assert may == (before in {begin, begin + 1}), (before, begin + 1)
    assert all(SHIPPED[before][0] > NEVER / 2 for before in range(MARKS))


@st.composite
def walks(draw: st.DrawFn) -> list[int]:
    """Return marks that the shipped steps allow."""
    path: list[int] = []
    for _ in range(draw(st.integers(0, 20))):
        before = path[-1] if path else 0
        free = [mark for mark in range(MARKS) if SHIPPED[before][mark] > NEVER / 2]
        path.append(draw(st.sampled_from(free)))
    return path


@given(walks())
def test_ranges_hold_the_marks_of_their_role_and_no_other(path: list[int]) -> None:
    for begin in ROLES:
        found = ranges(path, begin)
        inside = [at for start, end in found for at in range(start, end)]

        assert inside == [at for at, mark in enumerate(path) if mark in {begin, begin + 1}]
        assert [start for start, _ in found] == [at for at, m in enumerate(path) if m == begin]


def chances(length: int) -> st.SearchStrategy[list[float]]:
    return st.lists(st.floats(0, 1, width=32), min_size=length, max_size=length)


@st.composite
def tagged(draw: st.DrawFn) -> tuple[Floats, Floats, float]:
    """Return probabilities of beginning and inside, and the least that is taken."""
    length = draw(st.integers(0, 15))
    begin, inside = draw(chances(length)), draw(chances(length))
    least = draw(st.floats(0.05, 0.95))
    return np.array(begin, dtype=np.float32), np.array(inside, dtype=np.float32), least


@given(tagged())
def test_cues_are_disjoint_and_in_order(drawn: tuple[Floats, Floats, float]) -> None:
    begin, inside, least = drawn

    found = cues(begin, inside, least)

    assert all(0 <= start < end <= len(begin) for (start, end), _ in found)
    assert all(one[1] <= two[0] for (one, _), (two, _) in pairwise(found))
    for (start, end), chance in found:
        assert chance == begin[start] >= least
        assert all(inside[at] > max(0.5, begin[at]) for at in range(start + 1, end))


@given(tagged())
def test_no_beginning_that_is_likely_enough_is_passed_over(
    drawn: tuple[Floats, Floats, float],
) -> None:
    begin, inside, least = drawn

    covered = {at for (start, end), _ in cues(begin, inside, least) for at in range(start, end)}

    for at in range(len(begin)):
        assert at in covered or begin[at] < least or begin[at] < inside[at]


@st.composite
def cued(draw: st.DrawFn) -> tuple[list[tuple[Span, float]], Floats]:
    """Return cues of a window and scores for each of them."""
    length = draw(st.integers(1, 25))
    starts = draw(st.lists(st.integers(0, length - 1), min_size=1, max_size=4))
    found = [
        ((start, min(length, start + draw(st.integers(1, 3)))), draw(st.floats(0.1, 1)))
        for start in starts
    ]
    return found, draw(grids(len(found), length, MARKS))


@given(cued())
def test_no_two_roles_share_a_piece_and_none_stands_on_its_cue(
    drawn: tuple[list[tuple[Span, float]], Floats],
) -> None:
    found, scores = drawn

    for one in attributions(found, scores, SHIPPED):
        parts = [one.cue, *one.source, *one.content, *one.out, *one.into]
        pieces = [at for start, end in parts for at in range(start, end)]
        assert len(pieces) == len(set(pieces))
        assert all(0 <= start < end <= scores.shape[1] for start, end in parts)
        for spans in (one.source, one.content, one.out, one.into):
            assert list(spans) == sorted(spans)


@given(cued())
def test_an_attribution_has_content_and_the_chance_of_its_cue(
    drawn: tuple[list[tuple[Span, float]], Floats],
) -> None:
    found, scores = drawn
    begun = {cue: {chance for each, chance in found if each == cue} for cue, _ in found}

    for one in attributions(found, scores, SHIPPED):
        assert one.content
        assert one.begun in begun[one.cue]
        assert 0 <= one.marked <= 1


def test_a_cue_without_content_is_no_attribution() -> None:
    scores = np.zeros((2, 6, MARKS), dtype=np.float32)
    scores[:, :, 0] = 5
    scores[1, 3, CONTENT] = scores[1, 4, CONTENT + 1] = 20
    scores[1, 0, SOURCE] = 20

    (only,) = attributions([((1, 2), 0.9), ((1, 3), 0.8)], scores, SHIPPED)

    assert (only.cue, only.source, only.content) == ((1, 3), ((0, 1),), ((3, 5),))
    assert (only.out, only.into) == ((), ())


def test_what_is_scored_is_not_changed() -> None:
    scores = np.ones((1, 4, MARKS), dtype=np.float32)

    attributions([((1, 2), 0.9)], scores, SHIPPED)

    assert (scores == 1).all()
