"""Promises of the rules reader, each with the article that shows it."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import GIVEN, Page, make

from sayso.records.articles import Named
from sayso.records.places import Anchor, Basis, Dating
from sayso.records.speech import GAP, Act, Anonymity, Kind, Manner, Statement
from sayso.speech import rules_reader

Read = Callable[[Page], tuple[Statement, ...]]


def chain(statement: Statement) -> list[str]:
    return [hop.mention.text for hop in statement.chain.hops]


def test_a_quotation_goes_to_the_subject_of_its_cue(page: Page, read: Read) -> None:
    """
    “The berth is safe,” harbour chief Ilin Tavo said on Monday.
    """
    (one,) = read(page)

    assert one.text == "“The berth is safe,”"
    assert chain(one) == ["harbour chief Ilin Tavo"]
    assert one.manner is Manner.DIRECT
    assert one.chain.mouth.kind is Kind.PERSON


def test_an_inverted_cue_has_its_speaker_behind_it(page: Page, read: Read) -> None:
    """
    "We were not asked," said Dana Orlo, head of the ferry union.
    """
    (one,) = read(page)

    assert chain(one) == ["Dana Orlo, head of the ferry union"]


def test_a_broken_quotation_is_one_statement_with_two_anchors(page: Page, read: Read) -> None:
    """
    “We will wait,” Orlo said. “But we will not wait for ever.”
    """
    (one,) = read(page)

    assert len(one.content) == 2
    assert one.text == "“We will wait,”" + GAP + "“But we will not wait for ever.”"


def test_indirect_speech_begins_behind_the_cue(page: Page, read: Read) -> None:
    """
    The port authority announced on Friday that the northern berth would stay closed until May.
    """
    (one,) = read(page)

    assert one.text == "that the northern berth would stay closed until May"
    assert chain(one) == ["The port authority"]
    assert one.manner is Manner.INDIRECT


def test_mixed_speech_keeps_its_marks(page: Page, read: Read) -> None:
    """
    Tavo said the berth was “as safe as a church” and would reopen soon.
    """
    (one,) = read(page)

    assert one.manner is Manner.MIXED
    assert one.text.startswith("the berth was “as safe")


def test_the_one_who_is_told_never_speaks(page: Page, read: Read) -> None:
    """
    Orlo told the port committee that the offer was too low.
    """
    (one,) = read(page)

    assert chain(one) == ["Orlo"]


def test_an_outlet_that_is_told_is_the_next_hand(page: Page, read: Read) -> None:
    """
    A port official told the Courier that the crane had been inspected twice.
    """
    (one,) = read(page)

    assert chain(one) == ["A port official", "the Courier"]
    assert [hop.mention.kind for hop in one.chain.hops] == [Kind.UNNAMED, Kind.OUTLET]
    assert one.chain.mouth.anonymity is Anonymity.OFFICIAL


@pytest.mark.parametrize("told", ["state television", "the Norwire agency", "the agency Norwire"])
def test_an_outlet_without_a_newspaper_name_is_a_hand_too(told: str) -> None:
    (one,) = rules_reader(*make(f"Landa told {told} that the crane had failed.")).items

    assert chain(one) == ["Landa", told]
    assert one.chain.hops[1].mention.kind is Kind.OUTLET


def test_two_cues_on_one_content_are_two_hands(page: Page, read: Read) -> None:
    """
    The strait is closed, coast guard spokesman Per Landa said, the Merin News Agency reported.
    """
    outer, inner = read(page)

    assert inner.within == outer.id
    assert inner.text == "The strait is closed"
    assert chain(inner) == ["coast guard spokesman Per Landa", "the Merin News Agency"]
    assert chain(outer) == ["the Merin News Agency"]


def test_an_attribution_inside_another_goes_on_through_it(page: Page, read: Read) -> None:
    """
    The Harbour Gazette reported that Landa had said that the strait was mined.
    """
    outer, inner = read(page)

    assert outer.text == "that Landa had said that the strait was mined"
    assert inner.text == "that the strait was mined"
    assert chain(inner) == ["Landa", "The Harbour Gazette"]


def test_a_list_of_speakers_is_one_source(page: Page, read: Read) -> None:
    """
    While Halvane, the Isles, and several other states voiced support for the plan, talks go on.
    """
    (one,) = read(page)

    assert chain(one) == ["Halvane, the Isles, and several other states"]


def test_who_tells_of_their_own_words_stands_in_the_chain_once(page: Page, read: Read) -> None:
    """
    Orlo said she had hoped that the crane would come.
    """
    outer, inner = read(page)

    assert inner.within == outer.id
    assert chain(inner) == ["she"]


def test_a_second_cue_of_one_subject_is_a_second_statement(page: Page, read: Read) -> None:
    """
    Tavo said that he had never seen the list and denied that the port was backing out.
    """
    first, second = read(page)

    assert first.text == "that he had never seen the list"
    assert second.text == "that the port was backing out"
    assert chain(second) == ["Tavo"]
    assert second.act is Act.DENY


def test_an_outlet_that_tells_what_it_was_told_is_not_listed() -> None:
    text = "A port official told the Courier that the crane had been inspected."
    document, article = make(text, outlet=Named("Ostrel Courier", GIVEN))
    (one,) = rules_reader(document, article).items

    assert chain(one) == ["A port official"]


def test_a_cited_source_is_the_mouth_of_what_a_paper_writes(page: Page, read: Read) -> None:
    """
    The ferry may be sold, according to the Evening Post, which cites two unnamed officials.
    """
    (one,) = read(page)

    assert chain(one) == ["two unnamed officials", "the Evening Post"]
    assert one.text == "The ferry may be sold"


@pytest.mark.parametrize(
    ("sentence", "mouth"),
    [
        ("The minister reportedly left the talks early.", "reportedly"),
        ("Orlo is said to have met the harbour master in secret.", "is said"),
    ],
)
def test_hearsay_has_nobody_behind_it(sentence: str, mouth: str) -> None:
    (one,) = rules_reader(*make(sentence)).items

    assert one.chain.mouth.kind is Kind.HEARSAY
    assert one.chain.mouth.text == mouth


def test_hearsay_gives_way_to_a_source_that_is_named(page: Page, read: Read) -> None:
    """
    The minister has reportedly left the talks, according to the Courier.
    """
    (one,) = read(page)

    assert chain(one) == ["the Courier"]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The ministry denied that the crane was broken.", Act.DENY),
        ("Landa rejected the offer.", Act.DENY),
        ("The ministry did not confirm the report.", Act.DECLINE),
        ("The ministry neither confirmed nor denied the report.", Act.DECLINE),
        ("The mayor pledged to reopen the berth.", Act.PLEDGE),
        ("The union called for a new inspection.", Act.DEMAND),
        ("The state proposed a toll of four crowns.", Act.PROPOSE),
        ("Orlo asked why the berth was closed.", Act.QUESTION),
        ("Orlo said the berth was closed.", Act.ASSERT),
    ],
)
def test_the_cue_tells_the_act(sentence: str, act: Act) -> None:
    (one,) = rules_reader(*make(sentence)).items

    assert one.act is act


def test_a_quotation_goes_on_over_a_paragraph(page: Page, read: Read) -> None:
    """
    “The first crane came in spring,” Orlo said. “The second never came.

    “We have asked for it every month.”
    """
    (one,) = read(page)

    assert one.content[-1].words(page[0].text) == "“We have asked for it every month.”"


def test_a_paragraph_that_is_a_quotation_belongs_to_the_last_speaker(
    page: Page, read: Read
) -> None:
    """
    More than thirty towns will be asked, the spokesman told reporters.

    “Each of them will answer for itself, and none will be left out.”
    """
    _, inferred = read(page)

    assert chain(inferred) == ["the spokesman"]
    assert inferred.basis.rule == "SP009"


def test_a_quotation_with_words_of_its_own_is_not_the_last_speakers(page: Page, read: Read) -> None:
    """
    Asked whether she would run again, Orlo declined to comment.

    “It is a disgrace for this town” - that is how union leader Jan Weer described it.
    """
    assert all(chain(one) != ["Orlo"] or "disgrace" not in one.text for one in read(page))


def test_a_quotation_of_nobody_is_kept_without_a_speaker(page: Page, read: Read) -> None:
    """
    The harbour was quiet.

    “It was the longest night that this town has ever seen.”
    """
    (one,) = read(page)

    assert one.chain.mouth.at is None
    assert one.chain.mouth.text == ""


def test_an_open_quotation_is_a_finding_and_no_loss(page: Page) -> None:
    """
    Orlo said: “The offer is too low and we will not take it.

    The talks go on.
    """
    outcome = rules_reader(*page)

    assert [finding.code for finding in outcome.findings] == ["SP011"]
    assert outcome.items[0].text == "“The offer is too low and we will not take it."


def test_a_weekday_at_the_cue_dates_the_statement() -> None:
    day = Dating(date(2031, 3, 5), date(2031, 3, 5), GIVEN)  # a Wednesday
    (one,) = rules_reader(
        *make("Orlo said on Monday that the berth was shut.", published=day)
    ).items

    assert one.said is not None
    assert (one.said.earliest, one.said.latest) == (date(2031, 3, 3), date(2031, 3, 3))


def test_a_weekday_in_the_content_dates_nothing() -> None:
    day = Dating(date(2031, 3, 5), date(2031, 3, 5), GIVEN)
    (one,) = rules_reader(
        *make("Orlo said that the berth had shut on Monday.", published=day)
    ).items

    assert one.said is None


def test_a_credit_line_is_the_last_hand() -> None:
    text = "(Merin) Orlo said the berth was shut."
    document, article = make(text, credit=Named("Merin", _at(0, 7)))
    (one,) = rules_reader(document, article).items

    assert chain(one)[-1] == "Merin"
    assert one.chain.hops[-1].mention.kind is Kind.OUTLET


def _at(start: int, end: int) -> Basis:
    return Basis("IN001", 1.0, (Anchor("d0", start, end),))


SIGNS = st.sampled_from(
    [
        "“", "”", '"', "''", "‘", "’", "«", "»", ",", ".", "?", ":", ";", "\n\n", "\r\n", " ", "—",
        "(", ")", "…",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "said", "Orlo", "the Courier", "reported", "that", "reportedly", "according to", "told",
        "citing", "which cites unnamed sources", "and", "we", "he", "is said to", "denied", "not",
        "asked", "statements by", "Mr.", "U.S.", "on Monday", "the union", "plan", "I", "saying",
    ]
)  # fmt: skip
NEWS = st.lists(st.one_of(WORDS, WORDS, SIGNS), max_size=40).map(" ".join)
ANYTHING = st.one_of(NEWS, st.text(max_size=300), st.lists(NEWS).map("\n\n".join))


@given(ANYTHING)
def test_every_anchor_holds_its_words(text: str) -> None:
    document, article = make(text)

    for one in rules_reader(document, article).items:
        assert one.text == GAP.join(at.words(text) for at in one.content)
        assert list(one.content) == sorted(one.content)
        for hop in one.chain.hops:
            assert hop.mention.at is None or hop.mention.at.words(text) == hop.mention.text
            assert hop.mention.at is not None or hop.mention.text == ""


@given(ANYTHING)
def test_a_statement_within_goes_on_through_the_outer_chain(text: str) -> None:
    statements = {one.id: one for one in rules_reader(*make(text)).items}

    for one in statements.values():
        if one.within:
            outer = statements[one.within].chain.hops
            own_words = one.chain.hops[-len(outer) :] != outer
            assert not own_words or one.chain.hops[1:] == outer[1:]


@given(ANYTHING)
def test_the_same_article_gives_the_same_statements(text: str) -> None:
    assert rules_reader(*make(text)) == rules_reader(*make(text))


@given(ANYTHING)
def test_no_two_statements_have_one_id(text: str) -> None:
    ids = [one.id for one in rules_reader(*make(text)).items]

    assert len(ids) == len(set(ids))
