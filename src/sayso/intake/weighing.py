"""The line model's say: what the rules left as running text, or set aside on weak signs.

Sure signs stay with the rules. The model looks at a line with its neighbours and at the document
as a whole, and gives a probability; a line that quotes somebody is set aside only where the model
is all but certain, because a quotation that is lost is a statement that nobody finds. What stands
in the markup of a byline is about its author, and has no such shelter.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.intake.rough import Rough
from sayso.intake.traits import is_english, traits
from sayso.records.articles import Document, Role
from sayso.text.models import line_model

LEAST = 0.5  # share of the running text that the model leaves, or else it takes none of it
JUNK = 3  # lines; with fewer of them a text counts as clean
_FORMS = frozenset({"p", "summary", "dateline"})  # marks of exports, which know their own text
_OPEN = frozenset({"IN001", "IN002"})
_AGREED = frozenset({"taken", "like"})
_ASKED = {"IN001": "kept", "IN002": "advised"}  # which limits a rule's lines are held to
_WEAK = frozenset({"IN018", "IN019", "IN020", "IN021"})
_WEAKER = {"IN005": 0.65, "IN011": 0.65}  # rules that are weak up to this score only
TAIL = "IN015"  # sure in plain text; on a page the story may go on after a box of other stories
_JUNK = frozenset({Role.SITE, Role.TEASER, Role.BANNER, Role.LEGAL})
_QUOTE = re.compile(r"[\"“”„«»]")
_OPENING = frozenset('"“„«')
LONG_QUOTE = 7  # spaces; a paragraph that opens with a mark and is as long needs no verb
LONG_CAPTION = 300  # code points; words that look like a caption's but go on and on
_CREDITED = re.compile(r"[.!?][”\"’']? [(\[](?:[A-Z][\w.&/-]* ?){1,4}[)\]]$")
_SAY = re.compile(
    r"\b(?:said|says?|told|tells?|add(?:ed|s)|according|ask(?:ed|s)|wrote|writes|announced"
    r"|warn(?:ed|s)|claim(?:ed|s)|stated|insist(?:ed|s)|explain(?:ed|s)|argu(?:ed|es)|not(?:ed|es)"
    r"|den(?:ied|ies)|call(?:ed|s)|replied|recalled|thinks?|believes?)\b"
)


def weigh(document: Document, lines: Sequence[Rough]) -> None:
    """Let the line model decide where the rules have no sure sign.

    Args:
        document: Where the lines stand.
        lines: All of its lines, each with the role that the rules gave; some get another.
    """
    if is_clean(lines) or _knows_itself(document):
        return
    model = line_model()
    seen = traits(document, lines)
    if not is_english(seen.numbers):
        return
    found = [round(one, 3) for one in model.probabilities(seen.numbers, seen.words).tolist()]
    limits = model.settings["limits"]["html" if document.marks else "plain"]
    verdicts = [_verdict(rough, score, limits) for rough, score in zip(lines, found, strict=True)]
    if not any(verdicts):
        return
    if not document.marks:
        verdicts = _framed(lines, verdicts)
    for rough, score, body in zip(lines, found, _spared(lines, verdicts), strict=True):
        _settle(rough, score, body=body)


def _spared(lines: Sequence[Rough], verdicts: Sequence[bool]) -> Sequence[bool]:
    """Return the verdicts; running text stays if they take most of what the rules left."""
    told = [rough.prose and rough.rule in _OPEN for rough in lines]
    sizes = [len(rough.line.text) * own for rough, own in zip(lines, told, strict=True)]
    left = sum(size for size, body in zip(sizes, verdicts, strict=True) if body)
    if left >= LEAST * sum(sizes):
        return verdicts
    return [body or own for body, own in zip(verdicts, told, strict=True)]


def _framed(lines: Sequence[Rough], verdicts: list[bool]) -> list[bool]:
    """Return the verdicts without loose lines before the first paragraph and below the last.

    Of those that the rules had set aside there, and the model would give back, one in eight is the
    story's: it knows lists inside a story, and takes menus on their edge for such. A line with
    quotation marks is left to it.
    """
    told = [at for at, rough in enumerate(lines) if verdicts[at] and rough.prose]
    if not told:
        return verdicts
    first, last = told[0], told[-1]
    return [
        body and (first <= at <= last or rough.role is Role.BODY or _holds(rough))
        for at, (rough, body) in enumerate(zip(lines, verdicts, strict=True))
    ]


def _holds(rough: Rough) -> bool:
    """Tell whether a line may stand at the edge of a story: a sentence, or a quotation."""
    return rough.prose or _QUOTE.search(rough.line.text) is not None


def _knows_itself(document: Document) -> bool:
    """Tell whether the document's own form says where its text stands."""
    return any(mark.kind in _FORMS for mark in document.marks) or (
        bool(document.marks) and document.media_type != "text/html"
    )


def is_clean(lines: Sequence[Rough]) -> bool:
    """Tell whether the rules found next to no junk: such a text is taken as they leave it."""
    return sum(rough.role in _JUNK for rough in lines) < JUNK


def quotes_somebody(words: str) -> bool:
    """Tell whether a line holds quotation marks and a verb of saying, or is a long quotation."""
    if not _QUOTE.search(words):
        return False
    long = words[0] in _OPENING and words.count(" ") >= LONG_QUOTE
    return long or _SAY.search(words) is not None


def _verdict(rough: Rough, score: float, limits: Mapping[str, Any]) -> bool:
    """Return whether a line is running text."""
    if not open_to_the_model(rough):
        return rough.role is Role.BODY
    if rough.rule != TAIL and "byline" not in rough.marks and quotes_somebody(rough.line.text):
        return bool(score >= limits["quoting"])
    if agreed(rough):
        return bool(score >= limits["agreed"])
    prose, loose = limits[_ASKED.get(rough.rule, "outside")]
    return bool(score >= (prose if rough.prose else loose))


def agreed(rough: Rough) -> bool:
    """Tell whether two signs speak for a sentence of a page.

    An extractor took it, and it stands in markup that looks like the story's.
    """
    return rough.prose and rough.marks >= _AGREED


def open_to_the_model(rough: Rough) -> bool:
    """Tell whether the model has a say in what the rules made of a line.

    None in a sentence that ends in a credit: so the last paragraph of a story is signed.
    """
    if rough.rule in _OPEN and _CREDITED.search(rough.line.text):
        return False
    if rough.rule in _OPEN or rough.rule in _WEAK:
        return True
    if rough.rule == TAIL:
        return rough.prose and bool(rough.marks)
    if rough.rule == "IN009" and not rough.marks & {"figcaption", "caption"}:
        return len(rough.line.text) > LONG_CAPTION
    return rough.score <= _WEAKER.get(rough.rule, -1.0)


def _settle(rough: Rough, score: float, *, body: bool) -> None:
    """Give a line the role that follows from the verdict; one that stands gets the score."""
    if body and rough.role is not Role.BODY:
        rough.be(Role.BODY, "IN030", score)
    elif not body and rough.role is Role.BODY:
        long = rough.line.text.count(" ") >= 4
        rough.be(Role.TEASER if long else Role.SITE, "IN031", round(1 - score, 3))
    elif body and rough.rule in _OPEN:
        rough.score = max(score, 0.001)
