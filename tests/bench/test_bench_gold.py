from collections.abc import Iterator

import pytest
from bench import gold
from bench.attribution import manner, quoted
from bench.corpora import STORY, below

WRITTEN = gold.written()
STORY_GOLD = gold.story()
KINDS = {"person", "institution", "group", "unnamed", "document", "outlet", "hearsay"}
PLACES = {(each.path, statement["id"]) for each in WRITTEN for statement in each.data["statements"]}


@pytest.mark.parametrize("each", WRITTEN, ids=lambda each: each.path)
def test_every_fragment_of_the_gold_stands_in_its_article(each: gold.Written) -> None:
    """The gold quotes the articles; where it does not, it says which fragment is lost."""
    article = each.on(gold.source_text(each.path))

    assert len(article.statements) == len(each.data["statements"])
    assert len({one.id for one in article.statements}) == len(article.statements)


@pytest.mark.parametrize("each", WRITTEN, ids=lambda each: each.path)
def test_every_line_of_an_article_has_a_role(each: gold.Written) -> None:
    """Nothing is left out: all words of a plain text stand in a line of the gold."""
    text = gold.source_text(each.path)
    covered = {at for line in each.on(text).lines for at in range(*line.at)}

    left = [line for line in _lines(text) if not covered.intersection(range(*line))]

    assert [text[start:end] for start, end in left] == []


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


@pytest.mark.parametrize("each", WRITTEN, ids=lambda each: each.path)
def test_statements_stand_in_lines_of_the_story(each: gold.Written) -> None:
    """Nobody speaks in a teaser, a banner or a second printing."""
    article = each.on(gold.source_text(each.path))
    body = [line.at for line in article.lines if line.role == "body"]

    for statement in article.statements:
        for start, end in statement.words.content:
            assert any(low <= start and end <= high for low, high in body), statement.id


@pytest.mark.parametrize("each", WRITTEN, ids=lambda each: each.path)
def test_kinds_manners_and_chains_hold_together(each: gold.Written) -> None:
    text = gold.source_text(each.path)
    ids = {statement["id"] for statement in each.data["statements"]}
    for one in each.on(text).statements:
        assert one.kind in KINDS
        assert (one.anonymity is not None) == (one.kind == "unnamed")
        assert (one.chain[0] is None) == (one.kind in {"unnamed", "hearsay"})
        assert all(one.chain[1:])
        assert one.within is None or one.within in ids
        if "‘" not in text and "“" in text:
            assert one.manner == manner(quoted(text), text, one.words.content)


def test_every_article_of_the_story_has_gold() -> None:
    """One gold file for each file, or each record of a file, and no other."""
    named = {each.path.partition("#")[0] for each in WRITTEN}

    assert named == {file.relative_to(STORY).as_posix() for file in below(STORY)}
    assert len(WRITTEN) >= 14
    assert len({each.data["outlet"] for each in WRITTEN} - {None}) >= 8
    assert len(PLACES) >= 150


def test_the_gold_of_the_story_names_articles_and_statements_that_exist() -> None:
    refs = [ref for claim in STORY_GOLD["claims"] for ref in claim["statements"]]
    claims = {claim["id"] for claim in STORY_GOLD["claims"]}
    for pair in (*STORY_GOLD["conflicts"], *STORY_GOLD["near_misses"]):
        for side in (*pair["left"], *pair["right"]):
            assert side.get("claim", "plan") in claims
            refs += [side] if "statement" in side else []
            if "fragment" in side:
                gold.locate(side["path"], gold.source_text(side["path"]), side["fragment"])
    paths = {each.path for each in WRITTEN}

    assert {(ref["path"], ref["statement"]) for ref in refs} <= PLACES
    for row in STORY_GOLD["derivations"]:
        assert {row["left"], row["right"]} <= paths
        assert row["first"] in {row["left"], row["right"], None}


def test_a_statement_belongs_to_one_claim_only() -> None:
    refs = [
        (ref["path"], ref["statement"])
        for claim in STORY_GOLD["claims"]
        for ref in claim["statements"]
    ]

    assert len(refs) == len(set(refs))
    assert all(0 <= claim["low"] <= claim["high"] for claim in STORY_GOLD["claims"])


def test_a_fragment_that_is_missing_or_doubtful_is_refused() -> None:
    """The mayor said no. The mayor said nothing."""
    text = "The mayor said no. The mayor said nothing."

    assert gold.locate("a", text, "said no.") == (10, 18)
    assert gold.locate("a", text, "⟦The mayor⟧ said nothing") == (19, 28)
    assert gold.locate("a", text, {"find": "The mayor", "nth": 2}) == (19, 28)
    for lost in ("The mayor", "the mayor", {"find": "The mayor", "nth": 3}):
        with pytest.raises(gold.GoldError):
            gold.locate("a", text, lost)


def test_white_space_of_a_page_may_differ() -> None:
    """a force of 4,000\\nwould cost 90\u00a0million"""
    text = "a force of 4,000\nwould cost 90\u00a0million"

    assert gold.locate("a", text, "4,000 would cost 90 million") == (11, len(text))
