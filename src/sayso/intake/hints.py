"""What dates an article: every sign of it with the days that it can mean, the surest first.

Nothing is chosen here; see ``dating``. The day on which Sayso reads is never among them.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.intake import ago, calendars
from sayso.intake.clocks import Days, Moment, moment
from sayso.intake.hosts import original
from sayso.intake.rough import is_prose
from sayso.intake.stamps import alterations, first_print, stamps, tells_change
from sayso.records.articles import Block, Document, Role
from sayso.records.places import Anchor, Basis
from sayso.text import times

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_NUMBER = {name: number for number, name in enumerate(_MONTHS.split("|"), start=1)}
_MONTH = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_YEAR = r"(?:19|20)\d\d"
_IN_URL = re.compile(rf"[/=-]({_YEAR})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/?#._-]|$)")
_NAMED_IN_URL = re.compile(
    rf"/({_YEAR})[/-]({_MONTHS})[a-z]{{0,6}}[/-](\d\d?)(?=[/?#._-]|$)", re.IGNORECASE
)
_MONTH_IN_URL = re.compile(rf"/({_YEAR})/(0[1-9]|1[0-2])/(?=[^/]*[a-z])", re.IGNORECASE)
_PARTIAL = re.compile(r"((?:1[89]|20)\d\d)(?:-(0[1-9]|1[0-2]))?")
_LOOSE = re.compile(
    rf"(?:(?:published|posted|dated?)(?:\s+(?:on|in))?\s*:?\s*)?(?P<month>{_MONTH}),?"
    rf"\s+(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_LABEL_LINE = re.compile(
    r"(?:(?:first |last |date )?(?:published|posted|updated?|modified)|date)(?: date)?(?: on| at)?"
    r"\s*:?",
    re.IGNORECASE,
)
_NO_STAMP = frozenset({Role.DATE, Role.DATELINE, Role.CAPTION, Role.LEGAL, Role.REPEAT})
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"(?:19|20)\d\d")
_BY = re.compile(r"(?i)(?:by|written by|posted|published|on)\b")
_MAIL = "message/rfc822"
_THEN_BY = re.compile(r"(?i)[\s|•·–—-]*by\b")
STRONG = 0.8  # score from which a hint stands against another
ABOVE, FAR = 0.75, 0.7  # of stamps above the headline without a label, and of those further off
AFTER = 4  # blocks of running text before which a stamp still dates the article
BEFORE = 8  # blocks before the running text that can date it where no headline is known
MANY = 2  # days above the headline, of which one may date the article
FIRST = "it says when it was first published"
CHANGED = "it says when it was changed"
LONGEST = 140  # code points of a line that holds a stamp among other words
FEW, FEW_BELOW = 7, 5  # words that can stand with a stamp, and with one below the first paragraph
SHORT = 50  # code points of a line that is a stamp such as "2 hours ago"


@dataclass(frozen=True, slots=True)
class Hint:
    """One sign of when an article was published or changed.

    Attributes:
        spans: The closed intervals of days that it can mean; two where day and month could be
            either way round.
        basis: Rule, score and place.
        words: The date as it stands, for whoever decides between two readings.
    """

    spans: tuple[Days, ...]
    basis: Basis
    words: str = ""

    @property
    def hull(self) -> Days:
        """The first day and the last of all readings."""
        return min(first for first, _ in self.spans), max(last for _, last in self.spans)


@dataclass(frozen=True, slots=True)
class Sight:
    """An article as it is looked at for its dates.

    Attributes:
        document: What came in.
        blocks: Its blocks, in order.
        country: Of the outlet, or "".
        title: Index of the headline, -1 if there is none.
        body: Index of the block with which the story begins; the number of blocks if none does.
        fetched: When it was fetched, or None.
        by: Indices of the blocks of each role.
        beside: Indices of lines that can hold a stamp beside other words.
    """

    document: Document
    blocks: Sequence[Block]
    country: str
    title: int
    body: int
    fetched: Moment | None
    by: Mapping[Role, Sequence[int]]
    beside: Sequence[int] = ()

    def words(self, index: int) -> str:
        """Return the words of a block."""
        return self.blocks[index].at.words(self.document.text)

    def first(self) -> int:
        """Return the index of the first block near the start of headline and text."""
        start = min(self.title, self.body) if self.title >= 0 else self.body
        return max(0, start - BEFORE)

    def top(self) -> int:
        """Return the index of the headline, or of where it would be."""
        return self.title if 0 <= self.title < self.body else self.first()

    def between(self) -> range:
        """Return the indices of the blocks between headline and running text."""
        first = self.title + 1 if 0 <= self.title < self.body else self.body - BEFORE
        return range(max(0, first), self.body)


def sight(document: Document, blocks: Sequence[Block], country: str) -> Sight:
    """Return an article with the places that matter."""
    by: dict[Role, list[int]] = {}
    for index, block in enumerate(blocks):
        by.setdefault(block.role, []).append(index)
    title = by.get(Role.HEADLINE, [-1])[0]
    body = _start(document, blocks, by.get(Role.BODY, []), title)
    came = document.retrieved or _sent(document)
    fetched = moment(came) if came else None
    seen = Sight(document, blocks, country, title, body, fetched, by)
    beside = tuple(_lines(seen))
    if not beside:
        return seen
    return Sight(document, blocks, country, title, body, fetched, by, beside)


def _sent(document: Document) -> str:
    """Return when a mail was sent, for what it holds was there by then; "" of anything else."""
    return document.stated.published if document.media_type == _MAIL else ""


def _start(document: Document, blocks: Sequence[Block], body: Sequence[int], title: int) -> int:
    """Return the index of the block with which the story begins, the number of blocks if none does.

    It reads like a sentence, stands below the headline, and more of the kind follows soon.
    """
    for start in (title, -1):
        first = last = -1
        for index in body:
            if index > start and is_prose(blocks[index].at.words(document.text)):
                if last >= 0 and index - last <= AFTER:
                    return last
                first, last = index if first < 0 else first, index
        if first >= 0:
            return first
    return body[0] if body else len(blocks)


def _lines(seen: Sight) -> Iterator[int]:
    """Yield the indices of lines that can hold a stamp beside other words.

    Those near headline and text, and further up those that begin like a byline.
    """
    top = seen.top()
    for index, block in enumerate(seen.blocks[: seen.body + AFTER]):
        if block.at.end - block.at.start <= LONGEST and block.role not in _NO_STAMP:
            words = seen.words(index)
            if _DIGITS.search(words) and (index >= top or _leads(words, index - top)):
                yield index


def _leads(words: str, below: int) -> bool:
    """Tell whether a line above the headline begins like a byline, or right above it by a date."""
    if _BY.match(words):
        return True
    return below == -1 and any(stamp.found.start() == 0 for stamp in stamps(words))


def published(seen: Sight) -> Iterator[Hint]:
    """Yield what tells when an article came out."""
    yield from _stated(seen.document.stated.published, seen)
    yield from _addressed(original(seen.document.url))
    yield from _first_printed(seen)
    shown = [
        *_stamped(seen, updated=False),
        *_datelined(seen),
        *_beside(seen, updated=False),
    ]
    yield from sorted(shown, key=lambda hint: hint.basis.score < STRONG)
    yield from _ago(seen, updated=False)
    yield from _monthly(seen)


def updated(seen: Sight) -> Iterator[Hint]:
    """Yield what tells when an article was changed last."""
    yield from _stated(seen.document.stated.updated, seen)
    yield from _stamped(seen, updated=True)
    yield from _beside(seen, updated=True)
    yield from _altered(seen)
    yield from _ago(seen, updated=True)


def month_of(year: int, month: int) -> Days:
    """Return the days of a month; of the whole year if ``month`` is 0."""
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


def _in_month(found: re.Match[str]) -> Days:
    """Return the days of a month with its year, as a match of ``_LOOSE``."""
    return month_of(int(found["year"]), _NUMBER[found["month"][:3].lower()])


def _stated(words: str, seen: Sight) -> Iterator[Hint]:
    """Yield the date that the container states; a month or a year as the interval that it is."""
    plain = words.strip(" \t\n\"'")
    if not plain:
        return
    basis = Basis("IN107", 0.97, note=f"stated: {plain}")
    if part := _PARTIAL.fullmatch(plain):
        yield Hint((month_of(int(part[1]), int(part[2] or 0)),), basis)
    elif days := calendars.week(plain):
        yield Hint((days,), basis)
    elif told := moment(plain):
        yield Hint((told.local(seen.country),), basis)
    elif read := calendars.days(plain):
        yield _read(read, basis, plain)
    elif loose := _LOOSE.fullmatch(plain):
        yield Hint((_in_month(loose),), basis)
    elif (found := ago.find(plain)) and seen.fetched:
        yield Hint((ago.before(found, seen.fetched),), Basis("IN115", 0.8, note=f"stated: {plain}"))


def _read(days: Sequence[date], basis: Basis, words: str) -> Hint:
    return Hint(tuple((day, day) for day in days), basis, words)


def _addressed(url: str) -> Iterator[Hint]:
    """Yield the day or the month that an address holds."""
    note = f"address {url}"
    if found := _IN_URL.search(url):
        for day in times.readings("-".join(found.groups()))[:1]:
            yield Hint(((day, day),), Basis("IN108", 0.85, note=note))
    elif found := _NAMED_IN_URL.search(url):
        number = _NUMBER[found[2].lower()]
        for day in times.readings(f"{found[1]}-{number}-{found[3]}")[:1]:
            yield Hint(((day, day),), Basis("IN108", 0.85, note=note))
    elif found := _MONTH_IN_URL.search(url):
        yield Hint((month_of(int(found[1]), int(found[2])),), Basis("IN108", 0.7, note=note))


def _first_printed(seen: Sight) -> Iterator[Hint]:
    """Yield the day that an article says it was first published on."""
    found = first_print(seen.document.text)
    if found and (days := calendars.days(found["date"])):
        at = seen.document.at(found.start("date"), found.end("date"))
        yield _read(days, Basis("IN109", 0.9, (at,), FIRST), found["date"])


def _altered(seen: Sight) -> Iterator[Hint]:
    """Yield the days on which an article says that it was amended, corrected or updated."""
    for found in alterations(seen.document.text, (block.at.start for block in seen.blocks)):
        if days := calendars.days(found["date"]):
            at = seen.document.at(found.start("date"), found.end("date"))
            yield _read(days, Basis("IN109", 0.85, (at,), CHANGED), found["date"])


def _stamped(seen: Sight, *, updated: bool) -> Iterator[Hint]:
    """Yield date stamps near the start of the running text, then labelled ones elsewhere.

    A label goes first; of others one between headline and text goes before one above the headline,
    which may be today's; many days there are a list of other stories. Labelled stamps elsewhere
    that differ are of several stories: none counts.
    """
    near: list[tuple[tuple[bool, bool], Hint]] = []
    far: list[Hint] = []
    for index in seen.by.get(Role.DATE, ()):
        for stamp in stamps(seen.words(index)):
            found, label = stamp.found, _label(seen, index, stamp.found)
            if stamp.changed(label) is not updated:
                continue
            order = (not label, index < seen.title)
            score = ABOVE if order == (True, True) else 0.9
            basis = Basis("IN109", score, (_at(seen.blocks[index].at, found),))
            if seen.first() <= index < seen.body + AFTER:
                near.append((order, _read(stamp.days, basis, found["date"])))
            elif label:
                far.append(_read(stamp.days, replace(basis, score=FAR), found["date"]))
    above = {hint.spans for order, hint in near if order == (True, True)}
    near = [pair for pair in near if len(above) <= MANY or pair[0] != (True, True)]
    yield from (hint for _, hint in sorted(near, key=lambda pair: pair[0]))
    if len({hint.spans for hint in far}) == 1:
        yield from far


def _label(seen: Sight, index: int, found: re.Match[str]) -> str:
    """Return the label of a stamp; one that begins its line can have it in the line above."""
    above = seen.words(index - 1).strip() if index and not found.start() else ""
    return found["label"] or (above if _LABEL_LINE.fullmatch(above) else "")


def _at(at: Anchor, found: re.Match[str]) -> Anchor:
    return Anchor(at.doc, at.start + found.start("date"), at.start + found.end("date"))


def _datelined(seen: Sight) -> Iterator[Hint]:
    """Yield the full date of a dateline."""
    for index in seen.by.get(Role.DATELINE, ()):
        words = seen.words(index)
        if days := calendars.days(words):
            yield _read(days, Basis("IN110", 0.9, (seen.blocks[index].at,)), words)


def _beside(seen: Sight, *, updated: bool) -> Iterator[Hint]:
    """Yield stamps that stand with a few other words, such as a name, near headline and text.

    One further up counts if no other there has another day.
    """
    far: list[Hint] = []
    for index in seen.beside:
        few = FEW if index <= seen.body else FEW_BELOW
        for hint in _among(seen.words(index), seen.blocks[index].at, few, updated=updated):
            if index >= seen.top() - 1:
                yield hint
            else:
                far.append(replace(hint, basis=replace(hint.basis, score=FAR)))
    if len({hint.spans for hint in far}) == 1:
        yield from far


def _among(words: str, at: Anchor, most: int, *, updated: bool) -> Iterator[Hint]:
    """Yield the stamps of a line that holds other words: few, unless it begins like a byline."""
    for stamp in stamps(words):
        found = stamp.found
        signed = _BY.match(words) or _THEN_BY.match(words, found.end())
        rest = f"{words[: found.start()]} {words[found.end() :]}"
        few = bool(signed) or len(_WORD.findall(rest)) <= most
        if few and not stamp.other and stamp.changed(stamp.before) is updated:
            basis = Basis("IN109", 0.8, (_at(at, found),))
            yield _read(stamp.days, basis, found["date"])


def _ago(seen: Sight, *, updated: bool) -> Iterator[Hint]:
    """Yield stamps such as "2 hours ago", counted from when the page was fetched."""
    for index in seen.between() if seen.fetched else ():
        found = ago.find(seen.words(index).strip())
        if found and seen.fetched and tells_change(found["label"] or "") is updated:
            at = seen.blocks[index].at
            yield Hint((ago.before(found, seen.fetched),), Basis("IN115", 0.7, (at,)))


def _monthly(seen: Sight) -> Iterator[Hint]:
    """Yield a month with its year that stands alone between headline and text."""
    for index in seen.between():
        words = seen.words(index).strip()
        found = _LOOSE.fullmatch(words) if len(words) <= SHORT else None
        if found:
            yield Hint((_in_month(found),), Basis("IN109", 0.7, (seen.blocks[index].at,)), words)
