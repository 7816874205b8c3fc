"""Stories that were joined into one article. Writing, people and places are invented."""

from datetime import date

import pytest
from tests.intake.tools import made

from sayso.intake import article
from sayso.ledger.packed import pack, shape_of, unpack
from sayso.records.articles import Article, Role, Stated
from sayso.records.codec import from_json, to_json
from sayso.records.speech import Statement
from sayso.speech import rules_reader


def lines_of(words: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, each as one line."""
    return tuple(" ".join(each.split()) for each in words.split("\n\n"))


FIRST = lines_of(
    """
    Some ports are willing to take the ferries, a spokesperson for Harbour Minister Dana Orlo
    said on Monday.

    The ferries have been without a port since the quays of Orvale were closed to them, and
    their owner has looked for another.

    “A good number of ports have answered,” the spokesperson told reporters in Vell.

    The union called the plan unacceptable, and warned of a longer strike.

    The owner did not answer questions about the fares.
    """
)
SECOND = lines_of(
    """
    Harbour Minister Dana Orlo said on Saturday that the ferries would sail again before the
    winter, whatever the union did.

    She had met the mayors of nine ports to win them for her plan.

    The mayor of Lindholm said on Friday that his quay was too short for ferries.

    Two more meetings were planned for the next week, the minister told the mayors.
    """
)
WIRE = lines_of(
    """
    VARNE, March 14 (Orvale Wire) - The national bank of Norrland raised its interest rate by
    half a point, the fourth step within a year.

    Economists polled by the Wire had expected a smaller step from the bank.

    Inflation rose to nine percent in the spring, mostly because of dear electricity.

    The krona gained a little against other currencies after the announcement.

    Governor Ulla Brandt spoke of further steps if wages went on rising.
    """
)
OPENED = "ORVALE, March 11, 2031 (Norrland Wire) - "
STRIKE = "Dockers of Orvale reject night shifts for a second time"
DOCKERS = lines_of(
    """
    Dockers in the port of Orvale will stop work on Friday unless the authority withdraws its plan
    for night shifts, their union said on Tuesday.

    “We have asked for a talk three times and had none,” said Dana Orlo, who leads the union.

    The port authority said that the plan stood, and that ships could not wait for the morning.

    Nearly nine hundred dockers work on the quays of Orvale, and most of them are members of the
    union.

    A strike of six days cost the shipping lines about two million krona last spring, according to
    the chamber of trade.

    Milo Trenn, the mayor, said that he had asked both sides to the town hall.
    """
)
VERDICT = "Court clears surgeons over deaths at Lindholm clinic"
SURGEONS = lines_of(
    """
    A court in Lindholm on Thursday cleared two surgeons of blame for the deaths of patients whose
    hearts had been treated with a faulty valve.

    Judge Tessa Quill said the state had not shown that the doctors knew of the fault. “Suspicion
    is no proof,” she said.

    The prosecutor, Ivo Brandt, said that he would appeal.

    Seven patients died at the clinic within one winter, and the valve was taken off the market.
    """
)
LATER = "LINDHOLM, March 13, 2031 (Varne Press) - "
TUESDAY = Stated(published="2031-03-18")  # a Tuesday


def text(*lines: str) -> str:
    return "\n".join(lines)


def spliced(stated: Stated = TUESDAY) -> Article:
    _, found = made(text(*FIRST, *SECOND), stated)
    return found


def test_an_article_that_is_one_story_has_no_parts() -> None:
    _, found = made(text(*FIRST), TUESDAY)

    assert found.parts == ()
    assert found.written(0) == found.published


def test_somebody_introduced_again_on_another_day_begins_a_part() -> None:
    document, found = made(text(*FIRST, *SECOND), TUESDAY)

    one, two = found.parts
    assert one.at.words(document.text) == text(*FIRST)
    assert two.at.words(document.text) == text(*SECOND)
    assert two.basis.rule == "IN042"
    assert two.basis.note == "somebody is introduced again, on another day"
    assert [at.words(document.text) for at in two.basis.evidence] == [SECOND[0]]


def test_a_part_is_not_dated_by_a_weekday_alone() -> None:
    """Nothing says of which week the second story's "on Saturday" is."""
    one, two = spliced().parts

    assert one.published == spliced().published
    assert two.published is None


def test_a_part_of_an_undated_article_has_no_date() -> None:
    assert [part.published for part in spliced(Stated()).parts] == [None, None]


def test_a_finding_points_at_the_second_lead() -> None:
    document, found = made(text(*FIRST, *SECOND), TUESDAY)

    findings = [each for each in article(document).findings if each.code == "IN303"]
    assert [each.at for each in findings] == [found.parts[1].basis.evidence[0]]


def said(words: str, stated: Stated, start: str) -> Statement:
    document, found = made(words, stated)
    statements = rules_reader(document, found).items
    return next(each for each in statements if each.text.startswith(start))


def test_weekdays_are_read_against_the_part_they_stand_in() -> None:
    """On Tuesday the 18th "on Monday" is the 17th; in a story of Friday the 14th it is the 10th."""
    last = "The mayor of Vell said on Monday that the quay was free."
    found = said(text(*FIRST, *WIRE, last), TUESDAY, "that the quay was free")

    assert found.said is not None
    assert (found.said.earliest, found.said.latest) == (date(2031, 3, 10), date(2031, 3, 10))


def test_a_part_without_a_date_dates_nothing() -> None:
    undated = WIRE[0].replace(", March 14", "")
    last = "The minister said on Monday that the step came late."
    words = text(*FIRST, undated, *WIRE[1:], last)

    _, found = made(words, TUESDAY)
    assert [part.published for part in found.parts] == [found.published, None]
    assert said(words, TUESDAY, "that the step").said is None
    assert said(text(*FIRST, last), TUESDAY, "that the step").said is not None


def test_a_part_is_dated_by_its_dateline() -> None:
    _, found = made(text(*FIRST, *WIRE), TUESDAY)

    dated = found.parts[1].published
    assert dated is not None
    assert (dated.earliest, dated.latest) == (date(2031, 3, 14), date(2031, 3, 14))
    assert dated.basis.rule == "IN118"


def test_a_dateline_in_the_middle_begins_a_part_and_is_a_block_of_its_own() -> None:
    document, found = made(text(*FIRST, *WIRE), TUESDAY)

    datelines = [b.at.words(document.text) for b in found.blocks if b.role is Role.DATELINE]
    assert datelines == ["VARNE, March 14 (Orvale Wire) -"]
    assert found.parts[1].basis.note == "a dateline stands in the middle"


def test_a_place_alone_begins_a_part_where_the_story_itself_began_with_one() -> None:
    bare = WIRE[0].replace("VARNE, March 14 (Orvale Wire) -", "VARNE —")
    opened = "ORVALE — " + FIRST[0]

    assert len(made(text(opened, *FIRST[1:], bare, *WIRE[1:]), TUESDAY)[1].parts) == 2
    assert made(text(*FIRST, bare, *WIRE[1:]), TUESDAY)[1].parts == ()


def test_a_place_alone_begins_a_part_below_the_credit_that_ends_a_story() -> None:
    bare = WIRE[0].replace("VARNE, March 14 (Orvale Wire) -", "VARNE —")
    credit = "(Reporting by J. Tavo; editing by Per Landa)"

    assert len(made(text(*FIRST, credit, bare, *WIRE[1:]), TUESDAY)[1].parts) == 2


def days(found: Article) -> list[date | None]:
    """Return the day of each part, None where it has no date."""
    return [part.published.latest if part.published else None for part in found.parts]


def test_a_headline_and_a_dateline_begin_a_part() -> None:
    """The second story shares nothing with the first, and yet it is no teaser in it."""
    second = text(VERDICT, LATER + SURGEONS[0], *SURGEONS[1:])
    document, found = made(text(STRIKE, OPENED + DOCKERS[0], *DOCKERS[1:], second))

    assert found.parts[1].at.words(document.text) == second
    assert [b.at.words(document.text) for b in found.blocks if b.basis.rule == "IN042"] == [VERDICT]
    assert Role.TEASER not in {block.role for block in found.blocks}
    assert days(found) == [date(2031, 3, 11), date(2031, 3, 13)]


def test_a_headline_and_a_byline_begin_a_part_with_its_own_date() -> None:
    first = text(STRIKE, "By Mara Quist", "11 March 2031", *DOCKERS)
    second = text(VERDICT, "By Jon Aal", "13 March 2031", *SURGEONS)
    document, found = made(text(first, second))

    assert found.parts[1].at.words(document.text) == second
    assert Role.TEASER not in {block.role for block in found.blocks}
    assert days(found) == [date(2031, 3, 11), date(2031, 3, 13)]


def test_what_opens_a_further_story_neither_dates_nor_signs_the_article() -> None:
    second = text(VERDICT, "By Jon Aal", LATER + SURGEONS[0], *SURGEONS[1:])
    document, found = made(text(STRIKE, OPENED + DOCKERS[0], *DOCKERS[1:], second))

    assert found.authors == ()
    assert found.credit is not None
    assert found.credit.name == "Norrland Wire"
    assert found.published == found.parts[0].published
    assert days(found) == [date(2031, 3, 11), date(2031, 3, 13)]
    assert not any(each.code == "IN304" for each in article(document).findings)


def test_a_part_is_not_younger_than_the_day_that_the_container_states() -> None:
    second = text(VERDICT, LATER + SURGEONS[0], *SURGEONS[1:])
    stated = Stated(published="2031-03-12")
    _, found = made(text(STRIKE, OPENED + DOCKERS[0], *DOCKERS[1:], second), stated)

    assert days(found)[1:] == [None]


def test_a_headline_with_a_byline_and_one_paragraph_is_a_teaser() -> None:
    words = text(STRIKE, *DOCKERS, VERDICT, "By Jon Aal", "13 March 2031", SURGEONS[0])

    assert made(words)[1].parts == ()


def test_somebody_of_whom_it_is_told_again_who_they_are_begins_a_part() -> None:
    again = "Dana Orlo, who leads the union of dockers, said on Sunday that its members had voted."
    rest = [
        "Nine of ten were for a strike, she told reporters after the count.",
        "The authority declined to say whether it would talk before the strike.",
    ]
    document, found = made(text(STRIKE, OPENED + DOCKERS[0], *DOCKERS[1:], again, *rest))

    assert found.parts[1].at.words(document.text) == text(again, *rest)
    assert days(found) == [date(2031, 3, 11), None]


def test_somebody_who_was_named_alone_before_is_not_introduced_again() -> None:
    once = DOCKERS[1].replace(", who leads the union", " of the union")
    again = "Dana Orlo, who leads the union of dockers, said on Sunday that its members had voted."
    words = text(STRIKE, OPENED + DOCKERS[0], once, *DOCKERS[2:], again, *SURGEONS[1:])

    assert made(words)[1].parts == ()


@pytest.mark.parametrize(
    "lines",
    [
        (*FIRST, "Orlo said on Saturday that she would not give way.", *FIRST[1:2]),
        (
            "Q: When will the ferries sail?",
            "A: On Monday, Dana Orlo said.",
            "Q: And the fares?",
            "A: Dana Orlo said on Friday that they would stay.",
            "Q: Who pays?",
            "A: The harbour fund, for now.",
            "Q: For how long?",
            "A: Until the winter.",
        ),
    ],
)
def test_what_is_one_story_is_not_split(lines: tuple[str, ...]) -> None:
    _, found = made(text(*lines), TUESDAY)

    assert found.parts == ()


def test_parts_are_kept_in_json_and_in_the_ledger() -> None:
    found = spliced()

    assert from_json(Article, to_json(found)) == found
    assert unpack(Article, pack(found), shape_of(Article)) == found


def test_an_article_that_was_kept_before_there_were_parts_has_none() -> None:
    kept = to_json(spliced())
    del kept["parts"]

    assert from_json(Article, kept).parts == ()
