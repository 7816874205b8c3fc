"""The command as a whole: what each verb answers, and how a run ends."""

import json
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from tests.desk.tools import ORLO, Desk, may_do_anything

from sayso.desk.verbs import EXAMPLES, SECTIONS, VERBS, sayso

SAYSO = [sys.executable, "-c", "from sayso.desk.cli import main; main()"]
QUESTIONS = [*SECTIONS["Look"], "dossier", "health", "verify", "diff"]


def first(desk: Desk, listing: str, key: str = "id") -> str:
    return str(desk.rows(listing)[0][key])


def flowing(text: str) -> str:
    """Return a page as one line, without the bars that set quotations off."""
    return " ".join(text.replace("│", " ").split())


def everything(desk: Desk) -> bytes:
    return desk("export", "--as", "json").stdout_bytes


# --- reading -------------------------------------------------------------------------------------


def test_add_tells_what_came_in(pile: Desk) -> None:
    result = pile("add", "pile")

    assert re.match(r"3 new articles with \d+ statements from 3 files\n", result.stdout)
    assert result.stderr == ""


def test_an_article_in_two_files_counts_once(desk: Desk) -> None:
    row = '{"url": "https://courier.example/a", "text": "The pier is shut, Dana Orlo said."}\n'
    desk.write("a.jsonl", row)
    desk.write("b/a.jsonl", row + " ")

    told = desk("add", ".", "--reader", "rules").stdout

    assert "1 new article with 1 statement from 2 files; 1 article met before" in told
    assert len(desk.rows("statements")) == 1


def test_reading_twice_adds_nothing(told: Desk) -> None:
    before = everything(told)

    again = told("add", "pile")

    assert again.stdout == "0 new articles with 0 statements from 0 files, 3 files known before\n"
    assert everything(told) == before


def test_the_order_of_paths_leaves_no_trace(told: Desk) -> None:
    names = sorted(str(path) for path in Path("pile").iterdir())

    told("add", "--ledger", "other.db", "--reader", "rules", *reversed(names))

    other = told("export", "--as", "json", "--ledger", "other.db").stdout_bytes
    assert other == everything(told)


def test_several_processes_read_the_same(told: Desk) -> None:
    told("add", "pile", "--ledger", "other.db", "--reader", "rules", "--jobs", "2")

    other = told("export", "--as", "json", "--ledger", "other.db").stdout_bytes
    assert other == everything(told)


def test_read_prints_the_dossier_and_writes_the_page(pile: Desk) -> None:
    result = pile("read", "pile", "--reader", "rules", "--html", "dossier.html")

    assert "No ship will wait longer than a day" in flowing(result.stdout)
    page = (pile.folder / "dossier.html").read_text()
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "No ship will wait longer than a day" in page


def test_the_dossier_has_four_forms(told: Desk) -> None:
    for form in ("terminal", "markdown", "html", "json"):
        assert "No ship will wait" in flowing(told("dossier", "--as", form).stdout)
    assert json.loads(told("dossier", "--as", "json").stdout)
    told("dossier", "--as", "html", "-o", "d.html")
    assert "No ship will wait" in (told.folder / "d.html").read_text()


def test_standard_input_is_an_article(desk: Desk) -> None:
    desk("add", "-", given=ORLO.encode())

    assert [row["path"] for row in desk.rows("articles")] == ["-"]
    assert "1 from standard input" in desk("verify").stdout


def test_columns_may_be_named(desk: Desk) -> None:
    desk.write("a.csv", "huis,artikel\nThe Varne Courier,“We sail.” said Dana Orlo.\n")
    refused = desk("add", "a.csv", status=1)

    desk("add", "a.csv", "--map", "outlet=huis", "--map", "text=artikel")

    (row,) = desk.rows("articles")
    assert "a.csv" in refused.stderr
    assert row["outlet"] == "The Varne Courier"
    assert row["path"] == "a.csv#1"


@pytest.mark.parametrize("given", ["medium", "medium=", "colour=blue", "=x"])
def test_a_wrong_column_is_wrong_use(desk: Desk, given: str) -> None:
    assert "FIELD=COLUMN" in desk("add", "x", "--map", given, status=2).stderr


# --- asking --------------------------------------------------------------------------------------


def test_listings_can_be_narrowed(told: Desk) -> None:
    every = told.rows("statements")
    doc = every[0]["doc"]

    assert told.rows("statements", "--article", doc[:8]) == [r for r in every if r["doc"] == doc]
    found = told.rows("statements", "--search", "ship wait")
    assert found
    assert all("ship" in row["content_text"] for row in found)
    assert len(found) < len(every)
    nobody = told.rows("statements", "--unattributed")
    assert all(not row["chain"][0]["text"] for row in nobody)
    undated = {row["path"] for row in told.rows("articles", "--undated")}
    assert "pile/10 short.txt" in undated
    assert "pile/1 courier.txt" not in undated
    assert {row["role"] for row in told.rows("blocks", "--role", "body")} == {"body"}
    assert told.rows("articles", "--type", "text/html") == []
    assert len(told.rows("articles", "--type", "text/plain")) == 3


def test_rows_come_by_path_as_people_count(told: Desk) -> None:
    paths = [row["path"] for row in told.rows("articles")]

    assert paths == ["pile/1 courier.txt", "pile/2 post.txt", "pile/10 short.txt"]


def test_said_gives_the_words_of_one_voice(told: Desk) -> None:
    text = told("said", "orlo").stdout
    rows = told.rows("said", "Orlo")

    assert "Dana Orlo" in text.splitlines()[0]
    assert "No ship will wait longer than a day" in text
    assert rows
    assert {row["source"] for row in rows} == {"Dana Orlo"}
    assert "under that roof" not in text


def test_said_by_nobody_is_told(told: Desk) -> None:
    assert "no voice is called 'Zander'" in told("said", "Zander", status=2).stderr


def test_trace_shows_the_hands(told: Desk) -> None:
    (row,) = [
        row
        for row in told.rows("statements")
        if row["path"] == "pile/2 post.txt"
        and "cranes" in row["content_text"]
        and row["source"] == "Dana Orlo"
    ]

    text = told("trace", row["id"][:10]).stdout

    assert "The cranes have been repaired" in text
    assert "Dana Orlo > " in text
    assert "Courier" in text
    assert told.rows("trace", row["id"])


@pytest.mark.parametrize("listing", ["articles", "statements", "claims", "sources"])
def test_why_opens_the_grounds_of_any_record(told: Desk, listing: str) -> None:
    for row in told.rows(listing):
        found = json.loads(told("why", row["id"], "--as", "json").stdout)
        assert found["id"] == row["id"]
        assert told("why", row["id"][:12]).stdout
        for ground in found["grounds"]:
            assert ground["what"], ground["rule"]


def test_why_opens_the_grounds_of_story_records(told: Desk) -> None:
    for row in told.rows("origins"):
        for origin in row["origins"]:
            assert "score" in told("why", origin["id"]).stdout
    for row in told.rows("timeline"):
        assert told("why", row["id"]).stdout


def test_why_shows_the_page_of_a_rule_without_a_ledger(desk: Desk) -> None:
    page = desk("why", "dk001").stdout

    assert page.startswith("DK001: A person judged")
    assert "Why:" in page


def test_rules_lists_every_code(desk: Desk) -> None:
    codes = [row["code"] for row in desk.rows("rules")]

    assert codes == sorted(codes)
    assert {code[:2] for code in codes} >= {"IN", "SP", "VO", "CL", "OR", "ST", "DK"}


def test_impact_tells_what_rests_on_an_article_and_a_voice(told: Desk) -> None:
    row = told.rows("said", "orlo")[0]

    by_article = told.rows("impact", row["doc"])
    by_voice = told.rows("impact", row["chain"][0]["source_id"])

    assert row["id"] in {each["id"] for each in by_article if each["kind"] == "statement"}
    assert {each["id"] for each in by_voice if each["kind"] == "statement"} >= {
        each["id"] for each in told.rows("said", "orlo")
    }
    assert "claim" in {each["kind"] for each in by_article}


def test_impact_of_a_record_that_carries_nothing(told: Desk) -> None:
    event = first(told, "timeline")

    assert "answers for articles" in told("impact", event, status=2).stderr


def test_an_unknown_id_is_one_line(told: Desk) -> None:
    for verb in ("why", "trace", "impact"):
        error = told(verb, "zzzz", status=2).stderr
        assert error.startswith("sayso: no ")
        assert error.count("\n") == 1


def test_an_id_that_fits_several_asks_for_more_letters(told: Desk) -> None:
    assert "Give more letters" in told("why", "", status=2).stderr


def test_health_counts_and_names_the_lists(told: Desk) -> None:
    rows = told.rows("health")

    assert {row["section"] for row in rows} >= {"came in", "format", "set aside", "not known"}
    for row in rows:
        words = row["command"].split(" ", 1)[1]
        listed = len(told.rows(*shlex.split(words)))
        assert listed == row["number"] or row["what"].startswith("files"), row
    assert "articles --undated" in told("health").stdout


def test_health_names_the_ledger_that_was_asked(told: Desk) -> None:
    shutil.copy("sayso.db", "my ledger.db")

    assert "--ledger 'my ledger.db'" in told("health", "--ledger", "my ledger.db").stdout


# --- judging and checking ------------------------------------------------------------------------


def test_a_judgement_changes_the_claims_and_survives_a_second_run(told: Desk) -> None:
    left, right = [row["id"] for row in told.rows("claims")][-2:]
    before = told.rows("claims")

    told("link", left[:12], right, "same", "--by", "dana")

    after = told.rows("claims")
    assert len(after) == len(before) - 1
    told("add", "pile")
    assert told.rows("claims") == after
    assert {row["change"] for row in told.rows("diff")} <= {"new", "changed", "gone"}
    members = [row["statements"] for row in before if row["id"] in {left, right}]
    both = {each for statements in members for each in statements}
    assert any(both <= set(row["statements"]) for row in after)


def test_a_later_judgement_overrules_the_earlier(told: Desk) -> None:
    before = told.rows("claims")
    left, right = (row["gist_of"] for row in before[-2:])

    told("link", left, right, "same")
    told("link", left, right, "different")

    assert [row["statements"] for row in told.rows("claims")] == [r["statements"] for r in before]


def test_diff_tells_what_a_judgement_changed(told: Desk) -> None:
    left, right = [row["id"] for row in told.rows("claims")][-2:]
    told("link", left, right, "same")

    rows = told.rows("diff")

    assert ("changed", "claim") in {(row["change"], row["kind"]) for row in rows}


def test_voices_can_be_linked(told: Desk) -> None:
    ids = {row["name"]: row["id"] for row in told.rows("sources")}

    told("link", ids["Dana Orlo"], ids["Jan Prell"], "same")

    assert len(told.rows("sources")) == len(ids) - 1


def test_things_of_two_kinds_cannot_be_linked(told: Desk) -> None:
    voice, claim = first(told, "sources"), first(told, "claims")

    assert "cannot be linked" in told("link", voice, claim, "same", status=2).stderr
    assert "nothing to judge" in told("link", voice, voice, "same", status=2).stderr


def test_diff_tells_what_a_second_reading_added(told: Desk) -> None:
    told("claims")
    told.write("new.txt", "“The lighthouse is for sale,” Ilse Marn said on Tuesday.\n")
    told("add", "new.txt")

    rows = told.rows("diff")

    assert ("new", "claim") in {(row["change"], row["kind"]) for row in rows}
    assert ("new", "source", "Ilse Marn") in {(r["change"], r["kind"], r["text"]) for r in rows}
    told("add", "new.txt")
    assert told.rows("diff") == []


def test_verify_finds_nothing_wrong_with_a_whole_ledger(told: Desk) -> None:
    text = told("verify").stdout

    assert text.startswith("3 originals re-hashed")
    assert text.endswith("all as they should be.\n")
    assert told.rows("verify") == []


def test_verify_finds_a_changed_original(told: Desk) -> None:
    told.write("pile/2 post.txt", "Another text.\n")

    result = told("verify", status=1)

    assert "DK002" in result.stdout
    assert "pile/2 post.txt" in result.stdout
    assert "1 fault" in result.stdout


def test_verify_finds_an_original_that_is_gone(told: Desk) -> None:
    Path("pile/2 post.txt").unlink()

    assert "DK003" in told("verify", status=1).stdout


def test_verify_finds_a_tampered_quotation(told: Desk) -> None:
    told("claims")
    with sqlite3.connect("sayso.db") as db:
        changed = "replace(text, 'No ship will wait', 'Any ship will wait')"
        db.execute(f"UPDATE document SET text = {changed}")
    db.close()

    assert "DK004" in told("verify", status=1).stdout


# --- how a run ends ------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", QUESTIONS)
def test_a_question_before_anything_was_read_is_one_line(desk: Desk, verb: str) -> None:
    error = desk(verb, status=2).stderr

    assert error == (
        "sayso: sayso.db: no ledger here yet. `sayso read PATH` reads articles into one.\n"
    )
    assert not Path("sayso.db").exists()


def test_an_empty_ledger_says_what_to_do(desk: Desk) -> None:
    desk.write("empty.txt", "")
    desk("add", "empty.txt", status=1)

    assert "holds no article yet" in desk("claims", status=2).stderr
    assert "findings --code" in desk("health").stdout


def test_another_file_is_no_ledger(desk: Desk) -> None:
    desk.write("notes.db", "These are notes, and no ledger.\n" * 100)

    for words in (["claims"], ["add", "notes.db"]):
        assert "no Sayso ledger" in desk(*words, "--ledger", "notes.db", status=2).stderr


@pytest.mark.skipif(may_do_anything(), reason="root may write everywhere")
def test_a_ledger_that_may_not_be_written_can_be_asked(told: Desk) -> None:
    before = told("claims").stdout
    told.write("new.txt", "“We sail,” Dana Orlo said.\n")
    told("add", "new.txt")
    Path("sayso.db").chmod(0o444)
    told.folder.chmod(0o555)

    try:
        assert len(told("claims").stdout.splitlines()) == len(before.splitlines()) + 1
        assert "may not be written" in told("add", "pile", status=2).stderr
        for row in told.rows("claims"):
            assert told("why", row["id"]).stdout
    finally:
        told.folder.chmod(0o755)


def test_an_output_that_cannot_be_written_is_one_line(told: Desk) -> None:
    error = told("dossier", "-o", "no/such/folder/d.html", status=2).stderr

    assert error.startswith("sayso: no/such/folder/d.html: ")
    assert error.count("\n") == 1


@pytest.mark.usefixtures("told")
def test_a_pipe_that_ends_early_ends_quietly() -> None:
    command = f"{shlex.join(SAYSO)} export | head -c 10"

    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )

    assert done.returncode == 0
    assert done.stderr == b""
    assert len(done.stdout) == 10


def test_ctrl_c_ends_in_one_line_and_leaves_a_whole_ledger(desk: Desk) -> None:
    for number in range(3000):
        desk.write(f"many/{number}.txt", ORLO.replace("Monday", f"Monday the {number}th"))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's "&" ignores it
    try:
        running = subprocess.Popen(
            [*SAYSO, "add", "many"], stderr=subprocess.PIPE, stdout=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, before)
    _wait_for_articles("sayso.db")
    running.send_signal(signal.SIGINT)
    _, error = running.communicate(timeout=60)

    assert running.returncode == 130
    assert error.decode().strip().count("\n") == 0
    assert error.startswith(b"sayso: stopped.")
    assert 0 < _articles("sayso.db") < 3000
    desk("verify", "--as", "json")


def _wait_for_articles(ledger: str) -> None:
    for _ in range(600):
        if Path(ledger).exists() and _articles(ledger):
            return
        time.sleep(0.05)
    raise AssertionError("nothing was read in 30 seconds")


def _articles(ledger: str) -> int:
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as db:
            (count,) = db.execute("SELECT count(*) FROM document").fetchone()
    except sqlite3.OperationalError:  # not made yet, or being written
        return 0
    finally:
        db.close()
    return int(count)


@pytest.mark.usefixtures("pile")
def test_progress_is_not_written_to_a_pipe() -> None:
    done = subprocess.run([*SAYSO, "add", "pile"], capture_output=True, check=True)

    assert done.stderr == b""


# --- the command itself --------------------------------------------------------------------------


def test_sayso_alone_shows_help_with_examples(desk: Desk) -> None:
    text = desk().stdout

    assert desk("--help").stdout == text
    assert "sayso read articles/" in text
    for verb in VERBS:
        assert re.search(rf"^  {verb} ", text, re.MULTILINE)


def test_the_lines_of_the_help_page_are_those_of_the_verbs() -> None:
    for verb, (_, line) in VERBS.items():
        command = sayso.get_command(click.Context(sayso), verb)
        assert command is not None
        assert (command.help or "").partition("\n")[0] == line


def test_every_verb_has_an_example() -> None:
    for verb in VERBS:
        command = sayso.get_command(click.Context(sayso), verb)
        assert command is not None
        assert f"Example: sayso {verb}" in (command.help or "")
    assert "sayso said" in EXAMPLES


def test_an_unknown_verb_is_wrong_use(desk: Desk) -> None:
    assert "No such command" in desk("guess", status=2).stderr


def test_version_and_help_answer_at_once(tmp_path: Path) -> None:
    for option in ("--version", "--help"):
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([*SAYSO, option], capture_output=True, check=True, cwd=tmp_path)
            times.append(time.perf_counter() - began)
        assert min(times) < 0.4  # 0.1 s on an idle machine; tests share theirs


def test_every_verb_and_option_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "cli.md"
    sections = re.split(r"^### ", page.read_text(), flags=re.MULTILINE)
    common = page.read_text().partition("\n## Look\n")[2].partition("\n### ")[0]
    for verb in VERBS:
        command = sayso.get_command(click.Context(sayso), verb)
        assert command is not None
        (own,) = [s for s in sections if re.match(rf"`sayso {verb}[ `]", s)]
        for parameter in command.params:
            for name in parameter.opts:
                where = own + common if verb in SECTIONS["Look"] else own
                assert name in where or name == parameter.name, f"{verb} {name}"
