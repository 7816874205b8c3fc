"""Articles that retell another outlet's story in their own words, and say so in their lead.

Such a rewrite leaves no shared text. What gives it away is the credit in its first lines
("according to The Courier, which cites two officials") and an article of that outlet in the pile
that is about the same things.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.origins.naming import outlet_key
from sayso.records.articles import Article, Document, Role
from sayso.records.places import Anchor
from sayso.text.outlets import by_name, looks_like_outlet

LEAD = 500  # code points of body in which a rewrite names whom it retells
ALIKE = 0.3  # share of the shorter article's longer words that both hold
CROWD = 50  # articles of an outlet above which its name alone does not tell which one is retold

_CAPITAL = re.compile(r"(?<![\w’'])[A-Z]\w*")
_LONG = re.compile(r"[^\W\d_]{5,}")
_BEFORE = re.compile(
    r"(?:according to|citing|cited by|told|quoted by|reported (?:by|in)|report (?:by|in|from)|"
    r"published (?:by|in)|made by|revealed by)\s+(?:[a-z]\w*\s+){0,3}(?:The\s+)?$",
)
_REACTS = re.compile(
    r"\b(?:reacti(?:on|ng)|reacted|respon(?:se|ded|ding)|answer(?:ed|ing)?|asked about|comment)\b"
)
_AFTER = re.compile(
    r"(?:[’']s)?(?:,? which)?(?:\s+(?:newspaper|daily|agency|story|report))?,?\s+"
    r"(?:(?:has|had|have)\s+)?(?:report|wrote|writes|said|says|saying|cit|reveal|claim|quot)",
)


@dataclass(frozen=True, slots=True)
class Echo:
    """One article that retells another.

    Attributes:
        teller: Place of the article that retells.
        told: Place of the article that is retold.
        at: Where the teller names the other's outlet.
        share: Share of the shorter one's longer words that both hold.
    """

    teller: int
    told: int
    at: Anchor
    share: float


def echoes(articles: Sequence[Article], documents: Mapping[str, Document]) -> list[Echo]:
    """Return for each outlet that an article's lead credits the article of it that is most alike.

    Args:
        articles: All articles, in an order of their ids.
        documents: Document id -> document.

    Returns:
        Echoes, sorted by teller and told; none where an outlet has too many articles to tell.
    """
    shelf: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(articles):
        if one.outlet and outlet_key(one.outlet.name):
            shelf[outlet_key(one.outlet.name)].append(place)
    table = _table({key: articles[places[0]] for key, places in shelf.items()})
    found: list[Echo] = []
    for place, one in enumerate(articles):
        text = documents[one.doc].text
        for key, at in sorted(_credited(one, text, table).items()):
            told = [other for other in shelf[key] if not _earlier(one, articles[other])]
            if place in shelf[key] or not told or len(told) > CROWD:
                continue
            mine = _words(one, text)
            shares = {
                other: _share(mine, _words(articles[other], documents[articles[other].doc].text))
                for other in told
            }
            best = min(told, key=lambda other: (-shares[other], other))
            if shares[best] >= ALIKE:
                found.append(Echo(place, best, at, round(shares[best], 3)))
    return found


def _table(shelf: Mapping[str, Article]) -> dict[str, list[tuple[str, str]]]:
    """Return first word -> (name, key of the outlet) of every name that a lead may use."""
    names: dict[str, set[str]] = defaultdict(set)
    for key, one in shelf.items():
        name = one.outlet.name if one.outlet else ""
        known = by_name(name)
        for full in (name, *(known.names if known else ())):
            names[full.removeprefix("The ")].add(key)
        last = name.rpartition(" ")[2]
        if last != name and looks_like_outlet(name):
            names[last].add(key)  # "the Courier"
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for full, keys in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        first = _CAPITAL.match(full)
        if first and len(full) > 2 and len(keys) == 1:
            table[first.group()].append((full, min(keys)))
    return table


def _credited(
    one: Article, text: str, table: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, Anchor]:
    """Return the outlets that the lead credits with a report, each with its first place."""
    found: dict[str, Anchor] = {}
    for start, end in _lead(one):
        for match in _CAPITAL.finditer(text, start, end):
            at = match.start()
            for name, key in table.get(match.group(), ()):
                stop = at + len(name)
                if not text.startswith(name, at) or text[stop : stop + 1].isalnum():
                    continue
                if _REACTS.search(text, max(start, at - 60), at):
                    break  # who answers a report does not retell it
                if _BEFORE.search(text[max(start, at - 60) : at]) or _AFTER.match(text, stop, end):
                    found.setdefault(key, Anchor(one.doc, at, stop))
                break
    return found


def _lead(one: Article) -> Iterator[tuple[int, int]]:
    left = LEAD
    for block in one.blocks:
        if block.role is Role.BODY and left > 0:
            yield block.at.start, min(block.at.end, block.at.start + left)
            left -= block.at.end - block.at.start


def _earlier(one: Article, other: Article) -> bool:
    """Tell whether ``one`` was surely printed before ``other``, and cannot retell it."""
    first, second = one.published, other.published
    return first is not None and second is not None and first.latest < second.earliest


def _words(one: Article, text: str) -> frozenset[str]:
    return frozenset(
        word.casefold()
        for block in one.blocks
        if block.role is Role.BODY
        for word in _LONG.findall(text, block.at.start, block.at.end)
    )


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))
