"""CofeNet's own metric, so that its figures and ours can stand side by side.

CofeNet reads PolNeAR paragraph by paragraph and gives each token a label: the beginning of a
source, cue or content, its inside, or none. A run of tokens is a span; each fragment of a broken
quotation is one of its own, and so is each part of a fragment that crosses paragraphs. A span is
right if a gold span of that role has exactly its first and last token. Counts of all paragraphs
are added up: micro precision, recall and F1 of source, cue and content. Who belongs to what is
not asked.

Here a paragraph is a line, a token a run of letters and digits or one other sign, and each role
has labels of its own, so that a source inside a content is no trouble. Sayso leaves quotation
marks and stops out at the ends of a content where the corpus has them in, and CofeNet learns them
as they stand; signs at the two ends of a span are therefore left out on both sides. ``strict``
leaves them in.

Source: Wang et al. 2022, "CofeNet: Context and Former-Label Enhanced Net for Complicated
Quotation Extraction", COLING, Table 6: F1 of 83.2 for sources, 75.3 for cues, 72.9 for contents.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from bench.attribution import EDGE, ROLES, Attribution, Rate

_TOKEN = re.compile(r"\w+|[^\w\s]")

Token = tuple[int, int]


def tally(
    text: str,
    gold: Iterable[Attribution],
    told: Iterable[Attribution],
    *,
    strict: bool = False,
) -> dict[str, Rate]:
    """Return the rate of each role in one article, by the role's name."""
    tokens = [found.span() for found in _TOKEN.finditer(text)]
    ours, theirs = (
        {role: {run for one in side for run in _runs(text, tokens, one, role)} for role in ROLES}
        for side in map(list, (told, gold))
    )
    if not strict:
        for side in (ours, theirs):
            for role in ROLES:
                side[role] = {_peeled(text, run) for run in side[role]}
    return {role: _rate(ours[role], theirs[role]) for role in ROLES}


def _rate(told: set[Token], gold: set[Token]) -> Rate:
    hits = len(told & gold)
    return Rate(hits, len(told), hits, len(gold))


def _runs(text: str, tokens: Sequence[Token], one: Attribution, role: str) -> Iterator[Token]:
    """Yield from where to where each run of tokens of a role reaches."""
    for start, end in {"content": one.content, "source": one.source, "cue": one.cue}[role]:
        first = last = None
        at = bisect_right(tokens, start, key=lambda token: token[1])
        while at < len(tokens) and tokens[at][0] < end:
            token = tokens[at]
            if first is not None and last is not None and "\n" in text[last[1] : token[0]]:
                yield first[0], last[1]
                first = None
            first, last = first or token, token
            at += 1
        if first is not None and last is not None:
            yield first[0], last[1]


def _peeled(text: str, run: Token) -> Token:
    """Return a run without the signs at its two ends; one of signs alone stays as it is."""
    inner = [at for at in range(*run) if text[at] not in EDGE]
    return (inner[0], inner[-1] + 1) if inner else run
