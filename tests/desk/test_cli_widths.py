"""Lines for the eye fit the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.tables import Column, _fitted
from sayso.desk.text import folded, width


def test_a_line_folds_at_words_under_where_its_words_began() -> None:
    line = "    one two three four five six seven\n"

    assert folded(line, 20) == "    one two three\n    four five six\n    seven\n"


def test_a_line_with_a_label_folds_behind_the_label() -> None:
    assert folded("  body   one two three four", 20) == "  body   one two\n         three four"


@given(st.lists(st.text("ab \u00e9", min_size=1, max_size=9), max_size=12), st.integers(20, 90))
def test_no_word_is_lost_and_no_line_is_too_wide(words: list[str], columns: int) -> None:
    line = " ".join(words)
    found = folded(line, columns)

    assert found.split() == line.split()
    assert all(width(row) <= columns for row in found.split("\n")) or width(line) <= columns


@given(st.lists(st.integers(4, 60), min_size=2, max_size=6), st.integers(60, 200))
def test_columns_fit_the_terminal(widths: list[int], room: int) -> None:
    columns = tuple(Column("x", each, str) for each in widths)
    found = _fitted(columns, room)

    assert sum(found) + 2 * len(found) - 2 <= room or max(found) <= 12
