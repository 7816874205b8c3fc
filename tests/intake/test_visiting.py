"""From an address to files: where it leads, what is kept, and what a feed is followed to."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sayso.intake import documents, files
from sayso.intake.opening import File
from sayso.intake.visiting import PAGES, Pace, Visitor
from sayso.records.articles import Document
from sayso.records.fakes import MemoryShelf, ScriptedFetcher
from sayso.records.ids import content_digest
from sayso.records.places import Finding, Outcome
from sayso.records.ports import Answer

NOON = datetime(2031, 5, 3, 12, 0, tzinfo=UTC)
SITE = "https://courier.example"
LONG = "The port of Orvale will reopen on Monday, a harbour official said. " * 20
Told = Mapping[str, bytes | Finding]


def page(text: str, title: str = "Dockers stay out") -> bytes:
    return f"<html><head><title>{title}</title></head><body><p>{text}</p></body></html>".encode()


def feed(*items: str) -> bytes:
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Orvale Courier</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(name: str, text: str = "The port will reopen [...]", more: str = "") -> str:
    link = f"<link>{SITE}/{name}</link><guid isPermaLink='false'>{name}</guid>"
    told = f"<description>{text}</description>" if text else ""
    return f"<item><title>{name}</title>{link}{told}{more}</item>"


class Walk:
    """A visitor of a scripted network on a clock that it moves itself."""

    def __init__(self, told: Told, hops: Mapping[str, str] | None = None, **how: bool) -> None:
        answers: dict[str, Answer | Finding] = {
            url: said if isinstance(said, Finding) else Answer(url, NOON, said)
            for url, said in told.items()
        }
        for url, onward in (hops or {}).items():
            answers[url] = Answer(url, NOON, onward=onward)
        self.fetcher = ScriptedFetcher(answers)
        self.shelf = MemoryShelf()
        self.now = 0.0
        self.slept: list[float] = []
        pace = Pace(lambda: self.now, self._sleep)
        self.visitor = Visitor(self.fetcher, self.shelf, how.get("follow", False), pace)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def bring(self, url: str, read: Container[str] = ()) -> Outcome[File]:
        """Return all that an address gives, as if nothing of it could be read."""
        return Outcome.joined(self.visitor.bring(url, read))

    def read(self, url: str, known: Iterable[str] = ()) -> Outcome[Document]:
        """Return the documents of an address, read as they come."""
        read = set(known)
        found: list[Outcome[Document]] = []
        for brought in self.visitor.bring(url, read):
            found.append(Outcome(findings=brought.findings))
            for file in brought.items:
                given = Outcome.joined(documents(file))
                found.append(given)
                read.update({file.path} if given.items else ())
        return Outcome.joined(found)


def missing(url: str) -> Finding:
    return Finding("IN237", "there is no such page (status 404); check the address", path=url)


def codes(found: Outcome[Document] | Outcome[File]) -> list[str]:
    return [finding.code for finding in found.findings]


def test_a_page_is_a_document_that_knows_where_and_when_it_was_fetched() -> None:
    url = f"{SITE}/2031/05/03/dockers"
    walk = Walk({url: page(LONG)})

    (document,) = walk.read(f"{url}#comments").items

    assert document.text == LONG.strip()
    assert (document.path, document.url) == (f"{url}#comments", url)
    assert document.retrieved == "2031-05-03T12:00:00+00:00"
    assert document.stated.title == "Dockers stay out"
    assert walk.shelf.kept == {document.original: page(LONG)}
    assert document.original.endswith(content_digest(page(LONG)))


def test_the_encoding_of_the_header_counts() -> None:
    text = "Сторожа порта не вышли на работу"
    url = f"{SITE}/a"
    walk = Walk({})
    body = f"<html><body><p>{text}</p></body></html>".encode("koi8-r")
    walk.fetcher = ScriptedFetcher({url: Answer(url, NOON, body, charset="koi8-r")})
    walk.visitor.fetcher = walk.fetcher

    (document,) = walk.read(url).items

    assert document.text == text


@pytest.mark.parametrize("charset", ["", "no-such", "x" * 99, "\x00", "base64", "utf-16"])
def test_an_encoding_that_is_none_does_no_harm(charset: str) -> None:
    url = f"{SITE}/a.txt"
    walk = Walk({})
    walk.visitor.fetcher = ScriptedFetcher(
        {url: Answer(url, NOON, "“Ça suffit,” he said.".encode("cp1252"), charset)}
    )

    assert walk.read(url).items


def test_a_redirect_leads_on_and_the_document_stands_where_it_ended() -> None:
    start = "http://courier.example/a"
    hops = {start: f"{SITE}/a", f"{SITE}/a": "b/../c"}
    walk = Walk({f"{SITE}/c": page(LONG)}, hops)

    (document,) = walk.read(start).items

    assert (document.path, document.url) == (start, f"{SITE}/c")
    assert walk.fetcher.asked == [start, f"{SITE}/a", f"{SITE}/c"]


@pytest.mark.parametrize(
    ("onward", "code"),
    [
        ("/a", "IN239"),
        ("/1", "IN239"),
        ("ftp://courier.example/a", "IN230"),
        ("file:///etc/passwd", "IN230"),
        ("https://dana:secret@courier.example/", "IN230"),
        ("https://[", "IN230"),
        ("https://gone.example/", "IN231"),
    ],
)
def test_a_redirect_into_the_void_is_one_finding(onward: str, code: str) -> None:
    hops = {f"{SITE}/a": onward} | {f"{SITE}/{n}": f"/{n + 1}" for n in range(1, 20)}
    walk = Walk({}, hops)

    found = walk.bring(f"{SITE}/a")

    assert codes(found) == [code]
    assert found.findings[0].path == f"{SITE}/a"
    assert "secret" not in found.findings[0].message
    assert len(walk.fetcher.asked) <= 6
    assert not walk.shelf.kept


def test_the_finding_names_the_address_that_failed() -> None:
    walk = Walk({}, {f"{SITE}/a": "https://gone.example/b"})

    (finding,) = walk.bring(f"{SITE}/a").findings

    assert finding.message.startswith("leads to https://gone.example/b: there is no such host")


def test_five_redirects_are_followed() -> None:
    hops = {f"{SITE}/{n}": f"/{n + 1}" for n in range(5)}

    assert Walk({f"{SITE}/5": page(LONG)}, hops).bring(f"{SITE}/0").items


def test_a_second_passes_between_two_requests_to_one_host() -> None:
    walk = Walk({f"{SITE}/a": page(LONG), f"{SITE}/b": page(LONG)})

    walk.bring(f"{SITE}/a")
    walk.bring("https://other.example/")
    walk.now += 0.25
    walk.bring(f"{SITE}/b")
    walk.now += 5
    walk.bring(f"{SITE}/b")

    assert walk.slept == [0.75]


def test_a_feed_gives_its_items_and_its_pages_are_left_alone() -> None:
    url = f"{SITE}/rss"
    walk = Walk({url: feed(item("one"), item("two"))})

    found = walk.read(url)

    assert [each.path for each in found.items] == [f"{url}#one", f"{url}#two"]
    assert [each.url for each in found.items] == [f"{SITE}/one", f"{SITE}/two"]
    assert {each.retrieved for each in found.items} == {"2031-05-03T12:00:00+00:00"}
    assert walk.fetcher.asked == [url]
    assert codes(found) == ["IN225"]


def followed(*items: str, **told: bytes | Finding) -> Walk:
    """Return a walk to a feed of these items, with these pages and no robots.txt."""
    pages = {f"{SITE}/{name}": said for name, said in told.items()}
    robots = f"{SITE}/robots.txt"
    return Walk({f"{SITE}/rss": feed(*items), robots: missing(robots), **pages}, follow=True)


def test_a_feed_that_is_followed_gives_its_pages_instead() -> None:
    walk = followed(item("one"), item("two"), item("one"), one=page(LONG), two=page(LONG + "Yes."))

    found = walk.read(f"{SITE}/rss")

    assert [each.path for each in found.items] == [f"{SITE}/one", f"{SITE}/two"]
    assert [each.text for each in found.items] == [LONG.strip(), f"{LONG}Yes."]
    assert not found.findings
    assert walk.fetcher.asked == [f"{SITE}/{each}" for each in ("rss", "robots.txt", "one", "two")]
    assert walk.slept == [1.0, 1.0, 1.0]


def test_the_feed_tells_what_a_page_does_not_say_itself() -> None:
    date = "<pubDate>Sat, 03 May 2031 09:00:00 GMT</pubDate>"
    walk = followed(item("one", more=date), one=page(LONG, "Dockers stay out"))

    (document,) = walk.read(f"{SITE}/rss").items

    assert document.stated.title == "Dockers stay out"
    assert document.stated.published == "Sat, 03 May 2031 09:00:00 GMT"


def test_an_item_whose_page_gives_nothing_stays() -> None:
    empty = b"<html><script>draw()</script></html>"
    walk = followed(
        *(item(name) for name in ("one", "two", "three")),
        one=page(LONG),
        two=missing(f"{SITE}/two"),
        three=empty,
    )

    found = walk.read(f"{SITE}/rss")

    rss = f"{SITE}/rss"
    assert [each.path for each in found.items] == [f"{SITE}/one", f"{rss}#two", f"{rss}#three"]
    assert codes(found) == ["IN237", "IN203"]


def test_an_item_without_a_text_can_be_followed() -> None:
    walk = followed(item("one", ""), one=page(LONG))

    found = walk.read(f"{SITE}/rss")

    assert [each.path for each in found.items] == [f"{SITE}/one"]
    assert not found.findings


def test_what_was_read_before_is_not_fetched_again() -> None:
    walk = followed(item("one"), item("two"), one=page(LONG), two=page(LONG))

    found = walk.read(f"{SITE}/rss", {f"{SITE}/one"})

    assert [each.path for each in found.items] == [f"{SITE}/two"]
    assert f"{SITE}/one" not in walk.fetcher.asked


def test_a_hundred_pages_are_followed_and_the_rest_waits() -> None:
    names = [f"p{number}" for number in range(PAGES + 7)]
    walk = followed(*map(item, names), **{name: page(LONG) for name in names})

    first = walk.read(f"{SITE}/rss")
    walk.visitor.followed.clear()
    second = walk.read(f"{SITE}/rss", {each.path for each in first.items})

    assert [each.path for each in first.items] == [f"{SITE}/{name}" for name in names[:PAGES]]
    assert codes(first) == ["IN240"]
    assert "7 more pages" in first.findings[0].message
    assert [each.path for each in second.items] == [f"{SITE}/{name}" for name in names[PAGES:]]
    assert codes(second) == []


def test_a_feed_of_which_pages_wait_is_not_done() -> None:
    names = [f"p{number}" for number in range(PAGES + 1)]
    walk = followed(*map(item, names))

    last = walk.bring(f"{SITE}/rss").items[-1]

    assert last.path == f"{SITE}/rss"
    assert last.came
    assert last.came.unfinished


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (b"User-agent: *\nDisallow: /", "IN238"),
        (b"\xef\xbb\xbfUser-agent: sayso\r\nDisallow: /one\r\n", "IN238"),
        (b"User-agent: *\nCrawl-delay: 3600", "IN238"),
        (Finding("IN232", "cannot answer now (status 503); try again later"), "IN232"),
        (Finding("IN238", "is not shown to programs (status 403)"), "IN238"),
    ],
)
def test_pages_that_robots_txt_forbids_are_left_alone(robots: bytes | Finding, code: str) -> None:
    walk = Walk(
        {
            f"{SITE}/rss": feed(item("one")),
            f"{SITE}/robots.txt": robots,
            f"{SITE}/one": page(LONG),
        },
        follow=True,
    )

    found = walk.read(f"{SITE}/rss")

    assert [each.path for each in found.items] == [f"{SITE}/rss#one"]
    assert codes(found) == [code]
    assert "robots.txt" in found.findings[0].message
    assert f"{SITE}/one" not in walk.fetcher.asked


def test_a_site_may_ask_for_longer_pauses_and_forbid_others() -> None:
    robots = b"User-agent: other\nDisallow: /\n\nUser-agent: *\nCrawl-delay: 7\nDisallow: /tip"
    walk = followed(item("one"), item("two"), item("tip"), one=page(LONG), two=page(LONG))
    answers = dict(walk.fetcher.answers)
    answers[f"{SITE}/robots.txt"] = Answer(f"{SITE}/robots.txt", NOON, robots)
    walk.visitor.fetcher = walk.fetcher = ScriptedFetcher(answers)

    found = walk.read(f"{SITE}/rss")

    assert [each.path for each in found.items] == [
        *(f"{SITE}/one", f"{SITE}/two", f"{SITE}/rss#tip")
    ]
    assert walk.slept == [1.0, 7.0, 7.0]
    assert codes(found) == ["IN238"]


def test_robots_txt_of_every_site_on_the_way_counts() -> None:
    far = "https://agency.example"
    walk = Walk(
        {
            f"{SITE}/rss": feed(item("one")),
            f"{SITE}/robots.txt": missing(""),
            f"{far}/robots.txt": b"User-agent: *\nDisallow: /",
            f"{far}/one": page(LONG),
        },
        {f"{SITE}/one": f"{far}/one"},
        follow=True,
    )

    assert codes(walk.read(f"{SITE}/rss")) == ["IN238"]
    assert f"{far}/one" not in walk.fetcher.asked


def test_an_address_that_the_user_gave_asks_for_no_robots_txt() -> None:
    walk = Walk({f"{SITE}/one": page(LONG)}, follow=True)

    assert walk.read(f"{SITE}/one").items
    assert walk.fetcher.asked == [f"{SITE}/one"]


def test_links_that_are_no_web_addresses_are_not_followed() -> None:
    broken = item("one").replace(f"{SITE}/one", "ftp://courier.example/one")
    secret = item("two").replace(f"{SITE}/two", "https://dana:secret@courier.example/two")
    walk = followed(broken, secret)

    found = walk.read(f"{SITE}/rss")

    assert f"{SITE}/two" in walk.fetcher.asked
    assert not any("secret" in asked for asked in walk.fetcher.asked)
    assert len(found.items) == 2


def test_files_bring_addresses_among_paths_each_once() -> None:
    walk = Walk({f"{SITE}/a": page(LONG)})
    urls = [f"{SITE}/a", f"{SITE}/a", "HTTPS://gone.example/"]

    found = Outcome.joined(files(urls, None, lambda url: walk.visitor.bring(url, ())))

    assert [file.path for file in found.items] == [f"{SITE}/a"]
    assert codes(found) == ["IN231"]


def test_without_a_network_an_address_is_a_finding() -> None:
    (finding,) = Outcome.joined(files(["https://dana:secret@courier.example/a"])).findings

    assert finding.code == "IN230"
    assert finding.path == "https://courier.example/a"


def test_the_same_bytes_at_two_addresses_are_kept_apart() -> None:
    walk = Walk({f"{SITE}/a": page(LONG), "https://post.example/a": page(LONG)})

    one = walk.bring(f"{SITE}/a").items[0]
    two = walk.bring("https://post.example/a").items[0]

    assert one.digest == two.digest
    assert one.original != two.original
    assert replace(one, original="").came != two.came
