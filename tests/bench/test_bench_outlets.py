"""What the bench of outlets counts as right, over texts of our own."""

from pathlib import Path

import pytest
from bench.outlets import Told, figures, measure, tally


@pytest.mark.parametrize(
    ("gold", "told", "right"),
    [
        ("www.theguardian.com", "The Guardian", True),
        ("www.theguardian.com", "Reuters", False),
        ("www.varnecourier.example", "The Varne Courier", True),
        ("www.varnecourier.example", "varnecourier.example", True),
        ("www.varnecourier.example", "The Vell Herald", False),
        ("www.varnecourier.example", "", False),
        ("Politico", "Politico", True),
    ],
)
def test_who_owns_the_page_is_right(gold: str, told: str, *, right: bool) -> None:
    assert Told("page", gold, told, "", "a.html").right is right


def test_a_wrong_outlet_costs_precision_and_none_costs_recall(tmp_path: Path) -> None:
    texts = tmp_path / "dev" / "text"
    texts.mkdir(parents=True)
    story = "The port will reopen on Monday, a harbour official said in the town hall.\n\n"
    said = {
        "politico_1.txt": "Politico has learned that the pier was sold.",
        "politico_2.txt": "The Guardian has learned that the pier was sold.",
        "politico_3.txt": "Nobody has learned anything.",
        "nyt_1.txt": "The New York Times has learned that the pier was sold.",
    }
    for name, words in said.items():
        (texts / name).write_text(story * 3 + words, encoding="utf-8")

    _, found = measure(tmp_path, "dev", "any")

    assert len([tally(one) for one in found]) == len(said)
    assert figures(found) == {"text.precision": 2 / 3, "text.recall": 2 / 4}
