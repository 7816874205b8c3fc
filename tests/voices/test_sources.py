"""Across articles: links by rule, and sources in which a person's word goes first."""

from collections.abc import Callable
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records.places import Basis, Outcome
from sayso.records.speech import Kind, Persona
from sayso.records.stories import Link, Source, Verdict
from sayso.voices import link, sources

Reader = Callable[..., Outcome[Persona]]

ARTICLES = (
    "⟦Velian Prime Minister Dana Orlo⟧ spoke. ⟦The Orvale Courier⟧ cited ⟦a senior official⟧.",
    "⟦Prime Minister Orlo⟧ spoke. ⟦Warsaw⟧ did not.",
    "⟦Orlo⟧ spoke to ⟦the Orvale Courier⟧ and ⟦a senior official⟧. ⟦Poland⟧ waited.",
    "⟦Elsa Orlo, the mayor,⟧ and ⟦Volodymyr Zelensky⟧ left. ⟦the Kremlin⟧ and ⟦He⟧ said so.",
    "⟦Volodymyr Zelenskiy⟧ and ⟦Kim Jong Un⟧ met. ⟦Russia⟧ and ⟦D. Orlo⟧ watched.",
    "⟦Kim Jong Il⟧ was absent. ⟦sources⟧ said ⟦Tavric⟧ was closed. ⟦The ministry⟧ agreed.",
    "In Tavric, ⟦Tavric⟧ said, ⟦sources⟧ and ⟦the ministry⟧ disagree.",
)


def pile(read: Reader) -> list[Persona]:
    return [p for at, text in enumerate(ARTICLES) for p in read(text, f"d{at}").items]


def names(found: tuple[Source, ...], personas: list[Persona]) -> set[frozenset[str]]:
    by_id = {p.id: p for p in personas}
    return {frozenset(by_id[one].name for one in source.personas) for source in found}


def test_full_names_houses_and_titles_decide_and_the_rest_stays_open(read: Reader) -> None:
    personas = pile(read)

    found = names(sources(personas, link(personas)), personas)

    assert frozenset({"Dana Orlo", "Orlo"}) in found  # "Prime Minister Orlo"
    assert frozenset({"Orlo"}) in found  # the bare one
    assert frozenset({"Elsa Orlo"}) in found
    assert frozenset({"Volodymyr Zelensky", "Volodymyr Zelenskiy"}) in found
    assert frozenset({"Kim Jong Un"}) in found
    assert frozenset({"Warsaw", "Poland"}) in found
    assert frozenset({"the Kremlin"}) in found or frozenset({"Kremlin"}) in found
    officials = [s for s in sources(personas, link(personas)) if s.name == "a senior official"]
    assert len(officials) == 2
    (paper,) = [s for s in sources(personas, link(personas)) if s.kind is Kind.OUTLET]
    assert len(paper.personas) == 2


def test_the_unnamed_are_never_the_same_across_articles(read: Reader) -> None:
    personas = pile(read)
    unnamed = {p.id for p in personas if p.kind is Kind.UNNAMED}

    made = [one for one in link(personas) if {one.left, one.right} & unnamed]

    assert made
    assert all(one.verdict is Verdict.UNSURE for one in made)


def test_a_person_parts_what_rules_join_and_joins_what_rules_part(read: Reader) -> None:
    personas = pile(read)
    rules = link(personas)
    (same, *_) = [one for one in rules if one.verdict is Verdict.SAME]
    (apart, *_) = [one for one in rules if one.verdict is Verdict.DIFFERENT]

    found = sources(personas, (*rules, judged(same, Verdict.DIFFERENT)))
    assert home(found, same.left) != home(found, same.right)

    found = sources(personas, (*rules, judged(apart, Verdict.SAME)))
    assert home(found, apart.left) == home(found, apart.right)


def test_the_later_word_of_a_person_overrules_the_earlier(read: Reader) -> None:
    personas = pile(read)
    rules = link(personas)
    (same, *_) = [one for one in rules if one.verdict is Verdict.SAME]
    once, again = judged(same, Verdict.DIFFERENT), judged(same, Verdict.SAME)

    found = sources(personas, (*rules, once, again))

    assert home(found, same.left) == home(found, same.right)


def test_doubt_never_merges_through_a_third(read: Reader) -> None:
    personas = pile(read)
    doubts = [Link(a.id, b.id, Verdict.UNSURE, "dana", Basis("DK001", 1.0))
              for a, b in combinations(sorted(personas, key=lambda p: p.id), 2)]  # fmt: skip

    assert len(sources(personas, doubts)) == len(personas)


def judged(one: Link, verdict: Verdict) -> Link:
    return Link(one.left, one.right, verdict, "dana", Basis("DK001", 1.0))


def home(found: tuple[Source, ...], persona: str) -> str:
    (source,) = [one for one in found if persona in one.personas]
    return source.id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_order_leaves_no_trace_and_persons_are_obeyed(read: Reader, data: st.DataObject) -> None:
    personas = pile(read)
    ids = sorted(p.id for p in personas)
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6))
    apart = [
        Link(min(pair), max(pair), Verdict.DIFFERENT, "dana", Basis("DK001", 1.0))
        for pair in pairs
        if pair[0] != pair[1]
    ]
    shuffled = data.draw(st.permutations(personas))
    rules = link(shuffled)

    assert rules == link(personas)
    found = sources(shuffled, (*data.draw(st.permutations(rules)), *apart))

    assert found == sources(personas, (*rules, *apart))
    assert sorted(one for source in found for one in source.personas) == ids
    assert len({source.id for source in found}) == len(found)
    for one in apart:
        assert home(found, one.left) != home(found, one.right)


def test_a_thousand_articles_about_one_person_make_a_star_of_links(read: Reader) -> None:
    personas = [
        read("⟦Mayor Elsa Orlo⟧ and ⟦the Harbour Authority⟧ met.", f"d{at}").items
        for at in range(300)
    ]
    flat = [persona for found in personas for persona in found]

    rules = link(flat)

    assert len(rules) == len(flat) - 2
    assert len(sources(flat, rules)) == 2
