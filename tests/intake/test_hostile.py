"""Files that were made to do harm cost a finding or a document, some work, and reach nothing.

``hostile`` makes them, ``bounds`` reads them in a process of its own, within bounds of memory and
processor time. What ``bench/fuzz.py`` found is read again, too; that one reads gigabytes as well.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from tests.intake import hostile, hostile_packed, hostile_words, loopback
from tests.intake.bounds import MEMORY, Room, Task, Told
from tests.intake.seeds import FORMS, seed
from tests.intake.tools import read, zipped

from sayso.intake import files
from sayso.intake.visiting import Pace, Visitor
from sayso.records.fakes import MemoryShelf
from sayso.records.places import Outcome

FLIPS = 6  # ways to spoil each form that are tried here; bench/fuzz.py tries as many as you ask
FOUND = sorted(path for path in (Path(__file__).parent / "found").iterdir() if path.suffix != ".md")
UNPACKED = {"IN208", "IN210", "IN206", "IN226"}  # broken, a bomb, too long, without end


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    with Room() as made:
        yield made


def sound(told: Told, task: Task) -> None:
    """Promise what every reading keeps: an answer, few findings, little memory, no reach."""
    what = (task.name, task.data[:80])
    assert not told.trouble, (told.trouble, what)
    assert not told.reached, (told.reached, what)
    assert told.peak < MEMORY, (told.peak, what)


def all_sound(tasks: Iterator[Task], room: Room) -> None:
    for task in tasks:
        sound(room.read(task), task)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_breaks_off_anywhere_is_read_or_named(form: str, room: Room) -> None:
    whole = seed(form)
    cuts = [len(whole.data) * part // 12 for part in range(12)]
    all_sound((Task(f"pile/{whole.name}", whole.data[:cut]) for cut in cuts), room)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_with_spoilt_bits_is_read_or_named(form: str, room: Room) -> None:
    whole = seed(form)
    chance = Random(form)  # noqa: S311 - the same bits every time
    for count in range(FLIPS):
        data = bytearray(whole.data)
        for _ in range(1 + count):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        task = Task(f"pile/{whole.name}", bytes(data))
        sound(room.read(task), task)


@pytest.mark.parametrize(
    "make", [hostile_packed.clothes, hostile_packed.numbers, hostile_packed.swelled]
)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_is_not_as_it_says_is_read_or_named(
    form: str, make: Callable[[str], Iterator[Task]], room: Room
) -> None:
    all_sound(make(form), room)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_reads_the_same_however_it_is_packed(form: str, room: Room) -> None:
    whole = seed(form)
    plain = room.read(Task(whole.name, whole.data))
    for kind, pack in hostile_packed.PACKERS.items():
        task = Task(f"all.{kind}", pack(whole.name, whole.data))
        told = room.read(task)

        sound(told, task)
        assert told.texts == plain.texts, kind


@pytest.mark.parametrize(
    "make",
    [
        *(hostile.nested, hostile.named, hostile.fields, hostile_packed.zips, hostile_packed.tars),
        *(hostile_words.encodings, hostile_words.markup, hostile_words.mime, hostile_words.loops),
        *(hostile_words.lies, hostile_words.texts),
    ],
    ids=lambda make: make.__name__,
)
def test_what_was_made_to_do_harm_does_none(make: Callable[[], Iterator[Task]], room: Room) -> None:
    all_sound(make(), room)


def test_a_bomb_is_a_finding(room: Room) -> None:
    for task in hostile.bombs():
        told = room.read(task)

        sound(told, task)
        expected = {"IN224"} if task.name == "layers.warc" else UNPACKED
        assert told.codes & expected, (task.name, told.findings)
        assert sum(map(len, told.texts)) < 20_000_000


def test_a_record_larger_than_any_limit_is_a_finding_and_what_follows_is_read(room: Room) -> None:
    told = {}
    for task in hostile.large():
        told[task.name] = room.read(task)
        sound(told[task.name], task)

    assert all(each.findings for each in told.values())
    assert told["pile/a.jsonl"].texts == ("B", "A")
    assert told["pile/a.csv"].texts == ("A",)
    assert told["pile/line.mbox"].texts == ("Body.\n",)
    assert told["pile/fields.warc"].codes == {"IN213", "IN226"}


def test_no_entity_grows_and_nothing_from_elsewhere_gets_in(room: Room) -> None:
    for task in hostile_words.entities():
        told = room.read(task)

        sound(told, task)
        for text in told.texts:
            assert "root:" not in text
            assert text.count("ha") < 100_000


def test_a_relation_that_leads_out_is_not_followed(room: Room) -> None:
    (task,) = (task for task in hostile_words.markup() if task.name == "outside.docx")

    assert room.read(task).texts == ("Port.",)


@pytest.mark.parametrize(
    "name", ["../../up.txt", "/etc/passwd", "a/../../b.txt", "C:\\x.txt", "..\\..\\x.txt"]
)
def test_a_name_that_leads_out_is_refused(name: str, room: Room) -> None:
    for data in (zipped({name: b"Port."}), hostile.tar((name, b"Port."))):
        told = room.read(Task("a", data))

        assert (told.count, told.codes) == (0, {"IN209"})


def test_a_footer_that_lies_is_a_finding_or_is_read(room: Room) -> None:
    pytest.importorskip("pyarrow")
    all_sound(hostile.footers(seed("parquet").data), room)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_is_not_found_again(path: Path, room: Room) -> None:
    """The name of a file is FORM-DIGEST-NAME."""
    task = Task(f"pile/{path.name.rpartition('-')[2]}", path.read_bytes())

    all_sound(iter([task]), room)


def test_records_without_an_article_are_given_up_and_it_is_said(room: Room) -> None:
    """A dump of empty records is left after some, unless an article stands between them."""
    empty = b"{}\n" * 2_000
    task = Task("a.jsonl", empty, limits=(("sayso.intake.listing", "BARREN", 300),))
    mixed = Task("a.jsonl", (empty[:900] + hostile.RECORD) * 20, limits=task.limits)

    barren, told = room.read(task), room.read(mixed)

    assert barren.findings[-1].code == "IN226"
    assert "then 1,200 times nothing" in barren.findings[-1].message
    assert (told.count, "IN226" in told.codes) == (20, False)


def test_more_articles_than_a_file_can_hold_are_left_out_and_it_is_said(room: Room) -> None:
    records = b"".join(b'{"text": "Berth %d will reopen."}\n' % n for n in range(300))
    found = read(records, "a.jsonl")
    few = Task("a.jsonl", records, limits=(("sayso.intake.listing", "MOST", 30),))

    told = room.read(few)

    assert (len(found.items), found.findings) == (300, ())
    assert (told.count, told.codes) == (30, {"IN226"})
    assert told.texts == tuple(one.text for one in found.items[:20])


def test_folders_and_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "story.txt").write_text("The port will reopen.", encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")

    found = Outcome.joined(files([str(tmp_path)], None))

    assert [Path(one.path).name for one in found.items] == ["story.txt"]
    assert {one.code for one in found.findings} <= {"IN202"}


def test_redirects_in_circles_and_without_end_are_one_finding() -> None:
    """A site leads from /a to /b and back; from /1 to /2 and on; and to itself."""
    hops = {f"/{n}": loopback.onward(f"/{n + 1}") for n in range(1, 30)}
    circles = {"/a": "/b", "/b": "/a", "/self": "/self", "/odd": "/odd?" + "x" * 9000, "/file": ""}
    answers = hops | {place: loopback.onward(there) for place, there in circles.items()}
    with loopback.site(answers) as site:
        for start in ("/1", *circles):
            asked = len(site.heard)
            pace = Pace(sleep=lambda _: None)
            visitor = Visitor(loopback.fetcher(), MemoryShelf(), follow=False, pace=pace)
            (found,) = visitor.bring(site.url(start), ())

            assert (found.items, len(found.findings)) == ((), 1)
            assert len(site.heard) - asked <= 6
