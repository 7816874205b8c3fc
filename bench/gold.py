"""Gold of the examples: quotations from the articles, brought to offsets or refused.

A fragment is an exact quotation that occurs once in its article; where the words alone would not,
a wider quotation does and ``⟦`` ``⟧`` mark the words that are meant. ``{"find": ..., "nth": 2}``
takes the second occurrence. White space of any width and kind matches white space, because the
text layer of a page breaks its lines where it likes. Whatever is not found is an error.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from bench.attribution import Attribution, Spans
from bench.corpora import GOLD, STORY

Span = tuple[int, int]
STORY_FILE = "story.json"


class GoldError(Exception):
    """A fragment is not in its article, or stands there more often than it may."""

    def __init__(self, path: str, fragment: str, found: int) -> None:
        super().__init__(
            f"{path}: {fragment!r} occurs {found} times. Quote it exactly, widen it with ⟦ ⟧, "
            'or say which one is meant: {"find": ..., "nth": 1}.',
        )


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement as a careful reader marks it.

    Attributes:
        id: Number in its article.
        words: Content, mouth and cue as offsets.
        kind: What the mouth is.
        anonymity: For an unnamed mouth.
        chain: Names from the mouth outwards; None for a mouth without a name.
        manner: Direct, indirect or mixed.
        act: What is done by speaking.
        within: Id of the statement that this one stands inside.
        said: First and last possible day, or None.
    """

    id: str
    words: Attribution
    kind: str
    anonymity: str | None
    chain: tuple[str | None, ...]
    manner: str
    act: str
    within: str | None
    said: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class GoldLine:
    """The role of one line, or of a stretch inside a line."""

    role: str
    at: Span


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article as a careful reader sees it; None is "the article does not say"."""

    path: str
    outlet: str | None
    title: str | None
    published: tuple[str, str] | None
    credit: str | None
    lines: tuple[GoldLine, ...]
    spans: tuple[GoldLine, ...]
    statements: tuple[GoldStatement, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One gold file, not yet laid beside a text."""

    path: str
    data: Mapping[str, Any]

    def on(self, text: str) -> GoldArticle:
        """Return this gold as offsets of ``text``.

        Raises:
            GoldError: If a fragment or a line is not found exactly as it must be.
        """
        lines = _lines(self.path, text, self.data["lines"])
        spans = tuple(
            GoldLine(role, locate(self.path, text, fragment))
            for role, fragment in self.data["spans"]
        )
        statements = tuple(_statement(self.path, text, each) for each in self.data["statements"])
        return GoldArticle(
            self.path,
            self.data["outlet"],
            self.data["title"],
            _days(self.data["published"]),
            self.data["credit"],
            lines,
            spans,
            statements,
        )


def written(folder: Path = GOLD) -> tuple[Written, ...]:
    """Return the gold files of all articles, sorted by the path of the article."""
    files = (file for file in folder.glob("*.json") if file.name != STORY_FILE)
    loaded = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return tuple(sorted((Written(data["path"], data) for data in loaded), key=lambda w: w.path))


def story(folder: Path = GOLD) -> dict[str, Any]:
    """Return what the gold says of the whole pile: claims, conflicts, derivations, names."""
    data: dict[str, Any] = json.loads((folder / STORY_FILE).read_text(encoding="utf-8"))
    return data


def locate(path: str, text: str, fragment: str | Mapping[str, Any]) -> Span:
    """Return where a fragment stands in ``text``.

    Raises:
        GoldError: If it does not occur exactly once, or not as often as its ``nth`` asks for.
    """
    words = fragment if isinstance(fragment, str) else str(fragment["find"])
    nth = None if isinstance(fragment, str) else int(fragment["nth"])
    before, meant, after = _parts(words)
    pattern = f"({_loose(before)})({_loose(meant)}){_loose(after)}"
    found = list(re.finditer(pattern, text))
    if len(found) < (nth or 1) or (nth is None and len(found) > 1):
        raise GoldError(path, words, len(found))
    return found[(nth or 1) - 1].span(2)


def _parts(words: str) -> tuple[str, str, str]:
    before, mark, rest = words.partition("⟦")
    if not mark:
        return "", words, ""
    meant, _, after = rest.partition("⟧")
    return before, meant, after


def _loose(words: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", words)))


def _lines(path: str, text: str, listed: Iterable[tuple[str, str]]) -> tuple[GoldLine, ...]:
    """Find the listed beginnings one after the other; each reaches to the next, or its end."""
    starts: list[tuple[str, int, int]] = []
    cursor = 0
    for role, beginning in listed:
        found = re.compile(rf"(?<!\S){_loose(beginning)}").search(text, cursor)
        if found is None:
            raise GoldError(path, beginning, 0)
        cursor = found.end()
        starts.append((role, *found.span()))
    return tuple(
        GoldLine(role, (start, _line_end(text, end, following)))
        for (role, start, end), following in zip(
            starts, [*(begin for _, begin, _ in starts[1:]), len(text)], strict=True
        )
    )


def _line_end(text: str, end: int, following: int) -> int:
    stop = text.find("\n", end)
    return min(following, stop if stop >= 0 else len(text))


def _statement(path: str, text: str, data: Mapping[str, Any]) -> GoldStatement:
    words = Attribution(
        tuple(locate(path, text, fragment) for fragment in data["content"]),
        _optional(path, text, data["mouth"]),
        _optional(path, text, data["cue"]),
    )
    return GoldStatement(
        data["id"],
        words,
        data["kind"],
        data["anonymity"],
        tuple(data["chain"]),
        data["manner"],
        data["act"],
        data["within"],
        _days(data["said"]),
    )


def _optional(path: str, text: str, fragment: str | Mapping[str, Any] | None) -> Spans:
    return () if fragment is None else (locate(path, text, fragment),)


def _days(pair: list[str] | None) -> tuple[str, str] | None:
    return (pair[0], pair[1]) if pair else None


def source_text(path: str, folder: Path = STORY) -> str:
    """Return the text of an article without the program: to check the gold, not to score it."""
    name, _, record = path.partition("#")
    file = folder / name
    if name.endswith(".html"):
        return _visible(file.read_text(encoding="utf-8"))
    if name.endswith(".jsonl"):
        rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        return next(str(row["text"]) for row in rows if row["id"] == record)
    if name.endswith(".csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))[int(record) - 1]["text"]
    return file.read_bytes().decode("utf-8")


class _Visible(HTMLParser):
    """Collects what a reader of the page would see, each element on a line of its own."""

    HIDDEN = frozenset({"head", "script", "style"})
    INLINE = frozenset({"a", "b", "strong", "em", "i", "span", "time", "small"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HIDDEN:
            self.hidden.append(tag)
        elif tag not in self.INLINE:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        elif tag not in self.INLINE:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def _visible(page: str) -> str:
    parser = _Visible()
    parser.feed(page)
    return "".join(parser.words)
