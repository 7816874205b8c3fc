"""The fields of a record in a dump, found by their usual names or by the user's mapping."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sayso.intake.links import is_address

USUAL: dict[str, tuple[str, ...]] = {
    "text": tuple(
        "text body content maintext article_body article_text full_text body_text plain_text"
        " content_text main_text clean_text page_text story_text news_text raw_text article story"
        " article_content body_html content_html html_content html raw_html document".split()
    ),
    "title": tuple("title headline article_title web_title news_title heading".split()),
    "url": tuple(
        "url link article_url web_url page_url permalink canonical_url document_url story_url"
        " main_entity_of_page links responded_url requested_url".split()
    ),
    "outlet": tuple(
        "outlet publisher source site media_name publication publication_name publication_title"
        " pub_title newspaper newspaper_name source_name name_source outlet_name medium journal"
        " site_name source_hostname source_title publisher_name provider website source_common_name"
        " site_full source_domain domain hostname domain_url".split()
    ),
    "published": tuple(
        "published date publish_date published_at date_publish publication_date publish_time"
        " published_date published_time published_on date_published publishing_date pub_date"
        " date_time_pub date_time publication_datetime web_publication_date article_date".split()
    ),
    "updated": tuple(
        "updated modified date_modify updated_at date_modified modified_at last_modified"
        " last_updated modification_datetime modification_date date_updated".split()
    ),
    "authors": tuple(
        "authors author byline creator creators authors_byline author_name author_names".split()
    ),
    "credit": ("credit", "agency", "credit_line", "news_agency"),
    "retrieved": tuple(
        "retrieved date_download fetched crawled_at crawled crawl_date scraped_at scrape_date"
        " retrieved_at downloaded_at date_crawled".split()
    ),
    "id": tuple(
        "id guid uri article_id story_id stories_id doc_id document_id uuid accession_number an"
        " record_id".split()
    ),
}
DEEPEST = 5  # lists and objects in one another that running text may stand in
_SECTION = ("summary", "headline", "sections", "paragraphs")  # of an object, as they are read
_WHOLE = ("text", "rendered", "value", "content", "html")  # of which one holds the text
_BEFORE = (" -", " –", " —", " |")  # what parts a headline from the name of the outlet
LONGEST = 60  # code points of a name whose form is remembered
_APART = str.maketrans("", "", "-_ .")
_NAMES = (  # what holds the words of an object
    *("name", "title", "$date", "rendered", "main", "original", "value", "permalink", "@id"),
    *("domain", "$numberLong", "$oid"),
)


def key(name: str) -> str:
    """Return the form under which names of fields are compared."""
    return _short(name) if len(name) <= LONGEST else _plain(name)


@lru_cache(maxsize=2000)
def _short(name: str) -> str:
    """Remember the forms of names: a dump has the same in record after record."""
    return _plain(name)


def _plain(name: str) -> str:
    return name.strip().lower().translate(_APART)


KEYS: dict[str, tuple[str, ...]] = {
    field: tuple(dict.fromkeys(map(key, names))) for field, names in USUAL.items()
}


def find(header: Sequence[str], field: str, mapping: Mapping[str, str]) -> int | None:
    """Return the column of ``header`` that holds ``field``, or None."""
    keys = [key(name) for name in header]
    wanted = (key(mapping[field]),) if field in mapping else KEYS[field]
    for name in wanted:
        if name in keys:
            return keys.index(name)
    return None


def may_name(line: str, field: str, mapping: Mapping[str, str]) -> bool:
    """Tell whether a line can be a header with a column for ``field``; cheap, for most cannot."""
    plain = key(line)
    wanted = (key(mapping[field]),) if field in mapping else KEYS[field]
    return any(name in plain for name in wanted)


def takes(name: str, mapping: Mapping[str, str]) -> bool:
    """Tell whether a column of this name can hold a field of ours."""
    plain = key(name)
    for field, usual in KEYS.items():
        named = mapping.get(field)
        if plain in usual if named is None else plain in {key(named), key(named.partition(".")[0])}:
            return True
    return False


def unknown(mapping: Mapping[str, str]) -> list[str]:
    """Return the names in ``mapping`` that are no field of ours, sorted."""
    return sorted(set(mapping) - set(USUAL))


def value(record: Mapping[str, Any], field: str, mapping: Mapping[str, str]) -> Any:
    """Return what a record holds for ``field``: the first that is not empty; None if nothing.

    A mapped name may lead inside, as in ``source.name``.
    """
    if field in mapping:
        return _inside(record, mapping[field])
    return _usual(record, _keyed(record), field)


def values(record: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """Return what a record holds for each field, as ``value`` does."""
    keys = _keyed(record)
    return {
        field: _inside(record, mapping[field]) if field in mapping else _usual(record, keys, field)
        for field in USUAL
    }


def _keyed(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of a record by the form under which they are compared; the first of each."""
    return {key(name): name for name in reversed(list(record))}


def _usual(record: Mapping[str, Any], keys: Mapping[str, str], field: str) -> Any:
    for name in KEYS[field]:
        if name in keys and _counts(found := record[keys[name]], field):
            return found
    return None


def _counts(found: Any, field: str) -> bool:
    """Tell whether a value can be what a field is to hold; an address is no name of an outlet."""
    if found in (None, "", [], {}):
        return False
    if field == "text":
        return bool(prose(found).strip())
    return field != "outlet" or not is_address(words(found))


def _inside(record: Mapping[str, Any], name: str) -> Any:
    keys = _keyed(record)
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
        return words(next((found[key] for key in _NAMES if found.get(key)), None))
    if isinstance(found, list):
        return ", ".join(filter(None, map(words, found)))
    return str(found).strip()


def untitled(title: str, outlet: str) -> str:
    """Return a headline without the name of its outlet, which news services put behind it."""
    bare = title.removesuffix(outlet).rstrip() if outlet else title
    return bare[:-1].rstrip() if bare != title and bare.endswith(_BEFORE) else title


def several(found: Any) -> tuple[str, ...]:
    """Return a value as a list of names: a list as it is, a string parted at ``;`` or ``|``."""
    if isinstance(found, list):
        return tuple(name for name in map(words, found) if name and not name.isdigit())
    parts = words(found).replace("|", ";").split(";")
    names = (part.strip(" []'\"") for part in parts)
    return tuple(name for name in names if name and not name.isdigit())


def prose(found: Any) -> str:
    """Return a value as running text, "" if it is none: a string as it stands, paragraphs joined.

    Paragraphs come as a list of strings or objects, or as sections with headings, as Fundus has.
    """
    if isinstance(found, str):
        return found
    return "\n\n".join(_paragraphs(found, DEEPEST)) if isinstance(found, list | Mapping) else ""


def _paragraphs(found: Any, deep: int) -> Iterator[str]:
    """Yield the paragraphs of what holds some."""
    if isinstance(found, str):
        if found.strip():
            yield found.strip()
    elif deep and isinstance(found, list):
        for inner in found:
            yield from _paragraphs(inner, deep - 1)
    elif deep and isinstance(found, Mapping):
        lower = {key(str(name)): value for name, value in found.items()}
        parted = "sections" in lower or "paragraphs" in lower
        whole = next((lower[name] for name in _WHOLE if lower.get(name)), None)
        for inner in map(lower.get, _SECTION) if parted else (whole,):
            yield from _paragraphs(inner, deep - 1)
