"""Chains on relay passages: what counts as right, by passages of our own."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench import chains
from bench.attribution import Attribution, Rate
from bench.chain_score import lay, name_of, relays, same_hand, tally
from bench.gold import GoldError
from bench.intervals import Figure, Share, values
from bench.passages import Hand, Passage, Said, load, pairs, passage, told
from bench.readers import NoReaderError, reader

TEXT = """Orlo told the Varne Courier that the bridge was shut, two officials said.

The Courier reports that ministers want it rebuilt. Rumours say it was sold."""


def hop(mention: str | None, kind: str, anonymity: str | None = None) -> dict[str, Any]:
    return {"mention": mention, "kind": kind, "anonymity": anonymity, "cue": None}


def said(name: str, content: str, cue: str, *chain: dict[str, Any], **more: Any) -> dict[str, Any]:
    start = {"id": name, "content": [content], "cue": cue, "chain": list(chain)}
    return start | {"act": "assert", "manner": "indirect", "within": None} | more


COURIER = hop("the Varne Courier", "outlet")
ROW: dict[str, Any] = {
    "id": "made-1",
    "part": "dev",
    "outlet": None,
    "text": TEXT,
    "statements": [
        said("1", "that the bridge was shut", "told", hop("Orlo", "person"), COURIER),
        said("2", "that ministers want it rebuilt", "reports", hop("The Courier", "outlet")),
        said(
            "3",
            "it rebuilt",
            "want",
            hop("ministers", "unnamed", "official"),
            hop("The Courier", "outlet"),
            within="2",
        ),
        said("4", "it was sold", "say", hop("Rumours", "hearsay")),
    ],
}
GOLD = passage(ROW)


def with_chain(n: int, *hands: Hand, **more: Any) -> Passage:
    """Return the gold with other hands, or anything else, in its n-th statement."""
    one = GOLD.said[n]
    words = replace(one.words, source=hands[0].at) if hands else one.words
    other = replace(one, words=words, chain=hands or one.chain, **more)
    return replace(GOLD, said=(*GOLD.said[:n], other, *GOLD.said[n + 1 :]))


def hand(words: str, kind: str = "outlet", anonymity: str | None = None) -> Hand:
    start = TEXT.index(words)
    return Hand(((start, start + len(words)),), words, kind, anonymity)


def scored(other: Passage) -> dict[str, Figure]:
    return tally(lay(other, GOLD))


def test_the_gold_scores_in_full() -> None:
    found = scored(GOLD)

    assert found.pop("hearsay named (to be 0)") == Share(0, 1)
    assert {value for figure in found.values() for value in values(figure)} == {1.0}
    assert found["parent edges"] == Rate(6, 6, 6, 6)
    assert found["relay outlets"] == Rate(3, 3, 3, 3)


def test_who_tells_nothing_scores_nothing() -> None:
    found = scored(replace(GOLD, said=()))

    assert {value for figure in found.values() for value in values(figure)} == {0.0}
    assert found["innermost source right"] == Share(0, 4)


def test_a_chain_that_stops_short_loses_its_edges_and_its_outlet() -> None:
    found = scored(with_chain(0, hand("Orlo", "person")))

    assert found["innermost source right"] == Share(4, 4)
    assert found["parent edges"] == Rate(4, 5, 4, 6)
    assert found["full chain exact"] == Share(3, 4)
    assert found["relay outlets"] == Rate(2, 2, 2, 3)


def test_a_wrong_mouth_leaves_the_step_to_the_printer_right() -> None:
    found = scored(with_chain(0, hand("two officials", "unnamed"), hand("the Varne Courier")))

    assert found["innermost source right"] == found["full chain exact"] == Share(3, 4)
    assert found["parent edges"] == Rate(5, 6, 5, 6)
    assert found["relay outlets"] == Rate(3, 3, 3, 3)
    assert found["mouth's kind, of found"] == Share(3, 4)


def test_an_invented_outlet_costs_precision() -> None:
    found = scored(with_chain(3, hand("Rumours", "hearsay"), hand("The Courier")))

    assert found["relay outlets"] == Rate(3, 4, 3, 3)


def test_hearsay_given_to_somebody_is_counted() -> None:
    assert scored(with_chain(3, hand("Orlo", "person")))["hearsay named (to be 0)"] == Share(1, 1)


def test_labels_are_judged_where_the_statement_was_found() -> None:
    found = scored(with_chain(2, act="demand", within=None, manner="direct"))

    assert found["act, of found"] == found["manner, of found"] == Share(3, 4)
    assert found["within, of found"] == Share(3, 4)
    other = hand("ministers", "unnamed", "bare")
    assert scored(with_chain(2, other))["anonymity, of unnamed found"] == Share(0, 1)


def test_an_outer_statement_that_was_not_found_is_no_outer_one() -> None:
    lost = replace(GOLD.said[1], words=Attribution(hand("Rumours").at))
    found = scored(replace(GOLD, said=(GOLD.said[0], lost, *GOLD.said[2:])))

    assert found["within, of found"] == Share(2, 3)


def test_an_outlet_may_be_named_elsewhere_but_nobody_else_may() -> None:
    assert same_hand(TEXT, hand("the Varne Courier"), hand("The Courier"))
    assert not same_hand(TEXT, hand("Orlo", "person"), Hand((), "Orlo", "person", None))
    assert not same_hand(TEXT, Hand((), "", "outlet", None), hand("The Courier"))
    assert same_hand(TEXT, Hand((), "", "unnamed", None), Hand((), "", "unnamed", None))
    assert name_of("The Courier’s") == name_of("the Courier") != name_of("the newspaper")


def test_an_outlet_s_own_words_are_no_relay_unless_others_stand_inside() -> None:
    assert relays(GOLD.said[1], GOLD.said) == GOLD.said[1].chain
    assert relays(GOLD.said[1], GOLD.said[:2]) == ()


def test_misses_name_the_statement_and_both_chains() -> None:
    other = with_chain(0, hand("Orlo", "person"))
    (line,) = chains.misses((("made-1", lay(other, GOLD)),))

    assert line == "made-1/1 chain: Orlo > the Varne Courier | Orlo | that the bridge was shut"


def test_two_labellers_are_laid_beside_each_other(tmp_path: Path) -> None:
    write(tmp_path / "a", [ROW])
    write(tmp_path / "b", [ROW | {"statements": ROW["statements"][:2]}, ROW | {"id": "made-2"}])

    ((name, beside),) = chains.agreement(tmp_path / "a", tmp_path / "b")

    assert name == "made-1"
    assert (len(beside.gold), len(beside.told)) == (4, 2)
    assert chains.corpus(tmp_path / "a") != chains.corpus(tmp_path / "b")


def test_another_text_on_the_other_side_is_refused() -> None:
    with pytest.raises(ValueError, match="made-1"):
        list(pairs([GOLD], [replace(GOLD, text=TEXT + "!")]))


def write(folder: Path, listed: Iterable[dict[str, Any]]) -> None:
    folder.mkdir()
    (folder / "made.json").write_text(json.dumps(list(listed)), encoding="utf-8")


def test_a_part_is_chosen_and_a_fragment_must_be_there(tmp_path: Path) -> None:
    write(tmp_path / "a", [ROW, ROW | {"id": "made-0", "part": "test"}])

    assert [each.id for each in load(tmp_path / "a")] == ["made-0", "made-1"]
    assert [each.id for each in load(tmp_path / "a", "dev")] == ["made-1"]
    with pytest.raises(GoldError, match="made-1/9"):
        passage(ROW | {"statements": [said("9", "no such words", "told", COURIER)]})


def test_the_rules_read_a_passage_in_memory() -> None:
    found = told(GOLD, reader("rules"))

    assert found.text == TEXT
    assert any(isinstance(one, Said) and one.words.cue for one in found.said)


def test_a_reader_that_is_not_there_says_what_is() -> None:
    with pytest.raises(NoReaderError, match="--reader rules"):
        reader("imagined")


def test_the_published_passages_are_as_the_guide_has_them() -> None:
    """Every fragment is found, every chain has a mouth, every ``within`` has its outer one."""
    for each in load():
        ids = {one.id for one in each.said}
        assert len(ids) == len(each.said), each.id
        for one in each.said:
            assert one.chain, each.id
            assert one.within is None or one.within in ids - {one.id}, each.id
