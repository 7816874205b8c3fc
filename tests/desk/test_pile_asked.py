"""What the pile shows besides templates, and what was met again, from reading to every question."""

import json

import pytest
from tests.desk.tools import DESK, ORLO, PRELL, Desk

HEAD = "Council Delays Vote on Varne Swimming Pool"
POOL = [
    "The council of Varne put off its vote on the swimming pool, mayor Per Landa said on Friday.",
    "Landa blamed the price of steel, which has doubled within a year.",
    "Opposition councillor Una Dahl called the delay an insult, and asked for a public hearing.",
    "The old pool was closed in winter when its roof began to leak.",
]
PORT = [
    "The port of Orvale will reopen on Monday after nine days, harbour master Ilse Marn said.",
    "“The cranes have been repaired and the pilots are back,” Marn told reporters at the quay.",
    "The union of dockers had asked for a shorter night shift and a crane on the eastern pier.",
    "Some forty ships are waiting in the roads, according to the coast guard.",
]


def page(title: str, *lines: str) -> str:
    """Return a page of The Tern Post."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    site = '<meta property="og:site_name" content="The Tern Post">'
    head = f"<!DOCTYPE html><html><head><title>{title}</title>{site}</head>"
    return f"{head}<body><main><h1>{title}</h1>{body}</main></body></html>"


def write(desk: Desk) -> None:
    """Put two stories into ``pile``; one leads to the other, with headline and blurb."""
    desk.write("pile/port.html", page("Port Reopens", *PORT[:2], HEAD, POOL[0], *PORT[2:]))
    desk.write("pile/pool.html", page(HEAD, *POOL))


def aside(desk: Desk) -> list[str]:
    """Return the lines that the pile shows to be another article's."""
    return [row["text"] for row in desk.rows("blocks", "--rule", "IN043")]


def test_a_line_that_leads_to_another_article_is_no_part_of_any_answer(desk: Desk) -> None:
    write(desk)
    desk("add", "pile", "--reader", "rules")

    assert aside(desk) == [HEAD, POOL[0]]
    (said,) = [row for row in desk.rows("statements") if "swimming pool" in row["content_text"]]
    assert said["path"] == "pile/pool.html"
    shown = json.loads(desk("show", "port.html", "--as", "json").stdout)["blocks"]
    (head,) = [block for block in shown if block["text"] == HEAD]
    assert head["role"] == "teaser"
    (other,) = [row["id"] for row in desk.rows("articles") if row["path"] == "pile/pool.html"]
    assert [at["doc"] for at in head["evidence"]] == [other]
    rows = desk.rows("blocks", "--rule", "IN043")
    assert [[at["doc"] for at in row["evidence"]] for row in rows] == [[other], [other]]
    for form in ("terminal", "markdown"):
        assert other[:8] in desk("show", "port.html", "--as", form).stdout


def test_one_run_or_two_in_any_order_gives_the_same(desk: Desk) -> None:
    write(desk)
    desk("add", "pile", "--ledger", "once.db", "--reader", "rules")
    for order in (("port", "pool"), ("pool", "port")):
        name = f"{order[0]}.db"
        for each in order:
            desk("add", f"pile/{each}.html", "--ledger", name, "--reader", "rules")
            desk("blocks", "--ledger", name)  # a question in between
        desk("add", f"pile/{order[0]}.html", "--ledger", name, "--reader", "rules")

    once, first, second = (
        sorted(desk("export", "--as", "jsonl", "--ledger", name).stdout.splitlines())
        for name in ("once.db", "port.db", "pool.db")
    )

    assert once == first == second


def test_the_other_article_must_be_in_the_pile(desk: Desk) -> None:
    write(desk)
    desk("add", "pile/port.html", "--reader", "rules")
    assert aside(desk) == []
    (gone,) = [row["id"] for row in desk.rows("statements") if "swimming" in row["content_text"]]

    desk("add", "pile/pool.html", "--reader", "rules")

    assert aside(desk) == [HEAD, POOL[0]]
    assert "IN043" in desk("why", gone, status=2).stderr


# --- met again -----------------------------------------------------------------------------------


def again(desk: Desk) -> list[tuple[str, str, str]]:
    """Return what was met again: how, where, and the first one like it."""
    return [(row["same"], row["path"], row["of_path"]) for row in desk.rows("duplicates")]


def record(key: str, text: str) -> str:
    return json.dumps({"id": key, "url": f"https://post.example/{key}", "text": text})


def test_the_same_record_in_two_files_is_kept_once_and_told(desk: Desk) -> None:
    desk.write("a.jsonl", record("1", ORLO))
    desk.write("b.jsonl", record("1", ORLO) + "\n" + record("2", PRELL))
    desk("add", "a.jsonl", "--reader", "rules")

    for _ in range(2):  # the second run adds nothing
        desk("add", "a.jsonl", "b.jsonl", "--reader", "rules")
        assert again(desk) == [("record", "b.jsonl#1", "a.jsonl#1")]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_same_record_twice_in_one_file_is_told_however_it_is_read(
    desk: Desk, jobs: str
) -> None:
    rows = [record("k", ORLO), *(record(str(n), f"{n}: {PRELL}") for n in range(20))]
    desk.write("a.jsonl", "\n".join([*rows, rows[0], rows[0]]))

    desk("add", "a.jsonl", "--reader", "rules", "--jobs", jobs)

    assert again(desk) == [("record", "a.jsonl#k", "a.jsonl#k")]


def test_a_dump_that_grew_is_not_met_again(desk: Desk) -> None:
    desk.write("a.jsonl", record("1", ORLO))
    desk("add", "a.jsonl", "--reader", "rules")
    desk.write("a.jsonl", record("1", ORLO) + "\n" + record("2", PRELL))

    desk("add", "a.jsonl", "--reader", "rules")

    assert again(desk) == []


def test_copies_in_bytes_and_in_words_are_told_apart(desk: Desk) -> None:
    desk.write("pile/1.txt", ORLO)
    desk.write("pile/2.txt", ORLO)
    desk.write("pile/3.txt", ORLO.replace("The Varne Courier", "Varne Today"))
    desk.write("pile/4.txt", DESK)
    desk.write("pile/5.txt", DESK.upper())

    desk("add", "pile", "--reader", "rules")

    assert again(desk) == [
        ("bytes", "pile/2.txt", "pile/1.txt"),
        ("words", "pile/3.txt", "pile/1.txt"),
    ]


def test_health_counts_what_was_met_again(desk: Desk) -> None:
    desk.write("a.jsonl", "\n".join([record("1", ORLO), record("1", ORLO), record("2", ORLO)]))
    desk("add", "a.jsonl", "--reader", "rules")

    rows = [row for row in desk.rows("health") if row["section"] == "met again"]

    assert [row["number"] for row in rows] == [1, 0, 1]
    for row in rows:
        assert len(desk.rows(*row["command"].split()[1:])) == row["number"]


# --- told at length ------------------------------------------------------------------------------


def test_articles_tell_what_they_rest_on(desk: Desk) -> None:
    write(desk)
    desk("add", "pile", "--reader", "rules")

    told = desk("articles", "--evidence").stdout

    for words in ("IN101", "stated by the container", "teaser", HEAD, "another article", "4 para"):
        assert words in told
    assert PORT[0] not in told
    assert desk("articles", "--evidence", "--outlet", "nobody").stdout == ""
    assert (
        desk("articles", "--evidence", "--as", "json").stdout
        == desk("articles", "--as", "json").stdout
    )


def test_show_says_what_the_codes_stand_for(desk: Desk) -> None:
    desk.write("orlo.txt", ORLO)
    desk("add", "orlo.txt", "--reader", "rules")

    for form in ("terminal", "markdown"):
        assert "Date stamp" in desk("show", "orlo.txt", "--as", form).stdout
