"""The encoder that ships: the same numbers for the same window, whatever else is read."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.text import models
from sayso.text.models import Encoder, Seen, encoder
from sayso.text.pieces import Pieces, Window, windows
from sayso.text.weights import VERSION

BERTH = "“The berth is safe,” harbour chief Ilin Tavo said on Monday. Nobody had asked him."
OFFER = "Orlo told the Courier that the offer was too low; the union, she said, would wait."
MARKS = 9  # that ``sayso.speech.decode`` names


def pieces(text: str) -> Pieces:
    return encoder().pieces(text, [(0, len(text))])


def only(made: Pieces) -> Window:
    return Window(0, len(made), 0)


def seen(text: str) -> Seen:
    made = pieces(text)
    return encoder().see(made, only(made))


def raw(found: Seen) -> tuple[bytes, bytes, bytes]:
    return found.states.tobytes(), found.roles.tobytes(), found.inner.tobytes()


def test_the_weights_are_called_what_the_house_calls_them() -> None:
    assert encoder().version == VERSION


def test_the_encoder_is_loaded_once() -> None:
    assert encoder() is encoder()


def test_the_chosensay_what_the_reader_needs() -> None:
    chosen = encoder().settings

    assert chosen["size"] > chosen["context"] >= 0
    assert 0 < chosen["least"] < 1
    assert np.array(chosen["steps"]).shape == (MARKS, MARKS)


@pytest.mark.parametrize("text", [BERTH, OFFER, "中文 🚢 x", "a"])
def test_rows_are_pieces(text: str) -> None:
    made, one = pieces(text), seen(text)

    assert one.states.shape[0] == len(made) + 2
    assert one.roles.shape == (len(made), 7)
    assert one.inner.shape == (len(made), 3)


@pytest.mark.parametrize("text", [BERTH, OFFER])
def test_classes_are_log_probabilities(text: str) -> None:
    one = seen(text)

    assert np.allclose(np.exp(one.roles).sum(1), 1, atol=1e-4)
    assert np.allclose(np.exp(one.inner).sum(1), 1, atol=1e-4)


def test_a_window_gives_the_same_bytes_twice() -> None:
    before = raw(seen(BERTH))
    seen(OFFER)

    assert raw(seen(BERTH)) == before


def test_another_encoder_gives_the_same_bytes() -> None:
    made = pieces(BERTH)

    assert raw(Encoder().see(made, only(made))) == raw(seen(BERTH))


def test_another_process_gives_the_same_bytes() -> None:
    made = pieces(BERTH)
    scores = encoder().arguments(made, seen(BERTH), [(3, 4)])
    ask = (
        "import sys; from sayso.text.models import encoder; "
        "from sayso.text.pieces import Window; text = sys.argv[1]; "
        "made = encoder().pieces(text, [(0, len(text))]); "
        "seen = encoder().see(made, Window(0, len(made), 0)); "
        "sys.stdout.buffer.write(encoder().arguments(made, seen, [(3, 4)]).tobytes())"
    )

    done = subprocess.run([sys.executable, "-c", ask, BERTH], capture_output=True, check=True)

    assert done.stdout == scores.tobytes()


class ManyThreads(Encoder):
    """The same graphs, shared out among threads."""

    def _session(self, name: str) -> object:
        import onnxruntime as ort  # noqa: PLC0415

        options = ort.SessionOptions()
        options.intra_op_num_threads = 3
        raw = (self._folder / name).read_bytes()
        return ort.InferenceSession(raw, options, providers=["CPUExecutionProvider"])


def test_the_number_of_threads_leaves_no_trace() -> None:
    made = pieces(BERTH)
    other = ManyThreads()
    cues = [(3, 4), (10, 12)]

    one, two = seen(BERTH), other.see(made, only(made))

    assert raw(one) == raw(two)
    left, right = encoder().arguments(made, one, cues), other.arguments(made, two, cues)
    assert left.tobytes() == right.tobytes()


PROSE = st.lists(st.sampled_from([BERTH, OFFER, "It rained.", "“No!”"]), min_size=1, max_size=4)


@settings(max_examples=15)
@given(PROSE, PROSE)
def test_what_stands_outside_a_window_leaves_no_trace(before: list[str], after: list[str]) -> None:
    text = "\n".join([*before, OFFER, *after])
    start = len("\n".join([*before, ""]))
    made = encoder().pieces(text, [*_lines(before), (start, start + len(OFFER))])
    first = made.starts.index(start)

    found = encoder().see(made, Window(first, len(made), first))

    alone = pieces(OFFER)
    assert raw(found) == raw(seen(OFFER))
    cue = (1, 2)
    assert (
        encoder().arguments(made, found, [cue]).tobytes()
        == encoder().arguments(alone, seen(OFFER), [cue]).tobytes()
    )


def _lines(texts: list[str]) -> list[tuple[int, int]]:
    found, at = [], 0
    for text in texts:
        found.append((at, at + len(text)))
        at += len(text) + 1
    return found


def test_windows_may_be_read_in_any_order() -> None:
    text = "\n".join([BERTH, OFFER] * 6)
    made = encoder().pieces(text, _lines([BERTH, OFFER] * 6))
    cut = windows(made, 60, 20)

    there = [raw(encoder().see(made, window)) for window in cut]
    back = [raw(encoder().see(made, window)) for window in reversed(cut)]

    assert len(cut) > 3
    assert there == back[::-1]


def test_each_cue_has_its_scores_whichever_others_are_asked_for() -> None:
    made, one = pieces(BERTH), seen(BERTH)
    cues = [(3, 4), (10, 12), (0, len(made))]

    together = encoder().arguments(made, one, cues)

    assert together.shape == (len(cues), len(made), MARKS)
    for place, cue in enumerate(cues):
        alone = encoder().arguments(made, one, [cue])[0]
        assert np.allclose(together[place], alone, atol=1e-3)


@given(
    st.text(max_size=40) | st.text(st.sampled_from("aZ é\u0301\xa0.\x85ßΣ“’本[SEP]"), max_size=9)
)
def test_words_one_by_one_give_the_pieces_of_the_whole(text: str) -> None:
    assert encoder().ids([text, ""]) == [encoder()._tokenize(text)[0], []]


def test_no_more_than_so_many_words_are_kept_and_no_long_ones() -> None:
    asked: list[str] = []

    def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        asked.append(text)
        return [len(text)], []

    words = models._Entries(tokenize)
    long = "a" * (models._LONGEST + 1)
    found = [words[word] for word in ("berth", "berth", long, long)]

    assert found == [[5], [5], [len(long)], [len(long)]]
    assert asked == ["berth", long, long]
    for number in range(models._KEPT + 5):
        assert words[f"w{number}"]
    assert len(words) <= models._KEPT


def test_vectors_come_from_the_reading_that_is_there_and_have_length_one() -> None:
    made = encoder().pieces(BERTH, [(0, len(BERTH))])
    whole, parts = (0, len(made)), [(0, 2), (2, len(made))]
    found = encoder().vectors(seen(BERTH), [whole, *parts, whole])

    assert found.shape == (4, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1)
    assert (found[0] == found[3]).all()
    assert (found[1] @ found[2]) < 1
