"""Article texts in HTML: every word in place, passages as link targets, set-aside blocks folded.

A passage is what a line of the dossier rests on. Passages overlap and nest, elements cannot: each
text is cut at every bound of a passage, and each piece knows the passages that it belongs to.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sayso.desk.views import phrases
from sayso.desk.views.index import Index
from sayso.desk.views.markup import Html, join, tag
from sayso.records.articles import Block, Role
from sayso.records.dossier import Dossier, SideLine, StatementLine, Text
from sayso.records.places import Anchor

_BREAK = frozenset("\r\n\u2028\u2029")
_STORY = frozenset({Role.BODY, Role.HEADLINE})


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch that something rests on.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        key: Id of the target that it belongs to.
        line: The statement whose words these are; None for other places.
        last: True if no stretch of the same target follows.
    """

    start: int
    end: int
    key: str
    line: StatementLine | None = None
    last: bool = True


def key_of(at: Anchor) -> str:
    """Return the id of the target that a place is."""
    return f"p-{at.doc}-{at.start}-{at.end}"


def key_of_statement(statement: str) -> str:
    """Return the id of the target that a statement's words are."""
    return f"s-{statement}"


def passages(dossier: Dossier) -> dict[str, list[Passage]]:
    """Return the passages that the dossier rests on, by document, in order of their place."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for line in dossier.statements:
        for at in line.content:
            last = at == line.content[-1]
            key = key_of_statement(line.id)
            found[line.doc].append(Passage(at.start, at.end, key, line, last))
    for at in sorted(set(_places(dossier))):
        found[at.doc].append(Passage(at.start, at.end, key_of(at)))
    for each in found.values():
        each.sort(key=lambda one: (one.start, -one.end, one.key))
    return found


def _places(dossier: Dossier) -> Iterator[Anchor]:
    """Yield the places other than statements that lines of the dossier open."""
    sides: list[SideLine] = []
    for conflict in dossier.conflicts:
        sides += (conflict.left, conflict.right)
    for doubt in dossier.gaps.doubts:
        sides += (doubt.left_side, doubt.right_side)
    yield from (side.at for side in sides)
    yield from (title.at for voice in dossier.voices for title in voice.titles)
    yield from (finding.at for finding in dossier.gaps.findings if finding.at)
    for article in dossier.articles:
        yield from article.published.basis.evidence[:1] if article.published else ()
    for one in dossier.reuse:
        for left, left_end, right, right_end in one.spans:
            yield from (Anchor(one.left, left, left_end), Anchor(one.right, right, right_end))


def targets(dossier: Dossier, found: Mapping[str, Sequence[Passage]]) -> set[str]:
    """Return the ids of the passages that a text in the dossier will show."""
    return {
        one.key
        for text in dossier.texts
        for one in found.get(text.doc, ())
        if any(block.at.start < one.end and one.start < block.at.end for block in text.blocks)
    }


class Setter:
    """Sets the text of articles.

    Args:
        index: Of the dossier.
        found: What ``passages`` returned.
        lines: Ids of the statements that have a line to lead back to.
    """

    def __init__(
        self, index: Index, found: Mapping[str, Sequence[Passage]], lines: Collection[str]
    ) -> None:
        self.broken: dict[str, None] = {}  # targets whose passage is in pieces
        self._index = index
        self._passages = found
        self._lines = lines
        self._set: set[str] = set()

    def html(self, text: Text) -> Html:
        """Return the text of one article with its passages."""
        own = self._passages.get(text.doc, [])
        lines = [_Line(tuple(blocks)) for blocks in lines_of(text.text, text.blocks)]
        parts = []
        for folded, group in groupby(lines, key=lambda line: line.aside):
            each = list(group)
            set_lines = [self._line(line, text, own) for line in each]
            parts.append(_folded(each, set_lines) if folded else join(*set_lines))
        return tag("div", *parts, class_="text", lang="", dir="auto")

    def _line(self, line: "_Line", text: Text, own: Sequence[Passage]) -> Html:
        parts: list[str] = []
        before = line.blocks[0].at.start
        for block in line.blocks:
            parts.append(text.text[before : block.at.start])
            before = block.at.end
            parts.append(self._block(block, text, own))
        head = line.blocks[0].role is Role.HEADLINE
        return tag("p", *parts, class_="headline" if head else None)

    def _block(self, block: Block, text: Text, own: Sequence[Passage]) -> Html:
        start, end = block.at.start, block.at.end
        near = [one for one in own if one.start < end and start < one.end]
        pieces = (self._piece(text.text[a:b], b, on) for a, b, on in pieces_of(start, end, near))
        if block.role in _STORY:
            return join(*pieces)
        role = tag("span", f"{phrases.ROLES[block.role]} ", class_="role")
        return tag("span", role, *pieces, class_="aside")

    def _piece(self, words: str, end: int, on: Sequence[Passage]) -> Html:
        """Return one piece of text, inside a target for each passage that begins with it."""
        keys = " ".join(dict.fromkeys(one.key for one in on))
        told = [one for one in on if one.line]
        piece = tag("mark" if told else "span", words, class_=keys) if on else join(words)
        for one in reversed(on):
            if one.key in self._set:
                self.broken.setdefault(one.key)
                continue
            self._set.add(one.key)
            piece = tag("span", piece, id=one.key, class_="target")
        ending = [one.line for one in told if one.end == end and one.last and one.line]
        return join(piece, *map(self._note, ending))

    def _note(self, line: StatementLine) -> Html:
        """Return the number of a passage: the way back to the line that rests on it."""
        number = str(self._index.passages[line.id])
        if line.id not in self._lines:
            return tag("sup", number, class_="note")
        name = f"Passage {number}, back to the dossier"
        link = tag("a", number, href=f"#in-{line.id}", aria_label=name)
        return tag("sup", link, class_="note")


@dataclass(frozen=True, slots=True)
class _Line:
    """Blocks with no line end between them."""

    blocks: tuple[Block, ...]

    @property
    def aside(self) -> bool:
        """True if nothing of it is the story."""
        return not any(block.role in _STORY for block in self.blocks)


def pieces_of(
    start: int, end: int, passages: Iterable[Passage]
) -> Iterator[tuple[int, int, list[Passage]]]:
    """Yield [start, end) cut at every bound of a passage, each piece with those that cover it."""
    own = list(passages)
    bounds = {start, end}
    for one in own:
        bounds.update((max(start, one.start), min(end, one.end)))
    cuts = sorted(bounds)
    for left, right in pairwise(cuts):
        yield left, right, [one for one in own if one.start <= left and right <= one.end]


def lines_of(text: str, blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks of a text, those between two line ends together."""
    line: list[Block] = []
    for block in blocks:
        if line and not _BREAK.isdisjoint(text[line[-1].at.end : block.at.start]):
            yield line
            line = []
        line.append(block)
    if line:
        yield line


def _folded(lines: Sequence[_Line], content: Sequence[Html]) -> Html:
    """Return set-aside lines, folded where they stand."""
    roles = dict.fromkeys(phrases.ROLES[b.role] for line in lines for b in line.blocks)
    size = sum(block.at.end - block.at.start for line in lines for block in line.blocks)
    label = f"Set aside: {', '.join(roles)} ({phrases.count(size, 'character')})"
    return tag("details", tag("summary", label), *content, class_="fold")
