"""Dates as a line prints them: which days each can mean, and whether it is that of a change."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sayso.intake import calendars
from sayso.intake.phrases import DATE, STAMP, STAMP_ALONE, lowered

_CHANGE = re.compile(
    r"(?i)\b(?:updated|modified|changed?|last update|amended|corrected|revised|reviewed|edited"
    r"|mise? à jour|modifiée?|a[ct]?tualizado|aggiornato|aktualisiert|bijgewerkt|uppdaterad"
    r"|oppdatert|opdateret|(?:z?aktualizac?ja|zaktualizowano))\b"
)
_OTHER = re.compile(  # what else a day in a line can be
    r"(?i)\b(?:(?<!press )(?<!news )(?<!immediate )releas(?:ed?|ing)|available|expir(?:es?|y)|until"
    r"|till|bis|born|died|taken|founded|established|since|event|deadline|due|hearing|trial|court"
    r"|join us|save the|regist(?:er|ration)|on sale|opens?|opening|clos(?:es?|ing)|starts?|starting"
    r"|begins?|ends?|ending|next \w+|meeting|valid|effective|scheduled|airs|premieres?|festival"
    r"|conference|webinar|tickets|load-date|date-chargement|retrieved|accessed|archived|captured"
    r"|downloaded)\W*(?:(?:date|day|time)\W*)?(?:(?:on|in|from|at|for|by)\b\W*)?$"
)
_THIS = re.compile(r"his (?:article|story|post|piece|page|column|report)\b")
_NOTES = (  # what a line on a change begins with
    *("Correct", "CORRECT", "Clarif", "CLARIF", "Amend", "AMEND", "Edited", "EDITED", "Editor"),
    *("EDITOR", "*Correct", "*Clarif", "*Edit", "* Correct"),
)
_FIRSTS = frozenset(words[0] for words in _NOTES)
_ALTERED = re.compile(
    r"(?:this \w+[^.\n]{0,30}?\b(?:amended|updated|corrected|modified|edited|revised|changed)\b"
    r"[^.\n]{0,20}?|\W{0,3}(?:correct(?:ed|ion)|clarification|amended|edited|editor['’]s note"
    rf"|amendment)\b[^.\n\d]{{0,20}}?)\b(?P<date>{DATE})",
    re.IGNORECASE,
)
LONGEST = 160  # code points of a sentence that tells of a change
_GAP = re.compile(r"(?i)[\W\d]*(?:[ap]\.?m\.?)?[\W\d]*")
_FIRST = re.compile(
    r"(?:\bthis (?:article|story|post|piece|page|column|guide|essay|interview)\b[^.]{0,40}?\b|^\W*)"
    rf"(?:originally|first) (?:published|posted)(?: on| in)?:?\s+(?P<date>{DATE})",
    re.IGNORECASE | re.MULTILINE,
)
_SAID = {  # verb, and what ends with it; one of these stands wherever the pattern finds anything
    verb: tuple(
        f"{end} {letter}{verb}" for end in ("irst", "lly", "LLY", "IRST") for letter in "pP"
    )
    for verb in ("ublished", "UBLISHED", "osted")
}
SHORT = 60  # code points of a line that is a stamp with a year of two digits


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


def alterations(text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield where a text says on which day it was changed: "This article was amended on ...".

    Args:
        text: Any text.
        starts: Where its lines begin.
    """
    seen: set[int] = set()
    likely = [start for start in starts if text[start] in _FIRSTS]
    notes = (start for start in likely if text.startswith(_NOTES, start))
    for at in (*(found.start() - 1 for found in _THIS.finditer(text)), *notes):
        found = _ALTERED.match(text, max(0, at), at + LONGEST)
        if found and found.start("date") not in seen:
            seen.add(found.start("date"))
            yield found


@lru_cache(maxsize=32)
def stamps(words: str) -> Sequence[Stamp]:
    """Return the dates of a line, in order.

    A site that prints two days side by side without a word prints that of publication and that of
    the last change, in either order.
    """
    made: list[Stamp] = []
    run, end = 0, 0  # where the stamps begin that stand side by side; where the last one ends
    low = lowered(words)
    for found in (*STAMP.finditer(low),) or _alone(low):
        if days := calendars.days(found["date"]):
            before = words[end : found.start("date")]
            run = run if made and _GAP.fullmatch(before) else len(made)
            made.append(Stamp(found, days, before))
            end = found.end()
            if run < len(made) - 1:
                made[run:] = _parted(made[run:])
    return made


def _alone(words: str) -> tuple[re.Match[str], ...]:
    """Return the stamp with a year of two digits that a line is, if it is no other."""
    found = STAMP_ALONE.search(words) if len(words) <= SHORT else None
    return (found,) if found else ()


def _parted(run: Sequence[Stamp]) -> list[Stamp]:
    """Return stamps that stand side by side, those of a later day than the first print's marked."""
    if any(len(stamp.days) > 1 for stamp in run):
        return list(run)
    first = min(stamp.days[0] for stamp in run)
    return [replace(stamp, later=stamp.days[0] > first) for stamp in run]
