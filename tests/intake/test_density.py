"""Where running text is dense: marks of lines by the elements that they stand in."""

from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import read

from sayso.intake.density import Blocks, placed
from sayso.records.articles import Document

STORY = (
    "The port of Orvale will reopen on Monday, a harbour official said after the talks.",
    "The union called the plan unacceptable, and warned of a longer strike in the autumn.",
    "The ministry did not answer questions about the night shift, or about the ferries.",
)
TEASER = "A ferry ran aground off Vell on Tuesday, and nobody on board was hurt."


def opened(html: str) -> Document:
    (document,) = read(f"<html><body>{html}</body></html>".encode(), "pile/port.html").items
    return document


def marked(document: Document, kind: str) -> list[str]:
    """Return the lines that marks of one kind cover."""
    held = [document.text[mark.start : mark.end] for mark in document.marks if mark.kind == kind]
    return [row for run in held for row in run.split("\n")]


def test_the_core_is_the_element_that_holds_most_running_text() -> None:
    """Each paragraph may stand in an element of its own."""
    story = "".join(f"<div><p>{row}</p></div>" for row in STORY)

    document = opened(f"<div>{story}<b>Share</b></div><div><p>{TEASER}</p></div>")

    assert marked(document, "core") == [*STORY, "Share"]


def test_text_between_breaks_has_a_core_too() -> None:
    story = "<br><br>".join(STORY)

    document = opened(f"<div>{story}</div><div><p>{TEASER}</p></div>")

    assert marked(document, "core") == list(STORY)


def test_a_page_without_elements_around_its_text_has_no_core() -> None:
    document = opened("".join(f"<p>{row}</p>" for row in STORY))

    assert not marked(document, "core")
    assert marked(document, "para") == list(STORY)


def test_paragraphs_that_look_like_those_of_the_story_are_told_from_others() -> None:
    story = "".join(f'<p class="text">{row}</p>' for row in STORY)

    document = opened(f'<div>{story}<p class="teaser">{TEASER}</p></div>')

    assert marked(document, "like") == list(STORY)


def test_dense_is_what_stands_close_to_a_third_of_the_text() -> None:
    story = "".join(f"<p>{row}</p>" for row in STORY)
    far = f"<div><div><div><p>{TEASER}</p></div></div></div>"

    document = opened(f"<div><div>{story}</div>{far}</div>")

    assert marked(document, "dense") == list(STORY)


def test_items_and_small_headings_are_told() -> None:
    document = opened("<h4>What is open</h4><ul><li><p>The port</p></li><li>The bridge</li></ul>")

    assert marked(document, "h4") == ["What is open"]
    assert marked(document, "item") == ["The port", "The bridge"]


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(0, 5)), max_size=12))
def test_marks_lie_in_the_text_whatever_the_elements(given: list[tuple[str, int]]) -> None:
    rows = [row.replace("\n", " ") or "x" for row, _ in given]
    blocks = Blocks()
    for _, above in given:
        blocks.owners.append(len(blocks.above))
        blocks.above.append(min(above, len(blocks.above) - 1))
        blocks.looks.append(("p" if above else "div", ""))
    text = "\n".join(rows)

    for mark in placed(rows, blocks):
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.start == 0 or text[mark.start - 1] == "\n"
