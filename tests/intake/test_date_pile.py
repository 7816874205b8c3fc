"""Which way round days are written: what the pile shows that no article shows by itself."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from tests.intake.tools import read

from sayso.intake import Sieve, article, learn
from sayso.records.speech import Reading

TITLE = "Harbour workers reject the night shift"
BODY = "The port of Orvale will reopen soon, an official told reporters. The union has its doubts."
THIRD = date(2031, 4, 3)


def table(days: Sequence[str]) -> list[Reading]:
    rows = "".join(f'{n},{TITLE},{day},"{BODY} It is number {n}."\n' for n, day in enumerate(days))
    documents = read(f"id,title,date,text\n{rows}".encode(), "pile/harbour.csv").items
    outcomes = [(document, article(document)) for document in documents]
    return [Reading(each, found.items[0], findings=found.findings) for each, found in outcomes]


def told(pile: Sequence[Reading]) -> dict[str, tuple[date, date] | None]:
    sieve = Sieve(learn(lambda: pile))
    found = {each.document.path: sieve(each).article.published for each in pile}
    return {path: (each.earliest, each.latest) if each else None for path, each in found.items()}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("03/04/2031", "14/04/2031"), (THIRD, THIRD)),
        (("04/03/2031", "04/14/2031"), (THIRD, THIRD)),
        (("03/04/2031", "14/04/2031", "04/15/2031"), (date(2031, 3, 4), THIRD)),
        (("03/04/2031", "05/04/2031"), (date(2031, 3, 4), THIRD)),
    ],
)
def test_one_record_tells_how_the_others_of_its_file_are_read(
    days: Sequence[str], expected: tuple[date, date]
) -> None:
    assert told(table(days))["pile/harbour.csv#0"] == expected


def test_the_finding_goes_when_the_pile_decides_and_the_note_says_what_did() -> None:
    first, second = table(("03/04/2031", "14/04/2031"))
    after = Sieve(learn(lambda: [first, second]))(first)

    assert [finding.code for finding in first.findings] == ["IN302"]
    assert after.findings == ()
    assert after.article.published is not None
    assert "read as another of pile/harbour.csv must be" in after.article.published.basis.note


def test_the_order_of_the_pile_leaves_no_trace() -> None:
    pile = table(("03/04/2031", "14/04/2031", "02/04/2031", "25/04/2031"))
    orders = [told(order) for order in permutations(pile)]

    assert all(order == orders[0] for order in orders)
    assert orders[0]["pile/harbour.csv#2"] == (date(2031, 4, 2), date(2031, 4, 2))


def test_a_second_look_adds_nothing() -> None:
    pile = table(("03/04/2031", "14/04/2031"))
    sieve = Sieve(learn(lambda: pile))

    assert [sieve(sieve(each)) for each in pile] == [sieve(each) for each in pile]
