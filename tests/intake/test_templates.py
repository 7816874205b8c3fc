"""Lines that an outlet prints in article after article: set aside; the article's own: never."""

import random
from collections.abc import Iterable, Sequence

from bench.templates import edited, paragraphs, pile, sentence, word
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.intake import Sieve, learn
from sayso.intake.cutting import cut
from sayso.records.articles import Article, Block, Document, Named, Role
from sayso.records.ids import digest
from sayso.records.places import Basis
from sayso.records.speech import Reading

CALL = "More than forty thousand readers start their morning with the letter of our newsroom."
SHORT = "Brought to readers by volunteers"
NOTE = (
    "Dana Orlo joined our newsroom after a decade in theatre and gardening, and was born in Varne."
)
QUOTE = (
    "“Whoever wants a quiet evening should buy a lighthouse,” the founder liked to tell visitors."
)


def dice(number: int) -> random.Random:
    """Return what looks like chance and is always the same."""
    return random.Random(number)  # noqa: S311 - no secret


def story(number: int, *, own: int = 90) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a story of its own, and the words that it is told in."""
    chance = dice(number)
    words = [word(chance) for _ in range(own)]
    return paragraphs(chance, words, 6), words


def printed(number: int, *lines: str, outlet: str = "The Tern Post") -> Reading:
    """Return an article of which every line counts as running text until the pile speaks."""
    doc = digest("test", number)
    return body(Document(doc, "\n\n".join(lines), "text/plain", f"{number}.txt"), outlet)


def body(document: Document, outlet: str) -> Reading:
    """Return a document as an article that is running text and nothing else."""
    blocks = [
        Block(document.at(line.start, line.end), Role.BODY, Basis("IN001", 0.5))
        for line in cut(document.text)
    ]
    named = Named(outlet, Basis("IN101", 1.0)) if outlet else None
    return Reading(document, Article(document.id, outlet=named, blocks=tuple(blocks)))


def aside(readings: Sequence[Reading], *, of: Iterable[Reading] = ()) -> list[set[str]]:
    """Return, for each article, the lines that are set aside as template."""
    sieve = Sieve(learn(lambda: readings))
    found = []
    for before in of or readings:
        after = sieve(before)
        assert [b.at for b in after.article.blocks] == [b.at for b in before.article.blocks]
        text = before.document.text
        blocks = after.article.blocks
        found.append({b.at.words(text) for b in blocks if b.basis.rule == "IN032"})
    return found


def test_a_line_in_three_articles_of_an_outlet_is_its_template() -> None:
    readings = [printed(n, *story(n)[0][:3], CALL, *story(n)[0][3:]) for n in range(3)]

    assert aside(readings) == [{CALL}] * 3


def test_the_evidence_stands_in_another_article_and_the_note_counts() -> None:
    readings = [printed(n, *story(n)[0], CALL) for n in range(4)]
    learnt = learn(lambda: readings)
    (known,) = learnt.templates

    after = [each.article.blocks[-1] for each in map(Sieve(learnt), readings)]

    assert {block.role for block in after} == {Role.SITE}
    assert all("4 articles of The Tern Post" in block.basis.note for block in after)
    elsewhere = [block for block in after if block.basis.evidence[0].doc != block.at.doc]
    assert len(elsewhere) == 3
    assert known.documents == 4


def test_what_is_learnt_serves_the_next_article() -> None:
    readings = [printed(n, *story(n)[0], CALL) for n in range(3)]

    assert aside(readings, of=[printed(9, CALL, *story(9)[0])]) == [{CALL}]


def test_two_articles_are_not_enough_and_other_outlets_do_not_count() -> None:
    outlets = ["The Tern Post", "The Tern Post", "The Orvale Courier", "Varne Today"]
    readings = [printed(n, *story(n)[0], CALL, outlet=name) for n, name in enumerate(outlets)]

    assert aside(readings) == [set()] * 4


def test_an_outlet_that_nothing_names_has_no_template() -> None:
    readings = [printed(n, *story(n)[0], CALL, outlet="") for n in range(6)]

    assert aside(readings) == [set()] * 6


def test_the_same_article_time_and_again_loses_nothing() -> None:
    lines, words = story(1)
    chance = dice(5)
    versions = [lines, lines, lines, *(edited(chance, lines, words) for _ in range(9))]

    assert aside([printed(n, *each) for n, each in enumerate(versions)]) == [set()] * 12


def test_a_call_in_versions_of_one_article_is_no_template_yet() -> None:
    lines, words = story(1)
    chance = dice(5)
    versions = [printed(n, *edited(chance, lines, words), CALL) for n in range(9)]
    others = [printed(20 + n, *story(20 + n)[0], CALL) for n in range(2)]

    assert aside([*versions, *others[:1]]) == [set()] * 10
    assert all(aside([*versions, *others]))


def test_background_that_is_told_in_the_words_of_its_story_stays() -> None:
    words = story(1)[1]
    background = sentence(dice(7), words)
    readings = [
        printed(n, *paragraphs(dice(n), [*words, *story(n)[1]], 6), background)
        for n in range(10, 16)
    ]

    assert aside(readings) == [set()] * 6


def test_the_lead_of_a_story_is_a_teaser_in_others_and_the_lead_in_its_own() -> None:
    lines, words = story(1)
    lead = sentence(dice(7), words)
    others = [printed(n, *story(n)[0], lead) for n in range(10, 14)]

    assert aside([*others, printed(1, lead, *lines)]) == [{lead}] * 4 + [set()]


def test_a_quotation_inside_the_story_stays_and_goes_below_it() -> None:
    inside = [printed(n, *story(n)[0][:3], QUOTE, *story(n)[0][3:]) for n in range(4)]
    below = [printed(10 + n, *story(10 + n)[0], QUOTE) for n in range(4)]

    assert aside(inside) == [set()] * 4
    assert aside([*inside, *below]) == [set()] * 4 + [{QUOTE}] * 4


def test_a_short_line_needs_more_articles_than_a_long_one() -> None:
    readings = [printed(n, *story(n)[0], SHORT, NOTE) for n in range(3)]
    more = [printed(n, *story(n)[0], SHORT, NOTE) for n in range(3, 6)]

    assert aside(readings) == [{NOTE}] * 3
    assert aside([*readings, *more]) == [{NOTE, SHORT}] * 6


def test_an_article_without_words_of_its_own_is_left_alone() -> None:
    readings = [printed(n, *story(n)[0], CALL) for n in range(3)]

    assert aside(readings, of=[printed(9, CALL), printed(8, "No comment.", CALL)]) == [set()] * 2


@given(st.randoms(use_true_random=False), st.integers(0, 5))
@settings(max_examples=12, deadline=None)
def test_the_order_of_the_pile_leaves_no_trace(chance: random.Random, seed: int) -> None:
    readings = [body(m.document, m.document.stated.outlet) for m in pile(60, seed, outlets=2)]
    shuffled = chance.sample(readings, len(readings))
    learnt = learn(lambda: readings)

    assert learnt.templates
    assert learn(lambda: shuffled) == learnt
    assert set(map(Sieve(learnt), shuffled)) == set(map(Sieve(learnt), readings))


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_no_line_of_an_article_is_lost_in_any_pile(seed: int) -> None:
    made = list(pile(60, seed, outlets=2))

    for each, found in zip(
        made, aside([body(m.document, m.document.stated.outlet) for m in made]), strict=True
    ):
        assert found <= each.template


@given(st.lists(st.text(max_size=80), max_size=8), st.text(max_size=12))
@settings(deadline=None)
def test_any_text_is_survived(lines: list[str], outlet: str) -> None:
    pages = [printed(n, *lines, *story(n)[0], *lines, outlet=outlet) for n in range(3)]

    aside(pages)
