"""Where cues end: "asked about | the quay". Annotators of news agree on it; the model wavers."""

import re
from dataclasses import replace

from sayso.speech.heard import Heard

_ABOUT = re.compile(
    r"\s+about\s+(?!\d|[$£€]|(?:a|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)",
    re.IGNORECASE,
)


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
