"""Figures of speech: "the sea has told us", "history says", "the numbers tell a story".

No person, house, document or outlet says anything there, so nothing is told. Documents, polls and
data do speak: "the figures show that p" stays.
"""

import re
from collections.abc import Iterable

from sayso.speech.frame import Frame
from sayso.text.nouns import listed
from sayso.text.phrases import cut

_ABSTRACT = listed(
    "history experience silence logic reality nature instinct intuition wisdom sense fate destiny "
    "hindsight arithmetic"
)
_WORLD = listed(
    "sea ocean sky sun moon wind weather rain snow storm tide river mountain winter spring summer "
    "autumn night dawn landscape time times life death luck heart gut eyes truth reason"
)
_PICTURES = listed(  # what tells a story without words
    "figures numbers statistics data results result maps map pictures picture photos "
    "photo images image scars walls ruins streets charts chart graph graphs score"
)
_STORY = re.compile(
    r"(?:(?:a|an|the|its|their|his|her|own|another|same|very|rather|quite|only|part|half|of|whole|"
    r"full|real|true|old|new|sad|grim|bleak|dark|good|happy|clear|stark|simple|"
    r"similar|different|familiar|slightly|"
    r"bigger|longer|better|worse)\s+)+(?:story|stories|tale|tales|truth)\b|volumes\b|for "
    r"(?:them|it)sel(?:f|ves)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:tell|tells|told|telling|speak|speaks|spoke)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")


def spoken(text: str, found: Iterable[Frame]) -> list[Frame]:
    """Return frames without those in which only a figure of speech speaks.

    Args:
        text: The text.
        found: Its frames, in any order.
    """
    return [one for one in found if one.hearsay or not _figurative(text, one)]


def _figurative(text: str, one: Frame) -> bool:
    """Tell whether the source of a frame is a figure of speech, so that nobody says anything."""
    plain = " ".join(text[slice(*one.source)].replace("’", "'").split()) if one.source else ""
    if not _WORD.match(plain):
        return False
    known = cut(plain)
    if known.first in {"a", "an"} and known.rest.startswith(" of "):
        return False  # "a sea of protesters"
    if known.named:
        return len(known.words) == 1 and known.last in _ABSTRACT
    if known.last in _ABSTRACT | _WORLD:
        return True
    tells = known.last in _PICTURES and _TELLS.search(text, *one.cue)
    return bool(tells) and _STORY.match(text, one.content[0][0], one.content[-1][1]) is not None
