"""Stretches inside lines: datelines, dates in bylines, credits of pictures. Stories are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import blocks, made, plain

from sayso.intake import article, phrases
from sayso.intake.captions import picture_credit
from sayso.records.articles import Role

TITLE = "Harbour workers reject the night shift"
ONE = "The port of Varne will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
FOUR = "The ministry did not answer questions about the night shift."
STORY = f"{ONE}\n{TWO}\n{THREE}\n{FOUR}"
SHOWN = "A ferry leaves Varne on April 3, 2031."


def marked(text: str) -> list[tuple[Role, str, str]]:
    """Return role, rule and words of the blocks that are neither body nor headline."""
    document, found = made(text)
    return [
        (block.role, block.basis.rule, block.at.words(document.text))
        for block in found.blocks
        if block.role not in {Role.BODY, Role.HEADLINE}
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Ann Berg | 3 April 2031 | 10:14", "3 April 2031 | 10:14"),
        ("By Ann Berg, 3 April 2031", "3 April 2031"),
        ("By Ann Berg • April 3, 2031", "April 3, 2031"),
        ("Ann Berg - April 3, 2031", "April 3, 2031"),
    ],
)
def test_a_date_inside_a_byline_is_a_stretch_and_dates_the_article(line: str, day: str) -> None:
    text = f"{TITLE}\n{line}\n{STORY}"
    _, found = made(text)

    assert (Role.DATE, "IN007", day) in marked(text)
    assert found.published is not None
    assert found.published.earliest.isoformat() == "2031-04-03"


def test_a_date_of_change_inside_a_byline_keeps_its_label() -> None:
    text = f"{TITLE}\nBy Ann Berg Updated: April 3, 2031 10:14 am\n{STORY}"
    _, found = made(text)

    assert (Role.DATE, "IN007", "Updated: April 3, 2031 10:14 am") in marked(text)
    assert found.updated is not None


@pytest.mark.parametrize(
    "credit",
    [
        "Jan Moe/AP",
        "(Jan Moe/AP)",
        "(AP)",
        "© AFP",
        "Getty Images",
        "Photo: Jan Moe/Varne Press",
        "Credit: Jan Moe",
        "(Jan Moe via AP, File)",
        "REUTERS/Jan Moe/File Photo",
        "AFP PHOTO / JAN MOE",
        "Handout via REUTERS",
        "Courtesy of Varne Ferries",
    ],
)
def test_a_caption_below_the_headline_dates_and_credits_nothing(credit: str) -> None:
    text = f"{TITLE}\n{SHOWN} {credit}\n{STORY}"
    _, found = made(text)

    assert marked(text) == [(Role.CAPTION, "IN009", SHOWN), (Role.CAPTION, "IN023", credit)]
    assert found.credit is None
    assert found.published is None
    assert [words for role, words in blocks(text) if role is Role.BODY] == STORY.split("\n")


def test_an_agency_between_two_paragraphs_took_a_picture() -> None:
    text = f"{TITLE}\n{ONE}\n{TWO}\nASSOCIATED PRESS\n{THREE}\n{FOUR}"
    _, found = made(text)

    assert marked(text) == [(Role.CAPTION, "IN023", "ASSOCIATED PRESS")]
    assert found.credit is None


@pytest.mark.parametrize("ending", ["(AP)", "© AFP", "(Jan Moe)", "Reuters/AFP"])
def test_the_last_paragraph_is_no_caption(ending: str) -> None:
    text = f"{TITLE}\n{STORY} {ending}"

    assert not [words for role, words in blocks(text) if role is Role.CAPTION]


def test_short_news_that_are_each_credited_are_no_captions_and_credit_nobody() -> None:
    text = f"{TITLE}\n{ONE} (AP)\n{TWO} (Reuters)\n{FOUR} (AFP)"
    _, found = made(text)

    assert [words for role, words in blocks(text) if role is Role.BODY] == [ONE, TWO, FOUR]
    assert found.credit is None


def test_a_row_of_bars_is_told_at_once() -> None:
    assert phrases.known("Follow | " * 15 + "Follow |") is None
    assert phrases.known("Port | " * 60 + "Port |") is None


def test_a_byline_that_runs_into_the_dateline_is_a_stretch() -> None:
    text = f"{TITLE}\nBy ANN BERG, Associated Press VARNE (AP) — {STORY}"
    _, found = made(text)

    assert marked(text) == [
        (Role.BYLINE, "IN005", "By ANN BERG, Associated Press"),
        (Role.DATELINE, "IN006", "VARNE (AP) —"),
    ]
    assert [author.name for author in found.authors] == ["ANN BERG"]


def test_a_sign_off_behind_the_last_words_names_who_reported() -> None:
    off = "(Reporting by Ann Berg in Varne; Editing by Ida Holm.)"
    text = f"{TITLE}\nVARNE, April 3 (Reuters) - {STORY} {off}"
    _, found = made(text)

    assert marked(text)[1:] == [(Role.CREDIT, "IN008", off)]
    assert [author.name for author in found.authors] == ["Ann Berg"]


@given(
    st.lists(
        st.sampled_from(
            "A ferry leaves Varne. April 3, 2031 Photo: Jan Moe / AP ( ) © AFP via Getty Images "
            "Handout File Courtesy of Credit: | REUTERS".split()
        ),
        max_size=14,
    ).map(" ".join)
    | st.text(max_size=120)
)
def test_a_picture_credit_lies_in_its_line(words: str) -> None:
    found = picture_credit(words)

    assert found is None or 0 <= found.start < found.end <= len(words)
    text = f"{TITLE}\n{words}\n{STORY}"
    (seen,) = article(plain(text)).items
    covered = "".join(block.at.words(text) for block in seen.blocks)
    assert "".join(covered.split()) == "".join(text.split())
