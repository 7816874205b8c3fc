import pytest
from bench.attribution import Attribution, Rate, Spans, manner, places, quoted, score
from hypothesis import given
from hypothesis import strategies as st

TEXT = """Dana Orlo said the port would "reopen on Monday," and that tolls stay.
“We are ready,” the mayor told reporters. “Come and see.”
According to the union, nobody asked the crews.
"It is a farce, said Mr Pell."""


def at(*words: str) -> Spans:
    return tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in words)


FARCE = at('"It is a farce')
PELL = Attribution(FARCE, at("Mr Pell"), ((TEXT.rindex("said"), TEXT.rindex("said") + 4),))
PORT = 'the port would "reopen on Monday," and that tolls stay'
GOLD = [
    Attribution(at(PORT), at("Dana Orlo"), at("said")),
    Attribution(at("“We are ready,”", "“Come and see.”"), at("the mayor"), at("told")),
    Attribution(at("nobody asked the crews"), at("the union"), at("According to")),
    PELL,
]

# source exact, cue exact, content exact, AR exact, WSW50, content 50 | direct, mixed, indirect
CASES = [
    ("the same", GOLD, "100.0 100.0 100.0 100.0 100.0 100.0 | 100.0 100.0 100.0"),
    ("nothing", [], "0.0 0.0 0.0 0.0 0.0 0.0 | 0.0 0.0 0.0"),
    (
        "half a content is a hit, but not an exact one",
        [Attribution(at("We are ready", "Come and see"), at("the mayor"), at("told"))],
        "40.0 40.0 0.0 0.0 40.0 40.0 | 66.7 0.0 0.0",
    ),
    (
        "a word that is cut is made whole",
        [Attribution(at("obody asked the cre"), at("e union"), at("According to"))],
        "40.0 40.0 40.0 40.0 40.0 40.0 | 0.0 0.0 100.0",
    ),
    (
        "too short, the wrong part, and a source that is not absent",
        [
            Attribution(at("We are ready"), at("the mayor"), at("told")),
            Attribution(at("that tolls stay"), at("Dana Orlo"), at("said")),
            Attribution(at("nobody asked the crews"), (), at("According to")),
        ],
        "66.7 85.7 28.6 0.0 0.0 28.6 | 0.0 0.0 0.0",
    ),
    (
        "two for one, and one too many",
        [
            Attribution(at('the port would "reopen on Monday,"'), at("Orlo"), at("said")),
            Attribution(
                at('the port would "reopen on Monday," and that tolls'), at("Dana Orlo"), at("said")
            ),
            Attribution(at("the crews"), at("the union")),
            Attribution(FARCE, at("Mr Pell"), at("told")),
        ],
        "75.0 66.7 25.0 0.0 50.0 50.0 | 66.7 66.7 0.0",
    ),
]


@pytest.mark.parametrize(("told", "want"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_the_figures_are_those_of_the_metric_s_definition(
    told: list[Attribution], want: str
) -> None:
    """The wanted figures were computed with the script that defines the metric."""
    scores = score([(TEXT, GOLD, told)])
    roles = [scores.roles[role] for role in ("source", "cue", "content")]
    whole = [scores.exact, scores.who_said_what, scores.contents]
    types = [scores.types[kind] for kind in ("direct", "mixed", "indirect")]

    assert f"{_f1s([*roles, *whole])} | {_f1s(types)}" == want


def _f1s(rates: list[Rate]) -> str:
    return " ".join(f"{100 * rate.f1:.1f}" for rate in rates)


def test_types_follow_the_quotation_marks() -> None:
    inside = quoted(TEXT)

    assert [manner(inside, TEXT, one.content) for one in GOLD] == [
        *("mixed", "direct", "indirect", "direct"),
    ]


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_places_lie_in_the_text_and_on_no_white_space(
    text: str, spans: list[tuple[int, int]]
) -> None:
    found = places(text, tuple(spans))

    assert all(0 <= at < len(text) and not text[at].isspace() for at in found)


@given(st.text(min_size=1), st.data())
def test_what_is_in_the_gold_scores_in_full(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = [Attribution(((start, end),))]

    scores = score([(text, one, one)])

    assert scores.who_said_what.f1 == (1.0 if places(text, one[0].content) else 0.0)
    assert scores.exact.f1 == 1.0
