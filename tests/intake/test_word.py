"""A Word file gives its paragraphs, headings and tables; who saved it and when proves nothing."""

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.forms import PORT, core, docx, paragraph
from tests.intake.tools import only, read, safe, spoilt, zipped

from sayso.intake import archives, article
from sayso.records.articles import Document, Role

PLAIN = "".join(map(paragraph, PORT.body))
DATA = docx(paragraph(PORT.title, "berschrift1") + paragraph(PORT.byline) + PLAIN)


def document(body: str, others: dict[str, str] | None = None) -> Document:
    (found,) = read(docx(body, others), "pile/port.docx").items
    return found


def text(body: str) -> str:
    return document(body).text


def test_paragraphs_are_lines_with_a_blank_line_between() -> None:
    assert text(PLAIN) == "\n\n".join(PORT.body)


def test_a_heading_is_marked_whatever_its_style_is_called_in_this_country() -> None:
    for style in ("berschrift1", "Own"):
        found = document(paragraph("Port reopens", style) + PLAIN)
        (made,) = article(found).items

        assert [(mark.start, mark.end, mark.kind) for mark in found.marks] == [(0, 12, "h1")]
        assert made.title
        assert made.title.name == "Port reopens"


def test_a_caption_is_a_caption() -> None:
    found = document(PLAIN + paragraph("Dana Orlo at the port.", "Beschriftung"))
    (made,) = article(found).items

    assert made.blocks[-1].role is Role.CAPTION


def test_tables_are_read_row_by_row() -> None:
    cell = "<w:tc>{}</w:tc>".format
    rows = [("Port", "Ships"), ("Orvale", "7")]
    table = "".join(f"<w:tr>{''.join(cell(paragraph(one)) for one in row)}</w:tr>" for row in rows)

    assert text(f"<w:tbl>{table}</w:tbl>{PLAIN}").startswith("Port\tShips\n\nOrvale\t7\n\nORVALE")


def test_a_page_laid_out_in_a_table_is_paragraphs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{PLAIN}</w:tc><w:tc>{paragraph('Beside.')}</w:tc></w:tr></w:tbl>"

    assert text(table) == "\n\n".join((*PORT.body, "Beside."))


def test_breaks_tabs_and_hyphens_are_kept() -> None:
    run = "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>non</w:t>"
    run += "<w:noBreakHyphen/><w:t>stop</w:t></w:r></w:p>"

    assert text(run) == "One\ntwo\tnon\u2011stop"


def test_what_a_tracked_change_removed_or_hid_is_no_text() -> None:
    gone = "<w:p><w:del><w:r><w:delText>Mayor</w:delText></w:r></w:del>"
    gone += "<w:moveFrom><w:r><w:t>Mayor</w:t></w:r></w:moveFrom>"
    gone += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Mayor</w:t></w:r>"
    gone += '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>The official </w:t></w:r>'
    gone += "<w:ins><w:r><w:t>spoke.</w:t></w:r></w:ins></w:p>"

    assert text(gone) == "The official spoke."


def test_a_text_box_stands_after_its_paragraph_and_only_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p><w:r>{both}</mc:AlternateContent></w:r><w:r><w:t>Around it.</w:t></w:r></w:p>"

    assert text(body) == "Around it.\n\nIn a box."


def test_notes_follow_the_text() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:footnotes xmlns:w="{space}"><w:footnote>{paragraph("A note.")}</w:footnote>'
    found = document(PLAIN, {"word/footnotes.xml": f"{note}</w:footnotes>"})

    assert found.text.endswith("planned.\n\nA note.")


def test_when_a_file_was_made_dates_nothing() -> None:
    found = document(PLAIN, core("Harbour plan", "Jona Tavo"))
    (made,) = article(found).items

    assert made.published is None
    assert found.stated.title == "Harbour plan"
    assert found.stated.authors == ()


def test_who_saved_a_file_is_its_author_only_if_a_byline_says_so() -> None:
    found = document(
        paragraph("By Jona Tavo") + PLAIN, core("Microsoft Word - a1.doc", "Jona Tavo")
    )

    assert found.stated.authors == ("Jona Tavo",)
    assert found.stated.title == ""


def test_the_same_words_in_another_file_are_the_same_content() -> None:
    one = document(PLAIN)
    two = document(PLAIN, core("Other", "Somebody Else"))

    assert one.digest == two.digest


@pytest.mark.parametrize("name", ["word/document.xml", "word/document2.xml"])
def test_word_on_the_web_numbers_its_documents(name: str) -> None:
    with ZipFile(BytesIO(docx(PLAIN))) as archive:
        members = {x: archive.read(x) for x in archive.namelist()}
    members[name] = members.pop("word/document.xml")

    assert read(zipped(members), "a.docx").items[0].text.startswith("ORVALE")


def test_a_word_file_in_an_archive_is_read() -> None:
    packed = zipped({"a/port.docx": docx(PLAIN)})

    assert [x.path for x in read(packed, "all.zip").items] == ["all.zip/a/port.docx"]
    assert [x.path for x in read(gzip.compress(docx(PLAIN)), "a.gz").items] == ["a.gz"]


def test_an_empty_document_is_named() -> None:
    assert only(read(docx(""), "a.docx")).code == "IN203"


def test_entities_are_not_put_in_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    bomb += '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    members = {"[Content_Types].xml": b"<Types/>"}
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:p><w:r><w:t>Port &b; and &c; reopens.</w:t></w:r></w:p>"
    made = f'{bomb}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    found = read(zipped({**members, "word/document.xml": made.encode()}), "a.docx")

    assert "aaaa" not in "".join(x.text for x in found.items)
    assert len("".join(x.text for x in found.items)) < 60


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FLOOR", 10_000)
    finding = only(read(docx(paragraph("A" * 3_000_000)), "a.docx"))

    assert finding.code == "IN210"


def test_xml_that_breaks_off_is_a_finding() -> None:
    made = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document><w:body>"}

    assert only(read(zipped(made), "a.docx")).code == "IN208"


def test_a_cell_outside_a_table_and_other_nonsense_is_read() -> None:
    assert text("<w:tc><w:tr/></w:tc><w:p><w:p><w:r><w:t>In.</w:t></w:r></w:p></w:p>") == "In."


@settings(deadline=None, max_examples=60)
@given(spoilt(DATA))
def test_a_spoilt_file_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/port.docx")


TAGS = st.sampled_from(
    "w:p w:r w:t w:tbl w:tr w:tc w:pPr w:br w:vanish w:moveFrom mc:Fallback".split()
)


@settings(deadline=None, max_examples=60)
@given(st.recursive(st.text("ab <", max_size=3), lambda inner: st.tuples(TAGS, st.lists(inner))))
def test_any_tree_of_elements_is_read(tree: object) -> None:
    def written(node: object) -> str:
        if isinstance(node, tuple):
            tag, inner = node
            return f"<{tag}>{''.join(map(written, inner))}</{tag}>"
        return str(node).replace("<", "&lt;")

    safe(docx(written(tree)), "pile/port.docx")


def test_a_break_inside_a_sentence_parts_no_paragraph() -> None:
    first, second = PORT.body[0].split(" reopen ")
    run = f"<w:p><w:r><w:t>{first}</w:t><w:br/><w:t>reopen {second}</w:t></w:r></w:p>"
    found = document(paragraph(PORT.title, "Own") + run + paragraph(PORT.body[1]))

    (made,) = article(found).items
    told = [block.at.words(found.text) for block in made.blocks if block.role is Role.BODY]

    assert told[0].split() == PORT.body[0].split(" - ")[1].split()
