"""How many origins stand behind a claim: what is merged, what stays open, and what never moves."""

from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.origins.piles import article, claim, said, voices

from sayso.origins import count, derivations
from sayso.records.articles import Article, Document
from sayso.records.places import Basis
from sayso.records.speech import Kind, Manner, Statement
from sayso.records.stories import Link, Origin, Support, Verdict

PERSON, OUTLET, UNNAMED = Kind.PERSON, Kind.OUTLET, Kind.UNNAMED
ORLO, VANE = ("Dana Orlo", PERSON), ("Ilan Vane", PERSON)
COURIER = ("The Vell Courier", OUTLET)
SOURCE = ("a harbour source", UNNAMED)
RUMOUR = ("reportedly", Kind.HEARSAY)
P = "the strait will stay closed until spring"

Held = tuple[Article, Document]


def plain(outlet: str, *, day: int | None = None, credit: str = "") -> Held:
    published = date(2031, 5, day) if day else None
    return article(f"In {outlet}: {P}, and more.", outlet, published=published, credit=credit)


def counted(
    held: Sequence[Held], statements: Sequence[Statement], links: Sequence[Link] = ()
) -> tuple[tuple[Origin, ...], Support]:
    articles = [one for one, _ in held]
    derived = derivations(articles, {doc.id: doc for _, doc in held})
    personas, sources = voices(statements)
    made = count([claim(statements)], statements, personas, sources, articles, derived, links=links)
    (support,) = made[1]
    return made[0], support


def test_five_reporters_in_one_press_conference_are_one_origin_and_five_witnesses() -> None:
    """The strait will stay closed until spring, Dana Orlo said on Monday. (in five papers)"""
    held = [plain(f"The {name} Post", day=5) for name in ("Alda", "Brin", "Cole", "Dorn", "Esk")]

    origins, support = counted(held, [said(one, P, ORLO) for one in held])

    assert [one.name for one in origins] == ["Dana Orlo"]
    assert (support.low, support.high) == (1, 1)
    assert len(support.witnesses) == 5
    assert "5 articles report Dana Orlo: one origin" in support.reasons


def test_a_witness_is_one_with_its_article_and_without() -> None:
    """The strait will stay closed, Orlo said on Monday. (in the Vell Echo, and in The Vell Echo)"""
    held = [plain("Vell Echo", day=5), plain("The Vell Echo", day=5)]

    _, support = counted(held, [said(one, P, ORLO) for one in held])

    assert support.witnesses == ("The Vell Echo",)


def test_seven_articles_that_rest_on_one_story_have_one_origin() -> None:
    """The strait will stay closed, a source told The Vell Courier. (in it, and in three others)"""
    courier = plain("The Vell Courier")
    held = [courier, plain("The Lamp"), plain("Radio Sarn"), plain("Brin Post")]
    statements = [said(courier, P, SOURCE), said(held[1], P, SOURCE, COURIER)]
    statements += [said(held[2], P, COURIER), said(held[3], P, RUMOUR, COURIER)]

    (origin,), support = counted(held, statements)

    assert origin.name == "unnamed source in The Vell Courier"
    assert (support.low, support.high) == (1, 1)
    assert "3 articles credit The Vell Courier" in support.reasons
    assert support.witnesses == ("The Vell Courier",)


def test_a_short_name_is_the_only_outlet_that_ends_in_it() -> None:
    """A source told The Vell Courier. The strait will stay closed, the Courier reported."""
    held = [plain("The Lamp"), plain("Radio Sarn"), plain("Brin Post")]
    short = said(held[1], P, ("Courier", OUTLET))
    both = [said(held[0], P, SOURCE, COURIER), short]

    assert counted(held, both)[1].high == 1

    third = said(held[2], P, ("The Alda Courier", OUTLET))
    assert counted(held, [*both, third])[1].high == 3


def test_unnamed_sources_of_two_outlets_may_be_one() -> None:
    held = [plain("The Lamp"), plain("Brin Post")]

    origins, support = counted(held, [said(one, P, SOURCE) for one in held])

    assert (support.low, support.high) == (1, 2)
    assert not any(one.certain for one in origins)


def test_one_long_quotation_is_one_utterance_whoever_prints_it() -> None:
    """“Nobody in this harbour will sail before the lights are back,” a source said."""
    words = "Nobody in this harbour will sail before the lights are back"
    held = [article(f"{name}: {words}.", name) for name in ("The Lamp", "Brin Post")]

    _, support = counted(held, [said(one, words, SOURCE, manner=Manner.DIRECT) for one in held])

    assert (support.low, support.high) == (1, 1)
    assert "2 articles print the same quotation" in support.reasons


def test_two_named_persons_are_two_and_an_unnamed_source_may_be_either() -> None:
    held = [plain("The Lamp"), plain("Brin Post"), plain("Esk Post")]
    statements = [said(one, P, who) for one, who in zip(held, (ORLO, VANE, SOURCE), strict=True)]

    origins, support = counted(held, statements)

    assert (support.low, support.high) == (2, 3)
    assert {one.name for one in origins if one.certain} <= {"Dana Orlo", "Ilan Vane"}


def test_an_institution_may_speak_through_the_person() -> None:
    held = [plain("The Lamp"), plain("Brin Post")]
    guard = ("Vell Coast Guard", Kind.INSTITUTION)

    _, support = counted(held, [said(held[0], P, ORLO), said(held[1], P, guard)])

    assert (support.low, support.high) == (1, 2)


def test_those_who_speak_together_are_an_origin_and_one_of_them_may_be_it() -> None:
    held = [plain("The Lamp"), plain("Brin Post")]
    both = ("Dana Orlo and Ilan Vane", Kind.GROUP)

    origins, support = counted(held, [said(held[0], P, both), said(held[1], P, ORLO)])

    assert (support.low, support.high) == (1, 2)
    assert {one.name for one in origins} == {"Dana Orlo and Ilan Vane", "Dana Orlo"}


def test_one_voice_on_two_days_in_other_words_is_two_origins_or_one() -> None:
    one, two = plain("The Lamp", day=1), article("It is shut, all winter long.", "Brin Post")
    statements = [said(one, P, ORLO, day=date(2031, 5, 1))]
    statements += [said(two, "It is shut, all winter long.", ORLO, day=date(2031, 5, 8))]

    origins, support = counted([one, two], statements)

    assert {origin.name for origin in origins} == {"Dana Orlo, 1 May", "Dana Orlo, 8 May"}
    assert (support.low, support.high) == (1, 2)


def test_hearsay_alone_has_no_origin_for_certain() -> None:
    """The strait will reportedly stay closed until spring."""
    held = plain("The Lamp")

    (origin,), support = counted([held], [said(held, P, RUMOUR)])

    assert (support.low, support.high) == (0, 1)
    assert origin.name == "hearsay"
    assert support.witnesses == ()


def test_articles_that_credit_one_agency_are_one_origin() -> None:
    held = [plain(name, credit="Harbour Press Agency") for name in ("The Lamp", "Brin Post")]

    (origin,), support = counted(held, [said(one, P, SOURCE) for one in held])

    assert origin.name == "unnamed source in Harbour Press Agency"
    assert (support.low, support.high) == (1, 1)
    assert support.witnesses == ("Harbour Press Agency",)


def test_names_that_may_be_one_are_two_at_most() -> None:
    held = [plain("The Lamp"), plain("Brin Post")]
    statements = [said(held[0], P, ORLO), said(held[1], P, ("D. Orlow", PERSON))]
    one, two = sorted(persona.id for persona in voices(statements)[0])
    doubt = Link(one, two, Verdict.UNSURE, "rule", Basis("VO000", 0.5))

    assert counted(held, statements)[1].low == 2
    assert counted(held, statements, [doubt])[1].low == 1


LONG = (
    "Divers went down again at dawn near the eastern pier, where two mines had been found on "
    f"Sunday, and a harbour source said that {P}. Tankers wait outside the bay, and the ferry "
    "companies have begun to sell their ships to whoever will take them before the storms."
)


def test_a_copy_with_its_credit_gone_adds_no_origin_and_no_witness() -> None:
    wire = article(LONG, "Harbour Press Agency", published=date(2031, 5, 3))
    copy = article(LONG, "The Lamp", published=date(2031, 5, 4))

    (origin,), support = counted([wire, copy], [said(wire, P, SOURCE), said(copy, P, SOURCE)])

    assert origin.carriers == tuple(sorted((wire[0].doc, copy[0].doc)))
    assert support.high == 1
    assert support.witnesses == ("Harbour Press Agency",)
    assert "2 articles share text here: Harbour Press Agency, The Lamp" in support.reasons


HANDS = st.sampled_from(
    [(ORLO,), (VANE,), (SOURCE,), (COURIER,), (RUMOUR,), (SOURCE, COURIER), (ORLO, COURIER),
     (("Vell Coast Guard", Kind.INSTITUTION),), (RUMOUR, COURIER), ()]
)  # fmt: skip
OUTLETS = st.sampled_from(["", "The Lamp", "Brin Post", "The Vell Courier", "Harbour Press Agency"])
ROW = st.tuples(
    OUTLETS,
    OUTLETS,
    HANDS,
    st.none() | st.integers(1, 28),
    st.booleans(),
    st.none() | st.integers(1, 28),
)
Row = tuple[str, str, tuple[tuple[str, Kind], ...], int | None, bool, int | None]


def make(rows: Sequence[Row]) -> tuple[list[Held], list[Statement]]:
    held, statements = [], []
    for number, (outlet, credit, hands, day, long, spoken) in enumerate(rows):
        text = LONG if long else f"Number {number} from {outlet}: {P}."
        published = date(2031, 5, day) if day else None
        one = article(f"{text}\n{number}", outlet, credit=credit, published=published)
        held.append(one)
        said_on = date(2031, 5, spoken) if spoken else None
        statements.append(said(one, P, *hands, day=said_on))
    return held, statements


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=6), st.integers(0, 99))
def test_order_leaves_no_trace_and_low_is_never_above_high(rows: list[Row], seed: int) -> None:
    held, statements = make(rows)
    made = counted(held, statements)
    chance = Random(seed)  # noqa: S311
    chance.shuffle(held)
    chance.shuffle(statements)

    assert counted(held, statements) == made
    origins, support = made
    assert 0 <= support.low <= support.high == len(origins)
    assert (support.low == 0) == all(one.name == "hearsay" for one in origins)
    carried = {doc for one in origins for doc in one.carriers}
    assert carried == {one.doc for one in statements}


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_hearsay_never_raises_low_and_high_by_one_at_most(rows: list[Row]) -> None:
    held, statements = make(rows)
    before = counted(held, statements)[1]
    more = [plain("Esk Post"), plain("Dorn Post")]

    after = counted([*held, *more], [*statements, *(said(one, P, RUMOUR) for one in more)])[1]

    assert after.low == before.low
    assert before.high <= after.high <= before.high + 1


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_a_verbatim_copy_never_raises_high(rows: list[Row]) -> None:
    held, statements = make([(*row[:4], True, row[5]) for row in rows])
    before = counted(held, statements)[1]
    copy = article(held[0][1].text, "Copy Post", published=date(2031, 6, 28))
    hands = ((hop.mention.text, hop.mention.kind) for hop in statements[0].chain.hops)
    again = said(copy, P, *hands, day=date(2031, 5, rows[0][5]) if rows[0][5] else None)

    after = counted([*held, copy], [*statements, again])[1]

    assert after.high <= before.high


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5))
def test_an_independent_named_person_raises_high_by_one(rows: list[Row]) -> None:
    held, statements = make(rows)
    before = counted(held, statements)[1]
    other = plain("Esk Post")

    after = counted([*held, other], [*statements, said(other, P, ("Tessa Lind", PERSON))])[1]

    assert after.high == before.high + 1


def test_a_claim_without_known_statements_is_counted_as_nothing() -> None:
    held = plain("The Lamp")
    made = claim([said(held, P, ORLO)])

    (support,) = count([made], [], [], [], [], [])[1]

    assert (support.low, support.high) == (0, 0)
