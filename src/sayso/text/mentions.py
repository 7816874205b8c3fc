"""What kind of source a mention is, from its words alone: see ``classify``."""

import re
from functools import lru_cache

from sayso.records.speech import Anonymity, Kind
from sayso.text.bearers import bearer, behind, ends_house, is_press
from sayso.text.heads import PEOPLE, Head, Sort, head
from sayso.text.hiding import anonymity, hidden, knows
from sayso.text.joint import PAIRED, coupled, joint
from sayso.text.mastheads import masthead
from sayso.text.metonyms import place, state_of
from sayso.text.nouns import given_names, listed, nouns
from sayso.text.outlets import by_name
from sayso.text.phrases import DEFINITE, INDEFINITE, OWNERS, Phrase, cut, phrase

Verdict = tuple[Kind, Anonymity | None]

_WORDLY = re.compile(r"\w")
_PASSIVE = re.compile(
    r"(?:(?:it|there) )?(?:is|are|was|were|be|has|have|had|been)"
    r"(?: (?:been|being|now|also|widely|long|often|generally))*(?: \w+)$",
    re.IGNORECASE,
)
_RUMOUR = re.compile(
    r"(?:(?:some|media|press|unconfirmed|recent|earlier|several|local|various|news|many) )*"
    r"(?:reports|rumou?rs|claims|accounts|allegations|speculation|talk|gossip|whispers)"
    r"(?: (?:suggest|say|said|claim|have it|has it|are|is)\w*)?$",
)
_HEARD = listed("thought believed reported understood rumoured rumored alleged claimed whispered")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|online|tv|eu|[a-z]{2})$")
_ALONE: dict[str, Verdict] = {
    **dict.fromkeys(listed("he she i who him her his hers me my whose"), (Kind.PERSON, None)),
    **dict.fromkeys(listed("they them we us you many most few some others"), (Kind.GROUP, None)),
    **dict.fromkeys(listed("everyone everybody all those these"), (Kind.GROUP, None)),
    **dict.fromkeys(listed("it which its"), (Kind.INSTITUTION, None)),
    **dict.fromkeys(listed("another one both either neither each"), (Kind.UNNAMED, None)),
    **dict.fromkeys(listed("someone somebody anyone"), (Kind.UNNAMED, Anonymity.BARE)),
}
_OTHER = re.compile(
    r"(?:the|a|an) (?:other|first|second|third|fourth|fifth|sixth|former|latter)$", re.IGNORECASE
)
_NUMERAL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE = re.compile(
    r"(?:[a-z]+ )?(?:[\d.,]+ ?(?:%|percent|per cent|pc)\b|"
    rf"{_NUMERAL} (?:in|out of) (?:every )?{_NUMERAL}\b|"
    r"(?:(?:a|one|two|three) )?(?:half|third|thirds|quarter|quarters|majority|minority) of |"
    r"(?:tens of )?(?:dozens|scores|hundreds|thousands|millions) of )",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:at least |about |up to |another |a further |the other )?(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|a (?:couple|pair) of|[2-9]|1[0-2]) ",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:one|another|two|three|four|five|both|either|neither|a second|the second|the first|"
    r"the other)|(some|several|many|most|a few)) of (?=(?:the|them|those|these|his|her|its|their)"
    r"\b|[A-Z]\w*['’]s?\s)",
    re.IGNORECASE,
)
_REST = re.compile(  # of what no noun is said
    r"(?:the )?(?:them|us|these|those|two|three|four|five|six|seven|eight|nine|ten|pair|trio)$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"who (?:has |had |have )?works?(?:ed)?\b|^ (?:in|at|inside)\b")
_AMONG = (" close", " on ", " at ", " inside", " around")  # people so placed are a few
_HEADLINE = re.compile(  # "Bank of Northland governor"
    r"[A-Z][\w-]* (?:of|for) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)* [a-z][\w-]*$"
)

_FORCES = listed(  # who speak as one house
    "prosecutor detective investigator trustee judge magistrate auditor"
)
_LEADERS = listed("leader chief head boss ruler commander bishop cardinal general magnate peer")
_TRADESMEN = listed(  # placed by their side if one speaks; a crowd if many do
    "agent employee executive campaigner organiser organizer unionist trade-unionist worker "
    "strategist foreman supervisor superior subordinate"
)
_UNPLACED = listed("official officer diplomat lawmaker politician servant representative member")
_OWN_OFFICER = listed("chief press commanding medical executive operating returning information")
_TEAMS = listed("staff crew personnel opposition family families band")
_CROWDS = listed("group number handful crowd couple majority minority dozens pair team")
_COUPLES = listed("couple crowd pair duo trio quartet majority minority")
_SIDES = listed("sides groups camps factions ranks")
_GENERAL = listed("general joint army navy naval military air defence defense imperial")
_GUARDS = listed("coast national home border revolutionary civil palace republican")
_PAPERWORK = listed(
    "white green position discussion policy research working briefing confidential leaked internal "
    "secret court transport identity official ministry consultation strategy"
)
_PRESSES = listed("local regional national daily sunday morning evening foreign state several")

_NO_PERSON = re.compile(r"[a-z]+[A-Z]{2}|^[a-z]*[A-Z][a-z]+[A-Z]{2}|^Inter(?!l)[a-z]{3}|[&\d]")
_STATE = re.compile(r"^[A-Z]\w+(?:istan|ania|ovia|avia|grad)$")
_PEOPLES = re.compile(r"(?:ers|ors|ists|ians|ans|ees|ants|ents|crats|icans|ives|folk|ites|eers)$")
_PARTISANS = re.compile(r"(?:icans|crats|ians|ists|ites|tories|atives)$")
_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def classify(text: str) -> Verdict:
    """Return the kind of source that the words of a mention name, and how far they hide it.

    Args:
        text: A mention such as "a Whitehall source", "Mayor Ann Orlo", "the report", "he".

    Returns:
        The kind, and the anonymity class for kind UNNAMED, else None. A definite office ("the
        prime minister", "the spokesperson") is a PERSON: the article may name it elsewhere. An
        indefinite one, or somebody's spokesperson or lawyer ("Orlo's spokesperson"), is UNNAMED, as
        are counted people ("two traders"). Crowds ("residents", "critics", "some") are a GROUP,
        and so are those who speak together ("Orlo and her deputy, Marsh").
        Who is only counted or pointed at ("another", "one of them") is UNNAMED without a class.
        Empty or wordless text is UNNAMED, BARE.
    """
    plain = " ".join(text.replace("’", "'").split()).strip(" '\"“”‘.,;:")
    if not _WORDLY.search(plain):
        return Kind.UNNAMED, Anonymity.BARE
    return _fixed(plain) or _several(plain) or _part(plain) or _known(plain) or _judged(plain)


# --- known as a whole -----------------------------------------------------------------------------


def _fixed(plain: str) -> Verdict | None:
    """Judge what is known as a whole and names nobody: pronouns, hearsay, shares."""
    low = plain.casefold()
    if low in _ALONE:
        return _ALONE[low]
    if low in _HEARD or low.removeprefix("the ") in nouns("hearsay"):
        return Kind.HEARSAY, None
    if _PASSIVE.match(plain) or _RUMOUR.match(low):
        return Kind.HEARSAY, None
    if _OTHER.match(plain):
        return Kind.UNNAMED, None
    if _SHARE.match(plain):
        return Kind.GROUP, None
    return (Kind.OUTLET, None) if _HOST.match(plain) else None


def _several(plain: str) -> Verdict | None:
    """Judge "Orlo and Marsh", who speak together, and "the Orlo and Marsh Act", which is one."""
    if " and " not in plain and " nor " not in plain and " with " not in plain:
        return None
    front, _, rest = plain.partition(" and ")
    if front.casefold() in PAIRED and rest.strip():  # "Current and former officials"
        return classify(rest)
    kind = coupled(plain) or (Kind.GROUP if joint(plain) else None)
    return (kind, None) if kind else None


def _part(plain: str) -> Verdict | None:
    """Judge "one of the officials" by what the officials are; None for other mentions."""
    part = _PART.match(plain)
    if part is None:
        return None
    whole = plain[part.end() :]
    some = cut(whole)
    bare = _REST.match(some.head) is not None
    if part[1] and not knows(plain):
        kind, hiding = (Kind.GROUP, None) if bare else classify(whole)
        return (kind, hiding) if kind is Kind.UNNAMED else (Kind.GROUP, None)
    if bare:
        return Kind.UNNAMED, Anonymity.AUTHORITATIVE if knows(plain) else None
    if some.last == "members" and not some.rest:
        return Kind.UNNAMED, Anonymity.OFFICIAL
    return Kind.UNNAMED, anonymity(some)


def _known(plain: str) -> Verdict | None:
    """Judge outlets and places of the tables, with or without words that hang on them."""
    if _is_listed(plain):
        return Kind.OUTLET, None
    if place(plain) is not None:
        return Kind.INSTITUTION, None
    own = cut(plain)
    if own.head == plain or own.last in nouns("source"):
        return None
    if _is_listed(own.head):
        return Kind.OUTLET, None
    return (Kind.INSTITUTION, None) if place(own.head) is not None else None


def _is_listed(name: str) -> bool:
    """Tell whether an outlet bears this name; "the insider" in small letters is none."""
    found = by_name(name)
    return found is not None and (not name.islower() or name in found.names)


def _judged(plain: str) -> Verdict:
    """Judge by the head noun and by what stands around it."""
    own = cut(plain)
    alone = _ALONE.get(own.head.casefold())
    if alone is not None or _OTHER.match(own.head):
        return _pointed(own, alone)
    of_people = own.noun is None or own.noun.sort in PEOPLE
    if of_people and (hidden(plain) or own.last in nouns("source")):
        return Kind.UNNAMED, anonymity(own)
    if own.last == "guard" and own.before & _GUARDS:
        return Kind.INSTITUTION, None
    if _HEADLINE.match(plain):
        own = phrase(plain, plain.split())
    kind = bearer(own)
    return (kind, None) if kind else _common(own) or _proper(own)


def _pointed(own: Phrase, alone: Verdict | None) -> Verdict:
    """Judge "another, who was there": somebody only pointed at, and what hangs on it."""
    named = behind(own)
    if named is not None:
        return named, None
    if knows(own.plain):
        return Kind.UNNAMED, Anonymity.AUTHORITATIVE
    few = alone is None or alone[0] is Kind.UNNAMED or own.last == "others"
    if few and _INSIDE.search(own.rest):
        return Kind.UNNAMED, Anonymity.DESIGNATED
    return alone or (Kind.UNNAMED, None)


# --- common nouns ---------------------------------------------------------------------------------


def _common(own: Phrase) -> Verdict | None:
    """Judge a mention whose head is a common noun of the tables; None if it is none."""
    noun = own.noun
    led = own.rest.startswith((" of", " led")) and not own.owned
    if own.last in _COUPLES or (own.last in _CROWDS and led):
        return Kind.GROUP, None
    if noun is None:
        return None
    surname = own.last in given_names() or noun.sort in {Sort.TRADE, Sort.FOLK}
    if len(own.words) == 1 and own.named and not noun.many and surname:  # "Baker"
        return None
    return _people(own, noun) if noun.sort in PEOPLE else (_thing(own, noun), None)


def _thing(own: Phrase, noun: Head) -> Kind:
    """Judge a document, an outlet or a house by the words before its noun."""
    last = own.last
    crowd = last in _TEAMS and not (last == "staff" and own.before & _GENERAL)
    if last in _SIDES or crowd or (last == "team" and own.first in {"a", "an"}):
        return Kind.GROUP
    if last in {"paper", "papers"}:
        return _paper(own)
    if last in {"website", "site"} and own.owned and not _of_press(own):
        return Kind.DOCUMENT
    if last in {"agency", "agencies", "network", "networks"} or noun.sort is Sort.OUTLET:
        return Kind.OUTLET if is_press(own) else Kind.INSTITUTION
    return Kind.DOCUMENT if noun.sort is Sort.DOCUMENT else Kind.INSTITUTION


def _of_press(own: Phrase) -> bool:
    """Tell "the paper's website" from "the ministry's website", which is no outlet."""
    known = head(own.owner.casefold())
    return masthead(f"the {own.owner}") or (known is not None and known.sort is Sort.OUTLET)


def _paper(own: Phrase) -> Kind:
    """Tell a newspaper from a white paper."""
    if own.before & _PAPERWORK or own.rest.startswith((" from", " by", " on ", " to ")):
        return Kind.DOCUMENT
    many = own.last == "papers" and own.first != "the"
    return Kind.DOCUMENT if many and not own.before & _PRESSES else Kind.OUTLET


def _people(own: Phrase, noun: Head) -> Verdict:
    """Judge people named by what they are: office, trade, kin, side."""
    if noun.many and own.named and own.first == "the":  # "The Friends of the Lake"
        return Kind.INSTITUTION, None
    if noun.many:
        kind = _many(own, noun)
    else:
        once = own.first in INDEFINITE and (not own.owned or own.first in {"a", "an", "one"})
        nameless = once or knows(own.plain) or _is_nameless(own, noun)
        kind = Kind.UNNAMED if nameless else Kind.PERSON
    return kind, anonymity(own) if kind is Kind.UNNAMED else None


def _is_nameless(own: Phrase, noun: Head) -> bool:
    """Tell whether a single person stays unnamed although the mention is no indefinite one."""
    if noun.sort is Sort.FACELESS:
        return True
    if noun.sort is Sort.KIN:
        return own.first not in {"my", "our"} and (own.owned or own.rest.startswith(" of "))
    if noun.sort is Sort.SIDE:
        return own.owned and "chief" not in own.before
    if noun.sort is Sort.SPOKEN:
        alone = own.first in DEFINITE and len(own.words) == 2
        return own.first in OWNERS or not alone
    return noun.single in _UNPLACED and not own.before & _OWN_OFFICER


def _many(own: Phrase, noun: Head) -> Kind:
    """Return the kind of people in the plural: counted and official ones are unnamed."""
    if knows(own.plain) or _COUNTED.match(own.plain):
        return Kind.UNNAMED
    if noun.single in _FORCES:
        return Kind.INSTITUTION
    if noun.sort in {Sort.SOURCE, Sort.SPOKEN} or noun.single in {"witness", "eyewitness"}:
        return Kind.UNNAMED
    if noun.sort is Sort.SIDE:
        near = "former" in own.before or noun.single not in _TRADESMEN
        return Kind.UNNAMED if near else Kind.GROUP
    if noun.single in {"person", "figure"}:
        return Kind.UNNAMED if own.rest.startswith(_AMONG) else Kind.GROUP
    if noun.sort is not Sort.OFFICE or noun.single in _LEADERS:
        return Kind.GROUP
    definite = own.first in DEFINITE and noun.single not in _UNPLACED
    return Kind.GROUP if definite else Kind.UNNAMED


# --- what no table knows --------------------------------------------------------------------------


def _proper(own: Phrase) -> Verdict:
    """Judge a head that no table knows: by its article, its capitals and its ending."""
    words, first, last = own.words, own.first, own.last
    name = _ARTICLES.sub("", own.head)
    if first in {"a", "an"} and not own.named:
        return Kind.UNNAMED, anonymity(own)
    if name[:1].isupper() and masthead(own.head):
        return Kind.OUTLET, None
    acronym = words[-1].isupper() and 1 < len(words[-1]) <= 7
    if acronym or last in nouns("place") or state_of(words[-1]) is not None:
        return Kind.INSTITUTION, None
    if name[:1].isupper() and own.named:
        return _capitalised(own), None
    if first in OWNERS - {"its", "our"}:
        return Kind.UNNAMED, anonymity(own)
    peoples = _PEOPLES.search(last) is not None or last.endswith("s")
    return (Kind.GROUP if peoples or first not in DEFINITE else Kind.INSTITUTION), None


def _capitalised(own: Phrase) -> Kind:
    """Tell persons from houses and peoples among capitalised names."""
    words, first, last = own.words, own.first, own.last
    if _is_people(words[-1], first, last):
        return Kind.GROUP
    if first == "the" or len(words) > 5 or ends_house(own.head) or _NO_PERSON.search(own.head):
        return Kind.INSTITUTION
    state = len(words) == 1 and last not in given_names() and _STATE.match(words[0])
    known = own.head.casefold() in nouns("organisation")
    return Kind.INSTITUTION if state or known else Kind.PERSON


def _is_people(word: str, first: str, last: str) -> bool:
    """Tell "Republicans", "the Marshlanders" from the surname "Peters"."""
    if not last.endswith("s"):
        return False
    return (
        state_of(word[:-1]) is not None
        or bool(_PARTISANS.search(last))
        or (first != last and _PEOPLES.search(last) is not None)
    )
