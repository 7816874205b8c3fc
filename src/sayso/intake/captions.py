"""Who took a picture: "... on Tuesday. Jan Moe/AP", "(Jan Moe via AP, File)", "Photo: Jan Moe".

Such a credit is the picture's and never the article's. Where nothing marks a caption as one, the
credit at its end does: a story is not signed in the first of its paragraphs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.intake.bylines import is_person
from sayso.intake.rough import Rough
from sayso.records.articles import Role
from sayso.text import outlets
from sayso.text.nouns import listed

SHORTEST = 20  # code points; a shorter line is no caption with a credit
LONGEST = 320  # code points of a caption that nothing but its credit shows
AFTER = 2  # paragraphs of the story that follow such a caption
NAME = 100  # code points of a credit
_HOUSES = listed(
    "getty shutterstock alamy istock unsplash pixabay pexels wikimedia epa epa-efe afp ap reuters "
    "imago flickr nurphoto zuma magnum corbis photoshot bloomberg anadolu xinhua pti pa dpa upi"
)
_LABEL = (
    r"(?i:(?:photo|image|picture|pic|credit|photograph|illustration|graphic|courtesy)s?"
    r"(?: (?:credits?|source|courtesy(?: of)?|by))?)"
)
_LABELLED = re.compile(
    r"(?:(?<=[.!?…”\"’'):;|–—-])\s*[|–—-]?\s*|^\W*|\s[|]\s*)"
    rf"(?P<all>[(\[]?{_LABEL} ?(?:[:/|]|\bby\b)"
    r" ?(?P<name>[^:]{2,90}?)[)\]]?)\W*$"
)
_BRACKETS = re.compile(r"(?P<all>[(\[](?P<name>[^()\[\]]{2,100})[)\]])\.?$")
_TAIL = re.compile(
    r"[.!?…]?[”\"’']?(?:(?<=[.!?…”\"’'])|(?<=[.!?]))\s+(?P<all>(?P<name>[^.!?]{2,90}))\.?$"
)
_COPY = re.compile(r"(?:©|\(c\)) ?(?:\d{4} )?(?=[A-Z])")
_GIVEN = re.compile(
    r"(?i:(?:handout|courtesy|supplied|photo(?:graph)?s?|images?|pictures?)"
    r"(?: photo)?(?: courtesy)? (?:of|via|by|from|/) ?).{2,60}"
)
_FILE = re.compile(r"(?i:(?:file|archive|handout|stock)(?: (?:photo|image|picture))?)")
_PHOTO = re.compile(r"\s(?i:photo|pictures?|images?|file|handout|pool)\b.*$")
_STOPS = frozenset('.!?”"’')
_STOPPED = re.compile(r"[.!?][”\"’]? ")
_PARTS = re.compile(r"\s*(?:[/|,;]|\bvia\b|\bfor\b|\s-\s)\s*")


@dataclass(frozen=True, slots=True)
class Pictured:
    """The credit of a picture inside a line: where it stands, whom it names, how sure that is."""

    start: int
    end: int
    name: str
    sure: bool


def picture_credit(words: str) -> Pictured | None:
    """Return the credit that stands at the end of a caption, or is all of it.

    It is sure if it can be nothing but a picture's: a person beside a house, "Handout via". What
    names a house alone, or a person in brackets, could sign a story as well.
    """
    if found := _LABELLED.search(words, max(0, len(words) - NAME - 20)):
        return Pictured(found.start("all"), found.end("all"), found["name"].strip(), sure=True)
    tail = max(0, len(words) - NAME - 5)
    for found in (_BRACKETS.search(words, tail), _TAIL.search(words, tail)):
        if found and (kind := _kind(found["name"], bare=found["all"] == found["name"])):
            start, end = found.span("all")
            return Pictured(start, end, found["name"].strip(" |.–—-"), sure=kind > 1)
    kind = _kind(words.rstrip("."), bare=True) if len(words) <= NAME else 0
    return Pictured(0, len(words), words.rstrip("."), sure=kind > 1) if kind else None


def _kind(name: str, *, bare: bool) -> int:
    """Return 2 if words are a picture's credit, 1 if they can be one, 0 if not."""
    copied = _COPY.match(name)
    plain = name[copied.end() if copied else 0 :].strip()
    if _GIVEN.fullmatch(plain) or _FILE.fullmatch(plain):
        return 2
    parts = [part for part in _PARTS.split(plain) if part]
    houses = [part for part in parts if _is_house(part)]
    others = [part for part in parts if part not in houses]
    files = [part for part in others if _FILE.fullmatch(part)]
    people = [part for part in others if is_person(part) and part not in files]
    if houses and others and len(people) + len(files) == len(others):
        return 2 if people or files or len(houses) > 1 else 0
    if houses and not others:
        return 2 if any(_PHOTO.search(part) for part in houses) else 1
    slashed = len(parts) > 1 and "/" in plain and is_person(parts[0])
    if slashed or (not bare and people and len(people) == len(parts)):
        return 1
    return 0


def _is_house(name: str) -> bool:
    """Tell whether a name is of one who sells pictures."""
    plain = _PHOTO.sub("", name).strip()
    first = plain.partition(" ")[0].casefold()
    known = outlets.by_name(plain)
    return (known is not None and known.kind == "agency") or (
        first in _HOUSES and len(plain.split()) <= 2
    )


def set_captions_aside(lines: Sequence[Rough]) -> None:
    """Relabel as captions the lines that nothing but the credit of a picture shows as such."""
    loose = [rough for rough in lines if rough.role is None]
    seen = [
        (place, found)
        for place, rough in enumerate(loose)
        if (not rough.prose or rough.line.text[-1] in ")]")
        and SHORTEST < len(rough.line.text) <= LONGEST
        and (found := _credited(rough))
    ]
    prose = [place for place, rough in enumerate(loose) if rough.prose] if seen else []
    for place, found in seen:
        alone = (
            len(seen) == 1 and loose[place] is not lines[0] and not any(at < place for at in prose)
        )
        if (found.sure or alone) and sum(at > place for at in prose) >= AFTER:
            loose[place].be(Role.CAPTION, "IN009", 0.7)
    agencies = [rough for rough in lines if rough.rule == "IN008" and _names_agencies(rough)]
    if len(agencies) == 1:
        _between(lines, agencies[0])


def _credited(rough: Rough) -> Pictured | None:
    """Return a picture's credit behind a sentence or two; a look before dearer ones goes first."""
    words = rough.line.text
    if _STOPPED.search(words, max(0, len(words) - NAME)) is None:
        return None
    found = picture_credit(words)
    before = words[: found.start].rstrip(" ([|–—-") if found else ""
    told = before[-1:] in _STOPS and before.count(". ") <= 1 and before.count(" ") >= 2
    return found if told else None


def _names_agencies(rough: Rough) -> bool:
    return rough.role is Role.CREDIT and outlets.only_agencies(rough.line.text)


def _between(lines: Sequence[Rough], alone: Rough) -> None:
    """Call an agency's name between two paragraphs of a story the credit of a picture."""
    index = lines.index(alone)
    before, after = lines[:index], lines[index + 1 :]
    near = (*before[-1:], *after[:1])
    inside = len(near) > 1 and all(rough.free and rough.prose for rough in near)
    if inside and sum(rough.free and rough.prose for rough in after) >= AFTER:
        alone.be(Role.CAPTION, "IN009", 0.7)
