"""Words for the terminal: one line and no control characters."""

import re
import textwrap
import unicodedata

_LABEL = re.compile(r" *(?:\S{1,12} {2,})?")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def one_line(text: str) -> str:
    """Return ``text`` on one line, without what could steer a terminal.

    Control characters, lone surrogates and marks that turn the direction of writing become
    spaces, and runs of white space one space. For the eye only; exports keep every character.
    """
    return " ".join(_UNSAFE.sub(" ", text).split())


def folded(line: str, columns: int) -> str:
    """Return a line folded at words to ``columns``, its continuations under where its words began.

    Where words begin is behind the leading white space, and behind a label in front of two spaces.
    """
    if width(line.rstrip("\n")) <= columns:
        return line
    label = _LABEL.match(line)
    hang = min(label.end() if label else 0, columns // 2)
    rows = textwrap.wrap(
        line, columns, subsequent_indent=" " * hang, break_on_hyphens=False, drop_whitespace=True
    )
    return "\n".join(rows) + "\n" if line.endswith("\n") else "\n".join(rows)


def width(text: str) -> int:
    """Return how many terminal columns ``text`` takes; wide East Asian letters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def clip(text: str, columns: int) -> str:
    """Return ``text``, cut to ``columns`` terminal columns with an ellipsis if it is longer."""
    if width(text) <= columns:
        return text
    kept = text[: max(columns - 1, 0)]
    while kept and width(kept) > columns - 1:
        kept = kept[:-1]
    return kept + "…"


def tail(text: str, columns: int) -> str:
    """Return the end of ``text``, cut to ``columns`` terminal columns: the end of a path tells."""
    if width(text) <= columns:
        return text
    return "…" + clip(text[::-1], columns)[-2::-1]


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 article", "2 articles", "3 copies"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
