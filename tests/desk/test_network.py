"""``sayso add https://...``: an address is read like a file, and kept beside the ledger."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.tools import ORLO, Desk
from tests.intake.loopback import Site, onward, page, site

import sayso
from sayso.desk.network import visitor
from sayso.intake import visiting

HTML = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in ORLO.split(chr(10)))}</article>"
FEED = (
    '<rss version="2.0"><channel><title>The Varne Courier</title><item><title>One</title>'
    "<link>{}</link><guid>1</guid><description>The harbour reopens.</description></item>"
    "</channel></rss>"
)
PRIVATE = "--allow-private"
RULES = ("--reader", "rules")


@pytest.fixture(name="web")
def _web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a page, and no pause between two requests."""
    monkeypatch.setattr(visiting, "PAUSE", 0.0)
    with site({"/a": page(HTML.encode(), "Content-Type: text/html")}) as running:
        yield running


def kept(desk: Desk) -> list[Path]:
    return sorted(each for each in desk.folder.glob("sayso.db.pages/*/*") if each.is_file())


def test_a_page_is_read_by_its_address_and_verified(desk: Desk, web: Site) -> None:
    done = desk("add", web.url("/a"), PRIVATE, *RULES)

    assert done.stdout.startswith("1 new article with ")
    (row,) = desk.rows("articles")
    assert (row["path"], row["url"]) == (web.url("/a"), web.url("/a"))
    assert "The cranes have been repaired" in row["text"]
    assert [file.read_bytes() for file in kept(desk)] == [HTML.encode()]
    assert "1 original re-hashed" in desk("verify").stdout


def test_reading_again_adds_nothing_unless_the_page_has_changed(desk: Desk, web: Site) -> None:
    add = ("add", web.url("/a"), PRIVATE, *RULES)
    desk(*add)

    again = desk(*add).stdout
    web.answers["/a"] = page(HTML.replace("Monday", "Tuesday").encode())
    later = desk(*add).stdout

    assert "1 file known before" in again.replace("0 files, ", "")
    assert later.startswith("1 new article")
    assert len(kept(desk)) == 2
    assert "2 originals re-hashed" in desk("verify").stdout


def test_ledger_and_pages_move_together(desk: Desk, web: Site) -> None:
    desk("add", web.url("/a"), PRIVATE, *RULES)
    (desk.folder / "sayso.db").rename(desk.folder / "moved.db")
    shutil.move(desk.folder / "sayso.db.pages", desk.folder / "moved.db.pages")

    assert "all as they should be" in desk("verify", "--ledger", "moved.db").stdout


def test_without_its_pages_the_ledger_still_holds_every_word(desk: Desk, web: Site) -> None:
    desk("add", web.url("/a"), PRIVATE, *RULES)
    shutil.rmtree(desk.folder / "sayso.db.pages")

    assert "DK003" in desk("verify", status=1).stdout
    assert "“The cranes have been repaired" in desk("said", "Orlo").stdout


def test_a_page_that_was_altered_on_the_disk_is_found_out(desk: Desk, web: Site) -> None:
    desk("add", web.url("/a"), PRIVATE, *RULES)
    kept(desk)[0].write_bytes(b"something else")

    assert "DK002" in desk("verify", status=1).stdout


def test_what_is_kept_beside_the_ledger_is_no_part_of_the_folder(desk: Desk, web: Site) -> None:
    desk("add", web.url("/a"), PRIVATE, *RULES)
    desk.write("note.txt", ORLO)

    desk("add", ".", *RULES)

    assert [row["path"] for row in desk.rows("articles")] == ["./note.txt", web.url("/a")]


def test_private_addresses_are_refused_even_behind_a_redirect(desk: Desk, web: Site) -> None:
    done = desk("add", web.url("/a"), *RULES, status=1)

    assert done.stderr.count("\n") == 1
    assert "add --allow-private if you trust it [IN235]" in done.stderr
    assert web.heard == []
    assert not kept(desk)


def test_what_goes_wrong_is_one_line_and_the_rest_is_read(desk: Desk, web: Site) -> None:
    web.answers["/b"] = onward("/b")
    web.answers["/c"] = page(b"\x89PNG\r\n\x1a\n" + bytes(100))
    urls = [web.url(path) for path in ("/none", "/b", "/c", "/a")]

    done = desk("add", *urls, "http://[", PRIVATE, *RULES)

    lines = done.stderr.splitlines()
    assert [line[-8:] for line in lines] == [f" [IN{n}]" for n in (237, 239, 204, 230)]
    assert "/none: there is no such page (status 404)" in lines[0]
    assert done.stdout.startswith("1 new article")
    assert {row["code"] for row in desk.rows("findings")} >= {"IN237", "IN239", "IN204", "IN230"}


def test_a_name_or_password_never_reaches_the_ledger(desk: Desk) -> None:
    done = desk("add", "https://dana:secret@courier.example/", status=2)

    assert "secret" not in done.output
    assert "Leave them out" in done.stderr
    assert not (desk.folder / "sayso.db").exists()


def test_a_feed_is_read_and_followed_only_if_asked(desk: Desk, web: Site) -> None:
    web.answers["/rss"] = page(FEED.format(web.url("/a")).encode())

    desk("add", web.url("/rss"), PRIVATE, *RULES)
    assert web.asked() == ["/rss"]
    assert [row["path"] for row in desk.rows("articles")] == [f"{web.url('/rss')}#1"]

    desk("add", web.url("/rss"), PRIVATE, "--follow", *RULES, "--ledger", "two.db")
    assert web.asked() == ["/rss", "/rss", "/robots.txt", "/a"]
    assert [row["path"] for row in desk.rows("articles", "--ledger", "two.db")] == [web.url("/a")]

    again = desk("add", web.url("/rss"), PRIVATE, "--follow", *RULES, "--ledger", "two.db")
    assert web.asked()[4:] == ["/rss"]
    assert "from 0 files, 1 file known before" in again.stdout


def test_each_page_is_in_the_ledger_before_the_next_is_fetched(desk: Desk, web: Site) -> None:
    def stop(talk: object) -> None:
        raise OSError(talk)

    web.answers["/b"] = stop
    desk("add", web.url("/a"), web.url("/b"), PRIVATE, *RULES, "--jobs", "2")

    assert [row["path"] for row in desk.rows("articles")] == [web.url("/a")]


def test_programs_say_where_the_network_is(tmp_path: Path, web: Site) -> None:
    path = str(tmp_path / "s.db")

    with sayso.open_ledger(path) as ledger:
        silent = sayso.read_articles([web.url("/a")], ledger)
        door = visitor(path, allow_private=True)
        counts = sayso.read_articles([web.url("/a")], ledger, web=door)

    assert (silent.added, silent.first_findings[0].code) == (0, "IN230")
    assert counts.added == 1


def test_without_an_address_the_network_is_not_even_loaded(desk: Desk) -> None:
    desk.write("a.txt", ORLO)
    ask = (
        "import sys; from sayso.desk.verbs import sayso\n"
        "sayso(['add', 'a.txt', '--reader', 'rules'], standalone_mode=False)\n"
        "print(*(name for name in ('ssl', 'http.client', 'sayso.intake.fetching') "
        "if name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=desk.folder, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == ""
