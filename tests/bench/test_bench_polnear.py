"""What is printed beside the shared metric: speech and attitudes, CofeNet's, damaged texts."""

import pytest
from bench import cofenet, polnear
from bench.attribution import Attribution, Rate, Spans
from bench.cues import is_speech

TEXT = """“We are ready,” the mayor told reporters.
“Come and see.” Residents fear a flood."""


def at(*words: str) -> Spans:
    return tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in words)


READY = Attribution(at("“We are ready,”", "“Come and see.”"), at("the mayor"), at("told"))
FLOOD = Attribution(at("a flood"), at("Residents"), at("fear"))


@pytest.mark.parametrize(
    "cue",
    "said|has not told|according to|:|—||put it|in a statement|questions about|insisting".split(
        "|"
    ),
)
def test_saying_is_speech(cue: str) -> None:
    assert is_speech(cue)


@pytest.mark.parametrize(
    "cue", "fears|wants|was backed by|support for|put|with hopes of".split("|")
)
def test_wanting_and_fearing_is_not(cue: str) -> None:
    assert not is_speech(cue)


def test_a_pair_counts_for_both_sides_by_its_own_cues() -> None:
    told = [Attribution(FLOOD.content, FLOOD.source, at("told")), READY]

    found = polnear.apart(TEXT, [READY, FLOOD], told)

    assert found["WSW50 speech"] == Rate(2, 2, 1, 1)
    assert found["WSW50 attitudes"] == Rate(0, 0, 1, 1)


def test_each_fragment_is_a_span_of_its_own_without_the_signs_at_its_ends() -> None:
    told = [Attribution(at("We are ready", "Come and"), at("mayor"), at("told"))]

    assert cofenet.tally(TEXT, [READY], told) == {
        "source": Rate(0, 1, 0, 1),
        "cue": Rate(1, 1, 1, 1),
        "content": Rate(1, 2, 1, 2),
    }
    assert cofenet.tally(TEXT, [READY], told, strict=True)["content"] == Rate(0, 2, 0, 2)


def test_a_span_over_two_paragraphs_is_two() -> None:
    over = [Attribution(((TEXT.index("told"), TEXT.index("Come") + 4),))]
    both = [Attribution(at("told reporters", "Come"))]

    assert cofenet.tally(TEXT, over, both)["content"] == Rate(2, 2, 2, 2)
