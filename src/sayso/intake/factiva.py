"""Exports of Dow Jones Factiva: several articles in one page, or in the text of another file.

In "article format" the lines above the text have no labels and always come in the same order; with
"indexing" each has a code of two letters (HD headline, LP lead, TD text). Both end with a line
"Document" and the accession number. The interface prints words and months in the reader's tongue.

Sources: readers and samples in the repositories koheiw/newspapers, BernhardClemm/factiva-parsing,
diegantobass/factiva_parser, vkelk/factiva-rtf-db and laneatmore/factiva_html_parser.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.intake import spelled
from sayso.intake.exports import Block, Clip, House, lines
from sayso.records.articles import Mark, Stated

_DOCUMENT = r"(?:Document|Dokument|Documento|Документ|文件|文章|文書)"
_ENDING = rf"{_DOCUMENT}[ \t\u00a0]+(?P<id>[A-Za-z0-9]{{20,30}})"
_AN = r"[ \t|]*(?:AN[ \t|]+)?"
_END = re.compile(rf"{_AN}{_ENDING}[ \t|]*")
_END_LINE = re.compile(rf"^{_AN}{_ENDING}[ \t|]*\r?$", re.MULTILINE)
_COUNT = r"\d[\d,.\u00a0\u202f ]*(?:words|mots|Wörter|palabras|parole|palavras|слов\w*|字|語|słów)"
_WORDS = re.compile(_COUNT, re.IGNORECASE)
_WORDS_LINE = re.compile(
    rf"^[ \t|]*(?:WC[ \t|]+)?{_COUNT}[ \t|]*\r?$", re.MULTILINE | re.IGNORECASE
)
_TIME = re.compile(r"\d{1,2}:\d{2}(?:\s*(?:[AP]M|GMT|[A-Z]{3,4}))?", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:\(c\)|©|Copyright\b|All rights reserved)", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|POR)[:\s]\s*\S.*")
_HEADING = re.compile(r".{0,80};.{0,80}|(?:\S{1,20}\s){1,3}\d{1,4}")  # a section, with its page
CODES = tuple(
    "SE CLM HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART"
    " CT RF CO IN NS RE IPC IPD PUB AN".split()
)
_CODE = re.compile(rf"(?P<lead>[\s|]*)(?P<code>{'|'.join(CODES)})(?P<gap>[\s|]+|$)(?P<rest>.*)")
_INDEXED = re.compile(r"\w{1,12} ?: \S.*|\S.*\|.*")  # "c13 : Regulation | gcat : Political News"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:de|da|van|von|der|bin|al|la|[A-ZÀ-Þ][\w'’.-]*)){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, and|,| and| &|;| und| et| y) {_NAME}){{0,5}}")
TITLE = 4  # words of a headline above a line that is names alone
_BELOW = 14  # lines between the number of words and the text


@dataclass(slots=True)
class Head:
    """What the lines above the text say, by index of line; -1 where there is no such line."""

    title: int = -1
    count: int = -1
    when: int = -1
    time: int = -1
    paper: int = -1
    end: int = 0
    bylines: list[int] = field(default_factory=list)


def speaks(text: str) -> bool:
    """Tell whether a text is an export of Factiva."""
    return bool(_END_LINE.search(text) and _WORDS_LINE.search(text))


def clips(text: str) -> Iterator[Clip]:
    """Yield the articles of an export that came as text."""
    start: list[Block] = []
    for line in lines(text, 0, len(text)):
        if line.text:
            start.append(line)
        found = _END.fullmatch(line.text)
        if found:
            if made := _clip(start, found["id"]):
                yield made
            start = []


HOUSE = House(speaks, clips)


def _clip(made: Sequence[Block], own: str) -> Clip | None:
    """Return an article with what its fields say; None if these are no lines of one."""
    coded = _coded(made)
    if coded:
        at, stated, marks = coded
    else:
        rows = [block.text for block in made]
        found = head(rows)
        if found.count < 0:
            return None
        at, stated = made[0].start, said(found, rows)
        named = zip(made, kinds(found, len(made)), strict=True)
        marks = [Mark(block.start, block.end, kind) for block, kind in named]
        marks += [Mark(mark.start, mark.end, "p") for mark in marks if mark.kind == "kept"]
    placed = tuple(Mark(mark.start - at, mark.end - at, mark.kind) for mark in marks)
    return Clip(at, made[-1].end, stated, placed, own)


def head(rows: Sequence[str]) -> Head:
    """Return what the lines above an article's text are, by their order."""
    count = next((n for n, row in enumerate(rows) if _WORDS.fullmatch(row.strip(" |"))), -1)
    made = Head(count=count)
    if count < 0:
        return made
    made.bylines = [n for n in range(count) if _BYLINE.fullmatch(rows[n])] or _signed(rows[:count])
    above = list(range(made.bylines[0] if made.bylines else count))
    if len(above) > 1 and (made.bylines or _HEADING.fullmatch(rows[above[0]])):
        made.title = above[-1]
    elif above:
        made.title = above[0]
    after = count + 1
    if after < len(rows) and spelled.dated(rows[after]):
        made.when = after
        after += 1
        if after < len(rows) and _TIME.fullmatch(rows[after]):
            made.time = after
            after += 1
        made.paper = after if after < len(rows) else -1
    stop = min(len(rows), count + _BELOW)
    rights = next((n for n in range(after, stop) if _RIGHTS.match(rows[n])), -1)
    made.end = rights + 1 if rights >= 0 else min(after + 2, len(rows))
    return made


def _signed(above: Sequence[str]) -> list[int]:
    """Return the line above the number of words if it is names alone, below a headline."""
    if len(above) < 2 or not _NAMES.fullmatch(above[-1]) or _HEADING.fullmatch(above[-2]):
        return []
    return [len(above) - 1] if len(above[-2].split()) >= TITLE else []


def said(found: Head, rows: Sequence[str]) -> Stated:
    """Return what the lines above an article's text say."""
    named = "; ".join(rows[n] for n in found.bylines)
    persons, agency = spelled.hands(named)
    when = " ".join(rows[n] for n in (found.when, found.time) if n >= 0)
    return Stated(
        title=" ".join(rows[found.title].split()) if found.title >= 0 else "",
        outlet=spelled.outlet(rows[found.paper]) if found.paper >= 0 else "",
        published=spelled.dated(when),
        authors=persons,
        credit=agency,
    )


def kinds(found: Head, count: int) -> list[str]:
    """Return the kind of mark of each line of an article without codes."""
    made = ["footer" if n < found.end else "kept" for n in range(count)]
    for index in found.bylines:
        made[index] = "byline"
    if found.title >= 0:
        made[found.title] = "h1"
    made[-1] = "footer"
    return made


def number(words: str) -> str:
    """Return the accession number that the last line of an article gives, or ""."""
    found = _END.fullmatch(words.strip())
    return found["id"] if found else ""


def fields(values: Mapping[str, str]) -> Stated:
    """Return what the fields of an indexed article say, by their codes."""
    values = {code: " ".join(words.split()) for code, words in values.items()}
    persons, agency = spelled.hands(values.get("BY", ""))
    return Stated(
        title=values.get("HD", ""),
        outlet=spelled.outlet(values.get("SN", "")),
        published=spelled.dated(f"{values.get('PD', '')} {values.get('ET', '')}"),
        authors=persons,
        credit=agency or values.get("CR", ""),
    )


KINDS = {"HD": "h1", "BY": "byline", "LP": "kept", "TD": "kept", "ART": "figcaption"}


def _coded(made: Sequence[Block]) -> tuple[int, Stated, list[Mark]] | None:
    """Return the start, what is stated and the marks of an indexed article; None if it is none."""
    first = next((n for n, block in enumerate(made) if _is_code(block.text, "HD")), -1)
    if first < 0:
        return None
    while first and any(_is_code(made[first - 1].text, code) for code in CODES[:2]):
        first -= 1
    values: dict[str, list[str]] = {}
    marks: list[Mark] = []
    code = ""
    for block in made[first:]:
        found = _CODE.fullmatch(block.text)
        own = found is not None and _comes_after(found["code"], found["rest"], code)
        code = found["code"] if found and own else code
        start = block.start + (found.start("rest") if found and own else 0)
        words = block.text[start - block.start :].rstrip(" |\t")
        values.setdefault(code, []).append(words)
        kind = KINDS.get(code, "footer")
        if words:
            whole = own or kind == "kept"
            marks += [Mark(start, start + len(words), "p")] if whole else []
            marks.append(Mark(start, start + len(words), kind))
    if not {"PD", "SN"} & values.keys():
        return None
    said = fields({key: " ".join(inner) for key, inner in values.items()})
    return made[first].start, said, marks


def _is_code(words: str, code: str) -> bool:
    found = _CODE.fullmatch(words)
    return bool(found and found["code"] == code)


def _comes_after(code: str, rest: str, before: str) -> bool:
    """Tell whether a line that begins with a code is the next field: they come in one order.

    Inside the text a paragraph may begin with "IN": there a field of codes must look like one.
    """
    order = CODES.index(code)
    if before and order <= CODES.index(before):
        return False
    return before not in {"LP", "TD"} or code in {"TD", "AN", "PUB"} or bool(_INDEXED.match(rest))
