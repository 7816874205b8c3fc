"""The dossier selects and orders and loses nothing; the order of reading leaves no trace."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sayso.records.articles import Article, Block, Document, Named, Role
from sayso.records.codec import from_json, to_json
from sayso.records.dossier import Dossier, Matter
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating, Finding
from sayso.records.speech import (
    Act,
    Anonymity,
    Chain,
    Hop,
    Kind,
    Manner,
    Mention,
    Persona,
    Reading,
    Statement,
)
from sayso.records.stories import Claim, Link, Source, Story, Support, Verdict
from sayso.story.dossier import dossier

WHY = Basis("SP001", 0.9)
FIRST_DAY = date(2031, 5, 1)


def document(name: str, text: str) -> Document:
    return Document(digest(name), text, "text/plain", f"pile/{name}.txt")


def statement(
    doc: Document, start: int, end: int, mouth: Mention, within: str | None = None
) -> Statement:
    return Statement(
        id=digest(doc.id, start, end),
        content=(doc.at(start, end),),
        text=doc.text[start:end],
        cue=None,
        manner=Manner.INDIRECT,
        act=Act.ASSERT,
        chain=Chain((Hop(mouth),)),
        within=within,
        said=None,
        basis=WHY,
    )


def mention(
    at: Anchor | None, text: str = "", kind: Kind = Kind.PERSON, how: Anonymity | None = None
) -> Mention:
    return Mention(at, text, kind, how)


def article(doc: Document, day: int | None = None, outlet: str = "") -> Article:
    when = FIRST_DAY + timedelta(days=day) if day is not None else None
    return Article(
        doc.id,
        outlet=Named(outlet, WHY) if outlet else None,
        published=Dating(when, when, WHY) if when else None,
        blocks=(Block(doc.at(0, len(doc.text)), Role.BODY, WHY),),
    )


def persona(doc: Document, name: str, at: Anchor, kind: Kind = Kind.PERSON) -> Persona:
    return Persona(digest(doc.id, kind, name), doc.id, kind, name, None, (at,), (), WHY)


@st.composite
def piles(draw: st.DrawFn) -> tuple[list[Reading], Story]:
    """Piles of up to five articles with statements, voices and claims at any place."""
    readings: list[Reading] = []
    statements: list[Statement] = []
    personas: list[Persona] = []
    for number in range(draw(st.integers(0, 5))):
        doc = document(f"d{number}", draw(st.text(min_size=8, max_size=40)))
        places = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(4, 8)), unique=True))
        own = []
        for start, end in places:
            at = draw(st.none() | st.just(doc.at(start, end)))
            mouth = mention(at, "x" if at else "", draw(st.sampled_from(Kind)))
            own.append(statement(doc, start, end, mouth))
        mouths = [s.chain.mouth for s in own[:1]]
        voices = [persona(doc, "V", m.at, m.kind) for m in mouths if m.at]
        day = draw(st.none() | st.integers(0, 3))
        written = article(doc, day, draw(st.sampled_from(["", "O"])))
        readings.append(Reading(doc, written, tuple(own), tuple(voices)))
        statements += own
        personas += voices
    cut = draw(st.integers(1, 4))
    claims = [
        Claim(digest("c", i), tuple(sorted(s.id for s in statements[i : i + cut])), "g", "?")
        for i in range(0, len(statements), cut)
    ]
    supports = [Support(c.id, 1, draw(st.integers(1, 3)), (), ()) for c in claims]
    sources = [Source(digest("s", p.id), p.kind, "V", None, (p.id,)) for p in personas]
    return readings, Story(sources=tuple(sources), claims=tuple(claims), supports=tuple(supports))


@given(piles(), st.randoms(use_true_random=False))
def test_the_order_of_reading_leaves_no_trace(
    pile: tuple[list[Reading], Story], chance: Random
) -> None:
    readings, story = pile
    shuffled = list(readings)
    chance.shuffle(shuffled)

    assert dossier(shuffled, story) == dossier(readings, story)


@given(piles())
def test_nothing_that_was_read_is_lost_and_every_quotation_holds(
    pile: tuple[list[Reading], Story],
) -> None:
    readings, story = pile
    made = dossier(readings, story)
    texts = {reading.document.id: reading.document.text for reading in readings}
    ids = sorted(s.id for reading in readings for s in reading.statements)

    assert sorted(line.doc for line in made.articles) == sorted(texts)
    assert [line.number for line in made.articles] == list(range(1, len(texts) + 1))
    assert sorted(line.id for line in made.statements) == ids
    assert sorted(one for claim in made.claims for one in claim.statements) == ids
    assert sorted(one for voice in made.voices for one in voice.statements) == ids
    for line in made.statements:
        assert line.fragments == tuple(at.words(texts[at.doc]) for at in line.content)


@given(piles())
def test_the_tallies_of_the_outlets_add_up_to_that_of_all(
    pile: tuple[list[Reading], Story],
) -> None:
    everything, *outlets = dossier(*pile).unnamed

    assert everything.everything
    assert everything.statements == sum(tally.statements for tally in outlets)
    assert len(everything.hearsay) == sum(len(tally.hearsay) for tally in outlets)


@given(piles())
def test_it_goes_through_json_without_loss(pile: tuple[list[Reading], Story]) -> None:
    made = dossier(*pile)

    assert from_json(Dossier, to_json(made)) == made


def test_a_claim_in_several_articles_stands_before_one_with_more_origins_in_one() -> None:
    one, two = document("one", "It rains. It snows."), document("two", "It rains.")
    rain, snow = statement(one, 0, 8, mention(None)), statement(one, 10, 18, mention(None))
    again = statement(two, 0, 8, mention(None))
    shared = Claim("b" * 16, (rain.id, again.id), "It rains", rain.id)
    alone = Claim("a" * 16, (snow.id,), "It snows", snow.id)
    supports = (Support(alone.id, 2, 2, (), ()), Support(shared.id, 1, 1, (), ()))
    readings = [
        Reading(one, article(one), (rain, snow)),
        Reading(two, article(two, 3), (again,)),
    ]

    made = dossier(readings, Story(claims=(alone, shared), supports=supports))

    assert [claim.gist for claim in made.claims] == ["It rains", "It snows"]
    assert made.claims[0].first == again.id, "the only dated article is the first appearance"
    assert made.claims[0].undated == 1


def test_a_claim_without_a_dated_article_has_no_first_appearance() -> None:
    doc = document("one", "It rains.")
    rain = statement(doc, 0, 8, mention(None))
    claim = Claim("c" * 16, (rain.id,), "It rains", rain.id)

    made = dossier([Reading(doc, article(doc), (rain,))], Story(claims=(claim,)))

    assert made.claims[0].first is None
    assert made.claims[0].support is None
    assert made.gaps.undated == (doc.id,)
    assert made.gaps.speakerless == (rain.id,)


def test_a_statement_that_carries_another_is_not_counted_twice() -> None:
    doc = document("one", "Northwire said that a source said that it rains.")
    outlet = mention(doc.at(0, 9), "Northwire", Kind.OUTLET)
    source = mention(doc.at(20, 28), "a source", Kind.UNNAMED, Anonymity.BARE)
    outer = statement(doc, 15, 47, outlet)
    inner = statement(doc, 34, 47, source, within=outer.id)

    made = dossier([Reading(doc, article(doc), (outer, inner))], Story())

    assert [line.carries for line in made.statements] == [True, False]
    assert made.unnamed[0].statements == 1
    assert made.unnamed[0].unnamed[0].statements == (inner.id,)


def test_a_doubt_that_a_person_has_decided_is_a_doubt_no_more() -> None:
    one, two = document("one", "An official said so."), document("two", "One official did.")
    left = persona(one, "An official", one.at(0, 11), Kind.UNNAMED)
    right = persona(two, "One official", two.at(0, 12), Kind.UNNAMED)
    first, last = sorted([left.id, right.id])
    unsure = Link(first, last, Verdict.UNSURE, "rule", WHY)
    judged = Link(first, last, Verdict.SAME, "ann", WHY)
    readings = [
        Reading(one, article(one), (), (left,)),
        Reading(two, article(two), (), (right,)),
    ]

    (doubt,) = dossier(readings, Story(links=(unsure,))).gaps.doubts

    assert doubt.about is Matter.VOICE
    assert {doubt.left_side.text, doubt.right_side.text} == {"An official", "One official"}
    assert dossier(readings, Story(links=(unsure, judged))).gaps.doubts == ()


def test_only_articles_with_statements_are_shown_in_full_and_the_rest_is_named() -> None:
    said, silent = document("said", "It rains."), document("silent", "Nobody spoke.")
    more = document("more", "It snows.")
    readings = [
        Reading(said, article(said, 1), (statement(said, 0, 8, mention(None)),)),
        Reading(silent, article(silent, 0)),
        Reading(more, article(more, 2), (statement(more, 0, 8, mention(None)),)),
    ]

    made = dossier(readings, Story(), texts=1)

    assert [text.doc for text in made.texts] == [said.id]
    assert made.left_out == (more.id,)
    assert made.gaps.silent == (silent.id,)


def test_findings_stand_by_code_and_each_is_kept() -> None:
    doc = document("one", "It rains.")
    odd = Finding("SP009", "odd", doc.at(0, 2))
    gone = Finding("IN001", "gone", None, "gone.txt")

    made = dossier([Reading(doc, article(doc), findings=(odd,))], Story(), (gone,))

    assert made.gaps.findings == (gone, odd)
    assert made.articles[0].findings == 1
