"""Promises of pictures: the credit of a picture is no hand that the text passed through."""

import pytest
from tests.speech.conftest import GIVEN, make
from tests.speech.test_learned import built, chain, heard

from sayso.records.articles import Block, Named, Role
from sayso.records.places import Anchor, Basis
from sayso.speech.pictures import of_picture

SAID = "Dana Orlo said on Monday that the pier was shut."


def read(first: str, *, last: str = SAID) -> tuple[str, list[str], bool]:
    """Return the text, the chain of what Orlo said, and whether the credit is a picture's."""
    text = f"{first}\n\n{last}" if last else first
    start = text.index("Lantern")
    credit = Named("Lantern", Basis("IN043", 0.9, (Anchor("d0", start, start + len("Lantern")),)))
    document, article = make(text, credit=credit)
    (one,) = built((document, article), heard(text, "said", "Dana Orlo", "that the pier was shut"))
    return text, chain(one), of_picture(document, article, credit.basis.evidence[0])


@pytest.mark.parametrize(
    "line",
    [
        "(Lantern) Lorries queue at the quay in Varne, March 3.",
        "VARNE (Lantern) — A boy carries his dog across the quay.",
        "(Lantern) The quay at Varne, seen from the air on Monday.",
        "Lorries at the quay in Varne (Lantern)",
    ],
)
def test_the_credit_of_a_picture_is_no_hand(line: str) -> None:
    _, hands, picture = read(line)

    assert picture
    assert hands == ["Dana Orlo"]


@pytest.mark.parametrize(
    "line",
    [
        "(Lantern) Police arrested three lorry drivers on Monday.",
        "(Lantern) The quay will stay shut until Easter.",
        "VARNE, March 3 (Lantern) — Both sides claimed to hold the quay on Monday.",
        "(Lantern) “We wait at the quay,” a driver wrote.",
        "(Lantern) Lorries queue at the quay. They have come from Marle.",
        "Lorries were sent home from the quay. (Lantern)",
    ],
)
def test_the_credit_of_a_text_is_a_hand(line: str) -> None:
    _, hands, picture = read(line)

    assert not picture
    assert hands == ["Dana Orlo", "Lantern"]


def test_a_credit_at_the_end_is_the_texts() -> None:
    _, hands, picture = read(f"{SAID} It is not the first (Lantern)", last="")

    assert not picture
    assert hands == ["Dana Orlo", "Lantern"]


def test_a_credit_in_a_caption_is_the_pictures() -> None:
    text = f"A boat (Lantern)\n\n{SAID}"
    document, article = make(text)
    caption = Block(Anchor("d0", 0, len("A boat (Lantern)")), Role.CAPTION, GIVEN)
    blocks = (caption, *article.blocks[1:])

    assert of_picture(document, type(article)("d0", blocks=blocks), Anchor("d0", 8, 15))
