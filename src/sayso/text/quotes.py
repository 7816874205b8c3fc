"""Quotations of a paragraph, found by their marks; odd and missing marks are survived."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„«»\"]|''|``|[‘’]")
_OPENS = {"“", "„", "«", "``"}
_CLOSES = {"”", "»"}
_TURNED = {"„": "“", "»": "«"}  # what opens elsewhere and closes behind these: „so“, »so«
_USUAL = {"”": "“", "»": "«"}  # what opens where these close; without it they open too: ”so”
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-:;,/…]")
_AFTER_CLOSING = re.compile(r"[\s)\]},.;:!?—–\-/…]")
_SENTENCE_END = ".,?!…—–-"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: ``text[start:end]`` with its marks, where it has them.

    Attributes:
        start: First code point, the opening mark if there is one.
        end: One past the last, behind the closing mark if there is one.
        opened: Whether an opening mark stands at ``start``.
        closed: Whether a closing mark stands before ``end``.
    """

    start: int
    end: int
    opened: bool
    closed: bool


def quotations(text: str, start: int, end: int, *, running: bool = False) -> list[Quotation]:
    """Return the outermost quotations of the paragraph ``text[start:end]``, in order, disjoint.

    A mark that opens and is never closed runs to the paragraph's end, as news prints a quotation of
    several paragraphs. A closing mark without an opening one closes a quotation from the
    paragraph's
    beginning if ``running`` says that the paragraph before left one open, else it is passed over.

    Args:
        text: The document's text.
        start: Where the paragraph begins.
        end: Where it ends.
        running: Whether the paragraph before ended inside a quotation.
    """
    found: list[Quotation] = []
    opened: int | None = None
    single = False
    for mark in _MARK.finditer(text, start, end):
        at, sign = mark.start(), mark.group()
        if opened is None:
            if _can_open(text, mark, start, end):
                opened, single = at, sign == "‘"
            elif running and not found and sign != "’" and _can_close(text, mark, end):
                found.append(Quotation(start, mark.end(), opened=False, closed=True))
        elif (sign == "’") == single and _can_close(text, mark, end) and _ends(text, opened, mark):
            if not single or _ends_quote(text, mark, opened, end):
                found.append(Quotation(opened, mark.end(), opened=True, closed=True))
                opened = None
        elif sign == "“" and not single and _restarts(text, opened, at):
            found.append(Quotation(opened, _shorn(text, opened, at), opened=True, closed=False))
            opened = at
    if opened is not None and not single:
        found.append(Quotation(opened, _shorn(text, opened, end), opened=True, closed=False))
    return found


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Tell whether the mark may open a quotation: its kind, or space before and words after."""
    sign, at, after = mark.group(), mark.start(), mark.end()
    if sign == "’" or after >= end or text[after].isspace():
        return False
    free_before = at == start or bool(_BEFORE_OPENING.match(text[at - 1]))
    if sign in _CLOSES:
        usual = _USUAL[sign] in text[start : at if sign == "»" else end]
        return free_before and text[after].isalnum() and not usual
    return free_before if sign != "“" else True


def _can_close(text: str, mark: re.Match[str], end: int) -> bool:
    """Tell whether the mark may close a quotation: its kind, or words before and none after."""
    sign, at, after = mark.group(), mark.start(), mark.end()
    if sign in _CLOSES:
        return True
    free_after = after >= end or not text[after].isalnum()
    return free_after and not (at > 0 and text[at - 1].isspace() and sign != '"')


def _ends(text: str, opened: int, mark: re.Match[str]) -> bool:
    """Tell whether the mark is of a kind that closes what was opened."""
    sign = mark.group()
    if sign in _OPENS:
        return _TURNED.get(text[opened]) == sign and not text[mark.start() - 1].isspace()
    return True


def _ends_quote(text: str, mark: re.Match[str], opened: int, end: int) -> bool:
    """Tell a closing single mark from an apostrophe, as in the workers’ or goin’."""
    at, after = mark.start(), mark.end()
    if text[at - 1] in _SENTENCE_END or text[at - 1] == "”":
        return True
    if after < end and not _AFTER_CLOSING.match(text[after]):
        return False
    later = text.find("’", after, min(end, after + 400))
    plural = text[at - 1] == "s" and later > 0 and text[later - 1] in _SENTENCE_END
    return not plural and at - opened < 600


def _restarts(text: str, opened: int, at: int) -> bool:
    """Tell whether an opening mark inside a quotation shows that the first was never closed."""
    before = text[opened:at].rstrip()
    return len(before) > 1 and before[-1] in ".,?!" and at > 0 and text[at - 1].isspace()


def _shorn(text: str, start: int, end: int) -> int:
    """Return ``end`` moved left over white space, but not to ``start``."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
