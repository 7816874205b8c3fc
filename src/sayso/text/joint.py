"""Joint speakers taken apart: "Ann Orlo and her deputy, Bo Roth" are two, "the Roth Act" is one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sayso.records.speech import Kind
from sayso.text.heads import PEOPLE, Head, Sort, head
from sayso.text.metonyms import place
from sayso.text.nouns import listed, nouns
from sayso.text.outlets import looks_like_outlet
from sayso.text.persons import is_title, key_of, namings
from sayso.text.phrases import DEFINITE, Phrase, cut

_AND = re.compile(
    r"(?P<comma>,)?\s+(?:and|nor|as well as|(?:together|along) with)\s+(?:together with\s+)?"
)
_SPLIT = re.compile(rf"\s*(?:{_AND.pattern.replace('?P<comma>', '?:')}|,)\s*")
_BOTH = re.compile(r"(?:both|neither)\s+", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.’'\-]*"
_LINK = r"(?:(?:van|von|der|de|del|di|da|du|la|le|al|bin)\s)?"
_BARE = re.compile(rf"{_CAPITAL}(?:\s{_LINK}{_CAPITAL}){{0,3}}")
_COUPLED = re.compile(
    rf"(?:[Tt]he )?({_CAPITAL}) and ({_CAPITAL}(?: {_CAPITAL}){{0,3}}(?: [a-zß-ÿ][\w\-]+)?)"
)
_SELF = listed("he she i who we they you")
_SONS = listed("sons son daughters partners partner co company brothers bros associates")
_FIELDS = listed(  # of a ministry: "Health and Sport Minister Ann Orlo"
    "health education trade business foreign defence defense home justice labour labor work "
    "culture sport sports energy environment transport agriculture farming food finance science "
    "industry interior economy technology tourism housing welfare pensions security community"
)
PAIRED = listed(  # that stand before an "and" and tell something of the noun behind it
    "federal state local regional national current former senior junior liberal conservative "
    "military civilian public private black white young old male female past present"
)
_FIRMS = frozenset(
    {
        "marks and spencer", "johnson and johnson", "procter and gamble", "smith and wesson",
        "ernst and young", "black and decker", "harland and wolff", "barnes and noble",
        "simon and schuster", "bang and olufsen", "tate and lyle", "standard and poor's",
        "bosnia and herzegovina", "trinidad and tobago", "antigua and barbuda", "tyne and wear",
        "serbia and montenegro", "newfoundland and labrador", "brighton and hove",
        "saint kitts and nevis", "st kitts and nevis", "st. kitts and nevis",
    }
)  # fmt: skip
_NAMED = frozenset({"name", "full"})
_PERSONS = _NAMED | {"role", "self"}
_OF = (" of ", " in ", " at ")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a mention between commas.

    Attributes:
        at: Its first and one past its last code point.
        sort: ``full`` (by title, or given and family name), ``name`` (other capitals), ``role``
            ("the mayor"), ``self`` (a pronoun), ``someone`` ("a lawyer", "his wife"), ``many``,
            ``house`` ("the council"), ``firm`` ("Orvale Steel"), or "" for all the rest.
        hangs: Words hang on its head: "of Orvale".
        reaches: They may reach over an "and" behind it: "a lawyer for Orlo".
        holds: They name a person.
        among: It begins with "like" or "including".
    """

    at: Span
    sort: str
    hangs: bool
    reaches: bool
    holds: bool
    among: bool


@lru_cache(maxsize=20_000)
def joint(text: str) -> tuple[Span, ...]:
    """Return where those stand who speak together in a mention; () if one speaks.

    A role and the name behind it are one ("her deputy, Bo Roth"); what a firm, a law or a
    ministry is called is nobody ("the Roth and Orlo Act", "Orlo and Sons"); those for whom
    somebody speaks do not ("a lawyer for Orlo and Roth"). At least one of those who speak is a
    person: by name, by an office, or as a pronoun.

    Args:
        text: A mention as it stands.

    Returns:
        Half-open spans of code points in ``text``, in order: none, or two and more.
    """
    plain = text.rstrip(" .,;:")
    both = _BOTH.match(plain)
    start = both.end() if both else 0
    front = plain.partition(" and ")[0].casefold()
    if front in PAIRED or coupled(" ".join(plain[start:].split())):
        return ()
    for found in reversed(list(_AND.finditer(plain, start))):
        left = _parts(plain, start, found.start(), _SPLIT)
        right = _parts(plain, found.end(), len(plain), re.compile(r"\s*,\s*"))
        if left and right and _fit(left, right[0], closed=found["comma"] is not None):
            members = (*_members(left), *_members(right))
            return members if len(members) > 1 else ()
    return ()


@lru_cache(maxsize=20_000)
def coupled(plain: str) -> Kind | None:
    """Return what a name with an "and" inside belongs to; None if it is none that is known.

    Args:
        plain: A mention with single spaces.
    """
    words = plain.casefold().replace("’", "'").removeprefix("the ").removesuffix("'s")
    if words in _FIRMS or place(plain) is not None:
        return Kind.INSTITUTION
    left, _, right = plain.partition(" and ")
    if _is_bare_title(left) and any(name.title for name in namings(right)):
        return Kind.PERSON
    pair = _COUPLED.fullmatch(plain)
    if pair is None:
        return None
    last = key_of(pair[2].rpartition(" ")[2])
    if key_of(pair[1]) == key_of(pair[2]) or last in _SONS:
        return Kind.INSTITUTION
    known = head(last)
    if known is None or " " not in pair[2] or any(name.sure for name in namings(pair[2])):
        return None
    things = {Sort.BODY: Kind.INSTITUTION, Sort.OUTLET: Kind.OUTLET, Sort.DOCUMENT: Kind.DOCUMENT}
    return things.get(known.sort)


def _is_bare_title(words: str) -> bool:
    """Tell the first half of "Deputy Prime Minister and Foreign Minister Ann Orlo" from a name."""
    last = words.rpartition(" ")[2].casefold()
    led = words.partition(" ")[0].casefold() in DEFINITE | {"a", "an"}
    called = any(key_of(word) in nouns("honorific") for word in words.split())  # "Mr King"
    titled = is_title(key_of(last)) and not led and not called and not namings(words)
    return words != "" and (titled or last in _FIELDS)


def _parts(plain: str, start: int, end: int, split: re.Pattern[str]) -> list[_Part]:
    """Return the pieces of ``plain[start:end]`` between what ``split`` finds."""
    cuts = [(start, start), *(m.span() for m in split.finditer(plain, start, end)), (end, end)]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts)]
    return [_part(plain, span) for span in spans if plain[span[0] : span[1]].strip()]


def _part(plain: str, at: Span) -> _Part:
    words = " ".join(plain[at[0] : at[1]].replace("’", "'").split())
    own = cut(words)
    sort = _sort(own)
    holder = own.noun is not None and own.noun.sort in {Sort.OFFICE, Sort.TRADE}
    kept = sort in _NAMED or (sort == "role" and holder and own.rest.startswith(_OF))
    hangs = own.rest != "" and not own.rest.startswith(" (")
    among = own.first in {"like", "including", "such"}
    return _Part(at, sort, hangs, hangs and not kept, hangs and namings(own.rest) != [], among)


def _sort(own: Phrase) -> str:
    """Return what a piece names: see ``_Part``."""
    words, last = own.head, key_of(own.last)
    if words.casefold() in _SELF:
        return "self"
    if last == "others":
        return "many"
    names = [name for name in namings(words) if name.at + len(name.name) == len(words)]
    if names and names[0].start <= 4 and place(words) is None:
        return _name_sort(words, last, "full" if names[0].sure else "name")
    if _BARE.fullmatch(words):
        if key_of(own.first) in nouns("honorific") and " " in words:  # "Mr King"
            return "full"
        if is_title(last) and " " in words:  # "Deputy Prime Minister"
            return ""
        return "firm" if place(words) is not None else _name_sort(words, last, "name")
    if own.noun is not None and own.noun.sort in PEOPLE:
        return _people_sort(own, own.noun)
    led = own.first in DEFINITE or own.owned
    body = own.noun is not None and own.noun.sort is Sort.BODY
    if own.owned and own.noun is None and not own.named:  # "his counterpart"
        return "someone"
    return "house" if led and (body or own.named) else ""


def _name_sort(words: str, last: str, sort: str) -> str:
    """Return ``sort`` unless the last word ends the name of a house, a law or an office."""
    known = head(last)
    thing = known is not None and known.sort in {Sort.BODY, Sort.OUTLET, Sort.DOCUMENT}
    ends = last in nouns("house") or last in nouns("place") or is_title(last)
    ends = ends or looks_like_outlet(words) or (words.isupper() and 1 < len(words) < 6)
    if last in nouns("calendar") or last in nouns("function"):
        return ""
    return "firm" if sort == "name" and (thing or ends) else sort


def _people_sort(own: Phrase, noun: Head) -> str:
    """Tell "the mayor" from "a mayor", "his wife" and "two mayors"."""
    if noun.many:
        return "many"
    led = own.first in DEFINITE or own.owned
    if led and noun.sort in {Sort.OFFICE, Sort.TRADE, Sort.FOLK}:
        return "role"
    return "someone" if led or own.first in {"a", "an", "one", "another"} else ""


def _fit(left: list[_Part], other: _Part, *, closed: bool) -> bool:
    """Tell whether those before an "and" and the first one behind it speak together."""
    one, last = left[0], left[-1]
    if not one.sort or not other.sort or not {part.sort for part in (*left, other)} & _PERSONS:
        return False
    if not closed and (last.reaches or not last.sort):
        return False  # "a lawyer for Orlo and Roth", "Ann Orlo, who met Bo Roth and Ida Marsh"
    if any(part.reaches or not part.sort for part in left[:-1]) and not closed:
        return other.sort == "full"  # "Ann Orlo, who leads a board on Science, Space and Work"
    if any(part.among for part in left):
        return False  # "critics, like Ann Orlo and Bo Marsh"
    if one.reaches and one.holds and not {part.sort for part in left[1:]} & _NAMED:
        return False  # "aides to Ann Orlo, the mayor, and Bo Roth"
    if last.hangs and not closed and other.sort not in {"full", "role"}:
        return False  # "the mayor of Port Orvale and Tess"
    if "firm" in {one.sort, other.sort}:
        return "full" in {one.sort, other.sort}
    if len(left) > 1 and not closed and other.sort not in _NAMED:
        return last.sort in _NAMED  # "Ann Orlo, the mayor and the head of the union" is one
    return other.sort in _NAMED or one.sort in _PERSONS or other.sort in _PERSONS


def _members(parts: list[_Part]) -> list[Span]:
    """Return the spans of those who speak: a role takes in the name behind it, a name a role."""
    found: list[Span] = []
    before = ""
    for part in parts:
        role = part.sort in {"role", "someone", "many"}
        if part.sort in _NAMED and before == "opening":
            found[-1] = part.at
            before = "name"
        elif before == "name" and (role or (part.sort == "name" and part.hangs)):
            continue  # "Ann Orlo, the mayor", "Ann Orlo, Democrat of Varne"
        elif part.sort:
            found.append(part.at)
            before = "opening" if role else "name"
    return found
