"""Words as claims compare them: stop words out, endings off, one form for a state's many names."""

from functools import cache

from sayso.text.metonyms import state_of


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one line."""
    return frozenset(words.split())


_FUNCTION = listed(
    "a about above after again all also although am an and any are aren't as at be because "
    "been before being below between both but by came can come could did do does doing down "
    "during each even few for from further get give go going had has have having he her "
    "here hers herself him himself his how i if in into is it its itself just let like made "
    "make many me might more most must my myself no nor not of off on once one only or "
    "other our ours ourselves out over own per quite rather same shall she should since so "
    "some still such than that the their theirs them themselves then there these they this "
    "those through thus to too toward towards under until up upon us very was we were what "
    "when where whether which while who whom whose why will with within without would yet "
    "you your yours yourself may much well now ever never s t d ll m re ve mr mrs ms dr sir "
    "lord lady",
)
_SAYING = listed(  # these are about the report, not about what it says
    "say said says saying tell told tells telling report reported reports reportedly "
    "reporting state stated states stating claim claimed claims claiming add added adds "
    "adding according note noted notes comment commented comments remark remarked explain "
    "explained write wrote writes announce announced statement spokesman spokeswoman "
    "spokesperson",
)
STOP = _FUNCTION | _SAYING
"""Words that say nothing about what is claimed."""

_ENDINGS = (
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("ization", "ize"),
    ("isation", "ize"),
    ("ising", "ize"),
    ("ised", "ize"),
    ("ises", "ize"),
    ("ments", "ment"),
    ("ements", "ement"),
    ("ation", "ate"),
    ("ations", "ate"),
    ("ingly", ""),
    ("edly", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("ers", "er"),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
)
_KEPT = ("ss", "us", "is", "ous")
_SHORTEST = 3  # letters that an ending must leave behind


@cache
def stem(word: str) -> str:
    """Return the stem of a word in lower case: the longest known ending is cut or exchanged.

    It is a light stemmer of our own. One ending comes off, at least three letters stay, a doubled
    last consonant becomes single and a last "e" goes ("deployed", "deploying", "deploys" ->
    "deploy"; "propose", "proposing" -> "propos"). Derivations stay apart ("deployment").
    """
    low = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    for ending, instead in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            if ending == "s" and low.endswith(_KEPT):
                break
            low = low[: len(low) - len(ending)] + instead
            break
    if len(low) > 4 and low[-1] == low[-2] and low[-1] not in "lsz":
        low = low[:-1]
    return low[:-1] if len(low) > 4 and low.endswith("e") else low


@cache
def name_stem(word: str) -> str:
    """Return the one form of a name: a state for its names, adjectives, capitals; else its letters.

    The endings by which papers spell one Slavic name in several ways are levelled
    ("-skyy", "-skiy", "-ski" -> "-sky").
    """
    state = state_of(word) or state_of(word.replace(".", ""))
    if state:
        return state.casefold().replace(" ", "")
    low = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    for ending in ("skyy", "skiy", "skyi", "skij", "skii", "ski"):
        if low.endswith(ending):
            return low[: -len(ending)] + "sky"
    return low
