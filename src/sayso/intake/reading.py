"""From a document to the article that a reader sees in it. Labels only; no word is cut."""

from collections.abc import Iterator, Sequence

from sayso.intake import dating, naming
from sayso.intake.inside import Inner, inner
from sayso.intake.judging import judge
from sayso.intake.oddities import oddities
from sayso.intake.rough import Rough, roughs
from sayso.intake.splices import leads, own_blocks, own_lines, parts
from sayso.records.articles import Article, Block, Document, Named, Role
from sayso.records.places import Anchor, Basis, Outcome
from sayso.text.words import folded

SHORTEST = 4  # words of a heading that goes before another title; fewer name a section


def article(document: Document) -> Outcome[Article]:
    """Return the article that a document holds, with all its words in blocks of known roles.

    Outlet, date and credit are read before anything is set aside; what nothing shows is None.
    """
    lines = roughs(document)
    judge(document, lines)
    further = leads(document, lines)
    inners = inner(lines, [lead.index for lead in further])
    blocks = tuple(_blocks(document, lines, inners))
    outlet, credit, authors = naming.names(document, lines, inners, own_lines(lines, further))
    own = own_blocks(lines, blocks, further)
    published, updated = dating.dates(document, own, outlet)
    made = Article(
        document.id,
        title=_title(document, lines),
        outlet=outlet,
        published=published,
        credit=credit,
        authors=authors,
        blocks=blocks,
        updated=updated,
        parts=parts(document, lines, blocks, published, further),
    )
    return Outcome((made,), tuple(oddities(document, made)))


def _title(document: Document, lines: Sequence[Rough]) -> Named | None:
    """Return the headline, with its place in the text if it has one.

    What the container states goes first, unless a line that markup sets as the headline says
    something else.
    """
    stated = document.stated.title
    for rough in lines:
        if rough.role is Role.HEADLINE and rough.rule != "IN018":
            at = (document.at(rough.line.start, rough.line.end),)
            if stated and (_alike(stated, rough.line.text) or not _is_marked(rough)):
                return Named(stated, Basis("IN004", 0.95, at, note="stated by the container"))
            return Named(" ".join(rough.line.text.split()), Basis(rough.rule, rough.score, at))
    if stated:
        return Named(stated, Basis("IN004", 0.9, note="stated by the container"))
    return None


def _is_marked(rough: Rough) -> bool:
    """Tell whether a line is set as a headline, and long enough for one."""
    return "h1" in rough.marks and len(rough.line.text.split()) >= SHORTEST


def _alike(one: str, other: str) -> bool:
    """Tell whether two headlines share a third of the words of the shorter one."""
    left, right = set(folded(one)), set(folded(other))
    return 3 * len(left & right) >= min(len(left), len(right)) > 0


def _blocks(
    document: Document, lines: Sequence[Rough], inners: dict[int, tuple[Inner, ...]]
) -> Iterator[Block]:
    """Yield the blocks of all lines, those inside a line as blocks of their own."""
    for index, rough in enumerate(lines):
        assert rough.role is not None  # noqa: S101 - judge() leaves none without
        at = rough.line.start
        if index not in inners:
            here = document.at(at, rough.line.end)
            yield Block(here, rough.role, _basis(rough, here))
            continue
        for stretch in inners[index]:
            yield from _rest(document, rough, at, stretch.start)
            here = document.at(stretch.start, stretch.end)
            basis = Basis(stretch.rule, stretch.score, (here,), stretch.name)
            yield Block(here, stretch.role, basis)
            at = stretch.end
        yield from _rest(document, rough, at, rough.line.end)


def _rest(document: Document, rough: Rough, start: int, end: int) -> Iterator[Block]:
    """Yield ``text[start:end]`` as a block of its line's role, unless it is white space."""
    words = document.text[start:end]
    shift = len(words) - len(words.lstrip())
    if words.strip() and rough.role is not None:
        at = document.at(start + shift, start + len(words.rstrip()))
        yield Block(at, rough.role, _basis(rough, at))


def _basis(rough: Rough, at: Anchor) -> Basis:
    return Basis(rough.rule, rough.score, rough.evidence or (at,), rough.note)
