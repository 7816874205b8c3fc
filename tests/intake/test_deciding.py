"""What is done about lines whose probabilities are given: the models are not asked."""

from sayso.intake.rough import roughs
from sayso.intake.strangers import decide
from sayso.records.articles import Document, Role

STORY = (
    "The ferry line between Orvale and Tern will close for good in the autumn, the port said.",
    "{}",
    "Three boats and ninety people have carried the freight of the islands for thirty years.",
    "{}",
    "The company that owns the boats lost money in each of the last five winters, it said.",
    "Shops on the islands have begun to store flour, fuel and medicine in the old fish halls.",
    "The town council meets on Thursday, and fishermen have asked to be heard by its members.",
)
PLAIN = "The oldest of the boats was built in Vell, and its engine was changed twice."
OTHER = (
    "A bakery in Vell has won a national prize for a rye loaf that takes two days and a night.",
    "Nobody asked the islanders.",
)


def aside(line: str, second: str = PLAIN, *, beside: bool = False) -> list[str]:
    """Return what is set aside when the fourth line, and perhaps the fifth, looks strange."""
    text = "\n\n".join(STORY).format(second, line)
    document = Document("0" * 16, text, "text/plain", "story.txt")
    lines = roughs(document)
    for rough in lines:
        rough.be(Role.BODY, "IN001", 0.6)
    found = [0.999 if n == 3 or (beside and n == 4) else 0.01 for n in range(len(lines))]
    decide(document, lines, found, found)
    return [rough.line.text for rough in lines if rough.role is Role.TEASER]


def test_a_whole_sentence_of_few_words_alone_is_no_other_story() -> None:
    assert aside(OTHER[0]) == [OTHER[0]]
    assert aside(OTHER[1]) == []


def test_a_sentence_of_few_words_goes_with_what_stands_beside_it() -> None:
    assert aside(OTHER[1], beside=True) == [OTHER[1], STORY[4]]


def test_a_line_below_a_colon_may_be_an_item() -> None:
    assert aside(OTHER[0], "The port names three reasons why the line has to be closed:") == []
    assert aside(OTHER[0], "The port names three reasons why the line has to be closed.")
