"""Dataclasses as typed JSON: fields are read by their declared types, and what does not fit is refused.

Known types: text, whole numbers, truth values, dates, aware times, enumerations of text, identifiers,
dataclasses, any of these or null, and lists (as tuples). A field that has a default may be missing; what a
newer version added is passed over.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from citdesk.casework.errors import Refused

T = TypeVar("T")
_Reader = Callable[[object, str], object]
_MISSING = object()
#: What a calendar and a zone can be applied to.
_YEARS = range(1900, 9999)


def to_json(value: object, *, brief: bool = False) -> dict[str, object]:
    """The dataclass as plain JSON values, in the order of its fields; ``brief`` leaves defaults out."""
    written: dict[str, object] = {}
    for name, write, default in _writers(type(value)):
        held = getattr(value, name)
        if not (brief and held == default):
            written[name] = write(held)
    return written


def from_json(cls: type[T], value: object) -> T:
    """Reads what :func:`to_json` wrote; raises Refused (``malformed_payload``) naming the field."""
    if not isinstance(value, Mapping):
        raise malformed(f"{cls.__name__} is not an object")
    found = cast("Mapping[str, object]", value)
    read: dict[str, Any] = {}
    for name, reader, optional in _readers(cls):
        given = found.get(name, _MISSING)
        if given is not _MISSING:
            read[name] = reader(given, name)
        elif not optional:
            raise malformed(f"the payload lacks {name}")
    return cls(**read)


def malformed(what: str) -> Refused:
    """The refusal of a payload that does not have its form."""
    return Refused(what, code="malformed_payload")


@cache
def _writers(cls: type) -> tuple[tuple[str, Callable[[Any], object], object], ...]:
    hints = get_type_hints(cls)
    return tuple((field.name, _writer(hints[field.name]), field.default) for field in fields(cls))


@cache
def _readers(cls: type) -> tuple[tuple[str, _Reader, bool], ...]:
    hints = get_type_hints(cls)
    return tuple(
        (
            field.name,
            _reader(hints[field.name]),
            field.default is not MISSING or field.default_factory is not MISSING,
        )
        for field in fields(cls)
    )


def _plain(hint: Any) -> tuple[Any, bool]:
    """The type without ``| None``, and whether null is allowed."""
    if get_origin(hint) in (Union, types.UnionType):
        others = [part for part in get_args(hint) if part is not type(None)]
        return others[0], True
    return hint, False


def _writer(hint: Any) -> Callable[[Any], object]:
    kind, nullable = _plain(hint)
    write = _writer_of(kind)
    return (lambda value: None if value is None else write(value)) if nullable else write


def _writer_of(kind: Any) -> Callable[[Any], object]:
    if get_origin(kind) is tuple:
        each = _writer(get_args(kind)[0])
        return lambda value: [each(item) for item in value]
    if isinstance(kind, type) and is_dataclass(kind):
        return to_json
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda value: value.value
    if kind is datetime:
        return lambda value: value.isoformat(timespec="milliseconds")
    if kind is date:
        return lambda value: value.isoformat()
    return lambda value: value


def _reader(hint: Any) -> _Reader:
    kind, nullable = _plain(hint)
    read = _reader_of(kind)
    return (lambda value, name: None if value is None else read(value, name)) if nullable else read


def _reader_of(kind: Any) -> _Reader:
    if isinstance(kind, NewType):
        return _reader_of(kind.__supertype__)
    if get_origin(kind) is tuple:
        each = _reader(get_args(kind)[0])

        def read_list(value: object, name: str) -> object:
            if not isinstance(value, list):
                raise malformed(f"{name} is not a list")
            return tuple(each(item, name) for item in cast("list[object]", value))

        return read_list
    if is_dataclass(kind):
        return lambda value, _name: from_json(cast("type[object]", kind), value)
    if issubclass(kind, StrEnum) or kind in (date, datetime):
        return _parsed(kind)

    def read_plain(value: object, name: str) -> object:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise malformed(f"{name} is not of kind {kind.__name__}")
        return value

    return read_plain


def _parsed(kind: Any) -> _Reader:
    parse = kind if issubclass(kind, StrEnum) else kind.fromisoformat

    def read(value: object, name: str) -> object:
        try:
            found = parse(cast("str", value))
        except (ValueError, TypeError) as wrong:
            raise malformed(f"{name} is not a {kind.__name__}") from wrong
        if isinstance(found, datetime) and found.tzinfo is None:
            raise malformed(f"{name} lacks its UTC offset")
        if isinstance(found, date) and found.year not in _YEARS:
            raise malformed(f"{name} is of no year that anybody means")
        return found

    return read
