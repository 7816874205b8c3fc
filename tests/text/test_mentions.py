"""Kinds of sources by the words of a mention, as the guide of the chains draws the lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records.speech import Anonymity, Kind
from sayso.text.heads import PEOPLE, Sort, head
from sayso.text.mastheads import introduced, masthead, surname_in
from sayso.text.mentions import classify
from sayso.text.nouns import nouns, plural
from sayso.text.phrases import cut

WORDS = "the a two his Orlo Istra source sources officials of at , who report agency Courier 's &"
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join),
)
OFFICIAL, BARE = Anonymity.OFFICIAL, Anonymity.BARE
DESIGNATED, AUTHORITATIVE = Anonymity.DESIGNATED, Anonymity.AUTHORITATIVE


@pytest.mark.parametrize(
    "text",
    [
        "the pianist Ann Orlo",
        "the chief executive",
        "The finance director",
        "the head of the rail union",
        "its captain",
        "his deputy",
        "Orvale's mayor",
        "the company's chief executive",
        "Bank of Northland governor",
        "the union’s leader, Bo Marsh",
        "a lawyer for the crew, Ann Orlo",
        "one, Ann Orlo",
        "the striker's agent, Bo Marsh",
        "Orlo, a former submarine officer",
        "Orlo herself",
        "Anna Gold",
        "the geochemist",
    ],
)
def test_a_single_office_or_a_name_behind_a_role_is_a_person(text: str) -> None:
    assert classify(text) == (Kind.PERSON, None)


@pytest.mark.parametrize(
    ("text", "hiding"),
    [
        ("a spokesman for the shipowner, Orvale Lines", OFFICIAL),
        ("a spokesman for the mayor, Ann Orlo", OFFICIAL),
        ("the ministry's spokesman", OFFICIAL),
        ("its spokeswoman", OFFICIAL),
        ("the officials", OFFICIAL),
        ("civil servants", OFFICIAL),
        ("representatives of the union", OFFICIAL),
        ("two members of the harbour board", OFFICIAL),
        ("a council engineer", OFFICIAL),
        ("his lawyer", DESIGNATED),
        ("colleagues", DESIGNATED),
        ("former employees of the bank", DESIGNATED),
        ("a source at the prefecture", DESIGNATED),
        ("Opposition insiders", DESIGNATED),
        ("people on both sides of the table", DESIGNATED),
        ("two nurses at the clinic", DESIGNATED),
        ("a crew member", DESIGNATED),
        ("one, who has worked there for years", DESIGNATED),
        ("three traders", BARE),
        ("a resident of the old town", BARE),
        ("the passenger", BARE),
        ("his wife", BARE),
        ("the mother of one conscript", BARE),
        ("the insider", BARE),
        ("the same source", BARE),
        ("witnesses", BARE),
        ("a person who wished to remain anonymous", BARE),
        ("a priest who took part", AUTHORITATIVE),
        ("an engineer who was on duty", AUTHORITATIVE),
        ("two deputies who were present", AUTHORITATIVE),
        ("two of those who dialled in", AUTHORITATIVE),
        ("a guest at the wedding", AUTHORITATIVE),
        ("another", None),
        ("One of them", None),
        ("two of the four", None),
        ("the other", None),
        ("a third, who did not wish to be named", None),
    ],
)
def test_who_is_not_named_is_told_by_the_words_alone(text: str, hiding: Anonymity | None) -> None:
    assert classify(text) == (Kind.UNNAMED, hiding)


@pytest.mark.parametrize(
    "text",
    [
        "critics",
        "Analysts at the bank Ettin",
        "some",
        "some residents",
        "several players",
        "half of these",
        "58 percent of those asked",
        "one in three nurses at the clinic",
        "patients' groups",
        "both sides",
        "families of the missing",
        "relatives of the crew",
        "the bridge inspectors",
        "a team led by Dr Ann Orlo",
        "volcanologists",
    ],
)
def test_crowds_are_groups(text: str) -> None:
    assert classify(text) == (Kind.GROUP, None)


@pytest.mark.parametrize(
    "text",
    [
        "prosecutors",
        "detectives",
        "police in Lower Orvale",
        "the relief agency Open Hand",
        "the space agency of Northland",
        "the smelter's owner, Orvale Resources",
        "the airline Norjet",
        "the law firm Ettin & Marsh",
        "the Friends of the Lake",
        "the police station",
        "the general staff",
        "his office",
        "the governor's press service",
        "the contractor, Marsh Brothers",
        "Istrania",
        "the Radio Council",
    ],
)
def test_houses_are_institutions(text: str) -> None:
    assert classify(text) == (Kind.INSTITUTION, None)


@pytest.mark.parametrize(
    "text",
    [
        "an audit released on Friday",
        "an indictment unsealed in the district court",
        "a questionnaire answered by 300 of them",
        "her last report to the governors",
        "her will",
        "the logbook",
        "court papers",
        "a confidential paper from the ministry",
        "an anonymous letter",
        "the ministry's website",
    ],
)
def test_what_is_written_is_a_document(text: str) -> None:
    assert classify(text) == (Kind.DOCUMENT, None)


@pytest.mark.parametrize(
    "text",
    [
        "the weekly Istra",
        "the farming magazine Istra",
        "public radio Onda Istra",
        "the state news agency",
        "the Catholic agency Istra",
        "the broadcaster Istra Noord",
        "the Telegram channel Dock Lights",
        "local station Basin Four",
        "Istra, a news agency for health",
        "the Courier's rival, the Evening Lantern",
        "the paper's website",
        "Norden Tageblatt",
        "the Abendbote",
        "Diario del Puerto",
        "Gazeta Morska",
        "Corriere della Costa",
        "L’Écho du Quai",
        "Agencia Litoral",
        "Televisión Litoral",
        "Marepress",
        "the Harbour Leader",
        "the Northland News Service",
        "quay-side.info",
    ],
)
def test_papers_stations_and_agencies_are_outlets(text: str) -> None:
    assert classify(text) == (Kind.OUTLET, None)


@pytest.mark.parametrize(
    "text", ["It has been alleged", "it is whispered", "Reports suggest", "There has been talk"]
)
def test_what_nobody_says_is_hearsay(text: str) -> None:
    assert classify(text) == (Kind.HEARSAY, None)


def test_names_of_people_and_leaders_are_no_mastheads() -> None:
    names = ("the Supreme Leader", "Ann Orlo", "the Opposition Leader", "Cypress", "die Presse")
    assert not any(map(masthead, names))


@pytest.mark.parametrize(
    ("text", "name", "is_outlet"),
    [
        ("The weekly Istra said so. A guard told Istra more.", "Istra", True),
        ("Istra, a news agency for health, said so.", "Istra, which has read it", True),
        ("A guard told Istra more.", "Istra", False),
        ("The paper quoted Ann Istra. The paper, Istra said, lied.", "Istra", False),
        ("Orlo, a reporter at the newspaper, said so.", "Orlo", False),
        ("The newspaper Police Weekly asked. Police said no.", "Police", False),
    ],
)
def test_a_bare_name_is_an_outlet_where_the_text_calls_it_one(
    text: str, name: str, *, is_outlet: bool
) -> None:
    assert introduced(text, name) is is_outlet


@pytest.mark.parametrize(
    ("text", "name", "is_surname"),
    [
        ("Marie Le Quen spoke. Le Quen said no.", "Le Quen", True),
        ("A guard told Le Quen in May.", "Le Quen", False),
        ("Orlo told the Courier. In May Diario Costa asked.", "Diario Costa", False),
    ],
)
def test_a_name_that_sounds_like_a_paper_may_be_somebodys(
    text: str, name: str, *, is_surname: bool
) -> None:
    assert surname_in(text, name) is is_surname


@given(TEXTS)
def test_space_and_quotation_marks_around_a_mention_change_nothing(text: str) -> None:
    assert classify(f" “{text}” ") == classify(text)


@given(TEXTS)
def test_a_phrase_loses_no_word(text: str) -> None:
    plain = " ".join(text.split())
    if plain:
        found = cut(plain)

        assert found.head
        assert found.head + found.rest == plain


@given(TEXTS, TEXTS)
def test_any_text_may_introduce_any_name(text: str, name: str) -> None:
    assert introduced(text, name) in {True, False}
    assert surname_in(text, name) in {True, False}


def test_every_noun_for_people_is_known_in_singular_and_plural() -> None:
    for kind in ("side", "kin", "folk", "faceless", "trade"):
        for word in nouns(kind):
            one, many = head(word), head(plural(word))
            assert one is not None
            assert many is not None
            assert one.sort in PEOPLE, word
    assert head("61-year-old") is not None
    assert head("checklist") is None
    report = head("reports")
    assert report is not None
    assert report.sort is Sort.DOCUMENT
