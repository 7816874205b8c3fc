"""What an article says of its own outlet in its running text: "told the Courier".

Most outlets that are told something in an article are others, cited: of those that are told once,
every second one in 840 texts of PolNeAR. So signs are counted. That an outlet has learnt or was
sent something, wanted a comment or had somebody contribute is its own voice; to be told, or to talk
to somebody, counts half of that, and for broadcasters, whom all others cite, nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from sayso.intake.rough import Rough
from sayso.records.articles import Document, Named, Role
from sayso.records.places import Anchor, Basis
from sayso.text import outlets
from sayso.text.mastheads import masthead

OWN, TOLD, CITED = 2, 1, -1  # what each kind of sign counts
ENOUGH = 2
SURE, ONCE = 0.8, 0.5  # scores; of one that is told something once, and no other is named
REACH = 60  # code points before a sign in which the name of an outlet stands

_WORD = r"[A-ZÀ-Þ][\w&’'-]*(?:\.[\w&’'-]+)*"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:of |the |and |& )?{_WORD}){{0,4}}"
_TO = re.compile(  # looks for what may stand before or behind a name, before dearer ones
    r" (?P<word>t(?:o|old|ells|elling)|by|with|for) (?=(?:[Tt]he )?[A-ZÀ-Þ])"
)
_DOES = re.compile(
    r" (?:ha[sd] (?:(?:also|exclusively|now|previously) )?(?:learn|seen|obtained|contacted|reviewed"
    r"|reached|analy|verified|approached|been)|understands\b|can (?:exclusively |now )?(?:reveal"
    r"|confirm|report|disclose)\b|could not |was unable |reached out|contacted |requests? for"
    r"|inquir(?:y|ies)\b|queries\b|questions\b|contributed (?:to|reporting)\b|analysis\b"
    r"|review\b|investigation\b)"
)
_BEFORE = re.compile(
    r"\b(?:(?P<own>exclusively (?:to|with|by)"
    r"|(?:e-?mails?|e-?mailed (?:statement|comments?|response|reply)|texts?|phone call|reply"
    r"|statement)(?: (?:sent|provided|issued|made|emailed))? to"
    r"|(?:contacted|approached|surveyed|interviewed|asked(?: for (?:a )?(?:comment|response))?) by"
    r"|(?:provided|shared|leaked|sent|forwarded|shown|made available)(?: exclusively)? (?:to|with))"
    r"|(?:(?:spoke|speaking|spoken|talked|talking|speaks) (?:to|with)"
    r"|interviews? (?:with|for|by|to)"
    r"|(?:obtained|seen|reviewed|viewed|examined|analy[sz]ed|verified)(?: exclusively)? by)) $"
)
_AFTER = re.compile(
    rf"(?:^|(?<=[\s“\"‘(]))(?P<name>{_NAME}?)(?:"
    r" (?:has|had) (?:also |exclusively |now |previously )*"
    r"(?:learned|learnt|seen|obtained|contacted|reviewed|reached out to|analy[sz]ed|verified"
    r"|approached|been told|been shown) "
    r"|(?: reached out to| contacted) "
    r"|(?: understands| can (?:exclusively |now )?(?:reveal|confirm|report|disclose))\b"
    r"| (?:could not|was unable to) (?:immediately |independently )?(?:reach|verify|confirm)\b"
    r"|(?:['’]s?)? (?:multiple |repeated |several )*(?:requests? for|inquir(?:y|ies)|queries"
    r"|questions)\b"
    r"|['’]s? [A-ZÀ-Þ][\w.-]+ (?:[A-Z]\. )?[A-ZÀ-Þ][\w-]+"
    r"(?:,? and [A-ZÀ-Þ][\w.-]+ [A-ZÀ-Þ][\w-]+)? contributed (?:to|reporting)\b"
    r"| (?:analysis|review|investigation) (?:of|shows|showed|found)\b)"
)
_CITED = re.compile(
    r"\b(?:according to|citing|(?:quoted|reported) by|published (?:by|in)) (?:[Tt]he )?$"
)
_CITES = re.compile(
    r" (?:(?:first|also|has|had|previously|recently) )*"
    r"(?:reports|reported|wrote|writes|published|quoted|cited)\b"
)
_PREPOSITIONS = frozenset({"by", "to", "with", "for"})
_LEADS = frozenset(  # words that stand before "by", "to", "with" and "for" there
    "exclusively email emails e-mail e-mails statement comment comments response reply text texts"
    " call sent provided issued made emailed contacted approached surveyed interviewed asked shared"
    " leaked forwarded shown available spoke speaking spoken talked talking speaks interview"
    " interviews obtained seen reviewed viewed examined analyzed analysed verified".split()
)
_FIRST = frozenset("I we you We You".split())  # who tells in a quotation
_FOLLOWS = re.compile(  # what shows that somebody, or another's paper, was told
    r" (?:newspaper|magazine|website|daily|weekly|channel|radio|television)\b"
    r"|(?:['’]s?)? (?:co-?)?(?:founder|host|anchor|editor|columnist|reporter|correspondent"
    r"|moderator|contributor|analyst|owner|publisher)s?\b"
    r"|[^.\n]{0,25}\b(?:in (?:19|20)\d\d|last (?:week|month|year)|at the time|earlier|previously)\b"
)
_AT_THE_END = re.compile(
    r"(?:is|are) (?:an? |the )?(?:(?!former|guest|contributing)[\w-]+ ){0,4}(?:reporters?|editors?"
    rf"|(?:staff |senior )?writers?|correspondents?) (?:for|at|with) (?P<name>{_NAME})"
    rf"|\bcovers [\w ,&’'-]{{3,60}} for (?P<covered>{_NAME})"
)
LONGEST = 40  # code points before the sign in an address
_REPORTERS = ("reporter", "editor", "writer", "correspondent", "covers ")
_ADDRESS = re.compile(rf"[\w.+-]{{1,{LONGEST}}}@" r"(?P<host>[\w-]{1,40}(?:\.[\w-]{1,40}){1,3})")
_NAMED = re.compile(_NAME)
_WRITE = re.compile(
    r"(?i)\b(?:e-?mail|contact|reach|write|tips?|feedback|questions|send|comments?|letters"
    r"|follow)\b"
)
_STATION = re.compile(  # whom politicians tell things on the air
    r"\b(?:CNN|MSNBC|CNBC|CBS|NBC|ABC|Fox|NPR|BBC|PBS|CBC|CTV|ITV|Sky|Univision|Telemundo|Jazeera"
    r"|C-SPAN|HBO|TV|Television|Radio|Newsmax|LBC|RTÉ|RTE|GB News|TMZ|Euronews|France 24"
    r"|Channel|Rundfunk|Broadcasting)\b"
)
_MANY = frozenset(  # names by which several outlets call themselves
    "times post journal sun star herald news mail standard tribune globe express".split()
)
_WIRE = re.compile(r"(?:Wire|Newswire|Agency|Press|Service|Presse)$")
_OWN_LINES = frozenset({Role.HEADLINE, Role.BODY, Role.CREDIT, Role.BYLINE})


@dataclass(slots=True)
class _Told:
    """What is told of one outlet in a text."""

    points: int = 0
    own: bool = False
    places: list[Anchor] = field(default_factory=list)


def itself(document: Document, lines: Sequence[Rough]) -> Named | None:
    """Return the outlet that a text names as its own, None where nothing is sure enough.

    Args:
        document: The text; quotation marks tell what is somebody else's voice.
        lines: All of its lines, with their roles.
    """
    read = [rough for rough in lines if rough.role in _OWN_LINES]
    if found := _reachable(document, lines, read) or _signed(document, read):
        return found
    told: dict[str, _Told] = {}
    for name, at, points in _signs(document, read):
        one = told.setdefault(name, _Told())
        one.points += points
        one.own = one.own or points == OWN
        one.places.append(at)
    if not told:
        return None
    for one in told.values():
        one.points += CITED * _times_cited(document.text, one.places)
    good = [name for name, one in told.items() if one.points >= ENOUGH]
    if len(good) == 1:
        one = told[good[0]]
        note = "its own voice" if one.own else f"told something {one.points} times"
        places = tuple(sorted(one.places, key=attrgetter("start")))
        return Named(good[0], Basis("IN116", SURE, places, note))
    return None if good else _once(document.text, told, read)


def _times_cited(text: str, places: Sequence[Anchor]) -> int:
    """Return how often the names at these places stand where another paper's story is told on."""
    names = {text[at.start : at.end].removeprefix("the ").removeprefix("The ") for at in places}
    found = (place for name in sorted(names) for place in re.finditer(re.escape(name), text))
    return sum(
        bool(_CITES.match(text, place.end()))
        or bool(_CITED.search(text[max(0, place.start() - REACH) : place.start()]))
        for place in found
    )


def _once(text: str, told: dict[str, _Told], lines: Sequence[Rough]) -> Named | None:
    """Return the outlet that is told something once, if the text names no other.

    One with a small "the" is cited, unless it is unknown and the text has no fuller name of it:
    papers introduce others by their full names, and themselves by a short one.
    """
    if len(told) != 1:
        return None
    ((name, one),) = told.items()
    if one.points != TOLD or len(one.places) != 1:
        return None
    words = text[one.places[0].start : one.places[0].end]
    bare = words.removeprefix("the ").removeprefix("The ")
    if outlets.by_name(words) is not None:
        good = not words.startswith("the ")
    else:
        fuller = re.search(rf"(?!The )[A-ZÀ-Þ][\w’'-]+ {re.escape(bare)}\b", text)
        good = bare != words and fuller is None and (words[0] == "T" or " " not in bare)
    if not good or _names_another(text, name, lines):
        return None
    return Named(name, Basis("IN116", ONCE, tuple(one.places), "told something once"))


def _names_another(text: str, name: str, lines: Sequence[Rough]) -> bool:
    """Tell whether a text names any other outlet of the table."""
    found = outlets.find(text, lines[0].line.start, lines[-1].line.end)
    return any(outlet.name != name for _, _, outlet in found)


def _signs(document: Document, lines: Sequence[Rough]) -> Iterator[tuple[str, Anchor, int]]:
    """Yield each outlet of which lines tell something, where, and what that counts."""
    text = document.text
    for start, look, end in _looks(_TO, text, lines):
        points = _told(look["word"], text[max(start, look.end() - REACH) : look.start()])
        at = _named_at(text, look.end(), end) if points else None
        if at is None or _is_quoted(text, start, look.start()):
            continue
        if not (_FOLLOWS.match(text, at[1], end) or _STATION.search(at[2])):
            yield at[2], document.at(*at[:2]), points
    for start, look, end in _looks(_DOES, text, lines):
        begin = max(start, look.start() - REACH)
        if not _may_name(text[begin : look.start()]):
            continue
        found = _AFTER.search(text[begin : min(end, look.end() + REACH)])
        if found is None or begin + found.end() <= look.start():
            continue
        at = _named_at(text, begin + found.start("name"), begin + found.end("name"))
        if at is not None and not _is_quoted(text, start, look.start()):
            yield at[2], document.at(*at[:2]), OWN


def _told(told: str, before: str) -> int:
    """Return what it counts that a name follows "told", or a preposition.

    Args:
        told: The word before the name.
        before: What stands before this word.
    """
    word = before.rpartition(" ")[2]
    if told not in _PREPOSITIONS:
        return 0 if word in _FIRST else OWN if word == "exclusively" else TOLD
    found = _BEFORE.search(f"{before} {told} ") if word.casefold() in _LEADS else None
    return 0 if found is None else OWN if found["own"] else TOLD


def _may_name(before: str) -> bool:
    """Tell whether words may hold an outlet's name: a cheap look."""
    words = (word.partition("’")[0].partition("'")[0] for word in before.split())
    return any(
        outlets.ends_name(word) or outlets.begins_name(word) for word in words if word[:1].isupper()
    )


def _looks(
    pattern: re.Pattern[str], text: str, lines: Sequence[Rough]
) -> Iterator[tuple[int, re.Match[str], int]]:
    """Yield what a pattern finds in lines, and where the line of each begins and ends."""
    starts = [rough.line.start for rough in lines]
    for found in pattern.finditer(text, starts[0], lines[-1].line.end) if lines else ():
        line = lines[bisect_right(starts, found.start()) - 1].line
        if found.start() < line.end:
            yield line.start, found, line.end


def _named_at(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return where an outlet's name stands from ``start``, and its name; None if none does.

    Agencies are never told something by whoever prints them, and names that several outlets go by
    are nobody's.
    """
    found = _NAMED.match(text, start, min(end, start + REACH))
    if found is None:
        return None
    if not any(map(outlets.begins_name, found[0].split(None, 2)[:2])):  # a look before dearer ones
        return _built(found[0], start)
    for begin, last, outlet in outlets.find(text, start, found.end()):
        if begin > start:
            break
        plain = text[begin:last].removeprefix("the ").removeprefix("The ")
        if outlet.kind == "agency" or plain.casefold() in _MANY:
            return None
        return begin, last, outlet.name
    return _built(found[0], start)


def _built(words: str, start: int) -> tuple[int, int, str] | None:
    """Return the place and name of an outlet that is known by how its name is built."""
    plain = words.rstrip("’'").removesuffix("’s").removesuffix("'s")
    bare = plain.removeprefix("the ").removeprefix("The ")
    if " " not in plain or bare.casefold() in _MANY or _WIRE.search(bare):
        return None
    if outlets.by_name(plain) or not (outlets.looks_like_outlet(bare) or masthead(plain)):
        return None
    return start, start + len(plain), f"The {bare}" if plain != bare else bare


def _is_quoted(text: str, start: int, at: int) -> bool:
    """Tell whether a place in a line stands inside quotation marks."""
    if text.count("“", start, at) != text.count("”", start, at):
        return True
    return text.count('"', start, at) % 2 == 1


def _reachable(document: Document, lines: Sequence[Rough], read: Sequence[Rough]) -> Named | None:
    """Return the outlet whose address of mail a text gives to write to."""
    at_edges = {id(rough) for rough in (*read[:1], *read[-3:])}
    for rough in lines if "@" in document.text else ():
        words = rough.line.text
        if "@" not in words or (rough.role is Role.BODY and id(rough) not in at_edges):
            continue
        for found in _ADDRESS.finditer(words, max(0, words.index("@") - LONGEST)):
            known = outlets.by_host(found["host"])
            if known and _WRITE.search(words[: found.start()][-2 * REACH :]):
                at = rough.line.start + found.start()
                place = document.at(at, at + len(found[0]))
                return Named(known.name, Basis("IN116", SURE, (place,), "an address of its own"))
    return None


def _signed(document: Document, read: Sequence[Rough]) -> Named | None:
    """Return the outlet whose reporter the last lines introduce."""
    for rough in read[-2:]:
        words = rough.line.text
        if not any(map(words.__contains__, _REPORTERS)):  # a look before a dearer one
            continue
        if found := _AT_THE_END.search(words):
            group = "name" if found["name"] else "covered"
            begin = rough.line.start + found.start(group)
            at = _named_at(document.text, begin, rough.line.end)
            if at is not None:
                note = "its reporter"
                return Named(at[2], Basis("IN116", SURE, (document.at(*at[:2]),), note))
    return None
