"""Tar archives, bzip2 and xz: streamed, bounded, and nothing in them gets out."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO

import pytest
from fastwarc.stream_io import ZstdWriter
from hypothesis import given, settings
from pyarrow import Codec
from tests.intake.forms import PORT, docx, paragraph
from tests.intake.tools import held, only, read, safe, spoilt, zipped

from sayso.intake import documents, packed, tarball

STORY = "The port will reopen on Monday, a harbour official said.\n"
RECORD = b'{"text": "The port will reopen."}\n'
ZSTD = Codec("zstd")
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "gz": gzip.compress,
    "zst": lambda data: bytes(ZSTD.compress(data, asbytes=True)),
}
SINGLE = ["bz2", "xz", "zst"]  # of which each is read by ``packed``


def tarred(members: Mapping[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """Return a tar archive of these members, in this order."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, BytesIO(data))
    return made.getvalue()


def with_member(kind: bytes, name: str, link: str = "") -> bytes:
    """Return a tar archive with one member of a kind, and a story."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type = kind
        info.linkname = link
        archive.addfile(info)
        story = tarfile.TarInfo("z.txt")
        story.size = len(STORY)
        archive.addfile(story, BytesIO(STORY.encode()))
    return made.getvalue()


PILE = tarred({"b/2.txt": b"Two ferries left.", "a.jsonl": RECORD * 2, "./c.txt": STORY.encode()})
PATHS = ["b/2.txt", "a.jsonl#1", "a.jsonl#2", "c.txt"]


@pytest.mark.parametrize("packer", SINGLE)
def test_a_packed_file_is_unpacked(packer: str) -> None:
    (found,) = read(PACKERS[packer](STORY.encode()), f"pile/a.txt.{packer}").items

    assert (found.text, found.path) == (STORY, f"pile/a.txt.{packer}")
    assert not read(PACKERS[packer](RECORD), f"pile/a.jsonl.{packer}").findings


@pytest.mark.parametrize("packer", SINGLE)
def test_streams_one_after_another_are_one(packer: str) -> None:
    pack = PACKERS[packer]
    padding = bytes(8) if packer != "zst" else b""
    (found,) = read(pack(b"One. ") + pack(b"Two.") + padding, "a.txt").items

    assert found.text == "One. Two."


@pytest.mark.parametrize("packer", SINGLE)
def test_a_packed_file_that_breaks_off_is_a_finding(packer: str) -> None:
    data = PACKERS[packer](STORY.encode() * 999)

    assert only(read(data[: len(data) // 2], "a.txt")).code == "IN208"


def test_a_small_packed_page_is_opened_to_tell_its_form_and_once_to_unpack_it() -> None:
    data = gzip.compress(f"<html><body><p>{STORY}</p></body></html>".encode())
    opened: list[BytesIO] = []

    def opener() -> BytesIO:
        opened.append(BytesIO(data))
        return opened[-1]

    (found,) = documents(replace(held(data, "pile/harbour.html.gz"), opener=opener), {})

    assert [document.text for document in found.items] == [STORY.strip()]
    assert len(opened) == 2


def test_a_packed_table_that_breaks_off_gives_the_records_before() -> None:
    found = read(gzip.compress(RECORD * 5000)[:-30], "pile/table.jsonl.gz")

    assert len(found.items) > 1000
    assert [finding.code for finding in found.findings] == ["IN208"]


@pytest.mark.parametrize("packer", SINGLE)
def test_a_bomb_is_refused(packer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FLOOR", 100_000)
    found = read(PACKERS[packer](RECORD * 400_000), f"a.jsonl.{packer}")

    assert found.findings[-1].code == "IN210"


def test_unpacking_that_asks_for_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MEMORY", 1_000_000)

    assert only(read(lzma.compress(STORY.encode() * 9, preset=9), "a.txt")).code == "IN210"


def test_a_dictionary_in_front_of_a_web_archive_is_used() -> None:
    """As the Internet Archive packs: a skippable frame with the dictionary, then the records."""
    story = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: "
    rows = [story + b"%d\r\n\r\n%s\r\n\r\n" % (len(STORY), STORY.encode())] * 9
    shared = story + STORY.encode() * 20
    made = BytesIO()
    with ZstdWriter(made, dictionary=shared) as packing:
        packing.write(b"".join(rows))
    for kept in (shared, PACKERS["zst"](shared)):
        front = b"\x5d\x2a\x4d\x18" + len(kept).to_bytes(4, "little") + kept
        found = read(front + made.getvalue(), "a.warc.zst")

        assert [one.text for one in found.items] == [STORY] * 9
    huge = b"\x5d\x2a\x4d\x18\xff\xff\xff\xff" + made.getvalue()
    assert only(read(huge, "a.warc.zst")).code == "IN210"


def test_packed_over_and_over_is_refused() -> None:
    data = STORY.encode()
    for _ in range(9):
        data = lzma.compress(data)

    assert only(read(data)).code == "IN211"


@pytest.mark.parametrize("packer", ["", *PACKERS])
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_a_tar_archive_gives_its_members_in_their_order(packer: str, form: int) -> None:
    long = f"{'é' * 60}/{'b' * 90}"
    data = tarred({"b/2.txt": b"Two.", "a.jsonl": RECORD, long: STORY.encode()}, form=form)
    name = f"pile/all.tar{'.' * bool(packer)}{packer}"
    found = read(PACKERS.get(packer, bytes)(data), name)

    assert [document.path for document in found.items] == [
        f"{name}/b/2.txt",
        f"{name}/a.jsonl#1",
        f"{name}/{long}",
    ]
    assert not found.findings


def test_an_old_header_without_a_mark_is_known_by_its_sum() -> None:
    data = bytearray(tarred({"a.txt": STORY.encode()}, form=tarfile.USTAR_FORMAT))
    data[257:265] = bytes(8)
    total = sum(data[:148]) + sum(data[156:512]) + 8 * 32
    data[148:156] = b"%06o\0 " % total

    assert [one.text for one in read(bytes(data), "all.tar").items] == [STORY]


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/outside.txt", "..\\outside.txt"])
def test_a_member_that_climbs_out_is_refused_and_the_others_are_read(name: str) -> None:
    found = read(tarred({name: b"Mine.", "inside.txt": STORY.encode()}), "all.tar")

    assert [document.text for document in found.items] == [STORY]
    (finding,) = found.findings
    assert finding.code == "IN209"
    assert finding.message.startswith("the name leads outside the archive")


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (tarfile.SYMTYPE, "is a link"),
        (tarfile.LNKTYPE, "is a link"),
        (tarfile.CHRTYPE, "is a device"),
        (tarfile.BLKTYPE, "is a device"),
        (tarfile.FIFOTYPE, "is a device"),
    ],
)
def test_links_and_devices_are_refused(kind: bytes, what: str) -> None:
    found = read(with_member(kind, "a.txt", "/etc/hosts"), "all.tar")

    assert [document.text for document in found.items] == [STORY]
    assert [finding.code for finding in found.findings] == ["IN209"]
    assert found.findings[0].message.startswith(what)


def test_folders_and_hidden_members_are_passed_over() -> None:
    data = tarred({".DS_Store": b"x", "a/.git/config": b"x", "a/b.txt": STORY.encode()})

    assert [one.path for one in read(data, "all.tar").items] == ["all.tar/a/b.txt"]
    assert only(read(tarred({".a": b"x"}), "all.tar")).code == "IN203"


def test_documents_in_a_packed_tar_are_read() -> None:
    word = docx(paragraph(PORT.body[0]))
    data = gzip.compress(tarred({"a.docx": word, "b.html.gz": gzip.compress(b"<p>Port.</p>")}))

    assert [one.text for one in read(data, "all.tgz").items] == [PORT.body[0], "Port."]


def test_a_tar_in_a_zip_is_read() -> None:
    found = read(zipped({"in.tar": PILE}), "all.zip")

    assert [one.path for one in found.items] == [f"all.zip/in.tar/{path}" for path in PATHS]


def test_a_tar_that_breaks_off_gives_what_is_whole() -> None:
    for data, name in ((PILE[:2000], "all.tar"), (gzip.compress(PILE[:2000]), "all.tar.gz")):
        found = read(data, name)

        assert found.items[0].text == "Two ferries left."
        assert found.findings[-1].code == "IN208"


def test_a_name_of_a_million_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tarball, "HEADER_LIMIT", 10_000)
    data = tarred({"a" * 20_000: STORY.encode()}, form=tarfile.GNU_FORMAT)

    assert only(read(data, "all.tar")).code == "IN210"


def test_a_member_too_large_for_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tarball, "NESTED_LIMIT", 100)
    data = gzip.compress(tarred({"a.jsonl": RECORD * 10, "b.txt": STORY.encode()}))
    found = read(data, "all.tar.gz")

    assert [one.text for one in found.items] == [STORY]
    assert [finding.code for finding in found.findings] == ["IN206"]


@settings(deadline=None, max_examples=60)
@given(spoilt(PILE))
def test_a_spoilt_tar_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/all.tar")


@settings(deadline=None, max_examples=30)
@given(spoilt(gzip.compress(PILE)))
def test_a_spoilt_packed_tar_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/all.tar.gz")


@settings(deadline=None, max_examples=30)
@given(spoilt(lzma.compress(PILE)))
def test_a_spoilt_xz_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/all.tar.xz")


@settings(deadline=None, max_examples=30)
@given(spoilt(PACKERS["zst"](PILE)))
def test_a_spoilt_zstd_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/all.tar.zst")


@settings(deadline=None, max_examples=30)
@given(spoilt(bz2.compress(PILE)))
def test_a_spoilt_bzip2_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/all.tar.bz2")
