"""Looks up what the sections of a dossier name by id."""

from collections import Counter
from collections.abc import Iterable

from sayso.records.dossier import ArticleLine, ClaimLine, Dossier, StatementLine, Text, VoiceLine

SHORT = 8  # letters of an id that a reader sees; every command takes them


class Index:
    """The lines of one dossier by id."""

    def __init__(self, dossier: Dossier) -> None:
        self.articles: dict[str, ArticleLine] = {line.doc: line for line in dossier.articles}
        self.statements: dict[str, StatementLine] = {s.id: s for s in dossier.statements}
        self.voices: dict[str, VoiceLine] = {v.source: v for v in dossier.voices if v.source}
        self.texts: dict[str, Text] = {text.doc: text for text in dossier.texts}
        self.claims: dict[str, list[ClaimLine]] = {}
        for claim in dossier.claims:
            for one in claim.statements:
                self.claims.setdefault(one, []).append(claim)

        self.passages = _numbered(dossier.statements)

    def label(self, doc: str) -> str:
        """Return the dossier's name of an article, such as "A3"."""
        return f"A{self.articles[doc].number}"

    def ordered(self, docs: Iterable[str]) -> list[str]:
        """Return those articles that are in the dossier, in its order."""
        known = [doc for doc in docs if doc in self.articles]
        return sorted(known, key=lambda doc: self.articles[doc].number)

    def labels(self, docs: Iterable[str]) -> str:
        """Return the dossier's names of those articles that are in it, such as "A1, A3"."""
        return ", ".join(map(self.label, self.ordered(docs)))


def _numbered(statements: Iterable[StatementLine]) -> dict[str, int]:
    """Return the number of each statement in its article, from 1."""
    last: Counter[str] = Counter()
    numbers = {}
    for line in statements:
        last[line.doc] += 1
        numbers[line.id] = last[line.doc]
    return numbers


def short(identity: str) -> str:
    """Return as many letters of an id as the reader needs."""
    return identity[:SHORT]
