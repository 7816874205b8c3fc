"""What is printed twice: repeats of passages, and the short words of a template."""

from collections import Counter
from collections.abc import Sequence

from sayso.intake.lettered import parts
from sayso.intake.rough import Rough
from sayso.records.articles import Document, Role
from sayso.text.words import squash

LONG = 40  # code points; a shorter repeat is style ("He added:") unless its neighbours repeat too
_QUOTES = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"))


def key(words: str) -> str:
    """Return the form under which two lines are the same, whatever their quotes and spaces."""
    if not words.isascii():
        for odd, plain in _QUOTES:
            words = words.replace(odd, plain)
    return squash(words)


def set_repeats_aside(document: Document, lines: Sequence[Rough]) -> None:
    """Set aside what was printed before, and point at the first print."""
    earlier = _earlier(lines)
    for index, found in earlier.items():
        run = earlier.get(index - 1) == found - 1 or earlier.get(index + 1) == found + 1
        first = lines[found].line
        titled = lines[found].role is Role.HEADLINE
        if len(lines[index].line.text) >= LONG or run or titled:
            lines[index].be(Role.REPEAT, "IN012", 1.0, (document.at(first.start, first.end),))


def _earlier(lines: Sequence[Rough]) -> dict[int, int]:
    """Return, by index of line, the first line that has the same words.

    Only lines of as many words that begin and end alike are compared as a whole.
    """
    alike: dict[tuple[int, str, str], list[int]] = {}
    for index, rough in enumerate(lines):
        if rough.role is None or (rough.role is Role.HEADLINE and rough.rule != "IN018"):
            found = parts(rough.line.text) or [""]
            alike.setdefault((len(found), found[0], found[-1]), []).append(index)
    earlier: dict[int, int] = {}
    for group in alike.values():
        seen: dict[str, int] = {}
        for index in group if len(group) > 1 else ():
            first = seen.setdefault(key(lines[index].line.text), index)
            if first != index:
                earlier[index] = first
    return dict(sorted(earlier.items()))


def set_labels_aside(lines: Sequence[Rough]) -> None:
    """Set aside short words that are printed three times and more, and name nobody."""
    short = [r for r in lines if len(r.line.text) < LONG and r.free and _is_label(r.line.text)]
    if len(short) < 3:
        return
    counts = Counter(key(rough.line.text) for rough in short)
    for rough in short:
        if counts[key(rough.line.text)] > 2:
            rough.be(Role.SITE, "IN011", 0.8)


def _is_label(words: str) -> bool:
    """Tell whether a line is two to four words, not all capitalised, without a stop."""
    parts = words.split()
    return 2 <= len(parts) <= 4 and words[-1].isalnum() and any(map(str.islower, parts))
