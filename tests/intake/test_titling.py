"""The headline of a page without markup. Shapes are those of real pages; names are not."""

from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import made

from sayso.intake import article
from sayso.records.articles import Document, Role, Stated

STORY = (
    "The port of Orvale will reopen on Monday, a harbour official said after the talks.",
    "The union of harbour workers called the plan unacceptable, and warned of a longer strike.",
    "“We have waited for a year,” said Dana Orlo, who leads the union of harbour workers.",
    "The ministry did not answer questions about the night shift of the workers in Orvale.",
)
TITLE = "Harbour workers in Orvale reject the night shift"
MENU = ("Home", "World", "Weather", "Harbour", "Letters", "Markets", "Chess", "Puzzles")
OTHER = "Council delays its vote on the new stadium again"
LINES = st.sampled_from([*STORY, *MENU, TITLE, OTHER, "2 min read", "By Dana Marsh"])


def page(*lines: str) -> str:
    return "\n".join(lines)


def title(text: str, stated: str = "") -> str:
    _, found = made(text, Stated(title=stated))
    return found.title.name if found.title else ""


def test_the_line_that_shares_words_with_the_story_goes_before_the_first_long_one() -> None:
    """
    A box of other stories stands above the headline of a page whose markup is gone.
    """
    assert title(page(*MENU, OTHER, "Snow closes the road to Hollen", TITLE, *STORY)) == TITLE


def test_the_line_that_was_taken_before_is_no_headline_any_longer() -> None:
    document, found = made(page(*MENU, OTHER, TITLE, *STORY, *MENU))
    heads = [b.at.words(document.text) for b in found.blocks if b.role is Role.HEADLINE]

    assert heads == [TITLE]


def test_stamps_and_sentences_with_a_stop_are_no_headlines() -> None:
    text = page(*MENU, TITLE, "Orvale harbour / May 3, 2031", "Harbour workers in Orvale:", *STORY)

    assert title(text) == TITLE


def test_what_is_stated_is_not_looked_for() -> None:
    assert title(page(*MENU, OTHER, TITLE, *STORY), stated=OTHER) == OTHER


def test_a_text_without_menus_keeps_its_first_line() -> None:
    assert title(page(OTHER, *STORY)) == OTHER


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=30).map("\n".join))
def test_there_is_one_headline_at_most_from_the_text_itself(text: str) -> None:
    (found,) = article(Document("d", text, "text/plain", "a.txt")).items

    assert sum(block.basis.rule == "IN003" for block in found.blocks) <= 1
