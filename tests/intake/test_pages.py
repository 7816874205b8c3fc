"""HTML pages: the visible text, what is hidden, what the page states, what stands outside."""

import json

import pytest
from tests.intake.tools import only, read

from sayso.intake import article
from sayso.records.articles import Document, Role

P = [
    "The port of Orvale will reopen on Monday, a harbour official said after the talks.",
    "The union called the plan unacceptable, and warned of a longer strike in the autumn.",
    "“We have waited for a year,” said Dana Orlo, who leads the union of harbour workers.",
    "The ministry did not answer questions about the night shift, or about the ferries.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Courier"},
        {
            "@type": "NewsArticle",
            "headline": "Port reopens",
            "datePublished": "2031-05-03T10:45:00Z",
            "dateModified": "2031-05-04T08:00:00Z",
            "author": [{"@type": "Person", "name": "Dana Orlo"}],
            "publisher": {"@type": "Organization", "name": "The Orvale Courier"},
        },
    ],
}


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def story(extra: str = "") -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in P)
    return f"<article><h1>Port reopens</h1>{extra}{paragraphs}</article>"


def one(data: bytes) -> Document:
    (document,) = read(data, "pile/port.html").items
    return document


def roles(document: Document) -> dict[str, Role]:
    (found,) = article(document).items
    return {block.at.words(document.text): block.role for block in found.blocks}


def test_the_text_is_what_the_page_shows() -> None:
    body = """
      <nav><a href="/">Home</a></nav><div>One <b>bold</b>
      line<br>Two<script>no()</script><style>p {}</style></div>
      <noscript>Turn it on</noscript><p hidden>Not this</p><p style="display: none">Nor this</p>
      <!-- a remark --><ul><li>Three</li><li>Four</li></ul>tail<table><tr><td>Five</td></tr></table>
    """
    document = one(page(body, "<title>Not shown</title>"))

    assert document.text == "Home\nOne bold line\nTwo\nThree\nFour\ntail\nFive"
    assert document.media_type == "text/html"


def test_marks_say_where_each_stretch_stood() -> None:
    body = f"<nav>Menu</nav>{story()}<footer>Imprint</footer><a href='/x'>Other story</a>"
    document = one(page(body))

    kinds = {(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks}

    assert {("nav", "Menu"), ("h1", "Port reopens"), ("footer", "Imprint")} <= kinds
    assert ("links", "Other story") in kinds
    assert ("article", "\n".join(("Port reopens", *P))) in kinds


def test_what_stands_outside_is_set_aside() -> None:
    aside = "<aside class='related'><p>Council delays its vote again, a spokesman said.</p></aside>"
    extra = "<figure><img><figcaption>A ferry leaves Vell harbour on Monday</figcaption></figure>"
    body = f"<nav><a>Home</a><a>World</a></nav>{story(extra)}{aside}<footer>Imprint</footer>"

    found = roles(one(page(body)))

    assert found["Port reopens"] is Role.HEADLINE
    assert found["A ferry leaves Vell harbour on Monday"] is Role.CAPTION
    assert found["Council delays its vote again, a spokesman said."] is Role.TEASER
    assert found["Imprint"] is Role.SITE
    assert [found[words] for words in P] == [Role.BODY] * 4


def test_markup_that_holds_the_whole_story_is_no_sign() -> None:
    head = "<h1>Port reopens</h1><div class='share-bar'>Send to a friend of yours</div>"
    paragraphs = "".join(f"<p>{words}</p>" for words in P)
    menus = "".join(f"<li>{name}</li>" for name in ("Harbour", "Letters", "Chess", "Puzzles"))

    found = roles(one(page(f"<ul>{menus}</ul><div class='article-share'>{head}{paragraphs}</div>")))

    assert [found[words] for words in P] == [Role.BODY] * 4


def test_what_is_said_about_its_author_is_no_story() -> None:
    words = "Dana Orlo has covered harbours for “The Courier” and told readers what ferries cost."
    menu = "<nav><a>Home</a><a>World</a><a>Harbour</a><a>Letters</a></nav>"
    box = f"<div class='author-bio'><p>{words}</p></div>"

    found = roles(one(page(f"{menu}{story()}<h3>Most read</h3>{box}<footer>Imprint</footer>")))

    assert found[words] is not Role.BODY
    assert [found[words] for words in P] == [Role.BODY] * 4


def test_what_a_page_states_of_itself() -> None:
    script = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    document = one(page(story(), script + '<link rel="canonical" href="https://c.example/port">'))

    assert document.stated.title == "Port reopens"
    assert document.stated.outlet == "The Orvale Courier"
    assert document.stated.published == "2031-05-03T10:45:00Z"
    assert document.stated.updated == "2031-05-04T08:00:00Z"
    assert document.stated.authors == ("Dana Orlo",)
    assert document.url == "https://c.example/port"


def test_meta_tags_are_read_where_there_is_no_json_ld() -> None:
    head = """
      <title>Port reopens | The Courier</title><meta property="og:site_name" content="The Courier">
      <meta property="article:published_time" content="2031-05-03"><meta name="author"
      content="Dana Orlo"><script type="application/ld+json">{"broken": </script>
    """
    document = one(page(story(), head))

    assert document.stated.title == "Port reopens"
    assert document.stated.outlet == "The Courier"
    assert document.stated.published == "2031-05-03"
    assert document.stated.authors == ("Dana Orlo",)


def said(**named: str) -> str:
    linked = {"@type": "NewsArticle", "headline": "Port reopens"}
    names = {name: {"@type": "Organization", "name": words} for name, words in named.items()}
    return f'<script type="application/ld+json">{json.dumps(linked | names)}</script>'


def meta(name: str, words: str) -> str:
    return f'<meta property="{name}" content="{words}">'


@pytest.mark.parametrize(
    ("head", "outlet", "credit"),
    [
        ("<title>Port reopens on Monday - The Orvale Courier</title>", "The Orvale Courier", ""),
        (meta("og:title", "Port reopens on Monday | Reuters"), "Reuters", ""),
        ("<title>Port reopens on Monday | Harbour life</title>", "", ""),
        (
            said(publisher="Orvale Press Holdings") + meta("og:site_name", "The Orvale Courier"),
            "The Orvale Courier",
            "",
        ),
        (said(publisher="Reuters") + meta("og:site_name", "The Guardian"), "The Guardian", ""),
        (
            said(publisher="The Orvale Courier", provider="Reuters"),
            "The Orvale Courier",
            "Reuters",
        ),
        (said(publisher="BBC News", provider="BBC"), "BBC", ""),
        (said(provider="The Orvale Courier"), "The Orvale Courier", ""),
        (
            said(publisher="The Orvale Courier")
            + meta("syndication-source", "https://www.theguardian.com/port"),
            "The Orvale Courier",
            "The Guardian",
        ),
        (
            said(publisher="Tamedia AG") + meta("og:url", "https://www.tagesanzeiger.ch/a"),
            "Tages-Anzeiger",
            "",
        ),
        (
            said(publisher="The Guardian") + meta("og:url", "https://www.msn.com/a"),
            "MSN",
            "The Guardian",
        ),
    ],
)
def test_whose_page_it_is_and_whose_article(head: str, outlet: str, credit: str) -> None:
    (found,) = article(one(page(story(), head))).items

    assert (found.outlet.name if found.outlet else "") == outlet
    assert (found.credit.name if found.credit else "") == credit


def test_a_saved_page_tells_where_it_was_saved_from() -> None:
    note = b"<!-- saved from url=(0026)https://courier.example/x -->"

    assert one(note + page(story())).url == "https://courier.example/x"


def test_a_declared_encoding_is_used() -> None:
    text = page(story().replace("Orvale", "Żelów"), '<meta charset="iso-8859-2">').decode()

    document = one(text.encode("iso-8859-2", "xmlcharrefreplace"))

    assert "Żelów" in document.text


def test_a_page_without_an_article_is_a_document_set_aside_with_a_finding() -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(9))
    document = one(page(f"<nav><a>Home</a></nav><ul>{links}</ul>"))

    outcome = article(document)

    assert Role.BODY not in {block.role for block in outcome.items[0].blocks}
    (finding,) = outcome.findings
    assert (finding.code, finding.path) == ("IN219", "pile/port.html")
    assert finding.message.startswith("no running text was found")


@pytest.mark.parametrize("body", ["", "<script>go()</script>", "<p hidden>Mine</p>"])
def test_a_page_that_shows_nothing_is_a_finding(body: str) -> None:
    finding = only(read(page(body), "pile/port.html"))

    assert finding.code == "IN203"
    assert finding.message.startswith("the page shows no text without its scripts")


@pytest.mark.parametrize(
    "body", ["<p>One<p>Two<div>", "<b><i>One</b> Two</i>", "<<p>>One &nbsp; &bogus; Two", "<p"]
)
def test_broken_markup_is_read_as_far_as_it_goes(body: str) -> None:
    assert one(page(body + "<p>The end of it.</p>")).text.endswith("The end of it.")


def test_deep_nesting_is_survived() -> None:
    document = one(page("<div>" * 3000 + "The end of it." + "</div>" * 3000))

    assert "The end of it." in document.text


@pytest.mark.parametrize("before", ["", "a < b", "<i>" * 400, "> " * 3000])
def test_a_tag_with_thousands_of_attributes_is_read_bare(before: str) -> None:
    crowd = " ".join(f"a{number}=1" for number in range(2000))

    document = one(page(f"{before}<p hidden {crowd}>{P[0]}</p><p>{P[1]}</p>"))

    assert document.text.endswith(f"{P[0]}\n{P[1]}")


def test_a_long_tag_with_few_attributes_is_read_as_it_stands() -> None:
    long = "x" * 9000

    document = one(page(f"<p title='{long}' hidden>{P[0]}</p><p>{P[1]}</p>"))

    assert document.text == P[1]
