"""Lines that are other articles' headlines are set aside; an article's own words never are."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from bench.templates import paragraphs, word
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.intake import Sieve, learn
from sayso.intake.cutting import cut
from sayso.records.articles import Article, Block, Document, Named, Part, Role
from sayso.records.ids import digest
from sayso.records.places import Basis
from sayso.records.speech import Reading

HEAD = "Council Delays Vote on the New Swimming Pool"
OTHER = "Bakers of Varne Want Cheaper Flour for the Winter"


def told(number: int, length: int = 7) -> list[str]:
    """Return the paragraphs of a story of its own."""
    chance = random.Random(number)  # noqa: S311 - no secret
    return paragraphs(chance, [word(chance) for _ in range(60)], length)


def printed(name: str, *lines: str, outlet: str = "The Tern Post", url: str = "") -> Reading:
    """Return an article whose lines are headline and running text until the pile speaks."""
    document = Document(digest(name), "\n\n".join(lines), "text/plain", f"{name}.txt", url=url)
    (first, *rest) = (document.at(line.start, line.end) for line in cut(document.text))
    basis = Basis("IN003", 0.9, (first,))
    blocks = (Block(first, Role.HEADLINE, basis), *(Block(at, Role.BODY, basis) for at in rest))
    title, named = Named(first.words(document.text), basis), Named(outlet, basis)
    return Reading(document, Article(document.id, title, named, blocks=blocks))


def pool(*lines: str, outlet: str = "The Tern Post") -> Reading:
    """Return the story that is headed ``HEAD``."""
    return printed("pool", HEAD, *(lines or told(1)), outlet=outlet)


def ferry(*inside: str, head: str = OTHER, number: int = 2, url: str = "") -> Reading:
    """Return another story with some lines between its paragraphs."""
    own = told(number)
    return printed(f"ferry {number}", head, *own[:4], *inside, *own[4:], url=url)


def aside(*readings: Reading) -> list[set[str]]:
    """Return the lines of each article that the pile shows to be other stories'."""
    sieve = Sieve(learn(lambda: readings))
    found = []
    for before in readings:
        after = sieve(before)
        assert [b.at for b in after.article.blocks] == [b.at for b in before.article.blocks]
        led = [b for b in after.article.blocks if b.basis.rule == "IN043"]
        assert {b.role for b in led} <= {Role.TEASER}
        found.append({b.at.words(before.document.text) for b in led})
    return found


def lead(of: Sequence[str]) -> str:
    """Return the first sentence of a story."""
    return of[0].partition(". ")[0] + "."


# --- set aside -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        HEAD,
        "COUNCIL DELAYS VOTE ON THE NEW SWIMMING POOL",
        "Council delays vote on the ‘new’ swimming pool!",
        f"Watch: {HEAD}",
        f"{HEAD} | The Tern Post",
        f"{HEAD} 2 hours ago",
        "Council Delays Vote on the New Swi...",
    ],
)
def test_the_headline_of_another_article_is_a_teaser(line: str) -> None:
    assert aside(ferry(line), pool()) == [{line}, set()]


def test_the_blurb_below_goes_with_it_whole_or_broken_off() -> None:
    blurb = lead(told(1))
    broken = " ".join(blurb.split()[:9]) + " …"

    assert aside(ferry(HEAD, blurb), pool()) == [{HEAD, blurb}, set()]
    assert aside(ferry(HEAD, broken), pool()) == [{HEAD, broken}, set()]


def test_what_stands_below_and_is_no_blurb_stays() -> None:
    assert aside(ferry(HEAD), pool())[0] == {HEAD}


def test_the_evidence_is_the_headline_in_the_other_article() -> None:
    here, there = ferry(HEAD, lead(told(1))), pool(outlet="The Orvale Courier")
    after = Sieve(learn(lambda: [here, there]))(here).article.blocks

    head, blurb = (block for block in after if block.basis.rule == "IN043")
    (at,) = head.basis.evidence
    assert (at.doc, at.words(there.document.text)) == (there.document.id, HEAD)
    assert "The Orvale Courier" in head.basis.note
    (at,) = blurb.basis.evidence
    assert at.words(there.document.text) == told(1)[0]


def test_reprints_of_the_other_story_prove_it_together() -> None:
    reprint = printed("reprint", HEAD, *told(1)[:5], outlet="Varne Today")

    assert aside(ferry(HEAD), pool(), reprint) == [{HEAD}, set(), set()]


# --- left alone ----------------------------------------------------------------------------------


def test_a_headline_that_no_article_of_the_pile_has_stays() -> None:
    assert aside(ferry(HEAD), ferry(number=3)) == [set(), set()]


def test_a_reprint_keeps_the_headline_of_its_story() -> None:
    reprint = printed("reprint", "Pool Vote Put Off", told(1)[0], HEAD, *told(1)[1:])

    assert aside(reprint, pool()) == [set(), set()]


def test_a_shorter_version_keeps_it_too() -> None:
    short = printed("short", "Pool Vote Put Off", told(1)[0], HEAD, *told(1)[1:3])

    assert aside(short, pool()) == [set(), set()]


def test_the_own_headline_stays_in_other_words_too() -> None:
    own = ferry(HEAD, head="Council Again Delays the Vote on a New Pool")

    assert aside(own, pool()) == [set(), set()]


@pytest.mark.parametrize(
    "line",
    [
        "“We Will Never Give Up the Pool”",
        "‘We Will Never Give Up the Pool’",
        "We Will Never Give Up the Pool.",
        "Latest News From Varne",
        "we will never give up the pool",
    ],
)
def test_quotations_sentences_and_phrases_stay(line: str) -> None:
    there = printed("there", line.strip("."), *told(1))

    assert aside(ferry(line), there)[0] == set()


def test_a_sentence_inside_a_paragraph_stays() -> None:
    assert aside(ferry(f"{HEAD} It is the third time in a year."), pool())[0] == set()


def test_entries_of_a_live_blog_keep_their_headlines() -> None:
    by_title = ferry(HEAD, head="Storm Over Varne Live Updates From the Harbour")
    by_address = ferry(HEAD, number=3, url="https://post.example/live/storm")
    by_stamps = ferry("10:15", HEAD, "11:20 GMT", "12.45 pm", number=4)

    assert aside(by_title, by_address, by_stamps, pool()) == [set()] * 4


def test_a_second_story_that_was_joined_keeps_its_headline() -> None:
    whole = ferry(HEAD)
    at = next(b.at for b in whole.article.blocks if b.at.words(whole.document.text) == HEAD)
    first = whole.document.at(0, at.start)
    rest = whole.document.at(at.start, len(whole.document.text))
    parts = tuple(Part(each, None, Basis("IN042", 0.8)) for each in (first, rest))

    assert aside(replace(whole, article=replace(whole.article, parts=parts)), pool())[0] == set()


def test_a_list_of_headlines_keeps_them_all() -> None:
    heads = [
        f"{' '.join(word(random.Random(n)).title() for _ in range(3))} wins the vote {n}"  # noqa: S311
        for n in range(8)
    ]
    stories = [printed(f"s{n}", head, *told(20 + n)) for n, head in enumerate(heads)]
    own = told(3)
    index = printed("index", OTHER, own[0][:120] + ".", *heads)

    assert aside(index, *stories)[0] == set()


def test_a_phrase_that_heads_several_stories_needs_a_blurb() -> None:
    phrase = "What We Know So Far About the Storm"
    stories = [printed(f"s{n}", phrase, *told(30 + n)) for n in range(2)]

    assert aside(ferry(phrase), *stories)[0] == set()
    assert aside(ferry(phrase, lead(told(31))), *stories)[0] == {phrase, lead(told(31))}


# --- the pile ------------------------------------------------------------------------------------


def made_pile(seed: int) -> list[Reading]:
    """Return a dozen stories, some with headlines and blurbs of others between paragraphs."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    names = [" ".join(word(chance) for _ in range(7)).title() for _ in range(12)]
    made = []
    for number, name in enumerate(names):
        own = told(100 * seed + number)
        for other in chance.sample(range(12), 2):
            at = chance.randrange(1, len(own))
            blurb = [lead(told(100 * seed + other))][: chance.randrange(2)]
            own[at:at] = [names[other], *blurb]
        made.append(printed(f"{seed} {number}", name, *own, outlet=chance.choice("AB")))
    return made


@given(st.integers(0, 50), st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_pile_leaves_no_trace(seed: int, chance: random.Random) -> None:
    readings = made_pile(seed)
    shuffled = chance.sample(readings, len(readings))
    learnt = learn(lambda: readings)

    assert learnt.pointers
    assert learn(lambda: shuffled) == learnt


@given(st.lists(st.text(max_size=60), max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_text_is_survived(lines: list[str]) -> None:
    pages = [printed(f"{n}", HEAD, *lines, *told(n), *lines) for n in range(2)]

    aside(*pages, ferry(*lines))
