"""Records out of what vendors, crawlers and programs wrap around them in JSON.

An answer of a news service holds its articles in a list some levels down; a search engine keeps a
record in ``_source``, a press service its text in ``fields``. The record's own fields go first.

Source: public documentation of NewsAPI, GNews, Webz.io, Event Registry, Guardian Open Platform,
Aylien, newsdata.io, Elasticsearch, WordPress REST; schema.org; what news-please, trafilatura,
newspaper3k and Fundus write.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.intake import fields

DEPTH = 4  # objects and lists around a record
_AROUND = (
    *("_source", "fields", "attributes", "article", "doc", "document", "data", "node", "news"),
    *("thread", "metadata", "html"),
)
_OPENS = re.compile(
    r"\s*<(?:!doctype|html|head|body|article|section|div|p|h[1-6]|span|figure|img|ul|ol|table|strong"
    r"|em|b|i|a|br|header|main|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</(?:p|div|h[1-6]|li|body|article|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_CUT = re.compile(r"(?:\u2026|\.\.\.)?\s*\[\+\d{1,7} chars\]\s*\Z")
_NAMED = frozenset({"url", "link", "web_url", "webUrl", "title", "headline"})
FEW = 3  # signs of a paragraph in markup that begins with plain words


def unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record with the fields of what it wraps, its own first."""
    inner = [record[name] for name in _AROUND if isinstance(record.get(name), Mapping)]
    if not inner:
        return record
    made: dict[str, Any] = {}
    for each in reversed(inner):
        made |= each
    return {**made, **record}


def bare(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record without what it was wrapped in, once that is unwrapped."""
    if not any(isinstance(record.get(name), Mapping) for name in _AROUND):
        return record
    return {
        name: value
        for name, value in record.items()
        if name not in _AROUND or not isinstance(value, Mapping)
    }


def records(value: Any, mapping: Mapping[str, str]) -> list[Any]:
    """Return the records of a JSON value: a list, a record, or what an object keeps them in."""
    if isinstance(value, list):
        lists = [one for one in value if isinstance(one, Mapping) and "@graph" in one]
        return value if not lists else [each for one in value for each in records(one, mapping)]
    if not isinstance(value, Mapping):
        return [value]
    found = list(_inside(value, mapping, DEPTH)) or list(_textless(value, DEPTH))
    is_list = any(isinstance(inner, list) for inner in value.values())
    return found if found or (is_list and not _NAMED & value.keys()) else [value]


def _textless(value: Mapping[str, Any], deep: int) -> Iterator[Any]:
    """Yield what an answer lists by address or title without a text, so that it can be said."""
    for inner in value.values():
        if isinstance(inner, list):
            yield from (one for one in inner if isinstance(one, Mapping) and _NAMED & one.keys())
        elif deep and isinstance(inner, Mapping):
            yield from _textless(inner, deep - 1)


def _inside(value: Mapping[str, Any], mapping: Mapping[str, str], deep: int) -> Iterator[Any]:
    """Yield the record that an object is, or those in its lists and objects."""
    if _is_record(value, mapping):
        yield value
        return
    held = [one for one in value.values() if isinstance(one, list)]
    some = [each for one in held for each in one if isinstance(each, Mapping)]
    if any(_is_record(each, mapping) for each in some):
        yield from (each for each in some if "@graph" not in value or _is_record(each, mapping))
        return
    for inner in value.values():
        if deep and isinstance(inner, Mapping):
            yield from _inside(inner, mapping, deep - 1)


def _is_record(value: Mapping[str, Any], mapping: Mapping[str, str]) -> bool:
    """Tell whether an object has a text, by itself or in what it wraps."""
    return bool(fields.prose(fields.value(unwrapped(value), "text", mapping)).strip())


def is_markup(text: str) -> bool:
    """Tell whether the text of a record is HTML: it begins with a tag, or has tags of paragraphs.

    A report that names a tag or two is none.
    """
    if "<" not in text:
        return False
    count = sum(1 for _ in zip(_BLOCK.finditer(text), range(FEW), strict=False))
    return count >= FEW or bool(count and _OPENS.match(text))


def is_cut(text: str) -> bool:
    """Tell whether a service cut a text off and says by how much: "[+4123 chars]"."""
    return bool(_CUT.search(text[-60:]))
