"""How far the words of a mention hide whom they mean: see ``anonymity``."""

import re

from sayso.records.speech import Anonymity
from sayso.text.heads import Sort
from sayso.text.nouns import listed
from sayso.text.phrases import Phrase

_KNOWS = re.compile(
    r"\b(?:familiar(?: with|$)|"
    r"with (?:(?:direct|first-?hand|intimate|close|detailed|inside) )*knowledge|briefed\b|"
    r"privy to|in the room|aware of|"
    r"(?:directly |closely |personally )?involved (?:in|with)|close to the (?:talks|matter|deal|"
    r"negotiations?|discussions?|process|investigation|inquiry|situation|decision|case)|"
    r"acquainted with|knowledgeable about|present (?:at|in|when|during|for)|present$|"
    r"with (?:insight in|access )to|informed (?:on|of|about)|attending|"
    r"wh(?:o|ose \w+) (?:had |has |have |later |also |himself |herself |themselves )*(?:attended|"
    r"took part|taken part|taking part|participated|sat (?:in|on|through)|saw|seen|heard|overheard|"
    r"witnessed|watched|read|reviewed|listened|dialled|dialed|joined|drafted|helped|handled|"
    r"negotiated|advised|signed the|made the|worked on|(?:was|were|been) (?:present|there|inside|"
    r"aboard|around|on (?:duty|board|shift|the)|in the|at the|part of|involved|briefed|told|"
    r"consulted|shown))"
    r")",
    re.IGNORECASE,
)
_SIGNS = (  # one of them stands in whatever ``_KNOWS`` finds
    "with", "familiar", "brief", "privy", "in the", "aware", "nvolved", "close", "about",
    "present", "who", "informed", "attending",
)  # fmt: skip
_UNNAMED = re.compile(
    r"\b(?:unnamed|anonymous|unidentified|unattributed|undisclosed|"
    r"(?:on|under) (?:the )?condition of anonymity|(?:declined|asked|refused|wish(?:ed|es|ing)?|"
    r"want(?:ed|s|ing)?|requested|preferred|asking) (?:not )?to (?:be (?:named|identified)|remain "
    r"(?:anonymous|unnamed))|not (?:be )?(?:named|identified|authori[sz]ed)|"
    r"speaking anonymously)\b",
    re.IGNORECASE,
)
_HIDING = ("named", "nonym", "identified", "attributed", "disclosed", "uthor")  # ``_UNNAMED``
_OF_A_HOUSE = listed(  # whose people hold an office
    "government ministry state council municipal city county federal royal police army military "
    "navy naval treasury customs parliamentary parliament court embassy palace cabinet"
)
_SEATS = re.compile(
    r"\b(?:board|councils?|parliament|committee|cabinet|commission|congress|assembly|senate|"
    r"government|panel|presidium|politburo|secretariat|legislature|jury|court)\b",
    re.IGNORECASE,
)
_KIN_OF = listed("family household clan")
_EMPTY = listed(
    "a an one another some several two three four five six seven eight nine ten many most few "
    "multiple other numerous both various any certain dozens hundreds the his her its their our "
    "this that these those unnamed anonymous unidentified undisclosed unattributed well-placed "
    "well-informed reliable informed second first third fourth fifth separate further more single "
    "key same senior former own least at"
)
_PLACED = re.compile(
    r"^\W*(?:from|in|at|with|within|inside|of|close to|near|on|around|behind|outside)\s+\S"
)
_SIDED = listed("source insider figure")
_LIKE_SOURCES = listed("person someone somebody other one those source insider figure")


def knows(plain: str) -> bool:
    """Tell whether the words say that the source knows the matter; a cheap look goes first."""
    low = plain.casefold()
    return any(sign in low for sign in _SIGNS) and _KNOWS.search(plain) is not None


def hidden(plain: str) -> bool:
    """Tell whether the words say that a name is held back; a cheap look goes first."""
    low = plain.casefold()
    return any(sign in low for sign in _HIDING) and _UNNAMED.search(plain) is not None


def anonymity(phrase: Phrase) -> Anonymity:
    """Return how much a mention tells of a source without a name."""
    noun, rest = phrase.noun, phrase.rest
    if knows(phrase.plain) or _was_there(phrase):
        return Anonymity.AUTHORITATIVE
    before = {word.removesuffix("'s") for word in phrase.before}
    told = any(word not in _EMPTY and not word.isdigit() for word in before)
    placed = _PLACED.match(rest) is not None
    if noun is None:
        return Anonymity.DESIGNATED if placed or told else Anonymity.BARE
    if noun.single == "member":
        return _of_member(rest, before)
    served = noun.sort is Sort.TRADE and not before.isdisjoint(_OF_A_HOUSE)
    if served or noun.sort in {Sort.OFFICE, Sort.SPOKEN}:
        return Anonymity.OFFICIAL
    if noun.sort in {Sort.SIDE, Sort.TRADE}:
        return Anonymity.DESIGNATED
    placed = placed and noun.single in _LIKE_SOURCES
    sided = told and noun.single in _SIDED
    return Anonymity.DESIGNATED if placed or sided else Anonymity.BARE


def _was_there(phrase: Phrase) -> bool:
    """Tell "a guest at the wedding", who saw it, from a guest."""
    noun = phrase.noun
    there = noun is not None and noun.single in {"guest", "participant", "attendee"}
    return there and phrase.rest.startswith((" at ", " in ", " of "))


def _of_member(rest: str, before: set[str]) -> Anonymity:
    """Return what a member tells: of a board, of a family, of a crew."""
    if _SEATS.search(rest) or any(_SEATS.fullmatch(word) for word in before):
        return Anonymity.OFFICIAL
    return Anonymity.DESIGNATED if before.isdisjoint(_KIN_OF) else Anonymity.BARE
