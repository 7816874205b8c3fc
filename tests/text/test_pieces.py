"""Pieces: every word in its place, every piece in one core."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.models import encoder
from sayso.text.pieces import (
    CAPITALISED,
    CAPITALS,
    INSIDE,
    LOWER,
    MARK,
    NUMBER,
    OTHER,
    OUTSIDE,
    PARAGRAPH,
    PLAIN,
    SENTENCE,
    UNCLOSED,
    Pieces,
    Span,
    case,
    pieces,
    windows,
)

_PIECE = re.compile(r"[^\W_]{1,4}|[^\w\s]|_")  # long words fall into several pieces


def torn(text: str) -> tuple[Sequence[int], Sequence[Span]]:
    """Cut a text as a vocabulary does, without the weights."""
    places = [found.span() for found in _PIECE.finditer(text)]
    return [len(text[start:end]) for start, end in places], places


def lines(text: str) -> list[Span]:
    """Return the places of the lines that hold words."""
    return [found.span() for found in re.finditer(r"[^\s][^\r\n]*", text)]


def cut(text: str) -> Pieces:
    return pieces(text, lines(text), torn)


def words(text: str, made: Pieces) -> list[str]:
    return [text[start:end] for start, end in zip(made.starts, made.ends, strict=True)]


def told(text: str, feature: Sequence[int], made: Pieces, *wanted: int) -> list[str]:
    """Return the pieces whose feature is one of those wanted."""
    return [word for word, each in zip(words(text, made), feature, strict=True) if each in wanted]


ODD = st.sampled_from(
    [
        "“", "”", '"', "''", "``", "‘", "’", "«", "»", "„", ". ", "? ", "…", "—", "\r\n", "\n\n",
        "\u00a0", "\u200b", "\u00ad", "\u0301", "\x00", "\x07", "\x1b[31m", "\u2028", "\x85",
        "\ufeff", "\ufffd", "🚢", "👩\u200d🚀", "🇳🇴", "中文", "한국", "İ", "ﬁ", "ẞ", "é", "e\u0301",
        " said ", "Orlo", "U.S.", "1,200", "x" * 120, " ", "\t",
    ]
)  # fmt: skip
LONE = st.sampled_from(["\ud800", "\udfff", "\ud83d\ude00"])
WHOLE = st.lists(st.one_of(ODD, ODD, st.text(max_size=6)), max_size=30).map("".join)
TEXT = st.lists(
    st.one_of(ODD, ODD, LONE, st.text(st.characters(codec=None), max_size=6)), max_size=30
).map("".join)


def check(text: str, made: Pieces) -> None:
    """Check what holds of the pieces of any text."""
    rows = (made.starts, made.ends, made.cases, made.layouts, made.quotes)
    assert {len(row) for row in (*rows, made.sentences, made.paragraphs)} == {len(made)}
    assert len(made) == len(made.ids)
    places = list(zip(made.starts, made.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    # Two pieces of one letter, such as the parts of a syllable, share its place; others do not.
    assert all(one[1] <= two[0] or one == two for one, two in pairwise(places))
    for row in (made.sentences, made.paragraphs):
        assert all(two - one >= 0 for one, two in pairwise(row))
    assert all(
        two > one
        for (one, two), (p, q) in zip(
            pairwise(made.sentences), pairwise(made.paragraphs), strict=True
        )
        if q > p
    ), "no sentence goes on in another paragraph"


@given(WHOLE)
def test_no_letter_and_no_figure_is_lost(text: str) -> None:
    made = encoder().pieces(text, lines(text))

    check(text, made)
    held = {
        at for start, end in zip(made.starts, made.ends, strict=True) for at in range(start, end)
    }
    assert all(at in held for at, sign in enumerate(text) if sign.isalnum())


def test_a_letter_keeps_the_marks_that_stand_above_it() -> None:
    text = "Orle\u0301 said: e\u0301te\u0301"
    made = encoder().pieces(text, lines(text))

    assert "".join(words(text, made)) == text.replace(" ", "")


@given(TEXT)
def test_half_a_surrogate_pair_stops_nothing(text: str) -> None:
    made = encoder().pieces(text, lines(text))

    check(text, made)
    held = {
        at for start, end in zip(made.starts, made.ends, strict=True) for at in range(start, end)
    }
    assert all(at in held for at, sign in enumerate(text) if sign.isalnum())


@given(TEXT)
def test_pieces_are_those_of_the_vocabulary_in_order(text: str) -> None:
    made = cut(text)

    check(text, made)
    assert words(text, made) == [
        text[start + left : start + right]
        for start, end in lines(text)
        for left, right in torn(text[start:end])[1]
    ]


@given(TEXT, st.text(max_size=20))
def test_what_stands_outside_the_stretches_leaves_no_trace(text: str, before: str) -> None:
    moved = [(start + len(before), end + len(before)) for start, end in lines(text)]
    made, other = cut(text), pieces(before + text, moved, torn)

    assert [start - len(before) for start in other.starts] == made.starts
    assert (other.ids, other.cases, other.layouts) == (made.ids, made.cases, made.layouts)
    assert (other.quotes, other.sentences) == (made.quotes, made.sentences)


@given(TEXT)
def test_each_paragraph_begins_once_and_sentences_inside_it(text: str) -> None:
    made = cut(text)

    begins = [at for at in range(len(made)) if made.layouts[at] == PARAGRAPH]
    assert begins == [
        at for at in range(len(made)) if at == 0 or made.paragraphs[at] != made.paragraphs[at - 1]
    ]
    for at in range(1, len(made)):
        new = made.sentences[at] != made.sentences[at - 1]
        assert new == (made.layouts[at] != PLAIN)


def test_layout_tells_what_begins() -> None:
    text = "We wait. Mr. Orlo does not.\r\nIt is late."
    made = cut(text)

    assert told(text, made.layouts, made, PARAGRAPH) == ["We", "It"]
    assert told(text, made.layouts, made, SENTENCE) == ["Mr"]
    assert made.paragraphs[-1] == 1
    assert made.sentences[-1] == 2


def test_quotations_tell_inside_from_outside() -> None:
    text = "“We wait,” Orlo said."
    made = cut(text)

    assert told(text, made.quotes, made, MARK) == ["“", "”"]
    assert told(text, made.quotes, made, INSIDE) == ["We", "wait", ","]
    assert told(text, made.quotes, made, OUTSIDE) == ["Orlo", "said", "."]


def test_a_quotation_that_is_never_closed_is_told_apart_and_goes_on() -> None:
    text = "Orlo said: “We wait.\n“We hope.” So it is."
    made = cut(text)

    assert told(text, made.quotes, made, UNCLOSED) == ["We", "wait", "."]
    assert told(text, made.quotes, made, INSIDE) == ["We", "hope", "."]
    assert told(text, made.quotes, made, OUTSIDE)[-4:] == ["So", "it", "is", "."]


def test_a_closing_mark_alone_ends_what_the_paragraph_before_began() -> None:
    text = "Orlo said: “We wait\nand hope,” and left."
    made = cut(text)

    assert told(text, made.quotes, made, INSIDE) == ["and", "hope", ","]
    assert told(text, made.quotes, made, MARK) == ["“", "”"]


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("said", LOWER),
        ("Orlo", CAPITALISED),
        ("O", CAPITALISED),
        ("McOrlo", CAPITALISED),
        ("ORLO", CAPITALS),
        ("1,200", NUMBER),
        ("3pm", LOWER),
        ("“", OTHER),
        ("中", OTHER),
        ("🚢", OTHER),
        ("", OTHER),
    ],
)
def test_how_a_word_is_written(word: str, written: int) -> None:
    assert case(word) == written


PROSE = st.lists(
    st.lists(st.integers(1, 12), min_size=1, max_size=6),  # words of each sentence
    max_size=12,
).map(
    lambda paragraphs: "\n".join(
        " ".join(" ".join(["The", *["harbour"] * (size - 1)]) + "." for size in sentences)
        for sentences in paragraphs
    )
)


@st.composite
def sizes(draw: st.DrawFn) -> tuple[int, int]:
    """Return a size of windows and a smaller one of their context."""
    size = draw(st.integers(1, 60))
    return size, draw(st.integers(0, size - 1))


@given(st.one_of(PROSE, TEXT), sizes())
def test_every_piece_stands_in_one_core(text: str, both: tuple[int, int]) -> None:
    made = cut(text)
    found = windows(made, *both)

    cores = [at for window in found for at in range(window.core, window.end)]
    assert cores == list(range(len(made)))
    assert all(window.core < window.end for window in found)


@given(st.one_of(PROSE, TEXT), sizes())
def test_no_window_is_larger_than_it_may_be(text: str, both: tuple[int, int]) -> None:
    size, context = both

    for window in windows(cut(text), size, context):
        assert 0 <= window.start <= window.core < window.end
        assert window.end - window.start <= size
        assert window.core - window.start <= context


@given(PROSE, sizes())
def test_windows_end_where_sentences_end_if_one_ends_in_reach(
    text: str, both: tuple[int, int]
) -> None:
    made = cut(text)
    size, context = both

    for window in windows(made, size, context)[:-1]:
        reach = range(window.core + 1, window.core + size - context + 1)
        ends = [at for at in reach if made.sentences[at] != made.sentences[at - 1]]
        torn_apart = made.sentences[window.end] == made.sentences[window.end - 1]
        assert not torn_apart or not ends


@given(PROSE, sizes())
def test_context_is_whole_sentences(text: str, both: tuple[int, int]) -> None:
    made = cut(text)

    for window in windows(made, *both):
        if window.start < window.core:
            before = made.sentences[window.start - 1] if window.start else -1
            assert before != made.sentences[window.start]


def test_a_window_ends_with_a_paragraph_rather_than_with_a_sentence() -> None:
    text = "One two three. Four five.\nSix seven. Eight nine ten."
    made = cut(text)

    (first, *_) = windows(made, 14, 0)

    assert words(text, made)[first.end - 1 : first.end + 1] == [".", "Six"]


def test_a_short_text_is_one_window() -> None:
    made = cut("Orlo said that the berth was shut.")

    (only,) = windows(made, 192, 0)

    assert (only.start, only.core, only.end) == (0, 0, len(made))


def test_no_text_has_no_window() -> None:
    assert windows(cut(" \r\n\t"), 192, 0) == []
