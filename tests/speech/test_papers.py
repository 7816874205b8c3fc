"""What rests on an outlet that was named before, each case with the article that shows it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import Page, make

from sayso.records.articles import Named
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis
from sayso.records.speech import Hop, Kind, Mention, Statement
from sayso.speech import rules_reader
from sayso.speech.papers import rested
from sayso.speech.resting import Voice, keys
from sayso.text.models import logistic
from sayso.text.weights.papers import VERSION

Read = Callable[[Page], tuple[Statement, ...]]


def chain(statement: Statement) -> list[str]:
    return [hop.mention.text for hop in statement.chain.hops]


def inferred(statement: Statement) -> list[Hop]:
    return [hop for hop in statement.chain.hops if hop.basis is not None]


def test_who_told_a_paper_once_goes_on_through_it(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The gate had been open for a week, the engineer said.
    """
    first, second = rested(read(page), page[0].text)

    assert chain(first) == ["An engineer", "the Ostrel Courier"]
    assert inferred(first) == []
    assert chain(second) == ["the engineer", "the Ostrel Courier"]
    assert inferred(second) == [second.chain.hops[-1]]


def test_the_inferred_hand_shows_its_evidence(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The gate had been open for a week, the engineer said.
    """
    text = page[0].text

    _, second = rested(read(page), page[0].text)

    (hop,) = inferred(second)
    assert hop.cue is None
    assert hop.mention.kind is Kind.OUTLET
    assert hop.basis is not None
    assert hop.basis.rule == "SP023"
    shown = [at.words(text) for at in hop.basis.evidence]
    assert shown == ["the Ostrel Courier", "told", "the engineer"]


def test_the_score_falls_with_every_further_statement(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The engineer said that the berth was wet. The engineer said that the crane was old.

    The engineer said that the mast was gone.
    """
    _, *later = rested(read(page), page[0].text)

    scores = [hop.basis.score for one in later for hop in inferred(one) if hop.basis]
    assert len(scores) == 3
    assert scores == sorted(set(scores), reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_at_last_nothing_rests_on_a_paper_that_was_named_long_ago() -> None:
    lines = ["An engineer told the Ostrel Courier that gate 0 was open."]
    lines += [f"The engineer said that gate {number} was open." for number in range(1, 60)]

    _, *later = rested(rules_reader(*make("\n\n".join(lines))).items, "\n\n".join(lines))

    assert inferred(later[0])
    assert not inferred(later[-1])


def test_when_the_paper_is_named_again_the_score_rises_again(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The engineer said that the berth was wet. The engineer said that the crane was old.

    The engineer told the Ostrel Courier that the mast was gone.

    The engineer said that the mole was cracked.
    """
    scores = [
        hop.basis.score
        for one in rested(read(page), page[0].text)
        for hop in inferred(one)
        if hop.basis
    ]

    assert len(scores) == 3
    assert scores[2] > scores[1] < scores[0]


def test_other_unnamed_voices_rest_on_the_paper_too_but_less_surely(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The engineer said that the berth was wet.

    One of them said that the crane was old.
    """
    _, same, other = rested(read(page), page[0].text)

    (sure,), (less,) = inferred(same), inferred(other)
    assert sure.basis is not None
    assert less.basis is not None
    assert chain(other) == ["One of them", "the Ostrel Courier"]
    assert less.basis.score < sure.basis.score


def test_who_answers_by_name_did_not_speak_through_the_paper(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    Harbour master Dana Orlo said that the gate was shut.
    """
    _, answer = rested(read(page), page[0].text)

    assert chain(answer) == ["Harbour master Dana Orlo"]


@pytest.mark.parametrize(
    "speaker",
    [
        "A ministry spokesman",
        "A spokeswoman for the harbour board",
        "A government official",
        "A police source",
        "The Harbour Board",
        "The union",
        "Residents",
    ],
)
def test_who_speaks_for_a_house_did_not_speak_through_the_paper(speaker: str) -> None:
    told = "An engineer told the Ostrel Courier that the gate was open."
    text = f"{told}\n\n{speaker} said that the gate was shut."

    _, answer = rested(rules_reader(*make(text)).items, text)

    assert chain(answer) == [speaker]


def test_each_voice_goes_on_through_its_own_paper(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    A diver told the Harbour Gazette that the gate was shut.

    The engineer said that the berth was wet. The diver said that the berth was dry.
    """
    _, _, engineer, diver = rested(read(page), page[0].text)

    assert chain(engineer) == ["The engineer", "the Ostrel Courier"]
    assert chain(diver) == ["The diver", "the Harbour Gazette"]


def test_a_named_voice_that_told_a_paper_goes_on_through_it_by_surname_and_pronoun(
    page: Page, read: Read
) -> None:
    """
    Harbour master Dana Orlo told the Ostrel Courier that the gate was open.

    Orlo said that the berth was wet.

    She said that the crane was old.
    """
    _, surname, pronoun = rested(read(page), page[0].text)

    assert chain(surname) == ["Orlo", "the Ostrel Courier"]
    assert chain(pronoun) == ["She", "the Ostrel Courier"]


def test_a_source_goes_on_through_the_paper_that_has_unnamed_sources(
    page: Page, read: Read
) -> None:
    """
    A source told the Ostrel Courier that the gate was open.

    The gate was repaired in May by the board of the harbour at a cost of two million crowns.

    A source in the harbour said that the berth was wet.
    """
    *_, one = rested(read(page), page[0].text)

    assert chain(one) == ["A source in the harbour", "the Ostrel Courier"]
    assert len(inferred(one)) == 1


def test_words_that_point_back_are_no_other_paper(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    A diver told the newspaper that the gate was shut.

    The engineer said that the berth was wet.
    """
    _, _, engineer = rested(read(page), page[0].text)

    assert len(inferred(engineer)) == 1


def test_an_inner_statement_goes_where_its_outer_one_goes(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The engineer said that Landa had said that the berth was wet.
    """
    _, outer, inner = rested(read(page), page[0].text)

    assert inner.within == outer.id
    assert chain(outer) == ["The engineer", "the Ostrel Courier"]
    assert chain(inner) == ["Landa", "The engineer", "the Ostrel Courier"]
    assert inferred(inner) == inferred(outer)


def test_the_words_of_a_named_voice_inside_are_not_given_to_the_paper(
    page: Page, read: Read
) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    Harbour master Dana Orlo said that the engineer had said that the berth was wet.
    """
    _, outer, inner = rested(read(page), page[0].text)

    assert inner.within == outer.id
    assert inferred(outer) == inferred(inner) == []


def test_hearsay_rests_on_nobody(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The berth reportedly was wet.
    """
    _, hearsay = rested(read(page), page[0].text)

    assert hearsay.chain.mouth.kind is Kind.HEARSAY
    assert inferred(hearsay) == []


def test_a_paper_rests_on_no_other_paper(page: Page, read: Read) -> None:
    """
    An engineer told the Ostrel Courier that the gate was open.

    The Harbour Gazette reported that the berth was wet.

    The Ostrel Courier reported that the crane was old.
    """
    _, *papers = rested(read(page), page[0].text)

    assert [chain(one) for one in papers] == [["The Harbour Gazette"], ["The Ostrel Courier"]]


def test_a_paper_that_was_not_named_yet_carries_nothing(page: Page, read: Read) -> None:
    """
    An official said that the gate was shut.

    The official told the Ostrel Courier that the gate was open.
    """
    before, _ = rested(read(page), page[0].text)

    assert chain(before) == ["An official"]


def test_an_article_that_names_no_paper_is_left_as_it_is(page: Page, read: Read) -> None:
    """
    An engineer said that the gate was open. Two officials said that it was shut.

    The berth reportedly was wet, and Orlo said that nobody had been told.
    """
    assert rested(read(page), page[0].text) == list(read(page))


def test_the_agency_that_is_credited_comes_after_the_paper() -> None:
    text = (
        "(Norwire) An engineer told the Ostrel Courier that the gate was open.\n\n"
        "The engineer said that the berth was wet."
    )
    credit = Named("Norwire", Basis("IN001", 1.0, (Anchor("d0", 0, 9),)))

    first, second = rested(rules_reader(*make(text, credit=credit)).items, text)

    assert chain(first) == ["An engineer", "the Ostrel Courier", "Norwire"]
    assert chain(second) == ["The engineer", "the Ostrel Courier", "Norwire"]


def test_an_agency_that_is_credited_carries_nobody_by_itself() -> None:
    text = "(Norwire) An engineer said it was open.\n\nThe engineer said it was wet."
    credit = Named("Norwire", Basis("IN001", 1.0, (Anchor("d0", 0, 9),)))
    found = rules_reader(*make(text, credit=credit)).items

    assert rested(found, text) == list(found)


@pytest.mark.parametrize("number", range(12))
def test_the_outer_statement_comes_before_the_inner_one(number: int) -> None:
    text = (
        f"“The {'very ' * number}old ship,” the engineer said late on Monday in a long letter, "
        "“will sail,” another official said."
    )

    outer, inner = rules_reader(*make(text)).items

    assert inner.within == outer.id


MOUTHS = st.sampled_from(
    [
        "An engineer", "The engineer", "Two officials", "The officials", "Another official",
        "Another", "She", "They", "Dana Orlo", "Orlo", "A ministry spokesman", "The union",
        "A source close to the board", "The Harbour Gazette",
    ]
)  # fmt: skip
CUES = st.sampled_from(
    [
        "said", "told the Ostrel Courier", "told the newspaper", "told the Harbour Gazette",
        "reportedly said", "said that Landa had said",
    ]
)  # fmt: skip
TOLD = st.tuples(MOUTHS, CUES).map(lambda both: f"{both[0]} {both[1]} that the gate was open.")
ARTICLE = st.lists(TOLD, max_size=12).map("\n\n".join)


@given(ARTICLE)
def test_resting_twice_adds_nothing(text: str) -> None:
    once = rested(rules_reader(*make(text)).items, text)

    assert rested(once, text) == once


@given(ARTICLE)
def test_nothing_but_hands_at_the_end_is_added(text: str) -> None:
    found = rules_reader(*make(text)).items
    after = rested(found, text)

    assert [one.id for one in after] == [one.id for one in found]
    for one, other in zip(found, after, strict=True):
        hops = [hop for hop in other.chain.hops if hop.basis is None]
        assert hops == list(one.chain.hops)
        assert len(inferred(other)) <= 1
        assert other.content == one.content


@given(ARTICLE)
def test_who_is_no_voice_of_a_person_rests_on_nothing(text: str) -> None:
    for one in rested(rules_reader(*make(text)).items, text):
        if one.within is None and one.chain.mouth.kind in {Kind.HEARSAY, Kind.OUTLET}:
            assert inferred(one) == []


@given(ARTICLE)
def test_every_inferred_hand_has_a_score_and_places_that_stand_in_the_text(text: str) -> None:
    for one in rested(rules_reader(*make(text)).items, text):
        for hop in inferred(one):
            assert hop.basis is not None
            assert 0 < hop.basis.score < 1
            assert hop.mention.at in hop.basis.evidence
            assert all(at.end <= len(text) for at in hop.basis.evidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour master Dana Orlo", "Orlo"),
        ("Dana Orlo, who runs the harbour", "Orlo’s"),
        ("The harbour master, Dana Orlo", "Orlo"),
        ("The harbour master, Dana Orlo", "the master"),
        ("An engineer at the harbour board", "the engineer"),
        ("Two officials familiar with the talks", "the officials"),
        ("a person close to the board", "The person"),
        ("Two officials", "Officials"),
    ],
)
def test_a_voice_is_known_again(one: str, other: str) -> None:
    assert not _keys(one).isdisjoint(_keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Orlo", "Ilin Tavo"),
        ("an engineer", "a diver"),
        ("Orlo", "the engineer"),
        ("the mayor of Port Arden, Dana Orlo", "Port Arden"),
    ],
)
def test_voices_are_told_apart(one: str, other: str) -> None:
    assert _keys(one).isdisjoint(_keys(other))


@pytest.mark.parametrize("word", ["he", "She", "they", "Another", "the other"])
def test_a_word_that_points_back_is_the_last_voice(word: str) -> None:
    assert _keys(word, frozenset({"Orlo"})) == {"Orlo"}


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_words_have_keys_or_none_and_no_empty_one(words: str) -> None:
    assert "" not in _keys(words)


def _keys(words: str, last: Voice = frozenset()) -> Voice:
    return keys(Mention(None, words, Kind.PERSON), last)


def test_without_statements_nothing_rests() -> None:
    assert rested([], "") == []


def test_the_name_of_what_was_learnt_changes_with_it() -> None:
    weights = sorted(logistic("papers").items())

    assert digest(*(f"{name} {value}" for name, value in weights))[:6] == VERSION
