"""The HTML dossier: whole, closed to the outside, and every link leads somewhere."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.views import html
from sayso.desk.views.index import Index
from sayso.desk.views.markup import Html, tag, text
from sayso.desk.views.passages import Passage, Setter, passages, pieces_of, targets
from sayso.desk.views.safe import shown
from sayso.records.articles import Article, Block, Document, Role
from sayso.records.dossier import Dossier
from sayso.records.places import Basis
from sayso.records.speech import Act, Chain, Hop, Kind, Manner, Mention, Reading, Statement
from sayso.records.stories import Story
from sayso.story.dossier import dossier

VOID = {"meta", "br", "hr"}
WHY = Basis("IN000", 1.0)


class Page(HTMLParser):
    """What a browser would see: elements in balance, ids, links, and the text of articles."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.names: list[str] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.names.append(tag)
        self.attributes |= found.keys()
        self.ids += [each for each in [found.get("id")] if each]
        self.links += [each for each in [found.get("href")] if each]
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        name, _ = self.open.pop()
        assert name == tag

    def handle_data(self, data: str) -> None:
        classes = {name for _, found in self.open for name in (found.get("class") or "").split()}
        labels = {"note", "role"} & classes or any(name == "summary" for name, _ in self.open)
        if "text" in classes and not labels:
            self.words.append(data)


@pytest.fixture
def source(harbour: Dossier) -> str:
    return html.render(harbour)


@pytest.fixture
def page(source: str) -> Page:
    return Page(source)


def test_every_link_leads_to_a_place_on_the_page(page: Page) -> None:
    assert page.links
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_statement_opens_its_passage_and_the_passage_leads_back(
    page: Page, harbour: Dossier
) -> None:
    for line in harbour.statements:
        assert f"#s-{line.id}" in page.links
        assert f"#in-{line.id}" in page.links


def test_the_page_fetches_nothing_and_runs_only_its_own_script(source: str, page: Page) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', source)
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    digests = [b64encode(sha256(each.encode()).digest()).decode() for each in (style, script)]

    assert page.names.count("script") == page.names.count("style") == 1
    assert not {"link", "img", "iframe", "object", "embed", "form", "base"} & set(page.names)
    assert not {"src", "srcset", "style", "action", "ping"} & page.attributes
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "url(" not in style
    assert "@import" not in style
    assert policy.startswith("default-src &#x27;none&#x27;;")
    assert all(f"sha256-{digest}" in policy for digest in digests)


def test_markup_in_an_article_stays_text(source: str) -> None:
    assert '<script>alert("the harbour")' not in source
    assert "&lt;script&gt;alert(&quot;the harbour&quot;)&lt;/script&gt;" in source
    assert "&lt;b&gt;more&lt;/b&gt;" in source


def test_what_was_set_aside_stays_in_its_place_folded_and_named(source: str) -> None:
    folded = re.search(
        r'<details class="fold"><summary>Set aside: teaser \(55 characters\)</summary>'
        r'<p><span class="aside"><span class="role">teaser </span>Read also: Mayor',
        source,
    )

    assert folded
    assert '<span class="role">dateline </span>ORLO:' in source


def test_the_page_has_landmarks_headings_in_order_and_a_skip_link(source: str, page: Page) -> None:
    levels = [int(name[1]) for name in page.names if re.fullmatch("h[1-6]", name)]

    assert '<html lang="en">' in source
    assert {"main", "nav", "header", "section"} <= set(page.names)
    assert page.links[0] == "#claims"
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_articles_beyond_the_limit_are_named_and_their_lines_have_no_dead_link(
    harbour: Dossier,
) -> None:
    """Only the text of the first article is in the file."""
    made = html.render(
        replace(harbour, texts=harbour.texts[:1], left_out=tuple(t.doc for t in harbour.texts[1:]))
    )
    page = Page(made)

    assert {link[1:] for link in page.links} <= set(page.ids)
    assert "2 more articles with statements" in made


def test_a_list_too_long_for_a_page_says_so_and_leaves_no_dead_link(harbour: Dossier) -> None:
    many = replace(harbour.claims[0], statements=harbour.claims[0].statements)
    made = html.render(replace(harbour, claims=(many,) * 1001, voices=(), undated=()))
    page = Page(made)

    assert "… and 1 more, too many for one page: sayso claims" in made
    assert {link[1:] for link in page.links} <= set(page.ids)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Document, Article, tuple[Statement, ...]]:
    """Draw any text, any blocks over its words, any passages, nested or overlapping."""
    words = draw(st.text(st.characters(codec=None), min_size=1, max_size=60))
    doc = Document("d", words, "text/plain", "d.txt")
    cuts = sorted(draw(st.sets(st.integers(0, len(words)), max_size=4)) | {0, len(words)})
    blocks = tuple(Block(doc.at(a, b), draw(st.sampled_from(Role)), WHY) for a, b in pairwise(cuts))
    place = st.tuples(st.integers(0, len(words) - 1), st.integers(1, 30)).map(
        lambda pair: doc.at(pair[0], min(len(words), sum(pair)))
    )
    contents = draw(st.lists(st.lists(place, min_size=1, max_size=2), max_size=5))
    statements = tuple(
        Statement(
            f"{number}",
            tuple(content),
            "",
            None,
            Manner.DIRECT,
            Act.ASSERT,
            Chain((Hop(Mention(None, "", Kind.PERSON)),)),
            None,
            None,
            WHY,
        )
        for number, content in enumerate(contents)
    )
    return doc, Article("d", blocks=blocks), statements


@given(marked())
def test_no_word_of_an_article_is_lost_whatever_rests_on_it(
    drawn: tuple[Document, Article, tuple[Statement, ...]],
) -> None:
    document, article, statements = drawn
    made = dossier([Reading(document, article, statements)], Story())
    page = Page(html.render(made))
    expected = shown(document.text) if statements else ""

    assert "".join("".join(page.words).split()) == "".join(expected.split())
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@given(marked())
def test_each_passage_is_one_target(
    drawn: tuple[Document, Article, tuple[Statement, ...]],
) -> None:
    document, article, statements = drawn
    made = dossier([Reading(document, article, statements)], Story())
    found = passages(made)
    page = Page("".join(Setter(Index(made), found, ()).html(each) for each in made.texts))

    assert {f"s-{statement.id}" for statement in statements} <= set(page.ids)
    assert targets(made, found) == set(page.ids)


def test_pieces_are_cut_at_every_bound_and_know_what_covers_them() -> None:
    outer, inner, across = Passage(0, 10, "o"), Passage(2, 5, "i"), Passage(4, 12, "x")

    pieces = [(a, b, [p.key for p in on]) for a, b, on in pieces_of(0, 11, [outer, inner, across])]

    assert pieces == [
        (0, 2, ["o"]),
        (2, 4, ["o", "i"]),
        (4, 5, ["o", "i", "x"]),
        (5, 10, ["o", "x"]),
        (10, 11, ["x"]),
    ]


@given(st.text(st.characters(codec=None)))
def test_no_text_becomes_an_element_or_leaves_its_attribute(words: str) -> None:
    made = tag("p", words, title=words)

    assert made.count("<") == 2
    assert made.count(">") == 2
    assert made.count('"') == 2
    assert text(Html("<b>")) == "<b>"
