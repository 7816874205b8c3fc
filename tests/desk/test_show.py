"""``sayso show``: one article with what is known of it, and its set-aside parts in place."""

import json
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.desk.tools import Desk

from sayso import intake
from sayso.desk.views import article_markdown, article_terminal
from sayso.desk.views.article import Sheet
from sayso.desk.views.article_terminal import Word, laid
from sayso.records.articles import Document, Role
from sayso.records.speech import Reading

MENU = "Home World Sport Weather Puzzles Crossword Radio Boats Tides".split()
LEAD = (
    "The harbour of Varne will reopen on Monday after nine weeks, harbour master Dana Orlo said on "
    "Sunday."
)
QUOTE = (
    "“The cranes have been repaired and the pilots are back,” Orlo told reporters at the mole, "
    "where nine ships are waiting. “No ship will wait longer than a day.”"
)
UNION = "The union was not asked, according to Jan Prell, who has led the dockers for years."
LAST = "The first ships are expected at noon, and the band of the fire brigade will play."
PARTS = (
    *MENU,
    "Harbour of Varne to reopen after nine weeks, says its master",
    "By Ilse Marn",
    "04-03-2031",
    f"VARNE (Tern Wire) - {LEAD}",
    QUOTE,
    "Read more: Ferry fares to rise in May, council says",
    UNION,
    QUOTE,
    "Dana Orlo on the mole of Varne last week. (Milo Trenn/Press Pictures)",
    f"{LAST} (Tern Wire)",
    "© 2031 The Varne Courier. All rights reserved.",
    "Share this: Print Email",
)
PAGE = "\n\n".join(PARTS) + "\n"


@pytest.fixture
def page(desk: Desk) -> Desk:
    """A page with every kind of junk, read."""
    desk.write("saved/page.txt", PAGE)
    desk("add", "saved/page.txt", "--reader", "rules")
    return desk


def reading(text: str) -> Reading:
    """Return what intake makes of a text."""
    document = Document("d" * 16, text, "text/plain", "a.txt")
    found = intake.article(document)
    return Reading(document, found.items[0], findings=found.findings)


def terminal(text: str, width: int = 80, *, color: bool = False, whole: bool = True) -> str:
    sheet = Sheet(reading(text), "sayso show dddddddd")
    return article_terminal.render(sheet, width=width, color=color, whole=whole)


def stand_in_order(words: Iterable[str], text: str) -> bool:
    """Tell whether ``text`` holds all words in this order, whatever stands between."""
    at = 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


def body_of(shown: str) -> str:
    """Return what stands between the facts and the findings."""
    return re.split(r"^─+$", shown, flags=re.MULTILINE)[1]


# --- the text ------------------------------------------------------------------------------------


def test_everything_stands_in_place_and_what_was_set_aside_behind_a_bar(page: Desk) -> None:
    shown = page("show", "page.txt").stdout

    lines = shown.splitlines()
    flowing = " ".join(shown.replace("┊", " ").split())
    assert stand_in_order([LEAD, QUOTE, "Read more:", UNION, QUOTE, LAST, "© 2031"], flowing)
    assert "  The union was not asked, according to Jan Prell, who has led the dockers for" in lines
    for role, bar, words in (
        ("headline", "┃", "Harbour of Varne"),
        ("byline", "┊", "By Ilse Marn"),
        ("teaser", "┊", "Read more: Ferry fares"),
        ("repeat", "┊", "“The cranes have been"),
        ("caption", "┊", "Dana Orlo on the mole"),
        ("legal", "┊", "© 2031 The Varne"),
    ):
        margin = rf"[ !] {{3}}{role} +\w+ [01]\.\d\d {bar} {re.escape(words)}"
        assert any(re.match(margin, line) for line in lines), role


def test_stretches_inside_a_line_are_set_off(page: Desk) -> None:
    shown = " ".join(page("show", "page.txt").stdout.split())

    assert re.search(r"‹dateline \w+ \d\.\d\d: VARNE \(Tern Wire\) -› The harbour", shown)
    assert re.search(r"will play\. ‹credit \w+ \d\.\d\d: \(Tern Wire\)›", shown)


def test_a_long_run_of_site_lines_is_counted_and_the_command_shows_them(page: Desk) -> None:
    shown = page("show", "page.txt").stdout

    found = re.search(r"… 9 site lines \(sayso (show \w{8} --only site)\)", shown)
    assert found
    assert "Crossword" not in shown
    only = page(*found[1].split()).stdout
    assert stand_in_order([*MENU, "Share this"], only)
    assert LEAD.split()[1] not in only.splitlines()[-1]
    assert "Crossword" in page("show", "page.txt", "--all").stdout


def test_one_role_can_be_asked_for_and_one_that_is_not_there_is_told(page: Desk) -> None:
    teaser = page("show", "page.txt", "--only", "teaser")
    none = page("show", "page.txt", "--only", "banner")

    assert "Ferry fares" in teaser.stdout
    assert "The union" not in teaser.stdout
    assert none.stderr == "sayso: no banner part in this article.\n"
    several = page("show", "page.txt", "--only", "legal", "--only", "byline").stdout
    assert stand_in_order(["By Ilse Marn", "© 2031"], several)


@given(st.lists(st.sampled_from((*PARTS, "Sorry!!", "中文 " * 40, "x" * 300)), max_size=12))
def test_no_word_is_lost_whatever_the_order_of_parts(parts: list[str]) -> None:
    text = "\n\n".join(parts) or "-"

    assert stand_in_order(text.split(), terminal(text, 1000))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn"))))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    assert stand_in_order(text.split(), terminal(f"{text}\n-", 1000))


@given(
    st.lists(st.sampled_from((*PARTS, "中文 " * 40, "x" * 300, "é́")), min_size=1),
    st.integers(80, 160),
)
def test_no_line_is_wider_than_the_terminal(parts: list[str], width: int) -> None:
    shown = terminal("\n".join(parts), width)

    assert max(map(cell_len, shown.splitlines())) <= width


@given(st.text(st.characters(codec=None)))
def test_no_text_steers_a_terminal(text: str) -> None:
    shown = terminal(f"{text}\n-")

    assert not set(shown) & {chr(n) for n in (*range(10), *range(11, 32), *range(127, 160))}
    shown.encode()


def test_colour_repeats_what_the_words_say_already() -> None:
    assert re.sub(r"\x1b\[[\d;]*m", "", terminal(PAGE, color=True)) == terminal(PAGE)
    assert "\x1b[2m" in terminal(PAGE, color=True)


def test_words_that_stand_together_stay_together() -> None:
    words = [Word("one"), Word("(two", "dim"), Word(")", glued=True), Word("three")]

    lines = [[word.text for word in line] for line in laid(words, 8)]

    assert lines == [["one"], ["(two", ")"], ["three"]]


WORDS = st.builds(
    Word, st.text("ab中", min_size=1, max_size=30), st.just(""), st.just(""), st.booleans()
)


@given(st.lists(WORDS), st.integers(4, 40))
def test_words_laid_in_lines_are_the_same_words(words: list[Word], room: int) -> None:
    lines = list(laid(words, room))

    assert "".join(word.text for line in lines for word in line) == "".join(w.text for w in words)
    for line in lines:
        spaces = sum(not word.glued for word in line[1:])
        assert sum(cell_len(word.text) for word in line) + spaces <= room


# --- what is known -------------------------------------------------------------------------------


def test_each_fact_stands_with_what_it_rests_on(page: Desk) -> None:
    head = " ".join(page("show", "page.txt").stdout.split("──")[0].split())

    assert stand_in_order(
        [
            "article",
            "saved/page.txt",
            "set aside (",
            "title Harbour of Varne to reopen",
            "IN003 0.85 · these words at",
            "outlet The Varne Courier IN103 0.85",
            "published 4 March 2031 or 3 April 2031 IN109",
            "day and month could be either way round",
            "“04-03-2031” at",
            "credit Tern Wire IN105",
            " at ",
            "author Ilse Marn IN106",
            "“By Ilse Marn” at",
        ],
        head,
    )


def test_what_nothing_shows_is_unknown(desk: Desk) -> None:
    desk.write("bare.txt", UNION)
    desk("add", "bare.txt", "--reader", "rules")

    head = desk("show", "bare.txt").stdout.split("──")[0]

    for label in ("title", "outlet", "published", "credit", "author"):
        assert re.search(rf"^{label} +unknown$", head, re.MULTILINE)
    assert "No findings." in desk("show", "bare.txt").stdout


def test_findings_are_listed_below_and_marked_in_place(page: Desk) -> None:
    text, findings = page("show", "page.txt").stdout.split("Findings, marked with !")

    assert "IN301 a passage printed before" in findings
    assert "IN302 the date is 2031-03-04 or 2031-04-03" in findings
    assert re.search(r"^! +date ", text, re.MULTILINE)
    assert re.search(r"^! +repeat ", text, re.MULTILINE)


def test_an_article_without_running_text_is_shown_all_the_same(desk: Desk) -> None:
    desk.write("menu.txt", "\n".join(MENU))
    desk("add", "menu.txt", "--reader", "rules")

    shown = desk("show", "menu.txt").stdout

    assert "0 characters of the story" in shown
    assert "the whole article" in shown.split("Findings")[1]


# --- which article -------------------------------------------------------------------------------


def test_an_article_is_found_by_id_and_path(page: Desk) -> None:
    (row,) = page.rows("articles")
    shown = page("show", row["id"]).stdout

    path = str(page.folder / "saved" / "page.txt")
    for name in (row["id"][:4], "saved/page.txt", "./saved/page.txt", "page.txt", path):
        assert page("show", name).stdout == shown


def test_a_page_is_found_by_its_address(desk: Desk) -> None:
    address = "https://courier.example/harbour"
    desk.write("feed.jsonl", json.dumps({"id": "1", "url": address, "text": UNION}))
    desk("add", "feed.jsonl", "--reader", "rules")

    assert address in desk("show", address).stdout


def test_records_of_one_file_are_found_by_their_path(desk: Desk) -> None:
    records = [json.dumps({"id": f"r{n}", "text": f"{UNION} {n}."}) for n in (1, 2)]
    desk.write("feed.jsonl", "\n".join(records))
    desk("add", "feed.jsonl", "--reader", "rules")

    assert "feed.jsonl#r2" in desk("show", "feed.jsonl#r2").stdout
    several = desk("show", "feed.jsonl", status=2).stderr
    assert stand_in_order(["feed.jsonl#r1", "feed.jsonl#r2", "or an id."], several)
    assert several.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("zzzz", ""),
        ("saved", " Did you mean saved/page.txt?"),
        ("age.txt", " Did you mean saved/page.txt?"),
        ("nowhere/page.txt", ""),
    ],
)
def test_no_such_article_says_how_to_list_them(page: Desk, name: str, near: str) -> None:
    error = page("show", name, status=1).stderr

    assert error == (
        f"sayso: no article begins with '{name}' or has this path.{near} "
        "`sayso articles` lists them.\n"
    )


def test_commands_that_are_named_ask_the_same_ledger(desk: Desk) -> None:
    desk.write("page.txt", PAGE)
    desk("add", "page.txt", "--reader", "rules", "--ledger", "my.db")

    shown = desk("show", "page.txt", "--ledger", "my.db").stdout

    assert re.search(r"\(sayso show \w{8} --ledger my.db --only\s+site\)", shown)
    assert "--ledger my.db" in desk("show", "zzzz", "--ledger", "my.db", status=1).stderr


def test_the_words_of_a_statement_are_pointed_out(page: Desk) -> None:
    row = next(row for row in page.rows("statements") if "No ship" in row["content_text"])

    shown = page("show", row["id"][:12]).stdout

    marked = " ".join(line[2:] for line in shown.splitlines() if line.startswith("> "))
    assert stand_in_order(["The cranes have been repaired", "No ship will wait"], marked)
    assert "The union" not in marked
    assert f"statement {row['id'][:8]} are marked" in shown


def test_ids_of_other_records_are_no_articles(page: Desk) -> None:
    source = page.rows("sources")[0]["id"]

    assert "no article" in page("show", source, status=1).stderr


# --- other forms ---------------------------------------------------------------------------------


def test_json_is_the_row_of_articles_with_words_reasons_and_findings(page: Desk) -> None:
    (row,) = page.rows("articles")
    shown = json.loads(page("show", "page.txt", "--as", "json").stdout)

    more = {"blocks", "findings", "statement", "marked"}
    assert {key: shown[key] for key in row.keys() - more} == {
        key: row[key] for key in row.keys() - more
    }
    assert [(each["start"], each["role"]) for each in shown["blocks"]] == [
        (each["start"], each["role"]) for each in row["blocks"]
    ]
    for each in shown["blocks"]:
        assert each["text"] == row["text"][each["start"] : each["end"]]
        assert each["evidence"]
    assert [each["code"] for each in shown["findings"]] == ["IN301", "IN302"]
    only = json.loads(page("show", "page.txt", "--as", "json", "--only", "teaser").stdout)
    assert [each["role"] for each in only["blocks"]] == ["teaser"]


def test_markdown_holds_everything_in_place(page: Desk) -> None:
    shown = page("show", "page.txt", "--as", "markdown").stdout

    assert shown.startswith("# Harbour of Varne to reopen after nine weeks, says its master\n")
    parts = [*MENU, "## Harbour", LEAD, "> *teaser IN", ":* Read more", UNION, LAST]
    assert stand_in_order(parts, shown)
    assert "## Findings" in shown


def test_markdown_escapes_the_words_of_articles() -> None:
    sheet = Sheet(reading(f"{UNION} <b>*Now*</b> | [a](b)\n{LAST}\n"), "sayso show d")

    assert "\\<b\\>\\*Now\\*\\</b\\> \\| \\[a\\](b)" in article_markdown.render(sheet)


def test_every_role_can_be_asked_for(page: Desk) -> None:
    for role in Role:
        page("show", "page.txt", "--only", role.value)
    assert "is not one of" in page("show", "page.txt", "--only", "junk", status=2).stderr
