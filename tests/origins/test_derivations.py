"""Shared text: who is found, where the words are, how much, and which came first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.origins.piles import article, on

from sayso.origins import derivations
from sayso.records.articles import Article, Document, Role
from sayso.records.stories import Derivation, Direction, Relation

WIRE = """The harbour council of Sarn voted on Tuesday to keep the strait closed to freight,
after divers found two more mines near the eastern pier and asked for another week to
search the channel. The vote went seven to four, with the mayor abstaining, and ended
a quarrel that had lasted since spring. Tankers that wait outside the bay will be led
to Port Alda, where berths have been cleared for them. Fishing boats may leave at
night, though only in pairs and with their lights on, the harbour master wrote.
Insurers raised their rates again, and two ferry companies said that they would sell
their older ships."""

OTHER = """A baker in Lower Vell has won the county prize for rye bread for the third year in a
row, although her oven is older than the town hall and burns nothing but apple wood
from her own garden. She will spend the money on a new roof, she told a crowd of
neighbours that filled the little square."""


def derive(*held: tuple[Article, Document]) -> tuple[Derivation, ...]:
    return derivations([one for one, _ in held], {doc.id: doc for _, doc in held})


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def first(made: Derivation) -> str:
    return {Direction.LEFT: made.left, Direction.RIGHT: made.right}.get(made.direction, "")


def test_a_wire_story_under_another_name_is_a_copy_of_the_agency() -> None:
    wire = article(WIRE, "Harbour Press Agency", published=date(2031, 5, 3))
    copy = article(WIRE, "The Vell Courier", credit="Harbour Press Agency")

    (made,) = derive(wire, copy, article(OTHER, "The Lamp"))

    assert made.relation is Relation.COPY
    assert first(made) == wire[0].doc
    assert made.containment == (1.0, 1.0)
    assert any("credits Harbour Press Agency" in line for line in made.reasons)


def test_an_abridged_copy_is_contained_in_the_whole_and_not_the_reverse() -> None:
    whole = article(WIRE, "The Vell Courier")
    cut = article("\n".join(WIRE.split("\n")[:3]), "The Lamp")

    (made,) = derive(whole, cut)

    shares = dict(zip((made.left, made.right), made.containment, strict=True))
    assert shares[cut[0].doc] > 0.95
    assert shares[whole[0].doc] < 0.7
    assert any("is a part of" in line for line in made.reasons)


def test_two_outlets_that_credit_one_agency_have_a_latent_parent() -> None:
    one = article(WIRE, "The Vell Courier", credit="Harbour Press Agency")
    two = article("Sarn.\n" + WIRE, "The Lamp", credit="Harbour Press Agency")

    (made,) = derive(one, two)

    assert (made.relation, made.direction) == (Relation.COMMON_SOURCE, Direction.LATENT)
    assert "both credit Harbour Press Agency" in made.reasons


def test_one_credit_and_one_without_point_to_a_wire_that_nobody_handed_in() -> None:
    one = article(
        WIRE, "The Vell Courier", credit="Harbour Press Agency", published=date(2031, 5, 4)
    )
    two = article(WIRE, "The Lamp", published=date(2031, 5, 3))

    (made,) = derive(one, two)

    assert (made.relation, made.direction) == (Relation.COMMON_SOURCE, Direction.LATENT)


def test_the_same_outlet_later_is_an_update() -> None:
    early = article(WIRE, "The Vell Courier", published=date(2031, 5, 3))
    late = article(
        WIRE.replace("seven to four", "six to five"), "Vell Courier", published=date(2031, 5, 4)
    )

    (made,) = derive(early, late)

    assert made.relation is Relation.UPDATE
    assert first(made) == early[0].doc


def test_of_two_versions_of_one_day_the_one_that_says_so_or_the_longer_is_later() -> None:
    short = article("\n".join(WIRE.split("\n")[:6]), "The Vell Courier")
    full = article(WIRE, "The Vell Courier")
    late = replace(short[0], updated=full[0].published or on(date(2031, 5, 4)))

    (grown,) = derive(short, full)
    (stamped,) = derive((late, short[1]), full)

    assert (grown.relation, first(grown)) == (Relation.UPDATE, short[0].doc)
    assert first(stamped) == full[0].doc


def test_the_one_that_the_other_names_came_first() -> None:
    exclusive = article(WIRE, "The Vell Courier")
    echo = article("As the Vell Courier reports, it is a long story.\n" + WIRE, "The Lamp")

    (made,) = derive(exclusive, echo)

    assert first(made) == exclusive[0].doc


def test_a_rewrite_in_other_words_is_known_by_the_credit_in_its_lead() -> None:
    story = article(WIRE, "The Vell Courier", published=date(2031, 5, 3))
    retold = article(
        "Freight stays barred from the strait of Sarn, according to the Vell Courier. On "
        "Tuesday the council, divided seven against four, gave divers another week for the "
        "channel, since mines near the eastern pier were found. Waiting tankers go to berths at "
        "Port Alda instead; fishing by night is for pairs with lights. Ferry companies sell "
        "ships, and insurers want more.",
        "The Lamp",
    )

    (made,) = derive(story, retold, article(OTHER, "The Vell Courier"))

    assert made.basis.rule == "OR005"
    assert made.relation is Relation.REWRITE
    assert first(made) == story[0].doc


def test_to_name_an_outlet_is_not_to_retell_it() -> None:
    story = article(WIRE, "The Vell Courier")
    other = article("The Vell Courier reported a loss. " + OTHER, "The Lamp")

    assert derive(story, other) == ()


def test_whoever_quotes_one_speech_is_no_copy() -> None:
    """“No ship will pass ... until the last family has been told ...,” Orlo said."""
    speech = (
        "“No ship will pass the eastern pier until the last family has been told what happened "
        "that night, and until somebody in this chamber has the courage to say who gave the order.”"
    )
    one = article(OTHER + "\n" + speech + " So spoke Dana Orlo.", "The Vell Courier")
    two = article(WIRE + "\nIn the chamber it was quiet. " + speech, "The Lamp")

    assert derive(one, two) == ()


def test_a_lost_quotation_mark_costs_a_line_and_not_the_article() -> None:
    broken = WIRE.replace("voted", "“voted")

    (made,) = derive(article(broken, "The Vell Courier"), article(broken, "The Lamp"))

    assert max(made.containment) > 0.9


def test_what_is_set_aside_is_not_compared() -> None:
    legal = [Role.LEGAL] * 20

    one, two = (
        article(WIRE, "The Vell Courier", roles=legal),
        article(WIRE, "The Lamp", roles=legal),
    )

    assert derive(one, two) == ()


def test_words_of_many_stories_are_stock_and_make_no_pair() -> None:
    """Twenty stories end in one boilerplate sentence."""
    chance = Random(3)  # noqa: S311
    names = [f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in "nrstx"]
    pile = []
    for number in range(20):
        text = " ".join(chance.choice(names) for _ in range(120))
        end = (
            "This page may hold statements about the future that rest on what is known today only."
        )
        pile.append(article(f"{text}\n{end}\n{end.upper()} {number}", f"Paper {number}"))

    assert derive(*pile) == ()


VOCABULARY = [
    "strait",
    "mine",
    "the",
    "ferry",
    "of",
    "Sarn",
    "port",
    "night",
    "“",
    "”",
    "closed",
    "we",
]
LINES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=40).map(" ".join)
TEXTS = st.lists(LINES | st.just(WIRE) | st.text(max_size=60), min_size=1, max_size=4).map(
    "\n".join
)
OUTLETS = st.sampled_from(["", "The Vell Courier", "The Lamp", "Harbour Press Agency"])
DAYS = st.none() | st.dates(date(2031, 5, 1), date(2031, 5, 9))
ARTICLES = st.builds(
    lambda text, outlet, credit, day: article(text, outlet, credit=credit, published=day),
    TEXTS, OUTLETS, OUTLETS, DAYS,
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(ARTICLES, max_size=4, unique_by=lambda held: held[0].doc))
def test_every_span_holds_the_same_words_on_both_sides(
    pile: Sequence[tuple[Article, Document]],
) -> None:
    texts = {doc.id: doc.text for _, doc in pile}
    for made in derive(*pile):
        assert made.left < made.right
        assert all(0 <= share <= 1 for share in made.containment)
        assert 0 <= made.confidence <= 1
        for start, end, other, last in made.spans:
            assert words(texts[made.left][start:end]) == words(texts[made.right][other:last])


@settings(deadline=None)
@given(st.lists(ARTICLES, max_size=4, unique_by=lambda held: held[0].doc), st.integers(0, 99))
def test_order_leaves_no_trace(pile: Sequence[tuple[Article, Document]], seed: int) -> None:
    mixed = list(pile)
    Random(seed).shuffle(mixed)  # noqa: S311

    assert derive(*mixed) == derive(*pile)


@pytest.mark.parametrize("text", ["", "one two three", "“" * 50, "\ud800 \x00 \x1b word"])
def test_odd_and_short_texts_share_nothing(text: str) -> None:
    assert derive(article(text, "The Lamp"), article(text, "The Vell Courier")) == ()
