"""What the file is: one, recognisable, readable by others, and never opened for what it is not."""

import errno
import inspect
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.records.worlds import NOON, an_input, link, pointer, reading, story, template

from sayso.ledger import SqliteLedger, migrations, open_ledger
from sayso.ledger.trouble import LedgerDiskError, typed
from sayso.records.articles import Learnt
from sayso.records.errors import (
    InputError,
    LedgerBusyError,
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerReadOnlyError,
    LedgerTooNewError,
    NotALedgerError,
    SaysoError,
)
from sayso.records.places import Finding
from sayso.records.ports import Ledger
from sayso.records.stories import Run


def full(ledger: SqliteLedger) -> Run:
    """Put something of everything into the ledger, in run 1; return run 2, which is open."""
    run = ledger.begin("sayso add pile", NOON, "1")
    pile = [reading(name) for name in "abc"]
    ledger.add(run, pile, inputs=[an_input(name) for name in "abc"], findings=[pile[0].findings[0]])
    ledger.append(run, [link("a", "b")])
    ledger.keep_learnt(Learnt((template("a"),), (pointer("a", "b"),)), ledger.state(), "1")
    ledger.keep(run, story(*pile), "1")
    ledger.finish(run, NOON)
    return ledger.begin("sayso add more", NOON, "1")


@pytest.fixture
def closed(path: Path) -> Path:
    """Return a ledger that was filled and closed."""
    with open_ledger(path) as ledger:
        full(ledger)
    return path


def beside(path: Path) -> list[str]:
    """Return the names of all files in the ledger's folder."""
    return sorted(file.name for file in path.parent.iterdir())


def sql(path: Path, *statements: str) -> list[Any]:
    """Do what another program might do to the file; return the rows of the last statement."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        return [db.execute(statement).fetchall() for statement in statements][-1]


def test_a_closed_ledger_is_one_file(closed: Path) -> None:
    assert beside(closed) == ["sayso.db"]


def test_a_file_keeps_all_of_it(closed: Path) -> None:
    with open_ledger(closed, create=False) as ledger:
        ledger.check()
        assert [r.document.path for r in ledger.readings()] != []
        assert ledger.runs()[0].added == 3
        assert ledger.links() == (link("a", "b"),)
        assert ledger.story("1") is not None
        assert ledger.learnt("1") == Learnt((template("a"),), (pointer("a", "b"),))


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()

    with open_ledger(path) as ledger:
        full(ledger)


@pytest.mark.parametrize("name", ["a b?c#d%41.db", "Zeitung-Straße.db", ":memory:"])
def test_any_name_is_a_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with open_ledger(name) as ledger:
        full(ledger)
    with open_ledger(name, create=False) as ledger:
        ledger.check()

    assert beside(tmp_path / name) == [name]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing/sayso.db", "missing/sayso.db: its folder does not exist"),
        (".", "this is a folder"),
    ],
)
def test_what_cannot_be_a_ledger_is_said(path: str, message: str) -> None:
    with pytest.raises(InputError, match=message), open_ledger(path):
        pass


def test_a_question_makes_no_file(path: Path) -> None:
    with pytest.raises(InputError, match=r"`sayso add PATH\.\.\.` makes one"):
        open_ledger(path, create=False).__enter__()

    assert not path.exists()


@pytest.mark.parametrize("device", ["/dev/full", "/dev/null"])
def test_a_device_is_no_ledger(device: str) -> None:
    with pytest.raises(NotALedgerError), open_ledger(device):
        pass


@pytest.mark.parametrize("data", [b"The port will reopen on Monday.\n" * 99, b"SQLite format 3\0"])
def test_a_file_of_another_kind_is_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    for create in (True, False):
        with (
            pytest.raises(NotALedgerError, match="no Sayso ledger"),
            open_ledger(path, create=create),
        ):
            pass

    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "mark", ["CREATE TABLE t (a)", "PRAGMA user_version = 2", "PRAGMA application_id = 7"]
)
def test_a_file_of_another_program_is_left_alone(path: Path, mark: str) -> None:
    sql(path, mark, "CREATE TABLE IF NOT EXISTS t (a)")
    before = path.read_bytes()

    with pytest.raises(NotALedgerError), open_ledger(path):
        pass

    assert path.read_bytes() == before


def test_a_newer_file_is_left_alone(closed: Path) -> None:
    sql(closed, "PRAGMA user_version = 99")
    before = closed.read_bytes()

    with pytest.raises(LedgerTooNewError, match=f"ledger format 99, .* up to {migrations.FORMAT}"):
        SqliteLedger(closed)

    assert closed.read_bytes() == before


def to_first_format(path: Path) -> None:
    """Undo what came after migration 0001."""
    later = ("VIEW said", "TABLE document_words", "TABLE template", "TABLE learnt")
    latest = ("TABLE pointer", "TABLE again", "TABLE habit")
    indexes = ("INDEX finding_input", "INDEX input_original", "INDEX input_path")
    sql(
        path,
        *(f"DROP {each}" for each in (*later, *latest, *indexes)),
        "ALTER TABLE finding DROP COLUMN input",
        "PRAGMA user_version = 1",
    )


def test_an_older_file_is_brought_up_to_date_and_a_copy_kept(closed: Path) -> None:
    with open_ledger(closed) as ledger:
        before = list(ledger.readings())
    to_first_format(closed)

    with open_ledger(closed) as ledger:
        ledger.check()
        assert list(ledger.readings()) == before

    assert sql(closed, "PRAGMA user_version") == [(migrations.FORMAT,)]
    assert sql(
        closed, "SELECT count(*) FROM document_words WHERE document_words MATCH 'ferry'"
    ) == [(3,)]
    copy = closed.with_name("sayso.db.v1.bak")
    assert beside(closed) == ["sayso.db", "sayso.db.v1.bak"]
    assert sql(copy, "PRAGMA user_version") == [(1,)]
    assert sql(copy, "SELECT count(*) FROM document") == [(3,)]


def test_findings_of_an_older_file_learn_which_input_they_are_about(path: Path) -> None:
    item, odd = an_input("a"), Finding("IN003", "broken line 3", path=an_input("a").path)
    with open_ledger(path) as ledger:
        run = ledger.begin("sayso add pile", NOON, "1")
        ledger.add(run, [reading("a")], inputs=[item], findings=[odd])
    to_first_format(path)

    with open_ledger(path) as ledger:
        assert ledger.findings() == (odd,)
        better = replace(item, digest="0" * 32)
        run = ledger.begin("sayso add pile", NOON, "1")
        ledger.add(run, [], inputs=[better], anew=[item.original])

        assert ledger.findings() == ()


def test_an_earlier_copy_is_not_replaced(closed: Path) -> None:
    to_first_format(closed)
    closed.with_name("sayso.db.v1.bak").write_text("dear")

    SqliteLedger(closed).close()

    assert closed.with_name("sayso.db.v1.bak").read_text() == "dear"
    assert sql(closed.with_name("sayso.db.v1.2.bak"), "PRAGMA user_version") == [(1,)]


def test_a_migration_that_fails_changes_nothing(closed: Path) -> None:
    to_first_format(closed)
    sql(closed, "CREATE TABLE said (a)")  # stands in the way of the second step

    with pytest.raises(sqlite3.OperationalError, match="said"):
        SqliteLedger(closed)

    assert beside(closed) == ["sayso.db"]
    assert sql(closed, "PRAGMA user_version") == [(1,)]


def test_an_older_file_is_not_migrated_for_a_question(closed: Path) -> None:
    to_first_format(closed)

    with pytest.raises(LedgerReadOnlyError):
        SqliteLedger(closed, write=False)


def test_links_and_runs_are_never_altered_or_erased(closed: Path) -> None:
    for statement in (
        "UPDATE link SET verdict = 'different'",
        "DELETE FROM link",
        "DELETE FROM run",
        "UPDATE run SET command = 'x'",
        "UPDATE run SET finished = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"link|run"):
            sql(closed, statement)


def test_a_visitor_finds_words_in_columns(closed: Path) -> None:
    said = sql(closed, "SELECT mouth, text, act, outlet, published_latest, path FROM said LIMIT 1")
    claim = sql(closed, "SELECT words, low, high FROM woven WHERE kind = 'claim'")

    assert said[0][:5] == (
        "Dana Orlo",
        "the ferry will sail on Monday.",
        "assert",
        "The Quay Courier",
        "2031-05-02",
    )
    assert claim == [("the ferry will sail on Monday.", 1, 1)]


def test_columns_hold_what_no_column_can(path: Path) -> None:
    odd = reading("\udcff", "Dana \ud83d\ude00 said \x00no\ud800.")
    with open_ledger(path) as ledger:
        ledger.add(ledger.begin("sayso add \udcff", NOON, "1"), [odd])
        assert ledger.reading(odd.document.id) == odd
        assert ledger.search("no") == (odd.statements[0].id,)
        assert ledger.documents()[odd.document.id] == odd.document

    ((text,),) = sql(path, "SELECT text FROM document")
    assert text == "Dana ������ said \x00no���."


def test_old_stories_lose_their_body_and_keep_their_name(path: Path) -> None:
    with open_ledger(path) as ledger:
        runs = [ledger.begin("sayso read", NOON, "1") for _ in range(13)]
        for run in runs:
            ledger.keep(run, story(reading(str(run.number))), "1")
        assert ledger.story_before(runs[3]) is None
        assert ledger.story_before(runs[4]) == story(reading("4"))

    assert sql(path, "SELECT count(*) FROM kept") == [(13,)]
    assert sql(path, "SELECT count(DISTINCT run) FROM kept_part") == [(10,)]


def test_a_story_woven_before_another_process_added_is_not_taken_for_the_present_one(
    path: Path,
) -> None:
    with open_ledger(path) as ours, open_ledger(path) as theirs:
        run = full(ours)
        woven = story(*ours.readings())
        theirs.add(theirs.begin("sayso add more", NOON, "1"), [reading("late")])

        ours.keep(run, woven, "2")

        assert ours.story("2") is None


def test_only_questions_where_nothing_may_be_written(closed: Path) -> None:
    before = closed.read_bytes()
    ledger = SqliteLedger(closed, write=False)

    for act in WRITES:
        with pytest.raises(LedgerReadOnlyError, match="may not be written"):
            CALLS[act](ledger)
    for ask in CALLS.keys() - WRITES:
        CALLS[ask](ledger)
    ledger.close()

    assert beside(closed) == ["sayso.db"]
    assert closed.read_bytes() == before


def test_no_room_on_the_disk_loses_nothing(file: SqliteLedger) -> None:
    run = full(file)
    before, pile = list(file.readings()), [reading(f"{n}") for n in range(200)]
    ((pages,),) = file._db.execute("PRAGMA page_count").fetchall()
    file._db.execute(f"PRAGMA max_page_count = {pages + 20}")

    with pytest.raises(LedgerFullError, match="run the same command again"):
        file.add(run, pile)

    assert list(file.readings()) == before
    file.check()
    file._db.execute("PRAGMA max_page_count = 1000000")
    assert file.add(run, pile) == 200


OPEN = Run(2, "sayso add more", "2031-05-03T12:00:00+00:00", "", "1", 0)
CALLS: dict[str, Callable[[Ledger], object]] = {
    "begin": lambda ledger: ledger.begin("x", NOON, "1"),
    "finish": lambda ledger: ledger.finish(OPEN, NOON),
    "runs": lambda ledger: ledger.runs(),
    "knows_input": lambda ledger: ledger.knows_input("x", "y"),
    "knows_document": lambda ledger: ledger.knows_document("x"),
    "add": lambda ledger: ledger.add(OPEN, [reading("new")]),
    "readings": lambda ledger: list(ledger.readings()),
    "reading": lambda ledger: ledger.reading(reading("a").document.id),
    "documents": lambda ledger: dict(ledger.documents()),
    "inputs": lambda ledger: ledger.inputs(),
    "findings": lambda ledger: ledger.findings(),
    "append": lambda ledger: ledger.append(OPEN, [link("x", "y")]),
    "links": lambda ledger: ledger.links(),
    "state": lambda ledger: ledger.state(),
    "keep_learnt": lambda ledger: ledger.keep_learnt(Learnt(), ledger.state(), "3"),
    "learnt": lambda ledger: ledger.learnt("1"),
    "again": lambda ledger: ledger.again(),
    "keep": lambda ledger: ledger.keep(OPEN, story(reading("a")), "3"),
    "story": lambda ledger: ledger.story("1"),
    "story_before": lambda ledger: ledger.story_before(Run(9, "", "", "", "", 0)),
    "find": lambda ledger: ledger.find(reading("a").document.id),
    "search": lambda ledger: ledger.search("ferry"),
}
WRITES = {"begin", "finish", "add", "append", "keep", "keep_learnt"}


def test_the_sweep_knows_every_method() -> None:
    methods = {name for name, _ in inspect.getmembers(Ledger, inspect.isfunction)}

    assert set(CALLS) == {name for name in methods if not name.startswith("_")} - {"close"}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_every_method_says_that_another_is_writing(file: SqliteLedger, name: str) -> None:
    full(file)
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(LedgerBusyError, match="another Sayso is writing"):
            CALLS[name](file)

        other.execute("ROLLBACK")


def test_opening_says_that_another_is_writing(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(LedgerBusyError):
            SqliteLedger(closed, patience=0.05)


def test_no_word_of_a_user_becomes_sql(file: SqliteLedger) -> None:
    evil = "'); DROP TABLE document; --\" OR 1=1"
    run = file.begin(evil, NOON, evil)
    file.add(run, [reading(evil, f"{evil} said {evil}")], inputs=[an_input(evil)])
    file.append(run, [link(evil, evil, by=evil)])
    learnt = Learnt((replace(template(evil), outlet=evil),))
    file.keep_learnt(learnt, file.state(), evil)
    file.keep(run, story(reading(evil, f"{evil} said {evil}")), evil)

    assert file.story(evil) is not None
    assert file.learnt(evil)
    assert file.knows_input(an_input(evil).original, an_input(evil).digest)
    assert not file.knows_document(evil)
    with pytest.raises(SaysoError):
        file.find(evil)
    assert len(file.search(evil)) == 1
    assert len(file.documents()) == 1
    file.check()


@given(words=st.text(), prefix=st.text(min_size=1))
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # questions leave it as it is
)
def test_any_words_may_be_asked_for(file: SqliteLedger, words: str, prefix: str) -> None:
    assert isinstance(file.search(words), tuple)
    assert file.story(words) is None
    assert not file.knows_document(words)
    with pytest.raises(SaysoError):
        file.find(prefix)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_file_cut_short_is_called_damaged(closed: Path, share: float) -> None:
    data = closed.read_bytes()
    closed.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(LedgerDamagedError, match="Keep the file"), open_ledger(closed) as ledger:
        ledger.check()


@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=600))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_damage_is_a_ledger_error_or_does_not_show(
    tmp_path_factory: pytest.TempPathFactory,
    at: float,
    junk: bytes,
) -> None:
    path = _damaged(tmp_path_factory, at, junk)
    try:
        ledger = SqliteLedger(path, patience=0.05)
    except LedgerError:
        return
    for name in sorted(CALLS):
        try:
            CALLS[name](ledger)
        except SaysoError:
            continue
    ledger.close()


_WHOLE: list[Path] = []


def _damaged(factory: pytest.TempPathFactory, at: float, junk: bytes) -> Path:
    if not _WHOLE:
        _WHOLE.append(factory.mktemp("whole") / "sayso.db")
        with open_ledger(_WHOLE[0]) as ledger:
            full(ledger)
    path = _WHOLE[0].with_name("damaged.db")
    shutil.copy(_WHOLE[0], path)
    start = int(at * (path.stat().st_size - len(junk)))
    with path.open("r+b") as file:
        file.seek(start)
        file.write(junk)
    return path


def test_a_file_that_was_moved_away_takes_nothing_more(file: SqliteLedger, path: Path) -> None:
    run = full(file)
    path.rename(path.with_name("elsewhere.db"))

    with pytest.raises(LedgerError, match="moved or deleted while Sayso was using it"):
        file.add(run, [reading("late")])


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, LedgerFullError),
        (errno.EDQUOT, LedgerFullError),
        (errno.EROFS, LedgerReadOnlyError),
        (errno.EIO, LedgerDiskError),
    ],
)
def test_an_error_of_the_disk_is_one_of_ours(number: int, error: type[LedgerError]) -> None:
    with pytest.raises(error, match=r"sayso\.db: "), typed("sayso.db"):
        raise OSError(number, os.strerror(number))


def test_a_reading_that_cannot_be_unpacked_is_damage(file: SqliteLedger) -> None:
    full(file)
    file._db.execute("UPDATE reading SET record = x'00'")

    with pytest.raises(LedgerDamagedError, match=r"document \w+ cannot be read"):
        list(file.readings())


def test_a_journal_of_another_kind_is_changed_back(closed: Path) -> None:
    sql(closed, "PRAGMA journal_mode = WAL")

    with open_ledger(closed) as ledger:
        ledger.begin("sayso add", NOON, "1")

    assert sql(closed, "PRAGMA journal_mode") == [("delete",)]
    assert beside(closed) == ["sayso.db"]
