"""What extractors take for the main text of a page, mapped back onto its visible text.

Their choice is evidence for the role of a line, no more: nothing is cut. Of a page in English
resiliparse is asked, in a few milliseconds, and the line model has learnt what its word is worth.
Of pages in other languages, of which the model has no say, trafilatura: it takes twenty times as
long, and the rules rely on it.
"""

import logging
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from resiliparse.extract.html2text import extract_plain_text

from sayso.intake.density import runs
from sayso.intake.rough import is_prose
from sayso.records.articles import Mark
from sayso.text.words import folded

SHORT = 1500  # code points; a find shorter than this may have missed the article
TAGS = 40_000  # signs that open a tag, from which none is asked: time grows faster than pages
SHARE = 0.7  # of a line's word triples that the extractor must have kept
LEAST_STOPS = 0.12  # share of different stop words in half of the running text of English
UNPARTED = 30  # code points; longer lines of one word are in a script that parts no words
_STOPS = frozenset(
    "the of and to in a that is for on it was with as he be by at from his they this are have has"
    " had not but who will their she were which its an or been would more about one after said"
    " also than when there what if could her we i you".split()
)

_Triple = tuple[str, str, str]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def advice(html: str, text: str) -> Iterator[Mark]:
    """Yield a mark for each run of lines of ``text`` that an extractor takes for main text.

    The mark is ``taken`` for resiliparse, and ``kept`` for trafilatura, which is asked only where
    the text is not in English.

    Args:
        html: The page.
        text: Its visible text.
    """
    if html.count("<") > TAGS:
        return
    rows = text.split("\n")
    yield from _marks(rows, _taken(html), "taken")
    if not is_english(rows):
        yield from _marks(rows, _kept(html), "kept")


def is_english(rows: Sequence[str]) -> bool:
    """Tell whether the running text among lines looks English; False if there is none.

    Nor does it where lines of a script without blanks are as many.
    """
    prose = list(filter(is_prose, rows))
    unparted = sum(len(row) > UNPARTED and " " not in row for row in rows)
    left = len(prose) - len(prose) // 2 if len(prose) > unparted else 0
    for row in prose if left else ():
        words = row.casefold().split()
        left -= len(_STOPS.intersection(words)) / len(words) > LEAST_STOPS
        if not left:
            return True
    return False


def _marks(rows: Sequence[str], main: str, kind: str) -> Iterator[Mark]:
    """Yield a mark for each run of rows that stand in a text.

    A row stands there as a line, or if most of its word triples do; two words make no triple.
    """
    lines = [" ".join(line.split()).removeprefix("- ") for line in main.splitlines()]
    whole = frozenset(filter(None, lines))
    rest = {row: [*_triples(row)] for row in rows if row.count(" ") >= 2 and row not in whole}
    asked: frozenset[_Triple] = frozenset().union(*rest.values())
    found = asked.intersection(_triples(" ".join(lines))) if asked else asked
    stand = whole.union(row for row, mine in rest.items() if _stands(mine, found))
    yield from runs(rows, [row in stand for row in rows], kind)


def _triples(text: str) -> Iterator[_Triple]:
    """Return the word triples of a text, in order."""
    low = folded(text)
    return zip(low, low[1:], low[2:], strict=False)


def _stands(triples: Sequence[_Triple], found: AbstractSet[_Triple]) -> bool:
    """Tell whether most of the word triples of a row are among those that were found."""
    count = len(triples)
    return count > 2 and sum(map(found.__contains__, triples)) >= SHARE * count


def _taken(html: str) -> str:
    """Return what resiliparse takes for the main text; "" if it fails."""
    try:
        found: str = extract_plain_text(
            html, main_content=True, alt_texts=False, list_bullets=False
        )
    except Exception:  # noqa: BLE001 - a page that breaks an extractor is a page without its advice
        return ""
    return found


def _kept(html: str) -> str:
    """Return what trafilatura takes for it; a short find gets a second, wider look."""
    found = _extracted(html, precise=True)
    if len(found) >= SHORT:
        return found
    wider = _extracted(html, precise=False)
    return wider if len(wider) > 2 * len(found) else found


def _extracted(html: str, *, precise: bool) -> str:
    """Return trafilatura's text; "" if it finds none or fails."""
    import trafilatura  # noqa: PLC0415 - half a second, which English never needs

    try:
        found = trafilatura.extract(
            html,
            favor_precision=precise,
            include_comments=False,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - likewise
        return ""
    return found or ""
