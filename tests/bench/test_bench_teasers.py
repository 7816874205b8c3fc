"""Texts that the benches of teasers and of joined stories make, of stories of our own."""

from bench import splices, teasers
from bench.intervals import Share
from bench.teasers import Story

PEOPLE = ("Dana Orlo", "Milo Trenn", "Tessa Quill", "Per Landa")
MATTERS = (
    "harbour ferry quay",
    "museum glass gallery",
    "running marathon knee",
    "wheat mill bread",
)


def story(number: int) -> Story:
    """Return a story of eight paragraphs on a matter of its own."""
    one, two, three = MATTERS[number].split()
    who = PEOPLE[number]
    rows = tuple(
        f"{who} spoke of the {one} and the {two} for the {n}th time and of the {three} once."
        for n in range(4, 12)
    )
    return Story("", f"{who} speaks of the {one} again and again", rows, rows[0])


FOUND = [story(number) for number in range(4)]


def test_every_kind_is_made_once_of_each_story_and_the_story_itself_first() -> None:
    for made in teasers.texts(FOUND):
        assert made[0].kind == ("", "", "")
        kinds = [each.kind for each in made[1:]]
        assert len(kinds) == len(set(kinds)) == 14


def test_places_hold_the_words_of_the_story_and_of_the_others() -> None:
    for one, made in zip(FOUND, teasers.texts(FOUND), strict=True):
        for each in made:
            assert tuple(each.text[start:end] for start, end in each.body) == one.rows
            inside = [each.text[a:b] for block in each.teasers for a, b in block]
            assert not set(inside) & set(one.rows)


def test_the_same_stories_give_the_same_texts() -> None:
    assert list(teasers.texts(FOUND)) == list(teasers.texts(FOUND))


def test_lines_that_are_no_running_text_by_themselves_count_neither_way() -> None:
    assert teasers.is_sure("Image: Harbour Press/Getty Images")
    assert not teasers.is_sure(FOUND[0].rows[0])


def test_an_untouched_story_is_kept_and_counted() -> None:
    (made,) = (made for made in teasers.texts(FOUND[:1]))

    assert teasers.tally(made[:1])["body lines, untouched"] == Share(8, 8)


def test_joined_texts_say_where_the_second_story_begins() -> None:
    for made in splices.texts(FOUND):
        assert made[0].seam == -1
        for each in made[1:]:
            second = each.rows[each.seam]
            assert any(second.endswith(other.rows[0]) for other in FOUND)
