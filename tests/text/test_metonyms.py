"""Places that speak, and the tables behind them."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.metonyms import place, place_words, state_of
from sayso.text.nouns import gender_of, given_names, nouns, plural, rows


def test_a_capital_a_seat_and_a_state_stand_for_one_state() -> None:
    """Warsaw; the Kremlin and Moscow; Britain and 10 Downing Street"""
    warsaw, kremlin, moscow = place("Warsaw"), place("the Kremlin"), place("Moscow")

    assert warsaw is not None
    assert (warsaw.state, warsaw.how) == ("Poland", "capital")
    assert kremlin is not None
    assert moscow is not None
    assert kremlin.state == moscow.state == "Russia"
    assert kremlin.how == "seat"
    assert state_of("10 Downing Street") == state_of("Britain") == state_of("British")


def test_a_common_word_is_no_place() -> None:
    assert place("us") is None
    assert place("the ministry") is None
    assert state_of("nobody") is None


def test_there_are_some_two_hundred_places_and_no_name_stands_for_two_states() -> None:
    seen: dict[str, str] = {}
    for state, _, capitals, others, seats in rows("places"):
        for name in filter(None, f"{capitals},{others},{seats}".split(",")):
            assert seen.setdefault(name, state) == state, name
    assert len(seen) > 200


def test_no_table_holds_white_space_or_capitals_where_keys_are_lower_case() -> None:
    for table in ("nouns", "given_names", "gender"):
        for row in rows(table):
            assert all(cell == cell.strip() for cell in row)
            assert row[0] == row[0].casefold()
    assert "minister" in nouns("office")
    assert "Poland" in place_words()


def test_nicknames_and_genders_come_from_the_tables() -> None:
    assert given_names()["bill"] & given_names()["william"]
    assert (gender_of("Dana"), gender_of("Elsa"), gender_of("Peter")) == ("", "f", "m")
    assert plural("spokesman") == "spokesmen"


@given(st.text())
def test_any_text_may_be_asked_for(text: str) -> None:
    found = place(text)

    assert found is None or found.state == state_of(text)
