"""Whom a mention means: names first, then role nouns and houses, then pronouns."""

import re
from collections.abc import Sequence

from sayso.records.places import Anchor, Finding
from sayso.records.speech import Anonymity, Kind, Mention
from sayso.records.stories import Verdict
from sayso.text.joint import joint
from sayso.text.metonyms import place
from sayso.text.names import Name, classify, namings, parts, sound, title_after
from sayso.text.nouns import listed, nouns, singulars
from sayso.text.offices import Office, agree, office
from sayso.text.outlets import find, looks_like_outlet
from sayso.text.phrases import DEFINITE
from sayso.voices.cast import Cast, Figure, nearest
from sayso.voices.keys import ARTICLE, name_key, squeezed, unled
from sayso.voices.pronouns import PRONOUNS

_HANGS = re.compile(r"\b(?:for|of|to|from|by|with|at|in|on|who|and)\b|['’]s?\s")
_OWN = re.compile(r"^(?:['’]s\b|['’](?:\s|$))")
_ENDINGS = ("'s", "’s")
_SURNAME = re.compile(r"[^\W\d_a-zà-ÿ][\w’'.\-]*(?:\s[^\W\d_a-zà-ÿ][\w’'.\-]*){0,2}$")
_SPOKE = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|press[- ]secretary)\b", re.IGNORECASE
)
_ANOTHER = listed("second third another other one fellow separate different")
_PEOPLE = listed("people person pair two three four ones those them")
_MEMBERS = re.compile(
    r"^(?:one|two|another|some|several|both|either|a second|the other) of ", re.IGNORECASE
)
_BEFORE_PLACE = re.compile(r"\b(?:in|across|near|from|into|outside|within|throughout|around) $")
_AFTER_PLACE = re.compile(
    r"(?:['’]s?\s+|\s+)(?:[a-z]+\s){0,2}(?:Foreign|Defen[cs]e|Prime|Government|Ministry|Parliament|"
    r"government|ministry|navy|army|parliament|capital|embassy|president|foreign|prime|defen[cs]e|"
    r"opposition|coast|police|economy|border|shore|soil|airspace|waters|newspaper|authorities|"
    r"side|talks|summit|meetings?|conference|presidency|leadership|treasury|sailors|soldiers)\b"
)
_SINGLE_ROLE = 0.75
Voice = tuple[Figure, str, float]


def resolve(cast: Cast, mentions: Sequence[Mention]) -> None:
    """Give every mention that is no pronoun to a figure of the cast.

    Args:
        cast: The cast of the article; figures are added to it.
        mentions: Mentions with a place, in the order of the text.
    """
    waiting: list[tuple[Mention, Name | None]] = []
    for mention in mentions:
        name = own_name(cast, mention) if mention.kind is Kind.PERSON else None
        if name is not None and " " in name.name and parts(name.name)[1]:
            _give(mention, (cast.person(name), "VO001", 1.0))
        elif mention.text.casefold() not in PRONOUNS:
            waiting.append((mention, name))
    for mention, name in waiting:
        _give(mention, _voice(cast, mention, name))


def _give(mention: Mention, voice: Voice) -> None:
    figure, rule, score = voice
    if mention.at is not None:
        figure.speaks(mention.at, rule, score)


def own_name(cast: Cast, mention: Mention) -> Name | None:
    """Return the name that a mention bears itself: not one that it only belongs to."""
    at = mention.at
    if at is None:
        return None
    for name in cast.namings(at.start, at.end):
        if _HANGS.search(cast.text[at.start : name.start]):
            break
        rest = cast.text[name.at + len(name.name) : at.end]
        if _OWN.match(rest) and rest not in _ENDINGS:
            break
        return name
    comma = cast.text.find(",", at.start, at.end)
    end = at.end if comma < 0 else comma
    head = cast.text[at.start : end].strip()
    head = next((head[: -len(each)] for each in _ENDINGS if head.endswith(each)), head)
    if not _SURNAME.match(head) or _SPOKE.search(head):
        return None
    start = cast.text.find(head, at.start)
    after = title_after(cast.text, start + len(head), at.end)
    title, stop = after or ("", start + len(head))
    return Name(start, stop, start, squeezed(head), title, sure=False)


def _voice(cast: Cast, mention: Mention, name: Name | None) -> Voice:
    """Return the figure that a mention means, the rule that says so, and its score."""
    if mention.kind is Kind.PERSON:
        return _person(cast, mention, name)
    if mention.kind is Kind.OUTLET:
        return _outlet(cast, mention)
    if mention.kind is Kind.INSTITUTION:
        return _institution(cast, mention)
    if mention.kind is Kind.GROUP and mention.at and joint(mention.at.words(cast.text)):
        return _together(cast, mention.at)
    if mention.kind in {Kind.UNNAMED, Kind.GROUP}:
        return _unnamed(cast, mention)
    key = "hearsay" if mention.kind is Kind.HEARSAY else unled(mention.text).casefold()
    return cast.keyed(mention.kind, key, squeezed(mention.text)), "VO007", 0.9


# --- persons -------------------------------------------------------------------------------------


def _person(cast: Cast, mention: Mention, name: Name | None) -> Voice:
    start = mention.at.start if mention.at else 0
    if name is None:
        return _role(cast, mention)
    figure = cast.surname(name.name, name.title, start, cast.led(name))
    if figure is not None:
        if name.title:
            cast.person(name)
        return figure, "VO002", 0.95 if figure.before(start) >= 0 else 0.85
    if not name.title and _is_place(cast, name.name):
        return cast.keyed(Kind.INSTITUTION, name_key(name.name), name.name), "VO011", 0.7
    return cast.person(name), "VO001", 0.9 if name.title else 0.8


def _together(cast: Cast, at: Anchor) -> Voice:
    """Return a group that speaks, known by its members: each under the fullest name."""
    words = at.words(cast.text)
    names = [
        _member(cast, Anchor(at.doc, at.start + start, at.start + end))
        for start, end in joint(words)
    ]
    *most, last = names
    key = "+".join(sorted(name.casefold() for name in names))
    return cast.keyed(Kind.GROUP, key, f"{', '.join(most)} and {last}"), "VO028", 0.9


def _member(cast: Cast, at: Anchor) -> str:
    """Return the fullest name of one who speaks with others."""
    words = at.words(cast.text)
    member = Mention(at, words, *classify(words))
    name = own_name(cast, member) if member.kind is Kind.PERSON else None
    if name is None:
        holder = member.kind is Kind.PERSON and words.casefold() not in PRONOUNS
        return _role(cast, member)[0].name if holder else squeezed(words)
    if parts(name.name)[1]:
        return cast.person(name).name
    owner = _OWNED.match(cast.text, at.end)
    led = f"{cast.led(name)} {_OWNERS[owner[1]] if owner else ''}"
    known = cast.surname(name.name, name.title, at.start, led)
    return known.name if known else name.name


_OWNED = re.compile(r",?\s+and\s+(his|her)\b")  # "Orlo and her deputy"
_OWNERS = {"his": "Mr", "her": "Ms"}


def _is_place(cast: Cast, word: str) -> bool:
    """Tell a town or a state that speaks from a surname: it has an inside, or a government."""
    return any(
        _BEFORE_PLACE.search(cast.text, max(start, at - 12), at)
        or _AFTER_PLACE.match(cast.text, at + len(word), end)
        for at, (start, end) in cast.occurrences(word)
    )


def _role(cast: Cast, mention: Mention) -> Voice:
    """Return whom a role noun means: "the prime minister", "the Kremlin spokesperson"."""
    start = mention.at.start if mention.at else 0
    wanted = office(mention.text)
    if _SPOKE.search(mention.text):
        return _spokesperson(cast, mention, wanted)
    figure = nearest([f for f in cast.persons() if _bears(f, wanted)], start)
    if figure is not None and wanted.head:
        return figure, "VO003", _SINGLE_ROLE if figure.before(start) >= 0 else 0.6
    plain = squeezed(mention.text)
    return cast.keyed(Kind.PERSON, unled(plain).casefold(), plain), "VO007", 0.6


def _bears(figure: Figure, wanted: Office) -> bool:
    """Tell whether a figure bears the office that a role noun names."""
    for one in figure.offices():
        same = agree(one, wanted) is Verdict.SAME or (
            one.head.endswith(f" {wanted.head}") and one.standing == wanted.standing
        )
        told = wanted.words - ({wanted.state.casefold()} if wanted.state else set())
        if same and (not told or told & one.words or (wanted.state and wanted.state == one.state)):
            return True
    return False


# --- spokespersons -------------------------------------------------------------------------------


def _spokesperson(cast: Cast, mention: Mention, wanted: Office) -> Voice:
    """Return whose voice a spokesperson is: known by the person or house that it speaks for."""
    start = mention.at.start if mention.at else 0
    key = _principal(cast, mention.text, start)
    words = set(mention.text.casefold().split())
    fresh = bool(words & _ANOTHER)
    loose = bool(words & {"a", "an"})
    known = [f for f in cast.figures if f.rule and f.key.startswith("spokes:")]
    named = [f for f in cast.persons() if any(o.head == "spokesperson" for o in f.offices())]
    if not fresh and (not loose or key):
        fits = [f for f in known if not key or f.key in {f"spokes:{key}", "spokes:"}]
        fits += [] if loose else [f for f in named if _bears(f, wanted) or _serves(cast, f, key)]
        figure = nearest([f for f in fits if _genders_fit(f, mention.text)], start)
        if figure is not None:
            return figure, "VO006", 0.85 if key else 0.7
    made = Figure(Kind.UNNAMED, squeezed(mention.text), Anonymity.OFFICIAL, key=f"spokes:{key}")
    return cast.add(made), "VO007", 0.9


def _principal(cast: Cast, text: str, at: int) -> str:
    """Return a key for the one whom a spokesperson speaks for, or ""."""
    spoke = _SPOKE.search(text)
    if spoke is None:
        return ""
    after = re.match(r"\s+(?:for|of|to|at|from)\s+(.+)", text[spoke.end() :], re.DOTALL)
    told = after.group(1) if after else ARTICLE.sub("", text[: spoke.start()])
    told = re.sub(r"['’]s?\s*$", "", told.partition(",")[0].strip())
    words = [word for word in told.split() if word.casefold() not in _ADDED]
    told = " ".join(words)
    return _known_by(cast, told, at) if told else ""


_ADDED = _ANOTHER | listed("a an the senior chief official unnamed top deputy")


def _known_by(cast: Cast, told: str, at: int) -> str:
    """Return one key for a principal, whether it is named by name, surname or office."""
    for name in namings(told):
        return f"person:{sound(parts(name.name)[0])}"
    figure = cast.surname(told, "", at) if _SURNAME.match(told) else None
    wanted = office(told)
    if figure is None and wanted.head:
        figure = nearest([f for f in cast.persons() if _bears(f, wanted)], at)
    return f"person:{sound(parts(figure.name)[0])}" if figure else name_key(told)


def _serves(cast: Cast, figure: Figure, key: str) -> bool:
    """Tell whether a named spokesperson's titles name the same principal."""
    return bool(key) and any(
        _principal(cast, naming.title, naming.at.start) == key for naming in figure.namings
    )


def _genders_fit(figure: Figure, text: str) -> bool:
    told = figure.gender()
    return not (told == "m" and "spokeswoman" in text) and not (told == "f" and "spokesman" in text)


# --- houses --------------------------------------------------------------------------------------


def _outlet(cast: Cast, mention: Mention) -> Voice:
    """Return the outlet that is named, or the last one before "the newspaper"."""
    start, end = (mention.at.start, mention.at.end) if mention.at else (0, 0)
    for _, _, outlet in find(cast.text, start, end):
        return cast.keyed(Kind.OUTLET, name_key(outlet.name), outlet.name), "VO005", 1.0
    name = _paper_in(mention.text.strip(" ()[]"))
    if not name:
        back = _goes_back(mention.text)
        return _earlier_outlet(cast, mention, start) if back else _own(cast, mention)
    own = cast.outlet if _ends_with(cast.outlet, name) else ""
    full = own or cast.fuller(name, start)
    return cast.keyed(Kind.OUTLET, name_key(full), full), "VO005", 0.9 if full != name else 1.0


def _goes_back(text: str) -> bool:
    """Tell "the newspaper" from "state television" and "a newspaper", which are what they are."""
    words = text.casefold().strip(" ()[]").split()
    back = bool(words) and words[0] in DEFINITE | {"same"}
    return back and not (set(words[1:-1]) & _PUBLIC and words[-1] in _MEDIA)


_PUBLIC = listed("state public national local regional foreign social independent state-run")
_MEDIA = listed("television tv radio media press")


def _own(cast: Cast, mention: Mention) -> Voice:
    """Return an outlet without a name under its own words."""
    plain = squeezed(mention.text)
    return cast.keyed(Kind.OUTLET, f"={unled(plain).casefold()}", plain), "VO007", 0.5


def _ends_with(full: str, short: str) -> bool:
    return bool(full) and f" {name_key(full)}".endswith(f" {name_key(short)}")


def _paper_in(text: str) -> str:
    """Return the longest name in a mention that is built like an outlet's, or ""."""
    words = unled(text).split()
    runs = [
        " ".join(words[at : at + size])
        for size in range(min(5, len(words)), 0, -1)
        for at in range(len(words) - size + 1)
    ]
    capital = [run for run in runs if all(word[:1].isupper() for word in run.split())]
    built = next((run for run in capital if looks_like_outlet(run)), "")
    return built or (capital[0] if capital and words[-1] in capital[0].split() else "")


def _earlier_outlet(cast: Cast, mention: Mention, at: int) -> Voice:
    """Return the outlet that "the newspaper" goes back to."""
    known = nearest([f for f in cast.figures if f.kind is Kind.OUTLET and f.before(at) >= 0], at)
    last = known.before(at) if known else -1
    for start, end in reversed(cast.spans):
        named = find(cast.text, start, min(end, at)) if start < at else []
        if named and named[-1][0] > last:
            outlet = named[-1][2]
            return cast.keyed(Kind.OUTLET, name_key(outlet.name), outlet.name), "VO008", 0.8
        if named:
            break
    if known is not None:
        return known, "VO008", 0.8
    return _own(cast, mention)


def _institution(cast: Cast, mention: Mention) -> Voice:
    """Return a house under the fullest name that the article gives before."""
    start = mention.at.start if mention.at else 0
    plain = squeezed(mention.text)
    bare = unled(plain)
    found = place(bare)
    if found is not None:
        key = name_key(found.name) if found.how == "seat" else found.state.casefold()
        return cast.keyed(Kind.INSTITUTION, key, bare), "VO005", 1.0
    if len(bare) > 80:
        return cast.keyed(Kind.INSTITUTION, name_key(bare), plain), "VO007", 0.9
    full = cast.fuller(bare, start)
    named = any(word[:1].isupper() for word in full.split())
    shown = full if named else plain
    rule = "VO005" if named else "VO007"
    return cast.keyed(Kind.INSTITUTION, name_key(full), shown), rule, 0.9 if full == bare else 0.8


# --- unnamed -------------------------------------------------------------------------------------


def _unnamed(cast: Cast, mention: Mention) -> Voice:
    """Return an unnamed voice: a new one, unless a definite noun goes back to an earlier one."""
    start = mention.at.start if mention.at else 0
    plain = squeezed(mention.text) or "unnamed source"
    if _SPOKE.search(plain):
        return _spokesperson(cast, mention, office(plain))
    words = plain.casefold().split()
    back = words[0] in {"the", "these", "those", "that", "this"} and not set(words) & _ANOTHER
    earlier = _antecedent(cast, plain, start)
    if back and earlier is not None and len(words) <= 3:
        return earlier, "VO008", 0.7
    if mention.kind is Kind.GROUP:
        return cast.keyed(Kind.GROUP, unled(plain).casefold(), plain), "VO007", 0.9
    hidden = mention.anonymity or Anonymity.BARE
    member = bool(_MEMBERS.match(plain)) or bool(set(words[:2]) & _ANOTHER)
    if member and earlier is not None and earlier.anonymity is Anonymity.AUTHORITATIVE:
        hidden = Anonymity.AUTHORITATIVE
    return cast.add(Figure(Kind.UNNAMED, plain, hidden)), "VO007", 0.9


def _antecedent(cast: Cast, plain: str, at: int) -> Figure | None:
    """Return the last unnamed voice before ``at`` with the same noun."""
    noun = _noun(_MEMBERS.sub("", plain))
    fits = [
        figure
        for figure in cast.figures
        if figure.kind is Kind.UNNAMED
        and figure.before(at) >= 0
        and (noun in _PEOPLE or _nouns_fit(noun, _noun(figure.name)))
    ]
    return nearest(fits, at)


def _noun(text: str) -> str:
    """Return the head noun of a mention, singular, lower case."""
    words = [word.strip(",.") for word in text.casefold().split()]
    for word in words:
        single = singulars().get(word, word.removesuffix("s") if word.endswith("sources") else word)
        common = single in nouns("office") or single in nouns("person") or single in nouns("source")
        if common or single in nouns("occupation"):
            return single
    return words[-1] if words else ""


_SOURCES = listed("source insider sources insiders person")


def _nouns_fit(left: str, right: str) -> bool:
    return left == right or (left in _SOURCES and right in _SOURCES)


def unresolved(cast: Cast, mention: Mention) -> Finding:
    """Make a nameless voice of a pronoun that nobody answers to."""
    figure = cast.add(Figure(Kind.UNNAMED, "unnamed speaker", Anonymity.BARE))
    _give(mention, (figure, "VO009", 0.3))
    return Finding("VO009", f"'{mention.text}' cannot be told", mention.at)
