"""A figure's interval comes from drawing its documents again."""

import pytest
from bench.attribution import Rate
from bench.intervals import Share, Tally, bounds, report, together
from hypothesis import given
from hypothesis import strategies as st

counts = st.integers(0, 9)
shares = st.builds(lambda right, wrong: Share(right, right + wrong), counts, counts)


def test_counts_of_documents_are_added_up_by_name() -> None:
    tallies: list[Tally] = [{"a": Share(1, 2)}, {"a": Share(2, 2), "b": Rate(1, 2, 1, 4)}]

    assert together(tallies) == {"a": Share(3, 4), "b": Rate(1, 2, 1, 4)}


def test_documents_that_agree_leave_no_doubt() -> None:
    tallies: list[Tally] = [{"a": Rate(3, 4, 3, 6)}] * 5

    assert bounds(tallies) == {"a": ((0.75, 0.75), (0.5, 0.5), (0.6, 0.6))}


def test_one_document_in_four_gives_the_interval_of_four_draws() -> None:
    """Of four draws with replacement, none takes the one document in 32 % and all in 0.4 %."""
    tallies: list[Tally] = [{"a": Share(10, 10)}, *([{"a": Share(0, 10)}] * 3)]

    assert bounds(tallies) == {"a": ((0.0, 0.75),)}


def test_a_name_that_is_a_rate_and_a_share_is_refused() -> None:
    with pytest.raises(TypeError):
        together([{"a": Share(1, 2)}, {"a": Rate(1, 2, 1, 2)}])


def test_no_document_prints_a_heading_alone() -> None:
    assert len(list(report([]))) == 1


@given(st.lists(shares, min_size=1, max_size=6))
def test_the_figure_of_many_draws_lies_within_what_documents_say(found: list[Share]) -> None:
    ((low, high),) = bounds([{"a": each} for each in found], resamples=50)["a"]

    assert 0.0 <= low <= high <= max(each.value for each in found)
