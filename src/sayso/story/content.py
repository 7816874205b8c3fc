"""What two statements share: content words in a rough stem, and how far they overlap."""

import re
from functools import lru_cache

from sayso.records.speech import Statement
from sayso.text.nouns import listed
from sayso.text.words import folded, words

_STOP = listed(
    "a an the and or but nor so yet if then than that this these those there here it its he she "
    "his her they them their we us our i you your who whom whose which what when where why how "
    "to of in on at by for from with without into onto over under about after before during "
    "since until while as is are was were be been being am do does did done has have had having "
    "will would shall should can could may might must not no never none nothing neither also just "
    "only even still very more most some any all each every both other another such own same "
    "said say says saying told tell that's it's up out off down again further once too s t "
    "any anything one two first last next new recent recently yesterday today tomorrow week month "
    "year monday tuesday wednesday thursday friday saturday sunday ever whether because"
)
_KIN = {
    "injure": "hurt", "injur": "hurt", "wound": "hurt", "harm": "hurt", "die": "kill",
    "dead": "kill", "dy": "kill", "death": "kill", "fatality": "kill", "slain": "kill",
    "begin": "start", "began": "start", "open": "start", "commence": "start",
    "sent": "send", "deploy": "send", "dispatch": "send", "soldier": "troop",
    "lend": "send", "lent": "send", "boat": "ship", "vessel": "ship",
}  # fmt: skip
_PLAIN_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|without|neither|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a rough stem: "injured" and "injuries" meet, and so does "hurt"."""
    plain = word.removesuffix("'s").removesuffix("'")
    for ending, size in (("ies", 4), ("ing", 5), ("ed", 4), ("es", 5), ("s", 4), ("e", 4)):
        if plain.endswith(ending) and len(plain) >= size and not plain.endswith("ss"):
            plain = plain[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    return _KIN.get(plain, _KIN.get(f"{plain}e", plain))


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text; figures are left out."""
    return frozenset(
        stem(word) for word in folded(text) if word not in _STOP and not word[:1].isdigit()
    )


def common_words(left: str, right: str) -> str:
    """Return the content words of ``left``, as they stand there, that ``right`` shares."""
    both = stems(left) & stems(right)
    kept = [word for word in words(left) if stems(word.text) & both]
    return " ".join(dict.fromkeys(word.text for word in kept[:6]))


def negations(text: str) -> int:
    """Return how many plain words of negation a text holds."""
    return len(_PLAIN_NOT.findall(text))


def shared(left: frozenset[str], right: frozenset[str]) -> tuple[int, float]:
    """Return how many stems two texts share, and what share of the shorter that is."""
    common = len(left & right)
    shorter = min(len(left), len(right))
    return common, common / shorter if shorter else 0.0


def apart_in_time(left: Statement, right: Statement) -> bool:
    """Tell whether both are dated, and on different days: the later may be an update."""
    if left.said is None or right.said is None:
        return False
    return left.said.latest < right.said.earliest or right.said.latest < left.said.earliest
