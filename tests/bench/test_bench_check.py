from pathlib import Path

import pytest
from bench.attribution import Attribution
from bench.check import falls, raised
from bench.corpora import CorpusError, below, digest
from bench.polnear import stand_off
from bench.speed import LETTERS, articles, pieces

FLOORS = {"corpus": "c1", "floors": {"wsw50": 0.5, "exact": 0.25}}


def test_a_figure_below_its_floor_fails_with_both_numbers() -> None:
    assert list(falls(FLOORS, "c1", {"wsw50": 0.5, "exact": 0.3})) == []
    assert list(falls(FLOORS, "c1", {"wsw50": 0.4666, "exact": 0.3})) == [
        "wsw50 is 46.66, below its floor of 50.0"
    ]
    assert list(falls(FLOORS, "c1", {"wsw50": 0.9})) == [
        "exact has a floor but is not measured any more"
    ]


def test_floors_of_another_corpus_say_nothing() -> None:
    assert list(falls(FLOORS, "c2", {"wsw50": 0.9, "exact": 0.9})) != []
    assert list(falls(None, "c1", {"wsw50": 0.9})) != []


def test_floors_only_go_up() -> None:
    found = {"wsw50": 0.61299, "exact": 0.1, "new": 0.75}

    assert raised(FLOORS, "c1", found)["floors"] == {"exact": 0.25, "new": 0.75, "wsw50": 0.612}
    assert raised(FLOORS, "c2", found)["floors"] == {"exact": 0.1, "new": 0.75, "wsw50": 0.612}
    assert raised(None, "c1", found)["corpus"] == "c1"


def test_a_digest_knows_names_and_bytes_but_no_order(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one")
    (tmp_path / "b").write_text("two")
    before = digest(below(tmp_path), tmp_path)

    assert digest(reversed(below(tmp_path)), tmp_path) == before
    (tmp_path / "b").write_text("too")
    assert digest(below(tmp_path), tmp_path) != before


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no"):
        below(tmp_path / "none")


def test_stand_off_is_read_with_split_spans_and_numbered_roles() -> None:
    r"""
    T1	Source 0 4	Dana
    T2	Cue 5 9	said
    T3	Content 10 14;20 24	yes and no
    T4	Attribution 5 9	said
    E1	Attribution:T4 Content:T3 Cue2:T2 Source:T1
    E2	Attribution:T4 Source:T1
    """
    text = test_stand_off_is_read_with_split_spans_and_numbered_roles.__doc__ or ""
    notes = "\r\n".join(line.strip() for line in text.split("\n"))

    assert list(stand_off(notes)) == [Attribution(((10, 14), (20, 24)), ((0, 4),), ((5, 9),))]


def test_the_speed_pile_is_the_same_every_time_and_no_two_articles_are() -> None:
    pile = list(articles(40))

    assert pile == list(articles(40))
    assert len(set(pile)) == 40
    assert all(LETTERS <= len(text) < 2 * LETTERS for text in pile)


def test_pieces_of_a_folder_lose_no_letter_but_a_short_end(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("abcdefghij", encoding="utf-8")
    (tmp_path / "two.txt").write_text("xyz", encoding="utf-8")

    assert list(pieces(tmp_path, 9, letters=4)) == ["abcd", "efgh", "xyz"]
    assert list(pieces(tmp_path, 1, letters=4)) == ["abcd"]
