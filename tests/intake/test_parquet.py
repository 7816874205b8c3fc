"""A Parquet file is read like a table, a few rows at a time."""

import gzip
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from tests.intake.tools import only, read, safe, spoilt, zipped

from sayso.intake import archives, parquet

pyarrow = pytest.importorskip("pyarrow")

ROW = {
    "id": 7,
    "Text": "The port will reopen on Monday.",
    "title": "Port",
    "source": "The Orvale Courier",
    "date": "2031-03-18",
    "picture": b"\x89PNG",
}


def table(rows: list[dict[str, Any]], schema: Any = None, **how: Any) -> bytes:
    """Return a Parquet file of these rows."""
    from pyarrow import parquet as library  # noqa: PLC0415 - optional

    made = BytesIO()
    library.write_table(pyarrow.Table.from_pylist(rows, schema=schema), made, **how)
    return made.getvalue()


DATA = table([ROW, {**ROW, "id": 8, "Text": "Two ferries left."}])


def test_rows_are_documents_by_the_usual_names() -> None:
    found = read(DATA, "pile/news.parquet")

    assert [document.path for document in found.items] == [
        "pile/news.parquet#7",
        "pile/news.parquet#8",
    ]
    first = found.items[0]
    assert first.text == ROW["Text"]
    assert (first.stated.title, first.stated.outlet) == ("Port", "The Orvale Courier")
    assert first.stated.published == "2031-03-18"
    assert first.media_type == "application/parquet"
    (told,) = found.findings
    assert (told.code, "the columns picture;" in told.message) == ("IN227", True)


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "brotli", "lz4"])
def test_whatever_it_is_packed_with(compression: str) -> None:
    assert len(read(table([ROW] * 100, compression=compression), "a.parquet").items) == 100


def test_times_lists_and_objects_are_read() -> None:
    row = {
        "text": b"The port.",
        "date": datetime(2031, 3, 18, 10, 45, tzinfo=UTC),
        "updated": date(2031, 3, 19),
        "authors": ["Dana Orlo", "Milo Trenn"],
        "publisher": {"name": "The Orvale Courier"},
    }
    (found,) = read(table([row]), "a.parquet").items

    assert found.text == "The port."
    assert found.stated.published.startswith("2031-03-18 10:45")
    assert found.stated.updated == "2031-03-19"
    assert found.stated.authors == ("Dana Orlo", "Milo Trenn")
    assert found.stated.outlet == "The Orvale Courier"


def test_columns_are_named_by_the_user() -> None:
    row = {"artikel": "The port.", "wer": {"medium": "The Orvale Courier"}}
    mapping = {"text": "artikel", "outlet": "wer.medium"}
    (found,) = read(table([row]), "a.parquet", mapping).items

    assert (found.text, found.stated.outlet) == ("The port.", "The Orvale Courier")


def test_a_table_without_a_text_names_its_columns() -> None:
    finding = only(read(table([{"artikel": "The port.", "nr": 1}]), "a.parquet"))

    assert finding.code == "IN215"
    assert "artikel, nr" in finding.message


def test_a_column_that_is_not_there_is_named() -> None:
    found = read(DATA, "a.parquet", {"outlet": "medium"})

    assert [finding.code for finding in found.findings] == ["IN216", "IN227"]
    assert len(found.items) == 2


def test_rows_without_text_are_named_and_an_empty_file_too() -> None:
    found = read(table([{**ROW, "Text": None}, ROW]), "a.parquet")

    assert [finding.code for finding in found.findings] == ["IN214", "IN227"]
    schema = pyarrow.schema([("text", pyarrow.string())])
    assert only(read(table([], schema=schema), "a.parquet")).code == "IN203"


def test_it_may_stand_in_an_archive_or_be_packed() -> None:
    assert len(read(gzip.compress(DATA), "a.parquet.gz").items) == 2
    assert [one.path for one in read(zipped({"a.parquet": DATA}), "all.zip").items] == [
        "all.zip/a.parquet#7",
        "all.zip/a.parquet#8",
    ]


def test_without_pyarrow_the_finding_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    finding = only(read(DATA, "a.parquet"))

    assert finding.code == "IN205"
    assert "pip install 'sayso[parquet]'" in finding.message


def test_a_text_repeated_a_million_times_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "TOTAL_FLOOR", 100_000)
    monkeypatch.setattr(archives, "RATIO", 10)
    data = table([{"text": "The port. " * 500}] * 400)
    found = read(data, "a.parquet")

    assert found.findings[-1].code == "IN210"
    assert len(found.items) < 400


def test_groups_of_rows_that_are_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_LIMIT", 10)

    assert only(read(DATA, "a.parquet")).code == "IN210"


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + bytes(100) + b"PAR1", DATA[:-20]])
def test_a_broken_file_is_a_finding(data: bytes) -> None:
    assert only(read(data, "a.parquet")).code == "IN208"


@settings(deadline=None, max_examples=60)
@given(spoilt(DATA))
def test_a_spoilt_file_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/news.parquet")
