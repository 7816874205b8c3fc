"""Whether a text treats a name as an outlet's: "Vantry understands", "a memo seen by Vantry".

No table lists most outlets, and many names sound like nothing. What stands around a name, wherever
the text has it, tells: who reports, is told, sees papers, has readers. How much each sign counts
was learnt from passages of our own (``training/outlets.py``).
"""

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from sayso.records.speech import Kind
from sayso.text.heads import listed_head
from sayso.text.mastheads import LINKS, masthead
from sayso.text.mentions import classify
from sayso.text.metonyms import place, state_of
from sayso.text.models import logistic
from sayso.text.nouns import given_names, nouns

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
        r"\b(?:leaked|passed|shown|sent|given|handed|spoke|spoken|speaking|talking|talked|"
        r"confirmed|admitted|confided|account|one,|disclosed|granted|gave|gives|writing|wrote)"
        r" (?:it |them )?(?:to|with|for|in)"
    ),
    "told": r"\b(?:told|tells|telling|assured|assures|informed)",
    "interview with": (
        r"\b(?:interviews?|conversation|column|essay|op-ed|comments|remarks|article|story|piece|"
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
    return bool(name) and _treated(text, name)


@lru_cache(maxsize=256)
def _treated(text: str, name: str) -> bool:
    seen = signs(text, name)
    if seen["a known head"] > seen["masthead"] or not any(seen[sign] for sign in _EVIDENCE):
        return False
    return probability(seen, logistic("outlets")) >= SURE


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
        "a known head": float(listed_head(words[-1].casefold()) is not None),
        "a surname": float(len(words) == 1 and surname is not None),
        "is person": float(kind is Kind.PERSON),
        "is institution": float(kind is Kind.INSTITUTION),
    }


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
