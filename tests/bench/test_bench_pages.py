"""Labels of lines by a gold text, and the figures over them. The page is our own."""

from pathlib import Path

import pytest
from bench.corpora import CorpusError
from bench.pages import kept_lines, plain, shingles
from bench.pages_gold import Gold, labels, pages, part
from tests.intake.tools import made

from sayso.intake.cutting import cut

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
THREE = "“We have waited for a year,” said Dana Orlo, who leads the union."
TITLE = "Harbour workers reject the night shift"


def gold(*body: str, lead: tuple[str, ...] = ()) -> Gold:
    return Gold(Path("port.html"), "Courier", "", TITLE, (), "", lead, body)


def told(*lines: str, lead: tuple[str, ...] = ()) -> str:
    found = labels(lines, gold(ONE, "What next", TWO, THREE, lead=lead))
    return " ".join(label.value for label in found)


def test_lines_of_the_gold_are_body_and_the_rest_is_junk() -> None:
    assert told("Home", ONE, "What next", TWO, "Share", THREE) == "junk body body body junk body"


def test_the_title_counts_neither_way_but_only_once() -> None:
    assert told(TITLE, ONE, TITLE, TWO, THREE) == "either body junk body body"


def test_the_lead_counts_neither_way() -> None:
    lead = "Talks will go on, the union says, for as long as it takes."

    assert told(lead, ONE, TWO, lead=(lead,)) == "either body body"


def test_a_second_print_is_doubled() -> None:
    assert told(ONE, TWO, THREE, TWO) == "body body body doubled"


def test_short_words_are_body_only_in_their_place() -> None:
    assert told("What next", ONE, TWO, THREE, "What next") == "junk body body body junk"


def test_an_outlet_stands_in_one_part() -> None:
    found = {part(f"Courier {number}") for number in range(40)}

    assert found == {"train", "dev", "test"}
    assert part("Courier") == part("Courier")


def test_shingles_of_the_gold_itself_are_all_right() -> None:
    rate = shingles([ONE, "What next", TWO, THREE], gold(ONE, "What next", TWO, THREE))

    assert (rate.precision, rate.recall) == (1.0, 1.0)


def test_a_line_is_kept_if_it_holds_running_text() -> None:
    document, found = made(f"LONDON: {ONE}\n\n{TWO}\n\nShare")

    assert kept_lines(found, cut(document.text)) == [True, True, False]
    assert plain(document).text == document.text


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        pages(tmp_path)
