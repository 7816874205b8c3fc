"""One article's mentions and namings -> personas: every place that names the same voice."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from sayso.records.articles import Article, Document
from sayso.records.ids import digest
from sayso.records.places import Anchor, Basis, Finding, Outcome
from sayso.records.speech import Kind, Mention, Persona, Statement
from sayso.voices.cast import Cast, Figure
from sayso.voices.pronouns import PRONOUNS, SINGULAR, add, answer, spots
from sayso.voices.relatives import answered, relatives
from sayso.voices.resolving import resolve, unresolved

_PLACE = attrgetter("start", "end")  # all anchors are of one document


def personas(
    document: Document,
    article: Article,
    statements: tuple[Statement, ...],
) -> Outcome[Persona]:
    """Group the mentions of every hop, and the namings in full, by voice.

    Names come first, then surnames, then role nouns and houses, then pronouns; "who" and "which"
    are the voice that the words before them name, and those words are a mention too. A pronoun that
    nobody answers to becomes an "unnamed speaker" and a finding; it is never a name. Persons who
    are named in full but say nothing are personas without mentions, since their titles count.

    Args:
        document: The document.
        article: Its article; namings are read in body, headline and captions alone.
        statements: The statements of this document.

    Returns:
        The personas, sorted by first place and name, and a finding for each pronoun left open.
    """
    cast = Cast(document, article)
    mentions = _placed(statements)
    related = relatives(cast, mentions)
    resolve(cast, sorted({*mentions, *related.values()}, key=_where))
    answered(cast, related)
    mentions = [mention for mention in mentions if mention not in related]
    findings = _pronouns(cast, mentions, statements)
    for mention in _unplaced(statements):
        _add_unplaced(cast, mention)
    return Outcome(tuple(_finished(document.id, cast.figures)), tuple(findings))


def _where(mention: Mention) -> tuple[int, int]:
    """Return what mentions with a place are sorted by."""
    return (mention.at.start, mention.at.end) if mention.at else (-1, -1)


def _placed(statements: Sequence[Statement]) -> list[Mention]:
    """Return each mention with a place once, in the order of the text."""
    found: dict[Anchor, Mention] = {}
    for statement in statements:
        for hop in statement.chain.hops:
            if hop.mention.at is not None:
                found.setdefault(hop.mention.at, hop.mention)
    return [found[at] for at in sorted(found, key=_PLACE)]


def _unplaced(statements: Sequence[Statement]) -> list[Mention]:
    """Return each mention that has words but no place, once, sorted."""
    found = {
        (hop.mention.kind, hop.mention.text): hop.mention
        for statement in statements
        for hop in statement.chain.hops
        if hop.mention.at is None and hop.mention.text.strip()
    }
    return [found[key] for key in sorted(found)]


def _pronouns(
    cast: Cast,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
) -> list[Finding]:
    waiting = [mention for mention in mentions if mention.text.casefold() in PRONOUNS]
    findings: list[Finding] = []
    if not waiting:
        return findings
    known = spots(cast, statements)
    for mention in waiting:
        found = answer(cast, mention, known)
        if found is None or mention.at is None:
            findings.append(unresolved(cast, mention))
            continue
        figure, score = found
        figure.speaks(mention.at, "VO004", score)
        figure.answered = (SINGULAR.get(mention.text.casefold(), ""), mention.at.start)
        add(known, mention.at.start, figure)
    return findings


def _add_unplaced(cast: Cast, mention: Mention) -> None:
    """Give a mention without a place its persona, under its own words."""
    known = [f for f in cast.figures if f.kind is mention.kind and f.name == mention.text]
    if not known:
        figure = cast.add(Figure(mention.kind, mention.text, mention.anonymity))
        figure.hold("VO012", 0.9)


def _finished(doc: str, figures: Iterable[Figure]) -> list[Persona]:
    """Return the figures as records; two of one kind and name are told apart by a number."""
    kept = sorted(
        (f for f in figures if f.rule or (f.namings and " " in f.name)),
        key=lambda f: (min(f.spots, default=-1), f.kind, f.name),
    )
    seen: dict[tuple[Kind, str], int] = {}
    made: list[Persona] = []
    for figure in kept:
        number = seen[figure.kind, figure.name] = seen.get((figure.kind, figure.name), 0) + 1
        made.append(_persona(doc, figure, number))
    return made


def _persona(doc: str, figure: Figure, number: int) -> Persona:
    mentions, namings = tuple(figure.mentions), tuple(figure.namings)
    if len(mentions) > 1:
        mentions = tuple(sorted(set(mentions), key=_PLACE))
    if len(namings) > 1:
        namings = tuple(sorted(namings, key=lambda naming: (*_PLACE(naming.at), naming.name)))
    apart = (number,) if number > 1 else ()
    evidence = tuple(naming.at for naming in namings[:1]) + mentions[:3]
    basis = Basis(figure.rule or "VO010", min(figure.score, 1.0), evidence)
    return Persona(
        digest(doc, figure.kind, figure.name, *apart),
        doc,
        figure.kind,
        figure.name,
        figure.anonymity if figure.kind is Kind.UNNAMED else None,
        mentions,
        namings,
        basis,
    )
