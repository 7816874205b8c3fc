"""What an extractor takes for the main text of a page, mapped back onto its visible text.

The extractor's choice is evidence for the role of a line, no more: nothing is cut.
"""

import logging
import re
from collections.abc import Iterator

from sayso.records.articles import Mark
from sayso.text.words import folded, squash

SHORT = 1500  # code points; a find shorter than this may have missed the article
TAGS = 40_000  # signs that open a tag, from which it is not asked: its time grows faster than pages
SHARE = 0.7  # of a line's word triples that the extractor must have kept
_PLAIN = re.compile(r"[\W_]+")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def kept(html: str, text: str) -> Iterator[Mark]:
    """Yield a mark for each line of ``text`` that the extractor keeps.

    Args:
        html: The page.
        text: Its visible text.
    """
    lines = _main(html).splitlines()
    whole = frozenset(filter(None, (squash(_PLAIN.sub(" ", line)) for line in lines)))
    triples = frozenset(triple for line in lines for triple in _triples(line))
    at = 0
    for row in text.split("\n"):
        if row.strip() and _is_kept(row, whole, triples):
            yield Mark(at, at + len(row), "kept")
        at += len(row) + 1


def _main(html: str) -> str:
    """Return what the extractor takes for the main text; a short find gets a second, wider look."""
    found = _extracted(html, precise=True)
    if len(found) >= SHORT:
        return found
    wider = _extracted(html, precise=False)
    return wider if len(wider) > 2 * len(found) else found


def _extracted(html: str, *, precise: bool) -> str:
    """Return the extractor's text; "" if it finds none or fails, or the page is far too large."""
    import trafilatura  # noqa: PLC0415 - half a second, which texts never need

    if html.count("<") > TAGS:
        return ""
    try:
        found = trafilatura.extract(
            html,
            favor_precision=precise,
            include_comments=False,
            deduplicate=False,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - a page that breaks the extractor is a page without its advice
        return ""
    return found or ""


def _triples(line: str) -> list[tuple[str, ...]]:
    found = folded(line)
    return list(zip(found, found[1:], found[2:], strict=False))


def _is_kept(row: str, whole: frozenset[str], triples: frozenset[tuple[str, ...]]) -> bool:
    if squash(_PLAIN.sub(" ", row)) in whole:
        return True
    mine = _triples(row)
    return len(mine) > 2 and sum(triple in triples for triple in mine) >= SHARE * len(mine)
