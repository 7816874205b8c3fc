"""What is told by the lines beside it. Shapes are those of real pages; names and places are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import made, plain, roles

from sayso.intake import article
from sayso.intake.beside import interruptions, set_beside_aside
from sayso.intake.judging import by_rules
from sayso.intake.rough import roughs
from sayso.records.articles import Document, Role

BODY, CAPTION, SITE, TEASER, BYLINE = Role.BODY, Role.CAPTION, Role.SITE, Role.TEASER, Role.BYLINE

STORY = (
    "The port of Orvale will reopen on Monday, a harbour official said after the talks.",
    "The union called the plan unacceptable, and warned of a longer strike in the autumn.",
    "“We have waited for a year,” said Dana Orlo, who leads the union of harbour workers.",
    "The ministry did not answer questions about the night shift, or about the ferries.",
)
THREADS = (
    ("3 Comments", "gullwatcher88", "2 hours ago", "About time somebody said so.", "Reply"),
    ("Comments (2)", "Anna says:", "I agree with Jon, he said so in March.", "Reply"),
    (
        "Readers' comments",
        "Posted by T. Brand, Varne",
        "Let them strike again.",
        "Posted by L. Moss",
    ),
    ("View 12 comments", "TernFan", "3h", "The union is right about the night shift.", "Report"),
)
BEFORE = st.sampled_from([*STORY, *sum(THREADS, ()), "Photo: Norrland Pictures", "Read more"])


def page(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Dana Orlo, left, speaks to workers at the gates on Friday.", "Photo: Norrland Pictures"),
        ("A ferry in the harbour of Tern Island.", "Image Credits: Lena Moss"),
        ("Workers at the gates of the port in Orvale", "REUTERS"),
        ("Orlo, second left, and Trenn, left, at the gates. It rained.", "Photo: Lena Moss"),
    ],
)
def test_a_sentence_above_the_credit_of_a_picture_is_its_caption(caption: str, credit: str) -> None:
    found = roles(page(*STORY[:2], caption, credit, *STORY[2:]))

    assert found[2] is CAPTION
    assert found.count(BODY) == len(STORY)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("“Nobody asked us about the night shift.”", "Photo: Norrland Pictures"),
        ("He said nothing about the ferries to Tern Island.", "Photo: Norrland Pictures"),
        ("But it did not answer. The ferries stood still.", "Photo: Norrland Pictures"),
        ("The ferries stood still from Friday to Monday.", "Reuters"),
    ],
)
def test_what_may_be_the_story_stays_above_a_credit(line: str, below: str) -> None:
    assert roles(page(*STORY[:2], line, below, *STORY[2:]))[2] is BODY


def test_what_stands_below_a_button_of_a_gallery_is_a_caption() -> None:
    caption = "Workers at the gates of the port. The night shift began there in 2029."

    assert roles(page(*STORY[:2], "Open this photo in gallery:", caption, *STORY[2:]))[3] is CAPTION


def test_a_note_on_who_signed_is_a_byline_wherever_it_stands_below() -> None:
    note = "Dana Marsh covers the harbour and the unions."
    found = roles(page("By Dana Marsh", *STORY, note, "More from The Orvale Courier"))

    assert found[:6] == [BYLINE, *[BODY] * 4, BYLINE]


@pytest.mark.parametrize("thread", THREADS)
def test_what_readers_wrote_is_set_aside_and_points_at_its_heading(thread: tuple[str, ...]) -> None:
    document, found = made(page(*STORY, *thread))
    written = found.blocks[len(STORY) + 2]

    assert BODY not in [block.role for block in found.blocks[len(STORY) :]]
    assert [block.role for block in found.blocks[: len(STORY)]] == [BODY] * len(STORY)
    theirs = [block for block in found.blocks if block.basis.rule == "IN024"]
    assert {block.basis.evidence[0].words(document.text) for block in theirs} == {thread[0]}
    assert written.role is not BODY


def test_a_counter_of_comments_above_the_story_sets_nothing_aside() -> None:
    found = roles(page(STORY[0], STORY[1], "3 Comments", *STORY[2:], "Share", "Reply"))

    assert found.count(BODY) == len(STORY)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("2 hours ago", SITE),
        ("Updated 1 hr 5 min ago", SITE),
        ("Open this photo in gallery:", SITE),
        ("A post shared by Orvale Harbour (@orvaleharbour)", SITE),
        ("Like · Reply · 4", SITE),
        ("From 1 crown a week. Cancel at any time.", Role.BANNER),
        ("To report an error, click here.", Role.BANNER),
        ("Subscribe now for unlimited access to the Orvale Courier.", Role.BANNER),
        ("Workers stand at the gates of the port Lena Moss/Norrland Images", CAPTION),
        ("The lodge on the lake was restored in spring. Supplied", CAPTION),
        ("A version of this article appears in print on May 4, 2031, Section A.", Role.CREDIT),
        ("This interview has been edited for length and clarity.", Role.CREDIT),
    ],
)
def test_a_line_is_known_by_its_words(line: str, role: Role) -> None:
    assert roles(page(*STORY[:3], line, *STORY[3:]))[3] is role


def test_read_more_above_two_headlines_announces_them() -> None:
    heads = ("Ferries to Tern Island cancelled until Monday", "Council delays its vote on the dam")
    found = roles(page(*STORY[:2], "Read more", *heads, *STORY[2:]))

    assert found == [BODY, BODY, SITE, TEASER, TEASER, BODY, BODY]


def test_words_between_paragraphs_again_and_again_do_not_end_the_story() -> None:
    """
    Sites that print "Article content" above each paragraph print it twice between some.
    """
    menu = ("Home", "World", "Weather", "Harbour", "Letters", "Markets")
    frame = "Article content"
    told = [line for one in STORY for line in (frame, one)]
    text = page(*menu, *told, frame, frame, *("Read", "Top", "Shop") * 3, frame, *menu)
    lines = roughs(plain(text))

    frames = {lines[at].line.text for at in interruptions(lines)}
    by_rules(plain(text), lines)

    assert frames == {frame}
    assert [rough.role for rough in lines if rough.line.text in STORY] == [BODY] * len(STORY)


@given(st.lists(st.one_of(BEFORE, st.text(max_size=40)), max_size=25).map("\n".join))
def test_only_free_lines_get_a_role_and_none_is_lost(text: str) -> None:
    document = Document("d", text, "text/plain", "a.txt")
    lines = roughs(document)
    before = [rough.role for rough in lines]

    set_beside_aside(document, lines)

    assert all(old in {None, rough.role} for old, rough in zip(before, lines, strict=True))


@given(st.lists(BEFORE, max_size=20).map("\n".join))
def test_the_same_text_gives_the_same_article(text: str) -> None:
    document = Document("d", text, "text/plain", "a.txt")

    assert article(document) == article(document)
