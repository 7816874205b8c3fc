"""The verb that judges: ``link``."""

from datetime import UTC, datetime

import click

from sayso import pipeline
from sayso.desk.case import Case, opened
from sayso.desk.options import ledger_option
from sayso.desk.text import one_line
from sayso.records.errors import SaysoError
from sayso.records.places import Anchor, Basis
from sayso.records.stories import Link, Verdict

_FAMILIES = {
    "statement": "words",
    "claim": "words",
    "persona": "voice",
    "source": "voice",
}


class CannotLinkError(SaysoError):
    """The two things are not of a kind that can be one."""

    def __init__(self, left: str, right: str) -> None:
        self.left, self.right = left, right
        super().__init__(
            f"a {left} and a {right} cannot be linked: name two statements or claims, or two "
            "sources or personas.",
        )


class SameThingError(SaysoError):
    """Both names lead to one record."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"both are {key}: there is nothing to judge.")


@click.command()
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@ledger_option
@click.option("--by", default="user", show_default=True, metavar="NAME", help="Who judges.")
def link(a: str, b: str, verdict: str, ledger: str, by: str) -> None:
    """Say that two things are the same, different or unsure.

    A and B are ids, or the first letters of them, of two statements or claims, or of two sources
    or personas. A person overrules every rule, and the later judgement the earlier; nothing is
    erased.

    Example: sayso link 7f3a 91c0 same --by dana
    """
    with opened(ledger) as case:
        judged = judgements(case, (a, b), Verdict(verdict), by)
        run = case.ledger.begin(
            f"link {a} {b} {verdict}", datetime.now(UTC), pipeline.version(case.reader)
        )
        case.ledger.append(run, judged)
        case.ledger.finish(run, datetime.now(UTC))
    click.echo(f"{judged[0].left} and {judged[0].right}: {verdict}, says {one_line(by)}")


def judgements(case: Case, names: tuple[str, str], verdict: Verdict, by: str) -> tuple[Link, ...]:
    """Return the links that a person means, the one between what was named first.

    A claim stands for the statement that its gist is quoted from, a source for its first persona.
    If two of these are the same, each is linked to everything that is in the other.

    Raises:
        CannotLinkError: If the two are of different families.
        SameThingError: If both are one.
        UnknownIdError: If a name leads to nothing.
    """
    (left_kind, left), (right_kind, right) = (case.find(name) for name in names)
    family = _FAMILIES.get(left_kind)
    if family is None or family != _FAMILIES.get(right_kind):
        raise CannotLinkError(left_kind, right_kind)
    (one, *ones), (two, *twos) = _members(left_kind, left, case), _members(right_kind, right, case)
    if one == two:
        raise SameThingError(one)
    pairs = [(one, two)]
    if verdict is Verdict.SAME:
        pairs += [(one, other) for other in twos] + [(two, other) for other in ones]
    places = {key: _places(family, key, case) for pair in pairs for key in pair}
    return tuple(_link(pair, verdict, by, places) for pair in pairs if pair[0] != pair[1])


def _link(
    pair: tuple[str, str], verdict: Verdict, by: str, places: dict[str, tuple[Anchor, ...]]
) -> Link:
    left, right = sorted(pair)
    return Link(left, right, verdict, by, Basis("DK001", 1.0, places[left] + places[right]))


def _members(kind: str, key: str, case: Case) -> list[str]:
    """Return what a claim or a source is made of, first the one that stands for it."""
    if kind == "claim":
        claim = next(claim for claim in case.story.claims if claim.id == key)
        return [claim.gist_of, *(one for one in claim.statements if one != claim.gist_of)]
    if kind == "source":
        return sorted(*(source.personas for source in case.story.sources if source.id == key))
    return [key]


def _places(family: str, key: str, case: Case) -> tuple[Anchor, ...]:
    if family == "words":
        reading = case.reading(case.places.statements[key].doc)
        return next(each.content for each in reading.statements if each.id == key)
    found = (each for reading in case.unsorted() for each in reading.personas)
    return next(each.mentions[:1] for each in found if each.id == key)
