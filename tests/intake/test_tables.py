"""Records of a dump: good ones are read, bad ones named by line, fields found or mapped."""

import gzip
import json

import pytest
from tests.intake.tools import only, read, zipped

ROW = {
    "id": "h-7",
    "title": "Port reopens",
    "text": "The port\nwill reopen.",
    "url": "https://courier.example/h-7",
    "outlet": "The Orvale Courier",
    "published": "2031-05-03",
    "authors": ["Dana Orlo", "Milo Trenn"],
}


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def test_a_record_of_json_lines_keeps_its_text_and_what_is_stated() -> None:
    (document,) = read(lines(ROW), "pile/dump.jsonl").items

    assert document.text == ROW["text"]
    assert document.path == "pile/dump.jsonl#h-7"
    assert document.url == ROW["url"]
    assert document.stated.title == "Port reopens"
    assert document.stated.outlet == "The Orvale Courier"
    assert document.stated.published == "2031-05-03"
    assert document.stated.authors == ("Dana Orlo", "Milo Trenn")


def test_records_without_an_id_are_counted_from_one() -> None:
    found = read(lines({"body": "One left."}, {"content": "Two left."}), "dump.jsonl")

    assert [document.path for document in found.items] == ["dump.jsonl#1", "dump.jsonl#2"]


def test_the_address_is_the_place_of_a_record() -> None:
    (one,) = read(lines(ROW), "pile/dump.jsonl").items
    (two,) = read(lines(ROW), "elsewhere/other.jsonl").items

    assert one.id == two.id


def test_broken_lines_are_named_by_number_and_the_good_ones_read() -> None:
    data = b"\n".join(
        [lines(ROW), b'{"text": "The por', b"", b"[1, 2]", b"7", lines({"text": "B"})]
    )

    found = read(data, "pile/dump.jsonl")

    assert [document.text for document in found.items] == [ROW["text"], "B"]
    assert [finding.code for finding in found.findings] == ["IN213", "IN213", "IN213"]
    assert found.findings[0].message.startswith("line 2 is broken JSON (")
    assert found.findings[1].message.startswith("line 4 is no object with named fields")
    assert {finding.path for finding in found.findings} == {"pile/dump.jsonl"}


def test_a_broken_first_line_does_not_make_it_another_form() -> None:
    found = read(b'{"text": "The por\n' + lines(ROW, ROW), "pile/dump")

    assert len(found.items) == 2
    assert found.findings[0].message.startswith("line 1 is broken JSON")


def test_a_record_without_text_names_its_fields_and_the_cure() -> None:
    finding = only(read(lines({"title": "Port", "artikel": "It reopens."}), "dump.jsonl"))

    assert finding.code == "IN214"
    assert finding.message == (
        "line 1 has no text; its fields are title, artikel. Name the one with --map text=FIELD"
    )


def test_the_user_names_a_field() -> None:
    record = {"artikel": "It reopens.", "medium": {"name": "The Courier"}}

    (document,) = read(
        lines(record), "dump.jsonl", {"text": "artikel", "outlet": "medium.name"}
    ).items

    assert document.text == "It reopens."
    assert document.stated.outlet == "The Courier"


def test_a_line_of_50_mb_is_named_and_the_others_are_read() -> None:
    data = lines(ROW) + b"\n" + b'{"text": "' + b"x" * 50_000_000 + b'"}\n' + lines({"text": "B"})

    found = read(data, "dump.jsonl")

    assert [document.text for document in found.items] == [ROW["text"], "B"]
    (finding,) = found.findings
    assert (finding.code, finding.message) == ("IN206", "line 2 is over 20 MB; split it")


def test_a_record_with_too_much_text_is_named() -> None:
    finding = only(read(lines({"text": "x " * 3_000_000}), "dump.jsonl"))

    assert finding.message == "line 1 holds more than 5 MB of text; split it into articles"


def test_many_findings_of_a_kind_are_counted_after_a_hundred() -> None:
    found = read(b'{"text": "\n' * 250, "dump.jsonl")

    assert len(found.findings) == 101
    assert found.findings[-1].code == "IN222"
    assert found.findings[-1].message.startswith("150 more records")


def test_invalid_utf_8_in_a_line_is_read_and_said() -> None:
    found = read(lines(ROW) + b'\n{"text": "The caf\xe9 reopens."}', "dump.jsonl")

    assert found.items[1].text == "The café reopens."
    assert found.findings[0].message.startswith("line 2: not UTF-8; read as ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_tables_in_wide_encodings_are_read(encoding: str) -> None:
    (document,) = read("title;text\nPort;It “reopens”.\n".encode(encoding), "dump.csv").items

    assert document.text == "It “reopens”."


def test_one_json_value_is_read_as_its_records() -> None:
    pretty = json.dumps({"articles": [ROW, {"text": "B"}]}, indent=1).encode()

    found = read(pretty, "pile/dump.json")

    assert [document.text for document in found.items] == [ROW["text"], "B"]
    assert found.items[0].media_type == "application/json"


def test_broken_json_is_read_as_text_and_said() -> None:
    found = read(b'{\n "text": "The port will reopen."\n', "pile/dump.json")

    assert [finding.code for finding in found.findings] == ["IN213"]
    assert found.items[0].media_type == "text/plain"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_is_parted_by_what_parts_its_header(mark: str) -> None:
    data = f'id{mark}headline{mark}text\n7{mark}Port{mark}"It{mark} they say,\nreopens."\n'

    (document,) = read(data.encode(), "pile/dump.csv").items

    assert document.text == f"It{mark} they say,\nreopens."
    assert document.path == "pile/dump.csv#7"
    assert document.stated.title == "Port"


def test_a_table_without_a_text_column_names_its_columns_and_the_cure() -> None:
    finding = only(read(b"id,artikel\n7,It reopens\n", "pile/dump.csv"))

    assert finding.code == "IN215"
    assert finding.message == (
        "no column holds the text; there are id, artikel. Name it with --map text=COLUMN"
    )


def test_a_packed_table_is_a_table() -> None:
    finding = only(read(gzip.compress(b"id,artikel\n7,It reopens\n"), "pile/dump.csv.gz"))

    assert finding.code == "IN215"


def test_a_mapped_column_that_is_not_there_is_named() -> None:
    found = read(b"id,text\n7,It reopens.\n", "dump.csv", {"outlet": "medium", "colour": "red"})

    assert [finding.code for finding in found.findings] == ["IN216", "IN216"]
    assert found.findings[0].message.startswith("--map colour=...: no such field; there are text")
    assert found.findings[1].message == "--map outlet=medium: no such column; there are id, text"
    assert len(found.items) == 1


def test_a_ragged_row_is_named_and_read() -> None:
    found = read(b"id,text\n7,It reopens, they say.\n", "dump.csv")

    assert found.items[0].text == "It reopens"
    assert found.findings[0].message == "line 2 has 3 fields instead of 2; check its quotes"


def test_a_field_of_a_megabyte_is_read() -> None:
    text = "The port will reopen. " * 50_000

    (document,) = read(f'id,text\n7,"{text}"\n'.encode(), "dump.csv").items

    assert document.text == text


def test_a_cell_of_50_mb_is_named_and_the_others_are_read() -> None:
    data = b"id,text\n1,Good.\n2," + b"x" * 50_000_000 + b"\n3,Better.\n"

    found = read(data, "dump.csv")

    assert [document.text for document in found.items] == ["Good.", "Better."]
    assert [finding.message for finding in found.findings] == ["line 3 is over 20 MB; split it"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'"text","id"\n', "dump.csv"),
        (b"id\ttext", "dump.tsv"),
        (b"id,text\n\n , \n\n", "dump.csv"),
        ("\ufeffid,text\r\n".encode("utf-16-le"), "dump.csv"),
        (b"[]", "dump.json"),
        (b"[ ]\n\n", "dump.jsonl"),
        (b'{\n"articles": []\n}', "dump.json"),
        (b'{\n"articles": [1, "a"]\n}', "dump.json"),
        (gzip.compress(b"text,title\n"), "dump.csv.gz"),
        (zipped({"dump.csv": b"text,title\n"}), "dump.zip"),
        (zipped({".hidden": b"The port will reopen.\n"}), "dump.zip"),
        (zipped({"__MACOSX/a.txt": b"The port will reopen.\n"}), "dump.zip"),
        (zipped({"folder/": b""}), "dump.zip"),
    ],
)
def test_a_dump_without_a_record_says_so(data: bytes, name: str) -> None:
    assert only(read(data, name)).code == "IN203"


@pytest.mark.parametrize("data", [b"{}", b"{}\n\n{}\n", b"[{}, null]", b'{"articles": []}'])
def test_records_without_a_text_are_named(data: bytes) -> None:
    found = read(data, "dump.jsonl")

    assert not found.items
    assert found.findings


# --- columns that nothing reads ------------------------------------------------------------------


def passed(data: bytes, name: str, mapping: dict[str, str] | None = None) -> list[str]:
    """Return what is told of columns that no field takes."""
    return [f.message for f in read(data, name, mapping).findings if f.code == "IN227"]


def test_columns_that_no_field_takes_are_told_once_by_name() -> None:
    table = b"text,ressort,outlet,wire id,empty,\nOne left.,Sea,Post,7,,x\nTwo left.,Sea,Post,8,,\n"

    assert passed(table, "a.csv") == [
        "no field takes the columns ressort, wire id; --map FIELD=COLUMN names one"
    ]
    assert passed(table, "a.csv", {"id": "wire id", "credit": "ressort"}) == []


def test_a_column_that_another_goes_before_is_passed_over() -> None:
    table = b"text,body\nOne left.,The whole of it.\n"

    assert passed(table, "a.csv") == []
    (told,) = passed(table, "a.csv", {"text": "body"})
    assert "columns text;" in told


def test_fields_of_single_records_are_told_with_the_rest() -> None:
    rows = lines({"text": "One left.", "tags": []}, {"text": "Two.", "tags": ["sea"], "lang": "en"})

    assert ["tags, lang" in told for told in passed(rows, "a.jsonl")] == [True]
    assert [
        "tags, lang" in told for told in passed(b"[" + rows.replace(b"\n", b",") + b"]", "a.json")
    ]


def test_a_mapped_name_that_leads_inside_takes_its_column() -> None:
    rows = lines({"text": "One left.", "source": {"name": "Post"}, "owner": {"name": "Sons"}})

    assert passed(rows, "a.jsonl", {"outlet": "owner.name"}) == [
        "no field takes the columns source; --map FIELD=COLUMN names one"
    ]


def test_names_without_end_are_counted() -> None:
    rows = lines({"text": "One left.", **{f"x{n}": n for n in range(5000)}})

    (told,) = passed(rows, "a.jsonl")

    assert "x19 and 979 more;" in told
