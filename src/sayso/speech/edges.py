"""Where cues and contents end: "asked about | the quay", "told me ‘I will wait’ | and left".

Annotators of news agree on it; the model wavers.
"""

import re
from dataclasses import replace

from sayso.speech.heard import Heard

_ABOUT = re.compile(
    r"\s+about\s+(?!\d|[$£€]|(?:a|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)",
    re.IGNORECASE,
)

_WORD = r"\w+(?:[’']\w+)?"
_SINGLE = re.compile(rf"[‘']{_WORD}(?:[\s,;:–—-]+{_WORD}){{3,}}[.,!?]?[’'],?(?= (?:and|but)\b)")


def edged(text: str, one: Heard) -> Heard:
    """Return what was heard with the "about" right behind its cue as part of the cue.

    Of 496 in PolNeAR train 458 are. "Estimated about 300" keeps its number.
    """
    found = _ABOUT.match(text, one.cue[1])
    (start, end), *rest = one.content
    if found is None or not one.cue[1] <= start <= found.end() < end:
        return one
    cue = one.cue[0], found.start() + len(found.group().rstrip())
    return replace(one, cue=cue, content=((found.end(), end), *rest))


def shut(text: str, one: Heard) -> Heard:
    """Return what was heard with a content that ends where its single quotation ends.

    "He told me ‘I will not sign it’ and walked out": who walked out is not what he told.
    """
    start, end = one.content[-1]
    at = start - 1 if text[start - 1 : start] in {"‘", "'"} else start
    found = _SINGLE.match(text, at, end + len(" and"))
    if found is None or found.end() >= end:
        return one
    return replace(one, content=(*one.content[:-1], (at, found.end())))
