"""Stories that are named for what they say: "a story in the Ostrel Courier saying that p".

The model hears such a cue too seldom to be sure of it, and with it goes what the other outlet told.
"""

import re
from collections.abc import Iterator

from sayso.records.speech import Act
from sayso.speech.frame import Frame
from sayso.speech.naming import is_outlet
from sayso.text.presses import as_outlet

_NAME = r"(?P<name>(?:[Tt]he )?[A-ZÀ-Þ][\w’'&-]*(?: [A-ZÀ-Þ][\w’'&-]*){0,4})"
_STORY = r"(?:story|report|article|piece|dispatch|broadcast|exclusive|investigation)"
_SAYING = r",? (?P<cue>saying|claiming|reporting|alleging|suggesting|stating)"
_PATTERNS = (
    re.compile(
        rf"\b(?P<source>(?:[Aa]n?|[Tt]he|[Oo]ne) (?:[a-z-]+ ){{0,3}}{_STORY} (?:in|by|from|on) "
        rf"{_NAME}){_SAYING} (?P<words>that [^.;:“”\"\n]+)"
    ),
    re.compile(
        r"\b(?P<source>(?:[Aa]n?|[Tt]he|[Oo]ne) (?:[a-z-]+ ){0,2}"
        rf"{_NAME.replace('[Tt]he ', '(?!)')} {_STORY}){_SAYING} (?P<words>that [^.;:“”\"\n]+)"
    ),
)


def stories(text: str, start: int, end: int) -> Iterator[Frame]:
    """Yield a frame for each story of an outlet that is named for what it says.

    Args:
        text: The text.
        start: Where a paragraph begins.
        end: Where it ends.
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text, start, end):
            if is_outlet(found["name"]) or as_outlet(text, found["name"]):
                cue, source = found.span("cue"), found.span("source")
                yield Frame(
                    "SP015", "say", Act.ASSERT, cue, source, (found.span("words"),), tail=cue
                )
