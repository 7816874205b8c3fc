"""What records refuse, what ids promise, what errors tell."""

import inspect
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.worlds import ANCHORS, TEXTS, link, reading, story

from sayso.records import errors, keeping
from sayso.records.errors import AmbiguousIdError, SaysoError, UnknownIdError
from sayso.records.ids import content_digest, digest
from sayso.records.places import Anchor, Basis, Dating, Finding, Outcome
from sayso.records.speech import Chain
from sayso.records.stories import Link, Verdict

SURE = Basis("IN001", 1.0)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_an_anchor_holds_at_least_one_code_point(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"0 <= start < end, got {start}, {end}"):
        Anchor("d", start, end)


def test_an_anchor_counts_code_points() -> None:
    text = "\U0001f30a e\u0301\r\n\ud800Orlo"

    assert Anchor("d", 7, 11).words(text) == "Orlo"


@given(ANCHORS, ANCHORS)
def test_what_covers_overlaps_and_overlap_is_mutual(one: Anchor, two: Anchor) -> None:
    assert one.covers(one)
    assert one.overlaps(two) == two.overlaps(one)
    if one.covers(two):
        assert one.overlaps(two)


def test_anchors_of_two_documents_never_meet() -> None:
    assert not Anchor("a", 0, 9).overlaps(Anchor("b", 0, 9))
    assert not Anchor("a", 0, 9).covers(Anchor("b", 0, 9))


def test_ranges_that_touch_do_not_overlap() -> None:
    assert not Anchor("a", 0, 4).overlaps(Anchor("a", 4, 9))


def test_a_dating_does_not_run_backwards() -> None:
    day = date(2031, 5, 3)
    assert Dating(day, day, SURE).latest == day

    with pytest.raises(ValueError, match="2031-05-02 is before 2031-05-03"):
        Dating(day, day - timedelta(1), SURE)


def test_a_chain_has_a_mouth() -> None:
    with pytest.raises(ValueError, match="at least the mouth"):
        Chain(())


def test_a_statement_knows_document_and_mouth() -> None:
    one = reading("a")
    (said,) = one.statements

    assert said.doc == one.document.id
    assert said.chain.mouth.text == "Dana Orlo"
    assert said.content[0].words(one.document.text) == said.text


def test_outcomes_are_joined_in_order() -> None:
    odd = Finding("IN001", "odd")

    whole = Outcome.joined([Outcome((1,), (odd,)), Outcome((2, 3))])

    assert whole == Outcome((1, 2, 3), (odd,))


@given(st.lists(TEXTS, max_size=4))
def test_an_id_is_16_hex_digits_of_any_text(parts: list[str]) -> None:
    assert len(digest(*parts)) == 16
    assert int(digest(*parts), 16) >= 0
    assert digest(*parts) == digest(*parts)


def test_an_id_depends_on_every_part_and_its_place() -> None:
    assert (
        len({digest("a", "b"), digest("b", "a"), digest("ab"), digest("a", "b", ""), digest()}) == 5
    )
    assert digest("a", 1) == digest("a", "1")


def test_ids_stay_what_they_were_in_every_ledger_so_far() -> None:
    assert digest("dana", "orlo") == "175d11c36f1656ee"


def test_a_content_digest_is_32_hex_digits() -> None:
    assert content_digest(b"") != content_digest(b"\0")
    assert len(content_digest(b"")) == 32


ERRORS = [
    error
    for _, error in inspect.getmembers(errors, inspect.isclass)
    if issubclass(error, SaysoError) and "__init__" in vars(error)
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_names_its_object_and_is_one_sentence_or_more(error: type[SaysoError]) -> None:
    names = list(inspect.signature(error).parameters)
    given = {"found": 7, "known": 2, "path": "pile/sayso.db", "prefix": "7f3a", "why": "torn"}
    values = [given.get(name, "claim") for name in names]
    if error is AmbiguousIdError:
        values = ["7f3a", ("7f3a01", "7f3a02")]

    text = str(error(*values))

    assert "pile/sayso.db" in text or "7f3a" in text
    assert "\n" not in text
    assert issubclass(error, SaysoError)


def test_a_prefix_that_fits_many_shows_five() -> None:
    text = str(AmbiguousIdError("7", tuple(f"7{n}" for n in range(9))))

    assert text == "'7' could be 70, 71, 72, 73, 74. Give more letters."


def test_a_whole_id_is_found_though_longer_ones_begin_so() -> None:
    assert keeping.the_one("7f", [("claim", "7f"), ("claim", "7f3a")]) == ("claim", "7f")


def test_one_id_of_two_kinds_is_the_first_kind() -> None:
    found = [("event", "7f3a"), ("statement", "7f3a")]

    assert keeping.the_one("7f", found) == ("statement", "7f3a")


def test_no_id_is_an_error() -> None:
    with pytest.raises(UnknownIdError, match="no record begins with 'zz'"):
        keeping.the_one("zz", [])


def test_a_moment_is_stamped_in_utc() -> None:
    east = timezone(timedelta(hours=3))

    assert (
        keeping.stamp(datetime(2031, 5, 3, 1, 2, 3, 999, tzinfo=east))
        == "2031-05-02T22:02:03+00:00"
    )
    assert keeping.stamp(datetime(2031, 5, 3, tzinfo=UTC)) == "2031-05-03T00:00:00+00:00"


@given(st.permutations([f"doc{n}" for n in range(6)]), st.integers(0, 6))
def test_the_state_does_not_know_in_which_order_documents_came(docs: list[str], cut: int) -> None:
    at_once = keeping.state_with(keeping.NOTHING, sorted(docs), ())
    first = keeping.state_with(keeping.NOTHING, docs[:cut], ())

    assert keeping.state_with(first, docs[cut:], ()) == at_once != keeping.NOTHING


def test_the_last_word_is_not_said_twice() -> None:
    yes, no = link("a", "b"), link("a", "b", Verdict.DIFFERENT)
    history: dict[tuple[str, str], list[Link]] = {}

    assert list(keeping.new_links([yes, yes, no, no, yes], history)) == [yes, no, yes]


def test_a_judgement_on_a_pair_counts_whichever_way_round() -> None:
    assert keeping.pair(link("b", "a")) == keeping.pair(link("a", "b"))


def test_every_record_of_a_story_with_an_id_is_named() -> None:
    kinds = [kind for kind, _, _ in keeping.named(story(reading("a")))]

    assert set(kinds) <= set(keeping.KINDS)
    assert sorted(kinds) == ["claim", "derivation", "event", "origin", "source"]
