"""Inside one article: which mentions are one voice. The docstring is the article."""

import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records.articles import Article, Block, Document, Role
from sayso.records.places import Basis, Outcome
from sayso.records.speech import Anonymity, Kind, Persona
from sayso.voices import personas
from sayso.voices.rules import VO009

Heard = dict[str, list[str]]
Reader = Callable[..., Outcome[Persona]]


def test_a_name_a_surname_a_role_and_a_pronoun_are_one_voice(heard: Heard) -> None:
    """
    ⟦Mayor Elsa Orlo⟧ said the port would reopen. ⟦Orlo⟧ thanked the pilots.

    ⟦She⟧ added that the ice was thin. ⟦The mayor⟧ took no questions.
    """
    assert heard == {"Elsa Orlo": ["Mayor Elsa Orlo", "Orlo", "She", "The mayor"]}


def test_a_spokesperson_is_one_voice_and_not_the_one_spoken_for(heard: Heard) -> None:
    """
    ⟦A spokesperson for Velian Prime Minister Dana Orlo⟧ said talks went on.

    ⟦Orlo⟧ said nothing was decided. ⟦Orlo’s spokesperson⟧ agreed, and ⟦the spokesperson⟧ left.
    """
    assert heard["A spokesperson for Velian Prime Minister Dana Orlo"][1:] == [
        "Orlo’s spokesperson",
        "the spokesperson",
    ]
    assert heard["Dana Orlo"] == ["Orlo"]


def test_a_second_spokesman_is_another_voice(heard: Heard) -> None:
    """
    ⟦A spokesman for the Harbour Authority⟧ said no. ⟦A second spokesman for the Harbour
    Authority⟧ said yes.
    """
    assert len(heard) == 2


def test_a_named_spokesperson_answers_to_the_office(heard: Heard) -> None:
    """
    ⟦Kremlin spokesperson Dmitri Volin⟧ said so. ⟦The Kremlin spokesperson⟧ repeated it.
    """
    assert len(heard["Dmitri Volin"]) == 2


def test_unnamed_sources_stay_apart_unless_a_definite_noun_ties_them(heard: Heard) -> None:
    """
    ⟦A source from Whitehall⟧ spoke of risks. ⟦A British official⟧ was calm; ⟦the official⟧ smiled.

    ⟦Another official⟧ was not.
    """
    assert heard == {
        "A source from Whitehall": ["A source from Whitehall"],
        "A British official": ["A British official", "the official"],
        "Another official": ["Another official"],
    }


def test_one_of_the_people_is_as_well_placed_as_they_all_are(read: Reader) -> None:
    said = "⟦Two officials familiar with the plan⟧ spoke. ⟦One of the officials⟧ laughed."

    first, second = read(said).items

    assert first.anonymity is second.anonymity is Anonymity.AUTHORITATIVE


def test_a_short_name_goes_back_to_the_full_one(heard: Heard) -> None:
    """
    The Tavric Ferry Workers’ Union met. ⟦The union⟧ refused, and ⟦the Ferry Workers’ Union⟧ left.

    ⟦The Orvale Courier⟧ reported that. ⟦The newspaper⟧ named nobody, ⟦the Courier⟧ said.
    """
    union = [words for words in heard.values() if "The union" in words]

    assert union == [["The union", "the Ferry Workers’ Union"]]
    assert sorted(map(len, heard.values())) == [2, 3]


def test_a_capital_and_its_state_are_one_voice_in_an_article(heard: Heard) -> None:
    """
    ⟦Warsaw⟧ had no plans. ⟦Poland⟧ would wait.
    """
    assert heard == {"Warsaw": ["Warsaw", "Poland"]}


def test_a_town_that_no_table_knows_is_no_surname(read: Reader) -> None:
    (said,) = read("Officials met in Tavric. ⟦Tavric⟧ rejects the plan.").items

    assert (said.kind, said.name) == (Kind.INSTITUTION, "Tavric")


def test_an_open_pronoun_is_a_nameless_voice_and_a_finding(read: Reader) -> None:
    found = read("⟦He⟧ said it. ⟦She⟧ denied it.")

    assert [p.name for p in found.items] == ["unnamed speaker"] * 2
    assert len({p.id for p in found.items}) == 2
    assert {p.kind for p in found.items} == {Kind.UNNAMED}
    assert [f.code for f in found.findings] == [VO009.__name__] * 2


def test_who_behind_a_noun_is_no_earlier_speaker(heard: Heard) -> None:
    """
    ⟦Mayor Elsa Orlo⟧ said an inspector ⟦who⟧ wrote page nine was moved.
    """
    assert heard["Elsa Orlo"] == ["Mayor Elsa Orlo"]


def test_which_and_who_are_the_voice_that_the_words_before_them_name(heard: Heard) -> None:
    """
    Rain fell outside the ministry, ⟦which⟧ said no. It relied on a driver ⟦who⟧ slept.

    It wrote to the head of the harbour board, ⟦which⟧ denied it. Orlo asked ⟦who⟧ had paid.
    """
    assert heard == {
        "the ministry": ["the ministry", "which"],
        "a driver": ["a driver", "who"],
        "the harbour board": ["the harbour board", "which"],
        "unnamed speaker": ["who"],
    }


def test_who_behind_a_mention_is_its_voice(heard: Heard) -> None:
    """
    The boats were bought by ⟦Elsa Orlo, the mayor⟧, ⟦who⟧ left. ⟦A deckhand⟧, ⟦who⟧ saw it, wept.
    """
    assert heard == {
        "Elsa Orlo": ["Elsa Orlo, the mayor", "who"],
        "A deckhand": ["A deckhand", "who"],
    }


def test_who_behind_a_name_is_who_bears_it(heard: Heard) -> None:
    """
    ⟦Elsa Orlo⟧, ⟦who⟧ said no in May, was moved.
    """
    assert heard == {"Elsa Orlo": ["Elsa Orlo", "who"]}


def test_a_pronoun_passes_over_another_gender_and_i_is_nobody(heard: Heard) -> None:
    """
    ⟦Peter Marsh⟧ met Elsa Kade. ⟦She⟧ was late, and ⟦he⟧ was not. ⟦I⟧ saw it.
    """
    assert heard == {
        "Elsa Kade": ["She"],
        "Peter Marsh": ["Peter Marsh", "he"],
        "unnamed speaker": ["I"],
    }


def test_two_of_one_surname_are_told_apart_by_title(heard: Heard) -> None:
    """
    ⟦Prime Minister Dana Orlo⟧ left. ⟦Elsa Orlo, mayor of Port Tavric⟧, stayed.

    ⟦Prime Minister Orlo⟧ called.
    """
    assert heard["Dana Orlo"] == ["Prime Minister Dana Orlo", "Prime Minister Orlo"]


def test_the_silent_are_there_for_their_titles(read: Reader) -> None:
    (silent,) = read("Talks with President Anton Kade went on.").items

    assert silent.mentions == ()
    assert [(n.title, n.text) for n in silent.namings] == [("President", "President Anton Kade")]


def test_only_the_story_is_read_for_names() -> None:
    text = "Mayor Elsa Orlo spoke."
    document = Document("a", text, "text/plain", "a")
    for role in Role:
        block = Block(document.at(0, len(text)), role, Basis("IN001", 1.0))
        found = personas(document, Article("a", blocks=(block,)), ()).items
        assert bool(found) == (role in {Role.BODY, Role.HEADLINE, Role.CAPTION})


PIECES = st.sampled_from(
    [
        "⟦Mayor Elsa Orlo⟧", "⟦Orlo⟧", "⟦she⟧", "⟦He⟧", "⟦they⟧", "⟦it⟧", "⟦the mayor⟧",
        "⟦a source⟧", "⟦the source⟧", "⟦one of them⟧", "⟦sources familiar with it⟧", "⟦Tavric⟧",
        "⟦Orlo’s spokesman⟧", "⟦the spokesman⟧", "⟦the union⟧", "⟦the Orvale Courier⟧", "⟦,⟧",
        "⟦the newspaper⟧", "⟦reportedly⟧", "⟦ ⟧", "⟦\ud800⟧", "⟦🙂\n⟧", "⟦(HPA)⟧", "said", "in",
        "President Anton Kade", "“", "”", ". ", "\r\n\r\n", "\u00a0", "Ferry Union", "\x00",
    ],
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(PIECES).map(" ".join) | st.text())
def test_every_mention_has_one_voice_and_every_place_holds_its_words(
    read: Reader, marked: str
) -> None:
    places = [m for m in re.findall("⟦(.*?)⟧", marked, re.DOTALL) if m]

    found = read(marked).items

    mentions = [at for persona in found for at in persona.mentions]
    assert len(mentions) == len(set(mentions)) == len(places)
    assert len({persona.id for persona in found}) == len(found)
    for persona in found:
        assert (persona.anonymity is not None) == (persona.kind is Kind.UNNAMED)
        assert persona.name.casefold() not in {"he", "she", "they", "it", "i"}
        assert all(n.text and n.name.split()[0] in n.text for n in persona.namings)
    assert read(marked).items == found


def test_a_name_with_its_possessive_ending_is_the_name(heard: Heard) -> None:
    """
    ⟦President Dana Orlo⟧ came. ⟦Orlo’s⟧ refusal to pay for the force worries Varne.
    """
    assert heard == {"Dana Orlo": ["President Dana Orlo", "Orlo’s"]}
