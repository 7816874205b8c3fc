"""What a browser puts beside a saved page is no pile of articles; one finding says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import named, read, zipped

from sayso.intake.companions import page_of

PAGE = b"<html><body><h1>Port</h1><p>The port of Orvale will reopen on Monday.</p></body></html>"


@pytest.mark.parametrize(
    "ending",
    ["_files", "-Dateien", "_fichiers", "_archivos", "_arquivos", ".files", "-filer", "_pliki"],
)
@pytest.mark.parametrize("kind", [".html", ".htm"])
def test_the_folder_of_a_saved_page_is_passed_over(tmp_path: Path, ending: str, kind: str) -> None:
    folder = tmp_path / f"harbour{ending}"
    (folder / "inner").mkdir(parents=True)
    (tmp_path / f"harbour{kind}").write_bytes(PAGE)
    (tmp_path / "other.txt").write_bytes(b"Two ferries left.")
    for name in ("frame.html", "script.js", "inner/picture.png"):
        (folder / name).write_bytes(PAGE)

    found = named(str(tmp_path))

    names = [Path(file.path).name for file in found.items]
    assert names == [f"harbour{kind}", "other.txt"]
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("IN224", str(folder))
    assert finding.message == (
        f"holds what belongs to harbour{kind}, and is passed over; name the folder to read it"
    )


def test_a_folder_that_is_named_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "harbour_files"
    folder.mkdir()
    (tmp_path / "harbour.html").write_bytes(PAGE)
    (folder / "frame.html").write_bytes(PAGE)

    assert [file.path for file in named(str(folder)).items] == [str(folder / "frame.html")]


def test_a_folder_without_its_page_is_a_folder_like_others(tmp_path: Path) -> None:
    folder = tmp_path / "press_files"
    folder.mkdir()
    (tmp_path / "harbour.html").write_bytes(PAGE)
    (folder / "a.html").write_bytes(PAGE)

    found = named(str(tmp_path))

    assert len(found.items) == 2
    assert not found.findings


def test_a_saved_page_in_a_zip_is_treated_alike() -> None:
    data = zipped(
        {
            "day/harbour.html": PAGE,
            "day/harbour_files/frame.html": PAGE,
            "day/harbour_files/deep/picture.png": b"\x89PNG",
            "press_files/a.html": PAGE,
        }
    )

    found = read(data, "all.zip")

    assert [document.path for document in found.items] == [
        "all.zip/day/harbour.html",
        "all.zip/press_files/a.html",
    ]
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("IN224", "all.zip/day/harbour_files")
    assert "belongs to harbour.html," in finding.message


@given(st.text(max_size=20), st.sets(st.text(max_size=20)))
def test_a_page_is_found_only_where_it_is(folder: str, names: set[str]) -> None:
    found = page_of(folder, names)

    assert not found or (found in names and folder.startswith(found.rpartition(".")[0]))
