"""Offices in titles: which office a title names, of which state, and whether one can hold both."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.records.stories import Verdict
from sayso.text.metonyms import state_of
from sayso.text.nouns import listed, nouns, singulars
from sayso.text.persons import is_title, key_of

_PAST = listed("former ex late onetime one-time erstwhile then retired outgoing ousted then-")
_COMING = listed("elect designate designated incoming future presumptive")
_EQUAL = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "spokespeople": "spokesperson",
    "press secretary": "spokesperson", "press-secretary": "spokesperson",
    "mouthpiece": "spokesperson", "premier": "prime minister", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "co-founder": "founder", "harbormaster":
    "harbourmaster", "congresswoman": "congressman", "businesswoman": "businessman",
    "policewoman": "policeman", "opposition chief": "opposition leader", "taoiseach":
    "prime minister", "pm": "prime minister", "foreign secretary": "foreign minister",
    "defence secretary": "defence minister", "defense secretary": "defence minister",
    "defense minister": "defence minister", "finance secretary": "finance minister",
    "interior secretary": "interior minister", "home secretary": "interior minister",
    "secretary of state": "foreign minister", "queen": "monarch", "king": "monarch",
}  # fmt: skip
_KINDS = listed(
    "prime foreign defence defense finance interior home health education justice trade energy "
    "opposition vice deputy press transport culture economy environment labour agriculture chief "
    "first shadow attorney secretary harbour fisheries assistant executive party"
)
_SECOND = listed("deputy vice shadow junior assistant")  # not the office itself
_MINISTERS = ("foreign minister", "defence minister", "finance minister", "interior minister")
_EXCLUDING = frozenset(
    frozenset(pair)
    for pair in (
        ("prime minister", "opposition leader"),
        ("president", "opposition leader"),
        ("president", "prime minister"),
        ("monarch", "prime minister"),
        ("monarch", "president"),
        ("monarch", "opposition leader"),
        *((minister, "opposition leader") for minister in _MINISTERS),
        *((minister, "president") for minister in _MINISTERS),
    )
)
_OF_A_STATE = frozenset({"prime minister", "president", "opposition leader", *_MINISTERS})
_UNIONS = frozenset({"European Union", "United Nations", "NATO"})
_COUNCILS = frozenset({"Italy", "Spain"})  # their head of government is a president of the council
_OPPOSED = re.compile(r"\b(?:leader|chief|head) of (?:the |his |her |its )?(?:\w+ )?opposition\b")
_FOREIGN = re.compile(
    r"\b(foreign|defen[cs]e|finance|interior|justice|health|education|energy|trade|transport)"
    r" (?:affairs )?minister\b|\bminister (?:of|for) (?:the )?"
    r"(foreign|defen[cs]e|finance|interior|justice|health|education|energy|trade|transport)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """What a title says of its bearer.

    Attributes:
        head: The office under one spelling ("prime minister", "spokesperson"), or "".
        state: The state or union that the title names, or None.
        standing: ``now``, ``past`` ("former") or ``coming`` ("-elect").
        words: The other words of the title that tell something, lower case.
    """

    head: str
    state: str | None
    standing: str
    words: frozenset[str]


@lru_cache(maxsize=20_000)
def office(title: str) -> Office:
    """Return the office that ``title`` names; head "" if it names none."""
    words = title.replace("’", "'").split()
    keys = [key_of(word).strip(",;:") for word in words]
    pieces = {piece for key in keys for piece in key.split("-")}
    standing = "past" if pieces & _PAST or keys[:1] == ["then"] else "now"
    standing = "coming" if pieces & _COMING else standing
    at = _head_at(keys)
    head = _head(keys, at)
    rest = frozenset(
        key for key in keys if key not in nouns("function") and key not in head.split()
    )
    return Office(head, _state(words), standing, rest)


def _head_at(keys: list[str]) -> int:
    """Return the index of the title noun that says the most, or -1.

    After "of" or "for" only what the office belongs to is told; of the nouns before, the last
    one is the head.
    """
    best = -1
    for index, key in enumerate(keys):
        if key in {"of", "for", "to", "at", "in", "from", "who", "with"} and best >= 0:
            break
        if is_title(key) and key not in nouns("honorific"):
            best = index
    return best


def _head(keys: list[str], at: int) -> str:
    """Return the office under one spelling."""
    joined = " ".join(keys)
    if _OPPOSED.search(joined):
        return "opposition leader"
    ministry = None if _SECOND & set(keys) else _FOREIGN.search(joined)
    if ministry is not None and at >= 0:
        field = (ministry.group(1) or ministry.group(2)).replace("defense", "defence")
        return f"{field} minister"
    if at < 0:
        return ""
    if "secretary of state" in joined:
        return _EQUAL["secretary of state"]
    noun = _single(keys[at])
    before = keys[at - 1].rpartition("-")[2] if at else ""
    pair = f"{before} {noun}" if before in _KINDS else noun
    head = _EQUAL.get(pair, pair if before in _KINDS else _EQUAL.get(noun, noun))
    second = set(keys[max(0, at - 2) : at]) & _SECOND - set(head.split())
    return " ".join([*sorted(second), head])


def _single(key: str) -> str:
    """Return "minister" of "ex-ministers" and "president" of "president-elect"."""
    head, dash, tail = key.rpartition("-")
    if dash and tail in _COMING:
        key = head
    elif dash and head in _PAST:
        key = tail
    return singulars().get(key, key)


def _state(words: list[str]) -> str | None:
    """Return the first state that the words name, a union only where no state is named."""
    found = [
        state
        for size in (2, 1)
        for at in range(len(words) - size + 1)
        if (state := state_of(" ".join(words[at : at + size]).strip(",;:"))) is not None
    ]
    states = [state for state in found if state not in _UNIONS]
    return next(iter(states or found), None)


def agree(left: Office, right: Office) -> Verdict:
    """Judge whether one person can bear both titles at one time.

    SAME: they name one office, and nothing that they add differs. DIFFERENT: they exclude one
    another (prime minister and leader of the opposition; the same office of two states). UNSURE:
    all the rest, whatever is former or still to come included.
    """
    if not left.head or not right.head:
        return Verdict.UNSURE
    if "now" not in {left.standing} & {right.standing}:
        same = left.head == right.head and left.standing == right.standing
        return Verdict.SAME if same and _one_state(left, right) else Verdict.UNSURE
    if left.head == right.head:
        if _one_state(left, right):
            return Verdict.SAME
        unions = {left.state, right.state} & _UNIONS
        apart = left.head in _OF_A_STATE and not unions
        return Verdict.DIFFERENT if apart else Verdict.UNSURE
    return Verdict.DIFFERENT if _exclude(left, right) else Verdict.UNSURE


def _one_state(left: Office, right: Office) -> bool:
    return left.state is None or right.state is None or left.state == right.state


def _exclude(left: Office, right: Office) -> bool:
    heads = frozenset({left.head, right.head})
    if heads not in _EXCLUDING or not _one_state(left, right):
        return False
    if {left.state, right.state} & (_UNIONS | _COUNCILS):
        return False
    # a bare "President" may preside over anything: a council, a club, a court
    bare = [side for side in (left, right) if side.head == "president" and side.state is None]
    return not bare
