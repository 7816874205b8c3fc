"""Records of any kind for property tests, and a small invented story for the others."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from sayso.records.articles import (
    Article,
    Block,
    Document,
    Mark,
    Named,
    Pointer,
    Role,
    Stated,
    Template,
)
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating, Finding
from sayso.records.ports import Input
from sayso.records.speech import (
    Act,
    Chain,
    Hop,
    Kind,
    Manner,
    Mention,
    Naming,
    Persona,
    Reading,
    Statement,
)
from sayso.records.stories import (
    Claim,
    Derivation,
    Direction,
    Event,
    EventKind,
    Link,
    Origin,
    Relation,
    Source,
    Story,
    Support,
    Verdict,
)

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)

# Lone surrogates, controls, direction marks, accents: what real files hold.
TEXTS = st.text(st.characters(), max_size=40)

ANCHORS = st.builds(
    lambda doc, start, length: Anchor(doc, start, start + length),
    TEXTS,
    st.integers(0, 10**7),
    st.integers(1, 10**5),
)
DATINGS = st.builds(
    lambda days, basis: Dating(min(days), max(days), basis),
    st.tuples(st.dates(), st.dates()),
    st.builds(Basis, TEXTS, st.floats(0, 1), st.tuples(ANCHORS), TEXTS),
)
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(Anchor, ANCHORS)
st.register_type_strategy(Dating, DATINGS)
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(
    Chain,
    st.builds(Chain, st.lists(st.from_type(Hop), min_size=1, max_size=3).map(tuple)),
)


def any_of(record: type[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for every value that ``record`` can hold."""
    return st.from_type(record)


def reading(name: str, text: str = "", *, outlet: str = "The Quay Courier") -> Reading:
    """Return what an article of our invention gives: one statement of one voice.

    The text is ``SPEAKER said WORDS.``; its id comes from ``name``, which is the path too.
    """
    words = text or "Dana Orlo said the ferry will sail on Monday."
    doc = digest("document", name)
    speaker, _, content = words.partition(" said ")
    start = len(speaker) + len(" said ")
    mouth = Anchor(doc, 0, len(speaker))
    cue = Anchor(doc, start - 5, start - 1)
    basis = Basis("SP001", 0.9, (cue,), "said")
    said = Statement(
        digest(doc, start),
        (Anchor(doc, start, len(words)),),
        content,
        cue,
        Manner.INDIRECT,
        Act.ASSERT,
        Chain((Hop(Mention(mouth, speaker, Kind.PERSON), cue),)),
        None,
        None,
        basis,
    )
    naming = Naming(mouth, speaker)
    persona = Persona(
        digest(doc, "person", speaker),
        doc,
        Kind.PERSON,
        speaker,
        None,
        (mouth,),
        (naming,),
        basis,
    )
    whole = Anchor(doc, 0, len(words))
    article = Article(
        doc,
        outlet=Named(outlet, Basis("IN001", 1.0)),
        published=Dating(date(2031, 5, 1), date(2031, 5, 2), basis),
        blocks=(Block(whole, Role.BODY, Basis("IN002", 1.0)),),
    )
    document = Document(
        doc,
        words,
        "text/plain",
        f"pile/{name}.txt",
        digest=digest(words) * 2,
        original=f"/elsewhere/pile/{name}.txt",
        stated=Stated(title=f"About {name}"),
        marks=(Mark(0, 4, "h1"),),
    )
    odd = Finding("IN012", "paragraph printed before", whole)
    return Reading(document, article, (said,), (persona,), (odd,))


def an_input(name: str) -> Input:
    """Return the file that ``reading(name)`` came from."""
    return Input(f"/elsewhere/pile/{name}.txt", f"pile/{name}.txt", digest(name) * 2, 1)


def link(left: str, right: str, verdict: Verdict = Verdict.SAME, by: str = "ada") -> Link:
    """Return a person's judgement on two ids."""
    return Link(left, right, verdict, by, Basis("DK001", 1.0, (), "by hand"))


def pointer(doc: str, to: str) -> Pointer:
    """Return the first words of one document as a line that leads to another."""
    here, there = reading(doc).document, reading(to).document
    return Pointer(here.at(0, 4), there.at(0, 9), 0.9, "a headline \ud800")


def template(name: str, outlet: str = "The Quay Courier") -> Template:
    """Return the whole text of ``reading(name)`` as a line that its outlet prints everywhere."""
    one = reading(name)
    at = one.article.blocks[0].at
    return Template(digest(outlet, name), outlet, at, 3, "2031-05-01", "")


def story(*readings: Reading) -> Story:
    """Return a story with one record of each kind that has an id, made from the first reading."""
    first = readings[0]
    (said,) = first.statements
    (persona,) = first.personas
    basis = Basis("CL001", 0.5)
    doc = first.document.id
    claim = Claim(digest("claim", said.id), (said.id,), said.text, said.id)
    return Story(
        links=(replace(link(persona.id, persona.id), by="rule"),),
        sources=(Source(digest("s", doc), Kind.PERSON, persona.name, None, (persona.id,)),),
        claims=(claim,),
        derivations=(
            Derivation(
                digest("d", doc),
                doc,
                doc,
                Relation.COPY,
                Direction.LATENT,
                0.9,
                (0.5, 1.0),
                ((0, 4, 0, 4),),
                ("same words",),
                basis,
            ),
        ),
        origins=(Origin(digest("o", doc), claim.id, "Dana Orlo", said.id, (doc,), True, basis),),  # noqa: FBT003  # a record's field
        supports=(Support(claim.id, 1, 1, ("one mouth",), ("The Quay Courier",)),),
        events=(Event(digest("e", doc), EventKind.SAID, None, doc, said.id, said.text),),
    )
