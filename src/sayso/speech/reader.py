"""The rules reader: one article in, its statements out. The standing baseline of ``speech``."""

from collections.abc import Iterator

from sayso.records.articles import Article, Document, Role
from sayso.records.places import Anchor, Finding, Outcome
from sayso.records.speech import Statement
from sayso.speech.figures import spoken
from sayso.speech.paragraphs import Paragraph, paragraphs
from sayso.speech.statements import Page, place, statements


class RulesReader:
    """A ``SpeechReader`` of rules alone."""

    version = "rules-4"

    def __call__(self, document: Document, article: Article) -> Outcome[Statement]:
        """Return the statements of the article's body, in order of their content."""
        found: dict[str, Statement] = {}
        findings: list[Finding] = []
        body = [block.at for block in article.blocks if block.role is Role.BODY]
        for paragraph in paragraphs(document.text, [(at.start, at.end) for at in body]):
            findings += odd_marks(document, paragraph)
            page = Page(document, article, paragraph.quoted)
            for statement in statements(page, spoken(document.text, paragraph.frames)):
                found.setdefault(statement.id, statement)
        return Outcome(tuple(sorted(found.values(), key=place)), tuple(findings))


rules_reader = RulesReader()


def odd_marks(document: Document, paragraph: Paragraph) -> Iterator[Finding]:
    """Yield a finding for each quotation that is never closed."""
    for quotation in paragraph.quoted:
        if not quotation.closed and not paragraph.goes_on:
            at = Anchor(document.id, quotation.start, quotation.end)
            yield Finding("SP011", "a quotation is opened and never closed", at)
