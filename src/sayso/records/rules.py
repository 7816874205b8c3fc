"""Rule codes: each has a page, generated from the docstring of the class that bears its name."""

import inspect


class Rule:
    """A rule that derives records or raises findings.

    A subclass is named by its code (two letters of the room, three digits). Its docstring is the
    page: one line that says what it sees, then *Why*, *Example* and, for a finding, *What to do*.
    """


def catalogue() -> dict[str, str]:
    """Return code -> docstring of every rule in the rooms imported so far, sorted by code."""
    found = {rule.__name__: inspect.getdoc(rule) or "" for rule in Rule.__subclasses__()}
    return dict(sorted(found.items()))


def headline(code: str) -> str:
    """Return the first line of a rule's page, or "" if no such rule is known."""
    return catalogue().get(code, "").partition("\n")[0]
