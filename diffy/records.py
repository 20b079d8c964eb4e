"""Values of the model as plain lists that JSON can hold, and back again.

A dataclass or a named tuple becomes the list of its fields, in order; what a field holds
is told by its annotation. `restore` gives back a value equal to the one that `record` was
given, or raises ValueError: what was stored may have been damaged.
"""

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

_T = TypeVar("_T")
_Restorer = Callable[[Any], Any]


def record(value: object) -> Any:
    """A value of the model as lists, strings and figures."""
    if dataclasses.is_dataclass(value):
        return [record(getattr(value, f.name)) for f in dataclasses.fields(value)]
    if isinstance(value, tuple | list):
        return [record(each) for each in value]
    if isinstance(value, Mapping):
        return [[key, record(each)] for key, each in sorted(value.items())]
    if isinstance(value, bytes):
        return value.hex()
    return value


def restore(kind: type[_T], recorded: object) -> _T:
    """The value of a kind that was recorded; ValueError where it is not one."""
    try:
        return cast(_T, _restorer(cast(Any, kind))(recorded))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"this is no record of {kind.__name__}") from error


@cache
def _restorer(kind: Any) -> _Restorer:
    """What makes values of one kind, found once from its annotations."""
    if names := _fields(kind):
        return _fielded(kind, names)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(inner)
    if origin is UnionType:
        return _optional(inner)
    if issubclass(kind, Enum):
        return cast(_Restorer, kind)
    return _plain(kind)


def _fields(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass or a named tuple, in order; other kinds have none."""
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    return getattr(kind, "_fields", ())


def _fielded(kind: type, names: tuple[str, ...]) -> _Restorer:
    """Fields are looked up when first needed: a node holds nodes."""
    hints = get_type_hints(kind, localns=_named(kind))

    def made(values: Any) -> Any:
        if type(values) is not list or len(values) != len(names):
            raise ValueError("another number of fields")
        parts = zip(names, values, strict=True)
        return kind(*(_restorer(hints[name])(value) for name, value in parts))

    return made


def _named(kind: type) -> dict[str, Any]:
    """What the annotations of a kind may name though its module does not: its package's."""
    package = import_module(kind.__module__.rpartition(".")[0] or kind.__module__)
    return {name: getattr(package, name) for name in getattr(package, "__all__", ())}


def _tuple(inner: tuple[Any, ...]) -> _Restorer:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = inner[0]

        def many(values: Any) -> Any:
            if type(values) is not list:
                raise ValueError("no list")
            one = _restorer(each)
            return tuple(one(value) for value in values)

        return many

    def fixed(values: Any) -> Any:
        if type(values) is not list:
            raise ValueError("no list")
        parts = zip(inner, values, strict=True)
        return tuple(_restorer(kind)(value) for kind, value in parts)

    return fixed


def _optional(inner: tuple[Any, ...]) -> _Restorer:
    (kind,) = (each for each in inner if each is not NoneType)
    return lambda value: None if value is None else _restorer(kind)(value)


def _plain(kind: type) -> _Restorer:
    def same(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        raise ValueError(f"no {kind.__name__}")

    return same
