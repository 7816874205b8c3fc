"""Dates as a line prints them: which days each can mean, and whether it is that of a change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sayso.intake.phrases import DATE, STAMP
from sayso.text import times

_CHANGE = re.compile(r"(?i)\b(?:updated|modified|changed?|last update)\b")
_OTHER = re.compile(  # what else a day in a line can be
    r"(?i)\b(?:released?|available|expires?|until|till|bis|born|died|event|deadline|due)\W*"
    r"(?:on )?$"
)
_GAP = re.compile(r"(?i)[\W\d]*(?:[ap]\.?m\.?)?[\W\d]*")
_FIRST = re.compile(
    r"(?:\bthis (?:article|story|post|piece|page|column|guide|essay|interview)\b[^.]{0,40}?\b|^\W*)"
    rf"(?:originally|first) (?:published|posted)(?: on| in)?:?\s+(?P<date>{DATE})",
    re.IGNORECASE | re.MULTILINE,
)
_SAID = {  # verb, and what ends with it; one of these stands wherever the pattern finds anything
    verb: tuple(f"{end}{verb}" for end in ("irst", "ly", "LY", "IRST"))
    for verb in (" publ", " Publ", " PUBL", " post", " Post")
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line.

    Attributes:
        found: The match, with its label if it has one.
        days: The days that it can mean.
        before: The words between it and the stamp before it.
        later: True if it stands beside another without a word between, and is of a later day.
    """

    found: re.Match[str]
    days: Sequence[date]
    before: str
    later: bool = False

    @property
    def other(self) -> bool:
        """True if the word before it says that it dates something else: "Released: 3 May 2031"."""
        return bool(_OTHER.search(self.before))

    def changed(self, label: str) -> bool:
        """Tell whether it is the day of a change, by its label or by the stamp beside it."""
        return self.later or tells_change(label)


def tells_change(label: str) -> bool:
    """Tell whether a label names a change: "Updated", "Last modified"."""
    return bool(_CHANGE.search(label))


def first_print(text: str) -> re.Match[str] | None:
    """Return where a text says on which day it was first published, or None."""
    verbs = [verb for verb in _SAID if verb in text]
    some = any(said in text for verb in verbs for said in _SAID[verb])
    return _FIRST.search(text) if some else None


@lru_cache(maxsize=32)
def stamps(words: str) -> Sequence[Stamp]:
    """Return the dates of a line, in order.

    A site that prints two days side by side without a word prints that of publication and that of
    the last change, in either order.
    """
    made: list[Stamp] = []
    run, end = 0, 0  # where the stamps begin that stand side by side; where the last one ends
    for found in STAMP.finditer(words):
        if days := times.readings(found["date"]):
            before = words[end : found.start("date")]
            run = run if made and _GAP.fullmatch(before) else len(made)
            made.append(Stamp(found, days, before))
            end = found.end()
            if run < len(made) - 1:
                made[run:] = _parted(made[run:])
    return made


def _parted(run: Sequence[Stamp]) -> list[Stamp]:
    """Return stamps that stand side by side, those of a later day than the first print's marked."""
    if any(len(stamp.days) > 1 for stamp in run):
        return list(run)
    first = min(stamp.days[0] for stamp in run)
    return [replace(stamp, later=stamp.days[0] > first) for stamp in run]
