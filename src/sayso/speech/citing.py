"""What a sentence cites before it says who speaks: "Citing two officials, the Courier said".

A source can be cited, and so can a reason: "citing weak growth". Nobody speaks in a reason.
"""

import re

from sayso.records.speech import Mention
from sayso.speech.frame import Frame, Span
from sayso.speech.naming import is_outlet
from sayso.text.nouns import listed
from sayso.text.phrases import cut
from sayso.text.presses import as_outlet

_OPENS = re.compile(
    r"(?P<cue>Citing|Quoting)\s+"
    r"(?P<name>(?:(?!\b(?:as|that|who|which)\b)[^,.;:“”\"\n]){2,90}),\s+$"
)
_START = re.compile(r"(?:^|[.!?][\"”’')\]]*\s+|\n\s*)(?=(?:Citing|Quoting)\s)")
_REASONS = listed(
    "growth decline demand supply inflation deflation prices price costs cost losses profits sales "
    "concern concerns fear fears worry worries risk risks threat threats danger dangers need needs "
    "reason reasons ground grounds lack shortage shortages absence pressure pressures problem "
    "problems issue issues difficulty difficulties condition conditions uncertainty weather safety "
    "security privacy secrecy confidentiality health illness fatigue grief rules rule law laws "
    "regulations rights interest interests principle principles precedent tradition competition "
    "delay delays disruption unrest violence differences disagreements commitments progress "
    "success failure failures improvement improvements example examples"
)
REACH = 120  # code points between the start of such a sentence and its speaker


def opening(text: str, frame: Frame) -> tuple[Span, ...]:
    """Return the place of the source that the frame's sentence opens with, or nothing.

    An outlet cites its sources; another house its reasons, unless it quotes, or cites an outlet.
    """
    if frame.hearsay or frame.source is None or frame.source[0] > frame.cue[0]:
        return ()
    begin = max(0, frame.source[0] - REACH)
    starts = [each.end() for each in _START.finditer(text, begin, frame.source[0])]
    found = _OPENS.match(text, starts[-1], frame.source[0]) if starts else None
    if found is None:
        return ()
    by, cited = text[slice(*frame.source)], found["name"]
    passes = is_outlet(by) or as_outlet(text, by)
    if not (passes or found["cue"] == "Quoting" or is_outlet(cited)) or not _speaks(cited):
        return ()
    return (found.span("name"),)


def can_be_cited(one: Mention) -> bool:
    """Tell a source from a reason: nobody speaks in "weak growth"."""
    return _speaks(one.text)


def _speaks(words: str) -> bool:
    if any(map(str.isupper, words)):
        return True
    return cut(" ".join(words.replace("’", "'").split())).last not in _REASONS
