"""What every rendering promises: complete, safe to show, the same bytes for the same dossier."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from sayso.desk import views
from sayso.desk.views import phrases
from sayso.desk.views.markdown import escaped
from sayso.desk.views.page import folded
from sayso.desk.views.safe import one_line, shown
from sayso.records.codec import from_json
from sayso.records.dossier import Dossier
from sayso.records.places import Basis, Dating
from sayso.records.stories import Story, Support
from sayso.story.dossier import dossier

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ANSI = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("form", views.names())
def test_a_rendering_is_the_same_bytes_each_time(harbour: Dossier, form: str) -> None:
    first = views.render(harbour, form)

    assert first.encode() == views.render(harbour, form).encode()
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


@pytest.mark.parametrize("form", views.names())
def test_nothing_in_a_rendering_acts_on_the_reader(harbour: Dossier, form: str) -> None:
    assert not ACTING.search(views.render(harbour, form))


@pytest.mark.parametrize("form", views.names())
def test_a_pile_without_an_article_is_rendered_too(form: str) -> None:
    assert views.render(dossier([], Story()), form)


def test_an_unknown_form_is_refused_with_those_that_exist(harbour: Dossier) -> None:
    with pytest.raises(ValueError, match=r"no form 'pdf'; there are terminal, markdown"):
        views.render(harbour, "pdf")


# --- terminal ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [24, 40, 80, 132])
def test_no_line_is_wider_than_the_terminal(harbour: Dossier, width: int) -> None:
    text = views.render(harbour, "terminal", width=width, limit=None)

    assert max(map(cell_len, text.splitlines())) <= width


def test_colour_adds_no_meaning(harbour: Dossier) -> None:
    plain = views.render(harbour, "terminal")
    coloured = views.render(harbour, "terminal", color=True)

    assert "\x1b" not in plain
    assert coloured != plain
    assert ANSI.sub("", coloured) == plain


def test_a_cut_section_says_how_much_is_missing_and_how_to_see_it(harbour: Dossier) -> None:
    text = views.render(harbour, "terminal", limit=2)

    assert "… and 1 more: sayso articles" in text
    assert "… and 6 more: sayso claims" in text
    assert "more: sayso timeline" in text


def test_without_a_limit_the_terminal_shows_every_statement(harbour: Dossier) -> None:
    text = views.render(harbour, "terminal", limit=None)

    assert "… and" not in text
    for line in harbour.statements:
        assert line.id[:8] in text


def test_a_claim_shows_chain_origins_first_appearance_and_wordings(harbour: Dossier) -> None:
    text = views.render(harbour, "terminal")

    assert "C1  ●○ 2 articles, 1 to 2 origins: 1 certain, 1 possible" in text
    assert "Dana Orlo → Northwire → A1" in text
    assert "First appearance: A1, The Orlo Courier, 4 May 2031; 1 of 2 articles" in text
    assert "“We have no oil,” […] “and we will not beg for any.”" in text
    assert "hearsay (“reportedly”) → A1" in text
    assert "speaker not given → A2" in text


@given(st.text(), st.integers(1, 60))
def test_folding_keeps_every_word_in_order(text: str, width: int) -> None:
    lines = folded(text, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= max(width, 2) for line in lines)


# --- text from outside ---------------------------------------------------------------------------


@given(st.text(st.characters(codec=None)))
def test_shown_text_has_nothing_that_acts_and_loses_nothing_that_shows(text: str) -> None:
    made = shown(text)

    assert not ACTING.search(made)
    assert made.encode().decode() == made
    assert shown(made) == made


@given(st.text(st.characters(codec=None)))
def test_markdown_shows_the_words_of_an_article_and_does_nothing_with_them(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    tokens = parser.parse(f"> {escaped(text)}")
    kinds = {t.type for t in tokens} | {t.type for i in tokens for t in i.children or ()}
    words = "".join(t.content for i in tokens for t in i.children or ())

    assert words == one_line(text)
    assert kinds <= {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close"),
        *("inline", "text", "text_special"),
    }


def test_markdown_is_complete_and_holds_no_markup_of_an_article(harbour: Dossier) -> None:
    text = views.render(harbour, "markdown")
    made = MarkdownIt("commonmark").render(text)

    assert "<script>" not in made
    assert "&lt;script&gt;alert" in made
    assert "<b>more" not in made
    for line in harbour.statements:
        assert line.id[:8] in text


# --- JSON ----------------------------------------------------------------------------------------


def test_json_is_the_whole_dossier(harbour: Dossier) -> None:
    assert from_json(Dossier, json.loads(views.render(harbour, "json"))) == harbour


def test_json_survives_text_that_no_file_can_hold(harbour: Dossier) -> None:
    odd = replace(harbour.texts[0], text="a\ud800b")
    made = views.render(replace(harbour, texts=(odd,)), "json")

    assert made.encode()
    assert json.loads(made)["texts"][0]["text"] == "a\ud800b"


# --- phrases -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "shown_as"),
    [
        ("2031-05-03", "2031-05-03", "3 May 2031"),
        ("2031-05-03", "2031-05-09", "3 to 9 May 2031"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2031-05-30", "2031-06-02", "30 May to 2 June 2031"),
        ("2031-12-31", "2032-01-01", "31 December 2031 to 1 January 2032"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2032-12-31", "2031 to 2032"),
        ("0001-01-01", "9999-12-31", "1 to 9999"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_dates_are_said_as_a_person_says_them(first: str, last: str, shown_as: str) -> None:
    dating = Dating(date.fromisoformat(first), date.fromisoformat(last), Basis("IN001", 1.0))

    assert phrases.when(dating) == shown_as


@pytest.mark.parametrize(
    ("low", "high", "bar", "words"),
    [
        (1, 1, "●", "1 origin"),
        (2, 4, "●●○○", "2 to 4 origins: 2 certain, 2 possible"),
        (0, 1, "○", "0 to 1 origin: none certain, 1 possible"),
        (0, 0, "", "no origin could be assessed"),
        (40, 41, "●●●●●●●●●●●●○…", "40 to 41 origins: 40 certain, 1 possible"),
    ],
)
def test_the_bar_and_the_words_say_the_same(low: int, high: int, bar: str, words: str) -> None:
    support = Support("c", low, high, (), ())

    assert phrases.bar(support) == bar
    assert phrases.origins(support) == words
