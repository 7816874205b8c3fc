"""Records to plain JSON values and back, without loss.

Enums become their value, dates ISO 8601, tuples lists; absent fields take their default. What
depends on the class alone (names and kinds of fields) is worked out once.
"""

import dataclasses
import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")


def to_json(value: Any) -> Any:
    """Return ``value``, a record or a tuple of records, as plain JSON values."""
    kind: Any = type(value)
    return _plainer(kind)(value)


def from_json(record: type[R], data: Any) -> R:
    """Return the ``record`` that ``data`` describes; the inverse of ``to_json``.

    Raises:
        TypeError: If a field without a default is missing or a field is unknown.
        ValueError: If a value is outside its range.
    """
    hint: Any = record
    made: R = (_maker(hint) or _same)(data)
    return made


def _same(value: Any) -> Any:
    return value


@cache
def _plainer(kind: Any) -> Callable[[Any], Any]:
    """Return the function that turns values of ``kind`` into plain JSON values."""
    if dataclasses.is_dataclass(kind):
        names = [field.name for field in dataclasses.fields(kind)]
        return lambda value: {name: to_json(getattr(value, name)) for name in names}
    if issubclass(kind, (tuple, list)):
        return lambda value: [to_json(item) for item in value]
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, date):
        return date.isoformat
    return _same


@cache
def _maker(hint: Any) -> Callable[[Any], Any] | None:
    """Return the function that turns JSON values into values of ``hint``; None if they are."""
    if dataclasses.is_dataclass(hint):
        return _record_maker(hint)
    if get_origin(hint) in {Union, types.UnionType}:
        return _optional_maker(get_args(hint))
    if get_origin(hint) is tuple:
        return _tuple_maker(get_args(hint))
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return None


def _optional_maker(args: tuple[Any, ...]) -> Callable[[Any], Any] | None:
    (inner,) = (_maker(arg) for arg in args if arg is not type(None))
    return inner and (lambda data: None if data is None else inner(data))


def _record_maker(record: Any) -> Callable[[Any], Any]:
    makers = {name: _maker(hint) for name, hint in get_type_hints(record).items()}
    names = tuple(makers)
    turned = tuple((at, make) for at, make in enumerate(makers.values()) if make)
    count = len(names)
    values = itemgetter(*names) if count > 1 else lambda data: (data[names[0]],)

    def make(data: dict[str, Any]) -> Any:
        if len(data) != count or not data.keys() >= makers.keys():
            return _from_some(record, makers, data)
        if not turned:
            return record(*values(data))
        row = [*values(data)]
        for at, turn in turned:
            row[at] = turn(row[at])
        return record(*row)

    return make


def _from_some(
    record: Any,
    makers: dict[str, Callable[[Any], Any] | None],
    data: dict[str, Any],
) -> Any:
    """Return the record with the fields that are there; the others take their default."""
    unknown = data.keys() - makers.keys()
    if unknown:
        raise TypeError(f"{record.__name__} has no field {sorted(unknown)}")
    return record(**{name: (makers[name] or _same)(item) for name, item in data.items()})


def _tuple_maker(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _maker(args[0])
        return tuple if inner is None else lambda data: tuple(map(inner, data))
    inners = [_maker(arg) or _same for arg in args]
    return lambda data: tuple(make(item) for make, item in zip(inners, data, strict=True))
