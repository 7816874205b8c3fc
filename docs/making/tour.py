"""What each room makes of one article of the example story: the stretches of the tour."""

import json
from collections.abc import Callable, Iterator

from docs.making.markers import fenced
from docs.making.worked import worked

from sayso.records.articles import Document, Named
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import Hop, Kind, Persona, Statement
from sayso.records.stories import Claim, Derivation, Origin, Support, Verdict

LONG = 64  # letters of a text that a line of the tour shows
FEW = 3  # records of one kind that a step shows


def file() -> str:
    """Return the file as it lies there."""
    return fenced(worked().article.document.text)


def document() -> str:
    """Return the document's fields that are not empty."""
    made = worked().article.document
    shown = {
        "id": made.id,
        "media_type": made.media_type,
        "path": made.path,
        "digest": made.digest,
        "text": f"{made.text[:30]}... ({len(made.text):,} code points)",
    }
    return fenced(json.dumps(shown, indent=1, ensure_ascii=False), "json")


def blocks() -> str:
    """Return a line for each block: where, role, rule, words."""
    reading = worked().article
    lines = [
        f"{block.at.start:>4}–{block.at.end:<4}  {block.role.value:9} {block.basis.rule}  "
        f"{_short(block.at.words(reading.document.text))}"
        for block in reading.article.blocks
    ]
    return fenced("\n".join(lines))


def article() -> str:
    """Return what the article says of itself, and why we think so."""
    made, text = worked().article.article, worked().article.document
    lines = [
        *_named("title", made.title, text),
        *_named("outlet", made.outlet, text),
        *_dated("published", made.published, text),
        *_named("credit", made.credit, text),
    ]
    return fenced("\n".join(lines))


def show() -> str:
    """Return what ``sayso show`` prints of the article."""
    return fenced(worked().shown)


def _named(label: str, named: Named | None, document: Document) -> Iterator[str]:
    if named is None:
        yield f"{label:10} unknown"
    else:
        yield f"{label:10} {named.name}"
        yield f"{'':10} {_why(named.basis, document)}"


def _dated(label: str, dating: Dating | None, document: Document) -> Iterator[str]:
    if dating is None:
        yield f"{label:10} unknown"
    else:
        yield f"{label:10} {_days(dating)}"
        yield f"{'':10} {_why(dating.basis, document)}"


def _days(dating: Dating) -> str:
    days = dict.fromkeys((dating.earliest.isoformat(), dating.latest.isoformat()))
    return " to ".join(days)


def _why(basis: Basis, document: Document) -> str:
    seen = [_short(at.words(document.text)) for at in basis.evidence if at.doc == document.id]
    words = "".join(f", looked at “{each}”" for each in seen[:1])
    note = f" ({basis.note})" if basis.note else ""
    return f"{basis.rule}, score {basis.score:g}{words}{note}"


def statements() -> str:
    """Return every statement: words, hands, manner, rule."""
    mine = worked().article
    return fenced("\n\n".join(_statement(each, mine.document.text) for each in mine.statements))


def within() -> str:
    """Return a statement inside another, and that other: one that an outlet tells of another."""
    for reading in sorted(worked().readings, key=lambda each: each.document.path):
        outers = {each.id: each for each in reading.statements}
        for inner in reading.statements:
            outer = outers.get(inner.within or "")
            if outer and outer.chain.mouth.kind is Kind.OUTLET and inner.chain.mouth.text:
                both = (_statement(each, reading.document.text) for each in (outer, inner))
                return fenced("\n\n".join((f"in {_file(reading.document.id)}:", *both)))
    return fenced("none in this version")


def _statement(made: Statement, text: str) -> str:
    said = f", said {_days(made.said)}" if made.said else ""
    cue = f"cue “{made.cue.words(text)}”" if made.cue else "no cue"
    words = [f"{_place(at)}  {at.words(text)}" for at in made.content]
    within = f", within {made.within[:8]}" if made.within else ""
    rule = f"{made.basis.rule} {made.basis.score:g}"
    return "\n".join(
        [
            f"{made.id[:8]}  {made.manner.value}, {made.act.value}, {cue}{said}{within}, {rule}",
            *(f"    {line}" for line in words),
            f"    chain: {' -> '.join(_hand(hop) for hop in made.chain.hops)}",
        ]
    )


def _hand(hop: Hop) -> str:
    mention = hop.mention
    kind = mention.kind.value + (f", {mention.anonymity.value}" if mention.anonymity else "")
    return f"“{mention.text}” ({kind})" if mention.text else f"nobody named ({kind})"


def row() -> str:
    """Return one statement as ``sayso statements --as jsonl`` writes it, over several lines."""
    rows = [json.loads(line) for line in worked().rows.splitlines()]
    longest = max(rows, key=lambda each: len(each["chain"]))
    lines = [f" {json.dumps(key)}: {_value(longest[key])}" for key in longest]
    return fenced("{\n" + ",\n".join(lines) + "\n}", "json")


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        hands = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value)
        return f"[\n  {hands}\n ]"
    return json.dumps(value, ensure_ascii=False)


def personas() -> str:
    """Return every persona: kind, name, where it is mentioned and named."""
    return fenced("\n".join(_persona(each) for each in worked().article.personas))


def _persona(made: Persona) -> str:
    text = worked().article.document.text
    spoken = ", ".join(f"“{at.words(text)}” {_place(at)}" for at in made.mentions)
    titles = ", ".join(dict.fromkeys(f"“{each.title}”" for each in made.namings if each.title))
    called = f"\n    called {titles}" if titles else ""
    return (
        f"{made.id[:8]}  {made.kind.value:11} {made.name}  [{made.basis.rule}]\n"
        f"    in chains: {spoken or 'never'}{called}"
    )


def voices() -> str:
    """Return the source of the first mouth, and the links that joined its personas."""
    reading, story = worked().article, worked().story
    mouth = reading.statements[0].chain.mouth.at
    (mine,) = (each for each in reading.personas if mouth in each.mentions)
    source = worked().source(mine.id)
    links = [
        link
        for link in story.links
        if link.verdict is Verdict.SAME and {link.left, link.right} <= set(source.personas)
    ]
    lines = [f"{source.id[:8]}  {source.kind.value}  {source.name}"]
    lines += [f"    {_home(each)}" for each in source.personas]
    lines += [f"{len(links)} links, such as"]
    lines += [
        f"    {each.left[:8]} and {each.right[:8]}: {each.verdict.value}, {each.basis.rule}, "
        f"by {each.by}"
        for each in links[:FEW]
    ]
    return fenced("\n".join(lines))


def _home(persona: str) -> str:
    for reading in worked().readings:
        for each in reading.personas:
            if each.id == persona:
                return f"{persona[:8]}  “{each.name}” in {_file(each.doc)}"
    return persona[:8]


def claims() -> str:
    """Return the widest claims that the article carries: gist, and who carries them."""
    return fenced("\n\n".join(_claim(each) for each in list(worked().claims())[:FEW]))


def _claim(claim: Claim) -> str:
    found = {each.id: each for reading in worked().readings for each in reading.statements}
    lines = [f"{claim.id[:8]}  {_short(claim.gist)}"]
    lines += [
        f"    {each[:8]}  in {_file(found[each].doc)}:\n        {_short(found[each].text)}"
        for each in claim.statements
    ]
    return "\n".join(lines)


def derivations() -> str:
    """Return the pairs that the article shares text with."""
    mine = worked().article.document.id
    found = [each for each in worked().story.derivations if mine in {each.left, each.right}]
    return fenced("\n\n".join(_derivation(each) for each in found))


def _derivation(made: Derivation) -> str:
    left, right = made.containment
    rule = f"{made.basis.rule} {made.confidence:g}"
    return "\n".join(
        [
            f"{made.id[:8]}  {made.relation.value}, direction {made.direction.value}, {rule}",
            f"    left:  {_file(made.left)} ({left:.0%} of it in the right)",
            f"    right: {_file(made.right)} ({right:.0%} of it in the left)",
            *(f"    {reason}" for reason in made.reasons),
        ]
    )


def origins() -> str:
    """Return support and origins of the widest claim that the article carries."""
    claim = next(worked().claims())
    support = next(each for each in worked().story.supports if each.claim == claim.id)
    found = [each for each in worked().story.origins if each.claim == claim.id]
    return fenced("\n".join([_support(support), *(_origin(each) for each in found)]))


def _support(made: Support) -> str:
    lines = [f"{made.claim[:8]}  low {made.low}, high {made.high}"]
    lines += [f"    {reason}" for reason in made.reasons]
    lines += [f"    witnesses: {', '.join(made.witnesses) or 'none'}"]
    return "\n".join(lines)


def _origin(made: Origin) -> str:
    sure = "certain" if made.certain else "possible"
    carriers = "\n".join(f"        {_file(doc)}" for doc in made.carriers)
    return f"{made.id[:8]}  {made.name} ({sure}, {made.basis.rule}), carried by\n{carriers}"


def why() -> str:
    """Return what ``sayso why`` prints of the first statement."""
    return fenced(worked().why)


def _file(doc: str) -> str:
    return worked().reading(doc).document.path.rpartition("/")[2]


def _place(at: Anchor) -> str:
    return f"{at.start}–{at.end}"


def _short(text: str, width: int = LONG) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


STEPS: dict[str, Callable[[], str]] = {
    f"tour-{step.__name__}": step
    for step in (
        *(file, document, blocks, article, show, statements, row, within),
        *(personas, voices, claims, derivations, origins, why),
    )
}
