"""Names that an outlet gives itself around its articles: newsletter calls, disclaimers, rights."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from sayso.intake.rough import Rough, is_person_line
from sayso.intake.spelled import is_agency
from sayso.records.articles import Role
from sayso.text import outlets
from sayso.text.ambiguous import only_low
from sayso.text.mastheads import masthead
from sayso.text.nouns import given_names

_NAME = r"(?P<name>(?!(?:19|20)\d\d\b)[A-ZÀ-Þ0-9][^|–—.!?\n·∙•]{1,60}?)"
_SHORT = r"(?P<name>(?:[Tt]he )?[A-ZÀ-Þ0-9][^|–—.!?,;:\n·∙•]{1,50}?)"
_YEARS = r"(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:\d{4}|\d\d\b))?)"
_NETS = (
    r"(?:Facebook|Twitter|X|Telegram|WhatsApp|Instagram|Threads|Bluesky|LinkedIn|YouTube"
    r"|Google News|all channels)"
)
# Patterns that show an outlet, each with words of which one stands wherever it finds anything.
SELF = tuple(
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
        (
            ("responsib", "liab"),
            (
                rf"{_SHORT} (?:is|are|cannot be(?: held)?|can not be(?: held)?|does not accept|"
                r"accepts no|takes no) (?:not )?(?:responsib|liab)[a-z]+ for (?:the )?(?:content|"
                r"accuracy|any|views|opinions|information|external|third)"
            ),
        ),
        (
            ("may earn", "may receive", "may get", "may make"),
            (
                rf"{_SHORT} (?:may|and its \w+ may) (?:earn|receive|get|make) (?:an? )?"
                r"[^.\n]{0,40}(?:commission|compensation|share|portion|revenue|payment|money)"
            ),
        ),
        (
            ("journalis",),
            (
                rf"{_SHORT}['’]s? (?:independent |nonprofit |local )*journalism is (?:made "
                r"possible|supported|funded|free)|"
                r"(?:(?i:support)) (?P<other>(?:[Tt]he )?[A-ZÀ-Þ][^|–—.!?,\n]{1,50}?)['’]s? "
                r"(?:independent |local )*journalism"
            ),
        ),
        (
            ("buy ", "pick up "),
            (
                r"^(?i:buy|pick up) (?:(?:the|your copy of the) )?"
                rf"{_SHORT} (?:every|each|today|now|at|on)\b"
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
            ("reserved",),
            rf"(?i:all rights (?:are )?reserved (?:by|to)) {_SHORT}(?:[.,|]|$)",
        ),
        (
            ("©", "(c)", "copyr"),
            (
                r"(?i:(?:©|\(c\)|copyright)[\s,–-]*"
                rf"{_YEARS}[\s,–-]*(?:by\s+)?)(?P<name>(?:[\w-]{{1,40}}\.){{1,3}}[a-z]{{2,8}})\b"
            ),
        ),
        (
            ("©", "(c)", "copyr"),
            (
                r"^(?P<name>[A-ZÀ-Þ][^|–—.!?\n·∙•©]{1,50}?)[\s,]*(?i:©|\(c\)|copyright)\s*"
                rf"(?:{_YEARS}|(?i:all rights))"
            ),
        ),
        (
            ("©", "(c)", "copyr"),
            (
                r"(?i:(?:©|\(c\)|copyrights?)(?:[\s:]*(?:\(c\)|©|copyrights?\b))*\s*"
                rf"{_YEARS}?[\s,–-]*(?:by\s+)?){_NAME}"
                r"(?:[.,|·∙•]|\s+\d{4}\b|$"
                r"|\s+(?:LLC|Ltd|Inc|GmbH|L\.P|All|all|Powered|(?:or|and) (?:its|affiliated))\b)"
            ),
        ),
        (
            ("subscr", "gn up", "follow", "download", "get ", "reading"),
            (
                r"(?i:subscribe to|sign up (?:for|to)|follow|download|get) (?:(?:the|our)\s+)?"
                rf"{_NAME}(?:['’]s)?\s+(?:(?:[a-z]+ )?newsletters?|on {_NETS}|app)\b"
                r"|(?i:subscribe to|thank(?:s| you) for reading|you(?: a|['’])re reading) "
                rf"(?:(?:the|our)\s+)?{_NAME.replace('name', 'other')}(?:[.!]|$)"
            ),
        ),
    )
)
_WORDS = frozenset(word for words, _ in SELF for word in words)
_RESERVED, _SITE, _BEFORE, _RIGHTS, _CALL = (pattern for _, pattern in SELF[-5:])
_DISCLAIMERS = frozenset(pattern for _, pattern in SELF[3:7])
_ANYWHERE = _DISCLAIMERS | {_BEFORE}  # what stands in plain lines too
BELOW = 4  # lines at the end that can be a disclaimer, whatever their role
_CUT = re.compile(r"\s+[-–—•·»]\s+|\s*\|\s*")
OFTEN, FAR = 4, 3  # times; times as often as the next one
LEAST = 3  # words of a title beside the outlet's name
_OWN_WORDS = frozenset({Role.BANNER, Role.LEGAL, Role.SITE, Role.CREDIT, Role.DATE})
_NO_NAME = re.compile(
    r"(?i)(?:this |our |your |us |all |its |\d+$|by |any |the (?:author|writer|publisher|company)"
    r"|rights? |not |no |used |site |material |content|riproduzione|alle |tous |copyright"
    r"|©|(?:we|you|they|it|he|she|if|when|some|links?|products?)\b).*"
    r"|.*\b(?:author|writer|article|website|site|notice|policy|infringements?|guidelines|act|law"
    r"|copyrights?|menu|owners?|holders?|terms|laws|information|claims?)s?"
)
_FIRM = re.compile(
    r",? (?:Company|Co\.?|Corporation|Corp\.?|Group|plc|PLC|Limited|Ltd|Inc|L\.?L\.?C|GmbH|AG"
    r"|SE|S\.?A|B\.?V|Pte|Pty|\(Pty\)|Incorporated|Digital|Media|News & Media|Newspapers?|Network"
    r"|& Co|Network Services|Publishing|Publications|Enterprises)$"
)
_FIRM_BEHIND = re.compile(
    r"[^.|]{0,30}\b(?:LLC|Ltd|Limited|Inc|GmbH|AG|Corp|Co|Pte|Pty|PLC|plc|Int)\b|\.(?:V|A|P)\b"
    r"|[^|]{0,20}\bL\.?[LP]\b"
)
_HOUSE = re.compile(  # whoever prints papers bears such a name, and prints several
    r"\b(?:Holdings?|Verlag\w*|Publish(?:ing|ers)|Publications|Media|Medien\w*|Digital|Newspapers"
    r"|Networks?|Editorial|Ediciones|Editrice|Éditions|Group|Gruppe|Groupe|Grupo|Gruppo|Limited"
    r"|Corp|Incorporated|Brands|Pty|Pte|Studios?|Enterprises|Agency|Images?|Getty|Agentur)\b"
)


def named(lines: Sequence[Rough]) -> Iterator[tuple[Rough, int, int, float]]:
    """Yield where lines around a story name its outlet, and how sure that is, in order of patterns.

    The line, and where in its words the name begins and ends.
    """
    aside = [rough for rough in lines if rough.role in _OWN_WORDS]
    below = [rough for rough in lines[-BELOW:] if rough.role is Role.BODY]
    low = "\n".join([rough.line.text for rough in (*aside, *below)]).casefold()
    there = {word for word in _WORDS if word in low}
    for words, pattern in SELF:
        if there.isdisjoint(words):
            continue
        for rough in [*aside, *below] if pattern in _ANYWHERE else aside:
            found = _search(pattern, words, rough.line.text)
            if found is None:
                continue
            start = found.start("name") if found["name"] else found.start("other")
            name = (found["name"] or found["other"]).strip()
            if rough.role is Role.BODY and not outlets.looks_like_outlet(name):
                continue
            if score := _score(name, pattern, found.string[found.start() :]):
                yield rough, start, start + len(name), score


def _search(pattern: re.Pattern[str], words: Sequence[str], line: str) -> re.Match[str] | None:
    """Return what a pattern finds in a line, which is only looked for where one of its words is."""
    low = line.casefold()
    return pattern.search(line) if any(map(low.__contains__, words)) else None


def most_named(lines: Sequence[Rough]) -> tuple[str, tuple[Rough, ...]]:
    """Return the outlet that the lines of a site name far more often than any other, and where.

    The menus of a page name the products of its house. ("", ()) if there is none.
    """
    aside = [rough for rough in lines if rough.role in _OWN_WORDS]
    starts = [0, *accumulate(len(rough.line.text) + 1 for rough in aside)]
    words = "\n".join(rough.line.text for rough in aside)
    places: dict[str, list[Rough]] = {}
    for start, _, outlet in outlets.find(words):
        if outlet.kind != "agency":
            places.setdefault(outlet.name, []).append(aside[bisect_right(starts, start) - 1])
    ranked = sorted(places, key=lambda name: (-len(places[name]), name))
    if not ranked or len(places[ranked[0]]) < OFTEN:
        return "", ()
    if len(ranked) > 1 and len(places[ranked[0]]) < FAR * len(places[ranked[1]]):
        return "", ()
    if len({rough.line.text.casefold() for rough in places[ranked[0]]}) == 1:
        return "", ()  # a section that is called like an outlet
    return ranked[0], tuple(places[ranked[0]])


def _score(name: str, pattern: re.Pattern[str], words: str) -> float:
    """Return how sure a name is an outlet's, 0 if it is none for all that is known.

    Args:
        name: As it stands.
        pattern: What found it.
        words: Of the line, from where the pattern begins.
    """
    if _NO_NAME.fullmatch(name) or "/" in name:
        return 0.0
    if pattern is _CALL:  # a reporter can be followed as well
        return 0.8 if outlets.looks_like_outlet(name) else 0.0
    if pattern is _SITE:
        return 0.85 if outlets.by_host(name) else 0.0
    if pattern not in {_RIGHTS, _RESERVED, _BEFORE}:
        return 0.8
    if is_agency(name) or outlets.is_owner(name):  # whoever prints an agency's copy shows its name
        return 0.0
    if outlets.by_name(bare(name)) or outlets.looks_like_outlet(name) or masthead(name):
        return 0.85
    if pattern is _BEFORE:
        return 0.0
    behind = words.partition(name)[2]
    if _HOUSE.search(name) or _FIRM_BEHIND.match(behind) or _is_person(name):
        return 0.0
    return 0.7 if re.search(_YEARS, words) or name.startswith("The ") else 0.0


def _is_person(name: str) -> bool:
    return is_person_line(name) and name.partition(" ")[0].casefold() in given_names()


def bare(name: str) -> str:
    """Return a name without what shows a firm, as far as that makes it a known outlet's.

    "Telegraph Media Group Limited" is "Telegraph"; what stays unknown stands as it is.
    """
    short = " ".join(name.split())
    while outlets.by_name(short) is None:
        cut = _FIRM.sub("", short.rstrip(".")).strip(" ,")
        if cut == short or not cut:
            return name
        short = cut
    return short


def of_title(title: str) -> str:
    """Return the outlet's name that a site puts behind or before its titles, or "".

    "Bridge closed to lorries | The Varne Courier". Whom a headline cites stands behind a dash as
    well ("Bridge to close - WSJ"), so there neither agencies nor abbreviations count.

    Args:
        title: In one line.
    """
    cuts = list(_CUT.finditer(title))
    for cut, name, rest in _ends(title, cuts):
        if len(rest.split()) >= LEAST and _is_titled(name, dashed="-" in cut):
            return name
    return ""


def _ends(title: str, cuts: Sequence[re.Match[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the sign, the name and the rest of a title: for its last part, then its first."""
    if cuts:
        last, first = cuts[-1], cuts[0]
        yield last[0], title[last.end() :].strip(), title[: last.start()]
        yield first[0], title[: first.start()].strip(), title[first.end() :]


def _is_titled(name: str, *, dashed: bool) -> bool:
    known = outlets.by_name(name)
    if known is None:
        return name.startswith("The ") and outlets.looks_like_outlet(name)
    short = " " not in name and (name.isupper() or only_low(name.lower()))
    return not (dashed and (short or known.kind == "agency"))
