"""Persons named in full, with the titles that stand around them.

No tagger and no model: runs of capitalised words, the nouns of ``tables/nouns.tsv`` and a table of
given names. What cannot be told is left out or marked ``sure=False``; nothing is ever raised.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.text.metonyms import place_words
from sayso.text.nouns import given_names, listed, nouns, singulars

_UP = "".join(
    chr(code)
    for code in (*range(0x41, 0x530), *range(0x1E00, 0x2000))
    if chr(code).isupper() and code <= sys.maxunicode
)
_SHORT = "Mr Mrs Ms Dr Prof Rev Sen Rep Gen Lt Col Maj Capt Adm Sgt Gov Hon Cmdr Supt Insp Jr Sr"
_DOTTED = "|".join(rf"(?<=\b{short}\.)" for short in [f"[{_UP}]", *_SHORT.split()])
_WORD = rf"[{_UP}]\w*(?:[.'’\-‑]\w+)*(?:\.(?:{_DOTTED}))?"  # O'Neill, J.K., Dr.
_NEXT = rf"(?:(?:al|el|ad|as|ash|ar|an)-)?{_WORD}"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|bint|al|el|ben|ter|zu|af)"
_SPACE = r"[ \t\u00a0]{1,3}"
_FIRST = rf"[{_UP}](?<![\w-].){_WORD.removeprefix(f'[{_UP}]')}"
_OPENS = rf"(?=[{_UP}vdlbaetz])"  # how a name, or a particle in it, may go on: a quick look
_RUN = re.compile(rf"{_FIRST}(?:{_SPACE}{_OPENS}(?:{_PARTICLE}{_SPACE}){{0,2}}{_NEXT})*")
_BLANKS = frozenset(" \t\u00a0")
_STOPS = frozenset(',;:!?()"“”[]\n')
PARTICLES = listed(
    "van von der den de del della di da dos du la le bin ibn bint al el ben ter zu af"
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi"})
_LINKS = frozenset({"of", "for", "the", "to", "at", "in", "&"})
_AFTER = re.compile(
    r"\s?,\s+(?:(?:aged )?\d\d,\s+)?(?:the |a |an |his |her |its |their |our )?"
    r"((?:[^\W\d_][\w.'’\-]*\s){0,5}?(?P<noun>[^\W\d_][\w\-]+)"
    r"(?:\s+(?:of|for|at|in|to|with|on)\s[^,.;:!?()\"“”\n]{1,70})?)(?=\s?[,.;)]|\s?$|\n)",
)
_CHRISTENED = listed("queen king prince princess lady lord duke duchess admiral sir dame")
_VERBS = listed("press lead head house chair staff")  # "to press President Orlo"
_LONGEST = 6  # words of a name, particles included


@dataclass(frozen=True, slots=True)
class Name:
    """A person named in a text: ``text[start:end]`` holds title and name.

    Attributes:
        start: First code point of title or name, whichever comes first.
        end: One past the last code point of name or title.
        at: First code point of the name itself.
        name: The name as it stands, without a possessive ending.
        title: The title as it stands, or "".
        sure: False if only the capitals speak for a person.
    """

    start: int
    end: int
    at: int
    name: str
    title: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """What the tables say of one written word, looked up once: see ``_word``.

    Attributes:
        text: The word without a possessive ending.
        key: The form under which the tables know it.
        owns: True if a possessive ending was taken off.
        upper: It is written in capitals throughout.
        acronym: Likewise, and has more than one letter and no point.
        dateline: It may be a town in capitals, which opens a report.
        title: It is a title.
        titular: It is a title or a noun that stands in titles and houses.
        never: It ends a person's name or shows that there is none.
        given: It is a given name.
        place: It is a place or a state's adjective.
        function: It is a function word.
        calendar: It is a day or a month.
        minor: It is a particle or a suffix, no name by itself.
    """

    text: str
    key: str
    owns: bool
    upper: bool
    acronym: bool
    dateline: bool
    title: bool
    titular: bool
    never: bool
    given: bool
    place: bool
    function: bool
    calendar: bool
    minor: bool


_Token = tuple[int, _Word]  # where it starts, and what it is


@cache
def titles() -> frozenset[str]:
    """Return the lower-case nouns that can stand before or after a name as its title."""
    return nouns("honorific") | nouns("office") | nouns("role") | nouns("occupation")


@cache
def _never() -> frozenset[str]:
    """Words that end a person's name or show that there is none."""
    return (nouns("institution") | nouns("place") | nouns("document") | nouns("outlet")) - titles()


@cache
def _soft() -> frozenset[str]:
    """Nouns that may stand in a title although they are no title, lower case."""
    return nouns("modifier") | nouns("institution") | frozenset({"affairs", "state", "relations"})


@cache
def _places() -> frozenset[str]:
    return place_words() | frozenset(word.upper() for word in place_words())


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """Return a word in lower case without possessive ending and closing point."""
    plain = word.replace("’", "'").casefold().removesuffix("'s").removesuffix("'")
    return plain if plain.count(".") > 1 else plain.rstrip(".")


@lru_cache(maxsize=20_000)
def is_title(key: str) -> bool:
    """Tell whether a lower-case word is a title: "minister", "ministers", "ex-minister"."""
    if key in titles():
        return True
    single = singulars().get(key)
    if single is not None and single in titles():
        return True
    head, dash, tail = key.rpartition("-")
    return bool(dash) and (tail in titles() or (tail in {"elect", "designate"} and is_title(head)))


@lru_cache(maxsize=20_000)
def _word(written: str) -> _Word:
    """Return what the tables say of a word as it stands in a text."""
    owns = written.endswith(("'s", "’s"))
    text = written[:-2] if owns else written
    key, upper, place = key_of(text), text.isupper(), text in _places()
    return _Word(
        text,
        key,
        owns=owns,
        upper=upper,
        acronym=upper and len(text) > 1 and "." not in text,
        dateline=upper and len(text) > 5 and text.isalpha() and not place,
        title=is_title(key),
        titular=is_title(key) or key in _soft() or key in _never(),
        never=key in _never(),
        given=key in given_names(),
        place=place,
        function=key in nouns("function"),
        calendar=key in nouns("calendar"),
        minor=key in PARTICLES or key in SUFFIXES,
    )


def namings(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """Return the persons named in ``text[start:end]``, in order.

    A single surname counts only after a title ("President Orlo"). Names shorter than a title are
    never made up: an institution, a place, a day or a bare capital at the start of a sentence is
    left out.
    """
    stop = len(text) if end is None else end
    found: list[Name] = []
    for run in _RUN.finditer(text, start, stop):
        words = run.group()
        if " " in words or "\u00a0" in words or _titled(text, run.start(), start):
            _read_run(text, _tokens(words, run.start()), (start, stop), found)
    return found


def _titled(text: str, at: int, floor: int) -> bool:
    """Tell whether a title stands right before a single capitalised word."""
    if at - 2 < floor or text[at - 1] not in _BLANKS:
        return False
    return _ends_with_title(text[text.rfind(" ", floor, at - 1) + 1 or floor : at - 1])


@lru_cache(maxsize=20_000)
def _ends_with_title(words: str) -> bool:
    """Tell whether the last word of ``words``, which hold no space, is a title."""
    word = words.rpartition("\u00a0")[2]
    whole = word[-1:].isalpha() or word[-1:] == "."
    return whole and _STOPS.isdisjoint(word) and is_title(key_of(word))


def _read_run(text: str, tokens: list[_Token], bounds: tuple[int, int], found: list[Name]) -> None:
    """Append the names of one run of capitalised words; a possessive ends a name."""
    begin, last = 0, len(tokens) - 1
    for index, (_, word) in enumerate(tokens):
        if word.owns or index == last:
            name = _read_part(text, tokens[begin : index + 1], bounds)
            if name is not None:
                while found and _is_part_of_title(found[-1], name):
                    found.pop()
                found.append(_share(text, name, found))
                begin = index + 1


def _is_part_of_title(before: Name, name: Name) -> bool:
    """Tell whether a name is a house in the title of the next: "Vall Hydro chief Ann Roe"."""
    return not before.sure and name.start <= before.start and before.end <= name.at


def _tokens(words: str, start: int) -> list[_Token]:
    made: list[_Token] = []
    at = 0
    for piece in words.split():
        at = words.find(piece, at)
        made.append((start + at, _word(piece)))
        at += len(piece)
    return made


def _read_part(text: str, tokens: list[_Token], bounds: tuple[int, int]) -> Name | None:
    """Return the name that a run, or its part up to a possessive, holds; else None."""
    while tokens and tokens[0][1].function and not _is_given(tokens):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[0][1].dateline and not tokens[1][1].upper:
        tokens = tokens[1:]
    split = _title_end(tokens)
    name = _trimmed(tokens[split:])
    if not name:
        return None
    lead = tokens[0][0] if split else name[0][0]
    seen = split > 0 and any(word.title for _, word in tokens[:split])
    if split and not seen and len(name) < 2:  # "Port Tavric"
        return None
    left = _left(text, lead, bounds[0], seen=seen, leads=split > 0)
    title_start = left if left is not None else (lead if seen else None)
    return _judged(text, name, title_start, bounds)


def _is_given(tokens: list[_Token]) -> bool:
    """Tell "Will Smith" from "Will Britain": a function word that is a given name before a name."""
    return len(tokens) == 2 and tokens[0][1].given and not tokens[1][1].place


def _title_end(tokens: list[_Token]) -> int:
    """Return the index of the first token of the name: what stands before it is title."""
    split = 0
    for index, (_, word) in enumerate(tokens):
        if not (word.titular or word.place or word.acronym) or not _is_titular(tokens, index):
            continue
        if index < len(tokens) - 1 or not _is_surname(tokens, index, split):
            split = index + 1
    return split


def _is_titular(tokens: list[_Token], index: int) -> bool:
    word = tokens[index][1]
    if word.place:
        after_title = index > 0 and tokens[index - 1][1].title
        named = word.given and index < len(tokens) - 1
        return not (named or (index == len(tokens) - 2 and after_title))
    if word.titular:
        opens = index == 0 or tokens[index - 1][1].title
        return not (word.never and word.given and opens and index < len(tokens) - 1)  # "Bill Orlo"
    if not word.acronym or all(other.upper for _, other in tokens):
        return False
    return not (len(word.text) <= 2 and index < len(tokens) - 1)


def _is_surname(tokens: list[_Token], index: int, split: int) -> bool:
    """Tell "Martin King" and "Theresa May" from "Press Secretary": a given name stands before."""
    word = tokens[index][1]
    if word.never and not word.title:
        return False
    return index > split and tokens[index - 1][1].given


def _trimmed(tokens: list[_Token]) -> list[_Token]:
    """Return the tokens without weekdays, function words and particles at the ends."""
    while len(tokens) > 1:
        last = tokens[-1][1]
        day = last.calendar and not (len(tokens) == 2 and last.key == "may")
        if not day and last.key not in PARTICLES:
            break
        tokens = tokens[:-1]
    while tokens and (tokens[0][1].calendar or tokens[0][1].function):
        if len(tokens) == 2 and tokens[0][1].given:
            break
        tokens = tokens[1:]
    return tokens[:_LONGEST]


def _left(text: str, at: int, floor: int, *, seen: bool, leads: bool) -> int | None:
    """Return where the title that ends before ``at`` starts, or None if there is none.

    Args:
        text: The text.
        at: Where the name, or the capitalised part of its title, starts.
        floor: Nothing before this is looked at.
        seen: True if a title noun stands between ``at`` and the name.
        leads: True if other words of a title do ("Foreign Affairs").
    """
    best = at if seen else None
    links = 0
    for step in range(9):
        word, at = _word_before(text, at, floor)
        part = _part_of_title(word)
        if part == "link":
            links += 1
            if seen or (step == 0 and not leads) or links > 2:
                break
        elif part == "noun":
            best, seen = at, True
        elif not part:
            break
        elif seen:
            if word.islower() and key_of(word) in _VERBS and text[best or at].isupper():
                break
            best = at
        elif step == 0 and not leads:
            break
    return best


@lru_cache(maxsize=20_000)
def _part_of_title(word: str) -> str:
    """Return what a word may be in a title: ``noun``, ``link``, ``more``, or "" for nothing."""
    key = key_of(word)
    if not word:
        return ""
    if key in _LINKS:
        return "link"
    if is_title(key):
        return "noun"
    return "more" if key in _soft() or _extends(word, key) else ""


def _word_before(text: str, at: int, floor: int) -> tuple[str, int]:
    """Return (word, its start) before ``at``; "" if a stop, a new line or the floor is there."""
    end = at
    while end > floor and text[end - 1] in _BLANKS:
        end -= 1
    start = text.rfind(" ", floor, end) + 1 or floor
    word = text[start:end]
    if "\u00a0" in word:
        word = word.rpartition("\u00a0")[2]
        start = end - len(word)
    return ("", at) if at - end > 3 or not _STOPS.isdisjoint(word) else (word, start)


def _extends(word: str, key: str) -> bool:
    """Tell whether a word may stand in front of a title noun: "Kremlin", "pro-harbour"."""
    if key in nouns("function") or key in nouns("calendar"):
        return False
    ends = word[-1:] == "." and word.count(".") == 1
    shouted = word.isupper() and len(word) > 5  # a dateline, no acronym
    return not (ends or shouted) and (word[0].isupper() or "-" in word)


def _judged(
    text: str,
    tokens: list[_Token],
    title_start: int | None,
    bounds: tuple[int, int],
) -> Name | None:
    """Return the name with its title, or None where nothing speaks for a person."""
    start = tokens[0][0]
    name_end = end = tokens[-1][0] + len(tokens[-1][1].text)
    solid = [word for _, word in tokens if not word.minor]
    first = 1 if solid and solid[0].given else 0
    if not 1 <= len(solid) <= 4 or any(word.never for _, word in tokens[first:-1]):
        return None
    known = solid[0].given or _is_initial(solid[0].key)
    title = "" if title_start is None else _without_honorific(text[title_start:start])
    if len(solid) == 1 and key_of(title) in _CHRISTENED and _behind_the(text, title_start):
        return None
    opens = start if title_start is None else title_start
    if not title:
        title, opens, end = _title_around(text, (start, end), bounds)
    elif key_of(title) in nouns("honorific"):
        title, end = title_after(text, end, bounds[1]) or (title, end)
    if not title and (len(solid) < 2 or not _looks_personal(text[start:end], known=known)):
        return None
    name = " ".join(text[start:name_end].split())
    return Name(opens, end, start, name, title, sure=known or bool(title))


def _without_honorific(title: str) -> str:
    """Return "opposition leader" of "opposition leader Sir"; a lone honorific stays."""
    plain = title.strip(" ,\t\u00a0")
    head, _, last = plain.rpartition(" ")
    return head if head and key_of(last) in nouns("honorific") else plain


def _behind_the(text: str, at: int | None) -> bool:
    """Tell "the Queen Anne", a ship, from "Queen Anne"."""
    return at is not None and text[max(0, at - 4) : at].casefold() == "the "


def _is_initial(key: str) -> bool:
    return len(key.replace(".", "").replace("-", "")) <= 2 and "." in key + "."[: len(key) == 1]


def _looks_personal(name: str, *, known: bool) -> bool:
    """Tell whether the capitals fit: all of them only where the given name is known."""
    return known or not name.isupper()


def title_after(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """Return (title, its end) of a title set off by a comma behind a name that ends at ``end``."""
    if "," not in text[end : end + 2]:
        return None
    after = _AFTER.match(text, end, min(stop, end + 140))
    if after is None or not is_title(key_of(after.group("noun"))):
        return None
    words = after.group(1)[: after.start("noun") - after.start(1)].split()
    if any(key_of(word) in nouns("function") for word in words):
        return None
    return after.group(1), after.end(1)


def _title_around(
    text: str,
    at: tuple[int, int],
    bounds: tuple[int, int],
) -> tuple[str, int, int]:
    """Return (title, start, end) with a title set off by a comma after or before the name."""
    start, end = at
    after = title_after(text, end, bounds[1])
    if after is not None:
        return after[0], start, after[1]
    closes = text[end : end + 1] in {",", ".", ";", ")"} or end == bounds[1]
    before = text[max(bounds[0], start - 2) : start]
    if closes and before == ", ":
        left = _left(text, start - 2, bounds[0], seen=False, leads=False)
        if left is not None:
            return text[left : start - 2], left, end
    return "", start, end


def _share(text: str, name: Name, found: list[Name]) -> Name:
    """Give the second of "ministers Ann Orlo and Bo Marsh" the title of the first."""
    if name.title or not found or not found[-1].title:
        return name
    last = found[-1]
    key = key_of(last.title.rpartition(" ")[2])
    between = text[last.end : name.start]
    if key not in singulars() or not is_title(key) or between not in {", ", " and ", ", and "}:
        return name
    return Name(name.start, name.end, name.at, name.name, last.title, sure=True)


def split_title(text: str) -> tuple[str, str]:
    """Return (title, name) of a mention: ("French President", "Emil Marsh"), ("", "Marsh").

    Without a person in it, the whole mention is the name, its article and possessive taken off.
    """
    for found in namings(text):
        return found.title, found.name
    plain = " ".join(text.split())
    head, _, rest = plain.partition(" ")
    if rest and head.casefold() in {"the", "a", "an"}:
        plain = rest
    return "", plain.removesuffix("'s").removesuffix("’s")
