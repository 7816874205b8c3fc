"""Which of two articles that share text came first: credits before clock time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.origins.aligning import Alignment
from sayso.origins.naming import is_agency, outlet_key
from sayso.records.articles import Article, Document, Named, Role
from sayso.records.stories import Direction

_CREDITED = 3.0  # one credits the other's outlet
_AGENCY = 2.0  # one is the agency's own
_NAMED = 1.5  # one names the other's outlet in its text
_DATED = 1.0  # clock time, right in seven pairs of ten
_UPDATED = 1.5  # one says that it was updated
_CUT = 0.7  # the one is a part of the other
_DATELINE = 0.5  # agencies date their lines, and rewrites drop them
_ENOUGH = 1.0  # weight from which a direction is named ...
_SURE = 1.5  # ... and from which it is, though a credit points to a wire text outside the pile


@dataclass(frozen=True, slots=True)
class Side:
    """One article of a pair."""

    article: Article
    document: Document


@dataclass(frozen=True, slots=True)
class Credits:
    """Whose text the pile holds: keys of the outlets of its articles."""

    outlets: frozenset[str]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Credits":
        """Return the credits of a pile."""
        return cls(frozenset(_key(one.outlet) for one in articles) - {""})


@dataclass(frozen=True, slots=True)
class Told:
    """What credits, names, dates and cuts tell of a pair.

    Attributes:
        direction: Which came first.
        common: Whether both come from one text that is neither of them.
        reasons: One line each.
    """

    direction: Direction
    common: bool
    reasons: tuple[str, ...]


def directed(left: Side, right: Side, shared: Alignment, credit: Credits) -> Told:
    """Return which of two articles came first, as far as anything tells.

    A credit that both carry settles it: both come from that agency's text. Otherwise the signs are
    weighed; they have to agree by a margin.
    """
    if (told := _both_credit(left, right, credit)) is not None:
        return told
    signs = [*_signs(left, right, "left", "right"), *_signs(right, left, "right", "left")]
    signs += _between(left, right, shared)
    weight = sum(sign for sign, _ in signs)
    reasons = tuple(reason for _, reason in signs)
    line = _one_credits(left, right, credit) if abs(weight) < _SURE else None
    if line:
        return Told(Direction.LATENT, common=True, reasons=(*reasons, line))
    if abs(weight) >= _ENOUGH:
        first = Direction.LEFT if weight > 0 else Direction.RIGHT
        return Told(first, common=False, reasons=reasons)
    return Told(
        Direction.UNKNOWN, common=False, reasons=reasons or ("nothing tells which was first",)
    )


def _both_credit(left: Side, right: Side, credit: Credits) -> Told | None:
    """Return the answer for two articles that credit one agency, which is neither of them."""
    one, two = left.article.credit, right.article.credit
    if not (one and two and _key(one) == _key(two)):
        return None
    if _key(one) in {_key(left.article.outlet), _key(right.article.outlet)}:
        return None
    line = f"both credit {one.name}"
    if _key(one) in credit.outlets:
        lines = (line, f"an article of {one.name} is in the pile")
        return Told(Direction.UNKNOWN, common=True, reasons=lines)
    return Told(Direction.LATENT, common=True, reasons=(line, f"no article of {one.name} is here"))


def _signs(one: Side, other: Side, side: str, over: str) -> list[tuple[float, str]]:
    """Return (weight, reason) of the signs that ``one`` came first; left counts up, right down."""
    way = 1.0 if side == "left" else -1.0
    outlet = one.article.outlet
    if outlet is None or _key(outlet) == _key(other.article.outlet):
        return []
    found: list[tuple[float, str]] = []
    if _key(other.article.credit) == _key(outlet):
        found.append((way * _CREDITED, f"the {over} credits {outlet.name}"))
    elif is_agency(outlet.name) and not is_agency(_name(other.article.outlet)):
        found.append((way * _AGENCY, f"{outlet.name}, the {side}'s outlet, is an agency"))
    elif _names(other, outlet.name):
        found.append((way * _NAMED, f"the {over} names {outlet.name} in its text"))
    return found


def _between(left: Side, right: Side, shared: Alignment) -> list[tuple[float, str]]:
    """Return (weight, reason) of dates, cuts and datelines; left counts up, right down."""
    found: list[tuple[float, str]] = []
    one, two = left.article.published, right.article.published
    if one and two and one.latest < two.earliest:
        found.append((_DATED, "the left is dated earlier"))
    if one and two and two.latest < one.earliest:
        found.append((-_DATED, "the right is dated earlier"))
    same = left.article.outlet is not None and _key(left.article.outlet) == _key(
        right.article.outlet
    )
    found += _versions(left, right, shared) if same else _cut(shared)
    lines = _has_dateline(left), _has_dateline(right)
    if lines[0] != lines[1]:
        side = "left" if lines[0] else "right"
        found.append((_DATELINE if lines[0] else -_DATELINE, f"only the {side} has a dateline"))
    return found


def _cut(shared: Alignment) -> list[tuple[float, str]]:
    """Return the sign that one article is the beginning of the other: others cut from the end."""
    in_right, in_left = shared.containment
    if shared.head and in_right >= 0.8 and in_right - in_left >= 0.15:
        return [(-_CUT, "the left is a part of the right, from its beginning")]
    if shared.head and in_left >= 0.8 and in_left - in_right >= 0.15:
        return [(_CUT, "the right is a part of the left, from its beginning")]
    return []


def _versions(left: Side, right: Side, shared: Alignment) -> list[tuple[float, str]]:
    """Return the signs of one outlet's later version: it says so, or it has grown."""
    one, two = left.article.updated, right.article.updated
    if (one is None) != (two is None):
        side = "left" if one else "right"
        return [(-_UPDATED if one else _UPDATED, f"only the {side} says that it was updated")]
    in_right, in_left = shared.containment
    if abs(in_right - in_left) < 0.1:
        return []
    grown = "right" if in_right > in_left else "left"
    return [(_DATED if grown == "right" else -_DATED, f"the {grown} has grown")]


def _one_credits(left: Side, right: Side, credit: Credits) -> str | None:
    """Return the reason to think of a wire text that nobody handed in, if one credits an agency."""
    for side, one, other in (("left", left, right), ("right", right, left)):
        named = one.article.credit
        if named and other.article.credit is None and _key(named) not in credit.outlets:
            return f"the {side} credits {named.name}, the other nobody; no article of it is here"
    return None


def _names(side: Side, name: str) -> bool:
    """Tell whether the body names an outlet, spelt as it is."""
    bare = name.removeprefix("The ")
    return len(bare) > 3 and any(
        bare in side.document.text[block.at.start : block.at.end]
        for block in side.article.blocks
        if block.role is Role.BODY
    )


def _has_dateline(side: Side) -> bool:
    return any(block.role is Role.DATELINE for block in side.article.blocks)


def _name(named: Named | None) -> str:
    return named.name if named else ""


def _key(named: Named | None) -> str:
    return outlet_key(named.name) if named else ""
