"""From an address that the user gave to files: redirects, what is kept, and the pages of a feed.

One request at a time, with a pause between two to one host. Of a feed, the items are read; pages
that it leads to are fetched only if the user lets it be followed, each once for a ledger, and where
robots.txt allows. The page then stands for the item; an item whose page gives nothing stays.
"""

import re
import time
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO

from sayso.intake import addresses, sniffing
from sayso.intake.addresses import Address, FailedError, parsed
from sayso.intake.links import is_address, shown
from sayso.intake.opening import Came, File
from sayso.intake.parts import Given, Part
from sayso.intake.robots import Robots, robots
from sayso.intake.sniffing import Form
from sayso.records.ids import content_digest
from sayso.records.keeping import stamp
from sayso.records.places import Finding, Outcome
from sayso.records.ports import Answer, Fetcher, Shelf

HOPS = 5  # redirects from one address
PAGES = 100  # that are followed in one run
PAUSE = 1.0  # seconds between two requests to one host
PATIENCE = 60.0  # seconds of pause that a site may ask for; one that wants more is not followed

_CHARSET = re.compile(r"[\w.:-]{2,40}")
_BY_HAND = "give its address by itself if you want it"
_Guard = Callable[[Address], None]  # raises FailedError if an address may not be asked


@dataclass(slots=True)
class Pace:
    """Keeps requests to one host apart.

    Attributes:
        tick: Seconds on a clock that never goes back.
        sleep: Waits so many seconds.
        ended: Host -> when the last request to it ended.
    """

    tick: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    ended: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Wait until the host may be asked again, and note when it has answered."""
        if host in self.ended and (left := self.ended[host] + pause - self.tick()) > 0:
            self.sleep(left)
        try:
            yield
        finally:
            self.ended[host] = self.tick()


@dataclass(slots=True)
class Visitor:
    """Brings what stands at addresses, as files. One for each run: it remembers whom it asked.

    Attributes:
        fetcher: The network.
        shelf: Where the bytes are kept.
        follow: Whether the pages that a feed leads to are fetched, too.
        pace: Keeps requests apart.
        followed: Pages that were followed in this run.
        sites: Site -> its rules for programs, or the reason why nothing there is followed.
    """

    fetcher: Fetcher
    shelf: Shelf
    follow: bool = False
    pace: Pace = field(default_factory=Pace)
    followed: set[str] = field(default_factory=set)
    sites: dict[str, Robots | FailedError] = field(default_factory=dict)

    def bring(self, url: str, read: Container[str]) -> Iterator[Outcome[File]]:
        """Yield what stands at an address: a file, or the finding that says why there is none.

        Args:
            url: As the user named it.
            read: Addresses that gave documents, before or by what was yielded up to now.
        """
        found = self._visited(url)
        for file in found.items:
            if self.follow and _is_feed(file):
                yield from self._with_pages(file, read)
                return
        yield found

    def _visited(self, url: str, guard: _Guard | None = None) -> Outcome[File]:
        """Return the file of what stands at an address, or where that leads."""
        path = shown(url)
        try:
            return Outcome((self._kept(path, self._reached(url, guard)),))
        except FailedError as error:
            return Outcome(findings=(Finding(error.code, str(error), path=path),))

    def _reached(self, url: str, guard: _Guard | None) -> Answer:
        """Return what stands at an address, or where that leads."""
        place, passed = url, set[str]()
        try:
            for _ in range(HOPS + 1):
                answer = self._answer(place, guard)
                if not answer.onward:
                    return answer
                passed.add(answer.url)
                place = addresses.onward(parsed(place), answer.onward)
                if parsed(place).url in passed:
                    break
        except FailedError as error:
            if place == url:
                raise
            raise FailedError(error.code, f"leads to {shown(place)}: {error}") from error
        message = "is sent on and on; it may want cookies or a log-in"
        raise FailedError("IN239", f"{message}, so save the page from a browser")

    def _answer(self, url: str, guard: _Guard | None) -> Answer:
        """Return what one address answers, if it may be asked."""
        address = parsed(url)
        if guard:
            guard(address)
        with self.pace.turn(address.host, self._pause(address)):
            found = self.fetcher.fetch(address.url)
        for finding in found.findings:
            raise FailedError(finding.code, finding.message)
        return found.items[0]

    def _pause(self, address: Address) -> float:
        """Return how many seconds a host wants to be left alone between two requests."""
        known = self.sites.get(address.site)
        return max(PAUSE, known.pause) if isinstance(known, Robots) else PAUSE

    def _kept(self, path: str, answer: Answer) -> File:
        """Return the file of an answer, once its bytes are kept."""
        made = content_digest(answer.body)
        original = self.shelf.keep(path, made, answer.body)
        charset = answer.charset if _CHARSET.fullmatch(answer.charset) else ""
        came = Came(answer.url, stamp(answer.retrieved), charset)
        opener = partial(BytesIO, answer.body)
        return File(path, original, made, len(answer.body), answer.url, opener, came)

    def _with_pages(self, feed: File, read: Container[str]) -> Iterator[Outcome[File]]:
        """Yield the pages that a feed leads to, then the feed without the items that they tell.

        Items whose pages are left to the next run are left to it as well.
        """
        links = _links(feed)
        waiting: dict[str, Given] = {}
        for url, _, given in links:
            if url not in read:
                waiting.setdefault(url, given)
        fresh = [url for url in waiting if url not in self.followed]
        room = max(0, PAGES - len(self.followed))
        later = frozenset(fresh[room:])
        for url in fresh[:room]:
            self.followed.add(url)
            found = self._visited(url, self._allow)
            yield Outcome(tuple(_told(file, waiting[url]) for file in found.items), found.findings)
        if later:
            message = f"leads to {len(later)} more pages, {PAGES} are fetched at a time"
            cure = "give the same command again"
            yield Outcome(findings=(Finding("IN240", f"{message}; {cure}", path=feed.path),))
        instead = frozenset(path for url, path, _ in links if url in read or url in later)
        yield Outcome((_without(feed, instead, unfinished=bool(later)),))

    def _allow(self, address: Address) -> None:
        """Raise ``FailedError`` if a site does not want this address to be followed."""
        if address.site not in self.sites:
            self.sites[address.site] = self._rules(f"{address.site}/robots.txt")
        rules = self.sites[address.site]
        if isinstance(rules, FailedError):
            raise FailedError(rules.code, str(rules))
        if not rules.allow(address.url):
            raise FailedError("IN238", f"its robots.txt keeps programs away; {_BY_HAND}")

    def _rules(self, url: str) -> Robots | FailedError:
        """Return what a site lets programs do: all, if it has no robots.txt."""
        try:
            found = robots(self._reached(url, None).body)
        except FailedError as error:
            if error.code == "IN237":
                return robots(b"")
            return FailedError(error.code, f"its robots.txt cannot be read: {error}")
        if found.pause > PATIENCE:
            message = f"its robots.txt wants {found.pause:g} seconds between two pages; {_BY_HAND}"
            return FailedError("IN238", message)
        return found


def _is_feed(file: File) -> bool:
    with file.open() as stream:
        return sniffing.form(stream.read(sniffing.HEAD), file.path, {}) is Form.FEED


def _links(feed: File) -> Sequence[tuple[str, str, Given]]:
    """Return address, path in the feed, and description of each item that leads to a page."""
    from sayso.intake.feed import linked  # noqa: PLC0415 - loads what reads XML

    part = Part(feed.path, feed.place, feed.original, feed.open, feed.size)
    return [
        (shown(given.url), path, given) for path, given in linked(part) if is_address(given.url)
    ]


def _told(page: File, given: Given) -> File:
    """Return a page with what the feed says of it."""
    return replace(page, came=replace(page.came, stated=given.stated)) if page.came else page


def _without(feed: File, instead: frozenset[str], *, unfinished: bool) -> File:
    """Return a feed whose items at these paths are not read."""
    if feed.came is None:
        return feed
    return replace(feed, came=replace(feed.came, instead=instead, unfinished=unfinished))
