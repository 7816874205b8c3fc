"""Records to plain JSON values and back, without loss.

Enums become their value, dates ISO 8601, tuples lists; absent fields take their default.
"""

import dataclasses
import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")


def to_json(value: Any) -> Any:
    """Return ``value``, a record or a tuple of records, as plain JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(record: type[R], data: Any) -> R:
    """Return the ``record`` that ``data`` describes; the inverse of ``to_json``.

    Raises:
        TypeError: If a field without a default is missing or a field is unknown.
        ValueError: If a value is outside its range.
    """
    hint: Any = record
    made: R = _maker(hint)(data)
    return made


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """Return the function that turns JSON values into values of ``hint``."""
    if dataclasses.is_dataclass(hint):
        return _record_maker(hint)
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = (_maker(arg) for arg in get_args(hint) if arg is not type(None))
        return lambda data: None if data is None else inner(data)
    if get_origin(hint) is tuple:
        return _tuple_maker(get_args(hint))
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda data: data


def _record_maker(record: Any) -> Callable[[Any], Any]:
    makers = {name: _maker(hint) for name, hint in get_type_hints(record).items()}

    def make(data: dict[str, Any]) -> Any:
        unknown = data.keys() - makers.keys()
        if unknown:
            raise TypeError(f"{record.__name__} has no field {sorted(unknown)}")
        return record(**{name: makers[name](item) for name, item in data.items()})

    return make


def _tuple_maker(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _maker(args[0])
        return lambda data: tuple(map(inner, data))
    inners = [_maker(arg) for arg in args]
    return lambda data: tuple(make(item) for make, item in zip(inners, data, strict=True))
