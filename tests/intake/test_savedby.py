"""A saved page tells where it stood, and when it was saved, in the words of what saved it."""

import pytest
from tests.intake.tools import read

from sayso.intake import article
from sayso.intake.clocks import moment
from sayso.intake.savedby import original
from sayso.records.articles import Document, Role

URL = "https://courier.example/port"
ONE = "The port of Orvale will reopen on Monday, a harbour official told the paper."
TWO = "The union of harbour workers called the plan unacceptable, and warned of a long strike."
SINGLE = (
    f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Mar 20 2031 10:11:12 "
    "GMT+0100 (Central European Standard Time)\n-->"
)
WE = (
    f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="Thu Mar 20'
    ' 2031 10:11:12 GMT+0100 (Central European Standard Time)">'
)
WAYBACK = "<!--\n  FILE ARCHIVED ON 09:11:12 Mar 20, 2031 AND RETRIEVED FROM THE\n  ARCHIVE -->"
COPY = f"https://web.archive.org/web/20310320091112/{URL}"


def page(head: str = "", body: str = "", foot: str = "") -> Document:
    made = f"<html><head>{head}<title>Port</title></head><body>{body}<h1>Port to reopen</h1>"
    (found,) = read(f"{made}<p>{ONE}</p><p>{TWO}</p></body></html>{foot}".encode(), "a.html").items
    return found


@pytest.mark.parametrize("head", [SINGLE, WE])
def test_programs_that_save_pages_say_where_from_and_when(head: str) -> None:
    found = page(head)

    assert found.url == URL
    saved = moment(found.retrieved)
    assert saved is not None
    assert (str(saved.time), saved.utc) == ("2031-03-20 10:11:00", False)


def test_the_day_of_saving_dates_no_article() -> None:
    for found in (page(SINGLE), page(WE), page(foot=WAYBACK)):
        (made,) = article(found).items
        assert made.published is None


def test_a_copy_in_an_archive_has_the_address_of_the_page() -> None:
    found = page(f'<link rel="canonical" href="{COPY}">', foot=WAYBACK)

    assert found.url == URL
    saved = moment(found.retrieved)
    assert saved is not None
    assert (str(saved.time), saved.utc) == ("2031-03-20 09:11:00", True)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("Tue, 18 Mar 2031 23:05:11 GMT", "23:05"),
        ("18 Mar 2031 9:05 +0100", "09:05"),
        ("20310318T230511Z", "23:05"),
        ("2031-03-18T23:05", "23:05"),
        ("18 Mar 2031", ""),
    ],
)
def test_a_year_is_no_hour(words: str, time: str) -> None:
    found = moment(words)

    assert found is not None
    assert (f"{found.time:%H:%M}" if found.time else "") == time


@pytest.mark.parametrize(
    "copy",
    [
        COPY,
        f"http://web.archive.org/web/2031id_/{URL}",
        f"https://web.archive.org/web/20310320091112/{URL.replace('//', '/')}",
        f"https://archive.ph/2031.03.20-091112/{URL}",
        f"https://archive.today/o/aB3/{URL}",
        URL,
    ],
)
def test_every_archive_names_the_page_at_the_end(copy: str) -> None:
    assert original(copy) == URL


def test_the_toolbar_of_the_archive_is_no_story() -> None:
    bar = "<div id='wm-ipp-base'><div id='wm-ipp'>12 captures from 18 March 2031 on</div></div>"
    found = page(body=bar)

    (made,) = article(found).items
    told = [block.at.words(found.text) for block in made.blocks if block.role is Role.BODY]

    assert told == [ONE, TWO]
