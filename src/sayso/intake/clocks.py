"""Moments as machines write them, and the days that they are where an article was read.

A stamp with an offset tells the local day of whoever set it. One in UTC (``Z``, ``+00:00``, GMT,
seconds since 1970) is what software makes of the local clock: its day is the UTC day, and where the
outlet's country is known and has another day at that moment, that day as well.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sayso.intake import calendars

Days = tuple[date, date]
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_PACKED = re.compile(r"((?:19|20)\d{6})(\d{4})(?:\d\d)?")
_HOUR = re.compile(r"(?:(?<=T)(?=\d{4})|(?<=[T\s])(?=\d\d?:))(2[0-3]|[01]?\d):?([0-5]\d)")
_UTC = re.compile(r"(?:Z|GMT|UTC|[+-]00:?00)(?:\s+\d{4})?\W*$")
_HOURS = {  # behind and ahead of UTC, the year round
    "US": (-10, -4),
    "CA": (-8, -2),
    "MX": (-8, -5),
    "BR": (-5, -2),
    "AR": (-3, -3),
    "GB": (0, 1),
    "IE": (0, 1),
    "PT": (0, 1),
    **dict.fromkeys("FR DE IT ES NL BE AT CH PL CZ SE NO DK HU".split(), (1, 2)),
    **dict.fromkeys("UA RO BG GR FI EE LV LT IL EG ZA".split(), (2, 3)),
    **dict.fromkeys("TR SA QA KW KE".split(), (3, 3)),
    "RU": (2, 12),
    "AE": (4, 4),
    "PK": (5, 5),
    "IN": (5, 6),
    "BD": (6, 6),
    **dict.fromkeys("CN HK SG MY PH TW".split(), (8, 8)),
    **dict.fromkeys("JP KR".split(), (9, 9)),
    "AU": (8, 11),
    "NZ": (12, 13),
}
_BEHIND, _AHEAD = -12, 14  # hours of the clocks furthest from UTC


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time if one is told.

    Attributes:
        day: As it stands.
        time: With the hour and minute; None if only the day is told.
        utc: True if the clock is UTC's.
    """

    day: date
    time: datetime | None = None
    utc: bool = False

    def local(self, country: str) -> Days:
        """Return the days that this moment is, read in UTC or in ``country``."""
        return self._between(*_HOURS.get(country, (0, 0)))

    def anywhere(self) -> Days:
        """Return the days that this moment is somewhere on earth."""
        return self._between(_BEHIND, _AHEAD)

    def _between(self, behind: int, ahead: int) -> Days:
        if self.time is None or not self.utc:
            return self.day, self.day
        try:
            ends = [(self.time + timedelta(hours=hours)).date() for hours in (behind, ahead)]
        except OverflowError:  # before the year 1 or after 9999
            return self.day, self.day
        return min(self.day, *ends), max(self.day, *ends)


def moment(words: str) -> Moment | None:
    """Return the moment that words of a machine tell; None unless they have one reading."""
    plain = words.strip()
    if found := _EPOCH.fullmatch(plain):
        time = datetime.fromtimestamp(int(found[1]), UTC).replace(tzinfo=None)
        return Moment(time.date(), time, utc=True)
    if found := _PACKED.fullmatch(plain):
        plain = f"{found[1]}T{found[2]}Z"
    days = calendars.days(plain)
    if len(days) != 1:
        return None
    clock = _HOUR.search(plain)
    if clock is None:
        return Moment(days[0])
    time = datetime(days[0].year, days[0].month, days[0].day, int(clock[1]), int(clock[2]))  # noqa: DTZ001
    return Moment(days[0], time, utc=bool(_UTC.search(plain)))
