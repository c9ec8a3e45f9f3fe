"""Reads a pasted CAD text or JSON by a mapping. Nothing is guessed: what cannot be read is told."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, cast

from citdesk.casework.cad.mapping import CadField, CadMapping
from citdesk.casework.cad.reading_times import CadClock, NoMoment, read_time
from citdesk.casework.errors import UserError
from citdesk.xforms.patterns import PatternTooSlow

LONGEST_TEXT = 100_000  # characters; a CAD sheet has a few thousand
_LONGEST_LINE = 1_000  # a pattern of the agency never meets more than this at once
_LONGEST_ANSWER = 500
_SECONDS = 0.25  # for all lines of one field, on this computer
_SHOWN = 40  # characters of a value that could not be read

NOT_FOUND = "not found"
NOT_UNDERSTOOD = "not understood"
SKIPPED = "the clocks skipped this hour"
SEVERAL = "there more than once"
TOO_SLOW = "the agency's pattern takes too long"


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
    """A field that was not taken; ``reason`` says why, ``found`` the beginning of what stands there."""

    path: str
    label: str
    reason: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands in the text for one field: each value once, in its order.

    ``unreadable`` is what stands there and is no value of anything, like NaN or true.
    """

    values: tuple[str, ...] = ()
    too_slow: bool = False
    unreadable: str = ""


def take(
    mapping: CadMapping, pasted: str, now: datetime, zone: tzinfo
) -> tuple[tuple[Taken, ...], tuple[Untaken, ...]]:
    """What the text holds for the form, and what it does not.

    ``now`` is when it was pasted, ``zone`` where the agency's clock stands; :class:`CadClock` says which day
    a time belongs to. Raises CadTextRefused for a text that is blank or far too long, that holds more than
    one event, or JSON that is broken.
    """
    text = pasted.strip()
    if not text:
        raise CadTextRefused("There is nothing to read. Copy the CAD text first.")
    if len(text) > LONGEST_TEXT:
        raise CadTextRefused("The text is too long for one CAD event. Copy only this event.")
    tree = _json(text)
    lines = [line[:_LONGEST_LINE] for line in text.splitlines()]
    found = [
        _by_key(tree, field.key) if tree is not None else _by_line(lines, field) for field in mapping.fields
    ]
    _one_event(mapping.fields, found)
    answers = _answers(mapping.fields, found, CadClock(now, zone))
    taken = tuple(answer for answer in answers if isinstance(answer, Taken))
    return taken, tuple(answer for answer in answers if isinstance(answer, Untaken))


def _one_event(fields: Sequence[CadField], found: Sequence[_Found]) -> None:
    for field, here in zip(fields, found, strict=True):
        if field.identifies and len(here.values) > 1:
            named = " and ".join(here.values[:2])
            raise CadTextRefused(f"The text holds more than one event: {named}. Copy only this event.")


def _answers(fields: Sequence[CadField], found: Sequence[_Found], clock: CadClock) -> list[Taken | Untaken]:
    times = [
        read_time(here.values[0], field.formats) if field.kind == "time" and here.values else None
        for field, here in zip(fields, found, strict=True)
    ]
    moments = clock.on_their_days(times)
    return [_answer(field, here, moment) for field, here, moment in zip(fields, found, moments, strict=True)]


def _answer(field: CadField, found: _Found, moment: datetime | NoMoment | None) -> Taken | Untaken:
    if found.unreadable:
        return Untaken(field.path, field.label, NOT_UNDERSTOOD, found.unreadable)
    if not found.values:
        return Untaken(field.path, field.label, TOO_SLOW if found.too_slow else NOT_FOUND)
    if field.kind == "time":  # of several units the first one counts
        values = {moment.isoformat() if isinstance(moment, datetime) else ""}
    elif field.kind == "choice":
        values = {field.choices.get(value.casefold(), "") for value in found.values}
    else:
        values = {_plain(value) for value in found.values}
    value = values.pop()
    shown = _plain(" / ".join(found.values)[:_SHOWN])
    if values:
        return Untaken(field.path, field.label, SEVERAL, shown)
    if value:
        return Taken(field.path, value)
    reason = SKIPPED if moment is NoMoment.SKIPPED else NOT_UNDERSTOOD
    return Untaken(field.path, field.label, reason, shown)


def _plain(text: str) -> str:
    """The text without marks that steer a screen or a file; '' where it cannot be kept as an answer."""
    if len(text) > _LONGEST_ANSWER or any(unicodedata.category(char) == "Cs" for char in text):
        return ""
    kept = (" " if char == "\t" else char for char in text)
    return "".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cf", "Cn")).strip()


def _json(text: str) -> Mapping[str, Any] | None:
    """The JSON of one event, its numbers as they are written; None for a text that is none."""
    if not text.startswith(("{", "[")):
        return None
    try:
        tree: Any = json.loads(
            text,
            object_pairs_hook=_once_each,
            parse_int=str,
            parse_float=str,
            parse_constant=float,
        )
    except (ValueError, RecursionError) as error:
        if text.startswith("["):
            return None  # a sheet may begin with a bracket
        raise CadTextRefused("The text looks like JSON but is broken. Copy it again.") from error
    if isinstance(tree, list):
        events = cast("list[Any]", tree)
        if len(events) != 1:
            raise CadTextRefused("The text holds more than one event, or none. Copy only this event.")
        tree = events[0]
    return cast("Mapping[str, Any]", tree) if isinstance(tree, dict) else {}


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each: of two values under one key JSON would keep the last alone."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found and found[key] != value:
            raise CadTextRefused(f"“{key[:_SHOWN]}” stands there twice. Copy only this event, once.")
        found[key] = value
    return found


def _by_key(tree: Mapping[str, Any], key: str) -> _Found:
    here: Any = tree
    for part in key.split(".") if key else ():
        if not isinstance(here, dict) or part not in here:
            return _Found()
        here = cast("dict[str, Any]", here)[part]
    if isinstance(here, bool | float):  # numbers stay texts, so this is NaN or Infinity
        return _Found(unreadable=str(here))
    value = here.strip() if isinstance(here, str) and key else ""
    return _Found((value,)) if value else _Found()


def _by_line(lines: Sequence[str], field: CadField) -> _Found:
    if field.find is None:
        return _Found()
    try:
        matches = field.find.first_groups(lines, _SECONDS)
    except PatternTooSlow:
        return _Found(too_slow=True)
    once: dict[str, str] = {}
    for match in matches:
        if match.strip():
            once.setdefault(match.strip().casefold(), match.strip())
    return _Found(tuple(once.values()))
