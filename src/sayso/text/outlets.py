"""Outlets and news agencies: found by name, by host, and in running text. Facts from a table."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.text.ambiguous import LETTERS, is_meant, only_low


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency of the table.

    Attributes:
        name: The name under which it is shown.
        kind: ``outlet`` or ``agency`` (it sells its copy to others).
        names: All names, ``name`` first.
        domains: Hosts of its pages.
        country: ISO 3166 code of its seat, or "".
        parent: Who owns it, or the outlet that it belongs to, or "".
    """

    name: str
    kind: str
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    country: str = ""
    parent: str = ""


_KEY = re.compile(r"[\w&-]+")
_CAPITAL = re.compile("[A-ZÀ-Þ]")
_INITIALS = re.compile(r"[a-zäöü]{2,3}")
_JOINED = re.compile(r" ?[/,&+|] ?| and ")
_PAPER = re.compile(
    r"(?:^(?:Daily|Evening|Morning|Sunday|Radio|Television|Channel|TV|Voice of|News of|Le|La|El)\s"
    r"|\b(?:Times|Post|Herald|Courier|Gazette|Tribune|News|Radio|TV|Telegraph|Press|Journal|Wire"
    r"|Monitor|Observer|Chronicle|Mail|Mirror|Express|Standard|Examiner|Inquirer|Register|Globe"
    r"|Bulletin|Dispatch|Argus|Echo|Mercury|Messenger|Citizen|Ledger|Sentinel|Reporter|Record"
    r"|Review|Weekly|Daily|Today|Broadcasting|Television|Newswire|Newspaper|Magazine|Shimbun"
    r"|Zeitung|Pravda|Agency Press|News Agency|Newsroom|Media|FM|24)$)"
)
_NO_PAPER = re.compile(
    r"(?:News|Today|Media|Radio|TV|Television|Weekly|Daily|Magazine|Newspaper|Review|Record|Press"
    r"|Standard|Express|Wire|24|(?:Social|Mass|State) Media|(?:Fake|Bad|Good|Breaking|Latest|World"
    r"|Local|Top|More|Business|Sports?|Political|National|International|All|Our|In) News)",
    re.IGNORECASE,
)


@cache
def _table() -> tuple[Outlet, ...]:
    text = (files("sayso.text") / "tables" / "outlets.tsv").read_text(encoding="utf-8")
    made = []
    for row in text.splitlines()[1:]:
        name, kind, others, domains, country, parent = row.split("\t")
        names = (name, *_split(others))
        made.append(Outlet(name, kind, names, _split(domains), country, parent))
    return tuple(made)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


@cache
def _owners() -> dict[str, Outlet]:
    """Return each name, without its article, and whose it is."""
    return {_bare(name): outlet for outlet in _table() for name in outlet.names}


def _bare(name: str) -> str:
    """Return a name without its leading article."""
    return name[4:] if name[:4] in {"The ", "the ", "THE "} else name


def _key(name: str) -> str:
    """Return the form under which names are compared: abbreviations keep their capitals."""
    return _folded(" ".join(_bare(name.strip()).replace("’", "'").split()))


def _folded(bare: str) -> str:
    return bare if len(bare) <= LETTERS and bare.isupper() else bare.casefold()


@cache
def _by_key() -> dict[str, Outlet]:
    return {_folded(name): outlet for name, outlet in _owners().items()}


def by_name(name: str) -> Outlet | None:
    """Return the outlet of this name, or None.

    "The" is ignored, and case only matters in abbreviations; but a plain word in small letters
    ("insider", "observer") is no name unless it has its article.
    """
    return None if only_low(name) else _by_key().get(_key(name))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(key.rpartition(" ")[2].casefold() for key in _by_key())


def ends_name(word: str) -> bool:
    """Tell whether the name of any outlet ends with ``word``: a look before ``by_name``."""
    return word.strip().replace("’", "'").casefold() in _last_words()


@cache
def _hosts() -> dict[str, Outlet]:
    return {domain: outlet for outlet in _table() for domain in outlet.domains}


def by_host(host: str) -> Outlet | None:
    """Return the outlet that owns a host such as ``www.example.co.uk``, or None."""
    labels = host.strip().casefold().rpartition("@")[2].partition(":")[0].rstrip(".").split(".")
    for start in range(len(labels) - 1):
        found = _hosts().get(".".join(labels[start:]))
        if found:
            return found
    return None


@cache
def _owners_of_many() -> frozenset[str]:
    """Return who owns several outlets and is none, in small letters."""
    parents = Counter(outlet.parent for outlet in _table())
    return frozenset(
        _key(name) for name, count in parents.items() if count > 1 and not by_name(name)
    )


def is_owner(name: str) -> bool:
    """Tell whether a name is that of a house which owns several outlets and is none itself."""
    return bool(name) and _key(name) in _owners_of_many()


@cache
def _by_first() -> dict[str, tuple[tuple[str, Outlet], ...]]:
    """Return first word -> names that begin with it, longest first, without the article."""
    owners = _owners()
    found: dict[str, list[tuple[str, Outlet]]] = {}
    for name in sorted(owners, key=len, reverse=True):
        if first := _KEY.match(name):
            found.setdefault(first.group(), []).append((name, owners[name]))
    return {word: tuple(names) for word, names in found.items()}


def begins_name(word: str) -> bool:
    """Tell whether the name of any outlet, without its article, begins with ``word``."""
    found = _KEY.match(word)
    return found is not None and found.group() in _by_first()


@cache
def _starts() -> re.Pattern[str]:
    """Return a pattern of the places where a name may begin: capitals, "dpa", "24.kg".

    What begins with another sign than a Latin-1 capital are a few names, by first character.
    """
    small: dict[str, list[str]] = {}
    for word, names in _by_first().items():
        if not _CAPITAL.match(word):
            small.setdefault(word[0], []).extend(name[1:] for name, _ in names)
    others = (
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rests)))})"
        for first, rests in sorted(small.items())
    )
    return re.compile(rf"(?<![\w'’&/.-])(?:{'|'.join((_CAPITAL.pattern, *others))})")


def find(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, Outlet]]:
    """Return the outlets that ``text[start:end]`` names, in order, without overlap.

    A leading "the" is part of the place. Names that are other words as well ("The Sun", "The
    Times") count only where ``sayso.text.ambiguous`` says that the outlet is meant.
    """
    stop = len(text) if end is None else end
    text = text.replace("’", "'")
    table = _by_first()
    found: list[tuple[int, int, Outlet]] = []
    last = start
    for begin in _starts().finditer(text, start, stop):
        at = begin.start()
        word = _KEY.match(text, at, stop)
        if at < last or word is None:
            continue
        for name, outlet in table.get(word.group(), ()):
            if text.startswith(name, at) and at + len(name) <= stop:
                place = _place(text, at, at + len(name), max(last, start), outlet)
                if place:
                    found.append((*place, outlet))
                    last = place[1]
                    break
    return found


def _place(text: str, at: int, end: int, start: int, outlet: Outlet) -> tuple[int, int] | None:
    """Return where a name stands with its article, or None if the words mean something else."""
    if end < len(text) and (text[end].isalnum() or text[end : end + 2] == "'t"):
        return None
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return None
    the = at >= start + 4 and text[at - 4 : at] in {"The ", "the ", "THE "}
    begin = at - 4 if the and not text[at - 5 : at - 4].isalnum() else at
    meant = is_meant(text, at, end, the=begin != at, names=outlet.names)
    return (begin, end) if meant else None


@lru_cache(maxsize=20_000)
def looks_like_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's, known or by its newspaper words ("Orvale Courier")."""
    plain = " ".join(name.split())
    if by_name(plain):
        return True
    return bool(
        plain[:1].isupper() and _PAPER.search(plain) and not _NO_PAPER.fullmatch(_bare(plain))
    )


@cache
def _agency_words() -> frozenset[str]:
    """Return the words that names of agencies begin with, in small letters."""
    names = (name for outlet in _table() if outlet.kind == "agency" for name in outlet.names)
    first = {_bare(name).split()[0].casefold() for name in names}
    return frozenset(first | {"the", "agencies"})


def only_agencies(words: str) -> bool:
    """Tell whether words are names of agencies and nothing else: "Reuters/AFP", "Agencies".

    German papers add the initials of their own editor: "dpa/kl".
    """
    plain = words.strip(" .()[]|–—-")
    first = plain.partition(" ")[0]
    no_name = first.isalnum() and first.casefold() not in _agency_words()
    if no_name and not _INITIALS.fullmatch(first):  # a look before dear ones
        return False
    named = False
    for part in _JOINED.split(plain):
        known = by_name(part)
        if part.casefold() == "agencies" or (known is not None and known.kind == "agency"):
            named = True
        elif not _INITIALS.fullmatch(part):
            return False
    return named
