"""Files of many forms, made in memory: Word, exports of databases, news XML. All invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.intake.tools import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STYLES = (
    f'<w:styles xmlns:w="{_W}">'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
    "</w:styles>"
)


@dataclass(frozen=True, slots=True)
class Story:
    """One invented article, for any form."""

    title: str
    outlet: str
    published: str
    byline: str
    body: tuple[str, ...]
    extra: tuple[str, ...] = ()


PORT = Story(
    "Harbour workers reject the night shift",
    "The Orvale Courier",
    "March 18, 2031 Tuesday",
    "By Dana Orlo and Milo Trenn",
    (
        "ORVALE, March 18 - The port will reopen on Monday, a harbour official told the paper.",
        "“We are not machines,” said Ilan Vorel, who leads the union of harbour workers.",
        "Nobody at the ministry of transport would say whether the night shift is still planned.",
    ),
)
FERRY = Story(
    "Two ferries leave Varne after a week in port",
    "The Varne Herald",
    "March 19, 2031 Wednesday",
    "Jona Tavo",
    (
        "Two ferries left Varne on Wednesday after the owners agreed to pay for the days lost.",
        "The captain of the first one said that the crew had been ready since Monday morning.",
    ),
)
STRAIT = Story(
    "Ministry denies plan to close the strait",
    "Norrland Wire",
    "20 March 2031 Thursday",
    "",
    (
        "The ministry of transport denied on Thursday that it plans to close the Kelder Strait.",
        "A spokesman said that there was no such plan, and that nobody had asked for one either.",
    ),
)
STORIES = (PORT, FERRY, STRAIT)


def paragraph(words: str, style: str = "") -> str:
    """Return one Word paragraph; the words are broken into two runs as Word likes to do."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    half = len(words) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in (words[:half], words[half:])
        if piece
    )
    return f"<w:p>{looks}{runs}</w:p>"


def docx(body: str, others: dict[str, str] | None = None) -> bytes:
    """Return a Word file with this body, in WordprocessingML."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}" xmlns:mc="{_MC}">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
        "word/styles.xml": STYLES,
        **(others or {}),
    }
    return zipped({name: text.encode() for name, text in members.items()})


def core(title: str, creator: str) -> dict[str, str]:
    """Return the part of a Word file that says who made it and when."""
    return {
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
            "<dcterms:created>2033-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
        )
    }


COVER = (
    "User Name: ORVALE UNIVERSITY",
    "Date and Time: Friday, December 5, 2031 7:11:00 PM CET",
    "Job Number: 79565034",
    "Documents (3)",
    "1. Harbour workers reject the night shift",
    "Client/Matter: -None-",
    "Search Terms: harbour AND strike",
    "Search Type: Natural Language",
    "Narrowed by:",
    "Content Type\tNarrowed by",
    "News\tSources: The Orvale Courier; Timeline: Mar 01, 2031 to Apr 01, 2031",
    "2. Two ferries leave Varne after a week in port",
    "Client/Matter: -None-",
    "3. Ministry denies plan to close the strait",
    "Client/Matter: -None-",
)


def nexis_uni(story: Story) -> list[str]:
    """Return the paragraphs of an article as Nexis Uni prints it."""
    byline = [f"Byline:\u00a0{story.byline}"] if story.byline else []
    return [
        story.title,
        story.outlet,
        story.published,
        f"Copyright 2031 {story.outlet} All Rights Reserved",
        "Section:\u00a0NEWS; Pg. 3",
        "Length:\u00a0355 words",
        *byline,
        "Dateline:\u00a0ORVALE",
        "Highlight:\u00a0Union says that talks go on while the plan is on the table.",
        "Body",
        *story.body,
        *story.extra,
        "Graphic",
        "Dana Orlo attends a meeting in Orvale.",
        "Load-Date:\u00a0March 30, 2031",
        "End of Document",
    ]


def nexis_old(story: Story, number: int, of: int) -> str:
    """Return an article as the older service prints it in plain text, broken to a width."""
    byline = [f"BYLINE: {story.byline}", ""] if story.byline else []
    lines = [
        f"{number} of {of} DOCUMENTS".center(78).rstrip(),
        *("", ""),
        story.outlet.center(78).rstrip(),
        "",
        story.published.center(78).rstrip(),
        "Edition 1;".center(78).rstrip(),
        "Scotland".center(78).rstrip(),
        "",
        story.title,
        "",
        *byline,
        *("SECTION: NEWS; Pg. 3", "", "LENGTH: 355 words", ""),
    ]
    for words in story.body:
        lines += [*broken(words), ""]
    lines += [
        *("GRAPHIC: Dana Orlo attends a meeting.", "", "LOAD-DATE: March 30, 2031", ""),
        *("LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", ""),
        f"Copyright 2031 {story.outlet}".center(78).rstrip(),
        "All Rights Reserved".center(78).rstrip(),
        "",
    ]
    return "\n".join(lines)


def broken(words: str, width: int = 78) -> list[str]:
    """Return words in lines of a width."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def factiva_id(number: int) -> str:
    """Return an accession number."""
    return f"ORVC0000203103{number:02d}dr3i0000{number}"


def factiva_lines(story: Story, number: int, words: str = "355 words") -> list[str]:
    """Return the lines of an article as Factiva's article format prints them."""
    return [
        "News; 3",
        story.title,
        *(
            [story.byline if story.byline.startswith("By") else f"By {story.byline}"]
            * bool(story.byline)
        ),
        words,
        f"{17 + number} March 2031",
        "05:33 PM",
        story.outlet,
        "ORVC",
        "English",
        f"(c) 2031 {story.outlet}",
        *story.body,
        f"Document {factiva_id(number)}",
    ]


def factiva_page(stories: Sequence[Story], language: str = "en") -> str:
    """Return a saved page of Factiva in article format."""
    words, document = {"en": ("words", "Document"), "de": ("Wörter", "Dokument")}[language]
    months = {"en": "March", "de": "März"}[language]
    made = []
    for number, story in enumerate(stories, start=1):
        own = factiva_id(number)
        author = f'<div class="author">{story.byline}  </div>' if story.byline else ""
        body = "".join(
            f'<p class="articleParagraph enarticleParagraph">{escape(one)}  </p>\n'
            for one in story.body
        )
        made.append(
            f'<div id="article-{own}" class="article"><div class="article enArticle"><p>\n</p>'
            f'<div>Foreign Desk; 1</div>\n<div id="hd"><span class="enHeadline">'
            f"{escape(story.title)}  </span>\n</div>{author}<div>355 {words}</div>"
            f"<div>{17 + number} {months} 2031</div><div>09:30</div><div>{story.outlet}</div>"
            "<div>ORVC</div><div>Late Edition - Final</div><div>1</div><div>English</div>"
            f"<div>Copyright 2031 {story.outlet}.  All Rights Reserved.  </div>\n<p></p>\n{body}"
            f"<p>{document} {own}</p></div></div><br><span></span>"
        )
    return (
        "<html><head><meta charset=UTF-8><title>Factiva</title></head><body>"
        "<table><tr><td><h1>Dow Jones Factiva</h1></td></tr></table>"
        f'<form><div id="contentWrapper">{"".join(made)}</div></form></body></html>'
    )


def factiva_indexed(stories: Sequence[Story]) -> str:
    """Return a saved page of Factiva with indexing."""
    made = []
    for number, story in enumerate(stories, start=1):
        body = [
            f'<p class="articleParagraph enarticleParagraph">{escape(x)}</p>' for x in story.body
        ]
        cells = {
            "HD": f'<span class="enHeadline">{escape(story.title)}</span>',
            "BY": story.byline,
            "WC": "355 words",
            "PD": f"{17 + number} March 2031",
            "ET": "09:30",
            "SN": story.outlet,
            "SC": "ORVC",
            "LA": "English",
            "CY": "(c) 2031",
            "LP": body[0],
            "TD": "".join(body[1:]),
            "IN": "iship : Shipping | itsp : Transport",
            "NS": "gcat : Political/General News",
            "RE": "orv : Orvale",
            "PUB": story.outlet,
            "AN": f"Document {factiva_id(number)}",
        }
        rows = "".join(
            f'<tr><td class="index" align="right"><b>{code}</b>&nbsp;</td><td>{cell}</td></tr>'
            for code, cell in cells.items()
            if cell
        )
        made.append(
            f'<div class="article"><div class="article enArticle"><table>{rows}</table></div></div>'
        )
    return (
        f"<html><head><title>Factiva</title></head><body>{''.join(made)}"
        "<div><b>Search Summary</b><p>Text harbour and strike</p></div></body></html>"
    )


def proquest(story: Story, number: int, of: int) -> str:
    """Return an article as ProQuest exports it as text."""
    names = filter(None, story.byline.removeprefix("By ").split(" and "))
    turned = "; ".join(", ".join(reversed(name.split(" ", 1))) for name in names)
    fields = [
        f"Document {number} of {of}",
        story.title,
        *([f"Author: {turned}"] if turned else []),
        f"Publication info: {story.outlet} ; Orvale [Orvale]. 18 Mar 2031: A.1.",
        "ProQuest document link",
        "Abstract: What the port did on Monday.",
        "Links: Linking Service",
        f"Full text: {story.body[0]}",
        *story.body[1:],
        *story.extra,
        "Subject: Ports; Strikes",
        f"Title: {story.title}",
        f"Publication title: {story.outlet}; Orvale",
        "First page: A.1",
        "Publication year: 2031",
        f"Publication date: {story.published.rpartition(' ')[0]}",
        "Publisher: Orvale Press",
        "Language of publication: English",
        f"ProQuest document ID: 99887766{number}",
        "Copyright: Copyright Orvale Press 2031",
        "Last updated: 2031-04-20",
        "Database: ProQuest Central",
    ]
    return "\n\n".join(("_" * 60, *fields, ""))


def nexis_labelled(story: Story, number: int, of: int) -> str:
    """Return an article of the older service with a label before headline and text."""
    return "\n".join(
        (
            *(f"{number} of {of} DOCUMENTS", "", f"Copyright 2031 {story.outlet} AB"),
            *("All Rights Reserved", story.outlet, "", story.published, ""),
            *("SECTION: NEWS; Pg. 3", "", "LENGTH: 44 words", "", f"HEADLINE: {story.title}", ""),
            *((f"BYLINE: {story.byline}", "") if story.byline else ()),
            *("DATELINE: ORVALE", "", "BODY:"),
            *(row for words in story.body for row in (*broken(words), "")),
            *("LOAD-DATE: March 30, 2031", "", ""),
        )
    )
