"""A page that was cut off says so; a page that leaves out what it may leave out does not."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.tools import read

from sayso.intake.ends import cut_off

HEAD = "<!DOCTYPE html><html><head><title>Port reopens</title></head><body><h1>Port reopens</h1>"
FIRST = "<p>The port of Orvale will reopen on Monday, a harbour official said after the talks.</p>"
WHOLE = f"{HEAD}{FIRST}<p>The union was not asked.</p><footer>The Tern Post</footer></body></html>"

WHERE = (
    *("inside a tag", "inside a comment", "within a sentence"),
    *("inside a script", "inside a style", "inside a textarea"),
)


@pytest.mark.parametrize(
    ("end", "where"),
    [
        ("<p>The union, which was not asked, warned that the strike could g", "within a sentence"),
        ('<p>The union was not asked.</p><a href="/harb', "inside a tag"),
        ("<p>The union was not asked.</p", "inside a tag"),
        ("<p>The union was not asked.</p><!-- advert", "inside a comment"),
        ("<p>The union was not asked.</p><script>let a = 1; if (a > 0) {", "inside a script"),
        ("<style>p { color: red; } h1 ", "inside a style"),
    ],
)
def test_a_page_that_breaks_off_is_read_and_told(end: str, where: str) -> None:
    found = read(f"{HEAD}{FIRST}{end}".encode(), "pile/port.html")

    assert "will reopen on Monday" in found.items[0].text
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("IN228", "pile/port.html")
    assert where in finding.message


@pytest.mark.parametrize(
    "html",
    [
        WHOLE,
        f"{WHOLE}\n<!-- served in 3 ms",
        WHOLE.replace("</body></html>", ""),
        f"{HEAD}{FIRST}<p>The union was not asked.",
        f"{HEAD}{FIRST}<p>The union said: “Nobody asked us about the night shift or the ferries”",
        f"{HEAD}{FIRST}<p>The Tern Post, Quay 7, Orvale, all rights reserved since © 1871 by us",
        f"{HEAD}{FIRST}<script>let a = '<style>';</script><p>Home</p>",
        f"{HEAD}{FIRST}<script>let a = '<p>';</script>",
        f"{HEAD}{FIRST}<p>Ask why a < b",
        f"{HEAD}{FIRST}<p>Home</p>Terms of use",
        "<p>A fragment of a page, as letters and feeds hold it, which ends without a stop",
        "",
    ],
)
def test_a_page_that_leaves_out_its_end_is_whole(html: str) -> None:
    assert cut_off(html) == ""


def test_a_page_that_was_packed_after_it_broke_off_is_told_too() -> None:
    found = read(gzip.compress(f"{HEAD}{FIRST}<p".encode()), "pile/port.html.gz")

    assert [finding.code for finding in found.findings] == ["IN228"]


@given(st.text(alphabet="<>!-/ abp.&;script=\"'\n", max_size=200))
def test_any_text_is_survived(html: str) -> None:
    assert cut_off(html) in {"", *WHERE}
