"""A program that told exactly the gold would score in full, and one that told nothing, nothing."""

from dataclasses import replace
from typing import Any

import pytest
from bench import gold, gold_score, gold_story
from bench.gold import GoldArticle, GoldStatement
from bench.running import Row, Told

WRITTEN = gold.written()
STORY = gold.story()
NAMES = gold_score.Names(STORY["names"])
NOTHING = Told((), (), (), (), ())


def article(path: str, text: str, marked: GoldArticle) -> Row:
    inline = {span.at: span.role for span in marked.spans}
    blocks = [
        *({"start": at[0], "end": at[1], "role": role} for at, role in inline.items()),
    ]
    lines = [{"start": x.at[0], "end": x.at[1], "role": x.role} for x in marked.lines]
    return {
        "path": path,
        "text": text,
        "outlet": marked.outlet,
        "published": list(marked.published) if marked.published else None,
        "blocks": [*lines, *blocks],
    }


def statement(path: str, one: GoldStatement) -> Row:
    mouth = list(one.words.source[0]) if one.words.source else None
    hops: list[Row] = [
        {"mention": None, "text": name or "", "kind": "outlet", "anonymity": None, "source": name}
        for name in one.chain
    ]
    hops[0] |= {"mention": mouth, "kind": one.kind, "anonymity": one.anonymity}
    return {
        "id": f"{path}/{one.id}",
        "path": path,
        "content": [list(at) for at in one.words.content],
        "content_text": "",
        "cue": list(one.words.cue[0]) if one.words.cue else None,
        "chain": hops,
        "within": f"{path}/{one.within}" if one.within else None,
        "manner": one.manner,
        "act": one.act,
    }


def claim(each: dict[str, Any]) -> Row:
    return {
        "claim": each["id"],
        "statements": [f"{ref['path']}/{ref['statement']}" for ref in each["statements"]],
        "support": {"low": each["low"], "high": each["high"]},
    }


def derivation(each: dict[str, Any]) -> Row:
    return {
        "left": {"path": each["left"]},
        "right": {"path": each["right"]},
        "relation": each["relations"][0],
        "direction": {each["left"]: "left", each["right"]: "right", None: "latent"}[each["first"]],
    }


def perfect() -> Told:
    texts = {each.path: gold.source_text(each.path) for each in WRITTEN}
    marked = {each.path: each.on(texts[each.path]) for each in WRITTEN}
    told = replace(
        NOTHING,
        articles=tuple(article(path, texts[path], each) for path, each in marked.items()),
        statements=tuple(
            statement(path, one) for path, each in marked.items() for one in each.statements
        ),
        origins=tuple(map(claim, STORY["claims"])),
        derivations=tuple(map(derivation, STORY["derivations"])),
    )
    return replace(told, conflicts=conflicts(told))


def conflicts(told: Told) -> tuple[Row, ...]:
    laid = gold_score.lay(WRITTEN, told)
    passages = gold_story.Passages(gold_story.Beside.of(STORY, laid))
    rows: list[Row] = []
    for each in STORY["conflicts"]:
        left, right = ({"path": side[0][0], "at": side[0][1]} for side in passages.sides(each))
        rows.append({"kind": each["kind"], "left": left, "right": right})
    return tuple(rows)


@pytest.fixture(scope="module")
def told() -> Told:
    return perfect()


def test_the_gold_scores_in_full_on_statements_and_voices(told: Told) -> None:
    laid = gold_score.lay(WRITTEN, told)
    scores, found = gold_score.speech(laid), gold_score.voices(laid, NAMES)

    assert scores.who_said_what.f1 == scores.exact.f1 == 1.0
    assert found.pairs == found.mouth == found.chain == found.within == scores.exact.gold
    assert found.act == found.manner == found.kind == found.anonymity == found.pairs
    assert found.name == found.named
    assert found.edges.f1 == 1.0
    assert found.nameless == 0


def test_the_gold_scores_in_full_on_lines_outlets_and_dates(told: Told) -> None:
    laid = gold_score.lay(WRITTEN, told)
    roles = gold_score.roles(laid)

    assert roles.body.f1 == 1.0
    assert (roles.right, roles.spans_right) == (roles.lines, roles.spans)
    assert gold_score.outlets(laid, NAMES).share() == 1.0
    assert gold_score.dates(laid).share() == 1.0


def test_the_gold_scores_in_full_on_the_story(told: Told) -> None:
    beside = gold_story.Beside.of(STORY, gold_score.lay(WRITTEN, told))
    supports = gold_story.supports(beside, told)
    shown = gold_story.conflicts(beside, told)
    derived = gold_story.derivations(beside, told)

    assert gold_story.claims(beside, told) == gold_story.Claims(
        gold_story.claims(beside, told).pairs, (1.0, 1.0)
    )
    assert gold_story.claims(beside, told).pairs.f1 == 1.0
    assert supports.both == supports.claims > 20
    assert (shown.rate.f1, shown.near, shown.missed) == (1.0, (), ())
    assert (derived.rate.f1, derived.wrong) == (1.0, ())
    assert (derived.relation, derived.direction) == (derived.rate.gold, derived.directed)


def test_who_tells_nothing_scores_nothing() -> None:
    laid = gold_score.lay(WRITTEN, NOTHING)
    beside = gold_story.Beside.of(STORY, laid)

    assert gold_score.speech(laid).who_said_what.f1 == 0.0
    assert gold_score.voices(laid, NAMES).name == 0
    assert gold_score.roles(laid).right == 0
    assert gold_story.claims(beside, NOTHING).pairs.f1 == 0.0
    assert gold_story.supports(beside, NOTHING).low == 0
    assert gold_story.conflicts(beside, NOTHING).rate.f1 == 0.0
    assert gold_story.derivations(beside, NOTHING).rate.f1 == 0.0


def test_a_pronoun_or_an_adverb_is_no_name() -> None:
    """He said so. Reportedly."""
    row = {"chain": [{"kind": "person", "source": "He", "text": "He"}]}
    laid = gold_score.Laid(WRITTEN[0].on(gold.source_text(WRITTEN[0].path)), "", None, (row,), [])

    assert gold_score.voices([laid], NAMES).nameless == 1


def test_names_are_the_same_by_the_gold_s_list_only() -> None:
    assert NAMES.same("The Ostrel Courier", "the courier")
    assert NAMES.same("Ilan Vorel", "Ilan Vorell")
    assert not NAMES.same("Marit Hallorand", "Elsa Hallorand")
    assert not NAMES.same("Marit Hallorand", None)
    assert NAMES.same(None, None)


def test_a_date_may_be_wide_wrong_absent_or_invented() -> None:
    laid = gold_score.lay(WRITTEN, perfect())
    dated = next(each for each in laid if each.gold.published and each.article)
    undated = next(each for each in laid if not each.gold.published)

    def read(each: gold_score.Laid, days: list[str] | None) -> gold_score.Heads:
        return gold_score.dates([replace(each, article={"published": days})])

    assert read(dated, ["2024-01-01", "2024-12-31"]).wide == 1
    assert read(dated, ["2023-01-01", "2023-01-01"]).wrong == 1
    assert read(dated, None).absent == 1
    assert read(undated, ["2024-01-01", "2024-01-01"]).invented == 1
    assert read(undated, None).unknown == 1
