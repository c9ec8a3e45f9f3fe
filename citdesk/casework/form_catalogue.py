"""The catalogue of forms: which forms there are, who may start them, what can be printed from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from citdesk.casework.people import Role


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date question that is watched, what is due then, and the step of a diversion that settles it."""

    path: str
    label: str
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where a diversion's agreement has its conditions: the repeat, and the names of the questions in it.

    ``meeting`` is the kind of condition that is to come to the first meeting, '' where none is.
    """

    each: str
    kind: str
    detail: str
    due: str
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that a new report takes from another form's report of its case, by both questions' paths."""

    form: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One form. ``due`` lists date questions, most urgent first."""

    id: str
    title: str
    file: str
    icon: str
    start: frozenset[Role]
    parent: str | None
    audiences: frozenset[str]
    papers: tuple[str, ...]
    #: external instances that the form reads
    needs: frozenset[str] = frozenset()
    due: tuple[DueDate, ...] = ()
    #: the form that takes its answers over and is started from it
    grows_into: str | None = None
    #: False for what is recorded without anybody's approval
    needs_approval: bool = True
    #: False for what is about nobody who was helped, and so not among the reports
    about_person: bool = True
    #: for a form whose approved reports go through the steps of a diversion
    conditions: Conditions | None = None
    #: questions told in several lines that take what a person pointed at; the first that is asked
    pointed_at: tuple[str, ...] = ()
    #: what a new report takes once from other reports of its case, in this order
    taken: tuple[Taken, ...] = ()
    #: what it is for, in one line
    summary: str = ""


def read_entry(name: str, table: Mapping[str, object]) -> CatalogueEntry:
    """One entry from its table. Raises KeyError, ValueError, TypeError or AttributeError for a faulty one."""
    parent = str(table.get("parent", ""))
    due = cast("Sequence[Sequence[str]]", table.get("due", ()))
    return CatalogueEntry(
        name,
        str(table["title"]),
        str(table.get("file", f"{name}.md")),
        str(table.get("icon", "")),
        frozenset(Role(role) for role in _texts(table, "start")),
        parent or None,
        frozenset(_texts(table, "audiences")),
        tuple(_texts(table, "papers")),
        frozenset(_texts(table, "needs")),
        tuple(DueDate(*each) for each in due),
        str(table.get("grows_into", "")) or None,
        table.get("needs_approval") is not False,
        table.get("about_person") is not False,
        _conditions(table.get("conditions")),
        tuple(_texts(table, "pointed_at")),
        tuple(Taken(*each) for each in cast("Sequence[Sequence[str]]", table.get("taken", ()))),
        str(table.get("summary", "")),
    )


def _conditions(table: object) -> Conditions | None:
    return None if table is None else Conditions(**cast("Mapping[str, str]", table))


def _texts(table: Mapping[str, object], name: str) -> Sequence[str]:
    return [str(text) for text in cast("Sequence[object]", table.get(name, ()))]
