"""Each statement of a claim as a report: whose words, and through whose hands they came."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sayso.origins.naming import fuller_names, is_agency, outlet_key
from sayso.records.articles import Article
from sayso.records.places import Anchor
from sayso.records.speech import Anonymity, Hop, Kind, Manner, Mention, Persona, Statement
from sayso.records.stories import Source
from sayso.text.joint import joint
from sayso.text.outlets import looks_like_outlet
from sayso.text.words import folded

VOICE, INSIDE, HEARSAY = "voice", "inside", "hearsay"
"""A named voice; somebody or something inside one outlet's story; nobody."""

_NAMED = frozenset({Kind.PERSON, Kind.INSTITUTION, Kind.DOCUMENT})
_NEAR = timedelta(days=2)  # reports printed closer together may be of one occasion
_MONITOR = re.compile(r"\bmonitor", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """One statement, seen as a report of where its words come from.

    Attributes:
        statement: The statement.
        article: The article that it stands in, if it is known.
        way: VOICE, INSIDE or HEARSAY.
        key: Equal keys are one origin; for a voice, one origin for each occasion.
        kind: What the mouth is.
        name: The voice's name; for INSIDE the outlet's, "" if none is known.
        anonymity: Of an unnamed mouth.
        through: Outlets that the chain or a credit names and the article is not, nearest first.
        witness: The outlet that heard the mouth, if the article tells, else "".
        own: Whether no outlet stands between the mouth and the article.
    """

    statement: Statement
    article: Article | None
    way: str
    key: str
    kind: Kind
    name: str
    anonymity: Anonymity | None
    through: tuple[str, ...]
    witness: str
    own: bool
    words: tuple[str, ...] = field(default=(), compare=False)

    @property
    def doc(self) -> str:
        """Id of the document."""
        return self.statement.doc

    @property
    def order(self) -> tuple[str, int, str]:
        """A place among reports that does not depend on the order of reading."""
        return self.doc, self.statement.content[0].start, self.statement.id


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is behind a mention: by its place, or by its name in the same document."""

    at: Mapping[Anchor, Persona]
    named: Mapping[tuple[str, str], Persona]
    sources: Mapping[str, Source]
    fuller: Mapping[str, str]

    @classmethod
    def of(
        cls, personas: Sequence[Persona], sources: Sequence[Source], articles: Sequence[Article]
    ) -> "Voices":
        """Return the voices of a pile."""
        ordered = sorted(personas, key=lambda one: one.id)
        outlets = {one.name for one in sources if one.kind is Kind.OUTLET}
        outlets |= {named.name for one in articles for named in (one.outlet, one.credit) if named}
        return cls(
            {at: one for one in reversed(ordered) for at in one.mentions},
            {(one.doc, one.name.casefold()): one for one in reversed(ordered)},
            {persona: source for source in sources for persona in source.personas},
            fuller_names(outlets),
        )

    def persona(self, doc: str, mention: Mention) -> Persona | None:
        """Return the persona of a mention, or None if the article tells of none."""
        if mention.at is not None and mention.at in self.at:
            return self.at[mention.at]
        return self.named.get((doc, mention.text.casefold())) if mention.text else None

    def name(self, doc: str, mention: Mention) -> str:
        """Return the name under which the pile knows a mention, else its own words."""
        persona = self.persona(doc, mention)
        if persona is None:
            return " ".join(mention.text.split())
        source = self.sources.get(persona.id)
        return source.name if source else persona.name

    def outlet(self, name: str) -> str:
        """Return the fullest name of an outlet: "The Vell Courier" for "Courier"."""
        return self.fuller.get(outlet_key(name), name)


def report(statement: Statement, article: Article | None, voices: Voices) -> Report:
    """Return the report that a statement is."""
    mouth = statement.chain.mouth
    persona = voices.persona(statement.doc, mouth)
    source = voices.sources.get(persona.id) if persona else None
    kind = persona.kind if persona else mouth.kind
    outlets = _outlets(statement.chain.hops[1:], statement.doc, voices)
    credit = voices.outlet(_credit(article))
    name = voices.name(statement.doc, mouth)
    if kind is Kind.OUTLET:
        name = voices.outlet(name)
        outlets, heard = [name, *outlets], []
    else:
        heard = outlets or ([credit] if credit else [])
    way = _way(kind, name, told=bool(outlets))
    carrier = next(iter(outlets), credit or voices.outlet(_outlet(article)))
    return Report(
        statement=statement,
        article=article,
        way=way,
        key=_key(way, source.id if source else f"{kind}:{name.casefold()}", carrier, statement.doc),
        kind=kind,
        name=name if way == VOICE else carrier,
        anonymity=persona.anonymity if persona else mouth.anonymity,
        through=tuple(_others(outlets or ([credit] if credit else []), article)),
        witness=_witness(kind, heard, article),
        own=not outlets,
        words=tuple(folded(statement.text)),
    )


def _way(kind: Kind, name: str, *, told: bool) -> str:
    if kind is Kind.HEARSAY:
        return INSIDE if told else HEARSAY  # "reportedly, according to the Courier"
    if kind is Kind.DOCUMENT and not any(word[:1].isupper() for word in name.split()):
        return INSIDE  # "a document" is known to the outlet that saw it
    together = kind is Kind.GROUP and joint(name) != ()  # "Dana Orlo and Bo Marsh"
    return VOICE if (kind in _NAMED and name) or together else INSIDE


def _key(way: str, voice: str, carrier: str, doc: str) -> str:
    if way == VOICE:
        return f"voice {voice}"
    if way == HEARSAY:
        return "hearsay"
    return f"in {outlet_key(carrier)}" if outlet_key(carrier) else f"in article {doc}"


def _outlets(hops: Sequence[Hop], doc: str, voices: Voices) -> list[str]:
    """Return the names of the outlets among the hands, from the mouth outwards."""
    found = []
    for hop in hops:
        persona = voices.persona(doc, hop.mention)
        if Kind.OUTLET in {hop.mention.kind, persona.kind if persona else None}:
            found.append(voices.name(doc, hop.mention))
    return [voices.outlet(name) for name in found if name and not _MONITOR.search(name)]


def _outlet(article: Article | None) -> str:
    return article.outlet.name if article and article.outlet else ""


def _credit(article: Article | None) -> str:
    """Return the agency that an article credits, "" if it credits nobody, itself or its desk."""
    if article is None or article.credit is None:
        return ""
    name = article.credit.name
    if outlet_key(name) == outlet_key(_outlet(article)):
        return ""
    return (
        name if is_agency(name) or (looks_like_outlet(name) and not _MONITOR.search(name)) else ""
    )


def _others(outlets: Sequence[str], article: Article | None) -> list[str]:
    own = outlet_key(_outlet(article))
    return [name for name in dict.fromkeys(outlets) if outlet_key(name) != own]


def _witness(kind: Kind, heard: Sequence[str], article: Article | None) -> str:
    """Return the outlet nearest to a mouth that speaks; a desk that monitors hears nobody."""
    if kind in {Kind.OUTLET, Kind.HEARSAY, Kind.DOCUMENT}:
        return ""
    if heard:
        return heard[0]
    credit = article.credit.name if article and article.credit else ""
    return "" if _MONITOR.search(credit) else _outlet(article)


def one_occasion(left: Report, right: Report) -> bool:
    """Tell whether two reports of one voice may be of one utterance.

    They are not if the days on which it was said are apart, or, where the articles do not tell, if
    first-hand reports were printed more than two days apart; in the same words they always are.
    """
    if _same_words(left.words, right.words):
        return True
    one, two = left.statement.said, right.statement.said
    if one and two:
        return one.earliest <= two.latest and two.earliest <= one.latest
    if one or two or not (left.own and right.own):
        return True
    first = left.article.published if left.article else None
    second = right.article.published if right.article else None
    if first is None or second is None:
        return True
    return first.earliest - _NEAR <= second.latest and second.earliest - _NEAR <= first.latest


def one_quotation(left: Report, right: Report) -> bool:
    """Tell whether both quote the same eight words or more: one utterance, whoever is named."""
    quoted = left.statement.manner is right.statement.manner is Manner.DIRECT
    long = min(len(left.words), len(right.words)) >= 8
    return quoted and long and _same_words(left.words, right.words)


def _same_words(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether the words are the same, or the shorter, of six or more, stand in the longer."""
    if left == right:
        return True
    few, many = sorted((left, right), key=len)
    return len(few) >= 6 and f" {' '.join(few)} " in f" {' '.join(many)} "
