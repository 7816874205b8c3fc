"""Relay passages of our own (``bench/chains/gold``) as training material."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.attribution import Attribution, Spans
from bench.gold import locate
from training.corpus import Read, Tokenize, Told, prepared

Span = tuple[int, int]
Hand = tuple[Span | None, Span | None]  # mention and cue


def passages(place: Path, part: str, tokenize: Tokenize) -> list[Read]:
    """Return the passages of one part, ready for training, in the order of files and lines.

    Args:
        place: A file of passages, or a folder of such files.
        part: The part.
        tokenize: What makes pieces of a text.
    """
    return [
        prepared(one["id"], one["text"], attributions(one), tokenize, nested=True)
        for file in ([place] if place.is_file() else sorted(place.glob("*.json")))
        for one in json.loads(file.read_text(encoding="utf-8"))
        if one["part"] == part
    ]


def attributions(one: Mapping[str, Any]) -> Iterator[Told]:
    """Yield what a passage's statements say about its cues, each cue once.

    PolNeAR knows the outermost cue alone, so in "p, Orlo said, the Courier reported" the outer
    attribution is the Courier's, and its content holds Orlo's words, cue and name.
    """
    depth = {told["id"]: len(told["chain"]) for told in one["statements"]}
    seen: set[Span] = set()
    for told in one["statements"]:
        cue = _place(one, told["cue"])
        if cue is None or cue in seen:
            continue
        content = tuple(_span(one, each) for each in told["content"])
        hands = _hands(one, told, depth.get(told["within"], 0))
        at = next((n for n, (_, shown) in enumerate(hands) if shown == cue), 0)
        source = hands[at][0]
        if source and told["chain"][0]["kind"] == "hearsay" and _touch(source, cue):
            source = None
        deep = told["within"] is not None
        outer = None if deep else _passing(hands, cue, content)
        if outer and outer.words.cue[0] not in seen:
            seen.add(outer.words.cue[0])
            yield outer
            deep = True
        seen.add(cue)
        taken = (*content, cue, *([source] if source else []))
        yield Told(
            Attribution(content, (source,) if source else (), (cue,)),
            deep,
            _others(hands[at + 1 :], taken),
            _others(hands[:at], taken),
        )


def _hands(one: Mapping[str, Any], told: Mapping[str, Any], outer: int) -> list[Hand]:
    """Return a statement's own hands from the mouth outwards, without the ``outer`` last ones."""
    chain = told["chain"]
    own = chain[: len(chain) - outer] or chain[:1]
    return [
        (_place(one, hop["mention"]), _place(one, hop["cue"])) for hop in own if not hop["inferred"]
    ]


def _others(hands: Sequence[Hand], taken: Sequence[Span]) -> Spans:
    """Return the places of hands that overlap nothing of the attribution itself."""
    kept = {name for name, _ in hands if name and not any(_touch(name, each) for each in taken)}
    return tuple(sorted(kept))


def _passing(hands: Sequence[Hand], cue: Span, content: Spans) -> Told | None:
    """Return the attribution of the last hand with a cue of its own, around what it passed on."""
    first, spoken = hands[0]
    outer = [
        (name, shown) for name, shown in hands[1:] if name and shown and shown not in {cue, spoken}
    ]
    if not outer or first is None:
        return None
    hand, passing = outer[-1]
    inside = [*content, cue, first]
    if any(_touch(own, each) for own in (passing, hand) for each in inside):
        return None
    return Told(Attribution(_hull(inside, [passing, hand]), (hand,), (passing,)), out=())


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _hull(inside: Sequence[Span], outside: Sequence[Span]) -> Spans:
    """Return the stretch that holds all of ``inside``, cut where ``outside`` stands."""
    at, end = min(start for start, _ in inside), max(end for _, end in inside)
    found = []
    for left, right in sorted(each for each in outside if at < each[0] and each[1] < end):
        if at < left:
            found.append((at, left))
        at = right
    return (*found, (at, end))


def _span(one: Mapping[str, Any], fragment: Any) -> Span:
    return locate(one["id"], one["text"], fragment)


def _place(one: Mapping[str, Any], fragment: Any) -> Span | None:
    return None if fragment is None else _span(one, fragment)
