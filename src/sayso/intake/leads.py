"""The weekday that the lead of a story tells of: "an official said on Tuesday"."""

import re

from sayso.intake.hints import Sight
from sayso.records.articles import Role

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ON = re.compile(r"\bon (Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?day\b")
OPENING = 2  # blocks of running text that can hold the lead


def weekday(seen: Sight) -> int | None:
    """Return the weekday that the lead tells of, Monday 0; None if it tells of none, or of two."""
    body = [index for index in seen.by.get(Role.BODY, ()) if index >= seen.body][:OPENING]
    words = " ".join(seen.words(index) for index in body)
    named = {found[1].lower() for found in _ON.finditer(words)}
    return WEEKDAYS.index(named.pop()) if len(named) == 1 else None
