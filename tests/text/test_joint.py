"""Who speaks together in a mention, and what only has an "and" in its name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records.speech import Kind
from sayso.text.joint import joint
from sayso.text.mentions import classify

WORDS = (
    "the a his her Ann Orlo Bo Marsh and , who of for deputy mayor Minister with both nor Act "
    "Sons two ministers Varne 's counterpart he and and , Roth"
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Orlo and Marsh", ["Orlo", "Marsh"]),
        ("Both Orlo and Marsh", ["Orlo", "Marsh"]),
        ("Neither Orlo nor Marsh", ["Orlo", "Marsh"]),
        ("Ann Orlo, Bo Marsh and Ida Roth", ["Ann Orlo", "Bo Marsh", "Ida Roth"]),
        ("Ann Orlo, Bo Marsh, and Ida Roth", ["Ann Orlo", "Bo Marsh", "Ida Roth"]),
        (
            "Velian Prime Minister Ann Orlo and President Bo Marsh",
            ["Velian Prime Minister Ann Orlo", "President Bo Marsh"],
        ),
        ("Finance ministers Ann Orlo and Bo Marsh", ["Finance ministers Ann Orlo", "Bo Marsh"]),
        ("the two ministers, Ann Orlo and Bo Marsh,", ["Ann Orlo", "Bo Marsh"]),
        ("Orlo and his counterpart, Marsh", ["Orlo", "Marsh"]),
        ("Ann Orlo and her Velian counterpart, Bo Marsh", ["Ann Orlo", "Bo Marsh"]),
        ("Orlo and her deputy, Marsh", ["Orlo", "Marsh"]),
        ("Orlo and her deputy", ["Orlo", "her deputy"]),
        ("Ann Orlo, who leads it, and Mr Marsh, her deputy", ["Ann Orlo", "Mr Marsh"]),
        ("Mayor Ann Orlo, together with judge Ida Roth", ["Mayor Ann Orlo", "judge Ida Roth"]),
        ("the mayor of Varne and the head of the union", None),
        ("she and two colleagues", ["she", "two colleagues"]),
        ("Orlo and the union", ["Orlo", "the union"]),
        ("Mr. King and Mr. Orlo", ["Mr. King", "Mr. Orlo"]),
        (
            "Sens. Ann Orlo (Varne) and Bo Marsh (Tess)",
            ["Sens. Ann Orlo (Varne)", "Bo Marsh (Tess)"],
        ),
        ("Ann Orlo, Liberal of Varne, and Bo Marsh, Liberal of Tess", ["Ann Orlo", "Bo Marsh"]),
        ("Two analysts, Ann Orlo and Bo Marsh", ["Ann Orlo", "Bo Marsh"]),
    ],
)
def test_those_who_speak_together_are_a_group_of_each(text: str, members: list[str] | None) -> None:
    found = [text[start:end] for start, end in joint(text)]

    assert found == (members or text.split(" and "))
    assert classify(text) == (Kind.GROUP, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marks and Spencer", Kind.INSTITUTION),
        ("Orlo and Sons", Kind.INSTITUTION),
        ("Bosnia and Herzegovina", Kind.INSTITUTION),
        ("Ministry of Food and Farming", Kind.INSTITUTION),
        ("the Food and Farming Ministry", Kind.INSTITUTION),
        ("Department of Health and Human Services", Kind.INSTITUTION),
        ("Orlo and Marsh Act", Kind.DOCUMENT),
        ("the Orlo and Marsh Act", Kind.DOCUMENT),
        ("the Orlo and Marsh report", Kind.DOCUMENT),
        ("a letter from Orlo and Marsh", Kind.DOCUMENT),
        ("Health and Sport Minister Ann Orlo", Kind.PERSON),
        ("Deputy Prime Minister and Foreign Minister Ann Orlo", Kind.PERSON),
        ("president and chief executive Ann Orlo", Kind.PERSON),
        ("Ann Orlo, the mayor and the head of the union", Kind.PERSON),
        ("Ann Orlo, who met Bo Marsh and Ida Roth", Kind.PERSON),
        ("Ann Orlo, a member from Varne who chairs a board on Air, Space and Work", Kind.PERSON),
        ("aides to Mayor Ann Orlo, a former judge, and Judge Bo Marsh of Tess", Kind.UNNAMED),
        ("Current and former officials", Kind.UNNAMED),
        ("both the Varne Times and Tess Times", Kind.OUTLET),
        ("critics of it, like Ann Orlo, a mayor, and Bo Marsh", Kind.GROUP),
        ("a spokesman for Orlo and Marsh", Kind.UNNAMED),
        ("a spokesman for the mayor and the council", Kind.UNNAMED),
        ("sources in Varne and Tess", Kind.UNNAMED),
        ("a trader in Varne and a railwayman at the border", Kind.UNNAMED),
    ],
)
def test_an_and_inside_a_name_or_behind_a_for_makes_nobody_two(text: str, kind: Kind) -> None:
    assert joint(text) == ()
    assert classify(text)[0] is kind


@given(TEXTS)
def test_members_lie_apart_inside_the_mention(text: str) -> None:
    spans = joint(text)

    assert len(spans) != 1
    assert list(spans) == sorted(spans)
    assert all(text[start:end].strip() for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
