"""What can be listed: the rows of each listing, its CSV columns and its table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso.desk import exports
from sayso.desk.case import Case
from sayso.desk.tables import Column, Row, Shape
from sayso.desk.text import one_line


@dataclass(frozen=True, slots=True)
class Listing:
    """One kind of rows: how they are found, and how they are written."""

    rows: Callable[[Case], Iterator[Row]]
    shape: Shape


def _key(name: str, width: int, key: str = "") -> Column:
    return Column(name, width, lambda row: _cell(row[key or name]))


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _dates(name: str) -> Column:
    def cell(row: Row) -> str:
        value = row[name]
        return "" if value is None else value[0] if value[0] == value[1] else " to ".join(value)

    return Column(name, 10, cell)


_ID = Column("id", 8, lambda row: str(row["id"])[:8])


def _short(name: str, width: int, key: str) -> Column:
    return Column(name, width, lambda row: str(row[key] or "")[:8])


def _speaker(row: Row) -> str:
    hands = [hand["source"] or hand["text"] or "?" for hand in row["chain"]]
    return " > ".join(hands)


def _day(name: str) -> Column:
    """Return a column of dates that, where room is short, shows the first day that can be."""

    def brief(row: Row) -> str:
        return f"{row[name][0]}?" if row[name] else ""

    whole = _dates(name)
    return Column(name, 24, lambda row: whole.of(row) or "undated", least=11, brief=brief)


def _known(name: str, width: int, least: int) -> Column:
    return Column(name, width, lambda row: _cell(row[name]) or "unknown", least=least)


def _title(row: Row) -> str:
    """Return the title, or in quotation marks the words that an article without one begins with."""
    if row["title"]:
        return str(row["title"])
    body = next((block for block in row["blocks"] if block["role"] == "body"), None)
    words = one_line(row["text"][body["start"] : body["end"]][:200]) if body else ""
    return f"“{words}”" if words else "no running text"


def _roles(row: Row) -> str:
    roles = [block["role"] for block in row["blocks"]]
    aside = [role for role in roles if role not in exports.STORY]
    return f"{len(roles) - len(aside)} + {len(aside)}"


def _range(row: Row) -> str:
    low, high = row["support"]["low"], row["support"]["high"]
    return _cell(low) if low == high else f"{low} to {high}"


INPUTS = Shape(
    ("path", "articles", "digest"),
    (
        _key("articles", 8),
        Column("digest", 8, lambda row: str(row["digest"])[:8], spare=True),
        Column("path", 60, lambda row: _cell(row["path"]), tail=True),
    ),
)
DUPLICATES = Shape(
    ("same", "path", "doc", "of", "of_path"),
    (
        _key("same", 6),
        _short("doc", 8, "doc"),
        Column("path", 40, lambda row: _cell(row["path"]), tail=True, least=20),
        Column("as", 40, lambda row: _cell(row["of_path"]), tail=True, least=20),
    ),
)
LISTINGS = {
    "statements": Listing(
        exports.statements,
        Shape(
            (
                *("id", "doc", "path", "content", "content_text", "cue", "chain", "within"),
                *("manner", "act", "said*", "confidence", "source", "rule"),
            ),
            (
                _ID,
                Column("path", 24, lambda row: _cell(row["path"]), tail=True, least=14),
                Column("hands", 30, _speaker, least=16),
                _key("act", 8),
                replace(_dates("said"), spare=True),
                Column("words", 60, lambda row: str(row["content_text"]), least=26),
            ),
        ),
    ),
    "articles": Listing(
        exports.articles,
        Shape(
            (
                *("id", "path", "title", "title_basis", "outlet", "outlet_basis", "published*"),
                *("published_basis", "credit", "credit_basis", "authors", "authors_basis"),
                *("updated*", "updated_basis", "url", "media_type", "digest", "blocks", "parts"),
                "text",
            ),
            (
                _ID,
                Column("path", 30, lambda row: _cell(row["path"]), tail=True, least=15),
                _day("published"),
                _known("outlet", 24, least=12),
                Column("credit", 20, lambda row: _cell(row["credit"]), spare=True),
                Column("kept + aside", 12, _roles, spare=True),
                Column("title", 60, _title, least=26),
            ),
        ),
    ),
    "blocks": Listing(
        exports.blocks,
        Shape(
            ("doc", "path", "start", "end", "role", "rule", "score", "text", "note", "evidence"),
            (
                _short("doc", 8, "doc"),
                Column("path", 24, lambda row: _cell(row["path"]), tail=True),
                _key("role", 8),
                _key("rule", 6),
                Column("start", 6, lambda row: str(row["start"]), spare=True),
                Column("end", 6, lambda row: str(row["end"]), spare=True),
                Column("words", 60, lambda row: str(row["text"]), least=26),
            ),
        ),
    ),
    "templates": Listing(
        exports.templates,
        Shape(
            ("key", "outlet", "text", "documents", "first", "last", "doc", "path", "at"),
            (
                _known("outlet", 24, least=12),
                _key("articles", 8, "documents"),
                _short("in", 8, "doc"),
                Column("words", 90, lambda row: str(row["text"]), least=26),
            ),
        ),
    ),
    "findings": Listing(
        exports.findings,
        Shape(
            ("code", "path", "doc", "at", "message"),
            (
                _key("code", 6),
                Column("path", 34, lambda row: _cell(row["path"]), tail=True),
                _key("message", 60),
            ),
        ),
    ),
    "sources": Listing(
        exports.sources,
        Shape(
            ("id", "name", "kind", "anonymity", "statements", "articles", "personas"),
            (
                _ID,
                _key("kind", 11),
                _key("anonymity", 13),
                _key("said", 5, "statements"),
                _key("articles", 8),
                _key("name", 40),
            ),
        ),
    ),
    "claims": Listing(
        exports.claims,
        Shape(
            ("id", "gist", "gist_of", "statements", "articles", "sources", "low", "high"),
            (
                _ID,
                Column("articles", 8, lambda row: str(len(row["articles"]))),
                Column("origins", 7, lambda row: _range({"support": row})),
                Column("who", 30, lambda row: ", ".join(row["sources"])),
                replace(_key("gist", 60), least=32),
            ),
        ),
    ),
    "origins": Listing(
        exports.origins,
        Shape(
            (
                *("claim", "gist", "statements", "articles", "paths", "support", "origins"),
                "witnesses",
            ),
            (
                _short("claim", 8, "claim"),
                Column("articles", 8, lambda row: str(len(row["articles"]))),
                Column("origins", 7, _range),
                Column("witnesses", 9, lambda row: str(len(row["witnesses"]))),
                Column("where from", 44, lambda row: "; ".join(o["name"] for o in row["origins"])),
                _key("gist", 60),
            ),
        ),
    ),
    "derivations": Listing(
        exports.derivations,
        Shape(
            (
                *("id", "left", "right", "relation", "direction", "confidence", "containment"),
                *("spans", "reasons", "rule"),
            ),
            (
                _ID,
                _key("relation", 13),
                _key("first", 7, "direction"),
                Column("shared", 9, lambda row: "{:.0%} {:.0%}".format(*row["containment"])),
                Column("left", 24, lambda row: str(row["left"]["path"]), tail=True, least=14),
                Column("right", 24, lambda row: str(row["right"]["path"]), tail=True, least=14),
                Column("because", 40, lambda row: "; ".join(row["reasons"]), spare=True),
            ),
        ),
    ),
    "positions": Listing(
        exports.positions,
        Shape(
            (
                *("source", "source_id", "proposal", "stance", "since*", "statement", "observed"),
                *("condition", "rule"),
            ),
            (
                replace(_key("source", 24), least=16),
                Column("stance", 6, lambda row: f"{row['stance']:+d}"),
                _day("since"),
                Column("shown by", 8, lambda row: "itself" if row["observed"] else "others"),
                _short("statement", 9, "statement"),
                replace(_key("proposal", 60), least=20),
            ),
        ),
    ),
    "conflicts": Listing(
        exports.conflicts,
        Shape(
            ("id", "kind", "about", "left", "right", "rule", "note"),
            (
                _ID,
                _key("kind", 13),
                _key("about", 24),
                Column("left", 50, lambda row: f"{row['left']['text']} ({row['left']['path']})"),
                Column("right", 50, lambda row: f"{row['right']['text']} ({row['right']['path']})"),
            ),
        ),
    ),
    "timeline": Listing(
        exports.timeline,
        Shape(
            ("id", "kind", "when*", "doc", "path", "statement", "text"),
            (
                _day("when"),
                _key("kind", 9),
                Column("path", 24, lambda row: _cell(row["path"]), tail=True, least=14),
                _short("statement", 9, "statement"),
                Column("text", 60, lambda row: row["text"] or "no headline", least=24),
            ),
        ),
    ),
}
