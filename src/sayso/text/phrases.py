"""A mention cut into its head and what hangs on it: "two officials | of the harbour board"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.text.heads import Head, head
from sayso.text.nouns import listed

OWNERS = listed("my his her its their our whose your")
DEFINITE = listed("the this that these those same") | OWNERS
INDEFINITE = listed(
    "a an one another some several two three four five many most few multiple other numerous "
    "both various any certain dozens hundreds"
)
_CUTS = re.compile(r"\s+([\w'-]+)|\s*[,;:(—–]|\s+-\s")
_HANGS = listed(  # words that hang something on the noun before them
    "of for from in at with who whom whose which that on to by about around inside within close "
    "near familiar briefed involved speaking representing working based said cited quoted privy "
    "aware present attending knowledgeable acquainted linked over against as behind following "
    "after before during under between including issued published seen obtained directly and or "
    "citing not authorised authorized requesting wishing affected outside concerned living through "
    "across among along aboard opposite led sent drawn written found held shown taken made built "
    "yesterday today here there home abroad alike too himself herself itself themselves"
)
_WHERE = listed("present outside inside near close living working following")  # adjectives as well
_TIMES = listed("last this earlier late next")  # that hang on a noun too, save behind "her"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention, and the words up to its head noun.

    Attributes:
        plain: The whole mention, without quotation marks and stops at its ends.
        words: The words up to the noun that the rest hangs on, that one included; at least one.
        first: The first word, lower case.
        last: The head noun, lower case, without possessive ending.
        noun: What the head noun says, if it is known.
    """

    plain: str
    words: tuple[str, ...]
    first: str
    last: str
    noun: Head | None

    @property
    def head(self) -> str:
        """The words up to the head noun, as they stand."""
        return " ".join(self.words)

    @property
    def rest(self) -> str:
        """What hangs on the head noun."""
        return self.plain[len(self.head) :]

    @property
    def before(self) -> set[str]:
        """The words before the head noun, lower case."""
        return {word.casefold() for word in self.words[:-1]}

    @property
    def owned(self) -> bool:
        """Whether the noun is somebody's: "his", "Orlo's"."""
        return self.first in OWNERS or self.owner != ""

    @property
    def owner(self) -> str:
        """The last word before the noun that owns it, as it stands: "Orlo" of "Orlo's"."""
        owners = [word for word in self.words[:-1] if word.endswith(("'s", "s'"))]
        return owners[-1].removesuffix("'s").removesuffix("'") if owners else ""

    @property
    def named(self) -> bool:
        """Whether the head noun is written with a capital."""
        return self.words[-1][:1].isupper()


@lru_cache(maxsize=20_000)
def cut(plain: str) -> Phrase:
    """Return a mention with its head: up to the first word that hangs something on its noun.

    Args:
        plain: The mention with single spaces and straight apostrophes; not blank.
    """
    return phrase(plain, plain[: _end(plain)].split())


def phrase(plain: str, words: list[str]) -> Phrase:
    """Return a mention whose head is known to be ``words``, the first ones of it."""
    last = words[-1].casefold().removesuffix("'s").removesuffix("'")
    return Phrase(plain, tuple(words), words[0].casefold(), last, head(last))


def _end(plain: str) -> int:
    before = plain.partition(" ")[0].casefold()
    for found in _CUTS.finditer(plain):
        if found.start() > 0 and (found[1] is None or _hangs(found[1], before)):
            return found.start()
        before = (found[1] or "").casefold()
    return len(plain)


def _hangs(word: str, before: str) -> bool:
    """Tell whether a word hangs something on the noun before it."""
    key = word.casefold()
    if key in _HANGS:
        return key not in _WHERE or head(before) is not None
    if key in _TIMES:
        return before not in DEFINITE
    return key.endswith("ed") and word.islower() and len(key) > 4 and head(before) is not None
