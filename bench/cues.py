"""Speech told from attitude by the cue alone: the same rule for the gold and for what was told.

PolNeAR marks what people say and what they think, want, support or know, all as attributions. A
cue shows *speech* when

* one of its words is a form of a verb that ``sayso.speech.lexicon`` holds for saying, that is
  without the letter for attitude; a verb that is there with a particle only ("put it") needs it,
* or it holds a noun of saying ("in a statement", "questions about"), "according" or "per",
* or it is a mark and no words: a colon, a dash (the sign under a motto),
* or there is none: words shown as somebody's, mostly a quotation.

Everything else is the other side: attitudes, and acts that the lexicon does not know ("wants",
"backed", "encouraged"). A verb that does both ("predict", "agree") counts as saying, and so does
a document that "shows" or "found".
"""

import re
from collections.abc import Sequence
from functools import cache

from bench.attribution import Attribution, Pairs, Rate

from sayso.speech.lexicon import CUES, FORMS

NOUNS = frozenset(
    "statement claim report comment remark assertion allegation accusation announcement answer "
    "argument call complaint criticism declaration denial description demand explanation interview "
    "letter message pledge promise question quote quotation request response speech suggestion "
    "testimony threat tweet vow warning word words".split(),
)
SIGNS = frozenset({"according", "per"})
_WORD = re.compile(r"[^\W\d_]+")


def is_speech(cue: str) -> bool:
    """Tell whether the words of a cue, "" if there are none, show speech rather than attitude."""
    words = _WORD.findall(cue.lower())
    if not words or ":" in cue:
        return True
    return any(_says(word, frozenset(words)) for word in words)


def shows_speech(text: str, one: Attribution) -> bool:
    """Tell whether an attribution's cue shows speech."""
    return is_speech(" ".join(text[start:end] for start, end in one.cue))


def sides(name: str, pairs: Pairs, ours: Sequence[bool], theirs: Sequence[bool]) -> dict[str, Rate]:
    """Return a rate of speech and one of attitudes.

    A pair (told, gold) counts for the precision of its told side and the recall of its gold side.

    Args:
        name: Of the figure.
        pairs: What was found to be the same, positions of told and gold.
        ours: Whether each one told is speech.
        theirs: Whether each one of the gold is.
    """
    return {
        f"{name} {called}": Rate(
            sum(ours[i] == side for i, _ in pairs),
            list(ours).count(side),
            sum(theirs[j] == side for _, j in pairs),
            list(theirs).count(side),
        )
        for called, side in (("speech", True), ("attitudes", False))
    }


def _says(word: str, beside: frozenset[str]) -> bool:
    if word in SIGNS or word in NOUNS or word.removesuffix("s") in NOUNS:
        return True
    return word in FORMS and any(
        particle <= beside for particle in _sayings().get(FORMS[word].lemma, ())
    )


@cache
def _sayings() -> dict[str, tuple[frozenset[str], ...]]:
    """Return verb -> the particles, none or one, with which it is a verb of saying."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for name, cue in CUES.items():
        verb, _, particle = name.partition("_")
        if "a" not in cue.governs:
            found[verb] = (*found.get(verb, ()), frozenset(particle.split()))
    return found
