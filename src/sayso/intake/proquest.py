"""Exports of ProQuest: articles one after another, their fields as lines with a label.

A line of underscores or "Document 1 of 3" stands before each; "Full text:" begins the text, and the
next label below ends it. The labels are those of the English interface.

Source: ProQuest help, "Exporting: text only", with the record fields of ProQuest Recent Newspapers.
"""

import re
from collections.abc import Iterator, Sequence

from sayso.intake import spelled
from sayso.intake.exports import Block, Clip, House, blocks, lines
from sayso.records.articles import Mark, Stated

_PART = re.compile(r"_{20,}|Document \d{1,5} of \d{1,5}")
_LABELS = (
    "abstract|abstract \\(summary\\)|author|author affiliation|byline|caption|classification|column"
    "|company|company / organization|copyright|correspondence author|country of publication"
    "|credit|database|dateline|document feature|document type|document url|edition|first page"
    "|full text|full text word count|highlight|identifier / keyword|illustrations|isbn|issn|issue"
    "|keywords|language|language of publication|last page|last updated|length|links|literature"
    "|location|number of pages|number of references|pages|people|place of publication"
    "|proquest document id|publication date|publication info|publication subject|publication title"
    "|publication year|publisher|publisher logo|references|section|source|source attribution"
    "|source type|subject|title|volume|word count|year"
)
_LABEL = re.compile(rf"(?P<name>{_LABELS}):(?:\s+(?P<value>.*)|\s*)", re.IGNORECASE | re.DOTALL)
_SIGN = re.compile(r"^[^\S\n]*ProQuest document (?:ID:|link)", re.MULTILINE | re.IGNORECASE)
_FIELD_LINE = re.compile(r"^[^\S\n]*(?:Full text|Publication (?:title|info)):", re.MULTILINE)
_LINK = re.compile(r"ProQuest document link|(?:Contact )?ProQuest|Bibliography", re.IGNORECASE)
_REVERSED = re.compile(r"([^\W\d_][\w'’ -]*),\s+([^\W\d_][\w'’. -]*)")
_KINDS = {"abstract": "summary", "abstract (summary)": "summary", "caption": "figcaption"}
_KINDS |= {"author": "byline", "byline": "byline", "dateline": "dateline", "credit": "byline"}


def speaks(text: str) -> bool:
    """Tell whether a text is an export of ProQuest."""
    return "ProQuest" in text and bool(_SIGN.search(text) and _FIELD_LINE.search(text))


def clips(text: str) -> Iterator[Clip]:
    """Yield the articles of an export."""
    for start, end in _cut(text):
        made = _without_end(_apart(blocks(text, start, end)))
        names = {_label(block.text)[0] for block in made}
        if made and names & {"full text", "publication title", "publication info"}:
            yield _clip(made)


HOUSE = House(speaks, clips)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the articles stand, without what parts them."""
    start = 0
    for line in lines(text, 0, len(text)):
        if _PART.fullmatch(line.text):
            yield start, line.start
            start = line.end
    yield start, len(text)


def _apart(made: Sequence[Block]) -> list[Block]:
    """Return blocks, cut into lines where one holds several fields."""
    found: list[Block] = []
    for block in made:
        rows = list(lines(block.text, 0, len(block.text)))
        if any(_label(row.text)[0] or _LINK.fullmatch(row.text) for row in rows[1:]):
            at = block.start
            found += (Block(at + row.start, at + row.end, row.text) for row in rows if row.text)
        else:
            found.append(block)
    return found


def _without_end(made: list[Block]) -> list[Block]:
    """Return blocks without what the database says of itself: when its record was updated."""
    while made and _label(made[-1].text)[0] in {"last updated", "database"}:
        made.pop()
    return made


def _label(words: str) -> tuple[str, str]:
    """Return name and value of a line with a label; ("", "") if it is none."""
    found = _LABEL.fullmatch(words)
    return (found["name"].casefold(), found["value"] or "") if found else ("", "")


def _clip(made: Sequence[Block]) -> Clip:
    """Return an article with what its fields say."""
    at = made[0].start
    said: dict[str, str] = {}
    marks: list[Mark] = []
    state = "h1"  # what a block without a label is
    for block in made:
        name, value = _label(block.text)
        begin = block.end - len(value) if name == "full text" else block.start
        if name:
            said.setdefault(name, " ".join(value.split()))
            state = "kept" if name == "full text" else "footer"
        kind = "footer" if name or _LINK.fullmatch(block.text) else state
        if begin > block.start:
            marks.append(Mark(block.start - at, begin - at, "footer"))
            kind = "kept" if value.strip() else "footer"
        if begin < block.end:
            marks.append(Mark(begin - at, block.end - at, _KINDS.get(name, kind)))
            marks += [Mark(begin - at, block.end - at, "p")] if "kept" in {kind, state} else []
        if kind == "h1":
            said.setdefault("title", " ".join(block.text.split()))
            state = "footer"
    return Clip(at, made[-1].end, _stated(said), tuple(marks), said.get("proquest document id", ""))


def _stated(said: dict[str, str]) -> Stated:
    """Return what the fields of an article say."""
    authors = said.get("author", "").split(";")
    named = [spelled.hands(_REVERSED.sub(r"\2 \1", one.strip())) for one in authors]
    paper = said.get("publication title") or said.get("publication info", "")
    return Stated(
        title=said.get("title", ""),
        outlet=spelled.outlet(paper.partition(";")[0]),
        published=spelled.dated(said.get("publication date", "")),
        authors=tuple(dict.fromkeys(name for people, _ in named for name in people)),
        credit=next((agency for _, agency in named if agency), ""),
    )
