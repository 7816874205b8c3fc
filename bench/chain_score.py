"""What a passage's statements and chains are worth, laid beside the gold.

Statements are paired one to one by content (intersection over union of at least a half, closest
first, as in ``bench.attribution``); everything said of chains stands on these pairs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.attribution import Pairs, Rate, matched, places, rows, same_source, score
from bench.intervals import Figure, Share
from bench.passages import Hand, Passage, Said

NAMED = frozenset({"person", "institution", "group", "outlet"})
POSSESSIVES = ("’s", "'s", "’", "'")


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage as it was told beside its gold, and which statements are the same.

    Attributes:
        text: The passage.
        told: What was told of it.
        gold: What is so.
        same: Pairs (told, gold) of positions.
    """

    text: str
    told: tuple[Said, ...]
    gold: tuple[Said, ...]
    same: Pairs

    def pairs(self) -> Iterator[tuple[Said, Said]]:
        """Yield the pairs as statements, told first."""
        return ((self.told[i], self.gold[j]) for i, j in self.same)


def lay(told: Passage, gold: Passage) -> Beside:
    """Lay what was told of a passage beside its gold."""
    ours, theirs = ([one.words for one in side.said] for side in (told, gold))
    same, _ = matched(gold.text, ours, theirs)
    return Beside(gold.text, told.said, gold.said, same)


def tally(beside: Beside) -> dict[str, Figure]:
    """Return what one passage gives to each figure, by the name that is printed."""
    return {**_words(beside), **_labels(beside), **_chains(beside), **_relays(beside)}


def _words(beside: Beside) -> dict[str, Figure]:
    triple = (
        beside.text,
        [one.words for one in beside.gold],
        [one.words for one in beside.told],
    )
    found = rows(score([triple]))
    return {name: found[name] for name in ("WSW50", "content 50", "content exact", "cue exact")}


def _labels(beside: Beside) -> dict[str, Figure]:
    pairs = list(beside.pairs())
    numbers = {beside.told[i].id: beside.gold[j].id for i, j in beside.same}
    unnamed = [(a, b) for a, b in pairs if b.chain[0].kind == "unnamed"]
    return {
        "act, of found": _share([a.act == b.act for a, b in pairs]),
        "manner, of found": _share([a.manner == b.manner for a, b in pairs]),
        "mouth's kind, of found": _share([a.chain[0].kind == b.chain[0].kind for a, b in pairs]),
        "anonymity, of unnamed found": _share(
            [a.chain[0].anonymity == b.chain[0].anonymity for a, b in unnamed]
        ),
        "within, of found": _share(
            [(numbers.get(a.within, "") if a.within else None) == b.within for a, b in pairs]
        ),
    }


def _chains(beside: Beside) -> dict[str, Figure]:
    text, pairs = beside.text, list(beside.pairs())
    inner = sum(_same_mouth(text, a, b) for a, b in pairs)
    whole = sum(same_chain(text, a, b) for a, b in pairs)
    hits = sum(_edges_right(text, a, b) for a, b in pairs)
    told, gold = (sum(len(one.chain) for one in side) for side in (beside.told, beside.gold))
    hearsay = [one.chain[0].kind == "hearsay" for one in beside.gold]
    named = [b.chain[0].kind == "hearsay" and a.chain[0].kind in NAMED for a, b in pairs]
    return {
        "innermost source right": Share(inner, len(beside.gold)),
        "innermost source, of found": Share(inner, len(pairs)),
        "parent edges": Rate(hits, told, hits, gold),
        "full chain exact": Share(whole, len(beside.gold)),
        "full chain exact, of found": Share(whole, len(pairs)),
        "hearsay named (to be 0)": Share(sum(named), sum(hearsay)),
    }


def _share(right: Sequence[bool]) -> Share:
    return Share(sum(right), len(right))


def _same_mouth(text: str, one: Said, other: Said) -> bool:
    return same_source(places(text, one.words.source), places(text, other.words.source))


def same_hand(text: str, one: Hand, other: Hand) -> bool:
    """Tell whether two hops name the same hands.

    Both stand nowhere, or half of the shorter naming lies in the other. An outlet may also be
    named elsewhere in the passage: by the same name, or by a part of it ("The Ostrel Courier",
    "the Courier’s").
    """
    if same_source(places(text, one.at), places(text, other.at)):
        return True
    if "outlet" not in {one.kind, other.kind}:
        return False
    mine, theirs = name_of(one.words), name_of(other.words)
    return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)


def name_of(naming: str) -> frozenset[str]:
    """Return the words of a naming that are capitals but its article, or all where none is.

    Lower case, no possessive behind.
    """
    words = [word for word in map(_bare, naming.split()) if word.lower() != "the"]
    capitals = [word for word in words if word[:1].isupper()]
    return frozenset(word.casefold() for word in capitals or words)


def _bare(word: str) -> str:
    ending = next((ending for ending in POSSESSIVES if word.endswith(ending)), "")
    return word.removesuffix(ending).strip(",.")


def same_chain(text: str, one: Said, other: Said) -> bool:
    """Tell whether two chains have the same hands in the same order."""
    return len(one.chain) == len(other.chain) and all(
        same_hand(text, a, b) for a, b in zip(one.chain, other.chain, strict=True)
    )


def _edges_right(text: str, told: Said, gold: Said) -> int:
    """Count the told edges, from hand to hand and from the last to the printer, that are right."""
    left = _edges(gold)
    hits = 0
    for edge in _edges(told):
        fit = next((other for other in left if _same_edge(text, edge, other)), None)
        if fit is not None:
            left.remove(fit)
            hits += 1
    return hits


def _edges(one: Said) -> list[tuple[Hand, Hand | None]]:
    return list(zip(one.chain, (*one.chain[1:], None), strict=True))


def _same_edge(text: str, one: tuple[Hand, Hand | None], other: tuple[Hand, Hand | None]) -> bool:
    if not same_hand(text, one[0], other[0]):
        return False
    if one[1] is None or other[1] is None:
        return one[1] is other[1]
    return same_hand(text, one[1], other[1])


def _relays(beside: Beside) -> dict[str, Figure]:
    ours, theirs = (
        {n: relays(one, side) for n, one in enumerate(side)} for side in (beside.told, beside.gold)
    )
    found = sum(
        bool(theirs[j]) and _all_in(beside.text, theirs[j], beside.told[i]) for i, j in beside.same
    )
    right = sum(
        bool(ours[i]) and _all_in(beside.text, ours[i], beside.gold[j]) for i, j in beside.same
    )
    told, gold = (sum(map(bool, side.values())) for side in (ours, theirs))
    return {"relay outlets": Rate(right, told, found, gold)}


def relays(one: Said, beside: Sequence[Said]) -> tuple[Hand, ...]:
    """Return the outlets that a statement came through.

    Those are the outlets beyond its mouth, and the mouth itself where it is an outlet and another
    statement stands inside this one.
    """
    outer = any(other.within == one.id for other in beside)
    hands = one.chain if outer else one.chain[1:]
    return tuple(hand for hand in hands if hand.kind == "outlet")


def _all_in(text: str, hands: Sequence[Hand], other: Said) -> bool:
    return all(any(same_hand(text, hand, each) for each in other.chain) for hand in hands)
