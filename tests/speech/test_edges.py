"""Promises of edges: a preposition of the cue is no part of what was said."""

import pytest

from sayso.speech.edges import edged
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
