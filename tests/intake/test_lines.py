"""The line model's say over lines. Shapes are those of real pages; names and places are not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import blocks, plain, roles

from sayso.intake import article
from sayso.intake.judging import by_rules
from sayso.intake.rough import roughs
from sayso.intake.traits import FIRST, LAST, WIDTH, traits
from sayso.intake.weighing import quotes_somebody, weigh
from sayso.records.articles import Document, Mark, Role
from sayso.text.models import line_model

STORY = (
    "The port of Orvale will reopen on Monday, a harbour official said after the talks.",
    "The union called the plan unacceptable, and warned of a longer strike in the autumn.",
    "“We have waited for a year,” said Dana Orlo, who leads the union of harbour workers.",
    "The ministry did not answer questions about the night shift, or about the ferries.",
    "Orlo told reporters that the union would meet the ministry again before the weekend.",
)
QUOTING = (
    "“No ship will leave Orvale before Monday,” the harbour official told the Courier.",
    "He said: “Nobody asked us.”",
    "“It is over,” Orlo said.",
    '"We were never told," says Milo Trenn, who has worked the night shift for ten years.',
)
TITLE = "Harbour workers reject the night shift again"
MENU = ("Home", "World", "Weather", "Harbour", "Letters", "Markets", "Chess", "Puzzles")
WORDS = st.sampled_from([*STORY, *QUOTING, *MENU, TITLE, "News Feed", "2 min read", "What next?"])


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@given(st.lists(st.one_of(WORDS, st.text(max_size=60)), max_size=30).map("\n".join))
def test_no_character_is_lost_and_the_order_stays(text: str) -> None:
    document = Document("d", text, "text/plain", "a.txt")
    (found,) = article(document).items

    at = 0
    for block in found.blocks:
        assert not text[at : block.at.start].strip()
        at = block.at.end
    assert not text[at:].strip()


@given(st.lists(WORDS, max_size=25).map("\n".join))
def test_the_same_text_gives_the_same_roles_and_scores(text: str) -> None:
    document = Document("d", text, "text/plain", "a.txt")

    assert article(document) == article(document)


@pytest.mark.parametrize("line", QUOTING)
@pytest.mark.parametrize("place", [1, 3, 5])
def test_a_line_that_quotes_somebody_stays_in_the_story(line: str, place: int) -> None:
    lines = [*STORY[:place], line, *STORY[place:]]

    assert roles(page(*MENU, TITLE, *lines, *MENU))[8 + 1 + place] is Role.BODY
    assert roles(page(*lines))[place] is Role.BODY


def test_a_clean_story_is_all_story() -> None:
    assert roles(page(*STORY)) == [Role.BODY] * len(STORY)


def test_what_has_a_sure_sign_is_no_matter_of_the_model() -> None:
    text = page(*STORY, "By Dana Orlo and Milo Trenn", "© 2031 The Orvale Courier.", *STORY[:2])

    assert roles(text)[5:] == [Role.BYLINE, Role.LEGAL, Role.REPEAT, Role.REPEAT]


def test_a_form_that_knows_its_text_is_left_alone() -> None:
    text = page("Length: 355 words", *STORY, "Chess")
    marks = (Mark(0, len(text), "p"),)
    document = Document("d", text, "text/html", "a.html", marks=marks)
    lines = roughs(document)
    by_rules(document, lines)
    before = [(rough.role, rough.rule, rough.score) for rough in lines]

    weigh(document, lines)

    assert [(rough.role, rough.rule, rough.score) for rough in lines] == before


@pytest.mark.parametrize("line", QUOTING)
def test_a_quotation_with_a_verb_of_saying_is_known(line: str) -> None:
    assert quotes_somebody(line)
    assert not quotes_somebody(STORY[1])


def test_a_paragraph_that_goes_on_quoting_needs_no_verb() -> None:
    assert quotes_somebody("“The night shift is over, and the ferries will sail again on Monday.”")
    assert not quotes_somebody("“It is over”")


@given(st.lists(WORDS, min_size=1, max_size=40).map("\n".join))
def test_every_line_has_traits_and_a_probability(text: str) -> None:
    document = plain(text)
    lines = roughs(document)
    by_rules(document, lines)

    seen = traits(document, lines)
    found = line_model().probabilities(seen.numbers, seen.words)

    assert seen.numbers.shape == (len(lines), WIDTH)
    assert seen.words.shape == (len(lines), FIRST + LAST)
    assert np.isfinite(seen.numbers).all()
    assert ((found >= 0) & (found <= 1)).all()


def test_a_document_without_lines_has_no_traits() -> None:
    seen = traits(plain(" "), [])

    assert seen.numbers.shape == (0, WIDTH)
    assert line_model().probabilities(seen.numbers, seen.words).shape == (0,)


def test_another_story_after_the_end_is_set_aside() -> None:
    others = (
        "Council delays its vote on the new bridge until spring",
        "The council of Vell put off its vote on Tuesday for the third time in a year.",
        "Norrland wins the cup after a goal in the last minute",
        "A late goal gave Norrland its first cup in twenty years on Saturday night.",
    )
    found = blocks(page(*MENU, TITLE, *STORY, "Related articles", *others, *MENU))

    assert [words for role, words in found if role is Role.BODY] == list(STORY)
