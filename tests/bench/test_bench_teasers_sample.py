"""Samples of texts that readers look through for other stories, of stories of our own."""

from pathlib import Path

import pytest
from bench import teasers_sample
from bench.intervals import Share
from bench.teasers import Story
from bench.teasers_sample import Sheet, by_sayso, compared, drawn, marks

TOWNS = ("Orvale", "Brack", "Tesmouth", "Lindow", "Harrup", "Quenby", "Saltby", "Merrin")
MATTERS = ("ferry", "glass", "marathon", "bread", "library", "orchard", "tunnel", "choir")


def story(number: int) -> Story:
    """Return a story of eight paragraphs of a town of its own."""
    town, matter = TOWNS[number], MATTERS[number]
    rows = tuple(
        f"{town} spoke of its {matter} for the {n}th time that year." for n in range(4, 12)
    )
    return Story("", f"{town} and its {matter}, once more", rows, rows[0])


FOUND = [story(number) for number in range(8)]


def truth(one: Sheet) -> str:
    """Return what a reader writes who finds everything."""
    lines = [line for block in one.made.teasers for line in block]
    return " ".join(map(str, sorted(one.numbers(lines)))) or "none"


def test_a_sample_has_untouched_texts_and_others_without_a_sign() -> None:
    sheets = drawn(FOUND, count=7, clean=2)

    assert sorted(one.made.kind[1] for one in sheets) == ["", ""] + ["unsigned"] * 5
    assert len({one.made.text.split("\n")[0] for one in sheets}) == 7


def test_the_same_stories_give_the_same_sample() -> None:
    assert drawn(FOUND, clean=2) == drawn(FOUND, clean=2)


def test_alone_no_town_is_met_in_two_texts() -> None:
    sheets = drawn(FOUND, clean=1, alone=True)

    towns = [town for one in sheets for town in TOWNS if town in one.made.text]
    assert len(towns) == len(set(towns))
    assert len(sheets) > 2


def test_a_page_has_every_line_of_the_text_with_its_number() -> None:
    for one in drawn(FOUND, clean=2):
        lines = [line for line in one.made.text.split("\n") if line]
        assert one.page == "".join(f"{n:2} {line}\n" for n, line in enumerate(lines, 1))
        assert one.name not in one.page


def test_answers_are_numbers_ranges_and_doubts() -> None:
    told = marks("3f1c20ab: 4-6 9?\n\n77aa0000: none\n")

    assert told == {"3f1c20ab": {4: True, 5: True, 6: True, 9: False}, "77aa0000": {}}
    with pytest.raises(ValueError, match="four"):
        marks("3f1c20ab: four")


def test_who_finds_everything_keeps_all_lines_and_who_marks_all_keeps_none() -> None:
    for one in drawn(FOUND, clean=2):
        (found,) = compared([one], marks(f"{one.name}: {truth(one)}"))
        (every,) = compared([one], marks(f"{one.name}: 1-{len(one.spans)}"))
        for name in (name for name in found if name.endswith("sure")):
            share, lost = found[name], every[name]
            assert isinstance(share, Share)
            assert isinstance(lost, Share)
            assert share.right == share.of
            assert lost.right == (lost.of if name.startswith("teasers") else 0)


def test_doubts_count_with_guesses_only() -> None:
    one = next(one for one in drawn(FOUND, clean=2) if one.made.teasers)
    doubted = " ".join(f"{number}?" for number in truth(one).split())

    (found,) = compared([one], marks(f"{one.name}: {doubted}"))

    count = len(one.made.teasers)
    assert found["teasers, all, sure"] == Share(0, count)
    assert found["teasers, all, with guesses"] == Share(count, count)


def test_sayso_keeps_an_untouched_story() -> None:
    clean = next(one for one in drawn(FOUND, clean=2) if not one.made.teasers)

    assert not by_sayso(clean) & clean.numbers(clean.made.body)


def test_texts_are_written_and_answers_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stories, out, told = tmp_path / "stories", tmp_path / "sheets", tmp_path / "answers.txt"
    stories.mkdir()
    for one in FOUND:
        (stories / f"{one.rows[0][:4]}.txt").write_text("\n".join((one.title, *one.rows)))
    asked = ["--texts", str(stories), "--out", str(out), "--answers", str(told)]

    teasers_sample.main(["draw", *asked])
    names = [file.stem for file in sorted(out.iterdir())]
    told.write_text("".join(f"{name}: none\n" for name in names))
    teasers_sample.main(["score", *asked])

    assert f"{len(names)} of {len(names)} texts" in capsys.readouterr().out
    told.write_text("00000000: none")
    with pytest.raises(SystemExit):
        teasers_sample.main(["score", *asked])
