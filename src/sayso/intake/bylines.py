"""Who signs a line: "By Ann Berg and Jan Moe, The Varne Courier | 3 April 2031", "Par Ann Berg".

A line is read part by part: persons, houses (agencies, outlets), places, tasks ("Staff Writer"),
dates and addresses. What says no more than "our correspondent" is a byline that names nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.intake.phrases import MOMENT
from sayso.text import outlets
from sayso.text.nouns import given_names, listed

SHORTEST = 5  # code points of the shortest: "By Ann"
LONGEST = 160  # code points of a byline
BIO = 260  # code points of the note on an author below a story
SPARE = 8  # words of a byline that are neither name nor house, task or date
_AUTHORED = (
    r"(?:(?:by|(?:words|text|story|written|posted|reported|compiled|opinion|analysis|report"
    r"|commentary|column|guest (?:column|post|essay)|interview|review|essay|feature|exclusive)"
    r" by|as told to)(?::|\b)"
    r"|(?:words|text|story|authors?|reporters?|writer|autor(?:in)?|auteur|autore) ?:)"
)
_LEAD = re.compile(
    rf"\W{{0,2}}(?:(?i:{_AUTHORED})|By(?=[A-ZÀ-Þ][a-z])|Von|Par|Por|Di|Av|Door)"
    r"\s*(?=[^\W\d_]|\()"
)
_FOREIGN = frozenset({"Von", "Par", "Por", "Di", "Av", "Door"})  # that may begin a surname
_ON = re.compile(r"(?:and|AND|&)\s+")  # a byline goes on in the next line
_SIGNATURE = re.compile(  # a look before a dearer one: two capitals, and a sign or another word
    r"(?:and |AND |& )?[^\W\d_a-z][\w.'’-]* (?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w.'’-]*"
    r"(?: [^\W\d_a-z][\w.'’-]*)*(?:\s*[,|/•·(@–—-]|\s+\d| (?:in|at|for|of|from|and|AND|&|with)\b"
    r"|$|.*\d{4})"
)
_PICTURES = re.compile(
    r"[\s,;|/(–—-]*\b(?i:photo(?:s|graph(?:s|er|y)?)?|pictures?|videos?|images?|illustrations?"
    r"|graphics?)\b ?(?::|by\b).*|\s*[|/•·]\s*(?:photos?|pictures?)\b.*"
)
_REACH = re.compile(  # where to reach a writer
    r"[(\[<]?(?:(?i:e-?mail|twitter|follow (?:her|him|them)? ?on (?:twitter|x))\W*)?"
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,30}|https?://\S+)[)\]>]?"
)
_BETWEEN = re.compile(
    r"\s*(?:[,;|/•·⋅∙()\[\]]|\s[–—-]{1,2}(?=\s)|\s&\s)\s*"
    r"|\s+(?P<word>and|AND|und|et|y|e|och|og|en|with|WITH|avec|mit|con|as told to|in|at|from"
    r"|for|of|[Ss]pecial (?:to|for)|SPECIAL TO)\s+"
)
_PLACED = frozenset({"in", "at", "from"})  # words before a place
_FOR = listed("for of")
_PARTICLES = listed("de van von der den del della di da la le el al bin ibn ben abu du dos ten ter")
_TASKS = listed(
    "staff reporter reporters writer writers editor editors editorial correspondent correspondents "
    "columnist columnists desk newsroom bureau team agencies agency contributor contributors "
    "contributing producer journalist journalists photographer analyst analysts report reports "
    "board guest column chief redaktion rédaction redacción redazione admin administrator author "
    "our special own senior deputy politics political newsdesk webdesk wire wires services staffer "
    "expert experts university college institute policy spotlight industry intern freelance "
    "freelancer founder co-founder editor-in-chief director anchor presenter specialist online "
    "monitoring"
)
_ARTICLES = frozenset({"The", "THE", "A", "An", "AN"})
_TITLES = listed("dr prof professor mr mrs ms miss rev")
_DEGREES = listed("md phd ph.d m.d dphil mba esq rn jd")
_DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday tomorrow"
)
_WROTE = (
    r"(?:reporter|correspondent|columnist|editor|journalist|writer|contributor|producer|freelancer"
    r"|author|blogger|fellow|intern)"
)
_NAMED = r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3}?)"
_BIO = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"{_NAMED},? (?:is|was) (?:an?|the|our|[A-Z][\w’']+ ?[\w’']*[’']s?) .{{0,70}}?"
            rf"\b{_WROTE}\b.*"
        ),
        (
            rf"{_NAMED} (?:covers|writes (?:about|on|for)|reports (?:on|from|for)) .{{2,120}}?"
            r"\b(?:for|at|of|Follow|Twitter)\b.*"
        ),
        rf"(?i:follow) {_NAMED}(?:,? .{{0,40}})? (?i:on) (?:Twitter|X|Bluesky|Mastodon)\b.*@.*",
        (
            rf"(?i:(?:contact|e-?mail|reach)(?: reporter)?:?) {_NAMED}(?:,? .{{0,40}})?"
            r" (?:at|on) .*@.*"
        ),
        rf"{_NAMED} (?:can be reached|may be reached|tweets) .*@.*",
    )
)
_NAMELESS = re.compile(
    r"(?i:the (?:writer|author|columnist|reporter)) is .{3,200}"
    r"|(?i:(?:contact|e-?mail|reach) the (?:writer|author|reporter)) (?:at|on) .*@.*"
)
_BIO_SIGNS = (" is ", " was ", " covers ", " writes ", " reports ", "@")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line that is signed names.

    Attributes:
        people: Persons, in order, without titles.
        houses: Agencies and outlets, in order, as they stand.
        spare: Words that are none of what a byline holds.
        more: True if it holds more than one name.
    """

    people: tuple[str, ...]
    houses: tuple[str, ...]
    spare: int = 0
    more: bool = False


def byline(words: str) -> Byline | None:
    """Return whom a line names that begins with "By" or the like; None if it is no byline."""
    lead = _LEAD.match(words) if SHORTEST < len(words) <= LONGEST else None
    if lead is None:
        return None
    rest = words[lead.end() :]
    found = _read(rest)
    if found is None or found.spare > SPARE or (found.spare and words[-1:] in ".!?"):
        return None
    if lead.group().strip() in _FOREIGN and not found.people:
        return None
    return found


def signature(words: str) -> Byline | None:
    """Return whom a line without "By" names: a person beside house, place, date or address.

    For a line between headline and story; elsewhere such words are prose.
    """
    if len(words) > LONGEST or words[-1:] in ".!?:":
        return None
    if _SIGNATURE.match(words) is None:
        return None
    on = _ON.match(words)
    found = _read(words[on.end() :] if on else words)
    if found is None or not found.people or found.spare or not (found.more or on):
        return None
    first = found.people[0].partition(" ")[0]
    known = first.casefold() in given_names() or bool(found.houses or on or MOMENT.search(words))
    return found if known else None


def signed(words: str) -> tuple[str, ...]:
    """Return the persons that a line names which is known to be a byline."""
    found = byline(words) or signature(words)
    if found is not None:
        return found.people
    bare = _untitled(words.strip(" .,|"))
    return (bare,) if is_person(bare) else ()


def note_on_author(words: str) -> str:
    """Return whom a note below a story tells of: "Ann Berg is a reporter for ..."; "" if none."""
    if len(words) > BIO or not any(sign in words for sign in _BIO_SIGNS):
        return ""
    for pattern in _BIO:
        found = pattern.fullmatch(words)
        if found and is_person(found["name"]):
            return found["name"]
    return ""


def tells_of_author(words: str) -> bool:
    """Tell whether a line below a story is a note on who wrote it, with a name or without."""
    if len(words) > BIO or not any(sign in words for sign in _BIO_SIGNS):
        return False
    return _NAMELESS.fullmatch(words) is not None or bool(note_on_author(words))


def is_person(name: str) -> bool:
    """Tell whether words have the form of a person's full name, and are no house's or task's."""
    words = name.split()
    if not 2 <= len(words) <= 5 or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return False
    keys = [word.casefold().strip(".,’'") for word in words]
    if any(key in _TASKS for key in keys) or words[0] in _ARTICLES or _DAYS.issuperset(keys[:2]):
        return False
    return all(map(_is_part, words)) and not _is_house(name)


def _is_part(word: str) -> bool:
    plain = word.replace("’", "").replace("'", "").replace("-", "").replace(".", "")
    return plain.isalpha() and (word[0].isupper() or word in _PARTICLES or word[:3] == "al-")


def _is_house(name: str) -> bool:
    """Tell whether a name is an agency's or an outlet's, and not also a person's."""
    if " " not in name:
        return outlets.by_name(name) is not None and name.casefold() not in given_names()
    if outlets.by_name(name) is not None or outlets.only_agencies(name):
        return True
    given = name.partition(" ")[0].casefold() in given_names()
    return outlets.looks_like_outlet(name) and not given


def _read(words: str) -> Byline | None:
    """Return what a byline without its first word names; None if it does not begin with a name."""
    plain = _REACH.sub(" , ", MOMENT.sub(" , ", _PICTURES.sub("", words)))
    people: list[str] = []
    houses: list[str] = []
    spare = parts = 0
    for before, part in _parts(plain):
        person, house, known = _named(part, before, alone=part == plain.strip(" .,"))
        people += [person] if person else []
        houses += [house] if house else []
        if not known and not parts:
            return None
        parts += 1
        spare += 0 if known else part.count(" ") + 1
    told = people or houses or not _TASKS.isdisjoint(plain.casefold().replace(",", " ").split())
    if not parts or not told:
        return None
    more = parts > 1 or plain.strip() != words.strip()
    return Byline(tuple(dict.fromkeys(people)), tuple(houses), spare, more)


def _parts(words: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a byline, each with the word before it, or ""."""
    before, at = "", 0
    for found in _BETWEEN.finditer(words):
        if part := words[at : found.start()].strip(" .,–—-"):
            yield before, part
            before = ""
        before = (found["word"] or "").casefold() or before
        at = found.end()
    if part := words[at:].strip(" ,–—-").removesuffix("."):
        yield before, part


def _named(part: str, before: str, *, alone: bool) -> tuple[str, str, bool]:
    """Return the person and the house that a part names, and whether it can be in a byline."""
    bare = _untitled(part)
    if _is_house(part) or (before in _FOR and outlets.looks_like_outlet(part)):
        return "", part, True
    if before in _PLACED or before.startswith("special") or before in _FOR:
        return "", "", part[:1].isupper() or part.startswith("the ")
    if is_person(bare):
        person, house = apart(bare)
        return person, house, True
    keys = {key.casefold().strip(".") for key in part.split()}
    if not keys.isdisjoint(_TASKS) or keys <= _DEGREES | _TITLES:
        return "", "", True
    single = " " not in part and part[:1].isupper() and part.isalpha()
    if single and part.casefold() not in _DAYS:
        return (part if alone else ""), "", True
    return "", "", False


def _untitled(name: str) -> str:
    """Return a name without "Dr" before it and "MD" behind it."""
    words = name.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
        del words[0]
    while len(words) > 2 and words[-1].casefold().strip(",.") in _DEGREES:
        del words[-1]
    return " ".join(words)


def apart(name: str) -> tuple[str, str]:
    """Return the person and the agency of a name such as "Ann Berg Associated Press"."""
    parts = name.split()
    for count in (3, 2, 1):
        agency = " ".join(parts[-count:])
        known = outlets.by_name(agency) if len(parts) >= count + 2 else None
        if known is not None and known.kind == "agency":
            return " ".join(parts[:-count]), agency
    return name, ""
