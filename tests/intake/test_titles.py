"""Titles of pages: which of the places that say one is right when they disagree."""

import json

import pytest
from tests.intake.tools import read

from sayso.intake import article
from sayso.records.articles import Named

STORY = (
    "<p>The port of Orvale will reopen soon, a harbour official told reporters on Tuesday.</p>"
    "<p>The union called the plan unacceptable, and warned of a longer strike.</p>"
    "<p>“We have waited for a year,” said Dana Orlo, who leads the union.</p>"
)
LONG = (
    "Harbour workers of Orvale reject the night shift, and ask the ministry for a year of talks on"
    " wages, rest and safety"
)


def titled(head: str, body: str = "") -> Named:
    page = f"<html><head>{head}</head><body>{body}<article>{STORY}</article></body></html>"
    (document,) = read(page.encode(), "pile/harbour.html").items
    (found,) = article(document).items
    assert found.title is not None
    return found.title


def title(head: str, body: str = "") -> str:
    return titled(head, body).name


def shared(words: str, site: str = "") -> str:
    name = f'<meta property="og:site_name" content="{site}">' if site else ""
    return f'<meta property="og:title" content="{words}">{name}'


def linked(words: str, kind: str = "NewsArticle") -> str:
    said = json.dumps({"@type": kind, "headline": words})
    return f'<script type="application/ld+json">{said}</script>'


def test_news_are_titled_by_what_they_state() -> None:
    head = linked("Harbour workers reject the night shift") + shared("Port strike goes on")

    assert title(head, "<h1>Harbour workers reject night shift</h1>") == (
        "Harbour workers reject the night shift"
    )


def test_a_heading_of_mostly_the_same_words_titles_other_pages() -> None:
    head = linked("9 Ways to Moor a Boat in 2031 (Tested)", "Article")

    assert title(head, "<h1>9 ways to moor a boat</h1>") == "9 ways to moor a boat"


def test_a_lone_heading_needs_a_third_of_the_words_and_one_of_several_needs_most() -> None:
    head = shared("Boat Mooring in 2031: Nine Tested Ways")
    heading = "<h1>How to moor a boat safely, in nine steps</h1>"

    assert title(head, heading) == "How to moor a boat safely, in nine steps"
    assert (
        title(head, f"{heading}<h1>More of this</h1>") == "Boat Mooring in 2031: Nine Tested Ways"
    )


@pytest.mark.parametrize(
    ("rest", "site"),
    [
        (" - Tern Post", "Tern Post"),
        (" – TERN POST", "The Tern Post"),
        (" | The Tern Post | Tern Post", "Tern Post"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(rest: str, site: str) -> None:
    assert title(shared(f"How to moor a boat{rest}", site)) == "How to moor a boat"


def test_words_after_a_dash_that_are_no_site_stay() -> None:
    assert title(shared("How to moor a boat - and leave", "Tern Post")) == (
        "How to moor a boat - and leave"
    )


def test_a_headline_that_is_cut_off_is_read_on() -> None:
    cut = LONG[:-20].rstrip() + "..."

    assert title(linked(cut) + shared(LONG)) == LONG
    assert title(linked(cut), f"<h1>{LONG}</h1>") == LONG
    assert title(linked(cut)) == cut


def test_entities_and_signs_that_show_nothing_are_read_as_a_reader_sees_them() -> None:
    head = linked("Har&#8203;bour work\u00aders reject &quot;night&quot;\n shift &amp; talks")

    assert title(head) == 'Harbour workers reject "night" shift & talks'


def test_a_line_without_markup_does_not_overrule_what_is_stated() -> None:
    head = shared("Harbour workers reject the night shift")
    found = titled(head, "<div>Strike enters its third week in Orvale</div>")

    assert found.name == "Harbour workers reject the night shift"
    assert found.basis.rule == "IN004"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Strike enters its third week in Orvale", "Strike enters its third week in Orvale"),
        ("Our blog", "Harbour workers reject the night shift"),
    ],
)
def test_a_heading_overrules_what_is_stated_unless_it_names_a_section(
    heading: str, expected: str
) -> None:
    assert (
        title(shared("Harbour workers reject the night shift"), f"<h1>{heading}</h1>") == expected
    )
