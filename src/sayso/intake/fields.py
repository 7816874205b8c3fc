"""The fields of a record in a dump, found by their usual names or by the user's mapping."""

from collections.abc import Mapping, Sequence
from typing import Any

USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "outlet": ("outlet", "publisher", "source", "site", "media_name"),
    "published": ("published", "date", "publish_date", "published_at", "date_publish"),
    "updated": ("updated", "modified", "date_modify", "updated_at"),
    "authors": ("authors", "author", "byline"),
    "credit": ("credit", "agency"),
    "retrieved": ("retrieved", "date_download", "fetched", "crawled_at"),
    "id": ("id", "guid", "uri"),
}


def key(name: str) -> str:
    """Return the form under which names of fields are compared."""
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def find(header: Sequence[str], field: str, mapping: Mapping[str, str]) -> int | None:
    """Return the column of ``header`` that holds ``field``, or None."""
    keys = [key(name) for name in header]
    wanted = (key(mapping[field]),) if field in mapping else USUAL[field]
    for name in wanted:
        if name in keys:
            return keys.index(name)
    return None


def may_name(line: str, field: str, mapping: Mapping[str, str]) -> bool:
    """Tell whether a line can be a header with a column for ``field``; cheap, for most cannot."""
    plain = key(line)
    wanted = (key(mapping[field]),) if field in mapping else USUAL[field]
    return any(name in plain for name in wanted)


def unknown(mapping: Mapping[str, str]) -> list[str]:
    """Return the names in ``mapping`` that are no field of ours, sorted."""
    return sorted(set(mapping) - set(USUAL))


def value(record: Mapping[str, Any], field: str, mapping: Mapping[str, str]) -> Any:
    """Return what a record holds for ``field``: the first that is not empty; None if nothing.

    A mapped name may lead inside, as in ``source.name``.
    """
    if field in mapping:
        return _inside(record, mapping[field])
    keys = {key(name): name for name in reversed(list(record))}
    for name in USUAL[field]:
        if name in keys and record[keys[name]] not in (None, "", [], {}):
            return record[keys[name]]
    return None


def _inside(record: Mapping[str, Any], name: str) -> Any:
    keys = {key(own): own for own in reversed(list(record))}
    if key(name) in keys:
        return record[keys[key(name)]]
    first, point, rest = name.partition(".")
    inner = record.get(first)
    return _inside(inner, rest) if point and isinstance(inner, Mapping) else None


def words(found: Any) -> str:
    """Return a value as one string: names out of objects, numbers as they are written."""
    if found is None or isinstance(found, bool):
        return ""
    if isinstance(found, Mapping):
        return words(next((found[key] for key in ("name", "title", "$date") if key in found), None))
    if isinstance(found, list):
        return ", ".join(filter(None, map(words, found)))
    return str(found).strip()


def several(found: Any) -> tuple[str, ...]:
    """Return a value as a list of names: a list as it is, a string parted at ``;`` or ``|``."""
    if isinstance(found, list):
        return tuple(filter(None, map(words, found)))
    parts = words(found).replace("|", ";").split(";")
    return tuple(part.strip(" []'\"") for part in parts if part.strip(" []'\""))
