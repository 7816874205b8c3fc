"""What is heard stands in the text, is heard once, and has a chance that was measured."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.speech.decode import BEGIN_CUE, CONTENT, INTO, OUT, SOURCE, Attribution, Floats
from sayso.speech.heard import Heard, answers, beside, calibrated, hear, traits
from sayso.text.models import Encoder, Seen, encoder
from sayso.text.pieces import Pieces, Span, Window

SURE, MARKS = 12.0, 9
SUSPECTED = 2.2  # how far behind a suspicion is: one in ten
WHISPER = "Orlo said the board had met at noon and Tavo whispered it snows."


class Parrot(Encoder):
    """An encoder without weights: in "Orlo said p." it hears Orlo, "said" and p.

    "Whispered" is a cue where a content is read by itself, "told Tavo" gives a hand after the
    source, "via Tavo" one before it; the words of a sentence are all that it looks at.
    """

    def __init__(self, size: int = 192, context: int = 0, **chosen: Any) -> None:
        self.version = "parrot"
        self.settings = {
            "size": size,
            "context": context,
            "least": 0.5,
            "keep": 0.0,
            "steps": encoder().settings["steps"],
            "sure": [0, 1, 1, 0, 0],
            "look": 0.05,
            "keep_deep": 0.0,
            "sure_deep": [0, 1, 1, 0, 0],
            **chosen,
        }
        self._text_read = ""

    def pieces(self, text: str, stretches: Sequence[Span]) -> Pieces:
        """Return the pieces, and remember their words."""
        self._text_read = text
        return encoder().pieces(text, stretches)

    def _words(self, made: Pieces, window: Window) -> list[str]:
        cut = slice(window.start, window.end)
        places = zip(made.starts[cut], made.ends[cut], strict=True)
        return [self._text_read[start:end] for start, end in places]

    def see(self, made: Pieces, window: Window, *, inside: bool = False) -> Seen:
        """Hear "said", or inside a content "whispered", which is suspected before."""
        words = self._words(made, window)
        roles, inner = _even(len(words), 7), _even(len(words), 3)
        for at, word in enumerate(words):
            roles[at, BEGIN_CUE if word == ("whispered" if inside else "said") else 0] = SURE
            inner[at, 0] = SURE
            if word == "whispered":
                inner[at, 1] = SURE - SUSPECTED
        states = np.zeros((len(words) + 2, 1), dtype=np.float32)
        return Seen(window, states, _logs(roles), _logs(inner))

    def arguments(self, made: Pieces, seen: Seen, cues: Sequence[Span]) -> Floats:
        """Give the sentence around each cue its roles."""
        words = self._words(made, seen.window)
        numbers = made.sentences[seen.window.start : seen.window.end]
        scores = np.zeros((len(cues), len(words), MARKS), dtype=np.float32)
        for row, (start, _) in enumerate(cues):
            own = [at for at, number in enumerate(numbers) if number == numbers[start]]
            marks = _marks(words, own, start)
            for at in range(len(words)):
                scores[row, at, marks.get(at, 0)] = SURE
        return scores


def _even(rows: int, classes: int) -> Floats:
    return np.zeros((rows, classes), dtype=np.float32)


def _logs(scores: Floats) -> Floats:
    logs: Floats = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    return logs


def _marks(words: Sequence[str], own: Sequence[int], cue: int) -> dict[int, int]:
    """Return piece -> mark of one sentence: its source, its content, and the hands it names."""
    marks: dict[int, int] = {}
    role, begins = SOURCE, True
    for at in own:
        word = words[at]
        if at == cue or word in {".", "told", "via"}:
            role, begins = {"told": OUT, "via": INTO}.get(word, CONTENT), True
        else:
            marks[at] = role if begins else role + 1
            begins = False
    return marks


def lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line.rstrip())))
        at += len(line)
    return found


def words(text: str, *places: Span | None) -> list[str]:
    return [text[slice(*place)] for place in places if place]


def test_what_is_heard_stands_where_the_words_stand() -> None:
    text = "It rained.\r\n\r\nMayor Dana Orlo said the berth was shut."

    (one,) = hear(Parrot(), text, lines(text))

    assert words(text, one.cue, one.source) == ["said", "Mayor Dana Orlo"]
    assert words(text, *one.content) == ["the berth was shut"]
    assert (one.out, one.into, one.inner) == ((), (), False)


def test_hands_before_and_after_the_source_are_told_apart() -> None:
    text = "Orlo said it rains told Tavo via Landa."

    (one,) = hear(Parrot(), text, lines(text))

    assert words(text, *one.out) == ["Tavo"]
    assert words(text, *one.into) == ["Landa"]


def test_what_is_too_unlikely_is_an_answer_that_is_not_kept() -> None:
    text = "Orlo said it rains."
    strict = Parrot(keep=0.99999, sure=[0, 0, 0, 0, 0])

    assert [words(text, one.cue) for one in answers(strict, text, lines(text))] == [["said"]]
    assert hear(strict, text, lines(text)) == []


def test_a_content_is_read_once_more_by_itself() -> None:
    outer, inner = hear(Parrot(), WHISPER, lines(WHISPER))

    assert words(WHISPER, outer.cue, inner.cue) == ["said", "whispered"]
    assert (outer.inner, inner.inner) == (False, True)
    assert words(WHISPER, *inner.content) == ["it snows"]
    assert outer.content[0][0] <= inner.content[0][0] < inner.content[0][1] <= outer.content[0][1]


@pytest.mark.parametrize(
    "chosen", [{"look": 0.5}, {"keep_deep": 0.9, "sure_deep": [0, 0, 0, 0, 0]}]
)
def test_a_content_without_suspicion_or_with_an_unlikely_answer_gives_nothing_more(
    chosen: dict[str, Any],
) -> None:
    (one,) = hear(Parrot(**chosen), WHISPER, lines(WHISPER))

    assert words(WHISPER, one.cue) == ["said"]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Orlo said p was q and urged both to stop.", "p was q"),
        ("Orlo said p was q, but urged both to stop.", "p was q"),
    ],
)
def test_a_second_verb_of_one_speaker_stands_beside_the_first(sentence: str, first: str) -> None:
    outer = _heard(sentence, "Orlo", "said", sentence[10:-1])
    inner = _heard(sentence, None, "urged", "both to stop", inner=True)

    one, other = beside(sentence, [outer], [inner])

    assert words(sentence, *one.content, *other.content) == [first, "both to stop"]
    assert words(sentence, one.source, other.source) == ["Orlo", "Orlo"]
    assert not other.inner


def test_a_stretch_that_is_only_the_second_verb_is_no_part_of_the_first() -> None:
    sentence = "It had a bell, Orlo wrote, and feared p was q."
    first, second = "It had a bell", "and feared p was q"
    outer = _heard(sentence, "Orlo", "wrote", first)
    at = sentence.index(second)
    outer = replace(outer, content=(*outer.content, (at, at + len(second))))
    inner = _heard(sentence, None, "feared", "p was q", inner=True)

    one, other = beside(sentence, [outer], [inner])

    assert words(sentence, *one.content, *other.content) == [first, "p was q"]


@pytest.mark.parametrize(
    ("source", "cue"),
    [("Tavo", "urged"), (None, "urge"), (None, "jumped")],
)
def test_what_has_a_source_or_no_verb_of_its_own_stays_inside(source: str | None, cue: str) -> None:
    sentence = f"Orlo said Tavo ran and {cue} both to stop."
    outer = _heard(sentence, "Orlo", "said", sentence[10:-1])
    inner = _heard(sentence, source, cue, "both to stop", inner=True)

    assert beside(sentence, [outer], [inner]) == [outer, inner]


def _heard(text: str, source: str | None, cue: str, content: str, *, inner: bool = False) -> Heard:
    def at(part: str) -> Span:
        return text.index(part), text.index(part) + len(part)

    return Heard(at(cue), at(source) if source else None, (at(content),), (), (), 0.9, inner)


def test_a_content_of_a_few_words_is_not_read_again() -> None:
    text = "Orlo said Tavo whispered it snows."

    (one,) = hear(Parrot(), text, lines(text))

    assert words(text, one.cue) == ["said"]


def test_an_attribution_inside_is_told_once_however_often_it_is_met() -> None:
    text = f"{WHISPER} Landa said so, and all of it. {WHISPER}"

    found = hear(Parrot(), text, lines(text))

    assert len({one.cue for one in found}) == len(found) == text.count("said") + 2


@pytest.mark.parametrize("text", ["", " \r\n", "\u0301", "It rained.", "said", "said.\r\nsaid."])
def test_nothing_is_heard_where_nobody_speaks(text: str) -> None:
    assert hear(Parrot(), text, lines(text)) == []


NAME = st.sampled_from(["Orlo", "Mayor Dana Orlo", "The union", "A port official"])
PLAIN = st.sampled_from(["it rains", "the berth “is” shut", "x", "nobody was asked and all left"])
SPOKEN = st.tuples(NAME, st.just("said"), PLAIN).map(" ".join).map(lambda words: words + ".")
SILENT = st.sampled_from(["It rained.", "The harbour was quiet all night, and nothing came in."])
PAGE = st.lists(
    st.lists(st.one_of(SPOKEN, SILENT), min_size=1, max_size=5).map(" ".join), max_size=6
).map("\r\n\r\n".join)


@given(PAGE, st.integers(20, 60), st.integers(0, 18))
def test_the_edges_of_windows_leave_no_trace(text: str, size: int, context: int) -> None:
    whole = hear(Parrot(10_000), text, lines(text))

    assert len(whole) == text.count(" said ")
    cut = hear(Parrot(size + context, context), text, lines(text))
    assert [replace(one, chance=0, traits=()) for one in cut] == [
        replace(one, chance=0, traits=()) for one in whole
    ]


@given(PAGE)
def test_what_is_heard_comes_in_order_of_cues(text: str) -> None:
    found = hear(Parrot(), text, lines(text))

    assert all(one.cue < two.cue for one, two in pairwise(found))


ODD = st.sampled_from(
    [
        "“", "”", '"', "''", "‘", "’", "«", ". ", ", ", ": ", "—", "\r\n\r\n", "\n", "\u00a0",
        "\u0301", "\u200b", "\x00", "\x1b[0m", "🚢", "中文", "한국", "İ", " said ", "Orlo ",
        " told the Courier ", "the union ", " reported ", " according to ", " that ", "x" * 120,
    ]
)  # fmt: skip
GARBAGE = st.lists(st.one_of(ODD, ODD, st.text(max_size=6)), max_size=40).map("".join)


def check(text: str, one: Heard) -> None:
    parts = [one.cue, *one.content, *one.out, *one.into]
    parts += [one.source] if one.source else []
    assert all(0 <= start < end <= len(text) for start, end in parts)
    assert one.content
    for row in (one.content, one.out, one.into):
        assert all(left[1] <= right[0] for left, right in pairwise(row))
    assert 0 <= one.chance <= 1


@settings(max_examples=60)
@given(GARBAGE)
def test_any_text_is_heard_without_leaving_it(text: str) -> None:
    for one in hear(encoder(), text, lines(text)):
        check(text, one)


@settings(max_examples=20)
@given(GARBAGE)
def test_a_text_is_heard_the_same_twice(text: str) -> None:
    assert hear(encoder(), text, lines(text)) == hear(encoder(), text, lines(text))


@settings(max_examples=20)
@given(GARBAGE)
def test_what_stands_outside_the_paragraphs_is_not_heard(text: str) -> None:
    text += "\nOrlo said that it rains.\nOrlo said that it snows."

    for one in hear(encoder(), text, lines(text)[:-1]):
        assert all(end <= text.rindex("\n") for _, end in (one.cue, *one.content))


WEIGHTS = st.lists(st.floats(-20, 20), min_size=5, max_size=5)
TRAITS = st.lists(st.floats(-20, 20), min_size=4, max_size=4)


@given(TRAITS, WEIGHTS)
def test_a_chance_is_a_probability(found: list[float], weights: list[float]) -> None:
    assert 0 <= calibrated(found, weights) <= 1


@given(TRAITS, WEIGHTS, st.integers(0, 3), st.floats(0, 10))
def test_more_of_what_shows_sureness_is_no_less_sure(
    found: list[float], weights: list[float], which: int, more: float
) -> None:
    raised = [each + more if at == which else each for at, each in enumerate(found)]
    surer = weights[which + 1] >= 0

    before, after = calibrated(found, weights), calibrated(raised, weights)

    assert before <= after if surer else after <= before


def test_without_a_lean_everything_is_as_likely_as_not() -> None:
    assert calibrated([1, 2, 3, 0], [0, 0, 0, 0, 0]) == 0.5


def test_the_shipped_weights_fit_the_traits_and_trust_the_model() -> None:
    sure = encoder().settings["sure"]

    assert len(sure) == 5
    assert sure[1] >= 0, "a likelier cue is no less likely to be right"
    assert sure[2] >= 0, "likelier marks are no less likely to be right"


PART = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda both: (both[0], sum(both)))
CHANCE = st.floats(0, 1)


@given(st.lists(PART, max_size=2), st.lists(PART, min_size=1, max_size=3), CHANCE, CHANCE)
def test_traits_are_numbers_whatever_the_chances(
    source: list[Span], content: list[Span], begun: float, marked: float
) -> None:
    found = traits(Attribution((0, 1), tuple(source), tuple(content), (), (), begun, marked))

    assert len(found) == 4
    assert all(math.isfinite(each) for each in found)
    assert found[3] == (not source)
