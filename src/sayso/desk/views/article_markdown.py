"""One article in Markdown (CommonMark): every word in place and escaped, set-aside parts quoted."""

from collections.abc import Iterator, Sequence

from sayso.desk.views import article
from sayso.desk.views.article import STORY, Sheet
from sayso.desk.views.markdown import escaped
from sayso.records.articles import Block, Role


def render(sheet: Sheet) -> str:
    """Return one article as Markdown, ending in a newline."""
    return "\n".join(_lines(sheet)).rstrip("\n") + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    title = sheet.reading.article.title
    yield from (f"# {escaped(title.name if title else sheet.reading.document.path)}", "")
    for words in article.about(sheet):
        yield from (escaped(words), "")
    if not sheet.only:
        yield from _facts(sheet)
    for line in sheet.lines():
        yield from _line(line, sheet)
    if not sheet.only:
        yield from _findings(sheet)


def _facts(sheet: Sheet) -> Iterator[str]:
    yield from ("| what | value | rests on |", "|---|---|---|")
    for fact in article.facts(sheet.reading):
        reasons = " · ".join(map(escaped, fact.reasons))
        yield f"| {fact.label} | {escaped(fact.value) or '*unknown*'} | {reasons} |"
    yield from ("", "---", "")


def _line(line: Sequence[Block], sheet: Sheet) -> Iterator[str]:
    """Yield one line of the article: a paragraph of the story, or set-aside blocks."""
    if not article.is_story(line):
        for block in line:
            beyond = article.beyond(block, sheet.reading)
            why = f" *({escaped(beyond)})*" if beyond else ""
            yield from (f"> *{article.label(block)}:* {_words(block, sheet)}{why}", "")
        return
    words = " ".join(_inside(block, sheet) for block in line)
    head = any(block.role is Role.HEADLINE for block in line)
    sign = "**\\>** " if any(b.at.overlaps(at) for b in line for at in sheet.marked) else ""
    yield from (f"## {sign}{words}" if head else f"{sign}{words}", "")


def _inside(block: Block, sheet: Sheet) -> str:
    """Return a block in running text; what is not the story is set off by signs."""
    words = _words(block, sheet)
    return words if block.role in STORY else f"*‹{article.label(block)}:* {words}*›*"


def _words(block: Block, sheet: Sheet) -> str:
    return escaped(block.at.words(sheet.reading.document.text))


def _findings(sheet: Sheet) -> Iterator[str]:
    found = list(article.findings(sheet.reading))
    yield from ("---", "", "## Findings" if found else "No findings.", "")
    for message, place in found:
        yield f"- {escaped(message)}" + (f" · {escaped(place)}" if place else "")
    if codes := article.rules(sheet.blocks):
        yield from ("", "## Set aside by", "", *(f"- {escaped(each)}" for each in codes))
