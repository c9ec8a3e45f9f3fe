"""An answer as stored in XML, written the way a reader expects it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from decimal import Decimal, InvalidOperation

from citdesk.paperwork.reading.definition import Asked
from citdesk.paperwork.reading.label import Label, humanised
from citdesk.paperwork.text.spanish import day_in, moment_in

_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")  # what a computed value looks like when it names a choice
_ONE_LINE = 60  # characters of chosen names that stand on one line
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TRUTH = {"true": "Yes", "1": "Yes", "false": "No", "0": "No"}


def _date_time(value: str, zone: tzinfo, language: str) -> str:
    return moment_in(language, datetime.fromisoformat(value), zone)


def _time(value: str) -> str:
    return f"{time.fromisoformat(value):%H:%M}"


def _point(value: str) -> str:
    latitude, longitude, *rest = (float(part) for part in value.split())
    accuracy = f" (within {rest[1]:.0f} m)" if len(rest) > 1 and rest[1] > 0 else ""
    return f"{latitude:.5f}, {longitude:.5f}{accuracy}"


def _typed(value: str, kind: str, zone: tzinfo, language: str) -> str:
    match kind:
        case "dateTime":
            return _date_time(value, zone, language)
        case "date":
            return day_in(language, date.fromisoformat(value[:10]))
        case "time":
            return _time(value)
        case "geopoint":
            return _point(value)
        case "decimal":
            return value.removesuffix(".0")
        case "boolean":
            return _TRUTH.get(value, value)
        case _:
            return value


def _chosen(values: list[str], choices: Mapping[str, Label]) -> tuple[str, ...]:
    return tuple(choices[v].text() if v in choices else v for v in values)


def money(value: str, sign: str) -> str:
    """``250`` as ``$250.00``; what is no amount stands as stored."""
    try:
        return f"{sign}{Decimal(value.strip()):,.2f}"
    except InvalidOperation:
        return value


def computed_line(value: str, zone: tzinfo, language: str = "en") -> str | None:
    """A computed text that names a choice, a number, a date or a time; None when it is running text."""
    if _CODE.fullmatch(value):
        return humanised(value)
    if _NUMBER.fullmatch(value):
        return value.removesuffix(".0")
    for read in (
        lambda: day_in(language, date.fromisoformat(value)),
        lambda: _date_time(value, zone, language),
    ):
        try:
            return read()
        except ValueError:
            continue
    return None


def answer_lines(
    value: str, kind: str, asked: Asked | None, zone: tzinfo, language: str = "en"
) -> tuple[str, ...]:
    """The printed form of a stored value: one line, or one per choice when they are many.

    A value that does not parse as its type is printed exactly as stored; a paper never hides it.
    """
    control = asked.control if asked else ""
    if asked and control == "rank":
        return tuple(f"{i}. {n}" for i, n in enumerate(_chosen(value.split(), asked.choices), 1))
    if asked and control == "select":
        names = _chosen(value.split(), asked.choices)
        together = "; ".join(names)
        return (together,) if len(together) <= _ONE_LINE else names
    if asked and control == "select1":
        return _chosen([value], asked.choices)
    if control == "trigger":
        return ("Acknowledged",)
    if kind == "binary":
        return (f"Attached file: {value}",)
    try:
        return (_typed(value, kind, zone, language),)
    except ValueError:
        return (value,)
