"""Sentences: no word is lost, no quotation is torn, no abbreviation ends one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.quotes import quotations
from sayso.text.sentences import sentences, tokens


def cut(text: str) -> list[str]:
    quoted = quotations(text, 0, len(text))
    return [text[start:end].strip() for start, end in sentences(text, 0, len(text), quoted)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The port is shut. It will open.", ["The port is shut.", "It will open."]),
        ("Mr. Orlo met Dr. Tavo. They spoke.", ["Mr. Orlo met Dr. Tavo.", "They spoke."]),
        ("He left the U.S. The port shut.", ["He left the U.S.", "The port shut."]),
        ("The U.S. Navy came.", ["The U.S. Navy came."]),
        (
            "“We wait. We hope,” he said. Then he left.",
            ["“We wait. We hope,” he said.", "Then he left."],
        ),
        ("“We wait.” The port shut.", ["“We wait.”", "The port shut."]),
        ("“Is it?” Orlo asked.", ["“Is it?” Orlo asked."]),
        ("On Feb. 20 it shut. J. Orlo left.", ["On Feb. 20 it shut.", "J. Orlo left."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, found: list[str]) -> None:
    assert cut(text) == found


PROSE = st.text(alphabet="“”\"'. ?!,:Aab1\n\r\u00a0é—", max_size=120)


@given(PROSE)
def test_no_character_is_lost(text: str) -> None:
    found = sentences(text, 0, len(text), quotations(text, 0, len(text)))

    assert "".join(text[start:end] for start, end in found).strip() == text.strip()
    assert all(left[1] == right[0] for left, right in itertools.pairwise(found))


@given(PROSE)
def test_tokens_stand_in_order_and_hold_every_word(text: str) -> None:
    quoted = quotations(text, 0, len(text))
    row = tokens(text, 0, len(text), quoted)

    assert all(left.end <= right.start for left, right in itertools.pairwise(row))
    covered = {at for token in row for at in range(token.start, token.end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())
