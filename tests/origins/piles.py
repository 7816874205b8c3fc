"""Builders for the tests of origins: articles from paragraphs, statements from their words."""

from collections.abc import Sequence
from datetime import date

from sayso.records.articles import Article, Block, Document, Named, Role
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import Act, Chain, Hop, Kind, Manner, Mention, Persona, Statement
from sayso.records.stories import Claim, Source

WHY = Basis("IN000", 1.0)


def on(day: date | None) -> Dating | None:
    return Dating(day, day, WHY) if day else None


def article(
    text: str,
    outlet: str = "",
    *,
    credit: str = "",
    published: date | None = None,
    roles: Sequence[Role] = (),
) -> tuple[Article, Document]:
    """One block for each line; roles in order, BODY where they run out."""
    doc = digest("doc", outlet, credit, str(published or ""), text)
    blocks = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = roles[number] if number < len(roles) else Role.BODY
            blocks.append(Block(Anchor(doc, at, at + len(line)), role, WHY))
        at += len(line) + 1
    made = Article(
        doc,
        outlet=Named(outlet, WHY) if outlet else None,
        credit=Named(credit, WHY) if credit else None,
        published=on(published),
        blocks=tuple(blocks),
    )
    return made, Document(doc, text, "text/plain", outlet or "x")


def said(
    held: tuple[Article, Document],
    words: str,
    *hands: tuple[str, Kind],
    day: date | None = None,
    act: Act = Act.ASSERT,
    manner: Manner = Manner.INDIRECT,
) -> Statement:
    """A statement whose content is ``words``, first found in the text, with its hands."""
    made, document = held
    start = document.text.index(words)
    anchor = Anchor(made.doc, start, start + len(words))
    mentions = (Mention(None, name, kind) for name, kind in hands or (("", Kind.UNNAMED),))
    return Statement(
        id=digest("statement", made.doc, start, words, *(name for name, _ in hands)),
        content=(anchor,),
        text=words,
        cue=None,
        manner=manner,
        act=act,
        chain=Chain(tuple(Hop(mention) for mention in mentions)),
        within=None,
        said=on(day),
        basis=WHY,
    )


def voices(statements: Sequence[Statement]) -> tuple[list[Persona], list[Source]]:
    """A persona for each name of a document, a source for each name and kind."""
    personas: dict[str, Persona] = {}
    groups: dict[tuple[Kind, str], list[str]] = {}
    for one in statements:
        for hop in one.chain.hops:
            name, kind = hop.mention.text, hop.mention.kind
            if not name or kind is Kind.HEARSAY:
                continue
            made = digest("persona", one.doc, kind, name)
            personas[made] = Persona(made, one.doc, kind, name, None, (), (), WHY)
            key = (kind, name if kind is not Kind.UNNAMED else made)
            groups.setdefault(key, []).append(made)
    sources = [
        Source(
            digest("source", kind, key),
            kind,
            personas[held[0]].name,
            None,
            tuple(sorted(set(held))),
        )
        for (kind, key), held in groups.items()
    ]
    return list(personas.values()), sources


def claim(statements: Sequence[Statement]) -> Claim:
    ids = tuple(sorted(one.id for one in statements))
    gist = min(statements, key=lambda one: one.id)
    return Claim(digest("claim", ids[0]), ids, gist.text, gist.id)
