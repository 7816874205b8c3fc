"""Outlets and news agencies: found by name, by host, and in running text. Facts from a table."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency of the table.

    Attributes:
        name: The name under which it is shown.
        kind: ``outlet`` or ``agency`` (it sells its copy to others).
        names: All names, ``name`` first.
        domains: Hosts of its pages.
        country: ISO 3166 code of its seat, or "".
    """

    name: str
    kind: str
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    country: str = ""


# Names that are plain words too: in running text they count only after "The"/"the" (or spelt in
# capitals as the table has them), and never in front of another capitalised word.
_PLAIN = frozenset(
    "age atlantic australian babel bild conversation dawn economist express fars fortune guardian"
    " hill hindu independent insider intercept irrawaddy kan map mail mehr mena metro mirror nation"
    " national observer petra post print punch salon sana scotsman slate spectator star stuff sun"
    " telegraph time times vanguard verge vox wire wired".split()
)
# Abbreviations that are other things as well: they count only in brackets or before "news agency".
_SHARED = frozenset(
    "AA ANP APA APP BNS CNA CNS CTK DW GNA IPS KAN MAP MENA MTI NAN NOS NRC NTB NV PAP PNA QNA RAI"
    " RBC RFA RIA RND SBS SPA STT TT UNI VG VNA WAM ERR".split()
)
# Of those, the ones that need no article to be understood in the press.
_KNOWN = frozenset({"telegraph", "guardian", "economist", "irrawaddy", "scotsman"})
_AGENCY = re.compile(r",? (?:state |national |official )?(?:news )?agency\b| news\b| reported\b")
_STORY = frozenset("Story Report Online Newspaper Magazine Today".split())
_WORD = re.compile(r"[^\W\d_][\w&'’./-]*|\d+")
_CAPITAL = re.compile(r"(?<![\w'’&/.-])(?:[A-ZÀ-Þ]|n-tv|dpa|i newspaper)")
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
        name, kind, others, domains, country = row.split("\t")
        names = (name, *filter(None, others.split(";")))
        made.append(Outlet(name, kind, names, tuple(filter(None, domains.split(";"))), country))
    return tuple(made)


def _bare(name: str) -> str:
    """Return a name without its leading article."""
    return name[4:] if name[:4] in {"The ", "the ", "THE "} else name


def _key(name: str) -> str:
    """Return the form under which names are compared: abbreviations keep their capitals."""
    plain = " ".join(_bare(name.strip()).replace("’", "'").split())
    return plain if plain.isupper() and len(plain) <= 5 else plain.casefold()


@cache
def _by_key() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in _table():
        found.setdefault(_key(outlet.name), outlet)
    for outlet in _table():
        for name in outlet.names:
            found.setdefault(_key(name), outlet)
    return found


def by_name(name: str) -> Outlet | None:
    """Return the outlet of this name; "the" is ignored, case only matters in abbreviations."""
    return _by_key().get(_key(name))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(key.rpartition(" ")[2].casefold() for key in _by_key())


def ends_name(word: str) -> bool:
    """Tell whether the name of any outlet ends with ``word``: a look before ``by_name``."""
    return word.strip().replace("’", "'").casefold() in _last_words()


@cache
def _hosts() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in _table():
        for domain in outlet.domains:
            found.setdefault(domain, outlet)
    return found


def by_host(host: str) -> Outlet | None:
    """Return the outlet that owns a host such as ``www.example.co.uk``, or None."""
    labels = host.strip().casefold().rpartition("@")[2].partition(":")[0].rstrip(".").split(".")
    for start in range(len(labels) - 1):
        found = _hosts().get(".".join(labels[start:]))
        if found:
            return found
    return None


@cache
def _by_first() -> dict[str, tuple[tuple[str, Outlet], ...]]:
    """Return first word -> names that begin with it, longest first, without the article."""
    found: dict[str, dict[str, Outlet]] = {}
    for outlet in _table():
        for name in outlet.names:
            bare = _bare(name)
            first = _WORD.match(bare)
            if first:
                found.setdefault(first.group(), {}).setdefault(bare, outlet)
    return {
        word: tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))
        for word, names in found.items()
    }


def find(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, Outlet]]:
    """Return the outlets that ``text[start:end]`` names, in order, without overlap.

    A leading "the" is part of the place. Names that are plain words as well ("The Sun", "The
    Times") count only with it.
    """
    stop = len(text) if end is None else end
    table = _by_first()
    found: list[tuple[int, int, Outlet]] = []
    last = start
    for capital in _CAPITAL.finditer(text, start, stop):
        at = capital.start()
        word = _WORD.match(text, at, stop)
        if at < last or word is None:
            continue
        first = word.group()
        names = table.get(first) or table.get(re.split(r"[^\w&-]", first, maxsplit=1)[0], ())
        for name, outlet in names:
            if text.startswith(name, at) and at + len(name) <= stop:
                place = _place(text, at, at + len(name), max(last, start))
                if place:
                    found.append((*place, outlet))
                    last = place[1]
                    break
    return found


def _place(text: str, at: int, end: int, start: int) -> tuple[int, int] | None:
    """Return where a name stands with its article, or None if the words mean something else."""
    if end < len(text) and (text[end].isalnum() or text[end : end + 2] in {"'t", "’t"}):
        return None
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return None
    the = at >= start + 4 and text[at - 4 : at] in {"The ", "the ", "THE "}
    begin = at - 4 if the and not text[at - 5 : at - 4].isalnum() else at
    name = text[at:end]
    if name in _SHARED and not _AGENCY.match(text, end) and text[at - 1 : at] not in {"(", "["}:
        return None
    if name.casefold() in _PLAIN and not name.isupper():
        after = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        if after and after.group()[0].isupper() and after.group() not in _STORY:
            return None
        if begin == at and name.casefold() not in _KNOWN:
            return None
    return begin, end


@lru_cache(maxsize=20_000)
def looks_like_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's, known or by its newspaper words ("Orvale Courier")."""
    plain = " ".join(name.split())
    if by_name(plain):
        return True
    return bool(
        plain[:1].isupper() and _PAPER.search(plain) and not _NO_PAPER.fullmatch(_bare(plain))
    )
