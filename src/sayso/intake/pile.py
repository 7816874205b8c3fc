"""What the whole pile shows: learnt from all readings, and laid over each of them.

Readings stay as they were read. What is learnt and what is set aside are functions of the pile; the
order in which it came leaves no trace.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.intake import headlines, sameway, templates
from sayso.records.articles import Block, Learnt, Pointer
from sayso.records.places import Anchor
from sayso.records.speech import Persona, Reading, Statement


def learn(readings: Callable[[], Iterable[Reading]]) -> Learnt:
    """Return the template lines of every outlet, the lines that lead to other articles, habits.

    Memory holds one reading at a time, sketches of fixed size, and what recurs.

    Args:
        readings: Starts one more pass over the whole pile; two are made, in any order.
    """
    lines, heads, ways = templates.Lines(), headlines.Heads(), sameway.Ways()
    for reading in readings():
        lines.note(reading)
        heads.note(reading)
        ways.note(reading)
    for reading in readings():
        lines.look(reading)
        heads.look(reading)
    return Learnt(lines.found(), heads.found(), ways.found())


class Sieve:
    """Sets aside in a reading what the pile shows to be no part of its story.

    Attributes:
        learnt: What the pile shows.
    """

    def __init__(self, learnt: Learnt) -> None:
        self.learnt = learnt
        self._templates = {each.key: each for each in learnt.templates}
        self._pointers: dict[str, list[Pointer]] = {}
        for each in learnt.pointers:
            self._pointers.setdefault(each.at.doc, []).append(each)
        self._habits = {each.of: each for each in learnt.habits}

    def __bool__(self) -> bool:
        """Tell whether it can hold anything back."""
        return bool(self._templates or self._pointers)

    def __call__(self, reading: Reading) -> Reading:
        """Return a reading without what stands in such lines; they keep their place.

        Days that can be read two ways are read as the pile has others.
        """
        reading = sameway.settled(reading, self._habits)
        if pointers := self._pointers.get(reading.document.id):
            reading = _without(reading, headlines.elsewhere(reading, pointers))
        return _without(reading, templates.strange(reading, self._templates))


def _without(reading: Reading, aside: Mapping[int, Block]) -> Reading:
    """Return a reading in which these blocks, by their number, are no part of the story."""
    if not aside:
        return reading
    blocks = tuple(aside.get(n, block) for n, block in enumerate(reading.article.blocks))
    gone = tuple(block.at for block in aside.values())
    article = replace(reading.article, blocks=blocks)
    statements = tuple(_kept(reading.statements, gone))
    personas = tuple(_heard(reading.personas, statements, gone))
    return replace(reading, article=article, statements=statements, personas=personas)


def _in(at: Anchor, gone: Sequence[Anchor]) -> bool:
    return any(each.overlaps(at) for each in gone)


def _kept(statements: Sequence[Statement], gone: Sequence[Anchor]) -> Iterator[Statement]:
    """Yield the statements of which some content stands elsewhere."""
    dropped = {each.id for each in statements if all(_in(at, gone) for at in each.content)}
    for each in statements:
        if each.id not in dropped:
            yield replace(each, within=None) if each.within in dropped else each


def _heard(
    personas: Sequence[Persona], statements: Sequence[Statement], gone: Sequence[Anchor]
) -> Iterator[Persona]:
    """Yield the voices that are heard or named elsewhere; of the absent, those still quoted."""
    absent = {
        (hop.mention.kind, hop.mention.text)
        for each in statements
        for hop in each.chain.hops
        if hop.mention.at is None
    }
    for each in personas:
        mentions = tuple(at for at in each.mentions if not _in(at, gone))
        namings = tuple(one for one in each.namings if not _in(one.at, gone))
        if mentions or namings or (each.kind, each.name) in absent:
            yield replace(each, mentions=mentions, namings=namings)
