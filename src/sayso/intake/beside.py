"""What is told by the lines beside it: captions, notes on authors, readers' words, frames."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.intake import phrases
from sayso.intake.bylines import signed
from sayso.intake.repeats import key
from sayso.intake.rough import Rough
from sayso.records.articles import Document, Role
from sayso.records.places import Anchor

FEWEST, CAPTION = 5, 30  # words of a caption that stands above the credit of its picture
SIDED = 80  # words of a caption that tells left from right
THREAD = 2  # signs of a thread before what readers wrote is known for such
HEADING = 140  # code points of a heading above what readers wrote
REACH = 8  # lines in which the next sign of a thread stands
AGAIN = 3  # times that words stand between two paragraphs, so that they are their frame
BUTTON = 60  # code points; the words of a frame are shorter
NOTE = 12  # lines from the end among which a note on an author is looked for
_PICTURE = re.compile(
    r"(?:photo|image|picture|photograph|credit|courtesy)s?(?: (?:by|credits?|source|courtesy))?"
    r" ?(?::| by | credit|/|©).{2,60}|ap photo|(?:via )?getty images",
    re.IGNORECASE,
)
_AGENCY = frozenset({"REUTERS", "Reuters", "AFP", "Getty Images", "AP Photo"})
_GALLERY = frozenset({"open this photo in gallery:", "open this photo in gallery"})
_QUOTED = re.compile(r"[\"“”„«»]|\b(?:said|says|told)\b")
_SIDES = re.compile(
    r"\b(?:second|third|fourth|far|top|bottom|front|back|from|pictured),? (?:from )?"
    r"(?:left|right)\b"
    r"|, (?:left|right|centre|center),|\((?:left|right|centre|center|L|R|C)\)"
)
_STOPS_INSIDE = re.compile(r"[.!?]\s")
_POINTING = frozenset("he she it they but and this that these those however also still".split())
_READERS = re.compile(
    r"(?:view |see |show |all |load )?(?:\d+ |readers?['’]? |user |your |latest |most liked )?"
    r"comments?(?: ?\(\d+\)| ?: ?\d+| \d+)?:?|\d+ (?:replies|responses|thoughts on .{3,120})"
    r"|(?:have your say|join the (?:conversation|discussion)|what readers say)[.!]?",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"(?:.{0,40}\b)?(?:\d+|an?) ?(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?"
    r"|years?)(?: ago)?|.{2,40} (?:says|wrote|commented|replied):?|posted (?:by|on) .{3,80}"
    r"|(?:like|reply|report|flag|permalink)(?:\W+(?:like|reply|report|flag|share|permalink|\d+))*",
    re.IGNORECASE,
)


def set_beside_aside(document: Document, lines: Sequence[Rough]) -> None:
    """Set aside captions above their credit, notes on the author, and what readers wrote."""
    _captions(document, lines)
    _authors(document, lines)
    _readers(document, lines)


def _at(document: Document, rough: Rough) -> Anchor:
    return document.at(rough.line.start, rough.line.end)


def _captions(document: Document, lines: Sequence[Rough]) -> None:
    """Set aside single sentences right above the credit of a picture, or below its button."""
    site, caption = Role.SITE, Role.CAPTION
    if not any(rough.role is site or rough.role is caption for rough in lines):
        return
    for at, rough in enumerate(lines):
        if rough.role is not site and rough.role is not caption:
            continue
        words = rough.line.text
        above, below = lines[max(0, at - 1)], lines[min(at + 1, len(lines) - 1)]
        if at > 1 and above.free and _credits(words, above.line.text):
            above.be(Role.CAPTION, "IN009", 0.8, (_at(document, rough),))
        if below.free and words.lower() in _GALLERY and not _QUOTED.search(below.line.text):
            below.be(Role.CAPTION, "IN009", 0.8, (_at(document, rough),))


def _credits(below: str, words: str) -> bool:
    """Tell whether a line credits a picture whose caption stands above.

    An agency alone does so below a line without a stop: below a sentence it signs the story.
    """
    if below in _AGENCY:
        loose = words[-1].isalnum() and CAPTION >= words.count(" ") + 1 >= FEWEST
        return loose and not _QUOTED.search(words)
    return _is_caption(words) and _PICTURE.fullmatch(below) is not None


def _is_caption(words: str) -> bool:
    """Tell whether a line is one sentence that quotes nobody and points at nothing before it.

    Or one or two that say who stands on which side.
    """
    parts = words.split()
    if len(parts) <= SIDED and _SIDES.search(words) and not _QUOTED.search(words):
        return True
    return (
        words.endswith(".")
        and len(parts) <= CAPTION
        and parts[0].lower() not in _POINTING
        and not _STOPS_INSIDE.search(words)
        and not _QUOTED.search(words)
    )


def _authors(document: Document, lines: Sequence[Rough]) -> None:
    """Set aside notes on who wrote the article, below its end."""
    bylines = [rough for rough in lines if rough.role is Role.BYLINE]
    names = {name: rough for rough in bylines for name in signed(rough.line.text)}
    for rough in lines[-NOTE:] if names else ():
        for name, byline in names.items():
            if rough.free and _is_note(rough.line.text, name):
                rough.be(Role.BYLINE, "IN005", 0.9, (_at(document, byline),))


def _is_note(words: str, name: str) -> bool:
    """Tell whether a line says what the author does, and not what they did or said."""
    rest = words.removeprefix(name)
    return rest != words and bool(
        re.match(r",? (?:is (?:an?|the|our|based|[A-Z]\w*['’]s)|covers|writes|reports)\b", rest)
    )


def _readers(document: Document, lines: Sequence[Rough]) -> None:
    """Set aside what readers wrote below the story: a heading, then signs of a thread."""
    told = 0
    for index, rough in enumerate(lines):
        if rough.prose or len(rough.line.text) > HEADING:
            told += rough.free
        elif told >= THREAD and _READERS.fullmatch(rough.line.text):
            signs = list(_signs(lines, index + 1))
            if len(signs) >= THREAD:
                why = (_at(document, rough),)
                for other in lines[index : min(len(lines), signs[-1] + REACH)]:
                    if other.free:
                        other.be(Role.SITE, "IN024", 0.85, why)
                return


def _signs(lines: Sequence[Rough], start: int) -> Iterator[int]:
    """Yield where signs of a thread stand, each soon after the one before."""
    last = start
    for index in range(start, len(lines)):
        if index - last > REACH:
            return
        words = lines[index].line.text
        if len(words) <= 90 and _SIGN.fullmatch(words):
            yield index
            last = index


def interruptions(lines: Sequence[Rough]) -> list[int]:
    """Return where words stand that a site prints between the paragraphs of its stories.

    They do so three times and more, such as "Article content"; elsewhere on the page they say as
    little of where the story ends.
    """
    told = [rough.free and rough.prose for rough in lines]
    buttons = [
        index
        for index, rough in enumerate(lines)
        if rough.role is Role.SITE and len(rough.line.text) <= BUTTON
    ]
    inside = [at for at in buttons if told[max(0, at - 1)] and told[min(at + 1, len(told) - 1)]]
    if len(inside) < AGAIN:
        return []
    between = Counter(key(lines[at].line.text) for at in inside)
    return [at for at in buttons if between[key(lines[at].line.text)] >= AGAIN]


def set_boxes_aside(document: Document, lines: Sequence[Rough], first: int) -> None:
    """Set aside headlines of other stories between paragraphs, after words that announce them."""
    opener: Rough | None = None
    for index, rough in enumerate(lines):
        if index <= first:
            continue
        if rough.role is Role.SITE and _opens_box(lines, index):
            opener = rough
        elif rough.free and rough.prose:
            opener = None
        elif opener and rough.free and len(rough.line.text.split()) >= 4:
            rough.be(Role.TEASER, "IN016", 0.75, (_at(document, opener),))


def _opens_box(lines: Sequence[Rough], index: int) -> bool:
    """Tell whether a line announces others: by its words, or "Read more" above two headlines."""
    words = lines[index].line.text
    if words.casefold() == "read more":
        below = lines[index + 1 : index + 3]
        return len(below) > 1 and all(map(_is_loose, below))
    return phrases.opens_tail(words)


def _is_loose(rough: Rough) -> bool:
    return rough.free and not rough.prose and rough.line.text.count(" ") >= 4
