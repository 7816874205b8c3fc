"""A quotation that was heard in part is told whole, over window edges and paragraphs."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.conftest import Page, make

from sayso.records.speech import Statement
from sayso.speech import learned_reader
from sayso.speech.decode import Heard
from sayso.speech.wholes import whole
from sayso.text.models import encoder
from sayso.text.pieces import around

WORK = (
    "The men of the mill carried sand in baskets for nine weeks.",
    "The sluice broke on the first night and was mended with rope.",
    "Not one clerk of the province came down to look at it.",
    "Our cellar held nothing but water and the neighbour’s boots.",
    "The bread was baked upstairs and let down in a bucket.",
)
LONG = " ".join(f"{words[:-1]} in year {year}." for year in range(1, 6) for words in WORK)


def read(page: Page) -> tuple[Statement, ...]:
    return learned_reader(*page).items


def told(page: Page, mouth: str) -> list[str]:
    """Return the parts of what somebody is told to have said."""
    found = [one for one in read(page) if mouth in one.chain.mouth.text]
    return [page[0].text[at.start : at.end] for one in found for at in one.content]


def test_all_paragraphs_of_a_quotation_belong_to_who_begins_it(page: Page) -> None:
    """
    “I came to Arvik with one lamp,” Sunniva Aas told the parish.

    “The lamp is broken and the oil is gone.

    “I thank the women who mended the nets.

    “I shall miss the quay.”

    The parish gave her a clock.
    """
    assert told(page, "Aas") == [
        "“I came to Arvik with one lamp,”",
        "“The lamp is broken and the oil is gone.",
        "“I thank the women who mended the nets.",
        "“I shall miss the quay.”",
    ]


def test_all_paragraphs_of_a_quotation_belong_to_who_ends_it(page: Page) -> None:
    """
    “We built the weir with stone from the east bank of the river.

    “The sluice broke twice and nobody in the province came.

    “It has cost Arvik its harbour,” Sunniva Aas said.
    """
    assert [words[:9] for words in told(page, "Aas")] == ["“We built", "“The slui", "“It has c"]


def test_a_second_quotation_that_is_never_closed_has_its_speaker(page: Page) -> None:
    """
    “The nets are gone,” said Oddny Rask. “They will want help.

    The parish met at noon.
    """
    assert told(page, "Rask") == ["“The nets are gone,”", "“They will want help."]


def test_other_marks_begin_another_quotation() -> None:
    text = '"We shall not pay for it\n“The nets are gone,” said Rask.'
    cue = text.index("said")
    content = text.index("“The"), cue - 1
    rask = Heard((cue, cue + 4), (cue + 5, cue + 9), (content,), (), (), 0.9, inner=False)

    (one,) = whole(text, [(0, 24), (25, len(text))], [rask])

    assert one.content == (content,)


@pytest.mark.parametrize(
    "text",
    [
        f"“{LONG[:-1]},” said Sunniva Aas, the miller.",
        f"Sunniva Aas, the miller, said: “{LONG}”",
    ],
)
def test_a_quotation_longer_than_any_window_is_told_from_mark_to_mark(text: str) -> None:
    assert len(encoder().pieces(text, [(0, len(text))])) > 2 * encoder().settings["size"]

    longest = max(told(make(text), "Aas"), key=len)

    assert longest.startswith("“The men")
    assert longest.endswith(("in year 5,”", "in year 5.”"))


def test_a_second_part_longer_than_any_window_belongs_to_the_speaker() -> None:
    text = f"“{WORK[0][:-1]},” said Sunniva Aas, the miller. “{LONG}”"

    assert told(make(text), "Aas")[:2] == [f"“{WORK[0][:-1]},”", f"“{LONG}”"]


def test_a_list_that_a_window_cuts_is_read_in_a_longer_one() -> None:
    parts = "mill weir sluice barn quay chapel school lamp boat net oven bench gate well".split()
    list_ = ", ".join(f"that the {one} of the lower parish had been sold by night" for one in parts)
    text = f"The bailiff, Torgeir Lund, reported {list_}, and that nobody had asked him about it."
    assert len(encoder().pieces(text, [(0, len(text))])) > encoder().settings["size"]

    assert "nobody had asked him about it" in told(make(text), "Lund")[0]


def test_a_window_around_a_place_stays_in_its_paragraph_and_in_its_size() -> None:
    text = f"{LONG}\n{LONG}"
    made = encoder().pieces(text, [(0, len(LONG)), (len(LONG) + 1, len(text))])

    for at in range(0, len(made), 7):
        window = around(made, (at, at + 1), 100)
        numbers = made.paragraphs[window.start : window.end]

        assert window.start <= at < window.end
        assert window.end - window.start == 100
        assert set(numbers) == {made.paragraphs[at]}


@given(st.text(alphabet='“”"‘’«»„ .ab\n', max_size=60), st.integers(0, 59), st.integers(0, 59))
def test_contents_only_grow_and_stay_in_the_text(text: str, start: int, cue: int) -> None:
    text = inspect.cleandoc(text) + "x" * 61
    content = (min(start, cue), max(start, cue) + 1)
    one = Heard((60, 61), None, (content,), (), (), 0.9, inner=False)

    ((left, right), *_) = whole(text, [(0, len(text))], [one])[0].content

    assert 0 <= left <= content[0]
    assert content[1] <= right <= len(text)


def test_a_sentence_with_a_cue_of_its_own_is_no_part_of_the_one_before() -> None:
    text = "“I hold the deed,” Rask said. “We shall sell it”, he went on, “and then we shall go.”"

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    deed, sell, leave = map(
        span, ("“I hold the deed,”", "“We shall sell it”", "“and then we shall go.”")
    )
    said = Heard(span("said"), span("Rask"), (deed, (sell[0], leave[1])), (), (), 0.9, inner=False)
    went = Heard(span("went on"), span("he"), (sell, leave), (), (), 0.9, inner=False)

    first, second = whole(text, [(0, len(text))], [said, went])

    assert first.content == (deed,)
    assert second.content == (sell, leave)
