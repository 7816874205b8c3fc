"""The pages hold together: links lead somewhere, commands are lines, words are explained."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.house.tree import HOME, texts

from sayso.desk.verbs import VERBS
from sayso.records import articles, places, speech, stories

DOCS = HOME / "docs"
PAGES = tuple(file for file in texts() if file.suffix == ".md")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
LONGEST_DECISION = 40


def prose(page: Path) -> str:
    """Return a page without its fenced boxes and code."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made from their words."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ +(.+?)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def links(page: Path) -> Iterator[str]:
    for target in LINK.findall(prose(page)):
        if not re.match(r"[a-z]+:", target):
            yield unquote(target)


def test_there_are_pages_to_look_at() -> None:
    assert {HOME / "README.md", DOCS / "index.md", DOCS / "cli.md"} <= set(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOME).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [HOME / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        targets = (link.partition("#")[0] for link in links(page))
        waiting += [(page.parent / target).resolve() for target in targets if target]
    lost = {page for page in PAGES if DOCS in page.parents} - reached

    assert lost == set()


def commands() -> list[str]:
    """Return the boxes of the README that install Sayso."""
    text = (HOME / "README.md").read_text(encoding="utf-8")
    return [
        box
        for box in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        if "venv" in box
    ]


def test_the_two_commands_of_the_readme_are_one_line_each() -> None:
    main, tests = commands()

    assert [main.count("\n"), tests.count("\n")] == [1, 1]
    assert "sayso read examples/strait" in main
    assert "--html dossier.html" in main
    assert "'.[test]'" in tests
    assert tests.rstrip().endswith("-m pytest")


def test_the_readme_shows_what_comes_out_before_anything_else() -> None:
    text = (HOME / "README.md").read_text(encoding="utf-8")

    assert "articles, 1 origin" in text.partition("\n## ")[0]


def test_verbs_that_pages_speak_of_exist() -> None:
    spoken = {
        verb
        for page in PAGES
        for verb in re.findall(r"(?:^|`)sayso ([a-z]+)\b", page.read_text("utf-8"), re.MULTILINE)
    }

    assert spoken - set(VERBS) == set()


def test_every_record_has_its_word_among_the_concepts() -> None:
    text = (DOCS / "concepts.md").read_text(encoding="utf-8")
    told = {
        word.strip().lower()
        for bold in re.findall(r"\*\*(.+?)\*\*", text)
        for word in bold.split(",")
    }
    told = {re.sub(r"[. ]*\(.*|\.$", "", word) for word in told}
    records = {
        name.lower()
        for module in (articles, places, speech, stories)
        for name, value in vars(module).items()
        if dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    }

    assert records - told == {"side"}  # one side of a conflict


@pytest.mark.parametrize(
    "key",
    "id path content content_text cue chain mention kind anonymity source within manner act said "
    "confidence title outlet outlet_basis published published_basis credit authors blocks relation "
    "direction containment spans reasons claim gist statements articles support origins first "
    "carriers witnesses".split(),
)
def test_every_promised_key_is_described(key: str) -> None:
    assert f'"{key}"' in (DOCS / "formats.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_short_and_listed() -> None:
    files = sorted((DOCS / "decisions").glob("0*.md"))
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")

    for number, file in enumerate(files, start=1):
        text = file.read_text(encoding="utf-8")
        assert file.name.startswith(f"{number:04d}-")
        assert text.startswith(f"# {number:04d} ")
        assert text.count("\n") < LONGEST_DECISION, file.name
        assert f"({file.name})" in index
