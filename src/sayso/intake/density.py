"""Where on a page running text is dense: the element that holds most of it, and elements like it.

Each paragraph speaks for the element that it stands in, half as much for the one around that, and
a quarter for the next; the element for which most is spoken is the core of the page.

Source: Readability (Arc90, 2009), which adds up paragraphs in this way.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.intake.rough import is_prose
from sayso.records.articles import Mark

_SMALL = frozenset("p li blockquote h1 h2 h3 h4 h5 h6 dd dt pre br hr figcaption td".split())
_HEADINGS = frozenset({"h4", "h5", "h6"})
_WHOLE = frozenset({"html", "body", ""})
SHARES = (1.0, 0.5, 0.25)  # of a paragraph: for the element around it, the next, the one after
DENSE = 0.33  # share of all running text, from which an element is dense
LIKE = 0.25  # share of all running text that stands in elements of one look


@dataclass(slots=True)
class Blocks:
    """The elements of a page that begin a line, in order; the first is the page itself.

    Attributes:
        above: Number of the element around each.
        looks: What each is called, and its class.
        owners: Of each line of the page, the element in which it begins.
    """

    above: list[int] = field(default_factory=lambda: [0])
    looks: list[tuple[str, str]] = field(default_factory=lambda: [("", "")])
    owners: list[int] = field(default_factory=list)

    def names(self) -> list[str]:
        """Return what each element is called."""
        return [name for name, _ in self.looks]


def placed(rows: Sequence[str], blocks: Blocks) -> Iterator[Mark]:
    """Yield marks of runs of lines, by where they stand among the running text of a page.

    ``core``: in the element that holds most of it. ``dense``: in, or up to two steps below, one
    that holds a third. ``like``: in elements that look like those of a quarter of it. ``para``,
    ``item``, ``h4``: in a paragraph, an item of a list, a small heading.

    Args:
        rows: The lines.
        blocks: Their elements.
    """
    if not blocks.owners:
        return
    prose = [len(row) if is_prose(row) else 0 for row in rows]
    names, owners = blocks.names(), blocks.owners
    core = _core(prose, blocks, names)
    yield from runs(rows, [core[owner] for owner in owners], "core")
    yield from runs(rows, _dense(prose, blocks, names), "dense")
    yield from runs(rows, _like(prose, blocks), "like")
    yield from runs(rows, [names[owner] == "p" for owner in owners], "para")
    yield from runs(rows, _items(blocks, names), "item")
    yield from runs(rows, [names[owner] in _HEADINGS for owner in owners], "h4")


def runs(rows: Sequence[str], held: Sequence[bool], kind: str) -> Iterator[Mark]:
    """Yield a mark for each run of lines of which something is so.

    Args:
        rows: All lines of a text, which line feeds part.
        held: Of each whether it is so.
        kind: What the marks say.
    """
    flags = bytes(held)
    at = last = 0
    start = flags.find(1)
    while start >= 0:
        end = flags.find(0, start)
        end = len(flags) if end < 0 else end
        at += sum(map(len, rows[last:start])) + start - last
        size = sum(map(len, rows[start:end])) + end - start
        yield Mark(at, at + size - 1, kind)
        at, last = at + size, end
        start = flags.find(1, end)


def _core(prose: Sequence[int], blocks: Blocks, names: Sequence[str]) -> list[bool]:
    """Return which elements stand in the one for which most running text speaks."""
    above = blocks.above
    spoken = [0.0] * len(above)
    for size, owner in zip(prose, blocks.owners, strict=True):
        if size:
            at = above[owner] if names[owner] in _SMALL else owner
            for share in SHARES:
                spoken[at] += share * size
                at = above[at]
    told = [0.0 if name in _WHOLE else size for name, size in zip(names, spoken, strict=True)]
    best = max(range(len(told)), key=told.__getitem__)
    inside = [False] * len(above)
    if told[best]:
        inside[best] = True
        for index in range(best + 1, len(above)):
            inside[index] = inside[above[index]]
    return inside


def _dense(prose: Sequence[int], blocks: Blocks, names: Sequence[str]) -> list[bool]:
    """Return which lines stand in or just below an element that holds a good part of all."""
    above = blocks.above
    held = [0] * len(above)
    for size, owner in zip(prose, blocks.owners, strict=True):
        held[owner] += size
    for index in range(len(above) - 1, 0, -1):
        held[above[index]] += held[index]
    least = max(1, DENSE * sum(prose))
    dense = [size >= least for size in held]
    found: list[bool] = []
    for owner in blocks.owners:
        around = above[owner]
        further = above[around]
        far = dense[further] and names[further] not in _WHOLE
        found.append(dense[owner] or dense[around] or far)
    return found


def _like(prose: Sequence[int], blocks: Blocks) -> list[bool]:
    """Return which lines stand in elements that look like those of much of the running text."""
    looks, above = blocks.looks, blocks.above
    signs = [(looks[owner], looks[above[owner]]) for owner in blocks.owners]
    sizes: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    for size, sign in zip(prose, signs, strict=True):
        if size:
            sizes[sign] += size
    least = max(1, LIKE * sum(prose))
    wide = {sign for sign, size in sizes.items() if size >= least}
    return [sign in wide for sign in signs]


def _items(blocks: Blocks, names: Sequence[str]) -> list[bool]:
    """Return which lines stand in an item of a list, or up to two steps below one."""
    above = blocks.above
    found: list[bool] = []
    for owner in blocks.owners:
        around = above[owner]
        found.append("li" in (names[owner], names[around], names[above[around]]))
    return found
