"""Promises of rumours: what nobody stands behind is hearsay, and what is somebody's is not."""

import pytest
from tests.speech.conftest import make
from tests.speech.test_learned import built, heard

from sayso.records.speech import Kind
from sayso.speech.heard import Heard
from sayso.speech.learned import merged
from sayso.speech.paragraphs import paragraphs
from sayso.speech.rumours import is_hearsay, rumours
from sayso.speech.statements import Page as Sheet
from sayso.speech.statements import statements


def found(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*one.cue)], " … ".join(text[slice(*each)] for each in one.content))
        for one in rumours(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The quay, it is whispered, is sold.", "it is whispered", "The quay … is sold"),
        ("It is widely believed that the quay is sold.", "is widely believed",
         "that the quay is sold"),
        ("It was put about in Varne that Orlo had left.", "was put about", "that Orlo had left"),
        ("There has been talk for weeks of a strike.", "talk", "of a strike"),
        ("Amid rumours of a rift, Orlo sang.", "rumours", "of a rift"),
        ("She rejected suggestions that the quay is sold.", "suggestions",
         "that the quay is sold"),
        ("Nobody feeds the rumour that Orlo will go.", "rumour", "that Orlo will go"),
        ("Rumours that the king had died spread.", "Rumours", "that the king had died"),
        ("There are speculations that Orlo left.", "speculations", "that Orlo left"),
        ("Word is that the ferry will not sail.", "Word", "that the ferry will not sail"),
    ],
)  # fmt: skip
def test_what_nobody_says_is_hearsay(text: str, cue: str, content: str) -> None:
    assert found(text) == [(cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Her suggestions that the quay be sold were heard.",
        "The union's talk of a strike cost members.",
        "It is the mayor that the union believed.",
        "Dana Orlo, who is said by nobody, went home.",
    ],
)
def test_what_is_somebodys_is_not(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "cue", "hearsay"),
    [
        ("The quay is feared lost", "is feared", True),
        ("The quay, thought to be sold", "thought", True),
        ("The mayor thought of the quay", "thought", False),
        ("reportedly", "reportedly", True),
        ("Fears that the quay is sold", "Fears", True),
        ("the announcement that p", "announcement", False),
    ],
)
def test_a_cue_without_a_source_may_be_hearsay(text: str, cue: str, *, hearsay: bool) -> None:
    at = text.index(cue)

    assert is_hearsay(text, (at, at + len(cue))) is hearsay


def test_what_somebody_is_said_to_have_said_stands_inside_the_hearsay() -> None:
    text = "Orlo is reported to have said that the quay was sold."
    page = make(text)
    body = paragraphs(text, [(0, len(text))])
    inner = Heard((20, 29), (0, 4), ((30, 52),), (), (), 0.9, inner=False)

    found = list(statements(Sheet(*page, ()), merged(text, body, [inner])))

    assert {one.chain.mouth.kind: one.text for one in found} == {
        Kind.HEARSAY: "Orlo to have said that the quay was sold",
        Kind.PERSON: "that the quay was sold",
    }


@pytest.mark.parametrize(
    ("text", "cue", "content", "mouth"),
    [
        ("It is claimed that the quay is sold.", "is claimed", "that the quay", "is claimed"),
        ("It was feared that the quay is sold.", "was feared", "that the quay", "was feared"),
        ("It is hoped the quay is sold.", "is hoped", "the quay", "is hoped"),
        ("It was told that the quay is sold.", "was told", "that the quay", "It"),
        ("It claimed that the quay is sold.", "claimed", "that the quay", "It"),
        ("It is said to own the quay.", "is said", "to own the quay", "It"),
    ],
)
def test_it_is_claimed_is_said_by_nobody(text: str, cue: str, content: str, mouth: str) -> None:
    (one,) = built(make(text), heard(text, cue, "It", content))

    assert one.chain.mouth.text == mouth


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Dana Orlo allegedly told the crew that it was over.", "allegedly told"),
        ("Dana Orlo has reportedly told the crew that it was over.", "has reportedly told"),
    ],
)
def test_what_somebody_reportedly_told_passes_through_hearsay(text: str, cue: str) -> None:
    outer, inner = built(make(text), heard(text, cue, "Dana Orlo", "that it was over"))

    assert outer.chain.mouth.kind is Kind.HEARSAY
    assert inner.within == outer.id
    assert [hop.mention.kind for hop in inner.chain.hops] == [Kind.PERSON, Kind.HEARSAY]


@pytest.mark.parametrize(
    ("text", "cue", "told"),
    [
        ("Orlo may say that it is over.", "may say", 0),
        ("Orlo could soon announce that it is over.", "could soon announce", 0),
        ("If Orlo says that it is over, we go.", "says", 0),
        ("Orlo may fear that it is over.", "may fear", 1),
        ("Orlo said that it is over.", "said", 1),
    ],
)
def test_what_somebody_may_say_was_not_said(text: str, cue: str, told: int) -> None:
    assert len(built(make(text), heard(text, cue, "Orlo", "that it is over"))) == told
