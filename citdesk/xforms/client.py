"""The types a client of the form engine may touch.

Everything here is immutable and free of behaviour beyond reading: a client holds these values, never
the engine's own nodes. See README.md for what the engine is for and what it is not for.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from types import MappingProxyType
from typing import Self

_EMPTY: Mapping[str, str] = MappingProxyType({})
_NO_INSTANCES: Mapping[str, bytes] = MappingProxyType({})


def _empty() -> Mapping[str, str]:
    return _EMPTY


def _no_instances() -> Mapping[str, bytes]:
    return _NO_INSTANCES


@dataclass(frozen=True, slots=True)
class Geopoint:
    """One place on the globe (ODK XForms data type ``geopoint``).

    Latitude and longitude in degrees (WGS 84), altitude and accuracy in metres or None where not given.
    """

    latitude: float
    longitude: float
    altitude: float | None = None
    accuracy: float | None = None


class QuotingText(str):
    """A text of the form with answers in it; ``quoted`` are their spans, from and to.

    A blank answer has a span of no length. What looks like markup in those is somebody's own words.
    """

    __slots__ = ("quoted",)

    def __new__(cls, text: str, quoted: tuple[tuple[int, int], ...]) -> Self:
        """The text with its spans."""
        made = super().__new__(cls, text)
        made.quoted = quoted
        return made

    def __reduce__(self) -> tuple[type[QuotingText], tuple[str, tuple[tuple[int, int], ...]]]:
        """What a copy is made from."""
        return QuotingText, (str(self), self.quoted)

    quoted: tuple[tuple[int, int], ...]


Value = str | int | float | bool | date | time | datetime | Geopoint | tuple[str, ...] | tuple[Geopoint, ...]
"""What an answer may be in Python. ``date`` is a plain day, ``datetime`` is always aware."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the engine is given from outside: it has no clock, no dice and no files of its own.

    ``instances`` are the bytes of named external instances (XML, CSV or GeoJSON, told apart by content);
    they go before an attachment that the form names itself. ``properties`` answer ``property(name)`` and
    the preloads ``email`` and ``phone number``. ``now`` must return an aware time. ``locate`` answers
    ``odk:setgeopoint``: where the device is, or None where that is unknown or not allowed.
    """

    now: Callable[[], datetime]
    zone: tzinfo
    random: random.Random
    user: str = ""
    device: str = ""
    instances: Mapping[str, bytes] = field(default_factory=_no_instances)
    properties: Mapping[str, str] = field(default_factory=_empty)
    locate: Callable[[], Geopoint | None] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a select or rank, in the session's language.

    ``found_by`` are further words by which it is found among many, in any language; nobody is shown them.
    """

    value: str
    label: str
    media: Mapping[str, str] = field(default_factory=_empty, hash=False)
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Everything that a screen needs to show one question as it stands now.

    ``type`` is one word by which an editor can be chosen: string, int, decimal, boolean, date, time,
    dateTime, select, select1, rank, range, trigger, note, geopoint, geotrace, geoshape, binary, barcode.
    ``control`` is the body element's name ('' for a value that has no place on a screen). ``value`` is None
    when blank, ``text`` is the value as stored in the instance. ``awaits``, where there is nothing to choose
    from yet, is the label of the question that has to be answered first.
    """

    path: str
    name: str
    type: str
    control: str
    value: Value | None
    text: str
    label: str
    hint: str
    guidance: str
    choices: tuple[Choice, ...]
    appearance: str
    relevant: bool
    required: bool
    readonly: bool
    constraint_message: str
    required_message: str
    media: Mapping[str, str]
    parameters: Mapping[str, str]
    attributes: Mapping[str, str]
    language: str
    awaits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a page: a question, or a group, repeat or repeat instance with what it holds.

    ``kind`` is 'question', 'group', 'repeat' or 'instance'. A repeat's children are its instances;
    an instance's path carries its ``[n]``.
    """

    kind: str
    path: str
    label: str
    relevant: bool
    children: tuple[Entry, ...] = ()
    appearance: str = ""
    can_add: bool = False
    can_remove: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is shown together: a top-level group, a field-list group, or loose questions between groups."""

    path: str
    label: str
    relevant: bool
    entries: tuple[Entry, ...]
    appearance: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a relevant answer cannot stand.

    ``kind`` is 'required', 'constraint' or 'type'; for 'type', ``typed`` keeps what could not be read.
    """

    path: str
    kind: str
    message: str
    label: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One fault of a form: where it is (sheet and row, or node), what is wrong, and how to mend it."""

    code: str
    where: str
    what: str
    mend: str
    detail: Mapping[str, str] = field(default_factory=_empty, hash=False)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} {self.mend}".strip()
