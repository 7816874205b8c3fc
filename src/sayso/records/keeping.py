"""What every ledger decides in the same way, whatever it keeps its records in."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b

from sayso.records.errors import AmbiguousIdError, UnknownIdError
from sayso.records.places import Finding
from sayso.records.ports import Input
from sayso.records.stories import Link, Story

_TOTAL = 1 << 128
NOTHING = "0" * 32  # the state of an empty ledger
KINDS = (
    "document",
    "statement",
    "persona",
    "source",
    "claim",
    "origin",
    "derivation",
    "conflict",
    "event",
)


def stamp(at: datetime) -> str:
    """Return the moment as ISO 8601 in UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def state_with(state: str, docs: Iterable[str], links: Iterable[tuple[Link, int]]) -> str:
    """Return ``state`` after these documents and judgements came in.

    A sum of digests, so that the order in which documents come leaves no trace, and a ledger of
    any size answers at once. The order of judgements on one pair does count: the later one holds.

    Args:
        state: 32 hex digits; ``NOTHING`` at first.
        docs: Ids of new documents.
        links: New judgements, each with the number of earlier ones on the same pair.
    """
    total = int(state, 16) + sum(_weight("document", doc) for doc in docs)
    for link, earlier in links:
        total += _weight("link", str(earlier), *_judgement(link))
    return f"{total % _TOTAL:032x}"


def _judgement(link: Link) -> Iterator[str]:
    yield from (*pair(link), link.verdict.value, link.by)
    yield from (link.basis.rule, str(link.basis.score), link.basis.note)
    yield from (f"{at.doc} {at.start} {at.end}" for at in link.basis.evidence)


def _weight(*parts: str) -> int:
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=16).digest(), "big")


def pair(link: Link) -> tuple[str, str]:
    """Return the two ids that a judgement is about, the smaller first."""
    return (link.left, link.right) if link.left <= link.right else (link.right, link.left)


def new_links(links: Iterable[Link], history: dict[tuple[str, str], list[Link]]) -> Iterator[Link]:
    """Yield the ``links`` that say something new, and enter each into ``history``.

    A judgement that already is the last word on its pair is passed over; one that returns to an
    earlier view after another was stored is kept, since the later overrules the earlier.
    """
    for link in links:
        earlier = history.setdefault(pair(link), [])
        if not earlier or earlier[-1] != link:
            earlier.append(link)
            yield link


def finding_key(finding: Finding) -> tuple[str, str, str, str, int]:
    """Return the key that findings are sorted by: input, code, message, place."""
    at = finding.at
    place = (at.doc, at.start) if at else ("", -1)
    return (finding.path, finding.code, finding.message, *place)


def lies_in(item: str, key: str) -> bool:
    """Tell whether an input is what is known by ``key``, or lies in that folder."""
    return item == key or item.startswith(f"{key.rstrip('/')}/")


def input_key(item: Input) -> tuple[str, str, str]:
    """Return the key that inputs are sorted by."""
    return (item.path, item.original, item.digest)


def named(story: Story) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id, words for a reader) of every record of a story that has an id."""
    yield from (("source", source.id, source.name) for source in story.sources)
    yield from (("claim", claim.id, claim.gist) for claim in story.claims)
    yield from (("origin", origin.id, origin.name) for origin in story.origins)
    for derivation in story.derivations:
        yield "derivation", derivation.id, derivation.relation.value
    yield from (("conflict", conflict.id, conflict.about) for conflict in story.conflicts)
    yield from (("event", event.id, event.text) for event in story.events)


def the_one(prefix: str, found: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the one (kind, id) that ``prefix`` stands for.

    Args:
        prefix: The first letters of an id, or all of them.
        found: (kind, id) of records whose ids begin so; of one id, the first kind counts.

    Raises:
        UnknownIdError: If there is none.
        AmbiguousIdError: If there are several ids and none of them is just ``prefix``.
    """
    kinds: dict[str, str] = {}
    for kind, key in sorted(found, key=lambda pair: KINDS.index(pair[0])):
        kinds.setdefault(key, kind)
    if prefix in kinds:
        return kinds[prefix], prefix
    if not kinds:
        raise UnknownIdError(prefix)
    if len(kinds) > 1:
        raise AmbiguousIdError(prefix, tuple(sorted(kinds)))
    ((key, kind),) = kinds.items()
    return kind, key
