"""Lines of other stories, known by their words. Writing, people and places are invented."""

import pytest
from tests.intake.tools import made

from sayso.intake import article
from sayso.intake.rough import roughs
from sayso.intake.strangeness import announces, strangeness, woven
from sayso.records.articles import Document, Role


def lines_of(words: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, each as one line."""
    return tuple(" ".join(each.split()) for each in words.split("\n\n"))


STORY = lines_of(
    """
    Harbour workers in Orvale reject the night shift for a second time

    ORVALE (Norrland Wire) - Harbour workers in Orvale voted on Tuesday against a night shift
    that the port authority wants to bring in before the winter.

    Four in five members of the dockers' union turned the plan down, the union said after a
    count that went on until the early morning.

    “Nobody here will unload a ship at three in the morning for a day's wage,” said Dana Orlo,
    who leads the union.

    The port authority, which runs nine of the eleven quays, has said that ships wait for two
    days on average because nobody unloads them after ten in the evening.

    Orlo told reporters that the union would talk about longer shifts in the daytime, but not
    about work at night.

    The authority's director, Milo Trenn, called the vote a setback for the port and said that
    he would put a new offer to the dockers next week.

    Shipping lines have begun to send their vessels to Vell, where quays are open around the
    clock, according to the authority.

    Trenn said the port could lose a tenth of its ships within a year if the dockers did not
    change their mind.

    The union has asked the harbour minister to come to Orvale and see the quays at night for
    herself.
    """
)
HEADLINE = "Marathon Champion Tessa Quill Retires After Knee Surgery"
BLURB = (
    "Double champion Tessa Quill has ended her running career at the age of 31 following knee"
    " surgery in Lindholm."
)
OTHER = "Museum Opens Gallery of Glass Bees and Porcelain Moths"


def text(*lines: str) -> str:
    return "\n".join(lines)


def told(words: str) -> dict[str, Role]:
    document, found = made(words)
    return {block.at.words(document.text): block.role for block in found.blocks}


def test_a_story_without_others_is_all_story() -> None:
    _, found = made(text(*STORY))

    assert {block.role for block in found.blocks} <= {Role.BODY, Role.HEADLINE, Role.DATELINE}


@pytest.mark.parametrize(
    "words", ["More from The Courier", "Also read", "MORE IN SPORT", "Related"]
)
@pytest.mark.parametrize("place", [4, 7, len(STORY)])
def test_a_headline_and_blurb_below_announcing_words_are_another_story(
    words: str, place: int
) -> None:
    found = told(text(*STORY[:place], words, HEADLINE, BLURB, *STORY[place:]))

    assert found[HEADLINE] is Role.TEASER
    assert found[BLURB] is Role.TEASER
    assert all(found[line] is Role.BODY for line in STORY[2:])


@pytest.mark.parametrize(
    "end",
    ["ENDS", "(Reporting by J. Tavo; editing by Per Landa)", "Per Landa is a senior reporter."],
)
def test_what_follows_an_end_is_another_story(end: str) -> None:
    found = told(text(*STORY, end, HEADLINE, BLURB, OTHER))

    assert found[HEADLINE] is found[BLURB] is found[OTHER] is Role.TEASER
    assert all(found[line] is Role.BODY for line in STORY[2:])


def test_a_headline_and_blurb_that_nothing_announces() -> None:
    found = told(text(*STORY, HEADLINE, BLURB))

    assert found[HEADLINE] is found[BLURB] is Role.TEASER


def test_the_story_goes_on_below_a_box() -> None:
    found = told(text(*STORY[:3], "Related stories", HEADLINE, OTHER, *STORY[3:]))

    assert found[HEADLINE] is found[OTHER] is Role.TEASER
    assert all(found[line] is Role.BODY for line in STORY[2:])


def test_a_paragraph_that_quotes_somebody_stays_where_nothing_announces_it() -> None:
    quoting = "“Glass bees are not toys,” said curator Tessa Quill of the museum in Lindholm."

    assert told(text(*STORY[:6], quoting, *STORY[6:]))[quoting] is Role.BODY


def test_a_paragraph_that_names_somebody_of_the_story_stays() -> None:
    """Few of its words are the story's, but its person is."""
    line = "At home Milo Trenn keeps bees, bakes sourdough and restores porcelain moths."

    assert told(text(*STORY, line))[line] is Role.BODY


def test_lists_stay() -> None:
    items = ("What the museum shows:", "- glass bees from a gallery", "- porcelain moths on loan")
    found = told(text(*STORY[:6], *items, *STORY[6:]))

    assert all(found[item] is Role.BODY for item in items)


def test_a_page_with_its_menus_is_left_to_others() -> None:
    menu = ("Home", "About us", "Contact us", "Sign in", "Subscribe")
    document, found = made(text(*menu, *STORY, HEADLINE, BLURB))

    assert all(block.basis.rule not in {"IN040", "IN041"} for block in found.blocks)
    assert document.text.startswith("Home")


def test_a_story_below_a_dateline_is_no_teaser() -> None:
    """It is a second story; splices tell of it."""
    wire = (
        "VELL, May 3 (Orvale Wire) - The city museum opened a gallery of glass bees on Monday.",
        "Porcelain moths hang beside them from threads above a marble stair.",
        "Visitors came from three valleys, and the queue went round the observatory.",
        "The exhibition closes when the first snow falls, according to the curators.",
    )
    found = told(text(*STORY, "ENDS", *wire))

    assert all(found[line] is Role.BODY for line in wire[1:])


def test_blurbs_on_the_same_matter_are_not_given_back() -> None:
    """They share the story's people, and stand in a row; but they point back to nothing."""
    blurbs = (
        "Harbour director Milo Trenn has set the dockers of Orvale a deadline for a new offer.",
        "Union leader Dana Orlo will speak at a rally on the quays of Orvale this weekend.",
        "Ships wait outside Orvale for a third week, and the port of Vell takes them in.",
    )
    found = told(text(*STORY, "Related", *blurbs))

    assert all(found[blurb] is Role.TEASER for blurb in blurbs)


def test_two_paragraphs_go_on_below_a_box_if_one_points_back() -> None:
    """The rules set all of it aside; the box has its own teaser, and "Trenn" was introduced."""
    more = (
        f"The union and the port authority of Orvale have argued about the {shift} shift for years,"
        " and dockers on the quays say that ships wait because the authority sold two cranes."
        for shift in ("early", "late", "short", "double")
    )
    document, found = made(text(*STORY[:8], *more, "Related", HEADLINE, BLURB, *STORY[8:]))

    below = [b for b in found.blocks if b.at.words(document.text) in STORY[8:]]
    assert [b.role for b in below] == [Role.BODY, Role.BODY]
    assert {b.basis.rule for b in below} == {"IN041"}


def test_a_lone_paragraph_below_a_box_that_points_back_to_nothing_is_taken_for_a_blurb() -> None:
    """Caution on the other side: so do blurbs on the same matter look."""
    line = "Ships wait outside Orvale for a third week, and the port of Vell takes them in."
    found = told(text(*STORY, "Related", HEADLINE, line))

    assert found[line] is Role.TEASER


def test_the_basis_says_what_was_seen() -> None:
    document, found = made(text(*STORY, "ENDS", HEADLINE, BLURB))

    (basis,) = [b.basis for b in found.blocks if b.at.words(document.text) == BLURB]
    assert basis.rule == "IN040"
    assert basis.note.startswith("0 of its ")
    assert "it stands below “ENDS”" in basis.note
    assert [at.words(document.text) for at in basis.evidence] == [BLURB, "ENDS"]


def test_nothing_is_lost() -> None:
    document, found = made(text(*STORY[:4], HEADLINE, BLURB, *STORY[4:], "ENDS", OTHER))

    covered = "".join(block.at.words(document.text) for block in found.blocks)
    assert "".join(covered.split()) == "".join(document.text.split())


def test_a_story_of_many_small_things_keeps_them() -> None:
    """A round-up shares few words from line to line; no text is set aside for the most part."""
    lines = (
        "Five things to see in Orvale this weekend before the rain comes back",
        "The glass bees of the city museum hang from threads above a marble stair.",
        "Brass bands play at the fish market from noon until the last herring is sold.",
        "Children build kites out of newspaper on the lawn behind the observatory.",
        "A baker in Mill Lane shows how to plait a loaf as long as a rowing boat.",
        "Old trams leave the depot every hour, with conductors in their first uniforms.",
        "Divers tell of the wreck of the Marigold in the reading room of the library.",
    )
    _, found = made(text(*lines))

    assert [block.role for block in found.blocks[1:]] == [Role.BODY] * 6


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_a_short_text_is_left_alone(count: int) -> None:
    _, found = made(text(*STORY[2 : 2 + count], BLURB))

    assert all(block.role is not Role.TEASER for block in found.blocks)


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("More from The Courier", True),
        ("Latest in Business", True),
        ("You might be interested in", True),
        ("Editor’s picks", True),
        ("More than forty people were hurt.", False),
        ("Orvale", False),
        ("Top officials resign after the vote on the harbour and the night shift there", False),
    ],
)
def test_words_that_announce_others(line: str, is_so: bool) -> None:  # noqa: FBT001
    assert announces(line) is is_so


def test_what_is_seen_of_lines_does_not_depend_on_what_was_read_before() -> None:
    document = Document("d", text(*STORY), "text/plain", "a.txt")
    first = strangeness(roughs(document), {})
    woven(("another", "document"))
    article(Document("e", text(*STORY[::-1]), "text/plain", "b.txt"))

    assert (strangeness(roughs(document), {}) == first).all()
