"""Records become JSON and come back as they were."""

import dataclasses
import inspect
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.records.worlds import any_of, link, reading, story

from sayso.ledger.packed import pack, shape_of, unpack
from sayso.records import articles, codec, places, ports, speech, stories
from sayso.records.places import Anchor, Basis, Finding
from sayso.records.speech import Kind, Mention, Reading
from sayso.records.stories import Verdict

PASSING = (places.Outcome, ports.Answer)  # handed on, never stored
RECORDS: list[Any] = sorted(
    (
        record
        for module in (articles, places, ports, speech, stories)
        for _, record in inspect.getmembers(module, dataclasses.is_dataclass)
        if record.__module__ == module.__name__ and record not in PASSING
    ),
    key=repr,
)
thorough = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
@thorough
def test_every_record_survives_json(record: type[Any], data: st.DataObject) -> None:
    value = data.draw(any_of(record))

    plain = codec.to_json(value)

    assert codec.from_json(record, plain) == value
    assert json.loads(json.dumps(plain)).keys() == plain.keys()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
@thorough
def test_every_record_survives_packing(record: Any, data: st.DataObject) -> None:
    value = data.draw(any_of(record))

    assert unpack(record, pack(value), shape_of(record)) == value


def test_every_record_is_frozen_and_slotted() -> None:
    for record in RECORDS:
        assert record.__dataclass_params__.frozen, record
        assert "__slots__" in vars(record), record


def test_enums_dates_and_tuples_become_plain_values() -> None:
    plain = codec.to_json(reading("a"))

    assert plain["article"]["published"]["earliest"] == "2031-05-01"
    assert plain["statements"][0]["manner"] == "indirect"
    assert plain["statements"][0]["chain"]["hops"][0]["mention"]["kind"] == "person"
    assert plain["personas"][0]["anonymity"] is None
    assert isinstance(plain["article"]["blocks"], list)


def test_a_tuple_of_records_becomes_a_list() -> None:
    assert codec.to_json((Anchor("d", 0, 1),)) == [{"doc": "d", "start": 0, "end": 1}]


def test_absent_fields_take_their_default() -> None:
    data = {"code": "IN001", "message": "no text in it"}

    assert codec.from_json(Finding, data) == Finding("IN001", "no text in it")


@pytest.mark.parametrize(
    ("record", "data", "error", "message"),
    [
        (Anchor, {"doc": "d", "start": 0}, TypeError, "end"),
        (Anchor, {"doc": "d", "start": 0, "end": 1, "x": 1}, TypeError, r"Anchor has no .*'x'"),
        (Anchor, {"doc": "d", "start": 0, "stop": 1}, TypeError, r"Anchor has no .*'stop'"),
        (Anchor, {"doc": "d", "start": 4, "end": 4}, ValueError, "start < end"),
        (Mention, {"at": None, "text": "", "kind": "ghost"}, ValueError, "ghost"),
    ],
)
def test_what_is_no_record_is_said(
    record: type[Any],
    data: dict[str, Any],
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        codec.from_json(record, data)


def test_a_whole_story_survives_both() -> None:
    woven = story(reading("a"))

    assert codec.from_json(stories.Story, codec.to_json(woven)) == woven
    assert unpack(stories.Story, pack(woven), shape_of(stories.Story)) == woven


def test_two_halves_of_a_surrogate_pair_stay_two() -> None:
    finding = Finding("IN001", "\ud83d\ude00")

    assert unpack(Finding, pack(finding), shape_of(Finding)).message == "\ud83d\ude00"


def test_packed_records_outlive_a_change_of_shape() -> None:
    """Another Sayso knew the fields of an anchor in another order, and no note in a basis."""
    older = dict(shape_of(Finding)) | {
        "Anchor": ("start", "end", "doc"),
        "Finding": ("message", "at", "code"),
    }
    rows = ("odd", (3, 9, "d"), "IN001")

    assert unpack(Finding, pack(rows), older) == Finding("IN001", "odd", Anchor("d", 3, 9))


def test_a_change_of_shape_reaches_every_depth() -> None:
    one = reading("a")
    same_but_not_known = dict(shape_of(Reading)) | {"Later": ("field",)}
    reshaped = dict(same_but_not_known)
    reshaped["Finding"] = ("code", "message", "at")
    bare = dataclasses.replace(one, findings=())

    assert unpack(Reading, pack(one), same_but_not_known) == one
    assert unpack(Reading, pack(bare), reshaped) == bare


def test_what_is_no_record_is_not_packed() -> None:
    with pytest.raises(TypeError, match="complex is no record"):
        pack((1j,))


def test_verdicts_are_read_as_verdicts() -> None:
    judged = link("a", "b", Verdict.UNSURE)

    assert codec.from_json(stories.Link, codec.to_json(judged)).verdict is Verdict.UNSURE
    assert unpack(stories.Link, pack(judged), shape_of(stories.Link)).verdict is Verdict.UNSURE


def test_a_kind_is_read_as_a_kind() -> None:
    mention = Mention(None, "", Kind.HEARSAY)

    assert codec.from_json(Mention, codec.to_json(mention)).kind is Kind.HEARSAY


def test_anchors_of_a_document_share_its_id() -> None:
    basis = Basis(
        "IN001", 1.0, (Anchor("0123456789abcdef", 0, 1), Anchor("0123456789abcdef", 2, 3))
    )

    one, two = unpack(Basis, pack(basis), shape_of(Basis)).evidence

    assert one.doc is two.doc
