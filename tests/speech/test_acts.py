"""Promises of acts: what a cue does, in its own words and before what follows it."""

import pytest
from tests.speech.conftest import make
from tests.speech.test_learned import built, heard

from sayso.records.speech import Act


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Orlo declined to say who had paid.", "declined to say", "who had paid", Act.DECLINE),
        ("Orlo refused to comment on it.", "refused to comment on", "it", Act.DECLINE),
        ("Orlo would not say when.", "would not say", "when", Act.DECLINE),
        ("Orlo did not specify which pier.", "did not specify", "which pier", Act.DECLINE),
        ("Orlo doesn’t say which pier.", "doesn’t say", "which pier", Act.DECLINE),
        ("Orlo said that it was shut.", "said", "that it was shut", Act.ASSERT),
        ("Orlo did not hesitate over the pier.", "did not hesitate", "over the pier", Act.ASSERT),
        ("Orlo asked the council to wait.", "asked", "the council to wait", Act.DEMAND),
        ("Orlo asked for new chairs.", "asked for", "new chairs", Act.DEMAND),
        ("Orlo asked whether it was shut.", "asked", "whether it was shut", Act.QUESTION),
        ("Orlo asked “who goes to the pier”.", "asked", "“who goes to the pier”", Act.QUESTION),
        ("Orlo wants the pier to be sold.", "wants", "the pier to be sold", Act.DEMAND),
        ("Orlo was told to leave.", "was told", "to leave", Act.DEMAND),
        ("Orlo insisted that nobody had seen it.", "insisted", "that nobody", Act.ASSERT),
        ("Orlo insisted that it be closed.", "insisted", "that it be closed", Act.DEMAND),
        ("Orlo has not said that it shut.", "has not said", "that it shut", Act.DECLINE),
        ("Orlo has yet to say when.", "has yet to say", "when", Act.DECLINE),
        ("Orlo stopped short of saying so.", "stopped short of saying", "so", Act.DECLINE),
        ("Orlo never said that it shut.", "never said", "that it shut", Act.DENY),
        ("Orlo has never said when.", "has never said", "when", Act.DECLINE),
        ("Orlo did not call for a strike.", "did not call for", "a strike", Act.DECLINE),
        ("Orlo asked not to be named.", "asked not", "to be named", Act.DEMAND),
        ("Orlo dismissed the report.", "dismissed", "the report", Act.DENY),
    ],
)
def test_an_act_is_what_the_words_do(text: str, cue: str, content: str, act: Act) -> None:
    (one,) = built(make(text), heard(text, cue, "Orlo", content))

    assert one.act is act
