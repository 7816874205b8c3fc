"""Whether a saved page was cut off on its way: signs at its very end, and only there.

Many sound pages leave out ``</html>``, so that alone tells nothing. A page that stops inside a tag,
a comment or a script was cut off; so was one that has no end and stops within a sentence of running
text, with no tag behind it.

Source: HTML Living Standard, 13.1.2.4 "Optional tags".
"""

import re

TAIL = 4000  # code points in which the end of a page stands, if it has one
LONG = 8  # words behind the last tag that are running text
_END = re.compile(r"</\s*(?:html|body|frameset)\b", re.IGNORECASE)
_START = re.compile(r"<\s*(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:/?[A-Za-z][\w:-]*(?:\s[^<>]*)?|!-?|/)\Z")
_RAW = ("script", "style", "textarea")
_SENTENCE = re.compile(r"[.!?…:;|©\])}>*\"”’»]\s*\Z")
_NAMED = re.compile(r"&[a-z]+;|&#\d+;", re.IGNORECASE)


def cut_off(html: str) -> str:
    """Return where a page breaks off, such as "inside a tag"; "" if it seems to be whole.

    Args:
        html: The page as decoded, or a fragment of one: that may stop within a sentence.
    """
    tail = html[-TAIL:].rstrip("\x00\x1a \t\r\n")
    if not tail or _END.search(tail):
        return ""
    last = tail.rfind("<")
    if last > tail.rfind(">") and _TAG.match(tail, last):
        return "inside a tag"
    low = html.lower()
    if _END.search(low):
        return ""
    if low.rfind("<!--") > low.rfind("-->"):
        return "inside a comment"
    for name in _RAW:
        if _is_open(low, name) and low.rfind("</script") < low.rfind(f"<{name}"):
            return f"inside a {name}"
    behind = _NAMED.sub(" ", tail[tail.rfind(">") + 1 :])
    if _START.search(low[:TAIL]) and _is_unfinished(behind):
        return "within a sentence"
    return ""


def _is_open(low: str, name: str) -> bool:
    """Tell whether the last element of a name is never closed."""
    start = low.rfind(f"<{name}")
    follows = low[start + len(name) + 1 : start + len(name) + 2]
    return start >= 0 and follows in {">", " ", "\n", "\t"} and low.find(f"</{name}", start) < 0


def _is_unfinished(words: str) -> bool:
    """Tell whether words are running text that stops before the end of its sentence."""
    told = words.split()
    return len(told) >= LONG and not _SENTENCE.search(words) and "©" not in words
