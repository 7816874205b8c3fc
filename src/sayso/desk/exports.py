"""Records as rows: the contract of ``--as jsonl``, key by key.

Offsets are code points of the article's text. A row has every key of its listing; keys that were
promised once stay.
"""

from collections.abc import Iterable, Iterator

from sayso.desk.case import Case, Names, natural
from sayso.desk.tables import Row
from sayso.records.articles import Article, Document, Role
from sayso.records.places import Anchor, Basis, Dating, Finding
from sayso.records.speech import Hop, Kind, Reading, Statement
from sayso.records.stories import Side


def pair(at: Anchor | None) -> list[int] | None:
    """Return a place as ``[start, end]``."""
    return None if at is None else [at.start, at.end]


def interval(dating: Dating | None) -> list[str] | None:
    """Return a date as ``[earliest, latest]``, both inclusive, ISO 8601."""
    return None if dating is None else [dating.earliest.isoformat(), dating.latest.isoformat()]


def grounds(basis: Basis | None) -> Row | None:
    """Return a basis with its evidence; places in other documents carry their id."""
    if basis is None:
        return None
    evidence = [{"doc": at.doc, "start": at.start, "end": at.end} for at in basis.evidence]
    return {"rule": basis.rule, "score": basis.score, "note": basis.note, "evidence": evidence}


NAMELESS = {Kind.UNNAMED, Kind.HEARSAY}  # a voice without a name is told by its words alone
STORY = frozenset({Role.BODY.value, Role.HEADLINE.value})  # roles that are not set aside
READ = frozenset(  # findings on inputs that were read all the same
    {
        "IN207",
        "IN216",
        "IN217",
        "IN218",
        "IN221",
        "IN222",
        "IN223",
        "IN224",
        "IN225",
        "IN227",
        "IN228",
    }
)


def hop(each: Hop, names: Names) -> Row:
    """Return one pair of hands of a chain."""
    source = names.source(each.mention)
    return {
        "mention": pair(each.mention.at),
        "text": each.mention.text,
        "kind": each.mention.kind.value,
        "anonymity": each.mention.anonymity.value if each.mention.anonymity else None,
        "source": source.name if source and source.kind not in NAMELESS else None,
        "source_id": source.id if source else None,
        "cue": pair(each.cue),
        "inferred": grounds(each.basis),
    }


def statement(each: Statement, path: str, names: Names) -> Row:
    """Return one statement."""
    chain = [hop(hand, names) for hand in each.chain.hops]
    return {
        "id": each.id,
        "doc": each.doc,
        "path": path,
        "content": [[at.start, at.end] for at in each.content],
        "content_text": each.text,
        "cue": pair(each.cue),
        "chain": chain,
        "within": each.within,
        "manner": each.manner.value,
        "act": each.act.value,
        "said": interval(each.said),
        "confidence": float(each.basis.score),
        "source": chain[0]["source"],
        "rule": each.basis.rule,
    }


def article(document: Document, each: Article) -> Row:
    """Return one article with its text and the role of every stretch of it."""
    return {
        "id": document.id,
        "path": document.path,
        "title": each.title.name if each.title else None,
        "title_basis": grounds(each.title.basis if each.title else None),
        "outlet": each.outlet.name if each.outlet else None,
        "outlet_basis": grounds(each.outlet.basis if each.outlet else None),
        "published": interval(each.published),
        "published_basis": grounds(each.published.basis if each.published else None),
        "credit": each.credit.name if each.credit else None,
        "credit_basis": grounds(each.credit.basis if each.credit else None),
        "authors": [author.name for author in each.authors],
        "authors_basis": [grounds(author.basis) for author in each.authors],
        "updated": interval(each.updated),
        "updated_basis": grounds(each.updated.basis if each.updated else None),
        "url": document.url or None,
        "media_type": document.media_type,
        "digest": document.digest,
        "blocks": [
            {
                "start": block.at.start,
                "end": block.at.end,
                "role": block.role.value,
                "rule": block.basis.rule,
                "score": float(block.basis.score),
            }
            for block in each.blocks
        ],
        "parts": [
            {
                "start": part.at.start,
                "end": part.at.end,
                "published": interval(part.published),
                "published_basis": grounds(part.published.basis if part.published else None),
                "basis": grounds(part.basis),
            }
            for part in each.parts
        ],
        "text": document.text,
    }


def finding(each: Finding, path: str) -> Row:
    """Return one finding; ``doc`` and ``at`` are null if it is about a whole input."""
    return {
        "code": each.code,
        "path": each.path or path,
        "doc": each.at.doc if each.at else None,
        "at": pair(each.at),
        "message": each.message,
    }


def unread_codes(inputs: Iterable[Finding]) -> frozenset[str]:
    """Return the codes of those findings on inputs that tell of something which was not read."""
    return frozenset(each.code for each in inputs) - READ


def statements(case: Case) -> Iterator[Row]:
    """Yield every statement, by path and place."""
    for reading in case.readings():
        yield from statements_of(reading, case)


def statements_of(reading: Reading, case: Case) -> Iterator[Row]:
    """Yield the statements of one article, in order."""
    names = Names(reading, case.voices)
    for each in reading.statements:
        yield statement(each, reading.document.path, names)


def articles(case: Case) -> Iterator[Row]:
    """Yield every article, by path."""
    return (article(reading.document, reading.article) for reading in case.readings())


def blocks(case: Case) -> Iterator[Row]:
    """Yield every stretch of every article with its role and its words."""
    for reading in case.readings():
        for block in reading.article.blocks:
            yield {
                "doc": reading.document.id,
                "path": reading.document.path,
                "start": block.at.start,
                "end": block.at.end,
                "role": block.role.value,
                **(grounds(block.basis) or {}),
                "score": float(block.basis.score),
                "text": block.at.words(reading.document.text),
            }


def templates(case: Case) -> Iterator[Row]:
    """Yield the lines learnt as an outlet's template: by outlet, the most frequent first."""
    learnt = case.learnt.templates
    for each in sorted(learnt, key=lambda t: (t.outlet.casefold(), -t.documents, t.key)):
        yield {
            "key": each.key,
            "outlet": each.outlet,
            "text": case.words(each.at),
            "documents": each.documents,
            "first": each.first or None,
            "last": each.last or None,
            "doc": each.at.doc,
            "path": case.path(each.at.doc),
            "at": pair(each.at),
        }


def findings(case: Case) -> Iterator[Row]:
    """Yield everything odd that was met: in inputs, then in articles, then in the story."""
    yield from (finding(each, "") for each in case.ledger.findings())
    for reading in case.readings():
        yield from (finding(each, reading.document.path) for each in reading.findings)
    for each in case.story.findings:
        yield finding(each, case.path(each.at.doc) if each.at else "")


def sources(case: Case) -> Iterator[Row]:
    """Yield every voice, the one that said most first."""
    spoken: dict[str, list[str]] = {}
    for each in case.places.statements.values():
        if each.voice is not None:
            spoken.setdefault(each.voice.id, []).append(each.doc)
    for source in sorted(
        case.story.sources, key=lambda s: (-len(spoken.get(s.id, ())), s.name, s.id)
    ):
        docs = spoken.get(source.id, [])
        yield {
            "id": source.id,
            "name": source.name,
            "kind": source.kind.value,
            "anonymity": source.anonymity.value if source.anonymity else None,
            "statements": len(docs),
            "articles": len(set(docs)),
            "personas": list(source.personas),
        }


def _docs(ids: tuple[str, ...], case: Case) -> list[str]:
    """Return the documents that statements stand in, by path, each once."""
    found = {case.places.statements[each].doc for each in ids}
    return sorted(found, key=lambda doc: (natural(case.path(doc)), doc))


def claims(case: Case) -> Iterator[Row]:
    """Yield every claim, the one with most articles first."""
    supports = {support.claim: support for support in case.story.supports}
    rows: list[Row] = []
    for claim in case.story.claims:
        docs = _docs(claim.statements, case)
        support = supports.get(claim.id)
        voices = {case.places.statements[each].voice for each in claim.statements} - {None}
        rows.append(
            {
                "id": claim.id,
                "gist": claim.gist,
                "gist_of": claim.gist_of,
                "statements": list(claim.statements),
                "articles": docs,
                "sources": sorted({voice.name for voice in voices if voice}),
                "low": support.low if support else None,
                "high": support.high if support else None,
            }
        )
    rows.sort(key=lambda row: (-len(row["articles"]), -len(row["statements"]), row["id"]))
    yield from rows


def origins(case: Case) -> Iterator[Row]:
    """Yield the origins of every claim, the claim with most articles first."""
    supports = {support.claim: support for support in case.story.supports}
    found: dict[str, list[Row]] = {}
    for each in case.story.origins:
        found.setdefault(each.claim, []).append(
            {
                "id": each.id,
                "name": each.name,
                "first": each.first,
                "carriers": list(each.carriers),
                "certain": each.certain,
                "rule": each.basis.rule,
            }
        )
    for claim in claims(case):
        support = supports.get(claim["id"])
        yield {
            "claim": claim["id"],
            "gist": claim["gist"],
            "statements": claim["statements"],
            "articles": claim["articles"],
            "paths": [case.path(doc) for doc in claim["articles"]],
            "support": {
                "low": support.low if support else 0,
                "high": support.high if support else 0,
                "reasons": list(support.reasons) if support else [],
            },
            "origins": found.get(claim["id"], []),
            "witnesses": list(support.witnesses) if support else [],
        }


def derivations(case: Case) -> Iterator[Row]:
    """Yield every pair of articles that share text."""
    for each in case.story.derivations:
        yield {
            "id": each.id,
            "left": {"id": each.left, "path": case.path(each.left)},
            "right": {"id": each.right, "path": case.path(each.right)},
            "relation": each.relation.value,
            "direction": each.direction.value,
            "confidence": float(each.confidence),
            "containment": [float(share) for share in each.containment],
            "spans": [list(span) for span in each.spans],
            "reasons": list(each.reasons),
            "rule": each.basis.rule,
        }


def positions(case: Case) -> Iterator[Row]:
    """Yield every stance of an actor on a proposal."""
    names = {source.id: source.name for source in case.story.sources}
    for each in case.story.positions:
        yield {
            "source": names.get(each.source),
            "source_id": each.source,
            "proposal": each.proposal,
            "stance": each.stance,
            "since": interval(each.since),
            "statement": each.statement,
            "observed": each.observed,
            "condition": each.condition,
            "rule": each.basis.rule,
        }


def conflicts(case: Case) -> Iterator[Row]:
    """Yield every two passages that cannot both be right."""
    for each in case.story.conflicts:
        yield {
            "id": each.id,
            "kind": each.kind.value,
            "about": each.about,
            "left": _side(each.left, case),
            "right": _side(each.right, case),
            "rule": each.basis.rule,
            "note": each.basis.note,
        }


def _side(side: Side, case: Case) -> Row:
    return {
        "doc": side.at.doc,
        "path": case.path(side.at.doc),
        "at": pair(side.at),
        "text": side.text,
        "statement": side.statement,
    }


def timeline(case: Case) -> Iterator[Row]:
    """Yield what was said and what came out, by date; what nothing dates comes last."""
    for each in case.story.events:
        yield {
            "id": each.id,
            "kind": each.kind.value,
            "when": interval(each.when),
            "doc": each.doc,
            "path": case.path(each.doc),
            "statement": each.statement,
            "text": each.text,
        }
