"""Promises of hands: who quoted whom, and through whom somebody spoke."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

from sayso.records.articles import Named
from sayso.records.places import Basis
from sayso.records.speech import Kind
from sayso.speech import learned_reader
from sayso.speech.quoting import quoting
from sayso.text.quotes import Quotation

SHUT = "that the pier was shut"


@pytest.mark.parametrize(
    ("text", "source", "cue", "hands"),
    [
        (
            f"The Varne Courier quoted a neighbour as saying {SHUT}.",
            "The Varne Courier",
            "saying",
            ["a neighbour", "The Varne Courier"],
        ),
        (
            f"The agency Tavis, which later quoted a neighbour as saying {SHUT}, is small.",
            "The agency Tavis",
            "saying",
            ["a neighbour", "which"],
        ),
        (
            f"The mayor, Dana Orlo, was quoted by the Varne Courier on Monday as saying {SHUT}.",
            "the Varne Courier",
            "quoted",
            ["The mayor, Dana Orlo", "the Varne Courier"],
        ),
        (
            f"Radio Varne cited the mayor, Dana Orlo, as saying {SHUT}.",
            "Radio Varne",
            "cited",
            ["the mayor, Dana Orlo", "Radio Varne"],
        ),
    ],
)
def test_who_is_quoted_as_saying_speaks_through_who_quotes(
    text: str, source: str, cue: str, hands: list[str]
) -> None:
    (one,) = built(make(text), heard(text, cue, source, SHUT))

    assert chain(one) == hands
    assert one.cue is not None
    assert one.cue.words(text) == "saying"


def test_words_of_the_quoting_are_no_content() -> None:
    text = "The Varne Courier quoted her as calling the pier “a plank”."
    wide = "her as calling the pier “a plank”"

    (one,) = built(make(text), heard(text, "quoted", "The Varne Courier", wide))

    assert one.text == "the pier “a plank”"
    assert chain(one) == ["her", "The Varne Courier"]


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        (f"Speaking to Radio Varne, Orlo said {SHUT}.", "Radio Varne"),
        (f"Writing in the Varne Courier on Monday, Orlo said {SHUT}.", "the Varne Courier"),
        (f"In an interview with the Varne Courier, Orlo said {SHUT}.", "the Varne Courier"),
        (f"Orlo said on state radio {SHUT}.", "state radio"),
        (f"Orlo said in a podcast by the weekly Lantern {SHUT}.", "the weekly Lantern"),
        (f"Orlo, reached by the Varne Courier by telephone, said {SHUT}.", "the Varne Courier"),
        (f"Orlo said through a spokesman {SHUT}.", "a spokesman"),
        (f"Through her lawyer, Orlo said {SHUT}.", "her lawyer"),
        (f"Orlo, through her union, said {SHUT}.", "her union"),
    ],
)
def test_through_whom_somebody_spoke_is_a_hand(text: str, hand: str) -> None:
    (one,) = built(make(text), heard(text, "said", "Orlo", SHUT))

    assert chain(one) == ["Orlo", hand]


@pytest.mark.parametrize(
    "text",
    [
        f"Speaking to reporters, Orlo said {SHUT}.",
        f"Speaking to Ilin Tavo, Orlo said {SHUT}.",
        f"In a letter to the court, Orlo said {SHUT}.",
        f"In an interview on Monday, Orlo said {SHUT}.",
        f"Asked about it on Thursday, Orlo said {SHUT}.",
        f"Orlo, asked about it on Thursday, said {SHUT}.",
        f"Orlo said through the window {SHUT}.",
    ],
)
def test_an_audience_or_an_occasion_is_no_hand(text: str) -> None:
    (one,) = built(make(text), heard(text, "said", "Orlo", SHUT))

    assert chain(one) == ["Orlo"]


def test_an_outlet_cites_its_sources_and_a_house_its_reasons() -> None:
    outlet = f"The Varne Courier, citing engineers at the yard, said {SHUT}."
    house = f"The harbour board, citing the rules of the yard, said {SHUT}."

    (one,) = built(make(outlet), heard(outlet, "said", "The Varne Courier", SHUT))
    (other,) = built(make(house), heard(house, "said", "The harbour board", SHUT))

    assert chain(one) == ["engineers at the yard", "The Varne Courier"]
    assert chain(other) == ["The harbour board"]


def test_a_credited_agency_that_is_named_is_no_second_hand() -> None:
    text = f"Tavis Agency quoted a neighbour as saying {SHUT}. (Tavis)"
    at = text.index("(Tavis)")
    document, _ = make(text)
    credited = Named("Tavis", Basis("IN007", 0.9, (document.at(at, at + 7),)))
    page = make(text, credit=credited)

    (one,) = built(page, heard(text, "saying", "Tavis Agency", SHUT))

    assert chain(one) == ["a neighbour", "Tavis Agency"]


def test_what_one_reacts_to_did_not_come_through_them() -> None:
    text = f"Orlo was reacting to a story in the Varne Courier saying {SHUT}."
    story = f"a story in the Varne Courier saying {SHUT}"

    outer, inner = built(
        make(text),
        heard(text, "was reacting to", "Orlo", story),
        heard(text, "saying", "the Varne Courier", SHUT, inner=True),
    )

    assert chain(outer) == ["Orlo"]
    assert (chain(inner), inner.within) == (["the Varne Courier"], outer.id)


# --- what a pointing word is ---------------------------------------------------------------------


def test_a_pronoun_is_as_nameless_as_who_spoke_before_it() -> None:
    text = (
        "A former engineer said that the gate had been open for a week. He said that nobody had "
        "asked him. Dana Orlo said that the gate was shut. She said that it would stay shut."
    )

    kinds = {one.chain.mouth.text: one.chain.mouth for one in learned_reader(*make(text)).items}

    assert kinds["He"].kind is Kind.UNNAMED
    assert kinds["She"].kind is Kind.PERSON
    assert kinds["A former engineer"].anonymity is not None


def test_a_role_noun_is_nameless_if_it_was_brought_in_without_a_name() -> None:
    text = (
        "An engineer told the council on Monday that the gate had been open for a week. The "
        "engineer said that nobody had asked. The mayor said that she would ask."
    )

    kinds = {
        one.chain.mouth.text: one.chain.mouth.kind for one in learned_reader(*make(text)).items
    }

    assert kinds["The engineer"] is Kind.UNNAMED
    assert kinds["The mayor"] is Kind.PERSON


ODD = [
    *("quoted ", "cited by ", "as saying ", "Orlo ", "the Courier ", ", ", ". ", "“", "”", "in "),
    *("through her lawyer ", "Speaking to ", "was ", "on state radio ", "which ", "\n"),
]


@given(st.lists(st.sampled_from(ODD), max_size=14))
def test_odd_grammar_is_never_an_error(words: list[str]) -> None:
    text = "".join(words) + "Orlo said that the pier was shut."

    for one in built(make(text), heard(text, "said", "Orlo said"[:4], SHUT)):
        assert all(at.words(text) for at in one.content)
        assert all(
            hop.mention.at is None or hop.mention.at.words(text) == hop.mention.text
            for hop in one.chain.hops
        )


# --- hearsay behind a noun -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reports that the pier is sinking were false.", "that the pier is sinking"),
        ("Unconfirmed rumours that the pier was sold have spread.", "that the pier was sold"),
        ("Orlo denied reports on Monday that the pier is sinking.", "that the pier is sinking"),
        ("Asked about rumours that the pier was sold, Orlo left.", "that the pier was sold"),
    ],
)
def test_nobody_stands_behind_reports_and_rumours(text: str, words: str) -> None:
    (one,) = built(make(text))

    assert one.text == words
    assert one.chain.mouth.kind is Kind.HEARSAY


@pytest.mark.parametrize(
    "text",
    [
        "His claims that the pier is sinking were false.",
        "Orlo read reports that morning.",
        "The harbour master reports that the pier is sinking.",
    ],
)
def test_words_that_belong_to_somebody_are_no_rumour(text: str) -> None:
    assert all(one.chain.mouth.kind is not Kind.HEARSAY for one in built(make(text)))


def test_a_hand_and_what_it_claims_are_one_hand() -> None:
    text = f"According to claims made by the Varne Courier, which cites two dockers, {SHUT[5:]}."
    source = "claims made by the Varne Courier"

    (one,) = built(
        make(text),
        heard(text, "According to", source, SHUT[5:], out=("the Varne Courier",)),
    )

    assert sum("Courier" in name for name in chain(one)) == 1


# --- quoted as saying, behind the words ----------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "hands"),
    [
        ("the Varne Courier quoted Dana Orlo as saying.", ["Dana Orlo", "the Varne Courier"]),
        ("Dana Orlo was quoted by the Courier as saying.", ["Dana Orlo", "the Courier"]),
        ("Dana Orlo was quoted as saying by the Courier.", ["Dana Orlo", "the Courier"]),
        ("Radio Varne cited Dana Orlo as telling reporters.", ["Dana Orlo", "Radio Varne"]),
        ("Mayor Dana Orlo was quoted as saying.", ["Mayor Dana Orlo"]),
    ],
)
@pytest.mark.parametrize("words", ["“The pier belongs to us,”", '"There was no fire at the pier,"'])
def test_words_before_their_quoting_are_whole(words: str, clause: str, hands: list[str]) -> None:
    (one,) = learned_reader(*make(f"The council met.\n\n{words} {clause}")).items

    assert one.text.strip('“”"') == words.strip('“”"')
    assert chain(one) == hands


def test_quotations_before_a_quoting_that_were_not_heard_are_told() -> None:
    text = "“The quay is ours,” Dana Orlo was quoted by the Varne Courier as saying."
    at = text.index("The quay") - 1

    (one,) = quoting(text, [], [Quotation(at, text.index(" Dana"), opened=True, closed=True)])

    assert one.content == ((0, text.index(" Dana")),)
    assert one.source is not None
    assert text[slice(*one.source)] == "Dana Orlo"
    assert [text[slice(*hand)] for hand, _ in one.hands] == ["the Varne Courier"]
