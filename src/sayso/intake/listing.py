"""A file of many records: findings of one kind are listed up to a point, then only counted."""

from collections import Counter

from sayso.intake.parts import Found, odd
from sayso.records.places import Outcome

LISTED = 100  # findings of one kind that are listed one by one


def listed(found: Found, path: str) -> Found:
    """Yield what was found; after ``LISTED`` findings of a kind they are counted, and said once.

    Args:
        found: What the records of a file give.
        path: Of the file, as shown to the user.
    """
    counts: Counter[str] = Counter()
    for outcome in found:
        kept = []
        for finding in outcome.findings:
            counts[finding.code] += 1
            if counts[finding.code] <= LISTED:
                kept.append(finding)
        if outcome.items or kept:
            yield Outcome(outcome.items, tuple(kept))
    for code, count in sorted(counts.items()):
        if count > LISTED:
            message = f"{count - LISTED} more records of this file have the trouble {code}"
            yield odd("IN222", message, path)
