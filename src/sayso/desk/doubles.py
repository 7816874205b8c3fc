"""Articles that were met again: given twice and kept once, or in the bytes or words of another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.desk.case import Case, natural
from sayso.desk.tables import Row
from sayso.records.articles import Role
from sayso.records.ids import digest
from sayso.records.ports import Again
from sayso.records.speech import Reading
from sayso.text.words import squash

KINDS = {
    "record": "articles given again, kept once",
    "bytes": "articles with the bytes of another",
    "words": "articles with the words of another",
}
LEAST = 100  # code points of running text; less is the same by chance


@dataclass(slots=True)
class Doubles:
    """The articles of a pile by their bytes and their running text.

    Attributes:
        paths: Of each document, by id.
    """

    paths: dict[str, str] = field(default_factory=dict)
    _bytes: dict[str, list[str]] = field(default_factory=dict)
    _words: dict[str, list[str]] = field(default_factory=dict)

    def take(self, reading: Reading) -> None:
        """Add one article."""
        document = reading.document
        self.paths[document.id] = document.path
        self._bytes.setdefault(document.digest or document.id, []).append(document.id)
        blocks = reading.article.blocks
        told = " ".join(b.at.words(document.text) for b in blocks if b.role is Role.BODY)
        if len(told) >= LEAST:
            self._words.setdefault(digest(squash(told)), []).append(document.id)

    def rows(self, again: tuple[Again, ...]) -> Iterator[Row]:
        """Yield what was met again, by kind and path: each with the first article like it.

        Args:
            again: Where documents were given once more.
        """
        for each in sorted(again, key=lambda one: (natural(one.path), one.doc)):
            yield self._row("record", each.path, each.doc, each.doc)
        copies = list(self._pairs(self._bytes.values(), frozenset()))
        for doc, first in copies:
            yield self._row("bytes", self.paths[doc], doc, first)
        for doc, first in self._pairs(self._words.values(), frozenset(doc for doc, _ in copies)):
            yield self._row("words", self.paths[doc], doc, first)

    def _pairs(self, groups: Iterable[list[str]], but: frozenset[str]) -> list[tuple[str, str]]:
        """Return (article, the first one like it), by path, without those that were told."""
        found: list[tuple[str, str]] = []
        for group in groups:
            left = sorted((doc for doc in group if doc not in but), key=self._order)
            found += ((doc, left[0]) for doc in left[1:])
        return sorted(found, key=lambda pair: self._order(pair[0]))

    def _order(self, doc: str) -> tuple[list[str | tuple[int, str]], str]:
        return natural(self.paths[doc]), doc

    def _row(self, same: str, path: str, doc: str, first: str) -> Row:
        return {"same": same, "path": path, "doc": doc, "of": first, "of_path": self.paths[first]}


def rows(case: Case) -> Iterator[Row]:
    """Yield every article that was met again."""
    found = Doubles()
    for reading in case.unsorted():
        found.take(reading)
    return found.rows(case.ledger.again())
