"""Examples for the cohesion model: texts with other stories in them, and what is seen of each line.

Made as ``bench/teasers.py`` makes its texts, of small pools of stories that change from round to
round. Many stories are cut short, so that a line is seen in more than one company.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from bench import splices, teasers
from bench.pages_gold import Gold
from bench.teasers import Made, Story
from numpy.typing import NDArray

from sayso.intake.cohesion import cohesion
from sayso.intake.judging import by_rules
from sayso.intake.rough import Rough, roughs
from sayso.intake.strangeness import WEAK, strangeness
from sayso.intake.weighing import weigh
from sayso.records.articles import Document, Role
from sayso.text.models import encoder, story_model
from sayso.text.relating import MOST

FEWEST, LONGEST = 6, 100  # lines of an example
ROWS = (8, 10, 14, 20, 30)  # paragraphs that a story is cut to
WHOLE = 0.25  # of the stories that are not cut
LOOSE = 0.4  # of a page's lines that end a sentence; so that lists and questions are seen too
KINDS = [
    (place, sign, topic)
    for place, signs in teasers.PLACES.items()
    for sign in signs
    for topic in teasers.TOPICS
]
BARE = [kind for kind in KINDS if kind[1] == "unsigned"]
_OPEN = frozenset({"IN001", "IN030"})


@dataclass(frozen=True, slots=True)
class Example:
    """One text: what is seen of its lines, and which are another story's.

    Attributes:
        nodes: (lines, width).
        pairs: (lines, lines, width).
        lines: The number of each line's words in ``Gathered.pieces``.
        truth: True for a line of another story.
        asked: True for a line that counts.
    """

    nodes: NDArray[np.float16]
    pairs: NDArray[np.float16]
    lines: NDArray[np.int64]
    truth: NDArray[np.bool_]
    asked: NDArray[np.bool_]


class Gathered:
    """Examples, and the word pieces of all their lines.

    Attributes:
        examples: The examples.
        pieces: Of each line, the numbers of its word pieces.
    """

    def __init__(self) -> None:
        self.examples: list[Example] = []
        self.pieces: list[NDArray[np.int64]] = []
        self._known: dict[str, int] = {}

    def add(self, made: Made) -> None:
        """Add a text, unless it is too short or too long."""
        document = Document("d", made.text, "text/plain", "d.txt")
        lines = roughs(document)
        if not FEWEST <= len(lines) <= LONGEST:
            return
        by_rules(document, lines)
        weigh(document, lines)
        rare = story_model().rare
        seen = cohesion(lines, rare)
        out = [line for block in made.teasers for line in block]
        strange = np.array([_stands(rough, out) for rough in lines])
        known = strange | np.array([_stands(rough, made.body) for rough in lines])
        nodes = np.concatenate([strangeness(lines, rare), seen.nodes], axis=1)
        self.examples.append(
            Example(
                nodes.astype(np.float16),
                seen.pairs.astype(np.float16),
                np.array([self._number(rough.line.text) for rough in lines]),
                strange,
                known & np.array([_is_open(rough) for rough in lines]),
            )
        )

    def _number(self, words: str) -> int:
        found = self._known.setdefault(words, len(self.pieces))
        if found == len(self.pieces):
            (ids,) = encoder().ids([words])
            self.pieces.append(np.array(ids[:MOST], np.int64))
        return found


def gathered(golds: Sequence[Gold], web: Sequence[Story], news: Sequence[Story]) -> Gathered:
    """Return all examples.

    Args:
        golds: Pages of English.
        web: The stories among them that the bench would take.
        news: Stories of plain text.
    """
    teasers.is_sure = lru_cache(maxsize=1 << 17)(teasers.is_sure)
    dice, found = random.Random(5), Gathered()
    for stories, count, pool in ((web, 9, 80), (web, 9, 80), (news, 4, 145)):
        _round(found, stories, count, pool, dice)
    _round(found, [*web, *news[::5]], 5, 145, dice)
    loose = _loose(golds)
    for _ in range(3):
        _round(found, [_cut(one, dice) for one in loose], 4, 90, dice)
        some = [*dice.sample(news, min(len(news), 330)), *loose[::6]]
        _round(found, [_cut(one, dice) for one in some], 4, 120, dice)
    for made in (*_joined(web), *_joined(news[::4])):
        found.add(made)
    return found


def _round(
    found: Gathered, stories: Sequence[Story], count: int, pool: int, dice: random.Random
) -> None:
    """Add texts of each story, with teasers of others of its pool."""
    order = list(stories)
    dice.shuffle(order)
    for start in range(0, len(order), pool):
        some = order[start : start + pool]
        for index, row in enumerate(teasers.likeness(some)):
            for made in _texts(some, index, row, count, dice):
                found.add(made)


def _texts(
    pool: Sequence[Story], index: int, row: Sequence[float], count: int, dice: random.Random
) -> Iterator[Made]:
    """Yield one story as it is, and with teasers in it; those that nothing announces more often."""
    story = pool[index]
    others = [n for n in sorted(range(len(pool)), key=lambda n: -row[n]) if n != index]
    others = [n for n in others if row[n] < teasers.LIKEST and pool[n].title != story.title]
    yield teasers.text_of(story, [], ("", "", ""), dice)
    for kind in (*dice.sample(KINDS, count), *dice.sample(BARE, count // 3)):
        many = dice.choice((1, 1, 2, 3))
        some = others[: many + 1] if kind[2] == "near" else others[len(others) // 2 :]
        some = others[:10] if dice.random() < 0.2 else some
        put = [pool[n] for n in dice.sample(some, min(many, len(some)))]
        yield teasers.text_of(story, put, kind, dice)


def _cut(story: Story, dice: random.Random) -> Story:
    """Return a stretch of a story, most often its beginning."""
    count = dice.choice(ROWS)
    if len(story.rows) <= count or dice.random() < WHOLE:
        return story
    start = 0 if dice.random() < 0.6 else dice.randrange(len(story.rows) - count)
    return replace(story, rows=story.rows[start : start + count])


def _loose(golds: Sequence[Gold]) -> list[Story]:
    """Return stories that the bench would not take: pages with lists, questions and headings."""
    made = (teasers.story_of(gold, LOOSE, 2) for gold in golds)
    return list({story.rows[:3]: story for story in made if story}.values())


def _joined(stories: Sequence[Story]) -> Iterator[Made]:
    """Yield joined stories; all lines are body."""
    for texts in splices.texts(stories):
        for one in texts[1::3]:
            at, body = len(one.rows[0]) + 1, []
            for row in one.rows[1:]:
                body.append((at, at + len(row)))
                at += len(row) + 1
            yield Made(("", "", ""), one.text, tuple(body))


def _stands(rough: Rough, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < rough.line.end and rough.line.start < end for start, end in spans)


def _is_open(rough: Rough) -> bool:
    below = rough.rule in WEAK or rough.rule == "IN031"
    return below or (rough.role is Role.BODY and rough.rule in _OPEN)
