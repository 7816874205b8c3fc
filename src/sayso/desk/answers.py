"""Answers to single questions: rows and lines about one voice, one claim, one record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sayso import story
from sayso.desk.case import Case, Names, natural
from sayso.desk.exports import interval, statement
from sayso.desk.listings import LISTINGS
from sayso.desk.options import asked
from sayso.desk.tables import Row, Shape
from sayso.desk.text import counted, one_line
from sayso.records.errors import SaysoError, UnknownIdError
from sayso.records.speech import Kind, Reading
from sayso.records.stories import Claim, Derivation, Source, Support
from sayso.story.answers import Impact
from sayso.text.joint import joint

TRACED = Shape((*LISTINGS["statements"].shape.keys, "outlet", "published*"), ())
_LAST = "9999-12-31"  # sorts after every date that a newspaper prints


class NoVoiceError(SaysoError):
    """Nobody in the ledger is called so."""

    def __init__(self, who: str) -> None:
        self.who = who
        super().__init__(f"no voice is called '{who}'. `sayso sources` lists them.")


class NothingRestsError(SaysoError):
    """A record of this kind carries no others."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(
            f"this is the id of one {kind}; `sayso impact` answers for articles and sources.",
        )


# --- said and trace ------------------------------------------------------------------------------


def voices_named(who: str, case: Case) -> tuple[Source, ...]:
    """Return the voices of this id, else of this name, else with this in their name.

    Groups that a person of this id or name is named in speak for them as well.

    Raises:
        NoVoiceError: If there is none.
    """
    wanted = who.strip().casefold()
    if not wanted:
        raise NoVoiceError(who)
    tests = (
        lambda source: len(who) >= 4 and source.id.startswith(who),
        lambda source: source.name.casefold() == wanted,
        lambda source: wanted in source.name.casefold(),
    )
    for test in tests:
        found = tuple(source for source in case.story.sources if test(source))
        if found:
            return (*found, *_groups_of(found, case))
    raise NoVoiceError(who)


def _groups_of(voices: Sequence[Source], case: Case) -> Iterator[Source]:
    """Yield the groups in whose names one of these persons stands: "Dana Orlo and Bo Marsh"."""
    names = {voice.name for voice in voices if voice.kind is Kind.PERSON}
    for source in case.story.sources:
        members = {source.name[start:end] for start, end in joint(source.name)}
        if source.kind is Kind.GROUP and source not in voices and names & members:
            yield source


def said_by(voices: Sequence[Source], case: Case) -> list[Row]:
    """Return the statements whose mouth is one of these voices, by date."""
    wanted = {voice.id for voice in voices}
    ids = [
        key
        for key, said in case.places.statements.items()
        if said.voice is not None and said.voice.id in wanted
    ]
    return statements_of(ids, case)


def statements_of(ids: Iterable[str], case: Case) -> list[Row]:
    """Return rows of these statements, by date, with the article's outlet and date."""
    wanted = set(ids)
    docs = {case.places.statements[each].doc for each in wanted}
    rows = [row for doc in docs for row in _rows(case.reading(doc), case, wanted)]
    return sorted(rows, key=_moment)


def _rows(reading: Reading, case: Case, wanted: set[str]) -> Iterator[Row]:
    names = Names(reading, case.voices)
    article = reading.article
    more = {
        "outlet": article.outlet.name if article.outlet else None,
        "published": interval(article.published),
    }
    for each in reading.statements:
        if each.id in wanted:
            yield {**statement(each, reading.document.path, names), **more}


def _moment(row: Row) -> tuple[Any, ...]:
    when = row["said"] or row["published"] or [_LAST, _LAST]
    return (*when, natural(row["path"]), row["content"][0][0], row["id"])


def carried(voices: Sequence[Source], case: Case) -> Counter[str]:
    """Return how many statements of others came through the hands of each voice, by its id."""
    found: Counter[str] = Counter()
    wanted = {voice.id for voice in voices}
    for reading in case.unsorted():
        names = Names(reading, case.voices)
        for each in reading.statements:
            mouth, *hands = (
                names.source(hop.mention) if hop.mention.at else None for hop in each.chain.hops
            )
            found.update({hand.id for hand in hands if hand and hand != mouth} & wanted)
    return found


def said_text(
    voices: Sequence[Source], rows: Sequence[Row], passed: Counter[str], ledger: str
) -> Iterator[str]:
    """Yield what voices said, for the eye; ``passed`` is what came through the hands of each."""
    names = ", ".join(f"{one_line(voice.name)} ({voice.kind.value})" for voice in voices)
    docs = len({row["doc"] for row in rows})
    yield f"{names}: {counted(len(rows), 'statement')} in {counted(docs, 'article')}\n"
    for voice in voices:
        if number := passed[voice.id]:
            command = asked(f"impact {voice.id[:8]}", ledger)
            of_others = f"{counted(number, 'statement')} of others came through"
            yield f"{of_others} {one_line(voice.name)}: {command}\n"
    for row in rows:
        yield f"\n{_when(row)}  {row['act']}, {row['manner']}\n"
        yield f"    {one_line(row['content_text'])}\n"
        yield f"    {_hands(row)}\n    {_place(row)}\n"


def claim_named(prefix: str, case: Case) -> Claim:
    """Return the claim of this id, or the one that this statement belongs to.

    Raises:
        UnknownIdError: If there is none.
    """
    kind, key = case.find(prefix)
    for claim in case.story.claims:
        if claim.id == key or (kind == "statement" and key in claim.statements):
            return claim
    raise UnknownIdError(prefix, "claim")


def trace_text(claim: Claim, rows: Sequence[Row], case: Case) -> Iterator[str]:
    """Yield the chains of a claim, for the eye."""
    docs = {row["doc"] for row in rows}
    yield f"claim {claim.id}\n    {one_line(claim.gist)}\n"
    yield f"{counted(len(rows), 'statement')} in {counted(len(docs), 'article')}\n"
    for support in case.story.supports:
        if support.claim == claim.id:
            yield f"{_origins(support)}\n"
            yield from (f"    {one_line(reason)}\n" for reason in support.reasons)
    for row in rows:
        yield f"\n{_hands(row)}  ({_when(row)})\n"
        yield f"    {one_line(row['content_text'])}\n    {_place(row)}\n"
    shared = [each for each in case.story.derivations if {each.left, each.right} <= docs]
    if shared:
        yield "\nThese articles share text:\n"
        yield from (f"    {_shares(each, case)}\n" for each in shared)


def _origins(support: Support) -> str:
    if support.low == support.high:
        return counted(support.high, "independent origin")
    return f"{support.low} to {support.high} independent origins"


def _when(row: Row) -> str:
    if row["said"]:
        return "said " + " to ".join(dict.fromkeys(row["said"]))
    if row["published"]:
        return "published " + " to ".join(dict.fromkeys(row["published"]))
    return "undated"


def _hands(row: Row) -> str:
    return one_line(" > ".join([*map(_hand, row["chain"]), row["outlet"] or row["path"]]))


def _hand(hop: Row) -> str:
    name = hop["source"] or hop["text"] or "nobody named"
    return f"{name} (inferred)" if hop["inferred"] else str(name)


def _place(row: Row) -> str:
    (start, _), (_, end) = row["content"][0], row["content"][-1]
    return f"{one_line(row['path'])}:{start}-{end}  statement {row['id']}"


def _shares(each: Derivation, case: Case) -> str:
    paths = f"{one_line(case.path(each.left))} and {one_line(case.path(each.right))}"
    first = {"left": "the first came first", "right": "the second came first"}
    note = first.get(each.direction.value, f"direction {each.direction.value}")
    return f"{paths}: {each.relation.value}, {note}"


# --- impact --------------------------------------------------------------------------------------


def impact(prefix: str, case: Case) -> Iterator[Row]:
    """Yield what rests on an article or a source, a row for each record.

    Raises:
        UnknownIdError: If no record has this id.
        NothingRestsError: If the record is of another kind.
    """
    kind, key = case.find(prefix)
    if kind == "persona":
        kind, key = "source", case.voices[key].id
    if kind not in {"document", "source"}:
        raise NothingRestsError(kind)
    readings = tuple(case.readings())
    statements = {each.id: each for reading in readings for each in reading.statements}
    personas = [persona for reading in readings for persona in reading.personas]
    behind = story.Voices(personas, case.story.sources)
    found = story.impact(key, case.story, tuple(statements.values()), behind)
    for one in found.statements:
        said = behind.hands(statements[one])[0] == key
        how = (
            "stands in it" if kind == "document" else "said" if said else "passed through its hands"
        )
        yield _impact("statement", one, how, statements[one].text)
    yield from _on_story(found, case)
    for each in case.story.derivations:
        if key in {each.left, each.right}:
            yield _impact("derivation", each.id, each.relation.value, _shares(each, case))


def _on_story(found: Impact, case: Case) -> Iterator[Row]:
    gists = {claim.id: claim.gist for claim in case.story.claims}
    for one in found.claims:
        how = "nothing else expresses it" if one in found.lost else "others express it, too"
        yield _impact("claim", one, how, gists[one])
    for origin in case.story.origins:
        if origin.id in found.origins:
            yield _impact("origin", origin.id, "first seen there", origin.name)
    for conflict in case.story.conflicts:
        if conflict.id in found.conflicts:
            both = f"{conflict.left.text} / {conflict.right.text}"
            yield _impact("conflict", conflict.id, "one side of it", both)
    for each in case.story.positions:
        if each.statement in found.positions:
            yield _impact("position", each.statement, f"stance {each.stance:+d}", each.proposal)


def _impact(kind: str, key: str, how: str, text: str) -> Row:
    return {"kind": kind, "id": key, "how": how, "text": text}
