"""From trees over clauses to who said what, on documents of our own in the form of GUM."""

from pathlib import Path

import pytest
from bench import gum
from bench.attribution import Attribution, Rate, Spans
from bench.corpora import CorpusError
from bench.intervals import Share

TEXT = """Orlo told us Hask's crew is late.

“No, ” said Pell, “it sank.” They laughed.

A mole. Image: Grevik."""
SENTENCES = (
    ("", "Orlo told us 4-5|Hask's Hask_ 's crew is late_ ."),
    ("p (2 s)", "“_ No_ , ”"),
    ("", "said Pell_ ,"),
    ("", "“_ it sank_ ._ ”"),
    ("", "They laughed_ ."),
    ("figure (2 s) | caption (2 s)", "A mole_ ."),
    ("", "Image_ : Grevik_ ."),
)
CLAUSES = (
    'id="1" parent="2" relname="attribution-positive">Orlo told us',
    'id="2" parent="9" relname="span">Hask \'s crew is late .',
    'id="3" parent="10" relname="same-unit">“ No , ”',
    'id="4" parent="3" relname="attribution-negative">said Pell ,',
    'id="5" parent="10" relname="same-unit">“ it sank . ”',
    'id="6" parent="10" relname="elaboration">They laughed .',
    'id="7" parent="">A mole .',
    'id="8" parent="7" relname="attribution-positive">Image : Grevik .',
)


def conllu() -> str:
    blocks = []
    for block, sentence in SENTENCES:
        lines = ["# newpar", f"# newpar_block = {block}"] if block else []
        number = 0
        for word in sentence.split():
            first, bar, _ = word.partition("|")
            number += not bar
            space = "SpaceAfter=No" if word.endswith("_") else "_"
            form = word.partition("|")[2] or word.removesuffix("_")
            lines.append("\t".join([first if bar else str(number), form, *"_" * 7, space]))
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def rs4(clauses: tuple[str, ...] = CLAUSES) -> str:
    kinds = "attribution-positive:rst attribution-negative:rst elaboration:rst same-unit:multinuc"
    named = (each.split(":") for each in kinds.split())
    relations = "".join(f'<rel name="{name}" type="{kind}"/>' for name, kind in named)
    segments = "".join(f"<segment {each}</segment>" for each in clauses)
    groups = '<group id="9" type="span"/><group id="10" type="multinuc"/>'
    header = f"<header><relations>{relations}</relations></header>"
    return f"<rst>{header}<body>{segments}{groups}</body></rst>"


@pytest.fixture
def document(tmp_path: Path) -> gum.Marked:
    return laid(tmp_path, rs4())


def laid(folder: Path, drawn: str) -> gum.Marked:
    (folder / "dep").mkdir()
    (folder / "rst").mkdir()
    (folder / "dep" / "GUM_news_made.conllu").write_text(conllu(), encoding="utf-8")
    (folder / "rst" / "GUM_news_made.rs4").write_text(drawn, encoding="utf-8")
    (found,) = gum.load(folder, ["news"])
    return found


def at(*words: str) -> Spans:
    return tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in words)


def test_the_text_is_rebuilt_with_its_spaces_and_paragraphs(document: gum.Marked) -> None:
    assert document.text == TEXT


def test_a_speaker_s_clause_and_what_hangs_on_it_are_a_pair(document: gum.Marked) -> None:
    """The broken quotation is joined; what is said of it, and the credit below it, are left out."""
    assert document.gold == (
        Attribution(at("Hask's crew is late."), *(at("Orlo told us"),) * 2),
        Attribution(at("“No, ”", "“it sank.”"), *(at("said Pell,"),) * 2),
    )


def test_other_words_in_the_tree_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="made"):
        laid(tmp_path, rs4((CLAUSES[0].replace("Orlo", "Otto"), *CLAUSES[1:])))


def test_content_is_found_by_half_and_its_speaker_inside_the_clause(document: gum.Marked) -> None:
    told = [
        Attribution(at("crew is late"), at("Orlo"), at("told")),
        Attribution(at("No", "it sank"), at("They"), at("laughed")),
        Attribution(at("A mole"), at("Grevik")),
    ]

    found = gum.tally(document, told)

    assert found["content 50"] == found["content 50, news"] == Rate(2, 3, 2, 2)
    assert found["content 50 speech"] == Rate(1, 2, 2, 2)
    assert found["content 50 attitudes"] == Rate(1, 1, 0, 0)
    assert found["speaker clause, of found"] == Share(1, 2)
