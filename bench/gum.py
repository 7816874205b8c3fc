"""Out of the domain: attributions of GUM, ``python bench/gum.py DIR [--genres news,interview]``.

DIR holds the unpacked corpus: ``dep/*.conllu`` and ``rst/*.rs4``. The text is rebuilt from the
tokens and read whole, paragraphs parted by an empty line. GUM draws a tree of discourse over
clauses, and a clause of speech or thought ("the minister told reporters", "I think") hangs on
what it reports by the relation *attribution*, positive or negative. Each such clause is a gold
pair: the *speaker clause*, and the *content*, which is everything below the node that it hangs
on. Where the clause breaks a sentence in two that GUM joins again, the content has both parts.

*content 50*: one to one, intersection over union of at least a half.
*speaker clause*: of the contents found, the told source or cue lies inside the clause.

GUM marks clauses only: no quotation that stands alone, no noun ("the claim that"), no "support"
or "call for", and not the rest of a quotation behind its first sentences. What is told beyond the
gold is therefore often right, and precision is a lower bound that is good for nothing but
comparing readers. Recall is the figure to report. Attributions inside others are in the gold, so
all statements count, inner ones too. Credits below pictures are left out.

Source: Zeldes 2017, "The GUM Corpus", Language Resources and Evaluation 51.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import polnear, readers
from bench.attribution import Attribution, Rate, Spans, matched, places
from bench.corpora import CorpusError, below, digest
from bench.cues import is_speech, shows_speech, sides
from bench.intervals import Figure, Share, report

Span = tuple[int, int]
GENRES = "news,interview"
RELATION = "attribution"
_CAPTION = re.compile(r"\b(?:figure|caption)\b[^|(]*\((\d+) s\)")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the tree: where it hangs, by which relation, and its clause if it is a leaf.

    Attributes:
        id: Its name.
        parent: Name of the node that it hangs on, or "".
        relation: Name of the relation, or "".
        satellite: Whether it says something of its parent, rather than being a part of it.
        clause: Number of the clause, from 0; None for a node over others.
    """

    id: str
    parent: str
    relation: str
    satellite: bool
    clause: int | None


class Tree:
    """The discourse tree of one document."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._below: dict[str, list[Node]] = {}
        for node in nodes:
            self._below.setdefault(node.parent, []).append(node)

    def attributions(self) -> Iterator[tuple[set[int], set[int]]]:
        """Yield the clauses of each speaker, and those of what they say."""
        for node in self._nodes.values():
            if node.relation.startswith(RELATION) and node.satellite:
                speaker = self._all(node)
                yield speaker, self._content(node, speaker) - speaker

    def _content(self, node: Node, speaker: set[int]) -> set[int]:
        nucleus = self._nodes[node.parent]
        content = self._own(nucleus)
        while nucleus.relation == "span":
            nucleus = self._nodes[nucleus.parent]
        broken = nucleus.relation == "same-unit" and max(content) < min(speaker)
        return self._own(self._nodes[nucleus.parent]) if broken else content

    def _own(self, node: Node) -> set[int]:
        """Return the clauses of a node, without what is said of it."""
        if node.clause is not None:
            return {node.clause}
        parts = (part for part in self._below.get(node.id, ()) if not part.satellite)
        return set().union(*map(self._all, parts))

    def _all(self, node: Node) -> set[int]:
        """Return the clauses of a node and of what is said of it."""
        said_of_it = (part for part in self._below.get(node.id, ()) if part.satellite)
        return self._own(node).union(*map(self._all, said_of_it))


@dataclass(frozen=True, slots=True)
class Marked:
    """One document with its gold: source and cue are both the speaker's clause."""

    name: str
    text: str
    gold: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The text of a document: its tokens' places, and the starts of those below pictures."""

    text: str
    tokens: tuple[Span, ...]
    captions: frozenset[int]


def rebuilt(conllu: str) -> Rebuilt:
    """Return the text that the tokens of a document make up."""
    parts: list[str] = []
    tokens: list[Span] = []
    captions: set[int] = set()
    length = below_picture = 0
    gap = ""
    for block in conllu.replace("\r", "").split("\n\n"):
        lines = block.split("\n")
        below_picture = max(below_picture - 1, *map(_captions, lines))
        if any(line.startswith("# newpar") for line in lines) and parts:
            gap = "\n\n"
        for form, after in _words(lines):
            start = length + len(gap)
            length = start + len(form)
            parts += [gap, form]
            tokens.append((start, length))
            captions |= {start} if below_picture else set()
            gap = after
    return Rebuilt("".join(parts), tuple(tokens), frozenset(captions))


def _captions(line: str) -> int:
    """Return how many sentences from here on stand below a picture, by a line of comment."""
    found = _CAPTION.search(line) if line.startswith("# newpar_block") else None
    return int(found[1]) if found else 0


def _words(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the tokens of a sentence, each with the white space behind it."""
    rows = [columns for columns in (line.split("\t") for line in lines) if len(columns) == 10]
    last, behind = 0, ""
    for columns in rows:
        after = "" if "SpaceAfter=No" in columns[9].split("|") else " "
        first, dash, end = columns[0].partition("-")
        if dash:
            last, behind = int(end), after
        elif first.isdecimal():
            number = int(first)
            yield columns[1], after if number > last else behind if number == last else ""


def tree(rs4: bytes) -> tuple[Tree, list[str]]:
    """Return the tree of a document and the words of its clauses."""
    root = etree.fromstring(rs4, etree.XMLParser(resolve_entities=False, no_network=True))
    kinds = {each.get("name"): each.get("type") for each in root.iter("rel")}
    nodes: list[Node] = []
    clauses: list[str] = []
    for each in root.iter("segment", "group"):
        relation = each.get("relname") or ""
        leaf = each.tag == "segment"
        number = len(clauses) if leaf else None
        satellite = kinds.get(relation) == "rst"
        nodes.append(
            Node(str(each.get("id")), each.get("parent") or "", relation, satellite, number)
        )
        clauses += [each.text or ""] if leaf else []
    return Tree(nodes), clauses


def marked(conllu: Path, rs4: Path) -> Marked:
    """Return one document with its gold.

    Raises:
        CorpusError: If the clauses do not have the words of the tokens.
    """
    page = rebuilt(conllu.read_bytes().decode("utf-8"))
    drawn, clauses = tree(rs4.read_bytes())
    spans: list[Span] = []
    at = 0
    for clause in clauses:
        end = min(at + len(clause.split()), len(page.tokens))
        spans.append((page.tokens[at][0], page.tokens[end - 1][1]))
        at = end
        if "".join(clause.split()) != "".join(page.text[slice(*spans[-1])].split()):
            raise CorpusError(f"{rs4}: a clause is not in {conllu.name}: {clause[:60]}")
    gold = (
        Attribution(_runs(content, spans), *(_runs(speaker, spans),) * 2)
        for speaker, content in drawn.attributions()
        if content
    )
    kept = tuple(one for one in gold if one.source[0][0] not in page.captions)
    return Marked(conllu.stem, page.text, kept)


def _runs(clauses: set[int], spans: Sequence[Span]) -> Spans:
    """Return the places of clauses, those behind one another as one."""
    found: list[Span] = []
    for number in sorted(clauses):
        start, end = spans[number]
        if number - 1 in clauses:
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def load(folder: Path, genres: Sequence[str]) -> tuple[Marked, ...]:
    """Return the documents of some genres, sorted by name.

    Raises:
        CorpusError: If there are none, or one has no tree.
    """
    return tuple(
        marked(each, folder / "rst" / f"{each.stem}.rs4")
        for genre in genres
        for each in below(folder / "dep", f"GUM_{genre}_*.conllu")
    )


def tally(one: Marked, told: Sequence[Attribution]) -> dict[str, Figure]:
    """Return what one document gives to each figure."""
    pairs, _ = matched(one.text, told, one.gold)
    rate = Rate(len(pairs), len(told), len(pairs), len(one.gold))
    genre = one.name.split("_")[1]
    ours = [shows_speech(one.text, each) for each in told]
    theirs = [is_speech(_speaker(one.text, each)) for each in one.gold]
    right = sum(_in_clause(one.text, told[i], one.gold[j]) for i, j in pairs)
    return {
        "content 50": rate,
        **sides("content 50", pairs, ours, theirs),
        f"content 50, {genre}": rate,
        "speaker clause, of found": Share(right, len(pairs)),
        f"speaker clause, {genre}": Share(right, len(pairs)),
    }


def _speaker(text: str, one: Attribution) -> str:
    return " ".join(text[start:end] for start, end in one.source)


def _in_clause(text: str, told: Attribution, gold: Attribution) -> bool:
    clause = places(text, gold.source)
    named = (places(text, told.source), places(text, told.cue))
    return any(each and each <= clause for each in named)


def measure(
    folder: Path, genres: Sequence[str], reader: str = readers.DEFAULT
) -> tuple[Mapping[str, Figure], ...]:
    """Score a reader on the documents of some genres."""
    found = readers.reader(reader)
    tallies = []
    for each in load(folder, genres):
        page = readers.whole(readers.in_memory(each.text, f"{each.name}.txt"))
        told = [polnear.attribution(one) for one in found(*page).items]
        tallies.append(tally(each, told))
    return tuple(tallies)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Score Sayso's statements on GUM.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of the unpacked corpus")
    parser.add_argument("--genres", default=GENRES, help=f"default: {GENRES}")
    readers.add_option(parser)
    asked = parser.parse_args(arguments)
    genres = asked.genres.split(",")
    tallies = measure(asked.folder, genres, asked.reader)
    files = [
        file
        for genre in genres
        for name in (f"dep/GUM_{genre}_*.conllu", f"rst/GUM_{genre}_*.rs4")
        for file in asked.folder.glob(name)
    ]
    print(f"GUM {asked.genres}, {len(tallies)} documents, corpus {digest(files, asked.folder)}")
    print(f"reader {readers.reader(asked.reader).version}, 95 % intervals over documents")
    print("\n".join(report(tallies)))


if __name__ == "__main__":
    main()
