"""The words of a line as letters alone, and the stems of those that tell something.

Several looks at a line ask for the same words, so they are kept for a while.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat

STEM = 6  # letters under which two words are the same
LONGER = 6  # stems of a line of which a share means something
KEPT = 1 << 8  # lines; those of one document are looked at again and again
LONGEST = 1500  # code points; longer lines are not kept
_RUN = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKS = "“”‘’–—…\u00a0"  # that stand in otherwise plain English
_BLANKS = bytes(sign if chr(sign).isalpha() else 32 for sign in range(128)) + bytes(128)
_STOPS = frozenset(
    """
    about above across after again against ahead all almost along already also although always
    among and another any anyone anything are around asked away back because been before began
    behind being below best better between both but called came can cannot come comes could day
    days despite did does doing done down during each early either else end enough even ever every
    everyone everything far few find first five for former found four from full gave get gets
    getting give given goes going good got great had half has have having help her here hers
    herself high him himself his how however including into its itself just keep kind know known
    large last late later least less let like likely little long look made main make makes making
    many may mean might month months more most much must near need needs never new next nine not
    nothing now number off often old once one only onto other others our out over own part past
    people perhaps place possible put quite rather really right said same saw say saying says see
    seem seen set several shall she should show since six small some someone something soon still
    such take taken takes tell ten than that the their them themselves then there these they thing
    things think this those though three through thus time times today together told too took
    toward towards two under until upon use used using very want wants was way ways week weeks
    well went were what when where whether which while who whole whom whose why will with within
    without work would year years yet you your
    """.split()
)


def parts(line: str) -> list[str]:
    """Return the runs of letters of a line in order, case-folded; single letters too."""
    return (_parts_again if len(line) < LONGEST else _parts)(line)


def letters(line: str) -> tuple[str, ...]:
    """Return the words of a line in order, case-folded: all runs of two letters and more."""
    return tuple([part for part in parts(line) if len(part) > 1])


def stems(line: str) -> tuple[str, ...]:
    """Return the stems of the words of a line that tell something, each once, in order."""
    return (_stems_again if len(line) < LONGEST else _stems)(line)


def digits(line: str) -> int:
    """Return how many digits a line has, in any script."""
    plain = line.encode("ascii", "ignore")
    count = len(plain) - len(plain.translate(None, b"0123456789"))
    if len(plain) == len(line):
        return count
    return count + sum(map(str.isdigit, _FOREIGN.findall(line)))


def all_known(held: Sequence[Sequence[str]], rare: Mapping[str, float], least: float) -> bool:
    """Tell whether each of several lines has more than a share of its stems from the others.

    Args:
        held: The stems of each line; lines of few are passed over.
        rare: How much a stem tells, in [0, 1]; those that are not in it tell 1.
        least: The share, in [0, 1], each stem counting as much as it tells.
    """
    seen: set[str] = set()
    again: set[str] = set()
    for one in held:
        again.update(seen.intersection(one))
        seen.update(one)
    for one in held:
        if len(one) >= LONGER:
            shared = sum(map(rare.get, filter(again.__contains__, one), repeat(1.0)))
            if shared > least * len(one):  # so the share of what they tell is no less
                continue
            total = sum(map(rare.get, one, repeat(1.0)))
            if shared / max(total, 0.2) <= least:
                return False
    return True


def _parts(line: str) -> list[str]:
    low = line.casefold()
    if not low.isascii():
        for mark in _MARKS:
            low = low.replace(mark, " ")
        if not low.isascii():
            return _RUN.findall(low)
    return low.encode().translate(_BLANKS).decode().split()


def _stems(line: str) -> tuple[str, ...]:
    told = [word[:STEM] for word in parts(line) if len(word) > 3 and word not in _STOPS]
    return tuple(dict.fromkeys(told))


_parts_again = lru_cache(maxsize=KEPT)(_parts)
_stems_again = lru_cache(maxsize=KEPT)(_stems)
