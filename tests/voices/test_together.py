"""Those who speak together, pronouns that tell who is meant, and names at the edge of a mention."""

from collections.abc import Callable

from sayso.records.places import Outcome
from sayso.records.speech import Kind, Persona
from sayso.records.stories import Verdict
from sayso.voices import link

Heard = dict[str, list[str]]
Reader = Callable[..., Outcome[Persona]]


def test_those_who_speak_together_are_one_group_however_they_are_named(heard: Heard) -> None:
    """
    ⟦Prime Minister Dana Orlo and President Anton Kade⟧ said so. ⟦Both Kade and Orlo⟧ smiled.

    ⟦Orlo and her deputy, Marsh⟧, left.
    """
    assert heard == {
        "Dana Orlo and Anton Kade": [
            "Prime Minister Dana Orlo and President Anton Kade",
            "Both Kade and Orlo",
        ],
        "Dana Orlo and Marsh": ["Orlo and her deputy, Marsh"],
    }


def test_a_group_is_a_group_and_its_members_are_there_in_full(read: Reader) -> None:
    found = read("⟦Elsa Orlo, Bo Kade and Ida Marsh⟧ spoke.").items

    assert {(p.kind, p.name) for p in found if p.mentions} == {
        (Kind.GROUP, "Elsa Orlo, Bo Kade and Ida Marsh")
    }
    assert {"Elsa Orlo", "Ida Marsh"} <= {p.name for p in found}


def test_a_group_is_the_same_in_two_articles_if_its_members_are(read: Reader) -> None:
    full = ("⟦Dana Orlo and Anton Kade⟧ spoke.", "⟦Anton Kade and Dana Orlo⟧ spoke.")
    bare = ("⟦Orlo and Kade⟧ spoke.", "⟦Kade and Orlo⟧ spoke.")

    for texts, verdict in ((full, Verdict.SAME), (bare, Verdict.UNSURE)):
        personas = [p for at, text in enumerate(texts) for p in read(text, f"d{at}").items]
        groups = {p.id for p in personas if p.kind is Kind.GROUP}
        (joined,) = [one for one in link(personas) if one.left in groups]
        assert (joined.verdict, joined.basis.rule) == (verdict, "VO029")


def test_who_answers_to_she_answers_to_no_he(heard: Heard) -> None:
    """
    Mayor Oda Orlo met President Ottokar Kade. ⟦She⟧ was glad. ⟦He⟧ was not.
    """
    assert heard == {"Oda Orlo": ["She"], "Ottokar Kade": ["He"]}


def test_a_mister_is_no_anna(heard: Heard) -> None:
    """
    Anna Orlo and Paul Kade met. ⟦He⟧ was late. ⟦Anna Orlo⟧ said no.

    ⟦Mr Orlo, her father⟧, said yes; ⟦he⟧ smiled, and ⟦she⟧ did not.
    """
    assert heard == {
        "Anna Orlo": ["Anna Orlo", "she"],
        "Paul Kade": ["He"],
        "Orlo": ["Mr Orlo, her father", "he"],
    }


def test_she_and_he_tell_two_of_one_surname_apart(heard: Heard) -> None:
    """
    ⟦Senator Anna Orlo⟧ ran. Peter Orlo stayed. Orlo said little; ⟦she⟧ smiled, and ⟦he⟧ did not.

    ⟦Orlo and her deputy, Marsh⟧, left.
    """
    assert heard == {
        "Anna Orlo": ["Senator Anna Orlo", "she"],
        "Peter Orlo": ["he"],
        "Anna Orlo and Marsh": ["Orlo and her deputy, Marsh"],
    }


def test_a_surname_that_opens_a_sentence_and_says_nothing_is_met(heard: Heard) -> None:
    """
    ⟦Peter Kade⟧ said no. Marsh was blunt. “It is over,” ⟦he⟧ said.

    Orlo has made it clear that ⟦he⟧ wants to go. Parliament was clear. ⟦He⟧ sat down.
    """
    assert heard == {"Peter Kade": ["Peter Kade"], "Marsh": ["he"], "Orlo": ["he", "He"]}


def test_the_state_broadcaster_is_no_agency_named_before(heard: Heard) -> None:
    """
    ⟦The Orvale Courier⟧ reported it. ⟦State television⟧ did, and ⟦state media⟧ and
    ⟦the state radio⟧. ⟦A local newspaper⟧ did not; ⟦the newspaper⟧ waited.
    """
    assert heard["State television"] == ["State television"]
    assert heard["state media"] == ["state media"]
    assert heard["the state radio"] == ["the state radio"]
    assert heard["A local newspaper"] == ["A local newspaper", "the newspaper"]


def test_a_half_possessive_and_a_stop_are_no_part_of_a_name(heard: Heard) -> None:
    """
    ⟦The Velian Post’⟧s man wrote it, in ⟦Varne.⟧ ⟦Orvale Inc.⟧ and ⟦the U.V.⟧ kept theirs.
    """
    assert list(heard) == ["Velian Post", "Varne", "Orvale Inc.", "U.V."]


def test_bill_is_a_given_name_in_front_of_a_surname(heard: Heard) -> None:
    """
    ⟦Senator Bill Orlo⟧ spoke. ⟦Orlo⟧ sat. ⟦Bill Kade⟧ met Elsa Kade. ⟦The Trade Bill⟧ fell.
    """
    assert heard["Bill Orlo"] == ["Senator Bill Orlo", "Orlo"]
    assert heard["Bill Kade"] == ["Bill Kade"]
