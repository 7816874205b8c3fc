"""Who published an article, whom it credits, who wrote it: read from what surrounds the text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.intake import hosts, imprint, selves
from sayso.intake.bylines import note_on_author, signed
from sayso.intake.crediting import CREDITING, Credited, credited, in_byline, in_line, wire
from sayso.intake.inside import Inner
from sayso.intake.judging import masthead
from sayso.intake.rough import Rough, is_person_line
from sayso.records.articles import Document, Named, Role
from sayso.records.places import Anchor, Basis
from sayso.text import outlets

_SIGNED = frozenset({Role.BYLINE, Role.CREDIT, Role.SITE})
_NOTES = frozenset({Role.BYLINE, Role.BANNER})  # roles of notes on the author
_AUTHORED = frozenset({Role.BYLINE, Role.CREDIT})  # roles of lines that name authors
NOTED = 0.7
FAR = 3  # persons in bylines that stand elsewhere than above the story; more are other stories'
_PAGES = frozenset({"text/html", "application/warc"})
PASSING_ON = frozenset(  # whoever shows articles of others on pages of its own
    "Yahoo News|Yahoo Finance|MSN|AOL|Google News|Apple News|SmartNews|NewsBreak|Flipboard"
    "|AllAfrica".split("|")
)
MENUS = 6  # lines of a site's own words; a clean text has fewer
TWICE = 2  # times
NEAR = 3  # lines; a line with an agency's name alone signs a story that begins or ends so near
_TWO = re.compile(  # "Dana Orlo | Norwire"; names beside a slash took pictures
    r"(?!(?i:photo|foto|image|bild|picture|video))[\w.'’ ]{2,30}(?: ?[|•·] ?|, | and )[^|•·/]{2,30}"
)
_WHERE = re.compile(r"\s+(?:in|at|from)\s+[^,;]*?(?=\s+and\s+[A-ZÀ-Þ]|,|$)")  # a reporter is
_SIGN_OFF = re.compile(r"\((?i:reporting|writing) by [^()]{3,200}; ?(?i:editing) by [^()]{2,80}\)")
_REPORTING = re.compile(r"\(?(?i:reporting by)\s+(?P<names>[^;.()]{3,120})")


def names(
    document: Document,
    lines: Sequence[Rough],
    inners: Mapping[int, tuple[Inner, ...]],
    until: int | None = None,
) -> tuple[Named | None, Named | None, tuple[Named, ...]]:
    """Return outlet, credit and authors of a document; None and () where nothing names them.

    Args:
        document: What came in.
        lines: All of its lines.
        inners: By index of line, the stretches that stand in it.
        until: How many lines stand above a second story that was joined to it, whose byline and
            credit are not the article's; None if there is none.
    """
    own = lines[:until]
    credit = next(_credits(document, own, inners), None)
    outlet = next(_outlets(document, lines), None) or _agency(credit, lines)
    return outlet, credit, tuple(_authors(document, own, inners))


def _shown(name: str) -> str:
    """Return a name as the table has it, or as it stands; hosts count as names."""
    known = outlets.by_name(imprint.bare(name)) or outlets.by_host(name)
    return known.name if known else " ".join(name.split())


def _outlets(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield what names the outlet, the surest first."""
    host = hosts.host(document.url)
    known = outlets.by_host(host) if host else None
    stated = document.stated.outlet
    if stated and not (known and document.media_type in _PAGES and _gives_way(stated, known)):
        yield Named(_shown(stated), Basis("IN101", 0.95, note="stated by the container"))
    if known:
        yield Named(known.name, Basis("IN102", 0.95, note=f"address {host}"))
    around = [*_mastheads(document, lines), *_around(document, lines)]
    if host:
        yield from (one for one in around if hosts.agree(host, one.name))
        yield Named(hosts.bare(host), Basis("IN102", 0.8, note=f"address {host}"))
    yield from around
    yield from _titled(document, lines)
    yield from _often(document, lines)
    if told := selves.itself(document, lines):
        yield told


def _gives_way(stated: str, host: outlets.Outlet) -> bool:
    """Tell whether the address goes before what a page states.

    Where it states a name that the table lacks, such as the owner's or one in other letters; and
    at whoever passes on articles of others, which state those.
    """
    said = outlets.by_name(imprint.bare(stated))
    return said is None or (host.name in PASSING_ON and said.name != host.name)


def _mastheads(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield the name that stands above everything else.

    Above the menus of a page anything can stand, so there it has to be printed once more.
    """
    for rough in lines:
        if rough.rule == "IN022":
            name = masthead(rough.line.text)
            menus = sum(each.role is Role.SITE for each in lines) > MENUS
            if menus and (name[:4] != "The " or document.text.count(name) < TWICE):
                continue
            at = document.at(rough.line.start, rough.line.start + len(name))
            yield Named(_shown(name), Basis("IN111", 0.8, (at,)))


def _around(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield what lines around the story call their outlet."""
    for rough, start, end, score in imprint.named(lines):
        at = document.at(rough.line.start + start, rough.line.start + end)
        yield Named(_shown(at.words(document.text)), Basis("IN103", score, (at,)))


def _often(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield the outlet that menus and the like name far more often than any other."""
    name, found = imprint.most_named(lines)
    if name:
        places = tuple(document.at(rough.line.start, rough.line.end) for rough in found)
        note = f"in {len(found)} lines of the site"
        yield Named(name, Basis("IN103", 0.7, tuple(dict.fromkeys(places)), note))


def _titled(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield the outlet whose name the headline has behind it, as titles of pages do."""
    for rough in lines:
        if rough.role is Role.HEADLINE and rough.rule != "IN018":
            name = imprint.of_title(rough.line.text)
            if name:
                start = rough.line.start + rough.line.text.rindex(name)
                at = document.at(start, start + len(name))
                yield Named(_shown(name), Basis("IN117", 0.75, (at,)))
            return


def _agency(credit: Named | None, lines: Sequence[Rough]) -> Named | None:
    """Return the agency as outlet if its own sign-off still stands below its credit."""
    if credit is None or not any(_SIGN_OFF.fullmatch(rough.line.text.strip()) for rough in lines):
        return None
    return Named(credit.name, Basis("IN112", 0.8, credit.basis.evidence))


def _credits(
    document: Document, lines: Sequence[Rough], inners: Mapping[int, tuple[Inner, ...]]
) -> Iterator[Named]:
    """Yield whom the outlet credits, the surest first."""
    yield from _stated(document)
    body = [index for index, rough in enumerate(lines) if rough.role is Role.BODY]
    for index in (*body[:2], *body[2:][-1:]):
        for stretch in inners.get(index, ()):
            if stretch.name:
                yield _credit(document, credited(stretch.name), stretch.start, 0.9)
    near = range(body[0] - NEAR, body[-1] + NEAR + 1) if body else range(0)
    for index, rough in enumerate(lines):
        if rough.role in _SIGNED:
            above = index in near and index < body[0]
            yield from _signed(document, rough, near=index in near, above=above)
    for rough in lines:
        if rough.role in CREDITING:
            for at, one in in_line(rough.line.text, rough.role):
                yield _credit(document, one, rough.line.start + at, 0.8)


def _stated(document: Document) -> Iterator[Named]:
    """Yield whom the container credits: as credit, as author, or as the outlet of a copied page."""
    if document.stated.credit:
        shown = _shown(document.stated.credit)
        yield Named(shown, Basis("IN104", 0.95, note="stated by the container"))
    for name in document.stated.authors:
        if agency := wire(name):
            yield Named(agency.name, Basis("IN104", 0.9, note="stated as the author"))
    host = outlets.by_host(hosts.host(document.url)) if document.url else None
    said = outlets.by_name(imprint.bare(document.stated.outlet))
    if host and said and host.name in PASSING_ON and said.name not in {host.name, host.parent}:
        yield Named(said.name, Basis("IN104", 0.9, note="stated as the outlet"))


def _signed(document: Document, rough: Rough, *, near: bool, above: bool) -> Iterator[Named]:
    """Yield the agency in a byline, alone on a line next to the story, or in two parts above it."""
    words = rough.line.text
    if near and rough.role is not Role.BYLINE and outlets.only_agencies(words):
        yield _credit(document, credited(words), rough.line.start, 0.85)
    elif rough.role is Role.BYLINE or (above and _TWO.fullmatch(words)):
        for one in in_byline(words):
            yield _credit(document, one, rough.line.start, 0.85)


def _credit(document: Document, one: Credited, start: int, score: float) -> Named:
    """Return whom words credit, with the place where they name it, at ``start`` or behind it."""
    at = document.text.index(one.words, start)
    note = f"with {', '.join(one.others)}" if one.others else ""
    where = document.at(at, at + len(one.words))
    return Named(one.name, Basis("IN105", score, (where,), note=note))


def _authors(
    document: Document, lines: Sequence[Rough], inners: Mapping[int, tuple[Inner, ...]]
) -> Iterator[Named]:
    """Yield who wrote it: what the container says, or else the bylines."""
    if document.stated.authors:
        people = [name for name in document.stated.authors if wire(name) is None]
        for name in people:
            yield Named(
                name.removeprefix("By "), Basis("IN106", 0.95, note="stated by the container")
            )
        return
    found = list(_signatures(document, lines, inners))
    seen: set[str] = set()
    for name, at, score in found:
        if name not in seen:
            seen.add(name)
            yield Named(name, Basis("IN106", score, (at,)))
    for rough in lines[::-1] if not found else ():
        if rough.role in _NOTES and (name := note_on_author(rough.line.text)):
            at = document.at(rough.line.start, rough.line.end)
            yield Named(name, Basis("IN106", NOTED, (at,), note="a note below the story"))
            return


def _signatures(
    document: Document, lines: Sequence[Rough], inners: Mapping[int, tuple[Inner, ...]]
) -> Iterator[tuple[str, Anchor, float]]:
    """Yield the persons who sign, where, and how sure that is.

    Bylines above the first paragraph go before those elsewhere, which on pages are other stories';
    of many of those none counts.
    """
    body = next((index for index, rough in enumerate(lines) if rough.role is Role.BODY), 0)
    titled = next((i for i, rough in enumerate(lines) if rough.role is Role.HEADLINE), 0)
    near: list[tuple[str, Anchor, float]] = []
    far: list[tuple[str, Anchor, float]] = []
    for index, rough in enumerate(lines):
        line = rough.line
        if rough.role in _AUTHORED:
            at = document.at(line.start, line.end)
            told = near if titled <= index <= body + 1 or rough.role is Role.CREDIT else far
            told += [(name, at, rough.score) for name in _persons(rough.role, line.text)]
        for stretch in inners.get(index, ()) if rough.role is Role.BODY else ():
            at = document.at(stretch.start, stretch.end)
            people = _persons(stretch.role, at.words(document.text))
            near += [(name, at, stretch.score) for name in people]
    yield from near or (far if len({name for name, _, _ in far}) <= FAR else ())


def _persons(role: Role | None, words: str) -> tuple[str, ...]:
    """Return the persons that the words of a byline or credit name."""
    if role is Role.BYLINE:
        return signed(words)
    found = _REPORTING.match(words) if role is Role.CREDIT else None
    if not found:
        return ()
    parts = re.split(r",|\s+and\s+", _WHERE.sub("", found["names"]))
    return tuple(part.strip() for part in parts if is_person_line(part.strip()))
