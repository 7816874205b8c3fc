"""An item of a feed is a document under its own address; hostile XML costs no time or room."""

import json
import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import only, read, roles

from sayso.intake import article
from sayso.records.articles import Document, Role

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
PAGE = f"<p>{ONE}</p><p>{TWO}</p>"
PREFIXED = f"<x:div><x:p>{ONE}</x:p><x:p>{TWO}</x:p></x:div>"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
URL = "https://courier.example/2031/05/03/dockers"
ITEM = (
    f"<item><title>Dockers stay out</title><link>{URL}</link><dc:creator>Dana Orlo</dc:creator>"
    "<pubDate>Sat, 03 May 2031 10:45:00 +0000</pubDate><guid isPermaLink='false'>17</guid>"
    f"<description>Short.</description><content:encoded><![CDATA[{PAGE}]]></content:encoded></item>"
)


def rss(*items: str, title: str = "The Orvale Courier", head: str = "") -> bytes:
    channel = f"<channel><title>{title}</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0" {SPACES}>{channel}</rss>'.encode()


def atom(entry: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Letter</title>'
        "<author><name>Dana Orlo</name><email>d@l.example</email></author>"
        f'<entry><title>Dockers</title><id>tag:l,2031:17</id><link href="{URL}"/>{entry}'
        "</entry></feed>"
    ).encode()


def item(data: bytes) -> Document:
    (document,) = read(data, "pile/feed.xml").items
    return document


def is_summary(document: Document) -> bool:
    return any(mark.kind == "summary" for mark in document.marks)


def test_an_item_of_rss_is_a_document_with_what_the_feed_states() -> None:
    found = read(rss(ITEM), "pile/feed.xml")

    (document,) = found.items
    assert document.text == f"{ONE}\n{TWO}"
    assert (document.path, document.url) == ("pile/feed.xml#17", URL)
    assert document.media_type == "application/rss+xml"
    stated = document.stated
    assert (stated.title, stated.outlet) == ("Dockers stay out", "The Orvale Courier")
    assert (stated.published, stated.authors) == (
        "Sat, 03 May 2031 10:45:00 +0000",
        ("Dana Orlo",),
    )
    assert not is_summary(document)
    assert not found.findings
    (made,) = article(document).items
    assert made.published
    assert str(made.published.earliest) == "2031-05-03"


RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns='
TOLD = f"<title>D</title><link>{URL}</link><description>{ONE}</description>"
VERSIONS = {
    "0.91": f"<rss version='0.91'><channel><title>C</title><item>{TOLD}</item></channel></rss>",
    "0.9": f'{RDF}"http://my.netscape.com/rdf/simple/0.9/"><channel><title>C</title></channel>'
    f"<item>{TOLD}</item></rdf:RDF>",
    "1.0": f'{RDF}"http://purl.org/rss/1.0/"><channel rdf:about="x"><title>C</title></channel>'
    f'<item rdf:about="{URL}">{TOLD}</item></rdf:RDF>',
    "typed": '<!-- a feed --><?xml-stylesheet href="a.xsl"?>\n<!DOCTYPE rss PUBLIC "-//N//DTD 0.91"'
    ' "http://n.example/rss-0.91.dtd">\n<rss version="0.91"><channel><title>C</title>'
    f"<item>{TOLD}</item></channel></rss>",
    "atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title><entry>'
    f'<link rel="alternate" href="{URL}"/><content>{ONE}</content></entry></feed>',
    "prefixed": '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>C</a:title><a:entry>'
    f'<a:link href="{URL}"/><a:content>{ONE}</a:content></a:entry></a:feed>',
}


@pytest.mark.parametrize("data", VERSIONS.values(), ids=VERSIONS)
def test_every_version_of_rss_and_atom_is_read(data: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        document = item(data.encode(encoding))
        assert (document.text, document.url, document.stated.outlet) == (ONE, URL, "C")


def test_an_entry_of_atom_takes_its_author_from_the_feed() -> None:
    document = item(
        atom(
            "<published>2031-05-03T08:00:00Z</published><updated>2031-05-04T08:00:00Z</updated>"
            f'<content type="html">{PAGE.replace("<", "&lt;")}</content>'
        )
    )

    assert document.text == f"{ONE}\n{TWO}"
    assert document.media_type == "application/atom+xml"
    assert document.stated.authors == ("Dana Orlo",)
    assert document.stated.published == "2031-05-03T08:00:00Z"
    assert document.stated.updated == "2031-05-04T08:00:00Z"


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PAGE}</div></content>',
        f'<content type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml">{PREFIXED}</content>',
        f"<content type='html'><![CDATA[{PAGE}]]></content>",
        f"<content>{ONE}\n{TWO}</content>",
    ],
)
def test_content_of_atom_is_read_in_each_of_its_types(content: str) -> None:
    assert item(atom(content)).text == f"{ONE}\n{TWO}"


def test_a_summary_is_marked_and_counted() -> None:
    short = "<item><title>Council</title><description>The council meets [...]</description></item>"
    found = read(rss(ITEM, short), "pile/feed.xml")

    assert [is_summary(document) for document in found.items] == [False, True]
    (finding,) = found.findings
    assert finding.code == "IN225"
    assert finding.message.startswith("1 of 2 items are summaries; save the pages")


def test_a_long_description_is_the_article() -> None:
    page = "".join(f"<p>{ONE} That was day {day} of the strike.</p>" for day in range(20))
    found = read(rss(f"<item><description><![CDATA[{page}]]></description></item>"))

    assert not is_summary(found.items[0])


def test_content_shorter_than_the_description_gives_way() -> None:
    image = "<content:encoded><![CDATA[<img src='a.png'>]]></content:encoded>"

    assert item(rss(f"<item>{image}<description>{ONE}</description></item>")).text == ONE


def test_an_item_without_text_is_named() -> None:
    finding = only(read(rss("<item><title>Dockers</title><guid>17</guid></item>"), "f.xml"))

    assert (finding.code, finding.path) == ("IN214", "f.xml#17")


@pytest.mark.parametrize(
    ("more", "authors"),
    [
        ("<author>desk@courier.example (Milo Trenn)</author>", ("Milo Trenn",)),
        ("<author>desk@courier.example</author>", ()),
        ("<author>Milo Trenn</author>", ("Milo Trenn",)),
        (
            "<dc:creator>Milo Trenn</dc:creator><dc:creator>Ilan</dc:creator>",
            ("Milo Trenn", "Ilan"),
        ),
    ],
)
def test_authors_are_read_as_feeds_write_them(more: str, authors: tuple[str, ...]) -> None:
    document = item(rss(f"<item>{more}<description>{ONE}</description></item>"))

    assert document.stated.authors == authors


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("The Orvale Courier - Harbour", "The Orvale Courier"),
        ("Harbour &gt; The Orvale Courier", "The Orvale Courier"),
        ("BBC News", "BBC"),
        ("Tidewater", "Tidewater"),
    ],
)
def test_the_outlet_is_the_part_of_the_title_that_is_one(title: str, outlet: str) -> None:
    document = item(rss(f"<item><description>{ONE}</description></item>", title=title))

    (made,) = article(document).items
    assert made.outlet
    assert made.outlet.name == outlet


def test_a_source_that_an_aggregator_names_is_the_outlet() -> None:
    source = '<source url="https://courier.example">The Orvale Courier</source>'
    data = rss(f"<item>{source}<description>{ONE}</description></item>", title="Everything today")

    assert item(data).stated.outlet == "The Orvale Courier"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Dockers&#8217; &#8220;no&#8221;", "Dockers’ “no”"),
        ("R&D &amp;amp; more &nbsp;caf&eacute;", "R&D & more café"),
        ("<![CDATA[Dockers <b>stay</b> out]]>", "Dockers stay out"),
        ("1 < 2 &amp; so on", "1 < 2 & so on"),
    ],
)
def test_titles_are_read_however_they_are_escaped(title: str, shown: str) -> None:
    found = item(rss(f"<item><title>{title}</title><description>{ONE}</description></item>"))

    assert found.stated.title == shown


def test_prefixes_that_nobody_declared_are_known() -> None:
    data = rss(ITEM).replace(SPACES.encode(), b"")

    assert item(data).text == f"{ONE}\n{TWO}"
    assert item(data).stated.authors == ("Dana Orlo",)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8", ""])
def test_the_declared_encoding_is_taken_or_the_likeliest(declared: str) -> None:
    text = "Le café à Orvale a rouvert, a déclaré le maire."
    data = rss(f"<item><description>{text}</description></item>").decode()
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    data = data.replace('<?xml version="1.0"?>', head)

    assert item(data.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (rss(ITEM)[:-16], "its end is missing"),
        (rss(ITEM, f"<item>{'<a>' * 300}", ITEM), "2 items are lost"),
    ],
)
def test_broken_xml_is_said_and_the_good_items_are_read(spoilt: bytes, what: str) -> None:
    found = read(spoilt, "feed.xml")

    assert found.items[0].text == f"{ONE}\n{TWO}"
    broken = [finding.message for finding in found.findings if finding.code == "IN213"]
    assert broken == [f"the feed is broken XML: {what}; get it anew"]


@pytest.mark.parametrize("letter", ["&#xd800;", "&#0;", "&#xffff;", "&#x110000;", "&#9999999;"])
def test_a_letter_that_xml_does_not_know_costs_itself_alone(letter: str) -> None:
    entry = f"<content><p>{letter}{ONE} &</p></content>"

    assert item(atom(entry)).text == f"\ufffd{ONE} &"


def test_a_feed_without_items_is_named() -> None:
    assert only(read(rss(), "feed.xml")).code == "IN203"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("<urlset><url><loc>https://a.example</loc></url></urlset>", "is a sitemap"),
        ("<sitemapindex><sitemap/></sitemapindex>", "is a sitemap"),
        ('<opml version="2.0"><body><outline xmlUrl="a"/></body></opml>', "is a list of feeds"),
    ],
)
def test_lists_of_addresses_are_named(data: str, what: str) -> None:
    finding = only(read(f'<?xml version="1.0"?>\n{data}'.encode(), "sitemap.xml"))

    assert finding.code == "IN205"
    assert finding.message.startswith(what)


def json_feed(version: str = "1.1", **fields: object) -> bytes:
    whole = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "The Harbour Letter",
        "items": [{"id": "17", "url": URL, "date_published": "2031-05-03T08:00:00Z", **fields}],
    }
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"content_html": PAGE}, f"{ONE}\n{TWO}"),
        ({"content_text": "1 <b> 2 &amp; 3"}, "1 <b> 2 &amp; 3"),
        ({"summary": ONE}, ONE),
    ],
)
@pytest.mark.parametrize("name", ["feed.json", "feed"])
def test_an_item_of_json_feed_is_a_document(
    fields: Mapping[str, str], text: str, name: str
) -> None:
    found = read(json_feed(authors=[{"name": "Dana Orlo"}], **fields), name)

    (document,) = found.items
    assert (document.text, document.url, document.path) == (text, URL, f"{name}#17")
    assert document.stated.authors == ("Dana Orlo",)
    assert document.stated.outlet == "The Harbour Letter"
    assert document.media_type == "application/feed+json"
    assert is_summary(document) is ("summary" in fields)


def test_broken_json_is_named() -> None:
    assert read(json_feed(content_text=ONE)[:-9], "feed.json").findings[0].code == "IN213"


def test_other_json_with_items_is_a_dump() -> None:
    (document,) = read(json.dumps({"items": [{"text": ONE}]}, indent=1).encode(), "a.json").items

    assert document.media_type == "application/json"


def test_what_wordpress_puts_below_an_item_is_no_story() -> None:
    end = "The post Dockers stay out appeared first on The Orvale Courier."

    assert roles(f"{ONE}\n{TWO}\n{end}") == [Role.BODY, Role.BODY, Role.BANNER]


LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha ha ha ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>"
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "data",
    [
        rss(ITEM, title="&j;", head=LAUGHS + "]>"),
        rss(ITEM, title="&j;", head=LAUGHS),
        rss(ITEM, head="<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>", title="&x;"),
        rss(ITEM, head="<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", title="&x;"),
        rss(ITEM, "<item>" * 100_000),
        rss(ITEM, "<item>" + "<a>" * 300_000),
        rss(ITEM, "<x/>" * 30_000, "<item/>" * 1_000),
        rss(ITEM, f"<item><author>{'a.' * 200_000}</author></item>"),
        rss(ITEM, f"<item><author>{'(a@' * 200_000}</author></item>"),
        rss(ITEM, f"<item><description>{'&lt;!--' * 100_000}</description></item>"),
        rss(ITEM, f"<item><title>{'&lt;a ' * 100_000}</title></item>"),
        rss(ITEM, f"<item><title>{'&' * 50_000}</title></item>"),
        rss(ITEM, "<item><title>" + "<![CDATA[" * 100_000),
        b"<!--" * 100_000 + rss(ITEM),
        b"<?" * 200_000 + rss(ITEM),
        b"<rss><!DOCTYPE" * 30_000,
        b"<!DOCTYPE" * 100_000 + b"<rss>",
    ],
)
def test_hostile_xml_is_read_in_bounded_time_and_expands_nothing(data: bytes) -> None:
    start = time.process_time()

    found = read(data, "feed.xml")

    assert time.process_time() - start < 20
    shown = "".join(f"{document.text}{document.stated}" for document in found.items)
    assert "ha ha" not in shown
    assert "root:" not in shown
    assert found.items or found.findings


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *("<item>", "</item>", "<title>", "</title>", "<entry>", "<link href='", "'/>"),
            *(
                "<description>",
                "<![CDATA[",
                "]]>",
                "&amp;",
                "&",
                "<",
                "&lt;p&gt;",
                "<content:encoded>",
            ),
            *(
                ONE,
                "<!--",
                "-->",
                "<?",
                "<content type='xhtml'>",
                "<author><name>",
                "<p>",
                "</rss>",
            ),
        ]
    ),
)


@given(st.lists(PIECES, max_size=25), st.sampled_from([b"<rss>", b"<feed>", b"<rss><channel>"]))
def test_any_text_gives_documents_or_findings(pieces: list[str], head: bytes) -> None:
    data = head + "".join(pieces).encode("utf-8", "replace")

    found = read(data, "pile/feed.xml")

    assert found.items or found.findings
    assert found == read(data, "pile/feed.xml")
    assert all(document.text.strip() for document in found.items)


WHOLE = rss(*[f"<item><title>Dockers</title><description>{ONE}</description></item>"] * 3)


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE) - 1), st.integers(0, 7))
def test_a_broken_off_or_spoilt_feed_gives_documents_or_findings(
    cut: int, at: int, bit: int
) -> None:
    spoilt = bytearray(WHOLE)
    spoilt[at] ^= 1 << bit
    for data in (WHOLE[:cut], bytes(spoilt)):
        found = read(data, "feed.xml")
        assert found.items or found.findings


@pytest.mark.parametrize(
    ("link", "base"),
    [
        ("/2031/05/03/dockers", "<link>https://courier.example</link>"),
        ("2031/05/03/dockers", "<link>https://courier.example/</link>"),
        ("//courier.example/2031/05/03/dockers", "<link>https://courier.example/</link>"),
    ],
)
def test_a_relative_link_stands_below_the_site(link: str, base: str) -> None:
    assert item(rss(base + ITEM.replace(URL, link))).url == URL


def test_a_relative_link_of_atom_stands_below_its_base() -> None:
    entry = f'<content type="html">{ONE}</content>'
    data = atom(entry).replace(URL.encode(), b"05/03/dockers")
    based = data.replace(b"<feed ", b'<feed xml:base="https://courier.example/2031/" ')

    assert item(based).url == URL
    assert item(data).url == ""


@pytest.mark.parametrize("title", ["Google Alert - port", "“port” - Google News"])
def test_who_collects_is_no_outlet_and_the_title_names_one(title: str) -> None:
    led = f"https://www.google.com/url?rct=j&amp;url={URL}&amp;ct=ga"
    entry = f"<item><title>Dockers - The Orvale Courier</title><link>{led}</link>"
    found = item(rss(f"{entry}<description>{ONE[:50]} ...</description></item>", title=title))

    assert (found.stated.title, found.stated.outlet) == ("Dockers", "The Orvale Courier")
    assert found.url == URL


def test_content_that_breaks_off_is_a_summary() -> None:
    entry = f'<content type="html">{ONE[:50]} ...</content>'

    assert is_summary(item(atom(entry)))
    assert not is_summary(item(atom(f'<content type="html">{ONE}</content>')))
