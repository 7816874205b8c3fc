"""Timeline, positions, and the answers to single questions."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records.articles import Article, Named
from sayso.records.places import Basis, Dating
from sayso.records.speech import Act, Persona, Statement
from sayso.records.stories import Claim, EventKind, Origin, Source, Story
from sayso.story import Voices, events, impact, positions

WHY = Basis("IN001", 1.0)


class Told(Protocol):
    statements: list[Statement]
    personas: list[Persona]

    @property
    def sources(self) -> tuple[Source, ...]: ...

    def say(
        self, who: str, text: str, doc: str = ..., act: Act = ..., said: date | None = ...
    ) -> Statement: ...


Speakers = Callable[[], dict[str, str]]


def source(told: Told, name: str) -> str:
    (one,) = [found for found in told.sources if found.name == name]
    return one.id


# --- timeline ------------------------------------------------------------------------------------


def test_the_timeline_runs_by_date_and_ends_with_the_undated(told: Told) -> None:
    late = told.say("Orlo", "second", said=date(2024, 3, 2))
    never = told.say("Orlo", "at some time")
    early = told.say("Kade", "first", "b", said=date(2024, 3, 1))
    march = Dating(date(2024, 3, 1), date(2024, 3, 31), WHY)
    articles = [Article("b", Named("Ferries", WHY), None, march), Article("a")]

    line = events(articles, told.statements)

    assert [one.statement or one.doc for one in line] == [early.id, "b", late.id, "a", never.id]
    assert line[1].text == "Ferries"
    assert [one.kind for one in line].count(EventKind.PUBLISHED) == 2
    assert [one.when is None for one in line] == [False, False, False, True, True]
    assert events(articles[::-1], told.statements[::-1]) == line


# --- positions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stance", "quoted"),
    [
        (
            "We will send two ships if the council asks",
            2,
            ("send two ships", "if the council asks"),
        ),
        ("we will not sail behind a cannon", -1, ("sail behind a cannon", "")),
        ("I support the escort plan, but the cost is high", 1, ("the escort plan", "")),
        (
            "We reject the escort plan and will stop it by force",
            -2,
            ("the escort plan and will stop it by force", ""),
        ),
        (
            "that any armed ship in the strait would be “unacceptable”",
            -1,
            ("any armed ship in the strait", ""),
        ),
        (
            "it is ready to lend three ships unless the ice holds",
            1,
            ("lend three ships", "unless the ice holds"),
        ),
    ],
)  # fmt: skip
def test_an_actor_says_where_it_stands(
    told: Told, voice_of: Speakers, text: str, stance: int, quoted: tuple[str, str]
) -> None:
    told.say("Dana Orlo", text)

    (one,) = positions(told.statements, voice_of(), told.sources)

    assert (one.stance, one.proposal, one.condition) == (stance, *quoted)
    assert one.observed
    assert one.source == source(told, "Dana Orlo")
    assert one.proposal in text


def test_what_others_say_of_a_stance_is_kept_apart(told: Told, voice_of: Speakers) -> None:
    told.say("Dana Orlo", "the sea is cold", said=date(2024, 3, 1))
    told.say("an official", "that Orlo has not yet committed to the escort plan", "b")

    (one,) = positions(told.statements, voice_of(), told.sources)

    assert (one.source, one.stance, one.observed) == (source(told, "Dana Orlo"), 0, False)
    assert one.proposal == "the escort plan"


def test_a_pledge_is_a_commitment_and_tone_is_nothing(told: Told, voice_of: Speakers) -> None:
    told.say("Dana Orlo", "to keep the piers lit", act=Act.PLEDGE)
    told.say("Dana Orlo", "It is a wonderful, sensible, overdue plan")
    told.say("Bo Kade", "Do you support the plan", act=Act.QUESTION)

    (one,) = positions(told.statements, voice_of(), told.sources)

    assert (one.stance, one.proposal) == (2, "to keep the piers lit")


def test_nobody_has_a_stance_whom_the_pile_does_not_know(told: Told) -> None:
    told.say("Dana Orlo", "that Marsh supports the plan of the council")

    assert not positions(told.statements, {}, told.sources)


# --- single questions ----------------------------------------------------------------------------


def test_what_rests_on_a_source_and_on_an_article(told: Told) -> None:
    one = told.say("Orlo > Courier", "the port is closed", "a")
    two = told.say("Kade", "the port is closed", "b")
    three = told.say("Courier", "the ice is thin", "b")
    claims = (
        Claim("both", tuple(sorted((one.id, two.id))), one.text, one.id),
        Claim("own", (three.id,), three.text, three.id),
    )
    origins = (Origin("o", "own", "Courier", three.id, ("b",), certain=True, basis=WHY),)
    story = Story(claims=claims, origins=origins)
    voices = Voices(told.personas, told.sources)

    courier = impact(source(told, "Courier"), story, told.statements, voices)
    article = impact("b", story, told.statements, voices)

    assert courier.statements == tuple(sorted((one.id, three.id)))
    assert (courier.claims, courier.lost, courier.origins) == (("both", "own"), ("own",), ("o",))
    assert article.lost == ("own",)
    assert impact("nobody", story, told.statements, voices).statements == ()


PIECES = st.sampled_from(
    [
        "we will", "not", "support", "Orlo", "rejects", "if", "unless", "the plan", ",", ".", "“",
        "would be unacceptable", "has not yet committed to", "ready to", "by force", "\n", "\ud800",
    ],
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.lists(PIECES).map(" ".join) | st.text(), max_size=5), data=st.data())
def test_any_words_give_positions_that_are_quotations_in_any_order(
    pile: Callable[[], Told], texts: list[str], data: st.DataObject
) -> None:
    told = pile()
    for text in filter(None, texts):
        told.say("Dana Orlo", text, act=data.draw(st.sampled_from(Act)))
    speakers = dict.fromkeys((s.id for s in told.statements), "s")

    shown = positions(told.statements, speakers, told.sources)

    by_id = {s.id: s.text for s in told.statements}
    assert all(one.proposal and one.proposal in by_id[one.statement] for one in shown)
    assert all(one.condition in by_id[one.statement] for one in shown)
    assert all(-2 <= one.stance <= 2 for one in shown)
    assert positions(data.draw(st.permutations(told.statements)), speakers, told.sources) == shown
