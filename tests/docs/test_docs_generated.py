"""Pages that are made from the code are as the code is now."""

import pytest
from docs import generate
from docs.making.markers import UnknownStretchError, fenced, filled


def test_no_page_is_stale() -> None:
    stale = [path.name for path, _ in generate.stale()]

    assert stale == [], "run `python docs/generate.py`"


def test_a_stretch_is_replaced_and_the_rest_is_kept() -> None:
    page = "before\n<!-- generated: now -->\nold\nold\n<!-- end -->\nafter\n"

    after = filled(page, {"now": lambda: "new"})

    assert after == "before\n<!-- generated: now -->\nnew\n<!-- end -->\nafter\n"
    assert filled(after, {"now": lambda: "new"}) == after


def test_a_stretch_that_nothing_makes_is_an_error() -> None:
    with pytest.raises(UnknownStretchError, match="nothing generates 'gone'"):
        filled("<!-- generated: gone -->\n<!-- end -->\n", {})


def test_a_fence_is_longer_than_those_inside() -> None:
    assert fenced("```\ninner\n```").startswith("````text\n")
