"""The dossier's own words: titles, labels, dates and counts, the same in every rendering."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sayso.desk.views.safe import one_line
from sayso.records.articles import Role
from sayso.records.dossier import ArticleLine, Hand, StatementLine, Tally
from sayso.records.places import Dating
from sayso.records.speech import Act, Anonymity, Kind, Manner
from sayso.records.stories import ConflictKind, Direction, Origin, Relation, Support

CUT = " […] "  # where the article breaks into a quotation
ARROW = " → "
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_OPENING = "\"'“”„‟‘‚«»‹›「『"  # a quotation that begins so brings its own marks
_DOTS = 12  # a longer bar is cut; the number beside it is not


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its anchor, its title, and the line that explains it to a newcomer."""

    key: str
    title: str
    line: str


ARTICLES = Section(
    "articles",
    "What came in",
    "Every article that was read, and what in it was set aside because it is not the story: "
    "navigation, captions, teasers, repeats. Set aside is not thrown away.",
)
CLAIMS = Section(
    "claims",
    "The claims, by weight",
    "A claim is what one or several statements express. An origin is where it entered the world; "
    "many articles may rest on one. A full dot is a certain origin, an empty one a possible one.",
)
VOICES = Section(
    "voices",
    "Who said what",
    "Every voice with the words it said, or is said to have said; unnamed voices stand last.",
)
TIMELINE = Section(
    "timeline",
    "Timeline",
    "When things were said and articles came out, as far as the articles tell.",
)
CONFLICTS = Section(
    "conflicts",
    "Reports that cannot both be right",
    "Two passages side by side. Which of them is right is not decided here.",
)
REUSE = Section(
    "shared-text",
    "Shared text",
    "Articles that share whole passages are not independent of one another.",
)
POSITIONS = Section(
    "positions",
    "Positions",
    "Where an actor stands on a proposal: observed in its own words, or reported by others.",
)
UNNAMED = Section(
    "unnamed",
    "Unnamed sources",
    "How many statements rest on voices that no article names, out of how many. Authoritative: "
    "placed to know. Official: holds an office. Designated: placed by house or side. Bare: "
    "nothing is told. A statement that only carries another one is not counted.",
)
GAPS = Section(
    "gaps",
    "What could not be established",
    "What is missing, undecided or odd. Unknown stays unknown.",
)

SECTIONS = (
    ARTICLES,
    CLAIMS,
    VOICES,
    TIMELINE,
    CONFLICTS,
    REUSE,
    POSITIONS,
    UNNAMED,
    GAPS,
)

PREFACE = (
    "This dossier quotes and counts. It calls no claim true or false, and it rates no outlet.",
    (
        "Words set off by a bar are an article’s own, exactly as they stand there. Direct: the "
        "article gives them in quotation marks, as the speaker’s. Indirect: it tells them in its "
        "own words. Mixed: both. […] is where the article breaks into a quotation."
    ),
)
REFERENCES = (
    "A1, A2 … are the articles, and the figures after them the place in the article’s text. "
    "The eight letters at the end of a line are its id: sayso why ID tells why it stands here."
)

SEVERAL = "In several articles"
SINGLE = "In one article each"

MANNERS = {
    Manner.DIRECT: "direct",
    Manner.MIXED: "mixed",
    Manner.INDIRECT: "indirect",
}
ACTS = {
    Act.ASSERT: "",  # the plain case needs no label
    Act.DENY: "denial",
    Act.DECLINE: "neither confirmed nor denied",
    Act.PLEDGE: "pledge",
    Act.DEMAND: "demand",
    Act.PROPOSE: "proposal",
    Act.QUESTION: "question",
}
KINDS = {
    Kind.PERSON: "person",
    Kind.INSTITUTION: "institution",
    Kind.GROUP: "group",
    Kind.UNNAMED: "unnamed",
    Kind.DOCUMENT: "document",
    Kind.OUTLET: "outlet",
    Kind.HEARSAY: "hearsay",
}
ANONYMITIES = {
    Anonymity.AUTHORITATIVE: "authoritative",
    Anonymity.OFFICIAL: "official",
    Anonymity.DESIGNATED: "designated",
    Anonymity.BARE: "bare",
}
CONFLICT_KINDS = {
    ConflictKind.CONTRADICTION: "contradiction",
    ConflictKind.FIGURE: "figures differ",
    ConflictKind.DATE: "dates differ",
    ConflictKind.DENIAL: "denial",
    ConflictKind.IDENTITY: "one name, two titles",
}
RELATIONS = {
    Relation.COPY: "copy",
    Relation.REWRITE: "rewrite",
    Relation.COMMON_SOURCE: "common source",
    Relation.UPDATE: "update",
}
STANCES = {
    -2: "rejects and threatens",
    -1: "opposes",
    0: "undecided",
    1: "supports in principle",
    2: "committed or acting",
}
ROLES = {
    Role.BYLINE: "byline",
    Role.DATELINE: "dateline",
    Role.DATE: "date",
    Role.CREDIT: "credit",
    Role.CAPTION: "caption",
    Role.REPEAT: "repeat",
    Role.TEASER: "teaser",
    Role.BANNER: "banner",
    Role.LEGAL: "legal",
    Role.SITE: "site furniture",
}


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 article", "4,296 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def when(dating: Dating | None, unknown: str = "undated") -> str:
    """Return "20 February 2025", "10 to 16 March 2025", "March 2025", or ``unknown``."""
    if dating is None:
        return unknown
    first, last = dating.earliest, dating.latest
    if first == last:
        return _day(first)
    if first.month == first.day == 1 and (last.month, last.day) == (12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    return _span(first, last)


def _span(first: date, last: date) -> str:
    """Return a span of days, the parts that both ends share said once."""
    month = _MONTHS[first.month - 1]
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {month} to {_day(last)}"
    whole = (first.day, last.day) == (1, monthrange(last.year, last.month)[1])
    return f"{month} {last.year}" if whole else f"{first.day} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def quoted(line: StatementLine) -> str:
    """Return the statement's words on one line, direct speech in quotation marks."""
    parts = [one_line(fragment) for fragment in line.fragments]
    if line.manner is Manner.DIRECT:
        parts = [marked(part) for part in parts if part]
    return CUT.join(parts)


def marked(words: str) -> str:
    """Return words in quotation marks, unless they begin with one of their own."""
    return words if words[:1] in _OPENING else f"“{words}”"


def gist(words: str, line: StatementLine | None) -> str:
    """Return a claim's gist: the whole statement that it is quoted from, if it is that."""
    if line and " ".join(words.split()) == " ".join(" ".join(line.fragments).split()):
        return quoted(line)
    return one_line(words)


def hand(one: Hand) -> str:
    """Return a voice as a chain shows it: names bare, the unnamed in the article's own words."""
    name = one_line(one.name)
    if one.kind is Kind.HEARSAY:
        return f"hearsay (“{name}”)" if name else "hearsay"
    if not name:
        return "speaker not given"
    return f"“{name}”" if one.kind is Kind.UNNAMED else name


def chain(line: StatementLine, last: str) -> str:
    """Return the hands from the mouth outwards; ``last`` is the article, the last of them."""
    return ARROW.join([*map(hand, line.chain), last])


def outlet(line: ArticleLine) -> str:
    """Return the outlet's name, or that it is unknown."""
    return one_line(line.outlet) or "outlet unknown"


def title(line: ArticleLine) -> str:
    """Return the headline, or the first words of an article that has none."""
    if line.title:
        return one_line(line.title)
    opening = one_line(line.opening)
    return f"No headline; it begins: “{opening} …”" if opening else "No headline"


def bar(support: Support) -> str:
    """Return the origins as dots: full for certain, empty for possible."""
    certain, possible = support.low, max(0, support.high - support.low)
    dots = "●" * min(certain, _DOTS) + "○" * min(possible, _DOTS)
    return dots + ("…" if max(certain, possible) > _DOTS else "")


def origins(support: Support | None) -> str:
    """Return "1 origin" or "2 to 4 origins: 2 certain, 2 possible"."""
    if support is None:
        return "origins not counted"
    low, high = support.low, support.high
    if low == high:
        return count(low, "origin") if low else "no origin could be assessed"
    return f"{low} to {count(high, 'origin')}: {low or 'none'} certain, {high - low} possible"


def origin(one: Origin) -> str:
    """Return an origin's name, and whether it may be the same as another."""
    return one_line(one.name) + ("" if one.certain else " (may be the same as another)")


def tally(one: Tally) -> str:
    """Return "14 of 52 statements rest on unnamed sources: 3 official, 11 bare"."""
    unnamed = sum(len(share.statements) for share in one.unnamed)
    of = f"{unnamed:,} of {count(one.statements, 'statement')}"
    classes = ", ".join(
        f"{len(share.statements)} {ANONYMITIES[share.anonymity]}" for share in one.unnamed
    )
    verb = "rests" if unnamed == 1 else "rest"
    return f"{of} {verb} on unnamed sources" + (f": {classes}" if classes else "")


def apart(one: Tally) -> str:
    """Return what a tally counts apart: hearsay, and statements without a speaker."""
    parts = []
    if one.hearsay:
        parts.append(f"{len(one.hearsay):,} hearsay, for which nobody stands")
    if one.absent:
        parts.append(f"{len(one.absent):,} without any speaker")
    return "Counted apart: " + "; ".join(parts) if parts else ""


def direction(one: Direction, left: str, right: str) -> str:
    """Return which of two articles came first."""
    return {
        Direction.LEFT: f"{left} came first",
        Direction.RIGHT: f"{right} came first",
        Direction.LATENT: "both from a text that is not in the pile",
        Direction.UNKNOWN: "which came first is not known",
    }[one]


def labels(line: StatementLine, printed: Dating | None) -> list[str]:
    """Return what a reader should know of a statement beside its words."""
    dated = f"said {when(line.said)}" if line.said else f"printed {when(printed)}"
    found = [MANNERS[line.manner], ACTS[line.act], dated if line.said or printed else "undated"]
    if line.carries:
        found.append("carries another statement")
    return [label for label in found if label]
