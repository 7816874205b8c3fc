"""Promises of the learned reader: what any weights must keep, and what rules build on them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.speech.conftest import GIVEN, Page, make

from sayso.records.articles import Named, Role
from sayso.records.places import Anchor, Basis
from sayso.records.speech import GAP, Act, Chain, Kind, Manner, Statement
from sayso.speech import LearnedReader, learned_reader, rules_reader
from sayso.speech.heard import Heard
from sayso.speech.learned import merged
from sayso.speech.paragraphs import paragraphs
from sayso.speech.statements import Page as Sheet
from sayso.speech.statements import place, statements
from sayso.text.models import encoder


def read(page: Page) -> tuple[Statement, ...]:
    return learned_reader(*page).items


def chain(statement: Statement) -> list[str]:
    return [hop.mention.text for hop in statement.chain.hops]


# --- what the weights must hear ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        ("Dana Orlo said that the berth was shut.", "the berth was shut", "Dana Orlo"),
        ("“The berth is shut,” Dana Orlo said.", "The berth is shut", "Dana Orlo"),
        ("“The berth is shut,” said Dana Orlo.", "The berth is shut", "Dana Orlo"),
        ("According to Dana Orlo, the berth is shut.", "the berth is shut", "Dana Orlo"),
        ("The harbour board said that the berth was shut.", "the berth was shut", "board"),
    ],
)
def test_plain_speech_is_heard(sentence: str, words: str, speaker: str) -> None:
    (one,) = read(make(sentence))

    assert words in one.text
    assert speaker in one.chain.mouth.text
    assert one.basis.rule == "SP020"


@pytest.mark.parametrize(
    ("told", "mouth"),
    [
        ("the port committee", "Orlo"),
        ("Ilin Tavo", "Orlo"),
        ("the harbour board", "A union leader"),
        ("reporters", "Mayor Per Landa"),
        ("her lawyer", "The minister"),
    ],
)
def test_the_one_who_is_told_never_speaks(told: str, mouth: str) -> None:
    found = read(make(f"{mouth} told {told} that the offer was too low."))

    assert [one.chain.mouth.text for one in found] == [mouth]


def test_an_outlet_that_is_told_is_the_next_hand_and_no_speaker(page: Page) -> None:
    """
    A port official told the Courier that the crane had been inspected twice.
    """
    (one,) = read(page)

    assert chain(one) == ["A port official", "the Courier"]
    assert [hop.mention.kind for hop in one.chain.hops] == [Kind.UNNAMED, Kind.OUTLET]


@pytest.mark.parametrize(
    ("words", "speaker", "outlet"),
    [
        ("The ferry will sail on Monday", "Ilin Tavo", "the Evening Courier"),
        ("The berth will stay shut until May", "harbour master Dana Orlo", "the Varne Courier"),
        ("“We will not sail,”", "Dana Orlo", "the Ostrel Courier"),
    ],
)
def test_who_spoke_and_who_reported_it_are_two_hands(words: str, speaker: str, outlet: str) -> None:
    comma = "" if words.endswith("”") else ","

    (one,) = read(make(f"{words}{comma} {speaker} said, {outlet} reported."))

    assert one.text.strip("“,”") == words.strip("“,”")
    assert chain(one) == [speaker, outlet]
    assert [hop.mention.kind for hop in one.chain.hops] == [Kind.PERSON, Kind.OUTLET]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister reportedly left the talks early.",
        "Orlo is said to have met the harbour master in secret.",
        "The ferry has allegedly been sold to a shipyard.",
    ],
)
def test_hearsay_has_nobody_behind_it(sentence: str) -> None:
    (one,) = read(make(sentence))

    assert one.chain.mouth.kind is Kind.HEARSAY


NAMES = [
    f"{first}{middle}{last}"
    for first in ("Or", "Tav", "Mel", "Brun", "Hald", "Ves", "Kir", "Zan", "Pell", "Dag")
    for middle in ("a", "e", "i", "o", "u")
    for last in ("lo", "nen", "rik", "sda")
]
TOLD = (
    "the northern berth would stay closed until the cranes had been repaired",
    "the ferry to the outer isles had been sold to a shipyard across the bay",
    "nobody had asked the dockers before the plan was printed",
    "the new toll would be four crowns for a cart and two for a rider",
    "the lighthouse needed a keeper and the mole a coat of paint",
    "more than thirty towns had joined the harbour league since spring",
    "the harvest had been poor and the granaries were half empty",
)
FILLER = (
    "It rained all night in the lower town.",
    "The harbour was quiet, and the market opened late that day.",
    "Three ships lay outside the mole.",
    "",
)
LONG = "\r\n\r\n".join(
    " ".join(
        f"{name} said that {TOLD[(at + more) % len(TOLD)]}. {FILLER[(at + more) % len(FILLER)]}"
        for more, name in enumerate(NAMES[at : at + 3])
    )
    for at in range(0, len(NAMES), 3)
)


def test_no_statement_is_lost_at_the_edge_of_a_window() -> None:
    found = {(one.chain.mouth.text, one.text.removeprefix("that ")) for one in read(make(LONG))}
    wanted = {(name, TOLD[number % len(TOLD)]) for number, name in enumerate(NAMES)}

    assert len(set(NAMES)) == 200
    assert len(LONG.split()) > 3000
    assert len(wanted & found) >= 0.95 * len(wanted)


def test_an_article_reads_the_same_in_pieces_and_whole() -> None:
    half = LONG.index("\r\n\r\n", len(LONG) // 2)
    whole = {(chain(one)[0], one.text) for one in read(make(LONG))}
    parts = {
        (chain(one)[0], one.text) for cut in (LONG[:half], LONG[half:]) for one in read(make(cut))
    }

    assert len(whole ^ parts) <= 0.05 * len(whole)


# --- any text ------------------------------------------------------------------------------------

SIGNS = st.sampled_from(
    [
        "“", "”", '"', "''", "‘", "’", "«", "»", ",", ".", "?", ":", ";", "\n\n", "\r\n", " ", "—",
        "(", ")", "…", "\u00a0", "\u200b", "\u0301", "\u2028", "\x00", "\x07", "\x1b[31m", "\x85",
        "🚢", "👩\u200d🚀", "中文", "한국", "İ", "ﬁ", "\ud800", "\udfff", "\ufeff", "x" * 120,
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "said", "Orlo", "the Courier", "reported", "that", "reportedly", "according to", "told",
        "citing", "which cites unnamed sources", "and", "we", "he", "is said to", "denied", "not",
        "asked", "statements by", "Mr.", "U.S.", "on Monday", "the union", "plan", "I", "saying",
        "an official", "another official", "fears", "wants", "the newspaper", "quoted",
    ]
)  # fmt: skip
NEWS = st.lists(st.one_of(WORDS, WORDS, SIGNS), max_size=40).map(" ".join)
ANYTHING = st.one_of(
    NEWS,
    st.text(st.characters(codec=None), max_size=200),
    st.lists(NEWS, max_size=4).map("\n\n".join),
)


def check(text: str, found: tuple[Statement, ...]) -> None:
    """Check what holds of the statements of any text."""
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    assert [place(one) for one in found] == sorted(place(one) for one in found)
    for one in found:
        assert one.text == GAP.join(at.words(text) for at in one.content)
        assert all(left.end <= right.start for left, right in pairwise(one.content))
        assert one.cue is None or one.cue.end <= len(text)
        assert 0 <= one.basis.score <= 1
        check_chain(text, one.chain)


def check_chain(text: str, found: Chain) -> None:
    for hop in found.hops:
        assert hop.mention.at is None or hop.mention.at.words(text) == hop.mention.text
        assert hop.mention.at is not None or hop.mention.text == ""
        assert hop.basis is None or all(at.end <= len(text) for at in hop.basis.evidence)


@settings(max_examples=60)
@given(ANYTHING)
def test_every_anchor_holds_its_words(text: str) -> None:
    check(text, read(make(text)))


@settings(max_examples=40)
@given(ANYTHING)
def test_an_inner_statement_comes_behind_its_outer_one(text: str) -> None:
    found = read(make(text))
    rank = {one.id: at for at, one in enumerate(found)}

    assert all(rank[one.within] < rank[one.id] for one in found if one.within)


@settings(max_examples=30)
@given(ANYTHING, ANYTHING)
def test_the_same_article_gives_the_same_statements_whatever_was_read_between(
    text: str, other: str
) -> None:
    before = learned_reader(*make(text))
    learned_reader(*make(other))

    assert learned_reader(*make(text)) == before


@settings(max_examples=30)
@given(ANYTHING)
def test_odd_quotation_marks_are_the_findings_that_the_rules_have(text: str) -> None:
    assert learned_reader(*make(text)).findings == rules_reader(*make(text)).findings


@pytest.mark.parametrize("text", ["", " \r\n\t", "\u0301", "\ud800", "\x00" * 500, "“" * 300, "🚢"])
def test_nothing_is_said_where_nobody_speaks(text: str) -> None:
    assert read(make(text)) == ()


@pytest.mark.parametrize("text", ["x" * 20_000, "said " * 800, "“a” " * 500, "Orlo said. " * 300])
def test_a_paragraph_without_end_is_survived(text: str) -> None:
    check(text, read(make(text)))


def test_a_headline_speaks_too() -> None:
    text = "Ferry will sail again, harbour board says\n\nThe quay was empty on Monday."
    document, article = make(text)
    title, body = article.blocks
    titled = replace(article, blocks=(replace(title, role=Role.HEADLINE), body))

    (one,) = learned_reader(document, titled).items

    assert (one.text, one.chain.mouth.text) == ("Ferry will sail again", "harbour board")


def test_only_headline_and_body_of_an_article_speak() -> None:
    document, article = make("Orlo said that it rained.")
    empty = type(article)("d0", None, None, None, None, (), ())

    assert learned_reader(document, empty).items == ()


def test_the_reader_may_be_given_an_encoder_and_is_called_after_it() -> None:
    reader = LearnedReader(encoder())

    assert encoder().version in reader.version
    assert rules_reader.version in reader.version
    assert reader.version == learned_reader.version
    assert reader(*make(LONG[:900])) == learned_reader(*make(LONG[:900]))


# --- what rules build on what was heard ----------------------------------------------------------


def heard(
    text: str,
    cue: str,
    source: str,
    *content: str,
    out: tuple[str, ...] = (),
    into: tuple[str, ...] = (),
    inner: bool = False,
) -> Heard:
    """Return what a model might hear in a text; each part is the first place of its words."""

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Heard(
        at(cue),
        at(source) if source else None,
        tuple(map(at, content)),
        tuple(map(at, out)),
        tuple(map(at, into)),
        0.75,
        inner,
    )


def built(page: Page, *found: Heard) -> list[Statement]:
    """Return the statements that are built on what was heard."""
    document, article = page
    text = document.text
    ruled = paragraphs(text, [(block.at.start, block.at.end) for block in article.blocks])
    sheet = Sheet(document, article, [each for one in ruled for each in one.quoted])
    return sorted(statements(sheet, merged(text, ruled, found)), key=place)


def test_a_question_before_an_answer_is_no_part_of_it() -> None:
    text = "Asked about the berth, Dana Orlo said: “It is shut.”"

    (one,) = built(
        make(text), heard(text, "said", "Dana Orlo", "Asked about the berth", "It is shut.")
    )

    assert one.text == "“It is shut.”"


def test_what_is_asked_is_kept_where_nothing_else_was_said() -> None:
    text = "Asked whether it leaked, said Dana Orlo, the board was silent."

    (one,) = built(make(text), heard(text, "said", "Dana Orlo", "Asked whether it leaked"))

    assert one.text == "Asked whether it leaked"


RELAY = "The ferry will sail on Monday, Ilin Tavo said, the Evening Courier reported."
FERRY = "The ferry will sail on Monday"


@pytest.mark.parametrize("content", [FERRY, "The ferry will sail on Monday, Ilin Tavo said"])
@pytest.mark.parametrize("turned", [False, True])
def test_two_cues_on_one_content_are_one_statement_with_two_hands(
    content: str,
    turned: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    both = [
        heard(RELAY, "said", "Ilin Tavo", FERRY),
        heard(RELAY, "reported", "the Evening Courier", content),
    ]

    (one,) = built(make(RELAY), *(both[::-1] if turned else both))

    assert one.text == FERRY
    assert chain(one) == ["Ilin Tavo", "the Evening Courier"]
    assert [hop.mention.kind for hop in one.chain.hops] == [Kind.PERSON, Kind.OUTLET]
    assert [hop.cue.words(RELAY) for hop in one.chain.hops if hop.cue] == ["said", "reported"]


def test_an_outer_statement_with_words_of_its_own_stays() -> None:
    text = "The Evening Courier reported that Tavo had said that the ferry would sail."
    words = "that Tavo had said that the ferry would sail"

    outer, inner = built(
        make(text),
        heard(text, "reported", "The Evening Courier", words),
        heard(text, "had said", "Tavo", "that the ferry would sail", inner=True),
    )

    assert (outer.text, outer.basis.rule) == (words, "SP020")
    assert (inner.within, inner.basis.rule) == (outer.id, "SP021")
    assert chain(inner) == ["Tavo", "The Evening Courier"]


def test_two_speakers_of_two_contents_stay_two() -> None:
    text = "Orlo said that it rained, and Tavo said that it snowed."

    one, two = built(
        make(text),
        heard(text, "said", "Orlo", "that it rained"),
        Heard((35, 39), (30, 34), ((40, 54),), (), (), 0.5, inner=False),
    )

    assert [chain(one), chain(two)] == [["Orlo"], ["Tavo"]]


def test_an_outlet_that_is_heard_as_a_hand_stands_in_the_chain_once() -> None:
    text = "A port official told the Courier that the crane had been inspected."
    words = "that the crane had been inspected"

    (one,) = built(make(text), heard(text, "told", "A port official", words, out=("the Courier",)))

    assert chain(one) == ["A port official", "the Courier"]


def test_who_passed_the_words_on_before_the_source_stands_before_it() -> None:
    text = "The ferry may be sold, the Evening Post wrote, quoting two officials."

    (one,) = built(
        make(text),
        heard(text, "wrote", "the Evening Post", "The ferry may be sold", into=("two officials",)),
    )

    assert chain(one) == ["two officials", "the Evening Post"]


def test_a_hand_that_stands_far_from_the_cue_is_none() -> None:
    text = "Trenn founded the Norrland Wire. He left it in May. Orlo said that the berth was shut."
    into = ("the Norrland Wire",)

    (found,) = built(make(text), heard(text, "said", "Orlo", "that the berth was shut", into=into))

    assert chain(found) == ["Orlo"]


def test_what_is_cited_as_a_reason_is_no_source() -> None:
    text = "Citing her work after the strike of officials, the union called Orlo a champion."
    reason = heard(text, "Citing", "the union", "her work after the strike of officials")
    called = heard(text, "called", "the union", "Orlo a champion")

    found = built(make(text), reason, called)

    assert all(chain(one) == ["the union"] for one in found)


def test_one_hand_is_listed_once_wherever_it_is_named() -> None:
    text = "Norvest quoted the captain: Norvest had him say that the tug was sunk."
    one = heard(text, "quoted", "Norvest", "that the tug was sunk")
    second = (text.rindex("Norvest"), text.rindex("Norvest") + len("Norvest"))

    (found,) = built(make(text), replace(one, out=(second,)))

    assert chain(found).count("Norvest") == 1


def test_an_outlet_that_tells_what_it_was_told_is_not_listed() -> None:
    text = "A port official told the Courier that the crane had been inspected."
    words = "that the crane had been inspected"

    (one,) = built(
        make(text, outlet=Named("Ostrel Courier", GIVEN)),
        heard(text, "told", "A port official", words, out=("the Courier",)),
    )

    assert chain(one) == ["A port official"]


def test_a_credit_line_is_the_last_hand() -> None:
    text = "(Merin) Orlo said the berth was shut."
    credit = Named("Merin", Basis("IN001", 1.0, (Anchor("d0", 0, 7),)))

    (one,) = built(make(text, credit=credit), heard(text, "said", "Orlo", "the berth was shut"))

    assert chain(one) == ["Orlo", "Merin"]


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "act"),
    [
        ("Orlo denied that it rained.", "denied", "that it rained", Act.DENY),
        ("Orlo did not confirm the report.", "did not confirm", "the report", Act.DECLINE),
        ("Orlo has pledged to reopen it.", "has pledged", "to reopen it", Act.PLEDGE),
        ("Orlo let it be known that it rained.", "let it be known", "that it rained", Act.ASSERT),
        ("According to Orlo, it rained.", "According to", "it rained", Act.ASSERT),
    ],
)
def test_the_cue_tells_the_act(sentence: str, cue: str, content: str, act: Act) -> None:
    (one,) = built(make(sentence), heard(sentence, cue, "Orlo", content))

    assert one.act is act


def test_an_attitude_is_told_apart_from_speech() -> None:
    text = "Residents fear that the quay will be sold."

    (one,) = built(make(text), heard(text, "fear", "Residents", "that the quay will be sold"))

    assert one.basis.rule == "SP022"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The ferry has reportedly left.", "reportedly", "The ferry has left"),
        ("It is said that the ferry has left.", "is said", "that the ferry has left"),
    ],
)
def test_a_cue_of_hearsay_without_a_source_is_hearsay(text: str, cue: str, content: str) -> None:
    parts = [content] if content in text else ["The ferry has", "left"]

    (one,) = built(make(text), heard(text, cue, "", *parts))

    assert one.chain.mouth.kind is Kind.HEARSAY
    assert one.chain.mouth.text == cue


def test_a_source_that_the_text_leaves_out_is_no_hearsay() -> None:
    text = "The ferry would leave at noon, the note says, and then it announced a delay."

    (one,) = built(make(text), heard(text, "announced", "", "a delay"))

    assert one.chain.mouth.kind is Kind.UNNAMED
    assert one.chain.mouth.at is None


def test_quotations_that_the_model_passes_over_are_kept() -> None:
    words = (
        "“It was the longest night that this town has ever seen, and nobody who stood on the quay "
        "will forget how quiet it was. We counted the boats as they came in, one after the other, "
        "until there was no light left to count by, and then we counted those who came ashore.”"
    )

    (one,) = built(make(f"The harbour was quiet.\n\n{words}"))

    assert one.basis.rule == "SP010"


def test_quotations_that_the_model_heard_are_not_kept_twice() -> None:
    text = "Orlo recalled it well.\n\n“It was the longest night that this town has ever seen.”"
    words = "“It was the longest night that this town has ever seen.”"

    (one,) = built(make(text), heard(text, "recalled", "Orlo", words))

    assert (one.basis.rule, one.manner) == ("SP020", Manner.DIRECT)


def test_hearsay_of_the_rules_is_kept_where_the_model_is_silent() -> None:
    text = "The minister reportedly left the talks early."

    (one,) = built(make(text))

    assert one.chain.mouth.kind is Kind.HEARSAY


def test_plain_speech_of_the_rules_is_not_kept_where_the_model_is_silent() -> None:
    assert built(make("Orlo said that the berth was shut.")) == []


def test_the_score_is_what_the_model_says() -> None:
    text = "Orlo said that the berth was shut."

    (one,) = built(make(text), heard(text, "said", "Orlo", "that the berth was shut"))

    assert one.basis.score == 0.75
    assert one.basis.evidence == (one.cue,)


def test_a_paper_that_was_named_goes_on_being_a_hand() -> None:
    text = (
        "An engineer told the Ostrel Courier that the gate was open.\n\n"
        "The engineer said that the berth was wet."
    )

    first, second = read(make(text))

    assert chain(first) == ["An engineer", "the Ostrel Courier"]
    assert chain(second) == ["The engineer", "the Ostrel Courier"]
    (hop,) = [hop for hop in second.chain.hops if hop.basis]
    assert hop.basis is not None
    assert hop.basis.rule == "SP023"


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "None"])
def test_what_nobody_says_is_no_statement(nobody: str) -> None:
    text = f"{nobody} is talking about a fleet."

    assert built(make(text), heard(text, "is talking about", nobody, "a fleet")) == []
