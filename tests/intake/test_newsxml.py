"""News XML of agencies: each item with text is a document, whatever the agency's dialect."""

import pytest
from hypothesis import given, settings
from tests.intake.tools import only, read, safe, spoilt

from sayso.intake import article
from sayso.intake import newsxml as reader
from sayso.records.articles import Document, Role

TITLE = "Harbour workers reject the night shift"
LEAD = "The port will reopen on Monday, a harbour official told the paper in a talk."
QUOTE = '"We are not machines," said Ilan Vorel, who leads the union of harbour workers.'

NITF = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf version="-//IPTC//DTD NITF 3.4//EN">
  <head><title>Other title</title><docdata>
    <doc-id regsrc="NW" id-string="nw.7"/><date.issue norm="20310318T191044Z"/>
    <doc.copyright holder="NW" year="2031"/></docdata></head>
  <body><body.head>
    <hedline><hl1 id="headline">{TITLE}</hl1><hl2>Talks go on until Friday</hl2></hedline>
    <byline>By DANA ORLO<byttl>Norrland Business Writer</byttl></byline>
    <distributor><org>Norrland Wire</org></distributor>
    <dateline><location>ORVALE</location></dateline>
    <abstract><p>{LEAD}</p></abstract>
  </body.head>
  <body.content><block id="Main">
    <p>{LEAD.replace("told ", "told <br/>").replace("harbour", "<org>harbour</org>")}</p><p/>
    <hl2>Machines</hl2><p>{QUOTE}</p>
    <table><tr><th>Port</th><th>Ships</th></tr><tr><td>Orvale</td><td>7</td></tr></table>
    <media media-type="image"><media-reference source="a.jpg">bits</media-reference>
      <media-caption>Ilan Vorel at the port.</media-caption></media>
  </block></body.content>
  <body.end><tagline>Dana Orlo reported from Orvale.</tagline></body.end></body>
</nitf>"""

TYPED = """(Adds comments)
    * Port may reopen on Monday

    By Dana Orlo
    March 18 (Norrland Wire) - The port will reopen on Monday, a
harbour official told the paper in a talk.
    "We are not machines," said Ilan Vorel, who leads the union
of harbour workers.

 (Reporting by Dana Orlo; Editing by Milo Trenn)"""


def item(content: str, meta: str = "", guid: str = "tag:nw:1", kind: str = "icls:text") -> str:
    """Return a NewsML-G2 item."""
    return (
        f'<newsItem guid="{guid}" version="2" standard="NewsML-G2"><rightsInfo>'
        f'<copyrightHolder literal="NW Ltd"/></rightsInfo><itemMeta><itemClass qcode="{kind}"/>'
        '<provider qcode="nprov:nw"><name>Norrland Wire Ltd</name></provider>'
        "<versionCreated>2031-03-19T03:47:29Z</versionCreated>"
        "<firstCreated>2031-03-18T03:47:29Z</firstCreated></itemMeta>"
        f"<contentMeta><slugline>PORT-STRIKE</slugline>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> bytes:
    space = "http://iptc.org/std/nar/2006-10-01/"
    head = "<header><sent>2031-03-19T00:00:00Z</sent></header>"
    body = f'<newsMessage xmlns="{space}">{head}<itemSet>{"".join(items)}</itemSet></newsMessage>'
    return f'<?xml version="1.0" encoding="UTF-8"?><!-- SUMMARY -->{body}'.encode()


def xhtml(body: str) -> str:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body>'
    return f'<inlineXML contenttype="application/xhtml+xml">{page}</html></inlineXML>'


def one(data: bytes | str) -> Document:
    (found,) = read(data if isinstance(data, bytes) else data.encode(), "wire.xml").items
    return found


def roles(document: Document) -> list[tuple[Role, str]]:
    (made,) = article(document).items
    return [(block.role, " ".join(block.at.words(document.text).split())) for block in made.blocks]


def body(document: Document) -> list[str]:
    return [words for role, words in roles(document) if role is Role.BODY]


def test_nitf_states_headline_byline_date_and_distributor() -> None:
    found = one(NITF)

    assert found.path == "wire.xml#nw.7"
    assert found.media_type == "application/nitf+xml"
    stated = found.stated
    assert (stated.title, stated.authors, stated.credit) == (TITLE, ("DANA ORLO",), "Norrland Wire")
    assert stated.published == "20310318T191044Z"
    (made,) = article(found).items
    assert made.published
    assert made.published.earliest.isoformat() == "2031-03-18"
    assert made.outlet is None


def test_nitf_names_the_publication() -> None:
    named = NITF.replace("</docdata>", '</docdata><pubdata type="print" name="The Vell Herald"/>')
    stated = one(named).stated

    assert (stated.outlet, stated.credit) == ("The Vell Herald", "Norrland Wire")


def test_a_supplier_that_is_an_outlet_and_no_agency_is_the_outlet() -> None:
    stated = one(NITF.replace("Norrland Wire", "The Vell Herald")).stated

    assert (stated.outlet, stated.credit) == ("The Vell Herald", "")


def test_only_the_content_of_nitf_is_body() -> None:
    found = roles(one(NITF))

    assert body(one(NITF)) == [LEAD, "Machines", QUOTE, "Port Ships", "Orvale 7"]
    assert (Role.HEADLINE, TITLE) in found
    assert (Role.HEADLINE, "Talks go on until Friday") in found
    assert (Role.BYLINE, "By DANA ORLO Norrland Business Writer") in found
    assert (Role.DATELINE, "ORVALE") in found
    assert (Role.CAPTION, "Ilan Vorel at the port.") in found
    assert (Role.SITE, "Dana Orlo reported from Orvale.") in found


def test_an_abstract_does_not_make_a_repeat_of_the_lead() -> None:
    found = roles(one(NITF))

    assert found.count((Role.HEADLINE, LEAD)) == 1
    assert Role.REPEAT not in {role for role, _ in found}


def test_newsml_g2_states_what_its_metadata_say() -> None:
    meta = '<headline role="hld:sub">Sub</headline><headline role="hld:main">'
    meta += f"{TITLE}</headline><by>By Dana Orlo and Milo Trenn</by>"
    found = one(message(item(xhtml(f"<p>{LEAD}</p>"), f"{meta}<creditline>NW –</creditline>")))

    assert found.path == "wire.xml#tag:nw:1"
    assert found.stated.title == TITLE
    assert found.stated.authors == ("Dana Orlo", "Milo Trenn")
    assert found.stated.credit == "NW"
    assert found.stated.published == "2031-03-18T03:47:29Z"
    assert found.stated.updated == "2031-03-19T03:47:29Z"
    assert found.text == LEAD
    assert "PORT-STRIKE" not in found.text


@pytest.mark.parametrize(
    ("meta", "credit"),
    [
        ("<creditline>NW</creditline>", "NW"),
        ('<infoSource role="cRole:origProv" literal="Norrland"/>', "Norrland"),
        ("", "Norrland Wire Ltd"),
    ],
)
def test_the_agency_is_the_credit(meta: str, credit: str) -> None:
    assert one(message(item(xhtml(f"<p>{LEAD}</p>"), meta))).stated.credit == credit


def test_a_headline_that_stands_in_metadata_alone_takes_no_line_of_the_text() -> None:
    short = "Die Arbeiter lehnen die Nachtschicht ab."
    meta = f"<headline>{TITLE}</headline>"
    found = one(message(item(xhtml(f"<p>{short}</p><p>{LEAD}</p>"), meta)))
    (made,) = article(found).items

    assert made.title
    assert made.title.name == TITLE
    assert body(found) == [short, LEAD]


def test_typed_text_in_one_element_is_read_by_paragraph() -> None:
    found = one(message(item(xhtml(f"<p>{TYPED}</p>"))))
    blocks = roles(found)

    assert (Role.BYLINE, "By Dana Orlo") in blocks
    assert (Role.CREDIT, "(Reporting by Dana Orlo; Editing by Milo Trenn)") in blocks
    assert QUOTE in body(found)


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineData contenttype='text/plain'>{QUOTE}</inlineData>",
        f"<inlineData><![CDATA[<p>{QUOTE}</p>]]></inlineData>",
        f"<inlineXML><nitf><body.content><p>{QUOTE}</p></body.content></nitf></inlineXML>",
        xhtml(f"<header><ul class='slugline'><li>PORT</li></ul></header><p>{QUOTE}</p>"),
    ],
)
def test_content_comes_in_many_dresses(content: str) -> None:
    assert body(one(message(item(content)))) == [QUOTE]


def test_an_item_for_each_story_and_none_for_a_picture() -> None:
    picture = item("<remoteContent href='a.jpg'/>", guid="pic", kind="ninat:picture")
    found = read(message(item(xhtml("<p>One.</p>")), picture, item(xhtml("<p>Two.</p>"), guid="b")))

    assert [document.path.rpartition("#")[2] for document in found.items] == ["tag:nw:1", "b"]
    assert not found.findings


def test_an_item_without_its_text_is_named() -> None:
    found = read(message(item(""), item(xhtml("<p>Two.</p>"), guid="b")))

    assert [finding.code for finding in found.findings] == ["IN214"]
    assert len(found.items) == 1


def test_newsml_1_is_read() -> None:
    lines = f"<HeadLine>{TITLE}</HeadLine><ByLine>Dana Orlo</ByLine><SlugLine>port</SlugLine>"
    data = (
        '<?xml version="1.0" encoding="iso-8859-1"?><NewsML><NewsItem><Identification>'
        "<NewsIdentifier><PublicIdentifier>urn:nw:1</PublicIdentifier></NewsIdentifier>"
        "</Identification><NewsManagement><FirstCreated>20310710T125902Z</FirstCreated>"
        "</NewsManagement><NewsComponent><NewsLines>"
        f"{lines}</NewsLines><AdministrativeMetadata><Provider><Party FormalName='NW'/></Provider>"
        "</AdministrativeMetadata><NewsComponent><ContentItem><DataContent>"
        f"<p> {LEAD}</p><p>Le café à Orvale a rouvert.</p></DataContent></ContentItem>"
        "</NewsComponent></NewsComponent></NewsItem></NewsML>"
    ).encode("latin-1")
    found = one(data)

    assert found.path == "wire.xml#urn:nw:1"
    assert body(found) == [LEAD, "Le café à Orvale a rouvert."]
    assert (found.stated.credit, found.stated.authors) == ("NW", ("Dana Orlo",))


def test_no_entity_is_put_in_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    bomb += '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    data = f"{bomb}<nitf><body><body.content><p>Port &b; and &c; reopens.</p></body.content>"
    found = read(f"{data}</body></nitf>".encode())

    assert "aaaa" not in "".join(document.text for document in found.items)
    assert len("".join(document.text for document in found.items)) < 60


def test_a_package_of_references_holds_no_text() -> None:
    assert only(read(b"<packageItem><groupSet/></packageItem>")).code == "IN203"


def test_xml_that_breaks_off_gives_what_came() -> None:
    found = read(message(item(xhtml(f"<p>{LEAD}</p>")))[:-40], "wire.xml")

    assert [document.text for document in found.items] == [LEAD]
    assert [finding.code for finding in found.findings] == ["IN208"]


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LIMIT", 100)

    assert only(read(NITF.encode())).code == "IN206"


@pytest.mark.parametrize("data", [b"<nitf>" + b"<p>" * 50_000, b"<newsItem " + b'a="' * 50_000])
def test_nonsense_is_bounded(data: bytes) -> None:
    safe(data, "wire.xml")


@settings(deadline=None, max_examples=60)
@given(spoilt(NITF.encode()))
def test_spoilt_nitf_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/wire.xml")


@settings(deadline=None, max_examples=40)
@given(spoilt(message(item(xhtml(f"<p>{TYPED}</p>")))))
def test_a_spoilt_message_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/wire.xml")


def test_of_several_renditions_the_fullest_is_read() -> None:
    short, whole = xhtml("<p>The port.</p>"), xhtml(f"<p>{LEAD}</p><p>{QUOTE}</p>")

    for content in (short + whole, whole + short, whole + whole):
        assert one(message(item(content))).text == f"{LEAD}\n\n{QUOTE}"


def test_place_and_day_of_a_dateline_stand_apart() -> None:
    day = "<dateline><location>VARNE</location><story.date>March 18</story.date></dateline>"

    found = roles(one(NITF.replace("</body.head>", f"{day}</body.head>")))

    assert (Role.DATELINE, "VARNE March 18") in found
