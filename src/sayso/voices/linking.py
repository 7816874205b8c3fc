"""Personas of different articles -> links: whether they are one voice.

Work is kept near linear: personas are gathered in blocks (a family name, a house, the words of an
unnamed source), equal ones form a star around the smallest id, and only the few different names of
a block are compared with one another.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sayso.records.places import Anchor, Basis
from sayso.records.speech import Kind, Persona
from sayso.records.stories import Link, Verdict
from sayso.text.joint import joint
from sayso.text.metonyms import place
from sayso.text.names import parts, same_person, sound
from sayso.text.nouns import listed
from sayso.text.offices import Office, agree, office
from sayso.voices.keys import house_key

_WIDEST = 60  # different names in one block that are compared pair by pair
_HOUSES = frozenset({Kind.OUTLET, Kind.INSTITUTION})
_LEFT_OUT = listed("a an the another one two second third unnamed anonymous")
Groups = dict[str, list[Persona]]


def link(personas: Sequence[Persona]) -> tuple[Link, ...]:
    """Judge which personas of different articles are one voice.

    A full name, an outlet's or a house's name decides (SAME). A bare surname is SAME only where
    one bearer of it in the pile is named in full and a title of both names one office; else
    UNSURE. Given names that cannot be one person's are DIFFERENT. Unnamed sources are UNSURE at
    most, and only in the same words.

    Args:
        personas: Personas of any number of articles, in any order.

    Returns:
        The links, each with the smaller id left, sorted; UNSURE and SAME links of a block form a
        star, so read them as a chain: A to B and A to C leave B and C open as well.
    """
    kept = sorted({persona.id: persona for persona in personas}.values(), key=lambda p: p.id)
    made: dict[tuple[str, str], Link] = {}
    ways = (_towns(kept), _persons(kept), _together(kept), _houses(kept), _unnamed(kept))
    for found in chain.from_iterable(ways):
        made.setdefault((found.left, found.right), found)
    return tuple(made[key] for key in sorted(made))


def _made(left: Persona, right: Persona, verdict: Verdict, rule: str, score: float) -> Link:
    """Return a link between two personas, the smaller id left."""
    first, second = sorted((left, right), key=lambda persona: persona.id)
    places = (*_seen(first), *_seen(second))
    note = f"{first.name} / {second.name}"
    return Link(first.id, second.id, verdict, "rule", Basis(rule, score, places, note))


def _seen(persona: Persona) -> tuple[Anchor, ...]:
    return tuple(naming.at for naming in persona.namings[:1]) or persona.mentions[:1]


def _star(group: Sequence[Persona], verdict: Verdict, rule: str, score: float) -> Iterator[Link]:
    """Link the first of a group to each other one that stands in another article."""
    centre = group[0]
    for other in group[1:]:
        if other.doc != centre.doc:
            yield _made(centre, other, verdict, rule, score)


def _grouped(personas: Iterable[Persona], keys: Iterable[str]) -> Groups:
    groups: Groups = {}
    for persona, key in zip(personas, keys, strict=True):
        groups.setdefault(key, []).append(persona)
    return groups


# --- persons -------------------------------------------------------------------------------------


def _towns(personas: Sequence[Persona]) -> Iterator[Link]:
    """Link a lone capitalised word to the place of that name that speaks in other articles."""
    places = _grouped(*_keyed([p for p in personas if p.kind is Kind.INSTITUTION]))
    for persona in personas:
        if persona.kind is Kind.PERSON and " " not in persona.name and not _offices([persona]):
            found = places.get(house_key(persona.name))
            if found and found[0].doc != persona.doc:
                yield _made(persona, found[0], Verdict.SAME, "VO027", 0.7)


def _keyed(personas: list[Persona]) -> tuple[list[Persona], list[str]]:
    return personas, [house_key(persona.name) for persona in personas]


def _persons(personas: Sequence[Persona]) -> Iterator[Link]:
    """Link persons within each family name; roles without a name only where the words agree."""
    named = [p for p in personas if p.kind is Kind.PERSON and _is_name(p)]
    roles = [p for p in personas if p.kind is Kind.PERSON and not _is_name(p)]
    families = _grouped(named, (sound(parts(p.name)[0]) for p in named))
    for family in sorted(families):
        yield from _family(families[family])
    words = _grouped(roles, (_words(p.name) for p in roles))
    for key in sorted(words):
        yield from _star(words[key], Verdict.UNSURE, "VO026", 0.4)


def _is_name(persona: Persona) -> bool:
    return bool(persona.namings) or persona.name[:1].isupper()


def _family(group: Sequence[Persona]) -> Iterator[Link]:
    """Link the bearers of one family name."""
    full = [p for p in group if parts(p.name)[1]]
    bare = [p for p in group if not parts(p.name)[1]]
    names = _grouped(full, (" ".join(p.name.casefold().split()) for p in full))
    for key in sorted(names):
        yield from _star(names[key], Verdict.SAME, "VO020", 1.0)
    heads = [names[key][0] for key in sorted(names)][:_WIDEST]
    for at, left in enumerate(heads):
        for right in heads[at + 1 :]:
            yield from _two_names(left, right)
    yield from _surnames(bare, list(names.values())[:_WIDEST])


def _two_names(left: Persona, right: Persona) -> Iterator[Link]:
    """Link two different full names of one family."""
    verdict = same_person(left.name, right.name)
    rule = {Verdict.SAME: "VO020", Verdict.UNSURE: "VO023", Verdict.DIFFERENT: "VO024"}[verdict]
    score = {Verdict.SAME: 0.9, Verdict.UNSURE: 0.5, Verdict.DIFFERENT: 0.9}[verdict]
    yield _made(left, right, verdict, rule, score)


def _surnames(bare: Sequence[Persona], full: Sequence[Sequence[Persona]]) -> Iterator[Link]:
    """Link bare surnames to those who bear them in full, or to one another."""
    carriers = [(group[0], _offices(group)) for group in _bearers(full)]
    if not carriers:
        yield from _star(bare, Verdict.UNSURE, "VO023", 0.6)
        return
    for persona in bare:
        titled = _offices([persona])
        agreeing = [carrier for carrier, offices in carriers if _share(titled, offices)]
        for carrier, _ in carriers:
            if carrier.doc == persona.doc:
                continue
            if len(agreeing) == 1 and carrier is agreeing[0]:
                yield _made(persona, carrier, Verdict.SAME, "VO025", 0.85)
            elif len(agreeing) != 1:
                score = 0.7 if len(carriers) == 1 else 0.4
                yield _made(persona, carrier, Verdict.UNSURE, "VO023", score)


def _bearers(full: Sequence[Sequence[Persona]]) -> list[list[Persona]]:
    """Return the personas of each person: spellings of one name are one bearer."""
    found: list[list[Persona]] = []
    for group in full:
        for bearer in found:
            if same_person(bearer[0].name, group[0].name) is Verdict.SAME:
                bearer.extend(group)
                break
        else:
            found.append(list(group))
    return found


def _offices(personas: Iterable[Persona]) -> frozenset[Office]:
    return frozenset(office(n.title) for p in personas for n in p.namings if n.title)


def _share(left: frozenset[Office], right: frozenset[Office]) -> bool:
    """Tell whether a title of each names one office."""
    return any(agree(a, b) is Verdict.SAME for a in left for b in right)


def _together(personas: Sequence[Persona]) -> Iterator[Link]:
    """Link those who speak together where each of them is the same; surnames leave it open."""
    groups = [p for p in personas if p.kind is Kind.GROUP and joint(p.name)]
    same = _grouped(groups, (_company(p.name) for p in groups))
    for key in sorted(same):
        full = all(parts(name)[1] for name in _members(same[key][0].name))
        verdict = Verdict.SAME if full else Verdict.UNSURE
        yield from _star(same[key], verdict, "VO029", 0.9 if full else 0.4)


def _members(name: str) -> list[str]:
    return [name[start:end] for start, end in joint(name)]


def _company(name: str) -> str:
    """Return one key for the same people in any order: family and first given name of each."""
    named = [parts(member) for member in _members(name)]
    return "+".join(sorted(sound(" ".join((family, *given[:1]))) for family, given in named))


# --- houses and the unnamed ----------------------------------------------------------------------


def _houses(personas: Sequence[Persona]) -> Iterator[Link]:
    """Link outlets and institutions of one name; a state and its capital are one."""
    for kind in sorted(_HOUSES):
        named = [p for p in personas if p.kind is kind and _has_name(p.name)]
        groups = _grouped(named, (house_key(p.name) for p in named))
        for key in sorted(groups):
            plain = {p.name.casefold() for p in groups[key]}
            how = "VO021" if len(plain) == 1 else "VO022"
            yield from _star(groups[key], Verdict.SAME, how, 1.0 if len(plain) == 1 else 0.9)
        if kind is Kind.INSTITUTION:
            yield from _seats(groups)


def _has_name(name: str) -> bool:
    """Tell "the Harbour Authority" and "NATO" from "the ministry", which may be any."""
    return any(word[:1].isupper() for word in name.split()[1:]) or (
        name[:1].isupper() and len(name.split()) == 1
    )


def _seats(groups: Groups) -> Iterator[Link]:
    """Leave it open whether a seat of power speaks for its state."""
    for key in sorted(groups):
        found = place(groups[key][0].name)
        state = groups.get(found.state.casefold()) if found and found.how == "seat" else None
        if state and state[0].doc != groups[key][0].doc:
            yield _made(groups[key][0], state[0], Verdict.UNSURE, "VO022", 0.5)


def _unnamed(personas: Sequence[Persona]) -> Iterator[Link]:
    """Leave it open whether unnamed sources in the same words are one."""
    open_ = [p for p in personas if p.kind in {Kind.UNNAMED, Kind.DOCUMENT} and p.mentions]
    told = [p for p in open_ if p.basis.rule != "VO009"]
    groups = _grouped(told, (f"{p.kind}:{p.anonymity}:{_words(p.name)}" for p in told))
    for key in sorted(groups):
        if not key.endswith(":"):
            yield from _star(groups[key], Verdict.UNSURE, "VO026", 0.4)


def _words(name: str) -> str:
    """Return the words that tell something, in one order: the key of the same words."""
    plain = name.casefold().replace("’", "'").replace("'s", "")
    return " ".join(sorted({word.strip(".,") for word in plain.split()} - _LEFT_OUT))
