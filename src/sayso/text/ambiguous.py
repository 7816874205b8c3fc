"""Outlet names that are other words as well: when the words around one mean the outlet.

"The Sun" is a paper, the sun is not; (WAM) signs a story, a WAM is anything; Fars is an agency
after "news agency", and a province before "province"; Bloomberg is a man where one is named.
"""

import re

from sayso.text.nouns import given_names
from sayso.text.persons import is_title, key_of

# Plain words: they count only after "The"/"the" or beside the name of a kind of outlet, and never
# in front of another capitalised word.
PLAIN = frozenset(
    "age|american conservative|american prospect|asahi|athletic|atlantic|australian|babel|bild"
    "|bulwark|business times|caravan|center square|conversation|dawn|diplomat|economist|express"
    "|fars|federalist|forward|fortune|guardian|hill|hindu|independent|insider|intercept|irish news"
    "|irrawaddy|kan|mail|map|mehr|mena|metro|mirror|namibian|narwhal|nation|national"
    "|national interest|new republic|observer|oklahoman|oregonian|petra|post|press association"
    "|print|punch|quint|salon|sana|scotsman|slate|sowetan|spectator|spinoff|star|stuff|sun"
    "|telegraph|tennessean|time|times|tyee|vanguard|verge|vox|war zone|west australian|wire|wired"
    "|yomiuri".split("|")
)
# Of those, the ones that need no article to be understood in the press.
_KNOWN = frozenset({"telegraph", "guardian", "economist", "irrawaddy", "scotsman"})
# Of those, the ones that are used without an article where a report is ascribed to them.
_BARE = frozenset(
    "asahi babel bild dawn fars fortune kan mehr petra salon sana slate time vox wired"
    " yomiuri".split()
)
# Of those, the ones that are places, peoples and things with "the" too ("across the Atlantic").
_STRICT = frozenset(
    "age|athletic|atlantic|australian|caravan|conversation|diplomat|federalist|hill|hindu|namibian"
    "|nation|national|oklahoman|oregonian|sowetan|star|sun|tennessean|vanguard"
    "|west australian".split("|")
)
# Of those, the ones that are persons at the start of a sentence too ("The Australian said").
_PEOPLES = frozenset(
    "australian|diplomat|federalist|hindu|namibian|oklahoman|oregonian|sowetan|tennessean"
    "|west australian".split("|")
)
# Abbreviations and words that are other things as well: they count only in brackets, or beside the
# name of a kind of outlet or the words of a report.
SHARED = frozenset(
    "AA AGI ANKA ANP AOL APA APP APS ARKA ATOP BETA BNA BNS BNT BSS CCTV CNA CNS CNW CTK CTV DHA"
    " DVB DW ENA ERR ERT FMT G1 GNA HRT HVG IHA INA IOL IPN IPS JNS JTA KAN KPL LANA LENA LETA"
    " LINA LSM MANA MAP MDR MENA MIA MINA MTI N1 NAN NINA NNA NOS NRC NTB NV OAN ONA PAP PNA PTV"
    " QNA R7 RAI RBC RFA RIA RND RNS RTP RTS SABA SAPA SBS SHANA SME SPA SRF STA STT SUNA TAP TDH"
    " TT UDN UNI UNN VG VNA WAM İHA".split()
) | frozenset(
    "20 Minutes|Barron's|Blick|Crikey|Current Time|Etemad|Expresso|Follow the Money|Grist"
    "|Foreign Affairs|Foreign Policy|Important Stories|Jacobin|Jane's|Janes|Just the News"
    "|Kayhan|La Croix|Lawfare|Lead Stories|Liberation|Mothership|New Vision|Nikkei|Poynter"
    "|Private Eye|Proceso|Quartz|Rapport|Rest of World|Roll Call|Stars and Stripes|Townhall"
    "|Variety".split("|")
)
# Names that persons bear: none is an outlet in a text that has somebody of that name.
BORNE = frozenset(
    "Bloomberg Blick Dawn Etemad Forbes Fortune Guardian Kayhan Petra Spiegel".split()
)
_LOW = PLAIN | frozenset(name.casefold() for name in SHARED if not name.isupper())

_KINDS = (
    r"(?:(?:news ?)?(?:agency|wire|site|website|portal|magazine|newspaper|channel|daily|weekly"
    r"|tabloid|broadsheet|broadcaster|outlet)|news)"
)
_AGENCY = re.compile(
    r",? (?:state |national |official |semi-official )?(?:news )?(?:agency|channel|television|TV)\b"
    r"| news\b| reported\b"
)
_KIND = re.compile(
    rf",? (?:state |national |official |semi-official |business |financial )?{_KINDS}\b"
)
_REPORTED = re.compile(
    r" (?:has |had |first |also |previously )?"
    r"(?:reported|reports|wrote|writes|quoted|cited|published|revealed)\b"
)
_NAMED = re.compile(
    r"\b(?:agency|newspaper|paper|daily|weekly|magazine|tabloid|broadsheet|broadcaster|newswire"
    r"|website|site|portal|outlet|station|channel|journal|publication|TV|television|radio)"
    r" [“\"‘']?(?:[Tt]he )?$"
)
_TOLD = re.compile(
    r"\b(?:told|according to|wr(?:ote|iting|ites) (?:in|for)|(?:article|essay|piece) (?:in|for)"
    r"|(?:published|reported|revealed) (?:in|by)|reports? (?:in|by)|interview with|cit(?:ed by|ing)"
    r"|quoted (?:in|by)) $"
)
_STOPS = re.compile(r"[.,;:)]|'s\b| (?:newspaper|on|last|in|that|this)\b|$")
_SAYS = re.compile(
    r"(?:'s)? (?:said|says|claimed"
    r"|(?:\w+ )?(?:editor|reporter|correspondent|columnist|readers))\b"
)
_HOUSE = re.compile(
    r" (?:Institute|Foundation|Philanthropies|Terminal|Prize|Awards?|School|University"
    r"|Cent(?:er|re)|Museum|Stadium|Square|Street|Avenue|County|Province|River|Valley"
    r"|Fellow(?:ship)?|V)\b"
)
_STORY = frozenset("Story Report Online Newspaper Magazine Today".split())
_BODIES = frozenset("Agency News Press Service Presse Agentur Agence Television Radio TV".split())
_WORD = re.compile(r"[^\W\d_][\w&'./-]*|\d+")
_TITLED = re.compile(r"(?<![^\s])[A-ZÀ-Þ][\w-]+ $")
LETTERS = 5  # of an abbreviation, at most
_REACH = 60  # code points before a name that are looked at
_BEFORE = re.compile(r"([^\W\d_][\w'-]*\.?) $")


def only_low(name: str) -> bool:
    """Tell whether a name in small letters, without its article, is only a plain word."""
    return name.islower() and name in _LOW


def is_meant(text: str, at: int, end: int, *, the: bool, names: tuple[str, ...]) -> bool:
    """Tell whether the name at ``text[at:end]`` means the outlet.

    Args:
        text: The whole text, apostrophes straight.
        at: Where the name begins, without its article.
        end: Where it ends.
        the: Whether an article stands before it.
        names: All names of the outlet.
    """
    name = text[at:end]
    if text.startswith(" ", end) and (_HOUSE.match(text, end) or text.startswith(" @", end)):
        return False
    if name.isupper() and len(name) <= LETTERS and _another(text, name, names):
        return False
    if name in SHARED:
        return _shared(text, at, end)
    if name.casefold() in PLAIN:
        kept = not _shouted(text, at, end) if name.isupper() else _plain(text, at, end, the=the)
        if not kept:
            return False
    return name not in BORNE or not _borne(text, name, end)


def _shouted(text: str, at: int, end: int) -> bool:
    """Tell whether a word in capitals stands among others in capitals: "FOR THE FIRST TIME"."""
    before = text[max(0, at - _REACH) : at].split()
    after = text[end : end + _REACH].split()
    return any(len(word) > 1 and word.isupper() for word in (*before[-1:], *after[:1]))


def _another(text: str, name: str, names: tuple[str, ...]) -> bool:
    """Tell whether a text introduces somebody else by these letters.

    "Alcoholics Anonymous (AA)" is no agency; "the Ghana News Agency (GNA)" is.
    """
    bracket = text.find(f" ({name})")
    before = text[max(0, bracket - _REACH) : bracket] if bracket > 0 else ""
    words = re.findall(r"[^\W\d_][^\s-]*", before)
    if not words or not before[-1].isalnum() or words[-1] in _BODIES or before.endswith(names):
        return False
    last = words[-len(name) :]
    return name in {
        "".join(word[0] for word in last).upper(),
        "".join(word[0] for word in words if word[0].isupper())[-len(name) :],
    }


def _shared(text: str, at: int, end: int) -> bool:
    """Judge an abbreviation or a word that is more often something else."""
    name = text[at:end]
    before = text[max(0, at - _REACH) : at]
    if before[-1:] in {"(", "["} and text[end : end + 1] in {")", "]", ",", "/", ";"}:
        return True
    if name.isupper():
        return bool(_AGENCY.match(text, end) or _NAMED.search(before))
    return _pressed(text, at, end)


def _pressed(text: str, at: int, end: int) -> bool:
    """Tell whether a word stands beside the name of a kind of outlet, or is reported from."""
    if _KIND.match(text, end) or _REPORTED.match(text, end):
        return True
    before = text[max(0, at - _REACH) : at]
    return bool(_NAMED.search(before)) or _told(before)


def _told(before: str) -> bool:
    """Tell whether what stands before a name ascribes a report to it."""
    return bool(_TOLD.search(before.removesuffix("the ").removesuffix("The ")))


def _plain(text: str, at: int, end: int, *, the: bool) -> bool:
    """Judge a plain word, by its article and by what stands around it."""
    after = _WORD.match(text, end + 1) if text.startswith(" ", end) else None
    word = after.group() if after else ""
    if word[:1].isdigit() or word == "of" or (word[:1].isupper() and word not in _STORY):
        return False
    low = text[at:end].casefold()
    before = text[max(0, at - _REACH) : at]
    if not the:
        return (low in _KNOWN and not _TITLED.search(before)) or (
            _pressed(text, at, end)
            if low in _BARE
            else low not in _PEOPLES and bool(_KIND.match(text, end) or _NAMED.search(before))
        )
    if low in _PEOPLES:
        own = text[at - 4] == "T" and _goes_on(text, at - 4)
        return own or bool(
            _REPORTED.match(text, end) or (_told(before) and _STOPS.match(text, end))
        )
    if low not in _STRICT or text[at - 4] == "T":
        return True
    return _pressed(text, at, end) or bool(_SAYS.match(text, end))


def _goes_on(text: str, at: int) -> bool:
    """Tell whether a sentence goes on at ``at``: a capital there is the name's own."""
    return at >= 2 and text[at - 1] == " " and (text[at - 2].islower() or text[at - 2] == ",")


def _borne(text: str, name: str, end: int) -> bool:
    """Tell whether a text gives somebody this name; not of a name that a report is ascribed to."""
    if _REPORTED.match(text, end):
        return False
    at = text.find(name)
    while at >= 0:
        found = _BEFORE.search(text, max(0, at - 20), at)
        word = key_of(found.group(1)) if found and found.group(1)[0].isupper() else ""
        if word in given_names() or is_title(word):
            return True
        at = text.find(name, at + len(name))
    return False
