"""Web archives packed as WACZ: the WARC files in them; indexes and logs are not read.

A list of pages tells of each the title and the day that the crawler saw; they count where the page
itself is silent. Its text is not taken: the archive has the page.

Source: "Web Archive Collection Zipped (WACZ) 1.1.1", specs.webrecorder.net, on pages.jsonl.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from sayso.intake import archives, decoding, fields, tables
from sayso.intake.archives import Member
from sayso.intake.parts import Found, Part, TooMuchError, Way, joined
from sayso.records.articles import Document, Stated
from sayso.records.places import Finding, Outcome

PAGES = 100_000  # that are looked at in the lists of one archive
TITLE = 1000  # code points of a title
_LIST = re.compile(r"pages/[^/]+\.jsonl", re.IGNORECASE)
_Listed = dict[str, tuple[str, str]]  # address -> title and day of retrieval


def read(part: Part, way: Way) -> Found:
    """Yield the documents of the WARC files in a WACZ, by name."""
    with part.seekable() as stream, zipfile.ZipFile(stream) as archive:
        members = list(archives.members(archive, part.path))
        held = [each for each in members if isinstance(each, Member)]
        pages = _pages(archives.inner(part, archive, each) for each in held if _is_list(each))
        for member in members:
            if isinstance(member, Finding):
                yield Outcome(findings=(member,))
            elif archives.is_web_archive(member.name):
                for outcome in way.read(archives.inner(part, archive, member)):
                    yield Outcome(_told(outcome.items, pages), outcome.findings)


def _is_list(member: Member) -> bool:
    return bool(_LIST.fullmatch(member.name))


def _told(items: tuple[Document, ...], pages: _Listed) -> tuple[Document, ...]:
    """Return documents with what the list says of their pages, where they are silent."""
    made = []
    for each in items:
        title, when = pages.get(each.url, ("", ""))
        stated = joined(each.stated, Stated(title=title))
        made.append(replace(each, stated=stated, retrieved=each.retrieved or when))
    return tuple(made)


def _pages(lists: Iterator[Part]) -> _Listed:
    """Return what lists of pages say, by address; a list that cannot be read says nothing more."""
    found: _Listed = {}
    for each in lists:
        try:
            with each.open() as stream:
                for _, line in decoding.lines(stream, tables.LINE_LIMIT):
                    _note(line or b"", found)
                    if len(found) >= PAGES:
                        return found
        except (OSError, EOFError, TooMuchError, ValueError, zipfile.BadZipFile):
            continue
    return found


def _note(line: bytes, found: _Listed) -> None:
    """Take down one line of a list; the first one, which names the format, has no address."""
    if not line.strip() or tables.is_dense(line):
        return
    try:
        page = json.loads(line)
    except (ValueError, RecursionError):
        return
    url = fields.words(page.get("url")) if isinstance(page, dict) else ""
    if url.startswith("http"):
        title = " ".join(fields.words(page.get("title"))[:TITLE].split())
        found.setdefault(url, (title if title != url else "", fields.words(page.get("ts"))))
