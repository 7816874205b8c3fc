"""Stories that were joined into one article: where the second begins, and what dates it."""

import re
from collections.abc import Sequence

from sayso.records.articles import Block, Document, Part, Role
from sayso.records.places import Anchor, Basis, Dating

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_LEAD = re.compile(
    r"(?P<who>(?:[A-ZÀ-Þ][\w.'’-]+ ){2,6})(?:said|told|announced|hosted|warned|urged)\b.{0,60}?"
    rf"\bon (?P<day>{_DAYS})\b"
)
_DAY = re.compile(rf"\bon ({_DAYS})\b")


def parts(
    document: Document, blocks: Sequence[Block], published: Dating | None
) -> tuple[Part, ...]:
    """Return the stories that an article was joined from, in order; none if it is one story.

    The second has no date of its own: "on Saturday" in it is not read against the first one's.
    """
    body = [block for block in blocks if block.role is Role.BODY]
    found = _second_lead(document, body)
    if found is None:
        return ()
    first = Anchor(document.id, body[0].at.start, body[body.index(found) - 1].at.end)
    second = Anchor(document.id, found.at.start, body[-1].at.end)
    note = "somebody is introduced again, on another day"
    return (
        Part(first, published, Basis("IN042", 0.7, (first,), "the first of them")),
        Part(second, None, Basis("IN042", 0.7, (found.at,), note)),
    )


def _second_lead(document: Document, body: Sequence[Block]) -> Block | None:
    """Return the paragraph in which a second lead introduces somebody again, or None."""
    first = next((m for b in body[:2] if (m := _DAY.search(b.at.words(document.text)))), None)
    if first is None:
        return None
    for block in body[3:]:
        lead = _LEAD.match(block.at.words(document.text))
        if lead and lead["day"] != first[1]:
            who = lead["who"].strip()
            if who.count(" ") >= 2 and who in document.text[: block.at.start]:
                return block
    return None
