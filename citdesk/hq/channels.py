"""To whom something in the log is delivered: channels, and which of them a person listens to (design §4.5).

Decided anew for every request from the person's roles and unit as they are then.
"""

from __future__ import annotations

from citdesk.casework.ids import EventId, PersonId
from citdesk.casework.lifecycle import CaseStanding, Standing, units_supervised
from citdesk.casework.people import Person, Role

#: Signed projections of approved reports for the court audience, and their recalls.
COURT = "court"
#: Questions to whichever clinician is on duty.
CLINICIANS = "clinicians"
#: The directory.
EVERYBODY = "everybody"


def of_person(person: PersonId) -> str:
    """The channel of one person: what they wrote and what was decided on it."""
    return f"person:{person}"


def of_unit(unit: str) -> str:
    """The channel of a unit's supervisors."""
    return f"unit:{unit}"


def of_cover(cover: EventId) -> str:
    """The channel of one cover: what its deputy is handed. Nobody hears it once the cover is over."""
    return f"cover:{cover}"


def of_clinician(person: PersonId) -> str:
    """The channel of one clinician: questions addressed to them by name, and what they did about any."""
    return f"clinician:{person}"


def of_report(standing: Standing, case: CaseStanding | None = None) -> tuple[str, ...]:
    """Where a report's events go, whole: its author, the supervisors of its unit, who is on the case."""
    return (of_person(standing.author), of_unit(standing.unit), *(() if case is None else _members(case)))


def of_case(case: CaseStanding) -> tuple[str, ...]:
    """Where an event about a case as a whole goes: who is on it, and the supervisors of its unit."""
    return (of_unit(case.unit), *_members(case))


def _members(case: CaseStanding) -> tuple[str, ...]:
    return tuple(of_person(person) for person in (case.opened_by, *case.officers))


def heard_by(person: Person, covering: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The channels that this person may pull. Administrators and analysts get no content.

    ``covering`` are the units that a supervisor covers for now.
    """
    channels = [EVERYBODY]
    if person.has(Role.OFFICER) or person.has(Role.SUPERVISOR):
        channels.append(of_person(person.id))
    channels += [of_unit(unit) for unit in sorted(units_supervised(person, covering))]
    if person.has(Role.LIAISON):
        channels.append(COURT)
    if person.has(Role.CLINICIAN):
        channels += (CLINICIANS, of_clinician(person.id))
    return tuple(channels)
