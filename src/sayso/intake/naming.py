"""Who published an article, whom it credits, who wrote it: read from what surrounds the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from sayso.intake.crediting import CREDITING, Credited, apart, credited, in_byline, in_line, wire
from sayso.intake.inside import Inner
from sayso.intake.judging import masthead
from sayso.intake.rough import Rough, is_person_line, names_in_byline
from sayso.intake.spelled import is_agency
from sayso.records.articles import Document, Named, Role
from sayso.records.places import Anchor, Basis
from sayso.text import outlets

_NAME = r"(?P<name>[A-ZÀ-Þ0-9][^|–—.!?\n]{1,60}?)"
_YEARS = r"(?:\d{4}(?:\s*[-–]\s*\d{4})?)"
# Patterns that show an outlet, each with words of which one stands wherever it finds anything.
_SELF = tuple(
    (words, re.compile(pattern))
    for words, pattern in (
        (("cover more from",), rf"(?i:discover more from) {_NAME}\s*(?:[|–—.!]|$)"),
        (
            ("as is", "warrant", "liab"),
            (
                rf"{_NAME} (?:provides|passes|supplies|publishes|distributes|delivers) "
                r"[^.\n]{0,100}(?:\bas is\b|\bwarrant|\bliab)"
            ),
        ),
        (
            ("third part", "other "),
            (
                rf"{_NAME} (?:collects|gathers|aggregates) "
                r"[^.\n]{0,80}\b(?:third part|other (?:sources|outlets|sites))"
            ),
        ),
        (("not been ed",), rf"(?i:has not been edited by) {_NAME} staff\b"),
        (
            ("shed in",),
            rf"(?i:published in) {_NAME}, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}",
        ),
        (
            ("views", "opinions"),
            rf"(?i:the )?(?i:views|opinions) .{{0,80}} (?:of|reflect) {_NAME}(?:\.|,|$)",
        ),
        (
            ("©", "(c)", "copyr"),
            (
                r"(?i:(?:©|\(c\)|copyright)\s*(?:\(c\)|©)?\s*"
                rf"{_YEARS}?[\s,]*(?:by\s+)?){_NAME}"
                r"(?:[.,|]|\s+\d{4}\b|\s+(?:LLC|Ltd|Inc|GmbH|L\.P|All|all)\b|$)"
            ),
        ),
        (
            ("subscr", "gn up", "follow", "download"),
            (
                r"(?i:subscribe to|sign up (?:for|to)|follow|download) (?:(?:the|our)\s+)?"
                rf"{_NAME}(?:['’]s)?\s+"
                r"(?:newsletter|on (?:Facebook|Twitter|X|Telegram|WhatsApp|all channels)|app)\b"
            ),
        ),
    )
)
_RIGHTS, _CALL = (pattern for _, pattern in _SELF[-2:])
_OWN_WORDS = frozenset({Role.BANNER, Role.LEGAL, Role.SITE, Role.CREDIT, Role.DATE})
_SIGNED = frozenset({Role.BYLINE, Role.CREDIT, Role.SITE})
NEAR = 3  # lines; a line with an agency's name alone signs a story that begins or ends so near
_TWO = re.compile(  # "Dana Orlo | Norwire"; names beside a slash took pictures
    r"(?!(?i:photo|foto|image|bild|picture|video))[\w.'’ ]{2,30}(?: ?[|•·] ?|, | and )[^|•·/]{2,30}"
)
_DESK = re.compile(r"(?i)\b(?:desk|newsroom|bureau|team)$")  # nobody's name
_FIRM = re.compile(r",? (?:Company|Co\.?|Corporation|Corp\.?|Group|plc|PLC)$")
_WHERE = re.compile(r"\s+(?:in|at|from)\s+[^,;]*?(?=\s+and\s+[A-ZÀ-Þ]|,|$)")  # a reporter is
_SIGN_OFF = re.compile(r"\((?i:reporting|writing) by [^()]{3,200}; ?(?i:editing) by [^()]{2,80}\)")
_REPORTING = re.compile(r"\(?(?i:reporting by)\s+(?P<names>[^;.(]{3,120})")


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
    return outlet, credit, tuple(_authors(document, own))


def _at(document: Document, rough: Rough, found: re.Match[str], group: str) -> Anchor:
    start = rough.line.start
    return document.at(start + found.start(group), start + found.end(group))


def _shown(name: str) -> str:
    """Return a name as the table has it, or as it stands."""
    known = outlets.by_name(name) or outlets.by_name(_FIRM.sub("", name))
    return known.name if known else " ".join(name.split())


def _outlets(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield what names the outlet, the surest first."""
    if document.stated.outlet:
        name = document.stated.outlet
        known = outlets.by_host(name) if "." in name else None
        shown = known.name if known else _shown(name)
        yield Named(shown, Basis("IN101", 0.95, note="stated by the container"))
    if host := _host(document.url):
        known = outlets.by_host(host)
        shown = known.name if known else host.removeprefix("www.")
        yield Named(shown, Basis("IN102", 0.95 if known else 0.8, note=f"address {host}"))
    for rough in lines:
        if rough.rule == "IN022":
            name = masthead(rough.line.text)
            at = document.at(rough.line.start, rough.line.start + len(name))
            yield Named(_shown(name), Basis("IN111", 0.8, (at,)))
    aside = [rough for rough in lines if rough.role in _OWN_WORDS]
    low = "\n".join(rough.line.text for rough in aside).casefold()
    for words, pattern in _SELF:
        for rough in aside if any(word in low for word in words) else ():
            found = pattern.search(rough.line.text)
            if found is None or (pattern is _RIGHTS and is_agency(found["name"])):
                continue  # an agency's rights are in its copy, whoever prints it
            if _is_name(found["name"], reporter=pattern is _CALL):
                at = _at(document, rough, found, "name")
                yield Named(_shown(found["name"].strip()), Basis("IN103", 0.8, (at,)))


def _is_name(name: str, *, reporter: bool) -> bool:
    """Tell whether a name can be an outlet's; one to follow may be a reporter's as well."""
    if reporter and not outlets.looks_like_outlet(name.strip()):
        return False
    return not re.fullmatch(
        r"(?i)(?:this |our |your |us |all |\d).*|.*\b(?:author|writer|article|website|site)s?",
        name.strip(),
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


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
    """Yield whom the container credits, as credit or as author."""
    if document.stated.credit:
        shown = _shown(document.stated.credit)
        yield Named(shown, Basis("IN104", 0.95, note="stated by the container"))
    for name in document.stated.authors:
        if agency := wire(name):
            yield Named(agency.name, Basis("IN104", 0.9, note="stated as the author"))


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


def _authors(document: Document, lines: Sequence[Rough]) -> Iterator[Named]:
    """Yield who wrote it: what the container says, or else the bylines."""
    if document.stated.authors:
        people = [name for name in document.stated.authors if wire(name) is None]
        for name in people:
            yield Named(
                name.removeprefix("By "), Basis("IN106", 0.95, note="stated by the container")
            )
        return
    seen: set[str] = set()
    for rough in lines:
        for name in _named(rough):
            if name not in seen:
                seen.add(name)
                at = document.at(rough.line.start, rough.line.end)
                yield Named(name, Basis("IN106", rough.score, (at,)))


def _is_house(name: str) -> bool:
    """Tell whether a name in a byline is an agency's, an outlet's or a desk's."""
    if wire(name) is not None or _DESK.search(name):
        return True
    if " " in name and outlets.by_name(name) is not None:
        return True
    return name.startswith("The ") and outlets.looks_like_outlet(name)


def _named(rough: Rough) -> tuple[str, ...]:
    """Return the persons that a byline or a line of credits names."""
    if rough.role is Role.BYLINE:
        alone = (rough.line.text,) if is_person_line(rough.line.text) else ()
        named = names_in_byline(rough.line.text) or alone
        people = [apart(name)[0] for name in named if not _is_house(name)]
        full = any(" " in name for name in people)  # one word beside a full name is a place
        return tuple(name for name in people if " " in name or not full)
    found = _REPORTING.match(rough.line.text) if rough.role is Role.CREDIT else None
    if not found:
        return ()
    parts = re.split(r",|\s+and\s+", _WHERE.sub("", found["names"]))
    return tuple(part.strip() for part in parts if is_person_line(part.strip()))
