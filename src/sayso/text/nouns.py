"""Nouns and given names by class, from the tables: what a word says of a source."""

from functools import cache
from importlib.resources import files


def rows(table: str) -> list[list[str]]:
    """Return the rows of ``tables/<table>.tsv``, each as its columns; comment lines left out."""
    text = files("sayso.text").joinpath("tables", f"{table}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return [line.rstrip("\r").split("\t") for line in lines]


@cache
def _classes() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for word, kind in rows("nouns"):
        made.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in made.items()}


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the lower-case words of one class.

    Args:
        kind: ``honorific``, ``office``, ``role``, ``occupation``, ``person``, ``source``,
            ``institution``, ``document``, ``outlet``, ``hearsay``, ``place``, ``calendar``,
            ``function`` or ``modifier``. Further nouns that head a mention but stand in no title
            and no name: ``side`` (colleagues, aides), ``kin``, ``folk``, ``faceless`` (a passenger,
            a witness), ``trade``, ``body``, ``text`` and ``medium``; see ``sayso.text.heads``.
            ``house``: words that end the name of a firm. ``organisation``: single words by which
            firms and movements are known everywhere.
    """
    return _classes().get(kind, frozenset())


@cache
def singulars() -> dict[str, str]:
    """Return regular plural -> singular for every noun of the classes that name persons."""
    made: dict[str, str] = {"men": "man", "women": "woman", "people": "person"}
    for kind in ("office", "role", "occupation", "person"):
        for word in sorted(nouns(kind)):
            made.setdefault(plural(word), word)
    return made


def plural(noun: str) -> str:
    """Return the plural that English gives to ``noun`` by rule."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def given_names() -> dict[str, frozenset[str]]:
    """Return given name or nickname, lower case -> the names that it may stand for."""
    made: dict[str, set[str]] = {}
    for row in rows("given_names"):
        for name in row:
            made.setdefault(name, set()).add(row[0])
    return {name: frozenset(keys) for name, keys in made.items()}


@cache
def _genders() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("gender")}


def gender_of(given: str) -> str:
    """Return ``f`` or ``m`` for a given name that is mostly a woman's or a man's, else ""."""
    key = given.casefold()
    if key in _genders():
        return _genders()[key].replace("?", "")
    return "m" if key in given_names() else ""


def listed(words: str) -> frozenset[str]:
    """Return the words of a string as a set: how small word lists are written in the code."""
    return frozenset(words.split())
