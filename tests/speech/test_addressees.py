"""Promises of addressees: who is told is no outlet by that, nor is a town, a day or a platform."""

import pytest
from tests.speech.conftest import make
from tests.speech.test_learned import built, chain, heard

from sayso.records.speech import Kind, Statement
from sayso.speech import learned_reader

COLD = "that the ovens were cold"


def read(text: str) -> tuple[Statement, ...]:
    return learned_reader(*make(text)).items


def outlets(found: tuple[Statement, ...]) -> set[str]:
    return {
        hop.mention.text
        for one in found
        for hop in one.chain.hops
        if hop.mention.kind is Kind.OUTLET
    }


@pytest.mark.parametrize(
    "text",
    [
        (
            "Petra Nolde, the head of the bakers’ guild, told Ivo Strand, the master of the mill, "
            "that the ovens were cold. Strand told Nolde that he was sorry.\n\n“The flour comes at "
            "noon,” said Strand. Karin Oster, a baker, said she would wait. The mayor said the "
            "town was hungry."
        ),
        (
            "Warden Tilo Gans told Merrow that the gate was unsafe. Merrow told Gans to keep "
            "quiet.\n\nGans said he had kept a copy. Merrow denies the charge."
        ),
        (
            "Olaf Wedd told Lind that the ferry was late. “It is always late,” Mara Lind answered. "
            "The captain said fog was to blame."
        ),
        (
            "Olaf Wedd wrote to Corbie that the boats were gone. In a letter to the king, Corbie "
            "said he would resign."
        ),
        "Lind assured Hallow that the bridge would hold. Hallow was told by Lind to wait.",
    ],
)
def test_who_bears_the_name_of_somebody_is_told_and_passes_nothing_on(text: str) -> None:
    found = read(text)

    assert len(found) > 1
    assert outlets(found) == set()


def test_a_president_who_is_told_is_no_hand() -> None:
    (first, *_) = read("President Olaf Brenn told President Mira Sable that the canal must open.")

    assert chain(first) == ["President Olaf Brenn"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Dana Orlo told the Telegraph {COLD}.", "the Telegraph"),
        (f"Dana Orlo told Nolde’s paper {COLD}.", "Nolde’s paper"),
        (f"Dana Orlo told Vantry {COLD}. Vantry understands that more will follow.", "Vantry"),
        (f"A baker told Quorint {COLD}.", "Quorint"),
        (f"Dana Orlo told the weekly Istra {COLD}.", "the weekly Istra"),
    ],
)
def test_an_outlet_that_is_told_stays_a_hand(text: str, outlet: str) -> None:
    (first, *_) = read(text)

    assert chain(first)[1:] == [outlet]
    assert first.chain.hops[1].mention.kind is Kind.OUTLET


@pytest.mark.parametrize(
    "where",
    [
        "in an interview in Tarnick",
        "in an interview on Sunday",
        "in a talk in Marlow Bay",
        "in a conversation with Fishery Services",
        "to the TV",
    ],
)
def test_a_town_a_day_and_a_set_carry_nothing(where: str) -> None:
    text = f"Orlo said {where} {COLD}."

    (one,) = built(make(text), heard(text, "said", "Orlo", COLD))

    assert chain(one) == ["Orlo"]


def test_a_group_in_a_place_is_an_audience() -> None:
    text = f"Orlo, speaking to a bakers group in Marlow, said {COLD}."

    (one,) = built(make(text), heard(text, "said", "Orlo", COLD))

    assert chain(one) == ["Orlo"]


def test_a_sentence_ends_before_the_name_behind_it() -> None:
    text = "“The ovens are cold,” Orlo said in an interview on Monday. He left."

    (one,) = built(make(text), heard(text, "said", "Orlo", "“The ovens are cold,”"))

    assert chain(one) == ["Orlo"]


@pytest.mark.parametrize(
    ("text", "out"),
    [
        (f"Orlo said on Telegram {COLD}.", "Telegram"),
        (f"Orlo said in a post on X {COLD}.", "X"),
        (f"Orlo said on her Facebook page {COLD}.", "her Facebook page"),
        (f"Orlo said (via @DanaFix) {COLD}.", "DanaFix"),
    ],
)
def test_a_platform_is_no_hand(text: str, out: str) -> None:
    (one,) = built(make(text), heard(text, "said", "Orlo", COLD, out=(out,)))

    assert chain(one) == ["Orlo"]


def test_a_channel_with_a_name_of_its_own_is_one() -> None:
    text = f"Dockers told the Telegram channel Baltra {COLD}."
    told = heard(text, "told", "Dockers", COLD, out=("the Telegram channel Baltra",))

    (one,) = built(make(text), told)

    assert chain(one) == ["Dockers", "the Telegram channel Baltra"]


@pytest.mark.parametrize(
    "text",
    [
        f"Orlo, writing in the Norrland Post, said {COLD}.",
        f"Writing in the Norrland Post, Orlo said {COLD}.",
        f"Orlo said in a column in the Norrland Post {COLD}.",
        f"Orlo said in an interview in the Norrland Post {COLD}.",
    ],
)
def test_a_paper_that_somebody_writes_in_is_a_hand(text: str) -> None:
    (one,) = built(make(text), heard(text, "said", "Orlo", COLD))

    assert chain(one) == ["Orlo", "the Norrland Post"]


def test_a_column_in_a_paper_that_no_table_has_is_one_and_a_column_in_a_town_is_not() -> None:
    paper, town = (
        f"Orlo said in a column in Quorint {COLD}.",
        f"Orlo said in a talk in Quorint {COLD}.",
    )

    (one,) = built(make(paper), heard(paper, "said", "Orlo", COLD))
    (other,) = built(make(town), heard(town, "said", "Orlo", COLD))

    assert chain(one) == ["Orlo", "Quorint"]
    assert chain(other) == ["Orlo"]


# --- what a sentence opens with ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "by", "hands"),
    [
        ("Citing two bakers", "the Gazette", ["two bakers", "the Gazette"]),
        ("Citing the Telegraph", "Reuters", ["the Telegraph", "Reuters"]),
        ("Citing the Telegraph", "the guild", ["the Telegraph", "the guild"]),
        ("Quoting diplomats", "Radio Norrland", ["diplomats", "Radio Norrland"]),
        ("Citing guild records", "the Gazette", ["guild records", "the Gazette"]),
        ("Citing weak demand", "the Gazette", ["the Gazette"]),
        ("Citing safety concerns", "the guild", ["the guild"]),
        ("Citing a rule of the yard", "the guild", ["the guild"]),
    ],
)
def test_who_is_cited_at_the_start_speaks_and_a_reason_does_not(
    lead: str, by: str, hands: list[str]
) -> None:
    text = f"It rained. {lead}, {by} said {COLD}."

    (one,) = built(make(text), heard(text, "said", by, COLD))

    assert chain(one) == hands


def test_a_reason_at_the_end_is_no_mouth() -> None:
    text = "According to the agency Norpress, the bank said it would wait, citing weak growth."

    found = read(text)

    assert found
    assert all("weak growth" not in chain(one) for one in found)


# --- what rests on no paper ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "after",
    [
        "A poll by Norstat found that six in ten bakers oppose the levy.",
        "The indictment alleges that Aros paid bribes.",
        "Its author, the engineer Piet Holl, declined to comment.",
    ],
)
def test_public_papers_and_no_comment_rest_on_no_paper(after: str) -> None:
    found = read(f"A leaked memo, seen by the Gazette, says the oven is unsafe. {after}")

    assert chain(found[0])[-1] == "the Gazette"
    assert all("the Gazette" not in chain(one) for one in found[1:])


def test_the_same_memo_rests_on_its_paper() -> None:
    found = read(
        "A leaked memo, seen by the Gazette, says the oven is unsafe. The memo says that nobody "
        "was told."
    )

    assert [chain(one)[-1] for one in found] == ["the Gazette", "the Gazette"]


def test_a_paper_of_long_ago_carries_no_voice_that_it_did_not_have() -> None:
    names = ["Dana Orlo", "Milo Trenn", "Ines Horm", "Per Landa", "Karin Oster", "Petra Nolde"]
    between = [f"{name} said that oven {n} was cold." for n in (1, 2, 3) for name in names]
    lead = "Two bakers told the Varne Courier that the mill was sold."
    late = "It was over, according to insiders. They said that nobody had paid."

    near = read(f"{lead}\n\n{late}")
    far = read("\n\n".join([lead, *between, late]))

    assert chain(near[-1])[-1] == "the Varne Courier"
    assert chain(far[-1])[-1] != "the Varne Courier"
