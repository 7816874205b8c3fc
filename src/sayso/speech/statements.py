"""Frames -> statements: ids, chains, manner, act and time of what a reader found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records.articles import Article, Document
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import GAP, Chain, Hop, Kind, Manner, Mention, Statement
from sayso.speech.acts import act_of
from sayso.speech.chains import hops, nested
from sayso.speech.frame import Frame
from sayso.speech.pictures import of_picture
from sayso.text.quotes import Quotation
from sayso.text.times import expressions
from sayso.text.words import folded

# Share of statements of each rule that are right (WSW50) on PolNeAR train; see docs/measures.
# SP009 and SP010 are low there also because its annotators join what stands apart here.
CONFIDENCE = {
    "SP001": 0.82,
    "SP002": 0.71,
    "SP003": 0.61,
    "SP004": 0.8,
    "SP005": 0.23,
    "SP006": 0.69,
    "SP007": 0.56,
    "SP008": 0.83,
    "SP009": 0.17,
    "SP010": 0.05,
    "SP013": 0.45,
    "SP014": 0.73,
    "SP015": 0.2,
    "SP024": 0.9,  # seen too seldom there to be measured
}
ATTITUDE = 0.35  # likewise, of any rule whose cue shows an attitude rather than speech
DIRECT, INDIRECT = 0.95, 0.05  # shares of quoted letters, as in the shared metric
_LETTER = re.compile(r"[^\W_]")
_REACTS = re.compile(r"\b(?:react|respond|repl(?:y|ied)|comment(?:s|ed|ing)?\b|referr(?:ed|ing))")
_REACTION = re.compile(
    r"(?!that\b)(?:[\w’'-]+ ){0,3}?(?:in (?:reaction|response|reply|answer)|reacting|responding|"
    r"replying) to\b",
    re.IGNORECASE,
)
_SINGULAR = frozenset("he she i".split())
_PLURAL = frozenset("they we".split())
_MANY = re.compile(
    r"\b(?:two|three|four|five|six|several|some|many|most|both|others|\w+(?<!s)s)\b"
    r"(?! (?:for|at|of) )",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What the statements of one article are made from.

    Attributes:
        document: The document.
        article: The article that stands in it.
        quoted: Its quotations near the frames, in order.
    """

    document: Document
    article: Article
    quoted: Sequence[Quotation]


def place(statement: Statement) -> tuple[int, int, int, str]:
    """Return what statements are sorted by: where their content begins, longer ones first.

    An outer statement holds the cue of its inner one, so it is longer even where both begin and
    end together.
    """
    size = sum(at.end - at.start for at in statement.content)
    return statement.content[0].start, -statement.content[-1].end, -size, statement.id


def statements(page: Page, frames: Sequence[Frame]) -> Iterator[Statement]:
    """Yield the statements of frames, outer ones before those within them."""
    rows = nested(frames)
    made: dict[int, Statement] = {}

    def make(place: int) -> Statement:
        if place not in made:
            frame, outer = rows[place].frame, rows[place].outer
            around = make(outer) if outer >= 0 else None
            made[place] = _statement(page, frame, around)
        return made[place]

    for place in range(len(rows)):
        yield make(place)


def _statement(page: Page, frame: Frame, outer: Statement | None) -> Statement:
    document, article = page.document, page.article
    content = tuple(Anchor(document.id, *span) for span in frame.content)
    chain = _chain(page, frame, outer)
    cue = Anchor(document.id, *frame.cue) if frame.cue[0] < frame.cue[1] else None
    mouth = frame.source or (0, 0)
    return Statement(
        id=digest("statement", document.id, *(n for span in frame.content for n in span), *mouth),
        content=content,
        text=GAP.join(at.words(document.text) for at in content),
        cue=cue,
        manner=_manner(page, frame),
        act=act_of(document.text, frame),
        chain=chain,
        within=outer.id if outer else None,
        said=_said(document, article, frame),
        basis=Basis(frame.rule, _confidence(frame), (cue,) if cue else content[:1]),
    )


def _confidence(frame: Frame) -> float:
    if frame.chance is not None:
        return frame.chance
    return ATTITUDE if frame.attitude else CONFIDENCE[frame.rule]


def _chain(page: Page, frame: Frame, outer: Statement | None) -> Chain:
    document, article = page.document, page.article
    row = hops(document, frame)
    if len(row) > 1 and _own(article, row[-1].mention):
        row.pop()
    if outer:
        own_words = _of_oneself(row[-1].mention, outer.chain.mouth, page.quoted)
        further = outer.chain.hops[own_words or _reacts(document, outer, frame) :]
        row = row[:1] + [hop for hop in row[1:] if not _listed(hop, further)]
        return Chain((*row, *(hop for hop in further if not _listed(hop, row[:1]))))
    credit = _credit(document, article)
    if credit and not _listed(credit, row) and not _passed(credit, row):
        row.append(credit)
    return Chain(tuple(row))


def _listed(hop: Hop, others: Sequence[Hop]) -> bool:
    """Tell whether a hand stands among others, by the same name or a part of it."""
    words = set(folded(hop.mention.text)) - {"the"}
    for other in others:
        theirs = set(folded(other.mention.text)) - {"the"}
        both = hop.mention.kind is Kind.OUTLET is other.mention.kind
        if words and (words == theirs or (both and (words <= theirs or theirs <= words))):
            return True
    return False


def _passed(credit: Hop, row: Sequence[Hop]) -> bool:
    """Tell whether a house among the hands bears the credited agency's name in a longer form."""
    words = set(folded(credit.mention.text)) - {"the"}
    houses = [hop for hop in row if hop.mention.kind in {Kind.OUTLET, Kind.INSTITUTION}]
    return bool(words) and any(words <= set(folded(hop.mention.text)) for hop in houses)


def _own(article: Article, told: Mention) -> bool:
    """Tell whether the outlet that was told is the one that tells it to us."""
    if article.outlet is None or told.kind is not Kind.OUTLET:
        return False
    ours = set(folded(article.outlet.name)) - {"the"}
    theirs = set(folded(told.text)) - {"the"}
    return bool(theirs) and theirs <= ours


def _of_oneself(inner: Mention, outer: Mention, quoted: Sequence[Quotation]) -> bool:
    """Tell whether a speaker tells of their own words: "Orlo said she had hoped that ...".

    In the words of a quotation only "I" is who speaks: "she" is somebody else there.
    """
    word = inner.text.casefold()
    if word == "it":
        return outer.kind is Kind.INSTITUTION
    if word == "i" or not _in_words_of(inner, outer, quoted):
        if outer.kind is Kind.PERSON:
            return word in _SINGULAR
        if word in _PLURAL:
            return outer.kind is Kind.GROUP or (
                outer.kind is Kind.UNNAMED and _MANY.search(outer.text) is not None
            )
        return word == "i"
    return word == "we" and outer.kind in {Kind.INSTITUTION, Kind.GROUP}


def _in_words_of(inner: Mention, outer: Mention, quoted: Sequence[Quotation]) -> bool:
    """Tell whether a mention stands in a quotation that the other does not stand in."""
    places = [each.at.start if each.at else -1 for each in (inner, outer)]
    held = [[one.start <= at < one.end for at in places] for one in quoted]
    return any(here and not there for here, there in held)


def _reacts(document: Document, outer: Statement, frame: Frame) -> bool:
    """Tell whether a speaker answers what another has told.

    "Reacting to a story saying that p", "made the statement in reaction to a story saying that p".
    """
    if outer.cue is not None and _REACTS.search(outer.cue.words(document.text)):
        return True
    start = outer.content[0].start
    return _REACTION.match(document.text, start, max(start, frame.cue[0])) is not None


def _credit(document: Document, article: Article) -> Hop | None:
    """Return the hop of the agency that the article credits, unless that is its own outlet.

    A credit on a picture is the picture's.
    """
    credit = article.credit
    if credit is None or not credit.basis.evidence:
        return None
    if article.outlet and article.outlet.name.casefold() == credit.name.casefold():
        return None
    at = credit.basis.evidence[0]
    if of_picture(document, article, at):
        return None
    start = document.text.find(credit.name, at.start, at.end)
    if start >= 0:
        at = Anchor(document.id, start, start + len(credit.name))
    return Hop(Mention(at, at.words(document.text), Kind.OUTLET), None)


def _manner(page: Page, frame: Frame) -> Manner:
    text = page.document.text
    first, last = frame.content[0][0], frame.content[-1][1]
    near = [one for one in page.quoted if one.start < last and first < one.end]
    if not near and not frame.open:
        return Manner.INDIRECT
    if all(any(one.start <= at and end <= one.end for one in near) for at, end in frame.content):
        return Manner.DIRECT
    letters = quoted = 0
    for start, end in frame.content:
        letters += _letters(text, start, end)
        for quotation in near:
            left, right = max(start, quotation.start), min(end, quotation.end)
            if left < right:
                quoted += _letters(text, left, right)
    share = quoted / letters if letters else 0.0
    if share >= DIRECT:
        return Manner.DIRECT
    return Manner.INDIRECT if share <= INDIRECT else Manner.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return len(_LETTER.findall(text, start, end))


def _said(document: Document, article: Article, frame: Frame) -> Dating | None:
    """Return when it was said, if the words around the cue tell."""
    start, end = frame.tail
    if start >= end:
        return None
    for found in expressions(document.text, start, end, article.written(start)):
        if any(left <= found.start < right for left, right in frame.content):
            continue
        at = Anchor(document.id, found.start, found.end)
        return Dating(found.earliest, found.latest, Basis("SP012", 0.8, (at,)))
    return None
