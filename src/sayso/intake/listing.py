"""A file of many records: what it may give, and how much of it may give nothing.

Findings of one kind are listed up to a point, then counted. A file that goes on and on without an
article, or gives more documents than such a size can hold, is left at that point, and it is said.
"""

from collections import Counter

from sayso.intake.parts import DEPTH, Found, Part, odd
from sayso.records.places import Outcome

LISTED = 100  # findings of one kind on the records of a file that are listed one by one
TOLD = 1000  # the same, on all that stands in a file, such as the members of an archive
BARREN = 50_000  # outcomes in a row without a document, in the innermost file; outer ones have more
MOST = 5_000_000  # documents of one file
PACKED = 4  # packed bytes that one document must have; news of three words have ten times that
FLOOR = 20_000  # documents that any file may give


def listed(found: Found, path: str, most: int = LISTED) -> Found:
    """Yield what was found; after ``most`` findings of a kind they are counted, and said once.

    Args:
        found: What the records of a file give.
        path: Of the file, as shown to the user.
        most: Findings of one kind to be listed.
    """
    counts: Counter[str] = Counter()
    for outcome in found:
        kept = []
        for finding in outcome.findings:
            counts[finding.code] += 1
            if counts[finding.code] <= most:
                kept.append(finding)
        yield Outcome(outcome.items, tuple(kept))
    for code, count in sorted(counts.items()):
        if count > most:
            message = f"{count - most} more records of this file have the trouble {code}"
            yield odd("IN222", message, path)


def fenced(found: Found, part: Part) -> Found:
    """Yield what was found, up to where the file is given up; then say so in one finding.

    Args:
        found: What a file gives, an outcome for each record at least.
        part: The file; by its size, and by how deep it stands in others, it may give more or less.
    """
    patience = BARREN * (1 + max(0, DEPTH - part.depth))
    most = min(MOST, FLOOR + part.size // PACKED)
    documents = barren = 0
    for outcome in listed(found, part.path, TOLD):
        documents += len(outcome.items)
        barren = 0 if outcome.items else barren + 1
        if documents > most:
            message = f"gave {most:,} articles, and would give more; split it to read the rest"
            yield odd("IN226", message, part.path)
            return
        if outcome.items or outcome.findings:
            yield outcome
        if barren >= patience:
            message = f"gave {documents:,} articles, then {barren:,} times nothing"
            cure = "the rest is left out: take out what is no article, or split the file"
            yield odd("IN226", f"{message}; {cure}", part.path)
            return
