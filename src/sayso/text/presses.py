"""Whether a text treats a name as an outlet's: "Vantry understands", "a memo seen by Vantry".

No table lists most outlets, and many names sound like nothing. What stands around a name, wherever
the text has it, tells: who reports, is told, sees papers, has readers. How much each sign counts
was learnt from passages of our own (``training/outlets.py``).
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sayso.records.speech import Kind
from sayso.text.heads import PEOPLE, listed_head
from sayso.text.mastheads import LINKS, masthead
from sayso.text.mentions import classify
from sayso.text.metonyms import place, state_of
from sayso.text.models import logistic
from sayso.text.nouns import given_names, nouns
from sayso.text.outlets import by_name
from sayso.text.persons import key_of
from sayso.text.phrases import cut

Signs = Mapping[str, float]

SURE = 0.62  # probability from which a name is taken for an outlet's
LONGEST = 6  # words of a name
BEFORE, BEHIND = 70, 120  # code points around a name that are looked at
_POINTS = frozenset("it he she they we i you who one that this these others some both".split())
_ARTICLE = re.compile(r"(?:the|this week[’']s) ", re.IGNORECASE)
_PRESS = (
    r"(?:newspaper|paper|agency|newswire|wire|broadcaster|magazine|outlet|tabloid|broadsheet|"
    r"daily|weekly|monthly|fortnightly|quarterly|journal|portal|(?:web)?site|blog|podcast|"
    r"channel|station|radio|newsletter|programme|program|bulletin|gazette|supplement|review|"
    r"publication|periodical|show)"
)
_AUX = r"\s+(?:(?:has|had|have|also|itself|now|first|later|then|last|exclusively)\s+){0,3}"
_ON = {
    "reports": (
        rf"{_AUX}(?:(?:report|reveal|disclose|publish|broadcast|air|quote|cite|print|uncover|"
        r"screen|post)(?:s|d|ed|es|ing)?|carrie[sd]|carry|understands|understood|learns|"
        r"learnt|learned|writes|wrote|written|seen|obtained|spoken|tells its)\b"
    ),
    "says": (
        rf"{_AUX}(?:(?:say|claim|add|note|suggest|put|call)s?|said|claimed|finds|found|added|"
        r"stated?s?|noted|describe[sd]?|ask(?:s|ed)?|suggested|called|tells?)\b"
    ),
    "was told": rf"{_AUX}been (?:told|shown|informed|given)\b",
    "cites": (
        r"(?:\s+\w+){0,6},?\s+(?:citing|quoting|which (?:cit|quot)\w+|on its website|"
        r"in its (?:\w+ )?(?:edition|issue|number))\b"
    ),
    "quotes": r"\s+(?:also\s)?(?:quote[sd]?|cite[sd]?|relie[sd]|publishe[sd]|print(?:s|ed))\b",
    "is press": (
        rf"[”\"’']? (?:news )?{_PRESS}\b|[”\"’']?, (?:an? |the )(?:[\w’-]+ ){{0,4}}{_PRESS}\b"
    ),
    "has readers": (
        r"[’']s?\s(?:\w+\s)?(?:reporters?|correspondents?|story|readers|editors?|front page|"
        r"edition|article|interviewer|cameras?|coverage|scoop)\b"
    ),
    "has staff": (
        r"[’']s?\s(?:\w+\s)?(?:lawyers?|solicitors?|wife|husband|son|daughter|mother|father|"
        r"spokes\w+|party|office|campaign|government|supporters|manager|agent|deputy|chief|"
        r"chairman|director|board)\b"
    ),
    "is he": r"(?:,[^.,]{0,60},)?\s(?:\w+\s){0,2}(?:that\s)?(?:he|she)\b",
    "has an age": r",\s(?:who\s|\d\d\b|aged\b)",
    "acts": (
        r"\s(?:declined|refused|denied|denies|declines|insists|insisted|hopes|hoped|plans|"
        r"wants|wanted|believes|resigned|won|lost|employs|operates|owns)\b"
    ),
}
_AT = {
    "it was reported": (
        r"(?:reports|reported|writes|wrote|revealed|reveals|discloses|disclosed|understands)"
    ),
    "seen by": (
        r"\b(?:seen|obtained|reviewed|viewed|published|reported|revealed|quoted|cited|contacted|"
        r"reached|interviewed|asked|approached|carried|aired|broadcast|recorded|posted|"
        r"uncovered|released|leaked|printed|claims made|filmed|monitored) by"
    ),
    "spoke to": (
        r"\b(?!(?:writing|wrote) to)(?:leaked|passed|shown|sent|given|handed|spoke|spoken|speaking|"
        r"talking|talked|confirmed|admitted|confided|account|one,|disclosed|granted|gave|gives|writing|wrote)"
        r" (?:it |them )?(?:to|with|for|in)"
    ),
    "told": r"\b(?:told|tells|telling|assured|assures|informed)",
    "interview with": (
        r"\b(?!(?:interviews?|conversation|comments|remarks|reply) in\s)"  # before towns
        r"(?:interviews?|conversation|column|essay|op-ed|comments|remarks|article|story|piece|"
        r"report|investigation|broadcast|edition|issue|letter|reply|version)\s"
        r"(?:published\s|aired\s)?(?:with|to|for|in|on|by|of)"
    ),
    "press": rf"\b{_PRESS},?(?: called| named)?",
    "whom": r"\b(?:whom|that|which|who)",
    "part of a name": r"[A-ZÀ-Þ][\w’'-]+",
}
_FOLLOWS = {name: re.compile(pattern) for name, pattern in _ON.items()}
_PRECEDES = {
    name: re.compile(rf"{pattern}\s[“\"‘']?$" if name == "press" else rf"{pattern}\s$")
    for name, pattern in _AT.items()
}
_SPOKE = r"(?:said|says|answered|replied|added|recalled)"
_IN_QUOTES = re.compile(rf"[”\"]\s+{_SPOKE} $")  # who is quoted so is somebody
_OBEYS = re.compile(
    r"\s(?:was|is|were) (?:told|asked|ordered|urged|warned)(?: by [\w’'-]+){0,2} (?:not )?to\b"
)
_SAYS_HE = re.compile(rf"\b{_SPOKE} $")
_HE_SAYS = re.compile(
    r"\s(?:(?:said|says)(?! (?:it|in its)\b)|(?:told|tells|answered|replied|nodded|shrugged|"
    r"laughed|thanked|denie[sd]|warned|resigned|was told|is charged|has denied)\b)(?! its\b)"
)
_FIRST = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w’'-]+ $")
_BACK = re.compile(
    rf"\b(?:the|its|this)\s(?:news|trade |online |investigative )?{_PRESS}\b"
    r"(?![’']s? (?:chief|owner))",
    re.IGNORECASE,
)
_SIGNS = (
    *("reports", "was told", "cites", "it was reported", "seen by", "interview with", "press"),
    *("is press", "quotes", "has readers", "whom"),
)
_EVIDENCE = (*_SIGNS, "told", "spoke to", "masthead")


def as_outlet(text: str, mention: str) -> bool:
    """Tell whether a text treats the name that a mention consists of as an outlet's.

    Args:
        text: The whole text.
        mention: The words of a source in it. What is no name is no outlet's.
    """
    name = bare_name(mention)
    return bool(name) and _treated(text, name) and not _holds_office(mention)


@lru_cache(maxsize=256)
def _treated(text: str, name: str) -> bool:
    seen = signs(text, name)
    if seen["a known head"] > seen["masthead"] or not any(seen[sign] for sign in _EVIDENCE):
        return False
    if probability(seen, logistic("outlets")) < SURE:
        return False
    if seen["masthead"]:
        return True
    for before, end in _places(text, name):
        if _IN_QUOTES.search(before) or _OBEYS.match(text, end):
            return False
    return " " not in name or not _goes_by_surname(text, name)


def _holds_office(mention: str) -> bool:
    """Tell whether "Ivo Strand, the master of the mill" says that a name of two words is his."""
    name, comma, told = " ".join(mention.split()).partition(", ")
    if not comma or " " not in name or not told.strip(" ,"):
        return False
    noun = cut(told.replace("’", "'")).noun
    return noun is not None and noun.sort in PEOPLE


def _goes_by_surname(text: str, name: str) -> bool:
    """Tell whether the last word of a name speaks by itself: "said Strand"."""
    front, _, last = name.rpartition(" ")
    return any(
        not before.rstrip().endswith(front)
        and (_SAYS_HE.search(before) or _HE_SAYS.match(text, end))
        for before, end in _places(text, last)
    )


def _places(text: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield what stands before each place of a name, and where it ends."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield text[max(0, found.start() - BEFORE) : found.start()], found.end()


def as_person(text: str, mention: str) -> bool:
    """Tell whether a text gives a name to somebody: "Tilo Gans", "said Gans", "Gans denied it".

    Args:
        text: The whole text.
        mention: The words of a source in it. What is no name is nobody's.
    """
    name = bare_name(mention)
    return bool(name) and by_name(name) is None and _borne(text, name)


@lru_cache(maxsize=256)
def _borne(text: str, name: str) -> bool:
    if " " in name and not masthead(name):
        return _goes_by_surname(text, name)
    for before, end in _places(text, name):
        if _SAYS_HE.search(before) or _HE_SAYS.match(text, end):
            return True
        first = _FIRST.search(before)
        if first and _is_first(text, first.group().strip(), name):
            return True
    return False


def _is_first(text: str, word: str, last: str) -> bool:
    """Tell whether a word before a name is a title or a first name, not where a sentence begins."""
    if key_of(word) in nouns("function") or word.casefold() in nouns("calendar"):
        return False
    return not masthead(f"{word} {last}") and not as_outlet(text, f"{word} {last}")


def probability(seen: Signs, weights: Mapping[str, float]) -> float:
    """Return the probability that a name with these signs is an outlet's."""
    score = sum(weights.get(name, 0.0) * value for name, value in sorted(seen.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def bare_name(mention: str) -> str:
    """Return the name that a mention consists of, without article and what hangs on it, or ""."""
    name = _ARTICLE.sub("", mention.partition(",")[0].strip("“”\"‘’' .;:"), count=1)
    name = name.removesuffix("’s").removesuffix("'s")
    words = name.split()
    if not 0 < len(words) <= LONGEST or name.casefold() in _POINTS | nouns("calendar"):
        return ""
    if place(name) is not None or state_of(name) is not None:
        return ""
    whole = all(word[0].isupper() or word[0].isdigit() or word in LINKS for word in words)
    return name if whole and name[0].isupper() else ""


def signs(text: str, name: str) -> Signs:
    """Return what shows whether a name is an outlet's in a text, each sign 0 or 1.

    Args:
        text: The whole text.
        name: A bare name in it, see ``bare_name``.
    """
    seen = dict.fromkeys(("always", *_FOLLOWS, *_PRECEDES, "the"), 0.0)
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = text[max(0, found.start() - BEFORE) : found.start()]
        behind = text[found.end() : found.end() + BEHIND]
        bare = re.sub(r"[Tt]he $", "", before)
        hits = [sign for sign, pattern in _FOLLOWS.items() if pattern.match(behind)]
        hits += [sign for sign, pattern in _PRECEDES.items() if pattern.search(bare)]
        seen.update(dict.fromkeys(hits, 1.0))
        seen["the"] = max(seen["the"], float(bare != before))
    seen["always"] = 1.0
    return {**seen, **_built(text, name), **_together(seen, text)}


def _built(text: str, name: str) -> Signs:
    """Return what the name itself shows."""
    words = name.split()
    kind = classify(name)[0]
    surname = re.search(rf"[A-Z][\w’'.-]+\s(?:[A-Z][\w’'.-]*\s)?{re.escape(name)}\b", text)
    return {
        "masthead": float(masthead(name) or masthead(f"the {name}")),
        "one word": float(len(words) == 1),
        "three words": float(len(words) > 2),
        "joined": float("&" in words),
        "first name": float(words[0].casefold() in given_names()),
        "a known head": float(listed_head(_head_noun(name)) is not None),
        "a surname": float(len(words) == 1 and surname is not None),
        "is person": float(kind is Kind.PERSON),
        "is institution": float(kind is Kind.INSTITUTION),
    }


def _head_noun(name: str) -> str:
    """Return the noun that heads a name: "department" in "Department of Fish Affairs"."""
    head, link, _ = name.partition(" of ")
    return (head if link else name).rpartition(" ")[2].casefold()


def _together(seen: Signs, text: str) -> Signs:
    """Return signs that tell more where they stand together."""
    back = float(_BACK.search(text) is not None)
    return {
        "back": back,
        "told + back": seen["told"] * back,
        "reports + back": seen["reports"] * back,
        "says + back": seen["says"] * back,
        "any": max(seen[sign] for sign in _SIGNS),
    }
