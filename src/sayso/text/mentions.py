"""What kind of source a mention is, from its words alone: see ``classify``."""

import re
from functools import lru_cache

from sayso.records.speech import Anonymity, Kind
from sayso.text.metonyms import place, state_of
from sayso.text.nouns import given_names, listed, nouns, plural, singulars
from sayso.text.outlets import by_name, ends_name, looks_like_outlet
from sayso.text.persons import is_title, namings

_CUTS = re.compile(r"\s+(\w+)|\s*[,;:(—–]|\s+-\s")
_HANGS = listed(  # words that hang something on the noun before them
    "of for from in at with who whom whose which that on to by about around inside within close "
    "near familiar briefed involved speaking representing working based said cited quoted privy "
    "aware present attending knowledgeable acquainted linked over against as behind following "
    "after before during under between including issued published seen obtained directly and or "
    "citing not authorised authorized requesting wishing affected outside concerned living through "
    "last this earlier late next yesterday today"
)
_KNOWS = re.compile(
    r"\b(?:familiar with|with (?:direct |first-?hand |intimate |close |detailed )*knowledge|"
    r"(?:were |was |been |being )?briefed (?:on|about|by)|privy to|in the room|aware of|"
    r"(?:directly )?involved in|close to the (?:talks|matter|negotiations?|discussions?|process|"
    r"deal|investigation|inquiry|situation)|acquainted with|knowledgeable about|"
    r"present at|who (?:attended|took part in|sat in on|was in|were in|had seen|has seen)|"
    r"with insight into|informed (?:on|of|about)|attending)\b",
    re.IGNORECASE,
)
_KNOWING = (  # one of them stands in whatever ``_KNOWS`` finds
    "with", "brief", "privy", "in the", "aware", "nvolve", "close", "about", "present", "who",
    "informed", "attending",
)  # fmt: skip
_UNNAMED = re.compile(
    r"\b(?:unnamed|anonymous|unidentified|unattributed|undisclosed|"
    r"(?:on|under) (?:the )?condition of anonymity|(?:declined|asked|refused|wished|wishing|"
    r"requested|preferred|asking) (?:not )?to (?:be (?:named|identified)|remain anonymous)|"
    r"not (?:be )?(?:named|identified|authori[sz]ed)|speaking anonymously)\b",
    re.IGNORECASE,
)
_HIDING = ("named", "nonym", "identified", "attributed", "disclosed", "uthor")  # ``_UNNAMED``
_INDEFINITE = listed(
    "a an one another some several two three four five many most few multiple other numerous "
    "both various any certain dozens hundreds"
)
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "our", "this", "that", "these"})
_EMPTY = listed(
    "unnamed anonymous unidentified undisclosed unattributed well-placed well-informed reliable "
    "informed second first third other separate further more single key multiple several"
)
_UNTELLING = _INDEFINITE | _DEFINITE | _EMPTY
_PLACED = re.compile(r"\b(?:from|in|at|within|inside|of|close to|near|on)\s+\S")
_WORDLY = re.compile(r"\w")
_VOICES = listed(
    "critics experts analysts observers commentators witnesses eyewitnesses some many others "
    "someone somebody another opponents detractors sceptics skeptics insiders one"
)
_TEAMS = listed("staff crew personnel leadership")
_STORIES = listed(
    "story stories article articles report reports piece dispatch exclusive interview"
)
_CARRIED = re.compile(
    r"\b(?:in|by|from|of) (?:the )?((?:[A-Z][\w'’&-]*)(?: [A-Z][\w'’&-]*){0,4})",
)
_PAPER = re.compile(
    r"\b(?:news agency|news wire|newswire|newspaper|broadcaster|magazine|news outlet|news channel|"
    r"news website|tabloid|publication|broadsheet) (?=[A-Z])(?:[A-Z][\w'’&-]* ?){1,5}$",
)
_PASSIVE = re.compile(r"(?:is|are|was|were|been|be|has been|have been)\s+\w+$", re.IGNORECASE)
_RUMOUR = re.compile(
    r"(?:some |media |press |unconfirmed |recent |earlier |several |local |various |news |many )+"
    r"(?:reports|rumou?rs|claims|accounts)$"
)
_PART = re.compile(
    r"(?:one|another|two|three|four|five|some|several|many|most|both|either|neither|a few|a second|"
    r"the second|the first|the other) of (?=(?:the|them|those|these|his|her|its|their)\b)",
    re.IGNORECASE,
)
_UNPLACED = listed(
    "official officer diplomat negotiator adviser advisor politician lawmaker deputy"
)
_GUARDS = listed("coast national home border revolutionary civil palace republican")
_CROWDS = listed("group number handful crowd couple majority minority dozens pair")
_PAIR = re.compile(r"^(?:[^\W\d_a-z][\w'’.-]* ){1,4}and (?:[^\W\d_a-z][\w'’.-]* ?){1,4}$")
_PRONOUNS = {
    "he": Kind.PERSON, "she": Kind.PERSON, "i": Kind.PERSON, "who": Kind.PERSON,
    "him": Kind.PERSON, "her": Kind.PERSON, "they": Kind.GROUP, "them": Kind.GROUP,
    "we": Kind.GROUP, "it": Kind.INSTITUTION, "which": Kind.INSTITUTION,
}  # fmt: skip
_SPOKEN = listed(
    "spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen mouthpiece "
    "press-secretary"
)
_PEOPLES = re.compile(r"(?:ers|ors|ists|ians|ans|ees|ants|ents|crats|icans|ives|folk|ites|eers)$")
_PARTISANS = re.compile(r"(?:icans|crats|ians|ists|ites|tories|atives)$")
_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
Sort = tuple[Kind, Anonymity | None]


@lru_cache(maxsize=20_000)
def classify(text: str) -> Sort:
    """Return the kind of source that the words of a mention name, and how far they hide it.

    Args:
        text: A mention such as "a Whitehall source", "Mayor Ann Orlo", "the report", "he".

    Returns:
        The kind, and the anonymity class for kind UNNAMED, else None. A definite office ("the
        prime minister", "the spokesperson") is a PERSON: the article may name it elsewhere. An
        indefinite one, or somebody's ("Orlo's spokesperson"), is UNNAMED, OFFICIAL. Voices
        without a face ("critics", "experts", "some") are UNNAMED, BARE; people of a place or trade
        ("residents") a GROUP. Empty or wordless text is UNNAMED, BARE.
    """
    plain = " ".join(text.replace("’", "'").split()).strip(" '\"“”‘.,;:")
    if not _WORDLY.search(plain):
        return Kind.UNNAMED, Anonymity.BARE
    if _PASSIVE.match(plain):
        return Kind.HEARSAY, None
    part = _PART.match(plain)
    if part is not None:
        return _part_of(classify(plain[part.end() :]))
    head = _head(plain)
    whole = _whole(plain)
    if whole is None and head != plain:
        cut = head.rpartition(" ")[2].casefold() not in nouns("source")
        whole = _whole(head) if cut else None
    return (whole, None) if whole is not None else _by_head(plain, head)


def _part_of(sort: Sort) -> Sort:
    """Return what "one of the officials" is, from what the officials are."""
    kind, anonymity = sort
    if kind is Kind.UNNAMED:
        return sort
    return Kind.UNNAMED, anonymity or Anonymity.BARE


def _whole(plain: str) -> Kind | None:
    """Return the kind of a mention known as a whole: pronoun, place, outlet, adverb."""
    low = plain.casefold()
    if low in _PRONOUNS:
        return _PRONOUNS[low]
    if by_name(plain) is not None:
        return Kind.OUTLET
    if place(plain) is not None:
        return Kind.INSTITUTION
    if low.removeprefix("the ") in nouns("hearsay") or _RUMOUR.match(low):
        return Kind.HEARSAY
    return None


def _head(plain: str) -> str:
    """Return the mention up to the first word that hangs something on its noun."""
    for cut in _CUTS.finditer(plain):
        if cut.start() > 0 and (cut[1] is None or cut[1].casefold() in _HANGS):
            return plain[: cut.start()]
    return plain


def _by_head(plain: str, head: str) -> Sort:
    """Judge by the last noun of the head and by what stands around it."""
    words = head.split()
    last = words[-1].casefold().removesuffix("'s")
    first = words[0].casefold()
    if last in nouns("source") or last in _VOICES or _is_hidden(plain):
        return Kind.UNNAMED, _anonymity(plain, words, last)
    crowd = last in _CROWDS and plain[len(head) :].startswith(" of")
    if last == "guard" and len(words) > 1 and words[-2].casefold() in _GUARDS:
        return Kind.INSTITUTION, None
    if crowd or last in _TEAMS or _PAIR.match(plain):
        return Kind.GROUP, None
    if _names_outlet(plain, words, last):
        return Kind.OUTLET, None
    if _person_named(plain, head, first):
        return Kind.PERSON, None
    common = _common_noun(plain, words, first, last)
    return common or _proper(plain, head, words)


def _is_hidden(plain: str) -> bool:
    """Tell whether the words say that a name is held back; a cheap look goes first."""
    low = plain.casefold()
    return any(sign in low for sign in _HIDING) and _UNNAMED.search(plain) is not None


def _knows(plain: str) -> bool:
    """Tell whether the words say that the source knows the matter; a cheap look goes first."""
    low = plain.casefold()
    return any(sign in low for sign in _KNOWING) and _KNOWS.search(plain) is not None


def _names_outlet(plain: str, words: list[str], last: str) -> bool:
    """Tell "the news agency Orvale Wire" and "the latest Courier story" from other heads."""
    sizes = (1, 2, 3) if ends_name(words[-1]) else ()
    if any(by_name(" ".join(words[-size:])) for size in sizes if size < len(words)):
        return True
    if _PAPER.search(plain):
        return True
    if last not in _STORIES:
        return False
    named = _CARRIED.search(plain)
    ahead = [" ".join(words[at:-1]) for at in range(len(words) - 1)]
    return any(looks_like_outlet(name) for name in (*ahead, named.group(1) if named else ""))


def _person_named(plain: str, head: str, first: str) -> bool:
    """Tell whether the head itself names a person, not only somebody it belongs to."""
    if first in {"a", "an"}:
        return False
    names = [] if head.islower() else namings(head)
    for name in names:
        if name.start <= 4 and name.end >= len(head) - 1:
            return not looks_like_outlet(name.name) or bool(name.title)
    alone = plain.partition(",")[0] == head
    return alone and any(name.end == len(head) and name.sure for name in names)


def _common_noun(plain: str, words: list[str], first: str, last: str) -> Sort | None:
    """Judge a mention whose head is a common noun of the tables; None if it is none."""
    single = singulars().get(last, last)
    many = single != last
    alone = len(words) == 1 and words[-1][:1].isupper()
    if alone and not many and (last in given_names() or last in nouns("occupation")):
        return None
    named = words[-1][:1].isupper() and len(words) > 1 and last in nouns("institution")
    if not named and (is_title(single) or single in nouns("person")):
        return _human(plain, words, single, many=many)
    for kind, table in ((Kind.DOCUMENT, "document"), (Kind.OUTLET, "outlet")):
        if last in nouns(table) or last.removesuffix("s") in nouns(table):
            return _written(kind, words, first, last), None
    if last in nouns("institution") or last.removesuffix("s") in nouns("institution"):
        return Kind.INSTITUTION, None
    return None


def _written(kind: Kind, words: list[str], first: str, last: str) -> Kind:
    """Return the kind of a text; "reports" without more is hearsay, "the Courier story" a text."""
    if kind is Kind.DOCUMENT and last == "reports" and first not in _DEFINITE and len(words) <= 2:
        return Kind.HEARSAY
    return kind


def _human(plain: str, words: list[str], single: str, *, many: bool) -> Sort:
    """Judge people named by what they are: office, trade, place."""
    first = words[0].casefold()
    owned = any(word.endswith(("'s", "s'")) for word in words[:-1])
    office = single in nouns("office") or _tail(single) in nouns("office")
    hidden = _knows(plain)
    if many:
        definite = words[0].casefold() in _DEFINITE and single not in _UNPLACED
        named = hidden or (office and single not in {"representative", "leader"} and not definite)
        return (Kind.UNNAMED, _anonymity(plain, words, single)) if named else (Kind.GROUP, None)
    loose = first in _INDEFINITE and (not owned or first in {"a", "an", "one"})
    somebodys = single in _SPOKEN and owned and first not in _DEFINITE
    if hidden or loose or somebodys or single in _UNPLACED:
        return Kind.UNNAMED, _anonymity(plain, words, single)
    return Kind.PERSON, None


def _tail(noun: str) -> str:
    return noun.rpartition("-")[2]


def _anonymity(plain: str, words: list[str], noun: str) -> Anonymity:
    """Return how much is told of a source without a name."""
    if _knows(plain):
        return Anonymity.AUTHORITATIVE
    single = singulars().get(noun, noun)
    if single in nouns("office") or _tail(single) in nouns("office") or single in _SPOKEN:
        return Anonymity.OFFICIAL
    if noun in _VOICES:
        return Anonymity.BARE
    rest = plain[len(" ".join(words)) :]
    placed = _PLACED.search(rest)
    told = [word for word in words[:-1] if word.casefold() not in _UNTELLING and not word.isdigit()]
    trade = single in nouns("occupation") or single in nouns("role")
    return Anonymity.DESIGNATED if placed or told or trade else Anonymity.BARE


def _proper(plain: str, head: str, words: list[str]) -> Sort:
    """Judge a head that no table knows: by its article, its capitals and its ending."""
    first, last = words[0].casefold(), words[-1].casefold()
    name = _ARTICLES.sub("", head)
    if first in {"a", "an"} and not words[-1][:1].isupper():
        return Kind.UNNAMED, _anonymity(plain, words, last)
    if name[:1].isupper() and looks_like_outlet(name):
        return Kind.OUTLET, None
    acronym = words[-1].isupper() and 1 < len(words[-1]) <= 7
    if acronym or last in nouns("place") or state_of(words[-1]) is not None:
        return Kind.INSTITUTION, None
    if name[:1].isupper() and words[-1][:1].isupper():
        return _capitalised(words, first, last), None
    if last.endswith("-year-old") or _bears_name(words, first):
        return Kind.PERSON, None
    peoples = _PEOPLES.search(last) is not None or last.endswith("s")
    return (Kind.GROUP if peoples or first not in _DEFINITE else Kind.INSTITUTION), None


def _bears_name(words: list[str], first: str) -> bool:
    """Tell "harbour master Ilin Tavo": a trade in small letters, then two capitalised names."""
    named = len(words) > 2 and words[-1][:1].isupper() and words[-2][:1].isupper()
    return named and words[0].islower() and first not in _DEFINITE | _INDEFINITE


def _capitalised(words: list[str], first: str, last: str) -> Kind:
    """Tell persons from houses and peoples among capitalised names."""
    if _is_people(words[-1], first, last):
        return Kind.GROUP
    if first == "the" or len(words) > 5:
        return Kind.INSTITUTION
    return Kind.PERSON


def _is_people(word: str, first: str, last: str) -> bool:
    """Tell "Republicans", "the Marshlanders" from the surname "Peters"."""
    if not last.endswith("s"):
        return False
    singular = word[:-1]
    return (
        state_of(singular) is not None
        or bool(_PARTISANS.search(last))
        or (first != last and _PEOPLES.search(last) is not None and plural(last[:-1]) == last)
    )
