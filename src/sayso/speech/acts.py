"""The act of a cue: what a verb of saying does in its own words and before what follows it."""

import re

from sayso.records.speech import Act
from sayso.speech.frame import Frame

_UNDECIDED = frozenset("refute deny confirm rule_out comment respond reply dispute".split())
_WITHHELD = re.compile(r"\b(?:declin|refus)(?:e|es|ed|ing)\b")
_NEGATED = re.compile(r"\b(?:not|never|nor|neither|yet to|short of)\b|n't\b")
_NEVER = re.compile(r"\bnever (?:said|claimed|told)\b")  # of oneself or another, it is a denial
_KEPT = re.compile(  # what one will not do who keeps silent
    r"\b(?:say|said|saying|comment|answer|elaborate|specify|discuss|name|disclose|reveal|identify|explain|"
    r"describe|provide|speculate|clarify|(?:be )?drawn|give|go into|confirm|respond|reply)\b"
)
_DENIED = frozenset({"dismiss", "dismissed", "dismisses", "dismissing"})
_WANTS = re.compile(r"(?:to|for|that (?:\S+ ){1,6}?(?:not )?be)\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:[\"“‘']|(?:about|whether|if|why|how|what|who|whom|whose|when|where|which)\b)",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"(?:\S+ ){1,12}?[\"“‘]?(?:not )?(?:to [“\"‘]?[a-z]|for [a-z])", re.DOTALL)
_FOUND = re.compile(r"that\b", re.IGNORECASE)
_ORDERED = re.compile(r"that \S+(?: \S+){0,5}? (?:not )?be\b", re.IGNORECASE)


def act_of(text: str, frame: Frame) -> Act:
    """Return what the speaker of a frame does with its words.

    A denial that was withheld is neither to confirm nor to deny; who asks somebody to do something
    demands it; who insists that something is so asserts it.
    """
    cue = " ".join(text[slice(*frame.cue)].casefold().replace("’", "'").split())
    words = " ".join(text[frame.content[0][0] : frame.content[-1][1]].split())
    if _NEVER.search(cue) and not _QUESTION.match(words):
        return Act.DENY
    if _withholds(cue, frame):
        return Act.DECLINE
    if frame.act is Act.QUESTION or frame.lemma == "want":
        return Act.DEMAND if _wants(cue, words, frame.lemma) else frame.act
    if frame.lemma == "tell" and words.casefold().startswith(("to ", "not to ")):
        return Act.DEMAND
    if frame.lemma.startswith("insist") and _FOUND.match(words) and not _ORDERED.match(words):
        return Act.ASSERT
    if not _DENIED.isdisjoint(cue.split()):
        return Act.DENY
    return frame.act


def _withholds(cue: str, frame: Frame) -> bool:
    """Tell whether a cue says that nothing was said: "would not say", "declined to comment"."""
    if _WITHHELD.search(cue):
        return True
    if not _NEGATED.search(cue):
        return False
    known = frame.lemma in _UNDECIDED or frame.act in {Act.PLEDGE, Act.DEMAND}
    known = known and not cue.endswith(" not")
    return known or _KEPT.search(cue) is not None


def _wants(cue: str, words: str, lemma: str) -> bool:
    """Tell whether somebody is asked to do something, and not a question."""
    if lemma == "want" or cue.endswith((" for", " against")):
        return True
    if lemma != "ask" or _QUESTION.match(words):
        return False
    return _WANTS.match(words) is not None or _TO_DO.match(words) is not None
