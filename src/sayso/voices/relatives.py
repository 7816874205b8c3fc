"""Whom "who" and "which" mean: the voice that the words right before them name."""

from collections.abc import Mapping, Sequence

from sayso.records.places import Anchor
from sayso.records.speech import Kind, Mention
from sayso.text.antecedents import RELATIVES, antecedent
from sayso.text.mentions import classify
from sayso.voices.cast import Cast
from sayso.voices.pronouns import PRONOUNS

SURE = 0.8  # that the words before a relative pronoun are what it stands for


def relatives(cast: Cast, mentions: Sequence[Mention]) -> dict[Mention, Mention]:
    """Return each relative pronoun among the mentions with a mention of what it stands for.

    Args:
        cast: The cast of the article.
        mentions: Mentions with a place. Where one of them begins with the words that a pronoun
            stands for, that one is it: "two traders" in "two traders who asked not to be named".

    Returns:
        Pronouns that nothing stands before are left out, and so are those of other pronouns.
    """
    begun = {each.at.start: each for each in reversed(mentions) if each.at is not None}
    found: dict[Mention, Mention] = {}
    for mention in mentions:
        at = mention.at
        if at is None or mention.text.casefold() not in RELATIVES:
            continue
        place = antecedent(cast.text, at.start)
        if place is None or cast.text[slice(*place)].casefold() in PRONOUNS:
            continue
        made = _mention(cast, mention, place)
        known = begun.get(place[0])
        found[mention] = known if known and known.text.casefold() not in PRONOUNS else made
    return found


def _mention(cast: Cast, pronoun: Mention, place: tuple[int, int]) -> Mention:
    """Return a mention at ``place``, of the kind that its words tell or else the pronoun has."""
    words = cast.text[slice(*place)]
    kind, anonymity = classify(words)
    house = pronoun.text.casefold() == "which" and kind in {Kind.PERSON, Kind.UNNAMED}
    if house or pronoun.kind is Kind.OUTLET:
        kind, anonymity = pronoun.kind, None
    return Mention(Anchor(cast.doc, *place), words, kind, anonymity)


def answered(cast: Cast, related: Mapping[Mention, Mention]) -> None:
    """Give each relative pronoun to the figure that what it stands for was given to."""
    holders = {at: figure for figure in cast.figures for at in figure.mentions}
    for pronoun, meant in related.items():
        figure = holders.get(meant.at) if meant.at else None
        if figure is not None and pronoun.at is not None:
            figure.speaks(pronoun.at, "VO013", SURE)
