"""Reads a pasted CAD text or JSON by a mapping. Nothing is guessed: what cannot be read is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any, cast

from citdesk.casework.cad.mapping import CadField, CadMapping
from citdesk.casework.errors import UserError

LONGEST_TEXT = 100_000  # characters; a CAD sheet has a few thousand
_LONGEST_LINE = 1_000  # a pattern of the agency never meets more than this at once
_HAS_YEAR = ("%Y", "%y", "%x", "%c")


class CadTextRefused(UserError):
    """The pasted text is not one that can be read; the officer pastes another or types on."""

    code = "cad_text_refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer ready for the form."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class Untaken:
    """A field that was not found, or found and not understood; ``reason`` says which."""

    path: str
    label: str
    reason: str


def take(
    mapping: CadMapping, pasted: str, day: date, zone: tzinfo
) -> tuple[tuple[Taken, ...], tuple[Untaken, ...]]:
    """What the text holds for the form, and what it does not.

    ``day`` completes times that carry no date, ``zone`` is where the agency's clock stands. A time of day
    earlier than the one before it in the mapping belongs to the next day: calls go on past midnight.
    Raises CadTextRefused for a text that is blank or far too long, or JSON that is broken.
    """
    text = pasted.strip()
    if not text:
        raise CadTextRefused("There is nothing to read. Copy the CAD text first")
    if len(text) > LONGEST_TEXT:
        raise CadTextRefused("The text is too long for one CAD event. Copy only this event")
    tree = _json(text)
    lines = [line[:_LONGEST_LINE] for line in text.splitlines()]
    taken: list[Taken] = []
    untaken: list[Untaken] = []
    clock = _Clock(day, zone)
    for field in mapping.fields:
        found = _by_key(tree, field.key) if tree is not None else _by_line(lines, field)
        value = _read(field, found, clock) if found else ""
        if value:
            taken.append(Taken(field.path, value))
        else:
            untaken.append(Untaken(field.path, field.label, "not understood" if found else "not found"))
    return tuple(taken), tuple(untaken)


class _Clock:
    """Completes times without a date, each not before the one before it."""

    def __init__(self, day: date, zone: tzinfo) -> None:
        self._day = day
        self._zone = zone
        self._last: datetime | None = None

    def read(self, text: str, formats: tuple[str, ...]) -> str:
        for pattern in formats:
            try:
                read = datetime.strptime(text, pattern)  # noqa: DTZ007 -- without one the zone is the agency's
            except ValueError:
                continue
            moment = self._complete(read, any(mark in pattern for mark in _HAS_YEAR))
            self._last = moment
            return moment.isoformat()
        return ""

    def _complete(self, read: datetime, dated: bool) -> datetime:
        if dated:
            return read if read.tzinfo is not None else read.replace(tzinfo=self._zone)
        day = self._last.date() if self._last is not None else self._day
        moment = datetime.combine(day, read.time(), self._zone)
        if self._last is not None and moment < self._last:
            moment = datetime.combine(date.fromordinal(day.toordinal() + 1), read.time(), self._zone)
        return moment


def _json(text: str) -> Mapping[str, Any] | None:
    if not text.startswith("{"):
        return None
    try:
        tree = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise CadTextRefused("The text looks like JSON but is broken. Copy it again") from error
    return cast("Mapping[str, Any]", tree)


def _by_key(tree: Mapping[str, Any], key: str) -> str:
    here: Any = tree
    for part in key.split(".") if key else ():
        if not isinstance(here, dict) or part not in here:
            return ""
        here = cast("dict[str, Any]", here)[part]
    return str(here).strip() if isinstance(here, str | int | float) and key else ""


def _by_line(lines: list[str], field: CadField) -> str:
    if field.find is None:
        return ""
    matches = (field.find.search(line) for line in lines)
    return next((match.group(1).strip() for match in matches if match is not None and match.group(1)), "")


def _read(field: CadField, found: str, clock: _Clock) -> str:
    if field.kind == "time":
        return clock.read(found, field.formats)
    if field.kind == "choice":
        return field.choices.get(found.casefold(), "")
    return found
