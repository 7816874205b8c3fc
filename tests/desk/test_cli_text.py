"""Words for the terminal: never wider than they may be, never steering it; progress in one line."""

import io

from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.case import natural
from sayso.desk.progress import LineProgress
from sayso.desk.text import clip, counted, one_line, tail, width

ANY = st.text(st.characters(codec=None))


@given(ANY, st.integers(1, 30))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    line = one_line(text)

    assert width(clip(line, columns)) <= columns
    assert width(tail(line, columns)) <= columns


@given(st.text("abc 中", max_size=8))
def test_what_fits_is_not_cut(text: str) -> None:
    assert clip(text, 16) == text
    assert tail(text, 16) == text


def test_the_end_of_a_path_stays() -> None:
    assert tail("archive/2024/march.txt", 12) == "…4/march.txt"
    assert clip("archive/2024/march.txt", 12) == "archive/202…"


@given(ANY)
def test_one_line_cannot_steer_a_terminal(text: str) -> None:
    line = one_line(text)

    assert line.isprintable() or not set(line) & {chr(n) for n in (*range(32), *range(127, 160))}
    assert len(line.splitlines()) <= 1
    line.encode()


PATHS = st.lists(st.text("ab#19/", max_size=6))


@given(PATHS.flatmap(lambda paths: st.tuples(st.just(paths), st.permutations(paths))))
def test_paths_sort_in_one_way(both: tuple[list[str], list[str]]) -> None:
    paths, shuffled = both

    assert sorted(paths, key=natural) == sorted(shuffled, key=natural)


def test_numbers_sort_as_people_count() -> None:
    paths = ["feed#10", "feed#9", "a/2", "a/10"]

    assert sorted(paths, key=natural) == ["a/2", "a/10", "feed#9", "feed#10"]


def test_numbers_have_their_noun() -> None:
    assert counted(1, "article") == "1 article"
    assert counted(1200, "copy", "copies") == "1,200 copies"


def test_progress_takes_its_line_away() -> None:
    stream = io.StringIO()
    progress = LineProgress(stream)

    progress.step("articles", 200, None)
    progress.step("articles", 201, 400)
    progress.close()

    assert stream.getvalue().startswith("\r200 articles, ")
    assert "201" not in stream.getvalue()  # drawn at most a few times a second
    assert stream.getvalue().endswith(" \r")
    assert "\n" not in stream.getvalue()
