"""What a supervisor's unit has open: who has how much, since when, and which reports those are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from citdesk.casework.ids import PersonId
from citdesk.casework.lifecycle import ReportState
from citdesk.casework.people import Person, Role
from citdesk.vault.standings import KeptStanding
from citdesk.workspace.inside import Inside
from citdesk.workspace.report_rows import Rows
from citdesk.workspace.rows import ReportRow
from citdesk.workspace.supervision import AWAITING, awaits_decision, my_units

_RETURNED = (ReportState.RETURNED, ReportState.AMENDMENT_RETURNED)
_OPEN = (*AWAITING, *_RETURNED, ReportState.WITHDRAWN)
#: More than these are not listed; what was marked longer ago is found by searching.
_MOST_DUPLICATES = 50


@dataclass(frozen=True, slots=True)
class OfficerWork:
    """What one person of the unit has open. ``oldest`` is when the longest untouched of it last moved."""

    person: Person
    waiting: int
    returned: int
    taken_back: int
    oldest: datetime | None

    @property
    def open(self) -> int:
        """How many reports somebody still has to do something about."""
        return self.waiting + self.returned + self.taken_back


@dataclass(frozen=True, slots=True)
class UnitWork:
    """The unit's people, most open work first, and the reports that stand as duplicates."""

    officers: tuple[OfficerWork, ...]
    duplicates: tuple[ReportRow, ...]


def unit_work(inside: Inside) -> UnitWork:
    """What the unit has open. Nobody but a supervisor sees any."""
    units = my_units(inside)
    people = inside.vault.directory.people()
    held: dict[PersonId, list[KeptStanding]] = {
        person.id: [] for person in people.values() if person.unit in units and person.has(Role.OFFICER)
    }
    for kept in _open(inside):
        if kept.standing.unit in units:
            held.setdefault(kept.standing.author, []).append(kept)
    officers = [_work(_person(inside, person), reports) for person, reports in held.items()]
    officers.sort(key=lambda work: (-work.open, work.person.name))
    marked = [
        kept
        for kept in inside.vault.standings.in_states((ReportState.DUPLICATE,))
        if kept.standing.unit in units
    ]
    return UnitWork(tuple(officers), _rows(inside, list(reversed(marked))[:_MOST_DUPLICATES]))


def open_reports(inside: Inside, author: PersonId) -> tuple[ReportRow, ...]:
    """The person's open reports in the unit, what has waited longest first."""
    units = my_units(inside)
    return _rows(
        inside,
        (kept for kept in _open(inside) if kept.standing.unit in units and kept.standing.author == author),
    )


def _open(inside: Inside) -> Iterable[KeptStanding]:
    """What somebody still has to do something about, oldest first: of what was sent, what is decided on."""
    for kept in inside.vault.standings.in_states(_OPEN):
        if kept.standing.state not in AWAITING or awaits_decision(inside, kept.standing):
            yield kept


def _rows(inside: Inside, found: Iterable[KeptStanding]) -> tuple[ReportRow, ...]:
    rows = Rows(inside)
    name_of = inside.vault.directory.name_of
    return tuple(
        replace(rows.of(kept.standing.report, kept, None), by=name_of(kept.standing.author)) for kept in found
    )


def _work(person: Person, reports: list[KeptStanding]) -> OfficerWork:
    states = [kept.standing.state for kept in reports]
    return OfficerWork(
        person=person,
        waiting=sum(state in AWAITING for state in states),
        returned=sum(state in _RETURNED for state in states),
        taken_back=states.count(ReportState.WITHDRAWN),
        oldest=min((kept.changed_at for kept in reports), default=None),
    )


def _person(inside: Inside, person: PersonId) -> Person:
    known = inside.vault.directory.people().get(person)
    return known or Person(person, inside.vault.directory.name_of(person), "", "", frozenset())
