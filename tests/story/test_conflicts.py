"""What cannot both be right, and the many things that can."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.claims import link as judge
from sayso.records.places import Anchor, Basis
from sayso.records.speech import Act, Kind, Naming, Persona, Statement
from sayso.records.stories import Claim, Conflict, ConflictKind, Link, Source, Verdict
from sayso.story import conflicts


class Told(Protocol):
    statements: list[Statement]
    personas: list[Persona]

    @property
    def sources(self) -> tuple[Source, ...]: ...

    def say(
        self, who: str, text: str, doc: str = ..., act: Act = ..., said: date | None = ...
    ) -> Statement: ...

    def name(self, doc: str, title: str, name: str) -> None: ...


def found(told: Told, *links: Link, claims: tuple[Claim, ...] = ()) -> tuple[Conflict, ...]:
    rules = judge(told.statements, {})
    return conflicts(told.statements, told.personas, told.sources, claims, (*rules, *links))


def kinds(told: Told) -> list[ConflictKind]:
    return [one.kind for one in found(told)]


# --- identity ------------------------------------------------------------------------------------


def test_two_titles_that_exclude_one_another_are_shown_once(told: Told) -> None:
    told.name("a", "Velian Prime Minister", "Dana Orlo")
    told.name("b", "Prime Minister", "Dana Orlo")
    told.name("c", "opposition leader", "Dana Orlo")

    (one,) = found(told)

    assert one.kind is ConflictKind.IDENTITY
    assert {one.left.text, one.right.text} == {
        "Velian Prime Minister Dana Orlo",
        "opposition leader Dana Orlo",
    }
    assert (one.about, one.left.at.doc, one.right.at.doc) == ("Dana Orlo", "a", "c")
    assert len(one.basis.evidence) == 3


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("President", "French President"),
        ("former Prime Minister", "opposition leader"),
        ("US President-elect", "US President"),
        ("leader", "Prime Minister"),
        ("Velian leader", "Velian Prime Minister"),
        ("Dame", "Prime Minister"),
        ("Mayor", "Prime Minister"),
        ("Foreign Secretary", "Foreign Minister"),
    ],
)
def test_titles_that_one_person_can_bear_are_no_conflict(told: Told, left: str, right: str) -> None:
    told.name("a", left, "Dana Orlo")
    told.name("b", right, "Dana Orlo")

    assert not found(told)


def test_two_people_of_one_name_that_were_parted_are_no_conflict(told: Told) -> None:
    told.name("a", "Prime Minister", "Dana Orlo")
    told.name("b", "opposition leader", "Dana Orlo")
    apart = [
        Source(p.id, Kind.PERSON, p.name, None, (p.id,))
        for p in told.personas
    ]  # fmt: skip

    assert not conflicts((), told.personas, apart, (), ())


# --- figures and dates ---------------------------------------------------------------------------


def test_two_counts_of_one_thing_by_two_voices(told: Told) -> None:
    told.say("Coast Guard", "fourteen passengers of the ferry were injured", "a")
    told.say("hospital", "Seventeen passengers of the ferry were hurt in the collision", "b")

    (one,) = found(told)

    assert (one.kind, one.about) == (ConflictKind.FIGURE, "passenger")
    assert one.left.text == "fourteen passengers of the ferry were injured"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("More than 30 towns will take part", "Around two dozen mayors came along"),
        ("more than ten passengers of the ferry were hurt", "14 passengers of the ferry were hurt"),
        ("about 100 pilots of the port will strike", "around 140 pilots of the port will strike"),
        ("the escort costs 90 million crowns a year", "cameras cost 4 million crowns in all"),
        ("40 passengers of the ferry were saved", "two passengers had dogs"),
    ],
)
def test_other_things_rough_figures_and_figures_that_fit_are_no_conflict(
    told: Told, left: str, right: str
) -> None:
    told.say("Orlo", left, "a")
    told.say("Kade", right, "b")

    assert ConflictKind.FIGURE not in kinds(told)


def test_a_later_count_and_a_corrected_one_are_updates(told: Told) -> None:
    first = "twelve passengers of the ferry were hurt"
    second = "20 passengers of the ferry were hurt"
    told.say("Orlo", first, "a", said=date(2024, 3, 1))
    told.say("Kade", second, "b", said=date(2024, 3, 2))
    told.say("officials > Courier", first, "c")
    told.say("Courier", second, "d")

    assert not [
        one
        for one in found(told)
        if {one.left.at.doc, one.right.at.doc} in ({"a", "b"}, {"c", "d"})
    ]


def test_two_days_for_one_matter(told: Told) -> None:
    told.say("Orlo", "the talks would open on 21 March", "a")
    told.say("Kade", "formal talks will begin on March 22nd", "b")
    told.say("Volin", "the talks open on 21 March 2024", "c")
    told.say("Marsh", "the ferry sails on 23 March", "d")

    shown = found(told)

    assert {one.kind for one in shown} == {ConflictKind.DATE}
    assert {frozenset({one.left.at.doc, one.right.at.doc}) for one in shown} == {
        frozenset({"a", "b"}),
        frozenset({"b", "c"}),
    }


# --- denials and contradictions ------------------------------------------------------------------


def test_a_denial_stands_beside_what_it_denies(told: Told) -> None:
    told.say("Orlo", "that the cutter was running without lights", "a")
    told.say("Kade", "that the cutter was running without lights at night", "b", Act.DENY)

    (one,) = found(told)

    assert one.kind is ConflictKind.DENIAL
    assert one.about.startswith("cutter")


def test_to_reject_a_thing_denies_nothing_and_nobody_denies_themselves(told: Told) -> None:
    told.say("Orlo", "foreign armed ships in the strait would be welcome", "a")
    told.say("Kade", "the presence of foreign armed ships in the strait", "b", Act.DENY)
    told.say("Volin", "that he had asked for later talks in Tavric", "c")
    told.say("Volin", "that he had asked for later talks in Tavric", "d", Act.DENY)

    assert not found(told)


def test_a_plain_negation_of_the_same_words_is_a_contradiction(told: Told) -> None:
    left = told.say("Orlo", "the harbour pilots signed the port agreement in Tavric", "a")
    right = told.say("Kade", "the harbour pilots never signed the port agreement in Tavric", "b")
    apart = Link(
        min(left.id, right.id),
        max(left.id, right.id),
        Verdict.DIFFERENT,
        "rule",
        Basis("CL011", 0.9),
    )

    shown = conflicts(told.statements, told.personas, told.sources, (), (apart,))

    assert [one.kind for one in shown] == [ConflictKind.CONTRADICTION]


def test_one_pair_is_shown_for_two_claims_however_often_they_are_told(told: Told) -> None:
    texts = ("fourteen passengers of the ferry were hurt", "17 passengers of the ferry were hurt")
    sides: list[list[str]] = [[], []]
    for at in range(6):
        sides[at % 2].append(told.say(f"Voice {at}", texts[at % 2], f"d{at}").id)
    claims = tuple(Claim(f"c{n}", tuple(sorted(ids)), "", ids[0]) for n, ids in enumerate(sides))

    assert len(found(told, claims=claims)) == 1


# --- invariants ----------------------------------------------------------------------------------

TEXTS = st.sampled_from(
    [
        "fourteen passengers were hurt", "17 passengers were injured", "the port is closed",
        "the port is not closed", "talks open on 3 May", "talks open on 4 May", "", "x\ud800",
        "that the port was closed", "more than 30 ships and $5 million", "the port never closed",
    ],
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from("ABC"), TEXTS | st.text(), st.sampled_from("pq"),
                  st.sampled_from(Act)),
        max_size=8,
    ),
    data=st.data(),
)  # fmt: skip
def test_order_leaves_no_trace_and_sides_are_two_places(
    pile: Callable[[], Told], rows: list[tuple[str, str, str, Act]], data: st.DataObject
) -> None:
    told = pile()
    for who, text, doc, act in rows:
        if text:
            told.say(who, text, doc, act)
    told.name("p", "Prime Minister", "Dana Orlo")
    told.name("q", "opposition leader", "Dana Orlo")
    statements = data.draw(st.permutations(told.statements))
    personas = data.draw(st.permutations(told.personas))
    sources = data.draw(st.permutations(told.sources))

    shown = conflicts(statements, personas, sources, (), ())

    assert shown == conflicts(told.statements, told.personas, told.sources, (), ())
    assert len({one.id for one in shown}) == len(shown)
    for one in shown:
        assert one.left.at < one.right.at
        assert not one.left.at.overlaps(one.right.at)


def test_a_naming_without_its_words_still_shows_title_and_name() -> None:
    made = [
        Persona(doc, doc, Kind.PERSON, "Dana Orlo", None, (),
                (Naming(Anchor(doc, 0, 9), "Dana Orlo", title),), Basis("VO010", 1.0))
        for doc, title in (("a", "Prime Minister"), ("b", "opposition leader"))
    ]  # fmt: skip
    source = Source("s", Kind.PERSON, "Dana Orlo", None, ("a", "b"))

    (one,) = conflicts((), made, (source,), (), ())

    assert one.left.text == "Prime Minister Dana Orlo"
