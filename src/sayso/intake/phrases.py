"""Words that are no news: what sites, shops and lawyers put around an article."""

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib.resources import files

from sayso.intake import calendars
from sayso.intake.lettered import parts
from sayso.records.articles import Role
from sayso.text.outlets import only_agencies

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_ELSE = rf"(?:{calendars.WEEKDAY},?\s+(?:den\s+|le\s+|el\s+|o\s+)?|(?:den|le|el|op|vom|am)\s+)?"
DATE = (
    rf"(?:(?:{_DAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?[\s-]+{_MONTH},?[\s-]+\d{{4}}"
    rf"|{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{1,2}\s+\d\d?:\d\d(?::\d\d)?\s+(?:(?:[a-z]{1,5}|[+-]\d\d:?\d\d)\s+)?\d{4})"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.+Z-]+)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    rf"|{_ELSE}\d{{1,2}}(?:\.|º|°|er)?\s+(?:de\s+)?{calendars.MONTH},?\s+(?:del?\s+)?\d{{4}})"
)
_BRIEF = (  # with a year of two digits: a stamp only where it stands alone
    rf"(?:(?:{_DAY},?\s+)?(?:\d{{1,2}}(?:-{_MONTH}-['’]?|\s+{_MONTH}\s+['’])\d\d"
    rf"|{_MONTH}\s+\d{{1,2}},?\s+['’]\d\d|\d{{1,2}}/\d{{1,2}}/\d\d|\d\d\.\d\d\.\d\d)(?![\d/.]))"
)
_TIME = (
    r"(?:(?:at|\||-|–|—|,|um|à|kl\.?|alle(?: ore)?|ore|om|a las|às|o|godz\.)?\s*\d{1,2}"
    r"(?::|\.|h)\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|uur|hrs?)?|\d{1,2}\s*[ap]m)"
    r"(?:\s*(?:\(?[A-Z]{2,4}\)?|\(?GMT[+-]?\d*\)?|UTC|IST|[+-]\d\d:?\d\d))?"
)
_LABEL = (
    r"(?:(?:date|time|dated|published|posted|updated|created|modified|first published"
    r"|last (?:updated|modified|changed?)|amended|corrected|revised|(?:last )?reviewed"
    r"|publication date|date published|publish date|release date|issued"
    r"|publié(?:e|s)? le|mis(?:e)? à jour(?: le)?|modifié(?:e)? le|publicado(?: el| em)?"
    r"|a[ct]t?ualizado(?: el| em)?|pubblicato(?: il)?|aggiornato(?: il)?|veröffentlicht(?: am)?"
    r"|erschienen(?: am)?|(?:zuletzt )?aktualisiert(?: am)?|geplaatst(?: op)?|gepubliceerd(?: op)?"
    r"|bijgewerkt(?: op)?|publicerad(?:es)?|uppdaterad|publisert|(?:sist )?oppdatert|udgivet"
    r"|(?:senest )?opdateret|opublikowano|(?:ostatnia )?aktualizacja|zaktualizowano|stand|fecha"
    r"|datum|data)"
    r"(?:\s+(?:on|at))?)"
)
_ONE = (
    rf"(?:(?:views|reads):?\s*\d[\d,]*\s*[|•·–—-]\s*)?(?:{_LABEL}\s*[:|-]?)?\s*(?:{DATE}|{_BRIEF})"
    rf"(?:\s*[,|•·–—-]?\s*{_TIME})?"
    r"(?:\s*[|•·–—-]?\s*(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s*(?:views|min read|reads))?)?"
)
MOMENT = re.compile(_ONE, re.IGNORECASE)  # a date with label and time, wherever it stands
_SMALL_DATE, _SMALL_LABEL = DATE.lower(), _LABEL.lower()  # no class of them is in capitals
STAMPS = re.compile(rf"[\s|•·–—-]*(?:{_ONE.lower()}[\s.;,|•·–—-]*){{1,3}}")  # of small letters
STAMP = re.compile(rf"(?P<label>{_SMALL_LABEL}\s*[:|-]?)?\s*(?P<date>{_SMALL_DATE})")  # likewise
STAMP_ALONE = re.compile(rf"(?P<label>{_SMALL_LABEL}\s*[:|-]?)?\s*(?P<date>{_BRIEF.lower()})")
STAMP_INSIDE = re.compile(rf"(?P<label>{_LABEL})\s*:?\s*(?P<date>{DATE})", re.IGNORECASE)
_DATED = re.compile(r"\d{4}|[/.'’-]\d\d(?!\d)")  # a first look: no stamp is without one

_FRAMED = re.compile(r"[-–—(\[|/©]|[Ww]ith |by |[Vv]ia |[Hh]/|[Nn](?:ews|EWS) ")
_CREDITED = re.compile(  # what stands around the names of agencies that a line credits
    r"[-–—(\[|/\s]*(?:(?:©|\([cC]\)) ?(?:\d{4} )?"
    r"|(?:[Ww]ith|by|[Vv]ia|[Hh]/[Tt]:?|(?i:news source ?:)) )?"
    r"(?P<names>[A-Za-z].{1,40}?)(?: and [A-Z][\w ]{2,20} (?:[Ss]taff|[Rr]eporters?))?"
    r"(?:,? \d{4}|[)\]]? [a-z]{1,4}(?:[./][a-z]{1,4})+)?[-–—)\]|/.\s]*"
)
_MARKS = "©/!\"#$%&'()*+,-.:;<=>?@[\\]^_`{|}~“”‘’«»„…–—•·®™¡¿\u00a0"

# A line matches the slow patterns of a rule only if it holds one of these words.
_WORDS = {
    "IN010": frozenset(
        "sorry oops whoops error page 404 cookie cookies javascript browser blocker blockers"
        " already continue read comment access unlock keep log sign notification notifications"
        " free limit content article articles story logged successfully offline ad cancel".split()
    ),
    "IN013": frozenset(
        "disclaimer disclaimers disclosure disclosures legal © c copyright rights published"
        " reproduced republished redistributed rewritten copied views opinions terms privacy"
        " information licensed protected informational provided republish reprint reprinted commons"
        " advice commission link links provides passes supplies publishes distributes"
        " delivers collects gathers aggregates edited".split()
    ),
    "IN009": frozenset(
        "photo photos image images picture pictures video videos illustration illustrations graphic"
        " graphics file caption credit getty epa shutterstock alamy istock unsplash pixabay"
        " wikimedia handout courtesy via photograph photographs supplied submitted / ©".split()
    ),
}
_SIGNS = {ord(sign): f" {sign} " if sign in "©/" else " " for sign in _MARKS}
_TELLING = {rule: frozenset(filter(str.isalpha, words)) for rule, words in _WORDS.items()}
_ANY_TELLING = frozenset().union(*_TELLING.values())
_ODD = {"IN010": ("404",), "IN013": ("©", "(c)"), "IN009": ("/", "©")}  # what is no word
# Stretches of which one stands in any line that a pattern of the rule matches.
_BANNERS = (
    *("sorry", "oops", "error", "page you", "404", "page not", "cookie", "javascript", "blocke"),
    *("your browser", "your ad", "already a", " in to ", "subscribe", "members", "free article"),
    *("article limit", "notification", "you are", "you have", "cancel"),
)
_LAWYERS = (
    *("disclaimer", "disclosure", "legal notice", "©", "(c)", "copyright", "reserved", "not be "),
    *("not to be", "views", "opinions", "terms of ", "terms and ", "privacy ", "as is", "warrant"),
    *("liab", "third part", "other sources", "other outlets", "other sites", "licensed"),
    *(" protected", "informational", "provided for", "republi", "reprint", "reproduction"),
    *("copying", "commons", " advice", "been edited", "affiliate", "we may "),
)
_PICTURED = (  # what a caption begins with, holds, or ends with, unless it ends in brackets
    ("file", "photo", "image", "picture", "video", "illustration", "graphic", "caption", "credit"),
    ("photo: ", "photograph: ", "image: ", "picture: ", "credit: ", "courtesy: ", "by: "),
    (
        *("photo", "photos", "picture", "pictures", "image", "images", "pic", "pics"),
        *("epa-efe", "shutterstock", "supplied", "handout", "submitted", "pool"),
        *("/ap", "/afp", "/epa", "/pa", "/reuters", "/getty", "/file", "/files"),
        *("/ ap", "/ afp", "/ epa", "/ pa", "/ reuters", "/ getty"),
    ),
)
LONGEST = 700  # code points; longer lines are no phrase of a site
LOOSE = 180  # code points; longer lines match no pattern that may begin with any word
_SHORT = 60  # code points; the words of a button are shorter
_AGAIN = 100  # code points; longer lines are hardly the same on another page


def _rows(name: str) -> list[list[str]]:
    text = (files("sayso.intake") / "tables" / name).read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines()[1:]]


_Rule = tuple[re.Pattern[str], Role, str, frozenset[str] | None]


def _patterns() -> tuple[_Rule, ...]:
    """Return pattern, role, rule and telling words of each rule, in the order of the table.

    The patterns are in small letters, for lines in small letters: where case is ignored a look
    takes twice as long.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for rule, role, pattern in _rows("phrases.tsv"):
        found.setdefault((rule, role), []).append(pattern)
    return tuple(
        (re.compile("|".join(parts), re.DOTALL), Role(role), rule, _WORDS.get(rule))
        for (rule, role), parts in found.items()
    )


_PATTERNS = _patterns()
_QUICK = tuple(rule for rule in _PATTERNS if rule[3] is None)  # those that need no telling word
_STARTS = ("[^.]{", "(?:(?!by )", "(?:the )?.{")  # of patterns that may begin with any word
_PLAIN = [pattern for rule, _, pattern in _rows("phrases.tsv") if rule not in _WORDS]
_LOOSE = tuple(re.compile(one, re.DOTALL) for one in _PLAIN if one.startswith(_STARTS))
_LOOSE_ENDS = (  # of lines that these match, unless they hold "contributed"
    *("video", "in pictures", "as it happened", "podcast", "agencies", "agencies."),
)
_LED = re.compile(  # the others: most lines are told from all of them by their first letters
    "|".join(one for one in _PLAIN if not one.startswith(_STARTS)), re.DOTALL
)
_SITE = {words: opens == "yes" for words, opens in _rows("site.tsv")}


def is_stamp(line: str) -> bool:
    """Tell whether a whole line is a date stamp, or up to three of them."""
    return bool(_DATED.search(line)) and bool(STAMPS.fullmatch(lowered(line)))


def known(line: str) -> tuple[Role, str] | None:
    """Return role and rule if a line is words of a site, shop or lawyer; None if it is prose."""
    if len(line) < _AGAIN:
        return _known_again(line)
    return None if len(line) > LONGEST else _known(line)


def _known(line: str) -> tuple[Role, str] | None:
    if len(line) < _SHORT:
        if line.casefold() in _SITE:
            return Role.SITE, "IN011"
        if agencies_of(line):
            return Role.CREDIT, "IN008"
    small = lowered(line)
    found = parts(line)
    told = _ANY_TELLING.intersection(found)
    if told or _is_odd(small):
        slow = [rule for rule in _WORDS if _may_be(rule, line, small, told)]
        if slow:
            return _first(small, (one for one in _PATTERNS if one[3] is None or one[2] in slow))
    return _first(small, _QUICK) if _may_be_quick(small) else None


def _first(small: str, rules: Iterable[_Rule]) -> tuple[Role, str] | None:
    """Return role and rule of the first pattern that a whole line in small letters matches."""
    return next(((role, rule) for one, role, rule, _ in rules if one.fullmatch(small)), None)


_known_again = lru_cache(maxsize=1 << 14)(_known)  # menus say the same on page after page


def lowered(line: str) -> str:
    """Return a line in small letters, sign for sign."""
    low = line.lower()
    return low if len(low) == len(line) else "".join(sign.lower()[:1] for sign in line)


def _may_be_quick(small: str) -> bool:
    """Tell whether one of the patterns that need no telling word matches a whole line."""
    if _LED.fullmatch(small):
        return True
    if len(small) > LOOSE or not (" contributed " in small or small.endswith(_LOOSE_ENDS)):
        return False
    return any(one.fullmatch(small) for one in _LOOSE)


def _may_be(rule: str, line: str, small: str, told: AbstractSet[str]) -> bool:
    """Tell whether a line, of which telling words are given, holds what slow patterns ask for."""
    some = not _TELLING[rule].isdisjoint(told) or any(map(small.__contains__, _ODD[rule]))
    if not some or not _LOOKS[rule](small):
        return False
    return not _WORDS[rule].isdisjoint(line.casefold().translate(_SIGNS).split())


def _is_odd(small: str) -> bool:
    return "/" in small or "©" in small or "404" in small or "(c)" in small


def _is_pictured(small: str) -> bool:
    """Tell whether a line begins, goes on or ends as captions do."""
    starts, inner, ends = _PICTURED
    bare = small.rstrip(".)]")
    brackets = bare != small and (small[-1] in ")]" or small[-2:] in {").", "]."})
    return (
        brackets
        or small.startswith(starts)
        or bare.endswith(ends)
        or any(map(small.__contains__, inner))
    )


_LOOKS: Mapping[str, Callable[[str], bool]] = {
    "IN010": lambda small: any(map(small.__contains__, _BANNERS)),
    "IN013": lambda small: any(map(small.__contains__, _LAWYERS)),
    "IN009": _is_pictured,
}


def agencies_of(line: str) -> str:
    """Return the agencies that a short line credits and nothing else: "With AFP", "© AFP 2031"."""
    if only_agencies(line):
        return line
    framed = _FRAMED.match(line) or line[-1].isdigit() or line.endswith(("staff", "reporters"))
    found = _CREDITED.fullmatch(line) if framed else None
    return found["names"] if found and only_agencies(found["names"]) else ""


def opens_tail(line: str) -> bool:
    """Tell whether a line announces other stories."""
    return len(line) < _SHORT and _SITE.get(line.casefold().rstrip(":.!… "), False)
