"""The headline of a page whose markup is gone, found once it is known where the story stands."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from sayso.intake.repeats import key
from sayso.intake.rough import Rough
from sayso.records.articles import Document, Role
from sayso.text.words import folded

ABOVE = 40  # lines above the story among which its headline is looked for
LEAST, MOST = 2, 35  # words of a headline
TELLING = 4  # letters of a word that tells what a line is about
ENOUGH = 3.5  # worth from which a line goes before the one that was taken
_SIDES = frozenset({Role.SITE, Role.TEASER, Role.HEADLINE, Role.REPEAT})
_WEAK = frozenset({"IN003", "IN011", "IN012", "IN018", "IN020", "IN021", "IN031"})
_STAMP = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bago\b|^by\b|\bmin(?:ute)?s? read|[|›»]|\bviews\b",
    re.IGNORECASE,
)
_ENDS = frozenset(".:;,")


@dataclass(frozen=True, slots=True)
class _Story:
    """What is known of the story.

    Attributes:
        told: In how many paragraphs each of its words stands.
        count: Its paragraphs.
        first: Index of the line that opens it.
        printed: How often each line stands on the page.
    """

    told: Mapping[str, int]
    count: int
    first: int
    printed: Mapping[str, int]


def find_headline(document: Document, lines: Sequence[Rough]) -> None:
    """Give the headline's role to the line above the story that is most like one.

    It shares words with the story, most of all such as stand in many paragraphs; it is near, has a
    headline's length, and no stop. Only where a page came without markup and title: the first line
    of some length is a menu's or a box's there as often as not.
    """
    if document.marks or document.stated.title:
        return
    titled = next((r for r in lines if r.role is Role.HEADLINE and r.rule == "IN003"), None)
    first = next((at for at, rough in enumerate(lines) if _tells(rough)), 0)
    near = [at for at in range(max(0, first - ABOVE), first) if _may_be(lines[at])]
    if all(lines[at] is titled for at in near):
        return
    story = _story(lines)
    worth = {
        at: _worth(lines[at], story, story.first - at) + 0.5 * (lines[at] is titled) for at in near
    }
    best = max(near, key=worth.__getitem__)
    if worth[best] < ENOUGH or lines[best] is titled:
        return
    if titled:
        long = titled.line.text.count(" ") >= 4
        titled.be(Role.TEASER if long else Role.SITE, "IN021", 0.6)
    lines[best].be(Role.HEADLINE, "IN003", 0.8)


def _tells(rough: Rough) -> bool:
    return rough.role is Role.BODY and rough.prose


def _story(lines: Sequence[Rough]) -> _Story:
    own = [at for at, rough in enumerate(lines) if _tells(rough)]
    told = Counter(word for at in own for word in set(_telling(lines[at].line.text)))
    printed = Counter(key(rough.line.text) for rough in lines)
    return _Story(told, len(own), own[0], printed)


def _telling(words: str) -> list[str]:
    return [word for word in folded(words) if len(word) >= TELLING]


def _may_be(rough: Rough) -> bool:
    words = rough.line.text
    some = rough.role in _SIDES and rough.rule in _WEAK
    return some and LEAST <= words.count(" ") + 1 <= MOST and not _STAMP.search(words)


def _worth(rough: Rough, story: _Story, away: int) -> float:
    """Return how much a line looks like the headline of a story so many lines below it.

    The weights were fitted to pages of the training and dev outlets, each counting once, and
    rounded.
    """
    words = rough.line.text
    telling = set(_telling(words))
    if not telling:
        return 0.0
    size = words.count(" ") + 1
    known = sum(word in story.told for word in telling)
    often = sum(min(1.0, 3 * story.told.get(word, 0) / story.count) for word in telling)
    return (
        1.3 * known / len(telling)
        + 1.4 * min(known, 6) / 6
        + 2.5 * often / len(telling)
        + 1.5 * (size >= 5)
        + 0.7 * (size >= 7)
        - 1.1 * (size > 22)
        - 0.3 * log1p(away)
        - 1.6 * (words[-1] in _ENDS)
        + 0.2 * (story.printed[key(words)] > 1)
    )
