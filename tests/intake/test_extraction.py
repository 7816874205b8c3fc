"""What extractors take for main text: marks of whole lines, and never a cut word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import read

from sayso.intake import extraction
from sayso.intake.extraction import advice, is_english
from sayso.records.articles import Mark

STORY = (
    "The port of Orvale will reopen on Monday, a harbour official said after the talks.",
    "The union called the plan unacceptable, and warned of a longer strike in the autumn.",
    "The ministry did not answer questions about the night shift, or about the ferries.",
    "Dana Orlo told reporters that the union would meet the ministry before the weekend.",
)
BERICHT = (
    "Der Hafen von Orvale wird am Montag wieder geöffnet, sagte ein Beamter nach den Gesprächen.",
    "Die Gewerkschaft nannte den Plan unannehmbar und warnte vor einem Streik bis zum Herbst.",
    "Das Ministerium beantwortete keine Fragen zur Nachtschicht und ebenso wenig zu den Fähren.",
    "Dana Orlo sagte vor Reportern, man werde sich vor dem Wochenende noch einmal treffen.",
)


def page(rows: tuple[str, ...]) -> str:
    paragraphs = "".join(f"<p>{row}</p>" for row in rows)
    return f"<html><body><nav>Vell</nav><article>{paragraphs}</article></body></html>"


def words(marks: tuple[Mark, ...], text: str, kind: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks if mark.kind == kind]


@pytest.mark.parametrize(("rows", "kinds"), [(STORY, {"taken"}), (BERICHT, {"taken", "kept"})])
def test_what_they_take_is_marked_as_one_run(rows: tuple[str, ...], kinds: set[str]) -> None:
    (document,) = read(page(rows).encode(), "pile/port.html").items

    for kind in ("taken", "kept"):
        told = words(document.marks, document.text, kind)
        assert told == (["\n".join(rows)] if kind in kinds else [])


def test_a_line_between_that_they_leave_out_parts_a_run() -> None:
    menu = "<nav><ul><li><a href='/'>Sport</a></li><li><a href='/'>Culture</a></li></ul></nav>"
    paragraphs = [f"<p>{row}</p>" for row in STORY]
    html = f"<html><body><article>{paragraphs[0]}{menu}{''.join(paragraphs[1:])}</article></body>"

    (document,) = read(html.encode(), "pile/port.html").items

    told = words(document.marks, document.text, "taken")
    assert [row for run in told for row in run.split("\n")] == list(STORY)
    assert len(told) == 2


@pytest.mark.parametrize(
    ("rows", "english"),
    [(STORY, True), (BERICHT, False), (("奥瓦莱港将于周一重新开放。" * 4,), False), ((), False)],
)
def test_the_language_is_told_by_common_words(rows: tuple[str, ...], english: bool) -> None:  # noqa: FBT001
    assert is_english(rows) is english


@pytest.mark.parametrize("text", ["", "\n", "Vell\nOrvale", "奥瓦莱港将于周一重新开放。"])
def test_a_page_without_running_text_is_no_error(text: str) -> None:
    assert {mark.kind for mark in advice(f"<p>{text}</p>", text)} <= {"taken", "kept"}


@given(st.text(max_size=200), st.text(max_size=200))
def test_marks_are_whole_lines(html: str, text: str) -> None:
    starts = {0} | {at + 1 for at, sign in enumerate(text) if sign == "\n"}

    for mark in advice(html, text):
        assert mark.start in starts
        assert mark.end == len(text) or text[mark.end] == "\n"


def test_of_a_page_with_too_many_tags_nobody_is_asked() -> None:
    text = "\n".join(STORY)
    html = page(STORY).replace("</nav>", "<b>" * extraction.TAGS + "</nav>")

    assert not list(advice(html, text))
