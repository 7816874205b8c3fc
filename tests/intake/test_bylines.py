"""Who wrote an article, by its bylines and the notes below it. Names and papers are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import blocks, made, plain

from sayso.intake import article
from sayso.intake.bylines import byline, note_on_author, signature
from sayso.records.articles import Role

TITLE = "Harbour workers reject the night shift"
ONE = "The port of Varne will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
FOUR = "The ministry did not answer questions about the night shift."
STORY = f"{ONE}\n{TWO}\n{THREE}\n{FOUR}"
WORDS = st.lists(
    st.sampled_from(
        "By by BY Von Par Ann Berg Jan Moe and & , | – ( ) @annberg AP Reuters in for the Courier "
        "Staff Writer 3 April 2031 10:14 Updated: Photos: Words: is a reporter Follow on".split(" ")
    ),
    max_size=14,
).map(" ".join)


def authors(text: str) -> list[str]:
    _, found = made(text)
    return [author.name for author in found.authors]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ann Berg | 3 April 2031 | 10:14", "Ann Berg"),
        ("By Ann Berg Updated: April 3, 2031 10:14 am", "Ann Berg"),
        ("Ann Berg - April 3, 2031", "Ann Berg"),
        ("Ann Berg in Varne", "Ann Berg"),
        ("Ann Berg, The Varne Courier", "Ann Berg"),
        ("Ann Berg | AP", "Ann Berg"),
        ("By Ann Berg in Varne and Jan Moe in Tarnby", "Ann Berg+Jan Moe"),
        ("By Ann Berg, Jan Moe & Ida Holm", "Ann Berg+Jan Moe+Ida Holm"),
        ("By Ann Berg\nand Jan Moe", "Ann Berg+Jan Moe"),
        ("By Ann Berg\nBy Jan Moe", "Ann Berg+Jan Moe"),
        ("BY ANN BERG AND JAN MOE", "ANN BERG+JAN MOE"),
        ("BY ANN BERG, STAFF WRITER", "ANN BERG"),
        ("By Ann Berg\nStaff Writer", "Ann Berg"),
        ("By Ann Berg, Political Editor", "Ann Berg"),
        ("By Ann Berg aberg@courier.example", "Ann Berg"),
        ("By Ann Berg (@annberg)", "Ann Berg"),
        ("By Ann Berg, Special to the Courier", "Ann Berg"),
        ("By Ann van der Berg, José Moe and Ída O’Holm", "Ann van der Berg+José Moe+Ída O’Holm"),
        ("By A. B. Berg", "A. B. Berg"),
        ("ByAnn Berg", "Ann Berg"),
        ("Written By: Ann May", "Ann May"),
        ("By Ann Berg ⋅ Founder and Editor-in-Chief ⋅ Updated May 6, 2031", "Ann Berg"),
        ("By Dr. Ann Berg, MD", "Ann Berg"),
        ("Guest column by Ann Berg", "Ann Berg"),
        ("By Jan Moe as told to Ann Berg", "Jan Moe+Ann Berg"),
        ("Words: Ann Berg Photos: Jan Moe", "Ann Berg"),
        ("Words by Ann Berg, photos by Jan Moe", "Ann Berg"),
        ("Written by: Ann Berg", "Ann Berg"),
        ("Von Ann Berg und Jan Moe", "Ann Berg+Jan Moe"),
        ("Par Ann Berg avec AFP", "Ann Berg"),
        ("Por Ann Berg y Jan Moe", "Ann Berg+Jan Moe"),
        ("Di Ann Berg", "Ann Berg"),
        ("Av Ann Berg", "Ann Berg"),
    ],
)
def test_a_byline_names_its_persons_and_nobody_else(line: str, people: str) -> None:
    text = f"{TITLE}\n{line}\n{STORY}"

    assert authors(text) == people.split("+")
    assert [words for role, words in blocks(text) if role is Role.BODY] == STORY.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "By our correspondent",
        "By Our Special Correspondent",
        "Our Correspondent",
        "Staff reporter",
        "By Courier Staff",
        "By The Editorial Board",
        "By Web Desk",
        "Guest column",
        "Special to the Courier",
        "Edited by Ann Berg",
        "Translated by Ann Berg",
        "Photos by Jan Moe",
    ],
)
def test_a_task_an_editor_or_a_photographer_is_no_author(line: str) -> None:
    assert authors(f"{TITLE}\n{line}\n{STORY}") == []


@pytest.mark.parametrize(
    ("note", "people"),
    [
        ("Ann Berg is a reporter for the Varne Courier.", ["Ann Berg"]),
        ("Ann Berg covers ports for the Courier. Follow her on Twitter @annberg.", ["Ann Berg"]),
        ("Follow Ann Berg on Twitter @annberg.", ["Ann Berg"]),
        ("Contact Ann Berg at aberg@courier.example.", ["Ann Berg"]),
        ("The writer is a columnist for the Courier.", []),
    ],
)
def test_a_note_below_the_story_names_who_wrote_it(note: str, people: list[str]) -> None:
    text = f"{TITLE}\n{STORY}\n{note}"

    assert authors(text) == people
    assert note not in [words for role, words in blocks(text) if role is Role.BODY]


def test_a_byline_goes_before_a_note() -> None:
    text = f"{TITLE}\nBy Jan Moe\n{STORY}\nAnn Berg is a reporter for the Varne Courier."

    assert authors(text) == ["Jan Moe"]


def test_of_whom_the_story_tells_is_no_author() -> None:
    line = "Ann Berg is a reporter for the Courier."
    text = f"{TITLE}\n{ONE}\n{line}\n{TWO}\n{THREE}\n{FOUR}"

    assert authors(text) == []
    assert (Role.BODY, line) in blocks(text)


@pytest.mark.parametrize(
    "words",
    [
        "By Monday, the port was closed.",
        "By the time he left, it was late",
        "By Ann Berg, the minister said nothing.",
        "By Sea and Air",
        "Di Matteo sacked",
    ],
)
def test_prose_that_begins_like_a_byline_is_none(words: str) -> None:
    assert byline(words) is None


@given(WORDS | st.text(max_size=80))
def test_whatever_the_words_names_are_words_of_the_line(words: str) -> None:
    names = [note_on_author(words)] if note_on_author(words) else []
    for found in (byline(words), signature(words)):
        names += [*found.people, *found.houses] if found else []

    assert all(name in words for name in names)


@given(st.lists(WORDS, min_size=1, max_size=8).map("\n".join))
def test_no_sign_is_lost_or_told_twice(lines: str) -> None:
    text = f"{TITLE}\n{lines}\n{STORY}"
    (found,) = article(plain(text)).items

    at = 0
    for block in found.blocks:
        assert at <= block.at.start < block.at.end
        assert not text[at : block.at.start].strip()
        at = block.at.end
    assert not text[at:].strip()
