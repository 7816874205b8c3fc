"""Names: who is named in full, under which title; which names are one; what a mention names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records.speech import Anonymity, Kind
from sayso.records.stories import Verdict
from sayso.text.names import classify, namings, same_person, split_title, surname
from sayso.text.offices import agree, office

PIECES = st.sampled_from(
    [
        "Mayor", "Dana", "Orlo", "van", "der", "the", "Dr.", "J.", "O’Dell", "'s", "’s", ",", ".",
        "president", "of", "Harbour", "Authority", "and", "POLAND", "MINISTER", "-", "“", "\n",
        "\u00a0", "\ud800", "\x00", "said", "May", "Port", "ministers", "ex-", "é", "ß", "🙂",
    ],
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Velian Prime Minister Dana Orlo said", "Velian Prime Minister", "Dana Orlo"),
        ("Poland's opposition leader Sir Ewan Marsh", "Poland's opposition leader", "Ewan Marsh"),
        (
            "Ines Kade, spokeswoman for the Polish Foreign Ministry, recently",
            "spokeswoman for the Polish Foreign Ministry",
            "Ines Kade",
        ),
        ("U.S. Defense Secretary Bo Tarn arrived", "U.S. Defense Secretary", "Bo Tarn"),
        ("harbour authority chief executive Lena Ost", "harbour authority chief executive",
         "Lena Ost"),
        ("former Foreign Minister Ana de la Cruz", "former Foreign Minister", "Ana de la Cruz"),
        ("The mayor, Piet van der Meer, left", "mayor", "Piet van der Meer"),
        ("Minister of Foreign Affairs Sergei Ivlev", "Minister of Foreign Affairs",
         "Sergei Ivlev"),
        ("Dr. Siobhan O'Dell of the Harbour Authority", "Dr.", "Siobhan O'Dell"),
        ("Dame Ruth Oxley, the leader of the opposition, agreed", "leader of the opposition",
         "Ruth Oxley"),
        ("Israeli Defense Minister Israel Tamir", "Israeli Defense Minister", "Israel Tamir"),
        ("Vall Hydro chief executive Mats Orrin said", "Vall Hydro chief executive", "Mats Orrin"),
        ("However Dana Orlo left on Monday", "", "Dana Orlo"),
        ("DANA ORLO said", "", "DANA ORLO"),
        ("J.K. Marlow and others", "", "J.K. Marlow"),
        ("to press President Anton Kade", "President", "Anton Kade"),
        ("TAVRICA Prime Minister Dana Orlo plans", "Prime Minister", "Dana Orlo"),
        ("Brigid Voss, 45, a nurse, said", "nurse", "Brigid Voss"),
        ("Martin King said", "", "Martin King"),
        ("President Orlo told them", "President", "Orlo"),
        ("Mohammed bin Faris met him", "", "Mohammed bin Faris"),
    ],
)  # fmt: skip
def test_a_person_is_found_with_the_title_that_the_text_gives(
    text: str, title: str, name: str
) -> None:
    (found,) = namings(text)

    assert (found.title, found.name) == (title, name)


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Authority of Port Tavric met on Monday",
        "Downing Street and the White House",
        "the ferry from Port Tavric",
        "aboard the Queen Maud",
        "North Korea and New Zealand",
        "a spokesperson said on Tuesday",
        "World War Two",
        "",
    ],
)
def test_houses_places_days_and_ships_are_no_persons(text: str) -> None:
    assert not [found for found in namings(text) if found.sure]


def test_a_plural_title_is_shared_by_those_who_follow() -> None:
    """ex-defense ministers Grant Orlo and Gavin Marsh"""
    first, second = namings("ex-defense ministers Grant Orlo and Gavin Marsh spoke")

    assert first.title == second.title == "ex-defense ministers"


def test_a_possessive_ends_a_name_and_begins_the_next_title() -> None:
    """Russian President Anton Kade's Press Secretary, Dmitri Volin, attends"""
    text = "Russian President Anton Kade's Press Secretary, Dmitri Volin, attends"

    first, second = namings(text)

    assert (first.title, first.name) == ("Russian President", "Anton Kade")
    assert second.title == "Russian President Anton Kade's Press Secretary"


@given(TEXTS)
def test_names_stand_in_the_text_in_order_and_nothing_is_raised(text: str) -> None:
    found = namings(text)

    for name in found:
        assert 0 <= name.start <= name.at < name.end <= len(text)
        words = text[name.at : name.at + len(name.name) + 9]
        assert words.split()[0].startswith(name.name.split()[0])
        assert name.title in text
    assert [name.at for name in found] == sorted(name.at for name in found)


@given(TEXTS, st.integers(0, 20), st.integers(0, 40))
def test_nothing_outside_the_bounds_is_touched(text: str, start: int, size: int) -> None:
    end = min(len(text), start + size)
    for name in namings(text, min(start, end), end):
        assert min(start, end) <= name.start <= name.end <= end


@given(TEXTS)
def test_splitting_never_raises(text: str) -> None:
    title, name = split_title(text)

    assert isinstance(title, str)
    assert isinstance(name, str)


# --- sameness ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy", Verdict.SAME),
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskyi", Verdict.SAME),
        ("Kim Jong Un", "Kim Jong Il", Verdict.DIFFERENT),
        ("Kim Jong-un", "Kim Jong Un", Verdict.SAME),
        ("Dana Orlo", "Orlo", Verdict.UNSURE),
        ("Dana Orlo", "Dana J. Orlo", Verdict.SAME),
        ("D. Orlo", "Dana Orlo", Verdict.UNSURE),
        ("Ewan Marsh", "Ewan Marsh Jr.", Verdict.DIFFERENT),
        ("Bill Marsh", "William Marsh", Verdict.SAME),
        ("Elsa Orlo", "Dana Orlo", Verdict.DIFFERENT),
        ("Sergei Ivlev", "Sergey Ivlev", Verdict.SAME),
        ("Ursula von der Mark", "Ursula von der Mark", Verdict.SAME),
        ("George W. Marsh", "George H. Marsh", Verdict.DIFFERENT),
        ("", "Dana Orlo", Verdict.DIFFERENT),
    ],
)
def test_two_names_are_one_where_family_and_given_names_agree(
    left: str, right: str, verdict: Verdict
) -> None:
    assert same_person(left, right) is verdict


@given(TEXTS, TEXTS)
def test_sameness_goes_both_ways(left: str, right: str) -> None:
    assert same_person(left, right) is same_person(right, left)


def test_the_family_name_keeps_its_particles_and_may_stand_first() -> None:
    assert surname("Piet van der Meer") == "van der Meer"
    assert surname("Xi Jinping") == "Xi"
    assert surname("Dana Orlo") == "Orlo"


# --- offices -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("British Prime Minister", "UK opposition leader", Verdict.DIFFERENT),
        ("Prime Minister", "leader of the opposition", Verdict.DIFFERENT),
        ("Polish Prime Minister", "Hungarian Prime Minister", Verdict.DIFFERENT),
        ("President", "French President", Verdict.SAME),
        ("Prime Minister", "premier", Verdict.SAME),
        ("spokesman", "press secretary", Verdict.SAME),
        ("former Prime Minister", "opposition leader", Verdict.UNSURE),
        ("US President-elect", "US President", Verdict.UNSURE),
        ("British leader", "British Prime Minister", Verdict.UNSURE),
        ("Deputy Prime Minister", "Prime Minister", Verdict.UNSURE),
        ("President", "Prime Minister", Verdict.UNSURE),
        ("shadow foreign minister", "opposition leader", Verdict.UNSURE),
        ("Dame", "Prime Minister", Verdict.UNSURE),
    ],
)
def test_few_titles_exclude_one_another(left: str, right: str, verdict: Verdict) -> None:
    assert agree(office(left), office(right)) is verdict
    assert agree(office(right), office(left)) is verdict


@given(TEXTS)
def test_any_title_agrees_with_itself_or_says_nothing(title: str) -> None:
    assert agree(office(title), office(title)) is not Verdict.DIFFERENT


# --- kinds ---------------------------------------------------------------------------------------

UNNAMED = Kind.UNNAMED


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Mayor Dana Orlo", (Kind.PERSON, None)),
        ("Orlo", (Kind.PERSON, None)),
        ("Ines Kade, spokeswoman for the ministry", (Kind.PERSON, None)),
        ("the prime minister", (Kind.PERSON, None)),
        ("the spokesperson", (Kind.PERSON, None)),
        ("She", (Kind.PERSON, None)),
        ("a spokesperson for Mayor Dana Orlo", (UNNAMED, Anonymity.OFFICIAL)),
        ("Orlo’s spokesperson", (UNNAMED, Anonymity.OFFICIAL)),
        ("a British official", (UNNAMED, Anonymity.OFFICIAL)),
        ("European officials", (UNNAMED, Anonymity.OFFICIAL)),
        ("the official", (UNNAMED, Anonymity.OFFICIAL)),
        ("sources familiar with the talks", (UNNAMED, Anonymity.AUTHORITATIVE)),
        ("two people briefed on the plan", (UNNAMED, Anonymity.AUTHORITATIVE)),
        ("A source from Whitehall", (UNNAMED, Anonymity.DESIGNATED)),
        ("a defence insider", (UNNAMED, Anonymity.DESIGNATED)),
        ("a fisherman", (UNNAMED, Anonymity.DESIGNATED)),
        ("sources", (UNNAMED, Anonymity.BARE)),
        ("an unnamed source", (UNNAMED, Anonymity.BARE)),
        ("critics", (Kind.GROUP, None)),
        ("one of the officials", (UNNAMED, Anonymity.OFFICIAL)),
        ("", (UNNAMED, Anonymity.BARE)),
        ("...", (UNNAMED, Anonymity.BARE)),
        ("the report", (Kind.DOCUMENT, None)),
        ("a new poll", (Kind.DOCUMENT, None)),
        ("a letter seen by the Orvale Courier", (Kind.DOCUMENT, None)),
        ("the ministry", (Kind.INSTITUTION, None)),
        ("Orvale Harbour Authority", (Kind.INSTITUTION, None)),
        ("Warsaw", (Kind.INSTITUTION, None)),
        ("10 Downing Street", (Kind.INSTITUTION, None)),
        ("the Elysee Palace", (Kind.INSTITUTION, None)),
        ("NATO", (Kind.INSTITUTION, None)),
        ("The Coast Guard", (Kind.INSTITUTION, None)),
        ("the Orvale Courier", (Kind.OUTLET, None)),
        ("the newspaper", (Kind.OUTLET, None)),
        ("a recent Orvale Courier story", (Kind.OUTLET, None)),
        ("the state news agency Tavin", (Kind.OUTLET, None)),
        ("residents", (Kind.GROUP, None)),
        ("Representatives of both houses", (UNNAMED, Anonymity.OFFICIAL)),
        ("a group of scientists", (Kind.GROUP, None)),
        ("reportedly", (Kind.HEARSAY, None)),
        ("is said", (Kind.HEARSAY, None)),
        ("media reports", (Kind.HEARSAY, None)),
    ],
)
def test_a_mention_tells_its_kind(text: str, sort: tuple[Kind, Anonymity | None]) -> None:
    assert classify(text) == sort


@given(TEXTS)
def test_any_words_have_a_kind_and_only_the_unnamed_are_hidden(text: str) -> None:
    kind, anonymity = classify(text)

    assert anonymity is None or kind is Kind.UNNAMED
