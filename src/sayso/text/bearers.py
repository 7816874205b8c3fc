"""Names in a mention, and what bears them: a person, an outlet, a firm; see ``bearer``."""

import re

from sayso.records.speech import Kind
from sayso.text.heads import PEOPLE, Sort, head, listed_head
from sayso.text.mastheads import masthead
from sayso.text.nouns import given_names, listed, nouns
from sayso.text.outlets import by_name, ends_name, looks_like_outlet
from sayso.text.persons import namings
from sayso.text.phrases import DEFINITE, INDEFINITE, Phrase, cut

_LINK = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|y|i|et|va|und|e|&)"
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’.&-]*"
_NAME = rf"{_CAPITAL}(?: (?:{_LINK} )*(?:{_CAPITAL}|&|\d+))*"
_LED = re.compile(rf"^(?P<lead>(?:.*? )?(?P<noun>[a-zà-öø-ÿ][\w'-]*)) (?P<name>{_NAME})$")
_NAMED = re.compile(rf"(?:the )?(?:{_NAME})$")
_PAIR = re.compile(r"^(?:[^\W\d_a-z][\w'’.-]* ){1,4}and (?:[^\W\d_a-z][\w'’.-]* ?){1,4}$")
_CARRIED = re.compile(
    r"\b(?:in|by|from|of) (?:the )?((?:[A-Z][\w'’&-]*)(?: [A-Z][\w'’&-]*){0,4})",
)
_STORIES = listed(
    "story stories article articles report reports piece dispatch exclusive interview"
)
_HOUSES = listed(  # agencies that are no press
    "relief aid space spy intelligence tax environment environmental rating ratings credit travel "
    "estate employment advertising enforcement security border weather health welfare housing "
    "drugs police un u.n. eu federal government nuclear energy development refugee food consumer "
    "children crime statistics maritime aviation transport safety standards recruitment letting "
    "adoption collection cyber defence defense customs fisheries forestry water highways probation"
)
_STATIONS = listed(
    "police fire power polling weather railway bus train petrol gas filling lifeboat"
)
_NOT_NETWORKS = listed("support research social terror spy criminal crime rail road hospital")
_ON_AIR = listed("television tv radio news broadcast broadcasting cable")
_COMPANIES = listed("owner seller buyer shipowner rival partner dealer parent agent")
_SURNAMES = listed(
    "gold mills mill steel power banks bank church parish court house lodge temple abbey homes "
    "coal watch marine chambers field school college hall crown state city town singer farm coach"
)
_PLAIN_LEADS = listed("opposition ruling state family crown")


def bearer(phrase: Phrase) -> Kind | None:
    """Return what the name in a mention belongs to; None if there is none that tells.

    "Mayor Ann Orlo", "the weekly Istra", "a lawyer for the crew, Ann Orlo", "Istra, a weekly".
    """
    if _PAIR.match(phrase.plain):
        return Kind.GROUP
    if _names_outlet(phrase):
        return Kind.OUTLET
    kind = None if phrase.head.islower() else _led(phrase)
    if kind is None and _person_named(phrase):
        return Kind.PERSON
    return kind or behind(phrase)


def is_press(phrase: Phrase, size: int | None = None) -> bool:
    """Tell a news agency from a tax agency, a television network from a railway's.

    Args:
        phrase: The mention.
        size: How many of its words there are up to the noun in question; all of the head if None.
    """
    words = phrase.words[:size]
    noun = words[-1].casefold().removesuffix("s").removesuffix("ie").removesuffix("y")
    pieces = {piece for word in words[:-1] for piece in word.casefold().split("-")}
    if noun == "agenc":
        return not pieces & _HOUSES and not (words[-1][:1].isupper() and len(words) > 1)
    if noun == "station":
        return not pieces & _STATIONS
    if noun == "network":
        named = len(words) < len(phrase.words)
        return bool(pieces & _ON_AIR) or (named and not pieces & _NOT_NETWORKS)
    return True


def ends_house(name: str) -> bool:
    """Tell whether a name of several words ends like a firm's or a house's: "Orvale Resources"."""
    last = name.rpartition(" ")[2].casefold()
    if " " not in name or last in given_names():
        return False
    if last in _SURNAMES and name.partition(" ")[0].casefold() in given_names():
        return False
    known = head(last)
    return last in nouns("house") or (known is not None and known.sort is Sort.BODY)


def _names_outlet(phrase: Phrase) -> bool:
    """Tell "the latest Courier story" and "the Orvale Wire" from other heads."""
    words = phrase.words
    given = words[0].casefold() in given_names() and len(words) < 4
    if not given and phrase.named and masthead(phrase.head):
        return True
    sizes = (1, 2, 3) if ends_name(words[-1]) else ()
    if any(by_name(" ".join(words[-size:])) for size in sizes if size < len(words)):
        return True
    if phrase.last not in _STORIES:
        return False
    named = _CARRIED.search(phrase.plain)
    ahead = [" ".join(words[at:-1]) for at in range(len(words) - 1)]
    return any(looks_like_outlet(name) for name in (*ahead, named.group(1) if named else ""))


def _led(phrase: Phrase) -> Kind | None:
    """Judge "the weekly Istra", "the pianist Ann Orlo": a noun in small letters, then a name."""
    led = _LED.match(phrase.head)
    if led is None:
        return None
    noun, name = led["noun"].casefold(), led["name"]
    if noun.endswith(("'s", "s'")) or noun in DEFINITE | INDEFINITE | _PLAIN_LEADS:
        return Kind.OUTLET if masthead(name) else None
    if " " not in name and listed_head(name.casefold()) is not None:  # "the foreign Ministry"
        return None
    known = head(noun)
    if known is None:
        return Kind.PERSON if " " in name and not ends_house(name) else None
    if known.sort in PEOPLE:
        return None if known.many or ends_house(name) else Kind.PERSON
    if known.sort is Sort.OUTLET or noun in {"agency", "network"}:
        size = len(led["lead"].split())
        return Kind.OUTLET if is_press(phrase, size) else Kind.INSTITUTION
    return Kind.DOCUMENT if known.sort is Sort.DOCUMENT else Kind.INSTITUTION


def _person_named(phrase: Phrase) -> bool:
    """Tell whether the head itself names a person, not only somebody it belongs to."""
    plain, own = phrase.plain, phrase.head
    if phrase.first in {"a", "an"} or own.islower():
        return False
    names = namings(own)
    for name in names:
        if name.start <= 4 and name.end >= len(own) - 1:
            return bool(name.title) or not (masthead(own) or ends_house(own))
    alone = plain.partition(",")[0] == own
    return alone and any(name.end == len(own) and name.sure for name in names)


def behind(phrase: Phrase) -> Kind | None:
    """Judge by what stands behind the comma in "the drummer, Lenz Orlo" and "Istra, a weekly"."""
    after = phrase.plain.partition(", ")[2]
    told = after.partition(", ")[0].partition(" who ")[0]
    own = phrase.noun
    if not told or (own is not None and own.sort not in PEOPLE):
        return None
    if phrase.last in _COMPANIES and _LED.match(told):
        kind = _led(cut(told))
        return kind if kind in {Kind.INSTITUTION, Kind.OUTLET} else None
    if _NAMED.match(told):
        return _renamed(phrase, told) if own is None or not own.many else None
    if own is not None or not phrase.named or not told[0].islower():
        return None
    return _described(cut(told))


def _renamed(phrase: Phrase, name: str) -> Kind | None:
    """Judge a role that is followed by its holder's name."""
    sure = any(found.title or found.sure for found in namings(name))
    firm = ends_house(name) or " " not in name or "&" in name
    if masthead(name) and not sure:
        return Kind.OUTLET if phrase.last in _COMPANIES | {"one"} else None
    if phrase.last in _COMPANIES and firm and not sure:
        return Kind.INSTITUTION
    if phrase.noun is None and phrase.named and not sure:
        return None
    if phrase.rest.startswith(","):
        return Kind.PERSON
    if firm or _another_role(phrase):  # "a spokesman for the shipowner, Orvale Lines"
        return None
    return Kind.PERSON


def _another_role(phrase: Phrase) -> bool:
    """Tell "a spokesman for the mayor, Ann Orlo": the name may be the mayor's."""
    nearest = phrase.plain.partition(",")[0].split()
    known = head(nearest[-1].casefold())
    return known is not None and known.sort in PEOPLE and not known.many


def _described(told: Phrase) -> Kind | None:
    """Judge a name by what is said of it behind a comma."""
    if told.noun is None or told.first not in DEFINITE | INDEFINITE:
        return None
    if told.noun.sort is Sort.OUTLET or told.last in {"agency", "network"}:
        return Kind.OUTLET if is_press(told) else Kind.INSTITUTION
    return Kind.INSTITUTION if told.noun.sort is Sort.BODY else None
