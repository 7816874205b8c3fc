"""``sayso said`` finds what somebody said together with others."""

from tests.desk.tools import Desk

TEXT = (
    "Mayor Dana Orlo and union leader Jan Prell said that the harbour would reopen on Monday.\n\n"
    "Orlo said that the cranes were back.\n\nKarl Vond said that the pier was wet.\n"
)


def test_what_two_said_is_found_by_the_name_of_each(desk: Desk) -> None:
    desk.write("a.txt", TEXT)
    desk("add", "a.txt")

    told = {
        who: [row["content_text"].removeprefix("that ")[:11] for row in desk.rows("said", who)]
        for who in ("Dana Orlo", "Orlo", "Jan Prell", "Prell", "Karl Vond")
    }

    assert told == {
        "Dana Orlo": ["the harbour", "the cranes "],
        "Orlo": ["the harbour", "the cranes "],
        "Jan Prell": ["the harbour"],
        "Prell": ["the harbour"],
        "Karl Vond": ["the pier wa"],
    }
