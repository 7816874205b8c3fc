"""Sentences of a paragraph as rows of tokens; a quotation is one token, so it is never torn."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sayso.text.quotes import Quotation

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|[^\W_]+(?:['’.\-‑&@][^\W_]+)*(?:['’](?=\s|$|"
    r"[,.;:]))?"  # words, Int'l, nuclear-free, workers'
    r"|[$£€]\s?\d[\d,.]*\d|[$£€]\d"
    r"|--+|\.\.+|[^\w\s]|_",
)
_ABBREVIATION = frozenset(
    "mr mrs ms dr prof gov sen sens rep reps gen col maj capt lt sgt adm cmdr hon rev fr st "
    "jr sr inc ltd "
    "co corp no vs etc jan feb mar apr jun jul aug sept sep oct nov dec ft mt u.s u.k e.u "
    "u.n a.m p.m d.c "
    "messrs supt insp det pres amb atty dist dept univ assn bros mme approx fig vol pp ed "
    "eds al".split(),
)
_STARTER = re.compile(r"[A-Z“\"‘'«(\[\d„]")
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


def _plain(text: str, start: int, end: int) -> Iterable[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower()
        if "’" in low:
            low = low.replace("’", "'")
        first, last = match.span()
        yield Token(first, last, low, False, word[0] != low[0])  # noqa: FBT003 (by place: hot)


def sentences(text: str, row: Sequence[Token]) -> list[list[Token]]:
    """Return ``row`` cut into sentences; every token is in exactly one of them."""
    found: list[list[Token]] = []
    now: list[Token] = []
    for place, token in enumerate(row):
        now.append(token)
        after = row[place + 1] if place + 1 < len(row) else None
        if after is not None and _ends(text, token, after, row[place - 1] if place else None):
            found.append(now)
            now = []
    if now:
        found.append(now)
    return found


def _ends(text: str, token: Token, after: Token, before: Token | None) -> bool:
    """Tell whether a sentence ends behind ``token``."""
    starts = bool(_STARTER.match(text[after.start])) or after.quoted
    if token.quoted:
        return token.low[1:] in {".", "…"} and starts
    if token.low in {"?", "!"}:
        return starts
    if token.low != ".":
        return token.low.endswith(".") and len(token.low) > 1 and _new_start(after, token)
    if before is None or not starts:
        return False
    short = before.low in _ABBREVIATION or (len(before.low) == 1 and before.capital)
    return not (short and before.end == token.start) or (after.low in _OPENER and after.capital)


def _new_start(after: Token, token: Token) -> bool:
    """Tell whether an abbreviation with points ("U.S.") was also the end of its sentence."""
    if token.low.startswith(".."):
        return False
    return after.capital and after.low in _OPENER
