"""Whom "who", "which" and "that" stand for: the noun phrase right before them.

"The ministry, which said p", "a driver who asked not to be named", "Dana Orlo, the mayor, who
denies it". Of "the head of the board, who" it is the head, of "the head of the board, which" the
board. A question ("asked who had paid") has no such phrase before it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sayso.records.speech import Kind
from sayso.text.heads import PEOPLE, Sort, head
from sayso.text.mentions import classify
from sayso.text.nouns import listed
from sayso.text.phrases import DEFINITE, INDEFINITE, Phrase, cut

RELATIVES = frozenset({"who", "which", "that"})
REACH = 200  # code points before a pronoun in which its phrase stands
LONGEST = 7  # words of a noun phrase without what hangs on it
MOST = 4  # noun phrases that hang on one another
_TOKEN = re.compile(r"[^\W_](?:[\w’'&.-]*[\w’'])?|[,()—–-]+|&")
_END = re.compile(
    r"[;:!?\n“”\"…]|(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Rev))\.\s"
)
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)\s*,?\s*$")
_DETERMINERS = DEFINITE | INDEFINITE | listed("no every each most those these all none")
_LINKS = listed("of for from at in with on to by near behind inside outside against over")
_STOPS = _LINKS | listed(
    "and or but nor that which who whom whose when where while as if because than then so since "
    "until after before during under about into like is are was were be been being has have had do "
    "does did will would can could may might must should not never also just only even still now "
    "said says told tells asked asks saying telling asking know knows knew known wonder wondered "
    "say tell ask see show reveal guess understand explain decide name met he she they it we you i "
    "them him me us"
)
_INSIDE_NAMES = listed("of de van von der den la le du del della di and")
_PERSONS = frozenset({Kind.PERSON, Kind.UNNAMED, Kind.GROUP})
_THINGS = frozenset({Kind.INSTITUTION, Kind.DOCUMENT, Kind.OUTLET})
_FITTING = {"who": _PERSONS, "which": _THINGS, "that": _PERSONS | _THINGS}
_BEHIND = listed("here there today yesterday alone together himself herself itself themselves")
_PLACES = listed("in at near outside inside")  # a name behind them is a place's
_ALONE = listed("those anyone anybody someone somebody everyone everybody one ones others people")

Span = tuple[int, int]


class _Row(NamedTuple):
    """The words before a pronoun, and the place of each."""

    words: list[str]
    places: list[Span]


@lru_cache(maxsize=4_000)
def antecedent(text: str, at: int) -> Span | None:
    """Return the place of the noun phrase that a relative pronoun stands for, or None.

    Args:
        text: Any text.
        at: First code point of the pronoun.

    Returns:
        Half-open range of code points, before ``at``; None where a question is asked, or where no
        phrase is seen.
    """
    found = re.compile(r"who|which|that", re.IGNORECASE).match(text, at)
    if found is None:
        return None
    row = _before(text, at)
    if row.words and row.words[-1].casefold() in {"and", "but", "or"}:
        first = _coordinate(row)
        return antecedent(text, first) if first is not None else None
    picked = _picked(text, found.group().casefold(), list(_phrases(row)))
    return picked and _whole(row, picked)


def _before(text: str, at: int) -> _Row:
    """Return the words of the clause before a pronoun, without a comma or an aside behind them."""
    start = max(0, at - REACH)
    for found in _END.finditer(text, start, at):
        start = found.end()
    aside = _ASIDE.search(text, start, at)
    stop = aside.start() if aside else at
    found_all = list(_TOKEN.finditer(text, start, stop))
    while found_all and _says_nothing(found_all[-1].group()):
        found_all.pop()
    return _Row([each.group() for each in found_all], [each.span() for each in found_all])


def _says_nothing(word: str) -> bool:
    """Tell whether a word behind a phrase is a sign, or says only where and when."""
    return not word[0].isalnum() or word.casefold() in _BEHIND


def _coordinate(row: _Row) -> int | None:
    """Return where the pronoun stands that "and who" goes on with."""
    for word, place in zip(reversed(row.words), reversed(row.places), strict=True):
        if word.casefold() in {"who", "which"}:
            return place[0]
    return None


def _phrases(row: _Row) -> Iterator[tuple[Span, str]]:
    """Yield the phrases that end before the pronoun, the nearest first, with the link before."""
    end = len(row.words)
    whole = end
    for _ in range(MOST):
        start = _start(row.words, end)
        if start == end:
            return
        link = row.words[start - 1].casefold() if start else ""
        yield (row.places[start][0], row.places[whole - 1][1]), link
        if link not in _LINKS:
            return
        end = start - 1


def _start(words: list[str], end: int) -> int:
    """Return the first word of the noun phrase that ends before ``end``; ``end`` if none does."""
    if not end or not words[end - 1][0].isalnum() or words[end - 1].casefold() in _STOPS:
        return end
    at = _name(words, end) if words[end - 1][:1].isupper() else end - 1
    owned = False
    for back in range(at, max(-1, end - LONGEST), -1):
        low = words[back].casefold()
        if low in _DETERMINERS:
            return back
        if low.endswith(("'s", "’s", "s'", "s’")):
            at, owned = _name(words, back + 1) if words[back][:1].isupper() else back, True
        elif back < at and (low in _STOPS or not words[back][0].isalnum()):
            return back + 1 if low in _LINKS - {"to"} and not owned else _bare(words, at, end)
    return _bare(words, at, end)


def _bare(words: list[str], at: int, end: int) -> int:
    """Return the first word of a phrase without an article, of which ``at`` is known to be part."""
    while at and _goes_before(words[at - 1], named=words[end - 1][:1].isupper()):
        at -= 1
    return at


def _name(words: list[str], end: int) -> int:
    """Return the first word of the run of capitals that ends before ``end``."""
    at = end - 1
    while at and (words[at - 1][:1].isupper() or words[at - 1] == "&" or _linked(words, at - 1)):
        if words[at - 1].casefold() in _STOPS - _INSIDE_NAMES:
            break
        at -= 1
    return at


def _linked(words: list[str], at: int) -> bool:
    """Tell a small word between capitals, "Bank of Varne", from one that links two phrases."""
    inside = words[at] in _INSIDE_NAMES - {"and"}
    return inside and at > 0 and words[at - 1][:1].isupper()


def _goes_before(word: str, *, named: bool) -> bool:
    """Tell whether a word without an article belongs to the noun: "mayor", "senior", "Varnish"."""
    low = word.casefold()
    if low in _STOPS or not word[0].isalnum():
        return False
    known = head(low)
    if named:
        return known is not None and known.sort in PEOPLE and not known.many
    return word[:1].isupper() or low in {"senior", "former", "local", "unnamed", "more", "other"}


def _picked(text: str, word: str, found: list[tuple[Span, str]]) -> Span | None:
    """Return the nearest phrase of the right kind, with what it hangs on by "of"."""
    fits = [n for n, (one, _) in enumerate(found) if _kind(text, one) in _FITTING[word]]
    if word == "who":
        people = [n for n in fits if _of_people(text, *found[n])]
        fits = people or [n for n in fits if _may_be(text, word, found[n][0])]
    if found and not fits:
        named = len(found) == 1 or (word == "which" and _cut(text, found[0][0]).named)
        return found[0][0] if named and _may_be(text, word, found[0][0]) else None
    if not fits:
        return None
    at = fits[0]
    while found[at][1] == "of" and at + 1 < len(found) and _heads(text, word, found[at + 1][0]):
        at += 1
    return found[at][0]


def _may_be(text: str, word: str, place: Span) -> bool:
    """Tell whether a phrase of which nothing is known can be meant: a name, or with an article."""
    known = _cut(text, place)
    unknown = known.noun is None or (word == "who" and known.noun.sort is Sort.BODY)
    return known.named or (unknown and known.first in _DETERMINERS)


def _kind(text: str, place: Span) -> Kind:
    return classify(text[slice(*place)])[0]


def _cut(text: str, place: Span) -> Phrase:
    return cut(" ".join(text[slice(*place)].replace("’", "'").split()))


def _of_people(text: str, place: Span, link: str) -> bool:
    """Tell whether a phrase names people surely: by its noun, or by a name that is no place's."""
    known = _cut(text, place)
    if known.noun is not None:
        return known.noun.sort in PEOPLE
    return (known.named and link not in _PLACES) or known.last in _ALONE


def _heads(text: str, word: str, place: Span) -> bool:
    """Tell whether the noun that others hang on can be meant: "the ministry of the fleet"."""
    known = _cut(text, place)
    if known.first in INDEFINITE and known.last == known.first:
        return word != "which"  # "one of the officials"
    if known.noun is None:
        return False
    return (known.noun.sort in PEOPLE) is (word != "which")


def _whole(row: _Row, place: Span) -> Span:
    """Return a phrase with the name before it: "Dana Orlo, the mayor"."""
    at = next((n for n, each in enumerate(row.places) if each[0] == place[0]), 0)
    if at < 2 or row.words[at - 1] != "," or row.words[at].casefold() not in {"the", "a", "an"}:
        return place
    start = _name(row.words, at - 1)
    name = row.words[start : at - 1]
    linked = start and row.words[start - 1].casefold() in _PLACES | {"and", ","}
    if not name or linked or not all(word[:1].isupper() for word in name):
        return place
    alone = len(name) == 1 and start == 0 and name[0].casefold() in _STOPS | _ALONE
    return place if alone else (row.places[start][0], place[1])
