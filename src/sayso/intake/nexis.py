"""Exports of Nexis: LexisNexis Academic ("1 of 10 DOCUMENTS") and Nexis Uni ("End of Document").

A download holds up to 500 articles under a delivery cover. Both generations print an article's
fields as lines with a label; they differ in the order of headline, publication and date, and in how
the text begins: after the last labelled line in the old one, after a line "Body" in the new one.

Sources: readers and samples in the repositories JBGruber/LexisNexisTools (``lnt_read``),
pmyteh/R.TeMiS (``readLexisNexisAdvance.R``, ``readLexisNexisHTML.R``), koheiw/newspapers and
garth74/nexis-uni-parser; LexisNexis support, "document sections".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.intake import spelled
from sayso.intake.exports import Block, Clip, House, blocks, lines
from sayso.records.articles import Mark, Stated

_END = re.compile(r"End of Document", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:\d{1,4} (?:of|von|de|di|van) \d{1,4} (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTI|DOCUMENTOS)"
    r"|(?:Document|Dokument|Documento) \d{1,4} (?:of|von|de|di|van) \d{1,4})",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(rf"(?:{_NUMBER.pattern})\Z", re.IGNORECASE)
_BODY = re.compile(r"(?:Body|BODY):?")
_FIELD = re.compile(r"(?P<name>[^\W\d_][^\W\d_/-]*(?:[ /-][^\W\d_]+){0,2}):(?:\s+(?P<value>.*)|$)")
_KINDS = {  # what a labelled line is to a reader; labels as the interface languages print them
    "byline": "byline auteur auteurs autor autore",
    "dateline": "dateline",
    "summary": "highlight highlights",
    "figcaption": "graphic grafik graphique",
    "length": "length longueur länge lengte longitud lunghezza",
    "last": (
        "load-date date-chargement language langue sprache taal idioma lingua publication-type"
        " type-publication journal-code zeitungs-code"
    ),
    "update": "update",
    "h1": "headline",
    "footer": (
        "section rubrique rubrik sectie sección sezione copyright subject sujet company"
        " organization person city state country industry ticker geographic series type edition"
        " document-type correction-date distribution acc-no notes note url website column volume"
        " issue encart insert pub-type classification societe secteur-activite localisation-geo"
        " client/matter"
    ),
}
_NAMED = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_COPYRIGHT = re.compile(r"(?:©|\(c\)|Copyright\b|All rights reserved)", re.IGNORECASE)
_LINK = re.compile(
    r"Link to (?:Image|Video|PDF|Original (?:Story|Article|Document))\Z", re.IGNORECASE
)
_TAILS = {"graphic": "figcaption", "classification": "footer"}  # headings of a Nexis Uni article
_ERROR = "there is an error in this document and it is not possible to display it"
_DATE = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(?:\d{1,2}(?:\.|er)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d\d-\d\d)\b(?P<rest>.*)"
)
_COVER = re.compile(
    r"(?:User Name|Date and Time|Job Number|Download Request|Time Of Request|Send To|Terms|Source"
    r"|Combined Source|Project ID|Client/Matter|Search Terms|Search Type|Narrowed by|Sources"
    r"|Timeline):.*|Documents? \(\d+\)|Content Type\b.*|News\W.*|News"
)
_COUNT = re.compile(r"Documents? \((\d{1,4})\)")
_ENTRY = re.compile(r"(\d{1,3})\.(?:\s.*|$)")
_EDITION = re.compile(
    r"(?:\w+ ){0,4}(?:Editions?|Ausgabe|[ÉE]dition|Final)\b(?: ?\w+){0,3};?(?: - \w+)?"
    r"|Correction Appended"
)
_HEAD = 12  # blocks among which headline, publication and date stand


@dataclass(slots=True)
class _Shape:
    """Which blocks of an article are what."""

    head: list[Block] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    kinds: list[tuple[Block, str]] = field(default_factory=list)


def speaks(text: str) -> bool:
    """Tell whether a text is an export of Nexis."""
    return bool(_told_by_end(text) or _told_by_number(text))


_END_LINE = re.compile(r"^[^\S\n]*End of Document[^\S\n]*$", re.MULTILINE)
_BODY_LINE = re.compile(r"^[^\S\n]*Body[^\S\n]*$", re.MULTILINE)
_LENGTH_LINE = re.compile(r"^[^\S\n]*(?:Length|Load-Date|Section):\s", re.MULTILINE)
_NUMBER_LINE = re.compile(rf"^[^\S\n]*{_NUMBER.pattern}[^\S\n]*$", re.MULTILINE | re.IGNORECASE)
_OLD_LINE = re.compile(
    r"^[^\S\n]*(?:LENGTH|LÄNGE|LONGUEUR|LENGTE|LONGITUD|LANGUAGE|SPRACHE|LANGUE|LOAD-DATE): ?",
    re.MULTILINE,
)


def _told_by_end(text: str) -> bool:
    signs = (_BODY_LINE, _LENGTH_LINE)
    return sum(bool(sign.search(text)) for sign in (_END_LINE, *signs)) >= 2


def _told_by_number(text: str) -> bool:
    signs = (_OLD_LINE, _LENGTH_LINE, _BODY_LINE)
    return bool(_NUMBER_LINE.search(text)) and any(sign.search(text) for sign in signs)


def clips(text: str) -> Iterator[Clip]:
    """Yield the articles of an export."""
    for number, (start, end) in enumerate(_cut(text)):
        made = _blocks(text, start, end)
        if number == 0:
            made = _after_cover(made)
        if made and _is_article(made):
            yield _clip(made)


HOUSE = House(speaks, clips)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts of an export stand: each ends an article, or stands before a number."""
    start = 0
    for line in lines(text, 0, len(text)):
        if _END.fullmatch(line.text):
            yield start, line.end
            start = line.end
        elif _NUMBER.fullmatch(line.text):
            if text[start : line.start].strip():
                yield start, line.start
            start = line.start
    if text[start:].strip():
        yield start, len(text)


def _blocks(text: str, start: int, end: int) -> list[Block]:
    """Return the paragraphs of a part; its lines where no blank line parts the fields."""
    found: list[Block] = []
    for block in blocks(text, start, end):
        first, *inner = block.text.split("\n")
        if any(_label(line)[0] or _is_mark(line.strip()) for line in inner):
            return [line for line in lines(text, start, end) if line.text]
        if inner and _COPYRIGHT.match(first):  # what follows may be the paper
            found += (line for line in lines(text, block.start, block.end) if line.text)
        elif inner and _is_mark(first.strip()):
            found += _headed(text, block, len(first))
        else:
            found.append(block)
    return found


def _headed(text: str, block: Block, size: int) -> list[Block]:
    """Return the line "BODY:" above a paragraph, and the paragraph."""
    end = block.start + len(text[block.start : block.start + size].rstrip())
    rest = next(line.start for line in lines(text, block.start + size, block.end) if line.text)
    return [
        Block(block.start, end, text[block.start : end]),
        Block(rest, block.end, text[rest : block.end]),
    ]


def _is_mark(line: str) -> bool:
    return any(mark.fullmatch(line) for mark in (_BODY, _END, _NUMBER))


def _label(words: str) -> tuple[str, str]:
    """Return kind and value of a labelled line; ("", "") if it is none."""
    found = _FIELD.match(words.strip())
    kind = _NAMED.get(found["name"].casefold(), "") if found else ""
    return (kind, (found["value"] or "").strip()) if found and kind else ("", "")


def _after_cover(made: list[Block]) -> list[Block]:
    """Return the blocks after the delivery cover and the list of contents, if these stand first."""
    first = next((n for n, block in enumerate(made) if _is_mark(block.text)), len(made))
    last, expected, seen = -1, 1, False
    counted = next(filter(None, (_COUNT.fullmatch(block.text) for block in made[:first])), None)
    most = int(counted[1]) if counted else len(made)
    for index, block in enumerate(made[:first]):
        entry = _ENTRY.fullmatch(block.text) if not _DATE.match(block.text) else None
        if entry and seen and int(entry[1]) == expected <= most:
            expected += 1
            last = index
        elif _COVER.match(block.text):
            seen = True
            last = index
    return made[last + 1 :] if seen else made


def _is_article(made: Sequence[Block]) -> bool:
    """Tell whether blocks are an article, and no cover or picture of the vendor."""
    if _END.fullmatch(made[-1].text):
        return len(made) > 1
    return any(
        _BODY.fullmatch(block.text) or _label(block.text)[0] in {"length", "last", "byline"}
        for block in made
    )


def _clip(made: Sequence[Block]) -> Clip:
    """Return an article with what its fields say."""
    body = next((n for n, block in enumerate(made) if _BODY.fullmatch(block.text)), -1)
    shape = _Shape()
    if body >= 0:
        _header(made[:body], shape)
        stated = _stated(shape, publication_last="h1" not in shape.fields)
        shape.kinds.append((made[body], "footer"))
        _rest(made[body + 1 :], shape)
    else:
        begin = _old_body(made)
        _header(made[:begin], shape)
        stated = _stated(shape, publication_last=False)
        _rest(made[begin:], shape)
    at = made[0].start
    marks = [Mark(block.start - at, block.end - at, kind) for block, kind in shape.kinds]
    text = {block.start for block, kind in shape.kinds if kind == "kept"}
    marks += [
        Mark(block.start - at, block.end - at, "p")
        for block in made
        if block.start in text or "\n" in block.text
    ]
    return Clip(at, made[-1].end, stated, tuple(marks))


def _old_body(made: Sequence[Block]) -> int:
    """Return where the text begins that no line "Body" announces: after the labelled lines."""
    labels = [_label(block.text)[0] for block in made]
    length = labels.index("length") if "length" in labels else -1
    if length < 0:
        length = max((n for n, kind in enumerate(labels[:_HEAD]) if kind), default=-1)
    if length < 0 or labels[length] in {"last", "update"}:
        return min(3, len(made))
    while length + 1 < len(made) and labels[length + 1] not in {"", "last", "update"}:
        length += 1
    return length + 1


def _header(made: Sequence[Block], shape: _Shape) -> None:
    """Sort what stands above the text."""
    for block in made:
        kind, value = _label(block.text)
        if kind:
            shape.fields.setdefault(kind, value)
            shape.kinds.append((block, kind if kind in _VISIBLE else "footer"))
        elif any(one.match(block.text) for one in (_COPYRIGHT, _NUMBER_ALONE, _LINK)):
            shape.kinds.append((block, "footer"))
        else:
            shape.head.append(block)


_VISIBLE = frozenset({"byline", "dateline", "summary", "figcaption", "h1"})


def _stated(shape: _Shape, *, publication_last: bool) -> Stated:
    """Return title, outlet, date and authors, and mark their lines.

    Args:
        shape: With the unlabelled lines above the text.
        publication_last: True if the order is headline, publication, date; else publication,
            date, headline, the date now and then after the headline.
    """
    head = shape.head[:_HEAD]
    when = next((n for n, block in enumerate(head) if _is_date(block.text)), -1)
    rest = [n for n in range(len(head)) if n != when and n not in _editions(head, when)]
    if publication_last:
        paper = when - 1 if when > 0 else (1 if len(head) > 1 and when < 0 else -1)
        title = next((n for n in rest if n != paper), -1)
    else:
        paper = next(iter(rest), -1)
        title = -1 if "h1" in shape.fields else next((n for n in rest if n != paper), -1)
    for index, block in enumerate(shape.head):
        shape.kinds.append((block, "h1" if index == title else "footer"))
    authors, agency = spelled.hands(shape.fields.get("byline", ""))
    return Stated(
        title=shape.fields.get("h1") or _line(head, title),
        outlet=spelled.outlet(_line(head, paper)),
        published=spelled.dated(_line(head, when)),
        authors=authors,
        credit=agency,
    )


def _editions(head: Sequence[Block], when: int) -> set[int]:
    """Return which lines after the date name the edition: "Edition 1;", "Scotland"."""
    found: set[int] = set()
    for index in range(when + 1, len(head) if when >= 0 else 0):
        goes_on = index - 1 in found and head[index - 1].text.endswith(";")
        if not goes_on and not _EDITION.fullmatch(head[index].text):
            break
        found.add(index)
    return found


def _line(head: Sequence[Block], index: int) -> str:
    return " ".join(head[index].text.split()) if index >= 0 else ""


def _is_date(words: str) -> bool:
    """Tell whether a block is a date, with weekday, time and edition, and nothing else."""
    first = words.split("\n", 1)[0].strip()
    found = _DATE.fullmatch(first)
    return bool(found and len(found["rest"].split()) <= 8 and spelled.dated(first))


def _rest(made: Sequence[Block], shape: _Shape) -> None:
    """Sort text, pictures and the fields below the text."""
    state = "kept"
    for block in made:
        kind, value = _label(block.text)
        tail = _TAILS.get(block.text.casefold().rstrip(":"), "")
        last = kind == "last" or (kind == "update" and bool(spelled.dated(value)))
        if last or tail or _END.fullmatch(block.text):
            state = tail or "footer"
            shape.kinds.append((block, "footer"))
        elif kind == "figcaption":
            shape.kinds.append((block, kind))
            state = "figcaption" if state == "kept" else state
        elif _ERROR in block.text or _LINK.fullmatch(block.text):
            shape.kinds.append((block, "footer"))
        else:
            shape.kinds.append((block, state))
