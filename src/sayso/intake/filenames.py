"""The day in the name of a file: weak evidence, as people name files by the day of saving, too."""

import re
from collections.abc import Iterator

from sayso.intake import calendars
from sayso.intake.hints import Hint
from sayso.records.places import Basis

_ENDING = re.compile(r"(?:\.[A-Za-z][\w-]{0,7}){1,2}$")
_MACHINE = (  # what was made on that day is another thing than the article
    *("img", "dsc", "scan", "screen", "snap", "export", "download", "dump", "backup", "crawl"),
    *("save", "copy", "log"),
)
_DAY = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-_.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])"
    r"|\d\d?[-_. ]\d\d?[-_. ](?:19|20)\d\d)(?!\d)"
)
_WORDED = re.compile(
    rf"(?i)(?<!\d)\d\d?(?:st|nd|rd|th|\.)?[ -]{calendars.MONTH},?[ -](?:19|20)\d\d"
    rf"|\b{calendars.MONTH} \d\d?(?:st|nd|rd|th)?,? (?:19|20)\d\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"[_\s]+")
_PARTS = re.compile(r"[/\\#]")
LONGEST = 200  # code points of a name


def named(path: str) -> Iterator[Hint]:
    """Yield the day that the last part of a path names: ``2031-04-03-bridge.txt``.

    Neither the day on which a file was written nor those of its folders say anything; nor does the
    name of a dump, of which ``path`` has the record's own name last: ``dump-2031-04-03.jsonl#k2``.
    """
    last = _PARTS.split(path[-LONGEST:])[-1]
    if not _YEAR.search(last):
        return
    plain = _BETWEEN.sub(" ", _ENDING.sub("", last))
    if any(map(plain.lower().__contains__, _MACHINE)):
        return
    found = _DAY.search(plain)
    words = re.sub(r"[_. ]", "-", found[0]) if found else plain
    if days := calendars.days(words) if found or _WORDED.search(plain) else ():
        spans = tuple((day, day) for day in days)
        yield Hint(spans, Basis("IN119", 0.5, note=f"the file is named {last}"), words)
