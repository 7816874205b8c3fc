"""Whom a line of credits names: "With inputs from PTI", "Reuters/AFP", "first published by ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.intake.bylines import apart
from sayso.intake.phrases import DATE, agencies_of
from sayso.intake.rough import is_person_line
from sayso.intake.spelled import is_agency
from sayso.records.articles import Role
from sayso.records.speech import Kind
from sayso.text import outlets
from sayso.text.mastheads import masthead
from sayso.text.mentions import classify
from sayso.text.nouns import given_names

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-Þ0-9][\w'’&/-]*(?:\.[\w'’&/-]+)*)"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:of |the |and |& |for )?{_WORD}){{0,5}})"
_GAVE = r"(?:inputs?|files|reports|reporting|material|information|contributions?)"
_ANY = re.compile(  # what names a source and nothing else: whatever stands there is one
    r"\W*(?i:(?:news )?sources?|agency|via|distributed by|credit|courtesy(?: of)?"
    r"|h/t|hat tip(?: to)?"
    r"|(?:story|text|report) (?:courtesy of|by)|(?:originally |first )?published (?:by|in|on)"
    rf"|(?:with (?:agency )?(?:additional )?{_GAVE}|inputs?) (?:from|by))\s*:?\s+"
    r"(?P<name>.{2,60}?)\W*$"
)
_HOUSES = tuple(  # what may name a person as well
    re.compile(pattern)
    for pattern in (
        rf"\W*(?i:(?:additional )?reporting (?:and \w+ )?by) {_NAME}",
        (
            r"\W*(?i:(?:additional )?reporting (?:and \w+ )?by) .{2,60}[;,] "
            r"(?P<name>(?!(?i:editing|writing|graphics|additional)).{2,40}?)\W*$"
        ),
        r"\W*(?P<name>.{2,60}?) contributed(?: (?i:to (?:this|the)|reporting|from)|\W*$)",
        (
            rf"\W*(?i:(?:based on|written with|compiled with|prepared with) {_GAVE} (?:from|by)"
            rf"|additional {_GAVE} from) (?P<name>.{{2,60}}?)\W*$"
        ),
        r"\W*(?i:with) (?P<name>.{2,40}?) (?i:inputs?)\W*$",
        r"\W*(?i:compiled from) (?P<name>(?i:agenc(?:y|ies)))\b",
        r"\W*.{0,40}?(?:\band|,|[/&|]) ?(?:news )?(?P<name>(?i:agencies))\W*$",
        r"\W*(?P<name>(?i:from (?:our )?(?:wire|news) (?:services|reports|agencies)))\W*$",
        (
            r"\W*(?i:(?:some )?(?:information|material|reporting|content) (?:from|by))"
            r" (?P<name>.{2,60}?) (?:was|were) used\b"
        ),
        (
            r"\W*(?i:(?:some|additional) (?:of the )?(?:material|information|reporting|content))"
            r" .{2,40} (?i:from|by) (?P<name>(?!(?i:this|our)\b).{2,60}?)\W*$"
        ),
        r".*\b(?i:distributed by) (?P<name>.{2,60}?)\W*$",
        rf".*\b(?i:syndicated feed)(?:,| from| of| by) {_NAME}",
        (
            r"\W*(?i:this|the) (?i:article|story|report|piece|news) (?i:was|has been|is)"
            r" (?i:sourced) .{4,60}[ ,](?P<name>(?i:agencies))\W*$"
        ),
        rf"\W*(?i:this|the) (?i:article|story|report) .{{5,30}} (?:from|by) {_NAME}",
        rf"\W*[-–—]+ ?{_WORD}(?: {_WORD}){{1,3}}(?:,| of| for) (?P<name>.{{2,40}}?)\W*$",
        (
            r"\W*(?i:this|the) (?i:article|story|report|piece)\b.{0,40}?"
            r"\b(?i:published|produced|republished|syndicated|reprinted|adapted|supplied|prepared"
            rf"|compiled|written|appeared)\b.{{0,20}}?\b(?:by|in|on|from|at) {_NAME}"
        ),
        rf"\W*(?i:re-?published|reprinted|adapted|compiled) (?i:from|by) {_NAME}",
    )
)
_RIGHTS = re.compile(rf"\W*(?i:(?:©|\(c\)|copyright)\W*)(?:{DATE}|\d{{4}})?[\s,]*(?i:by )?{_NAME}")
_PARTS = re.compile(r"\s*(?:[/,;+|]|&|\band\b|\bwith\b)\s*")
_BESIDE = re.compile(r"\s*[|•·/]\s*|,\s+|\s+(?:of|and|with|avec|mit|con)\s+|\s+[-–—]\s+")
_BY = re.compile(r"(?i:by|with)\b:?\s+")
_LEAD = re.compile(
    rf"\W*(?i:(?:with )?(?:agency )?(?:additional )?{_GAVE} (?:from|by)|with|sources?\s*:|via"
    r"|by)\s+"
)
_TAIL = re.compile(
    r"\s+(?:(?i:inputs?|reports?|news ?wire|wire services?)|L\.?P|LLC|Ltd|Inc|GmbH"
    r"|(?i:(?:staff )?(?:writers?|reporters?|journalists?|correspondents?)\b.*))$"
)
_MANY = re.compile(
    r"(?i:(?:from )?(?:our )?(?:news )?agenc(?:y|ies)"
    r"|from (?:our )?(?:wire|news) (?:services|reports))"
)
_FIGURES = re.compile(r"\W*(?i:sources?)\b")  # as charts name whose figures they show
_STAFF = re.compile(r" (?i:staff|reporters?|team|newsroom|correspondents?)$")
_DAY = re.compile(
    rf"(?i:{DATE}|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|febr)uary\b|march\b"
    r"|april\b|may\b|june\b|july\b|august\b|(?:septem|octo|novem|decem)ber\b)"
)
CREDITING = frozenset({Role.CREDIT, Role.LEGAL})  # roles of lines that can credit somebody
AGENCIES = "Agencies"  # several that no words name
LETTERS = 6  # of initials
_EDGES = " .,:;–—-()[]"


@dataclass(frozen=True, slots=True)
class Credited:
    """Whom words credit.

    Attributes:
        name: The first agency, or else the first outlet, as the table has it; or what stands there.
        words: How the words name it.
        others: Further outlets that they name.
    """

    name: str
    words: str
    others: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """True if the table of outlets has it."""
        return outlets.by_name(self.words) is not None


def credited(words: str) -> Credited:
    """Return whom the words of a credit name: agencies before outlets, those before the rest."""
    plain = words.strip(_EDGES)
    if _MANY.fullmatch(plain):
        return Credited(AGENCIES, plain)
    lead = _LEAD.match(plain)
    plain = plain[lead.end() if lead else 0 :].strip(_EDGES).removeprefix("the ")
    if outlets.by_name(plain) is None:
        plain = _TAIL.sub("", plain).strip(_EDGES)
    if _MANY.fullmatch(plain):
        return Credited(AGENCIES, plain)
    whole = outlets.by_name(plain)
    if whole:
        return Credited(whole.name, plain)
    parts = [part.strip(_EDGES) for part in _PARTS.split(plain)]
    if "-" in plain and all(map(is_agency, plain.split("-"))):
        parts = plain.split("-")
    known = [(found, part) for part in parts if (found := outlets.by_name(part))]
    known.sort(key=lambda pair: pair[0].kind)
    if not known:
        houses = [part for part in parts if part and not _is_person(part)]
        plain = houses[0] if 0 < len(houses) < len(parts) else plain
        return Credited(" ".join(plain.split()), plain)
    return Credited(known[0][0].name, known[0][1], tuple(found.name for found, _ in known[1:]))


def wire(name: str) -> Credited | None:
    """Return the agency that a name in a byline is: "Reuters", "AFP Staff"; None for persons."""
    bare = _STAFF.sub("", name)
    if _MANY.fullmatch(bare):
        return Credited(AGENCIES, bare)
    if bare.casefold() in given_names() or not is_agency(bare):
        return None
    return credited(bare)


def in_byline(words: str) -> Iterator[Credited]:
    """Yield the agencies that a byline names, beside persons and places or instead of them."""
    found: dict[str, Credited] = {}
    for part in _BESIDE.split(words):
        bare = _BY.sub("", part).strip(_EDGES)
        one = wire(bare) or wire(apart(bare)[1])
        if one is not None:
            found.setdefault(one.name, one)
    for one in found.values():
        rest = (other for other in found if other not in {one.name, AGENCIES})
        yield Credited(one.name, one.words, (*one.others, *rest))


def in_line(words: str, role: Role) -> Iterator[tuple[int, Credited]]:
    """Yield where in a line that is no story somebody is credited, and whom, the surest first."""
    if role is Role.CREDIT:
        names = agencies_of(words)
        if names and names != words:  # a name alone counts beside the story only
            yield words.index(names), credited(names)
        found = _ANY.match(words)
        if found and not _is_date(found["name"]) and not _is_figures(found):
            yield from _placed(words, found)
    if role in {Role.CREDIT, Role.LEGAL}:
        for pattern in _HOUSES:
            found = pattern.match(words)
            if found and (one := credited(found["name"])) and _is_house(one, found["name"]):
                yield from _placed(words, found)
    if role is Role.LEGAL:
        found = _RIGHTS.match(words)
        if found and is_agency(credited(found["name"]).words):
            yield from _placed(words, found)


def _placed(words: str, found: re.Match[str]) -> Iterator[tuple[int, Credited]]:
    one = credited(found["name"])
    yield words.index(one.words, found.start("name")), one


def _is_house(one: Credited, words: str) -> bool:
    """Tell whether a name is an outlet's rather than a person's or a day."""
    name = words.strip(_EDGES).removeprefix("the ")
    if one.known or one.name == AGENCIES:
        return True
    people = [part.strip(_EDGES) for part in _PARTS.split(name)]
    if len(people) > 1 and all(map(_is_person, people)):
        return False
    if outlets.looks_like_outlet(name):
        return True
    return name[:1].isupper() and not is_person_line(name) and not _is_date(name)


def _is_figures(found: re.Match[str]) -> bool:
    """Tell whether "Source: NATO" stands below figures, and names whose they are: no outlet."""
    if _FIGURES.match(found.string) is None:
        return False
    one = credited(found["name"])
    if one.known or one.name == AGENCIES or masthead(one.words):
        return False
    parts = [part.strip(_EDGES) for part in _PARTS.split(one.words)]
    return all(_is_person(part) or _is_body(part) for part in parts)


def _is_person(name: str) -> bool:
    """Tell "Dana Orlo" from "Norrland Wire"."""
    return is_person_line(name) and not (outlets.looks_like_outlet(name) or masthead(name))


def _is_body(name: str) -> bool:
    """Tell a ministry, a state or initials from a name that could be an agency's."""
    initials = name.isupper() and len(name) <= LETTERS
    return initials or classify(name)[0] in {Kind.INSTITUTION, Kind.GROUP, Kind.DOCUMENT}


def _is_date(name: str) -> bool:
    return bool(_DAY.match(name)) and outlets.by_name(name.strip(_EDGES)) is None
