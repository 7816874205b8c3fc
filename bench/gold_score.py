"""One article at a time: what Sayso read, laid beside what a careful reader marked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bench.attribution import (
    Attribution,
    Pairs,
    Rate,
    Scores,
    Spans,
    matched,
    places,
    same_source,
    score,
)
from bench.gold import GoldArticle, GoldLine, GoldStatement, Span, Written, source_text
from bench.running import Row, Told

NO_NAMES = frozenset(
    "he she it they we i you who his her him them himself herself allegedly reportedly apparently "
    "supposedly rumours rumors reports speculation nobody somebody".split(),
)
NAMED = frozenset({"person", "institution", "group", "outlet"})


class Names:
    """Tells whether two names are the same source's, by the gold's list of other names."""

    def __init__(self, others: Mapping[str, Sequence[str]]) -> None:
        self._others = {
            _plain(name): {_plain(name), *map(_plain, more)} for name, more in others.items()
        }

    def same(self, gold: str | None, told: str | None) -> bool:
        """Tell whether ``told`` may stand for the gold's name; two absent names are the same."""
        if gold is None or told is None:
            return gold is told
        return _plain(told) in self._others.get(_plain(gold), {_plain(gold)})


def _plain(name: str) -> str:
    words = name.casefold().replace("'", "’").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@dataclass(frozen=True, slots=True)
class Laid:
    """One article: its gold, what was told of it, and which statements are the same.

    Attributes:
        gold: The gold as offsets of ``text``.
        text: The text layer that Sayso exported.
        article: The exported article, or None if it gave none for this path.
        rows: The exported statements.
        same: Pairs (row, gold statement) whose contents fit.
    """

    gold: GoldArticle
    text: str
    article: Row | None
    rows: tuple[Row, ...]
    same: Pairs

    def pairs(self) -> Iterable[tuple[Row, GoldStatement]]:
        """Yield the pairs as records."""
        return ((self.rows[i], self.gold.statements[j]) for i, j in self.same)


def lay(gold: Sequence[Written], told: Told) -> tuple[Laid, ...]:
    """Lay the gold of every article beside what was told of it; nothing told is nothing found."""
    articles = {str(row["path"]): row for row in told.articles}
    return tuple(
        _laid(each, articles.get(each.path), [r for r in told.statements if r["path"] == each.path])
        for each in gold
    )


def _laid(written: Written, article: Row | None, rows: Sequence[Row]) -> Laid:
    text = str(article["text"]) if article else source_text(written.path)
    gold = written.on(text)
    words = [each.words for each in gold.statements]
    same, _ = matched(text, [attribution(row) for row in rows], words)
    return Laid(gold, text, article, tuple(rows), same)


def attribution(row: Row) -> Attribution:
    """Return the words of an exported statement."""
    return Attribution(
        tuple((start, end) for start, end in row["content"]),
        _place(row["chain"][0]["mention"]),
        _place(row["cue"]),
    )


def _place(pair: list[int] | None) -> Spans:
    return ((pair[0], pair[1]),) if pair else ()


def speech(laid: Sequence[Laid]) -> Scores:
    """Score all statements by the metric of attributions."""
    return score(
        (
            each.text,
            [one.words for one in each.gold.statements],
            [attribution(row) for row in each.rows],
        )
        for each in laid
    )


@dataclass(slots=True)
class Voices:
    """What was made of the statements whose contents fit, and of all chains.

    Attributes:
        pairs: Statements that were found.
        mouth: Of these, the innermost source stands at the right place.
        chain: Of these, all hands are right.
        kind: Of these, the mouth's kind is right; likewise ``anonymity``, ``act``, ``manner``,
            ``within``.
        named: Statements in the gold whose mouth has a name.
        name: Of these, it was found and has this name.
        edges: From one pair of hands to the next, over all statements.
        nameless: Statements shown under a name that is a pronoun or a word of hearsay.
        rows: All statements told.
    """

    pairs: int = 0
    mouth: int = 0
    chain: int = 0
    kind: int = 0
    anonymity: int = 0
    act: int = 0
    manner: int = 0
    within: int = 0
    named: int = 0
    name: int = 0
    edges: Rate = field(default_factory=Rate)
    nameless: int = 0
    rows: int = 0


def voices(laid: Sequence[Laid], names: Names) -> Voices:
    """Count what was made of the sources."""
    total = Voices()
    for each in laid:
        total.named += sum(one.chain[0] is not None for one in each.gold.statements)
        total.rows += len(each.rows)
        total.nameless += sum(map(_nameless, each.rows))
        total.edges += _edges_offered(each)
        numbers = {each.rows[i]["id"]: each.gold.statements[j].id for i, j in each.same}
        for row, gold in each.pairs():
            _count_pair(total, each.text, row, gold, names)
            total.within += numbers.get(row["within"], row["within"]) == gold.within
    return total


def _edges_offered(laid: Laid) -> Rate:
    told = sum(len(row["chain"]) - 1 for row in laid.rows)
    return Rate(0, told, 0, sum(len(one.chain) - 1 for one in laid.gold.statements))


def _count_pair(total: Voices, text: str, row: Row, gold: GoldStatement, names: Names) -> None:
    mouth = row["chain"][0]
    place = same_source(
        places(text, _place(mouth["mention"])),
        places(text, gold.words.source),
    )
    same = [names.same(one, other) for one, other in zip(gold.chain, hands(row), strict=False)]
    same[0] = same[0] if gold.chain[0] else place and mouth["kind"] not in NAMED
    hits = sum(one and other for one, other in pairwise(same))
    total.pairs += 1
    total.mouth += place
    total.chain += all(same) and len(gold.chain) == len(row["chain"])
    total.name += gold.chain[0] is not None and same[0]
    total.edges += Rate(hits, 0, hits, 0)
    total.kind += mouth["kind"] == gold.kind
    total.anonymity += mouth["anonymity"] == gold.anonymity
    total.act += row["act"] == gold.act
    total.manner += row["manner"] == gold.manner


def hands(row: Row) -> list[str]:
    """Return the names of an exported chain, mouth first; words where there is no name."""
    return [str(hop["source"] or hop["text"]) for hop in row["chain"]]


def _nameless(row: Row) -> bool:
    """Tell whether a row gives a name that is none; no name at all is no such row."""
    name = row["chain"][0]["source"]
    return name is not None and row["chain"][0]["kind"] in NAMED and name.casefold() in NO_NAMES


@dataclass(slots=True)
class Roles:
    """How the lines were labelled.

    Attributes:
        body: Lines of the story: labelled so, and meant so.
        lines: All lines of the gold.
        right: Of these, the role is exactly the gold's.
        spans: Datelines and credits inside lines.
        spans_right: Of these, the role is right.
    """

    body: Rate = field(default_factory=Rate)
    lines: int = 0
    right: int = 0
    spans: int = 0
    spans_right: int = 0


def roles(laid: Sequence[Laid]) -> Roles:
    """Count how the lines of all articles were labelled."""
    total = Roles()
    for each in laid:
        labels = _labels(each)
        inline = {at for span in each.gold.spans for at in range(*span.at)}
        for line in each.gold.lines:
            role = _role(labels, line.at, inline)
            hit = role == "body" == line.role
            total.body += Rate(hit, role == "body", hit, line.role == "body")
            total.lines += 1
            total.right += role == line.role
        total.spans += len(each.gold.spans)
        total.spans_right += sum(_role(labels, s.at, set()) == s.role for s in each.gold.spans)
    return total


def _labels(laid: Laid) -> list[str]:
    """Return the role at each code point of the text; "" where there is none."""
    labels = [""] * len(laid.text)
    for block in laid.article["blocks"] if laid.article else ():
        labels[block["start"] : block["end"]] = [block["role"]] * (block["end"] - block["start"])
    return labels


def _role(labels: Sequence[str], at: Span, leave_out: set[int]) -> str:
    """Return the role that most of a stretch has."""
    counted = Counter(labels[i] for i in range(*at) if i not in leave_out and labels[i])
    return max(counted, key=lambda role: (counted[role], role), default="")


def lines_of(laid: Laid) -> list[tuple[GoldLine, str]]:
    """Return each line of an article with the role that it was given: for looking at errors."""
    labels = _labels(laid)
    return [(line, _role(labels, line.at, set())) for line in laid.gold.lines]


@dataclass(slots=True)
class Heads:
    """Outlets, dates or titles: how many are right, wider than need be, wrong, and so on.

    Attributes:
        right: As the gold has it; for a date, the same interval.
        wide: A date's interval that holds the gold's and more.
        wrong: Something else.
        absent: Nothing, though the article says it.
        invented: Something, though the article does not say it.
        unknown: Rightly nothing.
    """

    right: int = 0
    wide: int = 0
    wrong: int = 0
    absent: int = 0
    invented: int = 0
    unknown: int = 0

    def share(self) -> float:
        """Return the share of articles that are as the gold has them, known or unknown."""
        total = self.right + self.wide + self.wrong + self.absent + self.invented + self.unknown
        return (self.right + self.unknown) / total if total else 0.0


def outlets(laid: Sequence[Laid], names: Names) -> Heads:
    """Count how the outlets were read."""
    total = Heads()
    for each in laid:
        said = each.article["outlet"] if each.article else None
        _count_head(total, each.gold.outlet, said, right=names.same(each.gold.outlet, said))
    return total


def dates(laid: Sequence[Laid]) -> Heads:
    """Count how the dates of publication were read."""
    total = Heads()
    for each in laid:
        said = each.article["published"] if each.article else None
        _count_date(total, each.gold.published, (said[0], said[1]) if said else None)
    return total


def _count_date(total: Heads, gold: tuple[str, str] | None, said: tuple[str, str] | None) -> None:
    if gold and said and gold != said and said[0] <= gold[0] and gold[1] <= said[1]:
        total.wide += 1
    else:
        _count_head(total, gold, said, right=gold == said)


def _count_head(total: Heads, gold: object, said: object, *, right: bool) -> None:
    if gold is None:
        total.unknown += said is None
        total.invented += said is not None
    elif said is None:
        total.absent += 1
    else:
        total.right += right
        total.wrong += not right
