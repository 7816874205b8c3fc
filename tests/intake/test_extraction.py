"""The extractor's advice: marks of whole lines, and never a cut word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import read

from sayso.intake.extraction import kept
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


def words(marks: tuple[Mark, ...], text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks if mark.kind == "kept"]


@pytest.mark.parametrize("rows", [STORY, BERICHT])
def test_what_it_keeps_is_marked(rows: tuple[str, ...]) -> None:
    (document,) = read(page(rows).encode(), "pile/port.html").items

    assert words(document.marks, document.text) == list(rows)


@pytest.mark.parametrize("text", ["", "\n", "Vell\nOrvale", "奥瓦莱港将于周一重新开放。"])
def test_a_page_without_running_text_is_no_error(text: str) -> None:
    assert all(mark.kind == "kept" for mark in kept(f"<p>{text}</p>", text))


@given(st.text(max_size=200), st.text(max_size=200))
def test_marks_are_whole_lines(html: str, text: str) -> None:
    starts = {0} | {at + 1 for at, sign in enumerate(text) if sign == "\n"}

    for mark in kept(html, text):
        assert mark.start in starts
        assert mark.end == len(text) or text[mark.end] == "\n"
