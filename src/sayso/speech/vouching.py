"""Who only passes on what somebody said: "Orlo told the board that p, the Courier reported"."""

from sayso.records.speech import Kind
from sayso.speech.frame import Frame
from sayso.speech.naming import is_outlet
from sayso.text.mentions import classify
from sayso.text.presses import as_outlet

_VOUCH = frozenset({Kind.OUTLET, Kind.DOCUMENT})
_SAYS = frozenset(
    "say tell deny claim insist warn urge testify allege announce accuse reply report write "
    "declare state argue add admit confirm reject".split()
)
_OPENING = ("“", '"', "‘", "'")


def vouched(text: str, outer: Frame, inner: Frame) -> bool:
    """Tell whether a paper only passes on who said what, so that both are hands of one statement.

    "Orlo told the board that p, the Courier reported". Persons speak for themselves there, and so
    does a paper that is quoted. As ``bench/chains/GUIDE.md`` has it.
    """
    start, end = outer.content[0][0], outer.content[-1][1]
    if len(outer.content) > 1 or outer.source is None or inner.source is None:
        return False
    if inner.attitude or inner.lemma not in _SAYS or outer.into:
        return False
    if outer.cue[0] < end or any(mark in _OPENING for mark in text[max(0, start - 1) : start + 1]):
        return False
    words = text[slice(*outer.source)]
    known = is_outlet(words) or as_outlet(text, words) or classify(words)[0] in _VOUCH
    return known and start <= inner.source[0] <= start + 2 <= inner.source[1] <= inner.cue[0]
