"""Where an actor stands on a proposal: explicit words of stance only, quoted, with conditions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records.places import Basis
from sayso.records.speech import Act, Kind, Manner, Statement
from sayso.records.stories import Position, Source
from sayso.text.metonyms import place
from sayso.text.names import sound, surname
from sayso.text.nouns import listed

_CUES: tuple[tuple[int, str], ...] = (
    (0, (r"(?:has|have|had|is|are|was|were)(?: \w+)? (?:not|yet to|n['’]t)(?: yet)?(?: \w+ly)? "
        r"(?:commit(?:ted)?|decided?|made up|reached a (?:final )?decision)(?: (?:to|on|about))?")),
    (0, r"(?:is|are|remains?|was|were) undecided (?:on|about|over)"),
    (-1, (r"(?:do|does|did|will|would|can|could|shall) ?(?:not|n['’]t|never) "
         r"(?:support|back|accept|agree to|endorse|approve|allow|tolerate|join|take part in)")),
    (-1, r"(?:won['’]t|can['’]t|cannot) (?:support|back|accept|agree to|endorse|allow|send|join)"),
    (-1, (r"(?:ha[sd]|have|['’]s|['’]ve)?(?: \w+ly)?(?: \w+ly)? ?"
         r"(?:rejects|rejected|reject|opposes|opposed|oppose|rules out|ruled out|rule out)")),
    (-1, r"(?:is|are|was|were|remains?) (?:\w+ly )?(?:opposed to|against)"),
    (2, (r"(?:has|have|had)? ?(?:committed (?:itself|himself|herself|themselves)? ?to|pledged to|"
        r"pledges to|agreed to|promised to|vowed to|announced that (?:it|he|she|they) would)")),
    (-1, r"(?:I|we|We) (?:will not|won['’]t|shall not|refuse to|are not going to|will never)"),
    (2, (r"(?:I|we|We) (?:will|shall|['’]ll|pledge to|commit to|promise to|have agreed to|"
        r"have decided to)")),
    (1, r"(?:is|are|was|were|['’]m|['’]re|am|stands?) (?:ready|willing|prepared) to"),
    (1, (r"(?:ha[sd]|have)?(?: \w+ly)? ?(?:expressed|shown?|voiced) (?:\w+ )?"
        r"(?:willingness|readiness|support) (?:to|for)")),
    (1, (r"(?:ha[sd]|have)?(?: \w+ly)? ?(?:supports|supported|support|backs|backed|back|welcomes|"
        r"welcomed|welcome|endorses|endorsed|endorse|favours|favoured|favors|favored)")),
    (1, r"(?:is|are|was|were) in favou?r of"),
)  # fmt: skip
_STANCE = re.compile(
    "|".join(rf"(?P<s{n}>(?<!\w)(?:{cue})(?!\w))" for n, (_, cue) in enumerate(_CUES))
)
# one of these stands in every cue above: a cheap look before the dear one
_TELLING = (
    *"commit decid decision support back accept agree endors approv allow tolerat join".split(),
    *"reject oppos rule against pledge promise vow 'll won't can't cannot ready willing".split(),
    *"prepared readiness welcom favor favour refuse".split(),
    *("part in", "announced that", "i will", "we will", "i shall", "we shall", "not going to"),
    *("made up", "never", " not "),
)
_CLOSED = ("unacceptable", "out of the question", "off the table", "red line")
_UNACCEPTABLE = re.compile(
    r"(?P<what>.{3,200}?)\s+(?:would be|is|are|was|were|will be|remains?)\s+(?:\w+ly\s+)?[\"“‘']?"
    r"(?:unacceptable|out of the question|off the table|a red line)",
    re.DOTALL,
)
_CONDITION = re.compile(
    r"\b(?:only if|if|unless|provided(?: that)?|as long as|on condition that|in the event of)\b"
    r"[^.;!?\"”]{3,160}",
)
_END = re.compile(
    r"[.;!?](?!\d)|,\s+(?:but|and|while|with|which|who|although|though|saying)\b| but "
)
_THREAT = re.compile(
    r"\b(?:by force|consequences|retaliat\w+|legitimate (?:military )?targets?|respond militarily|"
    r"turned (?:back|round)|war|attack\w*|sink|fire (?:on|at)|destroy\w*)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"((?:[^\W\d_a-zà-ÿ][\w’'.\-]*\s+){1,4})(?:(?:has|have|had)\s+)?$|\b(I|We|we|he|she|it|they)\s+$",
)
_OWN = listed("i we he she it they")
_SHORTEST = 2  # words of a proposal


@dataclass(frozen=True, slots=True)
class _Found:
    """A stance as the words show it, before anybody is asked whose it is."""

    start: int
    end: int
    stance: int
    proposal: str
    condition: str
    subject: str


def positions(
    statements: Sequence[Statement],
    speakers: Mapping[str, str],
    sources: Sequence[Source] = (),
) -> tuple[Position, ...]:
    """Return the stances that statements show in so many words, by source, date and place.

    *Observed*: the actor speaks of itself ("we will not accept", or a pledge). *Reported*:
    somebody else says it of an actor who is named right before the cue and is one of ``sources``.
    A refusal with a threat is -2. Nothing is concluded from tone.

    Args:
        statements: All statements of the pile.
        speakers: Statement id -> id of the source that spoke; absent or "" if unknown.
        sources: The voices, so that an actor named inside a statement is found.
    """
    named = _by_name(sources)
    made = {
        (one.source, one.statement, one.proposal): one
        for statement in statements
        for one in _of(statement, speakers.get(statement.id, ""), named)
    }
    return tuple(sorted(made.values(), key=_order))


def _order(one: Position) -> tuple[str, bool, str, str, str]:
    since = one.since.earliest.isoformat() if one.since else ""
    return (one.source, one.since is None, since, one.statement, one.proposal)


def _by_name(sources: Sequence[Source]) -> dict[str, str]:
    """Return key -> source for every name that only one source bears."""
    bearers: dict[str, set[str]] = {}
    for source in sources:
        if source.kind in {Kind.PERSON, Kind.INSTITUTION}:
            for key in _keys(source):
                bearers.setdefault(key, set()).add(source.id)
    return {key: next(iter(ids)) for key, ids in bearers.items() if len(ids) == 1}


def _keys(source: Source) -> set[str]:
    keys = {_key(source.name)}
    if source.kind is Kind.PERSON:
        keys.add(f"~{sound(surname(source.name))}")
    return keys


def _key(name: str) -> str:
    found = place(name)
    plain = found.state if found and found.how != "seat" else name
    words = plain.casefold().replace("’", "'").removesuffix("'s").split()
    return " ".join(word for word in words if word != "the")


def _of(statement: Statement, speaker: str, named: Mapping[str, str]) -> Iterator[Position]:
    if statement.act is Act.QUESTION:
        return
    for found in _stances(statement.text):
        actor = _actor(found, statement, speaker, named)
        if actor:
            yield _made(statement, found, actor, observed=actor == speaker)
    if statement.act is Act.PLEDGE and speaker:
        proposal = _proposal(statement.text, 0)
        if proposal:
            held = _Found(0, len(statement.text), 2, proposal, _condition(statement.text), "")
            yield _made(statement, held, speaker, observed=True)


def _stances(text: str) -> Iterator[_Found]:
    plain = text.replace("’", "'").casefold()
    may_stand = any(word in plain for word in _TELLING)
    for cue in _STANCE.finditer(text) if may_stand else ():
        name = cue.lastgroup or "s0"
        stance = _CUES[int(name[1:])][0]
        proposal = _proposal(text, cue.end())
        if proposal:
            before = _SUBJECT.search(text[max(0, cue.start() - 80) : cue.start()])
            own = re.match(r"(I|We|we)\b", cue.group())
            subject = own.group() if own else before.group().strip() if before else ""
            yield _Found(
                cue.start(), cue.end(), _harder(stance, text), proposal, _condition(text), subject
            )
    closed = any(word in plain for word in _CLOSED)
    for cue in _UNACCEPTABLE.finditer(text) if closed else ():
        what = (_END.split(cue.group("what"))[-1] or "").removeprefix("that ")
        proposal = what.strip(' ,:\t\n“"')
        if len(proposal.split()) >= _SHORTEST and " that " not in what:
            yield _Found(
                cue.start(), cue.end(), _harder(-1, text), proposal, _condition(text), "we"
            )


def _harder(stance: int, text: str) -> int:
    return -2 if stance == -1 and _THREAT.search(text) else stance


def _proposal(text: str, start: int) -> str:
    """Return the words behind a cue up to the end of the clause, or its condition."""
    end = _END.search(text, start)
    stop = end.start() if end else len(text)
    condition = _CONDITION.search(text, start, stop)
    stop = condition.start() if condition and condition.start() > start else stop
    words = text[start:stop].strip(' ,:\t\n“”"').removeprefix("that ").strip()
    return words if len(words.split()) >= _SHORTEST else ""


def _condition(text: str) -> str:
    found = _CONDITION.search(text)
    return found.group().strip(" ,") if found else ""


def _actor(
    found: _Found,
    statement: Statement,
    speaker: str,
    named: Mapping[str, str],
) -> str:
    """Return whose stance it is: the speaker's own, or that of the actor named before the cue."""
    subject = found.subject.casefold()
    if not subject:
        return speaker if statement.manner is Manner.INDIRECT and found.start <= 4 else ""
    if subject in _OWN:
        own = statement.manner is Manner.DIRECT or subject in {"i", "we"}
        return speaker if own or found.start <= 12 else ""
    words = found.subject.split()
    for at in range(len(words)):
        name = " ".join(words[at:])
        actor = named.get(_key(name)) or named.get(f"~{sound(words[-1])}")
        if actor:
            return actor
    return ""


def _made(statement: Statement, found: _Found, actor: str, *, observed: bool) -> Position:
    rule = "ST006" if observed else "ST007"
    basis = Basis(rule, 0.7 if observed else 0.5, statement.content)
    condition = "" if found.condition in found.proposal else found.condition
    return Position(
        actor,
        found.proposal,
        found.stance,
        statement.said,
        statement.id,
        observed,
        condition,
        basis,
    )
