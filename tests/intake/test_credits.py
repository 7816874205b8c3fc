"""Whom an article credits, in the shapes of the press; agencies are real, the stories are not."""

import pytest
from tests.intake.tools import blocks, made

from sayso.records.articles import Article, Role

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
FOUR = "The ministry did not answer questions about the night shift."
STORY = f"{ONE}\n{TWO}\n{THREE}\n{FOUR}"
TITLE = "Harbour workers reject the night shift"

AFP, AP, PTI = "Agence France-Presse", "Associated Press", "Press Trust of India"


def credit(text: str) -> tuple[str, str] | None:
    """Return whom a text credits, and the words that say so."""
    document, found = made(text)
    if found.credit is None:
        return None
    (at,) = found.credit.basis.evidence
    return found.credit.name, at.words(document.text)


def outlet(found: Article) -> str | None:
    return found.outlet.name if found.outlet else None


@pytest.mark.parametrize(
    ("opening", "name", "words"),
    [
        ("(Reuters) -", "Reuters", "Reuters"),
        ("(AFP) –", AFP, "AFP"),
        ("AFP -", AFP, "AFP"),
        ("(Reuters/AFP)", "Reuters", "Reuters"),
        ("VELL (AP) —", AP, "AP"),
        ("VELL, May 3 (Xinhua) --", "Xinhua", "Xinhua"),
        ("VELL, May 3, 2031 (AFP) -", AFP, "AFP"),
        ("VELL, 3 May 2031 (WAM) —", "WAM", "WAM"),
        ("VELL. May 3 (Interfax) -", "Interfax", "Interfax"),
        ("VELL, May 3. /TASS/.", "TASS", "TASS"),
        ("Vell, May 3 (PTI)", PTI, "PTI"),
    ],
)
def test_an_agency_opens_its_story(opening: str, name: str, words: str) -> None:
    text = f"{opening} {STORY}"

    assert credit(text) == (name, words)
    assert blocks(text)[1] == (Role.BODY, ONE)


@pytest.mark.parametrize(
    ("ending", "name", "words"),
    [
        ("(Reuters)", "Reuters", "Reuters"),
        ("[AFP]", AFP, "AFP"),
        ("(Reuters/AFP)", "Reuters", "Reuters"),
        ("(With inputs from PTI)", PTI, "PTI"),
        ("(with inputs from Reuters and AFP)", "Reuters", "Reuters"),
        ("(With PTI inputs)", PTI, "PTI"),
        ("(Inputs from ANI)", "Asian News International", "ANI"),
        ("(Source: Xinhua)", "Xinhua", "Xinhua"),
        ("(Agencies)", "Agencies", "Agencies"),
        ("(Int'l Monitoring Desk)", "Int'l Monitoring Desk", "Int'l Monitoring Desk"),
        ("— AFP", AFP, "AFP"),
        ("– AFP", AFP, "AFP"),
        ("—Agencies", "Agencies", "Agencies"),
        ("PTI", PTI, "PTI"),
        ("PTI DO MT MT", PTI, "PTI"),
    ],
)
def test_an_agency_signs_behind_the_last_words(ending: str, name: str, words: str) -> None:
    text = f"{STORY} {ending}"

    assert credit(text) == (name, words)
    assert blocks(text)[3:] == [(Role.BODY, FOUR), (Role.CREDIT, ending)]


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("(Reuters)", "Reuters", "Reuters"),
        ("Reuters/AFP", "Reuters", "Reuters"),
        ("Agencies", "Agencies", "Agencies"),
        ("— AFP", AFP, "AFP"),
        ("- AFP", AFP, "AFP"),
        ("With inputs from PTI", PTI, "PTI"),
        ("— With inputs from PTI", PTI, "PTI"),
        ("(With inputs from PTI)", PTI, "PTI"),
        ("With input from agencies", "Agencies", "agencies"),
        ("With PTI inputs", PTI, "PTI"),
        ("Additional reporting by AP", AP, "AP"),
        ("Reporting by Reuters", "Reuters", "Reuters"),
        ("Source: Xinhua", "Xinhua", "Xinhua"),
        ("Source: Norwire", "Norwire", "Norwire"),
        ("Dana Vell and Norrland Wire contributed to this report.", "Norrland Wire", None),
        ("Sources: Reuters, AFP", "Reuters", "Reuters"),
        ("(Source: Xinhua)", "Xinhua", "Xinhua"),
        ("Via Reuters", "Reuters", "Reuters"),
        ("Courtesy of Norrland Wire", "Norrland Wire", "Norrland Wire"),
        ("Courtesy: ANI", "Asian News International", "ANI"),
        ("Story courtesy of Reuters", "Reuters", "Reuters"),
        ("The Associated Press contributed to this report.", AP, "The Associated Press"),
        ("Dana Vell and The Associated Press contributed to this report.", AP, None),
        ("Reuters and AFP contributed to this report.", "Reuters", "Reuters"),
        ("This report was prepared by AFP", AFP, "AFP"),
        ("Originally published by ProPublica.", "ProPublica", "ProPublica"),
        ("This story was originally published by Norrland Wire.", "Norrland Wire", None),
        ("This story first appeared in the Orvale Courier.", "Orvale Courier", None),
        ("This article originally appeared on The Conversation.", "The Conversation", None),
        (
            "This article was first published in The Guardian and is republished with permission.",
            "The Guardian",
            None,
        ),
    ],
)
def test_a_line_of_credits_names_whom_it_credits(line: str, name: str, words: str | None) -> None:
    text = f"{STORY}\n{line}"

    found = credit(text)
    assert found is not None
    assert found[0] == name
    assert words is None or found[1] == words
    role, shown = blocks(text)[-1]
    assert role in {Role.CREDIT, Role.LEGAL}
    assert shown == line


@pytest.mark.parametrize(
    "line", ["© 2031 AFP", "(c) 2031 AFP", "© Agence France-Presse", "Copyright 2031 by AFP"]
)
def test_the_rights_of_an_agency_are_a_credit_and_no_outlet(line: str) -> None:
    _, found = made(f"{STORY}\n{line}")

    assert found.credit is not None
    assert found.credit.name == AFP
    assert found.outlet is None


def test_the_rights_of_a_paper_are_its_own() -> None:
    _, found = made(f"{STORY}\n© 2031 The Orvale Courier. All rights reserved.")

    assert outlet(found) == "The Orvale Courier"
    assert found.credit is None


def test_a_republisher_s_licence_names_the_source() -> None:
    line = "This article is republished from The Conversation under a Creative Commons licence."

    assert credit(f"{STORY}\n{line}") == ("The Conversation", "The Conversation")


@pytest.mark.parametrize(
    ("line", "authors", "name"),
    [
        ("By Reuters", [], "Reuters"),
        ("By The Associated Press", [], AP),
        ("By Dana Vell, Associated Press", ["Dana Vell"], AP),
        ("By Dana Vell and Agence France-Presse", ["Dana Vell"], AFP),
        ("By Reuters Staff", [], "Reuters"),
        ("By Dana Vell", ["Dana Vell"], None),
        ("By Petra", ["Petra"], None),
    ],
)
def test_an_agency_in_a_byline_is_no_author(
    line: str, authors: list[str], name: str | None
) -> None:
    _, found = made(f"{TITLE}\n{line}\n{STORY}")

    assert [author.name for author in found.authors] == authors
    assert (found.credit.name if found.credit else None) == name


def test_an_agency_alone_under_the_headline_is_a_credit() -> None:
    assert credit(f"{TITLE}\nReuters\n{STORY}") == ("Reuters", "Reuters")
    assert credit(f"{STORY}\nAFP") == (AFP, "AFP")


def test_a_sign_off_names_who_reported() -> None:
    line = "(Reporting by Dana Vell and Ilan Trenn in Orvale; Editing by Milo Marn)"
    _, found = made(f"VELL, May 3 (Reuters) - {STORY}\n{line}")

    assert [author.name for author in found.authors] == ["Dana Vell", "Ilan Trenn"]
    assert found.credit is not None
    assert found.credit.name == outlet(found) == "Reuters"


def test_others_that_a_credit_names_are_noted() -> None:
    _, found = made(f"{STORY} (Reuters/AFP)")

    assert found.credit is not None
    assert found.credit.basis.note == f"with {AFP}"


@pytest.mark.parametrize(
    "line",
    [
        "Dana Vell contributed to this report.",
        "Dana Vell and Milo Trenn contributed reporting.",
        "Dana Vell, Ines Horm and Milo Trenn contributed reporting from Vell.",
        "Source: NATO.",
        "Source: Ministry of Ports",
        "Additional reporting by Dana Vell",
        "(Reporting by Dana Vell in Orvale; Editing by Milo Trenn)",
        "This story was originally published on May 3, 2031.",
        "(This story has been published from a wire feed without changes to the text.)",
        "(PTI photo)",
        "PTI photo",
        "A ferry leaves Vell. PTI photo",
        "Image courtesy of Dana Orlo",
        "A ferry leaves Vell. (AFP/Getty Images)",
    ],
)
def test_a_reporter_a_date_or_a_picture_is_no_credit(line: str) -> None:
    text = f"{STORY}\n{line}"

    assert credit(text) is None
    assert [words for role, words in blocks(text) if role is Role.BODY] == [ONE, TWO, THREE, FOUR]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Published in Dawn, May 3rd, 2031", "Dawn"),
        (
            "(This story has not been edited by NDTV staff and is taken from a syndicated feed.)",
            "NDTV",
        ),
    ],
)
def test_a_paper_that_speaks_of_its_own_print_is_the_outlet(line: str, name: str) -> None:
    _, found = made(f"{STORY}\n{line}")

    assert outlet(found) == name


@pytest.mark.parametrize(
    "line",
    [
        "The report was published on Monday by the ministry in Vell.",
        "With inputs of coal falling, the union said, the port would close.",
        "Via Orvale, the ferry reached the islands on Monday.",
        "Courtesy of the mayor, entry to the port was free on Monday.",
        "Information from the ministry was late, the union said on Monday.",
        "Compiled from old maps, the plan was wrong, the union said.",
        "The court saw the AP photo, and the PTI photo as well.",
        "The Reuters report was wrong, a harbour official said.",
        "The union told Reuters and AFP that the strike would go on.",
        "“The source: a letter to Xinhua,” he said.",
    ],
)
def test_running_text_that_speaks_of_agencies_stays_in_the_story(line: str) -> None:
    text = f"{ONE}\n{TWO}\n{line}\n{THREE}\n{FOUR}"

    assert blocks(text)[2] == (Role.BODY, line)
    assert credit(text) is None
