"""The rules of this room, and the pages of all of them."""

import importlib

from sayso.records.rules import Rule, catalogue

ROOMS = ("intake", "speech", "voices", "claims", "origins", "story", "desk")


class DK001(Rule):
    """A person judged that two things are the same, different or unsure.

    Why: rules merge carefully, and a reader often knows better. The judgement of a person
    overrules every rule, and the later judgement the earlier. Nothing is erased.

    Example: ``sayso link 7f3a 91c0 same --by dana``.
    """


class DK002(Rule):
    """An original is no longer the file that was read.

    Why: a quotation can only be checked against the words that it was taken from.

    Example: a page was saved a second time under the same name.

    What to do: keep what you read. Read the new file with ``sayso add``; it comes in as an
    article of its own.
    """


class DK003(Rule):
    """An original cannot be opened where it was read.

    Why: a quotation can only be checked against the words that it was taken from.

    Example: the folder was moved after it had been read.

    What to do: put the file back. The ledger still holds the text.
    """


class DK004(Rule):
    """A quotation does not stand where the ledger says.

    Why: every line of a dossier promises that its words are those of the article.

    Example: somebody edited the ledger with another program.

    What to do: read the originals into a new ledger with ``--ledger``, and do not cite this one.
    """


class DK005(Rule):
    """A record points at something that the ledger does not hold.

    Why: a line that opens nothing cannot be checked.

    Example: an article was taken out of the ledger with another program.

    What to do: read the originals into a new ledger with ``--ledger``.
    """


def pages() -> dict[str, str]:
    """Return the page of every rule, by code."""
    for room in ROOMS:
        importlib.import_module(f"sayso.{room}.rules")
    return catalogue()


def page(code: str) -> str | None:
    """Return the page of one rule; None if ``code`` is none."""
    if len(code) != 5 or not code[:2].isalpha() or not code[2:].isdigit():
        return None
    text = pages().get(code.upper())
    return None if text is None else f"{code.upper()}: {text.strip()}\n".replace("``", "`")
