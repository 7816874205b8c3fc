"""Credits of pictures: "(Lantern) Lorries queue at the quay", "The quay at Tavric (Reuters)".

A credit on a picture is the picture's. The text below it came through nobody's hands because of it.
"""

import re

from sayso.records.articles import Article, Document, Role
from sayso.records.places import Anchor
from sayso.speech import classes as c
from sayso.text.nouns import listed

LONGEST = 28  # words of a caption's sentence
_SHOWN = re.compile(
    r"\b(?:photo(?:s|graph(?:s|ed)?)?|pictured?|pictures|images?|file|handout|footage|screengrab|"
    r"seen|from left|\((?:left|right|centre|center|c|l|r)\)|looks? on|aerial view|general view)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][”\"’']?\s+[^\W\d_a-z]")
_ENDS = frozenset(".!?”\"’'")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NOW = listed(  # what people and things do in captions
    "queue wait stand walk sit look hold wave speak attend arrive leave pass gather work ride "
    "carry lie pose shake burn rise watch march protest celebrate listen talk play line cross "
    "board load unload clean clear inspect search fly sail drive swim run climb dance sing "
    "pray mourn embrace hug greet meet address kneel lay point lead sell buy eat drink read "
    "sleep rest fish chat smile react pull push row moor"
)
_THIRD = frozenset(
    verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else form
    for verb in _NOW
    for form in (verb + "s", verb + "es")
)
_PAST = (c.FINITE | c.AUXILIARIES) - listed("is are comes goes makes takes gives 's")


def of_picture(document: Document, article: Article, at: Anchor) -> bool:
    """Tell whether a credit belongs to a picture and not to the text.

    It does if it stands in a caption; if more text follows a line that it ends without a full
    stop; or if it opens a line that says in the present, in one short sentence, what is to be seen.
    """
    blocks = [block for block in article.blocks if block.at.start <= at.start < block.at.end]
    if any(block.role is Role.CAPTION for block in blocks):
        return True
    text = document.text
    start = text.rfind("\n", 0, at.start) + 1
    end = text.find("\n", at.end)
    end = len(text) if end < 0 else end
    body = [block.at for block in article.blocks if block.role is Role.BODY]
    if not any(each.start > end for each in body):
        return False
    here = [each for each in body if start <= each.start and each.end <= end + 1]
    if not here:
        return False
    before, behind = text[start : at.start].rstrip(" ([—–-"), text[at.end : end].strip(" )].")
    if not behind:
        return bool(before) and before[-1] not in _ENDS
    return _is_caption(behind.lstrip(" ])—–-"))


def _is_caption(line: str) -> bool:
    """Tell whether a line says in one sentence and in the present what a picture shows."""
    row = [word.casefold() for word in _WORD.findall(line)]
    if not row or len(row) > LONGEST or _STOP.search(line):
        return False
    if not _PAST.isdisjoint(row) or any(mark in line for mark in '“”"'):
        return False
    past = any(word.endswith("ed") and len(word) > 4 for word in row)
    seen = not past and any(word in _NOW or word in _THIRD for word in row[1:8])
    return seen or _SHOWN.search(line) is not None
