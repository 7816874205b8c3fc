"""Which statements become one claim, which stay apart, and what persons may change."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims import claims, link
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import Act, Chain, Hop, Kind, Manner, Mention, Statement
from sayso.records.stories import Link, Verdict


def said(
    text: str,
    doc: str = "",
    *,
    manner: Manner = Manner.INDIRECT,
    act: Act = Act.ASSERT,
    start: int = 0,
    within: str | None = None,
) -> Statement:
    doc = doc or digest("doc", text)
    mouth = Mention(None, "Dana Orlo", Kind.PERSON)
    return Statement(
        id=digest(doc, start, text),
        content=(Anchor(doc, start, start + max(1, len(text))),),
        text=text,
        cue=None,
        manner=manner,
        act=act,
        chain=Chain((Hop(mouth),)),
        within=within,
        said=Dating(date(2031, 5, 3), date(2031, 5, 3), Basis("SP000", 1.0)),
        basis=Basis("SP000", 1.0),
    )


def verdict(left: Statement, right: Statement, speakers: dict[str, str] | None = None) -> str:
    made = link([left, right], speakers or {})
    return made[0].verdict.value if made else "none"


MINES = "the Strait of Vell will stay closed to freight until the last mine has been cleared"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (MINES, MINES, "same"),
        (MINES, "freight will stay barred: the Strait of Vell closed until last mine cleared",
         "same"),
        (MINES, MINES.replace("will stay", "will not stay"), "different"),
        ("the council rejected the escort of Velian freight by naval ships in the strait",
         "the council backed the escort of Velian freight by naval ships in the strait",
         "different"),
        ("the council is considering a naval escort of Velian freight through the strait",
         "the council has pledged a naval escort of Velian freight through the strait",
         "different"),
        ("12 sailors were hurt when the ferry Alda hit a mine off Port Sarn",
         "19 sailors were hurt when the ferry Alda hit a mine off Port Sarn", "different"),
        ("more than 30 towns have said they will join the Vell coalition",
         "two dozen mayors came along in the meeting of the Vell coalition", "none"),
        ("the harbour of Sarn reopens on Monday with two pilots for every tanker",
         "the harbour of Sarn reopens on Friday with two pilots for every tanker", "unsure"),
        ("Orlo has offered the dockers of Sarn a new contract before winter",
         "Vane has offered the dockers of Sarn a new contract before winter", "unsure"),
        ("the Alda was sailing without lights", "that the Alda was sailing without lights", "same"),
        ("it is unacceptable", "that is unacceptable", "none"),
        ("Orlo and Vane discussed sending escort ships to the strait during talks in Sarn",
         "Vane promotes escort ships and raised them in talks with Orlo, Tessa Lind and others",
         "unsure"),
    ],
)  # fmt: skip
def test_a_pair_is_judged_by_words_and_gates(left: str, right: str, expected: str) -> None:
    assert verdict(said(left, "a"), said(right, "b")) == expected


def test_to_deny_is_not_to_say() -> None:
    """The ministry denied that the ferry was hit. The ferry was hit, the ministry's rival said."""
    text = "the ferry Alda was hit by a mine off Port Sarn"

    assert verdict(said(text, "a", act=Act.DENY), said(text, "b")) == "different"


def test_two_voices_that_decline_make_no_claim_together() -> None:
    """Both ministries declined to comment on the figure."""
    text = "to comment on the figure that was printed in the morning papers"
    left, right = said(text, "a", act=Act.DECLINE), said(text, "b", act=Act.DECLINE)

    assert verdict(left, right, {left.id: "orlo", right.id: "vane"}) == "different"
    assert verdict(left, right, {left.id: "orlo", right.id: "orlo"}) == "same"


def test_one_article_says_a_thing_twice_only_in_the_same_words() -> None:
    again = "freight will stay barred: the Strait of Vell closed until last mine cleared"

    assert verdict(said(MINES, "a"), said(again, "a", start=500)) == "none"
    assert verdict(said(MINES, "a"), said(MINES, "a", start=500)) == "same"


def test_two_known_voices_that_say_we_do_not_mean_the_same_people() -> None:
    """“We will not sign this paper,” Orlo said. “We will not sign this paper,” Vane said."""
    left = said("We will not sign this paper", "a", manner=Manner.DIRECT)
    right = said("We will not sign this paper", "b", manner=Manner.DIRECT)

    assert verdict(left, right, {left.id: "orlo", right.id: "vane"}) != "same"
    assert verdict(left, right, {left.id: "orlo", right.id: "orlo"}) == "same"


def test_what_stands_within_is_no_second_claim_and_a_mere_carrier_is_none() -> None:
    """The Courier reported that Dana Orlo had said that the strait will stay closed ..."""
    outer_text = "that Dana Orlo had said " + MINES
    outer = said(outer_text, "a")
    inner = said(MINES, "a", start=len(outer_text) - len(MINES), within=outer.id)
    other = said(MINES, "b")

    links = link([outer, inner, other], {})
    (claim,) = claims([outer, inner, other], links)

    assert {(made.left, made.right) for made in links} == {tuple(sorted((inner.id, other.id)))}
    assert claim.statements == tuple(sorted((inner.id, other.id)))


def test_a_carrier_with_words_of_its_own_keeps_its_claim() -> None:
    """Lind said tolls on grain were doubled in spring by decree, and that Orlo had said ..."""
    own = "tolls on grain were doubled in spring by decree, while Orlo insists "
    outer = said(own + MINES, "a")
    inner = said(MINES, "a", start=len(own), within=outer.id)

    assert len(claims([outer, inner], link([outer, inner], {}))) == 2


def judged(left: Statement, right: Statement, verdict: Verdict, by: str = "rule") -> Link:
    one, two = sorted((left.id, right.id))
    return Link(one, two, verdict, by, Basis("CL002", 0.9))


THREE = [said(f"text number {at} stands for itself", f"doc{at}") for at in range(3)]


def test_a_chain_of_likenesses_is_no_claim() -> None:
    links = [judged(a, b, Verdict.SAME) for a, b in pairwise(THREE)]

    assert sorted(len(claim.statements) for claim in claims(THREE, links)) == [1, 2]


def test_all_pairs_alike_are_one_claim_unless_one_is_judged_different() -> None:
    one, two, three = THREE
    links = [judged(one, two, Verdict.SAME), judged(two, three, Verdict.SAME)]

    assert len(claims(THREE, [*links, judged(one, three, Verdict.SAME)])) == 1
    assert len(claims(THREE, [*links, judged(one, three, Verdict.DIFFERENT)])) == 2


def test_a_person_overrules_the_rules_and_a_later_person_an_earlier() -> None:
    one, two, _ = THREE
    rule = judged(one, two, Verdict.SAME)
    parted = judged(one, two, Verdict.DIFFERENT, "ann")
    joined = judged(one, two, Verdict.SAME, "bea")

    assert len(claims([one, two], [rule, parted])) == 2
    assert len(claims([one, two], [parted, rule])) == 2
    assert len(claims([one, two], [rule, parted, joined])) == 1


def test_the_gist_is_quoted_and_prefers_the_speakers_own_words() -> None:
    direct = said("The Strait of Vell stays closed until the last mine is cleared", "a",
                  manner=Manner.DIRECT)  # fmt: skip
    other = said("the Strait of Vell stays closed until the last mine is cleared", "b")

    (claim,) = claims([direct, other], link([direct, other], {}))

    assert claim.gist_of == direct.id
    assert claim.gist == direct.text


WORDS = ["strait", "mine", "ferry", "Orlo", "Vane", "not", "12", "sailors", "will", "port", "we"]
SPOKEN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
TEXTS = SPOKEN | st.text(max_size=40)
PILES = st.lists(st.tuples(TEXTS, st.integers(0, 3)), max_size=7).map(
    lambda rows: [said(text, f"d{doc}", start=at * 100) for at, (text, doc) in enumerate(rows)]
)


@settings(deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_order_leaves_no_trace_and_no_statement_is_in_two_claims(
    pile: list[Statement], chance: Random
) -> None:
    links = link(pile, {})
    mixed = list(pile)
    chance.shuffle(mixed)
    back = list(links)
    chance.shuffle(back)

    assert link(mixed, {}) == links
    assert claims(mixed, back) == claims(pile, links)
    placed = [one for claim in claims(pile, links) for one in claim.statements]
    assert sorted(placed) == sorted(one.id for one in pile)


@settings(deadline=None)
@given(PILES)
def test_every_link_names_two_statements_and_shows_both(pile: list[Statement]) -> None:
    docs = {one.id: one.doc for one in pile}
    for made in link(pile, {}):
        assert made.left < made.right
        assert 0 <= made.basis.score <= 1
        assert {at.doc for at in made.basis.evidence} == {docs[made.left], docs[made.right]}
