"""Records in the shapes in which news services, crawlers and programs write them."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.forms import PORT
from tests.intake.tools import made, only, read

from sayso.records.articles import Role

TITLE, OUTLET, TEXT = PORT.title, "The Orvale Courier", "\n\n".join(PORT.body)
URL = "https://courier.example/2031/03/18/harbour"
HTML = "".join(f"<p>{one}</p>\n" for one in PORT.body)
DAY = "2031-03-18T10:00:00Z"
NAMED = {"name": OUTLET, "url": "https://courier.example"}
SHAPES: dict[str, Any] = {
    "newsapi": {
        "status": "ok",
        "articles": [
            {
                "source": {"id": None, "name": OUTLET},
                "author": "Dana Orlo",
                "title": f"{TITLE} - {OUTLET}",
                "url": URL,
                "publishedAt": DAY,
                "content": TEXT,
            }
        ],
    },
    "gnews": {"articles": [{"title": TITLE, "content": TEXT, "publishedAt": DAY, "source": NAMED}]},
    "newsdata": {
        "results": [{"title": TITLE, "content": TEXT, "pubDate": DAY, "source_name": OUTLET}]
    },
    "newscatcher": {
        "articles": [
            {"title": TITLE, "content": TEXT, "published_date": DAY, "name_source": OUTLET}
        ]
    },
    "event registry": {
        "articles": {
            "results": [
                {"uri": "7", "title": TITLE, "body": TEXT, "date": DAY, "source": {"title": OUTLET}}
            ]
        }
    },
    "guardian": {
        "response": {
            "results": [
                {
                    "webPublicationDate": DAY,
                    "webTitle": TITLE,
                    "fields": {"bodyText": TEXT, "publication": OUTLET},
                }
            ]
        }
    },
    "aylien": {
        "stories": [{"title": TITLE, "body": TEXT, "published_at": DAY, "source": {"name": OUTLET}}]
    },
    "webz": {
        "thread": {"site": OUTLET, "title": TITLE, "published": DAY, "url": URL},
        "text": TEXT,
        "title": TITLE,
    },
    "elastic": {
        "_index": "news",
        "_id": "k",
        "_source": {"title": TITLE, "text": TEXT, "source": OUTLET, "published": DAY},
    },
    "schema.org": {
        "@type": "NewsArticle",
        "headline": TITLE,
        "articleBody": TEXT,
        "datePublished": DAY,
        "author": [{"name": "Dana Orlo"}],
        "publisher": {"name": OUTLET},
    },
    "graph": [
        {
            "@graph": [
                {"@type": "WebSite", "name": OUTLET},
                {"headline": TITLE, "articleBody": TEXT, "datePublished": DAY, "publisher": NAMED},
            ]
        }
    ],
    "trafilatura": {
        "title": TITLE,
        "text": TEXT,
        "date": "2031-03-18",
        "source": URL,
        "source-hostname": OUTLET,
    },
    "dow jones": {"an": "ORVC1", "title": TITLE, "body": TEXT, "source_name": OUTLET}
    | {"publication_datetime": 1931594400000},
    "mongo": {"_id": {"$oid": "5f"}, "title": TITLE, "text": TEXT, "source": OUTLET}
    | {"date": {"$date": {"$numberLong": "1931594400000"}}},
    "fundus": {
        "title": TITLE,
        "publishing_date": DAY,
        "publisher": OUTLET,
        "body": {
            "summary": [PORT.body[0]],
            "sections": [{"headline": [], "paragraphs": list(PORT.body[1:])}],
        },
    },
    "by id": {"a": {"title": TITLE, "text": TEXT, "date": DAY, "outlet": OUTLET}},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_gives_its_article_with_what_it_states(shape: str) -> None:
    (document,) = read(json.dumps(SHAPES[shape], indent=1).encode(), "pile/dump.json").items

    found = made(document.text, document.stated, document.url)[1]
    assert document.text == TEXT
    assert document.stated.title == TITLE
    assert document.stated.outlet == OUTLET
    assert found.published is not None
    assert str(found.published.earliest) == str(found.published.latest) == "2031-03-18"


@pytest.mark.parametrize("shape", ["newsapi", "webz", "trafilatura"])
def test_the_address_is_known_wherever_it_stands(shape: str) -> None:
    (document,) = read(json.dumps(SHAPES[shape]).encode(), "pile/dump.jsonl").items

    assert document.url == URL


def test_what_is_wrapped_can_be_named_from_outside() -> None:
    record = json.dumps(SHAPES["webz"]).encode()

    (document,) = read(record, "pile/dump.jsonl", {"title": "thread.url"}).items

    assert document.stated.title == URL


@pytest.mark.parametrize(
    "header",
    [
        "date,publication,title,author,article",
        "Date,Newspaper,Headline,Author,Article_Text",
        "pubdate,pubtitle,Title,Authors,Full text",
        "publishDate,sourceName,articleTitle,authorName,articleText",
        "published,source.name,title,author,content",
    ],
)
def test_columns_are_found_however_their_names_are_spelled(header: str) -> None:
    table = StringIO()
    rows = csv.writer(table)
    rows.writerows([header.split(","), ["2031-03-18", OUTLET, TITLE, "Dana Orlo", TEXT]])

    (document,) = read(table.getvalue().encode(), "pile/dump.csv").items

    stated = document.stated
    assert (stated.published, stated.outlet, stated.title) == ("2031-03-18", OUTLET, TITLE)
    assert stated.authors == ("Dana Orlo",)
    assert document.text == TEXT.replace("\r\n", "\n")


@pytest.mark.parametrize("value", [HTML, {"rendered": HTML}, [{"html": HTML}]])
def test_markup_in_a_record_is_read_as_a_page(value: Any) -> None:
    post = {"id": 12, "link": URL, "title": {"rendered": TITLE}, "content": value, "author": 3}

    (document,) = read(json.dumps([post], indent=1).encode(), "pile/posts.json").items

    assert document.text.split("\n") == list(PORT.body)
    assert document.stated.title == TITLE
    assert document.stated.authors == ()
    assert document.path == "pile/posts.json#12"


@pytest.mark.parametrize(
    "text",
    [
        "The tag <b> is old. So is </b>, said Ilan Vorel.",
        "<b>ORVALE</b> is how the paper set it.",
        "Of 3 < 5 and 7 > 2 nothing follows.",
    ],
)
def test_a_text_that_names_a_tag_stays_as_it_is(text: str) -> None:
    (document,) = read(json.dumps({"text": text}).encode(), "pile/dump.jsonl").items

    assert document.text == text


def test_a_text_that_the_service_cut_off_is_said_to_be() -> None:
    cut = {"title": TITLE, "url": URL, "content": f"{PORT.body[0]} “We… [+4123 chars]"}

    found = read(json.dumps({"articles": [cut, {**cut, "content": TEXT}]}).encode(), "a.json")

    (finding,) = found.findings
    assert finding.code == "IN225"
    assert finding.message.startswith("1 of the texts are cut off")
    assert [mark.kind for mark in found.items[0].marks] == ["summary"]
    assert not found.items[1].marks


def test_an_answer_without_texts_names_what_it_has() -> None:
    answer = {"response": {"docs": [{"web_url": URL, "snippet": "The port."}]}}

    finding = only(read(json.dumps(answer).encode(), "a.json"))

    assert finding.code == "IN214"
    assert "its fields are web_url, snippet" in finding.message


@pytest.mark.parametrize("first", ["Body, mind and strike", "Text; or what the port said"])
def test_a_headline_with_commas_is_no_header(first: str) -> None:
    (document,) = read(f"{first}\n\n{TEXT}\n".encode(), "pile/body.txt").items

    assert document.text == f"{first}\n\n{TEXT}\n"


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "body", "_source", "fields", "title", "articles", "source"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(_VALUES)
def test_any_value_gives_documents_or_findings(value: Any) -> None:
    found = read(json.dumps(value).encode(), "pile/dump.json")

    assert found.items or found.findings
    for document in found.items:
        assert {block.role for block in made(document.text)[1].blocks} <= set(Role)
