"""What is the story and what is not. Shapes are those of real pages; names and places are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import blocks, made, plain, roles

from sayso.intake import article
from sayso.intake.judging import by_rules
from sayso.intake.rough import roughs
from sayso.records.articles import Document, Role

BODY, HEADLINE, REPEAT, TEASER = Role.BODY, Role.HEADLINE, Role.REPEAT, Role.TEASER
SITE, BANNER, LEGAL, CAPTION = Role.SITE, Role.BANNER, Role.LEGAL, Role.CAPTION
DATE, DATELINE, CREDIT, BYLINE = Role.DATE, Role.DATELINE, Role.CREDIT, Role.BYLINE

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
FOUR = "The ministry did not answer questions about the night shift."


def page(*lines: str) -> str:
    return "\n".join(lines)


def test_a_clean_article_is_all_story() -> None:
    assert roles(page(ONE, TWO, THREE, FOUR)) == [BODY] * 4


def test_an_agency_story_with_stamp_dateline_and_desk() -> None:
    found = blocks(page("18-03-2031", f"LONDON: {ONE}", TWO, f"{THREE} (Int’l Wire Desk)"))

    assert found == [
        (DATE, "18-03-2031"),
        (DATELINE, "LONDON:"),
        (BODY, ONE),
        (BODY, TWO),
        (BODY, THREE),
        (CREDIT, "(Int’l Wire Desk)"),
    ]


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("LONDON:", DATELINE),
        ("WARSAW, May 3 (Norrland News Agency) -", DATELINE),
        ("ORVALE (Reuters) –", DATELINE),
        ("BRUSSELS, Belgium (AP) —", DATELINE),
        ("NEW YORK —", DATELINE),
        ("ORVALE, 3 May 2031 -", DATELINE),
        ("(MENAFN)", CREDIT),
        ("(Reuters) -", CREDIT),
        ("18-03-2031", DATE),
    ],
)
def test_what_opens_a_story_is_a_block_of_its_own(opening: str, role: Role) -> None:
    assert blocks(page(f"{opening} {ONE}", TWO, THREE))[:2] == [(role, opening), (BODY, ONE)]


@pytest.mark.parametrize(
    "opening", ["BREAKING:", "The ministry -", "He said:", "NATO -", "“No” —", "Orvale -", "(They)"]
)
def test_what_only_looks_like_a_dateline_stays_in_the_story(opening: str) -> None:
    assert roles(page(f"{opening} {ONE}", TWO, THREE)) == [BODY] * 3


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    lines = ("PARIS: I never said so.", "ORLO: You did, on Monday, here.", "PARIS: When was that?")

    assert roles(page(*lines)) == [BODY] * 3


@pytest.mark.parametrize(
    "credit", ["(Reuters)", "(AFP)", "(Reuters, AP)", "(with inputs from agencies)", "(News Desk)"]
)
def test_a_credit_at_the_end_is_a_block_of_its_own(credit: str) -> None:
    assert blocks(page(ONE, TWO, f"{THREE} {credit}"))[2:] == [(BODY, THREE), (CREDIT, credit)]


def test_a_remark_in_brackets_is_no_credit() -> None:
    assert roles(page(ONE, TWO, f"{THREE} (She meant the strike.)")) == [BODY] * 3


def test_a_page_with_error_banner_repeats_and_disclaimer() -> None:
    text = page(
        " date 2031-04-26 403",
        "Oops!!",
        "Error! Nothing could be found at this address, sorry.",
        "Orvale, Norrland show less appetite for the night shift",
        f"(MENAFN) {ONE}",
        TWO,
        THREE,
        TWO,
        THREE,
        "Legal Disclaimer:",
        "The Wire provides this news “as is” and warrants nothing.",
        "Nobody here accepts responsibility for this article.",
        "Comments0",
    )
    assert roles(text) == [
        *(DATE, BANNER, BANNER, HEADLINE, CREDIT, BODY, BODY, BODY, REPEAT, REPEAT),
        *(LEGAL, LEGAL, LEGAL, SITE),
    ]


def test_a_page_that_ends_in_other_stories() -> None:
    text = page(
        "News Feed",
        "",
        "Orvale 'worried' by Norrland's plan for the strait",
        "",
        "2 min read",
        "Orvale 'worried' by Norrland's plan for the strait",
        "Harbour minister Dana Orlo attends a meeting in Vell. (Contributor/Getty Images)",
        "",
        ONE,
        "",
        TWO,
        "",
        THREE,
        "",
        "Norrland to pitch its plan for 300 new moorings to Orvale, Courier reports",
        "The plan is to ensure that “nobody waits,” a source without a name told the Courier.",
        "Article image",
        "News Feed",
        "",
        '"It is lawful to fish here," the ministry said in answer to a question.',
        "",
        "Video",
        "",
        "When the dispute began, sailors flocked to Vell to join the strike.",
        "",
        "Show More",
    )
    assert roles(text) == [
        *(SITE, HEADLINE, SITE, REPEAT, CAPTION, BODY, BODY, BODY),
        *(TEASER, TEASER, SITE, SITE, TEASER, SITE, TEASER, SITE),
    ]


def test_words_that_announce_others_do_not_end_a_story_that_goes_on() -> None:
    text = page(ONE, TWO, "Related articles", "Council delays its vote again", THREE, FOUR, ONE[4:])

    assert roles(text) == [BODY, BODY, SITE, TEASER, BODY, BODY, BODY]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("2 min read", SITE),
        ("Show More", SITE),
        ("Comments0", SITE),
        ("Share", SITE),
        ("Article image", SITE),
        ("Read more:", SITE),
        ("Advertisement", SITE),
        ("Read more: Council delays its vote", TEASER),
        ("ALSO READ | Council delays its vote", TEASER),
        ("We use cookies to improve your experience.", BANNER),
        ("Please enable JavaScript to view this page.", BANNER),
        ("Already a subscriber? Log in here.", BANNER),
        ("Discover more from Orvale Talks | Harbour News, Updates", BANNER),
        ("Subscribe and find our new posts in your inbox.", BANNER),
        ("Follow us on Facebook and Telegram.", BANNER),
        ("© 2031 The Orvale Courier. All rights reserved.", LEGAL),
        ("The views expressed in this article are those of the author.", LEGAL),
        ("This material may not be published, broadcast or redistributed.", LEGAL),
        ("Photo: Milo Trenn/Press Pictures", CAPTION),
        ("A ferry leaves Vell on May 2, 2031. (AP Photo/Milo Trenn)", CAPTION),
        ("By Dana Orlo and Milo Trenn", BYLINE),
        ("Reporting by Dana Orlo; editing by Milo Trenn", CREDIT),
        ("Source: Norrland Wire", CREDIT),
        ("Published: 3 May 2031, 10:45", DATE),
        ("Last updated on May 3, 2031", DATE),
        ("Saturday, 3 May 2031", DATE),
    ],
)
def test_a_line_is_known_by_its_words(line: str, role: Role) -> None:
    assert roles(page(ONE, TWO, line, THREE, FOUR))[2] == role


@pytest.mark.parametrize(
    "line",
    [
        "“Subscribe to our cause,” he told the crowd on Monday, and left.",
        "The court said the law was not a copyright matter at all.",
        "He watched the video of the strike and said that he was shocked.",
        "Share prices fell by a tenth on Monday after the port was closed.",
        "By Monday the strike had spread to Vell and to the islands.",
        "“No comment.”",
        "He added:",
        "The photo was taken in Orvale, said Orlo (who was not there).",
        "It was, the minister told reporters, “a page you were sure to turn.”",
        "May 3 was the day on which the strike began, according to the union.",
    ],
)
def test_running_text_that_uses_such_words_stays_in_the_story(line: str) -> None:
    assert roles(page(ONE, TWO, line, THREE, FOUR)) == [BODY] * 5


def test_a_repeat_points_at_the_first_print() -> None:
    document, found = made(
        page(
            ONE,
            TWO,
            THREE,
            "The  union called the plan unacceptable, and warned of a longer strike.",
        )
    )

    last = found.blocks[-1]
    assert last.role is REPEAT
    assert last.basis.evidence == (found.blocks[1].at,)
    assert article(document).findings[0].message == "a passage printed before; set aside"


def test_a_short_line_repeats_only_in_company() -> None:
    assert roles(page(ONE, "He added:", TWO, "He added:", THREE)) == [BODY] * 5
    run = page(ONE, "He added:", TWO, ONE, "He added:", TWO)
    assert roles(run) == [BODY, BODY, BODY, REPEAT, REPEAT, REPEAT]


def test_a_headline_a_standfirst_and_a_byline() -> None:
    text = page(
        "Harbour workers reject the night shift again",
        "The union says that talks will go on as long as it takes",
        "Dana Orlo",
        ONE,
        TWO,
        "What happens next",
        THREE,
    )
    _, found = made(text)

    assert [b.role for b in found.blocks] == [HEADLINE, HEADLINE, BYLINE, BODY, BODY, BODY, BODY]
    assert found.title is not None
    assert found.title.name == "Harbour workers reject the night shift again"
    assert [author.name for author in found.authors] == ["Dana Orlo"]


def test_a_menu_and_a_footer_are_no_story() -> None:
    menu = ("Home", "World", "Weather", "Harbour", "Letters", "Markets", "Chess", "Puzzles")
    text = page(*menu, "Harbour workers reject the night shift again", ONE, TWO, THREE, *menu)

    assert roles(text) == [SITE] * 8 + [HEADLINE, BODY, BODY, BODY] + [SITE] * 8


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    text = (
        "The port of Orvale will reopen on Monday after a strike of three weeks,\n"
        "a harbour official said, while the union called the plan of the ministry\n"
        "unacceptable and warned that its members would not work the night shift\n"
        "in any case.\n"
        "\n"
        "“We have waited for a year,” said Dana Orlo, who leads the union and has\n"
        "spoken for its members since the dispute about the strait began, and who\n"
        "will meet the minister on Monday.\n"
    )
    found = blocks(text)

    assert [role for role, _ in found] == [BODY, BODY]
    assert found[0][1].endswith("in any case.")
    assert "\n" in found[1][1]


def test_a_page_of_links_has_no_story_and_says_so() -> None:
    document, _ = made(page("Home", "World", "Harbour"))

    (finding,) = article(document).findings
    assert (finding.code, finding.path) == ("IN219", "pile/text.txt")


def test_a_second_lead_is_said() -> None:
    text = page(
        "Some ports are willing, a spokesperson for Harbour Minister Dana Orlo said on Monday.",
        TWO,
        THREE,
        FOUR,
        "Harbour Minister Dana Orlo said on Saturday that other ports were willing too.",
    )
    document, found = made(text)

    (finding,) = article(document).findings
    assert finding.code == "IN303"
    assert finding.at == found.blocks[4].at


def test_every_block_has_rule_score_and_evidence() -> None:
    _, found = made(page("News Feed", "A headline of five words", f"LONDON: {ONE}", TWO, TWO))

    for block in found.blocks:
        assert block.basis.rule.startswith("IN")
        assert 0 < block.basis.score <= 1
        assert block.basis.evidence


PIECES = st.sampled_from(
    [
        *(ONE, TWO, THREE, "News Feed", "Share", "(Reuters)", "LONDON:", "18-03-2031"),
        *("By Dana Orlo", "Legal Disclaimer:", "\n", "\r\n", "\n\n", " ", "\u00a0", "\t", "\x0b"),
        *("\x1c", "\u2028", "\ud800", "\x00", "“", '"', "(", ")", "—", "©", "ﬁ", "İ", "e\u0301"),
        "\U0001f6a2",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join))


@given(TEXTS)
def test_blocks_are_disjoint_in_order_and_lose_no_word(text: str) -> None:
    document = Document("d", text, "text/plain", "a.txt")
    (found,) = article(document).items

    at = 0
    for block in found.blocks:
        assert not text[at : block.at.start].strip()
        assert block.at.words(text).strip() == block.at.words(text)
        at = block.at.end
    assert not text[at:].strip()


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    document = Document("d", text, "text/plain", "a.txt")

    assert article(document) == article(document)


def test_a_story_goes_on_below_advertisements_and_buttons() -> None:
    """Sentences between buttons are the story's, however much of the page is not."""
    text = page(
        "Dockers call off their strike in the port of Orvale",
        ONE,
        TWO,
        "ADVERTISEMENT",
        "Advertisement - Continue reading below",
        THREE,
        "Sign up for our newsletter",
        "SHARE THIS ARTICLE",
        "The strike had kept ninety ships waiting.",
        "Tags: Orvale, harbour, strike",
        "Follow us on Twitter",
        "Print Email Share",
        "Leave a Reply",
        "Your email address will not be published.",
    )
    document = plain(text)
    lines = roughs(document)
    by_rules(document, lines)
    assert [rough.line.text for rough in lines if rough.rule == "IN021"] == ["Print Email Share"]
