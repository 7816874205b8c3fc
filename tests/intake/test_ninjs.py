"""ninjs of all versions: the body's paragraphs, and what the item states."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.tools import only, read, safe, spoilt

from sayso.intake import article
from sayso.records.articles import Document, Role

ITEM: dict[str, Any] = {
    "uri": "urn:nw:1",
    "type": "text",
    "firstcreated": "2031-03-18T16:40:08",
    "versioncreated": "2031-03-19T16:40:08",
    "headline": "Harbour workers reject the night shift",
    "slugline": "port-strike",
    "byline": "By Dana Orlo and Milo Trenn",
    "copyrightholder": "Norrland Wire",
    "body_html": "<p>The port will reopen on Monday, he said.</p><p>Nobody knew <b>more</b>.</p>",
    "body_text": "The port will reopen on Monday, he said. Nobody knew more.",
}
PARAGRAPHS = "The port will reopen on Monday, he said.\n\nNobody knew more."


def written(value: Any) -> bytes:
    return json.dumps(value, indent=1).encode()


def one(value: Any) -> Document:
    (found,) = read(written(value), "wire.json").items
    return found


def test_an_item_is_a_document() -> None:
    found = one(ITEM)

    assert found.path == "wire.json#urn:nw:1"
    assert found.text == PARAGRAPHS
    assert found.stated.title == ITEM["headline"]
    assert found.stated.authors == ("Dana Orlo", "Milo Trenn")
    assert found.stated.credit == "Norrland Wire"
    assert (found.stated.published, found.stated.updated) == (
        "2031-03-18T16:40:08",
        "2031-03-19T16:40:08",
    )
    (made,) = article(found).items
    assert {block.role for block in made.blocks} == {Role.BODY}


@pytest.mark.parametrize(
    "names", [("contenttype", "versioncreated"), ("contentType", "versionCreated")]
)
def test_later_versions_keep_lists_by_role(names: tuple[str, str]) -> None:
    kind, version = names
    item = {
        "uri": "urn:nw:1",
        version: "2031-03-18T10:37:00Z",
        "by": "Von Dana Orlo, nw",
        "headlines": [{"role": "sub", "value": "Sub"}, {"role": "main", "value": "Main"}],
        "bodies": [
            {"role": "main", kind: "text/plain", "value": "One line of text."},
            {"role": "rich", kind: "text/html", "value": ITEM["body_html"]},
        ],
        "infoSources": [{"role": "provider", "name": "Norrland Wire"}],
    }
    found = one(item)

    assert found.text == PARAGRAPHS
    assert found.stated.title == "Main"
    assert found.stated.published == "2031-03-18T10:37:00Z"
    assert found.stated.updated == ""
    assert found.stated.credit == "Norrland Wire"
    assert found.stated.authors[0] == "Dana Orlo"


def test_plain_bodies_are_cut_at_blank_lines() -> None:
    item = {**ITEM, "body_html": None, "body_text": "One.\n\n   Two goes\non.\n"}

    assert one(item).text == "One.\n\nTwo goes\non."


@pytest.mark.parametrize(
    "value",
    [
        [ITEM],
        {"total": 1, "item": [ITEM]},
        {"data": {"items": [{"meta": {}, "item": ITEM}]}},
        {"_items": [ITEM]},
    ],
)
def test_items_are_found_in_lists_and_objects(value: Any) -> None:
    assert one(value).path == "wire.json#urn:nw:1"


def test_one_item_a_line_is_read_and_a_broken_line_is_named() -> None:
    other = {**ITEM, "uri": "urn:nw:2"}
    lines = [json.dumps(ITEM), "{broken", "", json.dumps(other)]
    found = read("\n".join(lines).encode(), "wire.jsonl")

    assert [document.path for document in found.items] == [
        "wire.jsonl#urn:nw:1",
        "wire.jsonl#urn:nw:2",
    ]
    assert [finding.code for finding in found.findings] == ["IN213"]
    assert found.findings[0].message.startswith("line 2 ")


def test_pictures_are_passed_over_and_text_without_a_body_is_named() -> None:
    picture = {"uri": "p", "type": "picture", "versioncreated": "2031", "body_text": ""}
    empty = {"uri": "e", "type": "text", "versioncreated": "2031", "body_text": " "}
    found = read(written([picture, empty, ITEM]), "wire.json")

    assert len(found.items) == 1
    assert [finding.code for finding in found.findings] == ["IN214"]
    assert only(read(written([picture]), "wire.json")).code == "IN203"


def test_a_record_of_another_kind_is_read_as_one_of_any_dump() -> None:
    found = read(written([ITEM, {"id": "7", "text": "The port.", "source": "The Orvale Courier"}]))

    assert [document.stated.outlet for document in found.items] == ["", "The Orvale Courier"]


def test_a_provider_that_is_an_outlet_and_no_agency_is_the_outlet() -> None:
    bare = {name: value for name, value in ITEM.items() if name in {"uri", "type", "body_html"}}
    bare |= {"versioncreated": "2031-03-18T10:00:00Z", "body_text": "The port will reopen."}
    (herald,) = read(written({**bare, "provider": "The Vell Herald"}), "a.json").items
    (wire,) = read(written({**bare, "provider": "Norrland Wire"}), "b.json").items

    assert (herald.stated.outlet, herald.stated.credit) == ("The Vell Herald", "")
    assert (wire.stated.outlet, wire.stated.credit) == ("", "Norrland Wire")


def test_a_mapping_of_the_user_goes_first() -> None:
    found = read(written(ITEM), "wire.json", {"text": "body_text"})

    assert [document.text for document in found.items] == [ITEM["body_text"]]


def test_other_encodings_are_read() -> None:
    found = read(json.dumps(ITEM).encode("utf-16"), "wire.json")

    assert [document.text for document in found.items] == [PARAGRAPHS]


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["uri", "bodies", "body_html", "value", "item", "headlines", "type"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=80)
@given(VALUES)
def test_any_value_is_read(value: Any) -> None:
    safe(json.dumps({"versioncreated": "x", "body_text": "y", "item": value}).encode(), "a.json")


@settings(deadline=None, max_examples=40)
@given(spoilt(written([ITEM, ITEM])))
def test_a_spoilt_file_gives_findings_or_documents(data: bytes) -> None:
    safe(data, "pile/wire.json")
