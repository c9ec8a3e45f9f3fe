"""What is counted: the measures of ``resources/insights/measures.toml``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.xforms import ExpressionError, Query

T = TypeVar("T")
_LANGUAGES = ("en", "es")


class Kind(StrEnum):
    """How a measure is counted."""

    SHARE = "share"
    MIDDLE = "middle"


class Unit(StrEnum):
    """What a middle value is measured in."""

    MINUTES = "minutes"
    HOURS = "hours"


class Part(StrEnum):
    """The part of the work that a measure tells of, in the order shown."""

    TIME = "time"
    TOGETHER = "together"
    LISTENING = "listening"
    CARE = "care"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the languages of the screens."""

    words: Mapping[str, str]

    def by(self, language: str) -> str:
        """The words in a language, in English where there are none."""
        return self.words.get(language) or self.words["en"]


@dataclass(frozen=True, slots=True)
class Source:
    """A form whose approved reports are counted; ``happened`` yields the day by which they are.

    ``person`` yields the name of whom a report is about, blank where it is not known.
    """

    form: str
    happened: Query
    person: Query


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``among`` says which reports count; ``what`` yields truth, or a number of units."""

    id: str
    form: str
    part: Part
    kind: Kind
    unit: Unit | None
    among: Query
    what: Query
    statement: Said
    counted: Said


@dataclass(frozen=True, slots=True)
class Group:
    """A way to tell people apart; ``value`` yields the key of a name, or '' where the report has none.

    ``apart_from`` are measures that ask the same themselves: told by this group they would say nothing.
    """

    id: str
    form: str
    title: Said
    value: Query
    names: Mapping[str, Said]
    apart_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """A file of measures that was checked."""

    sources: Mapping[str, Source]
    measures: tuple[Measure, ...]
    groups: tuple[Group, ...]

    def of_form(self, form: str) -> tuple[Measure, ...]:
        """The measures over a form's reports."""
        return tuple(measure for measure in self.measures if measure.form == form)

    def groups_of_form(self, form: str) -> tuple[Group, ...]:
        """The ways to tell the people of a form's reports apart."""
        return tuple(group for group in self.groups if group.form == form)

    def groups_of(self, measure: Measure) -> tuple[Group, ...]:
        """Those of them by which a measure is told."""
        groups = self.groups_of_form(measure.form)
        return tuple(group for group in groups if measure.id not in group.apart_from)


def read_measures(file: str, text: str) -> Measures:
    """The measures in the file's order. Raises DataFileError naming what is wrong."""
    whole = CheckedTable.parse(file, text)
    sources = _rows(whole, "source", _source)
    by_form = {source.form: source for source in sources}
    forms = frozenset(by_form)
    measures = _rows(whole, "measure", lambda row: _measure(row, forms))
    groups = _rows(whole, "group", lambda row: _group(row, forms))
    whole.done()
    known = {measure.id for measure in measures}
    for group in groups:
        if lost := [name for name in group.apart_from if name not in known]:
            raise DataFileError(file, f"the group {group.id} names {', '.join(lost)}, which is no measure")
    for what, ids in (
        ("sources have the same form", [source.form for source in sources]),
        ("measures have the same id", [measure.id for measure in measures]),
        ("groups have the same id", [group.id for group in groups]),
    ):
        if len(set(ids)) < len(ids):
            raise DataFileError(file, f"two {what}")
    return Measures(MappingProxyType(by_form), measures, groups)


def _rows(whole: CheckedTable, key: str, read: Callable[[CheckedTable], T]) -> tuple[T, ...]:
    found: list[T] = []
    for row in whole.tables(key, needed=True):
        found.append(read(row))
        row.done()
    return tuple(found)


def _source(row: CheckedTable) -> Source:
    return Source(row.text("form"), _query(row, "happened"), _query(row, "person"))


def _measure(row: CheckedTable, forms: frozenset[str]) -> Measure:
    kind = Kind(row.word("kind", frozenset(Kind)))
    middle = kind is Kind.MIDDLE
    return Measure(
        id=row.text("id"),
        form=row.word("form", forms),
        part=Part(row.word("part", frozenset(Part))),
        kind=kind,
        unit=Unit(row.word("unit", frozenset(Unit))) if middle else None,
        among=_query(row, "among"),
        what=_query(row, "value" if middle else "where"),
        statement=_said(row, "statement"),
        counted=_said(row, "counted"),
    )


def _group(row: CheckedTable, forms: frozenset[str]) -> Group:
    found = Group(
        id=row.text("id"),
        form=row.word("form", forms),
        title=_said(row, "title"),
        value=_query(row, "value"),
        names=_names(row.table("names")),
        apart_from=row.words("apart_from", absent=True),
    )
    if not found.names:
        raise row.refuse("names", "is empty")
    return found


def _names(row: CheckedTable) -> Mapping[str, Said]:
    return MappingProxyType({key: _said(row, key) for key in row.names()})


def _said(row: CheckedTable, key: str) -> Said:
    inner = row.table(key)
    words = {language: inner.text(language) for language in _LANGUAGES}
    inner.done()
    return Said(MappingProxyType(words))


def _query(row: CheckedTable, key: str) -> Query:
    try:
        return Query(row.text(key))
    except ExpressionError as error:
        raise row.refuse(key, f"cannot be used. {error}") from error
