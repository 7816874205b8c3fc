"""Sentences of a paragraph as rows of tokens; a quotation is one token, so it is never torn."""

import re
from collections.abc import Sequence
from operator import methodcaller
from typing import NamedTuple

from sayso.text.quotes import Quotation

_TOKEN = re.compile(
    r"[^\W_]+(?:['’.\-‑&@][^\W_]+)*(?:(?<=\.[A-Z])\.|['’](?![^\s,.;:]))?"  # Int'l, U.S., workers'
    r"|[$£€]\s?\d[\d,.]*\d|[$£€]\d"
    r"|--+|\.\.+|[^\w\s]|_",
)
_SPAN = methodcaller("span")
_ABBREVIATION = frozenset(
    "mr mrs ms dr prof gov sen sens rep reps gen col maj capt lt sgt adm cmdr hon rev fr st "
    "jr sr inc ltd "
    "co corp no vs etc jan feb mar apr jun jul aug sept sep oct nov dec ft mt u.s u.k e.u "
    "u.n a.m p.m d.c "
    "messrs supt insp det pres amb atty dist dept univ assn bros mme approx fig vol pp ed "
    "eds al".split(),
)
_LAST = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+")
_END = re.compile(r"[.?!…][\"'’”»)\]]*(?=\s+[^\W\d_a-zß-öø-ÿ]|\s+[“\"‘'«(\[\d„])")
_OPENER = frozenset(
    "the he she it they we this that these those in on at but and a an his her its their "
    "there meanwhile "
    "however both after as for i you asked speaking".split(),
)


class Token(NamedTuple):
    """One word, sign or whole quotation: ``text[start:end]``.

    A tuple and no dataclass, because a text makes a thousand of them and tuples are made
    twice as fast.

    Attributes:
        start: First code point.
        end: One past the last.
        low: Its text in lower case; for a quotation a curly mark and its last character.
        quoted: Whether it is a whole quotation.
        capital: Whether it begins with a capital letter.
    """

    start: int
    end: int
    low: str
    quoted: bool
    capital: bool


def tokens(text: str, start: int, end: int, quoted: Sequence[Quotation] = ()) -> list[Token]:
    """Return the tokens of ``text[start:end]`` in order; each of ``quoted`` is one token."""
    found: list[Token] = []
    at = start
    for quotation in quoted:
        found += _plain(text, at, quotation.start)
        found.append(_whole(text, quotation))
        at = quotation.end
    found += _plain(text, at, end)
    return found


def _whole(text: str, quotation: Quotation) -> Token:
    last = text[quotation.start : quotation.end].rstrip("”\"’'» \t\r\n")[-1:]
    return Token(quotation.start, quotation.end, "“" + last, quoted=True, capital=False)


def _plain(text: str, start: int, end: int) -> list[Token]:
    lower = text[start:end].lower().replace("’", "'")
    if len(lower) != end - start:  # a letter that grows when it is lowered
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text[start:end])
    new, token = tuple.__new__, Token  # past the named constructor, which costs as much again
    return [
        new(token, (first, last, low, False, text[first] != low[0]))
        for first, last in map(_SPAN, _TOKEN.finditer(text, start, end))
        for low in (lower[first - start : last - start],)
    ]


def sentences(
    text: str, start: int, end: int, quoted: Sequence[Quotation] = ()
) -> list[tuple[int, int]]:
    """Return the places of the sentences of ``text[start:end]``, in order; no word is left out.

    A sentence ends behind a full stop, question or exclamation mark that is followed by white space
    and something that can begin a sentence, unless the stop belongs to an abbreviation. It never
    ends inside one of ``quoted``; behind a quotation that ends in a full stop it may.
    """
    found: list[tuple[int, int]] = []
    at = start
    rest = iter(quoted)
    around = next(rest, None)
    for sign in _END.finditer(text, start, end):
        while around is not None and around.end < sign.end():
            around = next(rest, None)
        inside = around is not None and around.start < sign.end() <= around.end
        if inside and (around is None or around.end != sign.end() or text[sign.start()] in "?!"):
            continue
        if text[sign.start()] == "." and _abbreviates(text, at, sign):
            continue
        found.append((at, sign.end()))
        at = sign.end()
    if text[at:end].strip() or not found:
        found.append((at, end))
    return found


def _abbreviates(text: str, start: int, sign: re.Match[str]) -> bool:
    """Tell whether the full stop belongs to an abbreviation and ends no sentence."""
    at = sign.start()
    if sign.end() > at + 1:
        return False
    before = _LAST.search(text, max(start, at - 24), at)
    word = before.group() if before else ""
    low = word.lower()
    short = low in _ABBREVIATION or (len(word) == 1 and word.isupper()) or "." in word
    if not short:
        return text[at - 1 : at] == "."
    after = _FIRST.search(text, sign.end())
    return not (after and after.group().lower() in _OPENER)
