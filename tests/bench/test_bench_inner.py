"""Attributions inside contents: what is judged, and what two labellers agree on."""

import json
from pathlib import Path

from bench import inner, polnear
from bench.attribution import Attribution, Rate, Spans
from bench.inner import Inner, Labels
from bench.intervals import Share
from bench.readers import page, reader

TEXT = """Orlo said that Hask had told her that the mole would hold, and that Pell fears a storm.
Grevik said that Hask had told him that the mole would not hold."""


def at(*words: str) -> Spans:
    return tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in words)


OUTER = at("that Hask had told her that the mole would hold, and that Pell fears a storm")
HASK = Inner(
    Attribution(at("that the mole would hold"), at("Hask"), at("had told")),
    speech=True,
    outer=OUTER,
)
PELL = Inner(Attribution(at("a storm"), at("Pell"), at("fears")), speech=False, outer=OUTER)


def row(article: str, one: Inner) -> dict[str, object]:
    words = one.words
    single = {"source": words.source[0], "cue": words.cue[0]}
    return single | {
        "article": article,
        "outer": one.outer,
        "content": words.content,
        "speech": one.speech,
    }


def test_an_attribution_in_two_contents_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "labels.json"
    other = Inner(HASK.words, speech=True, outer=at("Hask had told her that the mole would hold"))
    rows = [row("x", HASK), row("x", other), row("x", PELL)]
    file.write_text(json.dumps({"labels": rows, "read": []}))

    labels = inner.load(file)

    assert labels.marked == {"x": (HASK, PELL)}
    assert labels.read is None


def test_the_file_lists_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "labels.json"
    read = [{"article": "x", "outer": OUTER}, {"article": "y", "outer": [[0, 3]]}]
    file.write_text(json.dumps({"labels": [row("x", HASK)], "read": read}))

    assert inner.load(file).read == frozenset({("x", OUTER), ("y", ((0, 3),))})


def test_labels_count_only_where_both_have_read() -> None:
    labels = Labels({"x": (HASK,), "y": (PELL,)}, frozenset({("x", OUTER), ("y", OUTER)}))

    kept = labels.within(frozenset({("y", OUTER), ("z", OUTER)}))

    assert kept == Labels({"x": (), "y": (PELL,)}, frozenset({("y", OUTER)}))
    assert labels.within(None) is labels


def test_only_what_stands_inside_a_content_that_was_read_is_judged() -> None:
    found = polnear.statements(page(TEXT, "x.txt"), reader("rules"), whole=True)

    assert len(found) >= 4
    judged = inner.told(TEXT, found, [OUTER])
    assert [one.words.source for one in judged if one.words.cue == at("had told")] == [at("Hask")]
    assert all(one.words.cue[0][1] < TEXT.index("\n") for one in judged)
    assert inner.told(TEXT, found, []) == ()


def test_speech_and_attitudes_have_figures_of_their_own() -> None:
    shorter = Inner(Attribution(at("the mole"), at("Orlo"), at("told")), speech=True)

    found = inner.tally(TEXT, [HASK, PELL], [shorter, PELL])

    assert found["WSW50"] == Rate(1, 2, 1, 2)
    assert found["WSW50 speech"] == Rate(0, 1, 0, 1)
    assert found["WSW50 attitudes"] == Rate(1, 1, 1, 1)
    assert found["cue overlap"] == Rate(2, 2, 2, 2)
    assert found["cue exact"] == found["content exact"] == Rate(1, 2, 1, 2)
    assert found["speech or not, of found"] == Share(1, 1)


def test_cues_are_paired_one_to_one_closest_first() -> None:
    twice = [Attribution((), cue=at("had")), Attribution((), cue=at("had told"))]

    assert inner.cue_pairs(TEXT, twice, [HASK.words]) == [(1, 0)]
