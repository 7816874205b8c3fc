"""Whether two names are one person's: spellings, nicknames, initials, family name first."""

import re
import unicodedata
from functools import lru_cache

from sayso.records.stories import Verdict
from sayso.text.nouns import given_names, listed
from sayso.text.persons import PARTICLES, SUFFIXES, key_of

_FAMILY_FIRST = listed(
    "kim xi mao moon yoon park choi wang li zhang chen hu wen jiang deng zhou nguyen tran pham lee "
    "liu yang zhao wu sun ma lin han cho jung kang zhu lai tsai chiang"
)
_ALSO_WESTERN = frozenset({"kim", "lee", "park", "lin", "han", "sun", "chen", "ma", "lai", "jung"})


@lru_cache(maxsize=20_000)
def surname(name: str) -> str:
    """Return the family name with its particles: "van der Berg", "Kim" of "Kim Jong Un"."""
    family, _ = parts(name)
    return family


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Return (family name, given names) of a name without its title."""
    words = [word for word in name.split() if key_of(word) not in SUFFIXES]
    if len(words) < 2:
        return " ".join(words), ()
    if _family_first(words):
        return words[0], tuple(words[1:])
    at = len(words) - 1
    while at > 1 and key_of(words[at - 1]) in PARTICLES:
        at -= 1
    return " ".join(words[at:]), tuple(words[:at])


def _family_first(words: list[str]) -> bool:
    key = key_of(words[0])
    if key not in _FAMILY_FIRST or key_of(words[1]) in given_names():
        return False
    split = len(words) == 3 or "-" in words[1]
    return split if key in _ALSO_WESTERN else len(words) <= 3


_SPELLINGS = (  # one after the other; "djh" and "tcz" need the shorter step first
    ("kh", "h"), ("dj", "j"), ("zh", "j"), ("cz", "c"), ("tz", "c"), ("ts", "c"), ("ck", "k"),
    ("q", "k"), ("ks", "x"), ("ph", "f"), ("ou", "u"), ("w", "v"),
)  # fmt: skip
_SH = re.compile("shch|sch|tsch")
_I = re.compile("(?:iy|yi|yy|ii|ij|ej|ey|ei|y|j$|i)+")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """Return a name as a key under which its spellings meet: Zelensky, Zelenskiy, Zelenskyy."""
    key = name.casefold()
    if not key.isascii():
        key = unicodedata.normalize("NFKD", key.replace("ß", "ss").replace("ø", "o"))
        key = key.replace("ł", "l")
    if not key.isalnum():
        key = "".join(filter(str.isalnum, key))
    if "ch" in key:
        key = _SH.sub("sh", key)
    for written, heard in _SPELLINGS:
        key = key.replace(written, heard)
    return _TWICE.sub(r"\1", _I.sub("i", key))


@lru_cache(maxsize=20_000)
def same_person(left: str, right: str) -> Verdict:
    """Judge whether two names, without titles, are one person's.

    SAME: the family names sound alike and the given names agree (equal, a nickname, another
    spelling, or more of them). UNSURE: one gives no given name, or an initial only. DIFFERENT:
    anything else, and a "Jr." on one side only.
    """
    (left_family, left_given), (right_family, right_given) = parts(left), parts(right)
    if not sound(left_family) or sound(left_family) != sound(right_family):
        return Verdict.DIFFERENT
    if _suffix(left) != _suffix(right) and left_given and right_given:
        return Verdict.DIFFERENT
    if not left_given or not right_given:
        return Verdict.UNSURE
    if _family_first(left.split()) and _family_first(right.split()):
        joined = [sound("".join(given)) for given in (left_given, right_given)]
        return Verdict.SAME if joined[0] == joined[1] else Verdict.DIFFERENT
    return _same_given(left_given, right_given)


def _suffix(name: str) -> str:
    last = key_of(name.rstrip().rpartition(" ")[2])
    return last if last in SUFFIXES else ""


def _same_given(left: tuple[str, ...], right: tuple[str, ...]) -> Verdict:
    first = _same_word(left[0], right[0])
    if first is Verdict.SAME:
        middles = [_same_word(a, b) for a, b in zip(left[1:], right[1:], strict=False)]
        return Verdict.DIFFERENT if Verdict.DIFFERENT in middles else Verdict.SAME
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    within = all(any(_same_word(a, b) is Verdict.SAME for b in longer) for a in shorter)
    if within and len(longer) > len(shorter):
        return Verdict.SAME
    return first


def _same_word(left: str, right: str) -> Verdict:
    """Judge two given names; an initial that fits leaves it open."""
    a, b = key_of(left), key_of(right)
    if sound(a) == sound(b):
        return Verdict.SAME
    known = given_names()
    if known.get(a, frozenset({a})) & known.get(b, frozenset({b})):
        return Verdict.SAME
    if min(len(a), len(b)) == 1 or "." in a + b:
        return Verdict.UNSURE if a[:1] == b[:1] else Verdict.DIFFERENT
    return Verdict.DIFFERENT
