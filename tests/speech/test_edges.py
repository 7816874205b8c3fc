"""Promises of edges: a preposition of the cue is no part of what was said."""

import pytest
from tests.speech.conftest import Page

from sayso.speech import learned_reader
from sayso.speech.edges import edged, shut
from sayso.speech.heard import Heard


def heard(text: str, cue: str, content: str) -> tuple[str, str]:
    at, words = text.index(cue), text.index(content)
    content_at = ((words, words + len(content)),)
    given = Heard((at, at + len(cue)), (0, 4), content_at, (), (), 0.9, inner=False)
    one = edged(text, given)
    return text[slice(*one.cue)], text[slice(*one.content[0])]


@pytest.mark.parametrize(
    ("text", "cue", "content", "made"),
    [
        ("Orlo asked about the quay.", "asked", "about the quay", ("asked about", "the quay")),
        ("Orlo asked about the quay.", "asked", "the quay", ("asked about", "the quay")),
        ("Orlo asked about the quay.", "asked about", "the quay", ("asked about", "the quay")),
        ("Orlo expects about ten ships.", "expects", "about ten ships",
         ("expects", "about ten ships")),
        ("Orlo asked the mayor about it.", "asked", "about it", ("asked", "about it")),
        ("Orlo said about.", "said", "about", ("said", "about")),
    ],
)  # fmt: skip
def test_about_belongs_to_the_cue(text: str, cue: str, content: str, made: tuple[str, str]) -> None:
    assert heard(text, cue, content) == made


def test_a_single_quotation_ends_before_what_its_speaker_did_next(page: Page) -> None:
    """
    The reeve said: “He told me ‘I will not mend it’ and walked out of the mill.”
    """
    told = [one.text for one in learned_reader(*page).items]

    assert "‘I will not mend it’" in told


@pytest.mark.parametrize(
    "words", ["the workers’ boots and hats", "‘so’ and so on", "it’s and isn’t"]
)
def test_apostrophes_end_no_content(words: str) -> None:
    text = f"He told me {words} by noon."
    one = Heard((3, 7), (0, 2), ((11, len(text) - 1),), (), (), 0.9, inner=True)

    assert shut(text, one) is one
