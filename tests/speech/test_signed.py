"""Promises of signatures: a quotation that stands alone, a dash, and who signed it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

from sayso.records.speech import Kind, Manner
from sayso.speech import rules_reader

QUAY = "“The quay belongs to all of us.”"


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" — Dana Orlo", "Dana Orlo"),
        (" ― Milo Trenn de la Varne", "Milo Trenn de la Varne"),
        (" -- J. Tavo, teacher in Varne", "J. Tavo"),
        (" – Ilin Øster (Aldmar)", "Ilin Øster"),
        (" - Żanna Łoś", "Żanna Łoś"),
        ("\n— Dana Orlo, 43", "Dana Orlo"),
        ("\n\n~ Dana Orlo", "Dana Orlo"),
    ],
)
def test_who_signs_a_quotation_speaks(behind: str, name: str) -> None:
    (one,) = rules_reader(*make(f"Readers wrote to us.\n\n{QUAY}{behind}")).items

    assert one.text == QUAY
    assert (one.chain.mouth.text, one.chain.mouth.kind) == (name, Kind.PERSON)
    assert (one.basis.rule, one.manner) == ("SP024", Manner.DIRECT)


@pytest.mark.parametrize(
    "line",
    [
        f"{QUAY} — so the mayor put it.",
        f"{QUAY} — and then she left.",
        f"{QUAY} — Nobody spoke. The rain had come.",
        f"Orlo called it “a gift” — Varne, May {'very ' * 30}long",
        "The quay belongs to all — Dana Orlo",
    ],
)
def test_what_is_no_signature_names_no_speaker(line: str) -> None:
    found = rules_reader(*make(line)).items

    assert all(one.basis.rule != "SP024" for one in found)


def test_each_of_several_quotations_has_the_name_behind_it() -> None:
    text = f"{QUAY} — Dana Orlo\n“Sell the quay while it stands.” — Milo Trenn"

    assert [chain(one) for one in rules_reader(*make(text)).items] == [
        ["Dana Orlo"],
        ["Milo Trenn"],
    ]


def test_a_signature_goes_before_what_the_model_heard() -> None:
    text = f"{QUAY} — Dana Orlo\n“Sell the quay while it stands.” — Milo Trenn"
    wrong = heard(text, "— Dana", "Dana Orlo", "“Sell the quay while it stands.”")

    found = built(make(text), wrong)

    assert [chain(one) for one in found] == [["Dana Orlo"], ["Milo Trenn"]]


@settings(deadline=None)
@given(st.lists(st.sampled_from([QUAY, "—", " ", "\n", "Dana Orlo", ",", "“", "”", "(", ")"])))
def test_any_row_of_marks_is_survived(pieces: list[str]) -> None:
    document, article = make("".join(pieces))

    for one in rules_reader(document, article).items:
        assert all(at.words(document.text) for at in one.content)
